import { refusedAuth } from '#src/ingest/secrets.ts'
import { refusedFolder } from '#src/ingest/spool.ts'
import { listFeeds, upsertFeed } from '#src/store/feeds.ts'
import { CommandRefused, command } from './command.ts'
import { feedAsWritten, toSettings } from './feed-settings.ts'

/** Add a feed, or change its settings. */
export const feedUpsert = command({
  name: 'feed.upsert',
  schema: feedAsWritten,
  run: async (context, feed) => {
    const feeds = await listFeeds(context.db)
    const uses = feeds.flatMap(({ configuredUrl: url, auth }) => (auth ? [{ url, auth }] : []))
    const refused = feed.auth && refusedAuth({ url: feed.url, auth: feed.auth }, uses, context.config.secrets)
    if (refused) throw new CommandRefused(`auth: ${refused}`)
    const fromFile = feeds.filter(({ managedBy }) => managedBy === 'file').map(({ configuredUrl }) => configuredUrl)
    const outside = refusedFolder(feed.url, context.config.spoolRoots, fromFile)
    if (outside) throw new CommandRefused(`url: ${outside}`)
    const outcome = await upsertFeed(context.db, toSettings(feed), 'command')
    return {
      ok: true,
      summary: `${feed.id} ${outcome === 'unchanged' ? 'is as asked already' : `was ${outcome}`}`,
      counts: { [outcome]: 1 },
    }
  },
})
