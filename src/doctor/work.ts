/**
 * What doctor asks of the work: whether it is scheduled, done, and taken.
 */
import type { Context } from '#src/context.ts'
import { type Backlog, readBacklogs } from '#src/events/backlog.ts'
import { type Trouble, troublesOf } from '#src/ingest/late.ts'
import { unservedFeeds } from '#src/ingest/schedule.ts'
import { queueNames } from '#src/queue/names.ts'
import { feedsWithoutIdentities, listFeeds } from '#src/store/feeds.ts'
import { readHealth, relayLeads } from '#src/store/health.ts'
import { pausingHosts } from '#src/store/hosts.ts'
import { sinceRuns } from '#src/store/upkeep.ts'
import { age } from './age.ts'
import { type Finding, one } from './finding.ts'
import { within } from './within.ts'

type Parts = Pick<Context, 'db' | 'queues' | 'config'>

/** The sweep runs each five seconds; its absence for so long is no hitch. */
const sweepLateSeconds = 120
/** A consumer that has so many events to take is behind, whatever its bounds. */
const manyEvents = 10_000
/** Of what only the queues know. */
const unknown = 'not known: the queues do not answer'
/** Names in one line. */
const mostNamed = 5

/** @param answer whether the queues answer: what only they know is not asked for where they do not */
export async function checkWork(parts: Parts, answer: boolean): Promise<Finding[]> {
  const { db, queues } = parts
  const polls = queues.queue(queueNames.polls)
  const ask = <T>(work: () => Promise<T>): Promise<T> => (answer ? work() : Promise.reject(new Error(unknown)))
  const asked = [ask(() => unservedFeeds({ db, queues })), ask(() => polls.getWorkersCount()), ask(() => polls.getWaitingCount())] as const
  // Each is waited for by more than one check, and told by those.
  for (const one of asked) one.catch(() => undefined)
  const [unserved, workers, waiting] = asked
  const health = readHealth(db)
  health.catch(() => undefined)
  return (
    await Promise.all([
      ...(answer
        ? [checkWorkers(parts, workers), checkSchedules(parts, unserved)]
        : ['workers', 'schedules'].map((check) => one(check, async () => ({ ok: false, found: unknown, mend: 'mend the queues first' })))),
      ...checkFeeds(parts, { unserved, workers, waiting }),
      // Nothing is broken, and only the agency can mend it: said, not counted as wrong.
      one('feed identities', async () => {
        const nameless = (await feedsWithoutIdentities(db)).map(({ id, identities }) => `${id} (${identities})`)
        const said =
          'one guid or link stands over several items, which are told apart by their text; ask the agency for a guid of its own for each'
        return { ok: true, found: nameless.length === 0 ? 'every feed tells its items apart' : `${named(nameless)}: ${said}` }
      }),
      one(
        'embargoes',
        async () => {
          const { embargoesTimeless: n } = await health
          return { ok: n === 0, found: n === 0 ? 'each has a time' : `${n} stories are withheld: when they may be used cannot be read` }
        },
        {
          expected: 'a time that each embargo ends at',
          mend: 'ask the agency; npx telex command story.restore story=… actor=… reason=… releases one, story.kill withdraws it; the events story.withheld name them',
        },
      ),
      one(
        'items given up',
        async () => {
          const { failed } = (await health).pending
          return { ok: failed === 0, found: String(failed) }
        },
        {
          expected: 'none',
          mend: 'npx telex items list tells each with its cause; when that is mended, npx telex items retry --cause CODE',
        },
      ),
      one(
        'consumers',
        async () => {
          const behind = (await readBacklogs(parts)).filter(
            ({ lastError, over, events }) => lastError !== null || over || events > manyEvents,
          )
          return { ok: behind.length === 0, found: behind.length === 0 ? 'all keep up' : behind.map(behindOf).join('; ') }
        },
        {
          expected: `each takes its events: fewer than ${manyEvents} left, within its bounds`,
          mend: 'see to the systems named; npx telex consumers remove forgets one that is not there any more, npx telex consumers limit bounds one',
        },
      ),
    ])
  ).flat()
}

function behindOf({ name, events, seconds, over, bounds, lastError, pausedAt }: Backlog): string {
  const beyond = over ? `, ${over}, policy ${bounds.policy}` : ''
  const why = pausedAt ? ' (paused by an admin)' : ''
  return `${name}${why} has not taken ${events} events, the oldest ${age(seconds)} old${beyond}${lastError ? `: ${lastError}` : ''}`
}

