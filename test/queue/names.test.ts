/** What jobs are called and carry, and how long something is waited for: small, and every hop goes by it. */
import { describe, expect, test } from 'vitest'
import type { ItemId } from '#src/brand.ts'
import { atMost } from '#src/queue/at-most.ts'
import { eventQueueName, itemJobId, payloads, queueNames } from '#src/queue/names.ts'

test('the queues have the names by which operators and consumers know them', () => {
  expect(queueNames).toEqual({ polls: 'telex.polls', pages: 'telex.pages', stories: 'telex.stories', commands: 'telex.commands' })
  expect(eventQueueName('newsroom')).toBe('telex.events.newsroom')
})

test('a job of an item is named by the item, its revision and the job’s number', () => {
  expect(itemJobId({ item: 7 as ItemId, revision: 2, job: 3 })).toBe('item-7.2.3')
})

describe('a payload', () => {
  test('of a poll names its feed, and may say that it is to be polled in any case', () => {
    expect(payloads.poll.parse({ feed: 'wire', other: 1 })).toEqual({ feed: 'wire' })
    expect(payloads.poll.parse({ feed: 'wire', force: true })).toEqual({ feed: 'wire', force: true })
    for (const wrong of [{}, { feed: 7 }, { feed: 'No feed!' }, { feed: 'wire', force: 'yes' }])
      expect(payloads.poll.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
  })

  test('of an item names its revision, and its job where it is not of an older version', () => {
    expect(payloads.item.parse({ item: 7, revision: 1, other: 1 })).toEqual({ item: 7, revision: 1 })
    expect(payloads.item.parse({ item: 7, revision: 1, job: 2 })).toEqual({ item: 7, revision: 1, job: 2 })
    for (const wrong of [
      { item: 7 },
      { revision: 1 },
      { item: 7, revision: 0 },
      { item: 7, revision: 1.5 },
      { item: 7, revision: 1, job: 0 },
    ])
      expect(payloads.item.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
  })
})

describe('what is waited for at most so long', () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

  test('and ends before, leaves no timer behind', async () => {
    const before = timers()
    await atMost(600_000, Promise.resolve())
    await Promise.resolve()
    expect(timers()).toBe(before)
  })

  test('and does not end, is left to itself', async () => {
    expect(await atMost(1, new Promise(() => undefined))).toBeUndefined()
  })

  test('and fails, fails', async () => {
    await expect(atMost(600_000, Promise.reject(new Error('away')))).rejects.toThrow('away')
  })
})
