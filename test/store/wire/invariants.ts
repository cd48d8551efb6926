/**
 * What has to be true of the wires after each step (docs/guarantees.md), whatever happened.
 */
import { allMarks, isReadable, type Matter, marksOf, ruling, statusOf } from './matters.ts'
import type { State, StoredStory, StoredVersion } from './state.ts'

export interface Seen {
  before: State
  after: State
  /** All that a reader can read, a line a row. */
  readable: string[]
  matters: readonly Matter[]
  now: number
  /** Who has sent something; null where nobody has. */
  agency: string | null
  /** Nothing is to come of it. */
  quiet: boolean
  /** Whether it killed what nobody has told; absent where that depends on what comes first. */
  unmatched?: boolean | undefined
}

/** Told of a story's versions: that it is released or withheld is told beside them. */
const ofVersions = ({ type }: State['events'][number]): boolean =>
  type.startsWith('story.') && type !== 'story.released' && type !== 'story.withheld'

type Invariant = (seen: Seen) => string[]

const standing = ({ versions }: State, story: string): StoredVersion[] =>
  versions.filter((one) => one.story === story && one.change !== 'late')

/** The matter that a story's texts are of: every one has to be a state of it as it was sent. */
function matterOf({ after, matters }: Seen, { id, agency }: StoredStory): Matter | 'none' | string {
  const texts = after.versions.filter((one) => one.story === id && one.marks.length > 0).map(({ marks }) => marks.join())
  if (texts.length === 0) return 'none'
  const own = matters.filter((one) => one.agency === agency)
  const fits = own.filter((one) => texts.every((text) => one.sent.some((sent) => marksOf(sent).join() === text)))
  if (fits.length === 1) return fits[0]!
  return `${fits.length} matters have sent all that the story ${id} has shown`
}

const storiesOf = (seen: Seen, matter: Matter): StoredStory[] => seen.after.stories.filter((one) => matterOf(seen, one) === matter)

