/**
 * The program as a value: Config → running parts, started in order and stopped in the opposite order. Tests start this very
 * program.
 */
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'bullmq'
import type { Logger } from 'pino'
import { readFeedsFile } from './commands/feeds-file.ts'
import type { Config, Role } from './config.ts'
import type { Context } from './context.ts'
import { courierTo } from './events/couriers.ts'
import { startRelay } from './events/relay.ts'
import { bullmqQueueSink } from './events/sinks/bullmq-queue.ts'
import { redisStreamSink } from './events/sinks/redis-stream.ts'
import { type Front, openFront, PortRefused } from './http/front.ts'
import { createMetrics } from './http/metrics.ts'
import { type HttpServer, startHttp } from './http/server.ts'
import { planFeeds } from './ingest/schedule.ts'
import { startCommandWorker } from './jobs/commands.ts'
import { startUpkeep } from './jobs/upkeep.ts'
import { startWorkers } from './jobs/workers.ts'
import { rarely } from './log.ts'
import { createNet } from './net/fetch.ts'
import { atMost } from './queue/at-most.ts'
import { migrateQueues, openQueues } from './queue/backend.ts'
import { openReader } from './reading/reader.ts'
import { recentFingerprints } from './store/candidates.ts'
import { causeOf, errorFields, isPassing } from './store/cause.ts'
import { openClock } from './store/clock.ts'
import { openDb } from './store/db.ts'
import { startEmbedded } from './store/embedded.ts'
import type { ServerNews } from './store/embedded-watch.ts'
import { listFeeds, reconcileFile } from './store/feeds.ts'
import { migrateStore } from './store/migrate.ts'
import { grantWorker } from './store/rights.ts'
import { forgetPlans } from './store/set-back.ts'
import { CommonSketch } from './story/print/common.ts'
import { countedOf } from './story/print/shingles.ts'

export interface App {
  context: Context
  http?: HttpServer
  /** Take over the feeds file as it is now. One that cannot be taken over changes nothing; the log says why. */
  reloadFeeds(): Promise<void>
  close(): Promise<void>
}

/** Something the person who starts the program has to put right first. */
export class StartRefused extends Error {}
/** Asked to stop while it was still starting; what had been started is stopped again. */
export class StartStopped extends Error {}

interface Options {
  config: Config
  log: Logger
  /** Instead of PostgreSQL's. */
  clock?: () => Date
  /** The embedded database's folder under the state folder. */
  embeddedName?: string
  /** What to run: the roles of the config, or nothing but the connections. */
  roles?: ReadonlySet<Role>
  /** A feeds file that names no feeds removes those that it named before. */
  allowEmpty?: boolean
  /** Aborted when the program is to stop though it is still starting. */
  stop?: AbortSignal
}

/** The step of the start that is under way when someone stops it gets this long to end by itself. */
const lastStepMs = 3_000
/** A queue whose server is away would wait for it for ever. */
const queueCloseMs = 1_500
/** So often a start asks a database that is just starting, a second apart. */
const triesAtStart = 60
/** Workers that run get this long to finish; then their jobs are cancelled and go back to the queue. */
const patienceMs = 5_000

/**
 * Start. What was started is stopped again when a later part fails.
 * @throws StartRefused, StartStopped, EmbeddedError, SchemaError with words for the person at the terminal
 */
