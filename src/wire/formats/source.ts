/**
 * One input as the formats look at it: its text, its root element, its JSON and its XML, each read once and only when a format asks for it.
 */
import { resolve } from '#src/text/address.ts'
import { type AgencyText, agencyText } from '../charset/index.ts'
import { dateReader, type ReadDate } from '../dates/index.ts'
import type { Problem, WireDocument, WireEntry, WireFeed, WireFormat, WireInput } from '../document.ts'
import { type AgencyXml, readAgencyXml } from './agency-xml.ts'
import { mendJson } from './mend-json.ts'

/** One row of the table of formats. */
export interface Format {
  format: WireFormat
  /** Is the input of this format? Looks no further than it must. */
  detect: (source: Source) => boolean
  /** Reads an input that `detect` has accepted. */
  read: (source: Source) => Read | Promise<Read>
}

/** What a format's reader gives. */
export type Read = Taken | Unread

export interface Taken {
  /** Of a feed: what it says of itself. An agency's file has none. */
  feed?: WireFeed
  entries: WireEntry[]
  problems: Problem[]
  /** It breaks off. */
  partial?: boolean
}

/** It is of the format and broken beyond reading. */
export interface Unread {
  unread: Problem[]
}

/** The document of a file that came inside another; undefined when it is of no format that is known. */
export type ReadAttached = (bytes: Uint8Array) => Promise<WireDocument | undefined>

type ReadJson = { value: unknown } | { error: string }

export class Source {
  readonly input: WireInput
  readonly text: string
  readonly encoding: string
  readonly #problems: Problem[]
  /** What a feed's relative addresses are relative to. */
  readonly base: string | undefined
  readonly readDate: ReadDate
  /** Reads a file that came inside this one; absent inside such a file: one level is opened. */
  readonly readAttached: ReadAttached | undefined
  #feedRoot: { name?: string; at: number } | undefined
  #rootName: { name: string | undefined } | undefined
  #json: ReadJson | undefined
  #xml: AgencyXml | undefined

  constructor(input: WireInput, readAttached?: ReadAttached) {
    const { text, encoding, problems }: AgencyText = agencyText(input)
    this.input = input
    this.text = text
    this.encoding = encoding
    this.#problems = problems
    this.base = resolve(input.headers?.['content-location'], input.url)
    this.readDate = dateReader(input.timezone)
    this.readAttached = readAttached
  }

  /** What was wrong with the bytes, and with JSON that was mended. */
  get problems(): readonly Problem[] {
    return this.#problems
  }

  /** JSON whose end is missing was read: it is to be fetched again. */
  get breaksOff(): boolean {
    return this.#json !== undefined && this.#problems.some(({ code }) => code === 'truncated')
  }

  /** The local name, in small letters, of the first element that may be a feed's or an agency's root, and where it begins: what stands before it is passed over. */
  get feedRoot(): { name?: string; at: number } {
    this.#feedRoot ??= this.text.slice(0, 400).trimStart().startsWith('{') ? { at: 0 } : firstRoot(this.text)
    return this.#feedRoot
  }

  /** The local name of the root element as written; undefined where anything but declarations and comments stands before it. */
  get rootName(): string | undefined {
    this.#rootName ??= { name: rootName(this.text) }
    return this.#rootName.name
  }

  /** The JSON that the text is, or what is wrong with it; undefined where it does not begin like an object or a list. */
  get json(): ReadJson | undefined {
    if (!/^\s*[[{]/.test(this.text.slice(0, 2000))) return undefined
    this.#json ??= readJson(this.text, this.#problems)
    return this.#json
  }

  /** The text as an agency's XML. */
  get xml(): AgencyXml {
    this.#xml ??= readAgencyXml(this.text)
    return this.#xml
  }
}

/** What is nearly JSON is mended, and `problems` says so. */
function readJson(text: string, problems: Problem[]): ReadJson {
  const written = text.replace(/^\uFEFF/, '')
  const read = parsedJson(written)
  const mended = 'error' in read ? mendJson(written) : undefined
  const again = mended && parsedJson(mended.text)
  if (!mended || !again || 'error' in again) return read
  problems.push(mended.problem)
  return again
}

function parsedJson(text: string): ReadJson {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

/** Text before it (a PHP warning, a blank line) is passed over. */
function firstRoot(text: string): { name?: string; at: number } {
  // agencies' roots too: a NewsML-G2 header has a <channel> of its own
  // A root without anything in it, which some systems write before the real one, is passed over.
  const found =
    /<(?:[\w.-]{1,40}:)?(rss|rdf|feed|channel|urlset|news(?:message|item|ml)|(?:package|planning)item|nitf|rbnews)(?=[\s>/])(?![^<>]{0,400}\/>\s{0,99}<|[^<>]{0,400}>\s{0,99}<\/(?:[\w.-]{1,40}:)?\1\s?>\s{0,99}<)/i.exec(
      text.slice(0, 20_000),
    )
  if (!found) return { at: 0 }
  const html = /<(?:html|body|head)[\s>]/i.exec(text.slice(0, found.index))
  return html ? { at: 0 } : { name: found[1]!.toLowerCase(), at: found.index }
}

/** Past declarations, comments and a doctype. */
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
