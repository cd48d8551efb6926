import { parseAgency } from '#src/wire/agencies.ts'
import type { WireDocument, WireEntry } from '#src/wire/document.ts'

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export async function parsed(
  text: string,
  more: { url?: string; timezone?: string; headers?: Record<string, string> } = {},
): Promise<WireDocument> {
  const document = await parseAgency({ bytes: bytesOf(text), ...more })
  if (!document) throw new Error('taken for no agency format')
  return document
}

export async function only(text: string, more: { url?: string; timezone?: string } = {}): Promise<WireEntry> {
  const { entries } = await parsed(text, more)
  if (entries.length !== 1 || !entries[0]) throw new Error(`${entries.length} entries`)
  return entries[0]
}

/** The words of a text, without marks: what a body must not lose. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
