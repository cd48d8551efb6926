/**
 * Plans carried out: what `place` and the admin's commands decide is written here, in the transaction that looked it up.
 */
import { eq } from 'drizzle-orm'
import { changesOf } from '#src/story/change.ts'
import type { EventType } from '#src/story/event.ts'
import type { StandingChange, Step } from '#src/story/place/plan.ts'
import { isReleased } from '#src/story/story.ts'
import { announce } from './announce.ts'
import { insertFingerprint, saveFingerprint } from './candidates.ts'
import { clusterMembers, detachShown, joinCluster, mergeProven } from './clusters.ts'
import { inOneGo, type Tx } from './db.ts'
import { explain } from './decisions.ts'
import { emit } from './events.ts'
import { noteIdentities } from './feeds.ts'
import { addNames } from './identities.ts'
import { applyNotices, awaitStory } from './notices.ts'
import { findResembling, type Resembling } from './resembling.ts'
import { noteRetelling } from './retellings.ts'
import { addRuling } from './rulings.ts'
import { story } from './schema.ts'
import { columnsOf, insertMedia, insertVersion, keptOf, writeMedia } from './versions.ts'

/** Write what was planned, in its order; a step that reads nothing goes out with those before it. */
export async function carryOut(tx: Tx, steps: readonly Step[], now: Date): Promise<void> {
  let together: Step[] = []
  const flush = async () => {
    const some = together
    together = []
    await inOneGo(...some.map((step) => () => write(tx, step, now)))
  }
  for (const step of steps) {
    if (!readsNothing(step)) await flush()
    together.push(step)
    if (!readsNothing(step)) await flush()
  }
  await flush()
}

/** Its statements need no answers; it says of nothing that another step announces, too: events have the order of the steps. */
function readsNothing(step: Step): boolean {
  return step.step === 'create' ? step.founded : ['name', 'explain', 'rule', 'note'].includes(step.step)
}

function write(tx: Tx, step: Step, now: Date): Promise<void> {
  switch (step.step) {
    case 'create':
      return create(tx, step, now)
    case 'version':
      return stand(tx, step, now)
    case 'history':
      return addHistory(tx, step, now)
    case 'retell':
      return noteRetelling(tx, step, now)
    case 'name':
      return addNames(tx, step.story, step.names)
    case 'explain':
      return explain(tx, step.story, step.why)
    case 'rule':
      return addRuling(tx, step.story, step.ruling)
    case 'merge':
      return mergeProven(tx, step)
    case 'detach':
      return detachShown(tx, step, now)
    case 'note':
      return noteIdentities(tx, step.feed, 'reused')
    case 'unmatched':
      return announceUnmatched(tx, step)
    case 'withheld':
      return announceWithheld(tx, step)
    case 'await':
      return awaitStory(tx, step, now)
    case 'apply':
      return applyNotices(tx, step.notices, step.to)
    default:
      return step satisfies never
  }
}

async function create(
  tx: Tx,
  { id, content, told, print, cluster: clusterId, founded, relation, from }: Extract<Step, { step: 'create' }>,
  now: Date,
): Promise<void> {
  const tell = async () => {
    const data = await announce(tx, { id, clusterId, relation }, 1, 'created', content)
    await emit(tx, { type: 'story.created', subject: id, storyId: id, data })
  }
  const join = () => joinCluster(tx, { clusterId, storyId: id, founded, now })
  await inOneGo(
    () =>
      tx.insert(story).values({
        ...columnsOf(content, print),
        id,
        version: 1,
        clusterId,
        relation,
        releasedAt: isReleased(content, now) ? now : null,
        firstSeenAt: now,
        storedAt: now,
      }),
    () => insertVersion(tx, { id, version: 1, change: 'created', firstSeenAt: now }, { content, told, print, from, now }),
    () => insertMedia(tx, id, content),
    () => insertFingerprint(tx, id, now, keptOf(content, print)),
    ...(founded ? [tell, join] : []),
  )
  if (founded) return
  await tell()
  await join()
}

async function addHistory(tx: Tx, step: Extract<Step, { step: 'history' }>, now: Date): Promise<void> {
  const { of: id, version } = step
  const [row] = await tx.select({ firstSeenAt: story.firstSeenAt }).from(story).where(eq(story.id, id))
  await insertVersion(tx, { id, version, change: 'late', firstSeenAt: row?.firstSeenAt ?? now }, { ...step, now })
}

const eventOf = {
  updated: 'story.updated',
  corrected: 'story.corrected',
  killed: 'story.killed',
  restored: 'story.restored',
} as const satisfies Record<StandingChange, EventType>

/** Have a version stand: in the story's row, the history, the search for copies, and an event. */
async function stand(
  tx: Tx,
  { of, version, change, content, told, print, from, ruling }: Extract<Step, { step: 'version' }>,
  now: Date,
): Promise<void> {
  await tx
    .update(story)
    .set({
      ...columnsOf(content, print),
      version,
      storedAt: now,
      releasedAt: isReleased(content, now) ? (of.releasedAt ?? now) : null,
    })
    .where(eq(story.id, of.id))
  await inOneGo(
    () => insertVersion(tx, { id: of.id, version, change, firstSeenAt: of.firstSeenAt }, { content, told, print, from, now }),
    () => writeMedia(tx, of.id, content),
    () => saveFingerprint(tx, of.id, of.firstSeenAt, keptOf(content, print)),
  )
  const data = {
    ...(await announce(tx, of, version, change, content)),
    changes: changesOf(of.content, content),
    ...(ruling ? { by: ruling.by, actor: ruling.actor, reason: ruling.reason } : {}),
  }
  const event = { subject: of.id, storyId: of.id }
  if (change === 'killed') {
    const resembling = await findResembling(tx, of.clusterId, print)
    const takeDown = await clusterMembers(tx, of.clusterId)
    await emit(tx, { ...event, type: eventOf[change], data: { ...data, takeDown, ...(resembling.length > 0 ? { resembling } : {}) } })
    if (resembling.length > 0) await explain(tx, of.id, whyLookAt(resembling))
  } else {
    await emit(tx, { ...event, type: eventOf[change], data })
  }
}

/** What an editor has to look at when a story is killed. */
const whyLookAt = (resembling: readonly Resembling[]) => ({
  rule: 'resembling',
  outcome: 'to-look-at',
  reason: `no copies, and they stay as they are, but they share much with it: ${resembling.map(({ agency, url, headline, share }) => `${agency}, “${headline.slice(0, 100)}”${url ? ` (${url})` : ''}, ${Math.round(share * 100)} %`).join('; ')}`,
})

/** Somebody may have to look what a notice means that names no story of ours, or names several. */
function announceUnmatched(tx: Tx, { notice, told, doubtful }: Extract<Step, { step: 'unmatched' }>): Promise<void> {
  const { agency, feed, uri, headline, edNote, refersTo } = told
  const data = { story: notice, agency, feed, uri, headline, edNote, names: refersTo, doubtful }
  const type = told.pubStatus === 'usable' ? 'lift.unmatched' : 'kill.unmatched'
  return emit(tx, { type, subject: notice, storyId: notice, data })
}

/** Somebody has to look when the embargo ends that holds a story: its agency named no time that can be read. */
function announceWithheld(tx: Tx, { of, content, ruling: { by, actor, reason } }: Extract<Step, { step: 'withheld' }>): Promise<void> {
  const { agency, feed, uri, headline, edNote, url } = content
  const data = { story: of, agency, feed, uri, headline, edNote, url, by, actor, reason }
  return emit(tx, { type: 'story.withheld', subject: of, storyId: of, data })
}
