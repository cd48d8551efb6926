import { Command } from 'commander'
import type { Config } from '#src/config.ts'
import { type Finding, judged, linesOf, placeOf } from '#src/doctor/finding.ts'
import {
  checkClock,
  checkDatabase,
  checkDisk,
  checkMigrations,
  checkNode,
  checkQueues,
  checkReader,
  checkRoom,
} from '#src/doctor/servers.ts'
import { within } from '#src/doctor/within.ts'
import { checkWork } from '#src/doctor/work.ts'
import { openQueues } from '#src/queue/backend.ts'
import { type Db, openDb } from '#src/store/db.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { action } from './outcome.ts'
import { embeddedName, hasEmbedded, printJson, settings } from './session.ts'

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('what is wrong with this installation, and how to mend it')
    .option('--json', 'print JSON')
    .action(
      action(async ({ json }: { json?: boolean }) => {
        const findings = await diagnose(settings())
        const wrong = findings.filter(({ ok }) => !ok)
        if (json) printJson({ ok: wrong.length === 0, findings })
        else {
          const end =
            wrong.length === 0
              ? 'nothing is wrong'
              : `${wrong.length} of ${findings.length} are wrong: ${wrong.map(({ check }) => check).join(', ')}`
          process.stdout.write([...findings.flatMap(linesOf), end, ''].join('\n'))
        }
        if (wrong.length > 0) process.exitCode = 1
        // What did not answer in time holds nothing up.
        setTimeout(() => process.exit(), 3_000).unref()
      }),
    )
}

/** How long an embedded server may take to come up. */
const embeddedMs = 25_000

/** It looks, and changes nothing: no migration, no new database. */
export async function diagnose(config: Config): Promise<Finding[]> {
  const { databaseUrl, stateDir } = config
  if (databaseUrl) return look(config, { databaseUrl, where: `${placeOf(databaseUrl)} (DATABASE_URL)` })
  const name = await embeddedName(config)
  const where = `${stateDir}/${name} (embedded)`
  const usual = { where, expected: 'a PostgreSQL', mend: `look into ${stateDir}/${name}.log; what else is wrong shows when it is up` }
  if (!(await hasEmbedded(stateDir, name))) {
    const none = { ok: false, found: 'there is no database yet', mend: 'run npx telex start, which makes one, or set DATABASE_URL' }
    return [checkNode(), judged('PostgreSQL', { answer: none }, usual), ...(await checkDisk(config))]
  }
  const started = await within(() => startEmbedded(stateDir, { name }), embeddedMs)
  if ('problem' in started) return [checkNode(), judged('PostgreSQL', started, usual), ...(await checkDisk(config))]
  try {
    return await look(config, { databaseUrl: started.answer.url, where })
  } finally {
    await within(() => started.answer.close())
  }
}

async function look(config: Config, { databaseUrl, where }: { databaseUrl: string; where: string }): Promise<Finding[]> {
  const db = openDb(databaseUrl, { max: 8, onError: () => undefined })
  const queues = await openQueues({ databaseUrl, redisUrl: config.redisUrl, workers: 0, onError: () => undefined })
  try {
    const { finding: server, usable, writable } = await checkDatabase(db, where)
    const migrations = usable ? [await checkMigrations(db, where)] : []
    const migrated = migrations.some(({ ok }) => ok)
    // Queues in PostgreSQL have no server of their own.
    const asking = config.redisUrl || migrated ? checkQueues(queues, config) : undefined
    const others = await Promise.all([
      ...(usable ? [checkReader(db), checkClock(db, where)] : []),
      ...(migrated && writable ? [checkRoom(db, where)] : []),
    ])
    const queue = await asking
    const work = migrated ? await checkWork({ db, queues, config }, queue!.answer) : []
    return [checkNode(), server, ...migrations, ...(queue ? [queue.finding] : []), ...others, ...work, ...(await checkDisk(config))]
  } finally {
    await close(db, () => queues.close())
  }
}

async function close(db: Db, queues: () => Promise<void>): Promise<void> {
  await Promise.all([within(() => db.$client.end(), 1_500), within(queues, 1_500)])
}
