/**
 * What an element's `class`, `id` and `role` say about its part in the page. Names are taken apart into words
 * (`articleBody__related-links` → article, body, related, links), because publishers' systems differ in everything but the words.
 */

import { bodyNames, foreignNames, furnitureNames, leadNames, weakFurnitureNames } from './furniture.ts'
import type { Element } from './tree.ts'

/** `body`: likely the text's container; `lead`: the line under the headline; `furniture`: not the text; `foreign`: surely another's text; `weak`: furniture unless it holds much of the page's prose. */
export type Role = 'body' | 'lead' | 'foreign' | 'furniture' | 'weak' | undefined

/** `storyBody` → `story Body` (but not the letters of a random id, `n1AuAdJl`); then everything else that separates. */
export const nameWords = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z][a-z]{2,})/g, '$1 $2 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

function matches(words: readonly string[], names: ReadonlySet<string>): boolean {
  for (let i = 0; i < words.length; i++) {
    // a lone `hide` hides; `hide-for-small` does not
    if (names.has(words[i]!) && (words[i] !== 'hide' || words.length === 1)) return true
    if (i > 0 && names.has(`${words[i - 1]} ${words[i]}`)) return true
  }
  return false
}

/** What was read, by all of an element's names: a publisher's pages repeat theirs. Emptied when full. */
const read = new Map<string, Role>()
const maxRead = 20_000

export function roleOf({ attribs }: Element): Role {
  const name = attribs.class ?? ''
  const id = attribs.id ?? ''
  const component = attribs['data-testid'] ?? attribs['data-component'] ?? attribs['data-type'] ?? attribs['data-module'] ?? ''
  if (name === '' && id === '' && component === '') return undefined
  let all = `${name} ${id} ${component}`
  if (all.length > 600) all = all.slice(0, 600)
  let role = read.get(all)
  if (role === undefined && !read.has(all)) {
    if (read.size >= maxRead) read.clear()
    role = readRole(all)
    read.set(all, role)
  }
  return role
}

/** `has-sidebar`, `with-comments`, `comments-open`: said of the whole page, of what stands elsewhere on it. */
const aboutElsewhere =
  /^(?:has|with|without|no|not)(?=[-_A-Z])|[-_](?:enabled|disabled|open|closed|opened|on|off|allowed|active|inactive|loaded|selector)$/

function readRole(all: string): Role {
  // each class by itself: words of two classes together mean nothing
  let role: Role
  for (const name of all.split(/\s+|--|:/)) {
    if (name === '' || aboutElsewhere.test(name)) continue
    const words = nameWords(name)
    if (words.length === 0) continue
    if (matches(words, foreignNames)) return 'foreign'
    if (matches(words, furnitureNames)) role = 'furniture'
    if (role === 'furniture') continue
    if (matches(words, leadNames)) role = 'lead'
    else if (role !== 'lead' && matches(words, weakFurnitureNames)) role = 'weak'
    else if (role === undefined && matches(words, bodyNames)) role = 'body'
  }
  return role
}
