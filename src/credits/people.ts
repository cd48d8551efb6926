/**
 * The people a text names, with the offices it gives them, so that a later "Stoltenberg said" is Jens Stoltenberg.
 */
import { languages, patterns, words } from '#src/languages/index.ts'
import { agencyNamed, nameKey, outletNamed } from './agency.ts'
import { isParticle, naturalName } from './person-name.ts'
import { addresses, articles, englishRoles, notNames, officeLinks, officeModifiers, otherRoles, speechVerbs } from './phrases.ts'

export interface Token {
  text: string
  /** Lower case, without a possessive 's. */
  low: string
  start: number
  end: number
  /** 'name' a word with a capital, 'word' any other word, 'mark' punctuation. */
  kind: 'name' | 'word' | 'mark'
}

const tokenForm = /\p{Lu}\.(?:\p{Lu}\.)*|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’ʼ-]*|[^\s]/gu

/** Words and marks; elided articles (`l’OTAN`) come off their word. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  for (const match of text.matchAll(tokenForm)) {
    let word = match[0]
    let start = match.index
    const elided = /^(?:[lLdD]|[dD]ell|[aA]ll|[nN]ell|[dD]all|qu|Qu)['’](?=\p{L})/u.exec(word)
    if (elided) {
      found.push({ text: elided[0], low: elided[0].slice(0, -1).toLowerCase(), start, end: start + elided[0].length, kind: 'word' })
      word = word.slice(elided[0].length)
      start += elided[0].length
    }
    const trimmed = word.replace(/(?<!['’ʼ-])['’ʼ-]+$/u, '') || word
    const kind = /^[\p{Lu}\p{Lt}]/u.test(trimmed) ? 'name' : /^[\p{L}\p{N}]/u.test(trimmed) ? 'word' : 'mark'
    found.push({ text: trimmed, low: trimmed.toLowerCase().replace(/['’]s$/, ''), start, end: start + trimmed.length, kind })
  }
  return found
}

export interface Person {
  name: string
  /** Keys of the name's words. */
  keys: string[]
  role?: string
}

const others: ReadonlySet<string> = new Set(otherRoles)
const roleTails = otherRoles.filter((role) => role.length >= 4 && /^[a-zäöü]+$/.test(role))
/** Whether a word is an office's head: `secretary`, `Ministerpräsident`, `NATO-Generalsekretär`. */
export function isRole(token: Token | undefined): boolean {
  if (!token || token.kind === 'mark') return false
  const low = token.low
  return (
    englishRoles.has(low) || others.has(low) || (token.kind === 'name' && low.length > 6 && roleTails.some((tail) => low.endsWith(tail)))
  )
}
const anotherTongue = (token: Token) => !englishRoles.has(token.low)

/** Particles that stand in names only after another one: "van der", "de la" (alone they are articles: "Folgen des Unglücks"). */
const boundParticles = new Set('der den des los las la le het te dem'.split(' '))
/** Particles that are everyday words between two names. */
const everydayParticles = new Set('y e i et und in op'.split(' '))

