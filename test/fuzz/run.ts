/**
 * Changes documents and pages at random for so many minutes: `npm run fuzz -- [--minutes 10] [--seed 1] [--threads 2] [--corpus FOLDER] [--out fuzz-findings]`.
 * What breaks a promise is cut down, written to a file and told; the exit code is 1 then. `npm run fuzz -- --file FILE [--page]` plays one file again.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { longest } from './mutate.ts'
import { broken, type Kind } from './promises.ts'
import { headerBytes, type Report, type ThreadData } from './report.ts'
import { shrunk } from './shrink.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    corpus: { type: 'string' },
    out: { type: 'string', default: 'fuzz-findings' },
    file: { type: 'string' },
    page: { type: 'boolean', default: false },
  },
})

/** Seconds after which a case hangs, however slow the machine is. */
const hangs = 60
/** The kind of a finding: what differs from case to case is left out. */
const kindOf = (wrong: string): string => wrong.split('\n', 1)[0]!.replace(/"(?:[^"\\]|\\.)*"|\d+/g, '#')

const found = new Map<string, string>()
const cases = new Map<number, number>()

async function tell(kind: Kind, bytes: Uint8Array, wrong: string): Promise<void> {
  const what = kindOf(wrong)
  if (found.has(what)) return
  found.set(what, '')
  const same = async (shorter: Uint8Array): Promise<boolean> => {
    try {
      const again = await broken(kind, shorter)
      return again !== undefined && kindOf(again) === what
    } catch (error) {
      return kindOf(`thrown: ${error instanceof Error ? error.stack : String(error)}`) === what
    }
  }
  const least = what.startsWith('hangs') || what.startsWith('slow') ? bytes : await shrunk(bytes, same)
  mkdirSync(values.out, { recursive: true })
  const path = join(values.out, `${createHash('sha256').update(what).digest('hex').slice(0, 12)}.${kind}`)
  writeFileSync(path, least)
  found.set(what, path)
  process.stdout.write(`\nWRONG ${wrong}\n      ${path} (${least.length} bytes)\n`)
}

function watch(thread: number, seed: number): { stop(): Promise<unknown> } {
  const shared = new SharedArrayBuffer(headerBytes + longest)
  const header = new Uint32Array(shared, 0, 3)
  const workerData: ThreadData = { seed, shared, ...(values.corpus === undefined ? {} : { folder: values.corpus }) }
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData, resourceLimits: { maxOldGenerationSizeMb: 2048 } })
  let next: { stop(): Promise<unknown> } | undefined
  let [last, since] = [0, Date.now()]
  const now = (): [Kind, Uint8Array] => [header[1] === 1 ? 'page' : 'wire', Uint8Array.from(new Uint8Array(shared, headerBytes, header[2]))]
  const again = async (wrong: string): Promise<void> => {
    clearInterval(timer)
    const [kind, bytes] = now()
    await worker.terminate()
    await tell(kind, bytes, wrong)
    next = watch(thread, seed + 1_000_003)
  }
  const timer = setInterval(() => {
    const number = Atomics.load(header, 0)
    if (number !== last) [last, since] = [number, Date.now()]
    else if (Date.now() - since > hangs * 1000) void again(`hangs: no answer in ${hangs} s`)
  }, 1000)
  worker.on('message', (report: Report) => {
    if ('wrong' in report) void tell(report.kind, report.bytes, report.wrong)
    else {
      cases.set(seed, report.case)
      const played = [...cases.values()].reduce((sum, n) => sum + n, 0)
      if (process.stdout.isTTY) process.stdout.write(`\r${played} cases, ${report.kept} kept, ${report.blocks} blocks reached `)
    }
  })
  worker.on('error', (error) => void again(`thread ended: ${error.message}`))
  return {
    stop: async () => {
      clearInterval(timer)
      await worker.terminate()
      await next?.stop()
    },
  }
}

if (values.file !== undefined) {
  const wrong = await broken(values.page || values.file.endsWith('.page') ? 'page' : 'wire', new Uint8Array(readFileSync(values.file)))
  process.stdout.write(`${wrong ?? 'all promises are kept'}\n`)
  process.exitCode = wrong === undefined ? 0 : 1
} else {
  const threads = Array.from({ length: Number(values.threads) }, (_, n) => watch(n, Number(values.seed) * 1000 + n))
  await new Promise((resolve) => setTimeout(resolve, Number(values.minutes) * 60_000))
  for (const { stop } of threads) await stop()
  const played = [...cases.values()].reduce((sum, n) => sum + n, 0)
  process.stdout.write(
    `\n${played} cases in ${values.minutes} minutes, ${found.size} kinds of findings${found.size > 0 ? ` in ${values.out}/` : ''}\n`,
  )
  process.exit(found.size > 0 ? 1 : 0)
}
