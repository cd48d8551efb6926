import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#src/store/db.ts'
import { emit, eventsAfter, newestSeq, replayFrom } from '#src/store/events.ts'
import { advance, readOne, readRelayed } from '#src/store/relayed.ts'
import { freshDb, makeUpEvents } from '../support/database.ts'

makeUpEvents()

let db: Db
beforeAll(async () => {
  db = await freshDb()
})

const happened = (subject: string) => ({
  type: 'feed.gone' as const,
  subject,
  data: { feed: subject, agency: 'MIA', url: 'https://agency.example/', error: '410 Gone' },
})

describe('the event log', () => {
  test('numbers events in commit order without gaps, whatever eight writers commit or roll back', async () => {
    const first = await newestSeq(db)
    const seen: number[] = []
    const snags: string[] = []
    let writing = true
    // A reader that follows with a cursor, as consumers do: what it has passed must never be added to.
    const reader = (async () => {
      let cursor = first
      while (writing || cursor < (await newestSeq(db))) {
        const events = await eventsAfter(db, cursor, 50)
        for (const { seq } of events) {
          if (seq !== cursor + 1) snags.push(`after ${cursor} came ${seq}`)
          cursor = seq
          seen.push(seq)
        }
      }
    })()
    let committed = 0
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let n = 0; n < 60; n++) {
          const events = 1 + ((n + writer) % 3)
          const fails = (n * 7 + writer) % 4 === 0
          const work = db.transaction(async (tx) => {
            for (let event = 0; event < events; event++) await emit(tx, happened(`w${writer}-${n}-${event}`))
            if (n % 5 === 0) await new Promise((resolve) => setTimeout(resolve, (writer * 3) % 7))
            if (fails) throw new Error('rolled back on purpose')
          })
          if (fails) await expect(work).rejects.toThrow('rolled back on purpose')
          else {
            await work
            committed += events
          }
        }
      }),
    )
    writing = false
    await reader
    expect(snags).toEqual([])
    expect(seen).toHaveLength(committed)
    expect(await newestSeq(db)).toBe(first + committed)
  })

  test('is append-only', async () => {
    await db.transaction((tx) => emit(tx, happened('fixed')))
    await expect(db.$client.query("UPDATE ingest.event SET subject = 'other'")).rejects.toThrow('append-only')
  })

  test('carries each event as a CloudEvents 1.0 document', async () => {
    await db.transaction((tx) => emit(tx, happened('cloud')))
    const [event] = await eventsAfter(db, (await newestSeq(db)) - 1, 1)
    expect(event!.cloudevent).toMatchObject({
      specversion: '1.0',
      type: 'feed.gone',
      subject: 'cloud',
      source: '/telex',
      data: { feed: 'cloud' },
    })
    expect(event!.cloudevent.sequence).toBe(String(event!.seq).padStart(20, '0'))
    expect(event!.cloudevent.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })
})

describe('consumers with a cursor', () => {
  const poll = async (consumer: string, limit = 1000) =>
    (await db.$client.query('SELECT seq::int FROM wire.poll_events($1, $2)', [consumer, limit])).rows.map(({ seq }) => seq)

  test('get again what they have not acknowledged, and never what they have', async () => {
    for (const n of [1, 2, 3]) await db.transaction((tx) => emit(tx, happened(`c${n}`)))
    const all = await poll('cms')
    expect(await poll('cms')).toEqual(all)
    const middle = all.at(-2)
    await db.$client.query('SELECT wire.ack_events($1, $2)', ['cms', middle])
    expect(await poll('cms')).toEqual(all.slice(-1))
    // An acknowledgement that comes late does not take anything back.
    await db.$client.query('SELECT wire.ack_events($1, $2)', ['cms', 1])
    expect(await poll('cms')).toEqual(all.slice(-1))
  })

  test('are told what is wrong with their call', async () => {
    await expect(poll("x'; drop table")).rejects.toThrow('consumer must be')
    await expect(db.$client.query("SELECT wire.ack_events('nobody', 1)")).rejects.toThrow('no consumer named')
    await poll('eager')
    await expect(db.$client.query("SELECT wire.ack_events('eager', 999999)")).rejects.toThrow('the newest event')
  })

  test('can be set back', async () => {
    await poll('replayed')
    const newest = await newestSeq(db)
    await db.$client.query('SELECT wire.ack_events($1, $2)', ['replayed', newest])
    expect(await poll('replayed')).toEqual([])
    expect(await replayFrom(db, 'replayed', newest)).toBe('set')
    expect(await poll('replayed')).toEqual([newest])
  })

  test('a sink that was set back meanwhile is not moved on', async () => {
    const { relayed } = await readRelayed(db, ['stream'])
    const at = relayed.find(({ name }) => name === 'stream')!
    expect(await advance(db, at, { reached: at.seq + 2, given: at.seq + 2 })).toBe(true)
    expect(await advance(db, at, { reached: at.seq + 3, given: at.seq + 3 })).toBe(false)
    expect(await readOne(db, 'stream')).toMatchObject({ seq: at.seq + 2, given: at.seq + 3, taken: null, mostEvents: null, paused: false })
  })
})

