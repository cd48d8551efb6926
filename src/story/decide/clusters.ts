/**
 * Clusters in memory: the worker's matching over stories that are at hand, one by one in the order they come. What a later
 * story shows (an origin that came after its reprints) counts for all of its cluster.
 */
import { detectLanguage } from '#src/text/language.ts'
import { CommonSketch } from '../print/common.ts'
import { type Fingerprint, fingerprint } from '../print/index.ts'
import { countedOf } from '../print/shingles.ts'
import { readSignals } from '../signals/index.ts'
import { decide, outshone, revises } from './index.ts'
import type { MatchStory } from './judgement.ts'
import type { Candidate, Evidence, Match } from './match.ts'
import { chooseOrigin } from './origin.ts'
import { instantOf } from './time.ts'
import { type Telling, translationKeys, translationOf } from './translation.ts'

export interface ClusterInput {
  id: string
  headline: string
  bodyText: string
  url?: string
  source?: string
  language?: string
  /** ISO 8601. */
  published?: string
  /** ISO 8601: when it came, where that is known; stands in for `published`. */
  seen?: string
  guid?: string
}

export interface Placed {
  id: string
  cluster: string
  relation: 'original' | 'revision' | 'duplicate' | 'same-news' | 'reprint' | 'related' | 'distinct'
  /**
   * The cluster's origin; for a revision the story that it is a version of, for a duplicate the first that said the same, for a
   * related story the one it is related to.
   */
  of: string | null
  similarity: number
  evidence: Evidence[]
}

interface Member extends Candidate {
  match: Match
  order: number
  /** Milliseconds, or NaN. */
  at: number
}

/** Stories of 14 days, the newest 64 of a key, those that share most keys first. */
const windowMs = 14 * 86_400_000
const perKey = 64
const candidateLimit = 48
/** An agency translates a story within this time. */
const translationMs = 2 * 86_400_000
/** A text's language is told from so many characters where the story does not say it. */
const detectable = 2_000

/** A line need not say its language: it is told from the text, but only when something is like it, as that takes as long as all the rest. */
class OfflineTelling implements Telling {
  readonly id: string
  readonly source: string
  readonly print: Fingerprint
  readonly at: number
  readonly #bodyText: string
  #language: string | undefined

  constructor(input: ClusterInput & { source: string }, print: Fingerprint) {
    this.id = input.id
    this.source = input.source
    this.print = print
    this.at = instantOf(input)
    this.#bodyText = input.bodyText
    this.#language = input.language
  }

  get language(): string | undefined {
    this.#language ??= detectLanguage(this.#bodyText.slice(0, detectable))?.language ?? 'und'
    return this.#language === 'und' ? undefined : this.#language
  }
}

export class Clusters {
  readonly #common = new CommonSketch()
  readonly #byKey = new Map<bigint, Member[]>()
  readonly #byItem = new Map<string, Member>()
  readonly #tellings = new Map<bigint, OfflineTelling[]>()
  readonly #members: Member[] = []
  /** By cluster. */
  readonly #founders = new Map<string, Member>()

