import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command, InvalidArgumentError } from 'commander'
import { type App, startApp } from '#src/app.ts'
import type { Config } from '#src/config.ts'
import { type AgencyNetwork, startAgencies } from '#src/demo/agencies.ts'
import { printClosing } from '#src/demo/closing.ts'
import { misbehaviours } from '#src/demo/misbehaviour.ts'
import { createScreen, type Screen } from '#src/demo/screen.ts'
import { deliveryOf, differences, type StoredStory } from '#src/demo/verdict.ts'
import { createLog } from '#src/log.ts'
import { eventQueueName } from '#src/queue/names.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { newestSeq } from '#src/store/events.ts'
import { readHealth } from '#src/store/health.ts'
import type { CloudEvent, EventType } from '#src/story/event.ts'
import { action, embeddedNames, settings, UsageError } from './session.ts'
import { type Stopping, untilSignal } from './signal.ts'

interface Options {
  seed: number
  for: number
  agenciesOnly?: boolean
  printFeeds?: boolean
  port: number
  host: '127.0.0.1' | '0.0.0.0'
  publicUrl?: string
}

/** The consumer that the screen is: a BullMQ queue like any newsroom system's. */
const consumer = 'demo'

const whole = (text: string) => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number')
  return Number(text)
}
const seconds = (text: string) => {
  const [, digits, unit] = /^(\d{1,5})(s|m)?$/.exec(text) ?? []
  const value = Number(digits) * (unit === 'm' ? 60 : 1)
  if (!(value >= 20 && value <= 3600)) throw new InvalidArgumentError('a time from 20s to 60m, such as 60s')
  return value
}
const address = (text: string) => {
  if (text !== '127.0.0.1' && text !== '0.0.0.0') throw new InvalidArgumentError('127.0.0.1 or 0.0.0.0')
  return text
}

export function demoCommand(): Command {
  return new Command('demo')
    .description('the worker over a simulated network of agencies on loopback, no internet needed')
    .option('--seed <n>', 'the same seed plays the same script', whole, 7)
    .option('--for <time>', 'how long, such as 60s', seconds, 60)
    .option('--agencies-only', 'serve the agencies and nothing else, until stopped; their feeds are printed as a feeds file')
    .option('--print-feeds', "print the agencies' feeds file and end; with --public-url")
    .option('--port <n>', 'with --agencies-only: the port', whole, 8099)
    .option('--host <address>', 'with --agencies-only: where to listen', address, '127.0.0.1')
    .option('--public-url <url>', 'with --agencies-only: the address under which the worker reaches them')
    .action(action((options: Options) => (options.agenciesOnly || options.printFeeds ? serve(options) : play(options))))
}

const feedsFile = (network: AgencyNetwork) => `${JSON.stringify({ feeds: network.feeds }, null, 2)}\n`

async function serve({
  seed,
  for: durationSeconds,
  port,
  host,
  publicUrl = `http://127.0.0.1:${port}`,
  printFeeds = false,
}: Options): Promise<void> {
  // The script begins when the first worker asks.
  let first = Number.POSITIVE_INFINITY
  const network = await startAgencies({
    seed,
    durationSeconds,
    port: printFeeds ? 0 : port,
    host,
    publicUrl,
    startAt: () => (first = Math.min(first, Date.now())),
  }).catch((error: Error) => {
    throw new UsageError(`cannot listen on ${host}:${port}: ${error.message}`)
  })
  process.stdout.write(feedsFile(network))
  if (!printFeeds) {
    const signal = untilSignal(createLog(settings().log))
    await signal.received
    await network.close()
    return signal.done()
  }
  await network.close()
}

