/**
 * What RSS, RDF, Atom and CDF say in elements of many names, under one name each.
 */
import { isLogin, namesIn } from '#src/credits/person-name.ts'
import { resolve, webAddress } from '#src/text/address.ts'
import type { Link, Person, Subject } from '../../document.ts'
import { isElement, rawText, type XmlElement } from '../../xml/select.ts'

const noElements: readonly XmlElement[] = []

/** An element's children by name: `title`, `dc:creator`, `media:content`. */
export class Fields {
  readonly element: XmlElement
  readonly #byName = new Map<string, XmlElement[]>()

  /** @param native the namespaces whose elements need no prefix: the feed's own */
  constructor(element: XmlElement, native: ReadonlySet<string>) {
    this.element = element
    for (const child of element.children) {
      if (!isElement(child)) continue
      const name = native.has(child.space) ? child.name : `${child.space}:${child.name}`
      const list = this.#byName.get(name)
      if (list) list.push(child)
      else this.#byName.set(name, [child])
    }
  }

  all(...names: string[]): readonly XmlElement[] {
    let found: XmlElement[] | undefined
    for (const name of names) {
      const list = this.#byName.get(name)
      if (list) found = found ? [...found, ...list] : list
    }
    return found ?? noElements
  }

  /** The first element of the first name that is there. */
  first(...names: string[]): XmlElement | undefined {
    for (const name of names) {
      const found = this.#byName.get(name)?.[0]
      if (found) return found
    }
    return undefined
  }

  /** All elements of these names, as they stand in the source. */
  written(...names: string[]): readonly XmlElement[] {
    const found = this.all(...names)
    return found.length < 2 ? found : (this.element.children.filter((child) => isElement(child) && found.includes(child)) as XmlElement[])
  }

