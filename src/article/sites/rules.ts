/**
 * What is true of one publisher's pages, as data: which elements hold the text, the headline, the authors, the date, the link
 * to the next page; which never belong to it; how its dates are written. An admin writes it in feeds.yaml under a feed (`extract: {body: "div.story", drop: [".poll"]}`); it is checked here
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
  headline: selector.optional(),
  authors: selector.optional(),
  published: selector.optional(),
  dates: z.enum(['day-first', 'month-first'], 'day-first or month-first').optional(),
  next: selector.optional(),
})
