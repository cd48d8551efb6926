/** Statements that many ask for at once are sent as one, and what is wrong with one of them is its own. */
import { expect, test } from 'vitest'
import { together } from '#src/store/together.ts'

/** Each statement ends when it is told to. */
function openStatements(most = 100) {
  const sent: { asked: string[]; end: (error?: Error) => void }[] = []
  const ask = together<string, string>((asked) => {
    const { promise, resolve, reject } = Promise.withResolvers<string[]>()
    const answers = asked.map((one) => `answer to ${one}`)
    sent.push({ asked, end: (error) => (error ? reject(error) : resolve(answers)) })
    return promise
  }, most)
  const turn = () => new Promise<void>((then) => setTimeout(then))
  return { sent, ask, turn }
}

test('what is asked in one turn goes together; what comes while a statement is under way waits for the next', async () => {
  const { sent, ask, turn } = openStatements()
  const first = Promise.all([ask('a'), ask('b')])
  await turn()
  const second = Promise.all([ask('c'), ask('d')])
  await turn()
  const third = ask('e')
  expect(sent.map(({ asked }) => asked)).toEqual([['a', 'b']])
  sent[0]!.end()
  expect(await first).toEqual(['answer to a', 'answer to b'])
  await turn()
  expect(sent.map(({ asked }) => asked)).toEqual([
    ['a', 'b'],
    ['c', 'd', 'e'],
  ])
  sent[1]!.end()
  expect([...(await second), await third]).toEqual(['answer to c', 'answer to d', 'answer to e'])
  const later = ask('f')
  await turn()
  expect(sent[2]!.asked).toEqual(['f'])
  sent[2]!.end()
  expect(await later).toBe('answer to f')
})

test('one statement asks no more than it may', async () => {
  const { sent, ask, turn } = openStatements(2)
  const all = Promise.all(['a', 'b', 'c'].map(ask))
  await turn()
  sent[0]!.end()
  await turn()
  sent[1]!.end()
  expect(sent.map(({ asked }) => asked)).toEqual([['a', 'b'], ['c']])
  expect(await all).toEqual(['answer to a', 'answer to b', 'answer to c'])
})

test('where a statement fails by what one asks, only that one fails, and what comes later is answered', async () => {
  const asks: string[][] = []
  const ask = together<string, string>(async (asked) => {
    asks.push(asked)
    if (asked.includes('wrong')) throw Object.assign(new Error('no text'), { code: '22021' })
    return asked
  }, 100)
  const ended = await Promise.allSettled(['a', 'wrong', 'b'].map(ask))
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(asks).toEqual([['a', 'wrong', 'b'], ['a'], ['wrong'], ['b']])
  expect(await ask('c')).toBe('c')
})

test.each([
  ['that is away', Object.assign(new Error('starting up'), { code: '57P03' })],
  ['whose connection broke', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
])('a database %s is not asked once more for each', async (_, error) => {
  let asked = 0
  const ask = together<string, string>(async () => {
    asked++
    throw error
  }, 100)
  const ended = await Promise.allSettled(['a', 'b', 'c'].map(ask))
  expect(ended).toEqual(Array.from({ length: 3 }, () => ({ status: 'rejected', reason: error })))
  expect(asked).toBe(1)
})