  /** The first element of each name, as they stand in the source. */
  inOrder(...names: string[]): XmlElement[] {
    const found: XmlElement[] = []
    for (const [name, list] of this.#byName) if (names.includes(name)) found.push(list[0]!)
    return found
  }

  /** Its text, trimmed; undefined when empty. */
  text(...names: string[]): string | undefined {
    for (const name of names) {
      for (const element of this.#byName.get(name) ?? []) {
        const text = rawText(element).trim()
        if (text) return text
      }
    }
    return undefined
  }
}

/** `Jane Doe <jane@x>`, `jane@x (Jane Doe)`, `Jane Doe`. */
export function personOf(text: string): Person | undefined {
  const said = text.replace(/\s+/g, ' ').trim().slice(0, 500)
  if (!said) return undefined
  const email = /[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/.exec(said)?.[0]
  if (!email) return { name: said }
  const name = said
    .replace(email, '')
    .replace(/mailto:|[<>()[\]]|&lt;|&gt;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[,;-]$/, '')
    .trim()
  return name ? { name, email } : { email }
}

function personElement(element: XmlElement, native: ReadonlySet<string>): Person | undefined {
  if (!element.children.some(isElement)) return personOf(rawText(element))
  const fields = new Fields(element, native)
  const name = fields.text('name', 'itunes:name', 'atom:name')
  const email = fields.text('email', 'itunes:email', 'atom:email')
  const url = resolveText(fields.first('uri', 'url', 'homepage', 'atom:uri'))
  return name || email || url ? { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(url ? { url } : {}) } : undefined
}

/** The address that an element's text gives. */
export const resolveText = (element: XmlElement | undefined) => (element ? webAddress(rawText(element).trim(), element.base) : undefined)

export const unique = <T>(values: T[]): T[] =>
  values.length < 2 ? values : [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]

/** Who counts as the author, before those who count where there is none. */
const authorship = [
  ['author', 'dc:creator', 'dc:author', 'dcterms:creator', 'managingeditor'],
  ['atom:author'],
  ['itunes:author'],
  ['itunes:owner'],
  ['dc:publisher', 'webmaster'],
]

/** Each person by the name alone; nobody for what somebody logs in with. */
function named(person: Person): Person[] {
  const { name, email, url } = person
  if (name === undefined) return [person]
  if (isLogin(name)) return email || url ? [{ ...(email ? { email } : {}), ...(url ? { url } : {}) }] : []
  const names = namesIn(name)
  return names.length > 1 ? names.map((one) => ({ name: one })) : [{ ...person, name: names[0]! }]
}

export function authorsOf(fields: Fields, native: ReadonlySet<string>): Person[] {
  for (const names of authorship) {
    const found = fields
      .all(...names)
      .flatMap((element) => personElement(element, native) ?? [])
      .flatMap(named)
    if (found.length > 0) return unique(found)
  }
  return []
}

export const contributorsOf = (fields: Fields, native: ReadonlySet<string>): Person[] =>
  unique(
    fields
      .all('contributor', 'dc:contributor', 'dcterms:contributor', 'atom:contributor')
      .flatMap((element) => personElement(element, native) ?? []),
  )

export function subjectsOf(fields: Fields): Subject[] {
  const out: Subject[] = []
  const media = mediaParts(fields).flatMap((part) => part.all('media:category'))
  for (const element of [...fields.written('tags', 'category', 'dc:subject', 'dcterms:subject', 'media:category'), ...media]) {
    if (element.name === 'tags') {
      out.push(...listOf(rawText(element)).map((name) => ({ name })))
      continue
    }
    const { label } = element.attributes
    // Media RSS has a scheme where none is named (section Optional elements, media:category).
    const scheme =
      element.attributes.scheme ??
      element.attributes.domain ??
      (element.space === 'media' ? 'http://search.yahoo.com/mrss/category_schema' : undefined)
    const text = rawText(element).replace(/\s+/g, ' ').trim()
    const term = element.attributes.term ?? element.attributes.nicename ?? (label && text ? text : undefined)
    const name = label ?? (element.attributes.term ? undefined : text)
    const subject = {
      ...(scheme ? { scheme } : {}),
      ...(term ? { code: term } : {}),
      ...(name ? { name } : {}),
    }
    if (subject.code || subject.name) out.push(subject)
  }
  // Categories of the podcast directory nest: Technology > Gadgets.
  const nested = fields.all('itunes:category').toReversed()
  for (let element = nested.pop(); element; element = nested.pop()) {
    if (element.attributes.text) out.push({ scheme: 'http://www.itunes.com/', name: element.attributes.text })
    nested.push(...element.children.filter(isElement).filter(({ name }) => name === 'category'))
  }
  return unique(out)
}

const listOf = (text: string | undefined): string[] =>
  unique((text ?? '').split(/[,;]/).flatMap((word) => word.replace(/\s+/g, ' ').trim() || []))

export const keywordsOf = (fields: Fields): string[] =>
  listOf(
    fields.text('itunes:keywords', 'media:keywords', 'news:keywords', 'keywords') ??
      mediaParts(fields)
        .map((part) => part.text('media:keywords'))
        .find(Boolean),
  )

const foreign: ReadonlySet<string> = new Set()

/** Media RSS lets a group and an object say what the item could (section Optional elements). */
export const mediaParts = (fields: Fields): Fields[] =>
  fields.all('media:group', 'media:content').flatMap((part) => (part.children.length > 0 ? new Fields(part, foreign) : []))

/** An element of this name in the first group or object that has it. */
export const mediaPart = (fields: Fields, name: string): XmlElement | undefined =>
  mediaParts(fields)
    .map((part) => part.first(name))
    .find(Boolean)

export function linksOf(fields: Fields): Link[] {
  const out: Link[] = []
  for (const element of fields.all('link', 'atom:link', 'a')) {
    const { href, rel, type, title } = element.attributes
    const written = href ?? rawText(element).trim()
    const url = written ? webAddress(written, element.base) : undefined
    if (url) out.push({ rel: rel ?? 'alternate', url, ...(type ? { mimeType: type } : {}), ...(title ? { title } : {}) })
  }
  return unique(out)
}

/** The address that an alternate link's text gives, where it has no `href`. */
export function plainLinkOf(links: readonly XmlElement[]): string | undefined {
  const isPlain = ({ attributes }: XmlElement) => !attributes.href && (attributes.rel ?? 'alternate') === 'alternate'
  const chosen = links.find((link) => isPlain(link) && rawText(link).trim())
  return chosen ? webAddress(rawText(chosen).trim(), chosen.base) : undefined
}

/** An atom:id is an IRI (RFC 4287, section 4.2.6), and what is none is a word of the agency's own and stays as it is, but for a path of the feed's host. */
export function idOf(element: XmlElement): string | undefined {
  const written = rawText(element).trim()
  return written.startsWith('/') ? resolve(written, element.base) : written || undefined
}

/** A whole number that is written in digits alone. */
export const digits = (text: string | undefined): number | undefined => (text && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : undefined)
