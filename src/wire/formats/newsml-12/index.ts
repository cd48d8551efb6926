/**
 * NewsML 1.0 to 1.2 (IPTC, https://iptc.org/std/NewsML/1.2/): NewsML with one or more NewsItems, each a tree of NewsComponents with their lines,
 * metadata and ContentItems. One NewsItem is one entry: its main component the text, its pictures media.
 */

import type { ReadDate } from '../../dates/index.ts'
import type { Person, Problem, Subject, WireEntry } from '../../document.ts'
import { finishXml } from '../../finish.ts'
import { pubStatusOf, readSignalCodes } from '../../newscodes/signals.ts'
import { at, attribute, child, children, descendants, textOf, type XmlElement } from '../../xml/select.ts'
import { extendedForm } from '../nitf/head.ts'
import type { Read, Source } from '../source.ts'
import { formal, isPicture, readContents } from './content.ts'

const mostItems = 5000

/** true for NewsML 1 (its NewsItem has an Identification; G2's newsItem a guid). */
export const detect = (source: Source): boolean =>
  source.rootName === 'NewsML' || (source.rootName?.toLowerCase() === 'newsitem' && child(source.xml.root, 'identification') !== undefined)

export const read = (source: Source): Read => finishXml(source, readNewsMl12)

/** Each NewsItem of the document as an entry. */
function readNewsMl12(root: XmlElement, readDate: ReadDate): { entries: WireEntry[]; problems: Problem[] } {
  const problems: Problem[] = []
  const envelope = child(root, 'newsenvelope')
  const items = root.name === 'newsitem' ? [root] : children(root, 'newsitem')
  const topicSets = children(root, 'topicset')
  const entries = items.slice(0, mostItems).map((item, index) => readItem(item, { envelope, topicSets }, readDate, problems, index))
  if (entries.length === 0) problems.push({ code: 'empty', message: 'the document holds no NewsItem' })
  return { entries, problems }
}

function readItem(
  item: XmlElement,
  { envelope, topicSets }: { envelope: XmlElement | undefined; topicSets: XmlElement[] },
  readDate: ReadDate,
  problems: Problem[],
  index: number,
): WireEntry {
  const entry: WireEntry = {}
  const topics = topicsOf([...children(item, 'topicset'), ...descendants(child(item, 'newscomponent'), 'topicset'), ...topicSets])
  readIdentity(entry, child(item, 'identification'))
  readManagement(entry, child(item, 'newsmanagement'), readDate, problems, index)
  const priority = Number(formal(child(envelope, 'priority')))
  if (priority >= 1 && priority <= 9) entry.priority = priority
  const services = [...children(envelope, 'newsservice'), ...children(envelope, 'newsproduct')].flatMap((el) =>
    formal(el) ? [{ scheme: el.local, code: formal(el) ?? '' }] : [],
  )
  if (services.length > 0) entry.services = services
  const top = child(item, 'newscomponent')
  const components = top ? [top, ...descendants(top, 'newscomponent')] : []
  const sent = textOf(child(envelope, 'dateandtime'))
  if (!entry.published && sent) {
    const instant = readDate(extendedForm(sent))
    if (instant) entry.published = instant
  }
  readLines(entry, components)
  readAdministration(entry, components, envelope)
  readRights(entry, components)
  readDescription(entry, components, topics)
  readContents(entry, components, readDate)
  entry.type ??= entry.bodyText ? 'text' : (entry.media?.[0]?.type ?? 'text')
  return entry
}

/** Identity is provider, date and item id; the revision is the version and not part of it. */
function readIdentity(entry: WireEntry, identification: XmlElement | undefined): void {
  const identifier = child(identification, 'newsidentifier')
  const revision = child(identifier, 'revisionid')
  const version = textOf(revision)
  if (version) entry.version = version
  const whole = textOf(child(identifier, 'publicidentifier'))
  const parts = ['providerid', 'dateid', 'newsitemid'].map((name) => textOf(child(identifier, name)))
  if (whole && namesItem(whole, parts[2])) {
    entry.id =
      version && whole.startsWith('urn:newsml:') ? whole.replace(new RegExp(`:${version.replace(/[^\w]/g, '\\$&')}[NUA]?$`), '') : whole
    if (entry.id !== whole) entry.altIds = [{ scheme: 'PublicIdentifier', id: whole }]
  } else if (parts[2]) entry.id = `urn:newsml:${parts.join(':')}`
  // U: what follows replaces parts of the revision before (NewsML 1.2 functional specification, 5.4.2)
  if (/^u$/i.test(attribute(revision, 'update') ?? '')) entry.signals = ['update']
  const previous = attribute(revision, 'previousrevision')
  if (previous && previous !== '0' && entry.id) entry.links = [{ rel: 'evolvedFrom', url: entry.id, version: previous }]
  const label = textOf(child(identification, 'namelabel'))
  if (label) entry.slugline = label
}

