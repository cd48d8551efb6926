/**
 * Consumers' cursors: where one begins, what it may acknowledge, what a replay comes to while it works, and the snapshot that stories and events
 * are read from together.
 */
import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FeedId, ItemId, Sha256 } from '#src/brand.ts'
import { dropBacklogs } from '#src/store/consumers.ts'
import { type Db, openDb } from '#src/store/db.ts'
import { emit, keptEvents, replayFrom } from '#src/store/events.ts'
import { storeStory } from '#src/store/stories.ts'
import { compose } from '#src/story/compose.ts'
import { CommonSketch } from '#src/story/print/common.ts'
import { afterFile } from '../support/after.ts'
import { freshDatabase, makeUpEvents } from '../support/database.ts'
import { text } from '../support/prose.ts'

makeUpEvents()

let url: string
let db: Db
beforeAll(async () => {
  url = await freshDatabase()
  db = openDb(url, {
    max: 16,
    onError: (error) => {
      throw error
    },
  })
  afterFile(() => db.$client.end())
})

const ask = async (sql: string, ...values: unknown[]) => (await db.$client.query(sql, values)).rows
const seqs = async (sql: string, ...values: unknown[]) => (await ask(sql, ...values)).map(({ seq }) => Number(seq))
const poll = (name: string, limit = 1000) => seqs('SELECT seq FROM wire.poll_events($1, $2)', name, limit)
const ack = async (name: string, seq: number) => Number((await ask('SELECT wire.ack_events($1, $2) AS seq', name, seq))[0].seq)
const following = (seq: number | null, limit = 1000, filter: unknown = null) =>
  seqs('SELECT seq FROM wire.events_after($1, $2, $3)', seq, limit, filter === null ? null : JSON.stringify(filter))
const begin = async (name: string, from: string) => Number((await ask('SELECT wire.begin_events($1, $2) AS seq', name, from))[0].seq)
const upTo = (to: number, from = 1) => Array.from({ length: to - from + 1 }, (_, n) => from + n)

/** A session of its own, on one connection. */
async function session<T>(work: (client: pg.Client, notices: string[]) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  const notices: string[] = []
  client.on('notice', ({ message }) => notices.push(message ?? ''))
  await client.connect()
  try {
    return await work(client, notices)
  } finally {
    await client.end()
  }
}

async function happen(count: number): Promise<void> {
  for (let n = 0; n < count; n++)
    await db.transaction((tx) =>
      emit(tx, { type: 'feed.gone', subject: `s${n}`, data: { feed: `s${n}`, agency: 'A', url: 'https://a.example/', error: 'x' } }),
    )
}
/** As retention does with what everybody has had. */
const drop = (below: number) => ask('DELETE FROM ingest.event WHERE seq < $1', below)

beforeEach(async () => {
  await ask('WITH events AS (DELETE FROM ingest.event) DELETE FROM ingest.consumer')
  await ask('UPDATE ingest.event_counter SET seq = 0')
})

