import { statfs } from 'node:fs/promises'
import { Command } from 'commander'
import type { App } from '#src/app.ts'
import type { Config } from '#src/config.ts'
import { readBacklogs } from '#src/events/backlog.ts'
import { missingSchedules } from '#src/ingest/schedule.ts'
import { openQueues } from '#src/queue/backend.ts'
import { queueNames } from '#src/queue/names.ts'
import type { Queues } from '#src/queue/queues.ts'
import { feedsWithoutIdentities, overdueFeeds } from '#src/store/feeds.ts'
import { hasReaderRole, readHealth, serverClock, serverVersion } from '#src/store/health.ts'
import { missingMigrations } from '#src/store/migrate.ts'
import { sinceRuns } from '#src/store/upkeep.ts'
import { age } from './consumers.ts'
import { action } from './outcome.ts'
import { printJson, settings, withApp } from './session.ts'
import { within } from './within.ts'

interface Finding {
  check: string
  ok: boolean
  found: string
  /** What to do about it. */
  mend?: string
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('what is wrong with this installation, and how to mend it')
    .option('--json', 'print JSON')
    .action(
      action(async ({ json }: { json?: boolean }) => {
        const findings = await diagnose(settings())
        if (json) printJson({ ok: findings.every(({ ok }) => ok), findings })
        else
          for (const { check, ok, found, mend } of findings)
            process.stdout.write(`${ok ? 'ok    ' : 'WRONG '} ${check}: ${found}${!ok && mend ? `\n       ${mend}` : ''}\n`)
        if (findings.some(({ ok }) => !ok)) process.exitCode = 1
        // What did not answer in time holds nothing up.
        setTimeout(() => process.exit(), 3_000).unref()
      }),
    )
}

type Look = () => Promise<{ ok: boolean; found: string }>

/** One check, which fails where it gets no answer in time. */
async function one(check: string, look: Look, mend?: string): Promise<Finding> {
  const seen = await within(look)
  return { check, ...('answer' in seen ? seen.answer : { ok: false, found: seen.problem }), ...(mend ? { mend } : {}) }
}

/** How long opening the database may take, its migrations included. */
const openMs = 25_000

async function diagnose(config: Config): Promise<Finding[]> {
  const node = await one(
    'Node',
    async () => ({ ok: Number(process.versions.node.split('.')[0]) >= 24, found: process.version }),
    'run npm ci, which brings Node 24',
  )
  const opened = await within(() => withApp(examine, { config }), openMs)
  if ('answer' in opened) return [node, ...opened.answer, ...(await disk(config))]
  const database: Finding = {
    check: 'PostgreSQL',
    ok: false,
    found: opened.problem,
    mend: config.databaseUrl
      ? 'mend the PostgreSQL of DATABASE_URL; what else is wrong shows then'
      : `see ${config.stateDir} and its *.log; what else is wrong shows then`,
  }
  return [node, database, ...(await redisAlone(config)), ...(await disk(config))]
}

async function disk({ stateDir }: Config): Promise<Finding[]> {
  const there = await statfs(stateDir).catch(() => undefined)
  if (!there) return []
  const free = (there.bavail * there.bsize) / 1e9
  return [{ check: 'disk', ok: free > 1, found: `${free.toFixed(1)} GB free`, mend: 'make room, or lower TELEX_RETENTION_DAYS' }]
}

/** Without a database, the queues are looked at where they have a server of their own. */
async function redisAlone({ redisUrl }: Config): Promise<Finding[]> {
  if (!redisUrl) return []
  const queues = await openQueues({ databaseUrl: '', redisUrl, workers: 0, onError: () => undefined })
  const found = await checkQueues(queues)
  await queues.close()
  return [found]
}

const checkQueues = (queues: Queues) =>
  one(
    'queues',
    async () => {
      const problem = await queues.check()
      return { ok: !problem, found: problem ?? `in ${queues.kind}` }
    },
    'mend the Redis of REDIS_URL',
  )

