/**
 * Any paged API over HTTP, in JSON or XML, as `api:` in feeds.yaml describes it: pages that name the next one, items in them, and documents that the items name.
 */
import { createHash } from 'node:crypto'
import { readAgencyXml } from '#src/wire/formats/agency-xml.ts'
import { at as atPath, attribute, child, children, textOf, type XmlElement } from '#src/wire/xml/select.ts'
import type { Fetched } from '../outcome.ts'
import type { ApiRules } from './api-rules.ts'
import type { Failure, Opened } from './drop.ts'
import { partsAt, pointerParts, valueAt } from './json-parts.ts'
import { type Got, type ListedItem, type ListedPart, type Lister, listingDrop } from './listing.ts'
import { addressOf, asker, decoded, jsonOf, linkWithin, type ServiceOptions } from './service.ts'

/** Pages and items that are taken at once. */
const mostPages = 10
const mostItems = 500
/** Items that are listed late. */
const overlapMs = 60_000

interface At {
  /** The address to go on from. */
  next?: string
  /** When the list was last read from its beginning, ISO 8601. */
  since?: string
}

/** One answer, by its form. */
interface Page {
  items: ListedItem[]
  /** What stands where `next` leads. */
  next: string | undefined
}

export async function openApi(url: string, options: ServiceOptions): Promise<Opened> {
  const base = addressOf(url)
  const rules = options.service.api ?? {}
  const ask = asker(options, base)
  const lister: Lister = {
    async look(kept, since, isHad): Promise<ListedPart | Failure> {
      const before = since ? {} : ((kept ?? {}) as At)
      const began = options.service.now().toISOString()
      const from = since ?? (before.since === undefined ? undefined : new Date(Date.parse(before.since) - overlapMs))
      let asked: URL | undefined = before.next === undefined ? sinceThen(base, rules, from) : linkWithin(before.next, base, options)
      if (!asked) return { kind: 'failed', message: `${base.host} named a next page that is not its own` }
      const items: ListedItem[] = []
      for (let pages = 1; ; pages++) {
        const got = await ask(asked)
        if (got.kind === 'failed') return got
        const page = readPage(got, asked, rules)
        if ('kind' in page) return page
        items.push(...page.items)
        const next = nextOf(page.next, asked, rules, options)
        if (next === 'elsewhere') return { kind: 'failed', message: `${base.host} names a next page that is not its own` }
        // Lists of all there is, the newest first, end where what was taken before begins.
        const isKnown = before.next === undefined && page.items.length > 0 && page.items.every(({ key }) => isHad(key))
        if (!next || isKnown) return { kind: 'part', items, at: { since: began } satisfies At, more: false }
        const goesOn = next.href !== asked.href && page.items.length > 0
        if (!goesOn) return { kind: 'part', items, at: { next: next.href } satisfies At, more: false }
        if (pages >= mostPages || items.length >= mostItems)
          return { kind: 'part', items, at: { next: next.href } satisfies At, more: true }
        asked = next
      }
    },
    async get(ref): Promise<Got> {
      const address = new URL((ref as { href: string }).href)
      // A document that lies with another host is fetched there without the credential.
      const got = await ask(linkWithin(address.href, base, options) ?? address)
      return got.kind === 'failed' ? got : { kind: 'read', bytes: got.bytes, headers: got.headers }
    },
  }
  return { kind: 'opened', drop: listingDrop(lister, options) }
}

function sinceThen(base: URL, { since }: ApiRules, from: Date | undefined): URL {
  if (!since || !from) return base
  const [name = '', form = 'iso'] = since.split(/:(?=\w+$)/)
  const ms = from.getTime()
  const iso = from.toISOString()
  const asked = new URL(base)
  asked.searchParams.set(
    name,
    form === 'epoch'
      ? String(Math.floor(ms / 1000))
      : form === 'ms'
        ? String(ms)
        : form === 'date'
          ? iso.slice(0, 10)
          : iso.replace(/\.\d+Z$/, 'Z'),
  )
  return asked
}

function nextOf(named: string | undefined, asked: URL, { next, cursor }: ApiRules, options: ServiceOptions): URL | 'elsewhere' | undefined {
  if (!next || named === undefined || named === '') return undefined
  if (next !== 'header:Link' && cursor) {
    const url = new URL(asked)
    url.searchParams.set(cursor, named)
    return url
  }
  return linkWithin(named, asked, options) ?? 'elsewhere'
}

const digest = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('base64url').slice(0, 20)

