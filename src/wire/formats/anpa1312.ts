/**
 * ANPA 1312, the high-speed wire of North American agencies (ANPA/NAA "Wire service transmission guidelines", 84-2): SYN SYN SOH, service level and
 * transmission number, US, selector; priority, category, format, keyword, version, date, words; STX, the text in typesetters' marks, ETX, the
 * time of sending, EOT. A file may hold several messages.
 */

import { forms } from '#src/agencies/index.ts'
import type { ReadDate } from '../dates/index.ts'
import type { Problem, Signal, WireEntry } from '../document.ts'
import { finish } from '../finish.ts'
import { type Block, bodyOf, datelineOf } from '../plain/index.ts'
import { longestMessage } from './iptc7901.ts'
import type { Source, Taken } from './source.ts'

// W2870<US>asian
const serviceLine = /^\s*([a-z])(\d{3,5})(?:\x1f([^\r\n]{0,20}))?\s*$/i
// r a<DC3><DC1> BC-US--Ethanol-LosingGra 1stLd-Writethru   11-13 1693
const keywordLine = /^\s*([a-z]) ?([a-z])?[ \x11-\x14]+(\S.{0,23}?)(?: +(\S.{0,30}?))?(?: {1,10}(\d{1,2}-\d{1,2})(?: +(\d{1,5}))?)?\s*$/i
const sentAt = /^\s*(?:([A-Z]{2,5})-([A-Z]{1,5})-)?(\d{1,2})-(\d{1,2})-(\d{2,4}) (\d{2})(\d{2})([A-Z]{2,4})?/

/** ANPA's priorities on the IPTC's scale: flash, bulletin, urgent, rush, deferred, and the days of advances. */
const urgencies: Record<string, number> = { f: 1, b: 2, u: 3, r: 4, d: 5 }
/** `AP Photos …`: what comes with the text. */
const mediaNote = new RegExp(`^\\W?(?:${forms('mediaNotes').join('|')})? ?(?:photos?|graphics?|video|audio|multimedia)\\b`, 'i')
const mostMessages = 10_000

/** true for text with an ANPA service line after its SOH and a keyword line under it. */
export function detect({ text, rootName, json }: Source): boolean {
  if (rootName !== undefined || json !== undefined) return false
  const start = text.indexOf('\x01')
  if (start < 0 || start > 400) return false
  const lines = text.slice(start + 1, start + 300).split(/\r\n|\r|\n/, 3)
  return serviceLine.test(lines[0] ?? '') && keywordLine.test((lines[1] ?? '').split('\x02', 1)[0] ?? '')
}

export const read = (source: Source): Taken => finish(readAnpa1312(source.text, source.readDate), source)

/** All messages of a file. Identity is service level, transmission number and time of sending (or the header's day): numbers come round again. */
function readAnpa1312(text: string, readDate: ReadDate): { entries: WireEntry[]; problems: Problem[] } {
  const entries: WireEntry[] = []
  const problems: Problem[] = []
  const messages = text.split('\x01').slice(1)
  if (messages.length > mostMessages)
    problems.push({ code: 'too-many', message: `${messages.length - mostMessages} messages after the first ${mostMessages} were left out` })
  for (const message of messages.slice(0, mostMessages)) entries.push(readMessage(message, readDate, problems, entries.length))
  if (entries.length === 0) problems.push({ code: 'not-anpa1312', message: 'no message header (SOH) was found' })
  return { entries, problems }
}

