/**
 * dpa's digitalwires (https://api-portal.dpa-newslab.com; versions 0.9 and later): an entry as JSON, alone, in a list, or as wireQ and `entries.json` give them. The story, its boxes
 * and its notepad stand apart, in sections of `article_html` or in fields of their own; what is not for publication goes into the editors' note.
 */
import type { ReadDate } from '../dates/index.ts'
import type { Box, Headline, Problem, Subject, WireEntry } from '../document.ts'
import { finish } from '../finish.ts'
import { bodyOfHtml, textOfHtml } from '../html/body.ts'
import { pubStatusOf, readSignalCodes } from '../newscodes/signals.ts'
import { datelineIn, placeInDateline } from '../plain/index.ts'
import { readMedia } from './ninjs/media.ts'
import {
  clean,
  conceptOf,
  inSmallLetters,
  isObject,
  type Json,
  mostValues,
  nameOf,
  put,
  text,
  unique,
  unmarked,
  values,
} from './ninjs/values.ts'
import type { Source, Taken } from './source.ts'

const isEntry = (value: unknown): boolean =>
  isObject(value) &&
  text(value.urn) !== undefined &&
  (/^digitalwires\b/i.test(text(value.format) ?? '') || Object.hasOwn(value, 'article_html') || Object.hasOwn(value, '_wireq_receipt'))

function entriesIn(value: unknown): Json[] {
  const listed = isObject(value) && !isEntry(value) ? (value.entries ?? value.entry) : value
  return (Array.isArray(listed) ? listed.slice(0, mostValues) : [listed]).filter((one): one is Json => isEntry(one))
}

export function detect({ rootName, json }: Source): boolean {
  return rootName === undefined && json !== undefined && 'value' in json && entriesIn(json.value).length > 0
}

export function read(source: Source): Taken {
  const { json, readDate } = source
  if (!json || 'error' in json)
    return { entries: [], problems: [{ code: 'not-json', message: 'the JSON breaks off or cannot be read; no entry was taken from it' }] }
  const problems: Problem[] = []
  const items = entriesIn(json.value)
  if (items.length === 0) problems.push({ code: 'no-entries', message: 'no digitalwires entry (urn, with article_html) was found' })
  const entries = items.map((item, at) => readEntry(item, readDate, (problem) => problems.push({ ...problem, entry: at })))
  return finish({ entries, problems }, source)
}

function readEntry(item: Json, readDate: ReadDate, note: (problem: Problem) => void): WireEntry {
  const entry: WireEntry = {}
  put(entry, 'id', text(item.urn))
  put(entry, 'version', text(item.version))
  const own = text(item.entry_id)
  if (own) entry.altIds = [{ scheme: 'entry_id', id: own }]
  // null says nothing of it, as in packages that only list others.
  const status = pubStatusOf(text(item.pubstatus))
  if (status) entry.pubStatus = status
  for (const [from, to] of [
    ['content_created', 'created'],
    ['version_created', 'updated'],
    ['embargoed', 'embargoedUntil'],
    ['expires', 'expires'],
  ] as const) {
    const given = text(item[from])
    const instant = given && readDate(given)
    if (instant) entry[to] = instant
    else if (given) note({ code: 'bad-date', message: `${from} could not be read: ${given.slice(0, 40)}` })
  }
  const published = entry.created ?? entry.updated
  if (published) entry.published = published
  readText(entry, item)
  readCategories(entry, values(item.categories).filter(isObject))
  const associations = values(item.associations).filter(isObject)
  const rank = (one: Json) => (one.is_featureimage === true ? 0 : Number(one.rank ?? 99))
  readMedia(entry, inSmallLetters({ associations: associations.toSorted((a, b) => rank(a) - rank(b)) }) as Json)
  const [only] = entry.media ?? []
  put(entry, 'type', entry.bodyText === undefined && only ? only.type : 'text')
  const signals = [...values(item.signal), ...values(item.signals)].map((code) => nameOf(code) ?? '').filter(Boolean)
  readSignalCodes(entry, [...signals, ...categories(item, 'signal').map((one) => text(one.qcode) ?? nameOf(one) ?? '')].filter(Boolean))
  return entry
}

