/**
 * Feeds that are late or fail, and whose fault that is.
 */
import { describe, expect, test } from 'vitest'
import { isOverdue, type Surroundings, troublesOf } from '#src/ingest/late.ts'
import type { Feed } from '#src/store/feeds.ts'

const now = new Date('2026-11-27T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const feed = (over: Partial<Feed> = {}): Feed =>
  ({
    id: 'wire',
    url: 'https://agency.example/rss',
    state: 'active',
    everySeconds: 60,
    cron: null,
    timezone: null,
    createdAt: ago(10_000),
    lastPollAt: ago(1),
    nextPollAt: ago(0),
    consecutiveFailures: 0,
    failingSince: null,
    lastError: null,
    lastErrorCode: null,
    ...over,
  }) as Feed
const around: Surroundings = { now, unserved: new Set(), workers: 1, waiting: 0, pauses: new Map() }
const failed = (code: string, over: Partial<Feed> = {}) =>
  feed({ consecutiveFailures: 4, failingSince: ago(20), lastError: `said ${code}`, lastErrorCode: code, nextPollAt: ago(-8), ...over })

describe('a feed is overdue', () => {
  test.each([
    ['polled a minute ago', {}, false],
    ['three intervals and a minute ago', { lastPollAt: ago(3.9) }, false],
    ['longer ago', { lastPollAt: ago(4.1), nextPollAt: ago(3) }, true],
    ['longer ago, and put off until later', { lastPollAt: ago(30), nextPollAt: ago(-5) }, false],
    ['never, and just added', { lastPollAt: null, createdAt: ago(2), nextPollAt: null }, false],
    ['never, and added long ago', { lastPollAt: null, createdAt: ago(6), nextPollAt: null }, true],
    [
      'this morning, and the next tick is tomorrow',
      { cron: '0 6 * * *', everySeconds: null, lastPollAt: ago(360), nextPollAt: ago(359) },
      false,
    ],
    [
      'yesterday, and the tick of this morning is missing',
      { cron: '0 6 * * *', everySeconds: null, lastPollAt: ago(1800), nextPollAt: ago(1799) },
      true,
    ],
    ['before a tick that has just been', { cron: '59 11 * * *', everySeconds: null, lastPollAt: ago(1440), nextPollAt: ago(1439) }, false],
    [
      'at a cron of another zone',
      { cron: '0 6 * * *', timezone: 'America/New_York', everySeconds: null, lastPollAt: ago(360), nextPollAt: ago(359) },
      true,
    ],
    ['at a cron that is wrong', { cron: '61 * * * *', everySeconds: null, lastPollAt: ago(9000), nextPollAt: null }, false],
  ])('or not: %s', (_, over, overdue) => {
    expect(isOverdue(feed(over as Partial<Feed>), now)).toBe(overdue)
  })
})

describe('a feed in trouble', () => {
  const late = feed({ lastPollAt: ago(30), nextPollAt: ago(29) })
  test.each([
    ['no worker polls', { workers: 0 }, 'no worker polls feeds'],
    ['its poll was lost', { unserved: new Set(['wire']) }, 'its poll is in no queue'],
    ['the queue is full', { waiting: 7 }, '7 polls wait in the queue'],
    ['its job was lost', {}, 'its job was lost, and is made again within a minute'],
    ['the queues are away', { workers: undefined, unserved: undefined }, 'the queues do not answer'],
  ])('is ours where it is not polled because %s', (_, over, why) => {
    expect(troublesOf([late], { ...around, ...over })).toEqual([
      { feed: 'wire', whose: 'ours', why: `not polled since 2026-11-27 11:30: ${why}` },
    ])
  })

  test.each([
    ['http-503', 'theirs'],
    ['tls', 'theirs'],
    ['no-format', 'theirs'],
    ['dns', 'theirs'],
    ['secret-missing', 'ours'],
    ['secret-not-allowed', 'ours'],
    ['blocked-address', 'ours'],
    ['outside-roots', 'ours'],
  ])('that fails with %s is %s', (code, whose) => {
    expect(troublesOf([failed(code)], around)).toEqual([
      { feed: 'wire', whose, why: `said ${code} (4 times since 2026-11-27 11:40, next at 2026-11-27 12:08)` },
    ])
  })

  test('is ours where most hosts are not reached at once, and theirs where a few are not', () => {
    const at = (host: string, code: string | undefined) =>
      code ? failed(code, { url: `https://${host}.example/rss` }) : feed({ url: `https://${host}.example/rss` })
    const whose = (feeds: Feed[]) => troublesOf(feeds, around).map((trouble) => trouble.whose)
    expect(whose([at('a', 'dns'), at('b', 'connect'), at('c', 'timeout-connect'), at('d', 'http-500')])).toEqual([
      'ours',
      'ours',
      'ours',
      'theirs',
    ])
    expect(troublesOf([at('a', 'dns'), at('b', 'dns'), at('c', 'dns')], around)[0]!.why).toContain(
      '3 of 3 hosts are not reached at once: said dns',
    )
    expect(whose([at('a', 'dns'), at('a', 'dns'), at('b', 'dns')])).toEqual(['theirs', 'theirs', 'theirs'])
    expect(whose([at('a', 'dns'), at('b', 'dns'), at('c', 'dns'), at('d', undefined), at('e', undefined), at('f', undefined)])).toEqual([
      'theirs',
      'theirs',
      'theirs',
    ])
  })

  test('is theirs where the host asks for a pause that outlasts its ticks, or is gone; one that is paused or removed is in none', () => {
    const paused = { ...around, pauses: new Map([['agency.example', ago(-60)]]) }
    expect(troublesOf([feed({ lastPollAt: ago(30), nextPollAt: ago(-60) })], paused)).toEqual([
      { feed: 'wire', whose: 'theirs', why: 'its host asks for a pause until 2026-11-27 13:00' },
    ])
    expect(troublesOf([feed({ nextPollAt: ago(-60) })], paused)).toEqual([])
    expect(troublesOf([feed({ state: 'gone', lastError: 'gone (410)' })], around)).toEqual([
      { feed: 'wire', whose: 'theirs', why: 'gone (410)' },
    ])
    expect(
      troublesOf(
        [
          { ...late, state: 'paused' },
          { ...failed('dns'), state: 'removed' },
        ],
        around,
      ),
    ).toEqual([])
  })
})