export async function startApp({
  config,
  log,
  clock: given,
  embeddedName,
  roles = config.roles,
  stop,
  allowEmpty = false,
}: Options): Promise<App> {
  await using stack = new AsyncDisposableStack()
  const step = <T>(work: Promise<T>): Promise<T> => unlessStopped(work, stop)
  // Before all that takes time: whoever watches the process sees that it lives.
  const front = roles.has('http') ? await openFront(config.http).catch(refusePort) : undefined
  if (front) stack.defer(() => front.close())
  let databaseUrl = config.databaseUrl
  if (!databaseUrl) {
    const embedded = await startEmbedded(config.stateDir, { name: embeddedName, stop, onNews: tell(log) }).catch((error) => {
      throw stop?.aborted ? new StartStopped() : error
    })
    stack.defer(() => embedded.close())
    databaseUrl = embedded.url
  }
  const { ran, owns } = await step(onceUp(() => migrateStore(databaseUrl), log, stop))
  if (owns) {
    await step(onceUp(() => migrateQueues({ databaseUrl, redisUrl: config.redisUrl }), log, stop))
    await step(onceUp(() => grantWorker(databaseUrl), log, stop))
  }
  if (ran > 0) log.info({ migrations: ran }, 'the database was brought to this version')

  const heldBack = rarely()
  const onError = (error: Error, where = 'database') => {
    const held = heldBack(`${where} ${error.message}`)
    if (held !== undefined)
      log.warn({ where, error: error.message, ...(held > 0 ? { held } : {}) }, 'a connection failed; it is made again')
  }
  const db = openDb(databaseUrl, { max: Math.max(10, config.concurrency + 6), onError })
  // A connection whose server is gone would be waited for.
  stack.defer(() => atMost(queueCloseMs, db.$client.end()))
  const queues = await openQueues({ databaseUrl, redisUrl: config.redisUrl, workers: 5 + config.eventQueues.length, onError })
  stack.defer(() => atMost(queueCloseMs, queues.close()))
  const shared = given ? undefined : await step(openClock(db, { onSetBack: (byMs) => forgetPlans(db, byMs) }))
  if (shared) stack.defer(() => shared.close())
  const clock = given ?? (() => shared!.now())
  const net = createNet({ allowNetworks: config.allowNetworks, contact: config.contact, now: clock })
  stack.defer(() => net.close())
  const reader = openReader()
  stack.defer(() => reader.close())
  const context: Context = {
    config,
    db,
    net,
    queues,
    reader,
    clock,
    log,
    metrics: createMetrics({ objectiveSeconds: config.deliveryObjectiveSeconds }),
    common: new CommonSketch(),
  }

  if (roles.has('poll')) await step(takeFeedsFile(context, allowEmpty))
  if (roles.has('fetch')) {
    for (const print of await step(recentFingerprints(db))) context.common.note(countedOf(print))
  }
  if (roles.has('relay')) {
    const sinks = [
      ...(queues.redis ? [redisStreamSink(queues.redis, config.eventStreamLength)] : []),
      ...config.eventQueues.map((consumer) => bullmqQueueSink(queues, consumer, config.backlog.events)),
    ]
    const relay = startRelay(context, sinks, {}, (to) => courierTo(context, to))
    stack.defer(() => relay.close())
  }
  if (roles.has('poll')) {
    const { refused } = await step(planFeeds(context))
    if (refused.length > 0) log.error({ feeds: refused.slice(0, 20), count: refused.length }, 'feeds have no schedule')
    const upkeep = startUpkeep(context)
    stack.defer(() => upkeep.close())
  }
  const workers: Pick<Worker, 'close' | 'cancelAllJobs'>[] = startWorkers(context, roles)
  if (roles.has('command')) workers.push(startCommandWorker(context))
  stack.defer(() => stopWorkers(workers))
  let http: HttpServer | undefined
  if (front) {
    const server = await step(startHttp(context, front))
    http = server
    stack.defer(() => server.close())
    stack.defer(() => server.retire())
  }
  const running = stack.move()
  return {
    context,
    ...(http ? { http } : {}),
    reloadFeeds: () => reloadFeeds(context, roles),
    close: () => running.disposeAsync(),
  }
}

const tell = (log: Logger) => {
  const heldBack = rarely()
  return (news: ServerNews) => {
    if (news.kind === 'ended') return log.error('the embedded PostgreSQL has ended; it is started again')
    if (news.kind === 'back') return log.info('the embedded PostgreSQL is there again')
    const error = news.error instanceof Error ? news.error.message : String(news.error)
    const held = heldBack(error)
    if (held !== undefined) log.error({ error, ...(held > 0 ? { held } : {}) }, 'the embedded PostgreSQL cannot be started again yet')
  }
}

