/**
 * Newsroom systems that read all the while: one with a cursor in SQL, one with a BullMQ queue, one with the Redis stream, and one that looks whether
 * an embargoed text can be read.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type pg from 'pg'
import type { Sent } from './truth.ts'

export const consumer = 'chaos'

/** What a consumer was given: the numbers that came, the first time each, in order. */
export class Receipts {
  readonly name: string
  readonly #seen = new Set<number>()
  /** Numbers that came after a later one, and not by a replay. */
  readonly late: number[] = []
  repeated = 0
  newest = 0
  /** Replays that were asked for: what comes by them is late by intent. */
  replays = 0

  constructor(name: string) {
    this.name = name
  }

  take(seq: number): void {
    if (this.#seen.has(seq)) {
      this.repeated++
      return
    }
    if (seq < this.newest && this.replays === 0) this.late.push(seq)
    this.#seen.add(seq)
    this.newest = Math.max(this.newest, seq)
  }

  /** Numbers that have not come, up to one. */
  missing(to: number, from = 1): number[] {
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n).filter((seq) => !this.#seen.has(seq))
  }

  get count(): number {
    return this.#seen.size
  }
}

export interface Readers {
  cursor: Receipts
  queue: Receipts
  stream: Receipts
  /** Names of stories of which all three were told. */
  toldEverywhere(name: string): boolean
  /** Which of the three was not told. */
  untold(name: string): string[]
  /** Embargoed texts that could be read, and what else is wrong. */
  wrong: string[]
  /** How often it was looked for embargoed texts, and of how many stories. */
  looks: number
  close(): Promise<void>
}

interface Event {
  type: string
  sequence: string
  data: { headline?: string; story?: string }
}

/**
 * @param embargoed stories whose body may not be read yet
 * @param draw whether a batch is acknowledged, or has to come again
 */
export async function openReaders(
  { pool, redisUrl }: { pool: pg.Pool; redisUrl: string },
  { embargoed, draw }: { embargoed: () => Sent[]; draw: () => number },
): Promise<Readers> {
  const receipts = { cursor: new Receipts('SQL cursor'), queue: new Receipts('BullMQ queue'), stream: new Receipts('Redis stream') }
  const told = { cursor: new Set<string>(), queue: new Set<string>(), stream: new Set<string>() }
  const wrong: string[] = []
  const stop = new AbortController()
  const look = { looks: 0 }
  const nameOf = (headline = '') => headline.split(' ').at(-1)!
  /** Marks that nobody may see now. */
  const held = () => new Map(embargoed().flatMap((sent) => sent.versions.map(({ mark }) => [mark, sent] as const)))
  const leaks = (where: string, said: string, marks = held()) => {
    for (const mark of said.match(/\bzq[a-z]{6}\b/g) ?? []) {
      const sent = marks.get(mark)
      if (sent && embargoed().includes(sent))
        wrong.push(
          `embargoed until ${new Date(sent.embargoedUntil!).toISOString()}, read in ${where} at ${new Date().toISOString()}: ${mark}`,
        )
    }
  }
  const take = (by: keyof typeof receipts, event: Event) => {
    receipts[by].take(Number(event.sequence))
    if (event.type === 'story.created') told[by].add(nameOf(event.data.headline))
    leaks(receipts[by].name, JSON.stringify(event.data))
  }

  const repeatedly = async (ms: number, once: () => Promise<unknown>) => {
    while (!stop.signal.aborted) {
      await once().catch(() => undefined)
      await sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  let acknowledged = 0
  const cursor = repeatedly(250, async () => {
    const { rows } = await pool.query<{ seq: string; cloudevent: Event }>('SELECT seq, cloudevent FROM wire.poll_events($1, 100)', [
      consumer,
    ])
    for (const [n, { seq, cloudevent }] of rows.entries()) {
      if (Number(seq) > acknowledged + n + 1) wrong.push(`the SQL cursor gave ${seq} where ${acknowledged + n + 1} was to come`)
      take('cursor', cloudevent)
    }
    const last = Number(rows.at(-1)?.seq ?? 0)
    if (last === 0 || draw() < 0.1) return
    await pool.query('SELECT wire.ack_events($1, $2)', [consumer, last])
    acknowledged = last
  })

  const connection = { url: redisUrl, maxRetriesPerRequest: null, retryStrategy: () => 300 }
  const worker = new Worker(`telex.events.${consumer}`, async ({ data }) => take('queue', data as Event), {
    connection,
    prefix: 'telex',
    concurrency: 1,
    lockDuration: 10_000,
    stalledInterval: 3_000,
    maxStalledCount: 1000,
    runRetryDelay: 500,
  })
  worker.on('error', () => undefined)

  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null, retryStrategy: () => 300 })
  redis.on('error', () => undefined)
  let at = '0-0'
  const stream = repeatedly(250, async () => {
    const found = await redis.xread('COUNT', 200, 'STREAMS', 'telex:events', at)
    for (const [id, fields] of found?.[0]?.[1] ?? []) {
      at = id
      take('stream', JSON.parse(fields[fields.indexOf('event') + 1]!) as Event)
    }
  })

  const embargo = repeatedly(400, async () => {
    const marks = held()
    if (marks.size === 0) return
    look.looks++
    const client = await pool.connect()
    let broken = true
    try {
      await client.query('BEGIN READ ONLY')
      await client.query('SET LOCAL ROLE telex_reader')
      const { rows } = await client.query<{ line: string }>(
        `SELECT 'wire.story: ' || to_jsonb(s)::text AS line FROM wire.story s WHERE to_jsonb(s)::text ~ $1
         UNION ALL SELECT 'wire.story_version: ' || to_jsonb(v)::text FROM wire.story_version v WHERE to_jsonb(v)::text ~ $1`,
        [[...marks.keys()].join('|')],
      )
      await client.query('ROLLBACK')
      broken = false
      for (const { line } of rows) leaks(line.split(':')[0]!, line, marks)
    } finally {
      client.release(broken)
    }
  })

  return {
    ...receipts,
    wrong,
    get looks() {
      return look.looks
    },
    toldEverywhere: (name) => Object.values(told).every((names) => names.has(name)),
    untold: (name) => Object.entries(told).flatMap(([by, names]) => (names.has(name) ? [] : [by])),
    close: async () => {
      stop.abort()
      redis.disconnect()
      await Promise.race([worker.close(true), sleep(2_000)])
      await Promise.race([Promise.all([cursor, stream, embargo]), sleep(5_000)])
    },
  }
}
