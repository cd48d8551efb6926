/**
 * Bodies of formats that come as plain text (IPTC 7901, ANPA 1312, ninjs body_text, e-mail): blocks in, HTML and text out, word for word.
 */
import { forms } from '#src/agencies/index.ts'
import { agencyNamed } from '#src/credits/agency.ts'
import { isParticle, looksLikePerson } from '#src/credits/person-name.ts'
import { words } from '#src/languages/index.ts'
import { escapeText } from '#src/text/escape.ts'
import { monthNames } from '#src/text/months.ts'

export type Block =
  | { kind: 'paragraph' | 'heading'; text: string }
  /** Lines whose breaks and columns carry meaning: results, lists, verse. */
  | { kind: 'verbatim'; text: string }
  | { kind: 'table'; rows: string[][] }

/** The body in both forms of an entry: `bodyHtml` in p, h3, pre and table; `bodyText` with an empty line between blocks and tabs between cells. */
export function bodyOf(blocks: readonly Block[]): { bodyHtml?: string; bodyText?: string } {
  const html: string[] = []
  const text: string[] = []
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph':
      case 'heading': {
        const tag = block.kind === 'heading' ? 'h3' : 'p'
        html.push(`<${tag}>${escapeText(block.text)}</${tag}>`)
        text.push(block.text)
        break
      }
      case 'verbatim':
        html.push(`<pre>${escapeText(block.text)}</pre>`)
        text.push(block.text)
        break
      case 'table':
        html.push(
          `<table>${block.rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeText(cell)}</td>`).join('')}</tr>`).join('')}</table>`,
        )
        text.push(block.rows.map((row) => row.join('\t')).join('\n'))
        break
      default:
        block satisfies never
    }
  }
  return html.length > 0 ? { bodyHtml: html.join('\n'), bodyText: text.join('\n\n') } : {}
}

const columns = /\S(?: {3,}|\t+)\S/
const listItem = /^\s{0,8}(?:[-*•–—]|\d{1,2}[.)])\s+\S/

/** A desk's signature at the end: `jm/lp/abc`. */
const initials = /^\s{0,8}\p{Ll}{2,4}(?:[/-]\p{Ll}{2,4}){1,5}\s{0,3}$/u