function readMessage(whole: string, readDate: ReadDate, problems: Problem[], at: number): WireEntry {
  const message = whole.slice(0, longestMessage)
  if (whole.length > longestMessage)
    problems.push({ code: 'too-long', message: `the message was cut after ${longestMessage} of ${whole.length} characters`, entry: at })
  const textStart = message.indexOf('\x02')
  const head = (textStart < 0 ? message.slice(0, 200) : message.slice(0, textStart)).split(/\r\n|\r|\n/)
  const afterHead =
    textStart < 0
      ? message
          .split(/\r\n|\r|\n/)
          .slice(2)
          .join('\n')
      : message.slice(textStart + 1)
  const textEnd = afterHead.indexOf('\x03')
  if (textStart < 0 || textEnd < 0)
    problems.push({
      code: 'truncated',
      message: `the message has no ${textStart < 0 ? 'STX' : 'ETX'}; all that follows its header was taken as its text`,
      entry: at,
    })
  const entry: WireEntry = { type: 'text', pubStatus: 'usable' }
  const service = serviceLine.exec((head[0] ?? '').slice(0, 200))
  const keyword = keywordLine.exec((head[1] ?? '').slice(0, 200))
  if (!service || !keyword)
    problems.push({
      code: 'bad-header',
      message: `the ${service ? 'second' : 'first'} header line could not be read: ${(head[service ? 1 : 0] ?? '').slice(0, 60)}`,
      entry: at,
    })
  if (keyword) readKeywordLine(entry, keyword)
  const sent = textEnd < 0 ? null : sentAt.exec(afterHead.slice(textEnd + 1, textEnd + 60))
  const published = sent ? instantOf(sent, readDate) : undefined
  if (published) entry.published = published
  else if (textEnd >= 0) problems.push({ code: 'bad-date', message: 'the time of sending after ETX could not be read', entry: at })
  if (sent?.[1]) {
    entry.provider = sent[1]
    entry.infoSources = [sent[1]]
  }
  if (service) {
    entry.id = `anpa1312:${service[1]}${service[2]}:${published ?? keyword?.[5] ?? keyword?.[3] ?? ''}`
    entry.altIds = [{ scheme: 'anpa1312', id: `${service[1]}${service[2]}` }]
    const selector = service[3]?.trim()
    if (selector && /[a-z0-9]/i.test(selector)) entry.services = [{ scheme: 'anpa1312selector', code: selector }]
  } else entry.id = `anpa1312:${head.join(' ').trim().slice(0, 80)}`
  readText(entry, textEnd < 0 ? afterHead : afterHead.slice(0, textEnd))
  for (const signal of versionSignals(entry.slugline ?? '')) entry.signals = [...(entry.signals ?? []), signal]
  return entry
}

function readKeywordLine(entry: WireEntry, found: RegExpExecArray): void {
  const [, priority = '', category, keyword = '', version = ''] = found
  const urgency = urgencies[priority.toLowerCase()]
  if (urgency) entry.urgency = entry.priority = urgency
  if (category) entry.subjects = [{ scheme: 'anpa1312cat', code: category.toLowerCase() }]
  entry.slugline = [keyword, version].filter(Boolean).join(' ')
}

function instantOf(found: RegExpExecArray, readDate: ReadDate): string | undefined {
  const [, , , month, day, year = '', hour, minute, zone = ''] = found
  const iso = `${year.length === 2 ? `20${year}` : year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}T${hour}:${minute}:00`
  return readDate(/^(?:gmt|utc|z)$/i.test(zone) ? `${iso}Z` : `${iso} ${zone}`.trim())
}

/** `1st Ld-Writethru`, `2nd Take`, `1st Add`, `Correction` in a slug (AP's "Guide to news writing", versions). */
export function versionSignals(slug: string): Signal[] {
  const found: [RegExp, Signal[]][] = [
    [/write-?thru/i, ['writethru', 'update']],
    [/\b\d{1,2}(?:st|nd|rd|th) ?(?:ld|lead)\b/i, ['lead', 'update']],
    [/\b\d{1,2}(?:st|nd|rd|th) ?take\b|\btake \d/i, ['take']],
    [/\b\d{1,2}(?:st|nd|rd|th) ?add\b|[ ,-]add \d/i, ['add']],
    [/[ ,-]corr(?:ection|ective|ected|ects)?\b/i, ['correction']],
    // behind a comma, at the end, or as the agency's own word before the slug: `Bear-Kill` is a story
    [/^(?:bulletin |urgent )?kill\b|, ?(?:bulletin )?kill\b|\bKILL$/, ['kill']],
    [/\belimination$|, ?elimination\b/i, ['elimination']],
    [/\bwithhold$|, ?withhold\b/i, ['withhold']],
    [/[ ,-]advisory\b/i, ['advisory']],
  ]
  return [...new Set(found.flatMap(([words, signals]) => (words.test(slug) ? signals : [])))]
}

/** A logical line of the text: what opened it and the mark that closed it (`<` quad left, `=` quad centre). */
interface Line {
  opens: 'mark' | 'indent' | 'row'
  closes: '<' | '=' | ''
  text: string
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (const physical of text.split(/\r\n|\r|\n/)) {
    for (const part of physical.split(/(?<=[<=]) {0,4}(?=\^)/)) {
      const opens = part.startsWith('\x08') ? 'row' : /^[\x00-\x08\x0b-\x1f]{0,4}(?:\t| {3}\S)/.test(part) ? 'indent' : 'mark'
      const trimmed = part.trim()
      const closes = trimmed.endsWith('<') ? '<' : trimmed.endsWith('=') ? '=' : ''
      const content = (closes ? trimmed.slice(0, -1) : trimmed).replace(/^[\x00-\x20]*\^?/, '').trim()
      const last = lines.at(-1)
      if (content === '') {
        if (part === physical && last) lines.push({ opens: 'mark', closes: '', text: '' })
      } else if (opens === 'mark' && !trimmed.startsWith('^') && last && last.closes === '' && last.text !== '') {
        last.text += ` ${content}`
        last.closes = closes
      } else lines.push({ opens, closes, text: content })
    }
  }
  return lines.filter((line) => line.text !== '')
}

