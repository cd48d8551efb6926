/**
 * What holds for the entries of all agency formats, whatever they were read from.
 */
import type { Media } from '#src/credits/credit.ts'
import { isLogin, namesIn } from '#src/credits/person-name.ts'
import { absoluteAddress, mayName, webAddress } from '#src/text/address.ts'
import type { ReadDate } from './dates/index.ts'
import type { WireEntry } from './document.ts'
import type { Read, Source, Taken } from './formats/source.ts'
import { longestBody } from './html/index.ts'
import { withMediaTopics } from './newscodes/mediatopics/index.ts'
import type { XmlElement } from './xml/select.ts'

/** Media with absolute addresses (against the document's own, where it has one), subjects with their Media Topics. */
export function finish(read: Taken, { input }: Source): Taken {
  const entries = read.entries.map((entry) => finishEntry(entry, input.url))
  const problems = [...read.problems]
  // less by a character's name that it was cut in
  for (const [at, { bodyHtml = '' }] of entries.entries())
    if (bodyHtml.length > longestBody - 50)
      problems.push({ code: 'too-long', message: `the body is longer than ${longestBody} characters; its end was left out`, entry: at })
  return { ...read, entries, problems }
}

/** The same for an agency's XML, read from its root: with what the tree's reader left out, and whether the file breaks off. */
export function finishXml(source: Source, read: (root: XmlElement, readDate: ReadDate) => Taken): Read {
  const { root, stopped, breaksOff, problems } = source.xml
  if (!root) return { unread: [...problems, { code: 'unknown-format', message: 'no root element could be read' }] }
  const taken = read(root, source.readDate)
  const cut = { code: 'truncated', message: `the file breaks off before the end of ${root.local}; what came before was read` }
  return finish(
    {
      entries: taken.entries,
      problems: [...problems, ...taken.problems, ...(breaksOff ? [cut] : [])],
      ...((stopped || breaksOff) && { partial: true }),
    },
    source,
  )
}

function finishEntry(entry: WireEntry, base: string | undefined): WireEntry {
  const url = entry.url && webAddress(entry.url, undefined)
  if (url) entry.url = url
  else delete entry.url
  const tag = entry.language && languageTag(entry.language)
  if (tag) entry.language = tag
  const authors = entry.authors?.flatMap((person) => {
    const names = person.name === undefined ? [] : namesIn(person.name)
    return names.length > 1 ? names.map((name) => ({ name })) : [person]
  })
  if (authors) entry.authors = authors
  keep(entry, 'links', ({ url }) => mayName(url))
  keep(entry, 'enclosures', ({ url }) => mayFetch(url))
  if (entry.authors?.some(({ name }) => name !== undefined && isLogin(name))) {
    const named = entry.authors.filter(({ name }) => name === undefined || !isLogin(name))
    if (named.length > 0) entry.authors = named
    else delete entry.authors
  }
  for (const person of [...(entry.authors ?? []), ...(entry.contributors ?? [])])
    if (person.url !== undefined && !mayFetch(person.url)) delete person.url
  if (entry.media) entry.media = entry.media.map((media) => absolute(media, base))
  if (entry.subjects) entry.subjects = withMediaTopics(entry.subjects)
  return entry
}

/** A language's tag in the form of BCP 47 (`en_GB` is `en-GB`); as it stands where it is none. */
function languageTag(written: string): string {
  const tag = written.trim().replaceAll('_', '-')
  // A language's name is well-formed, too.
  if (!/^[a-z]{2,3}(?:-|$)/i.test(tag)) return written
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? written
  } catch {
    return written
  }
}

/** Only those of a list that hold; no list where none does. */
function keep<K extends 'links' | 'enclosures'>(entry: WireEntry, key: K, holds: (one: { url: string }) => boolean): void {
  const kept = entry[key]?.filter(holds)
  if (kept?.length === entry[key]?.length) return
  if (kept?.length) Object.assign(entry, { [key]: kept })
  else delete entry[key]
}

function absolute(media: Media, base: string | undefined): Media {
  const { url, renditions, ...rest } = media
  const found = (renditions ?? []).flatMap((rendition) => {
    if (!mayFetch(rendition.url)) return []
    const address = addressOf(rendition.url, base)
    // a file that came beside the item, by its name
    return [address ? { ...rendition, url: address } : rendition]
  })
  const best = found.find((rendition) => isAbsolute(rendition.url))
  if (best) return { ...rest, url: best.url, renditions: found }
  if (found.length > 0) return { ...rest, ...(rest.id === undefined && found[0] && { id: found[0].url }), renditions: found }
  const address = url && addressOf(url, base)
  // a format that only names its picture: the name is its identity
  return { ...rest, ...(address ? { url: address } : url && mayName(url) && rest.id === undefined && { id: url }) }
}

const isAbsolute = (url: string): boolean => /^https?:\/\//i.test(url)

/** An address of the web, or a file that came beside the item, by its name. */
const mayFetch = (url: string): boolean => webAddress(url, undefined) !== undefined

function addressOf(url: string, base: string | undefined): string | undefined {
  if (isAbsolute(url)) return URL.canParse(url) ? url : undefined
  if (!base || !/^https?:/i.test(base) || !/[./]/.test(url)) return undefined
  return absoluteAddress(url, base)
}
