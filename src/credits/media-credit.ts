/**
 * Credit lines under pictures: taken apart, and told from the captions they are printed with.
 */

import { type Agency, forms } from '#src/agencies/index.ts'
import { patterns, words } from '#src/languages/index.ts'
import { agencyNamed } from './agency.ts'
import type { Credit } from './credit.ts'
import { looksLikePerson, naturalName } from './person-name.ts'

/** "Photo", "credit" and "by" as they are printed before a credit, and what may stand between. */
const labelWords = `${patterns('creditLabels')}|${patterns('sourceLabels')}`
const labelled = new RegExp(`^(?:${labelWords})(?:\\s*(?:[:：=]|/(?=\\s)|\\||\\s-(?=\\s))\\s*|\\s+(?:${patterns('labelLinks')})\\s*)`, 'iu')
const copyright = /^(?:(?:©|℗|\(c\)|copyright\b|copyright\s*©)\s*(?:(?:19|20)\d\d\s*,?\s*)?(?:by\s+)?)+/i
const rights = new RegExp(
  `(?<![\\s.,;–-])[\\s.,;–-]*(?:this image has been supplied by.{0,200}|${patterns('rights')}|(?:©|\\(c\\)|copyright)\\s*(?:19|20)\\d\\d)\\.?$`,
  'i',
)
/** Words in a credit that name neither who took a picture nor who sent it. */
const noise = new RegExp(`^(?:${patterns('creditNoise')}|facebook|instagram|twitter|youtube|tiktok|telegram|x)$`, 'iu')
const poolWord = new RegExp(`(?:^|[^\\p{L}])(?:${patterns('pool')})(?=$|[^\\p{L}])`, 'iu')
/** An organisation, known or not, ends with one of these. */
const organisation = new RegExp(`^(?:${patterns('organisationHeads')})\\s|(?:^|\\s)(?:${patterns('organisationTails')})$`, 'iu')
const longest = 200
/** After "source:" stands who published something, not who took it. */
const sourceLabel = new RegExp(`^[\\s([]*(?:${patterns('sourceLabels')})\\s*[:：=]`, 'iu')

const brackets: Record<string, string> = { '(': ')', '[': ']', '{': '}', '（': '）' }
function bare(line: string): string {
  let text = line.trim()
  for (let round = 0; round < 3; round++) {
    const close = brackets[text[0] ?? '']
    if (close && text.endsWith(close) && text.indexOf(close) === text.length - 1) text = text.slice(1, -1).trim()
  }
  return text
}

/** The line without brackets, label ("Photo:"), copyright sign and rights notice. */
function unlabelled(line: string): { text: string; label: boolean } {
  let text = bare(line.slice(0, longest * 2))
  let label = false
  for (let round = 0; round < 4; round++) {
    const next = bare(text.replace(labelled, '').replace(copyright, '').replace(rights, ''))
    if (next === text) break
    label ||= labelled.test(text) || copyright.test(text)
    text = next
  }
  return {
    text: text
      .replace(/(?<![\s,;|/–—-])[\s,;|/–—-]+$/u, '')
      .replace(/(?<=\p{L}{3})\.$/u, '')
      .replace(/^[\s,;|/–—-]+/u, ''),
    label,
  }
}

interface Taken {
  credit: Credit
  /** Fields that are nothing known: the reason to doubt that this is a credit. */
  strange: number
  known: boolean
}

const separator = new RegExp(`(?:(?<!\\s)\\s+)?(?:/|\\||•|·(?=\\s)|;|,|\\s[-–—]\\s|\\s(?:${patterns('forWhom')})\\s)\\s*`, 'iu')

const takenBy = new RegExp(
  `^(.{2,8}?)(?:${patterns('reporterBetween')})?\\s*([\\p{Script=Han}]{2,4})\\s*(?:${patterns('tookBehind')})$`,
  'u',
)
const suppliedHead = new RegExp(`^(?:${patterns('suppliedHeads')})\\s*`, 'i')
const suppliedTail = new RegExp(`(?:^|\\s)(?:${patterns('suppliedTails')})$`, 'i')
const creditLink = new RegExp(`^(?:${patterns('creditLinks')})\\s+`, 'iu')
/** `FOTO Jane Doe`, `Photo Jane Doe`: before a name in its spelling. */
const pictureWord = new RegExp(
  `^(?:${words('pictureWords')
    .flatMap((word) => [word.toUpperCase(), word.replace(/^./u, (first) => first.toUpperCase())])
    .join('|')})\\s+(?=\\p{Lu}\\S*\\s\\p{Lu})`,
  'u',
)
const reporterBehind = new RegExp(`\\s(?:${patterns('reporterBehind')})$`, 'u')

