import { z } from 'zod'
import { feedId } from '#src/brand.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { CommandRefused, command } from './command.ts'

/** Poll a feed now, whether it is due or not, and take its bytes although they may be unchanged. */
export const feedPoll = command({
  name: 'feed.poll',
  schema: z.strictObject({ feed: feedId }),
  run: async (context, { feed }, { signal }) => {
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
