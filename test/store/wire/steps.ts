/**
 * What may happen on the wires, as plain values: numbers choose among what is there when a step is played, so that every list of steps can be played.
 */
import fc from 'fast-check'

export type Deed =
  /** A story; `embargo` is one of its forms, or none. */
  | { do: 'new'; feed: number; embargo: number; hours: number }
  | { do: 'edit'; of: number; how: 'small' | 'paragraph' | 'cut' | 'headline'; dated: boolean }
  /** The same again: with another date, another link, another guid, in the agency's other feed, as another item, or as it was before. */
  | {
      do: 'again'
      of: number
      how: 'date' | 'link' | 'guid' | 'guid-edited' | 'feed' | 'feed-guid' | 'teaser' | 'resend' | 'older' | 'back'
    }
  /** Told anew under another guid, headline and end. */
  | { do: 'retell'; of: number }
  /** The same with another count of its readers. */
  | { do: 'count'; of: number; readers: number }
  /** Edits within seconds, and a kill after some of them, or none. */
  | { do: 'flurry'; of: number; edits: number; kill: number }
  | { do: 'revise'; of: number; marker: number; guid: boolean }
  /** Another lead under the same slug. */
  | { do: 'follow'; of: number; quotes: boolean }
  | { do: 'kill' | 'restore'; of: number; form: number }
  | { do: 'admin'; of: number; status: 'canceled' | 'usable' }
  | { do: 'embargo'; of: number; form: number; hours: number }
  | { do: 'lift'; of: number; form: number }
  | { do: 'hold' | 'unhold'; of: number; form: number }
  | { do: 'pass'; minutes: number }
  | { do: 'reingest'; of: number; part: 'feed' | 'since' | 'until' | 'story' | 'agency' }
  /** Its feed is read again from the network, where it lists an edit by then, or only what it did. */
  | { do: 'refetch'; of: number; edited: boolean }
  /** An admin takes a story out of its cluster, or brings another's there. */
  | { do: 'split'; of: number }
  | { do: 'merge'; of: number; with: number }
  /** Another agency speaks of it. */
  | { do: 'foreign'; of: number; by: number; form: number }
  /** Its guid comes with another story. */
  | { do: 'reuse'; of: number }
  /** Several stories under one guid. */
  | { do: 'batch'; feed: number; link: boolean }
  | { do: 'print'; of: number; by: number; whole: boolean; headline: boolean }
  /** A kill of what is still to come, and that. */
  | { do: 'early'; feed: number }

export interface Step {
  deed: Deed
  /** The worker dies at a statement, and another does it again. */
  dies?: number
  /** In the same moment. */
  beside?: Deed
  /** What both have listed is worked off from the last to the first. */
  late?: boolean
}

const of = fc.nat({ max: 30 })
const hours = fc.integer({ min: 1, max: 20 })
const form = fc.nat({ max: 11 })

