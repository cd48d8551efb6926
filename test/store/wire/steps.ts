/**
 * What may happen on the wires, as plain values: numbers choose among what is there when a step is played, so that every list of steps can be played.
 */
import fc from 'fast-check'

export type Deed =
  /** A story; `embargo` is one of its forms, or none. */
  | { do: 'new'; feed: number; embargo: number; hours: number }
  | { do: 'edit'; of: number; how: 'small' | 'paragraph' | 'cut' | 'headline'; dated: boolean }
  /** The same again: with another date, another link, another guid, in the agency's other feed, as another item, or as it was before. */
  | { do: 'again'; of: number; how: 'date' | 'link' | 'guid' | 'guid-edited' | 'feed' | 'feed-guid' | 'teaser' | 'resend' | 'older' }
  | { do: 'revise'; of: number; marker: number; guid: boolean }
  /** Another lead under the same slug. */
  | { do: 'follow'; of: number; quotes: boolean }
  | { do: 'kill' | 'restore'; of: number; form: number }
  | { do: 'admin'; of: number; status: 'canceled' | 'usable' }
  | { do: 'embargo'; of: number; form: number; hours: number }
  | { do: 'lift'; of: number; form: number }
  | { do: 'pass'; minutes: number }
  | { do: 'reingest'; of: number; part: 'feed' | 'since' | 'until' | 'story' | 'agency' }
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
    ),
  }),
  revise: fc.record({ do: fc.constant('revise' as const), of, marker: form, guid: fc.boolean() }),
  follow: fc.record({ do: fc.constant('follow' as const), of, quotes: fc.boolean() }),
  kill: fc.record({ do: fc.constant('kill' as const), of, form }),
  restore: fc.record({ do: fc.constant('restore' as const), of, form }),
  admin: fc.record({ do: fc.constant('admin' as const), of, status: fc.constantFrom('canceled' as const, 'usable' as const) }),
  embargo: fc.record({ do: fc.constant('embargo' as const), of, form, hours }),
  lift: fc.record({ do: fc.constant('lift' as const), of, form }),
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
  ...often(2, 'restore', 'admin', 'embargo', 'pass', 'reingest', 'foreign', 'follow', 'print'),
  ...often(1, 'lift', 'reuse', 'batch', 'early'),
)

/** What may be done to one matter in the same moment. */
const together: fc.Arbitrary<Deed> = fc.oneof(deeds.edit, deeds.again, deeds.revise, deeds.kill, deeds.restore, deeds.admin)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ deed }) },
  { weight: 2, arbitrary: fc.record({ deed, dies: fc.nat({ max: 60 }) }) },
  {
    weight: 2,
    arbitrary: fc
      // A guid's other story is a matter more: as the first it would change which matter a number means.
      .tuple(together, fc.oneof({ weight: 6, arbitrary: together }, { weight: 1, arbitrary: deeds.reuse }))
      .map(([one, two]): Step => ({ deed: one, beside: 'of' in one ? { ...two, of: one.of } : two }) as Step),
  },
)

/** A wire day. It begins with a story. */
export const days = (most: number): fc.Arbitrary<Step[]> =>
  fc
    .tuple(deeds.new, fc.array(step, { minLength: Math.ceil(most / 2), maxLength: most, size: 'max' }))
    .map(([first, rest]) => [{ deed: first }, ...rest])
