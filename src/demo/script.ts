/**
 * What the simulated network will send, as a list made before the first request: the same seed and length, the same list.
 */
import { chance, hashOf } from './chance.ts'
import { type Copy, openNewsroom, type RevisionKind } from './newsroom.ts'
import { type ChannelName, channelNames, channelOf, type OutletName } from './outlets.ts'
import { localLeads, type Reprint, reprints, type Sending, sendings, troubleAt } from './timetable.ts'

/** A listing as it stands from a time on. */
export interface Edition {
  /** Seconds from the script's start, as all times here. */
  at: number
  kind: 'new' | RevisionKind | 'again'
  version: number
  headline: string
  paragraphs: string[]
  note?: string
}

/** One entry of one feed over its life. */
export interface Listing {
  /** Of the story: a listing that sends it again, or kills it, has the same one. */
  story: string
  channel: ChannelName
  outlet: OutletName
  language: string
  guid: string
  /** Its page, within the outlet. */
  path: string
  copy: Copy
  editions: Edition[]
  /** Then it leaves the feed. */
  until?: number
  embargoedUntil?: number
  /** The agency's story that a newspaper prints here. */
  reprintOf?: { story: string; outlet: OutletName }
}

export interface Script {
  seed: number
  durationSeconds: number
  /** Seconds between two polls, as the feeds list asks for them. */
  everySeconds: Record<ChannelName, number>
  listings: Listing[]
  /** The feed that breaks: 500 from `from`, no XML from `garbledFrom`, well again from `until` on. */
  outage: { from: number; garbledFrom: number; until: number }
  /** From then on a feed is gone. */
  goneFrom: number
}

/**
 * Write the script.
 */
export function writeScript({ seed, durationSeconds }: { seed: number; durationSeconds: number }): Script {
  const pace = durationSeconds / 60
  const newsroom = openNewsroom(seed)
  const time = (base: number, name: string) => round((base + (base === 0 ? 0 : chance(seed, `time/${name}`)())) * pace)
  const sent = sendings.flatMap((sending) => send(sending, newsroom[sending.desk].get(sending.slug)!, time))
  const printed = reprints.map((reprint) => print(reprint, sent.find(({ story }) => story === reprint.of)!, time))
  const usual = pace >= 1 ? 3 : pace >= 0.6 ? 2 : 1
  const often = pace >= 1 ? 2 : 1
  const from = troubleAt.breaks * pace
  const every = (name: ChannelName) => (channelOf(name).trouble ? often : usual)
  return {
    seed,
    durationSeconds,
    everySeconds: Object.fromEntries(channelNames.map((name) => [name, every(name)])) as Script['everySeconds'],
    listings: [...sent, ...printed].sort((a, b) => a.editions[0]!.at - b.editions[0]!.at),
    // Polls back off by doubling: three failures, which make it `feed.failing`, take five intervals, and the fourth comes four later.
    outage: { from, garbledFrom: from + 5.5 * often, until: from + 9.5 * often },
    goneFrom: troubleAt.goes * pace,
  }
}

type Time = (base: number, name: string) => number

function send(sending: Sending, copy: Copy, time: Time): Listing[] {
  const { channel, slug, again } = sending
  const { outlet, language } = channelOf(channel)
  const at = time(sending.at, slug)
  const listing: Listing = {
    story: slug,
    channel,
    outlet,
    language,
    guid: guidOf(outlet, slug),
    path: pathOf(outlet, language, slug),
    copy,
    editions: [{ at, kind: 'new', version: 1, headline: copy.headline, paragraphs: copy.paragraphs }],
    ...(sending.embargoedUntil === undefined ? {} : { embargoedUntil: time(sending.embargoedUntil, `${slug}/embargo`) }),
  }
  const more: Listing[] = []
  for (const [index, revision] of copy.revisions.entries()) {
    const edition: Edition = { ...revision, at: time(sending.revised![index]!, `${slug}/${index}`), version: index + 2 }
    if (sending.killsUnderNewGuid && revision.kind === 'kill') {
      listing.until = edition.at
      more.push({ ...listing, guid: guidOf(outlet, `${slug}/kill`), editions: [edition] })
      delete more[0]!.until
    } else listing.editions.push(edition)
  }
  if (again) {
    const last = listing.editions.at(-1)!
    const repeated: Edition = { ...last, at: time(again.at, `${slug}/again`), kind: 'again', version: last.version }
    if (again.as === 'same-guid') listing.editions.push(repeated)
    else more.push({ ...listing, guid: guidOf(outlet, `${slug}/2`), path: pathOf(outlet, language, `${slug}/2`), editions: [repeated] })
  }
  return [listing, ...more]
}

function print({ channel, manner, at }: Reprint, of: Listing, time: Time): Listing {
  const { outlet, language } = channelOf(channel)
  const story = `${channel}/${of.story}`
  const { headline, paragraphs } = of.copy
  const lead = localLeads[of.story]
  const text = manner === 'cut' ? paragraphs.slice(0, 3) : manner === 'lead' && lead ? [lead, ...paragraphs] : paragraphs
  return {
    story,
    channel,
    outlet,
    language,
    guid: guidOf(outlet, story),
    path: pathOf(outlet, language, of.story),
    copy: of.copy,
    editions: [{ at: time(at, story), kind: 'new', version: 1, headline: shorter(headline, manner), paragraphs: text }],
    reprintOf: { story: of.story, outlet: of.outlet },
  }
}

/** A sub-editor with less room drops what follows the last comma. */
function shorter(headline: string, manner: Reprint['manner']): string {
  const comma = headline.lastIndexOf(', ')
  return manner === 'cut' && comma > 30 ? headline.slice(0, comma) : headline
}

const numberOf = (name: string) => String(100_000 + (hashOf(name) % 900_000))

function guidOf(outlet: OutletName, name: string): string {
  const number = numberOf(name)
  return outlet === 'mia' ? `mia-${number}` : `tag:${outlet}.example,2026:${number}`
}

function pathOf(outlet: OutletName, language: string, slug: string): string {
  switch (outlet) {
    case 'mia':
      return `/${language}/story/${numberOf(slug)}`
    case 'continental':
      return `/stories/${slug.replace('/', '-')}`
    case 'vesnik':
      return `/vest/${slug}.html`
    default:
      return `/2026/${slug}`
  }
}

/** Editions of a listing that have come by a time, the standing one last; none when it is not, or no longer, listed. */
export function editionsAt(listing: Listing, offset: number): Edition[] {
  return listing.until !== undefined && offset >= listing.until ? [] : listing.editions.filter(({ at }) => at <= offset)
}

const round = (seconds: number) => Math.round(seconds * 1000) / 1000