function readText(entry: WireEntry, text: string): void {
  const blocks: Block[] = []
  let inHead = true
  let named = false
  const credits: string[] = []
  for (const line of linesOf(text)) {
    const plain = typed(line.text)
    const cells = cellsOf(line)
    if (cells) {
      inHead = false
      const last = blocks.at(-1)
      if (last?.kind === 'table') last.rows.push(cells)
      else blocks.push({ kind: 'table', rows: [cells] })
      continue
    }
    if (line.opens === 'indent' || (line.closes === '' && line.opens === 'mark' && named && entry.headline)) inHead = false
    if (inHead && readHeadLine(entry, line, plain, { named, credits })) {
      named = true
      continue
    }
    named = true
    if (datelineOf(`${plain} `)) inHead = false
    blocks.push({ kind: line.closes === '=' && line.opens === 'mark' ? 'heading' : 'paragraph', text: plain })
  }
  if (credits.length > 0) entry.edNote = credits.join('\n')
  Object.assign(entry, bodyOf(blocks))
  const opening = blocks.find((block) => block.kind === 'paragraph')
  const dateline = opening?.kind === 'paragraph' ? datelineOf(opening.text) : undefined
  if (!dateline) return
  entry.dateline = dateline.dateline
  if (dateline.located) entry.located = dateline.located
  if (dateline.agencies.length > 0) entry.infoSources = dateline.agencies
}

/** One line above the text: slug, headline, summary, notes to editors, byline. false when it is the text's already. */
function readHeadLine(entry: WireEntry, line: Line, plain: string, so: { named: boolean; credits: string[] }): boolean {
  if (/^\*\d+$/.test(plain)) {
    entry.altIds = [...(entry.altIds ?? []), { scheme: 'anpa1312', id: plain }]
    return true
  }
  if (!so.named || (entry.headline === undefined && /,\s*\d{1,5}$/.test(plain) && line.closes === '<')) {
    entry.slugline = plain.replace(/,\s*\d{0,5}$/, '')
    return true
  }
  if (/^\(?(?:eds?|editors?)\b[.:]/i.test(plain) || mediaNote.test(plain)) {
    so.credits.push(plain.replace(/^\(([^()]*)\)$/, '$1'))
    return true
  }
  if (line.closes === '=' && /^by\s/i.test(plain)) {
    entry.by = plain
    return true
  }
  if (
    line.closes === '=' &&
    entry.by &&
    /press|writer|service|news|correspondent|editor|columnist|reuters|times|post\b/i.test(plain) &&
    plain !== plain.toUpperCase()
  ) {
    entry.by = `${entry.by}, ${plain}`
    return true
  }
  // whatever mark closes it, a text that opens with its dateline is the story
  if (datelineOf(`${plain} `)) return false
  if (line.closes !== '' && entry.headline === undefined) {
    entry.headline = plain
    return true
  }
  if (line.closes === '<' && entry.summary === undefined) {
    entry.summary = plain
    return true
  }
  return false
}

/** The cells of a row: after BS, or a line of the tabular format with semicolons. Undefined when the line is none. */
function cellsOf(line: Line): string[] | undefined {
  if (
    line.opens !== 'row' &&
    !(line.opens === 'indent' && line.closes === '<' && (line.text.match(/;/g)?.length ?? 0) >= 2 && !/[.!?] /.test(line.text))
  )
    return undefined
  const cells = line.text.includes(';') ? line.text.split(';') : line.text.split(/[\x1e\x1f]/)
  const kept = cells.map((cell) => typed(cell))
  return line.text.includes(';') ? kept : [kept[0] ?? '', ...kept.slice(1).filter(Boolean)]
}

/** Typesetters' marks as characters: quotes, dash, the half in standings, spaces of fixed width. */
function typed(text: string): string {
  if (!/[\x00-\x1f\x7f`'{_]|\s\s/.test(text)) return text.trim()
  return text
    .replace(/[\x10\x1e\x1f]/g, ' ')
    .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/`/g, '‘')
    .replace(/(^|[\d\s]){(?=$|[\s;,-])/g, '$1½')
    .replace(/(\s)_(?=\s)/g, '$1—')
    .replace(/\s+/g, ' ')
    .trim()
}
