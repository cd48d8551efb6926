/**
 * A feed's XML as a tree, with names by namespace and not by prefix: tolerant of what is not well-formed, kept up to where
 * it breaks off, without a DTD's entities, bounded in depth and size. One pass, in time that grows with the length.
 */
import { resolve } from '#src/text/address.ts'
import { escapeAttribute, escapeText } from '#src/text/escape.ts'
import { characterOf, definedIn, predefined } from './entities.ts'
import { named, type Scope, spaceOf } from './names.ts'

export interface FeedElement {
  /** Local name, lower case. */
  name: string
  /** Short for its namespace (see `spaces`); '' for none that is known. */
  space: string
  attributes: Record<string, string>
  children: (FeedElement | string)[]
  /** The base that `xml:base` gives, absolute where it can be. */
  base: string | undefined
  /** `xml:lang`, inherited. */
  lang: string | undefined
  /** It was opened and never closed. */
  unclosed?: true
}

const deepest = 300
/** Of those that are held at one time: an item's, once it has ended, are not. */
const mostNodes = 50_000
const mostPieces = 1000
/** So many elements beyond the bounds are an attack: the rest is not read. */
const abandoned = 2_000
/** An item's own depth at most: the document, its root, a channel, a list of items. */
const deepestItem = 4
/** They never stand in one another: a second one begins where the first was not closed. */
const siblings = new Set(['item', 'entry'])
/** Between their children is no text. */
const structural = new Set(['rss', 'rdf', 'feed', 'channel', 'item', 'entry', 'urlset', 'url'])

export interface FeedTree {
  root: FeedElement | undefined
  /** The text ended with elements open, or an element was closed that was not. */
  broken: boolean
  /** Elements were left out as too deep or too many. */
  cut: boolean
  /** Elements stand after the root's end: they were not read. */
  more: boolean
}

interface Open {
  element: FeedElement
  raw: string
  scope: Scope
  /** Nodes that were held when it began, itself among them. */
  nodes?: number
}

/** Called with each item as it ends, and the root with all that stands before it; the item's children are dropped then. */
export type OnItem = (item: FeedElement, root: FeedElement) => void

/**
 * @param prolog what stands before the root element: a doctype there may define entities
 */
export function readFeedXml(text: string, url: string | undefined, prolog = '', onItem?: OnItem): FeedTree {
  return new Reader(text, url, definedIn(prolog), onItem).read()
}

