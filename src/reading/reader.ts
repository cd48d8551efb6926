/**
 * Reading what others have written in threads of their own, bounded in time and memory: one poisonous page costs one page, and the event loop goes
 * on meanwhile. The time runs from when a thread begins with a document: to wait costs it nothing.
 */
import { getCompileCacheDir } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { Piscina } from 'piscina'
import type { Article, PageInput } from '#src/article/article.ts'
import type { FeedId } from '#src/brand.ts'
import type { WireDocument, WireInput } from '#src/wire/document.ts'
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

export function openReader({
  threads = Math.max(fewestThreads, availableParallelism() - 1),
  limitMs = defaultLimitMs,
}: {
  threads?: number
  limitMs?: number
} = {}): Reader {
  const pool = new Piscina({
    filename: new URL('./thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
    env: environment(),
    // A small nursery keeps what is read near the processor: as fast as a large one, and a third less memory.
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 48 },
  })
  const share = new FairShare(threads)
  const begun = new Map<number, () => void>()
  pool.on('message', ({ begun: task }: { begun: number }) => begun.get(task)?.())
  let tasks = 0

  const inThread = async (name: 'parse' | 'extract' | 'compose', input: object, what: string) => {
    const task = ++tasks
    const limit = new AbortController()
    let timer: NodeJS.Timeout | undefined
    begun.set(task, () => {
      timer = setTimeout(() => limit.abort(), limitMs)
    })
    try {
      return await pool.run({ task, input }, { name, signal: limit.signal })
    } catch (cause) {
      const words = `${name} of ${what} was given up`
      if (limit.signal.aborted) throw new GivenUpError('too-slow', `${words}: it took longer than ${limitMs / 1000} s`, { cause })
      if ((cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
        throw new GivenUpError('too-much-memory', `${words}: it took too much memory`, { cause })
      throw new Error(`${words}: ${cause instanceof Error ? cause.message : cause}`, { cause })
    } finally {
      clearTimeout(timer)
      begun.delete(task)
    }
  }
  const described = ({ url, bytes }: { url?: string; bytes: Uint8Array }) => `${url ?? 'a document'} (${bytes.length} bytes)`
  return {
    parse: (input, feed) => share.run(feed ?? '', () => inThread('parse', input, described(input))),
    extract: (input) => share.run('', () => inThread('extract', input, described(input))),
    compose: (material) =>
      share.run(material.feed.id, () =>
        inThread('compose', material, material.page ? described(material.page) : (material.entry.url ?? material.entry.id ?? 'an entry')),
      ),
    close: () => pool.destroy(),
  }
}
