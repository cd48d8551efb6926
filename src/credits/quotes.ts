/**
 * Direct quotes and who said them.
 */

import { patterns, words } from '#src/languages/index.ts'
import { agencyInText, agencyNamed, outletNamed } from './agency.ts'
import type { Quote } from './credit.ts'
import { germanDeterminer, isRole, nameRun, People, type Person, splitRun, type Token, tokens } from './people.ts'
import { notNames, notSubject, pronouns, speechVerbs } from './phrases.ts'

interface Span {
  /** Offsets of the words between the marks. */
  start: number
  end: number
  /** The paragraph ended before the quote did. */
  open: boolean
}

const closers: Record<string, string> = { '"': '"', '“': '”“"', '„': '“”"', '«': '»', '»': '«', '‘': '’', '”': '”', '「': '」', '‹': '›' }
const letter = /[\p{L}\p{N}]/u

/** The quoted stretches of one paragraph, outermost only, left to right. */
function quotedSpans(text: string): Span[] {
  const spans: Span[] = []
  const german = text.indexOf('»') >= 0 && (text.indexOf('«') < 0 || text.indexOf('»') < text.indexOf('«'))
  let closing = ''
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? ''
    const before = text[at - 1] ?? ' '
    const after = text[at + 1] ?? ' '
    if (closing) {
      if (!closing.includes(mark)) continue
      if (mark === '’' && (letter.test(after) || !/[\p{L}\p{N}.,!?…]/u.test(before))) continue
      // an opening mark inside: `„ … “x“`
      if ((mark === '“' || mark === '"') && /\s/.test(before) && letter.test(after)) continue
      spans.push({ start, end: at, open: false })
      closing = ''
    } else if (closers[mark]) {
      if (mark === '«' && german) continue
      if (mark === '»' && !german) continue
      if (mark !== '„' && mark !== '«' && mark !== '»' && mark !== '「' && (letter.test(before) || /\s/.test(after))) continue
      closing = closers[mark]
      start = at + 1
    }
  }
  if (closing && closing !== '’') spans.push({ start, end: text.length, open: true })
  return spans
}

const sentenceEnd = /[.!?…]["”“»’)]*\s+(?=[\p{Lu}\p{Lo}"“„«»‘(—–-])/gu
/** "Mr. Doe", "J. Doe": before a stop that ends no sentence. */
const abbreviated = new RegExp(`(?:^|\\s)(?:\\p{L}|${patterns('abbreviations')})$`, 'u')

const sentenceEnds = (text: string): RegExpExecArray[] =>
  [...text.matchAll(sentenceEnd)].filter((match) => !abbreviated.test(text.slice(Math.max(0, match.index - 5), match.index)))

function firstSentence(text: string): string {
  const [end] = sentenceEnds(text)
  return end ? text.slice(0, end.index + 1) : text
}
function lastSentence(text: string): string {
  const end = sentenceEnds(text).at(-1)
  return end ? text.slice(end.index + end[0].length) : text
}

/** Who speaks: somebody named, "he" (`implied`), or somebody not named, "a spokesman" (`unknown`). */
type Subject = { kind: 'named'; name: string; person?: Person } | { kind: 'implied' } | { kind: 'unknown' }

const placePrepositions: ReadonlySet<string> = new Set(words('beforeNoName'))

