import { statfs } from 'node:fs/promises'
import { Command } from 'commander'
import type { App } from '#src/app.ts'
import { queueNames } from '#src/queue/names.ts'
import { feedsWithoutIdentities, overdueFeeds } from '#src/store/feeds.ts'
import { readHealth } from '#src/store/health.ts'
import { missingMigrations } from '#src/store/migrate.ts'
import { action } from './outcome.ts'
import { printJson, settings, withApp } from './session.ts'

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
        const findings = await withApp(examine)
        if (json) printJson({ ok: findings.every(({ ok }) => ok), findings })
        else
          for (const { check, ok, found, mend } of findings)
            process.stdout.write(`${ok ? 'ok    ' : 'WRONG '} ${check}: ${found}${!ok && mend ? `\n       ${mend}` : ''}\n`)
        if (findings.some(({ ok }) => !ok)) process.exitCode = 1
      }),
    )
}

async function examine({ context }: App): Promise<Finding[]> {
  const { db, queues } = context
  const config = settings()
  const health = await readHealth(db)
  const { rows } = await db.$client.query<{ version: string; skew: number; reader: boolean }>(
    "SELECT current_setting('server_version') AS version, extract(epoch FROM clock_timestamp())::float8 AS skew, EXISTS (SELECT FROM pg_roles WHERE rolname = 'telex_reader') AS reader",
  )
  const { version, skew, reader } = rows[0]!
  const drift = Math.abs(Date.now() / 1000 - skew)
  const missing = await missingMigrations(db.$client)
  const queueProblem = await queues.check()
  const workers = await queues.queue(queueNames.polls).getWorkersCount()
  const overdue = await overdueFeeds(db, new Date())
  const nameless = await feedsWithoutIdentities(db)
  const disk = await statfs(config.stateDir).catch(() => undefined)
  const free = disk ? (disk.bavail * disk.bsize) / 1e9 : undefined
  const failing = (health.feeds.failing ?? 0) + (health.feeds.gone ?? 0)
  const behind = health.consumers.filter(({ lag, lastError }) => lastError !== null || lag > 10_000)
  return [
    {
      check: 'Node',
      ok: Number(process.versions.node.split('.')[0]) >= 24,
      found: process.version,
      mend: 'run npm ci, which brings Node 24',
    },
    { check: 'PostgreSQL', ok: true, found: version },
    { check: 'migrations', ok: missing === 0, found: missing === 0 ? 'all there' : `${missing} missing`, mend: 'run npx telex migrate' },
    {
      check: 'role telex_reader',
      ok: reader,
      found: reader ? 'there' : 'missing',
      mend: 'run CREATE ROLE telex_reader NOLOGIN as an administrator, then npx telex migrate',
    },
    { check: 'queues', ok: !queueProblem, found: queueProblem ?? `in ${queues.kind}`, mend: 'mend the Redis of REDIS_URL' },
    { check: 'clock', ok: drift < 5, found: `${drift.toFixed(1)} s off the database's`, mend: 'set the clocks of both machines by NTP' },
    { check: 'workers', ok: workers > 0, found: workers > 0 ? `${workers} poll feeds` : 'none polls feeds', mend: 'run npx telex start' },
    {
      check: 'feeds',
      ok: failing === 0 && overdue.length === 0,
      found: `${
        Object.entries(health.feeds)
          .map(([state, n]) => `${n} ${state}`)
          .join(', ') || 'none'
      }${overdue.length > 0 ? `; not polled in time: ${overdue.slice(0, 5).join(', ')}` : ''}`,
      mend: 'npx telex status tells the errors; npx telex feeds check URL tries one',
    },
    {
      // Nothing is broken, and only the agency can mend it: said, not counted as wrong.
      check: 'identities',
      ok: true,
      found:
        nameless.length === 0
          ? 'every feed tells its items apart'
          : `${nameless.map(({ id, identities }) => `${id} (${identities})`).join(', ')}: one guid or link stands over several items, which are told apart by their text`,
    },
    {
      check: 'items given up',
      ok: health.pending.failed === 0,
      found: String(health.pending.failed),
      mend: 'npx telex reingest range --since … --until … makes their stories again',
    },
    {
      check: 'consumers',
      ok: behind.length === 0,
      found:
        behind.map(({ name, lag, lastError }) => `${name} is ${lag} behind${lastError ? `: ${lastError}` : ''}`).join('; ') ||
        'all keep up',
      mend: 'see to the consumers named',
    },
    ...(free === undefined
      ? []
      : [{ check: 'disk', ok: free > 1, found: `${free.toFixed(1)} GB free`, mend: 'make room, or lower TELEX_RETENTION_DAYS' }]),
  ]
}
