/**
 * ninjs: who and what an item is by and about.
 */

import { isLogin } from '#src/credits/person-name.ts'
import type { Person, Subject, WireEntry } from '../../document.ts'
import { datelineOf, placeInDateline } from '../../plain/index.ts'
import { clean, conceptOf, isObject, type Json, nameOf, put, text, unique, values } from './values.ts'

/** Who wrote it, whose news it is, and who sent it. */
export function readPeople(entry: WireEntry, item: Json): void {
  put(entry, 'by', clean(text(item.byline) ?? text(item.by)))
  const people: Person[] = []
  const contributors: Person[] = []
  for (const author of [
    ...values(item.people).filter((person) => isObject(person) && person.rel === 'author'),
    ...values(item.authors),
    ...values(item.author),
    ...values(item.bylines),
    ...values(item.creators),
    ...values(item.photographer),
    ...values(item.contributors),
  ]) {
    const name = clean(isObject(author) ? (text(author.name) ?? writtenOut(author) ?? nameOf(author)) : text(author))
    if (!name || isLogin(name)) continue
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
  const sources = [...values(item.infosource), ...values(item.infosources)]
    .filter((source) => !isObject(source) || source.role !== 'distributor')
    .map((s) => nameOf(s))
    .filter((s) => s !== undefined)
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

/** Subjects, places, people, organisations, genres, keywords, and where it was written. */
export function readConcepts(entry: WireEntry, item: Json): void {
  const concepts = (...keys: string[]): Subject[] =>
    keys
      .flatMap((key) => values(item[key]))
      .map(conceptOf)
      .filter((c) => c.name !== undefined || c.code !== undefined)
  // ranked lists of everything in one, told apart by type (dpa-digitalwires)
  const categories = (type: RegExp) =>
    values(item.categories)
      .filter((value) => isObject(value) && type.test(text(value.type)?.split(':').at(-1) ?? ''))
      .map(conceptOf)
  // as Telex's own documents say it (story/documents/ninjs.ts)
  const ofOthers = (key: string, rel: string) =>
    values(item[key])
      .filter((value) => !isObject(value) || value.rel !== rel)
      .map(conceptOf)
      .filter((c) => c.name !== undefined || c.code !== undefined)
  const subjects = [
    ...concepts('subject'),
    ...ofOthers('subjects', 'keyword'),
    ...concepts('event', 'events', 'object', 'objects'),
    ...categories(/^(?!.*(?:geo|keyword|genre|desk|person|organi[sz]ation))/i),
  ]
  const places = [...concepts('place', 'places'), ...categories(/geo/i)]
  const people = [...concepts('person').concat(ofOthers('people', 'author')), ...categories(/person/i)]
  const organisations = [...concepts('organisation', 'organisations', 'organization', 'company'), ...categories(/organi[sz]ation/i)]
  const services = [...concepts('service', 'services', 'product', 'products'), ...categories(/desk/i)]
  const genres = [...values(item.genre), ...values(item.genres), ...categories(/genre/i)]
    .map((g) => clean(nameOf(g)))
    .filter((g) => g !== undefined)
  const keywordSubjects = values(item.subjects).filter((value) => isObject(value) && value.rel === 'keyword')
  const keywords = [...values(item.keywords ?? item.keyword), ...categories(/keyword/i), ...keywordSubjects]
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
