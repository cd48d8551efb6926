/**
 * What is true of one publisher's pages, as data: which elements hold the text, which never belong to it, the zone of dates that
 * carry none. An admin writes it in feeds.yaml under a feed (`extract: {body: "div.story", drop: [".poll"]}`); it is checked here
 * when the file is loaded. The code knows no publisher: extraction has to do without, and the benchmark runs without.
 */
import { z } from 'zod'
import { parseSelector } from './selector.ts'

const selector = z
  .string()
  .min(1)
  .max(500)
  .refine(
    (text) => parseSelector(text) !== undefined,
    'not a simple selector: tag, .class, #id, [attr=value], joined, with spaces for descendants and commas for alternatives',
  )

/** A feed's `extract` in feeds.yaml. */
export const siteRules = z.strictObject({
  body: selector.optional(),
  drop: z.array(selector).max(100).optional(),
})
