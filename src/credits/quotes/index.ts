/**
 * Quotes and who said them.
 */
import type { Quote } from '../credit.ts'
import { People, type Person } from '../people.ts'
import { abbreviations, type Speech, speechOf } from '../speech.ts'
import { asianAttribution, isAsian, type Named, namedIn } from './asian.ts'
import { dashedSpans, quotedSpans, type Span } from './marks.ts'
import { type Attribution, attributionIn, speechNear, startsAttribution } from './speaker.ts'

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

/** How sure it is that somebody said it who is named, by what says so. */
const sureness = { named: 0.95, office: 0.85, implied: 0.8, carried: 0.7, topic: 0.6, nobody: 0.75 }

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
}

/** A direct quote, or only words in quotation marks (a title, an irony)? */
function isDirect(body: string, printed: string, { found, whole, continues, follows, colon, alone }: Surroundings): boolean {
  const words = wordCount(body)
  if (words <= 7 && isTitle(body)) return false
  if (found) return words >= 3 || (words === 2 && (/[.,!?…]\s*$/.test(printed) || body.length >= 11))
  return (
    (words >= 4 && (whole || continues || (follows && /[.!?…]$/.test(body)) || (colon && words >= 5))) || (follows && alone && words >= 2)
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
  #last: Speaker | undefined
  /** The person that the text turned to last, by naming it first in a sentence. */
  #topic: { speaker: Speaker; position: number } | undefined
  #spokenAt = -9
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
    return this.quotes
  }

  #spans(text: string): Span[] {
    const marked = quotedSpans(text, this.#speech)
    if (!this.#speech.dialogue || !/(?:^|[.!?:…»”"]\s)\s*[–—―-]/u.test(text)) return marked
    const dashed = dashedSpans(text, (rest, comma) => startsAttribution(rest, comma, this.#people))
    const within = (span: Span, outer: Span) => span.start >= outer.start - 1 && span.end <= outer.end + 1
    const own = dashed.filter((span) => !marked.some((outer) => within(span, outer)))
    return [...own, ...marked.filter((span) => !own.some((outer) => within(span, outer)))].sort((a, b) => a.start - b.start)
  }

  #attribution(text: string, span: Span, from: number, to: number): Attribution | undefined {
    const before = text.slice(Math.max(from, span.start - 400), Math.max(from, span.start - 1))
    const rest = text.slice(span.dash ? span.end : span.end + 1, Math.min(to, span.end + 400))
    if (isAsian(this.#speech.code)) return asianAttribution(before, rest, this.#speech.code, this.#named)
    const ahead = /[.!?…]\s*$/.test(before) ? '' : lastSentence(before.replace(/(?<![\s–—-])[\s–—-]+$/u, ''))
    const after = span.open ? '' : firstSentence(rest.replace(/^[\s,.–—”"»“’'-]{0,5}/u, ''))
    const said = text.slice(span.start, span.end)
    // «"It is so." The meeting ended» goes on without the speaker, «"It is so." Stoltenberg said» does not
    const ended = /[.!?…]\s*$/.test(said) && /^\s+\p{Lu}/u.test(rest)
    const colon = /[:：]\s*$/.test(before)
    const behind = () => (ended && !speechNear(after, this.#people) ? undefined : attributionIn(after, 'after', this.#people))
    const front = () => (/\S/.test(ahead) ? attributionIn(ahead, 'before', this.#people) : undefined)
    return colon ? (front() ?? behind()) : (behind() ?? front())
  }

  #paragraph(position: number): void {
    const text = this.#texts[position]!
    const spans = this.#spans(text)
    const here: Quote[] = []
    let sentence: Attribution | undefined
    this.#turn(text, 0, spans[0]?.start ?? text.length, position)
    for (const [at, span] of spans.entries()) {
      const from = (spans[at - 1]?.end ?? -1) + 1
      const to = (spans[at + 1]?.start ?? text.length + 1) - 1
      if (at > 0) this.#turn(text, from, span.start - 1, position)
      const between = text.slice(from, Math.max(from, span.start - 1))
      const own = this.#attribution(text, span, from, to)
      // a second quote of one sentence has the speaker of the first
      const found: Attribution | undefined =
        own ??
        (at > 0 && sentence && sentenceEnds(`${between}A`).length === 0 && !/[.!?…]$/.test(text.slice(0, from - 1)) ? sentence : undefined)
      sentence = found
      const { speaker: beside, confidence } = this.#resolve(found, position)
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
      }
      if (span.dash === 'bare' ? !this.#isReply(body, position) : !isDirect(body, printed, around)) continue
      const carried = around.follows || around.continues || (around.whole && position - this.#spokenAt <= (span.dash ? 2 : 1))
      const turned =
        !found && (around.whole || around.colon || span.dash === 'bare') && this.#topic && position - this.#topic.position <= 1
          ? this.#topic.speaker
          : undefined
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
        ...(found && found.cue !== ':' ? { cue: found.cue } : {}),
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
  #resolve(found: Attribution | undefined, position: number): { speaker: Speaker | undefined; confidence: number } {
    const subject = found?.subject
    if (subject === undefined || subject.kind === 'unknown') return { speaker: undefined, confidence: sureness.nobody }
    if (subject.kind === 'named') {
      this.#last = subject
      this.#spokenAt = position
      return { speaker: subject, confidence: sureness.named }
    }
    if (subject.kind === 'office') {
      const holder = this.#people.holding(subject.word, position)
      if (holder) {
        this.#last = { name: holder.name, person: holder }
        this.#spokenAt = position
        return { speaker: this.#last, confidence: sureness.office }
      }
      const focus = this.#focus(position)
      return focus && this.#topic?.position === position
        ? { speaker: focus, confidence: sureness.topic }
        : { speaker: undefined, confidence: sureness.nobody }
    }
    const speaker = this.#focus(position)
    if (speaker) {
      this.#last = speaker
      this.#spokenAt = position
    }
    return { speaker, confidence: speaker ? sureness.implied : sureness.nobody }
  }

  /** Who "she" is: whom the text turned to last, or who spoke last. */
  #focus(position: number): Speaker | undefined {
    const { present } = this.#people
    const topic =
      this.#topic && position - this.#topic.position <= 2 && this.#topic.position >= this.#spokenAt ? this.#topic.speaker : undefined
    if (topic) return topic
    if (this.#last && position - this.#spokenAt <= 3) return this.#last
    return only(present[position]) ?? (position - this.#spokenAt <= 12 ? this.#last : undefined) ?? only(present[position - 1])
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
        }
      return
    }
    let start = 0
    for (const end of [...sentenceEnds(stretch).map((match) => match.index + match[0].length), stretch.length]) {
      const one = stretch.slice(start, Math.min(end, start + 400))
      const person = this.#people.leading(one.slice(0, 160))
      if (person?.sure || person?.role) this.#topic = { speaker: { name: person.name, person }, position }
      else if (end < stretch.length || to >= text.length) {
        const subject = attributionIn(one, 'after', this.#people)?.subject
        if (subject?.kind === 'named' && (subject.person?.sure || subject.person?.role)) this.#topic = { speaker: subject, position }
      }
      start = end
    }
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

const credited = ({ name, person }: Speaker) => ({ speaker: name, ...(person?.role ? { role: person.role } : {}) })

/** Whole sentences, or a part of the sentence around. */
function kindOf(text: string, span: Span, body: string): 'direct' | 'mixed' {
  if (span.dash) return 'direct'
  const before = text.slice(0, Math.max(0, span.start - 1)).trimEnd()
  const apart = before === '' || /[,，、.:：;!?…–—»”"“()。！？-]$/u.test(before)
  return apart || /^["“„«‘']?\p{Lu}/u.test(body) ? 'direct' : 'mixed'
}

/** The one person that a paragraph names, who is meant by "she said". */
function only(present: Person[] | undefined): Speaker | undefined {
  const [person, other] = present ?? []
  return person && !other && (person.role !== undefined || person.sure) ? { name: person.name, person } : undefined
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
