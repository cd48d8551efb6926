/**
 * What a fuzzing thread runs: changes what it has, looks whether the promises are kept, and keeps what reached code that nothing had reached before.
 * Each case is told before it is played, so that whoever watches knows what hangs.
 */
import { Session } from 'node:inspector/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { Chance } from './chance.ts'
import { mutated } from './mutate.ts'
import { broken } from './promises.ts'
import { headerBytes, type Report, type ThreadData } from './report.ts'
import { ownSeeds, type Seed, seedsIn } from './seeds.ts'

const { seed, folder, shared } = workerData as ThreadData
const header = new Uint32Array(shared, 0, 3)
const body = new Uint8Array(shared, headerBytes)
const chance = new Chance(seed)
const pool: Seed[] = [...ownSeeds, ...(folder === undefined ? [] : seedsIn(folder))]

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true })
const reached = new Set<string>()

/** How many blocks of our own code ran for the first time since this was asked last. */
async function newBlocks(): Promise<number> {
  const { result } = await session.post('Profiler.takePreciseCoverage')
  const before = reached.size
  for (const script of result) {
    if (!script.url.includes('/src/')) continue
    for (const { ranges } of script.functions)
      for (const { startOffset, endOffset, count } of ranges) if (count > 0) reached.add(`${script.scriptId}:${startOffset}:${endOffset}`)
  }
  return reached.size - before
}

let number = 0
async function play({ kind, bytes }: Seed): Promise<void> {
  number++
  body.set(bytes)
  header[1] = kind === 'page' ? 1 : 0
  header[2] = bytes.length
  Atomics.store(header, 0, number)
  let wrong: string | undefined
  try {
    wrong = await broken(kind, bytes)
  } catch (error) {
    wrong = `thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
  if (wrong !== undefined) parentPort!.postMessage({ wrong, kind, bytes: Uint8Array.from(bytes) } satisfies Report)
}

for (const each of pool) await play(each)
await newBlocks()
for (;;) {
  const { kind, bytes } = chance.of(pool)
  const other = (): Uint8Array => chance.of(pool).bytes
  const changed: Seed = { kind, bytes: mutated(bytes, chance, other) }
  await play(changed)
  if ((await newBlocks()) > 0 && pool.length < 20_000) pool.push(changed)
  if (number % 50 === 0) parentPort!.postMessage({ case: number, kept: pool.length, blocks: reached.size } satisfies Report)
}
