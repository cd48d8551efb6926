/**
 * NewsML-G2 (IPTC, 2.1 to 2.34; http://iptc.org/std/nar/2006-10-01/): newsItem, packageItem, and newsMessage with any number of them. Elements are
 * found by their local names: agencies put XHTML into the news namespace, namespaces into capitals, and prefixes everywhere.
 */

import { isLogin } from '#src/credits/person-name.ts'
import type { ReadDate } from '../../dates/index.ts'
import type { Link, Person, Problem, WireEntry } from '../../document.ts'
import { finishXml } from '../../finish.ts'
import { pubStatusOf, readSignalCodes } from '../../newscodes/signals.ts'
import { datelineIn, placeInDateline, reportersIn } from '../../plain/index.ts'
import { mediaOf, mediaTypeOf } from '../../renditions.ts'
import { attribute, child, children, descendants, lines, textOf, type XmlElement } from '../../xml/select.ts'
import type { Read, Source } from '../source.ts'
import { readAsserts, readConcepts, underIptcAliases } from './concepts.ts'
import { type G2Content, readContentSet } from './content.ts'
import { coded, codeOf, inLanguage, nameOf, sameLanguage, unlike } from './names.ts'
import { shareMedia } from './package.ts'

const mostItems = 20_000

/** true for a root that holds G2 items. */
export const detect = (source: Source): boolean =>
  /^(?:newsmessage|newsitem|packageitem|planningitem|conceptitem|knowledgeitem)$/i.test(source.rootName ?? '') &&
  !child(source.xml.root, 'identification')

export const read = (source: Source): Read => finishXml(source, readNewsMlG2)

/** All items of a message, each an entry; concept, knowledge and planning items are no news and are named in the problems. */
function readNewsMlG2(root: XmlElement, readDate: ReadDate): { entries: WireEntry[]; problems: Problem[] } {
  const entries: WireEntry[] = []
  const problems: Problem[] = []
  const header = child(root, 'header')
  const items = root.name.endsWith('message') ? children(root, 'itemset').flatMap((set) => children(set)) : [root]
  for (const item of items.slice(0, mostItems)) {
    const kind = item.name
    const guid = attribute(item, 'guid')
    if (kind !== 'newsitem' && kind !== 'packageitem') {
      problems.push({ code: 'not-news', message: `a ${item.local} ${guid ?? ''} was left out: it is no news item` })
      continue
    }
    if (!guid && !child(item, 'itemmeta') && !child(item, 'contentmeta')) {
      problems.push({ code: 'empty-item', message: `a ${item.local} without identity and metadata was left out` })
      continue
    }
    entries.push(readItem(item, { header, language: attribute(root, 'lang') }, readDate, problems, entries.length))
  }
  if (items.length > mostItems)
    problems.push({ code: 'too-many', message: `${items.length - mostItems} items after the first ${mostItems} were left out` })
  shareMedia(entries)
  if (entries.length === 0 && problems.length === 0) problems.push({ code: 'empty', message: 'the message holds no item' })
  return { entries, problems }
}

interface Message {
  header: XmlElement | undefined
  language: string | undefined
}

function readItem(item: XmlElement, of: Message, readDate: ReadDate, problems: Problem[], at: number): WireEntry {
  const { header } = of
  const entry: WireEntry = {}
  const meta = child(item, 'itemmeta')
  const content = child(item, 'contentmeta')
  underIptcAliases(item, header)
  const id = attribute(item, 'guid') ?? (header && textOf(child(header, 'transmitid')))
  if (id) entry.id = id
  const version = attribute(item, 'version')
  if (version) entry.version = version
  const language = attribute(child(content, 'language'), 'tag') ?? attribute(item, 'lang') ?? of.language
  if (language) entry.language = language
  const itemClass = codeOf(child(meta, 'itemclass'))
  entry.type = itemClass ?? (item.name.startsWith('package') ? 'composite' : 'text')
  readTimes(entry, item, readDate, problems, at)
  const status = child(meta, 'pubstatus')
  // without one, an item is usable (NewsML-G2 specification, pubStatus)
  entry.pubStatus = pubStatusOf(attribute(status, 'qcode') ?? attribute(status, 'uri') ?? textOf(status)) ?? 'usable'
  readRights(entry, children(item, 'rightsinfo'), language)
  readSources(entry, meta, content, item)
  readWords(entry, meta, content, language)
  readConcepts(entry, meta, content, language)
  readLinks(entry, meta)
  readOtherLinks(entry, meta, content)
  for (const ref of descendants(child(item, 'groupset'), 'itemref')) readItemRef(entry, ref)
  const priority = Number(textOf(child(header, 'priority')))
  if (priority >= 1 && priority <= 9) entry.priority = priority
  readSignalCodes(
    entry,
    children(meta, 'signal').flatMap(
      (signal) => attribute(signal, 'qcode') ?? attribute(signal, 'uri') ?? attribute(signal, 'literal') ?? [],
    ),
  )
  const found = readContentSet(item, readDate)
  if (found.problem) problems.push({ ...found.problem, entry: at })
  addContent(entry, content, found)
  readAsserts(entry, item)
  readLocated(entry, meta, content)
  const reporters = reportersIn(entry.edNote)
  // a desk's logins (`degenhardt.sandra`) are no bylines
  if (reporters.length > 0 && (entry.authors ?? []).every(({ name }) => !name?.includes(' '))) entry.authors = reporters
  return entry
}

