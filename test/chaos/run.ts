/**
 * `npm run test:chaos -- [--seed 1] [--minutes 10] [--agencies 50] [--keep]`
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chance } from '#src/demo/chance.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { moveClock } from '../store/wire/moved-clock.ts'
import { Admin } from './admin.ts'
import { limitFor, measure, play, type Recovery } from './drive.ts'
import type { Scene } from './faults/fault.ts'
import { feedsYaml, openNetwork, type Wire } from './network.ts'
import { allFaults, writePlan } from './plan.ts'
import { consumer, openReaders, type Readers } from './readers.ts'
import { table } from './screen.ts'
import { openPostgres, openRedis } from './servers.ts'
import { openAgencies } from './truth.ts'
import { differences, stuck, wrongDeliveries } from './verdict.ts'
import { WorkerProcess } from './workers.ts'
import { World } from './world.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '10' },
    agencies: { type: 'string', default: '50' },
    only: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
/** So long a machine may take to bring the first stories through. */
const longestCalmMs = 15 * 60_000
const began = Date.now()
const say = (line: string) => console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s  ${line}`)

/** Wait for something that is bound to come. @returns whether it did */
async function within(ms: number, look: () => boolean | Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + ms
  while (Date.now() < deadline) {
    if (await Promise.resolve(look()).catch(() => false)) return true
    await sleep(500)
  }
  return false
}

async function main(stack: AsyncDisposableStack): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'telex-chaos-'))
  stack.defer(async () => void (values.keep || (await rm(folder, { recursive: true, force: true }))))
  const spool = join(folder, 'spool')
  await mkdir(spool)
  const postgres = await openPostgres(folder)
  stack.defer(() => postgres.close())
  const redis = await openRedis(folder)
  stack.defer(() => redis.close())
  await migrateStore(postgres.url)
  await moveClock(postgres.pool)
  const agencies = openAgencies(Number(values.agencies))
  const wires = new Map<string, Wire>(agencies.map((agency) => [agency.host, { agency, stories: [], settled: new Set() }]))
  for (const { name, manner } of agencies) if (manner === 'spool') await mkdir(join(spool, name))
  const network = await openNetwork(wires, spool)
  stack.defer(() => network.close())
  const world = new World({ seed, agencies, wires, network, pool: postgres.pool })
  stack.defer(() => world.close())
  const readers = await openReaders(
    { pool: postgres.pool, redisUrl: redis.url },
    { embargoed: () => world.embargoed(), draw: chance(seed, 'cursor') },
  )
  stack.defer(() => readers.close())

  await writeFile(join(folder, 'feeds.yaml'), feedsYaml(agencies, network, spool))
  const env = {
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    TELEX_EVENT_QUEUES: consumer,
    TELEX_FEEDS: join(folder, 'feeds.yaml'),
    TELEX_SPOOL_ROOTS: spool,
  }
  const workers = ['w1', 'w2', 'w3'].map((name) => new WorkerProcess(name, folder, env))
  stack.defer(() => {
    for (const worker of workers) worker.kill()
  })
  const lost = { redis: false, at: 0 }
  const scene: Scene = { world, network, postgres, redis, workers, lost, failing: new Map() }
  say(`seed ${seed}; everything lies in ${folder}`)
  await Promise.all(workers.map((worker) => worker.start()))
  say('three workers are ready')
  world.start()
  const admin = new Admin(scene, readers, redis.url)
  stack.defer(() => admin.close())
  await sleep(10_000)
  const { ms: calmMs, last } = await measure(scene, readers, { givenUpMs: longestCalmMs })
  if (calmMs === undefined) throw new Error(`nothing comes through though nothing is wrong: ${last}`)
  say(`a story of each kind comes through in ${(calmMs / 1000).toFixed(1)} s when nothing is wrong`)

  const recoveries = await playAll(scene, readers, admin, calmMs)
  world.stopTelling()
  say('the last stories come in')
  const waitMs = 2 * Math.max(...recoveries.map(({ limitMs }) => limitMs), limitFor(calmMs))
  const newest = async () => Number((await postgres.pool.query('SELECT coalesce(max(seq), 0) AS seq FROM ingest.event')).rows[0].seq)
  const wrong: string[] = []
  const settled = await within(
    waitMs,
    () =>
      world.unsettled().length === 0 &&
      world.stories.every(({ embargoedUntil = 0 }) => embargoedUntil < Date.now() - 5_000) &&
      admin.open().length === 0,
  )
  if (!settled) say(`not all came in: ${world.unsettled().length} stories, ${admin.open().length} commands`)
  const consumers = [readers.cursor, readers.stream, readers.queue]
  await within(waitMs, async () => {
    const last = await newest()
    return consumers.every((one) => one.missing(last).length === 0)
  })
  for (const worker of workers) {
    const { code, ms } = await worker.stop()
    if (code !== 0) wrong.push(`${worker.name} ends with ${code} when it is stopped, after ${Math.round(ms)} ms`)
    wrong.push(...worker.surprises)
  }
  await sleep(1_000)
  wrong.push(
    ...(await differences(postgres.pool, world.stories)),
    ...(await wrongDeliveries(postgres.pool, readers, redis)),
    ...(await stuck(postgres.pool, redis, admin)),
  )
  for (const { faults, ms, last, limitMs } of recoveries)
    if (ms === undefined || ms > limitMs)
      wrong.push(`the wires did not flow within ${Math.round(limitMs / 1000)} s after: ${faults.join(', ')} (${last})`)

  const versions = world.stories.reduce((sum, one) => sum + one.versions.length, 0)
  console.log(`\n${table(recoveries)}\n`)
  for (const { name, missing } of allFaults) if (missing?.(scene)) console.log(`not had here: ${name}: ${missing(scene)}`)
  console.log(
    `${world.stories.length} stories with ${versions} versions were sent; ${readers.looks} looks for embargoed texts; ${admin.asked.length} commands`,
  )
  for (const one of [readers.cursor, readers.queue, readers.stream])
    console.log(`${one.name}: ${one.count} events, ${one.repeated} of them again`)
  for (const line of wrong.slice(0, 60)) console.log(`NOT: ${line}`)
  console.log(wrong.length === 0 ? `seed ${seed}: all is as it was sent` : `seed ${seed}: ${wrong.length} differences`)
  return wrong.length === 0 ? 0 : 1
}

async function playAll(scene: Scene, readers: Readers, admin: Admin, calmMs: number): Promise<Recovery[]> {
  const end = Date.now() + Number(values.minutes) * 60_000
  const draw = chance(seed, 'admin')
  const recoveries: Recovery[] = []
  for (const step of writePlan(seed, 1000)) {
    if (Date.now() > end) break
    const wanted = values.only ? step.filter(({ fault }) => fault.name.includes(values.only!)) : step
    if (wanted.length === 0) continue
    admin.something(draw)
    recoveries.push(await play(scene, readers, wanted, calmMs, say))
    await sleep(2_000)
  }
  return recoveries
}

const stack = new AsyncDisposableStack()
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, async () => {
    await stack.disposeAsync()
    process.exit(1)
  })
try {
  process.exitCode = await main(stack)
} finally {
  await stack.disposeAsync()
}
process.exit()
