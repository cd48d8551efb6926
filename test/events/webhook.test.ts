/**
 * Webhooks against real HTTP servers: what is sent, in which order, and what becomes of what is not taken.
 */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { startRelay } from '#src/events/relay.ts'
import type { Sink } from '#src/events/sink.ts'
import { type Waits, webhookCourier } from '#src/events/sinks/webhook.ts'
import { createMetrics } from '#src/http/metrics.ts'
import { createNet, type Net } from '#src/net/fetch.ts'
import { type Db, openDb } from '#src/store/db.ts'
import { newestSeq } from '#src/store/events.ts'
import { takeSecret } from '#src/store/webhooks.ts'
import type { CloudEvent } from '#src/story/event.ts'
import { freshDatabase, makeUpEvents } from '../support/database.ts'
import { patienceMs } from '../support/patience.ts'
import { oneTurn } from '../support/turn.ts'

makeUpEvents()

const url = await freshDatabase()
const quick: Waits = { event: { base: 0.01, factor: 1, cap: 0.01 }, address: { base: 0.02, factor: 1, cap: 0.02 } }
const until = (check: () => unknown) => expect.poll(check, { timeout: patienceMs, interval: 5 })

let db: Db
let net: Net
const running: (() => Promise<void>)[] = []
beforeEach(async () => {
  db = openDb(url, { max: 16, onError: () => undefined })
  net = createNet({ allowNetworks: ['127.0.0.0/8'], now: () => new Date() })
  await db.$client.query('TRUNCATE ingest.event, ingest.consumer, ingest.webhook, ingest.delivery')
  await db.$client.query('UPDATE ingest.event_counter SET seq = 0')
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((close) => close()))
  await net.close()
  await db.$client.end()
})

const query = async (sql: string, ...values: unknown[]) => (await db.$client.query(sql, values)).rows

interface Got {
  event: CloudEvent
  body: string
  headers: IncomingHttpHeaders
}

type Answer = (got: Got, response: ServerResponse) => void
const taken: Answer = (_, response) => void response.writeHead(204).end()
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(code, headers).end()

/** A receiver that answers as it is told, and notes what it got. */
async function receiver(answer: Answer = taken) {
  const got: Got[] = []
  const state = { answer }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const one = { event: JSON.parse(body) as CloudEvent, body, headers: request.headers }
      got.push(one)
      state.answer(one, response)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    got,
    state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    seqs: () => got.map(({ event }) => Number(event.sequence)),
    subjects: () => got.map(({ event }) => event.subject),
  }
}

function relay({ waits = quick, sinks = [] as Sink[] } = {}) {
  const lines: Record<string, unknown>[] = []
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) })
  const metrics = createMetrics()
  const parts = { db, net, log, metrics }
  const { close } = startRelay(parts, sinks, { idleMs: 5, standbyMs: 20 }, ({ name }) => webhookCourier(parts, name, waits))
  running.push(close)
  return { lines, metrics, close }
}

/** Commit an event for each story named, in order. */
async function happen(...stories: string[]): Promise<number> {
  for (const story of stories)
    await query("INSERT INTO ingest.event_intent (type, subject, data) VALUES ('story.updated', $1, $2)", story, { story, language: 'en' })
  return newestSeq(db)
}

const ask = async (name: string, args: Record<string, unknown>): Promise<string> => {
  const read = readCommand(name, args)
  if (!read.ok) return read.message
  return read.command.run({ db, net, queues: {}, config: {} } as unknown as Context, read.args, oneTurn).then(
    ({ summary }) => summary,
    (error: Error) => error.message,
  )
}
const add = async (address: string, more: Record<string, unknown> = {}): Promise<string> => {
  const said = await ask('consumer.add', { consumer: 'cms', kind: 'webhook', url: address, from: 'first', ...more })
  expect(said).toContain('cms was added: a webhook')
  const shown = await takeSecret(db, 'cms')
  return (shown as { secret: string }).secret
}
const stood = async () => (await query("SELECT * FROM wire.consumer_status WHERE name = 'cms'"))[0]

