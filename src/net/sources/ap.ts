/**
 * AP's Media API (`ap+https://api.ap.org/media/v/content/feed?q=…`, https://api.ap.org/media/v/docs): each answer lists what is new and names in `next_page` where
 * to go on. The text of a story lies in its NITF rendition, which is fetched and put into the item's JSON as `body_nitf`.
 */
import type { Credential } from '../credentials.ts'
import type { Failure, Opened } from './drop.ts'
import { partsAt, valueAt, withMember } from './json-parts.ts'
import { type Got, type ListedItem, type ListedPart, type Lister, listingDrop } from './listing.ts'
import { type Ask, addressOf, asker, decoded, jsonOf, linkWithin, type ServiceOptions } from './service.ts'

const usual = { page_size: '100', include: '*', versions: 'all' } as const
/** Longer items are asked for again where they have to wait. */
const longestKept = 64 * 1024

interface At {
  next?: string
}
/** The item as it was listed, or where it is to be had. */
type Ref = { listed: string } | { uri: string }

export async function openAp(url: string, given: ServiceOptions): Promise<Opened> {
  const base = addressOf(url)
  if (!/\/(?:feed|search|ondemand)\/?$/.test(base.pathname))
    base.pathname = `${base.pathname.replace(/(?<!\/)\/+$/, '')}/content/feed`.replace(/^\/\/+/, '/')
  const credential = keyOf(given.credential)
  if (!credential)
    return {
      kind: 'failed',
      message: `${base.host} needs its key: auth: { header: { name: x-api-key, value: env:NAME } }`,
    }
  const options = { ...given, credential }
  const { page_size: pageSize } = { ...usual, ...Object.fromEntries(base.searchParams) }
  for (const [name, value] of Object.entries(usual)) if (!base.searchParams.has(name)) base.searchParams.set(name, value)
  const ask = asker(options, base)

  const lister: Lister = {
    async look(kept, since): Promise<ListedPart | Failure> {
      const { next } = (kept ?? {}) as At
      const asked = since ? sinceThen(base, since) : next === undefined ? base : linkWithin(next, base, options)
      if (!asked) return { kind: 'failed', message: `${base.host} named a next page that is not its own` }
      const got = await ask(asked)
      // A link of long ago is known no more: the list begins anew, and what was had is not taken again.
      if (got.kind === 'failed')
        return (got.status === 404 || got.status === 410) && asked !== base && !since ? this.look(undefined, since, () => false) : got
      const json = jsonOf(got)
      const listed = json && partsAt(json.text, '/data/items')
      if (!listed) {
        const said = json && valueAt(json.value, '/error/message')
        if (json && !said && valueAt(json.value, '/data') !== undefined) return partOf([], json.value, asked)
        return {
          kind: 'failed',
          message: `${base.host} ${typeof said === 'string' ? `says: ${said.slice(0, 200)}` : 'answers without a list of items (data.items)'}`,
        }
      }
      return partOf(
        listed.flatMap((text) => itemOf(text, base) ?? []),
        json.value,
        asked,
      )
    },
    get: (ref) => get(ref as Ref, { base, ask, options }),
    without: (ref) => ('listed' in (ref as Ref) ? bytesOf((ref as { listed: string }).listed) : undefined),
  }
  const partOf = (items: ListedItem[], answer: unknown, asked: URL): ListedPart | Failure => {
    const named = valueAt(answer, '/data/next_page')
    const link = typeof named === 'string' && named !== '' ? linkWithin(named, asked, options) : asked
    if (!link) return { kind: 'failed', message: `${base.host} names a next page that is not its own` }
    return { kind: 'part', items, at: { next: link.href } satisfies At, more: items.length >= Number(pageSize) }
  }
  return { kind: 'opened', drop: listingDrop(lister, options) }
}

/** AP takes its key in a field of its own, whatever the feed's auth calls it. */
function keyOf(credential: Credential | undefined): Credential | undefined {
  return credential?.kind === 'bearer' ? { kind: 'header', name: 'x-api-key', secret: credential.secret } : credential
}

