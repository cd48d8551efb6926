import { describe, expect, test } from 'vitest'
import { freshSeconds, retryAfterSeconds } from '#src/net/fields.ts'
import { nextPoll } from '#src/net/next-poll.ts'
import type { FetchOutcome } from '#src/net/outcome.ts'
import { eased, paceAfter, slowed } from '#src/net/politeness.ts'

const now = new Date('2026-11-23T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('header fields', () => {
  test.each([
    ['120', 120],
    ['0', 0],
    ['Mon, 23 Nov 2026 10:01:30 GMT', 90],
    ['Monday, 23-Nov-26 10:01:30 GMT', 90],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['-5', undefined],
    ['soon', undefined],
    ['1.5', undefined],
  ])('Retry-After: %s', (value, seconds) => {
    expect(retryAfterSeconds({ 'retry-after': value }, now)).toBe(seconds)
  })

  test.each([
    [{ 'cache-control': 'max-age=60' }, 60],
    [{ 'cache-control': 'public, Max-Age="60", s-maxage=5' }, 60],
    [{ 'cache-control': 's-maxage=300' }, undefined],
    [{ 'cache-control': 'max-age=60', age: '45' }, 15],
    [{ 'cache-control': 'max-age=60', age: '90' }, 0],
    [{ 'cache-control': 'no-cache, max-age=60' }, 0],
    [{ 'cache-control': 'private, no-store' }, 0],
    [{ 'cache-control': 'max-age=60', expires: '0' }, 60],
    [{ expires: 'Mon, 23 Nov 2026 10:05:00 GMT' }, 300],
    [{ expires: 'Mon, 23 Nov 2026 12:05:00 GMT', date: 'Mon, 23 Nov 2026 12:00:00 GMT' }, 300],
    [{ expires: '0' }, 0],
    [{ expires: '-1' }, 0],
    [{}, undefined],
  ] as Array<[Record<string, string>, number | undefined]>)('%j', (fields, seconds) => {
    expect(freshSeconds(fields, now)).toBe(seconds)
  })
})

describe('when a feed is polled next', () => {
  const unchanged = (hints = {}): FetchOutcome => ({ kind: 'unchanged', status: 304, url: '', headers: {}, ms: 1, ...hints })
  const failed = (hints = {}): FetchOutcome => ({ kind: 'failed', code: 'reset', message: '', ms: 1, ...hints })
  const wait = (outcome: FetchOutcome, state: Partial<Parameters<typeof nextPoll>[0]> = {}) =>
    (nextPoll({ everySeconds: 60, consecutiveFailures: 0, ...state }, outcome, now).getTime() - now.getTime()) / 1000

  test('by its own interval; longer while it is fresh, but not for ever', () => {
    expect(wait(unchanged())).toBe(60)
    expect(wait(unchanged({ cacheControlMaxAgeSeconds: 10 }))).toBe(60)
    expect(wait(unchanged({ cacheControlMaxAgeSeconds: 300 }))).toBe(300)
    expect(wait(unchanged({ cacheControlMaxAgeSeconds: 31_536_000 }))).toBe(600)
    expect(wait(unchanged({ cacheControlMaxAgeSeconds: 31_536_000 }), { everySeconds: 900 })).toBe(3600)
    expect(wait(unchanged(), { ttlSeconds: 240 })).toBe(240)
    expect(wait(unchanged({ retryAfterSeconds: 1800 }))).toBe(1800)
    expect(wait(unchanged({ cacheControlMaxAgeSeconds: 31_536_000 }), { everySeconds: 86_400 })).toBe(86_400)
  })

  test('after failures ever later, up to a bound that keeps the end of an outage in reach', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 100].map((consecutiveFailures) => wait(failed(), { consecutiveFailures }))
    expect(waits).toEqual([60, 120, 240, 480, 960, 1920, 3840, 3840, 3840])
    expect(wait(failed(), { consecutiveFailures: 50, everySeconds: 5 })).toBe(900)
    expect(wait(failed(), { consecutiveFailures: 50, everySeconds: 3600 })).toBe(6 * 3600)
    expect(wait(failed(), { consecutiveFailures: 50, everySeconds: 86_400 })).toBe(86_400)
  })

  test('a Retry-After is kept to, up to a day', () => {
    expect(wait(failed({ retryAfterSeconds: 900 }))).toBe(900)
    const throttled = (retryAfter: number): FetchOutcome => ({
      kind: 'throttled',
      status: 429,
      url: '',
      message: '',
      retryAfterSeconds: retryAfter,
      ms: 1,
    })
    expect(wait(throttled(900))).toBe(900)
    expect(wait(throttled(1))).toBe(60)
    expect(wait(throttled(10_000_000))).toBe(86_400)
  })
})

