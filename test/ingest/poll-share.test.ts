/** Who may be polled beside whom: whatever comes and goes, the places are kept to and given back. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { PollShare } from '#src/ingest/poll-share.ts'

const places = { host: 2, failing: 3 }
const feed = (n: number) => ({ feed: `f${n}` as FeedId, host: `h${n % 3}`, failing: n % 2 === 0 })

test('a feed is polled once at a time, hosts and failing feeds keep to their places, and whoever leaves makes room', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(11)), { maxLength: 60 }), (steps) => {
      const share = new PollShare(places)
      const inside = new Map<number, () => void>()
      for (const [comes, n] of steps) {
        if (!comes) {
          inside.get(n)?.()
          inside.delete(n)
          continue
        }
        const others = [...inside.keys()].map(feed)
        const answer = share.enter(feed(n))
        const full =
          others.filter(({ host }) => host === feed(n).host).length >= places.host ||
          (feed(n).failing && others.filter(({ failing }) => failing).length >= places.failing)
        if (inside.has(n)) expect(answer).toBe('under-way')
        else if (full) expect(answer).toBe('crowded')
        else inside.set(n, answer as () => void)
        if (!full && !inside.has(n)) expect.unreachable()
      }
    }),
  )
})
