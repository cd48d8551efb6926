/**
 * Feeds that are not polled in time, or not with success: each with why, and whether that lies with its agency or with this installation. Pure, but for
 * `overdueFeeds`.
 */
import type { FeedId } from '#src/brand.ts'
import type { Db } from '#src/store/db.ts'
import { type Feed, perhapsOverdue } from '#src/store/feeds.ts'
import { nextTick } from './cron.ts'

type Timing = Pick<Feed, 'everySeconds' | 'cron' | 'timezone' | 'lastPollAt' | 'createdAt' | 'nextPollAt'>

/** A poll may be late by so much: milliseconds. */
const slackMs = 60_000
/** Intervals without a poll before a feed counts as late. */
const intervals = 3

/** Should it have been polled by now, as far as its schedule goes? What a failure or its host's pause put off is not looked at. */
export function missedItsTick({ everySeconds, cron, timezone, lastPollAt, createdAt }: Omit<Timing, 'nextPollAt'>, now: Date): boolean {
  const since = lastPollAt ?? createdAt
  if (!cron) return since.getTime() + (everySeconds ?? 60) * 1000 * intervals + slackMs < now.getTime()
  const tick = nextTick(cron, timezone ?? 'UTC', since)
  return tick !== undefined && tick.getTime() + 2 * slackMs < now.getTime()
}

/** Is it late though nothing puts it off? Its schedule was lost, or no worker polls. */
export const isOverdue = (feed: Timing, now: Date): boolean =>
  (feed.nextPollAt ?? feed.createdAt).getTime() + slackMs < now.getTime() && missedItsTick(feed, now)

/** All active feeds that are late though nothing puts them off. */
export async function overdueFeeds(db: Db, now: Date): Promise<FeedId[]> {
  return (await perhapsOverdue(db, now)).filter((feed) => isOverdue(feed, now)).map(({ id }) => id)
}

export interface Trouble {
  feed: FeedId
  whose: 'ours' | 'theirs'
  why: string
}

export interface Surroundings {
  now: Date
  /** Feeds that are due and whose poll is in no queue; undefined where the queues do not answer. */
  unserved: ReadonlySet<string> | undefined
  /** Processes that poll; undefined where the queues do not answer. */
  workers: number | undefined
  /** Polls that wait in the queue. */
  waiting: number
  /** Until when hosts have asked for a pause. */
  pauses: ReadonlyMap<string, Date>
}

/** Of these no agency knows anything. */
const ours = ['secret-not-allowed', 'secret-missing', 'outside-roots', 'bad-url', 'blocked-address', 'blocked-port']
/** The host was not reached at all: where that is so of most hosts, the way there is broken. */
const unreached = ['dns', 'connect', 'timeout-connect']
const fewHosts = 3

/** What is wrong with which feeds, and who can mend it. */
export function troublesOf(feeds: readonly Feed[], around: Surroundings): Trouble[] {
  const active = feeds.filter(({ state }) => state === 'active' || state === 'gone')
  const hosts = new Set(active.map(hostOf))
  const away = new Set(active.filter(({ lastErrorCode }) => unreached.includes(lastErrorCode ?? '')).map(hostOf))
  const cutOff = away.size >= fewHosts && away.size * 2 > hosts.size
  return active.flatMap((feed) => {
    const trouble = troubleOf(feed, around, cutOff ? `${away.size} of ${hosts.size} hosts are not reached at once` : undefined)
    return trouble ? [{ feed: feed.id, ...trouble }] : []
  })
}

function troubleOf(feed: Feed, around: Surroundings, cutOff: string | undefined): Omit<Trouble, 'feed'> | undefined {
  const { lastErrorCode: code, lastError, consecutiveFailures: failures, failingSince, nextPollAt } = feed
  if (feed.state === 'gone') return { whose: 'theirs', why: lastError ?? 'it is gone' }
  if (isOverdue(feed, around.now))
    return { whose: 'ours', why: `not polled since ${at(feed.lastPollAt) ?? 'it was added'}: ${whyLate(feed, around)}` }
  if (failures > 0) {
    const since = `${failures} times since ${at(failingSince) ?? 'its last success'}, next at ${at(nextPollAt) ?? 'its next tick'}`
    if (cutOff && unreached.includes(code ?? '')) return { whose: 'ours', why: `${cutOff}: ${lastError} (${since})` }
    return { whose: ours.includes(code ?? '') ? 'ours' : 'theirs', why: `${lastError} (${since})` }
  }
  const pause = around.pauses.get(hostOf(feed))
  if (pause && missedItsTick(feed, around.now)) return { whose: 'theirs', why: `its host asks for a pause until ${at(pause)}` }
  return undefined
}

function whyLate({ id }: Feed, { unserved, workers, waiting }: Surroundings): string {
  if (workers === undefined) return 'the queues do not answer'
  if (workers === 0) return 'no worker polls feeds'
  if (unserved?.has(id)) return 'its poll is in no queue'
  return waiting > 0 ? `${waiting} polls wait in the queue` : 'its job was lost, and is made again within a minute'
}

const at = (time: Date | null): string | undefined => time?.toISOString().slice(0, 16).replace('T', ' ')
const hostOf = ({ id, url }: Pick<Feed, 'id' | 'url'>): string => (URL.canParse(url) ? new URL(url).host || id : id)
