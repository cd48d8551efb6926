/**
 * IPTC 7901, the text wire of European agencies since 1979 ("The IPTC Recommended Message Format", IPTC 7901-1): SOH, a header line, STX, the
 * text, ETX, the time of sending, EOT. A file may hold several messages.
 */

import { forms } from '#src/agencies/index.ts'
import { patterns } from '#src/languages/index.ts'
import type { ReadDate } from '../dates/index.ts'
import type { Problem, Subject, WireEntry } from '../document.ts'
import { finish } from '../finish.ts'
import { type Block, blocksOfText, bodyOf, datelineOf, peopleIn, reportersIn } from '../plain/index.ts'
import type { Source, Taken } from './source.ts'

/** Characters; the longest texts of agencies are a tenth of it. */
export const longestMessage = 300_000
const mostMessages = 10_000

const soh = '\x01'
const stx = '\x02'
const etx = '\x03'
const eot = '\x04'

// eca062 4 i 211 ccccb   dpa 061: source and number, priority 1 to 8, category, words, what the agency adds
const headerLine = /^([a-z]{1,5}) ?(\d{2,6}) +(\d) +([a-z]{1,4}) +(\d{1,5})(?: +(.{0,120}))?$/i
const sentAt = /^[ \t]*(\d{2})(\d{2})(\d{2})(?:[ \t]*([a-z]{1,5}))?[ \t]+([a-zäéû]{3,9})\.?[ \t]+(\d{2}|\d{4})\b/im
const bylineWord = new RegExp(`^(?:${patterns('by')}|${patterns('wireBylines')})\\s+\\p{Lu}`, 'iu')
const bylineLead = new RegExp(`^(?:${patterns('by')}|${patterns('wireBylines')})\\s+`, 'iu')
const notebookHead = new RegExp(`^#{1,3}\\s*(?:${forms('notebook').join('|')})\\b`, 'i')
const labelWord = /^\p{Lu}[\p{Lu} \d/-]{2,30}$/u

/** true for text with a 7901 header line after its SOH, or where a gateway took the controls out, at its beginning. */
export function detect({ text, rootName, json }: Source): boolean {
  if (rootName !== undefined || json !== undefined) return false
  const start = text.slice(0, 400).indexOf(soh)
  const opening = start < 0 ? text.slice(0, 600).trimStart() : text.slice(start + 1, start + 200)
  return headerLine.test(
    opening
      .split(/[\r\n\x02]/, 1)[0]
      ?.slice(0, 200)
      .trimEnd() ?? '',
  )
}

export const read = (source: Source): Taken => finish(readIptc7901(source.text, source.readDate), source)

/** All messages of a file. Identity is source, number and day (numbers begin again each day); without a day, the header line itself. */
function readIptc7901(text: string, readDate: ReadDate): { entries: WireEntry[]; problems: Problem[] } {
  const entries: WireEntry[] = []
  const problems: Problem[] = []
  const whole = fromT61(text)
  const messages = whole.includes(soh) ? whole.split(soh).slice(1) : whole.split(eot).filter((part) => /\S/.test(part))
  for (const message of messages.slice(0, mostMessages)) entries.push(readMessage(message, readDate, problems, entries.length))
  if (messages.length > mostMessages)
    problems.push({ code: 'too-many', message: `${messages.length - mostMessages} messages after the first ${mostMessages} were left out` })
  if (entries.length === 0) problems.push({ code: 'not-iptc7901', message: 'no message header (SOH) was found' })
  return { entries, problems }
}

/** ITU-T T.61 (ISO 6937): an accent that stands before its letter, by its byte as Latin-1 shows it. */
const accents: Record<string, string> = {
  Á: '\u0300',
  Â: '\u0301',
  Ã: '\u0302',
  Ä: '\u0303',
  È: '\u0308',
  Ê: '\u030a',
  Ë: '\u0327',
  Í: '\u030b',
  Ï: '\u030c',
}
const others: Record<string, string> = { û: 'ß', á: 'Æ', ñ: 'æ', é: 'Ø', ù: 'ø', ø: 'ł' }

