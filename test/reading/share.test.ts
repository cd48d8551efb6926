/** Whose turn it is at the reading threads. */
import { expect, test } from 'vitest'
import { FairShare } from '#src/reading/share.ts'

/** All that follows from what was done has happened. */
const settled = () => new Promise(setImmediate)

/** Work whose beginning is noted and whose end the test says; it is called by its feed and a number. */
function desk(most: number, now?: () => number) {
  const share = new FairShare(most, now)
  const begun: string[] = []
  const ends = new Map<string, PromiseWithResolvers<string>>()
  return {
    begun,
    add: (name: string, bytes = 1000) =>
      share.run(name[0]!, bytes, (started) => {
        started()
        begun.push(name)
        const end = Promise.withResolvers<string>()
        ends.set(name, end)
        return end.promise
      }),
    /** One after another, each with all that follows from it. */
    end: async (...names: string[]) => {
      for (const name of names) {
        await settled()
        ends.get(name)!.resolve(`the end of ${name}`)
      }
      await settled()
    },
    fail: async (name: string) => {
      await settled()
      ends.get(name)!.reject(new Error(`${name} went wrong`))
      await settled()
    },
  }
}

test('feeds take turns, and none has all threads', async () => {
  const { begun, add, end } = desk(3)
  const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'].map((name) => add(name))
  await settled()
  expect(begun).toEqual(['a1', 'a2', 'b1'])
  await end('b1', 'a1', 'a2')
  expect(begun).toEqual(['a1', 'a2', 'b1', 'b2', 'a3', 'c1'])
  await end('b2', 'a3', 'c1', 'a4')
  expect(await Promise.all(all)).toContain('the end of a4')
})

test('those that are slow leave a thread to the others, by the size of what they have or by what they took before', async () => {
  let now = 0
  const { begun, add, end } = desk(3, () => now)
  const first = [add('a1'), add('b1')]
  await settled()
  now = 600
  await end('a1', 'b1')
  await Promise.all(first)
  const all = [add('a2'), add('b2'), add('c1', 300_000), add('a3'), add('i1'), add('i2')]
  await settled()
  expect(begun.slice(2)).toEqual(['a2', 'b2', 'i1'])
  await end('i1')
  expect(begun.slice(5)).toEqual(['i2'])
  now = 1200
  await end('i2', 'a2')
  // One of them has ended: the next is the large one, and the others' thread waits for them.
  expect(begun.slice(6)).toEqual(['c1'])
  all.push(add('j1'))
  await end('j1')
  await end('c1', 'b2', 'a3')
  await Promise.all(all)
  // What took no time in a while is slow no more.
  for (let times = 0; times < 3; times++) {
    const quick = add(`b${times + 3}`)
    await end(`b${times + 3}`)
    await quick
  }
  const later = [add('a4', 300_000), add('c2', 300_000), add('b9')]
  await settled()
  expect(begun.slice(-3)).toEqual(['a4', 'c2', 'b9'])
  await end('a4', 'c2', 'b9')
  await Promise.all(later)
})

test('a single thread goes from feed to feed in the order in which they came, one document each', async () => {
  const { begun, add, end } = desk(1)
  const all = ['x1', 'a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((name) => add(name))
  await end('x1', 'a1', 'b1', 'c1', 'a2', 'b2', 'a3')
  await Promise.all(all)
  expect(begun).toEqual(['x1', 'a1', 'b1', 'c1', 'a2', 'b2', 'a3'])
})

test('the last thread stays free for another feed, however many of one wait, and is taken at once', async () => {
  const { begun, add, end } = desk(3)
  const all = ['a1', 'a2', 'a3', 'a4'].map((name) => add(name))
  await end('a1')
  expect(begun).toEqual(['a1', 'a2', 'a3'])
  all.push(add('b1'))
  await settled()
  expect(begun).toEqual(['a1', 'a2', 'a3', 'b1'])
  await end('b1', 'a2', 'a3', 'a4')
  await Promise.all(all)
})

test('work that fails is told to who asked for it, and leaves its thread to the next', async () => {
  const { begun, add, end, fail } = desk(1)
  const first = add('a1').catch((error: unknown) => error)
  const second = add('a2')
  await fail('a1')
  expect(begun).toEqual(['a1', 'a2'])
  await end('a2')
  expect(await first).toEqual(new Error('a1 went wrong'))
  expect(await second).toBe('the end of a2')
})
