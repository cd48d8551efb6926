/**
 * One line as it may be shown: a headline, a name.
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
