/** A job that holds several works: each is done, told and counted by itself, and the job ends with the last of them. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Context } from '#src/context.ts'
import { startWorker } from '#src/jobs/run.ts'
import { afterFile } from '../support/after.ts'
import { openContext } from '../support/context.ts'
import { patienceMs } from '../support/patience.ts'

test('one that fails ends no other of its job, and fails the job when all have ended', async () => {
  const opened = await openContext()
  const counted: string[] = []
  const lines: { word?: string; outcome?: string }[] = []
  const note = (line: object) => void lines.push(line)
  const log = Object.assign(Object.create(opened.log), { info: note, error: note })
  const metrics = { ...opened.metrics, jobEnded: (_: string, outcome: string) => void counted.push(outcome) } as Context['metrics']
  const slow = Promise.withResolvers<void>()
  let atOnce = 0
  let most = 0
  const worker = startWorker(
    { ...opened, log, metrics },
    {
      queue: 'test.several',
      payload: z.object({ word: z.string(), others: z.array(z.string()).optional() }),
      concurrency: 3,
      several: { of: ({ word, others = [] }) => [word, ...others].map((one) => ({ word: one })), atOnce: 2 },
      run: async ({ word }) => {
        most = Math.max(most, ++atOnce)
        try {
          if (word === 'fails') throw new Error('as planned')
          if (word === 'slow') await slow.promise
          return { outcome: word }
        } finally {
          atOnce--
        }
      },
    },
  )
  afterFile(() => worker.close())
  const queue = opened.queues.queue('test.several')
  const { id } = await queue.add('words', { word: 'fails', others: ['slow', 'one', 'two'] })
  const other = await queue.add('words', { word: 'three' })
  const state = (of: string) => queue.getJobState(of)
  await expect.poll(() => counted.length, { timeout: patienceMs }).toBe(4)
  // A finished job of these is gone, or kept.
  await expect.poll(() => state(other.id!), { timeout: patienceMs }).toMatch(/completed|unknown/)
  expect(await state(id!)).toBe('active')
  slow.resolve()
  await expect.poll(() => state(id!), { timeout: patienceMs }).toBe('failed')
  expect(counted.sort()).toEqual(['error', 'one', 'slow', 'three', 'two'])
  expect(lines.map(({ word, outcome }) => [word, outcome]).sort()).toEqual(
    [['fails', 'error'], ...['one', 'slow', 'three', 'two'].map((word) => [word, word])].sort(),
  )
  expect(most).toBe(2)
})
