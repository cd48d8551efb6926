/**
 * The agencies' formats, each with how it is told and how it is read. A new one is a file of its own and a line here.
 */

import { agencyText } from '../charset/index.ts'
import { instantOf } from '../dates/index.ts'
import type { Problem, WireDocument, WireEntry, WireFormat, WireInput } from '../document.ts'
import { finish } from '../finish.ts'
import { longestBody } from '../html/index.ts'
import { readXml } from '../xml/index.ts'
import type { XmlElement } from '../xml/select.ts'
import { looksLikeAnpa1312, readAnpa1312 } from './anpa1312.ts'
import { looksLikeEmail, readEmail } from './email.ts'
import { looksLikeIptc7901, type ReadDate, readIptc7901 } from './iptc7901.ts'
import { isNewsMl12, readNewsMl12 } from './newsml-12/index.ts'
import { isNewsMlG2, readNewsMlG2 } from './newsml-g2/index.ts'
import { ninjsItems, readNinjs } from './ninjs/index.ts'
import { isNitf, readNitf } from './nitf/index.ts'
import { isRbNews, readRbNews } from './rbnews.ts'

interface Read {
  entries: WireEntry[]
  problems: Problem[]
}

/** Formats in XML by their root; the first that knows it reads it. */
const xmlFormats: { format: WireFormat; is: (root: XmlElement) => boolean; read: (root: XmlElement, readDate: ReadDate) => Read }[] = [
  { format: 'newsml-g2', is: isNewsMlG2, read: readNewsMlG2 },
  { format: 'newsml-1.2', is: isNewsMl12, read: readNewsMl12 },
  { format: 'nitf', is: isNitf, read: readNitf },
  { format: 'rbnews', is: isRbNews, read: readRbNews },
]

const textFormats: { format: WireFormat; is: (text: string) => boolean; read: (text: string, readDate: ReadDate) => Read }[] = [
  { format: 'iptc7901', is: looksLikeIptc7901, read: readIptc7901 },
  { format: 'anpa1312', is: looksLikeAnpa1312, read: readAnpa1312 },
]

const agencyRoot =
  /^(?:newsmessage|newsitem|packageitem|planningitem|conceptitem|knowledgeitem|newsml|nitf|rbnews|xmlnewsqueuedresponse|xmlnewsqueuedresult)$/i

/** The agency format of a text by its beginning, without reading it whole (JSON is read); undefined when it is none. */
export function agencyFormatOf(text: string): WireFormat | 'xml' | undefined {
  const named = rootName(text)
  if (named) return agencyRoot.test(named) ? 'xml' : undefined
  if (/^\s*[[{]/.test(text.slice(0, 2000))) return ninjsIn(text) === undefined && !isBrokenNinjs(text) ? undefined : 'ninjs'
  const found = textFormats.find(({ is }) => is(text))?.format
  return found ?? (looksLikeEmail(text) ? 'email' : undefined)
}

/** The local name of the root element, past declarations, comments and a doctype. */
function rootName(text: string): string | undefined {
  let at = 0
  for (let step = 0; step < 200; step++) {
    const open = text.indexOf('<', at)
    if (open < 0 || (at === 0 && /\S/.test(text.slice(0, Math.min(open, 1000)).replace(/^\uFEFF/, '')))) return undefined
    if (text.startsWith('<!--', open)) at = text.indexOf('-->', open) + 3
    else if (text.startsWith('<?', open)) at = text.indexOf('?>', open) + 2
    else if (text.startsWith('<!', open)) {
      const subset = text.slice(open, open + 2000).indexOf('[')
      const close = text.indexOf('>', open)
      at = (subset > 0 && subset + open < close ? text.indexOf(']>', open) + 1 : close) + 1
    } else return /^<(?:[\w.-]{1,60}:)?([\w.-]{1,60})/.exec(text.slice(open, open + 140))?.[1]
    if (at < open) return undefined
  }
  return undefined
}

/** JSON that cannot be read and has the words of ninjs alone. */
function isBrokenNinjs(text: string): boolean {
  if (!/"(?:pubstatus|versioncreated|body_(?:html5?|xhtml|text)|representationtype)"\s{0,4}:/.test(text.slice(0, 100_000))) return false
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''))
    return false
  } catch {
    return true
  }
}

function ninjsIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return ninjsItems(value).length > 0 ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Reads the input if it is of an agency's format, or of the one given; undefined when it is not. Never throws: what a reader cannot take is a problem.
 */
export async function parseAgency(input: WireInput, decoded = agencyText(input), level = 0): Promise<WireDocument | undefined> {
  const format = agencyFormatOf(decoded.text)
  if (!format) return undefined
  const readDate: ReadDate = (text) => instantOf(text, input.timezone)
  const document: WireDocument = { feed: {}, entries: [], problems: decoded.problems }
  try {
    if (format === 'xml') readXmlFile(document, decoded.text, readDate)
    else if (format === 'email') await readMail(document, input, readDate, level)
    else {
      document.format = format
      if (format === 'ninjs' && isBrokenNinjs(decoded.text)) {
        document.partial = true
        document.problems.push({ code: 'not-json', message: 'the JSON breaks off or cannot be read; no item was taken from it' })
        return document
      }
      const read =
        format === 'ninjs'
          ? readNinjs(ninjsIn(decoded.text), readDate)
          : textFormats.find((one) => one.format === format)?.read(decoded.text, readDate)
      take(document, read)
    }
  } catch (cause) {
    document.problems.push({ code: 'failed', message: `reading failed: ${cause instanceof Error ? cause.message : String(cause)}` })
  }
  document.entries = document.entries.map((entry) => finish(entry, input.url))
  // less by a character's name that it was cut in
  for (const [at, { bodyHtml = '' }] of document.entries.entries())
    if (bodyHtml.length > longestBody - 50)
      document.problems.push({
        code: 'too-long',
        message: `the body is longer than ${longestBody} characters; its end was left out`,
        entry: at,
      })
  return document
}

function readXmlFile(document: WireDocument, text: string, readDate: ReadDate): void {
  const { root, stopped, problems } = readXml(text)
  document.problems.push(...problems)
  const found = root && xmlFormats.find(({ is }) => is(root))
  if (!root || !found) {
    document.problems.push({ code: 'unknown-format', message: `no format is known with the root element ${root?.name ?? '(none)'}` })
    return
  }
  document.format = found.format
  take(document, found.read(root, readDate))
  if (stopped) document.partial = true
  // the tail may hold comments after the root's end
  const tail = text.slice(-2000).toLowerCase()
  const name = root.name.toLowerCase()
  if (!new RegExp(`</(?:[\\w.-]{1,60}:)?${name.replace(/[^\w]/g, '\\$&')}\\s*>`).test(tail) && !tail.trimEnd().endsWith('/>')) {
    document.partial = true
    document.problems.push({ code: 'truncated', message: `the file breaks off before the end of ${root.name}; what came before was read` })
  }
}

/** The message and, one level down, the wire files attached to it; then the message itself only where it has a text of its own. */
async function readMail(document: WireDocument, input: WireInput, readDate: ReadDate, level: number): Promise<void> {
  document.format = 'email'
  const mail = await readEmail(input.bytes, readDate)
  const attached: WireEntry[] = []
  if (level === 0) {
    for (const { name, bytes } of mail.files.slice(0, 50)) {
      const file = { ...input, bytes, headers: {} }
      const inner = await parseAgency(file, agencyText(file), level + 1)
      if (!inner || inner.format === 'email' || inner.entries.length === 0) continue
      attached.push(...inner.entries)
      document.problems.push(
        { code: 'attached', message: `${name} was read as ${inner.format}: ${inner.entries.length} entries` },
        ...inner.problems,
      )
    }
  }
  take(document, mail)
  document.entries.push(...attached)
}

function take(document: WireDocument, read: Read | undefined): void {
  if (!read) return
  document.entries.push(...read.entries)
  document.problems.push(...read.problems)
}
