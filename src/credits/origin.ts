/**
 * Where a text came from: the agency that its byline, dateline, trailer, correspondent or metadata name.
 */
import { forms } from '#src/agencies/index.ts'
import { notAgencies } from '#src/agencies/outlets.ts'
import { patterns, words } from '#src/languages/index.ts'
import { monthNames } from '#src/text/months.ts'
import { type AgencyNames, agencyByInitials, outletNamed } from './agency.ts'
import type { CreditedText, Origin } from './credit.ts'
import { agencyNouns, correspondents, datelineCities, placeWords, relays, reportVerbs } from './phrases.ts'

export interface Dateline {
  /** As printed, without the date. */
  place?: string
  agency?: string
  /** The dateline verbatim. */
  evidence: string
}

/** A field (byline part, bracket) that names an agency and nothing else; short lower-case ones only as agencies write themselves (`dpa`), as they may be initials. */
function fieldAgency(field: string, names: AgencyNames): string | undefined {
  const name = field.trim()
  if (!name || name.length > 60) return undefined
  if (name.length <= 4 && name === name.toLowerCase() && /^[a-z]+$/.test(name) && !names.inText(name)) return agencyByInitials(name)?.name
  const agency = names.named(name)
  return agency && !agency.pictures ? agency.name : undefined
}

const between = new RegExp(`[/,;|+&]| (?:${patterns('and')}) |\\s[-–—]\\s`, 'u')
const before = new RegExp(`^\\s*(?:${patterns('with')}|${patterns('by')}|via|©|\\(c\\)|copyright)\\s+`, 'iu')

/** Characters of a list of agencies. */
const longestList = 500

const firstAgency = (list: string, names: AgencyNames): string | undefined => {
  for (const field of list.slice(0, longestList).split(between)) {
    const name = field.replace(before, '')
    // `dpa 0123` ends with a number, and so does `Notizie24`
    const agency = fieldAgency(name, names) ?? fieldAgency(name.replace(/\s*\d[\d.: ]*$/, ''), names)
    if (agency) return agency
  }
  return undefined
}

const bylineWord = new RegExp(`^(?:${patterns('by')}|${patterns('copyLabels')})\\s*:?\\s+`, 'iu')
const helped = new RegExp(`\\s(?:${words('with').join('|')})\\s(?=\\S+$)`, 'giu')

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
  const agency = found ?? trailingName(line, names)
  return agency ? { agency, evidence: line, rule: 'byline' } : undefined
}

/** `JANE DOE Associated Press` */
function trailingName(line: string, names: AgencyNames): string | undefined {
  const words = line.split(/\s+/)
  for (const size of [3, 2, 1]) {
    if (words.length <= size) continue
    const agency = names.inText(words.slice(-size).join(' '))
    if (agency && !agency.pictures) return agency.name
  }
  return undefined
}

const open = '(?:[(（【\\[]|(?<=\\s)/)'
const close = '(?:[)）】\\]]|/(?=\\s|$))'
const datelineForm = new RegExp(
  `^[\\s"“]*([^()（）\\n【\\[]{0,90}?)\\s*${open}\\s*([^()（）\\n】\\]]{2,50}?)\\s*${close}\\s*([-–—:.=]*)`,
  'u',
)
const dateWords =
  /[\s,.]*(?<![\p{L}\p{N}])(?:\d{1,2}\.?\s*(?:de\s+)?(?:[\p{L}\p{M}]{2,12}\.?)?(?:\s*(?:de\s+)?(?:19|20)\d\d\.?)?|\p{L}{3,9}\.?\s+\d{1,2}(?:,?\s*(?:19|20)\d\d)?)\s*(?:h|г\.|год\.)?[\s,.]*$/iu