/**
 * A PublicIdentifier is made of its parts (NewsML 1.2 functional specification, 5.4.3); some systems write one and the same into all items, which then
 * would be one story.
 */
const namesItem = (whole: string, itemId: string | undefined): boolean =>
  itemId === undefined ||
  (/^urn:newsml:/i.test(whole) ? `${whole}:`.toLowerCase().includes(`:${itemId.toLowerCase()}:`) : /\d{3}/.test(whole))

function readManagement(
  entry: WireEntry,
  management: XmlElement | undefined,
  readDate: ReadDate,
  problems: Problem[],
  index: number,
): void {
  const instant = (el: XmlElement | undefined): string | undefined => {
    const given = textOf(el)
    if (!given) return undefined
    const read = readDate(extendedForm(given))
    if (!read) problems.push({ code: 'bad-date', message: `${el?.local} could not be read: ${given.slice(0, 40)}`, entry: index })
    return read
  }
  const created = instant(child(management, 'firstcreated'))
  const revised = instant(child(management, 'thisrevisioncreated'))
  const published = created ?? revised
  if (published) entry.published = published
  if (revised) entry.updated = revised
  if (created) entry.created = created
  const status = formal(child(management, 'status'))
  const change = child(management, 'statuswillchange')
  const changesAt = instant(child(change, 'dateandtime'))
  const becomes = pubStatusOf(formal(child(change, 'futurestatus')))
  const embargoed = /embargo/i.test(status ?? '')
  if (changesAt && (embargoed || becomes === 'usable')) entry.embargoedUntil = changesAt
  else if (changesAt && becomes === 'canceled') entry.expires = changesAt
  entry.pubStatus = entry.embargoedUntil || !status ? 'usable' : (pubStatusOf(status) ?? 'usable')
  const urgency = Number(formal(child(management, 'urgency')))
  if (urgency >= 1 && urgency <= 9) entry.urgency = urgency
  for (const [name, rel] of [
    ['derivedfrom', 'derivedFrom'],
    ['associatedwith', 'seeAlso'],
  ] as const) {
    for (const el of children(management, name)) {
      const url = attribute(el, 'newsitem') ?? textOf(el)
      if (url) entry.links = [...(entry.links ?? []), { rel, url }]
    }
  }
  const instructions = children(management, 'instruction').flatMap((el) => formal(el) ?? [])
  const itemType = formal(child(management, 'newsitemtype'))
  readSignalCodes(entry, [
    ...instructions,
    ...(attribute(child(management, 'revisionstatus'), 'status') ? [attribute(child(management, 'revisionstatus'), 'status') ?? ''] : []),
  ])
  if (itemType && !/^news$/i.test(itemType)) entry.genres = [itemType]
}

function readLines(entry: WireEntry, components: XmlElement[]): void {
  // the first component that has a line says it: the item's own component stands before its parts
  const all = components
    .filter((component) => !isPicture(component))
    .concat(components.filter(isPicture))
    .map((component) => child(component, 'newslines'))
  const line = (name: string): string | undefined =>
    all
      .map((el) =>
        children(el, name)
          .map((one) => textOf(one))
          .filter(Boolean)
          .join('\n'),
      )
      .find(Boolean)
  const headline = line('headline')
  if (headline) entry.headline = headline
  const sub = line('subheadline')
  if (sub) entry.headlines = [{ value: sub, role: 'subHeadline' }]
  const by = [line('byline'), line('bylinetitle')].filter(Boolean).join(', ')
  if (by) entry.by = by
  const slug = line('slugline')
  if (slug) entry.slugline = slug
  const dateline = line('dateline')
  if (dateline) entry.dateline = dateline
  const credit = line('creditline')
  if (credit) entry.creditLine = credit
  const copyright = line('copyrightline')
  if (copyright) entry.copyrightNotice = copyright
  const rights = line('rightsline')
  if (rights) entry.usageTerms = rights
  const series = line('seriesline')
  if (series) entry.series = { name: series }
  const keywords = all
    .flatMap((el) => children(el, 'keywordline').flatMap((one) => textOf(one).split(/[,;/]/)))
    .map((word) => word.trim())
    .filter(Boolean)
  if (keywords.length > 0) entry.keywords = [...new Set(keywords)]
  const notes: string[] = []
  for (const other of all.flatMap((el) => children(el, 'newsline'))) {
    const type = formal(child(other, 'newslinetype')) ?? ''
    const text = children(other, 'newslinetext')
      .map((one) => textOf(one))
      .filter(Boolean)
      .join('\n')
    if (!text) continue
    if (/summary|abstract|lead|teaser/i.test(type)) entry.summary ??= text
    else if (/slug|catch/i.test(type)) entry.slugline ??= text
    else notes.push(/note|advisory|editor|warning|instruction|correction/i.test(type) || !type ? text : `${type}: ${text}`)
  }
  if (notes.length > 0) entry.edNote = [...new Set(notes)].join('\n')
}