const deeds = {
  new: fc.record({ do: fc.constant('new' as const), feed: fc.nat({ max: 4 }), embargo: fc.nat({ max: 14 }), hours }),
  edit: fc.record({
    do: fc.constant('edit' as const),
    of,
    how: fc.constantFrom('small' as const, 'paragraph' as const, 'cut' as const, 'headline' as const),
    dated: fc.boolean(),
  }),
  again: fc.record({
    do: fc.constant('again' as const),
    of,
    how: fc.constantFrom(
      'date' as const,
      'link' as const,
      'guid' as const,
      'guid-edited' as const,
      'feed' as const,
      'feed-guid' as const,
      'teaser' as const,
      'resend' as const,
      'older' as const,
      'back' as const,
    ),
  }),
  revise: fc.record({ do: fc.constant('revise' as const), of, marker: form, guid: fc.boolean() }),
  follow: fc.record({ do: fc.constant('follow' as const), of, quotes: fc.boolean() }),
  kill: fc.record({ do: fc.constant('kill' as const), of, form }),
  restore: fc.record({ do: fc.constant('restore' as const), of, form }),
  admin: fc.record({ do: fc.constant('admin' as const), of, status: fc.constantFrom('canceled' as const, 'usable' as const) }),
  embargo: fc.record({ do: fc.constant('embargo' as const), of, form, hours }),
  lift: fc.record({ do: fc.constant('lift' as const), of, form }),
  hold: fc.record({ do: fc.constant('hold' as const), of, form }),
  unhold: fc.record({ do: fc.constant('unhold' as const), of, form }),
  retell: fc.record({ do: fc.constant('retell' as const), of }),
  count: fc.record({ do: fc.constant('count' as const), of, readers: fc.integer({ min: 2, max: 90_000 }) }),
  flurry: fc.record({ do: fc.constant('flurry' as const), of, edits: fc.integer({ min: 7, max: 10 }), kill: fc.nat({ max: 20 }) }),
  refetch: fc.record({ do: fc.constant('refetch' as const), of, edited: fc.boolean() }),
  split: fc.record({ do: fc.constant('split' as const), of }),
  merge: fc.record({ do: fc.constant('merge' as const), of, with: of }),
  pass: fc.record({
    do: fc.constant('pass' as const),
    minutes: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 60, max: 1500 })),
  }),
  reingest: fc.record({
    do: fc.constant('reingest' as const),
    of,
    part: fc.constantFrom('feed' as const, 'since' as const, 'until' as const, 'story' as const, 'agency' as const),
  }),
  foreign: fc.record({ do: fc.constant('foreign' as const), of, by: fc.nat({ max: 4 }), form }),
  reuse: fc.record({ do: fc.constant('reuse' as const), of }),
  batch: fc.record({ do: fc.constant('batch' as const), feed: fc.nat({ max: 4 }), link: fc.boolean() }),
  print: fc.record({ do: fc.constant('print' as const), of, by: fc.nat({ max: 4 }), whole: fc.boolean(), headline: fc.boolean() }),
  early: fc.record({ do: fc.constant('early' as const), feed: fc.nat({ max: 4 }) }),
} satisfies Record<string, fc.Arbitrary<Deed>>

const often = (weight: number, ...kinds: (keyof typeof deeds)[]) =>
  kinds.map((kind) => ({ weight, arbitrary: deeds[kind] as fc.Arbitrary<Deed> }))

const deed: fc.Arbitrary<Deed> = fc.oneof(
  ...often(4, 'again', 'edit'),
  ...often(3, 'new', 'kill', 'revise'),
  ...often(2, 'restore', 'admin', 'embargo', 'pass', 'reingest', 'foreign', 'follow', 'print', 'hold', 'unhold', 'retell', 'count'),
  ...often(1, 'lift', 'reuse', 'batch', 'early', 'flurry', 'refetch', 'split', 'merge'),
)

/** What may be done to one matter in the same moment. */
const together: fc.Arbitrary<Deed> = fc.oneof(deeds.edit, deeds.again, deeds.revise, deeds.kill, deeds.restore, deeds.admin, deeds.hold)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ deed }) },
  { weight: 2, arbitrary: fc.record({ deed, dies: fc.nat({ max: 60 }) }) },
  {
    weight: 2,
    arbitrary: fc
      // A guid's other story is a matter more: as the first it would change which matter a number means.
      .tuple(together, fc.oneof({ weight: 6, arbitrary: together }, { weight: 1, arbitrary: deeds.reuse }), fc.boolean())
      .map(
        ([one, two, late]): Step => ({ deed: one, beside: 'of' in one ? { ...two, of: one.of } : two, ...(late ? { late } : {}) }) as Step,
      ),
  },
)

/** A wire day. It begins with a story. */
export const days = (most: number): fc.Arbitrary<Step[]> =>
  fc
    .tuple(deeds.new, fc.array(step, { minLength: Math.ceil(most / 2), maxLength: most, size: 'max' }))
    .map(([first, rest]) => [{ deed: first }, ...rest])
