/**
 * What doctor asks of the servers and of this machine.
 */
import { statfs } from 'node:fs/promises'
import type { Config } from '#src/config.ts'
import type { Queues } from '#src/queue/queues.ts'
import { causeOf } from '#src/store/cause.ts'
import { type Db, sqlState } from '#src/store/db.ts'
import { hasReaderRole, readServer, type ServerState, serverClock, tryWrite } from '#src/store/health.ts'
import { missingMigrations } from '#src/store/migrate.ts'
import { type Finding, judged, one, placeOf } from './finding.ts'
import { within } from './within.ts'

export function checkNode(): Finding {
  const ok = Number(process.versions.node.split('.')[0]) >= 24
  return judged('Node', { answer: { ok, found: process.version, expected: '24 or later', mend: 'run npm ci, which brings Node 24' } })
}

/** Longer than the driver's own limit for a connection, which says more. */
const connectMs = 12_000
const oldest = 140_000

/** @returns whether it can be asked for the rest, and whether it takes writes */
export async function checkDatabase(db: Db, where: string): Promise<{ finding: Finding; usable: boolean; writable: boolean }> {
  let code: string | undefined
  const asked = await within(
    () =>
      readServer(db).catch((error) => {
        code = sqlState(error)
        throw error
      }),
    connectMs,
  )
  const usual = { where, expected: 'an answer', mend: `${unreachable(code)}; what else is wrong shows then` }
  if ('problem' in asked) return { finding: judged('PostgreSQL', asked, usual), usable: false, writable: false }
  const { answer: server } = asked
  const usable = server.number >= oldest
  const wrong = wrongWithServer(server)
  const finding = judged(
    'PostgreSQL',
    { answer: wrong ? { ok: false, ...wrong } : { ok: true, found: `${server.version} at ${where}` } },
    { where },
  )
  return { finding, usable, writable: !server.standby && !server.readOnly }
}

/** PostgreSQL, appendix A: 28000 and 28P01 the login, 3D000 no such database, 53300 too many connections, 57P03 starting up or shutting down. */
function unreachable(code: string | undefined): string {
  switch (code) {
    case '28000':
    case '28P01':
      return 'correct user and password in DATABASE_URL'
    case '3D000':
      return 'make the database (CREATE DATABASE …), or correct its name in DATABASE_URL'
    case '53300':
      return 'raise max_connections, or end what holds them (pg_stat_activity)'
    case '57P03':
      return 'wait until it is up; its log says how far it is'
    default:
      return 'start it, or correct host and port in DATABASE_URL; workers that run wait for it, and go on by themselves'
  }
}

function wrongWithServer({ version, number, standby, readOnly }: ServerState): Omit<Finding, 'check' | 'ok'> | undefined {
  if (number < oldest)
    return {
      found: `${version} is too old`,
      expected: 'PostgreSQL 14 or later',
      mend: 'upgrade it (pg_upgrade), or let DATABASE_URL name another',
    }
  if (standby)
    return {
      found: `${version} follows another server, and takes nothing itself`,
      expected: 'the primary',
      mend: 'let DATABASE_URL name the primary; after a failover, the new one. Workers wait meanwhile, and lose nothing',
    }
  if (readOnly)
    return {
      found: `${version} is read-only`,
      expected: 'a database that takes writes',
      mend: 'find out who set it so (hosted servers do when their disk is nearly full), then ALTER DATABASE … SET default_transaction_read_only = off. Workers wait meanwhile, and lose nothing',
    }
  return undefined
}

export const checkMigrations = (db: Db, where: string): Promise<Finding> =>
  one(
    'migrations',
    async () => {
      const missing = await missingMigrations(db.$client)
      const found =
        missing === 0
          ? 'all there'
          : missing > 0
            ? `${missing} missing`
            : `${-missing} that this version does not know: a newer Telex was here`
      return { ok: missing === 0, found, ...(missing < 0 ? { mend: 'start the newer version' } : {}) }
    },
    { where, expected: 'the schema of this version', mend: "run npx telex migrate, with the owner's login; what else is wrong shows then" },
  )

export const checkReader = (db: Db): Promise<Finding> =>
  one(
    'role telex_reader',
    async () => {
      const there = await hasReaderRole(db)
      return { ok: there, found: there ? 'there' : 'missing' }
    },
    {
      expected: 'the role that newsroom systems read with',
      mend: 'run CREATE ROLE telex_reader NOLOGIN as an administrator, then npx telex migrate',
    },
  )

/** Seconds that two clocks may differ. */
const drifts = 5

export const checkClock = (db: Db, where: string): Promise<Finding> =>
  one(
    'clock',
    async () => {
      const asked = Date.now()
      const told = await serverClock(db)
      const ahead = told - (asked + Date.now()) / 2000
      const found = `the database's is ${Math.abs(ahead).toFixed(1)} s ${ahead < 0 ? 'behind' : 'ahead of'} this machine's`
      return { ok: Math.abs(ahead) < drifts, found }
    },
    {
      where,
      expected: `less than ${drifts} s between them`,
      mend: 'set both clocks by NTP (timedatectl, chronyc tracking): embargoes end and feeds are due by them',
    },
  )

const probeBytes = 1_000_000

export const checkRoom = (db: Db, where: string): Promise<Finding> =>
  one(
    'room for data',
    async () => {
      try {
        await tryWrite(db, probeBytes)
        return { ok: true, found: '1 MB could be written' }
      } catch (error) {
        // PostgreSQL, appendix A: disk_full.
        if (sqlState(error) === '53100') return { ok: false, found: `PostgreSQL has no room left: ${causeOf(error).message}` }
        throw error
      }
    },
    {
      where,
      expected: 'room for 1 MB',
      mend: "make room on the disk of PostgreSQL's data (df -h at its data directory; old logs, replication slots that nobody reads), then lower TELEX_RETENTION_DAYS. Workers wait meanwhile, lose nothing, and go on by themselves",
    },
  )

/** @returns whether they answer what they are asked, fit for jobs or not */
export async function checkQueues(queues: Queues, { redisUrl }: Config): Promise<{ finding: Finding; answer: boolean }> {
  const where = redisUrl ? `${placeOf(redisUrl)} (REDIS_URL)` : 'PostgreSQL, schema bullmq'
  const asked = await within(() => queues.check())
  const usual = {
    where,
    expected: 'an answer',
    mend: redisUrl ? 'see whether the Redis of REDIS_URL lives, and what its log says' : 'run npx telex migrate',
  }
  if ('problem' in asked) return { finding: judged('queues', asked, usual), answer: false }
  const unfit = asked.answer
  if (!unfit) return { finding: judged('queues', { answer: { ok: true, found: `in ${queues.kind}, at ${where}` } }), answer: true }
  const { problem: found, expected, mend, silent = false } = unfit
  return { finding: judged('queues', { answer: { ok: false, where, found, expected, mend } }), answer: !silent }
}

const leastFree = 1e9

/** The disk of this machine's own state: with an embedded database, that of all data. */
export async function checkDisk({ stateDir, databaseUrl }: Config): Promise<Finding[]> {
  const there = await statfs(stateDir).catch(() => undefined)
  if (!there) return []
  const free = there.bavail * there.bsize
  const answer = {
    ok: free > leastFree,
    where: stateDir,
    found: `${(free / 1e9).toFixed(1)} GB free`,
    expected: 'more than 1 GB',
    mend: databaseUrl ? 'make room on it' : 'make room on it, or lower TELEX_RETENTION_DAYS: all data lie there',
  }
  return [judged('disk', { answer })]
}
