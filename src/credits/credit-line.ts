/**
 * Credit lines, taken apart: whose picture it is, who sent it, and what kind it is of.
 */
import { type Agency, forms } from '#src/agencies/index.ts'
import { patterns, words } from '#src/languages/index.ts'
import { agencyNamed, nameKey, outletNamed } from './agency.ts'
import type { Credit } from './credit.ts'
import { type CreditMark, marksIn, markWords, takeMarks, withMarks } from './credit-marks.ts'
import { opening } from './openings.ts'
import { looksLikePerson, naturalName } from './person-name.ts'

/** "Photo", "credit" and "by" as they are printed before a credit, and what may stand between. */
export const labelWords = `${patterns('creditLabels')}|${patterns('sourceLabels')}|${markWords}`
/** What divides a label from its credit. */
const labelEnd = `(?:\\s*(?:[:：=]|/(?=\\s)|\\||\\s[-–—](?=\\s)|(?<=\\.)\\s)\\s*|\\s+(?:${patterns('labelLinks')})\\s*)`
const wholeWord = '(?![\\p{L}\\p{M}])'
const labelEnds = new RegExp(`^${labelEnd}`, 'iu')
const labelWord = opening(labelWords, wholeWord)
/** Labels in a row: `Foto Archiv:`, `Source photo :`. */
const mostLabels = 3

/** The label words that a text begins with, up to three. */
function labelRow(text: string): number {
  let at = 0
  for (let row = 0; row < mostLabels; row++) {
    const gap = row === 0 ? 0 : (/^(?:[\s/-]|\s[/-]|[/-]\s)/.exec(text.slice(at, at + 2))?.[0].length ?? 0)
    if (row > 0 && gap === 0) break
    const word = labelWord(text.slice(at + gap))
    if (word === undefined) break
    at += gap + word.length
  }
  return at
}

/** The label that a text begins with, with what divides it from the credit; '' where there is none. */
export function labelOf(text: string): string {
  const at = labelRow(text)
  if (at === 0) return ''
  const end = labelEnds.exec(text.slice(at))
  return end ? text.slice(0, at + end[0].length) : ''
}
const onlyLabel = (text: string): boolean => text !== '' && labelRow(text) === text.length
const copyright = /^(?:(?:©|℗|\(c\)|copyright\b|copyright\s*©)\s*(?:(?:19|20)\d\d\s*,?\s*)?(?:by\s+)?)+/i
const rights = new RegExp(
  `(?<![\\s.,;–-])[\\s.,;–-]*(?:this image has been supplied by.{0,200}|${patterns('rights')}|(?:©|\\(c\\)|copyright)\\s*(?:19|20)\\d\\d)\\.?$`,
  'i',
)
/** Words in a credit that name neither who took a picture nor who sent it, and an editor's initials. */
const noiseWord = opening(`${patterns('creditNoise')}|facebook|instagram|twitter|youtube|tiktok|telegram|x`, '$')
const isNoise = (field: string): boolean => noiseWord(field) !== undefined || /^(?:[a-z]{2,4}\.|(?:19|20)\d\d)$/.test(field)
/** A field that has the word in it names a pool: `WPA Pool`, `White House Pool`. */
const poolWord = new RegExp(`(?:^|[^\\p{L}])(?:${patterns('pool')})(?=$|[^\\p{L}])`, 'iu')
/** An organisation, known or not, begins or ends with one of these. */
const organisationHead = opening(patterns('organisationHeads'), '\\s')
const organisationTail = opening(patterns('organisationTails'), '$')
const organisationEnding = new RegExp(`(?:${patterns('organisationEndings')})$`, 'u')
const isOrganisation = (name: string): boolean =>
  organisationHead(name) !== undefined ||
  organisationTail(name.slice(name.lastIndexOf(' ') + 1)) !== undefined ||
  organisationTail(name.split(' ').slice(-2).join(' ')) !== undefined ||
  (/[\p{Script=Han}\p{Script=Hangul}]$/u.test(name) && organisationEnding.test(name))
export const longest = 200
/** After "source:" stands who published something, not who took it. */
const sourceLabel = new RegExp(`^[\\s([]*(?:${patterns('sourceLabels')})\\s*[:：=]`, 'iu')

