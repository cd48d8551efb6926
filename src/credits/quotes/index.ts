/**
 * Quotes and who said them.
 */
import type { Quote } from '../credit.ts'
import type { Gender } from '../given-names.ts'
import { isPerson, type Mention, People, type Person } from '../people.ts'
import { abbreviations, type Speech, speechOf } from '../speech.ts'
import { asianAttribution, isAsian, type Named, namedIn } from './asian.ts'
import { dashedSpans, quotedSpans, type Span } from './marks.ts'
import { type Attribution, attributionIn, type Subject, speechNear, startsAttribution } from './speaker.ts'
import { toldIn } from './told.ts'

const sentenceEnd = /[.!?…]["”“»’)]*\s+(?=[\p{Lu}\p{Lo}"“„«»‘(—–-])/gu
/** "Mr. Doe", "J. Doe": before a stop that ends no sentence. */
const abbreviated = new RegExp(`(?:^|\\s)(?:\\p{L}|${abbreviations})$`, 'u')

const sentenceEnds = (text: string): RegExpExecArray[] =>
  [...text.matchAll(sentenceEnd)].filter((match) => !abbreviated.test(text.slice(Math.max(0, match.index - 6), match.index)))

function firstSentence(text: string): string {
  const [end] = sentenceEnds(text)
  return end ? text.slice(0, end.index + 1) : text
}
function lastSentence(text: string): string {
  const end = sentenceEnds(text).at(-1)
  return end ? text.slice(end.index + end[0].length) : text
}

const wordCount = (text: string) => {
  const words = text.trim().split(/\s+/).length
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]/u.test(text) ? Math.max(words, Math.floor(text.length / 2)) : words
}

/** A name of something (`Minor Victim 1`): each longer word has a capital and no sentence ends. */
const isTitle = (body: string) => !/[.!?…]$/.test(body) && !/(?:^|\s)\p{Ll}{4,}/u.test(body) && /\s\p{Lu}/u.test(body)

interface Speaker {
  name: string
  person?: Person
}

/** Words in marks that hardly are what somebody says: `„Freie Presse“`. */
const isOutletLike = (body: string): boolean => body.length <= 30 && wordCount(body) <= 3 && /^\p{Lu}/u.test(body) && !/[.!?,…]$/.test(body)

/** How sure it is that somebody said it who is named, by what says so. */
const sureness = { named: 0.95, office: 0.85, implied: 0.8, carried: 0.7, topic: 0.6, nobody: 0.75, told: 0.8 }

/** What stands around a quote in its paragraph. */
interface Surroundings {
  found: Attribution | undefined
  /** The quote is all of its paragraph. */
  whole: boolean
  /** It goes on from the paragraph before. */
  continues: boolean
  /** Another quote stands before it in the paragraph. */
  follows: boolean
  /** A colon stands before it. */
  colon: boolean
  /** Nothing but a stop stands behind it in its sentence, and nothing before. */
  alone: boolean
  /** Its paragraph has told before what somebody said. */
  telling: boolean
  /** A comma or a colon parts it from the words around. */
  setOff: boolean
  /** It has the small words of a sentence. */
  sentenceLike: boolean
}

/** A direct quote, or only words in quotation marks (a title, an irony)? */
function isDirect(
  body: string,
  printed: string,
  { found, whole, continues, follows, colon, alone, telling, setOff, sentenceLike }: Surroundings,
): boolean {
  const words = wordCount(body)
  if (
    words <= 7 &&
    !(found && words >= 3 && (found.subject.kind === 'named' || (setOff && found.subject.kind !== 'unknown')) && /\s\p{Ll}/u.test(body)) &&
    isTitle(body)
  )
    return false
  if (found) return words >= 3 || (words === 2 && (/[.,!?…]\s*$/.test(printed) || body.length >= 8)) || /^\p{Ll}{5,}[.,]$/u.test(printed)
  return (
    (words >= 4 && (whole || continues || (follows && /[.!?…]$/.test(body)) || (colon && words >= 5))) ||
    (alone && ((follows && words >= 2) || (telling && words >= 3))) ||
    (words >= 5 && sentenceLike)
  )
}