/** `mindate` in the query is what AP has for a list that is to begin at a time. */
function sinceThen(base: URL, since: Date): URL {
  const asked = new URL(base)
  const q = asked.searchParams.get('q')?.trim()
  const from = `mindate:>${since.toISOString().replace(/\.\d+Z$/, 'Z')}`
  asked.searchParams.set('q', q ? `(${q}) AND ${from}` : from)
  return asked
}

const bytesOf = (text: string) => new TextEncoder().encode(text)
const stringAt = (value: unknown, pointer: string): string | undefined => {
  const found = valueAt(value, pointer)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined
}
/** Where the item stands: in a list, in an answer of its own, or by itself. */
const itemAt = (value: unknown): string => ['/item', '/data/item'].find((pointer) => valueAt(value, pointer) !== undefined) ?? ''

function itemOf(text: string, base: URL): ListedItem | undefined {
  const value: unknown = JSON.parse(text)
  const at = itemAt(value)
  const uri = stringAt(value, `${at}/uri`)
  const id = stringAt(value, `${at}/altids/itemid`) ?? uri
  if (id === undefined) return undefined
  const version = stringAt(value, `${at}/version`) ?? ''
  const url = uri && URL.parse(uri, base.href)
  const isText = (stringAt(value, `${at}/type`) ?? 'text') === 'text'
  return {
    key: `${id}:${version}:${stringAt(value, `${at}/altids/etag`) ?? ''}`,
    name: `${id} version ${version}`,
    // Its query is made of this subscriber's tokens.
    url: url ? `${url.origin}${url.pathname}` : base.origin + base.pathname,
    ref: (text.length > longestKept && uri ? { uri } : { listed: text }) satisfies Ref,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    ...(isText ? {} : { bytes: bytesOf(text) }),
  }
}

async function get(ref: Ref, { base, ask, options }: { base: URL; ask: Ask; options: ServiceOptions }): Promise<Got> {
  let text = 'listed' in ref ? ref.listed : undefined
  const whole = async (uri: string): Promise<string | Failure> => {
    const url = linkWithin(uri, base, options)
    if (!url) return { kind: 'failed', message: `an item of ${base.host} lies elsewhere` }
    const got = await ask(url)
    if (got.kind === 'failed') return got
    return jsonOf(got)?.text ?? { kind: 'failed', message: `${base.host} answers with something else than an item` }
  }
  const found = text ?? (await whole((ref as { uri: string }).uri))
  if (typeof found !== 'string') return found
  text = found
  let value: unknown = JSON.parse(text)
  let href = textRendition(value)
  const uri = stringAt(value, `${itemAt(value)}/uri`)
  if (!href && 'listed' in ref && uri && linkWithin(uri, base, options)) {
    // A list that was asked for without `include` has no renditions.
    const complete = await whole(uri)
    if (typeof complete !== 'string') return complete
    const again: unknown = JSON.parse(complete)
    if (valueAt(again, itemAt(again)) !== undefined && stringAt(again, `${itemAt(again)}/uri`) !== undefined) {
      text = complete
      value = again
      href = textRendition(again)
    }
  }
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  if (!href) return { kind: 'read', bytes: bytesOf(text), headers }
  // Renditions may lie with whoever stores them for the agency: the key does not go there.
  const url = linkWithin(href, base, options) ?? URL.parse(href, base.href)
  if (!url || !/^https?:$/.test(url.protocol)) return { kind: 'read', bytes: bytesOf(text), headers }
  const nitf = await ask(url)
  if (nitf.kind === 'failed') return nitf
  return { kind: 'read', bytes: bytesOf(withMember(text, itemAt(value), ['body_nitf', decoded(nitf.bytes, nitf.headers)])), headers }
}

/** Where an item's text lies. */
function textRendition(value: unknown): string | undefined {
  const renditions = valueAt(value, `${itemAt(value)}/renditions`)
  if (typeof renditions !== 'object' || renditions === null) return undefined
  const href = (one: unknown) => stringAt(one, '/href')
  const named = (renditions as Record<string, unknown>).nitf
  if (href(named)) return href(named)
  return href(Object.values(renditions).find((one) => /^nitf/i.test(stringAt(one, '/format') ?? stringAt(one, '/title') ?? '')))
}
