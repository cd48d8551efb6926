/**
 * What holds of everything that is read, whatever the bytes are. A promise that does not hold is told in words; the first is enough.
 */
import { extractForStory } from '#src/article/extract.ts'
import { feedId } from '#src/brand.ts'
import { storableStory } from '#src/store/storable.ts'
import { compose } from '#src/story/compose.ts'
import { textOf } from '#src/story/decide/translation.ts'
import { fingerprint } from '#src/story/print/index.ts'
import { withoutPassedOver } from '#src/text/address.ts'
import { shownLine } from '#src/text/lines.ts'
import { parse } from '#src/wire/index.ts'
import { bodyMarkup, harmfulAddress } from '../support/body-markup.ts'

/** A document as a feed or drop gives it, or an article's page. */
export type Kind = 'wire' | 'page'

/** Of a document with thousands of entries only the first are made stories of. */
const composed = 12
/**
 * Milliseconds of the thread's own time that reading may take: far more than any document of this length needs, far less than what grows with the
 * square of its length.
 */
export const mostMs = (bytes: number): number => 1500 + bytes / 50

/** Addresses that are stored and shown, by the name of their field. */
const addressFields = new Set([
  'url',
  'canonicalUrl',
  'href',
  'iconUrl',
  'commentsUrl',
  'poster',
  'src',
  'contentUrl',
  'thumbnailUrl',
  'hubUrls',
])
/** What names an item by its identity (`urn:`, `mid:`) may stand where an address does. */
const runs = /^(?:javascript|data|vbscript|file|blob|about|filesystem|view-source|chrome|jar):/i
const dateFields = new Set(['published', 'updated', 'created', 'embargoedUntil', 'expires'])
const lineFields = new Set(
  'headline byline by located creditLine slugline authors name agency photographer speaker role title section keywords infoSources genres language copyrightHolder message'.split(
    ' ',
  ),
)
const markupFields = new Set(['bodyHtml'])

/** The first promise that is not kept of these bytes; undefined where all are. */
export async function broken(kind: Kind, bytes: Uint8Array): Promise<string | undefined> {
  const began = process.threadCpuUsage().user
  const found = await (kind === 'page' ? brokenByPage(bytes) : brokenByWire(bytes))
  const ms = (process.threadCpuUsage().user - began) / 1000
  return found ?? (ms > mostMs(bytes.length) ? 'slow: it took longer than any document of its length may' : undefined)
}

const feed = { id: feedId.parse('fuzz'), agency: 'Agency' }
const seen = '2026-01-02T03:04:05.000Z'
const url = 'https://agency.example/path/page'

async function brokenByWire(bytes: Uint8Array): Promise<string | undefined> {
  const document = await parse({ bytes, url })
  const found = failed(document.problems) ?? brokenIn(document, 'document')
  if (found) return found
  if (JSON.stringify(await parse({ bytes, url })) !== JSON.stringify(document)) return 'read twice, it is not the same'
  for (const [at, entry] of document.entries.slice(0, composed).entries()) {
    const { story } = storableStory(compose({ feed, entry, seen, identity: `fuzz:${at}` }))
    fingerprint(textOf(story))
    const wrong = brokenIn(story, `story ${at}`) ?? unstorable(story, `story ${at}`)
    if (wrong) return wrong
  }
  return undefined
}

function brokenByPage(bytes: Uint8Array): string | undefined {
  const page = extractForStory({ bytes, url })
  const found = failed(page.article.problems) ?? brokenIn(page.article, 'article')
  if (found) return found
  const { story } = storableStory(compose({ feed, entry: { url }, seen, identity: 'fuzz', ...page }))
  fingerprint(textOf(story))
  return brokenIn(story, 'story') ?? unstorable(story, 'story')
}

const failed = (problems: readonly { code: string; message: string }[]): string | undefined => {
  const internal = problems.find(({ code }) => code === 'failed')
  return internal && `failed: ${internal.message}`
}

/** Walks all fields: addresses, dates, lines and markup are what they are to be, wherever they stand. */
function brokenIn(value: unknown, where: string, field = ''): string | undefined {
  if (typeof value === 'string') return brokenText(value, where, field)
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${where}: ${value} is no number`
  if (Array.isArray(value)) return firstOf(value, (part) => brokenIn(part, where, field))
  if (value === null || typeof value !== 'object') return undefined
  return firstOf(Object.entries(value), ([key, part]) => brokenIn(part, `${where}.${key}`, key))
}

function brokenText(text: string, where: string, field: string): string | undefined {
  const shown = JSON.stringify(text.slice(0, 120))
  if (addressFields.has(field) && runs.test(withoutPassedOver(text)))
    return `${where}: ${shown} is an address that a browser would run or open from a disk`
  if (dateFields.has(field) && Number.isNaN(Date.parse(text))) return `${where}: ${shown} is no date`
  if (lineFields.has(field) && shownLine(text) !== text) return `${where}: ${shown} has control characters`
  if (markupFields.has(field) && !bodyMarkup.test(text)) return `${where}: ${shown} has more than a body may have`
  if (markupFields.has(field) && (text.match(/<[^<>]*>/g) ?? []).some((tag) => harmfulAddress.test(tag)))
    return `${where}: ${shown} has an address that a browser would run`
  return undefined
}

function unstorable(value: unknown, where: string): string | undefined {
  const text = JSON.stringify(value)
  return /\\u0000|\\ud[89a-f]/i.test(text.replaceAll('\\\\', '')) ? `${where}: it has what the database does not take` : undefined
}

function firstOf<T>(values: Iterable<T>, look: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const found = look(value)
    if (found !== undefined) return found
  }
  return undefined
}
