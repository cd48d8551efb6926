/**
 * Markup of a feed's texts, whoever wrote it: read once into safe HTML and plain text. What comes out is written anew, tag by
 * tag, from a list of what a body needs; nothing of the source's own syntax reaches the output, so that nothing in it can be
 * read differently by a browser. One pass, in time that grows with the length.
 */
import { decodeHTML } from 'entities/decode'
import { escapeAttribute, escapeText } from '#src/text/escape.ts'
import { attributesFrom, gt, isStandIn, lazyAddress } from './attributes.ts'
import { breaking, embeds, frame, type Known, raw, silent, tags } from './tags.ts'

export interface BodyHtml {
  /** Well-formed, balanced, with absolute addresses where there was a base. */
  html: string
  /** Blocks apart by an empty line, items and rows by a line end, cells by a tab; white space as a browser shows it. */
  text: string
  /** It was longer than `longestBody`, and its end was left out. */
  cut?: true
}

/** Characters of a body; what is longer is no story, and no book either. */
export const longestBody = 1_000_000

/** Elements inside one another; deeper ones give their text alone. */
const deepest = 200

interface Open {
  name: string
  tag: Known
  /** Where in the output it begins, to be taken back when it stays empty. */
  from: number
  filled: boolean
}

/** @param base the address that relative ones are resolved against */
export function bodyFrom(markup: string, base?: string): BodyHtml {
  const reader = new Reader(base)
  reader.read(markup)
  return { html: reader.html(), text: reader.text(), ...(reader.cut ? { cut: true } : {}) }
}

