/**
 * Named characters of a feed's XML, and what a document brings that is not taken from it.
 */
import { decodeHTML } from 'entities/decode'
import type { Problem } from '../../document.ts'

export const predefined = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  // XHTML 1.0's (HTMLsymbol); HTML 5 gave their names to others, which its bodies mean.
  ['lang', '\u2329'],
  ['rang', '\u232a'],
])

/** One of HTML's names, or a number; undefined for what is neither. */
export function characterOf(name: string): string | undefined {
  if (!/^(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,40})$/.test(name)) return undefined
  const written = `&${name};`
  const decoded = decodeHTML(written)
  // A legacy name that needs no semicolon decodes alone at the beginning of another: &notice; is not "¬ice;".
  return decoded === written || decoded.endsWith(';') || unprintable.test(decoded) ? undefined : decoded
}
/** XML 1.0, section 2.2: no characters. */
const unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

/**
 * What a document brings that is not taken from it.
 * @returns the text to read, and what was wrong with it
 */
export function withoutHarm(text: string, prolog: string): { text: string; problems: Problem[] } {
  const problems: Problem[] = []
  if (/<!ENTITY\s+(?:%\s+)?[\w.-]{1,60}\s+(?:SYSTEM|PUBLIC)\b/i.test(prolog))
    problems.push({ code: 'external-entity', message: 'the document names files to be read into it; they were not read' })
  if (/<!ENTITY\s+(?:%\s+)?[\w.-]{1,60}\s+(?:"[^"&%<]*[&%<]|'[^'&%<]*[&%<])/i.test(prolog))
    problems.push({ code: 'nested-entity', message: 'the document defines entities by other entities; they were left as they stand' })
  if (!unprintable.test(text)) return { text, problems }
  problems.push({ code: 'control-characters', message: 'control characters, which XML does not allow, were left out' })
  return { text: text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+/g, ''), problems }
}

/** Plain text entities that a doctype defines; what names other entities, or a file, is left alone. */
export function definedIn(prolog: string): Record<string, string> {
  const defined: Record<string, string> = Object.create(null)
  const doctype = prolog.indexOf('<!DOCTYPE')
  if (doctype < 0) return defined
  for (const [, name, a, b] of prolog
    .slice(doctype, doctype + 20_000)
    .matchAll(/<!ENTITY\s{1,20}([\w.-]{1,60})\s{1,20}(?:"([^"&<%]{0,500})"|'([^'&<%]{0,500})')\s{0,20}>/g)) {
    if (Object.keys(defined).length < 200) defined[name!] = a ?? b ?? ''
  }
  return defined
}

/** Does anything stand in a prolog beside declarations, comments and a doctype? */
export function saysMore(prolog: string): boolean {
  let at = 0
  for (;;) {
    while (at < prolog.length && /\s/.test(prolog[at]!)) at++
    if (at === prolog.length) return false
    const end = endOfDeclaration(prolog, at)
    if (end === undefined) return true
    at = end
  }
}

/** Where what begins at `at` ends; undefined when it is no declaration, comment or doctype, or has no end. */
function endOfDeclaration(prolog: string, at: number): number | undefined {
  const after = (mark: string, from: number) => {
    const found = prolog.indexOf(mark, from)
    return found < 0 ? undefined : found + mark.length
  }
  if (prolog.startsWith('<?', at)) return after('?>', at + 2)
  if (prolog.startsWith('<!--', at)) return after('-->', at + 4)
  if (prolog.slice(at, at + 9).toUpperCase() !== '<!DOCTYPE') return undefined
  const close = after('>', at)
  const subset = prolog.indexOf('[', at)
  if (subset < 0 || close === undefined || close < subset) return close
  const shut = after(']', subset)
  return shut === undefined ? undefined : after('>', shut)
}
