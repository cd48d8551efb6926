/**
 * HTML into a light tree, bounded whatever comes: on htmlparser2's tokenizer, with the part of the HTML standard's tree
 * construction that news pages need (implied end tags, scopes, void and raw-text elements; WHATWG HTML, 13.2.6).
 *
 * Own tree rather than htmlparser2's Parser and domhandler because the Parser keeps its stack in an array that it shifts and
 * searches from the front: a million unclosed elements take it minutes. Here depth is capped and a stray end tag costs nothing.
 */
import { decodeHTML, decodeHTMLAttribute } from 'entities/decode'
import { Tokenizer } from 'htmlparser2'

/** Deeper elements become siblings at this depth, as browsers do it (at 512). */
const maxDepth = 256
/** The largest of 221 news pages has 2,930 elements. */
const maxElements = 40_000

export interface Element {
  readonly tag: string
  readonly attribs: Readonly<Record<string, string>>
  readonly parent: Element | undefined
  readonly children: Node[]
  /** What its names say, once class-names.ts has read them; -1 before. */
  names: number
}
/** Text is a plain string, entities decoded. */
export type Node = Element | string

export interface Tree {
  root: Element
  /** true when elements were left out because there were too many. */
  truncated: boolean
  /** true when elements were nested too deep and were flattened. */
  flattened: boolean
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const voids = words('area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen')
const closesParagraph = words(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table ul',
)
/** Elements that an end tag of another name never closes through (the standard's scope markers). */
const scopes = words('html table td th caption template object marquee applet button svg math')
/** Elements that an inline end tag (`</span>`, `</b>`) does not reach over. */
const blocks = words(
  'address article aside blockquote body button center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html li main menu nav ol p pre section summary table tbody td template tfoot th thead tr ul',
)
const siblings: ReadonlyMap<string, { closes: ReadonlySet<string>; until: ReadonlySet<string> }> = new Map([
  ['li', { closes: words('li'), until: words('ul ol menu dir') }],
  ['dt', { closes: words('dt dd'), until: words('dl') }],
  ['dd', { closes: words('dt dd'), until: words('dl') }],
  ['option', { closes: words('option'), until: words('select datalist') }],
  ['tr', { closes: words('tr td th caption'), until: words('table') }],
  ['td', { closes: words('td th'), until: words('tr table') }],
  ['th', { closes: words('td th'), until: words('tr table') }],
  ['tbody', { closes: words('tbody thead tfoot tr td th caption colgroup'), until: words('table') }],
  ['thead', { closes: words('tbody thead tfoot tr td th caption colgroup'), until: words('table') }],
  ['tfoot', { closes: words('tbody thead tfoot tr td th caption colgroup'), until: words('table') }],
  ['a', { closes: words('a'), until: words('table td th div section article body') }],
])

/** Elements in whose text an ampersand is one. */
const rawText = words('script style xmp iframe noembed noframes plaintext')

/** Makes objects without a prototype that are still as quick as literals (`Object.create(null)` makes a hash table each time). */
function AttributeMap(): void {}
AttributeMap.prototype = Object.create(null)
const Attributes = AttributeMap as unknown as new () => Record<string, string>

const none = words('')
const paragraph = words('p')

class Builder {
  readonly root: Element = { tag: '#document', attribs: new Attributes(), parent: undefined, children: [], names: 0 }
  truncated = false
  flattened = false
  readonly #html: string
  readonly #stack: Element[] = [this.root]
  readonly #open = new Map<string, number>()
  #count = 0
  #tag = ''
  #attribs: Record<string, string> = new Attributes()
  #name = ''
  #value = ''
  #foreign = 0
  #skipping = ''
  #textStart = 0
  #textEnd = 0

  constructor(html: string) {
    this.#html = html
  }

  #top(): Element {
    return this.#stack[this.#stack.length - 1]!
  }

  /** Tokens of text come in pieces (each stray `<` ends one); adjacent ones are cut from the page at once. */
  #flush(): void {
    if (this.#textEnd === 0) return
    const text = this.#html.slice(this.#textStart, this.#textEnd)
    this.#textEnd = 0
    this.#text(text.includes('&') && !rawText.has(this.#top().tag) ? decodeHTML(text) : text)
  }

  #text(text: string): void {
    if (this.#skipping !== '') return
    const { children } = this.#top()
    const last = children.length - 1
    if (typeof children[last] === 'string') children[last] += text
    else children.push(text)
  }

