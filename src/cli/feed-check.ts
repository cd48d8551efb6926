/**
 * A feed tried before anyone subscribes to it: what is fetched, how it is read, what is missing, and one page of it.
 */
import { extract } from '#src/article/extract.ts'
import type { FeedId } from '#src/brand.ts'
import { createNet } from '#src/net/fetch.ts'
import { compose, wantedPage } from '#src/story/compose.ts'
import { version } from '#src/version.ts'
import { parse } from '#src/wire/index.ts'
import { settings } from './session.ts'

export interface FeedCheck {
  ok: boolean
  url: string
  /** One sentence a thing that an admin should know. */
  findings: string[]
  format?: string
  title?: string
  entries?: number
  /** How many entries have each field that a newsroom uses. */
  fields?: Record<string, number>
  /** What the newest entry would be stored as. */
  sample?: { headline: string; published?: string; words: number; media: number; url?: string }
  schedule?: string
}

const wanted = ['id', 'url', 'headline', 'summary', 'bodyText', 'published', 'by', 'language', 'media'] as const
const costs: Partial<Record<(typeof wanted)[number], string>> = {
  id: 'without an id, an item is known by its URL: when that changes it is a new story',
  published: 'without a time, a story is as old as its first sight',
  headline: 'without a headline, the page has to give one',
}

export async function checkFeed(url: string): Promise<FeedCheck> {
  const config = settings()
  const net = createNet({ allowNetworks: config.allowNetworks, userAgent: `Telex/${version}`, now: () => new Date() })
  const findings: string[] = []
  try {
    const fetched = await net.fetch({ url, accept: 'feed' })
    if (fetched.kind !== 'fetched')
      return { ok: false, url, findings: ['message' in fetched ? fetched.message : `the server answered ${fetched.kind}`] }
    if (fetched.url !== url) findings.push(`it is redirected to ${fetched.url}${fetched.permanentUrl ? ', for good: subscribe there' : ''}`)
    if (!fetched.etag && !fetched.lastModified) findings.push('it has neither ETag nor Last-Modified: each poll fetches it whole')
    const document = await parse({ bytes: fetched.bytes, headers: fetched.headers, url: fetched.url })
    if (!document.format) return { ok: false, url, findings: [...findings, ...document.problems.map(({ message }) => message)] }
    for (const { message } of document.problems.slice(0, 5)) findings.push(message)
    const count = document.entries.length
    const fields = Object.fromEntries(
      wanted.map((field) => [field, document.entries.filter((entry) => entry[field] !== undefined && entry[field]?.length !== 0).length]),
    )
    for (const field of wanted) {
      const missing = count - fields[field]!
      if (missing > 0 && costs[field]) findings.push(`${missing} of ${count} entries have no ${field}: ${costs[field]}`)
    }
    const checked: FeedCheck = {
      ok: count > 0,
      url,
      findings,
      format: document.format,
      entries: count,
      fields,
      schedule: schedule(document.entries.map((entry) => entry.published)),
    }
    if (document.feed.title) checked.title = document.feed.title
    const newest = document.entries[0]
    if (!newest) return { ...checked, findings: [...findings, 'it lists nothing'] }
    const pageUrl = wantedPage(newest, 'missing')
    let article: ReturnType<typeof extract> | undefined
    if (pageUrl) {
      const page = await net.fetch({ url: pageUrl, accept: 'page' })
      if (page.kind === 'fetched') article = extract({ bytes: page.bytes, headers: page.headers, url: page.url })
      else findings.push(`its newest page cannot be had: ${'message' in page ? page.message : page.kind}`)
    }
    const story = compose({ feed: { id: 'check' as FeedId, agency: document.feed.title ?? new URL(url).hostname }, entry: newest, article })
    if (story.wordCount < 50) findings.push(`the newest story has ${story.wordCount} words: neither the feed nor the page gives its text`)
    checked.sample = {
      headline: story.headline,
      words: story.wordCount,
      media: story.media.length,
      ...(story.published ? { published: story.published } : {}),
      ...(story.url ? { url: story.url } : {}),
    }
    return checked
  } finally {
    await net.close()
  }
}

/** How often to poll: a tenth of the usual time between two stories, from 30 s to an hour. */
function schedule(published: (string | undefined)[]): string {
  const times = published.flatMap((iso) => (iso ? Date.parse(iso) : [])).sort((a, b) => b - a)
  if (times.length < 3) return '5m'
  const gaps = times
    .slice(1)
    .map((time, index) => times[index]! - time)
    .sort((a, b) => a - b)
  const seconds = Math.min(3600, Math.max(30, gaps[gaps.length >> 1]! / 10_000))
  return seconds < 90 ? `${Math.round(seconds)}s` : `${Math.round(seconds / 60)}m`
}

export function printCheck({ ok, url, findings, format, title, entries, fields, sample, schedule }: FeedCheck): void {
  const out = (line: string) => process.stdout.write(`${line}\n`)
  out(`${ok ? 'works' : 'does not work'}: ${url}`)
  if (format) out(`${format}${title ? `, “${title}”` : ''}, ${entries} entries; poll every ${schedule}`)
  if (fields)
    out(
      `fields: ${Object.entries(fields)
        .map(([field, n]) => `${field} ${n}`)
        .join(', ')}`,
    )
  if (sample)
    out(`newest: ${sample.headline} (${sample.words} words, ${sample.media} media${sample.published ? `, ${sample.published}` : ''})`)
  for (const finding of findings) out(`- ${finding}`)
}
