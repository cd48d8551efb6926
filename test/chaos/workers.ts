/**
 * Three workers as processes, and whoever starts one again that has ended.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, renameSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Surroundings } from './preload.ts'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const preload = new URL('preload.ts', import.meta.url).href

export class WorkerProcess {
  readonly name: string
  /** What nobody asked for: ends by itself, errors of the program's own. */
  readonly surprises: string[] = []
  readonly #folder: string
  readonly #env: Record<string, string>
  #child: ChildProcess | undefined
  #stopping = false
  #excused = 0
  #surroundings: Surroundings = { aheadMs: 0, names: {} }
  #readyOnce = Promise.withResolvers<void>()

  constructor(name: string, folder: string, env: Record<string, string>) {
    this.name = name
    this.#folder = join(folder, name)
    this.#env = env
  }

  async start(): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    this.surround({})
    this.#launch()
    await this.#readyOnce.promise
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  #launch(): void {
    const log = createWriteStream(join(this.#folder, 'log'), { flags: 'a' })
    const child = spawn(process.execPath, [main, 'start'], {
      cwd: this.#folder,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_OPTIONS: `--import=${preload} --disable-warning=ExperimentalWarning`,
        TELEX_CHAOS_WORLD: join(this.#folder, 'world.json'),
        TELEX_HTTP_PORT: '0',
        TELEX_ALLOW_NETWORKS: '127.0.0.0/8',
        LOG_FORMAT: 'json',
        ...this.#env,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#child = child
    const since = Date.now()
    child.stderr!.on('data', (chunk: Buffer) => {
      log.write(chunk)
      if (chunk.includes('"telex is ready"')) this.#readyOnce.resolve()
    })
    child.once('exit', (code, signal) => {
      log.end()
      if (this.#stopping) return
      // Whoever starts while its servers are away may give up, and is started again.
      if (signal !== 'SIGKILL' && Date.now() > this.#excused)
        this.surprises.push(
          `${this.name} ended by itself after ${Math.round((Date.now() - since) / 1000)} s: ${signal ?? `exit code ${code}`}`,
        )
      setTimeout(() => !this.#stopping && this.#launch(), 1_000)
    })
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal)
  }

  /** That it ends by itself is no fault of its own until then: milliseconds since 1970. */
  excuse(until: number): void {
    this.#excused = Math.max(this.#excused, until)
  }

  excuseNoMore(): void {
    this.#excused = Date.now() + 15_000
  }

  /** Change what it finds around it. */
  surround(changes: Partial<Surroundings>): void {
    this.#surroundings = { ...this.#surroundings, ...changes }
    const path = join(this.#folder, 'world.json')
    writeFileSync(`${path}.new`, JSON.stringify(this.#surroundings))
    renameSync(`${path}.new`, path)
  }

  /** Ask it to stop. @returns how it did */
  async stop(): Promise<{ code: number | null; ms: number }> {
    this.#stopping = true
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return { code: null, ms: 0 }
    const asked = performance.now()
    child.kill('SIGTERM')
    const [code] = (await once(child, 'exit')) as [number | null]
    return { code, ms: performance.now() - asked }
  }

  kill(): void {
    this.#stopping = true
    this.#child?.kill('SIGKILL')
  }
}
