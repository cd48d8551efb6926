/**
 * Bring a database to this version's schema. Workers that start together take turns by an advisory lock.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { PgDialect, PgSession } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { sqlState } from './db.ts'
import { fileStories, filledBefore, type Tell } from './filing.ts'

const ownMigrations = fileURLToPath(new URL('../../migrations', import.meta.url))
const migrationsTable = { migrationsSchema: 'ingest_migrations', migrationsTable: 'applied' }
/** Spells TELX; held for the session that migrates. */
const lockKey = 0x54454c58

/** PostgreSQL, appendix A: `deadlock_detected`. */
const deadlock = '40P01'

export class SchemaError extends Error {}

/** Workers of the version before go on meanwhile: where one and the migration wait for each other, PostgreSQL gives one of the two up. */
const attempts = 10

/**
 * Run what is missing of `migrations/`, all of it or nothing; where columns are to be filled in between, all before that, then all after it.
 * @param migrationsFolder a folder of drizzle-kit's, with `meta/_journal.json`
 * @param tell called with how many stories' columns have been filled
 * @returns how many ran, how many there are, and whether this login may make schemas: one that only works may not
 * @throws SchemaError when the server is too old, the database was migrated by a newer Telex, or this login may not migrate it
 */
export async function migrateStore(
  databaseUrl: string,
  migrationsFolder = ownMigrations,
  tell?: Tell,
): Promise<{ ran: number; total: number; owns: boolean }> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'telex migrate', connectionTimeoutMillis: 10_000 })
  // Whoever waits for a statement is told.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ version: number }>("SELECT current_setting('server_version_num')::int AS version")
    if (rows[0]!.version < 140_000) {
      throw new SchemaError(`PostgreSQL ${Math.floor(rows[0]!.version / 10_000)} is too old: Telex needs 14 or later`)
    }
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    const before = await applied(client)
    const migrations = readMigrationFiles({ migrationsFolder })
    const total = migrations.length
    if (before > total) {
      throw new SchemaError(
        `the database has ${before} migrations, this Telex knows ${total}: it was migrated by a newer version; start that one`,
      )
    }
    const owns = await mayMigrate(client)
    if (before === total) return { ran: 0, total, owns }
    if (!owns) {
      throw new SchemaError(
        `the database has ${before} of ${total} migrations, and the login of DATABASE_URL may not run the others: run \`npx telex migrate\` with the owner's`,
      )
    }
    const filledAt = await indexOf(migrationsFolder, filledBefore)
    if (filledAt !== -1 && before <= filledAt) {
      await run(client, migrations.slice(0, filledAt))
      await fileStories(client, tell)
    }
    await run(client, migrations)
    return { ran: total - before, total, owns }
  } finally {
    // Ending the session gives the lock back.
    await client.end()
  }
}

/** Run those of these that have not run. */
async function run(client: pg.Client, migrations: MigrationMeta[]): Promise<void> {
  // As drizzle's own `migrate` does, which takes a whole folder.
  const { dialect, session } = drizzle(client) as unknown as { dialect: PgDialect; session: PgSession }
  for (let attempt = 1; ; attempt++) {
    try {
      return await dialect.migrate(migrations, session, { migrationsFolder: '', ...migrationsTable })
    } catch (error) {
      if (sqlState(error) !== deadlock || attempt === attempts) throw error
    }
  }
}

/** Where in a folder the migration of this name stands; -1 where it has none. */
async function indexOf(migrationsFolder: string, name: string): Promise<number> {
  const journal = JSON.parse(await readFile(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')) as { entries: { tag: string }[] }
  return journal.entries.findIndex(({ tag }) => tag.endsWith(name))
}

async function mayMigrate(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>("SELECT has_database_privilege(current_database(), 'CREATE') AS may")
  return rows[0]!.may
}

/** How many migrations are missing; 0 when the database is at this version. */
export async function missingMigrations(pool: pg.Pool): Promise<number> {
  return readMigrationFiles({ migrationsFolder: ownMigrations }).length - (await applied(pool))
}

async function applied(client: pg.Client | pg.Pool): Promise<number> {
  const { rows } = await client.query<{ there: boolean }>("SELECT to_regclass('ingest_migrations.applied') IS NOT NULL AS there")
  if (!rows[0]!.there) return 0
  return (await client.query<{ n: number }>('SELECT count(*)::int AS n FROM ingest_migrations.applied')).rows[0]!.n
}
