/**
 * RFC 822 mail (RFC 5322, MIME): the message as an entry, its pictures as media, its other attachments as enclosures and for the caller to read, since
 * agencies mail NITF and NewsML files too. Bodies that desks' forms send are read field by field: a JSON object, or lines like `Headline: …`.
 */
import type { Address, Attachment, Email } from 'postal-mime'
import type { ReadDate } from '../dates/index.ts'
import type { Person, Problem, WireEntry } from '../document.ts'
import { finish } from '../finish.ts'
import { bodyOfHtml } from '../html/body.ts'
import { longestBody } from '../html/index.ts'
import { mailParser } from '../mail-parser.ts'
import { blocksOfText, bodyOf, datelineIn } from '../plain/index.ts'
import { mediaOf, mediaTypeOf } from '../renditions.ts'
import type { Source, Taken } from './source.ts'

const headerNames =
  /^(?:from|to|subject|date|message-id|received|return-path|delivered-to|mime-version|content-type|x-[a-z-]{2,40}|sender|reply-to|dkim-signature)$/i

/** true for text that begins with at least three header lines of a mail, one of them From, Date or Received. */
export function detect({ text, rootName, json }: Source): boolean {
  if (rootName !== undefined || json !== undefined) return false
  const names = text
    .trimStart()
    .slice(0, 4000)
    .split(/\r?\n/)
    .slice(0, 40)
    .flatMap((line) => /^([A-Za-z][A-Za-z0-9-]{1,40}):/.exec(line)?.[1] ?? [])
    .filter((name) => headerNames.test(name))
  return (
    names.length >= 3 &&
    names.some((name) => /^(?:from|date|received)$/i.test(name)) &&
    /^[A-Za-z][A-Za-z0-9-]{1,40}:/.test(text.trimStart())
  )
}

/** The message and, one level down, the wire files attached to it; the message itself only where it has a text of its own. */
export async function read(source: Source): Promise<Taken> {
  const mail = await readEmail(source.input.bytes, source.readDate)
  const attached: WireEntry[] = []
  const problems: Problem[] = []
  for (const { name, bytes } of source.readAttached ? mail.files.slice(0, 50) : []) {
    const inner = await source.readAttached?.(bytes)
    // a feed (its document alone names an encoding) is no story that a desk mails
    if (!inner?.format || inner.format === 'email' || inner.encoding !== undefined || inner.entries.length === 0) continue
    attached.push(...inner.entries)
    problems.push({ code: 'attached', message: `${name} was read as ${inner.format}: ${inner.entries.length} entries` }, ...inner.problems)
  }
  return finish({ entries: [...mail.entries, ...attached], problems: [...problems, ...mail.problems] }, source)
}

interface ReadEmail {
  entries: WireEntry[]
  problems: Problem[]
  /** Attachments that may be wire files themselves. */
  files: { name: string; bytes: Uint8Array }[]
}

/** Reads one message. A message that postal-mime refuses (nested or headed beyond its bounds) gives no entry and a problem. */
async function readEmail(bytes: Uint8Array, readDate: ReadDate): Promise<ReadEmail> {
  const problems: Problem[] = []
  const PostalMime = await mailParser()
  let mail: Email
  try {
    // some gateways put blank lines before the first header
    const start = bytes.findIndex((byte) => byte > 0x20)
    mail = await PostalMime.parse(bytes.subarray(Math.max(start, 0)), { maxNestingDepth: 50, maxHeadersSize: 512 * 1024 })
  } catch (cause) {
    return {
      entries: [],
      problems: [
        { code: 'not-email', message: `the message could not be read: ${cause instanceof Error ? cause.message : String(cause)}` },
      ],
      files: [],
    }
  }
  const entry: WireEntry = { type: 'text', pubStatus: 'usable' }
  const id = mail.messageId?.replace(/^<|>$/g, '').trim()
  if (id) entry.id = id
  const subject = clean(mail.subject)
  if (subject) entry.headline = subject
  const date = mail.date && readDate(mail.date)
  if (date) entry.published = date
  else if (mail.date) problems.push({ code: 'bad-date', message: `Date could not be read: ${mail.date.slice(0, 40)}`, entry: 0 })
  const authors = peopleOf(mail.from)
  if (authors.length > 0) entry.authors = authors
  for (const kind of ['text', 'html'] as const) {
    const written = mail[kind]
    if (!written || written.length <= longestBody) continue
    mail[kind] = written.slice(0, longestBody)
    problems.push({
      code: 'too-long',
      message: `the message's ${kind} was cut after ${longestBody} of ${written.length} characters`,
      entry: 0,
    })
  }
  readHeaders(entry, mail, readDate)
  readBody(entry, mail, readDate)
  const files = readAttachments(entry, mail.attachments, id ?? '')
  const dateline = datelineIn(entry.bodyText)
  if (dateline) {
    entry.dateline ??= dateline.dateline
    if (dateline.located) entry.located ??= dateline.located
    if (dateline.agencies.length > 0) entry.infoSources ??= dateline.agencies
  }
  if (!entry.bodyText && !entry.headline) problems.push({ code: 'empty', message: 'the message has neither subject nor text', entry: 0 })
  return { entries: [entry], problems, files }
}

