/**
 * Who speaks in Chinese, Japanese and Korean: no spaces or capitals tell a name, but what stands behind it (an office, a form of address, a
 * particle) or before it.
 */
import { languages, words } from '#src/languages/index.ts'
import type { Attribution, Subject } from './speaker.ts'

/** What a text has named so far. */
export interface Named {
  name: string
  role?: string
}

interface Tongue {
  /** A clause before a quote that says who speaks; the first group is the subject. */
  before: RegExp
  /** The same behind. */
  behind: RegExp
  /** What stands behind a quote that is speech and not a name or an emphasis. */
  follows: RegExp
  offices: RegExp
  /** "He", "she". */
  pronoun: RegExp
}

const { zh, ja, ko } = languages
/** `氏`, `さん`. */
const honorifics = words('addresses', ja).join('|')

const bare = '[^。！？；：:，,、「」“”‘’（）()\\n]'

const tongues: Readonly<Record<string, Tongue>> = {
  zh: {
    before: new RegExp(`(?:^|[。！？；，,、\\s])(${bare}{1,40}?)(?:${zh.sayingForms})(?:[^。！？；“「：:，,]{0,8})[：:，,]?\\s*$`, 'u'),
    behind: new RegExp(`^[，,。\\s]*(${bare}{1,40}?)(?:${zh.sayingForms})`, 'u'),
    follows: /^/,
    offices: new RegExp(`^(.*?(?:${zh.titles}))([^的]{0,24})$`, 'u'),
    pronoun: new RegExp(`^(?:${zh.heOrShe})`, 'u'),
  },
  ja: {
    before: /([^。「」『』]{1,60}?)(?:は|が|も|、)(?:[^。「」『』はがも]{0,30})$/u,
    behind: new RegExp(
      `^[」』。]*(?:${ja.speechFollows})?[、。]?\\s*([^。「」]{1,40}?)[はがも]?(?:こう|そう)?(?:${ja.sayingForms}|。|$)`,
      'u',
    ),
    follows: new RegExp(`^(?:${ja.speechFollows}|。|$|\\s)`, 'u'),
    offices: new RegExp(`^(.*?)(${ja.titles})$`, 'u'),
    pronoun: new RegExp(`^(?:${ja.heOrShe})$`, 'u'),
  },
  ko: {
    before: /([^.!?”"“]{1,60}?)(?:은|는|이|가|도)\s[^.!?”"“]{0,60}$/u,
    behind: /^[.”"\s]*([^.!?”"“]{1,40}?)(?:의 말이다|은|는|이|가|씨)\s?/u,
    follows: new RegExp(`^(?:${ko.speechFollows}|\\s?[.,]?\\s|$)`, 'u'),
    offices: new RegExp(`^(.*?)\\s?((?:[가-힣]{0,12})?(?:${ko.titles}))$`, 'u'),
    pronoun: new RegExp(`^(?:${ko.heOrShe})$`, 'u'),
  },
}

export const isAsian = (code: string): boolean => tongues[code] !== undefined

/** `（42）`, `(34)`, a reading in brackets. */
const bracketed = /[（(][^（）()]{0,30}[）)]/gu
const foreign = /[·・＝]/u

/** A Chinese name: a surname of the hundred commonest and one or two characters. */
const surnames = zh.surnames
const chineseName = new RegExp(`(?:${surnames})[\\p{Script=Han}]{1,2}$`, 'u')
const titledBehind = new RegExp(`^((?:${surnames})[\\p{Script=Han}]{1,2})(?:${zh.titles})$`, 'u')
/** A name behind an office, before a day, a place or a verb. */
const leadingName = new RegExp(`^((?:${surnames})[\\p{Script=Han}]{1,2})(?=\\d|${zh.behindNames}|${zh.sayingForms})`, 'u')
/** Where the name begins behind what is told of it. */
const clauseEnds = new RegExp(`[の、「」\\s]|${ja.besideVerbs}`, 'u')
/** Times, places and adverbs between the name and the verb. */
const beside = new RegExp(`(?:${zh.besideVerbs})$`, 'u')
const koreanName = new RegExp(`^(?:${ko.surnames})[가-힣]{2}$`, 'u')
const honorific = new RegExp(`^(.{1,8}?)(${honorifics})$`, 'u')

/** Whom a subject names. */
function nameIn(
  subject: string,
  code: string,
  named: readonly Named[],
): { name: string; role?: string } | 'implied' | 'office' | undefined {
  const text = subject.replace(bracketed, '').trim()
  if (text === '') return undefined
  const { pronoun, offices } = tongues[code]!
  if (pronoun.test(text)) return 'implied'
  if (code === 'ko') return korean(text, named, offices)
  if (code === 'ja') return japanese(text, named, offices)
  return chinese(text, named, offices)
}

function chinese(text: string, named: readonly Named[], offices: RegExp) {
  let core = text
  for (let round = 0; round < 4; round++) core = core.replace(beside, '')
  const title = offices.exec(core)
  const [, role = '', rest = ''] = title ?? []
  if (title && rest === '') {
    const holder = titledBehind.exec(core)
    return holder?.[1] ? { name: holder[1] } : ('office' as const)
  }
  // `交通部长李志强20日在记者会上`
  const named1 = leadingName.exec(rest)?.[1]
  if (title && named1) return { name: named1, role }
  if (title && (/^[\p{Script=Han}]{2,4}$/u.test(rest) || foreign.test(rest))) return { name: rest, role }
  const known = named.find(({ name }) => core === name || core.endsWith(name))
  if (known) return known
  const alone = chineseName.exec(core)
  if (alone && (alone.index === 0 || /[的、，\s民人师師员員者生家长長]$/u.test(core.slice(0, alone.index)))) return { name: alone[0] }
  if (/^[\p{Script=Han}]{1,5}[·・][\p{Script=Han}·・]{1,12}$/u.test(core)) return { name: core }
  const family = named.find(({ name }) => core.length <= 2 && name.startsWith(core))
  return family
}

