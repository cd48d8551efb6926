/**
 * The people a text names, with the offices it gives them, so that a later "Stoltenberg said" is Jens Stoltenberg.
 */
import { languages, words } from '#src/languages/index.ts'
import { agencyInText, agencyNamed, nameKey, outletNamed } from './agency.ts'
import { isCaseless, markNames } from './caseless.ts'
import { nominativeOf, surnamesOf } from './cases.ts'
import { type Gender, genderOf, isGivenName } from './given-names.ts'
import { isParticle, naturalName } from './person-name.ts'
import type { Speech } from './speech.ts'
import { type Token, tokens } from './tokens.ts'

export interface Person {
  name: string
  /** Keys of the name's words. */
  keys: string[]
  role?: string
  /** An age stands behind the name, or the surname alone somewhere: a person's, and no place or thing. */
  sure?: true
  /** How often the text says the surname or the first name alone, less how often behind a preposition, as of places. */
  weight?: number
  gender?: Gender
  /** How often the text names the person. */
  named?: number
}

/** A person named in full, by the surname or by the first name. Offsets in the paragraph. */
export interface Mention {
  person: Person
  start: number
  end: number
  /** It heads its sentence, or stands beside a verb of saying. */
  subject: boolean
  /** Behind a preposition, or a possessor: hardly whom the text is about. */
  aside: boolean
}

/** Whether a name is surely a person's. */
export const isPerson = ({ role, sure, gender }: Person): boolean => role !== undefined || sure === true || gender !== undefined

/** An age, a party: `Jan Keller (42)`, `Petra Lindner (SPD)`. */
const aged = /^\s?(?:[(,]\s?\d{1,3}\s?[),]|\((?:\p{Lu}[\p{L}/-]{1,11}|R|D)\))/u

/** Whether a word is an office's head: `secretary`, `Ministerpräsident`, `NATO-Generalsekretär`. */
export const isRole = (token: Token | undefined, speech: Speech): boolean =>
  token !== undefined && token.kind !== 'mark' && speech.isOffice(token.low, token.kind === 'name')

/** Particles that stand in names only after another one: "van der", "de la" (alone they are articles: "Folgen des Unglücks"). */
const boundParticles = new Set('der den des los las la le het te dem'.split(' '))
/** Particles that are everyday words between two names. */
const everydayParticles = new Set('y e i et und in op'.split(' '))

