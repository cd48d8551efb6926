/**
 * Who says what stands beside: the subject of a verb of saying, or whom a text names for it ("according to").
 */
import { agencyInText, agencyNamed, outletNamed } from '../agency.ts'
import type { Gender } from '../given-names.ts'
import { germanDeterminer, isRole, nameRun, type People, type Person, splitRun } from '../people.ts'
import type { Speech } from '../speech.ts'
import { type Token, tokens } from '../tokens.ts'

/** Offsets in a clause. */
export interface Stretch {
  start: number
  end: number
}

/** Somebody named, who was spoken of before (`implied`), who holds an office (`office`), or somebody not named, "a spokesman" (`unknown`). */
export type Subject =
  | { kind: 'named'; name: string; person?: Person; at?: Stretch }
  | { kind: 'office'; word: string; gender?: Gender }
  | { kind: 'implied'; gender?: Gender }
  | { kind: 'unknown' }
  /** Whoever the sentences before are told of. */
  | { kind: 'told' }

export interface Attribution {
  subject: Subject
  /** The word or words that say it, as printed. */
  cue: string
  /** Where a verb of saying, or what stands for one, and whoever it is said of stand in the clause. */
  cueAt?: Stretch
  sourceAt?: Stretch
  /** No verb says it: "according to". */
  nominal?: true
  /** The clause that these offsets are of. */
  clause?: string
}

const implied = (gender: Gender | undefined): Subject => ({ kind: 'implied', ...(gender && { gender }) })

const organisation = /^(?:\p{Lu}{2,}|\p{Lu}\p{Ll}+\p{Lu}[\p{L}]*)$/u

