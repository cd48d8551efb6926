/**
 * The demo's two ways: the worker over the simulated agencies with a screen, and the agencies alone.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type App, startApp } from '#src/app.ts'
import type { Config } from '#src/config.ts'
import { type AgencyNetwork, startAgencies } from '#src/demo/agencies.ts'
import { printClosing } from '#src/demo/closing.ts'
import { consume } from '#src/demo/consumer.ts'
import { dropEmbedded, isTaken } from '#src/demo/database.ts'
import { misbehaviours } from '#src/demo/misbehaviour.ts'
import { createScreen } from '#src/demo/screen.ts'
import { deliveryOf, differences, eventDifferences } from '#src/demo/verdict.ts'
import { createLog } from '#src/log.ts'
import { newestSeq } from '#src/store/events.ts'
import { readHealth } from '#src/store/health.ts'
import { countItems, countStories, largestClusters } from '#src/store/tally.ts'
import type { CloudEvent, EventType } from '#src/story/event.ts'
import { UsageError } from './outcome.ts'
import { embeddedNames, hasEmbedded, printJson, settings } from './session.ts'
import type { Stopping } from './signal.ts'

export interface DemoOptions {
  seed: number
  for: number
  agenciesOnly?: boolean
  printFeeds?: boolean
  port: number
  host: '127.0.0.1' | '0.0.0.0'
  publicUrl?: string
  json?: boolean
}

/** The consumer that the screen is. */
const consumer = 'demo-screen'

const feedsFile = (network: AgencyNetwork) => `${JSON.stringify({ feeds: network.feeds }, null, 2)}\n`

/** Serve the agencies alone until stopped, or only say which feeds they have. */
export async function serve(
  { seed, for: durationSeconds, port, host, publicUrl = `http://127.0.0.1:${port}`, printFeeds = false }: DemoOptions,
  signal: Stopping,
): Promise<void> {
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
    await signal.received
  }
  await network.close()
}

