/**
 * ninjs 1.0 to 3.1 (https://iptc.org/std/ninjs/), news in JSON, one item or a list of them in whatever envelope a service uses; and the words that
 * Superdesk and AP's Media API add to it (https://api.ap.org/media/v/docs).
 */

import type { ReadDate } from '../../dates/index.ts'
import type { Headline, Problem, WireEntry } from '../../document.ts'
import { finish } from '../../finish.ts'
import { bodyOfHtml } from '../../html/body.ts'
import { pubStatusOf, readSignalCodes } from '../../newscodes/signals.ts'
import { blocksOfText, bodyOf } from '../../plain/index.ts'
import type { Source, Taken } from '../source.ts'
import { readConcepts, readPeople } from './concepts.ts'
import { readLinks, readMedia } from './media.ts'
import {
  altIdsOf,
  byContentType,
  clean,
  firstKey,
  fromHtml,
  inSmallLetters,
  isObject,
  type Json,
  joined,
  localName,
  mostValues,
  nameOf,
  put,
  text,
  unmarked,
  values,
} from './values.ts'

const envelopes = ['data', 'item', 'items', '_items', 'newsItems', 'content', 'results', 'docs', 'response'] as const
const deepestEnvelope = 5

/** true for an object with what every ninjs item has: an identity, and one of the words that are ninjs's alone. */
function isItem(value: unknown): value is Json {
  if (!isObject(value)) return false
  const identity = text(value.uri) ?? text(value.guid) ?? text(value.urn)
  return (
    identity !== undefined &&
    Object.keys(value)
      .slice(0, 500)
      .some((key) => ownWord.test(key))
  )
}

const ownWord =
  /^(?:pubstatus|versioncreated|firstcreated|version_created|body_\w+|article_html|bodies|headlines|renditions|description_text|representationtype|standard)$/i

/** The items of a JSON value, through the envelopes of APIs (`data.items[].item`, `item[]`, `_items[]`…), in order. */
function ninjsItems(value: unknown): Json[] {
  const found: Json[] = []
  let level: unknown[] = [value]
  for (let depth = 0; depth < deepestEnvelope && level.length > 0; depth++) {
    const next: unknown[] = []
    for (const part of level) {
      if (found.length >= mostValues) return found
      if (isItem(part)) found.push(part)
      else if (isObject(part) && isItem(part.item) && isObject(part.meta) && part.meta.products !== undefined)
        // AP says beside the item by which of the subscriber's products it comes.
        next.push({ ...part.item, products: part.item.products ?? part.meta.products })
      else if (Array.isArray(part)) next.push(...part.slice(0, mostValues))
      else if (isObject(part)) for (const key of envelopes) if (Object.hasOwn(part, key)) next.push(part[key])
    }
    level = next
  }
  return found
}

/** JSON with an item in it, or JSON that cannot be read and has the words of ninjs alone. */
export function detect({ rootName, json, text: written }: Source): boolean {
  if (rootName !== undefined || json === undefined) return false
  return 'value' in json
    ? ninjsItems(json.value).length > 0
    : /"(?:pubstatus|versioncreated|body_(?:html5?|xhtml|text)|representationtype)"\s{0,4}:/.test(written.slice(0, 100_000))
}

export async function read(source: Source): Promise<Taken> {
  const { json, readDate } = source
  if (json && 'value' in json) {
    const taken = readNinjs(json.value, readDate)
    await readNitf(ninjsItems(json.value), taken.entries, source)
    return finish(taken, source)
  }
  const broken = { code: 'not-json', message: 'the JSON breaks off or cannot be read; no item was taken from it' }
  return { entries: [], problems: [broken], partial: true }
}

/** The story of an item whose NITF is in it (`body_nitf`), and what else that says and the item does not. */
async function readNitf(items: readonly Json[], entries: WireEntry[], { readAttached }: Source): Promise<void> {
  for (const [at, item] of items.entries()) {
    const nitf = text(item.body_nitf)
    const entry = entries[at]
    if (!nitf || !entry || entry.bodyText !== undefined || !readAttached) continue
    const inner = (await readAttached(new TextEncoder().encode(nitf)))?.entries[0]
    if (!inner) continue
    const { bodyHtml, bodyText, dateline, located, by, authors, edNote, copyrightNotice, summary, headline } = inner
    const said = { bodyHtml, bodyText, dateline, located, by, authors, edNote, copyrightNotice, summary, headline }
    for (const [key, value] of Object.entries(said))
      if (value !== undefined) Object.assign(entry, { [key]: entry[key as keyof WireEntry] ?? value })
  }
}

/** Reads each item; what is no item is not looked at. */
function readNinjs(value: unknown, readDate: ReadDate): { entries: WireEntry[]; problems: Problem[] } {
  const problems: Problem[] = []
  const entries = ninjsItems(value).map((item, at) => readItem(inSmallLetters(item) as Json, readDate, problems, at))
  if (entries.length === 0)
    problems.push({ code: 'not-ninjs', message: 'no ninjs item (uri or guid, with a body, a status or a version) was found' })
  return { entries, problems }
}

