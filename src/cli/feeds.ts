import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { z } from 'zod'
import { authReference } from '#src/auth-reference.ts'
import { feedFormat, feedUrl } from '#src/commands/feed-settings.ts'
import { readFeedsFile } from '#src/commands/feeds-file.ts'
import { apiRules } from '#src/net/sources/api-rules.ts'
import type { FeedSettings } from '#src/store/feeds.ts'
import { listFeedStatus } from '#src/store/wire-views.ts'
import { type NamedFeed, namingIn } from '#src/wire/named-feeds.ts'
import { checkFeed, printCheck } from './feed-check.ts'
import { discover } from './feed-discover.ts'
import { idOf, knownFeeds } from './feed-names.ts'
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
    .addCommand(discoverCommand())
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
    .argument(
      '<url>',
      'the name of a feed in the catalogue, feeds.example.yaml, such as mia-en; or http(s)://, ftp(s)://, sftp://, imaps://, file:///a/folder, or wireq+https://, ap+https://, reuters+https://',
    )
    .argument(
      '[key=value...]',
      'id, agency, every, cron, format, articles, language, timezone; auth.basic=env:NAME or auth.bearer=env:NAME',
    )
    .option('--json', 'print JSON')
    .action(
      action(async (url: string, words: string[], options: Json) => {
        // A word without a colon, a dot or a slash is no address.
        if (/^[a-z0-9-]+$/.test(url)) {
          const known = await knownFeeds()
          const feed = known.find(({ id }) => id === url)
          if (!feed)
            throw new UsageError(
              `"${url}" is no address, and no feed of the catalogue (feeds.example.yaml), which knows ${known.length}: ${known.map(({ id }) => id).join(', ')}`,
            )
          return follow('feed.upsert', { ...asWritten(feed), ...readArguments(words) }, options)
        }
        const address = feedUrl.safeParse(url)
        if (!address.success) throw new UsageError(address.error.issues.map(({ message }) => message).join('; '))
        const host = new URL(url).hostname.replace(/^www\./, '') || 'files'
        const given = readArguments(words)
        const id = idOf(url)
        return follow('feed.upsert', { id, agency: host, url, ...given }, options)
      }),
    )
}

function importFile(): Command {
  return new Command('import')
    .description('add or change all feeds of a file in the form of feeds.yaml, or of an OPML list')
    .argument('<file>')
    .option('--json', 'print JSON')
    .action(
      action(async (file: string, options: Json) => {
        const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
          throw new UsageError(unreadable(file, error))
        })
        const listed = namingIn({ bytes: Buffer.from(text) })
        if (listed?.kind === 'opml') {
          if (listed.feeds.length === 0) throw new UsageError(`${file} names no feeds: its outlines have no xmlUrl`)
          for (const feed of fromList(listed.feeds)) await follow('feed.upsert', feed, options)
          return
        }
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

/** Feeds of a list by names of their own, none twice. */
function fromList(feeds: readonly NamedFeed[]): Record<string, unknown>[] {
  const taken = new Set<string>()
  return feeds.map(({ url, title, language }) => {
    const base = idOf(url)
    let id = base
    for (let n = 2; taken.has(id); n++) id = `${base.slice(0, 58)}-${n}`
    taken.add(id)
    const isTag = language !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(language)
    return { id, agency: title ?? new URL(url).hostname.replace(/^www\./, ''), url, ...(isTag ? { language } : {}) }
  })
}

function discoverCommand(): Command {
  return new Command('discover')
    .description('the feeds that a page, an OPML list or an index of sitemaps names, each tried')
    .argument('<url>', 'http(s)://')
    .option('--json', 'print JSON')
    .action(
      action(async (url: string, { json }: Json) => {
        const address = feedUrl.safeParse(url)
        if (!address.success || !/^https?:/i.test(url))
          throw new UsageError(
            address.success
              ? `"${url}" is no page: write https://host/path`
              : address.error.issues.map(({ message }) => message).join('; '),
          )
        const found = await discover(url)
        if (json) printJson(found)
        else if (found.feeds.length === 0) process.stdout.write(`no feeds: ${found.problem ?? 'none is named'}\n`)
        else
          printTable(
            ['url', 'format', 'entries', 'title'],
            found.feeds.map((feed) => [feed.url, feed.format ?? '-', feed.problem ?? String(feed.entries ?? '-'), feed.title ?? '']),
          )
        if (!found.feeds.some(({ problem }) => problem === undefined)) process.exitCode = 1
      }),
    )
}

/** A feed's settings in the form that `feed.upsert` takes. */
function asWritten({ everySeconds, paceMs, updatePaceSeconds, ...feed }: FeedSettings): Record<string, unknown> {
  const written = {
    ...feed,
    ...(everySeconds ? { every: `${everySeconds}s` } : {}),
    ...(paceMs ? { pace: `${3600_000 / paceMs}/h` } : {}),
    ...(updatePaceSeconds === null ? {} : { updatePace: `${updatePaceSeconds}s` }),
  }
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