/** Play the script over a worker, and end with what was seen. */
export async function play({ seed, for: durationSeconds, json = false }: DemoOptions, signal: Stopping): Promise<void> {
  let startAt = Number.POSITIVE_INFINITY
  const network = await startAgencies({ seed, durationSeconds, startAt: () => startAt })
  const folder = await mkdtemp(join(tmpdir(), 'telex-demo-'))
  const write = (text: string) => void (json || process.stdout.write(text))
  try {
    const file = join(folder, 'feeds.yaml')
    await writeFile(file, feedsFile(network))
    const config = await playground(file, signal)
    write(`Six simulated outlets play ${durationSeconds} seconds of news (seed ${seed}); Telex ingests them.\n\n`)
    const app = await startApp({ config, log: createLog(config.log), embeddedName: embeddedNames.demo, stop: signal.aborted })
    try {
      startAt = Date.now()
      await watch(app, network, { seed, durationSeconds, signal, json, write })
    } finally {
      await app.close()
    }
  } catch (error) {
    // Stopped while it was still starting: nothing was seen yet.
    if (startAt < Number.POSITIVE_INFINITY || !signal.aborted.aborted) throw error
    write('Stopped before the first story.\n')
  } finally {
    await network.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Settings of a worker that plays in an empty database of its own and shares nothing with one that works. */
async function playground(feeds: string, { aborted: stop }: Stopping): Promise<Config> {
  const config = settings({ TELEX_ALLOW_NETWORKS: '127.0.0.0/8', TELEX_FEEDS: feeds, TELEX_EVENT_QUEUES: '', TELEX_ROLES: '' })
  if (!process.env.TELEX_HTTP_PORT) config.http.port = 0
  if (!process.env.LOG_LEVEL) config.log.level = 'error'
  if (config.databaseUrl) {
    if (await isTaken(config.databaseUrl))
      throw new UsageError('the database of DATABASE_URL is not empty: name an empty one for the demo, or none, and it brings its own')
    return config
  }
  // The Redis beside no database is the real worker's: its schedules and jobs are not the demo's.
  delete config.redisUrl
  if ((await dropEmbedded({ stateDir: config.stateDir, name: embeddedNames.demo, stop })) === 'in-use')
    throw new UsageError(`another program works with ${join(config.stateDir, embeddedNames.demo)}: end it first`)
  return config
}

interface Playing {
  seed: number
  durationSeconds: number
  signal: Stopping
  json: boolean
  write: (text: string) => void
}

/** After the script's end nothing more is to come when nothing came for so long. */
const patienceMs = 15_000

/** Show events as they come until the script is over, then what was seen. */
async function watch(app: App, network: AgencyNetwork, { seed, durationSeconds, signal, json, write }: Playing): Promise<void> {
  const { db } = app.context
  const width = process.stdout.columns ?? 100
  const screen = createScreen({ write, terminal: process.stdout.isTTY === true, width, noColor: process.env.NO_COLOR })
  const seqs: number[] = []
  const counts: Partial<Record<EventType, number>> = {}
  const enough = new AbortController()
  const show = ({ sequence, type, subject, data }: CloudEvent) => {
    seqs.push(Number(sequence))
    counts[type] = (counts[type] ?? 0) + 1
    screen.event({ seq: Number(sequence), type, subject, data }, Math.max(0, network.offset()))
  }
  let failed: unknown
  let upTo = 0
  /** What the last polls brought is worked off, and every event has arrived: a slow machine has the time it needs, as long as something comes. */
  const settled = async () => {
    let known = -1
    let since = Date.now()
    while (!signal.aborted.aborted && !failed && Date.now() - since < patienceMs) {
      const { waiting, events } = await standingOf(app, network, durationSeconds)
      if (events !== known) since = Date.now()
      known = events
      if (waiting === 0 && seqs.length >= events && (await differencesOf(app, network, counts)).length === 0) return
      await sleep(250)
    }
  }
  const consuming = consume(db, consumer, show, enough.signal).catch((error: unknown) => {
    failed = error
  })
  try {
    while (network.offset() < durationSeconds && !signal.aborted.aborted && !failed) {
      await sleep(500, undefined, { signal: signal.aborted }).catch(() => undefined)
      screen.standing(await standingOf(app, network, durationSeconds))
    }
    await settled()
    // What was committed until now is to be shown, also when the play was stopped.
    upTo = await newestSeq(db)
    for (let tries = 0; tries < 60 && seqs.length < upTo && !failed; tries++) await sleep(50)
  } finally {
    enough.abort()
    await consuming
  }
  if (failed) throw failed
  const seen = await sum(app, network, { seed, seqs, counts, upTo, stopped: signal.aborted.aborted })
  if (json) printJson(seen)
  else {
    const { databaseUrl, stateDir } = app.context.config
    const beside = !databaseUrl && (await hasEmbedded(stateDir, embeddedNames.own))
    printClosing(screen, { ...seen, width, ...(beside ? { prefix: 'TELEX_DEMO=1 ' } : {}) })
  }
  if (seen.differences.length > 0 || (!seen.stopped && !seen.delivery.exactlyOnce)) process.exitCode = 1
}

/** What is stored and was told, held against what was sent. */
async function differencesOf(
  { context: { db } }: App,
  network: AgencyNetwork,
  told: Partial<Record<EventType, number>>,
): Promise<string[]> {
  const expected = network.expected()
  return [...differences(expected, await countStories(db)), ...eventDifferences(expected, told)]
}

async function standingOf({ context: { db } }: App, network: AgencyNetwork, of: number) {
  const { stories, versions, clusters, events, pending } = await readHealth(db)
  return { offset: Math.max(0, network.offset()), of, stories, versions, clusters, events, waiting: pending.page + pending.ready }
}

interface Seen {
  seed: number
  seqs: number[]
  counts: Partial<Record<EventType, number>>
  /** The newest event when the play ended. */
  upTo: number
  stopped: boolean
}

/** All that the closing lines tell. */
async function sum(app: App, network: AgencyNetwork, { seed, seqs, counts, upTo, stopped }: Seen) {
  const { db } = app.context
  const health = await readHealth(db)
  const largest = await largestClusters(db, 3)
  const items = await countItems(db)
  return {
    seed,
    seconds: Math.round(network.offset()),
    stopped,
    items,
    stories: health.stories,
    versions: health.versions,
    clusters: health.clusters,
    events: counts,
    delivery: deliveryOf(seqs, { to: upTo }),
    largest,
    misbehaviours: misbehaviours(network.script, network.log),
    differences: stopped ? [] : await differencesOf(app, network, counts),
    requests: { all: network.log.length, unchanged: network.log.filter(({ status }) => status === 304).length },
  }
}