function readTimes(entry: WireEntry, item: XmlElement, readDate: ReadDate, problems: Problem[], at: number): void {
  const meta = child(item, 'itemmeta')
  const content = child(item, 'contentmeta')
  const instant = (parent: XmlElement | undefined, name: string): string | undefined => {
    const given = textOf(child(parent, name))
    if (!given) return undefined
    const read = readDate(given)
    if (!read) problems.push({ code: 'bad-date', message: `${name} could not be read: ${given.slice(0, 40)}`, entry: at })
    return read
  }
  const versionCreated = instant(meta, 'versioncreated')
  const firstCreated = instant(meta, 'firstcreated')
  const published = firstCreated ?? versionCreated
  if (published) entry.published = published
  const updated = versionCreated ?? instant(content, 'contentmodified')
  if (updated) entry.updated = updated
  const created = instant(content, 'contentcreated') ?? firstCreated
  if (created) entry.created = created
  const embargoed = instant(meta, 'embargoed')
  if (embargoed) entry.embargoedUntil = embargoed
  // "all versions" by the specification; vendors' templates leave it empty and say `usable` beside it
  else if (child(meta, 'embargoed'))
    problems.push({ code: 'empty-embargo', message: 'embargoed names no end; the status alone was taken', entry: at })
  const expires = instant(meta, 'expires') ?? instant(content, 'expires')
  if (expires) entry.expires = expires
}

function readRights(entry: WireEntry, rights: XmlElement[], language: string | undefined): void {
  const all = (name: string) => rights.flatMap((el) => children(el, name))
  const holder = all('copyrightholder')
    .map((el) => nameOf(el, language))
    .find(Boolean)
  const notice = inLanguage(all('copyrightnotice'), language)
  const terms = inLanguage(all('usageterms'), language)
  if (holder) entry.copyrightHolder = holder
  if (notice) entry.copyrightNotice = notice
  if (terms) entry.usageTerms = terms
}

function readSources(entry: WireEntry, meta: XmlElement | undefined, content: XmlElement | undefined, item: XmlElement): void {
  const provider = nameOf(child(meta, 'provider'), entry.language)
  if (provider) entry.provider = provider
  const named = (parent: XmlElement | undefined, name: string, otherThan = /a^/): string[] =>
    children(parent, name)
      .filter((el) => !otherThan.test(coded(el, 'role') ?? ''))
      .flatMap((el) => nameOf(el, entry.language, false) ?? [])
  // the photographer's and source's codes without names (photCode:X90045) say nothing to a reader
  const sources = named(content, 'infosource', /:phot/i)
  const hops = descendants(child(item, 'hophistory'), 'party').flatMap((party) => nameOf(party, entry.language, false) ?? [])
  const chain = unlike([...sources, ...hops])
  entry.infoSources = chain.length > 0 ? chain : provider ? [provider] : []
  if (entry.infoSources.length === 0) delete entry.infoSources
  const known = new Set([...chain, provider ?? ''].map((name) => name.toLowerCase()))
  const people = (name: string, otherThan = /a^/): Person[] => {
    const found = new Map<string, Person>()
    for (const el of children(content, name)) {
      const person = nameOf(el, entry.language, false)
      if (!person || isLogin(person) || known.has(person.toLowerCase()) || otherThan.test(coded(el, 'role') ?? '')) continue
      const url = attribute(el, 'uri')
      found.set(person.toLowerCase(), { name: person, ...(url && /^https?:/i.test(url) && { url }) })
    }
    return [...found.values()]
  }
  const authors = people('creator', /:(?:source|origprov|caption|capwriter)/i)
  const contributors = people('contributor')
  if (authors.length > 0) entry.authors = authors
  if (contributors.length > 0) entry.contributors = contributors
  const by = inLanguage(children(content, 'by'), entry.language)
  if (by) entry.by = by
  const credit = inLanguage(children(content, 'creditline'), entry.language)
  if (credit) entry.creditLine = credit
  const altIds = [...children(meta, 'altid'), ...children(content, 'altid')].flatMap((el) => {
    const id = textOf(el)
    const scheme = coded(el, 'type')
    return id ? [{ ...(scheme && { scheme }), id }] : []
  })
  if (altIds.length > 0) entry.altIds = altIds
}

