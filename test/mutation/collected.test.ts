/**
 * Tests that run in Stryker's process run as vitest runs them.
 */
import { afterEach as after, beforeEach as before, expect, test } from 'vitest'
import * as collected from './collected.ts'
import { needServers } from './tests.ts'

const said: string[] = []
before(() => void said.splice(0))
after(() => void said.splice(0))

test('a file’s tests are collected in their order, each case for itself, with what is done around them', async () => {
  const { beforeAll, beforeEach, afterEach, describe, test: it } = collected
  const tests = await collected.collect('a.test.ts', async () => {
    beforeAll(() => said.push('all'))
    beforeEach(() => said.push('before'))
    it('one', () => said.push('one'))
    describe('of', () => {
      beforeEach(() => said.push('before inner'))
      afterEach(() => said.push('after inner'))
      it.each([['a', 1], 'b'])('%s', (...given) => said.push(given.join('')))
    })
    it('two', () => said.push('two'))
  })
  expect(tests.map(({ id }) => id)).toEqual(['a.test.ts#one#0', 'a.test.ts#of %s#1', 'a.test.ts#of %s#2', 'a.test.ts#two#3'])
  for (const { run } of tests) await run()
  expect(said).toEqual([
    'all',
    ...['before', 'one'],
    ...['before', 'before inner', 'a1', 'after inner'],
    ...['before', 'before inner', 'b', 'after inner'],
    ...['before', 'two'],
  ])
})

test('a test that fails fails, and what comes behind it is done all the same', async () => {
  const [failing] = await collected.collect('b.test.ts', async () => {
    collected.afterEach(() => said.push('after'))
    collected.test('fails', () => expect(1).toBe(2))
  })
  await expect(failing!.run()).rejects.toThrow('expected 1 to be 2')
  expect(said).toEqual(['after'])
})

test('tests that ask for a database, or for what only vitest gives, need servers', async () => {
  expect(await needServers(['test/story/place.test.ts', 'test/story/signals.test.ts'])).toBe(false)
  expect(await needServers(['test/story/place.test.ts', 'test/store/notices.test.ts'])).toBe(true)
  expect(await needServers(['test/events/relay.test.ts'])).toBe(true)
})