function examine({ context }: App): Promise<Finding[]> {
  const { db, queues } = context
  const health = readHealth(db)
  health.catch(() => undefined)
  return Promise.all([
    one('PostgreSQL', async () => ({ ok: true, found: await serverVersion(db) })),
    one(
      'migrations',
      async () => {
        const missing = await missingMigrations(db.$client)
        return { ok: missing === 0, found: missing === 0 ? 'all there' : `${missing} missing` }
      },
      'run npx telex migrate',
    ),
    one(
      'role telex_reader',
      async () => {
        const there = await hasReaderRole(db)
        return { ok: there, found: there ? 'there' : 'missing' }
      },
      'run CREATE ROLE telex_reader NOLOGIN as an administrator, then npx telex migrate',
    ),
    checkQueues(queues),
    one(
      'clock',
      async () => {
        const asked = Date.now()
        const told = await serverClock(db)
        const drift = Math.abs((asked + Date.now()) / 2000 - told)
        return { ok: drift < 5, found: `${drift.toFixed(1)} s off the database's` }
      },
      'set the clocks of both machines by NTP',
    ),
    one(
      'workers',
      async () => {
        const workers = await queues.queue(queueNames.polls).getWorkersCount()
        return { ok: workers > 0, found: workers > 0 ? `${workers} poll feeds` : 'none polls feeds' }
      },
      'run npx telex start',
    ),
    one(
      'schedules',
      async () => {
        const missing = await missingSchedules({ db, queues })
        const { sweep } = await sinceRuns(db)
        const late = sweep === undefined || sweep > sweepLateSeconds
        const swept = sweep === undefined ? 'never swept' : `swept ${Math.round(sweep)} s ago`
        return { ok: missing === 0 && !late, found: `${missing === 0 ? 'all there' : `${missing} feeds have none`}; ${swept}` }
      },
      'a process with the role poll makes them again within a minute: run npx telex start, and look at its log',
    ),
    one(
      'feeds',
      async () => {
        const { feeds } = await health
        const overdue = await overdueFeeds(db, new Date())
        const failing = (feeds.failing ?? 0) + (feeds.gone ?? 0)
        const states = Object.entries(feeds).map(([state, n]) => `${n} ${state}`)
        const late = overdue.length > 0 ? `; not polled in time: ${overdue.slice(0, 5).join(', ')}` : ''
        return { ok: failing === 0 && overdue.length === 0, found: `${states.join(', ') || 'none'}${late}` }
      },
      'npx telex status tells the errors; npx telex feeds check URL tries one',
    ),
    // Nothing is broken, and only the agency can mend it: said, not counted as wrong.
    one('identities', async () => {
      const nameless = (await feedsWithoutIdentities(db)).map(({ id, identities }) => `${id} (${identities})`)
      const said = 'one guid or link stands over several items, which are told apart by their text'
      return { ok: true, found: nameless.length === 0 ? 'every feed tells its items apart' : `${nameless.join(', ')}: ${said}` }
    }),
    one(
      'embargoes',
      async () => {
        const { embargoesTimeless: n } = await health
        return { ok: n === 0, found: n === 0 ? 'each has a time' : `${n} stories are withheld: when they may be used cannot be read` }
      },
      'ask the agency; npx telex command story.restore story=… actor=… reason=… releases one, story.kill withdraws it; the events story.withheld name them',
    ),
    one(
      'items given up',
      async () => {
        const { failed } = (await health).pending
        return { ok: failed === 0, found: String(failed) }
      },
      'npx telex reingest range --since … --until … makes their stories again',
    ),
    one(
      'consumers',
      async () => {
        const behind = (await readBacklogs(context)).filter(
          ({ lastError, over, events }) => lastError !== null || over || events > manyEvents,
        )
        const said = behind.map(({ name, events, seconds, over, bounds, lastError }) => {
          const beyond = over ? `, ${over}, policy ${bounds.policy}` : ''
          return `${name} has not taken ${events} events, the oldest ${age(seconds)} old${beyond}${lastError ? `: ${lastError}` : ''}`
        })
        return { ok: behind.length === 0, found: said.join('; ') || 'all keep up' }
      },
      'see to the consumers named; npx telex consumers remove forgets one that is not there any more, npx telex consumers limit bounds one',
    ),
  ])
}

/** A consumer that has so many events to take is behind, whatever its bounds. */
const manyEvents = 10_000
/** The sweep runs each five seconds; its absence for so long is no hitch. */
const sweepLateSeconds = 120
