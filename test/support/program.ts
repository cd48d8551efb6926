/**
 * The real program as a child process, as an operator starts it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

export interface Program {
  /** Where its feeds.yaml and its embedded state lie. */
  folder: string
  /** All that it has logged, a line an element. */
  log: string[]
  /** Its address, once it is ready. */
  ready: Promise<string>
  /** Send a signal. */
  signal(signal: NodeJS.Signals): void
  /** Send a signal and wait for the end; `passedOn`: it comes again at once, as Ctrl-C does when npm passes it on. */
  end(signal: NodeJS.Signals, options?: { passedOn: boolean }): Promise<{ code: number | null; signal: NodeJS.Signals | null; ms: number }>
}

const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})

/**
 * Run `telex start` in a folder.
 * @param words options of the command
 * @param as words before the command line, such as `setpriv --reuid=65534 …`
 */
export async function startProgram(
  folder: string,
  env: Record<string, string>,
  feedsYaml?: string,
  as: string[] = [],
  words: string[] = [],
): Promise<Program> {
  if (feedsYaml !== undefined) await writeFile(join(folder, 'feeds.yaml'), feedsYaml)
  const [command = process.execPath, ...args] = [...as, process.execPath, main, 'start', ...words]
  const child = spawn(command, args, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TELEX_HTTP_PORT: '0',
      LOG_FORMAT: 'json',
      TELEX_ALLOW_NETWORKS: '127.0.0.0/8',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const log: string[] = []
  const { promise: ready, resolve, reject } = Promise.withResolvers<string>()
  ready.catch(() => undefined)
  let rest = ''
  const read = (chunk: Buffer) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      log.push(line)
      if (line.includes('"telex is ready"')) resolve(JSON.parse(line).http)
    }
  }
  child.stderr.on('data', read)
  child.stdout.on('data', read)
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  void exited.then(() => {
    running.delete(child)
    reject(new Error(`the program ended:\n${log.slice(-20).join('\n')}\n${rest}`))
  })
  return {
    folder,
    log,
    ready,
    signal: (signal) => void child.kill(signal),
    end: async (signal, { passedOn } = { passedOn: false }) => {
      const started = performance.now()
      child.kill(signal)
      // later than that, so that it is a second signal and not the one still pending
      if (passedOn) setTimeout(() => child.kill(signal), 10)
      const [code, by] = await exited
      return { code, signal: by, ms: performance.now() - started }
    },
  }
}

/** Run another command of the program to its end. */
export async function runCommand(
  folder: string,
  env: Record<string, string>,
  args: string[],
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_FORMAT: 'json', TELEX_ALLOW_NETWORKS: '127.0.0.0/8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const [code] = (await once(child, 'close')) as [number]
  return { code, stdout, stderr }
}

/** Wait until something holds; fails with what was seen last, long after any machine should have done it. */
export async function eventually<T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  { withinMs = 300_000, everyMs = 200 } = {},
): Promise<T> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const seen = await look()
    if (holds(seen)) return seen
    if (performance.now() > deadline) throw new Error(`waited ${withinMs} ms in vain; last seen: ${JSON.stringify(seen)}`)
    await sleep(everyMs)
  }
}
