import { readFileSync } from 'node:fs'
import type { WireDocument, WireEntry } from '#src/wire/document.ts'
import { parse } from '#src/wire/index.ts'

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The bytes of a file in `test/wire/agencies`, in the charset that its agency would use. */
export const agencyFile = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`agencies/${name}`, import.meta.url)))

export async function parsed(
  text: string | Uint8Array,
  more: { url?: string; timezone?: string; headers?: Record<string, string> } = {},
): Promise<WireDocument> {
  return parse({ bytes: typeof text === 'string' ? bytesOf(text) : text, ...more })
}

export async function only(text: string | Uint8Array, more: { url?: string; timezone?: string } = {}): Promise<WireEntry> {
  const { entries } = await parsed(text, more)
  if (entries.length !== 1 || !entries[0]) throw new Error(`${entries.length} entries`)
  return entries[0]
}

/** The words of a text, without marks: what a body must not lose. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
