/**
 * Where a story belongs. `place` is pure: the store looks up what it needs under its locks, calls it, and carries the plan out; a dry run is
 * the plan, not carried out.
 *
 * What is asked in which order, the first that answers settles it:
 *
 *   1 it withdraws a story that is there          → that story is withdrawn
 *   2 it comes under a name that a story has      → a version of that story, or nothing new
 *   3 its text is a version of a story by the
 *     same source                                 → likewise, and the story has one name more
 *   4 its text tells the same news, or is a copy
 *     of another source's                         → a story of its own in that cluster
 *   5 it is a story of its own; a notice whose story is not there waits for it, one that has waited for this story withdraws it
 */
import { versionHash } from '../change.ts'
import { isReleased } from '../story.ts'
import type { Arrival, Found, Fresh, Plan, Relation, Standing, Step } from './plan.ts'
import { withdraw } from './status.ts'
import { revise } from './versions.ts'

/** Does it withdraw a story other than the one that it comes as? Then that one is to be looked for. */
export const withdrawsAnother = ({ story }: Arrival, { known }: Found): boolean =>
  story.refersTo !== undefined && known?.standing.content.uri !== story.uri

/** Do the names settle where it belongs? If not, its text is to be compared with others'. */
export const isNamed = (arrival: Arrival, found: Found): boolean =>
  found.known !== undefined || (withdrawsAnother(arrival, found) && found.referred !== undefined)

/** The story whose next version it is by what its text says, if there is one: `found.match` decides. */
export function matchedStory({ match }: Found): string | undefined {
  return match && (match.kind === 'duplicate' || match.kind === 'revision' || match.kind === 'version') ? match.of : undefined
}

/**
 * Place a story.
 * @param found what the store has found, as far as it had to look
 * @param fresh ids, should it be a new one
 */
export function place(arrival: Arrival, found: Found, fresh: Fresh): Plan {
  const { story, from, names } = arrival
  const { known, match, matched } = found
  if (withdrawsAnother(arrival, found)) {
    const meant = found.referred ?? known?.standing
    if (meant) {
      const change = withdraw(meant, story, from)
      if (change === 'unchanged') return { stored: { kind: 'unchanged', story: meant.id }, steps: [] }
      return { stored: { kind: 'version', story: meant.id, version: change.standing.version, change: 'killed' }, steps: change.steps }
    }
  }
  if (known) {
    const { standing, by } = known
    return after([{ step: 'name', story: standing.id, names }], revise(standing, arrival, { samePlace: by !== 'url' }))
  }
  if (match && matched) {
    const first: Step[] = [
      { step: 'name', story: matched.id, names },
      { step: 'explain', story: matched.id, why: match },
    ]
    return after(first, revise(matched, arrival, { samePlace: match.kind !== 'duplicate' }))
  }
  return create(arrival, found, fresh)
}

const after = (steps: Step[], plan: Plan): Plan => ({ ...plan, steps: [...steps, ...plan.steps] })

function create({ story, print, from, names }: Arrival, { match, waiting = [] }: Found, fresh: Fresh): Plan {
  if (!match) throw new Error('a story is new only after its text was compared')
  const { id } = fresh
  const joined = match.kind === 'reprint' || match.kind === 'same-news' ? (match.cluster as Fresh['clusterId']) : undefined
  const cluster = joined ?? fresh.clusterId
  const relation: Relation = match.kind === 'reprint' || match.kind === 'same-news' || match.kind === 'related' ? match.kind : 'original'
  const steps: Step[] = [
    { step: 'create', id, content: story, print, cluster, founded: !joined, relation, from },
    { step: 'name', story: id, names },
    { step: 'explain', story: id, why: match },
  ]
  if (story.refersTo) steps.push({ step: 'await', notice: id, told: story })
  else if (waiting.length > 0) {
    steps.push({ step: 'apply', notices: waiting.map((notice) => notice.id), to: id })
    let standing = start({ story, from }, { ...fresh, clusterId: cluster }, relation)
    for (const { told } of waiting) {
      const change = withdraw(standing, told, undefined)
      if (change === 'unchanged') continue
      standing = change.standing
      steps.push(...change.steps)
    }
  }
  return { stored: { kind: 'created', story: id, match, print }, steps }
}

/** A new story as it stands once it is written. */
function start({ story, from }: Pick<Arrival, 'story' | 'from'>, { id, clusterId, now }: Fresh, relation: Relation): Standing {
  const hash = versionHash(story)
  return {
    id,
    clusterId,
    relation,
    firstSeenAt: now,
    releasedAt: isReleased(story, now) ? now : null,
    version: 1,
    content: story,
    hash,
    byAdmin: false,
    history: [{ version: 1, hash, item: from.item, itemRevision: from.itemRevision }],
  }
}
