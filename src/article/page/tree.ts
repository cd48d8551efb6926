/**
 * HTML into a light tree, bounded whatever comes: on htmlparser2's tokenizer, with the HTML standard's tree construction (WHATWG
 * HTML, 13.2.6) as far as text and its place go. Formats that an element's end cut off are not opened again in the next.
 *
 * Own tree rather than parse5, which takes three times as long and would make extraction half as fast: `test/article/tree.test.ts`
 * lays both side by side. Rather than htmlparser2's Parser and domhandler because the Parser keeps its stack in an array that it
 * shifts and searches from the front: a million unclosed elements take it minutes. Here depth is capped and a stray end tag costs nothing.
 */
import { decodeHTML, decodeHTMLAttribute } from 'entities/decode'
import { Tokenizer } from 'htmlparser2'
import { Attributes, append, type Element, type Growing, Growth } from './tree-growth.ts'
import {
  betweenItems,
  breaksOut,
  buttonScope,
  closesAll,
  closesParagraph,
  formatting,
  headings,
  htmlInForeign,
  inHead,
  listScope,
  partsOfTables,
  rawText,
  rows,
  scope,
  sections,
  special,
  tableParts,
  tableScope,
  voids,
} from './tree-rules.ts'

/** The largest of 221 news pages has 2,930 elements. */
const maxElements = 40_000

export type { Element, Node } from './tree-growth.ts'

export interface Tree {
  root: Element
  /** true when elements were left out because there were too many. */
  truncated: boolean
  /** true when elements were nested too deep and were flattened. */
  flattened: boolean
}

const paragraph = new Set(['p'])
const terms = new Set(['dt', 'dd'])
const items = new Set(['li'])
const [table, button, option, select] = [
  new Set(['table']),
  new Set(['button']),
  new Set(['option']),
  new Set(['select', 'datalist', 'optgroup']),
]
const tableOnly = new Set(['table', 'template', 'html', 'noscript'])
const none: ReadonlySet<string> = new Set()

class Builder extends Growth {
  truncated = false
  readonly #html: string
  #tag = ''
  #attribs: Record<string, string> = new Attributes()
  #name = ''
  #value = ''
  #skipping = ''
  #textStart = 0
  #textEnd = 0
  #body: Growing | undefined
  /** A page has a head, so that what is none of it begins a body. */
  #hasHead = false

  constructor(html: string) {
    super()
    this.#html = html
  }

  /** Tokens of text come in pieces (each stray `<` ends one); adjacent ones are cut from the page at once. */
  #flush(): void {
    if (this.#textEnd === 0) return
    const text = this.#html.slice(this.#textStart, this.#textEnd)
    this.#textEnd = 0
    this.#text(text.includes('&') && !rawText.has(this.top().tag) ? decodeHTML(text) : text)
  }

  #text(text: string): void {
    if (this.#skipping !== '') return
    let top = this.top()
    if (top.tag === 'head' || top.tag === 'html') {
      if (!/\S/.test(text)) return
      this.#beginBody()
      top = this.top()
    }
    if (tableParts.has(top.tag) && !top.foreign && /\S/.test(text)) this.beforeTable(text)
    else append(top, text)
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
    if (this.isInForeignContext()) this.#text(this.#html.slice(start, end - offset))
  }
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {
    this.#flush()
  }
  isInForeignContext(): boolean {
    const top = this.top()
    return top.foreign && !htmlInForeign.has(top.tag)
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
    this.#openTag(true)
  }
  onopentagend(): void {
    this.#openTag(false)
  }

  #beginBody(): void {
    if (!this.#hasHead) return
    while (this.top().tag === 'head') this.pop()
    if (this.#body === undefined && this.stack.length <= 2) {
      this.#body = this.push('body', new Attributes(), false)
    }
  }