/** The older wires' T.61 in Unicode, where the text is in it: capitals with accents stand inside words there, and no small ones do. */
function fromT61(text: string): string {
  if (/[àâãäåçèêëíîïòóôõöü]/.test(text) || !/\p{Ll}[ÁÂÃÄÈÊËÍÏ][A-Za-z]/u.test(text)) return text
  return text.replace(/([ÁÂÃÄÈÊËÍÏ])([A-Za-z])|[ûáñéùø]/g, (found, accent: string | undefined, letter = '') =>
    accent ? (letter + accents[accent]).normalize('NFC') : (others[found] ?? found),
  )
}

function readMessage(whole: string, readDate: ReadDate, problems: Problem[], at: number): WireEntry {
  const message = whole.slice(0, longestMessage)
  if (whole.length > longestMessage)
    problems.push({ code: 'too-long', message: `the message was cut after ${longestMessage} of ${whole.length} characters`, entry: at })
  const textStart = message.indexOf(stx)
  const headEnd = textStart < 0 ? message.search(/\r?\n[ \t]*\r?\n|$/) : textStart
  const head = message
    .slice(0, headEnd)
    .trimStart()
    .split(/\r\n|\r|\n/)
  const afterHead = message.slice(textStart < 0 ? headEnd : textStart + 1)
  const textEnd = afterHead.indexOf(etx)
  if (textStart < 0 || textEnd < 0)
    problems.push({
      code: 'truncated',
      message: `the message has no ${textStart < 0 ? 'STX' : 'ETX'}; all that follows its header was taken as its text`,
      entry: at,
    })
  // where a gateway took the controls out, the time of sending is the last line
  const lastLine = textEnd < 0 ? /\n([^\n]{10,40})$/.exec(afterHead.trimEnd()) : null
  const sentLast = lastLine?.[1] ? sendingTime(lastLine[1], readDate) : undefined
  const body = (textEnd < 0 ? afterHead.slice(0, sentLast ? lastLine?.index : undefined) : afterHead.slice(0, textEnd)).replace(
    /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g,
    '',
  )
  const entry: WireEntry = { type: 'text', pubStatus: 'usable' }
  const header = headerLine.exec((head[0] ?? '').slice(0, 300).trim())
  const published = textEnd < 0 ? sentLast : sendingTime(afterHead.slice(textEnd + 1, textEnd + 160), readDate)
  if (published) entry.published = published
  else if (textEnd >= 0) problems.push({ code: 'bad-date', message: 'the time of sending after ETX could not be read', entry: at })
  if (header) readHeader(entry, header)
  else problems.push({ code: 'bad-header', message: `the header line could not be read: ${(head[0] ?? '').slice(0, 60)}`, entry: at })
  const day = published?.slice(0, 10)
  entry.id = header
    ? `iptc7901:${header[1]?.toLowerCase()}:${header[2]}${day ? `:${day}` : ''}`
    : `iptc7901:${(head[0] ?? '').trim().slice(0, 80)}`
  const slug = head
    .slice(1)
    .map((line) => line.trim())
    .filter(Boolean)
  if (slug.length > 0) {
    entry.slugline = slug.join(' ').replace(/(?<!\/)\/+$/, '')
    const keywords = entry.slugline
      .split('/')
      .map((word) => word.trim())
      .filter(Boolean)
    if (keywords.length > 1) entry.keywords = keywords
  }
  readText(entry, body)
  return entry
}

function readHeader(entry: WireEntry, header: RegExpExecArray): void {
  const [, source = '', number = '', priority, category = '', , extra = ''] = header
  entry.urgency = entry.priority = Number(priority)
  const subject: Subject = { scheme: 'iptc7901cat', code: category.toLowerCase() }
  entry.subjects = [subject]
  entry.services = [{ scheme: 'iptc7901source', code: source.toLowerCase() }]
  entry.altIds = [{ scheme: 'iptc7901', id: `${source}${number}` }]
  const own = /(?:^|\s)(\p{L}[\p{L}-]{1,15})\s+(\d{1,6})\s*$/u.exec(extra)
  if (own) entry.altIds.push({ scheme: own[1] ?? '', id: own[2] ?? '' })
}

/** `131137 GMT Nov 13`: day, hour and minute, zone, month, year. */
function sendingTime(text: string, readDate: ReadDate): string | undefined {
  const found = sentAt.exec(text)
  if (!found) return undefined
  const [, day, hour, minute, zone = '', month, year = ''] = found
  const full = year.length === 2 ? `20${year}` : year
  return readDate(`${day} ${month?.slice(0, 3)} ${full} ${hour}:${minute} ${zone}`.trim())
}