/** The subject in a capitalised run. An unknown single word counts only when `loose`. */
function subjectAt(list: readonly Token[], at: number, people: People, loose: boolean): Subject | undefined {
  const end = nameRun(list, at)
  const { nameAt } = splitRun(list, at, end)
  const from = people.nameStart(list, nameAt, end)
  const words = list.slice(from, end).map((token) => token.text.replace(/['’]s$/, ''))
  const final = words.at(-1)
  if (final === undefined || notNames.has(final.toLowerCase()) || agencyInText(final)) return undefined
  // "In Kyiv, she said"
  if (from > nameAt && (placePrepositions.has(list[from - 1]?.low ?? '') || notSubject.has(list[from - 1]?.low ?? ''))) return undefined
  if (agencyNamed(words.join(' ')) || (words.length > 1 && outletNamed(words.join(' ')))) return undefined
  const person = people.named(words)
  if (person) return { kind: 'named', name: person.name, person }
  // `predsednik Srbije Aleksandar Vučić`: the name is the run's end
  for (let skip = 1; skip < words.length - 1; skip++) {
    const inner = people.named(words.slice(skip))
    if (inner) return { kind: 'named', name: inner.name, person: inner }
  }
  if (!loose || words.length > 5 || isRole(list[end - 1])) return undefined
  if (
    people.german &&
    (words.length === 1 ||
      list.slice(from, end).some((token) => people.isNoun(token)) ||
      [list[from - 1], list[end]].some((beside) => germanDeterminer.test(beside?.low ?? '') || beside?.low === 'von'))
  )
    return undefined
  const name = words.join(' ')
  return words.length >= 2 || (name.length >= 3 && !/^\p{Lu}\p{Ll}+(?:s|en)$/u.test(name)) || /^\p{Lu}{2,}$/u.test(name)
    ? { kind: 'named', name }
    : undefined
}

/** `a-t-il déclaré`, `explique-t-elle` */
const inverted = /-(?:t-)?(?:il|elle|on)$/

/** Finds who speaks beside a verb of saying in `clause`. `side` is where the quote lies. */
function speakerIn(clause: string, side: 'before' | 'after', people: People): Subject | undefined {
  const all = tokens(clause)
  const list = side === 'after' ? all.slice(0, 45) : all.slice(-45)
  const verbs = list.flatMap((token, at) => (speechVerbs.has(token.low.replace(inverted, '')) && token.kind === 'word' ? [at] : []))
  const order = side === 'after' ? verbs : verbs.reverse()
  for (const verb of order.slice(0, 4)) {
    if (side === 'after' && verb > 22) break
    if (side === 'before' && list.length - verb > 30) break
    // before the verb: "Stoltenberg said", "Jens Stoltenberg, the Secretary General, explained", "he said"
    const said = list[verb]?.low ?? ''
    let implied = inverted.test(said) || /-(?:il|elle)$/.test(list[verb - 1]?.low ?? '')
    let somebody = false
    for (let at = verb - 1, steps = 0; at >= 0 && steps < 14; at--, steps++) {
      const token = list[at]
      if (!token || /^[;:"“”„»«]$/u.test(token.text)) break
      if (pronouns.has(token.low) && steps < 3) {
        implied = true
        break
      }
      if (isRole(token)) somebody = true
      if (token.kind !== 'name') continue
      let start = at
      while (
        start > 0 &&
        (list[start - 1]?.kind === 'name' || (list[start - 2]?.kind === 'name' && list[start - 1] && nameRun(list, start - 2) > start))
      )
        start--
      const lead = list[start - 1]
      const near = steps === 0 || list[at + 1]?.text === ',' || steps <= 3
      const subject =
        near && !(lead && notSubject.has(lead.low) && steps > 0) && !(lead && placePrepositions.has(lead.low))
          ? subjectAt(list, start, people, steps === 0 || list[at + 1]?.text === ',')
          : undefined
      if (subject) return subject
      steps += at - start
      at = start
    }
    if (implied) return { kind: 'implied' }
    if (somebody || said === 'told' || said === 'tells') return { kind: 'unknown' }
    // after the verb: "said Jens Stoltenberg", "sagte Kanzler Scholz", "рече Столтенберг"
    let object = false
    for (let at = verb + 1, steps = 0; at < list.length && steps < 16; at++, steps++) {
      const token = list[at]
      if (!token || /^[.;:"“”„»«?!]$/u.test(token.text)) break
      if (isRole(token)) somebody = true
      if (steps < 3 && pronouns.has(token.low) && token.low !== 'il') return { kind: 'implied' }
      if (token.kind === 'word' && notSubject.has(token.low) && !isRole(list[at - 1])) {
        const linked = list.slice(verb + 1, at).some(isRole)
        if (!linked) break
      }
      if (placePrepositions.has(token.low) && token.kind === 'word') object = true
      if (token.kind !== 'name') continue
      const subject = subjectAt(
        list,
        at,
        people,
        !object && (steps === 0 || (list.slice(verb + 1, at).some(isRole) && nameRun(list, at) - at >= 2)),
      )
      if (subject) return subject
      at = Math.max(at, nameRun(list, at) - 1)
    }
    if (somebody) return { kind: 'unknown' }
    if (side === 'after' && verb < 4) return { kind: verb > 1 ? 'unknown' : 'implied' }
    if (side === 'before' && list.length - verb < 4) return { kind: 'unknown' }
  }
  // "Jens Stoltenberg: “…”"
  if (side === 'before' && /[:：]\s*$/.test(clause)) {
    const colon = all.length - 1
    let start = colon
    while (start > 0 && all[start - 1]?.kind === 'name' && colon - start < 6) start--
    if (start < colon && (start === 0 || /^[.,]$/.test(all[start - 1]?.text ?? ''))) return subjectAt(all, start, people, false)
  }
  return undefined
}

const wordCount = (text: string) => {
  const words = text.trim().split(/\s+/).length
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]/u.test(text) ? Math.max(words, Math.floor(text.length / 2)) : words
}
const cleanQuote = (text: string) => text.trim().replace(/(?<![,\s])[,\s]+$/, '')

/** What stands around a quote in its paragraph. */
interface Surroundings {
  subject?: Subject
  /** The quote is all of its paragraph. */
  whole: boolean
  /** It goes on from the paragraph before. */
  continues: boolean
  /** Another quote stands before it in the paragraph. */
  follows: boolean
}

/** A name of something (`Minor Victim 1`): each longer word has a capital and no sentence ends. */
const isTitle = (body: string) => !/[.!?…]$/.test(body) && !/(?:^|\s)\p{Ll}{4,}/u.test(body) && /\s\p{Lu}/u.test(body)

/** A direct quote, or only words in quotation marks (a title, an irony)? */
function isDirect(body: string, printed: string, { subject, whole, continues, follows }: Surroundings): boolean {
  const words = wordCount(body)
  if (words <= 7 && isTitle(body)) return false
  if (subject) return words >= 3 || (words === 2 && /[.,!?…]\s*$/.test(printed))
  return words >= 4 && (whole || continues || (follows && /[.!?…]$/.test(body)))
}

function subjectOf(text: string, span: Span, from: number, to: number, people: People): Subject | undefined {
  const before = lastSentence(text.slice(Math.max(from, span.start - 400), span.start - 1))
  const rest = text.slice(span.end + 1, Math.min(to, span.end + 400))
  const after = span.open ? '' : firstSentence(rest.replace(/^\s*[,.–—-]\s*/u, ''))
  // «"It is so." The meeting ended» goes on without the speaker, «"It is so." Stoltenberg said» does not
  const ended = /[.!?…]\s*$/.test(text.slice(span.start, span.end)) && /^\s+\p{Lu}/u.test(rest)
  return (
    (ended && !speechNear(after) ? undefined : speakerIn(after, 'after', people)) ??
    (/\S/.test(before) ? speakerIn(before, 'before', people) : undefined)
  )
}

/**
 * Reads all direct quotes: four words or more, fewer beside a verb of saying; a quote that runs over paragraphs is one, with its
 * paragraphs joined by a blank line. The comma that belongs to the sentence around is left off.
 */
export function readQuotes(paragraphs: readonly string[], headline = '', language?: string): Quote[] {
  const texts = paragraphs.slice(0, 400).map((paragraph) => paragraph.slice(0, 20_000))
  // more than any article: beyond it there are no quotes, so that time and memory have a bound
  let left = 300_000
  const within = texts.findIndex((text) => {
    left -= text.length
    return left < 0
  })
  if (within >= 0) texts.length = within
  const people = new People([...texts, headline.slice(0, 500)], language)
  const { present } = people
  const quotes: Quote[] = []
  let last: Speaker | undefined
  let spokenAt = -9
  let unfinished: Quote | undefined
  for (const [position, text] of texts.entries()) {
    const spans = quotedSpans(text)
    const here: Quote[] = []
    for (const [at, span] of spans.entries()) {
      const subject = subjectOf(text, span, (spans[at - 1]?.end ?? -1) + 1, (spans[at + 1]?.start ?? text.length + 1) - 1, people)
      if (subject?.kind === 'named') last = subject
      if (subject?.kind === 'implied' && (!last || position - spokenAt > 3)) last = only(present[position]) ?? only(present[position - 1])
      if (subject && subject.kind !== 'unknown') spokenAt = position
      const body = cleanQuote(text.slice(span.start, span.end))
      const around: Surroundings = {
        ...(subject ? { subject } : {}),
        whole: text.trim().length - (span.end - span.start) <= 4,
        continues: unfinished !== undefined && at === 0 && span.start <= 2,
        follows: here.length > 0,
      }
      if (!isDirect(body, text.slice(span.start, span.end), around)) continue
      const carried = around.follows || around.continues || (around.whole && position - spokenAt <= 1)
      const speaker = subject?.kind === 'unknown' || (!subject && !carried) ? undefined : last
      if (speaker) spokenAt = position
      if (around.continues && unfinished) {
        unfinished.text += `\n\n${body}`
        if (speaker && !unfinished.speaker) Object.assign(unfinished, credited(speaker))
        if (!span.open) unfinished = undefined
        continue
      }
      const quote: Quote = { text: body, ...(speaker ? credited(speaker) : {}) }
      here.push(quote)
      unfinished = span.open && at === spans.length - 1 ? quote : undefined
    }
    if (spans.length === 0) {
      unfinished = undefined
      const subject = speakerIn(firstSentence(text), 'after', people)
      if (subject?.kind === 'named' && subject.person) {
        last = subject
        spokenAt = position
      }
    }
    quotes.push(...here)
    if (quotes.length > 300) break
  }
  return quotes
}

interface Speaker {
  name: string
  person?: Person
}
const credited = ({ name, person }: Speaker) => ({ speaker: name, ...(person?.role ? { role: person.role } : {}) })
const speechNear = (clause: string) =>
  tokens(clause.slice(0, 120))
    .slice(0, 7)
    .some((token) => speechVerbs.has(token.low))

/** The one person that a paragraph names, who is meant by "she said". */
function only(present: Person[] | undefined): Speaker | undefined {
  const [person, other] = present ?? []
  return person && !other ? { name: person.name, person } : undefined
}
