/**
 * A feed tried before anyone subscribes to it: what is fetched, how it is read, what is missing, and one page of it.
 */
import type { ReadPage } from '#src/article/article.ts'
import { extractForStory } from '#src/article/extract.ts'
import type { AuthReference } from '#src/auth-reference.ts'
import type { FeedId } from '#src/brand.ts'
import { type Credential, resolveCredential } from '#src/net/credentials.ts'
import { createNet } from '#src/net/fetch.ts'
import type { ApiRules } from '#src/net/sources/api-rules.ts'
import type { DropOptions } from '#src/net/sources/drop.ts'
import { isDrop, isService, openDrop } from '#src/net/sources/index.ts'
import { compose, wantedPage } from '#src/story/compose.ts'
import { identify } from '#src/story/place/listed.ts'
import type { WireDocument, WireEntry, WireFormat } from '#src/wire/document.ts'
import { parse } from '#src/wire/index.ts'
import { settings } from './session.ts'

export interface FeedCheck {
  ok: boolean
  url: string
  /** One sentence a thing that an admin should know. */
  findings: string[]
  fetched?: { url: string; status?: number; bytes: number; ms: number; contentType?: string; encoding?: string; conditional: boolean }
  /** Files that were read, where an agency leaves files. */
  files?: number
  format?: string
  title?: string
  language?: string
  hubUrls?: string[]
  entries?: number
  newest?: string
  /** How many entries have each field that a newsroom uses. */
  fields?: Record<string, number>
  /** What the newest entry would be stored as, and what its page gave to it. */
  sample?: {
    headline: string
    published?: string
    byline?: string
    words: number
    media: number
    url?: string
    origin?: string
    lead?: string
    page?: string
  }
  schedule?: { every: string; because: string }
}

/** What each field costs where it is missing. */
const costs = {
  id: 'the address stands in: when it changes, the item is a new story',
  url: 'no page can be fetched, and no reprint be told by its address',
  headline: 'the page has to give one',
  published: 'a story is as old as its first sight',
  updated: 'a change is seen by its text alone',
  summary: 'the page’s description stands in',
  bodyText: 'the page is fetched for the text',
  by: 'the page’s byline stands in',
  language: 'it is told from the text',
  media: 'the page’s pictures stand in',
} as const
type Wanted = keyof typeof costs
const wanted = Object.keys(costs) as Wanted[]

type Net = ReturnType<typeof createNet>
type As = { format?: WireFormat }
/** What a feed gave, before it is judged. */
type Got = { document: WireDocument; checked: FeedCheck }

/** Files of a folder, a server or a mailbox that are looked into. */
const mostTried = 20

/** @param format what it is to be read as; detected when absent */
export async function checkFeed(
  url: string,
  { auth, format, api }: { auth?: AuthReference | undefined; format?: WireFormat | undefined; api?: ApiRules | undefined },
): Promise<FeedCheck> {
  const config = settings()
  const credential = auth ? await resolveCredential(auth, process.env) : undefined
  if (credential && !credential.ok) return { ok: false, url, findings: [credential.message] }
  const as = format ? { format } : {}
  const access = credential ? { credential: credential.credential } : {}
  const net = createNet({ allowNetworks: config.allowNetworks, contact: config.contact, now: () => new Date() })
  try {
    const service = { fetch: net.fetch, send: net.send, now: () => new Date(), api: api ?? null }
    const options = { allowNetworks: config.allowNetworks, contact: config.contact, ...access }
    const got = await (isDrop({ url, api })
      ? lookInto(url, isService({ url, api }) ? { ...options, service } : options, as)
      : fetchFeed(url, net, credential ? { auth: credential.credential } : {}, as))
    if ('ok' in got) return got
    const { document, checked } = got
    const { findings } = checked
    for (const { message, entry } of document.problems.slice(0, 5))
      findings.push(entry === undefined ? message : `entry ${entry + 1}: ${message}`)
    if (document.problems.length > 5) findings.push(`and ${document.problems.length - 5} more: telex parse tells them all`)
    if (!document.format) return checked
    checked.format = document.format
    checked.entries = document.entries.length
    if (document.feed.title) checked.title = document.feed.title
    if (document.feed.language) checked.language = document.feed.language
    if (document.feed.hubUrls?.length) checked.hubUrls = document.feed.hubUrls
    if (document.entries.length === 0) findings.push('it lists nothing now, so that what its entries say cannot be told')
    else await judgeEntries(checked, document, net)
    const { repeated } = identify(document.entries)
    if (repeated.length > 0)
      findings.push(
        `it has no identities: “${cut(repeated[0]!, 60)}” stands over several items, which are told apart by their links and texts`,
      )
    return checked
  } finally {
    await net.close()
  }
}

