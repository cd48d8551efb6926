/**
 * What is done after all tests of a file. Vitest's own `afterAll` says nothing, and does nothing, where a hook or a test calls it.
 */
import { afterAll } from 'vitest'

const closing: (() => unknown)[] = []
afterAll(async () => {
  const failed: unknown[] = []
  // What was opened last rests on what was opened before.
  for (const close of closing.splice(0).reverse())
    await Promise.resolve()
      .then(close)
      .catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw failed.length > 1 ? new AggregateError(failed, failed.map(String).join('\n')) : failed[0]
})

/** Close something when the file's tests have run: what was named last comes first, and one that fails keeps none of the others open. */
export function afterFile(close: () => unknown): void {
  closing.push(close)
}