/** A run of capitalised words with the particles between them, from `at`; the index after it. */
export function nameRun(list: readonly Token[], at: number, speech: Speech): number {
  let end = at
  let names = 0
  // `minister Annelies Bakker van Landbouw`
  const officed = isRole(list[at], speech) || isRole(list[at - 1], speech)
  while (end < list.length && end - at < 10) {
    const token = list[end]
    if (token?.kind === 'name') {
      if (!isRole(token, speech) && !speech.addresses.has(token.low)) names++
      end++
      // `'s` ends a name: "Germany's Olaf Scholz"
      if (/['’]s$/.test(token.text)) break
    } else if (token && end > at && inName(list, end, names, officed)) end++
    else if (token?.text === '.' && end > at && list[end - 1]?.text.length === 1 && list[end + 1]?.kind === 'name') end++
    else break
  }
  // `Tiina Saari Helsingin yliopistosta`: a genitive of the word behind the name
  if (speech.code === 'fi' && names >= 3 && list[end]?.kind === 'word' && /[aeiouyäö]n$/.test(list[end - 1]?.low ?? '')) return end - 1
  return end
}

/** Whether the small word at `at` belongs to a name that has `names` words so far. */
function inName(list: readonly Token[], at: number, names: number, officed: boolean): boolean {
  const low = list[at]?.low ?? ''
  if (!isParticle(low) || everydayParticles.has(low)) return false
  if (boundParticles.has(low) && !isParticle(list[at - 1]?.low ?? '')) return false
  // "Max Muster von der Universität", but "Ursula von der Leyen"
  if (names >= 2 && /^(?:von|vom|zu|zum|zur|aus)$/.test(low)) return false
  // "Karin de Vries van Landbouw"
  if (names >= 2 && low === 'van' && (isParticle(list[at - 2]?.low ?? '') || officed)) return false
  const next = list[at + 1]
  return next?.kind === 'name' || (next !== undefined && isParticle(next.low) && list[at + 2]?.kind === 'name')
}

const quoteMark = /^["„“”«»‘’'”]$/u

const join = (text: string, from: Token | undefined, to: Token | undefined) => (from && to ? text.slice(from.start, to.end) : '')

/** The office before `at` in the same clause: `NATO Secretary General`, `генералниот секретар на НАТО`, `le président`. */
function officeBefore(text: string, list: readonly Token[], nameAt: number, speech: Speech): string | undefined {
  let at = nameAt - 1
  const comma = list[at]?.text === ','
  if (comma) at--
  const last = at
  let lowers = 0
  let linked = false
  for (let steps = 0; steps < 9 && at >= 0; steps++, at--) {
    const token = list[at]
    if (!token || token.kind === 'mark' || speech.says(token.low)) return undefined
    if (isRole(token, speech)) {
      if (lowers > 0 && !comma && speech.code === 'en') return undefined
      if (lowers > 4 || (lowers > 2 && !linked)) return undefined
      let from = at
      while (from > 0 && at - from < 5) {
        const before = list[from - 1]
        if (
          !before ||
          before.kind === 'mark' ||
          !(before.kind === 'name' || speech.officeModifiers.has(before.low) || isRole(before, speech))
        )
          break
        if (speech.says(before.low) || (speech.articles.has(before.low) && before.kind === 'name')) break
        from--
      }
      return join(text, list[from], list[last])
    }
    if (speech.officeLinks.has(token.low)) linked = true
    else if (speech.notSubject.has(token.low)) return undefined
    else if (token.kind === 'word') lowers++
  }
  return undefined
}

/** The office after a name: `, NATO's secretary general,` */
function officeAfter(text: string, list: readonly Token[], end: number, speech: Speech): string | undefined {
  if (list[end]?.text !== ',') return undefined
  let at = end + 1
  if (speech.articles.has(list[at]?.low ?? '')) at++
  const from = at
  let role = false
  for (; at < list.length && at - from < 10; at++) {
    const token = list[at]
    if (!token || token.text === ',' || token.text === '.') break
    if (speech.officeEnd.test(token.low) && at > from) break
    if (token.kind === 'mark' || speech.says(token.low)) return undefined
    if (isRole(token, speech)) role ||= at - from < 5
  }
  const stop = list[at]
  if (!role || !(stop?.text === ',' || stop?.text === '.' || stop?.low === 'gegenüber') || at - from > 9) return undefined
  return join(text, list[from], list[at - 1])
}

/** `Nagy Katalin miniszter`: in Hungarian an office stands behind the name. */
function officeAtOnce(text: string, list: readonly Token[], end: number, speech: Speech): string | undefined {
  if (speech.code !== 'hu') return undefined
  for (let at = end; at < end + 3; at++) {
    if (list[at]?.kind !== 'word') return undefined
    if (isRole(list[at], speech)) return join(text, list[end], list[at])
  }
  return undefined
}

/** Splits a capitalised run into the office at its head and the name: `NATO Secretary General Jens Stoltenberg`. */
export function splitRun(list: readonly Token[], at: number, end: number, speech: Speech): { nameAt: number; roleEnd: number } {
  let roleEnd = at
  for (let index = at; index < end; index++) if (isRole(list[index], speech)) roleEnd = index + 1
  let nameAt = roleEnd
  while (
    nameAt < end &&
    (speech.addresses.has((list[nameAt]?.low ?? '').replace(/\.$/, '')) ||
      list[nameAt]?.text === '.' ||
      /['’]s$/.test(list[nameAt]?.text ?? ''))
  )
    nameAt++
  return { nameAt, roleEnd }
}

/** Languages that put an article before people's names. */
const namesTakeArticles: ReadonlySet<string> = new Set(['el', 'pt', 'ca'])

/** Languages whose genitives end like names. */
const scandinavian: ReadonlySet<string> = new Set(['sv', 'no', 'da'])

/** Languages that put an office's genitive between it and its holder: no word of theirs stands for "of". */
const genitiveBetween: ReadonlySet<string> = new Set([
  'sr',
  'hr',
  'bs',
  'sh',
  'cnr',
  'sl',
  'ru',
  'uk',
  'be',
  'pl',
  'cs',
  'sk',
  'lt',
  'lv',
  'el',
  'sq',
  'fi',
  'et',
  'de',
  'ro',
])

/** Genitives after an office in languages without "of": `predsednik Srbije Aleksandar Vučić`. */
const greekGenitive = /(?:[ωώ]ν|[αάηή]ς|ο[υύ])$/u
const genitive = { test: (word: string): boolean => /(?:[aeiuаеиу]|s|ve|së)$/u.test(word) || greekGenitive.test(word) }

/** Before a German noun, and in the press before no name. */
export const germanDeterminer = new RegExp(`^(?:${languages.de.nounDeterminers})$`)
/** Endings of German nouns that are no first name's. */
const germanNounEnding = new RegExp(`..(?:${languages.de.nounEndings})(?:e?s|e?n|e|er)?$`)

/** Everybody named in full, in the order of the text. */
export class People {
  /** Whom each paragraph names. */
  readonly present: Person[][]
  /** The same, each time that it names them. */
  readonly mentions: Mention[][]
  /** How often the text names whom it names most. */
  readonly mostNamed: number
  /** The text is German: its nouns have capitals too, so that fewer words can be names. */
  readonly german: boolean
  readonly speech: Speech
  private readonly found: Person[] = []
  private readonly byLast = new Map<string, Person>()
  private readonly byFirst = new Map<string, Person | undefined>()
  /** The words that the text also writes without a capital. */
  private readonly lowered = new Set<string>()
  private readonly capitalised = new Set<string>()
  /** The words that a German text has an article before more often than not: nouns. (Once may be a pronoun, "der Plan, den Scholz hat".) */
  private readonly nouns = new Set<string>()

  /** Surnames of a text whose script has no capitals. */
  private readonly surnames = new Set<string>()

  constructor(texts: readonly string[], speech: Speech) {
    this.speech = speech
    if (isCaseless(speech)) for (const text of texts) markNames(tokens(text), speech, this.surnames)
    const lists = texts.map((text) => this.tokens(text))
    for (const list of lists)
      for (const token of list)
        if (token.kind === 'word') this.lowered.add(token.low)
        else if (token.kind === 'name') this.capitalised.add(token.text)
    this.german = speech.code === 'de'
    if (this.german) {
      const leaning = new Map<string, number>()
      for (const list of lists) {
        for (const [at, token] of list.entries()) {
          if (token.kind !== 'name') continue
          const before = list[at - 1]
          // `die bekifften Geografen`
          const lead = before?.kind === 'word' && /e[nmrs]?$/.test(before.low) && !speech.says(before.low) ? list[at - 2] : undefined
          const determined = [before, lead].some((one) => germanDeterminer.test(one?.low ?? ''))
          leaning.set(token.low, (leaning.get(token.low) ?? 0) + (determined ? 1 : -1))
        }
      }
      for (const [word, lean] of leaning) if (lean > 0) this.nouns.add(word)
    }
    this.present = texts.map((text, at) => this.read(text, lists[at] ?? []))
    for (const list of lists) this.noteSurnames(list)
    this.mentions = lists.map((list) => this.mentionsIn(list))
    this.mostNamed = this.found.reduce((most, { named = 0 }) => Math.max(most, named), 0)
  }

  private mentionsIn(list: readonly Token[]): Mention[] {
    const found: Mention[] = []
    const { speech } = this
    let head = 0
    let headed = false
    for (let at = 0; at < list.length && found.length < 100; at++) {
      const token = list[at]!
      if (token.kind !== 'name') {
        if (/^[.!?:;…]$/u.test(token.text)) [head, headed] = [at + 1, false]
        continue
      }
      const end = nameRun(list, at, speech)
      const { nameAt, roleEnd } = splitRun(list, at, end, speech)
      const from = this.nameStart(list, nameAt, end)
      const said = list.slice(from, end).map(({ text }) => text)
      const person = said.length === 0 ? undefined : this.meant(said)
      if (person) {
        const lead = list[at - 1]?.low ?? ''
        const aside =
          this.possesses(said.at(-1) ?? '', person) ||
          speech.beforeNoName.has(lead) ||
          (speech.notSubject.has(lead) && !speech.attributes(lead))
        const beside = [list[at - 1], list[at - 2], list[end]].some((one) => one?.kind === 'word' && speech.says(one.low))
        const subject: boolean = !aside && ((!headed && at - head < 9) || beside)
        headed ||= subject
        if (roleEnd > at && !person.role)
          person.role = tidyRole(
            list
              .slice(at, roleEnd)
              .map(({ text }) => text)
              .join(' '),
          )
        const gender = person.gender ?? this.genderBefore(list, from, roleEnd > at ? at : undefined)
        if (gender) person.gender = gender
        person.named = (person.named ?? 0) + 1
        found.push({ person, start: list[from]!.start, end: list[end - 1]!.end, subject, aside })
      }
      at = Math.max(at, end - 1)
    }
    return found
  }

  /** "Ms. Wu", `Trainerin Keller`, `министр сказала Белова`: what stands before a name tells a woman from a man. */
  private genderBefore(list: readonly Token[], from: number, roleAt: number | undefined): Gender | undefined {
    for (let at = from - 1; at >= Math.max(0, (roleAt ?? from) - 2); at--) {
      const token = list[at]!
      if (token.text === '.') continue
      if (token.kind === 'mark') break
      if (!(isRole(token, this.speech) || this.speech.addresses.has(token.low))) continue
      const gender = this.speech.genderOf(token.low)
      if (gender) return gender
    }
    return undefined
  }

  /** `Rohdes`, "Trump's": the name has an ending that makes its person a possessor. */
  private possesses(word: string, { keys }: Person): boolean {
    return /['’]s$/.test(word) || (/s$/.test(word) && this.speech.genitiveS && !keys.includes(nameKey(word)))
  }

  /** The person of a run's words, or of its last words: `predsednik Srbije Aleksandar Vučić`. */
  private meant(words: readonly string[]): Person | undefined {
    for (let skip = 0; skip < Math.max(1, words.length - 1); skip++) {
      const person = this.named(words.slice(skip))
      if (person) return person
    }
    return undefined
  }

  /** Whoever is called by the surname alone, within a sentence, is a person. */
  private noteSurnames(list: readonly Token[]): void {
    for (const [at, token] of list.entries()) {
      if (token.kind !== 'name' || at === 0 || list[at - 1]?.kind !== 'word' || list[at + 1]?.kind === 'name') continue
      const key = nameKey(token.text.replace(/['’]?s$/, ''))
      const person = this.byLast.get(nameKey(token.text.replace(/['’]s$/, ''))) ?? this.byFirst.get(key)
      if (!person || this.isNoun(token) || /^\p{Lu}{2,}$/u.test(token.text)) continue
      const lead = list[at - 1]?.low ?? ''
      const weight = this.speech.beforeNoName.has(lead) || this.speech.notSubject.has(lead) || this.speech.articles.has(lead) ? -1 : 1
      person.weight = (person.weight ?? 0) + weight
      if (person.weight > 0) person.sure = true
    }
  }

  /** `tokens`, with names told in scripts without capitals. */
  tokens(text: string): Token[] {
    const list = tokens(text)
    if (isCaseless(this.speech)) markNames(list, this.speech, this.surnames)
    return list
  }

  /** The person whose office a word names, the one named last before a paragraph: "the minister", `borgmesteren`. */
  holding(word: string, position: number): Person | undefined {
    for (let at = Math.min(position, this.present.length - 1); at >= 0; at--)
      for (const person of (this.present[at] ?? []).toReversed()) {
        if (this.holds(person, word)) return person
      }
    // an office is said before its holder is named by it
    return this.found.find((person) => this.holds(person, word))
  }

  private holds({ role = '' }: Person, word: string): boolean {
    const heads = role.toLowerCase().split(/[^\p{L}\p{M}]+/u)
    return heads.some((head) => sameOffice(this.speech.officeShorts.get(head) ?? head, word))
  }

  /** The person that a sentence begins with, in its first words. */
  leading(sentence: string): Person | undefined {
    const list = this.tokens(sentence)
    for (let at = 0; at < Math.min(list.length, 9); at++) {
      const token = list[at]!
      if (token.kind === 'mark' && !/^[,(]$/.test(token.text)) return undefined
      if (token.kind !== 'name') continue
      if (this.speech.beforeNoName.has(list[at - 1]?.low ?? '') || this.speech.notSubject.has(list[at - 1]?.low ?? '')) continue
      const end = nameRun(list, at, this.speech)
      const { nameAt } = splitRun(list, at, end, this.speech)
      const words = list.slice(this.nameStart(list, nameAt, end), end).map(({ text }) => text.replace(/['’]s$/, ''))
      const person = words.length > 0 ? this.named(words) : undefined
      if (person && !this.possesses(list[end - 1]?.text ?? '', person)) return person
      at = Math.max(at, end - 1)
    }
    return undefined
  }

  /** How many small words a stretch has, or verbs of saying. */
  smallWords(text: string): number {
    return tokens(text.slice(0, 300)).filter(({ kind, low }) => kind === 'word' && this.speech.small.has(low)).length
  }

  /** Whether what follows a quote begins with a mark, a small word or a verb of saying. */
  isApart(rest: string): boolean {
    const [first] = tokens(rest)
    return first === undefined || first.kind === 'mark' || this.speech.small.has(first.low) || this.speech.says(first.low)
  }

  /** Whether a sentence begins with somebody who has no name: "A neighbour who filmed it". */
  headsWithSomebody(sentence: string): boolean {
    const [article, noun, other] = this.tokens(sentence.slice(0, 80))
    if (!article || !this.speech.someArticles.has(article.low)) return false
    return [noun, other].some(
      (one) => one !== undefined && one.kind !== 'mark' && (isRole(one, this.speech) || this.speech.isPersonNoun(one.low)),
    )
  }

  /** Where the name in a run begins: after "While", "In" and, at a sentence's head, after any word that the text has without a capital too. */
  nameStart(list: readonly Token[], from: number, end: number): number {
    let at = from
    const head = at === 0 || /^[.!?:;"“„«»‘–—-]$/u.test(list[at - 1]?.text ?? '')
    const known = (token: Token | undefined) => token !== undefined && at === end - 1 && this.byLast.has(nameKey(token.text))
    while (
      at < end &&
      (this.speech.notNames.has(list[at]?.low ?? '') ||
        // "Field told me", where the text speaks of fields, too
        (head && this.lowered.has(list[at]?.low ?? '') && !(known(list[at]) && this.speech.says(list[end]?.low ?? ''))))
    )
      at++
    // `spiega all'Ansa Paolo Conti`, `Socialdemokraternas Karin Ek`
    if (end - at >= 2 && (agencyInText(list[at]?.text ?? '') || (end - at >= 3 && agencyNamed(list[at]?.text ?? '')))) at++
    if (end - at >= 3 && scandinavian.has(this.speech.code) && /.{4}(?:nas|ens|ets|nes)$/.test(list[at]?.low ?? '')) at++
    return at
  }

  /** The word begins no name: a German noun or number. */
  isNoun({ low }: Token): boolean {
    return this.german && (this.nouns.has(low) || germanNounEnding.test(low) || germanDeterminer.test(low))
  }

  private read(text: string, list: readonly Token[]): Person[] {
    const { speech } = this
    const foreign = speech.code !== 'en'
    const here: Person[] = []
    for (let at = 0; at < list.length; ) {
      if (list[at]?.kind !== 'name') {
        at++
        continue
      }
      const end = nameRun(list, at, speech)
      let { nameAt, roleEnd } = splitRun(list, at, end, speech)
      let role = roleEnd > at ? join(text, list[at], list[roleEnd - 1]) : undefined
      const lead = list[nameAt - 1]
      if (
        !role &&
        end - nameAt >= 3 &&
        lead &&
        isRole(lead, speech) &&
        foreign &&
        ((genitiveBetween.has(speech.code) && !isGivenName(list[nameAt]!.text) && genitive.test(list[nameAt]?.low ?? '')) ||
          /^\p{Lu}{2,}$/u.test(list[nameAt]?.text ?? ''))
      ) {
        role = officeBefore(text, list, nameAt + 1, speech)
        nameAt++
      } else if (role && roleEnd === at + 1 && end - nameAt >= 3 && foreign && /^\p{Lu}{2,}$/u.test(list[nameAt]?.text ?? '')) {
        role = join(text, list[at], list[nameAt])
        nameAt++
      }
      // `Мер Києва Віталій Кличко`, `Prezydent Gdyni Marek Lis`: what the office is of
      if (role && roleEnd > at && end - nameAt >= 3 && list[nameAt + 1]?.kind === 'name' && !isGivenName(list[nameAt]!.text)) {
        const given = isGivenName(list[nameAt + 1]!.text)
        if (given || (genitiveBetween.has(speech.code) && speech.code !== 'de' && genitive.test(list[nameAt]!.low))) {
          role = join(text, list[at], list[nameAt])
          nameAt++
        }
      }
      // `secrétaire général de l’OTAN Jens Stoltenberg`, `Prime Minister of Kosovo Albin Kurti`
      if (!role && end - nameAt >= 3 && lead && speech.officeLinks.has(lead.low)) {
        const office = officeBefore(text, list, nameAt + 1, speech)
        if (office) {
          role = office
          nameAt++
        }
      }
      if (nameAt === at) nameAt = this.nameStart(list, nameAt, end)
      // `Ecoloog Willem van Dam`: what stands before a given name is what its bearer is, and so is a German noun for people
      const what = end - nameAt >= 3 && list[nameAt + 1]?.kind === 'name' ? list[nameAt]! : undefined
      if (
        !role &&
        what &&
        what.text.length > 3 &&
        !isGivenName(what.text) &&
        (isGivenName(list[nameAt + 1]!.text) || (this.german && speech.isPersonNoun(what.low)))
      ) {
        role = list[nameAt]!.text
        nameAt++
      }
      const before = list[at - 1]?.low ?? ''
      // "the World Summit", "die Stiftung Warentest": with an article and no office it is nobody's name
      const thing =
        !role &&
        (this.german ? germanDeterminer.test(before) : !namesTakeArticles.has(speech.code) && nameAt === at && speech.articles.has(before))
      while (nameAt < end && this.isNoun(list[nameAt]!)) nameAt++
      // a paper, a book: `der „Freien Presse“`
      if (!role && quoteMark.test(list[at - 1]?.text ?? '') && quoteMark.test(list[end]?.text ?? '')) nameAt = end
      // `60 Tonnen Fleisch`
      if (this.german && !role && /^\p{N}/u.test(before)) nameAt = end
      const size = list[nameAt]?.kind === 'name' && (role || !this.isNoun(list[end - 1]!)) ? end - nameAt : 0
      if (size >= 2 && size <= 5 && !thing) {
        role ??= officeBefore(text, list, nameAt, speech) ?? officeAfter(text, list, end, speech) ?? officeAtOnce(text, list, end, speech)
        const person = this.add(text.slice(list[nameAt]!.start, list[end - 1]!.end), role)
        if (person && aged.test(text.slice(list[end - 1]!.end, list[end - 1]!.end + 8))) person.sure = true
        if (person && !here.includes(person) && here.length < 50) here.push(person)
      }
      at = Math.max(end, at + 1)
    }
    return here
  }

  private add(printed: string, role: string | undefined): Person | undefined {
    if (this.found.length >= 500) return undefined
    const { name, gender: inflected } = this.straight(printed)
    const keys = name.split(/\s+/).map(nameKey)
    if (agencyNamed(name) || outletNamed(name) || this.speech.notNames.has(name.split(/\s+/).at(-1)?.toLowerCase() ?? '')) return undefined
    const last = keys.at(-1) ?? ''
    const words = name.split(/\s+/)
    if (!role && this.speech.isBody(words)) return undefined
    // `Jong CD&V`
    if (!role && words.length === 2 && /^\p{Lu}{2,4}$/u.test(words[1]!) && printed !== printed.toUpperCase()) return undefined
    const known = this.byLast.get(last)
    if (
      known &&
      known.keys[0] === keys[0] &&
      (keys.every((key) => known.keys.includes(key)) || known.keys.every((key) => keys.includes(key)))
    ) {
      if (role) known.role ??= tidyRole(role)
      return known
    }
    const gender = inflected ?? genderOf(words[0] ?? '', this.speech.code)
    const person: Person = { name, keys, ...(role ? { role: tidyRole(role) } : {}), ...(gender && { gender }) }
    this.found.push(person)
    if (!known) this.byLast.set(last, person)
    // `al-Balaous` is `Balaous`, too
    const bound = /^\p{Ll}{2,3}-(?=\p{Lu})/u.exec(words.at(-1) ?? '')
    const short = bound && nameKey(words.at(-1)!.slice(bound[0].length))
    if (short && !this.byLast.has(short)) this.byLast.set(short, person)
    const first = keys[0] ?? ''
    this.byFirst.set(first, this.byFirst.has(first) ? undefined : person)
    return person
  }

  private straight(printed: string) {
    return nominativeOf(naturalName(this.bare(printed)), this.speech.code, (word) => this.capitalised.has(word))
  }

  /** A name without a possessive, or an ending behind an apostrophe. */
  private bare(name: string): string {
    const plain = name.replace(/['’]s$/, '')
    return this.speech.nameEnding ? plain.replace(this.speech.nameEnding, '') : plain
  }

  /** The person that printed words mean: a full name, a surname, either with a case ending. */
  named(printed: readonly string[]): Person | undefined {
    const words = printed.length === 2 ? this.straight(printed.join(' ')).name.split(' ') : printed
    const last = nameKey(this.bare(words.at(-1) ?? ''))
    for (const form of [
      last,
      last.replace(/(?:ut|it|ot|om|em|a|u|i|e|s|ом|ем|от|а|у|и|е)$/u, ''),
      ...surnamesOf(this.bare(words.at(-1) ?? ''), this.speech.code).map(nameKey),
    ]) {
      const person = form.length >= 2 ? this.byLast.get(form) : undefined
      if (!person) continue
      const first = nameKey(words[0] ?? '')
      if (words.length === 1 || person.keys.some((key) => key === first || (first.length === 1 && key.startsWith(first)))) return person
    }
    return words.length === 1 && last.length >= 3 ? this.byFirst.get(last) : undefined
  }
}

/** Letters that two forms of one office share: `ordfører` and `ordføreren`, `burmistrz` and `burmistrza`. */
const officeShares = 0.65

function sameOffice(one: string, other: string): boolean {
  if (one.length < 3 || other.length < 3) return false
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  return same >= 3 && same >= officeShares * Math.max(one.length, other.length)
}

const leadingArticle = new RegExp(`^(?:(?:${words('articles').join('|')})\\s+|l['’])(?=\\S)`, 'iu')
const trailingAddress = new RegExp(`\\s(?:${words('addresses').join('|')})\\.?$`, 'iu')

/** An office without the article before it, the form of address behind it, and the ending of a genitive. */
const tidyRole = (role: string): string =>
  role
    .replace(leadingArticle, '')
    .replace(trailingAddress, '')
    .replace(/['’]s$/, '')
    .trim()