export const invariants: Record<string, Invariant> = {
  'a story has only ever shown states of the one matter that it is of': (seen) =>
    seen.after.stories.flatMap((one) => {
      const matter = matterOf(seen, one)
      return typeof matter === 'string' && matter !== 'none' ? [matter] : []
    }),

  'what an agency said last of a matter stands': (seen) =>
    seen.matters.flatMap((matter) => {
      const text = marksOf(matter.stands).join()
      const stories = storiesOf(seen, matter)
      return stories.some((one) => one.marks.join() === text && one.headline === matter.stands.headline)
        ? []
        : [`${matter.agency} “${matter.stands.headline}” does not stand; its stories: ${JSON.stringify(stories)}`]
    }),

  'what holds of whether a matter may be used holds of all its stories': (seen) =>
    seen.matters.flatMap((matter) =>
      storiesOf(seen, matter)
        .filter((one) => one.pubStatus !== statusOf(matter))
        .map((one) => `${one.id} (${one.headline}) is ${one.pubStatus}, not ${statusOf(matter)}`),
    ),

  'somebody is told, once, of a kill that finds no story, and of no other': ({ before, after, unmatched }) => {
    const told = after.events.slice(before.events.length).filter(({ type }) => type === 'kill.unmatched').length
    return unmatched === undefined || told === (unmatched ? 1 : 0) ? [] : [`told ${told} times`]
  },

  'somebody is told of each story that an embargo without a time withholds': (seen) => {
    const told = new Set(seen.after.events.flatMap(({ type, story }) => (type === 'story.withheld' ? story : [])))
    const isHeld = (matter: Matter) => statusOf(matter) === 'withheld' && !ruling(matter)?.hold
    return seen.matters
      .filter(isHeld)
      .flatMap((matter) => storiesOf(seen, matter))
      .filter(({ id }) => !told.has(id))
      .map(({ id }) => `${id} is withheld`)
  },

  'what may not be read can be read nowhere': ({ matters, readable, now }) => {
    const open = new Set(matters.filter((one) => isReadable(one, now)).flatMap(allMarks))
    return matters
      .filter((one) => !isReadable(one, now))
      .flatMap((matter) => allMarks(matter).filter((mark) => !open.has(mark)))
      .flatMap((mark) => readable.filter((line) => line.includes(mark)).map((line) => `${mark} can be read in ${line.slice(0, 300)}`))
  },

  'what may be read can be read': ({ matters, readable, now }) =>
    matters
      .filter((one) => isReadable(one, now))
      .filter((one) => marksOf(one.stands).some((mark) => !readable.some((line) => line.startsWith('story: ') && line.includes(mark))))
      .map(({ agency, headline }) => `${agency} “${headline}” cannot be read`),

  'each version that stands has one event, and each event of a story its version': ({ after }) => {
    const changes = after.versions
      .filter(({ change }) => change !== 'late')
      .map(({ story, version, change }) => `${story} ${version} ${change}`)
    const events = after.events.filter(ofVersions).map(({ story, version, type }) => `${story} ${version} ${type.slice('story.'.length)}`)
    return [
      ...changes.filter((one) => events.filter((event) => event === one).length !== 1).map((one) => `version without its event: ${one}`),
      ...events.filter((one) => !changes.includes(one)).map((one) => `event without its version: ${one}`),
    ]
  },

  'a version that stands differs from the one before': ({ after }) =>
    after.stories.flatMap(({ id }) =>
      standing(after, id)
        .filter((one, n, all) => n > 0 && all[n - 1]!.hash === one.hash)
        .map(({ version }) => `${id} version ${version} is the same again`),
    ),

  'events are numbered without gaps, in the order of a story’s versions': ({ after }) => [
    ...after.events.filter(({ seq }, n) => seq !== n + 1).map(({ seq }) => `event ${seq}`),
    ...after.stories.flatMap(({ id }) => {
      const told = after.events.filter((one) => one.story === id && ofVersions(one)).map(({ version }) => version!)
      return told.some((version, n) => n > 0 && version < told[n - 1]!) ? [`${id}: ${told}`] : []
    }),
    ...(after.kept.unnumbered > 0 ? ['events without a number'] : []),
  ],

  'what stands is the newest version that stood, and what was shown is never lost': ({ before, after }) => {
    const there = new Map(after.versions.map((one) => [`${one.story} ${one.version}`, JSON.stringify(one)]))
    return [
      ...before.versions
        .filter((one) => there.get(`${one.story} ${one.version}`) !== JSON.stringify(one))
        .map((one) => `lost or changed: ${JSON.stringify(one)}`),
      ...after.stories
        .filter(({ id, version, hash, marks }) => {
          const last = standing(after, id).at(-1)
          return last?.version !== version || last.hash !== hash || last.marks.join() !== marks.join()
        })
        .map(({ id }) => `${id} does not stand as its newest version`),
    ]
  },

  'nothing that one agency sends changes what another has sent': ({ before, after, agency }) => {
    const look = ({ id, version, pubStatus, embargoedUntil, hash }: StoredStory) => [id, version, pubStatus, embargoedUntil, hash].join(' ')
    const others = ({ stories }: State) => stories.filter((one) => one.agency !== agency)
    const told = after.events
      .slice(before.events.length)
      .filter((one) => one.agency !== null && one.agency !== agency && one.type !== 'story.released')
    const now = others(after).map(look)
    return [
      ...others(before)
        .map(look)
        .filter((one) => !now.includes(one)),
      ...(others(after).length > others(before).length ? ['a story more'] : []),
      ...told.map(({ type, story }) => `${type} ${story}`),
    ]
  },

  'nothing comes of what brings nothing new': ({ before, after, quiet }) =>
    quiet &&
    (after.versions.filter(({ change }) => change !== 'late').length !== before.versions.filter(({ change }) => change !== 'late').length ||
      after.events.length !== before.events.length)
      ? [`new: ${JSON.stringify(after.versions.slice(-3))} ${JSON.stringify(after.events.slice(before.events.length))}`]
      : [],

  'each story is in one cluster, which knows its size, its origin and how each copy stands to that': ({ after }) => {
    const agencyOf = new Map(after.stories.map(({ id, agency }) => [id, agency]))
    const wrong = after.clusters.flatMap(({ id, origin, size }) => {
      const members = after.stories.filter(({ cluster }) => cluster === id)
      const relations = members.filter(({ id: member, agency, relation }) => {
        if (member === origin) return members.length > 1 && relation !== 'original'
        return relation !== (agency === agencyOf.get(origin) ? 'same-news' : 'reprint')
      })
      return members.length === size && members.some((one) => one.id === origin) && relations.length === 0
        ? []
        : [`cluster ${id} of ${size}, origin ${origin}: ${JSON.stringify(members)}`]
    })
    const homeless = after.stories.filter(({ cluster }) => !after.clusters.some(({ id }) => id === cluster))
    return [
      ...wrong,
      ...homeless.map(({ id }) => `${id} is in no cluster`),
      ...(after.kept.stale > 0 ? ['a search finds stories where they no longer are'] : []),
    ]
  },

  'all bytes that something was made of are kept, and no item is left behind': ({ before, after }) => [
    ...(after.kept.raws < before.kept.raws || after.kept.lost > 0 ? [JSON.stringify(after.kept)] : []),
    ...(after.kept.waiting > 0 ? [`${after.kept.waiting} items wait`] : []),
  ],
}

/** The invariants that do not hold, each with what breaks it. */
export const broken = (seen: Seen): string[] =>
  Object.entries(invariants).flatMap(([name, holds]) => {
    const problems = holds(seen)
    return problems.length > 0 ? [`NOT: ${name}\n  ${problems.slice(0, 3).join('\n  ')}`] : []
  })