function japanese(text: string, named: readonly Named[], offices: RegExp) {
  const core = text.split(clauseEnds).at(-1) ?? ''
  const title = honorific.exec(core) ?? offices.exec(core)
  const [, name = '', role = ''] = title ?? []
  const known = named.find((one) => one.name === name || (name.length >= 1 && name.length <= 3 && one.name.startsWith(name)))
  if (title && name === '') return named.some((one) => one.role?.endsWith(role)) ? ('office' as const) : undefined
  if (known) return known
  if (title && /^[\p{Script=Han}々ヶ]{2,6}$|^[ァ-ヶー・＝]{2,20}$|^[\p{Script=Han}々]{1,4}[ぁ-んァ-ヶ]{1,5}$/u.test(name))
    return { name, role }
  return undefined
}

function korean(text: string, named: readonly Named[], offices: RegExp) {
  const words = text.split(/\s+/)
  // `상인 정순자씨`, `이재명 더불어민주당 대표`
  for (const [at, word] of words.entries()) {
    const clean = word.replace(/씨$/u, '')
    const known = named.find(({ name }) => name === clean)
    if (known) return known
    if (!koreanName.test(clean)) continue
    const role = words.slice(at + 1).join(' ')
    if (word.endsWith('씨') || (role === '' ? at > 0 && !offices.test(word) : offices.test(role)))
      return { name: clean, ...(role && { role }) }
  }
  const last = words.at(-1) ?? ''
  const family = words.at(-2) ?? ''
  if (offices.test(last)) {
    const known = named.find(({ name }) => family.length <= 2 && family !== '' && name.startsWith(family))
    if (known) return known
    return family === '' ? ('office' as const) : undefined
  }
  return undefined
}

/** Everybody that a text names beside an office, so that a surname or an office means somebody. */
export function namedIn(texts: readonly string[], code: string): Named[] {
  const found = new Map<string, Named>()
  const add = (name: string, role?: string) => {
    if (found.size < 200 && !found.has(name)) found.set(name, { name, ...(role && { role }) })
  }
  const forms = {
    zh: new RegExp(`(?:${zh.titles})((?:${surnames})[\\p{Script=Han}]{1,2})(?=${zh.sayingForms}|[，,、在周星对對于於视視])`, 'gu'),
    ja: new RegExp(`(?<=^|[の、。」\\s])([\\p{Script=Han}々]{2,5}?)(?:${honorifics}|${ja.titles})(?=は|が|も|を|に|（)`, 'gu'),
    ko: new RegExp(
      `(?<=^|[\\s"“‘(])((?:${ko.surnames})[가-힣]{2})\\s((?:[가-힣]{1,12}\\s){0,3}?[가-힣]{0,8}(?:${ko.titles}))(?=[은는이가의을를도과와에 ,])`,
      'gu',
    ),
  }[code]
  if (forms) for (const text of texts) for (const match of text.replace(bracketed, '').matchAll(forms)) add(match[1] ?? '', match[2])
  return [...found.values()]
}

/** Behind the marks, up to a verb of saying. */
const spokenJapanese = new RegExp(`^(?:${ja.speechFollows})[^。]{0,40}?(?:${ja.sayingForms})`, 'u')

const most = 220

/** Who says a quote of a Chinese, Japanese or Korean text; `undefined` when what stands in the marks is no speech. */
export function asianAttribution(before: string, after: string, code: string, named: readonly Named[]): Attribution | undefined {
  const tongue = tongues[code]
  if (!tongue) return undefined
  const ahead = tongue.before.exec(before.slice(-most))
  const behind = tongue.behind.exec(after.slice(0, most))
  const colon = /[：:]\s*$/.test(before)
  if (code !== 'zh' && !tongue.follows.test(after)) return undefined
  const read = (match: RegExpExecArray | null): Attribution | undefined => {
    const found = match?.[1] === undefined ? undefined : nameIn(match[1], code, named)
    if (found === undefined) return undefined
    return { subject: asSubject(found, named), cue: match![0].trim().slice(0, 60) }
  }
  const order = code === 'zh' && !colon ? [behind, ahead] : [ahead, behind]
  for (const match of order) {
    const found = read(match)
    if (found) return found
  }
  if (code === 'zh') return ahead || behind ? { subject: { kind: 'unknown' }, cue: (ahead ?? behind)![0].trim() } : undefined
  const spoken = code === 'ja' ? spokenJapanese : tongue.follows
  return spoken.test(after) ? { subject: ahead ? { kind: 'unknown' } : { kind: 'implied' }, cue: after.slice(0, 12) } : undefined
}

function asSubject(found: Named | 'implied' | 'office', named: readonly Named[]): Subject {
  if (found === 'implied') return { kind: 'implied' }
  if (found === 'office') return named.length > 0 ? { kind: 'implied' } : { kind: 'unknown' }
  const { name, role } = found
  return { kind: 'named', name, person: { name, keys: [], ...(role && { role }) } }
}