/** What stands between the items of a bulletin: `***`, `- - -`. */
const rule = /^\s{0,40}(?:[*=_#~+-] ?){3,80}$/

const indented = /^(?: {2,8}|\t+)\S/
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/** Lines as one: with a blank between, but not inside Chinese and Japanese, which have none between words. */
function joined(lines: readonly string[]): string {
  const parts = [lines[0] ?? '']
  for (const [at, line] of lines.entries()) {
    if (at === 0) continue
    const close = unspaced.test(lines[at - 1]!.at(-1) ?? '') && unspaced.test(line.trimStart()[0] ?? '')
    parts.push(close ? '' : ' ', line.trimStart())
  }
  return parts.join('')
}

/**
 * Hard-wrapped text to blocks: an empty line or an indented line begins a paragraph, its lines are joined; lines in columns and lists keep
 * their breaks.
 */
export function blocksOfText(text: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  const close = () => {
    const kept = lines
    lines = []
    if (kept.length === 0) return
    const inColumns = kept.filter((line) => columns.test(line)).length
    if (kept.length > 1 && inColumns * 2 >= kept.length) blocks.push({ kind: 'verbatim', text: kept.join('\n') })
    else if (kept.length > 1 && kept.every((line) => listItem.test(line)))
      for (const line of kept) blocks.push({ kind: 'paragraph', text: squeeze(line) })
    else blocks.push({ kind: 'paragraph', text: squeeze(joined(kept)) })
  }
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.trimEnd()
    if (line.trim() === '') {
      close()
      continue
    }
    const isIndented = indented.test(line) && !columns.test(line)
    const opens = isIndented && lines.length > 0 && !indented.test(lines[0] ?? '')
    const opensAgain = isIndented && lines.length > 0 && !/^\s/.test(lines.at(-1) ?? '')
    // an ideographic space opens each paragraph of Chinese and Japanese texts, whether or not the line before had one
    const isRule = rule.test(line)
    if (opens || opensAgain || isRule || line.startsWith('\u3000') || listItem.test(line) || initials.test(line)) close()
    lines.push(line)
    if (isRule) close()
  }
  close()
  return blocks
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()

export interface Dateline {
  /** As printed, up to the dash. */
  dateline: string
  located?: string
  /** The agencies in its brackets, in order. */
  agencies: string[]
}

// LONDON (Reuters) - · Jan. 12 (BusinessDesk) - · (ANSA) - ROMA, 1 LUG - · BUENOS AIRES, Argentina (AP) _ · Madrid, 5 ene (EFE).- · GAND 05/01 (BELGA) =
const bracketed =
  /^([^()\n]{0,70}?)\s{0,3}\(([\p{L}\p{N}/.,& -]{2,40})\)\s{0,3}(?:\.?[-–—_]{1,2}|:|\.|=(?=\s))\s{0,3}([^()\n]{2,40}? [-–—] )?/u
// Zürich (sda/reu) Die …: without a dash only where the brackets hold nothing but agencies
const undashed = /^(\p{Lu}[\p{L} .'/-]{1,40}) \((\p{L}{2,8}(?:[/,-] ?\p{L}{2,8}){0,3})\) (?=[\p{Lu}\d"«„“])/u
// SYDNEY, March 22 AAP - · TOKYO, Jan. 5, Kyodo -
const unbracketed = new RegExp(
  `^(\\p{Lu}[\\p{Lu} .'-]{1,30}),? (?:\\p{L}{3,9}\\.? \\d{1,2}|\\d{1,2}\\.? \\p{L}{3,9}\\.?),? (\\p{Lu}{2,8}|\\p{Lu}\\p{Ll}{2,9}|${forms('lowerCaseAlone').join('|')}) {0,3}[-–—]{1,2} `,
  'u',
)
// МОСКВА, 5 января. /ТАСС/.
const slashed = /^(\p{Lu}[^/\n]{1,60}?)[.,]?\s{0,2}\/([\p{L}. -]{2,40})\/[.:]?(?:\s{0,2}[-–—])?(?=\s|$)/u
// 【東京共同】
const cornered = /^\u3000?【([^】\n]{2,30})】/u
const eastern = new RegExp(`(${forms('corners').join('|')}|[A-Z]{2,7}(?:=時事)?)(?:通信|社)?$`, 'u')

/** The dateline that a body opens with; undefined when it opens with none. */
export function datelineOf(paragraph: string): Dateline | undefined {
  const opening = paragraph.slice(0, 160)
  const found = bracketed.exec(opening) ?? undashedIn(opening) ?? slashed.exec(opening)
  if (found) {
    const place = found[1]?.trim() || found[3]?.replace(/(?<![-–—\s])[-–—\s]+$/, '') || ''
    return datelineWith(found[0], place, agenciesIn(found[2]))
  }
  const corner = cornered.exec(opening)
  if (corner) {
    const agency = eastern.exec(corner[1] ?? '')
    return datelineWith(corner[0], (corner[1] ?? '').slice(0, agency?.index), agency ? [agency[0]] : [])
  }
  const bare = unbracketed.exec(opening)
  return bare ? datelineWith(bare[0], bare[1] ?? '', [bare[2] ?? '']) : undefined
}

function undashedIn(opening: string): RegExpExecArray | null {
  const found = undashed.exec(opening)
  return found && agenciesIn(found[2]).every((name) => /^\p{Ll}{2,4}$/u.test(name) || agencyNamed(name) !== undefined) ? found : null
}

const agenciesIn = (text = ''): string[] =>
  text
    .split(/[/,]/)
    .map((name) => name.trim())
    .filter(Boolean)

function datelineWith(dateline: string, place: string, agencies: string[]): Dateline {
  const located = placeOf(place)
  return { dateline: dateline.trim(), ...(located && { located }), agencies }
}

/** Characters of a dateline that may name a place. */
const longestDateline = 400

/**
 * The place of a dateline that a format gives apart from the body, in any of its forms (`ΑΘΗΝΑ 05/01/2026`, `Paris, 24 fév (AFP) -`, `ROMA`);
 * undefined when it has only a date or an agency.
 */
export function placeInDateline(dateline: string): string | undefined {
  if (dateline.length > longestDateline) return undefined
  const whole = dateline.replace(/(?<![-–—_\s])[-–—_\s]+$/, '')
  const read = datelineOf(`${whole} - `)
  if (read) return read.located
  const parts = whole.split(/ [-–—] /)
  // an agency's name before the place (`ANSA - ROMA, 01 LUG`)
  const place = parts.length > 1 && agencyNamed(parts[0]?.split(' ', 1)[0] ?? '') ? parts.slice(1).join(' - ') : whole
  return /[()/]/.test(place) && !/\d[./]\d/.test(place) ? undefined : placeOf(place)
}

/** The dateline of a body: in one of its first three lines, since a byline or a slug may stand before it. */
export function datelineIn(bodyText: string | undefined): Dateline | undefined {
  const lines = (bodyText ?? '')
    .slice(0, 1200)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  for (const line of lines.slice(0, 3)) {
    const found = datelineOf(line)
    if (found) return found
  }
  return undefined
}

/** The place without the date beside it (`ROMA, 1 LUG` → `ROMA`, `ΑΘΗΝΑ 05/01/2026` → `ΑΘΗΝΑ`); undefined when only a date is there. */
function placeOf(text: string): string | undefined {
  // a whole word: Ottawa, Marseille and Juneau begin as months do
  const isDate = (part: string) => /\d/.test(part) || monthNames.has(part.toLowerCase().replace(/\.$/, ''))
  const parts = text
    .split(/[,،、]/)
    .map((part) =>
      part.replace(/\s\d{1,4}[./-]\d{1,2}.{0,12}$|\s\d{1,2}\.? \p{L}{3,9}\.?(?: \d{4})?$|^\d{4}\. \p{L}{3,12} \d{1,2}\.$/u, '').trim(),
    )
  while (parts.length > 0 && isDate(parts.at(-1) ?? '')) parts.pop()
  const place = parts.join(', ').replace(/(?<![\s,.])[\s,.]+$/, (end) => (/\p{L}\.$/u.test(parts.at(-1) ?? '') && end === '.' ? '.' : ''))
  return place && place.length <= 60 ? place : undefined
}

const reporterLabel = new RegExp(`^[-* ]{0,4}(?:${forms('reporterLabels').join('|')}): ([\\p{L}][^\\n;:]{2,400})`, 'gimu')
const andWord = `(?:${words('and').join('|')})`
const goesOn = new RegExp(`^\\s{0,9}${andWord}\\s`, 'iu')
const between = new RegExp(`\\s{0,3}[,;/&]\\s{0,3}|\\s${andWord}\\s`, 'iu')

/** The reporters that a desk's note for editors names (dpa: `Reporting by: Jane Doe`, `Autor/in: Jane Doe (London)`), also on the line below. */
export function reportersIn(note: string | undefined): { name: string }[] {
  const read = (note ?? '').slice(0, 20_000)
  return [...read.matchAll(reporterLabel)].flatMap((found) => {
    const names = found[1] ?? ''
    const below = read.slice(found.index + found[0].length + 1).split('\n', 1)[0] ?? ''
    const all = /,\s*$/.test(names) || goesOn.test(below) ? `${names} ${below.slice(0, 400)}` : names
    const people = peopleIn(all)
    // A pseudonym, or a desk, alone.
    return people.length > 0 ? people : [{ name: all.split(/[,(]/, 1)[0]!.trim() }]
  })
}

/** `Barbara Weiss in Vienna, Carl Ott and Dora Lee (Berlin)`: the names without their places. */
export function peopleIn(printed: string): { name: string }[] {
  const parts = printed
    .slice(0, 1000)
    .replace(/\([^)]{0,60}\)?/g, ' ')
    .split(between)
  return parts.flatMap((part) => nameBefore(part) ?? []).map((name) => ({ name }))
}

/** The name at the beginning, up to the first small word that is no part of names: `in Vienna`, `aus Wien`. */
function nameBefore(part: string): string | undefined {
  const parts = part.trim().split(/\s+/)
  const end = parts.findIndex((word, at) => at > 0 && /^\p{Ll}/u.test(word) && (!isParticle(word) || placeWord.test(word)))
  const name = parts.slice(0, end < 0 ? undefined : end).join(' ')
  return looksLikePerson(name) ? name : undefined
}
const placeWord = /^(?:in|en|i|u|w|v|no|na|em|à|au|aus|à|op)$/