const brackets: Record<string, string> = { '(': ')', '[': ']', '{': '}', '（': '）', '【': '】' }
function bare(line: string): string {
  let text = line.trim()
  for (let round = 0; round < 3; round++) {
    const close = brackets[text[0] ?? '']
    if (close && text.endsWith(close) && text.indexOf(close) === text.length - 1) text = text.slice(1, -1).trim()
  }
  return text
}

interface Unlabelled {
  text: string
  label: boolean
  /** What was taken off. */
  labels: string
}

/** The line without brackets, label ("Photo:"), copyright sign and rights notice. */
function unlabelled(line: string): Unlabelled {
  let text = bare(line.slice(0, longest * 2))
  let labels = ''
  let label = false
  for (let round = 0; round < 4; round++) {
    const said = labelOf(text)
    const next = bare(text.slice(said.length).replace(copyright, '').replace(rights, ''))
    if (next === text) break
    label ||= said !== '' || copyright.test(text)
    labels += ` ${said}`
    text = next
  }
  return {
    text: text
      .replace(/(?<![\s,;|/–—-])[\s,;|/–—-]+$/u, '')
      .replace(/(?<=\p{L}{3})\.$/u, '')
      .replace(/^[\s,;|/–—-]+/u, ''),
    label,
    labels,
  }
}

/** Outlets whose page a credit stands on: nobody's name. */
export type Own = readonly string[]

interface Taken {
  credit: Credit
  marks: Set<CreditMark>
  /** Fields that are nothing known: the reason to doubt that this is a credit. */
  strange: number
  known: boolean
  /** A person stands before or behind who prints it, with a stroke between. */
  slashed: boolean
}

const separator = new RegExp(
  `(?:(?<!\\s)\\s+)?(?:/|\\||•|·(?=\\s)|;|,|[=＝]|(?<=\\p{L}{3})\\.(?=\\s)|\\s[-–—]\\s|\\s(?:${patterns('forWhom')})\\s)\\s*`,
  'iu',
)

const takenBy = new RegExp(
  `^(.{2,8}?)(?:${patterns('reporterBetween')})?\\s*([\\p{Script=Han}]{2,4})\\s*(?:${patterns('tookBehind')})$`,
  'u',
)
const tookIt = new RegExp(`(?<=[\\p{Script=Han}\\p{Script=Hangul}])\\s*(?:${patterns('tookBehind')})$`, 'u')
const sent = new RegExp(`(?<=\\p{Script=Han}{2})(?:${patterns('reporterBetween')})$`, 'u')
const suppliedHead = new RegExp(`^(?:${patterns('suppliedHeads')})\\s*`, 'i')
const creditLink = new RegExp(`^(?:${patterns('creditLinks')})\\s+`, 'iu')
/** `FOTO Jane Doe`, `Photo Jane Doe`: before a name in its spelling. */
const pictureWord = new RegExp(
  `^(?:${[...new Set([...words('pictureWords'), ...patterns('creditLabels').match(/(?<=^|\|)\p{L}+(?=\||$)/gu)!])]
    .flatMap((word) => [word.toUpperCase(), word.replace(/^./u, (first) => first.toUpperCase())])
    .join('|')})\\s+(?=\\p{Lu})`,
  'u',
)
const reporterBehind = new RegExp(`\\s(?:${patterns('reporterBehind')})$`, 'u')
const and = new RegExp(`\\s(?:${words('and').join('|')}|&|\\+)\\s`, 'u')

function cleanField(field: string, marks: Set<CreditMark>): string {
  const supplied = suppliedHead.exec(field)?.[0] ?? ''
  const linked = field.slice(supplied.length).replace(creditLink, '')
  const label = labelOf(linked)
  marksIn(`${supplied} ${label}`, marks)
  const rest = takeMarks(
    linked
      .slice(label.length)
      .replace(pictureWord, '')
      .replace(copyright, '')
      .replace(reporterBehind, '')
      .replace(tookIt, '')
      .replace(sent, '')
      .trim(),
    marks,
  )
  // `WPA Pool`: whose pool it is
  return poolWord.test(field) && /^\p{Lu}{2,}$/u.test(rest) && !agencyNamed(rest) ? '' : rest
}

/** `新华社记者 谢环驰 摄` */
function takenIn(text: string): Credit | undefined {
  const chinese = takenBy.exec(text)
  if (!chinese?.[1] || !chinese[2]) return undefined
  const agency = agencyNamed(chinese[1])?.name ?? (isOrganisation(chinese[1]) ? chinese[1] : undefined)
  return agency === undefined ? undefined : { agency, photographer: chinese[2] }
}

