/**
 * What a correct ingest must hold when the script has ended: computed from the script alone, so that it can be held against
 * what the worker stored.
 */
import type { EventType } from '#src/story/event.ts'
import { type ChannelName, channelOf, outlets } from './outlets.ts'
import type { Script } from './script.ts'

export interface ExpectedStory {
  /** The script's own name of it: `wildfire-kozjak`, `courier/wildfire-kozjak`. */
  story: string
  feed: string
  agency: string
  language: string
  /** As the source first named it; stored as `wire.story.uri`. */
  guid: string
  /** All guids it came under. */
  guids: string[]
  headline: string
  versions: number
  finalStatus: 'usable' | 'canceled'
  /** The last change that makes an event. */
  lastChange: 'created' | 'updated' | 'corrected' | 'killed'
  embargoed: boolean
  /** The story whose cluster it is in: its own name, or that of the agency's story that it reprints. */
  cluster: string
}

export interface Expected {
  /** Distinct items: a guid in a feed. */
  items: number
  stories: ExpectedStory[]
  versions: number
  clusters: number
  /** How many of each type; types that may come or not are left out. */
  events: Partial<Record<EventType, number>>
}

const changeOf = { new: 'created', update: 'updated', lead: 'updated', corrected: 'corrected', kill: 'killed' } as const
/** A shorter script ends before the feed that broke is polled again. */
const recoverySeconds = 30

export function expectedOf(script: Script): Expected {
  const stories = [...Map.groupBy(script.listings, ({ story }) => story)].map(([story, listings]): ExpectedStory => {
    const [first] = listings
    const { channel, outlet, language, guid, reprintOf, embargoedUntil } = first!
    const editions = listings.flatMap((listing) => listing.editions.filter(({ kind }) => kind !== 'again')).sort((a, b) => a.at - b.at)
    const last = editions.at(-1)!
    return {
      story,
      feed: feedIdOf(channel),
      agency: outlets[outlet].agency,
      language,
      guid,
      guids: [...new Set(listings.map((listing) => listing.guid))],
      headline: last.headline,
      versions: editions.length,
      finalStatus: last.kind === 'kill' ? 'canceled' : 'usable',
      lastChange: changeOf[last.kind as keyof typeof changeOf],
      embargoed: embargoedUntil !== undefined,
      cluster: reprintOf?.story ?? story,
    }
  })
  const changes = script.listings.flatMap(({ editions }) => editions.map(({ kind }) => kind))
  const count = (...kinds: string[]) => changes.filter((kind) => kinds.includes(kind)).length
  const troubles = Object.keys(script.everySeconds).map((name) => channelOf(name as ChannelName).trouble)
  return {
    items: new Set(script.listings.map(({ channel, guid }) => `${channel} ${guid}`)).size,
    stories,
    versions: stories.reduce((sum, { versions }) => sum + versions, 0),
    clusters: new Set(stories.map(({ cluster }) => cluster)).size,
    events: {
      'story.created': stories.length,
      'story.updated': count('update', 'lead'),
      'story.corrected': count('corrected'),
      'story.killed': count('kill'),
      'story.released': stories.filter(({ embargoed }) => embargoed).length,
      ...(script.durationSeconds >= recoverySeconds
        ? { 'feed.failing': troubles.filter((t) => t === 'breaks').length, 'feed.recovered': troubles.filter((t) => t === 'breaks').length }
        : {}),
      'feed.gone': troubles.filter((t) => t === 'goes').length,
    },
  }
}

export const feedIdOf = (channel: ChannelName) => `demo-${channel}`
