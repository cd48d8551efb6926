/**
 * The agencies as they go on telling, and what of it is known here: every story gets its next version when its time has come.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { chance } from '#src/demo/chance.ts'
import type { Network, Wire } from './network.ts'
import { type Agency, Newsroom, type Sent } from './truth.ts'

/** From one story of an agency to the next: milliseconds, least and most. */
const storyEvery = { from: 20_000, to: 80_000 }

/** Stories of each agency of which something is still to come, or to be stored: where there are more, no other is told. */
const mostUnsettled = 1.5

export class World {
  readonly agencies: Agency[]
  readonly wires: Map<string, Wire>
  readonly stories: Sent[] = []
  readonly #network: Network
  readonly #pool: pg.Pool
  readonly #newsroom: Newsroom
  readonly #draws: Map<string, () => number>
  readonly #nextAt = new Map<string, number>()
  /** `agency name mark`, or `kill`, of all that events have told. */
  readonly #stored = new Set<string>()
  #looked = 0
  #telling = true
  readonly #stop = new AbortController()
  #running: Promise<unknown> = Promise.resolve()
  /** Stories whose embargo the database's clock has ended before its time, when it was set ahead. */
  readonly #excused = new Set<Sent>()
  #databaseAheadMs = 0

  constructor({
    seed,
    agencies,
    wires,
    network,
    pool,
  }: { seed: number; agencies: Agency[]; wires: Map<string, Wire>; network: Network; pool: pg.Pool }) {
    this.agencies = agencies
    this.wires = wires
    this.#network = network
    this.#pool = pool
    this.#newsroom = new Newsroom(seed)
    this.#draws = new Map(agencies.map(({ name }) => [name, chance(seed, `agency/${name}`)]))
  }

  start(): void {
    const began = Date.now()
    for (const { name } of this.agencies) this.#nextAt.set(name, began + this.#draws.get(name)!() * storyEvery.to * 0.5)
    const repeat = async (ms: number, once: () => Promise<void>) => {
      while (!this.#stop.signal.aborted) {
        await once().catch(() => undefined)
        await sleep(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined)
      }
    }
    this.#running = Promise.all([repeat(250, () => this.#tell()), repeat(600, () => this.#look())])
  }

  /** No new stories from now on, and no more versions than those that are due. */
  stopTelling(): void {
    this.#telling = false
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  /** Tell a story that is to come through. */
  async probe(agency: Agency): Promise<Sent> {
    const sent = this.#newsroom.probe(agency, Date.now())
    await this.#send(sent)
    return sent
  }

  /** Stories whose text may not be read now. */
  embargoed(): Sent[] {
    const now = Date.now()
    if (this.#databaseAheadMs > 0) this.#excuse(now + this.#databaseAheadMs)
    return this.stories.filter((sent) => (sent.embargoedUntil ?? 0) > now && !this.#excused.has(sent))
  }

  /** The database's clock is set so far ahead: what its embargoes end by that is no fault. */
  databaseAhead(ms: number): void {
    // A second more than it was.
    this.#excuse(Date.now() + Math.max(this.#databaseAheadMs, ms) + 1_000)
    this.#databaseAheadMs = ms
  }

  #excuse(until: number): void {
    for (const sent of this.stories) if (sent.embargoedUntil && sent.embargoedUntil <= until) this.#excused.add(sent)
  }

  isStored(sent: Sent): boolean {
    const { mark, change } = sent.versions.at(-1)!
    return this.#stored.has(`${sent.agency.agency} ${sent.name} ${change === 'kill' ? 'kill' : mark}`)
  }

  /** Stories of which something is still to be told or stored. */
  unsettled(): Sent[] {
    return this.stories.filter((sent) => !this.wires.get(sent.agency.host)!.settled.has(sent))
  }

  async #send(sent: Sent): Promise<void> {
    this.stories.push(sent)
    this.wires.get(sent.agency.host)!.stories.push(sent)
    await this.#leave(sent)
  }

  async #leave(sent: Sent): Promise<void> {
    if (sent.agency.manner === 'spool') await this.#network.drop(sent, sent.versions.at(-1)!)
  }

  async #tell(): Promise<void> {
    const now = Date.now()
    // A machine that is too slow for all that is told would only fall behind.
    const busy = this.unsettled().length > mostUnsettled * this.agencies.length
    for (const agency of this.agencies) {
      if (busy || !this.#telling || this.#nextAt.get(agency.name)! > now) continue
      const draw = this.#draws.get(agency.name)!
      this.#nextAt.set(agency.name, now + storyEvery.from + draw() * (storyEvery.to - storyEvery.from))
      const prints = draw() < 0.15 ? this.#toPrint(agency, draw) : undefined
      await this.#send(this.#newsroom.story(agency, now, prints))
    }
    for (const sent of this.unsettled()) {
      const stored = this.isStored(sent)
      if (sent.toCome.length === 0) {
        if (stored) this.wires.get(sent.agency.host)!.settled.add(sent)
        continue
      }
      if (!this.#telling) sent.toCome.length = 0
      else if (now - sent.versions.at(-1)!.at >= sent.gapMs && (sent.hasty || stored)) {
        this.#newsroom.revise(sent, now)
        await this.#leave(sent)
      }
    }
  }

  /** A story of another agency that stands and may be read, and that this one has not printed. */
  #toPrint(agency: Agency, draw: () => number): Sent | undefined {
    const printed = new Set(this.wires.get(agency.host)!.stories.map(({ reprintOf }) => reprintOf))
    const may = this.stories.filter(
      (sent) =>
        sent.agency !== agency &&
        !printed.has(sent) &&
        !sent.reprintOf &&
        !sent.embargoedUntil &&
        !sent.admin &&
        sent.toCome.length === 0 &&
        sent.versions.at(-1)!.change !== 'kill' &&
        this.isStored(sent),
    )
    return may[Math.floor(draw() * may.length)]
  }

  async #look(): Promise<void> {
    const { rows } = await this.#pool.query<{ seq: string; type: string; agency: string; headline: string; mark: string | null }>(
      `SELECT e.seq, e.type, s.agency, s.headline, substring(v.content->>'bodyText' from '\\mzq[a-z]{6}\\M') AS mark
       FROM ingest.event e JOIN ingest.story s ON s.id = e.story_id
       JOIN ingest.story_version v ON v.story_id = e.story_id AND v.version = (e.data->>'version')::int
       WHERE e.seq > $1 ORDER BY e.seq LIMIT 1000`,
      [this.#looked],
    )
    for (const { seq, type, agency, headline, mark } of rows) {
      const name = headline.split(' ').at(-1)!
      this.#stored.add(`${agency} ${name} ${type === 'story.killed' ? 'kill' : mark}`)
      this.#looked = Number(seq)
    }
  }
}
