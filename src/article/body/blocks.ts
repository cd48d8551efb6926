/**
 * A page's tree as a flat sequence of blocks: runs of inline text between block boundaries, each with where it stands and what
 * marks it as furniture. Everything later decides on blocks.
 */
import { patterns } from '#src/languages/index.ts'
import { type Role, roleOf } from '../page/class-names.ts'
import { followsHidden, isCode, isHoverCard, isInitial, isReading } from '../page/inline-parts.ts'
import { isShadowRoot, silent } from '../page/text.ts'
import type { Element, Node } from '../page/tree.ts'

/** An element that is probably furniture, with what spoke against it. Marks nest; a block carries the innermost. */
export interface Mark {
  readonly element: Element
  readonly reason: string
  /**
   * `sure` stands whatever the element holds; `foreign` falls only when the headline or the known text is in it; `likely` also when
   * it holds most of the page's prose; `slight` also when it reads like the text; `article` marks every <article>, and falls on the
   * one that is the page's own.
   */
  readonly strength: 'sure' | 'foreign' | 'likely' | 'slight' | 'article'
  readonly outer: Mark | undefined
  /** Prose score of all blocks under it, filled by the body finder. */
  prose: number
  cancelled: boolean
}

/** A stretch of text with one format. */
export interface Piece {
  readonly text: string
  readonly href: string | undefined
  /** Inline formats as a bit set: 1 strong, 2 em, 4 sub, 8 sup, 16 code, 32 s. */
  readonly format: number
}

const formatOf: Readonly<Record<string, number>> = {
  b: 1,
  strong: 1,
  i: 2,
  em: 2,
  cite: 2,
  sub: 4,
  sup: 8,
  code: 16,
  kbd: 16,
  s: 32,
  del: 32,
  strike: 32,
}

/** A picture, player or social post, where it stands among the blocks. */
export interface Embedded {
  readonly element: Element
  /** The number of blocks before it. */
  readonly order: number
  readonly mark: Mark | undefined
}

export type BlockKind = 'paragraph' | 'heading' | 'item' | 'quote' | 'preformatted' | 'cell' | 'caption' | 'term'

export interface Block {
  /** The nearest block-level element. */
  readonly element: Element
  readonly kind: BlockKind
  /** 1 to 6 for headings. */
  readonly level: number
  readonly text: string
  readonly pieces: readonly Piece[]
  /** Characters of text inside links. */
  readonly linked: number
  /** Characters of text inside bold or italic. */
  readonly stressed: number
  readonly mark: Mark | undefined
  /** The nearest table row, list or quote around it. */
  readonly row: Element | undefined
  readonly list: Element | undefined
  readonly quote: Element | undefined
  /** Under an element that names itself the text's container, or the lead. */
  readonly inBody: boolean
  readonly lead: Element | undefined
  readonly order: number
}

const inline: ReadonlySet<string> = new Set(
  'a abbr acronym b rb rt rp rtc bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp ruby s samp small span strike strong sub sup time tt u var wbr img picture source'.split(
    ' ',
  ),
)
const kinds: Readonly<Record<string, BlockKind>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'item',
  blockquote: 'quote',
  pre: 'preformatted',
  td: 'cell',
  th: 'cell',
  figcaption: 'caption',
  caption: 'caption',
  dt: 'term',
  dd: 'paragraph',
}
const furnitureTags: Readonly<Record<string, Mark['strength']>> = {
  nav: 'sure',
  footer: 'foreign',
  aside: 'likely',
  form: 'likely',
  figcaption: 'sure',
  menu: 'sure',
  dialog: 'foreign',
  figure: 'likely',
  address: 'likely',
}
const furnitureRoles =
  /^(?:navigation|banner|contentinfo|search|complementary|dialog|alertdialog|menu|menubar|toolbar|tablist|button|tooltip)$/
const strengthOf = { foreign: 'foreign', furniture: 'likely', looks: 'slight' } as const
/** What a table's rows are called says what they list, not what they are to the page. */
const partsOfRows: ReadonlySet<string> = new Set(['tr', 'th', 'tbody', 'thead', 'tfoot', 'col', 'colgroup'])
const socialQuote = /twitter|tweet|instagram|tiktok|fb-post|bluesky|reddit-embed|threads|mastodon/i
/** What a link's text says to screen readers of where it opens. */
const opensElsewhere = new RegExp(`\\s{0,4}\\((?:${patterns('opensElsewhere')})\\)$`, 'iu')
const mediaTags: ReadonlySet<string> = new Set(
  'img amp-img iframe video audio amp-youtube amp-twitter amp-instagram amp-iframe amp-video embed object'.split(' '),
)
const maxEmbedded = 2000
/** Elements side by side in a <noscript> that pictures are looked for in. */
const maxHidden = 20
/** The fullest of 221 news pages has 665. */
const maxBlocks = 8000
/** Characters of one block, and of all: a long novel has a million, a long day's live blog a quarter of that. */
const maxBlock = 100_000
const maxText = 1_000_000

