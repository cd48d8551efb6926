/**
 * ninjs 1.0 to 3.1 (https://iptc.org/std/ninjs/), news in JSON, one item or a list of them in whatever envelope a service uses; and the words that
 * Superdesk and AP's Media API add to it (https://api.ap.org/media/v/docs).
 */
import type { Media, Rendition } from '#src/credits/credit.ts'
import { sanitizeHtml, textOfHtml } from './agency-html.ts'
import { blocksOfText, bodyOf, datelineOf, placeInDateline } from './blocks.ts'
import type { Headline, Link, Person, Problem, Subject, WireEntry } from './document.ts'
import type { ReadDate } from './iptc7901.ts'
import { mediaOf, mediaTypeOf } from './renditions.ts'
import { pubStatusOf, readSignalCodes } from './signal-codes.ts'
import { schemeAndCode } from './subject-codes.ts'

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const envelopes = ['data', 'item', 'items', '_items', 'newsItems', 'content', 'results', 'docs', 'response'] as const
const mostItems = 20_000
const deepestEnvelope = 5

/** true for an object with what every ninjs item has: an identity, and one of the words that are ninjs's alone. */
function isItem(value: unknown): value is Json {
  if (!isObject(value)) return false
  const identity = text(value.uri) ?? text(value.guid)
  return (
    identity !== undefined &&
    [
      'pubstatus',
      'versioncreated',
      'firstcreated',
      'body_html',
      'body_text',
      'body_xhtml',
      'bodies',
      'headlines',
      'renditions',
      'description_text',
      'representationtype',
    ].some((key) => Object.hasOwn(value, key))
  )
}

/** The items of a JSON value, through the envelopes of APIs (`data.items[].item`, `item[]`, `_items[]`…), in order. */
export function ninjsItems(value: unknown): Json[] {
  const found: Json[] = []
  let level: unknown[] = [value]
  for (let depth = 0; depth < deepestEnvelope && level.length > 0; depth++) {
    const next: unknown[] = []
    for (const part of level) {
      if (found.length >= mostItems) return found
      if (isItem(part)) found.push(part)
      else if (Array.isArray(part)) next.push(...part.slice(0, mostItems))
      else if (isObject(part)) for (const key of envelopes) if (Object.hasOwn(part, key)) next.push(part[key])
    }
    level = next
  }
  return found
}

/** Reads each item; what is no item is not looked at. */
export function readNinjs(value: unknown, readDate: ReadDate): { entries: WireEntry[]; problems: Problem[] } {
  const problems: Problem[] = []
  const entries = ninjsItems(value).map((item, at) => readItem(item, readDate, problems, at))
  if (entries.length === 0)
    problems.push({ code: 'not-ninjs', message: 'no ninjs item (uri or guid, with a body, a status or a version) was found' })
  return { entries, problems }
}