  /** Place one story among those that came before. */
  add(input: ClusterInput): Match {
    const { signals, headline } = readSignals({ headline: input.headline })
    const print = fingerprint({ ...input, ...(input.url ? { addresses: [input.url] } : {}) }, headline)
    const { headline: _, url, ...facts } = input
    const story: MatchStory = { ...facts, print, revises: revises(signals), ...(url ? { canonicalUrl: url } : {}) }
    const decided = decide(story, this.#candidates(story), this.#common)
    // a copy is found by its words: only other stories are looked for, and kept to be found, by what survives translation
    const telling = input.source && !('cluster' in decided) ? new OfflineTelling({ ...input, source: input.source }, print) : undefined
    const keys = telling ? translationKeys(telling.source, print.traits) : []
    const match = (decided.kind === 'distinct' && telling ? this.#translated(telling, keys, input) : undefined) ?? decided
    const joined = 'cluster' in match
    const member: Member = {
      ...story,
      cluster: joined ? match.cluster : story.id,
      match,
      order: this.#members.length,
      at: instantOf(story),
    }
    for (const { cluster, evidence } of match.proven ?? []) this.#merge(cluster, member.cluster, evidence)
    for (const { story: id, evidence } of match.detached ?? []) this.#detach(id, member, evidence)
    if (!joined) {
      this.#common.note(countedOf(print))
      this.#founders.set(member.cluster, member)
    }
    this.#keep(member)
    if (telling) for (const key of keys) this.#tellings.set(key, [...(this.#tellings.get(key) ?? []).slice(-perKey + 1), telling])
    return match
  }

  /** Bring the stories of one cluster into another, as a worker does; the earlier founder speaks for both. */
  #merge(from: string, into: string, evidence: Evidence[]): void {
    const gone = this.#founders.get(from)!
    const kept = this.#founders.get(into)!
    for (const member of this.#members) if (member.cluster === from) member.cluster = into
    gone.match = { ...gone.match, evidence }
    this.#founders.delete(from)
    if (gone.at < kept.at) this.#founders.set(into, gone)
  }

  #detach(id: string, by: Member, evidence: Evidence[]): void {
    const gone = this.#members.findLast((m) => m.id === id)!
    const from = gone.cluster
    if (from === id) {
      for (const m of this.#members) if (m.cluster === from && m !== gone) m.cluster = by.id
      by.cluster = by.id
      this.#founders.set(by.id, by)
    } else if (this.#founders.get(from) === gone) this.#founders.set(from, by)
    gone.cluster = id
    this.#founders.set(id, gone)
    gone.match = { kind: 'related', of: by.id, similarity: evidence[0]!.similarity!, evidence }
  }

  #translated(telling: OfflineTelling, keys: readonly bigint[], input: ClusterInput): Match | undefined {
    const found = new Set(
      keys.flatMap((key) => this.#tellings.get(key) ?? []).filter((of) => !(Math.abs(telling.at - of.at) > translationMs)),
    )
    return translationOf(telling, [...found], input, this.#common)
  }

  #candidates(story: MatchStory): Member[] {
    const counts = new Map<Member, number>()
    const at = instantOf(story)
    for (const key of story.print.keys)
      for (const member of this.#byKey.get(key) ?? []) {
        const apart = Math.abs(at - member.at)
        if (!(apart > windowMs)) counts.set(member, (counts.get(member) ?? 0) + 1)
      }
    for (const name of itemNames(story)) {
      const item = this.#byItem.get(name)
      if (item !== undefined) counts.set(item, Number.POSITIVE_INFINITY)
    }
    const ranked = [...counts].sort((x, y) => y[1] - x[1])
    const most = ranked.find(([, shared]) => Number.isFinite(shared))?.[1] ?? 0
    const found = new Set(
      ranked
        .filter(([, shared]) => shared * outshone >= most)
        .slice(0, candidateLimit)
        .map(([member]) => member),
    )
    // a copy with foreign paragraphs is found by them, too: its cluster's founder says that they are foreign
    for (const { cluster } of [...found]) found.add(this.#founders.get(cluster)!)
    return [...found]
  }

  #keep(member: Member): void {
    this.#members.push(member)
    for (const name of itemNames(member)) this.#byItem.set(name, member)
    for (const key of member.print.keys) {
      const held = this.#byKey.get(key)
      if (held === undefined) this.#byKey.set(key, [member])
      else {
        held.push(member)
        if (held.length > perKey) held.shift()
      }
    }
  }

  /** All stories in the order they came, seen from their clusters' origins. */
  *placed(): Generator<Placed> {
    const clusters = Map.groupBy(this.#members, (m) => m.cluster)
    const origins = new Map([...clusters].map(([cluster, members]) => [cluster, originOf(members)]))
    const items = new Items(this.#members)
    for (const member of this.#members) yield place(member, origins.get(member.cluster)!, clusters.get(member.cluster)!, items)
  }
}

/** Which stories are versions of one item, whichever of them came first. */
class Items {
  readonly #earlier = new Map<string, string>()

  constructor(members: readonly Member[]) {
    for (const { id, match } of members)
      if (match.kind === 'version' || match.kind === 'revision' || match.kind === 'duplicate') this.#earlier.set(id, match.of)
  }

  /** The first of its versions that came. */
  firstOf(id: string): string {
    let first = id
    for (let of = this.#earlier.get(id); of !== undefined; of = this.#earlier.get(of)) first = of
    return first
  }
}

function itemNames(story: MatchStory): string[] {
  const source = story.source ?? ''
  return [
    ...(story.guid === undefined ? [] : [`guid ${source} ${story.guid}`]),
    ...(story.canonicalUrl === undefined ? [] : [`url ${source} ${story.canonicalUrl}`]),
  ]
}

function originOf(members: readonly Member[]): Member {
  if (members.length === 1) return members[0]!
  const origin = chooseOrigin(
    members.map((m) => ({
      id: m.id as never,
      agency: m.source ?? '',
      creditedAgency: creditedAgency(m, members),
      published: m.published,
      firstSeen: String(m.order).padStart(12, '0'),
    })),
  )
  return members.find((m) => m.id === origin)!
}

/** Offline a text's credits are read only as far as they name a source of the cluster, at its beginning or its end. */
function creditedAgency(member: Member, members: readonly Member[]): string | undefined {
  const text = member.bodyText ?? ''
  const edges = text.length > 400 ? `${text.slice(0, 160)}\n${text.slice(-160)}` : text
  const names = new Set(members.map((m) => m.source ?? '').filter((name) => name.length > 1 && name !== member.source))
  for (const name of names) {
    const at = edges.indexOf(name)
    if (at >= 0 && /[(/–—-]\s*$/u.test(edges.slice(0, at)) && /^\s*[)/–—-]/u.test(edges.slice(at + name.length))) return name
  }
  return undefined
}

function place(member: Member, origin: Member, members: readonly Member[], items: Items): Placed {
  const { id, cluster, match } = member
  const { similarity, evidence } = match
  if (member === origin) {
    if (match.kind === 'related') return { id, cluster, relation: 'related', of: match.of, similarity, evidence }
    const compared = match.kind === 'distinct' && evidence.length > 0
    return { id, cluster, relation: compared ? 'distinct' : 'original', of: null, similarity, evidence }
  }
  const seen = { id, cluster, similarity, evidence }
  if (member.source !== origin.source) return { ...seen, relation: 'reprint', of: origin.id }
  const first = items.firstOf(id)
  const versions = [origin, ...members.slice(0, members.indexOf(member))].filter((m) => items.firstOf(m.id) === first)
  const said = versions.find((m) => saysAgain(member, m))
  if (said) return { ...seen, relation: 'duplicate', of: said.id }
  return versions.length > 0 ? { ...seen, relation: 'revision', of: versions[0]!.id } : { ...seen, relation: 'same-news', of: origin.id }
}

/** The same source sent the same text under the same headline; markers that only say so (`RPT-`) make no difference. */
function saysAgain(member: Member, other: Member): boolean {
  if (member.source !== other.source || member.print.bodyHash !== other.print.bodyHash) return false
  if (member.print.contentHash === other.print.contentHash) return true
  return !member.revises && member.print.headline.join() === other.print.headline.join()
}