/** EFE and others print their slug in capitals above the headline: the headline is the short block under it. */
function headlineBelow(entry: WireEntry, lines: readonly string[], from: number): number {
  const label = entry.headline ?? ''
  const start = lines.findIndex((line, i) => i >= from && line.trim() !== '')
  if (start < 0 || label !== label.toUpperCase() || label.length > 50 || !/\p{Lu}{2}/u.test(label)) return from
  const blank = lines.findIndex((line, i) => i > start && line.trim() === '')
  const headline = lines
    .slice(start, blank)
    .map((line) => line.trim())
    .join(' ')
  if (blank < 0 || blank - start > 3 || headline.length > 200 || /[.:]$/.test(headline) || datelineOf(headline)) return from
  entry.headline = headline
  entry.headlines = [{ value: label, role: 'slug' }]
  return blank
}

/** `= editors: … =` */
function isInMarks(line: string): boolean {
  const printed = line.trim()
  return printed.startsWith('=') && printed.endsWith('=') && printed.slice(1, -1).trim() !== ''
}

/** Headline (closed by ` =`, or the first paragraph when it is short), label, byline, body, and dpa's notebook, which is for editors. */
function readText(entry: WireEntry, body: string): void {
  const lines = body.split(/\r\n|\r|\n/)
  const first = lines.findIndex((line) => line.trim() !== '')
  if (first < 0) return
  const blank = lines.findIndex((line, i) => i > first && line.trim() === '')
  const blockEnd = blank < 0 ? lines.length : blank
  const closed = lines.findIndex((line, i) => i >= first && i < first + 8 && /(?:^|[^=])=\s*$/.test(line) && !isInMarks(line))
  let rest = first
  if (closed >= 0 && closed < blockEnd) {
    const head = lines
      .slice(first, closed + 1)
      .map((line) => line.replace(/(?<!\s)\s*=\s*$/, '').trim())
      .filter(Boolean)
    rest = closed + 1
    const bylines = head.findIndex((line, i) => i > 0 && bylineWord.test(line))
    if (bylines > 0) entry.by = head.splice(bylines).join(' ')
    if (head.length > 1 && labelWord.test(head[0] ?? '')) entry.genres = [head.shift() ?? '']
    entry.headline = head.join(' ')
  } else if (
    blank >= 0 &&
    blockEnd - first <= 3 &&
    lines.slice(first, blockEnd).join(' ').trim().length <= 200 &&
    !/^\s/.test(lines[first] ?? '')
  ) {
    const head = lines.slice(first, blockEnd).map((line) => line.trim())
    rest = blockEnd
    const inMarks = (line: string) => /^=.*=$/.test(line)
    const notes = head.filter(inMarks).map((line) => line.replace(/^=\s*|(?:(?<!\s)\s+)?=$/g, ''))
    if (notes.length > 0) entry.edNote = notes.join('\n')
    const printed = head.filter((line) => !inMarks(line))
    const bylines = printed.findIndex((line, i) => i > 0 && bylineWord.test(line))
    if (bylines > 0) entry.by = printed.splice(bylines).join(' ')
    entry.headline = printed.join(' ')
    rest = headlineBelow(entry, lines, rest)
  }
  const printed = peopleIn((entry.by ?? '').replace(bylineLead, ''))
  if (printed.length > 0) entry.authors = printed
  const notebook = lines.findIndex((line, i) => i >= rest && notebookHead.test(line.trim()))
  const blocks: Block[] = blocksOfText(lines.slice(rest, notebook < 0 ? lines.length : notebook).join('\n'))
  if (notebook >= 0) {
    entry.edNote = [...(entry.edNote ? [entry.edNote] : []), ...lines.slice(notebook)]
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n')
    const reporters = reportersIn(entry.edNote).filter(({ name }) => !printed.some((one) => one.name === name))
    // Who printed a name over the text wrote it; those of the note helped.
    if (reporters.length > 0) entry[printed.length > 0 ? 'contributors' : 'authors'] = reporters
  }
  Object.assign(entry, bodyOf(blocks))
  const dateline = blocks
    .slice(0, 3)
    .map((block) => (block.kind === 'paragraph' ? datelineOf(block.text) : undefined))
    .find(Boolean)
  if (!dateline) return
  entry.dateline = dateline.dateline
  if (dateline.located) entry.located = dateline.located
  if (dateline.agencies.length > 0) entry.infoSources = dateline.agencies
}
