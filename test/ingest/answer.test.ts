/** What is made of a host's answer: the page is kept, asked for again, or given up. */
import { describe, expect, test } from 'vitest'
import { judgeAnswer } from '#src/ingest/answer.ts'
import type { Failed, Fetched } from '#src/net/outcome.ts'

describe('an answer', () => {
  const whole: Fetched = { kind: 'fetched', status: 200, url: 'https://a.example/', bytes: new Uint8Array(1), headers: {}, ms: 1 }
  const failed = (fields: Pick<Failed, 'code'> & { status?: number }): Failed => ({ kind: 'failed', message: 'in words', ms: 1, ...fields })
  const half: Fetched = { ...whole, truncated: true }

  test('that is whole is kept', () => {
    for (const last of [true, false]) expect(judgeAnswer(whole, last)).toEqual({ kind: 'keep', page: whole })
  })

  test('that broke off is asked for again, and the last time kept', () => {
    expect(judgeAnswer(half, false)).toEqual({ kind: 'again', code: 'truncated', message: 'the page broke off' })
    expect(judgeAnswer(half, true)).toEqual({ kind: 'keep', page: half })
  })

  test('that blames the request is final, but not one that says the request took too long, nor one that blames the server', () => {
    const verdicts = [399, 400, 404, 408, 499, 500, 503].map((status) => [
      status,
      judgeAnswer(failed({ code: 'http', status }), false).kind,
    ])
    expect(verdicts).toEqual([
      [399, 'again'],
      [400, 'give-up'],
      [404, 'give-up'],
      [408, 'again'],
      [499, 'give-up'],
      [500, 'again'],
      [503, 'again'],
    ])
    expect(judgeAnswer(failed({ code: 'http', status: 404 }), false)).toEqual({ kind: 'give-up', problem: 'in words' })
  })

  test('that did not come is asked for again, under the code of what went wrong; one with a status under that', () => {
    expect(judgeAnswer(failed({ code: 'dns' }), false)).toEqual({ kind: 'again', code: 'dns', message: 'in words' })
    expect(judgeAnswer(failed({ code: 'http', status: 502 }), false)).toMatchObject({ code: 'http-502' })
    expect(judgeAnswer({ kind: 'throttled', status: 429, url: '', message: 'wait', ms: 1 }, true)).toEqual({
      kind: 'again',
      code: 'http-429',
      message: 'wait',
    })
  })

  test('that will not come is not asked for again, with the reason in words', () => {
    expect(judgeAnswer({ kind: 'gone', status: 410, url: '', message: 'gone', ms: 1 }, false)).toEqual({ kind: 'give-up', problem: 'gone' })
    expect(judgeAnswer({ kind: 'refused', reason: 'robots', message: 'robots', ms: 1 }, false)).toEqual({
      kind: 'give-up',
      problem: 'robots',
    })
    expect(judgeAnswer({ kind: 'unchanged', status: 304, url: '', headers: {}, ms: 1 }, false)).toMatchObject({
      kind: 'give-up',
      problem: expect.stringContaining('304'),
    })
  })
})
