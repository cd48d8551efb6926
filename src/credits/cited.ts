/**
 * The sources that a text cites: outlets and agencies that someone spoke to or that are said to have reported.
 */
import { languages, patterns, words } from '#src/languages/index.ts'
import type { Language } from '#src/languages/language.ts'
import { type AgencyNames, nameKey, outletNamed } from './agency.ts'
import type { CitedSource } from './credit.ts'
import { capitalisedDates, fillers, outletNouns } from './phrases.ts'
import { sameName } from './spelling.ts'

interface Mention {
  /** As printed. */
  spelling: string
  /** The known name, where there is one. */
  known?: string
  place?: string
  /** Where it is cited. */
  sentence: string
}

type Found = Omit<Mention, 'sentence'>

/** How a language cites. */
interface Cues {
  /** Before a name: in its first group "told", in the second "according to", in the third "newspaper". */
  before: RegExp
  /** Behind a name: "reported". */
  behind: RegExp
}

const table: Readonly<Record<string, Language>> = languages
/** Languages that are read with another's words, too. */
const kin: Readonly<Record<string, readonly string[]>> = { sr: ['hr'], hr: ['sr'], bs: ['sr', 'hr'], nb: ['no'], nn: ['no'] }
const made = new Map<string, Cues>()

/** The cues of a language, or of all where it is not known or has none of its own. */
function cuesOf(code: string | undefined): Cues {
  const own = code === undefined ? [] : [code, ...(kin[code] ?? [])].flatMap((one) => table[one] ?? [])
  const known = own.some(({ citing }) => citing !== undefined)
  const key = known ? code! : ''
  const found = made.get(key)
  if (found) return found
  const of = (field: 'spokenTo' | 'citing' | 'outletNouns' | 'outletReports'): string =>
    known ? own.flatMap((language) => language[field] ?? []).join('|') || '(?!)' : patterns(field)
  const cues = {
    before: new RegExp(`(?<![\\p{L}\\p{N}])(?:(${of('spokenTo')})|(${of('citing')})|(${of('outletNouns')}))(?![\\p{L}\\p{N}])`, 'giu'),
    behind: new RegExp(`["”“»]?\\s+(?:${of('outletReports')})(?![\\p{L}])`, 'giu'),
  }
  made.set(key, cues)
  return cues
}

