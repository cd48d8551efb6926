/**
 * One of several processes that store copies of the same stories at the same time: DATABASE WORKER WORKERS PAIRS.
 */
import type { FeedId, ItemId, Sha256 } from '#src/brand.ts'
import { openDb } from '#src/store/db.ts'
import { storeStory } from '#src/store/stories.ts'
import { compose } from '#src/story/compose.ts'
import { CommonSketch } from '#src/story/print/common.ts'
import { text } from './prose.ts'

const [databaseUrl = '', worker = '0', workers = '1', pairs = '0'] = process.argv.slice(2)
const db = openDb(databaseUrl, {
  max: 4,
  onError: (error) => {
    throw error
  },
})
const source = Number(worker) % 2 === 0 ? 'Agency' : 'Paper'
const lane = Math.floor(Number(worker) / 2)
const lanes = Number(workers) / 2
process.send?.('ready')
process.once('message', async () => {
  const common = new CommonSketch()
  const store = async (n: number) => {
    const story = compose({
      feed: { id: source.toLowerCase() as FeedId, agency: source },
      entry: {
        id: `tag:${source.toLowerCase()},${n}`,
        headline: `${source} on matter ${n}`,
        published: new Date(Date.UTC(2026, 10, 23, source === 'Agency' ? 8 : 9)).toISOString(),
        bodyHtml: text(`story ${n}`),
        bodyText: text(`story ${n}`)
          .replace(/<\/?p>/g, '\n')
          .trim(),
      },
    })
    const item = (n * 2 + (source === 'Agency' ? 1 : 2)) as ItemId
    const from = { item, itemRevision: 1, rawSha256: '0'.repeat(64) as Sha256, pageSha256: null, arrivedAt: new Date() }
    for (let attempt = 1; ; attempt++) {
      try {
        return await storeStory(db, story, from, { common, now: new Date() })
      } catch (error) {
        if (attempt === 5) throw error
      }
    }
  }
  const own = Array.from({ length: Number(pairs) }, (_, n) => n).filter((n) => n % lanes === lane)
  await Promise.all(
    [0, 1, 2, 3].map(async (part) => {
      for (const n of own.filter((_, index) => index % 4 === part)) await store(n)
    }),
  )
  await db.$client.end()
  process.disconnect?.()
})
