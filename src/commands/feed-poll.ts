import { z } from 'zod'
import { feedId } from '#src/brand.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { isService } from '#src/net/sources/index.ts'
import { getFeed, recoverFeed } from '#src/store/feeds.ts'
import { CommandRefused, command } from './command.ts'

const sinceForm = 'a time with its zone, such as 2026-11-28T06:00:00Z, or how long ago: 30m, 6h, 2d'
const since = z.union([z.iso.datetime({ offset: true }), z.string().regex(/^\d{1,4}[mhd]$/)], sinceForm)
const unitMs = { m: 60_000, h: 3600_000, d: 86_400_000 } as const
const timeOf = (written: string, now: Date): Date =>
  /^\d+[mhd]$/.test(written)
    ? new Date(now.getTime() - Number.parseInt(written, 10) * unitMs[written.at(-1) as keyof typeof unitMs])
    : new Date(written)

/** Poll a feed now, whether it is due or not, and take its bytes although they may be unchanged; an agency's service from a time ago on. */
export const feedPoll = command({
  name: 'feed.poll',
  schema: z.strictObject({ feed: feedId, since: since.optional() }),
  run: async (context, { feed, since }, { signal }) => {
    if (since !== undefined) {
      const known = await getFeed(context.db, feed)
      if (!known) throw new CommandRefused(`feed: there is no feed ${feed}`)
      if (!isService(known) || /^wireq/i.test(known.url))
        throw new CommandRefused(
          `since: ${feed} cannot be asked from a time on; an agency's service with a list can: ap+https://, reuters+https://, or api: with since`,
        )
      await recoverFeed(context.db, feed, timeOf(since, context.clock()))
    }
    const { outcome, ...fields } = await pollFeed(context, feed, { force: true, signal })
    if (outcome === 'no-feed') throw new CommandRefused(`feed: there is no feed ${feed}`)
    if (outcome === 'failed') throw new CommandRefused(`${feed}: ${fields.error}`)
    const { created = 0, changed = 0, entries = 0 } = fields as Record<string, number>
    return {
      ok: true,
      summary: `${feed} was polled: ${entries} entries, ${created} new, ${changed} changed`,
      counts: { entries, created, changed },
    }
  },
})