  #openTag(selfClosing: boolean): void {
    const tag = this.#tag
    if (this.count >= maxElements) {
      this.truncated = true
      if (tag === 'script' || tag === 'style') this.#skipping = tag
      return
    }
    if (this.isInForeignContext()) {
      if (!breaksOut.has(tag)) {
        if (selfClosing) {
          this.count++
          this.add(tag, this.#attribs, true)
        } else this.push(tag, this.#attribs, true)
        return
      }
      while (this.isInForeignContext()) this.pop()
    }
    if (tag === 'style') {
      this.#skipping = tag
      return
    }
    if (this.#isMisplaced(tag)) return
    this.#closeImplied(tag)
    if (voids.has(tag)) {
      this.count++
      this.add(tag, this.#attribs, false)
      return
    }
    const foreign = tag === 'svg' || tag === 'math'
    if (foreign && selfClosing) {
      this.count++
      this.add(tag, this.#attribs, true)
      return
    }
    const element = this.push(tag, this.#attribs, foreign)
    if (tag === 'body') this.#body = element
    if (tag === 'form') this.form = true
    if (tag === 'html' || tag === 'head') this.#hasHead = true
  }

  /** Start tags that a browser passes over where they stand. */
  #isMisplaced(tag: string): boolean {
    if (this.isOpen('template')) return false
    switch (tag) {
      case 'html':
        return this.isOpen('html')
      case 'head':
        return this.isOpen('head') || this.#body !== undefined
      case 'body':
        while (this.top().tag === 'head') this.pop()
        return this.#body !== undefined
      case 'form':
        return this.form
      case 'noscript':
        return this.isOpen(tag)
      case 'tr':
      case 'td':
      case 'th':
      case 'tbody':
      case 'thead':
      case 'tfoot':
      case 'caption':
      case 'col':
      case 'colgroup':
        return !this.isOpen('table')
      default:
        return false
    }
  }

  /** Closes, and opens, what a start tag does that without saying so. */
  #closeImplied(tag: string): void {
    const top = this.top().tag
    if ((top === 'head' || top === 'html' || top === '#document') && !inHead.has(tag) && tag !== 'html' && tag !== 'body') this.#beginBody()
    if (closesParagraph.has(tag) && this.isOpen('p')) this.closeTo(paragraph, buttonScope)
    switch (tag) {
      case 'li':
        if (this.isOpen('li')) this.closeTo(items, betweenItems)
        break
      case 'dt':
      case 'dd':
        if (this.isOpen('dt') || this.isOpen('dd')) this.closeTo(terms, betweenItems)
        break
      case 'button':
        if (this.isOpen('button')) this.closeTo(button, scope)
        break
      case 'option':
        if (this.isOpen('option')) this.closeTo(option, select)
        break
      case 'a':
      case 'nobr':
        if (this.isOpen(tag)) this.closeFormat(tag)
        break
      case 'table':
        if (this.isOpen(tag) && this.isBetweenCells()) this.closeTo(table, tableScope)
        break
      case 'caption':
      case 'colgroup':
      case 'col':
      case 'tbody':
      case 'thead':
      case 'tfoot':
        this.clearTo(tableOnly)
        break
      case 'tr':
        this.clearTo(tableOnly, sections)
        break
      case 'td':
      case 'th': {
        this.clearTo(tableOnly, rows)
        if (sections.has(this.top().tag) || this.top().tag === 'table') this.push('tr', new Attributes(), false)
        break
      }
      default:
        if (headings.has(tag) && headings.has(top)) this.pop()
    }
  }

  onclosetag(start: number, end: number): void {
    this.#flush()
    const tag = this.#html.slice(start, end).toLowerCase()
    if (this.#skipping !== '') {
      if (tag === this.#skipping) this.#skipping = ''
      return
    }
    if (tag === 'p' || tag === 'br') while (this.isInForeignContext()) this.pop()
    if (this.top().foreign && this.closeForeign(tag)) return
    if (tag === 'br') {
      this.count++
      this.add(tag, new Attributes(), false)
    } else if (headings.has(tag)) this.closeTo(headings, scope)
    else if (this.isOpen(tag) && tag !== 'html' && tag !== 'body') this.#closeOpen(tag)
  }

  #closeOpen(tag: string): void {
    if (formatting.has(tag)) this.closeFormat(tag)
    else if (tag === 'p') this.closeTag(tag, buttonScope)
    else if (tag === 'li') this.closeTag(tag, listScope)
    // what stands in a noscript is one piece of text for a browser, and a template's is a tree of its own
    else if (tag === 'noscript' || tag === 'template') this.closeTag(tag, none)
    else if (closesAll.has(tag)) this.closeTag(tag, scope)
    else if (partsOfTables.has(tag)) this.closeTag(tag, tableScope)
    else this.closeTag(tag, special)
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
