/**
 * Where a text came from: the agency that its byline, dateline, trailer, correspondent or metadata name.
 */
import { forms } from '#src/agencies/index.ts'
import { notAgencies } from '#src/agencies/outlets.ts'
import { patterns, words } from '#src/languages/index.ts'
import { type AgencyNames, outletNamed } from './agency.ts'
import type { CreditedText, Origin } from './credit.ts'
import { between, type Dateline, firstAgency, placeOf, readDateline } from './dateline.ts'
import { agencyNouns, correspondents, datelineCities, placeWords, relays, reportVerbs } from './phrases.ts'

const bylineWord = new RegExp(`^(?:${patterns('by')}|${patterns('copyLabels')})\\s*:?\\s+`, 'iu')
const helped = new RegExp(`\\s(?:${words('with').join('|')})\\s(?=\\S+$)`, 'giu')

const bylinePlace = new RegExp(`^(.{2,40}?)\\s(?:${placeWords})\\s\\p{Lu}[\\p{L} -]{2,30}$`, 'u')

/** `Von dpa`, `By JANE DOE, Associated Press`, `Le Figaro avec AFP`, `kmr/dpa`. */
function bylineOrigin(byline: string, names: AgencyNames): Origin | undefined {
  const line = byline.slice(0, 2000).trim().slice(0, 300)
  const found = firstAgency(
    line
      .replace(bylineWord, '')
      .replace(helped, '/')
      .replace(/[()[\]]/g, ''),
    names,
  )
  // `Associated Press in Valencia`
  const placed = bylinePlace.exec(line.replace(bylineWord, ''))
  const agency = found ?? trailingName(line, names) ?? (placed?.[1] && firstAgency(placed[1], names))
  return agency ? { agency, evidence: line, rule: 'byline' } : undefined
}

/** `JANE DOE Associated Press` */
function trailingName(line: string, names: AgencyNames): string | undefined {
  const words = line.split(/\s+/)
  for (const size of [3, 2, 1]) {
    if (words.length <= size) continue
    const printed = words.slice(-size).join(' ')
    const agency = names.inText(printed)
    // two letters end names of firms, too: `Kneib Dentistry PC`
    if (agency && !agency.pictures && printed.length > 2) return agency.name
  }
  return undefined
}