function readAdministration(entry: WireEntry, components: XmlElement[], envelope: XmlElement | undefined): void {
  const all = components.map((component) => child(component, 'administrativemetadata'))
  const parties = (name: string, skipPictures = false) =>
    unique(
      components
        .filter((component) => !skipPictures || !isPicture(component))
        .flatMap((component) => children(child(component, 'administrativemetadata'), name))
        .flatMap((el) => children(el, 'party').flatMap((party) => formal(party) ?? [])),
    )
  const [provider] = [...parties('provider'), ...children(child(envelope, 'sentfrom'), 'party').flatMap((party) => formal(party) ?? [])]
  if (provider) entry.provider = provider
  // a picture's source is its own, where there is a text beside it
  const ofText = parties('source', true)
  const sources = ofText.length > 0 ? ofText : parties('source')
  if (sources.length > 0) entry.infoSources = sources
  else if (provider) entry.infoSources = [provider]
  const people = (names: string[]): Person[] =>
    names.filter((name) => name !== provider && !sources.includes(name)).map((name) => ({ name }))
  const creators = people(parties('creator', true))
  // a desk's initials beside a printed byline are no author
  const isDesk = ({ name }: Person) => entry.by !== undefined && !/\s/.test(name ?? '')
  const authors = creators.filter((person) => !isDesk(person))
  const contributors = [...creators.filter(isDesk), ...people(parties('contributor'))]
  if (authors.length > 0) entry.authors = authors
  if (contributors.length > 0) entry.contributors = contributors
  if (!entry.by && authors.length > 0) entry.by = authors.map(({ name }) => name).join(', ')
  for (const property of all.flatMap((el) => children(el, 'property'))) {
    const name = formal(property) ?? ''
    const value = attribute(property, 'value')
    if (value && /note|advisory/i.test(name)) entry.edNote = [...(entry.edNote ? [entry.edNote] : []), value].join('\n')
  }
}

function readRights(entry: WireEntry, components: XmlElement[]): void {
  const rights = components.map((component) => child(component, 'rightsmetadata'))
  const holder = rights.map((el) => textOf(at(el, 'copyright', 'copyrightholder'))).find(Boolean)
  const date = rights.map((el) => textOf(at(el, 'copyright', 'copyrightdate'))).find(Boolean)
  if (holder) {
    entry.copyrightHolder = holder
    entry.copyrightNotice ??= date ? `© ${date} ${holder}` : `© ${holder}`
  }
  const terms = rights.flatMap((el) =>
    children(el, 'usagerights').flatMap((usage) =>
      ['usagetype', 'geography', 'limitations'].map((name) => textOf(child(usage, name))).filter(Boolean),
    ),
  )
  if (terms.length > 0) entry.usageTerms = unique([...(entry.usageTerms ? [entry.usageTerms] : []), ...terms]).join('\n')
}

