/**
 * What stands in a ninjs item, one value at a time: texts, lists or single values, concepts, alternatives by content type.
 */

import type { Subject, WireEntry } from '../../document.ts'
import { textOfHtml } from '../../html/body.ts'
import { longestBody } from '../../html/index.ts'
import { schemeAndCode } from '../../newscodes/schemes.ts'

export type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Longer lists are cut. */
export const mostValues = 20_000
const deepestValue = 12
/** Here the names are the agency's own. */
const byName = new Set(['associations', 'renditions', 'altids'])

/** ninjs 3 writes its names in camel case (`versionCreated`), those before in small letters: all of them in small letters. */
export function inSmallLetters(value: unknown, named = false, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > deepestValue) return value
  if (Array.isArray(value)) return value.slice(0, mostValues).map((part) => inSmallLetters(part, false, depth + 1))
  const out: Json = Object.create(null)
  for (const [name, part] of Object.entries(value)) {
    const key = named ? name : name.toLowerCase()
    if (!Object.hasOwn(out, key)) out[key] = inSmallLetters(part, byName.has(key), depth + 1)
  }
  return out
}

export function conceptOf(value: unknown): Subject {
  if (!isObject(value)) {
    const name = clean(text(value))
    return name ? { name } : {}
  }
  const name = clean(text(value.name) ?? text(value.literal) ?? text(value.title))
  const uri = text(value.uri)
  const code = text(value.code) ?? text(value.qcode)
  const scheme = text(value.scheme)
  const literal = text(value.literal)
  const read = uri
    ? schemeAndCode(uri)
    : code
      ? schemeAndCode(code, scheme)
      : literal && literal !== name
        ? /^[\p{L}_][\w.-]{0,60}:[^\s/]/u.test(literal)
          ? schemeAndCode(literal)
          : { code: literal }
        : {}
  return { ...read, ...(name && { name }) }
}

export function altIdsOf(given: unknown): { scheme?: string; id: string }[] {
  if (isObject(given)) return Object.entries(given).flatMap(([scheme, id]) => (text(id) ? [{ scheme, id: text(id) ?? '' }] : []))
  return values(given).flatMap((value) => {
    const id = isObject(value) ? (text(value.value) ?? text(value.id)) : text(value)
    const role = isObject(value) ? text(value.role) : undefined
    return id ? [{ ...(role && { scheme: role }), id }] : []
  })
}

/** ninjs 2 and later: a list of texts with `contenttype` and `role`; the main one of each kind, and XML of the agency's own only where nothing else is. */
export function byContentType(given: unknown): { html?: string; text?: string } {
  const found: { html?: string; text?: string } = {}
  const parts = values(given).filter(isObject)
  const isMain = (part: Json) => /^(?:|main|default|body|summary|caption|abstract)$/i.test(localName(text(part.role) ?? ''))
  const isXml = (part: Json) => /xml/i.test(text(part.contenttype) ?? '') && !/html/i.test(text(part.contenttype) ?? '')
  const rank = (part: Json) => (isXml(part) ? 2 : isMain(part) ? 0 : 1)
  for (const part of parts.toSorted((a, b) => rank(a) - rank(b))) {
    const value = text(part.value)
    if (!value) continue
    const kind =
      /html|xml/i.test(text(part.contenttype) ?? '') || (!part.contenttype && /<\w+[^>]{0,200}>/.test(value.slice(0, 400)))
        ? 'html'
        : 'text'
    found[kind] ??= value
  }
  return found
}

export const values = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value.slice(0, mostValues) : [value]

export function text(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && /\S/.test(value) ? value.slice(0, longestBody) : undefined
}

/** Text without the inline markup that some services leave in headlines. */
export const unmarked = (value: string | undefined): string | undefined =>
  value && /<\/?[a-z][^<>]{0,100}>/i.test(value) ? fromHtml(value) : clean(value)

export const nameOf = (value: unknown): string | undefined =>
  isObject(value)
    ? (text(value.name) ?? text(value.literal) ?? text(value.value) ?? text(value.title) ?? text(value.uri) ?? text(value.code))
    : text(value)
export const clean = (value: string | undefined): string | undefined => value?.replace(/\s+/g, ' ').trim() || undefined
export const joined = (value: unknown): string | undefined =>
  clean(
    values(value)
      .map((part) => nameOf(part) ?? '')
      .join(' '),
  )
export const fromHtml = (html: string | undefined): string | undefined => (html ? clean(textOfHtml(html)) : undefined)
export const positive = (value: unknown): number | undefined => {
  const number = Math.round(Number(text(value)))
  return number > 0 && Number.isFinite(number) ? number : undefined
}
export const localName = (role: string): string => role.split(/[:/#]/).at(-1) ?? role
export const unique = (subjects: Subject[]): Subject[] => [
  ...new Map(subjects.map((s) => [`${s.scheme}|${s.code}|${s.code ? '' : s.name}`, s])).values(),
]

export function firstKey(item: Json, like: RegExp): string | undefined {
  for (const key of Object.keys(item).slice(0, 500)) {
    const value = like.test(key) ? text(item[key]) : undefined
    if (value) return value
  }
  return undefined
}

export function put<
  K extends
    | 'id'
    | 'version'
    | 'type'
    | 'headline'
    | 'slugline'
    | 'summary'
    | 'language'
    | 'by'
    | 'provider'
    | 'dateline'
    | 'located'
    | 'creditLine'
    | 'copyrightNotice'
    | 'copyrightHolder'
    | 'usageTerms',
>(entry: WireEntry, key: K, value: string | undefined): void {
  if (value) entry[key] = value
}