interface Scope {
  element: Element
  kind: BlockKind
  level: number
  mark: Mark | undefined
  row: Element | undefined
  list: Element | undefined
  quote: Element | undefined
  inBody: boolean
  lead: Element | undefined
  href: string | undefined
  format: number
}

class Segmenter {
  readonly blocks: Block[] = []
  readonly marks: Mark[] = []
  readonly embedded: Embedded[] = []
  /** Text was left out because there was too much of it. */
  truncated = false
  #characters = 0
  readonly #dropped: ReadonlySet<Element>
  #pieces: Piece[] = []
  #scope: Scope | undefined
  #breaks = 0

  constructor(dropped: ReadonlySet<Element>) {
    this.#dropped = dropped
  }

  /** Depth is bounded by the tree, so recursion is safe. */
  walk(node: Node, scope: Scope): void {
    if (typeof node === 'string') {
      this.#add(node, scope)
      return
    }
    const { tag } = node
    if (mediaTags.has(tag) || (tag === 'blockquote' && socialQuote.test(node.attribs.class ?? ''))) this.#note(node, scope)
    if (tag === 'noscript') this.#noteHidden(node, scope)
    if ((silent.has(tag) && !isShadowRoot(node)) || isReading(node) || (tag === 'span' && isHoverCard(node))) return
    if (tag === 'br') {
      // two in a row divide paragraphs, as pages without <p> do it
      if (++this.#breaks >= 2) this.flush()
      else if (this.#pieces.length > 0) this.#pieces.push({ text: '\n', href: undefined, format: 0 })
      return
    }
    if (tag === 'hr') {
      this.flush()
      return
    }
    if (inline.has(tag)) {
      this.#inline(node, scope)
      return
    }
    this.flush()
    const inner = this.#enter(node, scope)
    for (const child of node.children) this.walk(child, inner)
    this.flush()
  }

  #note(element: Element, scope: Scope): void {
    if (this.embedded.length < maxEmbedded)
      this.embedded.push({ element, order: this.blocks.length, mark: this.#markOf(element, scope, roleOf(element)) })
  }

  /** Pictures that a page shows where no script loads them. */
  #noteHidden({ children }: Element, scope: Scope): void {
    for (const child of children.slice(0, maxHidden)) {
      if (typeof child === 'string') continue
      if (child.tag === 'img') this.#note(child, scope)
      else this.#noteHidden(child, scope)
    }
  }

  #inline(node: Element, scope: Scope): void {
    const { tag, attribs } = node
    const mark = this.#markOf(node, scope, roleOf(node))
    let inner = scope
    const format = formatOf[tag]
    if (mark !== scope.mark) {
      // marked inline text (a share label, a screen-reader note) must not glue to its neighbours
      this.flush()
      inner = { ...scope, mark }
    }
    if (tag === 'a' && attribs.href !== undefined) inner = { ...inner, href: attribs.href }
    if (format !== undefined) inner = { ...inner, format: inner.format | format }
    for (const child of node.children) this.walk(child, inner)
    if (mark !== scope.mark) this.flush()
  }

  #enter(node: Element, scope: Scope): Scope {
    const { tag } = node
    const role = roleOf(node)
    const mark = this.#markOf(node, scope, role)
    const kind =
      kinds[tag] ??
      (scope.kind === 'quote' || scope.kind === 'item' || scope.kind === 'caption' || scope.kind === 'cell' ? scope.kind : 'paragraph')
    return {
      element: node,
      kind,
      level: kind === 'heading' ? Number(tag[1]) : 0,
      mark,
      row: tag === 'tr' ? node : tag === 'table' ? undefined : scope.row,
      list: tag === 'ul' || tag === 'ol' ? node : scope.list,
      quote: tag === 'blockquote' ? node : scope.quote,
      inBody: scope.inBody || role === 'body' || /\barticlebody\b/i.test(node.attribs.itemprop ?? ''),
      lead: role === 'lead' ? node : scope.lead,
      href: scope.href,
      format: 0,
    }
  }

