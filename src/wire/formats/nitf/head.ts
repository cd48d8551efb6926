/**
 * NITF's head: tobject, docdata, pubdata, revision-history, and the meta elements in which agencies put what NITF has no word for.
 */

import type { ReadDate } from '../../dates/index.ts'
import type { Problem, Subject, WireEntry } from '../../document.ts'
import { schemeName } from '../../newscodes/schemes.ts'
import { pubStatusOf, readSignalCodes } from '../../newscodes/signals.ts'
import { attribute, child, children, descendants, textOf, type XmlElement } from '../../xml/select.ts'

/** `20131020T192751+1100`, `2016-05-24 20:53:25+00:00`: NITF's basic form and what agencies make of it, in the extended form. */
export function extendedForm(norm: string): string {
  const basic = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(norm.trim())
  if (!basic) return norm.trim().replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T')
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = ''] = basic
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`
}

/** Reads the head into the entry. Dates that cannot be read are named in the problems. */
export function readNitfHead(entry: WireEntry, head: XmlElement | undefined, readDate: ReadDate, problems: Problem[]): void {
  const docdata = child(head, 'docdata')
  readTimes(entry, head, docdata, readDate, problems)
  readIdentity(entry, docdata)
  readTobject(entry, child(head, 'tobject'))
  const urgency = Number(attribute(child(docdata, 'urgency') ?? child(head, 'urgency'), 'ed-urg'))
  if (urgency >= 1 && urgency <= 9) entry.urgency = urgency
  readRights(entry, docdata)
  readDocdataWords(entry, docdata)
  const pubdata = child(head, 'pubdata')
  const address = attribute(pubdata, 'ex-ref')
  if (address && /^https?:/i.test(address)) entry.url = address
  const comments = children(head, 'revision-history').flatMap((el) => attribute(el, 'comment') ?? [])
  note(entry, comments)
  for (const meta of children(head, 'meta'))
    readMeta(entry, (attribute(meta, 'name') ?? '').toLowerCase(), attribute(meta, 'content') ?? attribute(meta, 'value'))
  const messages = children(docdata, 'ed-msg')
  note(
    entry,
    [...messages, ...children(docdata, 'correction')].flatMap((el) => attribute(el, 'info') ?? (textOf(el) || [])),
  )
  entry.infoSources ??= entry.provider ? [entry.provider] : []
  if (entry.infoSources.length === 0) delete entry.infoSources
  readSignalCodes(entry, [
    ...(child(docdata, 'correction') ? ['correction'] : []),
    ...messages.flatMap((el) => attribute(el, 'msg-type') ?? []),
    ...[attribute(docdata, 'management-idref-status')].flatMap((status) => (status ? [`idref:${status}`] : [])),
  ])
}

function readTimes(
  entry: WireEntry,
  head: XmlElement | undefined,
  docdata: XmlElement | undefined,
  readDate: ReadDate,
  problems: Problem[],
): void {
  const instant = (el: XmlElement | undefined, name = 'norm'): string | undefined => {
    const given = attribute(el, name)
    if (!given) return undefined
    const read = readDate(extendedForm(given))
    if (!read) problems.push({ code: 'bad-date', message: `${el?.local} could not be read: ${given.slice(0, 40)}`, entry: 0 })
    return read
  }
  const issued = instant(child(docdata, 'date.issue'))
  const released = instant(child(docdata, 'date.release'))
  const expires = instant(child(docdata, 'date.expire'))
  const published = issued ?? instant(child(head, 'pubdata'), 'date.publication') ?? released
  if (published) entry.published = entry.updated = published
  if (expires) entry.expires = expires
  const revisions = children(head, 'revision-history').flatMap((el) => instant(el) ?? [])
  const [first] = revisions.sort()
  if (first) entry.created = first
  const status = attribute(docdata, 'management-status')
  const embargoed = /embargo/i.test(status ?? '')
  if (released && (embargoed || (issued && released > issued))) entry.embargoedUntil = released
  // an embargoed text with a date comes free by itself: its status is the one it will have
  entry.pubStatus = (embargoed && released) || !status ? 'usable' : (pubStatusOf(status) ?? 'usable')
}

function readIdentity(entry: WireEntry, docdata: XmlElement | undefined): void {
  const id = attribute(child(docdata, 'doc-id'), 'id-string')
  const key = child(docdata, 'du-key')
  const name = attribute(key, 'key')
  // NTB's doc-id is the du-key and a counter: another one with each version of the one story
  const isCounted =
    id !== undefined && name !== undefined && id !== name && id.startsWith(name) && /^[-_.:]?\d+$/.test(id.slice(name.length))
  const identity = isCounted ? name : (id ?? name)
  if (identity) entry.id = identity
  if (name) entry.altIds = [{ scheme: 'du-key', id: name }]
  if (isCounted && id) entry.altIds = [...(entry.altIds ?? []), { scheme: 'doc-id', id }]
  // an issuer's name; Internet domains stand there too
  const issuer = attribute(child(docdata, 'doc-id'), 'regsrc')
  if (issuer && !/[.:/]/.test(issuer)) entry.provider = issuer
  const version = attribute(key, 'version') ?? attribute(key, 'generation')
  if (version) entry.version = version
  const earlier = attribute(docdata, 'management-doc-idref')
  if (earlier) entry.links = [{ rel: 'replaces', url: earlier }]
  for (const correction of children(docdata, 'correction')) {
    const of = attribute(correction, 'id-string')
    if (of) entry.links = [...(entry.links ?? []), { rel: 'evolvedFrom', url: of }]
  }
  const series = child(docdata, 'series')
  const part = Number(attribute(series, 'series.part'))
  const total = Number(attribute(series, 'series.totalpart'))
  const seriesName = attribute(series, 'series.name')
  if (seriesName || part > 0)
    entry.series = { ...(seriesName && { name: seriesName }), ...(part > 0 && { part }), ...(total > 0 && { total }) }
}

function readTobject(entry: WireEntry, tobject: XmlElement | undefined): void {
  const genres = children(tobject, 'tobject.property').flatMap((el) => attribute(el, 'tobject.property.type') ?? [])
  if (genres.length > 0) entry.genres = [...new Set(genres)]
  const type = attribute(tobject, 'tobject.type')
  if (type && !/^news$/i.test(type)) addConcept(entry, 'subjects', { scheme: 'tobject.type', name: type })
  for (const el of children(tobject, 'tobject.subject')) {
    const code = attribute(el, 'tobject.subject.refnum') ?? attribute(el, 'tobject.subject.code')
    const name = attribute(el, 'tobject.subject.detail') ?? attribute(el, 'tobject.subject.matter') ?? attribute(el, 'tobject.subject.type')
    const ipr = attribute(el, 'tobject.subject.ipr')
    if (code)
      addConcept(entry, 'subjects', {
        scheme: /^\d{8}$/.test(code) ? (/^2/.test(code) ? 'medtop' : 'subj') : ipr && !/^iptc$/i.test(ipr) ? ipr : 'tobject',
        code,
        ...(name && { name }),
      })
    else if (name) addConcept(entry, 'subjects', { ...(ipr && !/^iptc$/i.test(ipr) && { scheme: ipr }), name })
  }
}

function readRights(entry: WireEntry, docdata: XmlElement | undefined): void {
  const copyright = child(docdata, 'doc.copyright')
  const holder = attribute(copyright, 'holder')
  const year = attribute(copyright, 'year')
  if (holder) {
    entry.copyrightHolder = holder
    entry.copyrightNotice = year ? `© ${year} ${holder}` : `© ${holder}`
  }
  const terms = children(docdata, 'doc.rights').flatMap((el) =>
    [attribute(el, 'type'), attribute(el, 'geography'), attribute(el, 'limitations'), textOf(el)].filter(
      (term) => term !== undefined && term !== '',
    ),
  )
  if (terms.length > 0) entry.usageTerms = terms.join('\n')
}

function readDocdataWords(entry: WireEntry, docdata: XmlElement | undefined): void {
  const sources = descendants(child(docdata, 'del-list'), 'from-src').flatMap((el) => attribute(el, 'src-name') ?? (textOf(el) || []))
  if (sources.length > 0) entry.infoSources = [...new Set(sources)]
  const keywords = descendants(child(docdata, 'key-list'), 'keyword').flatMap((el) => attribute(el, 'key') ?? (textOf(el) || []))
  if (keywords.length > 0) entry.keywords = [...new Set(keywords)]
  const fixture = attribute(child(docdata, 'fixture'), 'fix-id')
  if (fixture) addConcept(entry, 'subjects', { scheme: 'fixture', code: fixture })
  for (const el of children(docdata, 'doc-scope')) {
    const scope = attribute(el, 'scope')
    if (scope) addConcept(entry, 'subjects', { scheme: 'doc-scope', name: scope })
  }
  for (const el of children(docdata, 'evloc')) {
    const country = attribute(el, 'iso-cc')
    for (const name of new Set([attribute(el, 'city'), attribute(el, 'county-dist'), attribute(el, 'state-prov')]))
      if (name) addConcept(entry, 'places', { name })
    if (country) addConcept(entry, 'places', { scheme: 'iso3166-1a2', code: country })
  }
  const identified = child(docdata, 'identified-content')
  for (const el of children(identified)) {
    const name = textOf(el)
    const code = attribute(el, 'value') ?? attribute(el, 'location-code') ?? attribute(el, 'idsrc-code')
    const scheme = attribute(el, 'idsrc') ?? attribute(el, 'code-source') ?? (el.name === 'classifier' ? attribute(el, 'type') : undefined)
    if (!name && !code) continue
    if (el.name === 'location' && children(el).length > 0) {
      for (const place of placesIn(el)) addConcept(entry, 'places', place)
      continue
    }
    // a code has no blanks: what has is the name (EFE's classifiers)
    if (!name && code && /\s/.test(code)) {
      addConcept(entry, 'subjects', { ...(scheme && { scheme: schemeName(scheme) }), name: code })
      continue
    }
    const list = el.name === 'person' ? 'people' : el.name === 'org' ? 'organisations' : el.name === 'location' ? 'places' : 'subjects'
    addConcept(entry, list, { ...(scheme && { scheme: schemeName(scheme) }), ...(code && { code }), ...(name && { name }) })
  }
}

/** A location's city, region, country…, each with its own code. */
export const placesIn = (location: XmlElement | undefined): Subject[] =>
  children(location).flatMap((el) => {
    const kind = el.name
    const code = attribute(el, `${kind}-code`) ?? attribute(el, 'iso-cc') ?? attribute(el, 'location-code')
    const scheme = attribute(el, 'code-source') ?? (attribute(el, 'iso-cc') ? 'iso3166-1a2' : undefined)
    const name = textOf(el)
    return name ? [{ ...(code && { code }), ...(code && scheme && { scheme }), name }] : []
  })

/** The metas of AAP (anpa-*, aap-*), NTB (NTB*), PA (service, category) and others; what none of them explains stays out. */
function readMeta(entry: WireEntry, name: string, content: string | undefined): void {
  if (!content) return
  switch (name) {
    case 'anpa-keyword':
    case 'ntbstikkord':
    case 'slug':
    case 'slugline':
    case 'aap-keyword':
      entry.slugline ??= content
      break
    case 'anpa-takekey':
      entry.headlines = [...(entry.headlines ?? []), { value: content, role: 'takekey' }]
      break
    case 'anpa-category':
      addConcept(entry, 'subjects', { scheme: 'anpa1312cat', code: content.toLowerCase() })
      break
    case 'category':
      addConcept(entry, 'subjects', { scheme: 'category', code: content })
      break
    case 'aap-priority':
    case 'priority': {
      const priority = Number(content)
      if (priority >= 1 && priority <= 9) entry.priority = priority
      break
    }
    case 'aap-source':
    case 'aap-original-source':
    case 'source':
      entry.infoSources = [...new Set([...(entry.infoSources ?? []), content])]
      break
    case 'provider':
      entry.provider = content
      break
    case 'ntbtjeneste':
    case 'service':
      addConcept(entry, 'services', { name: content })
      break
    case 'anpa-service':
    case 'aap-selectors':
    case 'ntbdistribusjonskode':
      addConcept(entry, 'services', { scheme: name, code: content })
      break
    case 'ntbid':
    case 'anpa-sequence':
    case 'ntbiptcsequence':
    case 'filename':
      entry.altIds = [...(entry.altIds ?? []), { scheme: name, id: content }]
      break
    case 'aap-place':
      addConcept(entry, 'places', { name: content })
      break
    case 'keywords':
    case 'news_keywords':
      entry.keywords = [
        ...new Set([
          ...(entry.keywords ?? []),
          ...content
            .split(/[,;]/)
            .map((word) => word.trim())
            .filter(Boolean),
        ]),
      ]
      break
    case 'language':
      entry.language ??= content
      break
    case 'version':
      entry.version ??= content
      break
    default:
      readOtherMeta(entry, name, content)
  }
}

/** Metas of agencies that are not known, by the last word of their name in five languages (`efe-idioma`, `ANA.section`, `dc.language`). */
function readOtherMeta(entry: WireEntry, name: string, content: string): void {
  const word = name.split(/[-_.:\s]/).at(-1) ?? ''
  if (/^(?:lang|language|idioma|langue|lingua|sprache|spr[aå]k|sprog)$/.test(word)) {
    if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(content)) entry.language ??= content
  } else if (/^(?:slug|slugline|gui[oó]n|stikkord|stichwort)$/.test(word)) entry.slugline ??= content
  else if (/^(?:section|secci[oó]n|rubrique|category|categor[ií]a|cat[eé]gorie|ressort|rubrik|department|avdeling)$/.test(word))
    addConcept(entry, 'subjects', { scheme: name, ...(/\s/.test(content) ? { name: content } : { code: content }) })
  else if (/^(?:country|pa[ií]s|pays|land|city|ciudad|ville|stadt|place|location)$/.test(word))
    addConcept(entry, 'places', { name: content })
  else if (/^(?:ednote|editornote|note|nota)$/.test(word)) note(entry, [content])
  else if (/^(?:fuente|quelle|kilde|agency|agencia)$/.test(word)) entry.infoSources = [...new Set([...(entry.infoSources ?? []), content])]
  else if (/^(?:copyright|rights)$/.test(word)) entry.copyrightNotice ??= content
  else if (/^(?:credit|creditline)$/.test(word)) entry.creditLine ??= content
  else if (/^(?:genre|g[eé]nero|artikkeltype)$/.test(word)) entry.genres = [...new Set([...(entry.genres ?? []), content])]
}

function note(entry: WireEntry, lines: readonly string[]): void {
  const fresh = lines.filter((line) => line && !entry.edNote?.includes(line))
  if (fresh.length > 0) entry.edNote = [...(entry.edNote ? [entry.edNote] : []), ...fresh].join('\n')
}

/** Adds a concept to a list that does not have it. */
export function addConcept(
  entry: WireEntry,
  list: 'subjects' | 'places' | 'people' | 'organisations' | 'services',
  concept: Subject,
): void {
  const all = entry[list] ?? []
  if (!all.some((one) => one.scheme === concept.scheme && one.code === concept.code && one.name === concept.name))
    entry[list] = [...all, concept]
}
