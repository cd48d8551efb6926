/**
 * What a dry run has planned so far: it is written nowhere, and what is planned next has to see it, as it would see what a run has written.
 * A text is compared with what is stored: only names lead to a story that a dry run would create.
 */
import type { StoryId } from '#src/brand.ts'
import type { Identity } from './identity.ts'
import { after } from './merged.ts'
import type { Arrival, Found, Known, Plan, Standing, Step } from './plan.ts'

export interface Foreseen {
  /** Stories as they would stand. */
  stories: Map<StoryId, Standing>
  /** Stories by the names that they would have. */
  names: Map<string, StoryId>
  /** Notices that would have found what they speak of. */
  applied: Set<StoryId>
  /** The command whose dry run it is, where that may have more turns than this: what is planned is kept for them (store/foreseen.ts). */
  command?: number | undefined
  /** What is not kept yet. */
  unkept: { stories: Set<StoryId>; names: Set<string>; applied: Set<StoryId> }
}

const noneUnkept = (): Foreseen['unkept'] => ({ stories: new Set(), names: new Set(), applied: new Set() })

export const nothingForeseen = (command?: number): Foreseen => ({
  stories: new Map(),
  names: new Map(),
  applied: new Set(),
  command,
  unkept: noneUnkept(),
})

/** What was planned since this was last asked: it is kept from now on. */
export function takeUnkept(foreseen: Foreseen): Foreseen['unkept'] {
  const { unkept } = foreseen
  foreseen.unkept = noneUnkept()
  return unkept
}

/** What was found about a story, as it would be found after what is foreseen. */
export function withForeseen({ names, earlier }: Arrival, found: Found, foreseen: Foreseen): Found {
  const now = (one: Standing): Standing => foreseen.stories.get(one.id) ?? one
  const known = (found.known ?? []).map((one) => ({ ...one, standing: now(one.standing) }))
  const isNew = ({ standing }: Known) => known.every((one) => one.standing.id !== standing.id)
  const named = [
    ...names.map((name) => foreseenBy(name, name.scheme, foreseen)),
    ...earlier.map((name) => foreseenBy(name, 'earlier', foreseen)),
  ]
  return {
    ...found,
    known: [...known, ...named.flat().filter(isNew)],
    ...(found.referred ? { referred: found.referred.map(now) } : {}),
    ...(found.matched ? { matched: now(found.matched) } : {}),
    ...(found.kin ? { kin: found.kin.map(now) } : {}),
    ...(found.merging ? { merging: found.merging.map((stories) => stories.map(now)) } : {}),
    ...(found.waiting ? { waiting: found.waiting.filter(({ id }) => !foreseen.applied.has(id)) } : {}),
  }
}

function foreseenBy(name: Identity, by: Known['by'], { stories, names }: Foreseen): Known[] {
  const standing = stories.get(names.get(keyOf(name)) as StoryId)
  return standing ? [{ standing, by }] : []
}

export const keyOf = ({ scheme, key }: Identity): string => `${scheme} ${key}`

/** Note what a plan would write. */
export function foresee(foreseen: Foreseen, found: Found, { steps }: Plan, now: Date): void {
  const there = [
    ...(found.known ?? []).map(({ standing }) => standing),
    ...(found.referred ?? []),
    ...(found.matched ? [found.matched] : []),
    ...(found.kin ?? []),
    ...(found.merging ?? []).flat(),
    ...steps.flatMap((step) => (step.step === 'create' ? [created(step, now)] : [])),
  ]
  const { stories, names, applied, unkept } = foreseen
  const touched = new Set(steps.flatMap(touchedBy))
  for (const one of there) {
    if (!touched.has(one.id)) continue
    stories.set(one.id, after(one, steps))
    unkept.stories.add(one.id)
  }
  for (const step of steps) {
    if (step.step === 'apply')
      for (const notice of step.notices) {
        applied.add(notice)
        unkept.applied.add(notice)
      }
    if (step.step !== 'name') continue
    for (const name of step.names.map(keyOf)) {
      if (names.has(name)) continue
      names.set(name, step.story)
      unkept.names.add(name)
    }
  }
}

/** The story that a step makes another. */
function touchedBy(step: Step): StoryId[] {
  switch (step.step) {
    case 'create':
      return [step.id]
    case 'version':
      return [step.of.id]
    case 'history':
    case 'retell':
      return [step.of]
    case 'rule':
      return [step.story]
    default:
      return []
  }
}

function created({ id, content, told, cluster, relation, from }: Extract<Step, { step: 'create' }>, now: Date): Standing {
  const { item, itemRevision, arrivedAt } = from
  return {
    id,
    clusterId: cluster,
    relation,
    firstSeenAt: now,
    releasedAt: null,
    version: 1,
    content,
    rulings: [],
    history: [{ version: 1, stood: true, told, item, itemRevision, feed: content.feed, arrivedAt }],
    retold: [],
    waits: false,
  }
}
