import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { z } from 'zod'
import { authReference } from '#src/auth-reference.ts'
import { feedFormat, feedUrl } from '#src/commands/feed-settings.ts'
import { readFeedsFile } from '#src/commands/feeds-file.ts'
import { apiRules } from '#src/net/sources/api-rules.ts'
import type { FeedSettings } from '#src/store/feeds.ts'
import { listFeedStatus } from '#src/store/wire-views.ts'
import { checkFeed, printCheck } from './feed-check.ts'
import { follow, readArguments } from './follow.ts'
import { action, UsageError, unreadable } from './outcome.ts'
import { printJson, printTable, withApp } from './session.ts'

interface Json {
  json?: boolean
}

export function feedsCommand(): Command {
  const named = (name: string, description: string, command: string) =>
    new Command(name)
      .description(description)
      .argument('<id>', "the feed's id")
      .option('--json', 'print JSON')
      .action(action((feed: string, options: Json) => follow(command, { feed }, options)))
  return new Command('feeds')
    .description('the feeds')
    .addCommand(list())
    .addCommand(add())
    .addCommand(named('remove', 'stop polling a feed for good; its stories stay', 'feed.remove'))
    .addCommand(named('pause', 'stop polling a feed for now', 'feed.pause'))
    .addCommand(named('resume', 'poll it again', 'feed.resume'))
    .addCommand(importFile())
    .addCommand(check())
}

function list(): Command {
  return new Command('list').option('--json', 'print JSON').action(
    action(async ({ json }: Json) => {
      await withApp(async ({ context: { db } }) => {
        const rows = await listFeedStatus(db)
        if (json) return printJson(rows)
        if (rows.length === 0)
          return void process.stdout.write('there are no feeds: copy feeds.example.yaml to feeds.yaml, or run npx telex feeds add URL\n')
        printTable(
          ['feed', 'agency', 'state', 'url'],
          rows.map((feed) => [feed.feed_id, feed.agency, feed.state, feed.url]),
        )
      })
    }),
  )
}

function add(): Command {
  return new Command('add')
    .description('add a feed, or change its settings: npx telex feeds add https://agency.example/rss every=30s')
    .argument('<url>', 'http(s)://, ftp(s)://, sftp://, imaps://, file:///a/folder, or wireq+https://, ap+https://, reuters+https://')
    .argument(
      '[key=value...]',
      'id, agency, every, cron, format, articles, language, timezone; auth.basic=env:NAME or auth.bearer=env:NAME',
    )
    .option('--json', 'print JSON')
    .action(
      action((url: string, words: string[], options: Json) => {
        const address = feedUrl.safeParse(url)
        if (!address.success) throw new UsageError(address.error.issues.map(({ message }) => message).join('; '))
        const host = new URL(url).hostname.replace(/^www\./, '') || 'files'
        const given = readArguments(words)
        const path = new URL(url).pathname.replace(/\.(xml|rss|json)$/, '')
        const id = `${host}${path}`
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '')
          .slice(0, 63)
        return follow('feed.upsert', { id, agency: host, url, ...given }, options)
      }),
    )
}

function importFile(): Command {
  return new Command('import')
    .description('add or change all feeds of a file in the form of feeds.yaml')
    .argument('<file>')
    .option('--json', 'print JSON')
    .action(
      action(async (file: string, options: Json) => {
        const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
          throw new UsageError(unreadable(file, error))
        })
        const read = readFeedsFile(text)
        if (!read.ok)
          throw new UsageError(
            read.problems.map(({ line, path, message }) => `${file}:${line}: ${path ? `${path}: ` : ''}${message}`).join('\n'),
          )
        if (read.feeds.length === 0) throw new UsageError(`${file} names no feeds`)
        for (const feed of read.feeds) await follow('feed.upsert', asWritten(feed), options)
      }),
    )
}

/** A feed's settings in the form that `feed.upsert` takes. */
function asWritten({ everySeconds, ...feed }: FeedSettings): Record<string, unknown> {
  const written = { ...feed, ...(everySeconds ? { every: `${everySeconds}s` } : {}) }
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null))
}

function check(): Command {
  return new Command('check')
    .description('try a feed before subscribing to it')
    .argument('<url>')
    .argument(
      '[key=value...]',
      'format=NAME, where it is to be read as that alone; auth.basic=env:NAME or auth.bearer=env:NAME, where it asks for a login',
    )
    .option('--json', 'print JSON')
    .action(
      action(async (url: string, words: string[], { json }: Json) => {
        const { auth, format, api, ...unknown } = readArguments(words)
        const [name] = Object.keys(unknown)
        if (name) throw new UsageError(`"${name}" is no setting of a check: format, auth.basic=env:NAME or auth.bearer=env:NAME`)
        const given = z
          .strictObject({ url: feedUrl, auth: authReference.optional(), format: feedFormat.optional(), api: apiRules.optional() })
          .safeParse({ auth, format, api, url })
        if (!given.success)
          throw new UsageError(
            given.error.issues.map(({ path, message }) => (path[0] === 'url' ? message : `${path.join('.')}: ${message}`)).join('; '),
          )
        const checked = await checkFeed(url, {
          auth: given.data.auth,
          api: given.data.api,
          format: given.data.format === 'auto' ? undefined : given.data.format,
        })
        if (json) printJson(checked)
        else printCheck(checked)
        if (!checked.ok) process.exitCode = 1
      }),
    )
}