/** Reads one text's quotes, paragraph by paragraph. */
class Reader {
  readonly quotes: Quote[] = []
  readonly #texts: readonly string[]
  readonly #offsets: readonly number[]
  readonly #speech: Speech
  readonly #people: People
  readonly #named: readonly Named[]
  /** Whom each paragraph names outside of its quotes. */
  readonly #told: Mention[][] = []
  #last: Speaker | undefined
  /** The person that the text turned to last, by naming it first in a sentence. */
  #topic: { speaker: Speaker | undefined; position: number; told: boolean } | undefined
  #spokenAt = -9
  /** Who has been told of to have said something, in sentences without marks. */
  #teller: { speaker: Speaker | undefined; position: number; told: boolean } | undefined
  /** Where the text turned to somebody who has no name. */
  #nobodyAt = { position: -9, at: 0 }
  #unfinished: Quote | undefined

  constructor(texts: readonly string[], offsets: readonly number[], headline: string, code: string) {
    this.#texts = texts
    this.#offsets = offsets
    this.#speech = speechOf(code)
    const asian = isAsian(code)
    this.#people = new People(asian ? [] : [...texts, headline.slice(0, 500)], this.#speech)
    this.#named = asian ? namedIn(texts, code) : []
  }

  read(): Quote[] {
    for (const position of this.#texts.keys()) {
      this.#paragraph(position)
      if (this.quotes.length > 300) break
    }
    return this.quotes.sort((one, other) => (one.start ?? 0) - (other.start ?? 0))
  }

