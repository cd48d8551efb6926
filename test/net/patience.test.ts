/** How long a host is waited for that was not done in time. */
import { expect, test } from 'vitest'
import type { FetchOutcome } from '#src/net/outcome.ts'
import { patient, speedOf } from '#src/net/patience.ts'
import { defaultLimits } from '#src/net/request.ts'

test('half as long after each time-out in a row, no less than 3 s, and every fourth time as long as any other', () => {
  const waits = Array.from({ length: 10 }, (_, timeouts) => patient(defaultLimits, timeouts).firstByteMs)
  expect(waits).toEqual([20_000, 10_000, 5_000, 3_000, 20_000, 3_000, 3_000, 3_000, 20_000, 3_000])
  expect(patient(defaultLimits, 2)).toEqual({ ...defaultLimits, firstByteMs: 5_000, totalMs: 15_000 })
})

test.each<[string, string, object]>([
  ['too-slow', 'timeout-connect', { kind: 'failed', code: 'timeout-connect' }],
  ['too-slow', 'timeout-first-byte', { kind: 'failed', code: 'timeout-first-byte' }],
  ['too-slow', 'timeout-total', { kind: 'failed', code: 'timeout-total' }],
  ['unknown', 'no address', { kind: 'failed', code: 'dns' }],
  ['unknown', 'a broken connection', { kind: 'failed', code: 'reset' }],
  ['unknown', 'a refusal of ours', { kind: 'refused', reason: 'blocked-address' }],
  ['answers', 'an error page', { kind: 'failed', code: 'http', status: 500 }],
  ['answers', '503', { kind: 'throttled', status: 503 }],
  ['answers', '304', { kind: 'unchanged', status: 304 }],
  ['answers', '200', { kind: 'fetched', status: 200 }],
  ['answers', '410', { kind: 'gone', status: 410 }],
])('%s: %s', (speed, _, outcome) => {
  expect(speedOf({ message: '', ms: 1, ...outcome } as FetchOutcome)).toBe(speed)
})
