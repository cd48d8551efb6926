/** What looks after an embedded server. */
import { expect, test } from 'vitest'
import { type ServerNews, watchServer } from '#src/store/embedded-watch.ts'
import { patienceMs } from '../support/patience.ts'

test('a server that ended is started again, and where that fails at once it is tried a second later', async () => {
  const news: ServerNews[] = []
  let lives = false
  let tries = 0
  const stop = watchServer(
    {
      lives: async () => lives,
      revive: async () => {
        if (++tries < 3) throw new Error('no such folder')
        lives = true
      },
    },
    (one) => void news.push(one),
  )
  const began = performance.now()
  await expect.poll(() => news.length, { timeout: patienceMs, interval: 5 }).toBe(4)
  // One look and two waits; a timer may be a millisecond early.
  expect(performance.now() - began).toBeGreaterThan(2_990)
  expect(news.map(({ kind }) => kind)).toEqual(['ended', 'refused', 'refused', 'back'])
  await stop()
})