function readItem(item: Json, readDate: ReadDate, problems: Problem[], at: number): WireEntry {
  const entry: WireEntry = {}
  const altids = altIdsOf(item.altids)
  // AP's uri carries the query's own tokens and is another at each request; its itemid stays
  const itemid = altids.find(({ scheme }) => scheme === 'itemid')?.id
  const id = itemid ?? text(item.guid) ?? text(item.uri) ?? text(item.urn)
  put(entry, 'id', id)
  if (altids.length > 0) entry.altIds = altids
  // A link of AP's is made of the subscriber's tokens, and shows nobody else the story.
  for (const address of itemid === undefined ? [item.url, item.uri, item.guid] : [item.url]) {
    const url = text(address)
    if (url && /^https?:/i.test(url)) {
      entry.url = url
      break
    }
  }
  put(entry, 'version', text(item.version) ?? text(isObject(item.versioninfo) ? item.versioninfo.version : undefined))
  put(entry, 'type', text(item.type))
  const status = pubStatusOf(text(item.pubstatus))
  if (status) entry.pubStatus = status
  for (const [from, to] of [
    ['firstcreated', 'created'],
    ['contentcreated', 'created'],
    ['versioncreated', 'updated'],
    ['version_created', 'updated'],
    ['embargoed', 'embargoedUntil'],
    ['embargoeduntil', 'embargoedUntil'],
    ['embargodate', 'embargoedUntil'],
    ['expires', 'expires'],
    ['firstpublished', 'published'],
    ['published', 'published'],
    ['original_published_at', 'published'],
  ] as const) {
    const given = text(item[from]) ?? (isObject(item.extra) ? text(item.extra[from]) : undefined)
    if (given === undefined || entry[to] !== undefined) continue
    const instant = readDate(given)
    if (instant) entry[to] = instant
    else problems.push({ code: 'bad-date', message: `${from} could not be read: ${given.slice(0, 40)}`, entry: at })
  }
  entry.published ??= entry.created ?? entry.updated ?? ''
  if (entry.published === '') delete entry.published
  readWords(entry, item)
  readPeople(entry, item)
  readConcepts(entry, item)
  readMedia(entry, item)
  readLinks(entry, item)
  // a list of codes, or (TT) an object with one `updatetype`
  const signals = item.signals ?? item.signal
  const kind = isObject(signals) ? text(signals.updatetype) : undefined
  const codes = kind
    ? [`updatetype:${kind}`]
    : values(signals)
        .map((code) => nameOf(code) ?? '')
        .filter(Boolean)
  readSignalCodes(entry, codes)
  return entry
}

function readWords(entry: WireEntry, item: Json): void {
  const headlines = values(item.headlines).flatMap((h): Headline[] => {
    const isPlain = isObject(h) && text(h.contenttype) === 'text/plain'
    const value = isPlain ? clean(text(h.value)) : unmarked(isObject(h) ? text(h.value) : text(h))
    if (!value) return []
    const role = isObject(h) ? text(h.role) : undefined
    return [{ value, ...(role && { role: localName(role) }) }]
  })
  const isMain = ({ role }: Headline) => role === undefined || /^(?:main|default|headline)$/i.test(role)
  const main = headlines.find(isMain) ?? headlines[0]
  put(
    entry,
    'headline',
    unmarked(text(item.headline)) ??
      main?.value ??
      unmarked(text(item.headline_text)) ??
      unmarked(text(item.title)) ??
      clean(text(item.name)),
  )
  const others: Headline[] = headlines.filter((h) => h !== main || h.value !== entry.headline)
  for (const [key, role] of [
    ['headline_extended', 'extended'],
    ['headline_short', 'short'],
    ['headline_seo', 'seo'],
    ['subheadline', 'subHeadline'],
    ['kicker', 'kicker'],
  ] as const) {
    const value = unmarked(text(item[key]))
    if (value) others.push({ value, role })
  }
  const title = unmarked(text(item.title))
  if (title && title !== entry.headline) others.push({ value: title, role: 'title' })
  if (others.length > 0) entry.headlines = others
  put(entry, 'slugline', clean(text(item.slugline) ?? text(item.slug)))
  const descriptions = byContentType(item.descriptions)
  const summary =
    text(item.description_text) ??
    text(item.description_summary) ??
    fromHtml(text(item.description_html) ?? text(item.description_xhtml)) ??
    fromHtml(text(item.abstract) ?? text(item.teaser)) ??
    descriptions.text ??
    fromHtml(descriptions.html) ??
    text(item.description_caption) ??
    firstKey(item, /^description_(?!creditline|editorialnote|usage)/)
  put(entry, 'summary', clean(summary))
  const bodies = byContentType(item.bodies)
  const html = text(item.body_html) ?? text(item.body_xhtml) ?? text(item.article_html) ?? bodies.html ?? firstKey(item, /^body_.*x?html/)
  const plain = text(item.body_text) ?? bodies.text ?? firstKey(item, /^body_(?!.*html|nitf)/)
  const marked = html ? bodyOfHtml(html) : {}
  if (marked.bodyText !== undefined) Object.assign(entry, marked)
  else if (plain && /\S/.test(plain)) Object.assign(entry, bodyOf(blocksOfText(plain)))
  put(entry, 'language', text(item.language) ?? text(item.language_code))
  for (const key of ['urgency', 'priority'] as const) {
    const number = Number(text(item[key]))
    if (Number.isInteger(number) && number > 0 && number < 10) entry[key] = number
  }
  const notes = [
    ...values(item.ednote),
    ...values(item.editorsnote),
    ...values(item.ednotes),
    ...values(item.description_editorialnotes),
  ].map((note) => clean(nameOf(note)))
  if (isObject(item.notepad)) for (const part of Object.values(item.notepad).slice(0, 20)) notes.push(fromHtml(text(part)))
  if (notes.some(Boolean)) entry.edNote = notes.filter(Boolean).join('\n')
  put(entry, 'copyrightNotice', joined(item.copyrightnotice))
  put(entry, 'copyrightHolder', joined(item.copyrightholder))
  put(entry, 'usageTerms', joined(item.usageterms) ?? clean(text(item.description_usage)))
  put(entry, 'creditLine', clean(text(item.creditline) ?? text(item.description_creditline) ?? text(item.credit)))
}