/** A run of capitalised words with the particles between them, from `at`; the index after it. */
export function nameRun(list: readonly Token[], at: number): number {
  let end = at
  let names = 0
  while (end < list.length && end - at < 10) {
    const token = list[end]
    if (token?.kind === 'name') {
      if (!isRole(token) && !addresses.has(token.low)) names++
      end++
      // `'s` ends a name: "Germany's Olaf Scholz"
      if (/['’]s$/.test(token.text)) break
    } else if (token && end > at && inName(list, end, names)) end++
    else if (token?.text === '.' && end > at && list[end - 1]?.text.length === 1 && list[end + 1]?.kind === 'name') end++
    else break
  }
  return end
}

/** Whether the small word at `at` belongs to a name that has `names` words so far. */
function inName(list: readonly Token[], at: number, names: number): boolean {
  const low = list[at]?.low ?? ''
  if (!isParticle(low) || everydayParticles.has(low)) return false
  if (boundParticles.has(low) && !isParticle(list[at - 1]?.low ?? '')) return false
  // "Max Muster von der Universität", but "Ursula von der Leyen"
  if (names >= 2 && /^(?:von|vom|zu|zum|zur|aus)$/.test(low)) return false
  const next = list[at + 1]
  return next?.kind === 'name' || (next !== undefined && isParticle(next.low) && list[at + 2]?.kind === 'name')
}

const join = (text: string, from: Token | undefined, to: Token | undefined) => (from && to ? text.slice(from.start, to.end) : '')

/** The office before `at` in the same clause: `NATO Secretary General`, `генералниот секретар на НАТО`, `le président`. */
function officeBefore(text: string, list: readonly Token[], nameAt: number): string | undefined {
  let at = nameAt - 1
  const comma = list[at]?.text === ','
  if (comma) at--
  const last = at
  let lowers = 0
  let linked = false
  for (let steps = 0; steps < 9 && at >= 0; steps++, at--) {
    const token = list[at]
    if (!token || token.kind === 'mark' || speechVerbs.has(token.low)) return undefined
    if (isRole(token)) {
      if (lowers > 0 && !comma && !anotherTongue(token)) return undefined
      if (lowers > 4 || (lowers > 2 && !linked)) return undefined
      let from = at
      while (from > 0 && at - from < 5) {
        const before = list[from - 1]
        if (!before || before.kind === 'mark' || !(before.kind === 'name' || officeModifiers.has(before.low) || isRole(before))) break
        if (speechVerbs.has(before.low) || (articles.has(before.low) && before.kind === 'name')) break
        from--
      }
      return join(text, list[from], list[last])
    }
    if (officeLinks.has(token.low)) linked = true
    else if (token.kind === 'word') lowers++
  }
  return undefined
}

const officeEnd = new RegExp(`^(?:${patterns('officeEnds')})$`)

/** The office after a name: `, NATO's secretary general,` */
function officeAfter(text: string, list: readonly Token[], end: number): string | undefined {
  if (list[end]?.text !== ',') return undefined
  let at = end + 1
  if (articles.has(list[at]?.low ?? '')) at++
  const from = at
  let role = false
  for (; at < list.length && at - from < 10; at++) {
    const token = list[at]
    if (!token || token.text === ',' || token.text === '.') break
    if (officeEnd.test(token.low) && at > from) break
    if (token.kind === 'mark' || speechVerbs.has(token.low)) return undefined
    if (isRole(token)) role ||= at - from < 5
  }
  const stop = list[at]
  if (!role || !(stop?.text === ',' || stop?.text === '.' || stop?.low === 'gegenüber') || at - from > 9) return undefined
  return join(text, list[from], list[at - 1])
}

/** Splits a capitalised run into the office at its head and the name: `NATO Secretary General Jens Stoltenberg`. */
export function splitRun(list: readonly Token[], at: number, end: number): { nameAt: number; roleEnd: number } {
  let roleEnd = at
  for (let index = at; index < end; index++) if (isRole(list[index])) roleEnd = index + 1
  let nameAt = roleEnd
  while (
    nameAt < end &&
    (addresses.has((list[nameAt]?.low ?? '').replace(/\.$/, '')) || list[nameAt]?.text === '.' || /['’]s$/.test(list[nameAt]?.text ?? ''))
  )
    nameAt++
  return { nameAt, roleEnd }
}

/** Genitives after an office in languages without "of": `predsednik Srbije Aleksandar Vučić`. */
const genitive = /(?:[aeiu]|[аеиу]|es|s|ve|së)$/u

/** Before a German noun, and in the press before no name. */
export const germanDeterminer = new RegExp(`^(?:${languages.de.nounDeterminers})$`)
/** Endings of German nouns that are no first name's. */
const germanNounEnding = new RegExp(`..(?:${languages.de.nounEndings})(?:e?s|e?n|e|er)?$`)

/** Everybody named in full, in the order of the text. */
export class People {
  /** Whom each paragraph names. */
  readonly present: Person[][]
  /** The text is German: its nouns have capitals too, so that fewer words can be names. */
  readonly german: boolean
  private readonly found: Person[] = []
  private readonly byLast = new Map<string, Person>()
  private readonly byFirst = new Map<string, Person | undefined>()
  /** The words that the text also writes without a capital. */
  private readonly lowered = new Set<string>()
  /** The words that a German text has an article before more often than not: nouns. (Once may be a pronoun, "der Plan, den Scholz hat".) */
  private readonly nouns = new Set<string>()

  constructor(texts: readonly string[], language?: string) {
    const lists = texts.map(tokens)
    for (const list of lists) for (const token of list) if (token.kind === 'word') this.lowered.add(token.low)
    this.german =
      language === undefined
        ? ['und', 'der', 'die', 'nicht'].filter((word) => this.lowered.has(word)).length >= 3 ||
          (this.lowered.has('sagte') && this.lowered.has('der'))
        : /^de(?:-|$)/i.test(language)
    if (this.german) {
      const leaning = new Map<string, number>()
      for (const list of lists) {
        for (const [at, token] of list.entries()) {
          if (token.kind !== 'name') continue
          leaning.set(token.low, (leaning.get(token.low) ?? 0) + (germanDeterminer.test(list[at - 1]?.low ?? '') ? 1 : -1))
        }
      }
      for (const [word, lean] of leaning) if (lean > 0) this.nouns.add(word)
    }
    this.present = texts.map((text, at) => this.read(text, lists[at] ?? []))
  }

  /** Where the name in a run begins: after "While", "In" and, at a sentence's head, after any word that the text has without a capital too. */
  nameStart(list: readonly Token[], from: number, end: number): number {
    let at = from
    const head = at === 0 || /^[.!?:;"“„«»‘–—-]$/u.test(list[at - 1]?.text ?? '')
    while (at < end && (notNames.has(list[at]?.low ?? '') || (head && this.lowered.has(list[at]?.low ?? '')))) at++
    return at
  }

  /** The word begins no name: a German noun or number. */
  isNoun({ low }: Token): boolean {
    return this.german && (this.nouns.has(low) || germanNounEnding.test(low) || germanDeterminer.test(low))
  }

  private read(text: string, list: readonly Token[]): Person[] {
    const here: Person[] = []
    for (let at = 0; at < list.length; ) {
      if (list[at]?.kind !== 'name') {
        at++
        continue
      }
      const end = nameRun(list, at)
      let { nameAt, roleEnd } = splitRun(list, at, end)
      let role = roleEnd > at ? join(text, list[at], list[roleEnd - 1]) : undefined
      const lead = list[nameAt - 1]
      if (
        !role &&
        end - nameAt >= 3 &&
        lead &&
        isRole(lead) &&
        anotherTongue(lead) &&
        (genitive.test(list[nameAt]?.low ?? '') || /^\p{Lu}{2,}$/u.test(list[nameAt]?.text ?? ''))
      ) {
        role = officeBefore(text, list, nameAt + 1)
        nameAt++
      } else if (
        role &&
        roleEnd === at + 1 &&
        end - nameAt >= 3 &&
        anotherTongue(list[at]!) &&
        /^\p{Lu}{2,}$/u.test(list[nameAt]?.text ?? '')
      ) {
        role = join(text, list[at], list[nameAt])
        nameAt++
      }
      // `secrétaire général de l’OTAN Jens Stoltenberg`, `Prime Minister of Kosovo Albin Kurti`
      if (!role && end - nameAt >= 3 && lead && officeLinks.has(lead.low)) {
        const office = officeBefore(text, list, nameAt + 1)
        if (office) {
          role = office
          nameAt++
        }
      }
      if (nameAt === at) nameAt = this.nameStart(list, nameAt, end)
      const before = list[at - 1]?.low ?? ''
      // "the World Summit", "die Stiftung Warentest": with an article and no office it is nobody's name
      const thing = !role && (this.german ? germanDeterminer.test(before) : nameAt === at && articles.has(before))
      while (nameAt < end && this.isNoun(list[nameAt]!)) nameAt++
      const size = list[nameAt]?.kind === 'name' && (role || !this.isNoun(list[end - 1]!)) ? end - nameAt : 0
      if (size >= 2 && size <= 5 && !thing) {
        role ??= officeBefore(text, list, nameAt) ?? officeAfter(text, list, end)
        const person = this.add(text.slice(list[nameAt]!.start, list[end - 1]!.end), role)
        if (person && !here.includes(person) && here.length < 50) here.push(person)
      }
      at = Math.max(end, at + 1)
    }
    return here
  }

  private add(printed: string, role: string | undefined): Person | undefined {
    if (this.found.length >= 500) return undefined
    const name = naturalName(printed.replace(/['’]s$/, ''))
    const keys = name.split(/\s+/).map(nameKey)
    if (agencyNamed(name) || outletNamed(name) || notNames.has(name.split(/\s+/).at(-1)?.toLowerCase() ?? '')) return undefined
    const last = keys.at(-1) ?? ''
    const known = this.byLast.get(last)
    if (known && known.keys.join(' ') === keys.join(' ')) {
      if (role) known.role ??= tidyRole(role)
      return known
    }
    const person: Person = { name, keys, ...(role ? { role: tidyRole(role) } : {}) }
    this.found.push(person)
    if (!known) this.byLast.set(last, person)
    const first = keys[0] ?? ''
    this.byFirst.set(first, this.byFirst.has(first) ? undefined : person)
    return person
  }

  /** The person that printed words mean: a full name, a surname, either with a case ending. */
  named(words: readonly string[]): Person | undefined {
    const last = nameKey(words.at(-1) ?? '')
    for (const form of [last, last.replace(/(?:ut|it|ot|om|em|a|u|i|e|s|ом|ем|от|а|у|и|е)$/u, '')]) {
      const person = form.length >= 2 ? this.byLast.get(form) : undefined
      if (!person) continue
      const first = nameKey(words[0] ?? '')
      if (words.length === 1 || person.keys.some((key) => key === first || (first.length === 1 && key.startsWith(first)))) return person
    }
    return words.length === 1 && last.length >= 3 ? this.byFirst.get(last) : undefined
  }
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