async function fetchFeed(url: string, net: Net, access: { auth?: Credential }, as: As): Promise<FeedCheck | Got> {
  const fetched = await net.fetch({ url, accept: 'feed', ...access })
  if (fetched.kind !== 'fetched')
    return { ok: false, url, findings: ['message' in fetched ? fetched.message : `the server answered ${fetched.kind}`] }
  const findings: string[] = []
  if (fetched.url !== url) findings.push(`it is redirected to ${fetched.url}${fetched.permanentUrl ? ', for good: subscribe there' : ''}`)
  const conditional = Boolean(fetched.etag ?? fetched.lastModified)
  const document = await parse({ bytes: fetched.bytes, headers: fetched.headers, url: fetched.url, ...as })
  if (document.format && !conditional) findings.push('it has neither ETag nor Last-Modified: each poll fetches it whole')
  return {
    document,
    checked: {
      ok: document.format !== undefined && document.entries.length > 0,
      url,
      findings,
      fetched: {
        url: fetched.url,
        status: fetched.status,
        bytes: fetched.bytes.length,
        ms: Math.round(fetched.ms),
        conditional,
        ...(fetched.headers['content-type'] ? { contentType: fetched.headers['content-type'] } : {}),
        ...(document.encoding ? { encoding: document.encoding } : {}),
      },
    },
  }
}

/** What lies in a folder, on a server or in a mailbox: the oldest files are read and stay where they are. */
async function lookInto(url: string, options: DropOptions, as: As): Promise<FeedCheck | Got> {
  const began = performance.now()
  const opened = await openDrop(url, options)
  if (opened.kind === 'failed') return { ok: false, url, findings: [opened.message] }
  try {
    const listing = await opened.drop.list()
    if (listing.kind === 'failed') return { ok: false, url, findings: [listing.message] }
    const findings: string[] = []
    const whole: WireDocument = { feed: {}, entries: [], problems: [] }
    let bytes = 0
    for (const file of listing.files.slice(0, mostTried)) {
      const read = await opened.drop.read(file)
      if (read.kind !== 'read') {
        findings.push('message' in read ? read.message : `${file.name} is being written`)
        continue
      }
      bytes += read.bytes.length
      const document = await parse({ bytes: read.bytes, url: file.url, ...(read.headers ? { headers: read.headers } : {}), ...as })
      whole.problems.push(
        ...document.problems.map(({ entry: _, ...problem }) => ({ ...problem, message: `${file.name}: ${problem.message}` })),
      )
      if (document.format) whole.format ??= document.format
      whole.feed = { ...document.feed, ...whole.feed }
      whole.entries.push(...document.entries)
    }
    const { length } = listing.files
    if (/^wireq\+/i.test(url) && length > 0)
      findings.push('nothing was taken from the queue: what was looked at is hidden for a while, and then comes again')
    if (length === 0) findings.push('no whole file lies there now, so that nothing can be said of what its agency sends')
    if (length > mostTried) findings.push(`the oldest ${mostTried} of ${listing.more ? 'more than ' : ''}${length} files were read`)
    const ms = Math.round(performance.now() - began)
    return {
      document: whole,
      checked: {
        // An empty place can be read all the same.
        ok: length === 0 || whole.entries.length > 0,
        url,
        findings,
        fetched: { url, bytes, ms, conditional: false },
        files: Math.min(length, mostTried),
      },
    }
  } finally {
    await opened.drop.close()
  }
}