function readItem(item: Json, readDate: ReadDate, problems: Problem[], at: number): WireEntry {
  const entry: WireEntry = {}
  const altids = altIdsOf(item.altids)
  // AP's uri carries the query's own tokens and is another at each request; its itemid stays
  const itemid = altids.find(({ scheme }) => scheme === 'itemid')?.id
  const id = itemid ?? text(item.guid) ?? text(item.uri)
  put(entry, 'id', id)
  if (altids.length > 0) entry.altIds = altids
  for (const address of [item.url, item.uri, item.guid]) {
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
    ['embargoed', 'embargoedUntil'],
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
    const value = unmarked(isObject(h) ? text(h.value) : text(h))
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
    fromHtml(text(item.abstract)) ??
    descriptions.text ??
    fromHtml(descriptions.html) ??
    text(item.description_caption) ??
    firstKey(item, /^description_(?!creditline|editorialnote)/)
  put(entry, 'summary', clean(summary))
  const bodies = byContentType(item.bodies)
  const html = text(item.body_html) ?? text(item.body_xhtml) ?? bodies.html ?? firstKey(item, /^body_.*x?html/)
  const plain = text(item.body_text) ?? bodies.text ?? firstKey(item, /^body_(?!.*html|nitf)/)
  if (html && /\S/.test(html)) {
    entry.bodyHtml = sanitizeHtml(html)
    entry.bodyText = textOfHtml(html)
  } else if (plain && /\S/.test(plain)) Object.assign(entry, bodyOf(blocksOfText(plain)))
  put(entry, 'language', text(item.language) ?? text(item.language_code))
  for (const key of ['urgency', 'priority'] as const) {
    const number = Number(text(item[key]))
    if (Number.isInteger(number) && number > 0 && number < 10) entry[key] = number
  }
  const notes = [...values(item.ednote), ...values(item.editorsnote), ...values(item.ednotes), ...values(item.description_editorialnotes)]
    .map((note) => clean(nameOf(note)))
    .filter((note) => note !== undefined)
  if (notes.length > 0) entry.edNote = notes.join('\n')
  put(entry, 'copyrightNotice', joined(item.copyrightnotice))
  put(entry, 'copyrightHolder', joined(item.copyrightholder))
  put(entry, 'usageTerms', joined(item.usageterms))
  put(entry, 'creditLine', clean(text(item.creditline) ?? text(item.description_creditline) ?? text(item.credit)))
}

function readPeople(entry: WireEntry, item: Json): void {
  put(entry, 'by', clean(text(item.byline) ?? text(item.by)))
  const people: Person[] = []
  const contributors: Person[] = []
  for (const author of [
    ...values(item.authors),
    ...values(item.author),
    ...values(item.bylines),
    ...values(item.creators),
    ...values(item.photographer),
    ...values(item.contributors),
  ]) {
    const name = clean(isObject(author) ? (text(author.name) ?? writtenOut(author) ?? nameOf(author)) : text(author))
    if (!name) continue
    const person: Person = { name }
    if (isObject(author)) {
      const email = text(author.email)
      const url = text(author.uri) ?? text(author.url)
      if (email) person.email = email
      if (url && /^https?:/i.test(url)) person.url = url
      const role = text(author.role)
      if (role && !/author|writer|photographer|reporter|^$/i.test(role)) {
        contributors.push(person)
        continue
      }
    }
    people.push(person)
  }
  if (people.length > 0) entry.authors = people
  if (contributors.length > 0) entry.contributors = contributors
  if (!entry.by && people.length > 0) entry.by = people.map((person) => person.name).join(', ')
  const sources = [...values(item.infosource), ...values(item.infosources)].map((s) => nameOf(s)).filter((s) => s !== undefined)
  const source = clean(text(item.source))
  const provider = clean(nameOf(item.provider))
  put(entry, 'provider', provider)
  const chain = [...new Set([...(source ? [source] : []), ...sources])]
  if (chain.length > 0) entry.infoSources = chain
  else if (provider) entry.infoSources = [provider]
}

/** TT's bylines have the parts of a name, and the line as printed with the agency behind it. */
function writtenOut(author: Json): string | undefined {
  const parts = [text(author.firstname) ?? text(author.first_name), text(author.lastname) ?? text(author.last_name)].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : (text(author.by) ?? text(author.byline))
}

function readConcepts(entry: WireEntry, item: Json): void {
  const concepts = (...keys: string[]): Subject[] =>
    keys
      .flatMap((key) => values(item[key]))
      .map(conceptOf)
      .filter((c) => c.name !== undefined || c.code !== undefined)
  const subjects = concepts('subject', 'subjects', 'event', 'events', 'object', 'objects')
  const places = concepts('place', 'places')
  const people = concepts('person', 'people')
  const organisations = concepts('organisation', 'organisations', 'organization', 'company')
  const services = concepts('service', 'services', 'products')
  const genres = [...values(item.genre), ...values(item.genres)].map((g) => clean(nameOf(g))).filter((g) => g !== undefined)
  const keywords = values(item.keywords ?? item.keyword)
    .flatMap((k) => (typeof k === 'string' ? k.split(/[;]/) : [nameOf(k) ?? '']))
    .map((k) => k.trim())
    .filter(Boolean)
  const sector = text(item.sector)
  if (sector) subjects.push({ scheme: 'sector', code: sector })
  if (subjects.length > 0) entry.subjects = unique(subjects)
  if (places.length > 0) entry.places = unique(places)
  if (people.length > 0) entry.people = unique(people)
  if (organisations.length > 0) entry.organisations = unique(organisations)
  if (services.length > 0) entry.services = unique(services)
  if (genres.length > 0) entry.genres = [...new Set(genres)]
  if (keywords.length > 0) entry.keywords = [...new Set(keywords)]
  const from = item.datelinelocation
  const located =
    clean(nameOf(item.located)) ??
    (isObject(from) ? clean(text(from.city) ?? text(from.countryareaname) ?? text(from.countryname)) : undefined)
  const dateline = clean(text(item.dateline) ?? (isObject(item.dateline) ? text(item.dateline.text) : undefined))
  put(entry, 'dateline', dateline)
  put(entry, 'located', located)
  const place = dateline && placeInDateline(dateline)
  if (place) entry.located ??= place
  const opening = dateline ?? entry.bodyText?.slice(0, 200).split('\n', 1)[0]
  const read = opening ? datelineOf(opening) : undefined
  if (!read) return
  entry.dateline ??= read.dateline
  if (read.located) entry.located ??= read.located
}

function readMedia(entry: WireEntry, item: Json): void {
  const media: Media[] = []
  const own = mediaTypeOf(text(item.type) ?? '')
  if (own) media.push(pictureOf(item, own))
  const associations = isObject(item.associations)
    ? Object.entries(item.associations)
    : values(item.associations).map((value) => ['', value] as const)
  for (const [name, listed] of associations) {
    for (const value of values(listed)) {
      if (!isObject(value)) continue
      const type = mediaTypeOf(text(value.type) ?? text(value.mimetype) ?? text(value.mime_type) ?? '')
      if (type) media.push(pictureOf(value, type))
      else {
        const url = text(value.uri) ?? text(value.guid) ?? text(value.href)
        if (url)
          addLink(entry, {
            rel: text(value.name) ?? (name || 'seeAlso'),
            url,
            title: clean(text(value.headline)),
            version: text(value.version),
          })
      }
    }
  }
  if (media.length > 0) entry.media = media
  if (own) return
  for (const rendition of renditionsOf(item.renditions)) {
    const type = mediaTypeOf(rendition.mimeType)
    if (type) entry.media = [...(entry.media ?? []), mediaOf({ type, renditions: [rendition] })]
    else addLink(entry, { rel: 'rendition', url: rendition.url, mimeType: rendition.mimeType, title: rendition.role })
  }
}

function pictureOf(item: Json, type: Media['type']): Media {
  const authors = [...values(item.authors), ...values(item.photographer)].map((author) => nameOf(author))
  const descriptions = byContentType(item.descriptions)
  const altText = text(item.description_alttext) ?? text(item.alt_text)
  return mediaOf({
    type,
    id: altIdsOf(item.altids).find(({ scheme }) => scheme === 'itemid')?.id ?? text(item.guid) ?? text(item.uri),
    caption: clean(
      text(item.description_text) ??
        text(item.description_caption) ??
        fromHtml(text(item.description_html)) ??
        descriptions.text ??
        fromHtml(descriptions.html) ??
        text(item.body_text),
    ),
    altText: clean(altText),
    headline: clean(text(item.headline)),
    creditLine: clean(text(item.creditline) ?? text(item.description_creditline)),
    photographer: clean(text(item.byline) ?? text(item.by) ?? authors[0]),
    agency: clean(text(item.source) ?? nameOf(item.provider) ?? nameOf(values(item.infosource ?? item.infosources)[0])),
    renditions: renditionsOf(item.renditions).filter((r) => !r.mimeType || mediaTypeOf(r.mimeType) !== undefined),
  })
}

function renditionsOf(given: unknown): Rendition[] {
  const named = isObject(given)
    ? Object.entries(given).map(([name, r]) => ({ name, r }))
    : values(given).map((r) => ({ name: isObject(r) ? text(r.name) : undefined, r }))
  return named.slice(0, 200).flatMap(({ name, r }): Rendition[] => {
    if (!isObject(r)) return []
    const url = text(r.href) ?? text(r.url)
    if (!url) return []
    // TT numbers its renditions and says beside what each is
    const role = name && !/^r?\d{1,3}$/.test(name) ? name : (text(r.variant) ?? text(r.usage) ?? name)
    const mimeType = text(r.mimetype) ?? text(r.contenttype) ?? text(r.mime_type)
    const width = positive(r.width)
    const height = positive(r.height)
    const length = positive(r.sizeinbytes)
    return [
      {
        ...(role && { role }),
        url,
        ...(width && { width }),
        ...(height && { height }),
        ...(mimeType && { mimeType }),
        ...(length && { length }),
      },
    ]
  })
}

function readLinks(entry: WireEntry, item: Json): void {
  for (const key of ['evolvedfrom', 'rewrite_of'] as const)
    for (const value of values(item[key])) addLink(entry, { rel: 'evolvedFrom', url: nameOf(value) })
  for (const key of ['rewritten_by', 'replacedby'] as const)
    for (const value of values(item[key])) addLink(entry, { rel: 'replacedBy', url: nameOf(value) })
  for (const value of values(item.replacing ?? item.replaces)) addLink(entry, { rel: 'replaces', url: nameOf(value) })
  for (const value of values(item.revisions)) addLink(entry, { rel: 'evolvedFrom', url: isObject(value) ? text(value.uri) : text(value) })
  for (const value of values(item.links)) {
    if (isObject(value))
      addLink(entry, {
        rel: text(value.rel),
        url: text(value.href) ?? text(value.url),
        title: clean(text(value.title)),
        mimeType: text(value.mimetype),
      })
    else addLink(entry, { url: text(value) })
  }
}

function addLink(entry: WireEntry, link: { [K in keyof Link]: Link[K] | undefined }): void {
  if (!link.url) return
  const kept: Link = { url: link.url }
  for (const key of ['rel', 'title', 'mimeType', 'version'] as const) {
    const value = link[key]
    if (value) kept[key] = value
  }
  entry.links ??= []
  entry.links.push(kept)
}

function conceptOf(value: unknown): Subject {
  if (!isObject(value)) {
    const name = clean(text(value))
    return name ? { name } : {}
  }
  const name = clean(text(value.name) ?? text(value.literal) ?? text(value.title))
  const uri = text(value.uri)
  const code = text(value.code) ?? text(value.qcode)
  const scheme = text(value.scheme)
  const read = uri ? schemeAndCode(uri) : code ? schemeAndCode(code, scheme) : {}
  return { ...read, ...(name && { name }) }
}

function altIdsOf(given: unknown): { scheme?: string; id: string }[] {
  if (isObject(given)) return Object.entries(given).flatMap(([scheme, id]) => (text(id) ? [{ scheme, id: text(id) ?? '' }] : []))
  return values(given).flatMap((value) => {
    const id = isObject(value) ? (text(value.value) ?? text(value.id)) : text(value)
    const role = isObject(value) ? text(value.role) : undefined
    return id ? [{ ...(role && { scheme: role }), id }] : []
  })
}

/** ninjs 2 and later: a list of texts with `contenttype` and `role`; the main one of each kind. */
function byContentType(given: unknown): { html?: string; text?: string } {
  const found: { html?: string; text?: string } = {}
  const parts = values(given).filter(isObject)
  const isMain = (part: Json) => /^(?:|main|default|body|summary|caption|abstract)$/i.test(localName(text(part.role) ?? ''))
  for (const part of [...parts.filter(isMain), ...parts.filter((part) => !isMain(part))]) {
    const value = text(part.value)
    if (!value) continue
    const kind =
      /html|xml/i.test(text(part.contenttype) ?? '') || (!part.contenttype && /<\w+[^>]{0,200}>/.test(value.slice(0, 400)))
        ? 'html'
        : 'text'
    found[kind] ??= value
  }
  return found
}

const values = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value.slice(0, mostItems) : [value]

function text(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** Text without the inline markup that some services leave in headlines. */
const unmarked = (value: string | undefined): string | undefined =>
  value && /<\/?[a-z][^<>]{0,100}>/i.test(value) ? fromHtml(value) : clean(value)

const nameOf = (value: unknown): string | undefined =>
  isObject(value)
    ? (text(value.name) ?? text(value.literal) ?? text(value.value) ?? text(value.title) ?? text(value.uri) ?? text(value.code))
    : text(value)
const clean = (value: string | undefined): string | undefined => value?.replace(/\s+/g, ' ').trim() || undefined
const joined = (value: unknown): string | undefined =>
  clean(
    values(value)
      .map((part) => nameOf(part) ?? '')
      .join(' '),
  )
const fromHtml = (html: string | undefined): string | undefined => (html ? clean(textOfHtml(html)) : undefined)
const positive = (value: unknown): number | undefined => {
  const number = Math.round(Number(text(value)))
  return number > 0 && Number.isFinite(number) ? number : undefined
}
const localName = (role: string): string => role.split(/[:/#]/).at(-1) ?? role
const unique = (subjects: Subject[]): Subject[] => [
  ...new Map(subjects.map((s) => [`${s.scheme}|${s.code}|${s.code ? '' : s.name}`, s])).values(),
]

function firstKey(item: Json, like: RegExp): string | undefined {
  for (const key of Object.keys(item).slice(0, 500)) {
    const value = like.test(key) ? text(item[key]) : undefined
    if (value) return value
  }
  return undefined
}

function put<
  K extends
    | 'id'
    | 'version'
    | 'type'
    | 'headline'
    | 'slugline'
    | 'summary'
    | 'language'
    | 'by'
    | 'provider'
    | 'dateline'
    | 'located'
    | 'creditLine'
    | 'copyrightNotice'
    | 'copyrightHolder'
    | 'usageTerms',
>(entry: WireEntry, key: K, value: string | undefined): void {
  if (value) entry[key] = value
}