function readDescription(entry: WireEntry, components: XmlElement[], topics: Map<string, Topic>): void {
  const all = components.map((component) => child(component, 'descriptivemetadata'))
  const language =
    all.map((el) => formal(child(el, 'language'))).find(Boolean) ??
    components.map((component) => attribute(component, 'lang')).find(Boolean)
  if (language) entry.language = language
  const genres = unique(all.flatMap((el) => children(el, 'genre').flatMap((genre) => formal(genre) ?? [])))
  if (genres.length > 0) entry.genres = unique([...(entry.genres ?? []), ...genres])
  const subjects: Subject[] = []
  const people: Subject[] = []
  const organisations: Subject[] = []
  const places: Subject[] = []
  const listFor = (type: string) =>
    /person|people/i.test(type)
      ? people
      : /place|location|city|country|geo/i.test(type)
        ? places
        : /subject|abstract|event/i.test(type)
          ? subjects
          : organisations
  for (const el of all.flatMap((metadata) => descendants(metadata, 'subjectcode').flatMap((code) => children(code)))) {
    if (!/^subject(?:matter|detail)?$/.test(el.name)) continue
    const code = attribute(el, 'formalname')
    const name = attribute(el, 'value') ?? (textOf(el) || undefined)
    const scheme = attribute(el, 'scheme') ?? attribute(el, 'vocabulary')
    if (code)
      push(subjects, {
        scheme: /^(?:0[1-9]|1[0-7])\d{6}$/.test(code) ? 'subj' : /^2\d{7}$/.test(code) ? 'medtop' : (scheme ?? 'SubjectCode'),
        code,
        ...(name && { name }),
      })
  }
  for (const el of all.flatMap((metadata) => children(metadata, 'topicoccurrence'))) {
    const topic = topics.get(attribute(el, 'topic')?.replace(/^.*#/, '') ?? '')
    const concept = topic?.concept ?? (textOf(el) || attribute(el, 'formalname') ? { name: textOf(el) || (formal(el) ?? '') } : undefined)
    if (concept) push(listFor(topic?.type ?? attribute(el, 'topictype') ?? ''), concept)
  }
  const interests = unique(all.flatMap((metadata) => children(metadata, 'ofinterestto').flatMap((el) => formal(el) ?? [])))
  if (interests.length > 0) entry.services = [...(entry.services ?? []), ...interests.map((code) => ({ scheme: 'OfInterestTo', code }))]
  for (const location of all.flatMap((metadata) => children(metadata, 'location'))) {
    for (const property of children(location, 'property')) {
      const kind = attribute(property, 'formalname') ?? ''
      const value = attribute(property, 'value') ?? (textOf(property) || undefined)
      if (!value) continue
      if (/countrycode/i.test(kind) || (/country$/i.test(kind) && /^[A-Z]{2,3}$/.test(value)))
        push(places, { scheme: value.length === 2 ? 'iso3166-1a2' : 'iso3166-1a3', code: value })
      else push(places, { name: value })
      if (/^city$/i.test(kind) && /dateline|origin|^$/i.test(attribute(location, 'howpresent') ?? '')) entry.located ??= value
    }
    if (children(location).length === 0 && textOf(location)) push(places, { name: textOf(location) })
  }
  const keywords: string[] = []
  for (const property of all.flatMap((metadata) => children(metadata, 'property'))) {
    const kind = attribute(property, 'formalname') ?? ''
    const value = attribute(property, 'value') ?? (textOf(property) || undefined)
    if (!value) continue
    if (/keyword/i.test(kind))
      keywords.push(
        ...value
          .split(/[,;]/)
          .map((word) => word.trim())
          .filter(Boolean),
      )
    else if (kind && !/software|generator|version|words|size|charset|encoding|guid|format/i.test(kind))
      push(subjects, { scheme: kind, ...(/\s/.test(value) ? { name: value } : { code: value }) })
  }
  if (keywords.length > 0) entry.keywords = unique([...(entry.keywords ?? []), ...keywords])
  if (subjects.length > 0) entry.subjects = subjects
  if (people.length > 0) entry.people = people
  if (organisations.length > 0) entry.organisations = organisations
  if (places.length > 0) entry.places = places
}

interface Topic {
  type: string
  concept: Subject
}

/** The topics of a document by their Duid, which TopicOccurrences refer to (`Topic="#t1"`). */
function topicsOf(sets: XmlElement[]): Map<string, Topic> {
  const topics = new Map<string, Topic>()
  for (const el of sets.flatMap((set) => children(set, 'topic'))) {
    const duid = attribute(el, 'duid')
    const given = child(el, 'formalname')
    const code = textOf(given)
    const scheme = attribute(given, 'scheme')
    const name = textOf(child(el, 'description')) || undefined
    if (!duid || (!code && !name)) continue
    const concept = { ...(code && scheme && { scheme }), ...(code && { code }), ...(name && { name }) }
    topics.set(duid, { type: formal(child(el, 'topictype')) ?? '', concept })
  }
  return topics
}

const unique = (words: string[]): string[] => [...new Set(words)]

function push(list: Subject[], concept: Subject): void {
  if (
    !list.some((one) => one.scheme === concept.scheme && one.code === concept.code && (one.code !== undefined || one.name === concept.name))
  )
    list.push(concept)
}
