/**
 * An admin who asks for something now and then through the queue of commands, and looks whether it was done.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Queue } from 'bullmq'
import { pick, type Scene } from './faults/fault.ts'
import { consumer, type Readers } from './readers.ts'
import type { Agency, Sent } from './truth.ts'

interface Asked {
  name: string
  data: Record<string, unknown>
  reason: string
  addedAt: number
  jobId?: string
  done: PromiseWithResolvers<void>
  asks?: Agency
  state: string
  /** Its feed's host, or Redis, failed meanwhile: that it could not be done is the right answer. */
  excused?: true
}

/** One that is not noted so long (milliseconds) after Redis has lost what was in it is asked for again. */
const lostMs = 12_000

/** Redis has no room for what is to be handed over, and says so. */
const isFull = (error: string | null) => error !== null && /^OOM /.test(error)

export class Admin {
  readonly asked: Asked[] = []
  readonly #scene: Scene
  readonly #readers: Readers
  readonly #queue: Queue
  readonly #stop = new AbortController()
  readonly #running: Promise<unknown>
  #number = 0

  constructor(scene: Scene, readers: Readers, redisUrl: string) {
    this.#scene = scene
    this.#readers = readers
    this.#queue = new Queue('telex.commands', {
      connection: { url: redisUrl, maxRetriesPerRequest: null, retryStrategy: () => 300 },
      prefix: 'telex',
    })
    this.#queue.on('error', () => undefined)
    this.#running = this.#follow()
  }

  /** Ask for a command. @param asks the agency whose host it asks @returns when it is done */
  async ask(name: string, data: Record<string, unknown>, asks?: Agency): Promise<void> {
    const asked: Asked = {
      name,
      data,
      reason: `chaos ${++this.#number}`,
      addedAt: Date.now(),
      done: Promise.withResolvers(),
      state: 'asked',
      ...(asks ? { asks } : {}),
    }
    this.asked.push(asked)
    if (name === 'events.replay') this.#readers.queue.replays++
    void this.#add(asked)
    await asked.done.promise
  }

  async #add(asked: Asked): Promise<void> {
    const { name, data, reason } = asked
    // The same twice would be an order of its own, after those that came meanwhile.
    if (asked.jobId) await this.#queue.remove(asked.jobId).catch(() => undefined)
    while (!this.#stop.signal.aborted) {
      const job = await this.#queue.add(name, { ...data, actor: 'chaos', reason }).catch(() => undefined)
      if (job?.id) {
        asked.jobId = job.id
        return
      }
      // A Redis that is full says so: whoever asks asks again.
      await sleep(1_000, undefined, { signal: this.#stop.signal }).catch(() => undefined)
    }
  }

  /** What has not ended. */
  open(): Asked[] {
    return this.asked.filter(({ state, excused }) => state !== 'done' && !excused)
  }

  /** Something that an admin may ask for at any time, and that changes nothing or what is known here. Does not wait for its end. */
  something(draw: () => number): void {
    const { world } = this.#scene
    const agency = pick(world.agencies, draw)
    const stands = world.stories.filter(
      (sent) =>
        sent.toCome.length === 0 &&
        !sent.embargoedUntil &&
        !sent.probe &&
        !sent.admin &&
        sent.versions.at(-1)!.change !== 'kill' &&
        world.isStored(sent),
    )
    const asks: (() => unknown)[] = [
      () => this.ask('feed.poll', { feed: pick(agency.feeds, draw) }, agency),
      () => this.ask('reingest.feed', { feed: agency.feeds[0]!, from: 'archive' }),
      () => this.ask('retention.run', { dryRun: true }),
      () => this.#pauseAWhile(agency.feeds[0]!),
      () => stands.length > 0 && this.#kill(pick(stands, draw), draw() < 0.5),
      () => this.ask('events.replay', { consumer: `queue:${consumer}`, from: 1 + Math.floor(draw() * 20) }),
    ]
    void pick(asks, draw)()
  }

  async #pauseAWhile(feed: string): Promise<void> {
    await this.ask('feed.pause', { feed })
    await this.ask('feed.resume', { feed })
  }

  async #kill(sent: Sent, restores: boolean): Promise<void> {
    sent.admin = 'killed'
    const { rows } = await this.#scene.postgres.pool.query<{ id: string }>(
      'SELECT id FROM ingest.story WHERE agency = $1 AND headline LIKE $2',
      [sent.agency.agency, `% ${sent.name}`],
    )
    await this.ask('story.kill', { story: rows[0]!.id })
    if (!restores) return
    await this.ask('story.restore', { story: rows[0]!.id })
    sent.admin = 'restored'
  }

  async #follow(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await sleep(1_500, undefined, { signal: this.#stop.signal }).catch(() => undefined)
      const open = this.open()
      if (open.length === 0) continue
      const found = await this.#scene.postgres.pool
        .query<{ reason: string; state: string; error: string | null }>(
          'SELECT reason, state, error FROM ingest.command WHERE reason = ANY($1) ORDER BY id',
          [open.map(({ reason }) => reason)],
        )
        .catch(() => undefined)
      if (!found) continue
      for (const asked of open) {
        const row = found.rows.findLast(({ reason }) => reason === asked.reason)
        if (row) asked.state = row.error ? `${row.state}: ${row.error}` : row.state
        else if (this.#scene.lost.at > asked.addedAt && Date.now() - this.#scene.lost.at > lostMs) {
          asked.addedAt = Date.now()
          void this.#add(asked)
        }
        const failedUntil = (asked.asks && this.#scene.failing.get(asked.asks)) ?? 0
        if (row?.state === 'failed' && (failedUntil >= asked.addedAt || isFull(row.error))) asked.excused = true
        if (row?.state === 'done' || asked.excused) asked.done.resolve()
      }
    }
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running
    await Promise.race([this.#queue.close(), sleep(2_000)])
  }
}
