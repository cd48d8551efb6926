/**
 * An answer, or why there is none: what looks at a broken installation may not wait for it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { explain } from './explain.ts'

export type Answer<T> = { answer: T } | { problem: string }

/** @param ms how long is waited: milliseconds */
export async function within<T>(work: () => Promise<T>, ms = 6_000): Promise<Answer<T>> {
  const late = new AbortController()
  try {
    const answered = work().then((answer) => ({ answer }))
    const tooLate = sleep(ms, { problem: `no answer within ${ms / 1000} s` }, { signal: late.signal })
    return await Promise.race([answered, tooLate])
  } catch (error) {
    return { problem: explain(error) }
  } finally {
    late.abort()
  }
}