// A hyphen belongs to the word before it, so that there is one way only to read `A-A-A`.
const placeForm =
  /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*(?:[\s,/][\s,/-]*(?:[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*|(?:de|del|la|le|les|am|an|der|im|of|on|upon|sur|na|u|и|i|du|do|da)(?:-+[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*)?)){0,6}$/u
const shoutedPlace = /^\p{Lu}(?:[\p{Lu}\p{M}.'’-]+-\p{Lu}[\p{L}\p{M}.'’-]*|[\p{Lu}\p{M}.'’-]+)(?:[\s,/][\s,/-]*\p{Lu}[\p{L}\p{M}.'’-]*)*$/u
/** No place with its date is longer. */
const longestPlace = 200
const isMonth = (word: string): boolean => monthNames.has(word.toLowerCase())

/** `WASHINGTON, March 3` → `WASHINGTON`, dated; undefined when what is left is no place. */
function placeAndDate(text: string): { place: string; dated: boolean } | undefined {
  let place = text.trim().replace(/\s{2,}/g, ' ')
  if (place.length > longestPlace) return undefined
  const date = dateWords.exec(place)
  const dated = date !== null && (/^[\s,.\d]*$/u.test(date[0]) || date[0].split(/[^\p{L}\p{M}]+/u).some(isMonth))
  if (dated) place = place.slice(0, date.index)
  else if (place.endsWith('.') && !/\p{Lu}\.$/u.test(place)) return undefined
  place = place.replace(/[\s,.:–—-]+$/u, '')
  return place && place.length <= 60 && placeForm.test(place) ? { place, dated } : undefined
}
const placeOf = (text: string): string | undefined => placeAndDate(text)?.place

// The agencies on 社 stand in a form of their own.
const cornered = new RegExp(
  `^【([^】\\s]{1,10}?)(${forms('corners')
    .filter((name) => !name.endsWith('社'))
    .join('|')})】`,
  'u',
)

/** The dateline at a paragraph's head: `SKOPJE (MIA) –`, `Paris, 3 mars (AFP)`, `(ANSA) - ROMA, 12 MAR -`, `LONDON —`. */
function readDateline(paragraph: string, names: AgencyNames): Dateline | undefined {
  const head = paragraph.slice(0, 200)
  const form = datelineForm.exec(head)
  if (form) {
    const [evidence, before = '', inside = '', dash = ''] = form
    const agency = firstAgency(inside.replace(/=/g, '/'), names)
    const { place, dated = false } = placeAndDate(before) ?? {}
    const dashed = /[-–—:=]/u.test(dash)
    if (agency && before.trim() === '') {
      const after = /^\s*([^–—\n-]{2,60}?)\s*[–—-]/u.exec(head.slice(evidence.length))
      const placeAfter = after?.[1] && shoutedPlace.test(placeOf(after[1]) ?? '') ? placeOf(after[1]) : undefined
      if (dashed || placeAfter)
        return {
          agency,
          evidence: (evidence + (placeAfter ? (after?.[0] ?? '') : '')).trim(),
          ...(placeAfter ? { place: placeAfter } : {}),
        }
    }
    // 서울=연합뉴스
    const korean = /^([\p{Lo}]{2,10})=(.+)$/u.exec(inside)
    if (korean?.[1] && korean[2] && before.trim() === '' && fieldAgency(korean[2], names))
      return { agency: fieldAgency(korean[2], names)!, place: korean[1], evidence: evidence.trim() }
    if (place && agency && (dashed || shoutedPlace.test(place) || dated)) return { agency, place, evidence: evidence.trim() }
    // an agency that is not in the list: only in the strictest form
    if (
      place &&
      !agency &&
      /^[–—-]/.test(dash) &&
      shoutedPlace.test(place.split(',')[0] ?? '') &&
      /^\p{Lu}{2,8}$/u.test(inside) &&
      !outletNamed(inside)
    ) {
      return { agency: inside, place, evidence: evidence.trim() }
    }
  }
  const chinese = /^[（(【]?([\p{Script=Han}]{2,4}社)([\p{Script=Han}]{2,8}?)\d{1,2}月\d{1,2}日[电電讯]/u.exec(head) ?? cornered.exec(head)
  if (chinese?.[1] && chinese[2]) {
    const [first, second] = [fieldAgency(chinese[1], names), fieldAgency(chinese[2], names)]
    if (first) return { agency: first, place: chinese[2], evidence: chinese[0] }
    if (second) return { agency: second, place: chinese[1], evidence: chinese[0] }
  }
  const bare = /^[\s"“]*([^–—()\n]{3,70}?)\s*(?:[–—]|\s--?\s)/u.exec(head)
  const { place, dated = false } = (bare?.[1] && placeAndDate(bare[1])) || {}
  if (bare && place) {
    const named = /^(.+?),\s*(\S+)$/u.exec(place)
    if (named?.[1] && named[2] && names.inText(named[2]) && !/\s/.test(named[1]))
      return { agency: names.inText(named[2])!.name, place: named[1], evidence: bare[0].trim() }
    if (names.inText(place)) return undefined
    const first = place.split(/[,/]/)[0] ?? ''
    if (shoutedPlace.test(first) && first.length > 3 && /\p{Lu}{4}/u.test(first)) return { place, evidence: bare[0].trim() }
    if (dated && place.split(' ').length <= 3) return { place, evidence: bare[0].trim() }
  }
  return undefined
}

const trailerField = "[\\p{L}\\p{N}][\\p{L}\\p{N} .,:/+&=’'-]{0,48}"
const bracketTrailer = new RegExp(
  `(?:^|[\\s.!?»”"“])(?:\\((${trailerField})\\)|\\[(${trailerField})\\]|/(${trailerField})/)\\s*\\.?\\s*$`,
  'u',
)
const dashTrailer = /(?:^|[.!?»”"“]\s*)[–—-]{1,2}\s*([\p{L}/ .-]{2,40})\.?$/u
const sourceTrailer = new RegExp(`^(?:${patterns('sourceLabels')}|${patterns('materialLabels')})\\s*[:：]?\\s+(.{2,60}?)\\.?$`, 'iu')
const bareTrailer = new RegExp(`[.!?»”"“]\\s+([\\p{Lu}]{3,6}|${forms('lowerCaseAlone').join('|')})\\.?$`, 'u')
const rightsTrailer = new RegExp(
  `^(?:©|\\(c\\)|copyright|${patterns('rights')})[\\s©:]*(?:copyright\\s*)?(?:(?:19|20)\\d\\d\\s*)?([\\p{L}][\\p{L} -]{1,40}?)(?:,\\s*(?:${forms('rightsNumber').join('|')})|\\s*\\d{4})?\\.?$`,
  'iu',
)

/** `(MIA)`, `dpa/AFP`, `/MIA/`, `– Tanjug`, `АФП`, `© dpa-infocom, dpa:…` at the end of the last paragraphs. */
function trailerOrigin(paragraphs: readonly string[], names: AgencyNames): Origin | undefined {
  for (const paragraph of paragraphs.slice(-3).reverse()) {
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
  /** A phrase's (`javlja Tanjug`): less sure than a byline. */
  relayed?: Origin
}

/** Reads what `readOrigin` needs of the paragraphs: pure, and the dear part of it. */
export function readOriginWords(paragraphs: readonly string[], names: AgencyNames): OriginWords {
  const datelines: Dateline[] = []
  for (const head of paragraphs.slice(0, 2)) {
    const dateline = head ? readDateline(head, names) : undefined
    if (dateline) datelines.push(dateline)
    if (dateline?.agency) return { datelines }
  }
  const signed = trailerOrigin(paragraphs, names) ?? correspondentOrigin(paragraphs, names)
  if (signed) return { datelines, signed }
  const relayed = relayOrigin(paragraphs, names)
  return relayed ? { datelines, relayed } : { datelines }
}

/**
 * The surest statement first: what the text says of itself, then its byline and metadata, then whose feed it came by. `words` are those
 * of the text's paragraphs.
 */
export function readOrigin(text: CreditedText, words: OriginWords, names: AgencyNames): { origin?: Origin; located?: string } {
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
  return { ...(origin ? { origin } : {}), ...(located ? { located } : {}) }
}
