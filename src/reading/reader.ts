/**
 * Reading what others have written in threads of their own, bounded in time and memory: one poisonous page costs one page, and the event loop goes
 * on meanwhile. The time runs from when a thread begins with a document: to wait costs it nothing.
 */
import { getCompileCacheDir } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import type { Piscina } from 'piscina'
import type { Article, PageInput } from '#src/article/article.ts'
import type { FeedId } from '#src/brand.ts'
import { shownAddress } from '#src/text/address.ts'
import type { WireDocument, WireInput } from '#src/wire/document.ts'
import { parseHere } from './here.ts'
import { FairShare } from './share.ts'
import type { ComposedStory, Material } from './thread.ts'

/** A document that took too long, or too much memory: it would again. */
export class GivenUpError extends Error {
  override readonly name = 'GivenUpError'
  readonly code: 'too-slow' | 'too-much-memory'

  constructor(code: GivenUpError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** A document that takes longer is given up. */
const defaultLimitMs = 15_000
/** Less would let one slow document keep all others waiting. */
const fewestThreads = 2

export interface Reader {
  /** @param feed whose share of the threads it takes */
  parse(input: WireInput, feed?: FeedId): Promise<WireDocument>
  extract(input: PageInput): Promise<Article>
  /** A story of an entry and its page, with its fingerprint. */
  compose(material: Material): Promise<ComposedStory>
  close(): Promise<void>
}

/** The environment as it is, with the compile cache where this process has one: a thread looks for it there alone. */
function environment(): Record<string, string> {
  // below the folder that is named, Node has one for each of its versions
  const ofVersion = getCompileCacheDir()
  return { ...(process.env as Record<string, string>), ...(ofVersion && { NODE_COMPILE_CACHE: dirname(ofVersion) }) }
}

/** The threads; loaded when the first document is read in one. */
async function openPool(threads: number): Promise<Piscina> {
  const { Piscina } = await import('piscina')
  return new Piscina({
    filename: new URL('./thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
    env: environment(),
    // A small nursery keeps what is read near the processor: as fast as a large one, and a third less memory.
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 48 },
  })
}

/** @param here documents of no more bytes are parsed in the thread that asks: where nothing else waits for it, as in a command */
export function openReader({
  threads = Math.max(fewestThreads, availableParallelism() - 1),
  limitMs = defaultLimitMs,
  here = 0,
}: {
  threads?: number
  limitMs?: number
  here?: number
} = {}): Reader {
  let opened: Promise<Piscina> | undefined
  const pool = () => {
    opened ??= openPool(threads).then((made) => made.on('message', ({ begun: task }: { begun: number }) => begun.get(task)?.()))
    return opened
  }
  const share = new FairShare(threads)
  const begun = new Map<number, () => void>()
  let tasks = 0

  const tooSlow = (name: string, what: string, cause?: unknown) =>
    new GivenUpError('too-slow', `${name} of ${what} was given up: it took longer than ${limitMs / 1000} s`, { cause })
  const inThread = async (name: 'parse' | 'extract' | 'compose', input: object, what: string, onBegun: () => void) => {
    const task = ++tasks
    const limit = new AbortController()
    let timer: NodeJS.Timeout | undefined
    begun.set(task, () => {
      onBegun()
      timer = setTimeout(() => limit.abort(), limitMs)
    })
    try {
      return await (await pool()).run({ task, input }, { name, signal: limit.signal })
    } catch (cause) {
      if (limit.signal.aborted) throw tooSlow(name, what, cause)
      const words = `${name} of ${what} was given up`
      if ((cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
        throw new GivenUpError('too-much-memory', `${words}: it took too much memory`, { cause })
      throw new Error(`${words}: ${cause instanceof Error ? cause.message : cause}`, { cause })
    } finally {
      clearTimeout(timer)
      begun.delete(task)
    }
  }
  const described = ({ url, bytes }: { url?: string; bytes: Uint8Array }) =>
    `${url === undefined ? 'a document' : shownAddress(url)} (${bytes.length} bytes)`
  return {
    parse: async (input, feed) => {
      if (input.bytes.length > here)
        return share.run(feed ?? '', input.bytes.length, (onBegun) => inThread('parse', input, described(input), onBegun))
      const read = await parseHere(input, limitMs)
      if (read === 'too-slow') throw tooSlow('parse', described(input))
      return read
    },
    extract: (input) => share.run('', input.bytes.length, (onBegun) => inThread('extract', input, described(input), onBegun)),
    compose: (material) =>
      share.run(material.feed.id, material.page?.bytes.length ?? 0, (onBegun) =>
        inThread(
          'compose',
          material,
          material.page ? described(material.page) : shownAddress(material.entry.url ?? material.entry.id ?? 'an entry'),
          onBegun,
        ),
      ),
    close: async () => (await opened)?.destroy(),
  }
}