const trailerField = "[\\p{L}\\p{N}][\\p{L}\\p{N} .,:/+&=’'-]{0,48}"
const bracketTrailer = new RegExp(
  `(?:^|[\\s.!?»”"“])(?:\\((${trailerField})\\)|\\[(${trailerField})\\]|/(${trailerField})/)\\s*\\.?\\s*$`,
  'u',
)
const dashTrailer = /(?:^|[.!?»”"“]\s*)[–—-]{1,2}\s*([\p{L}/ .-]{2,40})\.?$/u
const sourceTrailer = new RegExp(`^(?:${patterns('sourceLabels')})\\s*[:：]?\\s+(.{2,60}?)\\.?$`, 'iu')
/** `With files from AP`, `Mit Material von dpa` */
const helpedBy = new RegExp(`^[\\s([*–—-]*(?:${patterns('materialLabels')})\\s*:?\\s+(.{2,80}?)[\\s)\\].]*$`, 'iu')
/** `The Associated Press contributed to this report.` */
const helpedBehind = new RegExp(`^[\\s([*–—-]*(.{2,120}?)\\s(?:${patterns('materialBehind')})`, 'iu')

/** The agencies that a line says helped with a text that is another's; undefined where it is no such line. */
function helpersIn(line: string, names: AgencyNames): string[] | undefined {
  const text = line.trim()
  if (text.length > 220) return undefined
  const said = helpedBy.exec(text)?.[1] ?? helpedBehind.exec(text)?.[1]
  if (said === undefined) return undefined
  const found = said.split(between).flatMap((field) => firstAgency(field, names) ?? trailingName(field.trim(), names) ?? [])
  return found.length > 0 ? [...new Set(found)] : undefined
}

/** Who helped with a text, by its last lines. */
export const readContributors = (lines: readonly string[], names: AgencyNames): string[] => [
  ...new Set(lines.flatMap((line) => helpersIn(line, names) ?? [])),
]
const bareTrailer = new RegExp(`[.!?»”"“]\\s+([\\p{Lu}]{3,6}|${forms('lowerCaseAlone').join('|')})\\.?$`, 'u')
const rightsTrailer = new RegExp(
  `^(?:©|\\(c\\)|copyright|${patterns('rights')})[\\s©:]*(?:copyright\\s*)?(?:(?:19|20)\\d\\d\\s*)?([\\p{L}][\\p{L} -]{1,40}?)(?:,\\s*(?:${forms('rightsNumber').join('|')})|\\s*\\d{4})?\\.?$`,
  'iu',
)

/** `(MIA)`, `dpa/AFP`, `/MIA/`, `– Tanjug`, `АФП`, `© dpa-infocom, dpa:…` at the end of the last paragraphs. */
function trailerOrigin(paragraphs: readonly string[], names: AgencyNames): Origin | undefined {
  for (const paragraph of paragraphs.slice(-3).reverse()) {
    if (helpersIn(paragraph, names)) continue
    const tail = paragraph.trim().slice(-160)
    const whole = tail.length === paragraph.trim().length && tail.length <= 90
    if (whole) {
      const alone = tail.replace(/^[\s(/[–—-]+|[\s)/\].]+$/gu, '')
      const labelled = sourceTrailer.exec(alone)?.[1] ?? rightsTrailer.exec(alone)?.[1]
      const agency = firstAgency(labelled ?? (/[.!?»”"“]\s/u.test(alone) || alone.split(/[\s/,]+/).length > 5 ? '' : alone), names)
      if (agency) return { agency, evidence: tail, rule: 'trailer' }
    }
    const bracket = bracketTrailer.exec(tail)
    const bracketed = bracket?.[1] ?? bracket?.[2] ?? bracket?.[3]
    if (bracket && bracketed) {
      const agency = firstAgency(bracketed, names)
      if (agency) return { agency, evidence: bracket[0].trim().replace(/^[.!?»”"“\s]+/u, ''), rule: 'trailer' }
    }
    const plain = dashTrailer.exec(tail) ?? bareTrailer.exec(tail)
    const agency = plain?.[1] && firstAgency(plain[1], names)
    if (plain && agency) return { agency, evidence: plain[0].replace(/^[.!?»”"“\s]+/u, '').trim(), rule: 'trailer' }
  }
  return undefined
}

const name = `[\\p{Lu}][\\p{L}-]*|${forms('lowerCase').join('|')}`
const named = `(${name})(?:['’]?s)?(?:-|\\s)`
const place = '(\\p{Lu}[\\p{L}\\p{M}’-]+(?:\\s\\p{Lu}[\\p{L}\\p{M}’-]+)?)'
/** "the MIA correspondent from Belgrade reported", "dpa-Korrespondent in Paris berichtet" */
const namedFirst = new RegExp(`(?<![\\p{L}])${named}(?:${correspondents})(?:\\s(?:${placeWords})\\s${place})?`, 'gu')
/** "дописникот на МИА од Белград", "le correspondant de l'AFP à Paris", "dopisnik Tanjuga iz Brisela", "korrespondenti i MIA-s nga Beogradi" */
const correspondentFirst = new RegExp(
  `(?<![\\p{L}])(?:${correspondents})\\s(?:(?:${patterns('ofAgency')})\\s?)?(?:(?:${patterns('theAgency')}|${agencyNouns})\\s)?(${name})(?:\\s(?:${placeWords})\\s${place})?`,
  'gu',
)
const reports = new RegExp(`(?<![\\p{L}])(?:${reportVerbs})(?![\\p{L}])`, 'iu')
const toldTo = new RegExp(`(?:${patterns('toldTo')})\\s(?:\\p{L}+\\s){0,2}$`, 'iu')
const inflecting = new RegExp(`\\s(?:${patterns('inflectingPlaceWords')})\\s`, 'u')

/** Case endings after an agency's name in Slavic and Albanian text: `Tanjuga`, `Танјуга`, `MIA-s`. */
function agencyInflected(word: string, names: AgencyNames): string | undefined {
  for (const form of [word, word.replace(/-\p{Ll}{1,3}$/u, ''), word.replace(/(?:a|e|i|u|om|ом|а|е|у)$/u, '')]) {
    const agency = names.inText(form)
    if (agency && !agency.pictures) return agency.name
  }
  return undefined
}

const stem = (word: string) => word.replace(/(?:[aeiouë]|[аеиоу])$/u, '')
const citiesByStem = new Map(datelineCities.map((city) => [stem(city), city]))
/** `Beograda` → `Beograd`: only for places that are known, others as printed. */
const nominative = (printed: string, inflects: boolean) =>
  inflects && !datelineCities.includes(printed) ? (citiesByStem.get(stem(printed)) ?? printed) : printed

const wordsAround = (text: string, at: number, end: number) => text.slice(Math.max(0, at - 160), end + 120)

/** A correspondent's own story: in the first paragraphs or the last, with a verb of reporting beside. */
function correspondentOrigin(paragraphs: readonly string[], names: AgencyNames): Origin | undefined {
  for (const paragraph of [...paragraphs.slice(0, 4), ...paragraphs.slice(4).slice(-2)]) {
    const text = paragraph.slice(0, 4000)
    for (const form of [namedFirst, correspondentFirst]) {
      for (const match of text.matchAll(form)) {
        const [evidence, word = '', where] = match
        const around = wordsAround(text, match.index, match.index + evidence.length)
        if (!reports.test(around) || toldTo.test(text.slice(Math.max(0, match.index - 40), match.index))) continue
        const unknown =
          where && form === namedFirst && /^\p{Lu}{3,6}$/u.test(word) && !outletNamed(word) && !notAgencies.has(word) ? word : undefined
        const agency = agencyInflected(word, names) ?? unknown
        if (!agency) continue
        const inflects = inflecting.test(evidence)
        return { agency, ...(where ? { place: nominative(where, inflects) } : {}), evidence, rule: 'correspondent' }
      }
    }
  }
  return undefined
}

const relayForm = new RegExp(`(?<![\\p{L}])(?:${relays})\\s(?:(?:${agencyNouns})\\s)?(${name}|\\p{Lu}\\p{L}+)(?=\\s*(?:[.,]|$))`, 'gu')

/** `јавува МИА`, `javlja Tanjug`, `njofton MIA`: at the end of one of the first two paragraphs or of the last. */
function relayOrigin(paragraphs: readonly string[], names: AgencyNames): Origin | undefined {
  for (const paragraph of [...paragraphs.slice(0, 2), ...paragraphs.slice(2).slice(-1)]) {
    for (const match of paragraph.slice(0, 4000).matchAll(relayForm)) {
      const agency = agencyInflected(match[1] ?? '', names)
      if (agency) return { agency, evidence: match[0], rule: 'phrase' }
    }
  }
  return undefined
}

/** What the words of a text alone say of where it came from, the surest first. Where a dateline names the agency, the rest was not looked for. */
export interface OriginWords {
  /** The datelines that its first two paragraphs open with. */
  datelines: Dateline[]
  /** A trailer's or a correspondent's. */
  signed?: Origin
  /** Agencies that helped with the text. */
  contributors: string[]
  /** A phrase's (`javlja Tanjug`): less sure than a byline. */
  relayed?: Origin
}

/** Reads what `readOrigin` needs of the paragraphs: pure, and the dear part of it. */
export function readOriginWords(paragraphs: readonly string[], names: AgencyNames): OriginWords {
  const datelines: Dateline[] = []
  const contributors = readContributors(paragraphs.slice(-4), names)
  // a byline and the like may stand above
  const heads = paragraphs.slice(0, 4).filter((_, at) => at < 2 || paragraphs.slice(0, at).every((above) => above.length < 120))
  for (const head of heads) {
    const dateline = head ? readDateline(head, names) : undefined
    if (dateline) datelines.push(dateline)
    if (dateline?.agency) return { datelines, contributors }
  }
  const signed = trailerOrigin(paragraphs, names) ?? correspondentOrigin(paragraphs, names)
  if (signed) return { datelines, contributors, signed }
  const relayed = relayOrigin(paragraphs, names)
  return { datelines, contributors, ...(relayed && { relayed }) }
}

/**
 * The surest statement first: what the text says of itself, then its byline and metadata, then whose feed it came by. `words` are those
 * of the text's paragraphs.
 */
export function readOrigin(
  text: CreditedText,
  words: OriginWords,
  names: AgencyNames,
): { origin?: Origin; located?: string; contributors?: string[] } {
  let dateline = text.dateline ? readDateline(`${text.dateline} –`, names) : undefined
  for (const found of words.datelines) {
    if (dateline?.agency) break
    if (!dateline || found.agency) dateline = { ...dateline, ...found }
  }
  const located = dateline?.place ?? (text.dateline ? placeOf(text.dateline) : undefined)
  const fromDateline: Origin | undefined = dateline?.agency
    ? { agency: dateline.agency, ...(dateline.place ? { place: dateline.place } : {}), evidence: dateline.evidence, rule: 'dateline' }
    : undefined
  const metadata = text.sourceOrganization ? firstAgency(text.sourceOrganization, names) : undefined
  const origin =
    fromDateline ??
    words.signed ??
    (text.byline ? bylineOrigin(text.byline, names) : undefined) ??
    (metadata ? ({ agency: metadata, evidence: text.sourceOrganization!, rule: 'metadata' } as const) : undefined) ??
    words.relayed ??
    (text.feedAgency
      ? ({ agency: names.named(text.feedAgency)?.name ?? text.feedAgency, evidence: text.feedAgency, rule: 'feed' } as const)
      : undefined)
  const contributors = words.contributors.filter((agency) => agency !== origin?.agency)
  return { ...(origin && { origin }), ...(located && { located }), ...(contributors.length > 0 && { contributors }) }
}