const checkWorkers = ({ db, queues }: Parts, polling: Promise<number>): Promise<Finding> =>
  one(
    'workers',
    async () => {
      const [polls, pages, commands, leads] = await Promise.all([
        polling,
        queues.queue(queueNames.pages).getWorkersCount(),
        queues.queue(queueNames.commands).getWorkersCount(),
        relayLeads(db),
      ])
      const nobody = [
        [polls === 0, 'polls feeds (role poll)'],
        [pages === 0, 'fetches pages and stores stories (role fetch)'],
        [!leads, 'hands events on (role relay)'],
        [commands === 0, 'runs commands (role command)'],
      ].flatMap(([missing, what]) => (missing ? [what] : []))
      const found = `${polls} poll feeds, ${pages} fetch pages, ${commands} run commands, one hands events on`
      return { ok: nobody.length === 0, found: nobody.length === 0 ? found : `nobody ${nobody.join(', ')}` }
    },
    {
      expected: 'a process for each role',
      mend: 'run npx telex start (docker compose up -d); where it ends again, its last line says why',
    },
  )

const checkSchedules = ({ db, queues }: Parts, asked: Promise<Set<string>>): Promise<Finding> =>
  one(
    'schedules',
    async () => {
      const unserved = await asked
      const feeds = (await listFeeds(db)).filter(({ state }) => state === 'active')
      const { sweep } = await sinceRuns(db)
      const late = sweep === undefined || sweep > sweepLateSeconds
      const swept = sweep === undefined ? 'never swept' : `swept ${age(sweep)} ago`
      // It is marked by each sweep.
      const emptied = sweep !== undefined && !(await queues.hasMark())
      const found = emptied
        ? 'nothing of what was there is in the queues: they were emptied, or REDIS_URL names another server or number than that of the workers'
        : `${unserved.size === 0 ? 'all there' : `${unserved.size} of ${feeds.length} feeds are due, and their polls in no queue: ${named([...unserved].sort())}`}`
      return {
        ok: unserved.size === 0 && !late && !emptied,
        found: `${found}; ${swept}`,
        ...(emptied
          ? {
              mend: 'a process with the role poll makes all jobs that were lost again within a minute, and one with the role relay gives consumers again what they had not taken of their queues',
            }
          : {}),
      }
    },
    {
      expected: `a poll in the queue for each feed that is due, and a sweep in the last ${sweepLateSeconds} s`,
      mend: 'a process with the role poll adds them within a minute: run npx telex start, and look into its log',
    },
  )

interface Polling {
  unserved: Promise<Set<string>>
  workers: Promise<number>
  waiting: Promise<number>
}

/** Feeds that have trouble, by who can end it: ourselves, or their agency. */
function checkFeeds({ db }: Parts, polling: Polling): Promise<Finding>[] {
  const answer = async <T>(work: Promise<T>): Promise<T | undefined> => {
    const answered = await within(() => work, queuesMs)
    return 'answer' in answered ? answered.answer : undefined
  }
  const read = (async () => {
    const [feeds, pauses, unserved, workers, waiting] = await Promise.all([
      listFeeds(db),
      pausingHosts(db),
      answer(polling.unserved),
      answer(polling.workers),
      answer(polling.waiting),
    ])
    return { feeds, troubles: troublesOf(feeds, { now: new Date(), unserved, workers, waiting: waiting ?? 0, pauses }) }
  })()
  read.catch(() => undefined)
  const told = (troubles: Trouble[]) =>
    named(
      troubles.map(({ feed, why }) => `${feed}: ${why}`),
      '; ',
    )
  return [
    one(
      'feeds',
      async () => {
        const { feeds, troubles } = await read
        const mine = troubles.filter(({ whose }) => whose === 'ours')
        const counted = ['active', 'paused', 'gone'].flatMap((state) => {
          const n = feeds.filter((feed) => feed.state === state).length
          return n > 0 ? [`${n} ${state}`] : []
        })
        return { ok: mine.length === 0, found: mine.length === 0 ? counted.join(', ') || 'none' : told(mine) }
      },
      {
        expected: 'each is polled in time, with what it needs',
        mend: 'it lies with this installation: mend what is said above and here, then npx telex command feed.poll feed=ID',
      },
    ),
    one(
      'agencies',
      async () => {
        const theirs = (await read).troubles.filter(({ whose }) => whose === 'theirs')
        return { ok: theirs.length === 0, found: theirs.length === 0 ? 'all answer as they should' : told(theirs) }
      },
      {
        expected: 'an answer that can be read, at each poll',
        mend: 'it lies with the agency: npx telex feeds check URL tries one; call its desk if it stays so. Polls go on, with growing delay, and it recovers by itself',
      },
    ),
  ]
}

/** Less than a check of its own has. */
const queuesMs = 4_000

const named = (names: string[], separator = ', '): string =>
  names.length > mostNamed ? `${names.slice(0, mostNamed).join(separator)} and ${names.length - mostNamed} more` : names.join(separator)