/** The subject in a capitalised run. An unknown single word counts only when `loose`. */
export function subjectAt(
  list: readonly Token[],
  at: number,
  people: People,
  loose: boolean,
): Extract<Subject, { kind: 'named' }> | undefined {
  const { speech } = people
  const end = nameRun(list, at, speech)
  const { nameAt } = splitRun(list, at, end, speech)
  const from = people.nameStart(list, nameAt, end)
  const words = list.slice(from, end).map((token) => token.text.replace(/['’]s$/, ''))
  const final = words.at(-1)
  if (final === undefined || speech.notNames.has(final.toLowerCase()) || agencyInText(final)) return undefined
  // "In Kyiv, she said"
  const lead = list[from - 1]?.low ?? ''
  if (from > nameAt && (speech.beforeNoName.has(lead) || speech.notSubject.has(lead))) return undefined
  if (agencyNamed(words.join(' ')) || (words.length > 1 && outletNamed(words.join(' ')))) return undefined
  const person = people.named(words)
  const span: Stretch = { start: list[at]!.start, end: list[end - 1]!.end }
  if (person) return { kind: 'named', name: person.name, person, at: span }
  // `predsednik Srbije Aleksandar Vučić`, `powiedział PAP Wilk`: the name is the run's end
  for (let skip = 1; skip < words.length; skip++) {
    const inner = people.named(words.slice(skip))
    if (inner && (skip < words.length - 1 || agencyInText(words[0] ?? '')))
      return { kind: 'named', name: inner.name, person: inner, at: span }
  }
  if (speech.isBody(words)) return undefined
  if (!loose || words.length > 5 || isRole(list[end - 1], speech)) return undefined
  if (words.some((word) => organisation.test(word) && word.length > 2)) return undefined
  if (
    people.german &&
    ((words.length === 1 && !(from > at && isRole(list[from - 1], speech))) ||
      list.slice(from, end).some((token) => people.isNoun(token)) ||
      [list[from - 1], list[end]].some((beside) => germanDeterminer.test(beside?.low ?? '') || beside?.low === 'von'))
  )
    return undefined
  const name = words.join(' ')
  return words.length >= 2 || (name.length >= 3 && (speech.code === 'en' || !/^\p{Lu}\p{Ll}+(?:s|en)$/u.test(name)))
    ? { kind: 'named', name, at: span }
    : undefined
}

/** `a-t-il déclaré`, `explique-t-elle` */
const inverted = /-(?:t-)?(?:il|elle|on|ils|elles)$/
const says = (token: Token, speech: Speech): boolean => token.kind === 'word' && speech.says(token.low.replace(inverted, ''))

/** How far from a quote its verb of saying stands, in words: behind it, and before it. */
const [reachBehind, reachBefore] = [22, 30]

interface Cue {
  at: number
  /** Where whoever speaks stands. */
  side: 'before' | 'behind' | 'either' | 'one'
  text: string
}

/** The verbs of saying in a clause, and what else names who speaks. */
function cuesIn(clause: string, list: readonly Token[], { speech }: People): Cue[] {
  const cues: Cue[] = []
  const taken: [number, number][] = []
  for (const [form, side] of [
    [speech.attributedToOne, 'one'],
    [speech.attributedBefore, 'behind'],
    [speech.attributedBehind, 'before'],
  ] as const) {
    if (form === undefined) continue
    for (const match of clause.matchAll(form)) {
      const end = match.index + match[0].length
      const at =
        side !== 'before'
          ? list.findLastIndex((token) => token.start < end && token.start >= match.index)
          : list.findIndex((token) => token.start >= match.index && token.start < end)
      if (at < 0 || cues.some((cue) => cue.at === at)) continue
      cues.push({ at, side, text: match[0] })
      taken.push([match.index, end])
    }
  }
  for (const [at, token] of list.entries())
    if (says(token, speech) && !taken.some(([from, to]) => token.start >= from && token.start < to))
      cues.push({ at, side: speech.saysOf(token.low) ? 'behind' : 'either', text: token.text })
  return cues.sort((a, b) => a.at - b.at)
}

/** Finds who speaks beside a verb of saying in `clause`. `side` is where the clause lies from its quote. */
export function attributionIn(clause: string, side: 'before' | 'after', people: People): Attribution | undefined {
  const all = people.tokens(clause)
  const list = side === 'after' ? all.slice(0, 45) : all.slice(-45)
  const cues = cuesIn(clause, list, people)
  let hanging: Attribution | undefined
  for (const cue of (side === 'after' ? cues : cues.reverse()).slice(0, 4)) {
    if (side === 'after' && cue.at > reachBehind) break
    if (side === 'before' && list.length - cue.at > reachBefore) break
    const subject = subjectOf(list, cue, side, people)
    // "Berg defended it, adding:" has its subject beside the verb before
    if (
      subject?.kind === 'unknown' &&
      side === 'before' &&
      /^[,،]$/.test(list[cue.at - 1]?.text ?? '') &&
      list[cue.at + 1]?.kind !== 'word'
    ) {
      hanging ??= { subject, cue: cue.text }
      continue
    }
    if (subject) {
      const sourceAt = sourceOf(subject, list, cue, people)
      const { start, end } = list[cue.at]!
      const cueAt = cue.side === 'either' ? { start, end } : { start: Math.max(0, end - cue.text.length), end }
      return {
        subject: bodily(told(subject, list[cue.at], people), clause, people),
        cue: cue.text,
        clause,
        cueAt,
        ...(cue.side !== 'either' && { nominal: true as const }),
        ...(sourceAt && { sourceAt }),
      }
    }
  }
  if (hanging) return beforeColon(clause, all, people) ?? hanging
  return (side === 'after' ? anyVerb(list, people) : undefined) ?? (side === 'before' ? beforeColon(clause, all, people) : undefined)
}

/** Where in a clause whoever speaks is named, by whatever words. */
function sourceOf(subject: Subject, list: readonly Token[], { at }: Cue, { speech }: People): Stretch | undefined {
  if (subject.kind === 'named') return subject.at
  if (subject.kind !== 'office' && subject.kind !== 'implied') return undefined
  // the nearest that can be meant, on either side of the verb
  for (let steps = 1; steps <= 8; steps++)
    for (const near of [at - steps, at + steps]) {
      const token = list[near]
      if (
        token === undefined ||
        !(subject.kind === 'office' ? token.low === subject.word : speech.pronouns.has(token.low) || speech.isPerson(token.low))
      )
        continue
      const lead = list[near - 1]
      const from = lead && speech.articles.has(lead.low) ? lead : token
      return { start: from.start, end: token.end }
    }
  return undefined
}

/** What the verb's form says of who speaks: `заявила` is a woman, `сообщили` are several, who are nobody. */
function told(subject: Subject, verb: Token | undefined, { speech }: People): Subject {
  if (verb === undefined || subject.kind === 'named' || subject.kind === 'unknown' || subject.kind === 'told') return subject
  if (speech.saysOfMany(verb.low)) return { kind: 'unknown' }
  const gender = subject.gender ?? speech.genderOf(verb.low.replace(inverted, ''))
  return gender ? { ...subject, gender } : subject
}

/** Whoever is named beside "in a statement" and is nobody that is known to be a person is a body. */
function bodily(subject: Subject, clause: string, { speech }: People): Subject {
  if (subject.kind !== 'named' || subject.person?.role || speech.statement === undefined) return subject
  speech.statement.lastIndex = 0
  return speech.statement.test(clause) && !subject.person?.sure ? { kind: 'unknown' } : subject
}

function subjectOf(list: readonly Token[], cue: Cue, side: 'before' | 'after', people: People): Subject | undefined {
  const { speech } = people
  const said = list[cue.at]?.low ?? ''
  if (cue.side === 'one') return { kind: 'implied' }
  const nominal = cue.side !== 'either'
  let office: Extract<Subject, { kind: 'office' }> | undefined
  let somebody = false
  // `für Putins Sieg, erläutert Oreschkin`
  if (
    cue.side === 'either' &&
    !/^tells?$|^told$/.test(said) &&
    list[cue.at - 1]?.text === ',' &&
    /^(?:name|word)$/.test(list[cue.at + 1]?.kind ?? '')
  ) {
    const found = behind(list.slice(0, cue.at + 5), cue, people)
    if (found && found.kind !== 'unknown') return found
  }
  if (cue.side !== 'behind') {
    const found = appositionBefore(list, cue.at, people) ?? before(list, cue, side, people)
    if (found && found.kind !== 'unknown' && found.kind !== 'office') return found
    if (found?.kind === 'office') office = found
    if (found?.kind === 'unknown') somebody = true
  }
  if (somebody || (office === undefined && (said === 'told' || said === 'tells'))) return { kind: 'unknown' }
  if (!nominal && side === 'after' && speech.impersonal.has(list[cue.at + 1]?.low ?? '')) return { kind: 'unknown' }
  if (cue.side !== 'before' && !(office !== undefined && side === 'before')) {
    const found = behind(list, cue, people)
    if (found && !(found.kind === 'unknown' && office !== undefined)) return found
  }
  if (office !== undefined) return office
  if (nominal) return undefined
  // "She pointed to a report and said"
  if (side === 'before' && speech.pronouns.has(list[0]?.low ?? '')) return implied(speech.genderOf(list[0]!.low))
  // "police said" is somebody, `- powiedział` and `ha detto` are whoever spoke before
  const bare =
    cue.at === 0 ||
    (cue.at === 1 && list[0]!.kind !== 'name' && (speech.small.has(list[0]!.low) || speech.says(list[0]!.low) || list[0]!.text.length <= 3))
  if (side === 'after' && cue.at < 4) return { kind: bare ? 'implied' : 'unknown' }
  if (side === 'before' && list.length - cue.at < 4) return { kind: bare ? 'implied' : 'unknown' }
  return undefined
}

/** "Lina Marsh, an expert at Chatham House, told": the name before the apposition. */
function appositionBefore(list: readonly Token[], verb: number, people: People): Subject | undefined {
  if (list[verb - 1]?.text !== ',') return undefined
  let found: Subject | undefined
  for (let at = verb - 2, steps = 0; at > 0 && steps < 24; at--, steps++) {
    if (/^[;:"“”„»«.!?]$/u.test(list[at]?.text ?? '')) break
    if (list[at]?.text !== ',' || list[at - 1]?.kind !== 'name') continue
    let start = at - 1
    while (start > 0 && (list[start - 1]?.kind === 'name' || nameRun(list, start - 1, people.speech) >= at)) start--
    const lead = list[start - 1]?.low ?? ''
    if (people.speech.beforeNoName.has(lead) || people.speech.notSubject.has(lead) || list[at + 1]?.kind === 'name') continue
    const subject = subjectAt(list, start, people, at - start >= 2)
    if (subject && (at - start >= 2 || subject.person)) found = subject
  }
  return found
}

/** Before the verb: "Stoltenberg said", "the minister said", "he said". */
function before(list: readonly Token[], { at: verb, side }: Cue, quoted: 'before' | 'after', people: People): Subject | undefined {
  const { speech } = people
  const inversion = /-(il|elle)$/.exec(list[verb]?.low ?? '') ?? /-(il|elle)$/.exec(list[verb - 1]?.low ?? '')
  let one: Subject | undefined = inversion
    ? implied(speech.genderOf(inversion[1]!))
    : inverted.test(list[verb]?.low ?? '')
      ? implied(undefined)
      : undefined
  let office: string | undefined
  for (let at = verb - 1, steps = 0; at >= 0 && steps < 14; at--, steps++) {
    const token = list[at]
    if (!token || /^[;:"“”„»«]$/u.test(token.text)) break
    if ((speech.pronouns.has(token.low) || speech.isPerson(token.low)) && steps < 3) {
      // `"Sehr überschaubar" sind sie, sagt der Bauernverband`, `la direction, elle, assure`
      if (list[at + 1]?.text === ',' && (quoted === 'after' || list[at - 1]?.text === ',')) break
      one = implied(speech.genderOf(token.low))
      break
    }
    if (isRole(token, speech)) {
      const some = [list[at - 1], list[at - 2], list[at - 3]].some((word) => word !== undefined && speech.someArticles.has(word.low))
      if (some) return { kind: 'unknown' }
      office ??= steps < 4 ? token.low : undefined
    }
    if (token.kind !== 'name') continue
    let start = at
    while (
      start > 0 &&
      (list[start - 1]?.kind === 'name' ||
        (list[start - 2]?.kind === 'name' && list[start - 1] && nameRun(list, start - 2, speech) > start))
    )
      start--
    const lead = list[start - 1]
    // `hat Hendel dem Tagesspiegel im Frühjahr erzählt:`
    const near = quoted === 'before' || side === 'before' ? steps <= 10 : steps <= 3 || list[at + 1]?.text === ','
    const subject =
      near && !(lead && speech.notSubject.has(lead.low) && steps > 0) && !(lead && speech.beforeNoName.has(lead.low))
        ? subjectAt(list, start, people, steps === 0 || (steps <= 4 && list[at + 1]?.text === ','))
        : undefined
    if (subject) return subject
    steps += at - start
    at = start
  }
  if (one) return one
  return office === undefined ? undefined : officeOf(office, people)
}

/** "The rider" is who has been spoken of, "the hospital" is nobody. `at` is behind the article. */
function described(list: readonly Token[], at: number, people: People): Subject {
  const nouns = list.slice(at, at + 4)
  const stop = nouns.findIndex((one) => one.kind === 'mark')
  const words = stop < 0 ? nouns : nouns.slice(0, stop)
  const office = words.find((one) => isRole(one, people.speech))
  if (office) return officeOf(office.low, people)
  const [noun, behind] = people.german ? words.filter((one) => one.kind === 'name') : words
  return [noun, people.german ? undefined : behind].some((one) => one && people.speech.isPersonNoun(one.low))
    ? implied(people.speech.genderOf(noun?.low ?? ''))
    : { kind: 'unknown' }
}

function officeOf(word: string, { speech }: People): Subject {
  const gender = speech.genderOf(word)
  return { kind: 'office', word, ...(gender && { gender }) }
}

/** After the verb: "said Jens Stoltenberg", `sagte Kanzler Scholz`, `рече Столтенберг`. */
function behind(list: readonly Token[], { at: verb, side }: Cue, people: People): Subject | undefined {
  const { speech } = people
  let object = false
  let office: string | undefined
  let somebody = false
  for (let at = verb + 1, steps = 0; at < list.length && steps < 16; at++, steps++) {
    const token = list[at]
    // `είπε η κ. Λάμπρου`
    if (token?.text === '.' && speech.addresses.has(list[at - 1]?.low ?? '')) continue
    if (!token || /^[.;:"“”„»«?!]$/u.test(token.text)) break
    if (token.text === ',' && steps > 0 && office !== undefined) break
    if (steps < 3 && (speech.pronouns.has(token.low) || speech.isPerson(token.low)) && token.low !== 'il')
      return implied(speech.genderOf(token.low))
    if (speech.someArticles.has(token.low)) somebody ||= steps < 3
    if (isRole(token, speech) && office === undefined && !object) office = token.low
    if (token.kind === 'word' && speech.notSubject.has(token.low) && !isRole(list[at - 1], speech)) {
      const linked = list.slice(verb + 1, at).some((one) => isRole(one, speech))
      if (!linked) {
        if (side === 'behind') break
        object = true
        continue
      }
    }
    if (speech.beforeNoName.has(token.low) && token.kind === 'word') object = true
    if (token.kind !== 'name') continue
    const subject = subjectAt(
      list,
      at,
      people,
      !object && (steps === 0 || (list.slice(verb + 1, at).some((one) => isRole(one, speech)) && nameRun(list, at, speech) - at >= 2)),
    )
    if (subject && !(object && speech.notSubject.has(list[at - 1]?.low ?? ''))) return subject
    at = Math.max(at, nameRun(list, at, speech) - 1)
  }
  if (office !== undefined && !somebody) return officeOf(office, people)
  // `teilte die Staatsanwaltschaft mit`: somebody, and nobody who is known
  if (somebody) return { kind: 'unknown' }
  return speech.articles.has(list[verb + 1]?.low ?? '') && verb < 3 ? described(list, verb + 2, people) : undefined
}

/** Words of names behind a verb that is in no list. */
const strangeReach = 6

/** «…», ereiferte sich Trainer Jan Keller: behind a quote any verb before a person is one of saying. */
function anyVerb(list: readonly Token[], people: People): Attribution | undefined {
  const { speech } = people
  const [verb] = list
  if (verb?.kind !== 'word' || speech.small.has(verb.low) || isRole(verb, speech) || !/^\p{Ll}{3,}/u.test(verb.text)) return undefined
  // `«Faltan casas», resume.`
  if (list.length <= 2 && (list[1] === undefined || list[1].text === '.') && speech.prodrop)
    return { subject: { kind: 'implied' }, cue: verb.text }
  for (let at = 1; at <= strangeReach && at < list.length; at++) {
    const token = list[at]!
    if (token.kind === 'mark') return undefined
    if (at === 1 && (speech.pronouns.has(token.low) || speech.isPerson(token.low)))
      return { subject: implied(speech.genderOf(token.low)), cue: verb.text }
    if (token.kind === 'word' && speech.notSubject.has(token.low)) return undefined
    if (isRole(token, speech) && token.kind === 'word' && list[at + 1]?.kind !== 'name')
      return at > 2 ? undefined : { subject: officeOf(token.low, people), cue: verb.text }
    if (token.kind !== 'name' || agencyInText(token.text)) continue
    const offices = list.slice(1, at + 1).some((one) => isRole(one, speech))
    const subject = subjectAt(list, at, people, offices || at === 1)
    return subject && (subject.person || offices || subject.name.includes(' ')) ? { subject, cue: verb.text } : undefined
  }
  return undefined
}

/** "Jens Stoltenberg: “…”", `Berg verteidigte den Plan: „…“` */
function beforeColon(clause: string, all: readonly Token[], people: People): Attribution | undefined {
  if (!/[:：]\s*$/.test(clause)) return undefined
  const colon = all.length - 1
  let start = colon
  while (start > 0 && all[start - 1]?.kind === 'name' && colon - start < 6) start--
  if (start < colon && (start === 0 || /^[.,]$/.test(all[start - 1]?.text ?? ''))) {
    const subject = subjectAt(all, start, people, false)
    if (subject) return { subject, cue: ':' }
  }
  const from = Math.max(0, all.length - 30)
  for (let at = from; at < colon; at++) {
    const token = all[at]!
    if (at - from < 3 && people.speech.pronouns.has(token.low)) return { subject: implied(people.speech.genderOf(token.low)), cue: ':' }
    if (token.kind !== 'name' || people.speech.beforeNoName.has(all[at - 1]?.low ?? '')) continue
    const subject = subjectAt(all, at, people, false)
    if (subject) return { subject, cue: ':' }
    at = Math.max(at, nameRun(all, at, people.speech) - 1)
  }
  // `Die Gewerkschaft kündigte Widerstand an:`
  return people.speech.articles.has(all[0]?.low ?? '') && all.length - 1 > 2 && described(all, 1, people).kind === 'unknown'
    ? { subject: { kind: 'unknown' }, cue: ':' }
    : undefined
}

/** Whether a stretch behind a dash or a comma begins with who says what stands before it. */
export function startsAttribution(rest: string, afterComma: boolean, people: People): boolean {
  const { speech } = people
  const list = people.tokens(rest).slice(0, 9)
  const [first, second] = list
  if (first === undefined || first.kind === 'mark') return false
  const stop = list.findIndex((token) => /^[.;:!?]$/u.test(token.text))
  const clause = stop < 0 ? list : list.slice(0, stop)
  if (first.kind === 'word' && !speech.small.has(first.low) && says(first, speech)) return true
  if (speech.attributedBefore) speech.attributedBefore.lastIndex = 0
  const named = speech.attributedBefore?.exec(rest)
  if (named && named.index === 0) return true
  // `Virtanen sanoi`, `hän jatkaa`, `il ministro ha detto`
  for (let at = 1; at < Math.min(clause.length, 5); at++) {
    const token = clause[at]!
    if (says(token, speech))
      return (
        clause
          .slice(0, at)
          .every(
            (one) =>
              one.kind === 'name' ||
              speech.pronouns.has(one.low) ||
              isRole(one, speech) ||
              speech.small.has(one.low) ||
              one.text.length <= 2,
          ) && !(afterComma && first.kind === 'word' && !speech.pronouns.has(first.low) && !isRole(first, speech))
      )
    if (token.kind === 'mark') break
  }
  if (first.kind !== 'word' || second === undefined || speech.small.has(first.low)) return false
  return anyVerb(clause, people) !== undefined
}

/** Whether a verb of saying stands among the first words of a clause. */
export const speechNear = (clause: string, { speech }: People): boolean =>
  tokens(clause.slice(0, 120))
    .slice(0, 7)
    .some((token) => says(token, speech))