async function play({ seed, for: durationSeconds }: Options): Promise<void> {
  let startAt = Number.POSITIVE_INFINITY
  await using network = Object.assign(await startAgencies({ seed, durationSeconds, startAt: () => startAt }), {
    async [Symbol.asyncDispose]() {
      await network.close()
    },
  })
  const folder = await mkdtemp(join(tmpdir(), 'telex-demo-'))
  try {
    const file = join(folder, 'feeds.yaml')
    await writeFile(file, feedsFile(network))
    const config = settings({ TELEX_ALLOW_NETWORKS: '127.0.0.0/8', TELEX_FEEDS: file, TELEX_EVENT_QUEUES: consumer, TELEX_ROLES: '' })
    if (!process.env.TELEX_HTTP_PORT) config.http.port = 0
    if (!process.env.LOG_LEVEL) config.log.level = 'error'
    const log = createLog(config.log)
    const signal = untilSignal({ ...log, info: () => undefined, error: log.error.bind(log) })
    process.stdout.write(`Six simulated outlets play ${durationSeconds} seconds of news (seed ${seed}); Telex ingests them.\n\n`)
    if (!config.databaseUrl) await freshDatabase(config)
    const app = await startApp({ config, log, embeddedName: embeddedNames.demo, stop: signal.aborted })
    try {
      await refuseForeign(app, network)
      startAt = Date.now()
      await watch(app, network, { seed, durationSeconds, signal })
    } finally {
      await app.close()
    }
    signal.done()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Each demo begins with an empty database: the same seed then gives the same. */
async function freshDatabase({ stateDir }: Config): Promise<void> {
  const left = await startEmbedded(stateDir, { name: embeddedNames.demo })
  await left.close()
  for (const part of ['', '.password', '.log']) await rm(join(stateDir, `${embeddedNames.demo}${part}`), { recursive: true, force: true })
}

/** The demo plays only in a database of its own. */
async function refuseForeign({ context: { db } }: App, network: AgencyNetwork): Promise<void> {
  const own = network.feeds.map(({ id }) => id)
  const { rows } = await db.$client.query<{ n: number }>(
    'SELECT ((SELECT count(*) FROM ingest.feed WHERE NOT id = ANY($1)) + (SELECT count(*) FROM ingest.story))::int AS n',
    [own],
  )
  if (rows[0]!.n > 0) throw new UsageError('the database of DATABASE_URL is not empty: the demo plays only in a database of its own')
}

interface Playing {
  seed: number
  durationSeconds: number
  signal: Stopping
}

/** Show events as they come until the script is over, then what was seen. */
async function watch(app: App, network: AgencyNetwork, { seed, durationSeconds, signal }: Playing): Promise<void> {
  const { db, queues } = app.context
  const width = process.stdout.columns ?? 100
  const screen = createScreen({
    write: (text) => process.stdout.write(text),
    terminal: process.stdout.isTTY === true,
    width,
    noColor: process.env.NO_COLOR,
  })
  const seqs: number[] = []
  const counts: Partial<Record<EventType, number>> = {}
  const worker = queues.worker(eventQueueName(consumer), async ({ data }) => {
    const { sequence, type, subject, data: said } = data as CloudEvent
    seqs.push(Number(sequence))
    counts[type] = (counts[type] ?? 0) + 1
    screen.event({ seq: Number(sequence), type, subject, data: said }, Math.max(0, network.offset()))
  })
  try {
    while (network.offset() < durationSeconds && !signal.aborted.aborted) {
      await sleep(500, undefined, { signal: signal.aborted }).catch(() => undefined)
      screen.standing(await standingOf(app, network, durationSeconds))
    }
    // What the last polls brought is worked off, and every event has arrived.
    for (let tries = 0; tries < 40 && !signal.aborted.aborted; tries++) {
      const { waiting } = await standingOf(app, network, durationSeconds)
      if (waiting === 0 && seqs.length >= (await newestSeq(db))) break
      await sleep(250)
    }
  } finally {
    await worker.close()
  }
  await close(app, network, screen, { seed, seqs, counts, stopped: signal.aborted.aborted, width })
}

async function standingOf({ context: { db } }: App, network: AgencyNetwork, of: number) {
  const { stories, versions, clusters, events, pending } = await readHealth(db)
  return { offset: Math.max(0, network.offset()), of, stories, versions, clusters, events, waiting: pending.page + pending.ready }
}

interface Seen {
  seed: number
  seqs: number[]
  counts: Partial<Record<EventType, number>>
  stopped: boolean
  width: number
}

async function close(
  { context: { db } }: App,
  network: AgencyNetwork,
  screen: Screen,
  { seed, seqs, counts, stopped, width }: Seen,
): Promise<void> {
  const health = await readHealth(db)
  const { rows: stored } = await db.$client.query<StoredStory>(
    `SELECT s.id, s.feed_id AS feed, s.agency, s.uri, s.pub_status AS "pubStatus", s.cluster_id AS cluster,
       (SELECT count(*)::int FROM ingest.story_version v WHERE v.story_id = s.id) AS versions FROM ingest.story s`,
  )
  const { rows: largest } = await db.$client.query<{ story: string; headline: string; agency: string; printedBy: string[] }>(
    `SELECT c.origin_story_id AS story, o.headline, o.agency, array_agg(DISTINCT s.agency) FILTER (WHERE s.id <> o.id) AS "printedBy"
     FROM wire.cluster c JOIN wire.story o ON o.id = c.origin_story_id JOIN wire.story s ON s.cluster_id = c.id
     WHERE c.size > 1 GROUP BY 1, 2, 3, c.size ORDER BY c.size DESC, 2 LIMIT 3`,
  )
  const { rows: items } = await db.$client.query<{ n: number }>('SELECT count(*)::int AS n FROM ingest.item')
  const delivery = deliveryOf(seqs, { to: await newestSeq(db) })
  const found = stopped ? [] : differences(network.expected(), stored)
  printClosing(screen, {
    seed,
    seconds: network.offset(),
    items: items[0]!.n,
    stories: health.stories,
    versions: health.versions,
    clusters: health.clusters,
    events: counts,
    delivery,
    largest,
    misbehaviours: misbehaviours(network.script, network.log),
    differences: found,
    requests: { all: network.log.length, unchanged: network.log.filter(({ status }) => status === 304).length },
    width,
  })
  if (found.length > 0 || (!stopped && !delivery.exactlyOnce)) process.exitCode = 1
}
