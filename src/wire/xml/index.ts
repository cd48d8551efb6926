/**
 * XML as a tree, a feed's and an agency's: tolerant of what is not well-formed, kept up to where it breaks off, without a DTD's entities, bounded
 * in depth and size. One pass, in time that grows with the length.
 */
import { resolve } from '#src/text/address.ts'
import { decoded, mostPieces } from './characters.ts'
import { named, type Scope, scopeWithin, spaceOf, type Vocabularies } from './names.ts'
import type { XmlRules, XmlSource, XmlTree } from './rules.ts'
import { isElement, type XmlElement } from './select.ts'

/** No format nests deeper than about thirty; what lies below is left out. */
export const deepest = 400
/** Here the document is taken for an attack and not read on. */
const abandoned = 5000
/** An item's own depth at most where items are taken as they end: the document, its root, a channel, a list of items. */
const deepestItem = 4
const mostAttributes = 200

interface Open {
  element: XmlElement
  /** Its name as written, prefix and all. */
  raw: string
  scope: Scope
  /** Elements that were held when it began, itself among them. */
  held: number
}

/** The tree of a text that begins with its root element, or with declarations and comments before it. */
export const readXml = (text: string, rules: XmlRules, source: XmlSource = {}): XmlTree => new Reader(text, rules, source).read()

