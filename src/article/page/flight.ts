/**
 * Pages of Next.js's app router, whose text is a stream of rows in `self.__next_f.push([1, "…"])`: the wire form of React Server
 * Components. A row is `id:payload` to the end of its line, where a payload is JSON (an element is `["$", tag, key, props]`), or
 * `id:Tsize,text` with the size in hexadecimal bytes; `"$id"` in JSON stands for a row.
 * Source: https://github.com/facebook/react/blob/main/packages/react-client/src/ReactFlightClient.js
 */
import { Buffer } from 'node:buffer'
import { isTooDeep } from './linked-data.ts'

/** Characters of all rows, and their number, that are looked through. */
const maxFlight = 4_000_000
const maxRows = 20_000
const maxDepth = 100
const maxVisited = 100_000

export interface Flight {
  /** Rows that are text. */
  texts: string[]
  /** Rows that are JSON. References to rows of text are those rows. */
  trees: unknown[]
}

function parse(json: string): unknown {
  if (isTooDeep(json)) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** The end of a string of JSON that begins at `start`; -1 where it has none. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x5c) i++
    else if (code === 0x22) return i + 1
  }
  return -1
}

/** What the page's scripts push, in one piece. */
function streamOf(scripts: readonly string[]): string {
  let stream = ''
  for (const script of scripts) {
    if (!script.includes('__next_f')) continue
    for (const { index, 0: opening } of script.matchAll(/__next_f\s{0,4}\.\s{0,4}push\(\s{0,4}\[\s{0,4}1\s{0,4},\s{0,4}(?=")/g)) {
      const start = index + opening.length
      const end = endOfString(script, start)
      const piece = end === -1 ? undefined : parse(script.slice(start, end))
      if (typeof piece === 'string') stream += piece
      if (stream.length > maxFlight) return stream
    }
  }
  return stream
}

/** The rows of a page's stream; none of a page that has no such stream. */
export function flightOf(scripts: readonly string[]): Flight {
  const stream = Buffer.from(streamOf(scripts))
  const texts = new Map<string, string>()
  const trees: unknown[] = []
  let at = 0
  for (let rows = 0; at < stream.length && rows < maxRows; rows++) {
    const colon = stream.indexOf(0x3a, at)
    if (colon === -1) break
    const id = stream.toString('latin1', at, Math.min(colon, at + 20)).trim()
    if (stream[colon + 1] === 0x54) {
      const comma = stream.indexOf(0x2c, colon)
      const size = Number.parseInt(stream.toString('latin1', colon + 2, comma), 16)
      if (comma === -1 || Number.isNaN(size)) break
      texts.set(id, stream.toString('utf8', comma + 1, comma + 1 + size))
      at = comma + 1 + size
      continue
    }
    const line = stream.indexOf(0x0a, colon)
    const end = line === -1 ? stream.length : line
    const payload = stream.toString('utf8', colon + 1, end)
    if (/^[[{"]/.test(payload)) {
      const tree = parse(payload)
      if (tree !== undefined) trees.push(tree)
    }
    at = end + 1
  }
  return { texts: [...texts.values()], trees: trees.map((tree) => resolved(tree, texts, 0, { visited: 0 })) }
}

/** A tree with texts for its references to them. */
function resolved(value: unknown, texts: ReadonlyMap<string, string>, depth: number, budget: { visited: number }): unknown {
  if (depth > maxDepth || ++budget.visited > maxVisited) return undefined
  if (typeof value === 'string') return value.startsWith('$') ? (texts.get(value.slice(1)) ?? value) : value
  if (Array.isArray(value)) return value.map((one) => resolved(one, texts, depth + 1, budget))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolved(one, texts, depth + 1, budget)]))
}

const blockTags: ReadonlySet<unknown> = new Set(['p', 'h2', 'h3', 'h4', 'li', 'blockquote'])

/** The paragraphs of React elements in page order: the text of each `["$", "p", …]` and the like. */
export function shownIn(tree: unknown): string[] {
  const found: string[] = []
  let visited = 0
  const textOf = (node: unknown, depth: number): string => {
    if (depth > maxDepth || ++visited > maxVisited) return ''
    if (typeof node === 'string') return node.startsWith('$') ? '' : node
    if (!Array.isArray(node)) return ''
    return node[0] === '$'
      ? textOf((node[3] as { children?: unknown } | null)?.children, depth + 1)
      : node.map((one) => textOf(one, depth + 1)).join('')
  }
  const walk = (node: unknown, depth: number): void => {
    if (depth > maxDepth || ++visited > maxVisited || typeof node !== 'object' || node === null) return
    if (Array.isArray(node) && node[0] === '$' && blockTags.has(node[1])) {
      const text = textOf(node, 0).replace(/\s+/g, ' ').trim()
      if (text !== '') found.push(text)
      return
    }
    for (const inner of Object.values(node)) walk(inner, depth + 1)
  }
  walk(tree, 0)
  return found
}
