/**
 * How an agency's paged API is read, as feeds.yaml says it.
 */
import { z } from 'zod'

const pointerForm = 'a place in the answer, with a slash before each name: /data/items'
const pointer = z.string(pointerForm).regex(/^(?:\/[^/\s]+)+$/, pointerForm)
const sinceForm = 'the name of a parameter, which may be followed by how it is written, :iso, :date, :epoch or :ms: updated_since:epoch'

export const apiRules = z.strictObject({
  /** Where the items stand. Without it each page is a document. */
  items: pointer.optional(),
  /** Where an answer says how to go on: an address, or what `cursor` is to be. */
  next: z.union([pointer, z.literal('header:Link')], `${pointerForm}, or header:Link`).optional(),
  /** The parameter that takes what `next` leads to, where that is no address. */
  cursor: z.string().min(1).max(100).optional(),
  /** The parameter that takes the time since when items are wanted. */
  since: z
    .string(sinceForm)
    .regex(/^[\w.[\]-]{1,100}(?::(?:iso|date|epoch|ms))?$/, sinceForm)
    .optional(),
  /** What an item is called, within it. */
  id: pointer.optional(),
  /** Where an item says at what address its whole document lies, within it. */
  detail: pointer.optional(),
})

export type ApiRules = z.output<typeof apiRules>