const none: Record<string, string> = Object.freeze({}) as Record<string, string>
const nothingDefined: Record<string, string> = Object.freeze(Object.create(null))
const noVocabularies: Vocabularies = { known: () => undefined, conventional: new Set() }
const startsName = /[^\s!"#$%&'()*+,\-./0-9;<=>?@[\\\]^`{|}~]/
const attribute = /([^\s=/><"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/y

class Reader {
  readonly #text: string
  readonly #rules: XmlRules
  readonly #vocabularies: Vocabularies
  readonly #defined: Readonly<Record<string, string>>
  readonly #onItem: XmlSource['onItem']
  readonly #longestText: number
  readonly #mostInFile: number
  readonly #top: XmlElement
  readonly #open: Open[]
  /** A text not yet kept, which may come in more pieces than one: a section or a stretch between comments each. */
  #piece = ''
  #pieces: string[] = []
  /** Elements inside one another that are left out, with all that is in them. */
  #skipped = 0
  /** Those of which the text is kept. */
  #below = 0
  #held = 0
  #seen = 0
  #broken = false
  #tooDeep = 0
  #tooLong = 0
  readonly #tooMany = { inItem: 0, inPlace: 0 }

  constructor(text: string, rules: XmlRules, { url, defined = nothingDefined, onItem }: XmlSource) {
    this.#text = text
    this.#rules = rules
    this.#vocabularies = rules.vocabularies ?? noVocabularies
    this.#longestText = rules.longestText ?? Number.POSITIVE_INFINITY
    this.#mostInFile = rules.mostInFile ?? Number.POSITIVE_INFINITY
    this.#defined = defined
    this.#onItem = onItem
    this.#top = { name: '', local: '', space: '', attributes: none, children: [], base: url, lang: undefined }
    this.#open = [{ element: this.#top, raw: '', scope: scopeWithin(undefined), held: 0 }]
  }

  read(): XmlTree {
    const text = this.#text
    let at = 0
    /** Text not yet kept begins here: a `<` that opens nothing belongs to it. */
    let from = 0
    while (at < text.length && !this.#isAttack()) {
      const mark = text.indexOf('<', at)
      if (mark < 0 || mark === text.length - 1) break
      const next = text[mark + 1]!
      if (next !== '/' && next !== '!' && next !== '?' && !startsName.test(next)) {
        at = mark + 1
        continue
      }
      if (mark > from) this.#characters(from, mark)
      if (next === '/') at = this.#closing(mark)
      else if (next === '!') at = this.#declared(mark)
      else at = next === '?' ? this.#past('?>', mark) : this.#opening(mark)
      from = at
    }
    const stopped = this.#isAttack() ? { at, elements: this.#seen, levels: this.#levels } : undefined
    if (!stopped && from < text.length) this.#characters(from, text.length)
    if (this.#open.length > 1) this.#broken = true
    while (this.#open.length > 1) this.#pop(true)
    const [root, ...after] = this.#top.children.filter(isElement)
    return {
      root,
      broken: this.#broken,
      more: after.length > 0,
      breaksOff: root?.unclosed === true && !endsWith(text, root),
      tooDeep: this.#tooDeep,
      tooMany: this.#tooMany,
      tooLong: this.#tooLong,
      ...(stopped && { stopped }),
    }
  }

  get #levels(): number {
    return this.#open.length - 1 + this.#skipped + this.#below
  }

  #isAttack = (): boolean => this.#levels >= abandoned || this.#seen > this.#mostInFile

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
    const end = endOfCdata(text, mark, this.#open.at(-1)!.raw)
    const [from, to] = [mark + 9, end < 0 ? text.length : end]
    if (to > from) {
      const section = text.slice(from, to)
      this.#keep(this.#rules.namesInCdata && section.includes('&') ? decoded(section, nothingDefined, true) : section)
    }
    return end < 0 ? this.#ended() : end + 3
  }

  #characters(from: number, to: number): void {
    if (this.#skipped > 0) return
    const { element } = this.#open.at(-1)!
    if (this.#rules.structural?.has(element.name) && blank(this.#text, from, to)) return
    this.#keep(this.#decode(this.#text.slice(from, to)))
  }

  #decode = (written: string): string => (written.includes('&') ? decoded(written, this.#defined) : written)

  #keep(text: string): void {
    if (this.#skipped > 0) return
    if (this.#piece === '') this.#piece = text
    else if (this.#pieces.push(text) >= mostPieces) this.#endText()
  }

  #endText(): void {
    if (this.#piece === '') return
    const { children } = this.#open.at(-1)!.element
    const last = children.at(-1)
    let text = this.#piece
    if (typeof last === 'string') text = children.pop() + text
    if (this.#pieces.length > 0) text += this.#pieces.splice(0).join('')
    if (text.length > this.#longestText) {
      this.#tooLong++
      text = text.slice(0, this.#longestText)
    }
    children.push(text)
    this.#piece = ''
  }

  #opening(mark: number): number {
    const text = this.#text
    const end = endOfName(text, mark + 1)
    const raw = text.slice(mark + 1, end)
    const read = text[end] === '>' ? { at: end + 1, written: undefined, closed: false } : this.#attributes(end)
    if (read === undefined) return this.#ended()
    const { itemsEndOneAnother, items } = this.#rules
    if (itemsEndOneAnother && this.#skipped === 0 && items.has(raw)) this.#endItem(raw)
    this.#seen++
    if (this.#skipped > 0) {
      if (!read.closed) this.#skipped++
    } else if (this.#open.length > deepest) {
      this.#tooDeep++
      if (!read.closed) this.#below++
    } else if (this.#isBeyond(this.#open.at(-1)!.element)) {
      if (!read.closed) this.#skipped++
    } else this.#begin(raw, read)
    return read.at
  }

  /** Has its place, or the item that it stands in, as many elements as it may have? Counted where it is so. */
  #isBeyond(parent: XmlElement): boolean {
    if (++this.#held > this.#rules.mostElements) this.#tooMany.inItem++
    else {
      const most = this.#rules.mostChildren
      if (!most || parent.children.length < most.count || most.unless.has(parent.name)) return false
      this.#tooMany.inPlace++
    }
    return true
  }

  #begin(raw: string, { written, closed }: { written: [string, string][] | undefined; closed: boolean }): void {
    this.#endText()
    const parent = this.#open.at(-1)!
    const { element, scope } = this.#element(raw, written, parent)
    parent.element.children.push(element)
    if (!closed) this.#open.push({ element, raw, scope, held: this.#held })
  }

  #endItem(raw: string): void {
    const before = this.#open.findLastIndex((open) => open.raw === raw)
    if (before < 0) return
    this.#broken = true
    while (this.#open.length > before + 1) this.#pop(true)
    this.#pop()
  }

  #element(raw: string, written: [string, string][] | undefined, parent: Open): Pick<Open, 'element' | 'scope'> {
    let { scope } = parent
    let attributes = none
    for (const [key, value] of written ?? []) {
      const name = key.toLowerCase()
      if (name === 'xmlns' || name.startsWith('xmlns:')) {
        if (scope === parent.scope) scope = scopeWithin(scope)
        scope.prefixes.set(name.slice(6), spaceOf(value, this.#vocabularies))
      } else {
        if (attributes === none) attributes = {}
        // What every object has (`constructor`) is no attribute that was there before; a text as `__proto__` changes nothing.
        if (!Object.hasOwn(attributes, name)) attributes[name] = value
      }
    }
    const { name, local, space } = named(raw, scope, this.#vocabularies)
    const base = attributes === none ? undefined : attributes['xml:base']
    const lang = attributes === none ? undefined : attributes['xml:lang']
    const element: XmlElement = {
      name,
      local,
      space,
      attributes,
      children: [],
      base: base === undefined ? parent.element.base : resolve(base, parent.element.base),
      lang: lang ?? parent.element.lang,
    }
    return { element, scope }
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
        if (written.length < mostAttributes) written.push([found[1]!, this.#decode(value)])
        continue
      }
      const next = text[at]
      if (next === undefined) return undefined
      if (next === '>') return { at: at + 1, written, closed: text[at - 1] === '/' }
      if (next === '<' && text[at + 1] !== '!') {
        // The tag was not ended: what begins here is the next. A comment or a section, which may have no end, is none.
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
    if (this.#below > 0) {
      this.#below--
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
    this.#endText()
    const { element, held } = this.#open.pop()!
    this.#below = 0
    if (unclosed) element.unclosed = true
    // An array that grew holds room for more.
    if (element.children.length > 0) element.children = element.children.slice()
    if (!this.#rules.items.has(element.name)) return
    if (!this.#onItem) this.#held = held
    else if (this.#open.length <= deepestItem) this.#take(element, held)
  }

  #take(item: XmlElement, held: number): void {
    const root = this.#open[1]
    // What stands after the root's end is in no feed.
    if (!root || this.#top.children.find(isElement) !== root.element) return
    this.#onItem?.(item, root.element)
    item.children = []
    this.#held = held
  }
}

/** Does the tail close this element? It may hold comments after the root's end. */
function endsWith(text: string, { name }: XmlElement): boolean {
  return new RegExp(`</(?:[\\w.-]{1,60}:)?${name.replace(/[^\w]/g, '\\$&')}\\s*>`, 'i').test(text.slice(-2000))
}

const cdata = '<![CDATA['
/** Sections inside one another that are looked into. */
const mostNested = 20

/**
 * Where a CDATA section ends (XML 1.0, section 2.7, at its first `]]>`). Some systems write one inside another: then the first mark is the inner one's,
 * and more of the element's text follows it.
 * @param raw the name of the element around it, as written
 * @returns -1 where it has no end
 */
function endOfCdata(text: string, mark: number, raw: string): number {
  let end = text.indexOf(']]>', mark)
  let inner = text.indexOf(cdata, mark + cdata.length)
  for (let nested = 0; inner >= 0 && inner < end && nested < mostNested; nested++) {
    const after = end + 3
    const next = text.indexOf(']]>', after)
    const close = text.indexOf(`</${raw}`, after)
    if (next < 0 || text.startsWith(cdata, after) || (close >= 0 && close < next)) return end
    inner = text.indexOf(cdata, inner + cdata.length)
    end = next
  }
  return end
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