function peopleOf(address: Address | undefined): Person[] {
  const name = clean(address?.name)
  const email = address?.address
  return name || email ? [{ ...(name && name !== email && { name }), ...(email && { email }) }] : []
}

function readHeaders(entry: WireEntry, mail: Email, readDate: ReadDate): void {
  const header = (name: string) => clean(mail.headers.find(({ key }) => key === name)?.value)
  const language = header('content-language')
  if (language && /^[a-z]{2,3}(?:-\w{2,8})*$/i.test(language)) entry.language = language
  const expires = header('expires') ?? header('expiry-date')
  const until = expires && readDate(expires)
  if (until) entry.expires = until
  const keywords = header('keywords')
    ?.split(/[,;]/)
    .map((word) => word.trim())
    .filter(Boolean)
  if (keywords?.length) entry.keywords = keywords
  const priority = Number(/^\d/.exec(header('x-priority') ?? '')?.[0])
  if (priority >= 1 && priority <= 5) entry.priority = priority
  const organisation = header('organization')
  if (organisation) entry.infoSources = [organisation]
  if (mail.inReplyTo) entry.links = [{ rel: 'inReplyTo', url: `mid:${mail.inReplyTo.replace(/[<>\s]/g, '')}` }]
}

function readBody(entry: WireEntry, mail: Email, readDate: ReadDate): void {
  const text = mail.text ?? ''
  const form = formOf(text)
  if (form) {
    readFields(entry, form, readDate)
    return
  }
  const labelled = labelledLines(text)
  if (labelled) {
    readFields(entry, labelled.fields, readDate)
    Object.assign(entry, bodyOf(blocksOfText(labelled.rest)))
    return
  }
  if (mail.html && /\S/.test(mail.html)) {
    const body = bodyOfHtml(mail.html)
    if (body.bodyText !== undefined) {
      Object.assign(entry, body)
      return
    }
  }
  Object.assign(entry, bodyOf(blocksOfText(text)))
}

type Fields = Map<string, string>

/** `{"Headline":["…"],"Body":["…"]}`: what a web form mails. */
function formOf(text: string): Fields | undefined {
  const trimmed = text.trim()
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return undefined
  try {
    // mail gateways wrap long lines inside the strings
    const parsed: unknown = JSON.parse(trimmed.replace(/\r?\n/g, ' '))
    if (typeof parsed !== 'object' || parsed === null) return undefined
    const fields: Fields = new Map()
    for (const [key, value] of Object.entries(parsed).slice(0, 100)) {
      const words = (Array.isArray(value) ? value : [value])
        .filter((part) => typeof part === 'string' || typeof part === 'number')
        .join('\n')
        .trim()
      if (words) fields.set(key.trim().toLowerCase(), words)
    }
    return fields.has('headline') || fields.has('body') ? fields : undefined
  } catch {
    return undefined
  }
}