function readPage(got: Fetched, asked: URL, rules: ApiRules): Page | Failure {
  const link = rules.next === 'header:Link' ? nextInHeader(got.headers.link) : undefined
  const json = jsonOf(got)
  const root = json ? undefined : readAgencyXml(decoded(got.bytes, got.headers)).root
  if (!json && !root) return { kind: 'failed', message: `${asked.host} answers with neither JSON nor XML` }
  const pointed =
    rules.next && rules.next !== 'header:Link' ? (json ? stringAt(json.value, rules.next) : textAt(root, rules.next)) : undefined
  const next = link ?? pointed
  const { headers, bytes } = got
  const whole = { name: asked.pathname, url: asked.origin + asked.pathname, bytes, headers }
  if (json) {
    if (!rules.items) return { next, items: [{ ...whole, key: digest(bytes), ref: null }] }
    const parts = partsAt(json.text, rules.items)
    if (!parts)
      return isEmptyAt(json.value, rules.items)
        ? { next, items: [] }
        : { kind: 'failed', message: `${asked.host} has no list at ${rules.items}` }
    return { next, items: parts.map((text) => jsonItem(text, { asked, rules })) }
  }
  // The names of namespaces stand at the root: a page of XML stays whole, unless its items lie elsewhere.
  const elements = rules.items ? elementsAt(root, rules.items) : []
  if (!rules.detail) return { next, items: rules.items && elements.length === 0 ? [] : [{ ...whole, key: digest(bytes), ref: null }] }
  return {
    next,
    items: elements.flatMap(
      (one) => detailItem({ id: rules.id && textAt(one, rules.id, false), href: textAt(one, rules.detail!, false) }, asked) ?? [],
    ),
  }
}

const stringAt = (value: unknown, pointer: string): string | undefined => {
  const found = valueAt(value, pointer)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined
}
/** An answer without items may leave the list out, or say null. */
const isEmptyAt = (value: unknown, pointer: string): boolean => {
  const parent = pointer.slice(0, pointer.lastIndexOf('/'))
  const holder = parent === '' ? value : valueAt(value, parent)
  const found = valueAt(value, pointer)
  return (
    typeof holder === 'object' &&
    holder !== null &&
    (found === undefined || found === null) &&
    stringAt(value, '/error') === undefined &&
    valueAt(value, '/error') === undefined
  )
}

function jsonItem(text: string, { asked, rules }: { asked: URL; rules: ApiRules }): ListedItem {
  const value: unknown = JSON.parse(text)
  const id = rules.id && stringAt(value, rules.id)
  const href = rules.detail && stringAt(value, rules.detail)
  const key = `${id ?? ''}#${digest(text)}`
  const detail = href ? detailItem({ id, href }, asked) : undefined
  if (detail) return { ...detail, key }
  return {
    key,
    name: id ?? key,
    url: asked.origin + asked.pathname,
    ref: null,
    bytes: new TextEncoder().encode(text),
    headers: { 'content-type': 'application/json; charset=utf-8' },
  }
}

function detailItem({ id, href }: { id: string | undefined; href: string | undefined }, asked: URL): ListedItem | undefined {
  const url = href ? URL.parse(href, asked.href) : null
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  return { key: `${id ?? ''}#${url.href}`.slice(0, 500), name: id ?? url.pathname, url: url.origin + url.pathname, ref: { href: url.href } }
}

/** `rel="next"` (RFC 8288). */
function nextInHeader(field: string | undefined): string | undefined {
  for (const [, address, parameters = ''] of (field ?? '').matchAll(/<([^<>\s]{1,4000})>\s{0,9}((?:;[^,;]{1,500}){1,10})/g))
    if (/\brel\s{0,9}=\s{0,9}"?(?:[^";]{0,100}\s)?next(?=["\s;]|$)/i.test(parameters)) return address
  return undefined
}

/** Elements at a path of local names, whose first is the root's. */
function elementsAt(root: XmlElement | undefined, pointer: string): XmlElement[] {
  const names = pointerParts(pointer).map((name) => name.toLowerCase())
  const inside = names[0] === root?.name ? names.slice(1) : names
  const last = inside.at(-1)
  return last === undefined ? [] : children(atPath(root, ...inside.slice(0, -1)), last)
}

/** An element's text, or that of an attribute (`/link/@href`); of several the one that says `rel="next"`, then the first. */
function textAt(from: XmlElement | undefined, pointer: string, fromRoot = true): string | undefined {
  const names = pointerParts(pointer).map((name) => name.toLowerCase())
  const inside = fromRoot && names[0] === from?.name ? names.slice(1) : names
  const last = inside.at(-1)
  if (last?.startsWith('@')) {
    const holders = inside.length === 1 ? [from] : children(atPath(from, ...inside.slice(0, -2)), inside.at(-2))
    if (fromRoot) {
      const rel = holders.find((one) => attribute(one, 'rel') === 'next')
      // Atom names its own address the same way.
      return rel
        ? attribute(rel, last.slice(1))
        : holders.some((one) => attribute(one, 'rel'))
          ? undefined
          : attribute(holders[0], last.slice(1))
    }
    return attribute(holders[0], last.slice(1))
  }
  const found = inside.length === 1 ? child(from, inside[0]!) : atPath(from, ...inside)
  return textOf(found) || undefined
}
