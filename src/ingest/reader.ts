/**
 * Reading documents in threads of their own, bounded in time and memory: one poisonous page costs one page, and the event
 * loop goes on meanwhile.
 */
import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import type { PageInput, ReadPage } from '#src/article/article.ts'
import type { WireDocument, WireInput } from '#src/wire/document.ts'

/** A document that took too long, or too much memory: it would again. */
export class GivenUpError extends Error {
  override readonly name = 'GivenUpError'
}

/** A document that takes longer is given up. */
const timeLimitMs = 15_000

export interface Reader {
  parse(input: WireInput): Promise<WireDocument>
  extract(input: PageInput): Promise<ReadPage>
  close(): Promise<void>
}

export function openReader({ threads = Math.max(1, availableParallelism() - 1) }: { threads?: number } = {}): Reader {
  const pool = new Piscina({
    filename: new URL('./reading.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
    // A small nursery keeps what is read near the processor: as fast as a large one, and a third less memory.
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 48 },
  })
  const run = async (name: 'parse' | 'extract', input: WireInput | PageInput) => {
    try {
      return await pool.run(input, { name, signal: AbortSignal.timeout(timeLimitMs) })
    } catch (cause) {
      const { name: kind, code } = cause as NodeJS.ErrnoException
      const its = kind === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY'
      throw new (its ? GivenUpError : Error)(
        `${name} of ${input.url ?? 'a document'} (${input.bytes.length} bytes) was given up: ${cause instanceof Error ? cause.message : cause}`,
        { cause },
      )
    }
  }
  return {
    parse: (input) => run('parse', input),
    extract: (input) => run('extract', input),
    close: () => pool.destroy(),
  }
}