const label =
  /^(headline|title|slugline|slug|abstract|summary|byline|by|dateline|category|priority|urgency|keywords?|ed(?:itor'?s?)? ?note|note to editors|embargo|credit|source)\s{0,3}:\s{1,4}(\S.*)$/i

/** Labelled lines among the first thirty, where one of them is the headline; undefined when there is none. */
function labelledLines(text: string): { fields: Fields; rest: string } | undefined {
  const lines = text.split(/\r?\n/)
  const fields: Fields = new Map()
  const rest = lines.filter((line, at) => {
    const found = at < 30 ? label.exec(line.trim()) : null
    const key = found?.[1]?.toLowerCase()
    if (!key || fields.has(key)) return true
    fields.set(key, found?.[2]?.trim() ?? '')
    return false
  })
  return fields.has('headline') ? { fields, rest: rest.join('\n') } : undefined
}

function readFields(entry: WireEntry, fields: Fields, readDate: ReadDate): void {
  const of = (...names: string[]) => names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== '')
  const headline = clean(of('headline', 'title'))
  if (headline) entry.headline = headline
  const slug = clean(of('slugline', 'slug'))
  if (slug) entry.slugline = slug
  const summary = clean(of('abstract', 'summary'))
  if (summary) entry.summary = summary
  const by = clean(of('byline', 'by'))
  if (by) entry.by = by
  const located = clean(of('dateline', 'location'))
  if (located) entry.located = located
  const note = of('ednote', 'ed note', 'editors note', "editor's note", 'note to editors', 'note')
  if (note) entry.edNote = note
  const source = clean(of('source', 'credit'))
  if (source) entry.infoSources = [source]
  const category = clean(of('category'))
  if (category) entry.subjects = [{ scheme: 'category', name: category }]
  const keywords = of('keywords', 'keyword')
    ?.split(/[,;\n]/)
    .map((word) => word.trim())
    .filter(Boolean)
  if (keywords?.length) entry.keywords = keywords
  for (const key of ['urgency', 'priority'] as const) {
    const written = of(key)?.trim().toLowerCase() ?? ''
    const number = priorityWords[written] ?? Number(written)
    if (number >= 1 && number <= 9) entry[key] = number
  }
  const embargo = of('embargo', 'embargoed')
  const until = embargo && readDate(embargo)
  if (until) {
    entry.embargoedUntil = until
    entry.signals = ['embargo']
  }
  const body = of('body', 'story', 'text')
  if (body) Object.assign(entry, /<(?:p|br|div)\b/i.test(body) ? bodyOfHtml(body) : bodyOf(blocksOfText(body)))
}

/** A wire's words for its priority, on the IPTC's scale. */
const priorityWords: Record<string, number> = { flash: 1, bulletin: 2, urgent: 3, rush: 4, routine: 5, normal: 5, deferred: 5 }

/** Attachments keep their order; each has a `mid:` address (RFC 2392) that names the message and the part. */
function readAttachments(entry: WireEntry, attachments: Attachment[], id: string): ReadEmail['files'] {
  const files: ReadEmail['files'] = []
  for (const [at, part] of attachments.slice(0, 200).entries()) {
    const bytes =
      part.content instanceof ArrayBuffer
        ? new Uint8Array(part.content)
        : typeof part.content === 'string'
          ? new TextEncoder().encode(part.content)
          : part.content
    const name = clean(part.filename ?? undefined)
    const url = `mid:${encodeURIComponent(id)}/${encodeURIComponent(part.contentId?.replace(/[<>]/g, '') ?? name ?? `part${at + 1}`)}`
    const type = mediaTypeOf(part.mimeType)
    if (type) {
      const media = mediaOf({ type, id: name, caption: clean(part.description) })
      media.mimeType = part.mimeType
      entry.media = [...(entry.media ?? []), media]
    } else if (bytes.length <= 20_000_000) files.push({ name: name ?? `part${at + 1}`, bytes })
    entry.enclosures = [...(entry.enclosures ?? []), { url, mimeType: part.mimeType, length: bytes.length }]
  }
  return files
}

const clean = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ').trim() || undefined
