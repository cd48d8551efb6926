/**
 * The relay against a real PostgreSQL: what a consumer gets, in which order, and what a fault costs it.
 */
import pg from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Pace, startRelay } from '#src/events/relay.ts'
import type { Sink } from '#src/events/sink.ts'
import { createMetrics } from '#src/http/metrics.ts'
import { type Db, openDb } from '#src/store/db.ts'
import { type NumberedEvent, newestSeq, replayFrom } from '#src/store/events.ts'
import { readOne } from '#src/store/relayed.ts'
import { freshDatabase, makeUpEvents } from '../support/database.ts'
import { patienceMs } from '../support/patience.ts'

makeUpEvents()

const url = await freshDatabase()
const quick: Partial<Pace> = { idleMs: 5, standbyMs: 20 }
let db: Db
const name = 'cms'

beforeEach(async () => {
  db = openDb(url, { max: 16, onError: () => undefined })
  await db.$client.query('TRUNCATE ingest.event, ingest.consumer, ingest.webhook, ingest.delivery')
  await db.$client.query('UPDATE ingest.event_counter SET seq = 0')
})
/** The relays of a test: stopped before their database goes. */
const running: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((close) => close()))
  await db.$client.end()
})

/** A sink that notes what it gets. */
function recorder(sinkName: string, act: (events: readonly NumberedEvent[]) => Promise<void> | void = () => undefined) {
  const batches: number[][] = []
  const sink: Sink = {
    name: sinkName,
    deliver: async (events) => {
      batches.push(events.map(({ seq }) => seq))
      await act(events)
    },
  }
  return { sink, batches, got: () => batches.flat() }
}

function relay(of: Sink[], { pace = quick, on = db }: { pace?: Partial<Pace>; on?: Db } = {}) {
  const lines: Record<string, unknown>[] = []
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) })
  const metrics = createMetrics()
  const { close } = startRelay({ db: on, log, metrics }, of, pace)
  running.push(close)
  return { close, lines, metrics }
}

/** Commit so many events; returns the last one's number. */
async function happen(count = 1): Promise<number> {
  await db.$client.query(
    "INSERT INTO ingest.event_intent (type, subject, data) SELECT 'feed.failing', 's' || n, '{}' FROM generate_series(1, $1) n",
    [count],
  )
  return newestSeq(db)
}

const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, n) => from + n)
const until = (check: () => unknown) => expect.poll(check, { timeout: patienceMs, interval: 5 })
const noted = async (of: string) =>
  (await db.$client.query('SELECT seq::int, last_error FROM ingest.consumer WHERE name = $1', [of])).rows[0]