function readText(entry: WireEntry, item: Json): void {
  put(entry, 'headline', unmarked(text(item.headline)))
  const others: Headline[] = []
  for (const [key, role] of [
    ['kicker', 'kicker'],
    ['subhead', 'subHeadline'],
  ] as const) {
    const value = unmarked(text(item[key]))
    if (value) others.push({ value, role })
  }
  if (others.length > 0) entry.headlines = others
  put(entry, 'summary', unmarked(text(item.teaser)))
  put(entry, 'by', clean(text(item.byline)))
  put(entry, 'dateline', clean(text(item.dateline)))
  const place = entry.dateline && placeInDateline(entry.dateline)
  if (place) entry.located = place
  put(entry, 'language', text(item.language))
  const urgency = Number(text(item.urgency))
  if (Number.isInteger(urgency) && urgency > 0 && urgency < 9) entry.urgency = urgency
  put(entry, 'creditLine', clean(text(item.creditline)))
  put(entry, 'copyrightNotice', clean(text(item.copyrightnotice)))
  put(entry, 'usageTerms', clean(text(item.usageterms)))

  const sections = sectionsOf(text(item.article_html) ?? '')
  const html = sections.filter(({ role }) => role === 'main')
  Object.assign(entry, bodyOfHtml(html.map((one) => one.html).join('')))
  const located = entry.located ?? datelineIn(entry.bodyText)?.located
  if (located) entry.located = located
  const boxes = [
    ...sections.filter(({ role }) => role === 'infobox'),
    ...values(item.infobox_html).flatMap((one) => sectionsOf(text(one) ?? '').map(({ html: inner }) => ({ role: 'infobox', html: inner }))),
  ].flatMap(({ html: inner }): Box[] => {
    const { bodyHtml, bodyText } = bodyOfHtml(inner)
    return bodyText === undefined ? [] : [{ role: 'infobox', bodyText, ...(bodyHtml ? { bodyHtml } : {}) }]
  })
  if (boxes.length > 0) entry.boxes = boxes
  readLinkbox(entry, [text(item.linkbox_html) ?? '', ...sections.filter(({ role }) => role === 'linkbox').map((one) => one.html)].join(''))

  const notes = values(item.ednotes).filter(isObject)
  const notepad = isObject(item.notepad) ? [item.notepad.public_html, item.notepad.nonpublic_html] : values(item.notepad)
  const written =
    notes.length > 0
      ? notes.filter((one) => !/closingline$/.test(text(one.role) ?? '')).map((one) => clean(text(one.ednote)))
      : [...notepad.map((part) => text(part)), ...sections.filter(({ role }) => role === 'notepad').map((one) => one.html)].map((part) =>
          part ? textOfHtml(part).trim() : undefined,
        )
  const lines = [...new Set(written.filter(Boolean))]
  if (lines.length > 0) entry.edNote = lines.join('\n')
}

/** The parts of an article, by the class of their section: what stands in none is the story. */
function sectionsOf(html: string): { role: 'main' | 'infobox' | 'linkbox' | 'notepad'; html: string }[] {
  const found: ReturnType<typeof sectionsOf> = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<section', at)
    const before = html.slice(at, open < 0 ? undefined : open)
    if (/\S/.test(before)) found.push({ role: 'main', html: before })
    if (open < 0) break
    const close = html.indexOf('</section>', open)
    const end = close < 0 ? html.length : close + '</section>'.length
    const classes = /^<section\b[^>]{0,200}?\bclass\s?=\s?["']?([\w -]{1,100})/i.exec(html.slice(open, open + 400))?.[1] ?? ''
    const role = /infobox|factbox/i.test(classes)
      ? 'infobox'
      : /linkbox/i.test(classes)
        ? 'linkbox'
        : /notepad|^np-/i.test(classes)
          ? 'notepad'
          : 'main'
    found.push({ role, html: html.slice(open, end) })
    at = end
  }
  return found
}

function readLinkbox(entry: WireEntry, html: string): void {
  for (const [, url = '', inner = ''] of html.matchAll(/<a\b[^>]{0,300}?\bhref="([^"]{1,2000})"[^>]{0,200}>([^<]{0,300})<\/a>/gi)) {
    const address = textOfHtml(url).trim()
    const title = clean(textOfHtml(inner))
    entry.links = [...(entry.links ?? []), { rel: 'seeAlso', url: address, ...(title && title !== address ? { title } : {}) }]
  }
}

const categories = (item: Json, type: string): Json[] =>
  values(item.categories)
    .filter(isObject)
    .filter((one) => text(one.type)?.endsWith(`:${type}`))

/** Ranked lists of everything in one, told apart by type. */
function readCategories(entry: WireEntry, all: readonly Json[]): void {
  const of = (types: RegExp) =>
    all
      .filter((one) => types.test(text(one.type)?.replace(/^.*:/, '') ?? ''))
      .toSorted((a, b) => Number(a.rank ?? 0) - Number(b.rank ?? 0))
      .map((one): Subject => conceptOf(one))
  const put = <K extends 'subjects' | 'places' | 'people' | 'organisations' | 'services'>(key: K, found: Subject[]) => {
    if (found.length > 0) entry[key] = unique(found)
  }
  const names = (found: Subject[]) => [...new Set(found.flatMap(({ name }) => name ?? []))]
  put('subjects', of(/^(?!geo).{0,20}subject$/i))
  put('places', of(/^(?:geo|poi)/i))
  put('people', of(/^person$/i))
  put('organisations', of(/^organi[sz]ation$/i))
  put('services', of(/^(?:wire|rubric|scope|desk)$/i))
  const [keywords, genres, sources, provider] = [
    names(of(/^keyword$/i)),
    names(of(/^genre$/i)),
    names(of(/^infosource$/i)),
    names(of(/^provider$/i)),
  ]
  if (keywords.length > 0) entry.keywords = keywords
  if (genres.length > 0) entry.genres = genres
  if (provider[0]) entry.provider = provider[0]
  const chain = sources.length > 0 ? sources : provider
  if (chain.length > 0) entry.infoSources = chain
  const people = names(of(/^(?:creator|contributor)$/i)).map((name) => ({ name }))
  if (people.length > 0) entry.contributors = people
  const [located] = names(of(/^located$/i))
  if (located) entry.located ??= located
}