describe('what is sent', () => {
  test('is the event as CloudEvents has it, signed, once its secret was shown; a new secret signs beside the one before', async () => {
    const hook = await receiver()
    await happen('a')
    await ask('consumer.add', { consumer: 'cms', kind: 'webhook', url: hook.url, from: 'first' })
    relay()
    await until(async () => (await stood()).last_error).toContain('consumers secret cms')
    expect(hook.got).toEqual([])
    const { secret } = (await takeSecret(db, 'cms')) as { secret: string }
    expect(await takeSecret(db, 'cms')).toBe('shown')
    expect(await takeSecret(db, 'nobody')).toBe('absent')
    await until(hook.seqs).toEqual([1])
    const [first] = hook.got
    expect(first!.headers).toMatchObject({
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'webhook-id': first!.event.id,
      'user-agent': expect.stringContaining('Telex'),
    })
    const [row] = await query('SELECT cloudevent FROM wire.event')
    expect(new Webhook(secret).verify(first!.body, first!.headers as Record<string, string>)).toEqual(row.cloudevent)

    expect(await ask('consumer.rotate', { consumer: 'cms' })).toContain('signs as well for 24 h')
    await happen('b')
    const { secret: next } = (await takeSecret(db, 'cms')) as { secret: string }
    expect(next).not.toBe(secret)
    await until(hook.seqs).toEqual([1, 2])
    const second = hook.got[1]!
    for (const one of [secret, next]) new Webhook(one).verify(second.body, second.headers as Record<string, string>)
    await query("UPDATE ingest.webhook SET former_until = now() - interval '1 s'")
    await happen('c')
    await until(hook.seqs).toEqual([1, 2, 3])
    const third = hook.got[2]!
    new Webhook(next).verify(third.body, third.headers as Record<string, string>)
    expect(() => new Webhook(secret).verify(third.body, third.headers as Record<string, string>)).toThrow('No matching signature')
    const [kept] = await query('SELECT row_to_json(c)::text AS all FROM wire.consumer_status c')
    expect(kept.all).not.toContain('whsec_')
  })

  test('begins where it was asked to, passes its filter, and goes on where it was after a restart', async () => {
    const hook = await receiver()
    await happen('a', 'b')
    await add(hook.url, { from: 'now', types: 'story.*', languages: 'de' })
    await query("INSERT INTO ingest.event_intent (type, subject, data) VALUES ('story.created', 'c', '{\"language\":\"de-AT\"}')")
    await happen('d')
    await query("INSERT INTO ingest.event_intent (type, subject, data) VALUES ('story.killed', 'e', '{}')")
    const { close } = relay()
    await until(hook.subjects).toEqual(['c', 'e'])
    await until(async () => Number((await stood()).seq)).toBe(5)
    await close()
    expect(await ask('consumer.filter', { consumer: 'cms', types: ['story.updated'] })).toContain('story.updated')
    await happen('f')
    relay()
    await until(hook.subjects).toEqual(['c', 'e', 'f'])
  })
})

