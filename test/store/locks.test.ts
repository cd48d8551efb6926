/**
 * Rows are locked in one order, and what lost a race runs again.
 */
import { beforeAll, expect, test } from 'vitest'
import type { ClusterId, StoryId } from '#src/brand.ts'
import type { Db, Tx } from '#src/store/db.ts'
import { inOrder, type Locks } from '#src/store/locks.ts'
import { cluster, story } from '#src/store/schema.ts'
import { freshDb } from '../support/database.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const stories = [1, 2].map((n) => id(n) as StoryId) as [StoryId, StoryId]
const clusters = [3, 4].map((n) => id(n) as ClusterId) as [ClusterId, ClusterId]

let db: Db
beforeAll(async () => {
  db = await freshDb()
  const at = new Date()
  for (const [n, storyId] of stories.entries()) {
    const clusterId = clusters[n]!
    await db.insert(cluster).values({ id: clusterId, originStoryId: storyId, size: 1, firstSeenAt: at, lastSeenAt: at })
    const content = { agency: 'MIA', headline: 'Bridge closes', bodyText: '', signals: [], media: [], pubStatus: 'usable' }
    await db.insert(story).values({
      id: storyId,
      uri: storyId,
      agency: 'MIA',
      feedId: 'wire' as never,
      version: 1,
      pubStatus: 'usable',
      headline: content.headline,
      firstSeenAt: at,
      storedAt: at,
      content: content as never,
      versionHash: storyId,
      textHash: storyId,
      clusterId,
      relation: 'original',
    })
  }
})

/** Is a row locked? Another connection tries. */
async function isLocked(table: 'story' | 'cluster', row: string): Promise<boolean> {
  const state = await db.$client.query(`SELECT FROM ingest.${table} WHERE id = $1 FOR UPDATE NOWAIT`, [row]).then(
    () => 'free',
    ({ code }: { code: string }) => code,
  )
  expect(['free', '55P03']).toContain(state)
  return state !== 'free'
}

const runs = async (work: (locks: Locks, run: number, tx: Tx) => Promise<unknown>): Promise<number> => {
  let run = 0
  await inOrder(db, (tx, locks) => work(locks, ++run, tx))
  return run
}

test('what is asked for in order is locked at once, each row once', async () => {
  const work = async (locks: Locks) => {
    await locks.clusters([clusters[0]])
    await locks.clusters([clusters[1]])
    await locks.stories([stories[0]])
    expect([await isLocked('story', stories[0]), await isLocked('story', stories[1])]).toEqual([true, false])
    await locks.stories(stories)
    await locks.clusters(clusters)
    await locks.stories([stories[0]])
    expect([await isLocked('story', stories[1]), await isLocked('cluster', clusters[1])]).toEqual([true, true])
  }
  expect(await runs(work)).toBe(1)
  expect([await isLocked('story', stories[0]), await isLocked('cluster', clusters[0])]).toEqual([false, false])
})

test.each([
  [
    'a story after one that comes behind it',
    (locks: Locks) => locks.stories([stories[1]]),
    (locks: Locks) => locks.stories([stories[0]]),
    'story',
    stories[0],
  ],
  [
    'a cluster after a story',
    (locks: Locks) => locks.stories([stories[1]]),
    (locks: Locks) => locks.clusters([clusters[0]]),
    'cluster',
    clusters[0],
  ],
  [
    'a cluster after one that comes behind it',
    (locks: Locks) => locks.clusters([clusters[1]]),
    (locks: Locks) => locks.clusters([clusters[0]]),
    'cluster',
    clusters[0],
  ],
] as const)('%s is locked with it when the transaction runs again', async (_, first, then, table, row) => {
  const locked: boolean[] = []
  const work = async (locks: Locks) => {
    await first(locks)
    locked.push(await isLocked(table, row))
    await then(locks)
  }
  expect(await runs(work)).toBe(2)
  expect(locked).toEqual([false, true])
})

test.each(['40001', '40P01'])('a transaction that lost a race (%s) runs again, eight times at most', async (code) => {
  const lose = (tx: Tx) => tx.execute(`DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '${code}'; END $$`)
  expect(await runs((_, run, tx) => (run < 8 ? lose(tx) : Promise.resolve()))).toBe(8)
  let run = 0
  const always = inOrder(db, (tx) => {
    run++
    return lose(tx)
  })
  await expect(always).rejects.toMatchObject({ cause: { code } })
  expect(run).toBe(8)
})

test('one that fails otherwise does not', async () => {
  let run = 0
  const failing = inOrder(db, (tx) => {
    run++
    return tx.execute('SELECT 1 / 0')
  })
  await expect(failing).rejects.toMatchObject({ cause: { code: '22012' } })
  expect(run).toBe(1)
})