describe('how often a host is asked', () => {
  test('a 429 halves the pace and makes a pause, as long as the host says', () => {
    expect(slowed(undefined, {}, now)).toEqual({ intervalMs: 1000, backoffUntil: later(30) })
    expect(slowed({ intervalMs: 4000, backoffUntil: null }, {}, now)).toEqual({ intervalMs: 8000, backoffUntil: later(80) })
    expect(slowed({ intervalMs: 4000, backoffUntil: null }, { retryAfterSeconds: 600 }, now)).toEqual({
      intervalMs: 8000,
      backoffUntil: later(600),
    })
    expect(slowed({ intervalMs: 50_000, backoffUntil: null }, { retryAfterSeconds: 1e9 }, now)).toEqual({
      intervalMs: 60_000,
      backoffUntil: later(86_400),
    })
  })

  test('several refused together count once, and the longest pause holds', () => {
    const first = slowed({ intervalMs: 1000, backoffUntil: null }, { retryAfterSeconds: 600 }, now)
    expect(slowed(first, { retryAfterSeconds: 5 }, later(1))).toEqual(first)
  })

  test('a pause that has ended counts no more: refused again, the host is asked half as often', () => {
    for (const ended of [later(-5), now])
      expect(slowed({ intervalMs: 4000, backoffUntil: ended }, {}, now)).toEqual({ intervalMs: 8000, backoffUntil: later(80) })
  })

  test('at the floor a success only takes the pause away that has ended', () => {
    for (const ended of [later(-5), now])
      expect(eased({ intervalMs: 250, backoffUntil: ended }, {}, now)).toEqual({ intervalMs: 250, backoffUntil: null })
    expect(eased({ intervalMs: 250, backoffUntil: later(5) }, {}, now)).toBeUndefined()
  })

  test('success eases it back to the floor, and then changes nothing more', () => {
    let pace = { intervalMs: 8000, backoffUntil: later(-5) as Date | null }
    let steps = 0
    for (let next = eased(pace, {}, now); next && steps < 1000; next = eased(pace, {}, now)) {
      pace = next
      steps += 1
    }
    expect(pace).toEqual({ intervalMs: 250, backoffUntil: null })
    expect(steps).toBeGreaterThan(20)
    expect(steps).toBeLessThan(100)
    expect(eased(undefined, {}, now)).toBeUndefined()
  })

  test('a pause that runs is not ended by a success beside it; a crawl delay is the floor', () => {
    expect(eased({ intervalMs: 1000, backoffUntil: later(60) }, {}, now)).toEqual({ intervalMs: 900, backoffUntil: later(60) })
    expect(eased(undefined, { crawlDelaySeconds: 5 }, now)).toEqual({ intervalMs: 5000, backoffUntil: null })
    expect(eased({ intervalMs: 5000, backoffUntil: null }, { crawlDelaySeconds: 86_400 }, now)).toEqual({
      intervalMs: 60_000,
      backoffUntil: null,
    })
  })
})

describe('what an answer makes of its host’s pace', () => {
  const pace = { intervalMs: 4000, backoffUntil: null }
  const fetched: FetchOutcome = { kind: 'fetched', status: 200, url: '', bytes: new Uint8Array(), headers: {}, ms: 1 }

  test('a server that asks for patience is asked half as often, and only after the pause that it names', () => {
    const throttled: FetchOutcome = { kind: 'throttled', status: 429, url: '', message: '', ms: 1, retryAfterSeconds: 90 }
    expect(paceAfter(pace, throttled, 5, now)).toEqual({ intervalMs: 8000, backoffUntil: later(90) })
  })

  test.each([fetched, { kind: 'unchanged', status: 304, url: '', headers: {}, ms: 1 }] as FetchOutcome[])(
    '$kind: a little faster',
    (answer) => {
      expect(paceAfter(pace, answer, undefined, now)).toEqual({ intervalMs: 3600, backoffUntil: null })
      expect(paceAfter(pace, answer, null, now)).toEqual({ intervalMs: 3600, backoffUntil: null })
      expect(paceAfter(pace, answer, 20, now)).toEqual({ intervalMs: 20_000, backoffUntil: null })
    },
  )

  test.each([
    { kind: 'failed', code: 'reset', message: '', ms: 1 },
    { kind: 'gone', status: 410, url: '', message: '', ms: 1 },
    { kind: 'refused', reason: 'robots', message: '', ms: 1 },
  ] as FetchOutcome[])('$kind: as it was', (answer) => {
    expect(paceAfter(pace, answer, 20, now)).toBeUndefined()
  })
})
