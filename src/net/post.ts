/**
 * A form sent to a server that was named by a feed: the same guarded addresses and limits as for everything from outside.
 */

import { exchange } from './exchange.ts'
import { type Desk, readUrl } from './follow.ts'
import { explainError, TimeLimit } from './outcome.ts'

export type PostOutcome = { kind: 'answered'; status: number; body: string } | { kind: 'failed'; message: string }

/** Characters of an answer that are of use: it is read for people alone. */
const answerBytes = 4096
const redirects = 3

/** Send a form (`application/x-www-form-urlencoded`). 307 and 308 are followed, as nothing else keeps the method (RFC 9110, section 15.4). */
export async function postForm(desk: Desk, address: string, form: Record<string, string>): Promise<PostOutcome> {
  const control = new AbortController()
  const { totalMs } = desk.limits
  const timer = setTimeout(() => control.abort(new TimeLimit('timeout-total', `was not done within ${totalMs / 1000} s`)), totalMs)
  let url = readUrl(address)
  try {
    for (let hop = 0; url; hop++) {
      const refusal = desk.guard.refusal(url)
      if (refusal) return { kind: 'failed', message: refusal.message }
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': desk.userAgent }
      const body = new URLSearchParams(form).toString()
      const answer = await exchange(desk.guard.dispatcher, url, headers, control, desk.limits, { method: 'POST', body })
      if ((answer.status === 307 || answer.status === 308) && answer.location && hop < redirects) {
        await answer.discard()
        url = readUrl(answer.location, url)
        continue
      }
      const { bytes } = await answer.body(answerBytes)
      return { kind: 'answered', status: answer.status, body: new TextDecoder().decode(bytes) }
    }
    return { kind: 'failed', message: 'this is not a URL' }
  } catch (error) {
    const outcome = explainError(error, url?.host ?? address)
    if (!outcome) throw error
    return { kind: 'failed', message: outcome.message }
  } finally {
    clearTimeout(timer)
  }
}