describe('the role telex_reader', () => {
  test('sees no row that a view leaves out, not by a function of its own that is called cheap', async () => {
    const gone = 'gone-to-readers'
    await db.$client.query(
      "INSERT INTO ingest.feed (id, agency, url, configured_url, state, managed_by) VALUES ($1, 'A', 'http://a.example/', 'http://a.example/', 'removed', 'command')",
      [gone],
    )
    const client: pg.PoolClient = await db.$client.connect()
    const seen: string[] = []
    const note = ({ message }: { message?: string | undefined }) => void seen.push(message ?? '')
    client.on('notice', note)
    try {
      await client.query('SET ROLE telex_reader')
      await client.query(
        "CREATE FUNCTION pg_temp.sees(t text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$ BEGIN RAISE NOTICE '%', t; RETURN true; END $$",
      )
      const { rows } = await client.query('SELECT feed_id FROM wire.feed_status WHERE pg_temp.sees(feed_id)')
      expect(rows.map(({ feed_id }) => feed_id)).not.toContain(gone)
      expect(seen).not.toContain(gone)
    } finally {
      client.off('notice', note)
      await client.query('RESET ROLE')
      client.release()
    }
  })

  test('reads each view that has a condition behind a barrier', async () => {
    const { rows } = await db.$client.query<{ name: string; definition: string; options: string[] | null }>(
      "SELECT relname AS name, pg_get_viewdef(c.oid) AS definition, reloptions AS options FROM pg_class c WHERE relkind = 'v' AND relnamespace = 'wire'::regnamespace",
    )
    const conditional = rows.filter(({ definition }) => /^ {2}WHERE/m.test(definition))
    expect(conditional.map(({ name }) => name).sort()).toEqual(['feed_status', 'media'])
    for (const { name, options } of conditional) expect(options, name).toContain('security_barrier=true')
  })

  test('reads every view of schema wire, calls its functions, and can do nothing else', async () => {
    const client: pg.PoolClient = await db.$client.connect()
    try {
      await client.query('SET ROLE telex_reader')
      const { rows: views } = await client.query("SELECT table_name FROM information_schema.views WHERE table_schema = 'wire'")
      expect(views.map(({ table_name }) => table_name).sort()).toEqual([
        'citation',
        'cluster',
        'consumer_status',
        'decision',
        'event',
        'event_schema',
        'feed_status',
        'media',
        'quote',
        'schema_version',
        'story',
        'story_version',
      ])
      for (const { table_name } of views) await client.query(`SELECT * FROM wire.${table_name} LIMIT 1`)
      await client.query("SELECT * FROM wire.poll_events('reader', 1)")
      await client.query("SELECT wire.ack_events('reader', 0)")
      const { rows: tables } = await db.$client.query(
        "SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('ingest', 'bullmq', 'ingest_migrations')",
      )
      expect(tables.length).toBeGreaterThan(15)
      for (const { name } of tables) await expect(client.query(`SELECT * FROM ${name}`), name).rejects.toThrow('permission denied')
      for (const forbidden of [
        'DELETE FROM wire.feed_status',
        "UPDATE wire.story SET headline = 'x'",
        'CREATE TABLE wire.mine (x int)',
        'CREATE TABLE public.mine (x int)',
        "INSERT INTO ingest.event_intent (type, subject, data) VALUES ('x', 'x', '{}')",
      ]) {
        await expect(client.query(forbidden), forbidden).rejects.toThrow(/permission denied|cannot/)
      }
    } finally {
      await client.query('RESET ROLE')
      client.release()
    }
  })
})
