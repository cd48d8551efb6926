/**
 * What stands before a root element: declarations, comments, and a doctype, of which only plain characters are taken.
 */
import type { Problem } from '../document.ts'

/** Entities that would bring in a file, or others. */
export function harmIn(prolog: string): Problem[] {
  const problems: Problem[] = []
  if (/<!ENTITY\s+(?:%\s+)?[\w.-]{1,60}\s+(?:SYSTEM|PUBLIC)\b/i.test(prolog))
    problems.push({ code: 'external-entity', message: 'the document names files to be read into it; they were not read' })
  if (/<!ENTITY\s+(?:%\s+)?[\w.-]{1,60}\s+(?:"[^"&%<]*[&%<]|'[^'&%<]*[&%<])/i.test(prolog))
    problems.push({ code: 'nested-entity', message: 'the document defines entities by other entities; they were left as they stand' })
  return problems
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
