/**
 * Others' words as they may be shown: a headline, a name, a note.
 */

const controls = /[\0-\x1f\x7f-\x9f]/
const bidi = /[\u202a-\u202e\u2066-\u2069]/
/** What ends an embedding or override, and an isolate. */
const [popDirection, popIsolate] = ['\u202c', '\u2069']

/** The line without control characters (a line end or tab is a space), and without bidi controls that are not closed in it, or close nothing. */
export function shownLine(text: string): string {
  let line = text
  if (controls.test(line)) line = line.replace(/[\t\n\v\f\r\x85]/g, ' ').replace(/[\0-\x1f\x7f-\x9f]/g, '')
  return bidi.test(line) ? withPairsOnly(line) : line
}

/** A note, caption or text of some lines, likewise. */
export const shownText = (text: string): string => {
  const clean = controls.test(text) ? text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '') : text
  return bidi.test(clean) ? withPairsOnly(clean) : clean
}

const texts = new Set(['summary', 'description', 'edNote', 'caption', 'altText', 'copyrightNotice', 'usageTerms'])
/** The body, where the offsets of quotes lie, and what things are known and found by: an identity is what it is. */
const asTheyAre = new Set([
  ...['bodyHtml', 'bodyText', 'paragraphs', 'boxes', 'text', 'sentence', 'counters'],
  ...['id', 'uri', 'code', 'version', 'sourceVersion', 'altIds', 'earlier', 'refersTo', 'perhaps', 'feed', 'hubUrls', 'embeds', 'link'],
])
const isAddress = /url$/i

/** Of a document's entry, an article or a story, each headline, name and note as it may be shown: programs that show one do not ask what is in it. */
export function withShownLines<T>(value: T, field = ''): T {
  if (typeof value === 'string') return (texts.has(field) ? shownText(value) : shownLine(value)) as T
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((part) => withShownLines(part, field)) as T
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, asTheyAre.has(key) || isAddress.test(key) ? part : withShownLines(part, key)]),
  ) as T
}

function withPairsOnly(line: string): string {
  const unpaired = new Set<number>()
  const open: { at: number; end: string }[] = []
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!
    if (!bidi.test(character)) continue
    if (character !== popDirection && character !== popIsolate) open.push({ at, end: character < '\u2066' ? popDirection : popIsolate })
    else if (open.at(-1)?.end === character) open.pop()
    else unpaired.add(at)
  }
  for (const { at } of open) unpaired.add(at)
  return Array.from({ length: line.length }, (_, at) => (unpaired.has(at) ? '' : line[at]!)).join('')
}

/** Controls but line feed and tab, DEL, C1, and the bidi controls that embed, override and isolate. */
const unshown = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g

/** The text with each of them written as JSON writes it (`\u001b`): JSON stays what it was. */
export function shown(text: string): string {
  return text.replace(unshown, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