/** Agencies among the fields, and the fields that are none. */
function sortFields(fields: readonly string[]): { agencies: Agency[]; strangers: string[] } {
  const agencies: Agency[] = []
  const strangers: string[] = []
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] ?? ''
    const pair = fields[at + 1] && agencyNamed(`${field}/${fields[at + 1]}`)
    if (pair) {
      agencies.push(pair)
      at++
      continue
    }
    const agency = agencyNamed(field)
    if (agency) agencies.push(agency)
    else if (isNoise(field) || onlyLabel(field) || poolWord.test(field)) continue
    else {
      const split = agencyAtEdge(field)
      if (split) {
        agencies.push(split.agency)
        if (split.rest && !isNoise(split.rest)) strangers.push(split.rest)
      } else strangers.push(field)
    }
  }
  return { agencies, strangers }
}

/** Whose picture it is of several agencies: one that others pass on, then whoever is no archive. */
const takerOf = (agencies: readonly Agency[]): Agency | undefined =>
  agencies.find(({ everywhere }) => everywhere) ?? agencies.find(({ passesOn }) => !passesOn) ?? agencies[0]

const isBody = (name: string, own: Own): boolean =>
  isOrganisation(name) || outletNamed(name) !== undefined || own.some((one) => nameKey(one) === nameKey(name))