const declares = /[-a-z[>]/i
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const letters = /^[a-z0-9]*$/

/** Where a tag's name ends that begins here. */
function endOfName(markup: string, start: number): number {
  let at = start
  for (; at < markup.length; at++) {
    const code = markup.charCodeAt(at)
    if (code <= 32 || code === 47 || code === 62) break
  }
  return at
}

function nameIn(markup: string, start: number, end: number): string {
  const name = markup.slice(start, end)
  return tags.has(name) || letters.test(name) ? name : name.toLowerCase()
}

class Reader {
  readonly #base: string | undefined
  readonly #html: string[] = []
  /** Characters that may still be written. */
  #left = longestBody
  readonly #open: Open[] = []
  /** Elements of these names have no end tag any more. */
  readonly #endless = new Set<string>()
  #drawing = false
  // Plain text: whole lines, the line that is written, a blank due in it, and the line ends due before the next.
  readonly #text: string[] = []
  #line = ''
  #blank = false
  #cell = false
  #gap = 0
  #pre = 0
  #bracket = false
  /** The address that a `picture` offers beside its `img`. */
  #candidate: string | undefined

  constructor(base: string | undefined) {
    this.#base = base
  }

  get cut(): boolean {
    return this.#left < 0
  }

  html(): string {
    return this.#html.join('').trim()
  }

  text(): string {
    return this.#text.join('')
  }

  read(markup: string): void {
    const { length } = markup
    let at = 0
    /** Text not yet written begins here: a `<` that opens nothing belongs to it. */
    let from = 0
    while (at < length && this.#left >= 0) {
      const mark = markup.indexOf('<', at)
      if (mark < 0 || mark === length - 1) break
      const code = markup.charCodeAt(mark + 1)
      const next = code === 33 ? '!' : code === 63 ? '?' : ''
      const closing = code === 47
      if (next === '!' ? !declares.test(markup[mark + 2] ?? '') : !closing && next !== '?' && !isLetter(code)) {
        at = mark + 1
        continue
      }
      if (mark > from) this.#characters(markup.slice(from, mark))
      if (next !== '' || (closing && !isLetter(markup.charCodeAt(mark + 2)))) at = afterComment(markup, mark)
      else at = closing ? this.#closing(markup, mark + 2) : this.#opening(markup, mark + 1)
      from = at
    }
    if (from < length && this.#left >= 0) this.#characters(markup.slice(from))
    while (this.#open.length > 0) this.#pop()
    this.#flush(0)
  }

  #opening(markup: string, start: number): number {
    const end = endOfName(markup, start)
    const name = nameIn(markup, start, end)
    const tag = tags.get(name)
    const embed = name === 'iframe'
    const wanted = embed ? frame : tag?.attributes
    const bare = markup.charCodeAt(end) === gt
    const { at, attributes } = bare ? { at: end + 1, attributes: '' } : attributesFrom(markup, end, wanted, this.#base)
    if (embed) {
      const address = / src="([^"]*)"/.exec(attributes)?.[1]
      if (!address || !embeds.test(address)) return at
      this.#fill()
      this.#html.push(`<iframe${attributes}></iframe>`)
      return this.#afterElement(markup, at, name) ?? at
    }
    if (name === 'svg') this.#drawing = true
    if (raw.has(name) && !(this.#drawing && name === 'title')) return this.#afterElement(markup, at, name) ?? markup.length
    if (silent.has(name)) return (markup[at - 2] === '/' ? undefined : this.#afterElement(markup, at, name)) ?? at
    if (!tag) {
      if (breaking.has(name)) this.#flush(1)
      return at
    }
    this.#implyEnds(name, tag)
    if (name === 'br') this.#flush(1)
    else if (tag.lines) this.#flush(tag.lines)
    if (this.#open.length >= deepest) return at
    if (tag.empty) {
      const shown = name === 'img' ? this.#pictured(attributes, markup.slice(end, at)) : attributes
      if (name === 'source' && !attributes.includes(' src="')) this.#candidate ??= lazyAddress(markup.slice(end, at), this.#base)
      // A picture without an address shows nothing.
      if ((name === 'img' || name === 'source') && !shown.includes(' src="')) return at
      this.#fill()
      this.#html.push(`<${name}${shown} />`)
      this.#left -= shown.length + 6
      return at
    }
    if (name === 'pre') this.#pre++
    else if (name === 'rt') this.#line += '('
    else if (name === 'rp') this.#bracket = true
    this.#open.push({ name, tag, from: this.#html.length, filled: attributes !== '' })
    this.#html.push(attributes === '' ? tag.opens : `<${name}${attributes}>`)
    this.#left -= tag.opens.length + tag.closes.length + attributes.length
    return at
  }

  /** A picture's attributes, with the address that a script would have shown where its own shows nothing. */
  #pictured(attributes: string, tag: string): string {
    const own = / src="([^"]*)"/.exec(attributes)?.[1]
    const around = this.#candidate
    this.#candidate = undefined
    if (own !== undefined && !isStandIn(own)) return attributes
    const address = lazyAddress(tag, this.#base) ?? around
    if (address === undefined) return attributes
    return ` src="${escapeAttribute(address)}"${own === undefined ? attributes : attributes.replace(` src="${own}"`, '')}`
  }

  /** HTML, section 13.1.2.4 Optional tags: what ends where another begins. */
  #implyEnds(name: string, tag: Known): void {
    const closed = ends[name]
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const above = this.#open[i]!
      if (closed ? closed.ends.has(above.name) : tag.lines && above.name === 'p') {
        while (this.#open.length > i) this.#pop()
        if (!closed?.all) return
      } else if (closed ? closed.within.has(above.name) : !above.tag.inline) return
    }
  }

  #closing(markup: string, start: number): number {
    const innermost = this.#open.at(-1)
    if (innermost && markup.startsWith(innermost.name, start) && markup.charCodeAt(start + innermost.name.length) === 62) {
      this.#pop()
      return start + innermost.name.length + 1
    }
    const gt = markup.indexOf('>', start)
    const end = gt < 0 ? markup.length : gt
    const name = nameIn(markup, start, Math.min(endOfName(markup, start), end))
    if (breaking.has(name)) this.#flush(1)
    else if (name === 'svg') this.#drawing = false
    else if (name === 'br') {
      this.#flush(1)
      this.#html.push('<br />')
    } else {
      const at = this.#open.findLastIndex((open) => open.name === name)
      if (at >= 0) while (this.#open.length > at) this.#pop()
    }
    return end + 1
  }

  #pop(): void {
    const { name, tag, from, filled } = this.#open.pop()!
    if (!filled && tag.hollow) {
      this.#html.length = from
      if (!this.cut) this.#left += tag.opens.length + tag.closes.length
    } else {
      this.#html.push(tag.closes)
      const parent = this.#open.at(-1)
      if (parent) parent.filled = true
    }
    if (name === 'td' || name === 'th') {
      this.#line += '\t'
      this.#blank = false
      this.#cell = true
    } else if (tag.lines) this.#flush(tag.lines)
    if (name === 'pre') this.#pre--
    else if (name === 'rt') this.#line += ')'
    else if (name === 'rp') this.#bracket = false
  }

  #fill(): void {
    const open = this.#open.at(-1)
    if (open) open.filled = true
  }

  #characters(written: string): void {
    // Not inside a character's name.
    const cut = written.length > this.#left
    const raw = cut ? written.slice(0, this.#left).replace(/&[^&;\s]{0,40}$/, '') : written
    const marked = raw.includes('&') || raw.includes('<') || raw.includes('>')
    // Most text is written as it would be written here.
    const asWritten = marked ? escaped.test(raw) && !raw.includes('  ') : !untidy.test(raw)
    let text = raw
    let html = raw
    if (asWritten) text = marked ? unescaped(raw) : raw
    else {
      text = decodeHTML(raw)
      if (untidy.test(text)) {
        text = text.replace(unprintables, '')
        if (this.#pre === 0) text = text.replace(blanks, ' ')
      }
      html = escapeText(text)
    }
    if (this.#pre > 0) this.#preformatted(text)
    else if (!this.#bracket) this.#collapsed(text)
    this.#left = cut ? -1 : this.#left - html.length
    if (text === '') return
    if (text !== ' ') this.#fill()
    this.#html.push(html)
  }

  #collapsed(text: string): void {
    const leading = text.startsWith(' ')
    const trailing = text.endsWith(' ')
    const words = leading || trailing ? text.trim() : text
    if (words === '') {
      this.#blank ||= leading
      return
    }
    if ((this.#blank || leading) && this.#line !== '' && !this.#cell) this.#line += ' '
    this.#line += words
    this.#blank = trailing
    this.#cell = false
  }

  #preformatted(text: string): void {
    const [first = '', ...rest] = text.replace(/\r\n?/g, '\n').split('\n')
    this.#line += first
    for (const next of rest) {
      this.#flush(1)
      this.#line = next
    }
  }

  #flush(lines: number): void {
    const trimmed = this.#line.trimEnd()
    if (trimmed !== '') {
      if (this.#text.length > 0) this.#text.push(this.#gap > 1 ? '\n\n' : '\n')
      this.#text.push(this.#pre > 0 ? trimmed : trimmed.trimStart())
      this.#gap = lines
    } else this.#gap = Math.max(this.#gap, lines)
    this.#line = ''
    this.#blank = false
    this.#cell = false
  }

  /** Behind an element's end tag, if it has one. */
  #afterElement(markup: string, at: number, name: string): number | undefined {
    if (this.#endless.has(name)) return undefined
    const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
    end.lastIndex = at
    if (!end.test(markup)) {
      this.#endless.add(name)
      return undefined
    }
    const gt = markup.indexOf('>', end.lastIndex)
    return gt < 0 ? markup.length : gt + 1
  }
}

const set = (names: string) => new Set(names.split(' '))
/** What an element's beginning ends, looked for outwards up to what it may stand in; `all`: not only the innermost. */
const ends: Record<string, { ends: Set<string>; within: Set<string>; all?: true }> = {
  li: { ends: set('li'), within: set('ul ol') },
  dt: { ends: set('dt dd'), within: set('dl') },
  dd: { ends: set('dt dd'), within: set('dl') },
  tr: { ends: set('tr'), within: set('table') },
  td: { ends: set('td th'), within: set('tr table') },
  th: { ends: set('td th'), within: set('tr table') },
  thead: { ends: set('thead tbody tfoot'), within: set('table') },
  tbody: { ends: set('thead tbody tfoot'), within: set('table') },
  tfoot: { ends: set('thead tbody tfoot'), within: set('table') },
}

const unprintables = /[\0-\x08\x0b\x0e-\x1f\x7f]+/g
const blanks = /[ \t\r\n\f]+/g
/** What is not as a browser shows it. */
const untidy = /[\0-\x1f\x7f]| {2}/

/** Text with characters escaped as they would be written here. */
const escaped = /^[^&<>\0-\x1f\x7f]*(?:&(?:amp|lt|gt);[^&<>\0-\x1f\x7f]*)*$/

/** What `escaped` allows, as characters. */
function unescaped(text: string): string {
  let out = ''
  let from = 0
  for (let mark = text.indexOf('&'); mark >= 0; mark = text.indexOf('&', from)) {
    const name = text[mark + 1]
    out += text.slice(from, mark) + (name === 'a' ? '&' : name === 'l' ? '<' : '>')
    from = mark + (name === 'a' ? 5 : 4)
  }
  return out + text.slice(from)
}

/** Behind a comment, a declaration or a processing instruction (HTML, section 13.2.5.42 on). */
function afterComment(markup: string, mark: number): number {
  // A section's text is the writer's, who marked it twice.
  if (markup.startsWith('<![CDATA[', mark)) return mark + 9
  if (!markup.startsWith('<!--', mark)) {
    const end = markup.indexOf('>', mark)
    return end < 0 ? markup.length : end + 1
  }
  if (markup[mark + 4] === '>') return mark + 5
  if (markup.startsWith('->', mark + 4)) return mark + 6
  commentEnd.lastIndex = mark + 4
  return commentEnd.exec(markup) ? commentEnd.lastIndex : markup.length
}
const commentEnd = /--!?>/g

/** The pictures of markup that `bodyFrom` wrote; not those that only count readers. */
export function picturesIn(html: string): { url: string; alt?: string; width?: number; height?: number }[] {
  const out: { url: string; alt?: string; width?: number; height?: number }[] = []
  for (const [, written = ''] of html.matchAll(/<img((?: [a-z]+="[^"]*")+) \/>/g)) {
    const of = Object.fromEntries([...written.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, decodeHTML(value!)]))
    const width = of.width ? Number(of.width) : undefined
    const height = of.height ? Number(of.height) : undefined
    if (!of.src || (width ?? smallest) < smallest || (height ?? smallest) < smallest) continue
    out.push({ url: of.src, ...(of.alt ? { alt: of.alt } : {}), ...(width ? { width } : {}), ...(height ? { height } : {}) })
  }
  return out
}
/** Pixels a side; less is a counter's or an icon. */
const smallest = 40
