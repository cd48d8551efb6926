/**
 * A small document, read in the thread that asks: another would take as long to start as to read it.
 */
import { runInNewContext } from 'node:vm'
import type { WireDocument, WireInput } from '#src/wire/document.ts'

/** Bytes: what reads them takes linear time, so that so few take none to speak of. */
export const smallBytes = 64 * 1024

/**
 * Read a document here. Its time is bounded all the same, up to where it waits for the first time: then it has been read into values of ours, and
 * what follows (rss-parser over those, a mail's attachments) is bounded by their number.
 */
export async function parseHere(input: WireInput, limitMs: number): Promise<WireDocument | 'too-slow'> {
  const { parse } = await import('#src/wire/index.ts')
  try {
    return await runInNewContext('read()', { read: () => parse(input) }, { timeout: limitMs })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'too-slow'
    throw error
  }
}