const tails: ReadonlySet<string> = new Set(words('outletTails'))
/** An outlet by the last word of its name: `Sioux Falls Argus Leader`; how many of the words it takes. */
function outletAt(words: readonly string[]): string | undefined {
  let end = 0
  while (
    end < words.length &&
    end < 6 &&
    (capital.test(words[end]!) || (end > 0 && /^(?:of|and|&)$/.test(words[end]!) && capital.test(words[end + 1] ?? '')))
  )
    end++
  while (end >= 2 && !tails.has(words[end - 1]!.replace(/['’]s$/, ''))) end--
  return end >= 2
    ? words
        .slice(0, end)
        .join(' ')
        .replace(/['’]s$/, '')
    : undefined
}
const isNoun = new RegExp(`^(?:${outletNouns})$`, 'iu')
const nounAhead = new RegExp(`^\\s+(?:[\\p{L}-]+\\s+)?(?:${outletNouns})(?![\\p{L}])`, 'iu')
const isFiller = new RegExp(`^(?:${fillers})$`, 'iu')
const closing: Record<string, string> = {
  '"': '"',
  '“': '”“',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '‚': '‘’',
  '‘': '’',
  '’': '’',
  '「': '」',
  '“‘': '’',
}
const token =
  /\s*(?:(?:l|d|un|all|dell|dall|nell|sull|quell)?['’](?=[\p{Lu}"“«]))?(?:(["“„«»‚‘])|([\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.&+/'’-]*))/uy
const capital = /^[\p{Lu}\p{Lt}]/u
/** Words with a capital that are no outlet. */
const noOutlets: ReadonlySet<string> = new Set([...capitalisedDates, ...words('noOutlets')])
/** Titles that are everyday words: only in quotation marks or after a word like "newspaper". */
const everydayTitles = new Set(
  'Standard Kurier Krone Stern Focus Dan Delo Dnevnik Trud Panorama Blick Novosti Marca Koha Telegraph Guardian Reforma Corriere Panoramic Dan Дан Труд Вечер Марка Novosti Monde Monat Figaro Spiegel Времето Time Fortune Trend VG Rai Welt Folha SZ ABC NIN Vreme Време Dnevnik Sabah'.split(
    ' ',
  ),
)

/** Case endings of Slavic and Albanian outlets' names: `Politiku`, `Политику`, `Vijestima`. */
function outletInflected(name: string) {
  const found = outletNamed(name)
  if (found || name.length < 5) return found
  return outletNamed(name.replace(/[ueio]$/, 'a').replace(/[уеио]$/u, 'а')) ?? outletNamed(name.replace(/(?:ma|om|a|u|ма|ом|а|у)$/u, ''))
}

const cyrillic = 'абвгдежзијклмнопрстуфхцчш'
const roman = 'a b v g d e z z i j k l m n o p r s t u f h c c s'.split(' ')
/** Whether an adjective is a town's: `подгорички`, `podgorički` and Podgorica. */
function sameTown(adjective: string, city: string): boolean {
  const head = (word: string) =>
    nameKey([...word.toLowerCase()].map((letter) => roman[cyrillic.indexOf(letter)] ?? letter).join('')).slice(0, 6)
  return head(adjective) === head(city)
}

/** The longest known name at the head of `words`, and how many words it takes. */
function knownAt(words: string[], sure: boolean, names: AgencyNames): { name: string; size: number } | undefined {
  for (let size = Math.min(5, words.length); size > 0; size--) {
    const spelling = words
      .slice(0, size)
      .join(' ')
      .replace(/[.,]$/, '')
      .replace(/['’]s$/, '')
    if (!capital.test(spelling) && !names.inText(spelling)) continue
    const agency = names.inText(spelling) ?? names.inText(spelling.replace(/(?:-s|-së|a|u|om|а|у)$/u, ''))
    if (agency && !agency.pictures) return { name: agency.name, size }
    if (!sure && size === 1 && everydayTitles.has(spelling)) continue
    const outlet = outletInflected(spelling)
    if (outlet && (sure || size > 1 || spelling.length > 1)) return { name: outlet.name, size }
  }
  return undefined
}

/** Reads the name that follows a cue: past articles, adjectives, words like "daily" and a place. */
function nameAfter(text: string, from: number, strong: boolean, noun: boolean, names: AgencyNames): Found | undefined {
  let sure = noun
  let place: string | undefined
  let adjective: string | undefined
  token.lastIndex = from
  for (let steps = 0; steps < 7; steps++) {
    const start = token.lastIndex
    const match = token.exec(text)
    if (!match) return undefined
    const [, quote, word = ''] = match
    if (quote) {
      const inner = text.slice(token.lastIndex, token.lastIndex + 45)
      const end = [...inner].findIndex((letter) => closing[quote]?.includes(letter))
      const title = end > 1 ? [...inner].slice(0, end).join('').replace(/[,.]$/, '').trim() : ''
      if (
        !title ||
        title.split(/\s+/).length > 4 ||
        !/^[\p{Lu}\p{N}\p{Lo}]/u.test(title) ||
        /[.!?,;:]/.test(title.replace(/\.(?:com|mk|rs|hr|net|org|info|al)$/, ''))
      )
        return undefined
      const outlet = outletInflected(title)
      const known = names.named(title)?.name ?? outlet?.name
      if (!known && !strong && !sure) return undefined
      if (!place && outlet?.city && adjective && sameTown(adjective, outlet.city)) place = outlet.city
      return { spelling: title, ...(known ? { known } : {}), ...(place ? { place } : {}) }
    }
    const ahead = text
      .slice(start, start + 90)
      .trim()
      .replace(/^(?:l|d|un|all|dell|dall|nell|sull|quell)?['’](?=\p{Lu})/u, '')
      .split(/\s+/)
    // a sentence's end stops the name
    const stop = ahead.findIndex((part) => /[,;:!?)»”"“]$|[^.]\.$/u.test(part) && !/^\p{Lu}\./u.test(part))
    const words = (stop < 0 ? (start + 90 < text.length ? ahead.slice(0, -1) : ahead) : ahead.slice(0, stop + 1)).map((part) =>
      part.replace(/(?<![,;:!?.)»”"“])[,;:!?.)»”"“]+$/u, ''),
    )
    const known = knownAt(words, sure || strong, names)
    if (known)
      return {
        spelling: words
          .slice(0, known.size)
          .join(' ')
          .replace(/['’]s$/, ''),
        known: known.name,
        ...(place ? { place } : {}),
      }
    const named = strong || noun || sure || steps < 2 ? outletAt(words) : undefined
    if (named !== undefined) return { spelling: named, ...(place ? { place } : {}) }
    if (isNoun.test(word)) {
      sure = true
      continue
    }
    if (isFiller.test(word)) continue
    if (!capital.test(word)) {
      // an adjective between ("the local daily", "подгорички „Вијести“")
      if (/^\s*(?:["“„«]|\p{L}+\s)/u.test(text.slice(token.lastIndex, token.lastIndex + 30)) && steps < 3 && (strong || noun)) {
        adjective = word
        continue
      }
      return undefined
    }
    if (noOutlets.has(word.toLowerCase())) return undefined
    const next = text.slice(token.lastIndex, token.lastIndex + 40)
    if (/^\s*["“„«]/u.test(next)) {
      place = word.replace(/['’]s$/, '')
      continue
    }
    if (nounAhead.test(next)) continue
    return undefined
  }
  return undefined
}

/** Characters of the longest name before a verb, with another's that is named with it. */
const longestNames = 90

/** The names right before `end`: `NBC News and Bloomberg`, from the last. */
function namesBefore(paragraph: string, end: number, names: AgencyNames): { at: number; found: Found }[] {
  const from = Math.max(0, end - longestNames)
  const list = [...paragraph.slice(from, end).matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}.&'’-]*|[^\s\p{L}\p{N}]/gu)]
  const out: { at: number; found: Found }[] = []
  let last = list.length
  for (let round = 0; round < 3 && last > 0; round++) {
    let taken: { at: number; found: Found } | undefined
    for (let first = Math.max(0, last - 6); first < last && !taken; first++) {
      const words = list.slice(first, last).map(([word]) => word)
      if (!words.every((word) => /^[\p{L}\p{N}]/u.test(word)) || !capital.test(words[0]!)) continue
      const spelling = words.join(' ')
      const known = knownAt(words, false, names)
      const at = from + list[first]!.index
      if (known?.size === words.length) taken = { at, found: { spelling, known: known.name } }
      else if (words.length >= 2 && outletAt(words) === spelling) taken = { at, found: { spelling } }
      if (taken) last = first
    }
    if (!taken) break
    out.push(taken)
    if (!andWord.test(list[last - 1]?.[0] ?? '')) break
    last--
  }
  return out
}
const andWord = new RegExp(`^(?:${words('and').join('|')}|&|,)$`, 'u')

/** The sentence around a place in a paragraph. */
function sentenceAt(paragraph: string, at: number): string {
  const before = paragraph.slice(Math.max(0, at - longestSentence), at)
  const opens = [...before.matchAll(/[.!?…。！？]["”“»]?\s+(?=[\p{Lu}\p{Lo}"“„«])/gu)].at(-1)
  const start = opens ? at - before.length + opens.index + opens[0].length : Math.max(0, at - longestSentence)
  const after = paragraph.slice(at, at + longestSentence)
  const ends = /\p{L}{3}["”“»)]{0,2}[.!?…。！？]["”“»)]?(?=\s|$)/u.exec(after)
  return paragraph.slice(start, ends ? at + ends.index + ends[0].length : at + longestSentence).trim()
}
const longestSentence = 600

function mentions(paragraph: string, names: AgencyNames, cues: Cues): Mention[] {
  const found = new Map<number, Found>()
  for (const match of paragraph.matchAll(cues.before)) {
    const end = match.index + match[0].length
    const mention = nameAfter(paragraph, end, match[1] !== undefined, match[3] !== undefined, names)
    if (mention) found.set(paragraph.indexOf(mention.spelling, end), mention)
  }
  for (const match of paragraph.matchAll(cues.behind))
    for (const { at, found: mention } of namesBefore(paragraph, match.index, names)) if (!found.has(at)) found.set(at, mention)
  return [...found].sort(([a], [b]) => a - b).map(([at, mention]) => ({ ...mention, sentence: sentenceAt(paragraph, Math.max(0, at)) }))
}

/** One source, whatever its spellings. */
export interface Citation {
  /** The known name, where there is one. */
  known?: string
  place?: string
  /** As printed, the commonest first. */
  spellings: string[]
  /** Where it is cited first. */
  sentence: string
}

/** Every source that the paragraphs cite, in the order of their first mention. */
export function readCitations(paragraphs: readonly string[], names: AgencyNames, language?: string): Citation[] {
  const cues = cuesOf(language)
  const groups: { known?: string; place?: string; sentence: string; counts: Map<string, number> }[] = []
  for (const mention of paragraphs.slice(0, 400).flatMap((paragraph) => mentions(paragraph.slice(0, 20_000), names, cues))) {
    const group = groups.find(
      (one) =>
        (mention.known !== undefined && one.known === mention.known) ||
        [...one.counts.keys(), ...(one.known ? [one.known] : [])].some((spelling) => sameName(spelling, mention.known ?? mention.spelling)),
    )
    if (!group) {
      if (groups.length < 100)
        groups.push({
          ...(mention.known ? { known: mention.known } : {}),
          ...(mention.place ? { place: mention.place } : {}),
          sentence: mention.sentence,
          counts: new Map([[mention.spelling, 1]]),
        })
      continue
    }
    if (mention.known) group.known ??= mention.known
    if (mention.place) group.place ??= mention.place
    group.counts.set(mention.spelling, (group.counts.get(mention.spelling) ?? 0) + 1)
  }
  return groups.map(({ counts, ...group }) => ({
    ...group,
    spellings: [...counts]
      .sort((a, b) => b[1] - a[1] || Number(b[0] === group.known) - Number(a[0] === group.known))
      .map(([spelling]) => spelling),
  }))
}

/** The citations as a story has them. `own` is the agency that its text comes from: what was said to it is not a citation. */
export const citedSources = (citations: readonly Citation[], own?: string): CitedSource[] =>
  citations
    .filter(({ known }) => !own || known !== own)
    .map(({ known, place, spellings, sentence }) => ({
      name: known ?? spellings[0] ?? '',
      spellings,
      ...(place ? { place } : {}),
      sentence,
    }))