async function judgeEntries(checked: FeedCheck, { entries, feed }: WireDocument, net: Net): Promise<void> {
  const has = (entry: WireEntry, field: Wanted) => entry[field] !== undefined && entry[field]?.length !== 0
  checked.fields = Object.fromEntries(
    wanted.map((field) => [
      field,
      field === 'language' && feed.language ? entries.length : entries.filter((entry) => has(entry, field)).length,
    ]),
  )
  const times = entries.flatMap(({ published }) => (published ? [published] : [])).sort()
  if (times.length > 0) checked.newest = times.at(-1)!
  checked.schedule = schedule(times.map((iso) => Date.parse(iso)))
  const newest = entries.find(({ published }) => published === checked.newest) ?? entries[0]!
  const pageUrl = wantedPage(newest, 'missing')
  let read: ReadPage | undefined
  if (pageUrl) {
    const page = await net.fetch({ url: pageUrl, accept: 'page' })
    if (page.kind === 'fetched') read = extractForStory({ bytes: page.bytes, headers: page.headers, url: page.url })
    else checked.findings.push(`its newest page cannot be had: ${'message' in page ? page.message : page.kind}`)
  }
  const agency = feed.title ?? (new URL(checked.url).hostname || 'the agency')
  const story = compose({ feed: { id: 'check' as FeedId, agency }, entry: newest, ...read })
  if (story.wordCount < 50)
    checked.findings.push(`the newest story has ${story.wordCount} words: neither the feed nor the page gives its text`)
  const lead = story.bodyText.split('\n', 1)[0]
  checked.sample = {
    headline: story.headline,
    words: story.wordCount,
    media: story.media.length,
    ...(story.published ? { published: story.published } : {}),
    ...(story.byline ? { byline: story.byline } : {}),
    ...(story.origin ? { origin: story.origin.agency } : {}),
    ...(story.url ? { url: story.url } : {}),
    ...(lead ? { lead } : {}),
    ...(read && pageUrl ? { page: pageUrl } : {}),
  }
}

/** How often to poll: a tenth of the usual time between two stories, from 30 s to an hour. `times` in ms, the oldest first. */
function schedule(times: number[]): { every: string; because: string } {
  if (times.length < 3) return { every: '5m', because: 'too few entries have times to tell how often they come' }
  const gaps = times
    .slice(1)
    .map((time, index) => time - times[index]!)
    .sort((a, b) => a - b)
  const usual = gaps[gaps.length >> 1]! / 1000
  const seconds = Math.min(3600, Math.max(30, usual / 10))
  return {
    every: seconds < 90 ? `${Math.round(seconds)}s` : `${Math.round(seconds / 60)}m`,
    because: `an entry comes every ${spanOf(usual)}`,
  }
}

function spanOf(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return seconds < 129_600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`
}

const size = (bytes: number) =>
  bytes < 10_000 ? `${bytes} bytes` : bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text)

export function printCheck({
  ok,
  url,
  findings,
  fetched,
  format,
  title,
  language,
  hubUrls,
  entries,
  files,
  newest,
  fields,
  sample,
  schedule,
}: FeedCheck): void {
  const row = (name: string, ...parts: (string | undefined | false)[]) =>
    process.stdout.write(`  ${name.padEnd(12)}${parts.filter(Boolean).join(', ')}\n`)
  process.stdout.write(`${ok ? 'works' : 'does not work'}: ${url}\n`)
  if (fetched) {
    row(
      'fetched',
      files !== undefined && `${files} files`,
      size(fetched.bytes),
      `${fetched.ms} ms`,
      fetched.contentType,
      fetched.encoding && `read as ${fetched.encoding}`,
    )
  }
  if (format) row('format', format, title && `“${cut(title, 50)}”`, language)
  if (entries !== undefined) row('entries', String(entries), newest && `the newest of ${newest.slice(0, 16).replace('T', ' ')} UTC`)
  if (schedule) row('schedule', `every: ${schedule.every}`, schedule.because, hubUrls && 'its hub can push (WebSub)')
  if (fields && entries) {
    const full = wanted.filter((field) => fields[field] === entries)
    if (full.length > 0) row('all have', ...full)
    for (const field of wanted)
      if (fields[field]! < entries) row('missing', `${field} in ${entries - fields[field]!} of ${entries}: ${costs[field]}`)
  }
  if (sample) {
    row('article', cut(sample.headline, 66))
    row(
      '',
      sample.byline && cut(sample.byline, 40),
      sample.origin && `from ${sample.origin}`,
      `${sample.words} words, ${sample.media} media`,
      sample.page ? 'text from its page' : 'text from the feed',
    )
    if (sample.lead) row('', `“${cut(sample.lead, 64)}”`)
  }
  for (const finding of findings) row('note', finding)
  if (ok && schedule && fetched)
    row(
      'feeds.yaml',
      `- { id: ${idFor(url)}, agency: ${JSON.stringify(title ?? (new URL(url).hostname || 'its name'))}, url: ${JSON.stringify(fetched.url)}, every: ${schedule.every} }`,
    )
}

/** A name for the feed, from its host. */
const idFor = (url: string): string =>
  (new URL(url).hostname || new URL(url).pathname.replace(/^\/+|(?<!\/)\/+$/g, ''))
    .replace(/^(?:www|feeds?|rss)\./, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