describe('a replay', () => {
  test('wins over the acknowledgement of what was handed out before it, and the events come again', async () => {
    await happen(9)
    expect(await poll('cms', 6)).toEqual(upTo(6))
    expect(await replayFrom(db, 'cms', 3)).toBe('set')
    await session(async (client, notices) => {
      const { rows } = await client.query("SELECT wire.ack_events('cms', 6) AS seq")
      expect(Number(rows[0].seq)).toBe(2)
      expect(notices).toEqual([
        "consumer 'cms' was set back to get the events from 3 on again: what it had before that is not acknowledged any more",
      ])
    })
    expect(await poll('cms', 4)).toEqual(upTo(6, 3))
    expect(await ack('cms', 6)).toBe(6)
    // Set back once more, and on again: each time what was handed out before counts for nothing.
    await replayFrom(db, 'cms', 1)
    await replayFrom(db, 'cms', 5)
    expect(await ack('cms', 6)).toBe(4)
    expect(await poll('cms')).toEqual(upTo(9, 5))
  })

  test('waits for a poll that is under way, and wins over what that hands out', async () => {
    await happen(5)
    await poll('cms', 1)
    await session(async (client) => {
      await client.query('BEGIN')
      await client.query("SELECT * FROM wire.poll_events('cms', 100)")
      expect(await replayFrom(db, 'cms', 2, 50)).toBe('busy')
      const replayed = replayFrom(db, 'cms', 2, 60_000)
      await expect
        .poll(() => ask("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"), {
          timeout: 60_000,
          interval: 5,
        })
        .toHaveLength(1)
      await client.query('COMMIT')
      expect(await replayed).toBe('set')
    })
    expect(await ack('cms', 5)).toBe(1)
    expect(await poll('cms')).toEqual(upTo(5, 2))
  })

  test('waits for a poll that has read its place and not yet the events', async () => {
    await happen(5)
    await poll('cms', 1)
    const waiting = () => ask("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
    await session(async (stopper) => {
      await stopper.query('BEGIN')
      await stopper.query('LOCK TABLE ingest.event IN ACCESS EXCLUSIVE MODE')
      const polled = poll('cms')
      await expect.poll(waiting, { timeout: 60_000, interval: 5 }).toHaveLength(1)
      expect(await replayFrom(db, 'cms', 1, 50)).toBe('busy')
      await stopper.query('COMMIT')
      expect(await polled).toEqual(upTo(5))
    })
  })

  test('of a name that nobody has is told', async () => {
    expect(await replayFrom(db, 'nobody', 1)).toBe('absent')
  })
})

describe('an acknowledgement', () => {
  test('of what was never handed out is refused, and says what was', async () => {
    await happen(5)
    expect(await poll('cms', 2)).toEqual([1, 2])
    await expect(ack('cms', 3)).rejects.toThrow("consumer 'cms' was handed the events up to 2: it cannot have had 3")
    await expect(ack('cms', 6)).rejects.toThrow('seq must be from 0 to 5')
    expect(await ack('cms', 2)).toBe(2)
    expect(await ack('cms', 1)).toBe(2)
    await expect(ack('other', 1)).rejects.toThrow('no consumer named')
  })

  test('of a consumer that the version before has handed something is taken', async () => {
    await happen(3)
    await ask("INSERT INTO ingest.consumer (name, kind, seq) VALUES ('old', 'sql', 1)")
    await ask("UPDATE ingest.consumer c SET handed_seq = n.seq, handed_before = n.seq FROM ingest.event_counter n WHERE c.name = 'old'")
    expect(await ack('old', 3)).toBe(3)
  })

  test('in a transaction that stays open keeps no other consumer’s backlog from being dropped', async () => {
    await happen(9)
    for (const name of ['idle', 'held']) await poll(name, 1)
    await ask("UPDATE ingest.consumer SET policy = 'drop', most_events = 2")
    await session(async (client) => {
      await client.query('BEGIN')
      await client.query("SELECT wire.ack_events('held', 1)")
      expect(await dropBacklogs(db, { policy: 'hold', events: 100, seconds: 1_000 })).toMatchObject([{ consumer: 'idle', to: 7 }])
    })
  })
})

describe('what retention dropped', () => {
  beforeEach(async () => {
    await happen(8)
    await begin('old', '2')
    await drop(5)
  })

  test('is missed where somebody polls below it, with what is right', async () => {
    await expect(poll('old')).rejects.toMatchObject({
      message: "consumer 'old' has had the events up to 1: 2 to 4 were dropped since, the oldest that is kept is 5",
      hint: expect.stringContaining('telex consumers rewind old --from 5'),
    })
    expect(await replayFrom(db, 'old', 5)).toBe('set')
    expect(await poll('old')).toEqual(upTo(8, 5))
  })

  test('is missed where somebody reads after a number below it, or above all', async () => {
    await expect(following(2)).rejects.toThrow('the events 3 to 4 were dropped by retention: the oldest that is kept is 5')
    await expect(following(0)).rejects.toMatchObject({ hint: 'go on after 4 and know what is missing, or begin anew with a snapshot' })
    expect(await following(4)).toEqual(upTo(8, 5))
    expect(await following(8)).toEqual([])
    for (const wrong of [9, -1, null]) await expect(following(wrong)).rejects.toThrow('seq must be from 4 to 8, the newest event')
  })

  test('is no beginning, by number or by time; a new consumer begins after it', async () => {
    await expect(begin('new', '4')).rejects.toThrow('from 4: the events that are kept are 5 to 8')
    await expect(begin('new', '10')).rejects.toThrow('from 10: the events that are kept are 5 to 8')
    await expect(begin('new', '2001-01-01T00:00:00Z')).rejects.toThrow('the oldest event that is kept is 5')
    expect(await poll('fresh')).toEqual(upTo(8, 5))
    expect(await keptEvents(db)).toMatchObject({ oldest: 5, newest: 8 })
  })

  test('may be all there was', async () => {
    await drop(9)
    expect(await keptEvents(db)).toEqual({ oldest: 9, newest: 8, oldestAt: null })
    expect(await following(8)).toEqual([])
    await expect(following(7)).rejects.toThrow('the events 8 to 8 were dropped')
    expect(await begin('new', 'first')).toBe(8)
    await happen(1)
    expect(await poll('new')).toEqual([9])
  })
})

describe('a new consumer', () => {
  test.each([
    ['now', 5, [6]],
    ['first', 0, upTo(6)],
    ['4', 3, [4, 5, 6]],
    ['6', 5, [6]],
  ])('begins with %s', async (from, seq, got) => {
    await happen(5)
    expect(await begin('new', from)).toBe(seq)
    await happen(1)
    expect(await poll('new')).toEqual(got)
  })

  test('begins with a time, given in any zone', async () => {
    await happen(2)
    await ask('ALTER TABLE ingest.event DISABLE TRIGGER refuse_event_change')
    await ask("UPDATE ingest.event SET time = '2026-01-01T10:00:00Z' WHERE seq = 1")
    await ask('ALTER TABLE ingest.event ENABLE TRIGGER refuse_event_change')
    expect(await begin('since-then', '2026-01-01T11:00:00+01:00')).toBe(0)
    expect(await begin('since-later', '2026-01-01 10:00:00.001Z')).toBe(1)
    await expect(begin('never', '2999-01-01T00:00:00Z')).rejects.toThrow('that time has not come')
  })

  test.each(['', 'yesterday', '-1', '2026-01-01', '2026-01-01T10:00:00', '1.5', null])(
    'that begins with %j is told how to say it',
    async (from) => {
      await expect(begin('new', from as string)).rejects.toThrow("from must be now, first, snapshot, an event's number from 1, or a time")
    },
  )

  test('that is there already keeps its place', async () => {
    await happen(3)
    await begin('cms', '2')
    await expect(begin('cms', 'now')).rejects.toThrow("consumer 'cms' is there, and has had the events up to 1")
    expect(await poll('cms')).toEqual([2, 3])
  })

  test('that reads only is told of the way that writes nothing, which works there', async () => {
    await happen(3)
    await session(async (client) => {
      await client.query('SET default_transaction_read_only = on')
      await client.query('SET ROLE telex_reader')
      for (const call of ["wire.poll_events('cms')", "wire.begin_events('cms', 'now')"])
        await expect(client.query(`SELECT * FROM ${call}`), call).rejects.toMatchObject({
          message: expect.stringContaining('this session only reads'),
          hint: expect.stringContaining('wire.events_after'),
        })
      expect((await client.query('SELECT seq FROM wire.events_after(1, 1)')).rows).toEqual([{ seq: '2' }])
      expect((await client.query('SELECT wire.newest_seq() AS seq')).rows).toEqual([{ seq: '3' }])
    })
    expect(await ask('SELECT FROM ingest.consumer')).toEqual([])
  })
})

describe('a filter', () => {
  beforeEach(async () => {
    for (const agency of ['AFP', 'dpa', 'AFP', 'AFP', 'dpa', 'AFP'])
      await ask(
        "INSERT INTO ingest.event_intent (type, subject, data) VALUES ('feed.gone', 'x', $1)",
        JSON.stringify({ feed: 'x', agency, error: 'x' }),
      )
  })

  test('of a reader’s own is the one that consumers have', async () => {
    expect(await following(0, 100, { agencies: ['dpa'] })).toEqual([2, 5])
    expect(await following(2, 1, { agencies: ['AFP'], types: ['feed.*'] })).toEqual([3])
    expect(await following(0, 100, {})).toEqual(upTo(6))
  })

  test('of a consumer leaves out what it does not let through, and its cursor passes that by', async () => {
    await begin('cms', 'first')
    await ask('UPDATE ingest.consumer SET filter = \'{"agencies": ["dpa"]}\'')
    const cursor = async () => Number((await ask('SELECT seq FROM ingest.consumer'))[0].seq)
    expect(await poll('cms', 1)).toEqual([2])
    await expect(ack('cms', 3)).rejects.toThrow('was handed the events up to 2')
    expect(await poll('cms', 2)).toEqual([2, 5])
    expect(await cursor()).toBe(0)
    expect(await ack('cms', 5)).toBe(5)
    expect(await poll('cms')).toEqual([])
    expect(await cursor()).toBe(6)
    expect(await replayFrom(db, 'cms', 3)).toBe('set')
    expect(await poll('cms')).toEqual([5])
  })

  test.each([
    [[], 'filter must be a JSON object'],
    [{ agency: ['APA'] }, "there is no 'agency'; there are types, agencies, languages, subjects and urgency"],
    [{ types: 'story.created' }, 'types must be an array of strings'],
    [{ subjects: [1] }, 'subjects must be an array of strings'],
    [{ urgency: '3' }, 'urgency must be a whole number from 1 to 9'],
    [{ urgency: 0 }, 'urgency must be a whole number from 1 to 9'],
  ])('%j is refused', async (filter, why) => {
    await expect(following(0, 100, filter)).rejects.toThrow(why)
  })
})

describe('a snapshot', () => {
  const standing = 'SELECT id, version, pub_status, headline FROM wire.story ORDER BY id'
  const common = new CommonSketch()
  const tell = (n: number, edition: number) =>
    storeStory(
      db,
      compose({
        feed: { id: 'agency' as FeedId, agency: 'Agency' },
        entry: {
          id: `tag:agency,${n}`,
          headline: `Matter ${n}, edition ${edition}`,
          ...(edition % 4 === 3 ? { pubStatus: 'canceled' as const } : {}),
          updated: new Date(Date.UTC(2026, 10, 23, 8, edition)).toISOString(),
          bodyText: text(`story ${n}`).replace(/<\/?p>/g, '\n'),
        },
      }),
      { item: (n + 1) as ItemId, itemRevision: edition + 1, rawSha256: '0'.repeat(64) as Sha256, pageSha256: null, arrivedAt: new Date() },
      { common, now: new Date() },
    )

  test('with what follows folded into it is wire.story, whatever four writers do meanwhile', async () => {
    let stop = false
    const told = Array.from({ length: 12 }, () => 0)
    const writers = [0, 1, 2, 3].map(async (writer) => {
      for (let turn = 0; !stop; turn++) {
        const n = (turn * 4 + writer) % told.length
        await tell(n, told[n]!++)
      }
    })
    const snapshots = []
    for (const [name, least] of [
      ['early', 15],
      ['later', 40],
    ] as const) {
      await expect.poll(async () => (await keptEvents(db)).newest, { timeout: 60_000, interval: 2 }).toBeGreaterThan(least)
      snapshots.push(
        await session(async (client) => {
          await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
          const { rows } = await client.query('SELECT wire.begin_events($1, $2) AS seq, wire.newest_seq() AS newest', [name, 'snapshot'])
          expect(rows[0].seq).toBe(rows[0].newest)
          // What is committed between the two reads is in neither.
          await expect
            .poll(async () => (await keptEvents(db)).newest, { timeout: 60_000, interval: 2 })
            .toBeGreaterThan(Number(rows[0].seq))
          const stories = (await client.query(standing)).rows
          await client.query('COMMIT')
          return { name, seq: Number(rows[0].seq), stories }
        }),
      )
    }
    stop = true
    await Promise.all(writers)
    const now = await ask(standing)
    for (const { name, seq, stories } of snapshots) {
      const folded = new Map(stories.map((story) => [story.id, story]))
      for (const { seq: at, type, data } of await ask('SELECT seq, type, data FROM wire.poll_events($1, 10000)', name)) {
        expect(Number(at)).toBeGreaterThan(seq)
        if (!type.startsWith('story.')) continue
        expect(data.version, 'no version twice, none left out').toBe((folded.get(data.story)?.version ?? 0) + 1)
        folded.set(data.story, { id: data.story, version: data.version, pub_status: data.pubStatus, headline: data.headline })
      }
      expect([...folded.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(now)
    }
  })

  test('outside of a transaction that reads one moment is refused', async () => {
    await expect(begin('cms', 'snapshot')).rejects.toMatchObject({
      message: "from 'snapshot': stories and events of one moment are read in one transaction, and this one is read committed",
      hint: expect.stringContaining('BEGIN ISOLATION LEVEL REPEATABLE READ'),
    })
  })
})