function takeApart(line: string, own: Own): Taken {
  const text = /[\uff00-\uffef]/.test(line) ? line.normalize('NFKC') : line
  const marks = new Set<CreditMark>()
  const chinese = takenIn(text)
  if (chinese) return { credit: chinese, marks, strange: 0, known: true, slashed: false }
  if (poolWord.test(text)) marks.add('pool')
  const fields = text
    .replace(/[()[\]]/g, ' / ')
    .split(separator)
    .flatMap((field) => cleanField(field, marks) || [])
  const { agencies, strangers } = sortFields(fields)
  const credit: Credit = {}
  let strange = 0
  const unknown: string[] = []
  for (const field of strangers) {
    const name = field.replace(/(?:(?<!\s)\s+)?\([^()]*\)$/, '')
    const [first = name, ...others] = name.split(and)
    const person = others.every((other) => looksLikePerson(other)) ? first : name
    if (!credit.photographer && looksLikePerson(person) && !isBody(name, own)) credit.photographer = naturalName(person)
    else unknown.push(field)
  }
  const agency = takerOf(agencies)
  if (agency) credit.agency = agency.name
  const names = [...new Set(agencies.map(({ name }) => name))]
  if (names.length > 1) credit.agencies = names
  for (const field of unknown) {
    const holder = field.replace(/^the(?=\s)/, '').trim()
    if (canHold(field, holder, own)) {
      credit.rightsHolder ??= holder
      if (!agency) credit.agency ??= holder
      continue
    }
    // `Jane Doe/The Union via AP`: whose picture the agency passes on
    const passedOn = /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s\p{Lu}[\p{L}\p{M}'’.-]*){0,3}\s?$/u
    if (!(credit.photographer && agencies.length > 0 && /\svia\s/i.test(text) && passedOn.test(field))) strange++
  }
  const slashed = credit.photographer !== undefined && credit.agency !== undefined && /[/|]/.test(text)
  return { credit, marks, strange, known: agencies.length > 0, slashed }
}

/** A body of some words, an outlet, one word with a capital or a site's address. */
function canHold(field: string, holder: string, own: Own): boolean {
  if (isBody(field, own)) return holder.split(/\s+/).length <= 6 && (holder.match(/(?<!\p{L})\p{Ll}{4,}/gu)?.length ?? 0) <= 3
  if (/^[\p{L}\p{N}-]{2,30}\.\p{Ll}{2,4}$/u.test(field)) return true
  return /^[\p{L}\p{N}.&+-]{2,24}$/u.test(field) && /^[\p{Lu}\p{Lo}]|\p{Lu}{2}/u.test(field)
}

/** `Jane Doe AFP`, `AFP Jane Doe`: an agency and a name with nothing between. */
function agencyAtEdge(field: string): { agency: Agency; rest: string } | undefined {
  const words = field.split(/\s+/)
  if (words.length < 2 || words.length > 8) return undefined
  for (const size of [3, 2, 1]) {
    if (words.length <= size) continue
    const tail = words.slice(-size).join(' ')
    const head = words.slice(0, size).join(' ')
    const atEnd = acronymOrLong(tail) && agencyNamed(tail)
    if (atEnd) return { agency: atEnd, rest: words.slice(0, -size).join(' ') }
    const atStart = acronymOrLong(head) && agencyNamed(head)
    if (atStart) return { agency: atStart, rest: words.slice(size).join(' ') }
  }
  return undefined
}
const acronymLike = new RegExp(`\\p{Lu}{2}|^(?:${forms('lowerCaseAlone').join('|')})$|^\\p{Lu}\\p{Ll}{4}`, 'u')
const acronymOrLong = (words: string) => words.includes(' ') || acronymLike.test(words)

/** `Source: Repeat Project` names no photographer; `Quelle: Jane Doe/dpa` does. */
function published(credit: Credit, line: string): Credit {
  if (!sourceLabel.test(line) || (credit.agency && agencyNamed(credit.agency))) return credit
  const { photographer: _, ...rest } = credit
  return rest
}

const finished = ({ credit, marks }: Taken, { labels }: Unlabelled, line: string): Credit => {
  marksIn(labels, marks)
  return withMarks(published(credit, line), marks)
}

/**
 * Takes a credit line apart, in the forms that agencies and outlets print: `EPA-EFE / KENZO TRIBOUILLARD / POOL`, `AP Photo/Jane
 * Doe`, `Foto: dpa/Max Muster`, `© Jane Doe / AFP via Getty Images`, `Фото: МИА`. Agencies come back under their own name, people
 * in natural spelling, what else the line says of its picture only when printed. What it does not say is left out; an empty object
 * when it says nothing known. `own`: the outlets whose page it stands on.
 */
export function parseCreditLine(line: string, own: Own = []): Credit {
  const stripped = unlabelled(line)
  const marks = new Set<CreditMark>()
  marksIn(stripped.labels, marks)
  if (!stripped.text || stripped.text.length > longest) return withMarks({}, marks)
  return finished(takeApart(stripped.text, own), stripped, line)
}

const sentenceEnd = /\p{Ll}{3}[.!?]\s/u

/** Where a text that may be a credit stands: in brackets at a caption's end, on a line of its own, behind a sentence, or elsewhere. */
export type Standing = 'bracket' | 'line' | 'sentence' | 'break'

const bodyTail = new RegExp(`^(?:${patterns('organisationTails')})$`, 'iu')

/** `The Yomiuri Shimbun`, `Halden Press Office`: two to five words with capitals, the last of them one that bodies' names end with. */
function isBodyName(line: string): boolean {
  const words = line.split(/\s+/)
  return words.length >= 2 && words.length <= 5 && words.every((word) => /^\p{Lu}/u.test(word)) && bodyTail.test(words.at(-1)!)
}

/**
 * A credit when `text` is nothing else: with a label anything short and name-like, without one only what names an agency and no more
 * than that, or whoever stands where only credits do.
 */
export function asCredit(text: string, label: boolean, standing: Standing, own: Own): { creditLine: string; credit?: Credit } | undefined {
  if (text.length > (label ? 2 * longest : 140)) return undefined
  const stripped = unlabelled(text)
  const line = stripped.text
  if (line.length > (label ? 160 : 90)) return undefined
  if (!line || (!label && !stripped.label && sentenceEnd.test(line))) return undefined
  const taken = takeApart(line, own)
  const credit = finished(taken, stripped, text)
  const found = Object.keys(credit).length > 0
  if (label || stripped.label) {
    const lower = line.match(/(?:^|\s)\p{Ll}{3,}/gu)?.length ?? 0
    if (taken.strange > 0 && (lower > 3 || /[.!?]\s+\p{Lu}|[.!?]$/u.test(line.replace(/\b\p{Lu}\./gu, '')))) return undefined
    return found ? { creditLine: line, credit } : { creditLine: line }
  }
  if (taken.strange > 0) return undefined
  const alone =
    (taken.slashed && standing !== 'break') ||
    (standing === 'line' && (outletNamed(line) !== undefined || isBodyName(line) || own.some((one) => nameKey(one) === nameKey(line)))) ||
    (standing === 'bracket' && credit.photographer !== undefined && credit.agency === undefined) ||
    (credit.courtesy === true && (credit.photographer ?? credit.agency) !== undefined)
  return taken.known || alone ? { creditLine: line, credit } : undefined
}