function takeApart(text: string): Taken {
  const credit: Credit = {}
  // 新华社记者 谢环驰 摄
  const chinese = takenBy.exec(text)
  if (chinese?.[1] && chinese[2]) {
    const agency = agencyNamed(chinese[1])
    if (agency) return { credit: { agency: agency.name, photographer: chinese[2] }, strange: 0, known: true }
  }
  const fields = text
    .replace(/[()[\]]/g, ' / ')
    .split(separator)
    .flatMap((field) => {
      const clean = field
        .replace(suppliedHead, '')
        .replace(creditLink, '')
        .replace(suppliedTail, '')
        .replace(labelled, '')
        .replace(pictureWord, '')
        .replace(copyright, '')
        .replace(reporterBehind, '')
        .trim()
      return clean ? [clean] : []
    })
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
    else if (noise.test(field)) continue
    else {
      const split = agencyAtEdge(field)
      if (split) {
        agencies.push(split.agency)
        if (split.rest && !noise.test(split.rest)) strangers.push(split.rest)
      } else strangers.push(field)
    }
  }
  let strange = 0
  const unknown: string[] = []
  for (const field of strangers) {
    const name = field.replace(/(?:(?<!\s)\s+)?\([^()]*\)$/, '')
    if (!credit.photographer && looksLikePerson(name) && !organisation.test(name)) credit.photographer = naturalName(name)
    else unknown.push(field)
  }
  const agency = agencies.find(({ passesOn }) => !passesOn) ?? agencies[0]
  if (agency) credit.agency = agency.name
  for (const field of unknown) {
    const single = /^[\p{L}\p{N}.&+-]{2,24}$/u.test(field) && /^[\p{Lu}\p{Lo}]|\p{Lu}{2}/u.test(field)
    if (!credit.agency && (organisation.test(field) ? field.split(/\s+/).length <= 5 : single)) credit.agency = field
    // `Jane Doe/The Union via AP`: whose picture the agency passes on
    else if (
      !(
        credit.photographer &&
        agencies.length > 0 &&
        /\svia\s/i.test(text) &&
        /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s\p{Lu}[\p{L}\p{M}'’.-]*){0,3}\s?$/u.test(field)
      )
    )
      strange++
  }
  return { credit, strange, known: agencies.length > 0 }
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

/**
 * Takes a credit line apart, in the forms that agencies and outlets print: `EPA-EFE / KENZO TRIBOUILLARD / POOL`, `AP Photo/Jane
 * Doe`, `Foto: dpa/Max Muster`, `© Jane Doe / AFP via Getty Images`, `Фото: МИА`. Agencies come back under their own name, people
 * in natural spelling, `pool` only when printed. What the line does not say is left out; an empty object when it says nothing known.
 */
export function parseCreditLine(line: string): Credit {
  const { text } = unlabelled(line)
  if (!text || text.length > longest) return {}
  return withPool(published(takeApart(text).credit, line), line)
}

/** `Source: Repeat Project` names no photographer; `Quelle: Jane Doe/dpa` does. */
function published(credit: Credit, line: string): Credit {
  if (!sourceLabel.test(line) || (credit.agency && agencyNamed(credit.agency))) return credit
  const { photographer: _, ...rest } = credit
  return rest
}

/** `Pool Photo via AP`: the label itself says pool. */
const withPool = (credit: Credit, line: string): Credit => (poolWord.test(line.slice(0, longest * 2)) ? { ...credit, pool: true } : credit)

export interface CaptionParts {
  caption?: string
  /** As printed, without the word that labels it (`Photo:`, `Foto:`, `©`) and without the brackets around. */
  creditLine?: string
  credit?: Credit
}

const labelSource = `(?:^|[\\s(\\[/|–—•-])(?:(?:${labelWords})\\s*[:：=]|(?:${patterns('creditedBy')})\\s|©|\\(c\\)\\s)`
const labelInText = new RegExp(labelSource, 'giu')
const hasLabel = new RegExp(labelSource, 'iu')

/** A credit when `text` is nothing else: with a label anything short and name-like, without one only what names an agency and no more than that. */
function asCredit(text: string, label: boolean): { creditLine: string; credit?: Credit } | undefined {
  const stripped = unlabelled(text)
  const line = stripped.text
  if (!line || line.length > (label ? 160 : 90)) return undefined
  const taken = takeApart(line)
  const credit = withPool(published(taken.credit, text), text)
  const found = credit.agency !== undefined || credit.photographer !== undefined || credit.pool !== undefined
  if (label || stripped.label) {
    const lower = line.match(/(?:^|\s)\p{Ll}{3,}/gu)?.length ?? 0
    if (taken.strange > 0 && (lower > 3 || /[.!?]\s+\p{Lu}|[.!?]$/u.test(line.replace(/\b\p{Lu}\./gu, '')))) return undefined
    return found ? { creditLine: line, credit } : { creditLine: line }
  }
  return taken.known && taken.strange === 0 ? { creditLine: line, credit } : undefined
}

const tidyCaption = (text: string) =>
  text
    .replace(/(?<![\s/|–—•([-])[\s/|–—•([-]+$/u, '')
    .replace(/^[\s/|–—•-]+/u, '')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * Tells a caption from the credit printed with it: `Jens Stoltenberg / Photo: EPA-EFE / KENZO TRIBOUILLARD / POOL` is the caption
 * `Jens Stoltenberg` with the credit line `EPA-EFE / KENZO TRIBOUILLARD / POOL`. The label (`Photo:`) says what follows and is
 * not part of the credit line. A text in which no credit is sure comes back whole as the caption.
 */
export function splitCaption(text: string): CaptionParts {
  const whole = text.trim()
  if (!whole) return {}
  const alone = asCredit(whole, false)
  if (alone) return alone
  const tail = whole.slice(-longest * 2)
  const offset = whole.length - tail.length
  for (const cut of cuts(tail)) {
    const found = asCredit(tail.slice(cut.at, cut.end), cut.label)
    if (!found) continue
    const caption = tidyCaption(`${whole.slice(0, offset + cut.at)} ${tail.slice(cut.end)}`)
    return caption ? { caption, ...found } : found
  }
  return { caption: whole }
}

interface Cut {
  at: number
  end: number
  label: boolean
}

/** Between a caption and the credit behind it. */
const creditBreaks = new RegExp(
  `\\n|[.!?»”"]\\s+|\\s[/|–—•-]\\s+|\\s{2,}|\\s(?=(?:${forms('creditHeads').join('|')}|\\p{Lu}{3}[\\p{Lu}-]*|${forms('lowerCaseAlone').join('|')})\\s?\\/)|\\s(?=(?:\\p{Lu}[\\p{L}\\p{M}'’-]+|\\p{Lu}\\.)\\s(?!\\p{Lu}{3,}\\s?\\/|Photo)\\p{Lu}[\\p{L}\\p{M}'’-]+(?:\\sI{2,3})?\\/)`,
  'gu',
)

/** Where a credit may begin, the surest first. At most a dozen of each kind are tried. */
function cuts(tail: string): Cut[] {
  const found: Cut[] = []
  const end = tail.length
  // `Florion Goga (REUTERS)`, `Jane Doe/Copyright 2024 The AP`: a name goes with the agency after it
  const name = /(?:^|[.!?»”"]\s+)((?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){2,4})[([][^()[\]]{2,60}[)\]]\s*\.?$/u.exec(tail)
  if (name?.[1]) found.push({ at: name.index + name[0].indexOf(name[1]), end, label: false })
  const bracket = /[([]([^()[\]]{2,150})[)\]]\s*\.?$/.exec(tail)
  if (bracket) found.push({ at: bracket.index, end, label: hasLabel.test(bracket[0]) })
  const labels = [...tail.matchAll(labelInText)].slice(0, 12)
  for (const match of labels) found.push({ at: match.index, end, label: true })
  const breaks = [...tail.matchAll(creditBreaks)].slice(-12)
  for (const match of breaks) found.push({ at: match.index + match[0].length, end, label: false })
  return found
}
