/**
 * JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), also with the bare version strings found in the wild.
 */
import { decodeHTMLStrict } from 'entities/decode'
import type { Media } from '#src/credits/credit.ts'
import { webAddress } from '#src/text/address.ts'
import type { ReadDate } from '../dates/index.ts'
import type { Enclosure, Person, Problem, WireEntry, WireFeed } from '../document.ts'
import { bodyFrom, longestBody } from '../html/index.ts'
import { digits } from './feed/fields.ts'
import { kindByName, mediaKinds } from './feed/media.ts'
import { repeatedIds } from './feed/repeated.ts'
import type { Read, Source } from './source.ts'

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? value : typeof value === 'number' ? String(value) : undefined
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [])

/** A JSON Feed, or JSON that cannot be read and has its words. */
export function detect({ json, text: written }: Source): boolean {
  if (json === undefined || !written.slice(0, 400).trimStart().startsWith('{')) return false
  return 'value' in json ? isJsonFeed(json.value) : /"items"|jsonfeed/.test(written)
}

export function read({ json, base, readDate }: Source): Read {
  if (json && 'value' in json && isJsonFeed(json.value)) return readJsonFeed(json.value, base, readDate)
  return {
    unread: [{ code: 'not-json', message: `the JSON cannot be read: ${json && 'error' in json ? json.error : 'it is no JSON Feed'}` }],
  }
}

function isJsonFeed(value: unknown): value is Json {
  // ninjs also comes as a list of items; its items have words that JSON Feed's have not.
  if (isObject(value) && list(value.items).some((item) => 'pubstatus' in item || 'versioncreated' in item)) return false
  return (
    isObject(value) &&
    Array.isArray(value.items) &&
    (/jsonfeed|^1(\.\d)?$/.test(text(value.version) ?? '') || typeof value.title === 'string')
  )
}

function readJsonFeed(value: Json, url: string | undefined, readDate: ReadDate): Read {
  const problems: Problem[] = []
  const base = text(value.feed_url) ?? url
  const icon = link(value.icon, base)
  const feed: WireFeed = drop({
    title: line(value.title),
    url: link(value.home_page_url, base),
    selfUrl: link(value.feed_url, url),
    description: text(value.description),
    language: text(value.language),
    iconUrl: link(value.favicon, base),
    image: icon ? { url: icon } : undefined,
    authors: people(value),
    hubUrls: list(value.hubs).flatMap((hub) => link(hub.url, undefined) ?? []),
  })
  const entries = (value.items as unknown[]).flatMap((item, index) => {
    if (isObject(item)) return [entryOf(item, base, readDate, index, problems)]
    problems.push({ code: 'bad-item', message: 'an item is no object; it was left out', entry: index })
    return []
  })
  problems.push(...repeatedIds(entries))
  return { feed, entries, problems }
}

function entryOf(item: Json, base: string | undefined, readDate: ReadDate, index: number, problems: Problem[]): WireEntry {
  const date = (key: string) => {
    const written = text(item[key])
    const read = written ? readDate(written) : undefined
    if (written && !read)
      problems.push({ code: 'bad-date', message: `${key} "${written.slice(0, 60)}" is no date; it was left out`, entry: index })
    return read
  }
  const html = text(item.content_html)
  const body = html ? bodyFrom(html, base) : undefined
  const plain = text(item.content_text)
  if (body?.cut || [plain, item.title, item.summary].some((value) => typeof value === 'string' && value.length > longestBody))
    problems.push({ code: 'too-long', message: `a text is longer than ${longestBody} characters; its end was left out`, entry: index })
  const authors = people(item)
  const pictures = [item.image, item.banner_image].flatMap((image) => link(image, base) ?? [])
  const media: Media[] = pictures.map((picture) => ({ type: 'picture', url: picture }))
  const attachments: Enclosure[] = list(item.attachments).flatMap(({ url, mime_type, size_in_bytes }) => {
    const address = link(url, base)
    return address
      ? [
          {
            url: address,
            ...(text(mime_type) ? { mimeType: text(mime_type)! } : {}),
            ...(digits(text(size_in_bytes)) === undefined ? {} : { length: digits(text(size_in_bytes))! }),
          },
        ]
      : []
  })
  for (const { url, mimeType } of attachments) {
    const type = mediaKinds[mimeType?.split('/')[0] ?? kindByName(url) ?? '']
    if (type && !media.some((one) => one.url === url)) media.push({ type, url, ...(mimeType ? { mimeType } : {}) })
  }
  const names = authors?.flatMap(({ name }) => name ?? []).join(', ')
  return drop<WireEntry>({
    id: text(item.id),
    url: link(item.url, base) ?? link(item.external_url, base),
    headline: line(item.title),
    summary: text(item.summary)?.slice(0, longestBody),
    bodyHtml: body?.html || undefined,
    bodyText: plain?.slice(0, longestBody) ?? (body?.text || undefined),
    by: names || undefined,
    authors,
    language: text(item.language),
    published: date('date_published'),
    updated: date('date_modified'),
    keywords: Array.isArray(item.tags) ? item.tags.flatMap((tag) => text(tag) ?? []) : undefined,
    media,
    enclosures: attachments,
    links: link(item.external_url, base) ? [{ rel: 'related', url: link(item.external_url, base)! }] : undefined,
  })
}

/** Plain text by the standard; some write HTML's entities into it. */
const line = (value: unknown): string | undefined => {
  const written = text(value)?.slice(0, longestBody)
  return written && (written.includes('&') ? decodeHTMLStrict(written) : written).replace(/\s+/g, ' ').trim()
}

const link = (value: unknown, base: string | undefined): string | undefined => {
  const written = text(value)
  return written ? webAddress(written, base) : undefined
}

function people(value: Json): Person[] | undefined {
  return [...list(value.authors), ...(value.authors === undefined ? list(value.author) : [])].flatMap((person) => {
    const found = drop<Person>({ name: text(person.name), url: link(person.url, undefined) })
    return Object.keys(found).length > 0 ? [found] : []
  })
}

/** Without what is absent or empty. */
function drop<T extends object>(fields: { [K in keyof T]?: T[K] | undefined }): T {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  ) as T
}
