import { z } from 'zod'
import { feedId } from '#src/brand.ts'
import { setFeedState } from '#src/store/feeds.ts'
import { CommandRefused, command } from './command.ts'

const setState = (name: string, state: 'active' | 'paused' | 'removed', done: string) =>
  command({
    name,
    lane: 'urgent',
    schema: z.strictObject({ feed: feedId }),
    run: async (context, { feed }) => {
      if (!(await setFeedState(context.db, feed, state))) throw new CommandRefused(`feed: there is no feed ${feed}`)
      return { ok: true, summary: `${feed} ${done}`, counts: { feeds: 1 } }
    },
  })

/** Stop polling a feed; its state and items stay. */
export const feedPause = setState('feed.pause', 'paused', 'is paused')
/** Poll it again, at once. Also brings back a feed that its publisher had called gone. */
export const feedResume = setState('feed.resume', 'active', 'is polled again')
/** Stop polling a feed for good; its stories stay. */
export const feedRemove = setState('feed.remove', 'removed', 'was removed; its stories stay')
