/**
 * NewsML-G2's ways to name a thing: by QCode, URI or literal, and in several languages.
 */
import { attribute, children, textOf, type XmlElement } from '../../xml/select.ts'

export function named(el: XmlElement, language: string | undefined): { name?: string } {
  const names = children(el, 'name').filter((n) => textOf(n) !== '')
  const display = names.filter((n) => !/mnemonic|short|abbrev/i.test(coded(n, 'role') ?? ''))
  const name = inLanguage(display.length > 0 ? display : names, language, true)
  // dpa writes the code itself where a name is missing
  return name && name !== attribute(el, 'qcode') ? { name } : {}
}

/** A party's or concept's name: its name element, its literal, or (where codes may stand for names) the end of its QCode. */
export function nameOf(el: XmlElement | undefined, language: string | undefined, codes = true): string | undefined {
  if (!el) return undefined
  const found = named(el, language).name ?? attribute(el, 'literal') ?? (textOf(el) || undefined)
  if (found) return found
  const uri = attribute(el, 'uri')
  return (codes ? attribute(el, 'qcode')?.split(':').at(-1) : undefined) ?? (uri && /^https?:\/\/([^/]+)/.exec(uri)?.[1])
}

/** The texts in the entry's language, or without one, else those of the first language that is there; all of them together, or the first. */
export function inLanguage(elements: XmlElement[], language: string | undefined, onlyFirst = false): string | undefined {
  const filled = elements.map((el) => ({ text: textOf(el), lang: attribute(el, 'lang') })).filter(({ text }) => text !== '')
  const fitting = filled.filter(({ lang }) => !lang || !language || sameLanguage(lang, language))
  const chosen = fitting.length > 0 ? fitting : filled.filter(({ lang }) => lang === filled[0]?.lang)
  return (onlyFirst ? chosen[0]?.text : unlike(chosen.map(({ text }) => text)).join('\n')) || undefined
}

/** An attribute that holds a QCode, or its twin that holds the URI (`role`, `roleuri`). */
export const coded = (el: XmlElement, name: string): string | undefined => attribute(el, name) ?? attribute(el, `${name}uri`)
/** The code alone, of a QCode or a URI. */
export const codeOf = (el: XmlElement | undefined): string | undefined =>
  (attribute(el, 'qcode') ?? attribute(el, 'uri'))?.split(/[:/#]/).at(-1)

export const sameLanguage = (a: string, b: string): boolean => a.slice(0, 2).toLowerCase() === b.slice(0, 2).toLowerCase()
export const unlike = (words: string[]): string[] => [...new Map(words.map((word) => [word.toLowerCase(), word])).values()]
