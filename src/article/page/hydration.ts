/**
 * Text of pages that a script fills in: it stands in a hydration payload (`__NEXT_DATA__`, `Fusion.globalContent`,
 * `__INITIAL_STATE__`, Apollo caches, …). Only looked for when the page itself shows next to no text. Bounded in what it visits.
 */

import { flightOf, shownIn } from './flight.ts'
import { isTooDeep } from './linked-data.ts'
import { textOf } from './text.ts'
import { parseTree } from './tree.ts'

const maxVisited = 200_000
const maxDepth = 40
/** Characters of one script, and of all, that are looked through. */
const maxScript = 2_000_000
const maxAll = 4_000_000

/** JSON values in a script: the whole of it, or what is assigned (`window.X = {…}`) or passed as a string of JSON. */
function valuesIn(script: string): unknown[] {
  const whole = parse(script.trim().replace(/;$/, ''))
  if (whole !== undefined) return [whole]
  const values: unknown[] = []
  let tried = 0
  for (const match of script.matchAll(/(?:=\s{0,8}(?:JSON\.parse\(\s{0,8})?|\.enqueue\()(?=[{["'])/g)) {
    // an unclosed value is looked through to the script's end
    if (values.length >= 8 || ++tried > 12) break
    const start = match.index + match[0].length
    const end = closeOf(script, start)
    if (end === undefined || end - start < 200) continue
    const value = parse(script.slice(start, end))
    values.push(typeof value === 'string' ? parse(value) : value)
  }
  return values.filter((value) => value !== undefined)
}

function parse(json: string): unknown {
  if (isTooDeep(json)) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** The end of the JSON value that begins at `start`, by its brackets. */
function closeOf(text: string, start: number): number | undefined {
  let depth = 0
  let quoted = false
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (quoted) {
      if (code === 0x5c) i++
      else if (code === 0x22) quoted = false
    } else if (code === 0x22) quoted = true
    else if (code === 0x7b || code === 0x5b) depth++
    else if (code === 0x7d || code === 0x5d) depth--
    if (depth === 0 && !quoted) return i + 1
  }
  return undefined
}

/** Twenty characters or more behind a letter, and an end to them. */
const hasSentence = (text: string): boolean =>
  text
    .split(/[.!?。]/)
    .slice(0, -1)
    .some((part) => /\p{L}[\s\S]{20}/u.test(part))
const isProse = (text: string): boolean =>
  text.length >= 60 && /\s/.test(text) && hasSentence(text) && !/^(?:https?:|\{|function)/.test(text)
const textKeys = /^(?:content|text|html|body|value|paragraph|articlebody|rawhtml|data)$/i

/** Paragraphs of one value: HTML in pieces, plain text by its lines. */
function paragraphsIn(text: string): string[] {
  const lines = /<\/?(?:p|div|br|h\d)\b/i.test(text)
    ? text.split(/<\/?(?:p|div|br|h[1-6]|li|ul|ol|blockquote)\b[^>]{0,1000}>/i)
    : text.split(/\n+/)
  return lines
    .map((line) => (line.includes('<') || line.includes('&') ? textOf(parseTree(line).root) : line.trim()))
    .filter((line) => line !== '')
}

/** The longest run of prose in the payloads, as paragraphs; empty when there is none worth it. */
export function readHydration(scripts: readonly string[]): string[] {
  let best: string[] = []
  let bestSize = 300
  let visited = 0
  const consider = (texts: readonly string[]): void => {
    const size = texts.reduce((sum, text) => sum + text.length, 0)
    if (size <= bestSize) return
    bestSize = size
    best = texts.flatMap(paragraphsIn)
  }
  /** Texts directly in an object, under the keys that content systems use. */
  const textIn = (value: unknown): string | undefined => {
    if (typeof value === 'string') return isProse(value) ? value : undefined
    if (typeof value !== 'object' || value === null) return undefined
    for (const [key, inner] of Object.entries(value)) if (textKeys.test(key) && typeof inner === 'string' && isProse(inner)) return inner
    return undefined
  }
  const walk = (value: unknown, depth: number): void => {
    if (depth > maxDepth || ++visited > maxVisited) return
    if (typeof value === 'string') {
      if (isProse(value)) consider([value])
    } else if (Array.isArray(value)) {
      consider(value.map(textIn).filter((text) => text !== undefined))
      for (const inner of value) walk(inner, depth + 1)
    } else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) walk(inner, depth + 1)
  }
  for (const { texts, trees } of [flightOf(scripts)]) {
    for (const text of texts) consider([text])
    for (const tree of trees) {
      const shown = shownIn(tree)
      if (shown.some(isProse)) consider(shown)
      walk(tree, 0)
    }
  }
  let read = 0
  for (const script of scripts) {
    if (script.length < 300 || script.length > maxScript || visited > maxVisited || read > maxAll) continue
    read += script.length
    for (const value of valuesIn(script)) walk(value, 0)
  }
  return best
}