function readWords(entry: WireEntry, meta: XmlElement | undefined, content: XmlElement | undefined, language: string | undefined): void {
  const isText = entry.type === 'text' || entry.type === 'composite'
  const urgency = Number(textOf(child(content, 'urgency')))
  if (urgency >= 1 && urgency <= 9) entry.urgency = urgency
  const slug = children(content, 'slugline')
    .map((el) => textOf(el))
    .filter(Boolean)
  if (slug.length > 0) entry.slugline = slug.join(' ')
  const headlines = children(content, 'headline').flatMap((el) => {
    const value = textOf(el)
    const role = coded(el, 'role')?.split(/[:/#]/).at(-1)
    const lang = attribute(el, 'lang')
    return value ? [{ value, ...(role && { role }), ...(lang && { language: lang }) }] : []
  })
  const isMain = (h: { role?: string }) => !h.role || /^(?:main|headline|main-?headline)$/i.test(h.role)
  const main =
    headlines.find((h) => isMain(h) && (!h.language || !language || sameLanguage(h.language, language))) ?? headlines.find(isMain)
  const title = inLanguage([...children(meta, 'title'), ...children(content, 'title')], language)
  const headline = main?.value ?? title
  if (headline) entry.headline = headline
  const others = headlines.filter((h) => h !== main)
  if (title && title !== headline) others.push({ value: title, role: 'title' })
  if (others.length > 0) entry.headlines = others
  const dateline = inLanguage(children(content, 'dateline'), language)
  // Reuters Online fills it with the time of sending, which is no dateline
  if (dateline && !/^\d{4}-\d{2}-\d{2}[ T]/.test(dateline)) entry.dateline = dateline
  const descriptions = children(content, 'description')
  const summaries = descriptions.filter((el) => !/caption|transcript|script|shotlist|technical/i.test(coded(el, 'role') ?? ''))
  // Reuters calls the description of its texts a caption too
  const summary = inLanguage(summaries.length > 0 ? summaries : isText ? descriptions : [], language)
  if (summary) entry.summary = summary
  const notes: string[] = []
  for (const line of [...children(meta, 'ednote'), ...children(content, 'ednote')].flatMap((el) => lines(el))) {
    if (!notes.some((note) => note === line || (line.length > 8 && note.includes(line)))) notes.push(line)
  }
  if (notes.length > 0) entry.edNote = notes.join('\n')
}

/** The place that the dateline prints; without one, where the item says that it was made (for Reuters Online that is the desk, not the news). */
function readLocated(entry: WireEntry, meta: XmlElement | undefined, content: XmlElement | undefined): void {
  const inBody = datelineIn(entry.bodyText)
  const given = entry.dateline && placeInDateline(entry.dateline)
  const made = [...children(content, 'located'), ...children(meta, 'located')]
    .map((el) => nameOf(el, entry.language, false))
    .find((name) => name !== undefined)
  const located = given || inBody?.located || made || entry.located
  if (located) entry.located = located
  if (inBody) entry.dateline ??= inBody.dateline
}

/** Relations to what an item was before, under ninjs' one name for each (http://cv.iptc.org/newscodes/itemrelation/ and agencies' own). */
const toEarlier = new Map([
  ['evolvedfrom', 'evolvedFrom'],
  ['previousversion', 'evolvedFrom'],
  ['predecessor', 'evolvedFrom'],
  ['updateof', 'evolvedFrom'],
  ['corrects', 'evolvedFrom'],
  ['correctionof', 'evolvedFrom'],
  ['replaces', 'replaces'],
  ['replacementof', 'replaces'],
  ['supersedes', 'replaces'],
])

function readLinks(entry: WireEntry, meta: XmlElement | undefined): void {
  for (const el of children(meta, 'link')) {
    const url = attribute(el, 'href') ?? attribute(el, 'residref') ?? attribute(el, 'guidref')
    if (!url) continue
    const version = attribute(el, 'version')
    const earlier = version !== undefined && entry.version !== undefined && Number(version) < Number(entry.version)
    const said = coded(el, 'rel')?.split(/[:/#]/).at(-1)
    const rel = (said && (toEarlier.get(said.toLowerCase()) ?? said)) ?? (earlier ? 'evolvedFrom' : undefined)
    const title = textOf(child(el, 'title')) || textOf(child(el, 'headline'))
    const mimeType = attribute(el, 'contenttype')
    addLink(entry, { url, ...(rel && { rel }), ...(title && { title }), ...(mimeType && { mimeType }), ...(version && { version }) })
  }
}

/** The plan that it was made for, and the picture that stands for it in a list. */
function readOtherLinks(entry: WireEntry, meta: XmlElement | undefined, content: XmlElement | undefined): void {
  for (const [rel, el] of [
    ...children(meta, 'deliverableof').map((el) => ['deliverableOf', el] as const),
    ...children(content, 'icon').map((el) => ['icon', el] as const),
  ]) {
    const url = attribute(el, 'href') ?? attribute(el, 'residref') ?? attribute(el, 'uri')
    const mimeType = attribute(el, 'contenttype')
    if (url) addLink(entry, { rel, url, ...(mimeType && { mimeType }) })
  }
}

/** A package's part: its identity and version as a link; a picture with an address of its own is media too. */
function readItemRef(entry: WireEntry, ref: XmlElement): void {
  const href = attribute(ref, 'href')
  const url = attribute(ref, 'residref') ?? href
  if (!url) return
  const title = textOf(child(ref, 'headline')) || textOf(child(ref, 'title'))
  const version = attribute(ref, 'version')
  const mimeType = attribute(ref, 'contenttype')
  addLink(entry, { rel: 'hasPart', url, ...(title && { title }), ...(mimeType && { mimeType }), ...(version && { version }) })
  const type = mediaTypeOf(codeOf(child(ref, 'itemclass'))) ?? (mimeType?.includes('g2') ? undefined : mediaTypeOf(mimeType))
  if (!type) return
  const caption = textOf(child(ref, 'description')) || undefined
  const creditLine = textOf(child(ref, 'creditline')) || undefined
  const renditions = href ? [{ url: href }] : []
  entry.media = [...(entry.media ?? []), mediaOf({ type, id: url, caption, headline: title || undefined, creditLine, renditions })]
}

const fromInside = [
  'by',
  'dateline',
  'located',
  'summary',
  'headline',
  'headlines',
  'slugline',
  'authors',
  'edNote',
  'keywords',
  'subjects',
  'places',
  'genres',
  'urgency',
  'copyrightNotice',
  'copyrightHolder',
  'usageTerms',
  'series',
] as const

function addContent(entry: WireEntry, content: XmlElement | undefined, found: G2Content): void {
  if (found.bodyText) {
    entry.bodyText = found.bodyText
    if (found.bodyHtml) entry.bodyHtml = found.bodyHtml
  }
  // what the NITF inside says and the item's own metadata does not
  for (const key of fromInside) {
    const value = found.inside?.[key]
    if (value !== undefined && entry[key] === undefined) Object.assign(entry, { [key]: value })
  }
  if (found.inside?.media) entry.media = [...(entry.media ?? []), ...found.inside.media]
  if (found.links.length > 0) for (const link of found.links) addLink(entry, link)
  const captions = children(content, 'description').filter((el) => /caption/i.test(coded(el, 'role') ?? ''))
  const isText = entry.type === 'text' || entry.type === 'composite'
  const caption = isText ? undefined : (inLanguage(captions, entry.language) ?? entry.summary)
  const photographer = isText ? undefined : (entry.by ?? entry.authors?.[0]?.name)
  for (const { type, renditions } of found.media) {
    const media = mediaOf({
      type: type ?? mediaTypeOf(entry.type) ?? 'picture',
      caption,
      headline: isText ? undefined : entry.headline,
      creditLine: isText ? undefined : entry.creditLine,
      photographer,
      agency: isText ? undefined : (entry.infoSources?.[0] ?? entry.provider),
      renditions,
    })
    if (!isText && entry.id) media.id = entry.id
    entry.media = [...(entry.media ?? []), media]
  }
  if (!isText && !entry.summary && caption) entry.summary = caption
}

function addLink(entry: WireEntry, link: Link): void {
  entry.links ??= []
  entry.links.push(link)
}