  #pop(): void {
    const element = this.#stack.pop()!
    this.#open.set(element.tag, (this.#open.get(element.tag) ?? 1) - 1)
    if (element.tag === 'svg' || element.tag === 'math') this.#foreign--
  }

  /** Pops to the nearest open element among `names`, if it stands before a `stop`. */
  #closeTo(names: ReadonlySet<string>, stop: ReadonlySet<string>): void {
    for (let i = this.#stack.length - 1; i > 0; i--) {
      const { tag } = this.#stack[i]!
      if (names.has(tag)) {
        while (this.#stack.length > i) this.#pop()
        return
      }
      if (stop.has(tag)) return
    }
  }

  #isOpen(tag: string): boolean {
    return (this.#open.get(tag) ?? 0) > 0
  }

  ontext(start: number, end: number): void {
    if (start !== this.#textEnd) {
      this.#flush()
      this.#textStart = start
    }
    this.#textEnd = end
  }
  ontextentity(): void {}
  oncdata(start: number, end: number, offset: number): void {
    this.#flush()
    if (this.#foreign > 0) this.#text(this.#html.slice(start, end - offset))
  }
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {
    this.#flush()
  }
  isInForeignContext(): boolean {
    return this.#foreign > 0
  }

  onopentagname(start: number, end: number): void {
    this.#flush()
    this.#tag = this.#html.slice(start, end).toLowerCase()
    this.#attribs = new Attributes()
  }
  onattribname(start: number, end: number): void {
    this.#name = this.#html.slice(start, end).toLowerCase()
    this.#value = ''
  }
  onattribdata(start: number, end: number): void {
    this.#value = this.#value === '' ? this.#html.slice(start, end) : this.#value + this.#html.slice(start, end)
  }
  onattribentity(): void {}
  onattribend(): void {
    if (this.#attribs[this.#name] !== undefined) return
    this.#attribs[this.#name] = this.#value.includes('&') ? decodeHTMLAttribute(this.#value) : this.#value
  }
  onselfclosingtag(): void {
    this.#openTag(this.#foreign > 0)
  }
  onopentagend(): void {
    this.#openTag(false)
  }

  #openTag(closed: boolean): void {
    const tag = this.#tag
    if (this.#count >= maxElements) {
      this.truncated = true
      if (tag === 'script' || tag === 'style') this.#skipping = tag
      return
    }
    if (tag === 'style') {
      this.#skipping = tag
      return
    }
    if (closesParagraph.has(tag) && this.#isOpen('p')) this.#closeTo(paragraph, scopes)
    const implied = siblings.get(tag)
    if (implied !== undefined) {
      for (const name of implied.closes) {
        if (this.#isOpen(name)) {
          this.#closeTo(implied.closes, implied.until)
          break
        }
      }
    }
    this.#count++
    const parent = this.#top()
    const element: Element = { tag, attribs: this.#attribs, parent, children: [], names: -1 }
    parent.children.push(element)
    if (closed || voids.has(tag)) return
    if (this.#stack.length >= maxDepth) {
      this.flattened = true
      return
    }
    this.#stack.push(element)
    this.#open.set(tag, (this.#open.get(tag) ?? 0) + 1)
    if (tag === 'svg' || tag === 'math') this.#foreign++
  }

  onclosetag(start: number, end: number): void {
    this.#flush()
    const tag = this.#html.slice(start, end).toLowerCase()
    if (this.#skipping !== '') {
      if (tag === this.#skipping) this.#skipping = ''
      return
    }
    if (!this.#isOpen(tag) || tag === 'html' || tag === 'body') return
    const stop = blocks.has(tag) ? (scopes.has(tag) || tag.startsWith('t') ? none : scopes) : blocks
    for (let i = this.#stack.length - 1; i > 0; i--) {
      const open = this.#stack[i]!.tag
      if (open === tag) {
        while (this.#stack.length > i) this.#pop()
        return
      }
      if (stop.has(open)) return
    }
  }
}

/** The tree of a page. Never throws, takes time linear in the length of `html`, whatever stands in it. */
export function parseTree(html: string): Tree {
  const builder = new Builder(html)
  // it decodes entities by looking at each character; where none are, text and attributes can be passed over at once
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: false }, builder)
  tokenizer.write(html)
  tokenizer.end()
  return { root: builder.root, truncated: builder.truncated, flattened: builder.flattened }
}
