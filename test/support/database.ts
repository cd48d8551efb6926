/**
 * A database of its own for a test file, cloned from the migrated template.
 */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Db, openDb } from '#src/store/db.ts'
import { afterFile } from './after.ts'
import { wrongEvents } from './events.ts'
import { databaseNamed } from './servers.ts'

let madeUp = false

/** This file writes events into the log that no program would write: they are not held against their schemas. */
export function makeUpEvents(): void {
  madeUp = true
}

/** Make a database, of PostgreSQL's `template1` an empty one; it is dropped after the file's tests, when each event in it is what its schema says. */
export async function freshDatabase(template = inject('template')): Promise<string> {
  const server = inject('databaseUrl')
  const name = `telex_${randomBytes(6).toString('hex')}`
  await admin(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = databaseNamed(server, name)
  afterFile(async () => {
    const wrong = madeUp ? [] : await wrongIn(url)
    // A pool has ended before its connections have: one that is thrown out meanwhile says so to whoever listens.
    for (let tries = 0; tries < 80 && (await isUsed(server, name)); tries++) await new Promise((resolve) => setTimeout(resolve, 25))
    await admin(server, `DROP DATABASE ${name} WITH (FORCE)`)
    if (wrong.length > 0) throw new Error(`events are not what their schemas say:\n${wrong.slice(0, 10).join('\n')}`)
  })
  return url
}

/** The same, opened. A connection that breaks fails the run. */
export async function freshDb(): Promise<Db> {
  let closing = false
  const db = openDb(await freshDatabase(), {
    max: 16,
    onError: (error) => {
      if (!closing) throw error
    },
  })
  afterFile(() => {
    closing = true
    return db.$client.end()
  })
  return db
}

/** One statement, on a connection of its own. */
export async function query(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client(url)
  // What ends it is told by the statement.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}

const isUsed = async (server: string, name: string) =>
  ((await query(server, `SELECT FROM pg_stat_activity WHERE datname = '${name}'`)).rowCount ?? 0) > 0

async function wrongIn(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await wrongEvents(client)
  } finally {
    await client.end()
  }
}

async function admin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // Two files that clone the template in the same moment: PostgreSQL lets one at a time.
    for (let tries = 0; ; tries++) {
      try {
        await client.query(statement)
        return
      } catch (error) {
        if ((error as { code?: string }).code !== '55006' || tries > 2000) throw error
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  } finally {
    await client.end()
  }
}
