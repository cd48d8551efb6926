/**
 * What a notice to editors names: headlines in quotation marks, item numbers, slugs.
 */
import { forms } from '#src/agencies/index.ts'
import { patterns } from '#src/languages/index.ts'

/** A sentence without what it names: headlines in quotation marks, numbers. */
export const unnamed = (sentence: string): string =>
  sentence.replace(/["“„«»「『《‘][^"“”„«»「」『』《》\n]{3,300}["”“»«」』》’]/gu, ' ').replace(numbered, ' ')

/** A headline without quotation marks, where a word says that it is one. */
const headed = new RegExp(`(?<!\\p{L})(?:${patterns('headlined')})[:\\s]{1,3}(?!["“„«»「『《‘])([^\\n"“”«».;]{8,200})`, 'giu')
/** A slugline, where a word says that it is one. */
const slugged = new RegExp(`(?<!\\p{L})(?:${patterns('slugged')})[:\\s]{1,3}["“„«]?([\\p{L}\\p{N}][\\p{L}\\p{N}/_-]{3,60})`, 'giu')

/** A number with its letters (`0471`, `a2870`), or behind its day's or service's own (`w9-0912`). */
const numbered = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${patterns('itemNumbers')}|${forms('numberPrefix').join('|')})\\s{0,2}[:#]?\\s{0,2}((?:[A-Z][A-Z0-9]{0,7}-)?[A-Z]{0,3}\\d{2,12})(?![\\p{L}\\p{N}])`,
  'giu',
)
/** A slugline as the American wires print it. */
const wireSlug = /(?<![\p{L}\p{N}-])BC-[\p{L}\p{N}][\p{L}\p{N}/_-]{2,60}/gu
/** Headlines in quotation marks (at least two words) and item numbers (`dpa 157`, `item 0123`, `L1N14N0FF`, `urn:…`). */
export function references(text: string): { headlines: string[]; items: string[] } {
  const capped = text.slice(0, 8000)
  const headlines: string[] = []
  for (const m of capped.matchAll(/["“„«»「『《‘]([^"“”„«»「」『』《》\n]{6,300})["”“»«」』》’]/gu)) {
    const quoted = m[1]!.trim()
    if (/\s/u.test(quoted) || /^\p{Lo}{4,}/u.test(quoted)) headlines.push(quoted)
  }
  for (const m of capped.matchAll(headed)) headlines.push(m[1]!.trim())
  const items: string[] = []
  for (const m of capped.matchAll(slugged)) items.push(m[1]!)
  for (const m of capped.matchAll(numbered)) items.push(m[1]!)
  for (const [slug] of capped.matchAll(wireSlug)) items.push(slug)
  for (const m of capped.matchAll(
    /\b(?:[A-Z]\d[A-Z]\d[A-Z0-9]{5}|[A-Z]{1,3}\d{5,}[A-Z0-9]*|urn:[a-z0-9][\w.:~-]{6,200}|tag:[\w.:,~/-]{6,200})/gu,
  ))
    items.push(m[0])
  return { headlines: [...new Set(headlines)].slice(0, 8), items: [...new Set(items)].slice(0, 16) }
}
