/**
 * What an element's `class`, `id` and the like say about its part in the page. Names are taken apart into words
 * (`articleBody__related-links` → article, body, related, links), because publishers' systems differ in everything but the words.
 */

import { Buffer } from 'node:buffer'
import { bodyNames, foreignNames, furnitureNames, leadNames, looksNames, weakFurnitureNames } from './furniture.ts'
import type { Element } from './tree.ts'

/** `body`: likely the text's container; `lead`: the line under the headline; `furniture`: not the text; `foreign`: surely another's text; `weak`: furniture unless it holds much of the page's prose; `looks`: furniture unless what it holds reads like the text. */
export type Role = 'body' | 'lead' | 'foreign' | 'furniture' | 'weak' | 'looks' | undefined

const isAscii = /^[\x00-\x7f]*$/

/** `storyBody` → `story Body` (but not the letters of a random id, `n1AuAdJl`); then everything else that separates. */
function nameWords(name: string): string[] {
  const low = name.toLowerCase()
  const divided = low === name ? low : name.replace(/([a-z0-9])([A-Z][a-z]{2,})/g, '$1 $2 ').toLowerCase()
  return divided.split(isAscii.test(divided) ? /[^a-z0-9]+/ : /[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

/** What one name says, as bits; of several the lowest bit counts for the role. */
const bits = { foreign: 1, furniture: 2, lead: 4, weak: 8, body: 16, byline: 32, dated: 64, looks: 128 } as const
const roles = 31 | bits.looks
const known = new Map<string, number>()
for (const [bit, names] of [
  [bits.foreign, foreignNames],
  [bits.furniture, furnitureNames.difference(looksNames)],
  [bits.looks, looksNames],
  [bits.lead, leadNames],
  [bits.weak, weakFurnitureNames],
  [bits.body, bodyNames],
] as const)
  for (const name of names) known.set(name, (known.get(name) ?? 0) | bit)

/** `has-sidebar`, `with-comments`, `comments-open`: said of the whole page, of what stands elsewhere on it. */
const aboutElsewhere =
  /^(?:has|with|without|no|not)(?=[-_A-Z])|[-_](?:enabled|disabled|open|closed|opened|on|off|allowed|active|inactive|loaded|selector)$/

const bylineName =
  /(?:^|[^a-z])(?:by-?line|authors?|autor(?:en|es|a)?|auteurs?|autore|redakteur|skribent|writer|reporter|journalist|p-author|vcard)(?![a-z])|(?:by[Ll]ine|Author)/
const datedName = /(?:^|[^a-z])(?:date|time|datum|fecha|data|published|pubdate|timestamp|datetime)(?![a-z])|(?:[a-z]Date|Time)/

const onlyAlone: ReadonlySet<string> = new Set(['hide', 'cmp'])

/** One class or id by itself: words of two classes together mean nothing. */
function readName(name: string): number {
  let found = (bylineName.test(name) ? bits.byline : 0) | (datedName.test(name) ? bits.dated : 0)
  if (name === '' || aboutElsewhere.test(name)) return found
  const words = nameWords(name)
  let before = ''
  for (const word of words) {
    // a lone `hide` hides, a lone `cmp` asks for consent; `hide-for-small` and the components `cmp-text` do neither
    if (words.length === 1 || !onlyAlone.has(word)) found |= known.get(word) ?? 0
    if (before !== '') found |= known.get(`${before} ${word}`) ?? 0
    before = word
  }
  return found
}

const separated = /[^\S ]|--|:/
const longest = 600

/**
 * What was read, by name and by all names of an element: a publisher's pages repeat theirs. Emptied when full. The keys are copies: a
 * string that was cut out of a page keeps the page.
 */
const readNames = new Map<string, number>()
const readValues = new Map<string, number>()
/** 221 news pages have 44,000 between them. */
const maxRead = 60_000

const copyOf = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')

function readValue(value: string | undefined): number {
  if (value === undefined || value === '') return 0
  const before = readValues.get(value)
  if (before !== undefined) return before
  let found = 0
  const cut = value.length > longest ? value.slice(0, longest) : value
  // most values have only spaces, which are quicker to split at
  for (const name of cut.split(separated.test(cut) ? /\s+|--|:/ : ' ')) {
    let one = readNames.get(name)
    if (one === undefined) {
      one = readName(name)
      if (readNames.size >= maxRead) readNames.clear()
      readNames.set(copyOf(name), one)
    }
    found |= one
  }
  if (readValues.size >= maxRead) readValues.clear()
  if (value.length <= longest) readValues.set(copyOf(value), found)
  return found
}

/** All that an element's names say; kept in the element, since every stage asks. */
function namesOf(element: Element): number {
  if (element.names >= 0) return element.names
  const { attribs } = element
  const component = attribs['data-testid'] ?? attribs['data-component'] ?? attribs['data-type'] ?? attribs['data-module']
  const own = readValue(attribs.class) | readValue(attribs.id)
  element.names = component === undefined ? own : own | (readValue(component) & roles)
  return element.names
}

export function roleOf(element: Element): Role {
  const found = namesOf(element)
  if ((found & roles) === 0) return undefined
  if (found & bits.foreign) return 'foreign'
  if (found & bits.furniture) return 'furniture'
  if (found & bits.looks) return 'looks'
  return found & bits.lead ? 'lead' : found & bits.weak ? 'weak' : 'body'
}

/** An element's names say that it holds the authors' names. */
export const namesByline = (element: Element): boolean => (namesOf(element) & bits.byline) !== 0

/** An element's names say that it holds a date. */
export const namesDate = (element: Element): boolean => (namesOf(element) & bits.dated) !== 0