const none: Record<string, string> = Object.freeze({}) as Record<string, string>
const startsName = /[^\s!"#$%&'()*+,\-./0-9;<=>?@[\\\]^`{|}~]/
const attribute = /([^\s=/><"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/y

class Reader {
  readonly #text: string
  readonly #entities: Record<string, string>
  readonly #top: FeedElement
  readonly #open: Open[]
  readonly #onItem: OnItem | undefined
  #skipped = 0
  #nodes = 0
  #broken = false
  #cut = false

  constructor(text: string, url: string | undefined, entities: Record<string, string>, onItem: OnItem | undefined) {
    this.#onItem = onItem
    this.#text = text
    this.#entities = entities
    this.#top = { name: '', space: '', attributes: none, children: [], base: url, lang: undefined }
    this.#open = [{ element: this.#top, raw: '', scope: { prefixes: new Map(), around: undefined, names: new Map() } }]
  }

  read(): FeedTree {
    const text = this.#text
    let at = 0
    /** Text not yet kept begins here: a `<` that opens nothing belongs to it. */
    let from = 0
    while (at < text.length && this.#skipped < abandoned) {
      const mark = text.indexOf('<', at)
      if (mark < 0 || mark === text.length - 1) break
      const next = text[mark + 1]!
      if (next !== '/' && next !== '!' && next !== '?' && !startsName.test(next)) {
        at = mark + 1
        continue
      }
      if (mark > from) this.#characters(from, mark)
      at =
        next === '/'
          ? this.#closing(mark)
          : next === '!'
            ? this.#declared(mark)
            : next === '?'
              ? this.#past('?>', mark)
              : this.#opening(mark)
      from = at
    }
    if (this.#skipped >= abandoned) this.#broken = true
    else if (from < text.length) this.#characters(from, text.length)
    if (this.#open.length > 1) this.#broken = true
    while (this.#open.length > 1) this.#pop(true)
    const [root, ...after] = this.#top.children.filter(isElement)
    return { root, broken: this.#broken, cut: this.#cut, more: after.length > 0 }
  }

  #past(end: string, mark: number): number {
    const found = this.#text.indexOf(end, mark)
    return found < 0 ? this.#ended() : found + end.length
  }

  #ended(): number {
    this.#broken = true
    return this.#text.length
  }

  /** A comment, a CDATA section, a declaration. */
  #declared(mark: number): number {
    const text = this.#text
    if (text.startsWith('<!--', mark)) return this.#past('-->', mark + 4)
    if (!text.startsWith('<![CDATA[', mark)) return this.#past('>', mark)
    const end = text.indexOf(']]>', mark)
    const [from, to] = [mark + 9, end < 0 ? text.length : end]
    if (to > from) this.#keep(text.slice(from, to))
    return end < 0 ? this.#ended() : end + 3
  }

  #characters(from: number, to: number): void {
    if (this.#skipped > 0) return
    const { element } = this.#open.at(-1)!
    if (structural.has(element.name) && blank(this.#text, from, to)) return
    const written = this.#text.slice(from, to)
    this.#keep(written.includes('&') ? this.#decode(written) : written)
  }

  #keep(text: string): void {
    if (this.#skipped > 0) return
    const { children } = this.#open.at(-1)!.element
    if (typeof children.at(-1) === 'string') children[children.length - 1] += text
    else children.push(text)
  }

  #opening(mark: number): number {
    const text = this.#text
    const end = endOfName(text, mark + 1)
    const raw = text.slice(mark + 1, end)
    const read = text[end] === '>' ? { at: end + 1, written: undefined, closed: false } : this.#attributes(end)
    if (read === undefined) return this.#ended()
    if (this.#skipped === 0 && siblings.has(raw)) this.#endSibling(raw)
    if (this.#skipped > 0 || this.#open.length > deepest || ++this.#nodes > mostNodes) {
      if (!read.closed) this.#skipped++
      this.#cut = true
      return read.at
    }
    const parent = this.#open.at(-1)!
    const element = this.#element(raw, read.written, parent)
    parent.element.children.push(element.element)
    if (!read.closed) this.#open.push({ ...element, nodes: this.#nodes })
    return read.at
  }

  #endSibling(raw: string): void {
    const before = this.#open.findLastIndex((open) => open.raw === raw)
    if (before < 0) return
    this.#broken = true
    while (this.#open.length > before + 1) this.#pop(true)
    this.#pop()
  }

  #element(raw: string, written: [string, string][] | undefined, parent: Open): Open {
    let { scope } = parent
    let attributes = none
    for (const [key, value] of written ?? []) {
      const name = key.toLowerCase()
      if (name === 'xmlns' || name.startsWith('xmlns:')) {
        if (scope === parent.scope) scope = { prefixes: new Map(), around: scope, names: new Map() }
        const address = value
          .trim()
          .toLowerCase()
          .replace(/[/#]{1,5}$/, '')
        scope.prefixes.set(name.slice(6), spaceOf(address))
      } else if (name !== '__proto__') {
        if (attributes === none) attributes = {}
        attributes[name] ??= value
      }
    }
    const { name, space } = named(raw, scope)
    const base = attributes === none ? undefined : attributes['xml:base']
    const lang = attributes === none ? undefined : attributes['xml:lang']
    const element: FeedElement = {
      name,
      space,
      attributes,
      children: [],
      base: base === undefined ? parent.element.base : resolve(base, parent.element.base),
      lang: lang ?? parent.element.lang,
    }
    return { element, raw, scope }
  }

  /** What stands in a tag behind its name; undefined when the text ends in it. */
  #attributes(start: number): { at: number; written: [string, string][]; closed: boolean } | undefined {
    const text = this.#text
    const written: [string, string][] = []
    let at = start
    for (;;) {
      while (isBlank(text.charCodeAt(at))) at++
      attribute.lastIndex = at
      const found = attribute.exec(text)
      if (found) {
        at += found[0].length
        const value = found[2] ?? found[3] ?? found[4] ?? ''
        if (written.length < 1000) written.push([found[1]!, value.includes('&') ? this.#decode(value) : value])
        continue
      }
      const next = text[at]
      if (next === undefined) return undefined
      if (next === '>') return { at: at + 1, written, closed: text[at - 1] === '/' }
      if (next === '<') {
        // The tag was not ended: what begins here is the next.
        this.#broken = true
        return { at, written, closed: false }
      }
      at++
    }
  }

  #closing(mark: number): number {
    const end = this.#text.indexOf('>', mark)
    if (end < 0) return this.#ended()
    if (this.#skipped > 0) {
      this.#skipped--
      return end + 1
    }
    const raw = this.#text.slice(mark + 2, end).trim()
    const last = this.#open.length - 1
    let at = last
    if (this.#open[last]!.raw !== raw) {
      const lower = raw.toLowerCase()
      at = this.#open.findLastIndex((open) => open.raw === raw || open.raw.toLowerCase() === lower)
      if (at !== last) this.#broken = true
    }
    if (at < 1) return end + 1
    while (this.#open.length > at + 1) this.#pop(true)
    this.#pop()
    return end + 1
  }

  #pop(unclosed = false): void {
    const { element, nodes } = this.#open.pop()!
    if (unclosed) element.unclosed = true
    // An array that grew holds room for more.
    if (element.children.length > 0) element.children = element.children.slice()
    const root = this.#open[1]
    if (!root || !this.#onItem || !siblings.has(element.name) || this.#open.length > deepestItem) return
    // What stands after the root's end is in no feed.
    if (this.#top.children.find(isElement) !== root.element) return
    this.#onItem(element, root.element)
    element.children = []
    this.#nodes = nodes ?? this.#nodes
  }

  /**
   * Named characters in their place: those that the doctype defines, and HTML's, which feeds use undeclared. Numbers from 128
   * to 159 mean windows-1252's characters there, as in HTML.
   */
  #decode(text: string): string {
    let out = ''
    /** Joined as they become many: a string of millions of pieces is many times its length. */
    const pieces: string[] = []
    let from = 0
    let end = -1
    for (let mark = text.indexOf('&'); mark >= 0; mark = text.indexOf('&', mark + 1)) {
      if (end < mark) end = text.indexOf(';', mark)
      if (end < 0) break
      if (end - mark > 62) continue
      const name = text.slice(mark + 1, end)
      const character = predefined.get(name) ?? this.#entities[name] ?? characterOf(name)
      if (character === undefined) continue
      if (mark > from) pieces.push(text.slice(from, mark))
      pieces.push(character)
      if (pieces.length > mostPieces) out += pieces.splice(0).join('')
      from = end + 1
      mark = end
    }
    return from === 0 ? text : out + pieces.join('') + text.slice(from)
  }
}

/** Where a tag's name ends that begins here. */
function endOfName(text: string, start: number): number {
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === 47 || (code >= 60 && code <= 62)) break
  }
  return at
}

function blank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (!isBlank(text.charCodeAt(at))) return false
  }
  return true
}

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

export const isElement = (node: FeedElement | string): node is FeedElement => typeof node !== 'string'

/** All text below an element, in order. Iterative: the tree may be as deep as its bound. */
export function textOf(element: FeedElement): string {
  const { children } = element
  if (children.length === 0) return ''
  if (children.length === 1 && typeof children[0] === 'string') return children[0]
  let text = ''
  const stack: (FeedElement | string)[] = [element]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (typeof node === 'string') text += node
    else for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
  }
  return text
}

/** The markup inside an element (XHTML content), its relative links made absolute. */
export function innerMarkup(element: FeedElement): string {
  const out: string[] = []
  const stack: (FeedElement | string | { close: string })[] = [...element.children].reverse()
  while (stack.length > 0) {
    const node = stack.pop()!
    if (typeof node === 'string') out.push(escapeText(node))
    else if ('close' in node) out.push(`</${node.close}>`)
    else {
      const attributes = Object.entries(node.attributes).map(([name, value]) => {
        const linked = name === 'href' || name === 'src' || name === 'cite'
        return ` ${name}="${escapeAttribute(linked ? (resolve(value, node.base) ?? value) : value)}"`
      })
      out.push(`<${node.name}${attributes.join('')}>`)
      stack.push({ close: node.name })
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
    }
  }
  return out.join('')
}