  #markOf(node: Element, scope: Scope, role: Role): Mark | undefined {
    // quotes and tables are often wrapped in <figure>
    if (
      (node.tag === 'blockquote' || node.tag === 'table') &&
      scope.mark?.reason === 'figure' &&
      !socialQuote.test(node.attribs.class ?? '')
    )
      return scope.mark.outer
    const against = this.#against(node, role)
    if (against === undefined) return scope.mark
    const mark: Mark = { element: node, reason: against[0], strength: against[1], outer: scope.mark, prose: 0, cancelled: false }
    this.marks.push(mark)
    return mark
  }

  #against(node: Element, named: Role): [string, Mark['strength']] | undefined {
    const { tag, attribs } = node
    if (this.#dropped.has(node)) return ['site rule', 'sure']
    if (attribs.hidden !== undefined || /display\s*:\s*none/i.test(attribs.style ?? '')) return ['hidden', 'likely']
    if (attribs['aria-hidden'] === 'true' && inline.has(tag)) return isInitial(node) ? undefined : ['hidden', 'sure']
    const byTag = furnitureTags[tag]
    if (byTag !== undefined) return [tag, byTag]
    const role = attribs.role
    if (role !== undefined && furnitureRoles.test(role)) return [`role=${role}`, 'foreign']
    if (tag === 'html' || tag === 'body' || tag === 'main') return undefined
    if (tag === 'blockquote' && socialQuote.test(attribs.class ?? '')) return ['social post', 'sure']
    if (named !== undefined && (isCode(node) || (inline.has(tag) && followsHidden(node)))) return undefined
    if (!partsOfRows.has(tag) && (named === 'foreign' || named === 'furniture' || named === 'looks'))
      return [`named ${attribs.class ?? attribs.id ?? ''}`, strengthOf[named]]
    if (tag === 'article') return ['another article', 'article']
    return undefined
  }

  #add(whole: string, scope: Scope): void {
    const text = scope.href !== undefined && whole.endsWith(')') ? whole.replace(opensElsewhere, '') : whole
    if (this.#scope !== undefined && this.#scope.element !== scope.element) this.flush()
    if (this.#pieces.length === 0 && text.trim() === '') return
    if (text.trim() !== '') this.#breaks = 0
    this.#scope = scope
    this.#pieces.push({ text, href: scope.href, format: scope.format })
  }

  flush(): void {
    let pieces = this.#pieces
    const scope = this.#scope
    this.#breaks = 0
    if (pieces.length === 0 || scope === undefined) return
    this.#pieces = []
    this.#scope = undefined
    if (this.blocks.length >= maxBlocks || this.#characters > maxText) {
      this.truncated = true
      return
    }
    let all = ''
    let linked = 0
    let stressed = 0
    for (const piece of pieces) {
      if (all.length + piece.text.length > maxBlock) {
        pieces = [{ text: (all + piece.text.slice(0, maxBlock)).slice(0, maxBlock), href: undefined, format: 0 }]
        all = pieces[0]!.text
        this.truncated = true
        break
      }
      all += piece.text
      if (piece.href !== undefined) linked += piece.text.trim().length
      if ((piece.format & 3) !== 0) stressed += piece.text.trim().length
    }
    const text = all.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim()
    if (text === '') return
    this.#characters += text.length
    const { element, kind, level, mark, row, list, quote, inBody, lead } = scope
    this.blocks.push({
      element,
      kind,
      level,
      text,
      pieces,
      linked,
      stressed,
      mark,
      row,
      list,
      quote,
      inBody,
      lead,
      order: this.blocks.length,
    })
  }
}

/** The blocks of a page in reading order, and the marks that they carry. `dropped`: elements that a site's rules take out. */
export function segment(
  root: Element,
  dropped: ReadonlySet<Element>,
): { blocks: Block[]; marks: Mark[]; embedded: Embedded[]; truncated: boolean } {
  const segmenter = new Segmenter(dropped)
  segmenter.walk(root, {
    element: root,
    kind: 'paragraph',
    level: 0,
    mark: undefined,
    row: undefined,
    list: undefined,
    quote: undefined,
    inBody: false,
    lead: undefined,
    href: undefined,
    format: 0,
  })
  segmenter.flush()
  return { blocks: segmenter.blocks, marks: segmenter.marks, embedded: segmenter.embedded, truncated: segmenter.truncated }
}
