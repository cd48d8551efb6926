/**
 * What a host's answer means for the item whose page was asked for.
 */
import { type Fetched, type FetchOutcome, failureCode } from '#src/net/outcome.ts'

/** What is made of an answer: the page is kept, asked for again, or given up. */
export type Verdict =
  | { kind: 'keep'; page: Fetched }
  | { kind: 'again'; code: string; message: string }
  | { kind: 'give-up'; problem: string }

/** @param last no other attempt follows: half a page is more than nothing */
export function judgeAnswer(fetched: FetchOutcome, last: boolean): Verdict {
  switch (fetched.kind) {
    case 'fetched':
      // Half a page would be half a story, or a version that takes text away.
      return fetched.truncated && !last
        ? { kind: 'again', code: 'truncated', message: 'the page broke off' }
        : { kind: 'keep', page: fetched }
    case 'throttled':
      return { kind: 'again', code: failureCode(fetched), message: fetched.message }
    case 'failed': {
      const { status, message } = fetched
      const permanent = status !== undefined && status >= 400 && status < 500 && status !== 408
      return permanent ? { kind: 'give-up', problem: message } : { kind: 'again', code: failureCode(fetched), message }
    }
    case 'gone':
    case 'refused':
      return { kind: 'give-up', problem: fetched.message }
    case 'unchanged':
      return { kind: 'give-up', problem: 'the host answered 304 to a request without conditions' }
    default:
      return fetched satisfies never
  }
}
