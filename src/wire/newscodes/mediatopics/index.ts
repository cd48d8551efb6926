/**
 * Subjects in the IPTC's old codes or in an agency's own words, as Media Topics too: only where the IPTC declares an exact match, where a Subject Code
 * lies under one that has it, or where the name is the topic's own. The agency's own code stays.
 */
import type { Subject } from '../../document.ts'
import { type Topic, topicOf } from './release.ts'
import { mediaTopicLines } from './vocabulary.ts'

/** The vocabulary as it is looked up. */
interface Topics {
  names: ReadonlyMap<string, string>
  byName: ReadonlyMap<string, string>
  bySubjectCode: ReadonlyMap<string, string>
  broader: ReadonlyMap<string, string>
}

/** Made when the first subject comes: many documents have none. */
let made: Topics | undefined
function topics(): Topics {
  made ??= topicsOf(mediaTopicLines.split('\n').map(topicOf))
  return made
}

function topicsOf(all: readonly Topic[]): Topics {
  const live = all.filter(({ retired }) => !retired)
  return {
    names: new Map(all.map(({ code, name }) => [code, name])),
    byName: uniquely(
      live.flatMap(({ code, name, american }) => [name, ...(american ? [american] : [])].map((one) => [one.toLowerCase(), code] as const)),
    ),
    broader: new Map(all.flatMap(({ code, broader }) => (broader ? [[code, broader] as const] : []))),
    bySubjectCode: uniquely(live.flatMap(({ code, subjectCodes }) => subjectCodes.map((old) => [old, code] as const))),
  }
}

/** What two topics share is certain for neither. */
function uniquely(pairs: (readonly [string, string])[]): Map<string, string> {
  const found = new Map<string, string>()
  const shared = new Set<string>()
  for (const [key, code] of pairs) {
    if ((found.get(key) ?? code) !== code) shared.add(key)
    found.set(key, code)
  }
  for (const key of shared) found.delete(key)
  return found
}

/** Schemes whose codes are Subject Codes under another name (STT keeps the IPTC's numbers). */
const subjectCodeSchemes = /^(?:subj|sttsubj|iptc|ipsub|iptccode)$/i

/** The Media Topic of one subject, if one is certain. */
export function mediaTopicOf(subject: Subject): Subject | undefined {
  const { scheme, code } = subject
  if (scheme === 'medtop') return undefined
  if (code && /^\d{8}$/.test(code) && scheme && subjectCodeSchemes.test(scheme)) return ofSubjectCode(code)
  const named = subject.name && topics().byName.get(subject.name.trim().toLowerCase())
  return named ? concept(named) : undefined
}

/** Its own topic, or that of the nearest code above it (15054000 under 15000000): what is soccer is sport. */
function ofSubjectCode(code: string): Subject | undefined {
  const { bySubjectCode } = topics()
  const topic = bySubjectCode.get(code) ?? bySubjectCode.get(`${code.slice(0, 5)}000`) ?? bySubjectCode.get(`${code.slice(0, 2)}000000`)
  return topic ? concept(topic) : undefined
}

function concept(code: string): Subject {
  const name = topics().names.get(code)
  return { scheme: 'medtop', code, ...(name && { name }) }
}

/** The subjects with their certain Media Topics added at the end, and with the names of Media Topics that came without. */
export function withMediaTopics(subjects: readonly Subject[]): Subject[] {
  const all: Subject[] = subjects.map((subject) => {
    const name = subject.scheme === 'medtop' && subject.code && !subject.name ? topics().names.get(subject.code) : undefined
    return name ? { ...subject, name } : subject
  })
  const there = new Set(all.flatMap(({ scheme, code }) => (scheme === 'medtop' && code ? [code] : [])))
  for (const subject of subjects) {
    const topic = mediaTopicOf(subject)
    if (!topic?.code || there.has(topic.code)) continue
    there.add(topic.code)
    all.push(topic)
  }
  return all
}

/** Names of subjects in an event: no story has so many. */
const mostNames = 100

/** What a filter by subject is held against: codes with their schemes, Media Topics also with all topics above them, and the names of subjects that have no code. */
export function subjectNames(subjects: readonly Subject[]): string[] {
  const names = subjects.flatMap(({ scheme, code, name }) => {
    if (!code) return name ? [name] : []
    return scheme === 'medtop' ? withBroader(code).map((one) => `medtop:${one}`) : [scheme ? `${scheme}:${code}` : code]
  })
  return [...new Set(names)].slice(0, mostNames)
}

function withBroader(code: string): string[] {
  const codes = [code]
  for (let above = topics().broader.get(code); above && !codes.includes(above); above = topics().broader.get(above)) codes.push(above)
  return codes
}