function refusePort(error: unknown): Promise<Front> {
  throw error instanceof PortRefused ? new StartRefused(error.message, { cause: error }) : error
}

/** Do what a server that is just starting, or that ended our connection, refuses for now, again after a while. */
async function onceUp<T>(work: () => Promise<T>, log: Logger, stop: AbortSignal | undefined): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error) || tries === triesAtStart) throw error
      if (tries === 1) log.warn({ error: causeOf(error).message }, 'the database takes no connections yet; waiting')
      await sleep(1_000, undefined, stop ? { signal: stop } : {}).catch(() => undefined)
      if (stop?.aborted) throw new StartStopped()
    }
  }
}

async function unlessStopped<T>(work: Promise<T>, stop: AbortSignal | undefined): Promise<T> {
  if (!stop) return work
  const { promise: stopped, reject } = Promise.withResolvers<never>()
  const late = () => setTimeout(() => reject(new StartStopped()), lastStepMs).unref()
  stop.addEventListener('abort', late, { once: true })
  if (stop.aborted) late()
  try {
    const done = await Promise.race([work, stopped])
    if (stop.aborted) throw new StartStopped()
    return done
  } finally {
    stop.removeEventListener('abort', late)
  }
}

/** Stop taking jobs, wait for those that run, and give up on them after a while: BullMQ itself would wait for ever. */
async function stopWorkers(workers: Pick<Worker, 'close' | 'cancelAllJobs'>[]): Promise<void> {
  const closed = Promise.all(workers.map((worker) => worker.close()))
  const late = setTimeout(() => {
    for (const worker of workers) worker.cancelAllJobs('telex is stopping')
  }, patienceMs)
  await atMost(patienceMs + 1_500, closed)
  clearTimeout(late)
}

async function reloadFeeds(context: Context, roles: ReadonlySet<Role>): Promise<void> {
  const { log, config } = context
  if (!roles.has('poll')) return log.info('this process polls no feeds: the feeds file is not read')
  try {
    if (!(await takeFeedsFile(context, false))) return log.warn('there is no feeds file: the feeds stay as they were')
    const { refused } = await planFeeds(context)
    log.info({ file: config.feedsFile.path, ...(refused.length > 0 ? { refused } : {}) }, 'the feeds file was read again')
  } catch (error) {
    const why = error instanceof StartRefused ? { error: error.message } : errorFields(error)
    log.error(why, 'the feeds file was not taken over: the feeds stay as they were')
  }
}

/** The feeds file, when there is one, says which feeds there are. @returns whether there is one */
async function takeFeedsFile({ config: { feedsFile }, db, log }: Context, allowEmpty: boolean): Promise<boolean> {
  const text = await readFile(feedsFile.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !feedsFile.named) return undefined
    throw new StartRefused(
      `TELEX_FEEDS: cannot read ${feedsFile.path}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`,
    )
  })
  if (text !== undefined) {
    const read = readFeedsFile(text)
    if (!read.ok) {
      throw new StartRefused(
        read.problems.map(({ line, path, message }) => `${feedsFile.path}:${line}: ${path ? `${path}: ` : ''}${message}`).join('\n'),
      )
    }
    if (read.feeds.length === 0 && !allowEmpty) {
      const named = (await listFeeds(db)).filter(({ managedBy }) => managedBy === 'file').length
      if (named > 0) {
        throw new StartRefused(
          `${feedsFile.path} names no feeds: that would remove all ${named} that it named before. Where that is meant, run telex start --allow-empty`,
        )
      }
    }
    const { added, changed, removed } = await reconcileFile(db, read.feeds)
    if (added.length + changed.length + removed.length > 0) log.info({ added, changed, removed }, 'the feeds file was taken over')
  }
  if ((await listFeeds(db)).length === 0) {
    log.warn('there are no feeds yet: copy feeds.example.yaml to feeds.yaml and start again, or run `npx telex feeds add URL`')
  }
  return text !== undefined
}