describe('what is not taken', () => {
  test('is sent again, of one story in order, while other stories go on', async () => {
    let refuse = true
    const hook = await receiver(({ event }, response) => void response.writeHead(event.subject === 'a' && refuse ? 500 : 200).end())
    await add(hook.url, { attempts: 50 })
    await happen('a', 'b', 'a', 'c', 'a')
    relay({ waits: { ...quick, event: { base: 0.05, factor: 1, cap: 0.05 } } })
    await until(() => hook.subjects().filter((one) => one === 'a').length).toBeGreaterThan(2)
    await until(hook.subjects).toEqual(expect.arrayContaining(['b', 'c']))
    // Of the story, nothing but its first event was tried.
    expect(new Set(hook.got.filter(({ event }) => event.subject === 'a').map(({ event }) => event.sequence)).size).toBe(1)
    await until(async () => Number((await stood()).waiting_events)).toBe(3)
    refuse = false
    await until(async () => Number((await stood()).waiting_events)).toBe(0)
    const ofA = hook.got.filter(({ event }) => event.subject === 'a').map(({ event }) => Number(event.sequence))
    expect(ofA).toEqual([...ofA].sort((one, other) => one - other))
    expect(ofA.slice(-3)).toEqual([1, 3, 5])
    // The same event has the same id, however often it comes.
    expect(new Set(hook.got.filter(({ event }) => event.sequence.endsWith('01')).map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  test('lies dead after its last attempt, lets its story go on, and is sent again when an admin says so', async () => {
    let refuse = true
    const hook = await receiver(({ event }, response) => void response.writeHead(event.sequence.endsWith('1') && refuse ? 422 : 200).end())
    await add(hook.url, { attempts: 3 })
    await happen('a', 'a', 'b')
    const { metrics } = relay()
    await until(async () => await stood()).toMatchObject({ waiting_events: '0', dead_events: '1', seq: '3' })
    expect(hook.seqs().filter((seq) => seq === 1)).toHaveLength(3)
    expect(hook.seqs()).toEqual(expect.arrayContaining([2, 3]))
    expect(await query('SELECT seq::int, attempts, last_error, key FROM ingest.delivery')).toEqual([
      { seq: 1, attempts: 3, last_error: `${new URL(hook.url).host} answered 422`, key: 'a' },
    ])
    expect(await metrics.registry.getSingleMetricAsString('telex_webhook_answers_total')).toContain('{consumer="cms",outcome="422"} 3')
    expect(await ask('consumer.replay', { consumer: 'cms', events: '7' })).toContain('none of cms')
    refuse = false
    expect(await ask('consumer.replay', { consumer: 'cms', events: '1' })).toBe('1 dead events of cms are sent again')
    await until(async () => await stood()).toMatchObject({ waiting_events: '0', dead_events: '0' })
    expect(hook.seqs().at(-1)).toBe(1)
  })

  test('waits ever longer, and less by chance, up to its cap', async () => {
    const hook = await receiver(status(500))
    await add(hook.url)
    await happen('a')
    relay({ waits: { event: { base: 1000, factor: 4, cap: 3000 }, address: quick.address } })
    const wait = async (attempts: number) => {
      await until(async () => (await query('SELECT attempts FROM ingest.delivery'))[0]?.attempts).toBe(attempts)
      const [row] = await query('SELECT extract(epoch FROM due_at - clock_timestamp())::float8 AS s FROM ingest.delivery')
      await query('UPDATE ingest.delivery SET due_at = now()')
      return row.s
    }
    const [first, second, third] = [await wait(1), await wait(2), await wait(3)]
    expect(first).toBeGreaterThan(800 - 300)
    expect(first).toBeLessThanOrEqual(1000)
    expect(second).toBeGreaterThan(2400 - 300)
    expect(second).toBeLessThanOrEqual(3000)
    expect(third).toBeLessThanOrEqual(3000)
  })

  test('by an address that asks for a pause, is left until then, and so is all else', async () => {
    const hook = await receiver(status(429, { 'retry-after': '3600' }))
    await add(hook.url)
    await happen('a', 'b', 'c')
    relay()
    await until(async () => (await query('SELECT not_before FROM ingest.webhook'))[0].not_before).not.toBeNull()
    const [row] = await query('SELECT extract(epoch FROM not_before - now())::int AS s FROM ingest.webhook')
    expect(row.s).toBeGreaterThan(3000)
    expect(row.s).toBeLessThanOrEqual(3600)
    const sent = hook.got.length
    expect(sent).toBeLessThanOrEqual(3)
    await happen('d')
    await query('SELECT pg_sleep(0.2)')
    expect(hook.got).toHaveLength(sent)
    hook.state.answer = taken
    await query('UPDATE ingest.webhook SET not_before = now()')
    await until(async () => await stood()).toMatchObject({ waiting_events: '0', seq: '4', last_error: null })
  })

  test.each([
    ['a redirect, which is not followed', 302],
    ['a permanent one', 308],
    ['a page that is not there', 404],
    ['a fault of its server', 503],
  ])('is %s', async (_, code) => {
    const other = await receiver()
    const hook = await receiver(status(code, { location: other.url }))
    await add(hook.url, { attempts: 2 })
    await happen('a')
    relay()
    await until(async () => Number((await stood()).dead_events)).toBe(1)
    expect(hook.got).toHaveLength(2)
    expect(other.got).toEqual([])
    expect((await query('SELECT last_error FROM ingest.delivery'))[0].last_error).toContain(`answered ${code}`)
  })

  test('where the connection breaks off, or the answer does not come in time', async () => {
    const hook = await receiver((_, response) => void response.destroy())
    await add(hook.url, { attempts: 1 })
    await happen('a')
    relay()
    await until(async () => (await query('SELECT last_error FROM ingest.delivery'))[0]?.last_error).toContain('broke the connection off')
    hook.state.answer = () => undefined
    await query('UPDATE ingest.webhook SET timeout_ms = 50')
    await happen('b')
    await until(async () => (await query('SELECT last_error FROM ingest.delivery WHERE seq = 2'))[0]?.last_error).toContain(
      'did not answer within 0.05 s',
    )
  })

  test('by an address that takes nothing at all, is tried with one event at a time, and the rest waits in the log', async () => {
    const hook = await receiver(status(500))
    await add(hook.url, { attempts: 50 })
    await happen(...Array.from({ length: 300 }, (_, n) => `s${n}`))
    relay({ waits: { event: quick.event, address: { base: 3600, factor: 1, cap: 3600 } } })
    await until(async () => (await query('SELECT failures FROM ingest.webhook'))[0].failures).toBeGreaterThanOrEqual(5)
    await query('SELECT pg_sleep(0.2)')
    expect(hook.got.length).toBeLessThan(20)
    expect(Number((await stood()).seq)).toBeLessThanOrEqual(100)
    const before = hook.got.length
    const failures = async () => (await query('SELECT failures FROM ingest.webhook'))[0].failures
    const failed = await failures()
    await query('UPDATE ingest.webhook SET not_before = now()')
    await until(failures).toBe(failed + 1)
    expect(hook.got).toHaveLength(before + 1)
    hook.state.answer = taken
    await query('UPDATE ingest.webhook SET not_before = now()')
    await until(async () => await stood()).toMatchObject({ seq: '300', waiting_events: '0', state: 'ok' })
    expect(new Set(hook.seqs()).size).toBe(300)
  })
})

test('an address that answers 410 is told nothing more; an event and the log say so; resumed, it gets what it had not', async () => {
  const hook = await receiver(status(410))
  await add(hook.url)
  await happen('a', 'b')
  const { lines } = relay()
  await until(async () => (await stood()).state).toBe('disabled')
  await until(() => lines.map(({ msg }) => msg)).toContain('a webhook answered 410 and is told nothing more')
  expect(await query("SELECT subject, data FROM wire.event WHERE type = 'consumer.disabled'")).toEqual([
    { subject: 'cms', data: { consumer: 'cms', host: new URL(hook.url).host, reason: expect.stringContaining('answered 410') } },
  ])
  const sent = hook.got.length
  await happen('c')
  await query('SELECT pg_sleep(0.2)')
  expect(hook.got).toHaveLength(sent)
  hook.state.answer = taken
  hook.got.length = 0
  expect(await ask('consumer.resume', { consumer: 'cms' })).toContain('gets its events again')
  await until(() => [...hook.seqs()].sort()).toEqual([1, 2, 3, 4])
  await until(async () => (await stood()).state).toBe('ok')
})

test('one that hangs delays no other consumer', async () => {
  const hanging = await receiver(() => undefined)
  await add(hanging.url, { timeout: 60 })
  const others: number[] = []
  const dead: Sink = { name: 'dead', deliver: () => new Promise(() => undefined) }
  const other: Sink = { name: 'other', deliver: async (events) => void others.push(...events.map(({ seq }) => seq)) }
  await happen('a')
  const { close } = relay({ sinks: [dead, other] })
  await until(() => hanging.got.length).toBe(1)
  for (let seq = 2; seq <= 5; seq++) {
    await happen('a')
    await until(() => others).toContain(seq)
  }
  expect(await stood()).toMatchObject({ seq: '0', lag_events: '5' })
  // What hangs keeps nobody from stopping.
  await close()
})

describe('an address within', () => {
  test.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest',
    'http://[::1]:8080/',
    'http://127.0.0.1:25/',
    'ftp://a.example/',
    'http://u:p@a.example/',
  ])('%s is refused when it is named', async (address) => {
    expect(await ask('consumer.add', { consumer: 'cms', kind: 'webhook', url: address })).toMatch(/url: /)
    expect(await query('SELECT FROM ingest.consumer')).toEqual([])
  })

  test('is not reached by a name either, nor once the operator allows it no more', async () => {
    const hook = await receiver()
    await add(hook.url.replace('127.0.0.1', 'localhost'), { attempts: 1 })
    await net.close()
    net = createNet({ allowNetworks: [], now: () => new Date() })
    await happen('a')
    relay()
    await until(async () => (await query('SELECT last_error FROM ingest.delivery'))[0]?.last_error).toContain('is not a public address')
    expect(hook.got).toEqual([])
  })
})

test.each([
  [{ kind: 'webhook' }, 'url: a webhook needs the address'],
  [{ kind: 'cursor', url: 'http://a.example/' }, 'url: only a webhook has one'],
  [{ kind: 'queue', owner: 'cms' }, 'owner: only a cursor has one'],
  [{ kind: 'cursor', owner: 'nobody_here' }, 'owner: PostgreSQL has no login nobody_here'],
  [{ kind: 'stream' }, 'kind: a stream needs a Redis'],
  [{ kind: 'pigeon' }, 'kind: one of cursor, queue, stream, webhook'],
  [{ kind: 'cursor', from: 'yesterday' }, 'from must be now, first'],
  [{ kind: 'cursor', from: '9' }, 'from 9: the events that are kept'],
  [{ kind: 'cursor', types: 'story.creatd' }, 'types: names of event types'],
  [{ kind: 'cursor', languages: 'english' }, 'languages: languages as in BCP 47'],
  [{ kind: 'cursor', urgency: '0' }, 'urgency: a number from 1 to 9'],
  [{ kind: 'cursor', consumer: 'a b' }, 'consumer: 1 to 63 letters'],
  [{ kind: 'cursor', consumer: 'stream' }, 'consumer: stream is the name'],
])('%j is refused: %s', async (args, words) => {
  expect(await ask('consumer.add', { consumer: 'cms', ...args })).toContain(words)
  expect(await query('SELECT FROM ingest.consumer')).toEqual([])
})

test('a name is taken once, and removed with all that waited for it', async () => {
  await add('http://127.0.0.1:9999/')
  expect(await ask('consumer.add', { consumer: 'cms', kind: 'cursor' })).toContain('there is one named cms already')
  await query("INSERT INTO ingest.consumer (name, kind) VALUES ('queue:web', 'sink')")
  expect(await ask('consumer.add', { consumer: 'web', kind: 'queue' })).toContain('there is one named web already')
  await query("INSERT INTO ingest.delivery (consumer, seq, key, cloudevent, state, attempts) VALUES ('cms', 1, 'a', '{}', 'dead', 3)")
  expect(await ask('consumer.remove', { consumer: 'cms' })).toBe('cms was removed')
  expect(await query('SELECT FROM ingest.webhook')).toEqual([])
  expect(await query('SELECT FROM ingest.delivery')).toEqual([])
})
