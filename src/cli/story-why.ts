/**
 * Why a story stands where it stands, told in the order it happened.
 */
import type { Evidence } from '#src/story/decide/match.ts'
import { wrap } from './columns.ts'

export interface Told {
  id: string
  agency: string
  headline: string
  pubStatus: string
  relation: string
}

export interface DecisionTold {
  at: Date
  rule: string
  outcome: string
  counterpart: string | null
  similarity: number | null
  evidence: Evidence[]
}

export interface VersionTold {
  at: Date
  version: number
  change: string
  headline: string
}

/** The lines that tell it; `others` are the stories that it was compared with, `members` those of its cluster. */
export function tellWhy(
  story: Told,
  decisions: readonly DecisionTold[],
  versions: readonly VersionTold[],
  others: readonly Told[],
  members: readonly Told[],
  cluster: string,
): string[] {
  const happened = [
    ...decisions.map((decision) => ({ at: decision.at, lines: () => tellDecision(decision, others) })),
    ...versions.filter(({ version }) => version > 1).map((version) => ({ at: version.at, lines: () => tellVersion(version) })),
  ].sort((x, y) => x.at.getTime() - y.at.getTime())
  return [
    wrap(story.headline),
    `${story.agency} · ${statuses[story.pubStatus] ?? story.pubStatus} · ${standing(story, members)}`,
    ...happened.flatMap(({ lines }) => ['', ...lines()]),
    ...tellCluster(story, members, cluster),
  ]
}

const statuses: Record<string, string> = { canceled: 'withdrawn', withheld: 'held back' }

const relations: Record<string, string> = {
  original: 'the origin of its cluster',
  'same-news': 'more of the same news, in a story of its own',
  reprint: 'a reprint',
  related: 'related to another, in a cluster of its own',
  distinct: 'a story of its own',
}

/** An origin without copies is a story like any other. */
const standing = ({ relation }: Told, members: readonly Told[]): string =>
  relation === 'original' && members.length < 2 ? relations.distinct! : (relations[relation] ?? relation)

const outcomes: Record<string, string> = {
  distinct: 'a story of its own',
  'same-news': 'more of the same news, in a story of its own',
  reprint: 'a reprint',
  revision: 'a revision of another item',
  duplicate: 'sent before as another item',
  related: 'related to another story, but not the same',
  killed: 'withdrawn',
  restored: 'brought back',
  'stays-withdrawn': 'stays withdrawn',
  history: 'put into its history',
  merged: 'two clusters became one',
}

const time = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ')

function tellDecision({ at, rule, outcome, counterpart, similarity, evidence }: DecisionTold, others: readonly Told[]): string[] {
  const other = others.find(({ id }) => id === counterpart)
  const alike = similarity === null ? '' : `, ${Math.round(similarity * 100)} % alike`
  return [
    `${time(at)} UTC  ${outcomes[outcome] ?? outcome} (rule ${rule})`,
    wrap(evidence[0]?.reason ?? 'nothing like it was there', 2),
    ...(counterpart === null
      ? []
      : [
          wrap(`compared with ${other ? `${other.agency}: “${other.headline}”` : 'a story that is no longer there'}${alike}`, 2),
          `    ${counterpart}`,
        ]),
    ...evidence.flatMap(({ shown }) => (shown ? tellPassages(shown) : [])),
  ]
}

/** Both texts in their own words: what they share first. */
function tellPassages({ matching, differing, replaced }: NonNullable<Evidence['shown']>): string[] {
  const only = (side: 'here' | 'there') => differing.filter((one) => one.side === side).map(({ text }) => text)
  return [
    ...listed('in both', matching),
    ...listed('only in this one', only('here')),
    ...listed('only in the other', only('there')),
    ...listed(
      'changed',
      replaced.map(({ here, there }) => `“${there}” in the other is “${here}” in this one`),
    ),
  ]
}

const listed = (title: string, texts: readonly string[]): string[] =>
  texts.length === 0 ? [] : [`  ${title}:`, ...texts.map((text) => wrap(`• ${text}`, 4))]

function tellVersion({ at, version, change, headline }: VersionTold): string[] {
  return [`${time(at)} UTC  version ${version}, ${change}`, wrap(`“${headline}”`, 2)]
}

function tellCluster(story: Told, members: readonly Told[], cluster: string): string[] {
  if (members.length < 2) return []
  const lines = members.map(({ id, agency, headline, pubStatus, relation }) => {
    const status = pubStatus === 'usable' ? '' : ` (${statuses[pubStatus] ?? pubStatus})`
    return `${id === story.id ? '→' : ' '} ${relation.padEnd(9)}  ${agency}: “${headline}”${status}\n             ${id}`
  })
  return ['', `Its cluster ${cluster}, ${members.length} copies:`, ...lines]
}
