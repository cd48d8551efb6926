/**
 * Takes scripts, style sheets and drawings out of a page before it is decoded: they are more than half of a news page's bytes and
 * none of its text. JSON-LD stays; other scripts are handed back for the pages whose text is only there.
 */
import { Buffer } from 'node:buffer'
import { breaksOut } from './tree-rules.ts'

export interface LeanPage {
  /** The page without its code. */
  bytes: Uint8Array
  /** The insides of the scripts that were cut out: where a hydration payload is looked for. */
  scripts: Uint8Array[]
}

/** From (inclusive) and to (exclusive), in bytes. */
interface Cut {
  from: number
  to: number
}

/** More of them no page has; what stands behind stays in the page. */
const maxCuts = 20_000
/** Longer opening tags are not looked through for their type. */
const tagBytes = 400
const [closing, slash, equals, quote, apostrophe] = [0x3e, 0x2f, 0x3d, 0x22, 0x27]
const isSpace = (byte: number | undefined): boolean => byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d)

/** The `>` of the tag that begins at `at`, not one in the value of an attribute; -1 where it has none. */
function endOfTag(page: Buffer, at: number): number {
  let after = 0
  for (let i = at; i < page.length; i++) {
    const byte = page[i]!
    if (byte === closing) return i
    if ((byte === quote || byte === apostrophe) && after === equals) {
      i = page.indexOf(byte, i + 1)
      if (i === -1) return -1
    }
    if (!isSpace(byte)) after = byte
  }
  return -1
}

/** `<svg` is one, `<svg-icon` is none. */
const isTagOf = (page: Buffer, end: number): boolean => isSpace(page[end]) || page[end] === closing || page[end] === slash

/** The next place of a word, looked for again only once it is passed. */
class Seeker {
  readonly word: string
  #page: Buffer
  #at = -2
  constructor(page: Buffer, word: string) {
    this.#page = page
    this.word = word
  }
  from(start: number): number {
    if (this.#at !== -1 && this.#at < start) this.#at = this.#page.indexOf(this.word, start)
    return this.#at
  }
}

/** The insides of scripts, style sheets and drawings that are closed, in page order; those of JSON-LD and templates stay. */
function findCode(page: Buffer): { scripts: Cut[]; cuts: Cut[] } {
  const scripts: Cut[] = []
  const cuts: Cut[] = []
  const openings = ['<!--', '<script', '<style', '<svg'].map((word) => new Seeker(page, word))
  const closings: Readonly<Record<string, Seeker>> = {
    '<!--': new Seeker(page, '-->'),
    '<script': new Seeker(page, '</script'),
    '<style': new Seeker(page, '</style'),
    '<svg': new Seeker(page, '</svg>'),
  }
  let innermost = { to: -1, start: -1 }
  for (let at = 0; cuts.length < maxCuts; ) {
    let start = -1
    let word = ''
    for (const opening of openings) {
      const place = opening.from(at)
      if (place === -1 || (start !== -1 && place > start)) continue
      start = place
      word = opening.word
    }
    if (start === -1) break
    at = start + word.length
    if (word === '<!--') {
      // `<!-->` is a whole comment
      const end = closings[word]!.from(start + 2)
      if (end === -1) break
      at = end + 3
      continue
    }
    if (!isTagOf(page, at)) continue
    const tagEnd = endOfTag(page, at)
    if (tagEnd === -1) break
    at = tagEnd + 1
    let to = closings[word]!.from(at)
    if (to !== -1 && word === '<script' && holdsScript(page.subarray(at, to))) to = closings[word]!.from(to + 1)
    if (to === -1) continue
    if (word === '<svg') {
      // innermost first: a drawing that nobody closed takes nothing with it
      if (innermost.to !== to) innermost = { to, start: page.lastIndexOf('<svg', to) }
      if (page[tagEnd - 1] === slash || innermost.start > start) continue
      if (pageTag.test(page.toString('latin1', at, to))) continue
      cuts.push({ from: at, to })
    } else if (word === '<style') cuts.push({ from: at, to })
    else if (!isText.test(page.toString('latin1', start, Math.min(at, start + tagBytes)))) {
      cuts.push({ from: at, to })
      scripts.push({ from: at, to })
    }
    at = to
  }
  return { scripts, cuts }
}

/** A tag of the page in a drawing: with it the drawing ended. */
const pageTag = new RegExp(`</?(?:${[...breaksOut].join('|')})[\\s/>]`, 'i')

/** In a comment that a script opens, another script's end is not its own. */
function holdsScript(inside: Buffer): boolean {
  const comment = inside.lastIndexOf('<!--')
  return comment !== -1 && inside.indexOf('-->', comment) === -1 && inside.indexOf('<script', comment) !== -1
}

/** Scripts that are none: JSON-LD, and markup that a script puts into the page. */
const isText = /ld\+json|text\/(?:x-)?(?:html|template|handlebars|mustache)/i

/**
 * Only for encodings in which `<` is always the byte 0x3C (UTF-8 and the single-byte ones). Linear: each byte is passed once a kind.
 */
export function withoutCode(bytes: Uint8Array): LeanPage {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { scripts, cuts } = findCode(page)
  const lean = Buffer.allocUnsafe(page.length)
  let length = 0
  let from = 0
  for (const cut of cuts) {
    length += page.copy(lean, length, from, cut.from)
    from = cut.to
  }
  length += page.copy(lean, length, from)
  return { bytes: lean.subarray(0, length), scripts: scripts.map(({ from, to }) => page.subarray(from, to)) }
}
