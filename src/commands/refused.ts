/**
 * What is kept of a command that was refused: a secret may stand where none belongs.
 */
import { z } from 'zod'
import { shownAddress } from '#src/text/address.ts'
import { findCommandNamed } from './index.ts'

/** In the place of what was not kept. */
const left = '…'

/** The arguments, without the values that are wrong, or that no argument has: who asked, why, and what is right by itself stays. */
export function keptOfRefused(name: string, given: unknown): Record<string, unknown> {
  const command = findCommandNamed(name)
  const shape = command?.schema instanceof z.ZodObject ? (command.schema.shape as Record<string, z.ZodType>) : {}
  const words = z.string()
  const known: Record<string, z.ZodType> = { ...shape, actor: words, reason: words }
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : []
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key.slice(0, 100),
      Object.hasOwn(known, key) && known[key]!.safeParse(value).success ? shown(value) : left,
    ]),
  )
}

const shown = (value: unknown): unknown => (typeof value === 'string' ? shownAddress(value) : value)