const locks = async () =>
  (
    await db.$client.query(
      "SELECT pid FROM pg_locks WHERE locktype = 'relation' AND relation = 'ingest.lead'::regclass AND mode = 'ShareRowExclusiveLock' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    )
  ).rows

describe('a sink', () => {
  test('gets every event once, in order, in batches of at most 200', async () => {
    const newest = await happen(450)
    const { sink, batches, got } = recorder(name)
    const { metrics } = relay([sink])
    await until(got).toEqual(upTo(newest))
    expect(batches.map(({ length }) => length)).toEqual([200, 200, 50])
    const later = await happen()
    await until(got).toEqual(upTo(later))
    await until(async () => (await noted(name))?.seq).toBe(later)
    // Counted a moment after it is noted.
    await until(() => metrics.registry.getSingleMetricAsString('telex_events_delivered_total')).toContain(
      `telex_events_delivered_total{sink="${name}"} ${later}`,
    )
  })

  test('gets them without a pause while there are more', async () => {
    await happen(401)
    const { sink, got } = recorder(name)
    relay([sink], { pace: { idleMs: 3_600_000, standbyMs: 20 } })
    await until(() => got().length).toBeGreaterThanOrEqual(401)
  })

  test('goes on where it was after a restart, and another sink starts with the first event', async () => {
    const before = await happen(3)
    const first = recorder(name)
    const { close } = relay([first.sink])
    await until(async () => (await noted(name))?.seq).toBe(before)
    await close()
    const after = await happen(2)
    const second = recorder(name)
    const other = recorder(`${name}-new`)
    relay([second.sink, other.sink])
    await until(second.got).toEqual(upTo(after, before + 1))
    await until(other.got).toEqual(upTo(after))
  })

  test('that comes when all events so far have been dropped gets the next one', async () => {
    await happen(3)
    await db.$client.query('DELETE FROM ingest.event')
    const old = recorder(name)
    const { lines } = relay([old.sink])
    await until(() => noted(name)).toEqual({ seq: 3, last_error: null })
    const next = await happen()
    await until(() => old.batches).toEqual([[next]])
    expect(lines).toEqual([])
  })

  test('that has all there is lets the relay rest, and so does one that has failed', async () => {
    const newest = await happen()
    const { sink } = recorder(name)
    const failing = recorder(`${name}-failing`, () => {
      throw new Error('no room')
    })
    relay([sink, failing.sink], { pace: { idleMs: 3_600_000, standbyMs: 20 } })
    await until(() => noted(name)).toEqual({ seq: newest, last_error: null })
    await until(async () => (await noted(`${name}-failing`)).last_error).toBe('no room')
    // One more round, since one sink has got something; then none for an hour.
    let asked = 0
    db.$client.on('acquire', () => {
      asked += 1
    })
    for (let n = 0; n < 20; n++) await db.$client.query('SELECT pg_sleep(0.01)')
    expect(asked).toBeLessThan(30)
  })

  test('gets no more than it has room for, and says that by its own bound where it has one', async () => {
    const newest = await happen(6)
    const asked: (number | undefined)[] = []
    let room = 4
    const { sink, batches } = recorder(name, (events) => {
      room -= events.length
    })
    relay([
      {
        ...sink,
        room: async (most) => {
          asked.push(most)
          return room
        },
      },
    ])
    await until(async () => (await noted(name))?.seq).toBe(4)
    const before = asked.length
    await until(() => asked.length).toBeGreaterThan(before + 1)
    expect(batches).toEqual([upTo(4)])
    expect(asked[0]).toBeUndefined()
    await db.$client.query('UPDATE ingest.consumer SET most_events = 0')
    await until(() => asked.at(-1)).toBe(0)
    room = 1000
    await until(async () => (await noted(name))?.seq).toBe(newest)
    expect(batches).toEqual([upTo(4), upTo(newest, 5)])
  })

  test('that was set back while it was given events gets them again', async () => {
    const newest = await happen(3)
    let back = false
    const { sink, got } = recorder(name, async () => {
      if (back) return
      back = true
      await replayFrom(db, name, newest - 1)
    })
    relay([sink])
    await until(async () => (await noted(name))?.seq).toBe(newest)
    expect(got().slice(0, newest)).toEqual(upTo(newest))
    // Its place was 0 when the batch was taken; set back to the last but one, it stays there, and the last two come again.
    expect(got().slice(newest)).toEqual([newest - 1, newest])
  })
})

describe('a sink that fails', () => {
  /** What the relay measures its waits by; timers go on. */
  let elapsed = 0
  beforeEach(() => {
    vi.spyOn(performance, 'now').mockImplementation(() => elapsed)
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  test('is asked again after 1, 2, 4 … 60 s, holds up no other, loses nothing, and is well again after one success', async () => {
    let works = false
    const failing = recorder(`${name}-failing`, () => {
      if (!works) throw new Error('no room')
    })
    const healthy = recorder(`${name}-healthy`)
    let newest = await happen()
    const { lines } = relay([failing.sink, healthy.sink])
    /** One more event reaches the other sink: the relay has been around. */
    const around = async () => {
      newest = await happen()
      await until(() => healthy.got().at(-1)).toBe(newest)
      newest = await happen()
      await until(() => healthy.got().at(-1)).toBe(newest)
    }
    await until(() => failing.batches.length).toBe(1)
    for (const [tries, seconds] of [1, 2, 4, 8, 16, 32, 60, 60].entries()) {
      await until(() => lines.filter(({ msg }) => msg === 'a sink does not take events').length).toBe(tries + 1)
      elapsed += seconds * 1000 - 1
      await around()
      expect(failing.batches.length, `${seconds} s after try ${tries + 1}`).toBe(tries + 1)
      elapsed += 1
      await until(() => failing.batches.length).toBe(tries + 2)
    }
    expect(lines[0]).toMatchObject({ sink: `${name}-failing`, error: 'no room', failures: 1 })
    await until(async () => (await noted(`${name}-failing`))?.last_error).toBe('no room')
    expect(await readOne(db, `${name}-failing`)).toMatchObject({ seq: 0, given: 0, taken: null, mostEvents: null, paused: false })
    expect(healthy.got()).toEqual(upTo(newest))

    works = true
    failing.batches.length = 0
    elapsed += 60_000
    await until(failing.got).toEqual(upTo(newest))
    await until(() => noted(`${name}-failing`)).toEqual({ seq: newest, last_error: null })
    works = false
    await happen()
    await until(() => lines.at(-1)?.failures).toBe(1)
  })

  test('with something that is no error, and whose note cannot be written, stops nothing either', async () => {
    const newest = await happen()
    const { sink, batches } = recorder(name, async () => {
      await db.$client.query("ALTER TABLE ingest.consumer ADD CONSTRAINT no_notes CHECK (last_error IS NULL OR last_error <> 'in words')")
      throw 'in words'
    })
    const healthy = recorder(`${name}-healthy`)
    const { lines } = relay([sink, healthy.sink])
    await until(() => lines.map(({ msg }) => msg)).toEqual(['a sink does not take events', 'cannot note it'])
    expect(lines[0]).toMatchObject({ error: 'in words' })
    expect(lines[1]?.error).toContain('last_error')
    await db.$client.query('ALTER TABLE ingest.consumer DROP CONSTRAINT no_notes')
    expect(batches.length).toBe(1)
    await until(healthy.got).toEqual(upTo(newest))
    const next = await happen()
    await until(() => healthy.got().at(-1)).toBe(next)
  })
})

test('whoever listens on wire_event is told the newest number, once', async () => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  onTestFinished(() => client.end())
  const told: string[] = []
  client.on('notification', ({ payload }) => told.push(payload ?? ''))
  await client.query('LISTEN wire_event')
  const first = await happen(2)
  const { sink, got } = recorder(name)
  relay([sink])
  await until(() => told).toEqual([String(first)])
  const second = await happen(3)
  await until(() => told).toEqual([first, second].map(String))
  await until(() => got().at(-1)).toBe(second)
})

describe('of several relays', () => {
  test('one hands on; when it stops, another takes over from its place', async () => {
    const one = recorder(name)
    const two = recorder(name)
    const first = await happen()
    const leader = relay([one.sink])
    await until(async () => (await noted(name))?.seq).toBe(first)
    const other = openDb(url, { max: 3, onError: () => undefined })
    onTestFinished(() => other.$client.end())
    let looks = 0
    const listeners: number[] = []
    other.$client.on('acquire', (client) => {
      looks += 1
      listeners.push(client.listenerCount('error'))
    })
    const standby = relay([two.sink], { on: other })
    // It looks again and again, and leaves nothing behind on the connection that it looks with.
    await until(() => looks).toBeGreaterThan(12)
    expect(Math.max(...listeners)).toBe(Math.min(...listeners))
    const second = await happen()
    await until(async () => (await noted(name))?.seq).toBe(second)
    expect(two.got()).toEqual([])
    expect((await locks()).length).toBe(1)

    await leader.close()
    const third = await happen()
    await until(async () => (await noted(name))?.seq).toBe(third)
    expect(one.got()).toEqual(upTo(second))
    expect(two.got()).toEqual(upTo(third, second + 1))
    expect([...leader.lines, ...standby.lines]).toEqual([])
    await standby.close()
    expect(await locks()).toEqual([])
  })

  test('a leader whose connection is cut says so, and leads again', async () => {
    const first = await happen()
    const { sink, got } = recorder(name)
    const { lines } = relay([sink])
    await until(async () => (await noted(name))?.seq).toBe(first)
    const [lock] = await locks()
    await db.$client.query('SELECT pg_terminate_backend($1)', [lock.pid])
    await until(() => lines.map(({ msg }) => msg)).toEqual(['the relay lost its connection'])
    const second = await happen()
    await until(() => got().at(-1)).toBe(second)
    const [again] = await locks()
    expect(again.pid).not.toBe(lock.pid)
    expect(got()).toEqual(upTo(second))
  })

  test('one that cannot reach the database says so and tries again', async () => {
    const away = openDb(url.replace(/\/[^/]*$/, '/telex_not_there'), { max: 1, onError: () => undefined })
    onTestFinished(() => away.$client.end())
    const { lines } = relay([], { on: away })
    await until(() => lines.length).toBeGreaterThan(2)
    expect(lines[0]).toMatchObject({ msg: 'the relay lost its connection', error: expect.stringContaining('telex_not_there') })
  })
})

describe('a relay that is stopped', () => {
  test('finishes what it is handing over, and hands over nothing more', async () => {
    const newest = await happen(201)
    const handing = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const { sink, batches } = recorder(name, () => {
      handing.resolve()
      return release.promise
    })
    const { close } = relay([sink])
    await handing.promise
    let closed = false
    const closing = close().then(() => {
      closed = true
    })
    await db.$client.query('SELECT pg_sleep(0.05)')
    expect(closed).toBe(false)
    release.resolve()
    await closing
    expect(batches.length).toBe(1)
    expect((await noted(name)).seq).toBe(200)
    expect(newest).toBeGreaterThan(200)
    expect(await locks()).toEqual([])
  })

  test('stops at once when it waits, leading or not, and needs no connection any more', async () => {
    const slow = { idleMs: 3_600_000, standbyMs: 3_600_000 }
    const newest = await happen()
    const { sink } = recorder(name)
    const leader = relay([sink], { pace: slow })
    await until(async () => (await noted(name))?.seq).toBe(newest)
    const standby = relay([sink], { pace: slow })
    await db.$client.query('SELECT pg_sleep(0.05)')
    await Promise.all([standby.close(), leader.close()])
    expect(await locks()).toEqual([])
    expect(db.$client.totalCount - db.$client.idleCount).toBe(0)
  })
})