  #spans(text: string): Span[] {
    const marked = quotedSpans(text, this.#speech)
    if (!this.#speech.dialogue || !/(?:^|[.!?:…»”"]\s)\s*[–—―-]/u.test(text)) return marked
    const dashed = dashedSpans(text, (rest, comma) => startsAttribution(rest, comma, this.#people))
    const within = (span: Span, outer: Span) => span.start >= outer.start - 1 && span.end <= outer.end + 1
    const own = dashed.filter((span) => !marked.some((outer) => within(span, outer)))
    return [...own, ...marked.filter((span) => !own.some((outer) => within(span, outer)))].sort((a, b) => a.start - b.start)
  }

  #colonAbove(position: number): string {
    const above = this.#texts[position - 1]?.trimEnd() ?? ''
    return /[:：]$/.test(above) ? above.slice(-400) : ''
  }

  #attribution(text: string, span: Span, from: number, to: number, position: number): Attribution | undefined {
    const before = text.slice(Math.max(from, span.start - 400), Math.max(from, span.start - 1))
    // a paper's name stands in marks, too: `hatte er der „Freien Presse“ gesagt`
    const rest = text
      .slice(span.dash ? span.end : span.end + 1, Math.min(to, span.end + 400))
      .replace(/[„“”"«»](?=\p{Lu}[^„“”"«»]{1,29}[„“”"«»])|(?<=\p{L})[“”"»«](?=\s\p{Ll})/gu, '')
    if (isAsian(this.#speech.code)) return asianAttribution(before, rest, this.#speech.code, this.#named)
    const ahead = /[.!?…]\s*$/.test(before) ? '' : lastSentence(before.replace(/(?<![\s–—-])[\s–—-]+$/u, ''))
    const after = span.open ? '' : firstSentence(rest.replace(/^[\s,.–—”"»“’'-]{0,5}/u, ''))
    const said = text.slice(span.start, span.end)
    // «"It is so." The meeting ended» goes on without the speaker, «"It is so." Stoltenberg said» does not
    const ended = /[.!?…]\s*$/.test(said) && /^\s+\p{Lu}/u.test(rest)
    const colon = /[:：]\s*$/.test(before)
    const behind = () => (ended && !speechNear(after, this.#people) ? undefined : attributionIn(after, 'after', this.#people))
    // `Анвар Ибрагим признался:` and the words in the next paragraph
    const above = /[^\s–—―-]/u.test(before) ? '' : this.#colonAbove(position)
    const front = () =>
      /\S/.test(ahead)
        ? attributionIn(ahead, 'before', this.#people)
        : above === ''
          ? undefined
          : attributionIn(lastSentence(above), 'before', this.#people)
    if (colon) return front() ?? behind()
    const found = behind()
    // "Dorval said farmers faced “hardship” and urged a deal": the sentence has named who speaks before
    const named = found?.subject.kind === 'unknown' ? front() : undefined
    return (named && named.subject.kind !== 'unknown' ? named : found) ?? front()
  }

  #paragraph(position: number): void {
    const text = this.#texts[position]!
    const spans = this.#spans(text)
    const here: Quote[] = []
    let sentence: Attribution | undefined
    this.#told[position] = (this.#people.mentions[position] ?? []).filter(
      ({ start, end }) => !spans.some((span) => start >= span.start && end <= span.end),
    )
    this.#turn(text, 0, spans[0]?.start ?? text.length, position)
    for (const [at, span] of spans.entries()) {
      const from = (spans[at - 1]?.end ?? -1) + 1
      // the name of a paper between a quote and its verb: `hatte er der „Freien Presse“ gesagt`
      let next = at + 1
      while (spans[next] && isOutletLike(text.slice(spans[next]!.start, spans[next]!.end))) next++
      const to = (spans[next]?.start ?? text.length + 1) - 1
      if (at > 0) this.#turn(text, from, span.start - 1, position)
      const between = text.slice(from, Math.max(from, span.start - 1))
      const own = this.#attribution(text, span, from, to, position)
      // a second quote of one sentence has the speaker of the first
      let found: Attribution | undefined =
        own ??
        (at > 0 && sentence && sentenceEnds(`${between}A`).length === 0 && !/[.!?…]$/.test(text.slice(0, from - 1)) ? sentence : undefined)
      const going = found === undefined ? this.#goesOnTelling(text, span, position) : undefined
      if (going) found = { subject: going, cue: '' }
      sentence = found
      const { speaker: beside, confidence } = this.#resolve(found, position, span.start, span.end)
      const printed = text.slice(span.start, span.end)
      const start = span.start + (printed.length - printed.trimStart().length)
      const body = printed.trim().replace(/(?<![,，\s])[,，\s]+$/, '')
      const around: Surroundings = {
        found,
        whole: text.trim().length - (span.end - span.start) <= 4,
        continues: this.#unfinished !== undefined && at === 0 && span.start <= 2,
        follows: here.length > 0,
        colon: /[:：]\s*$/.test(text.slice(0, Math.max(0, span.start - 1))),
        alone:
          /[.!?…]\s*$/.test(text.slice(0, Math.max(0, span.start - 1))) &&
          /^[\s.!?…]*(?:$|\s)/.test(text.slice(span.end + 1, span.end + 4)) &&
          /^\p{Lu}/u.test(body),
        setOff:
          /[,.!?…]\s*$/.test(printed) ||
          /^\s?[,–—-]/.test(text.slice(span.end + 1, span.end + 4)) ||
          /[,:]\s*$/.test(text.slice(0, Math.max(0, span.start - 1))),
        // and no noun stands behind it that it tells more of: `the "city of the future" plan`
        sentenceLike:
          !/^\p{N}/u.test(body) && this.#people.smallWords(body) >= 2 && this.#people.isApart(text.slice(span.end + 1, span.end + 40)),
        telling: this.#topic?.position === position && this.#topic.told,
      }
      if (span.dash === 'bare' ? !this.#isReply(body, position) : !isDirect(body, printed, around)) continue
      const carried = around.follows || around.continues || (around.whole && position - this.#spokenAt <= (span.dash ? 2 : 1))
      const turned = !found && (around.whole || around.colon || around.alone || span.dash === 'bare') ? this.#turnedTo(position) : undefined
      const speaker = found ? beside : carried ? (this.#last ?? turned) : turned
      if (speaker) {
        this.#last = speaker
        this.#spokenAt = position
      }
      const end = this.#offsets[position]! + start + body.length
      if (around.continues && this.#unfinished) {
        const quote = this.#unfinished
        quote.text += `\n\n${body}`
        quote.end = end
        if (speaker && !quote.speaker) Object.assign(quote, credited(speaker), { confidence })
        if (found && !quote.cue) quote.cue = found.cue
        if (!span.open) this.#unfinished = undefined
        continue
      }
      const quote: Quote = {
        text: body,
        ...(speaker ? credited(speaker) : {}),
        start: this.#offsets[position]! + start,
        end,
        ...this.#sourceNear(text, span, found, position),
        ...(found && found.cue !== ':' && found.cue !== '' ? { cue: found.cue } : {}),
        kind: kindOf(text, span, body),
        confidence: found ? confidence : speaker ? (carried ? sureness.carried : sureness.topic) : sureness.nobody,
      }
      here.push(quote)
      this.#unfinished = span.open && at === spans.length - 1 ? quote : undefined
    }
    if (spans.length === 0) this.#unfinished = undefined
    this.quotes.push(...here)
  }

  /** Whoever the attribution means, and how sure that is. */
  #resolve(
    found: Attribution | undefined,
    position: number,
    from: number,
    to: number,
  ): { speaker: Speaker | undefined; confidence: number } {
    const subject = found?.subject
    if (subject?.kind === 'told') {
      const speaker = this.#teller?.position === position ? this.#teller.speaker : this.#last
      return { speaker, confidence: speaker ? sureness.topic : sureness.nobody }
    }
    if (subject === undefined || subject.kind === 'unknown') return { speaker: undefined, confidence: sureness.nobody }
    if (subject.kind === 'named') {
      this.#last = subject
      this.#spokenAt = position
      return { speaker: subject, confidence: sureness.named }
    }
    const speaker =
      subject.kind === 'office' ? this.#holding(subject.word, position, subject.gender) : this.#focus(position, from, to, subject.gender)
    if (speaker) {
      this.#last = speaker
      this.#spokenAt = position
      return { speaker, confidence: subject.kind === 'office' ? sureness.office : sureness.implied }
    }
    const topic = subject.kind === 'office' ? this.#described(subject.word, position) : undefined
    const fits = topic && !differ(subject.gender, topic.person?.gender)
    return fits ? { speaker: topic, confidence: sureness.topic } : { speaker: undefined, confidence: sureness.nobody }
  }

  /** Whom an office means that the text gives nobody: who was spoken of last, unless it speaks for a body. */
  #described(word: string, position: number): Speaker | undefined {
    if (this.#topic?.position === position) return this.#topic.speaker
    return position - this.#spokenAt <= 1 && !this.#speech.speaksForABody(word) ? this.#last : undefined
  }

  #holding(word: string, position: number, gender: Gender | undefined): Speaker | undefined {
    const holder = this.#people.holding(word, position)
    return holder && !differ(gender, holder.gender) ? { name: holder.name, person: holder } : undefined
  }

  /** Whom the text turned to where it quotes somebody and says nothing of whom. */
  #turnedTo(position: number): Speaker | undefined {
    return this.#topic && position - this.#topic.position <= 1 ? this.#topic.speaker : undefined
  }

  /** The sentence around a quote is in the mood of speech that is told, in a paragraph that has said who speaks: `Lindner habe „zu lange geschwiegen“`. */
  #goesOnTelling(text: string, span: Span, position: number): Subject | undefined {
    const { reported } = this.#speech
    if (!reported) return undefined
    const before = lastSentence(text.slice(Math.max(0, span.start - 300), Math.max(0, span.start - 1)))
    const after = firstSentence(text.slice(span.end + 1, span.end + 200))
    reported.lastIndex = 0
    let told = reported.test(before)
    reported.lastIndex = 0
    told ||= reported.test(after)
    if (!told) return undefined
    if (this.#spokenAt === position || this.#teller?.position === position) return { kind: 'told' }
    const [head] = this.#people.tokens(before.slice(0, 40))
    const gender = head && this.#speech.genderOf(head.low)
    return head && this.#speech.pronouns.has(head.low) ? { kind: 'implied', ...(gender && { gender }) } : undefined
  }

  /** Who "she" is beside the words from `from` to `to`: whom the text named last, and as whom it speaks of, weighed. */
  #focus(position: number, from: number, to: number, gender: Gender | undefined): Speaker | undefined {
    if (isAsian(this.#speech.code)) return this.#asianFocus(position)
    let best: { person: Person; worth: number } | undefined
    for (let back = 0; back <= 3; back++) {
      const mentions = this.#told[position - back] ?? []
      for (const [at, { person, start, subject, aside }] of mentions.entries()) {
        if (differ(gender, person.gender)) continue
        if (back === 0 && start > to && start - to > mostBehind) continue
        if (this.#nobodyAt.position === position && (back > 0 || start < this.#nobodyAt.at)) continue
        // behind the words it is somebody else, unless nobody stands before
        const place = back > 0 ? worthBack[back]! : start < from ? worthHere : worthBehind
        const worth =
          place +
          (subject ? worthSubject : 0) -
          (aside ? worthAside : 0) +
          (isPerson(person) ? 0 : -worthSure) +
          (gender !== undefined && person.gender === gender ? worthGender : 0) +
          (this.#last?.person === person ? (this.#spokenAt === position ? worthSpoken : worthSpoken / 2) : 0) +
          (worthOften * (person.named ?? 0)) / this.#people.mostNamed +
          (0.5 * at) / mentions.length
        if (best === undefined || worth >= best.worth) best = { person, worth }
      }
    }
    if (best && best.worth >= leastWorth) return { name: best.person.name, person: best.person }
    if (this.#nobodyAt.position === position && this.#spokenAt !== position) return undefined
    return this.#last && position - this.#spokenAt <= 12 && !differ(gender, this.#last.person?.gender) ? this.#last : undefined
  }

  #asianFocus(position: number): Speaker | undefined {
    const topic =
      this.#topic && position - this.#topic.position <= 2 && this.#topic.position >= this.#spokenAt ? this.#topic.speaker : undefined
    return topic ?? (position - this.#spokenAt <= 12 ? this.#last : undefined)
  }

  /** Takes note of whom the sentences between two quotes begin with. */
  #turn(text: string, from: number, to: number, position: number): void {
    const stretch = text.slice(from, Math.max(from, to))
    if (!/\S/.test(stretch)) return
    if (isAsian(this.#speech.code)) {
      const head = stretch.slice(0, 60)
      const named =
        this.#named.find(({ name }) => head.includes(name)) ??
        this.#named.find(({ name, role }) => role && head.includes(`${name[0]} ${role.split(' ').at(-1)}`))
      if (named)
        this.#topic = {
          speaker: { name: named.name, person: { name: named.name, keys: [], ...(named.role && { role: named.role }) } },
          position,
          told: false,
        }
      return
    }
    const telling: [string, number, Attribution][] = []
    let start = 0
    for (const end of [...sentenceEnds(stretch).map((match) => match.index + match[0].length), stretch.length]) {
      const one = stretch.slice(start, Math.min(end, start + 400))
      const whole = end < stretch.length || to >= text.length
      const said = whole ? attributionIn(one, 'after', this.#people) : undefined
      const subject = said?.subject
      if (said && (start > 0 || from === 0 || /[.!?…]$/.test(text.slice(0, Math.max(0, from - 1)))) && from + end - start <= text.length)
        telling.push([one, from + start, said])
      const person = this.#people.leading(one.slice(0, 160))
      const told = subject !== undefined
      if (subject?.kind === 'named') this.#topic = this.#teller = { speaker: subject, position, told }
      else if (person && isPerson(person) && subject?.kind !== 'unknown')
        this.#topic = { speaker: { name: person.name, person }, position, told }
      else if (subject?.kind === 'implied' || subject?.kind === 'office') {
        const { speaker } = this.#resolve({ subject, cue: '' }, position, from + start, from + end)
        if (speaker) this.#topic = this.#teller = { speaker, position, told }
      } else if (subject?.kind === 'unknown' || this.#people.headsWithSomebody(one)) {
        this.#topic = { speaker: undefined, position, told }
        if (told) this.#teller = this.#topic
        this.#nobodyAt = { position, at: from + start }
      }
      start = end
      const [sentence, at, attribution] = telling.pop() ?? []
      if (sentence !== undefined && attribution && at !== undefined) this.#tell(sentence, at, attribution, position)
    }
  }

  /** Where whoever says a quote is named beside it. */
  #sourceNear(text: string, span: Span, found: Attribution | undefined, position: number): Pick<Quote, 'source'> {
    const { sourceAt, clause } = found ?? {}
    if (!sourceAt || clause === undefined) return {}
    const words = clause.slice(sourceAt.start, sourceAt.end)
    // the clause is the text's own, behind the quote or before it
    const behind = text.indexOf(clause, span.end)
    const at = behind >= 0 ? behind : text.lastIndexOf(clause, span.start)
    if (at < 0 || text.slice(at + sourceAt.start, at + sourceAt.end) !== words) return {}
    const start = this.#offsets[position]! + at + sourceAt.start
    return { source: { text: words, start, end: start + words.length } }
  }

  /** Takes note of what a sentence without marks says that somebody said. */
  #tell(sentence: string, at: number, attribution: Attribution, position: number): void {
    const content = toldIn(sentence, attribution, this.#speech)
    if (content === undefined) return
    const { subject, cue, sourceAt } = attribution
    const { speaker, confidence } =
      subject.kind === 'named'
        ? { speaker: subject, confidence: sureness.named }
        : subject.kind === 'unknown'
          ? { speaker: undefined, confidence: sureness.nobody }
          : { speaker: this.#topic?.speaker, confidence: sureness.implied }
    const from = this.#offsets[position]! + at
    this.quotes.push({
      text: sentence.slice(content.start, content.end),
      ...(speaker ? credited(speaker) : {}),
      start: from + content.start,
      end: from + content.end,
      ...(sourceAt && {
        source: { text: sentence.slice(sourceAt.start, sourceAt.end), start: from + sourceAt.start, end: from + sourceAt.end },
      }),
      cue,
      kind: 'indirect',
      confidence: Math.round(confidence * sureness.told * 100) / 100,
    })
  }

  /** A line behind a dash that nobody is named beside: speech where somebody speaks, else an item of a list. A question is the reporter's. */
  #isReply(body: string, position: number): boolean {
    if (wordCount(body) < 3 || /\?["”»]?$/.test(body)) return false
    return (
      /[:：]$/.test(this.#texts[position - 1]?.trimEnd() ?? '') ||
      position - this.#spokenAt <= 2 ||
      (this.#topic !== undefined && position - this.#topic.position <= 1)
    )
  }
}

const differ = (one: Gender | undefined, other: Gender | undefined): boolean => one !== undefined && other !== undefined && one !== other

/** How much speaks for a person being meant by "she said": where the name stands, and as what. */
const worthHere = 4.5
const worthBehind = 0
const worthBack: readonly number[] = [0, 1.5, 0.5, 0]
const worthSubject = 2
const worthAside = 1.5
/** Not known to be a person. */
const worthSure = 2
const worthGender = 1.5
/** Of whom the text names most. */
const worthOften = 0.7
const worthSpoken = 2
const leastWorth = 1
/** Characters behind the words. */
const mostBehind = 200

const credited = ({ name, person }: Speaker) => ({ speaker: name, ...(person?.role ? { role: person.role } : {}) })

/** Whole sentences, or a part of the sentence around. */
function kindOf(text: string, span: Span, body: string): 'direct' | 'mixed' {
  if (span.dash) return 'direct'
  const before = text.slice(0, Math.max(0, span.start - 1)).trimEnd()
  const apart = before === '' || /[,，、.:：;!?…–—»”"“()。！？-]$/u.test(before)
  return apart || /^["“„«‘']?\p{Lu}/u.test(body) ? 'direct' : 'mixed'
}

/** More characters than any article has: beyond them there are no quotes, so that time and memory have a bound. */
const longest = 300_000

/**
 * Reads all quotes of a text in a language (`speechCode`): four words or more, fewer beside a verb of saying; a quote that runs over paragraphs
 * is one, with its paragraphs joined by a blank line. The comma that belongs to the sentence around is left off. `offsets` say where each
 * paragraph begins in the body's text.
 */
export function readQuotes(paragraphs: readonly string[], offsets: readonly number[], headline: string, code: string): Quote[] {
  const texts = paragraphs.slice(0, 400).map((paragraph) => paragraph.slice(0, 20_000))
  let left = longest
  const within = texts.findIndex((text) => {
    left -= text.length
    return left < 0
  })
  if (within >= 0) texts.length = within
  return new Reader(texts, offsets, headline, code).read()
}
