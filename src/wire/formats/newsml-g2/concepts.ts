/**
 * What a G2 item is about: subjects, places, people, organisations, each under its scheme; genres, keywords, services; and what asserts and
 * catalogs add to them.
 */
import type { Subject, WireEntry } from '../../document.ts'
import { schemeAndCode, schemeName } from '../../newscodes/schemes.ts'
import { attribute, children, textOf, type XmlElement } from '../../xml/select.ts'
import { coded, named, nameOf, unlike } from './names.ts'

/** Reads them into the entry. */
export function readConcepts(
  entry: WireEntry,
  meta: XmlElement | undefined,
  content: XmlElement | undefined,
  language: string | undefined,
): void {
  const subjects: Subject[] = []
  const places: Subject[] = []
  const people: Subject[] = []
  const organisations: Subject[] = []
  for (const located of [...children(content, 'located'), ...children(meta, 'located')])
    for (const el of [located, ...children(located, 'broader')]) addTo(places, conceptOf(el, language))
  for (const el of children(content, 'subject')) {
    const type = coded(el, 'type') ?? ''
    const list = /[:/](?:geoarea|poi|geo)$|^cpttype:5$/i.test(type)
      ? places
      : /[:/]person$/i.test(type)
        ? people
        : /[:/](?:organisation|organization|company)$/i.test(type)
          ? organisations
          : subjects
    addTo(list, conceptOf(el, language))
    for (const same of children(el, 'sameas')) addTo(list, conceptOf(same, language))
    // what is in a narrower place or topic is in the wider one; a person's or company's wider concept is not what the item is about
    if (list === places || list === subjects) for (const broader of children(el, 'broader')) addTo(list, conceptOf(broader, language))
  }
  for (const el of children(meta, 'memberof'))
    addTo(subjects, {
      scheme: 'memberOf',
      ...(attribute(el, 'literal') && { code: attribute(el, 'literal') ?? '' }),
      ...named(el, language),
    })
  const services: Subject[] = []
  for (const el of children(meta, 'service')) addTo(services, conceptOf(el, language))
  const genres = unlike(children(content, 'genre').flatMap((el) => nameOf(el, language) ?? []))
  const keywords = unlike(
    children(content, 'keyword')
      .map((el) => textOf(el))
      .filter(Boolean),
  )
  if (subjects.length > 0) entry.subjects = subjects
  if (places.length > 0) entry.places = places
  if (people.length > 0) entry.people = people
  if (organisations.length > 0) entry.organisations = organisations
  if (services.length > 0) entry.services = services
  if (genres.length > 0) entry.genres = genres
  if (keywords.length > 0) entry.keywords = keywords
}

/** Names and wider places that the item's asserts add to its concepts, by the same code; STT's differ in the scheme only. */
export function readAsserts(entry: WireEntry, item: XmlElement): void {
  for (const assert of children(item, 'assert')) {
    const qcode = attribute(assert, 'qcode') ?? ''
    const code = qcode.split(':').at(-1) ?? ''
    const name = named(assert, entry.language)
    for (const list of ['subjects', 'places', 'people', 'organisations'] as const) {
      const concept =
        entry[list]?.find((one) => `${one.scheme}:${one.code}` === qcode) ??
        entry[list]?.find((one) => code.length > 2 && one.code === code && one.name === undefined)
      if (!concept) continue
      if (concept.name === undefined && name.name) concept.name = name.name
      if (list === 'places' || list === 'subjects')
        for (const broader of children(assert, 'broader')) addTo(entry[list] ?? [], conceptOf(broader, entry.language))
    }
  }
}

function addTo(list: Subject[], concept: Subject): void {
  if (concept.name === undefined && concept.code === undefined) return
  const same = list.find(
    (one) => one.scheme === concept.scheme && one.code === concept.code && (one.code !== undefined || one.name === concept.name),
  )
  if (!same) list.push(concept)
  else if (same.name === undefined && concept.name) same.name = concept.name
}

/** A concept under its QCode or URI; a literal without a scheme is its code only where it has a name too. */
function conceptOf(el: XmlElement, language: string | undefined): Subject {
  const code = attribute(el, 'qcode') ?? attribute(el, 'uri')
  const name = named(el, language)
  if (code) return { ...schemeAndCode(code), ...name }
  const literal = attribute(el, 'literal')
  if (!literal) return name
  // `<subject type="cptype:cat" literal="ALR"/>`: the type says what the word is
  const type = attribute(el, 'type')?.split(':').at(-1)
  return {
    ...(type &&
      !/^\d+$|^(?:abstract|city|country|statprov|person|organi[sz]ation|company|geoarea|poi|event|object)$/i.test(type) && {
        scheme: type,
      }),
    ...(name.name ? { code: literal, ...name } : { name: literal }),
  }
}

/** Writes the IPTC's schemes under the IPTC's aliases where the item's or the message's own catalog has given them others. */
export function underIptcAliases(item: XmlElement, header: XmlElement | undefined): void {
  const renamed = new Map<string, string>()
  for (const scheme of [item, header].flatMap((el) => children(el, 'catalog')).flatMap((catalog) => children(catalog, 'scheme'))) {
    const alias = attribute(scheme, 'alias')
    const uri = attribute(scheme, 'uri')
    const name = uri && schemeName(uri)
    if (alias && name && name !== uri && name !== alias) renamed.set(alias, name)
  }
  if (renamed.size === 0) return
  const open = children(item)
  for (let el = open.pop(); el; el = open.pop()) {
    const [, alias = '', code] = /^([^:]+):(.+)$/.exec(el.attributes.qcode ?? '') ?? []
    const name = renamed.get(alias)
    if (name) el.attributes.qcode = `${name}:${code}`
    open.push(...children(el))
  }
}
