/**
 * The body's blocks as plain paragraphs and as HTML of the closed list of `text/body-html.ts`, with nothing on top. The HTML is
 * written anew from text, so nothing of the page's markup can come through; it then passes sanitize-html as a second, independent
 * wall.
 */
import sanitizeHtml from 'sanitize-html'
import { absoluteAddress } from '#src/text/address.ts'
import { type BodyTag, bodyTags } from '#src/text/body-html.ts'
import { escapeAttribute, escapeText } from '#src/text/escape.ts'
import type { Element } from '../page/tree.ts'
import type { Block, Piece } from './blocks.ts'

const options: sanitizeHtml.IOptions = {
  allowedTags: Object.keys(bodyTags),
  allowedAttributes: Object.fromEntries(Object.entries(bodyTags).map(([tag, attributes]) => [tag, Object.keys(attributes)])),
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  parser: { decodeEntities: true },
}
/** sanitize-html reads what it is given; this is more than any article has. */
const maxHtml = 2 * 1024 * 1024

/** A table cell by itself, not prose in a table that only lays out the page. */
const isCell = (block: Block): boolean => block.kind === 'cell' && (block.element.tag === 'td' || block.element.tag === 'th')

/** The blocks' texts; the cells of one table row are one paragraph. */
export function paragraphsOf(blocks: readonly Block[]): string[] {
  const paragraphs: string[] = []
  let row: Element | undefined
  for (const block of blocks) {
    if (isCell(block) && block.row !== undefined && block.row === row) paragraphs.push(`${paragraphs.pop()} ${block.text}`)
    else paragraphs.push(block.text)
    row = isCell(block) ? block.row : undefined
  }
  return paragraphs
}

const inlineTags: readonly (readonly [number, BodyTag])[] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 'sub'],
  [8, 'sup'],
  [16, 'code'],
  [32, 's'],
]

function inlineHtml(pieces: readonly Piece[], base: string | undefined): string {
  let html = ''
  for (const { text, href, format } of merged(pieces)) {
    let inner = escapeText(text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' '))
    if (text === '\n') {
      html += '<br>'
      continue
    }
    if (inner.trim() !== '') {
      for (const [bit, tag] of inlineTags) if ((format & bit) !== 0) inner = `<${tag}>${inner}</${tag}>`
      const url = href === undefined ? undefined : absoluteAddress(href, base, true)
      if (url !== undefined) inner = `<a href="${escapeAttribute(url)}">${inner}</a>`
    }
    html += inner
  }
  return withoutBreaksAround(html)
}

function withoutBreaksAround(html: string): string {
  let out = html.trim()
  while (out.startsWith('<br>')) out = out.slice(4).trimStart()
  while (out.endsWith('<br>')) out = out.slice(0, -4).trimEnd()
  return out
}

/** Neighbours of one format as one piece. */
function merged(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (last !== undefined && last.text !== '\n' && piece.text !== '\n' && last.href === piece.href && last.format === piece.format)
      out[out.length - 1] = { ...last, text: last.text + piece.text }
    else out.push(piece)
  }
  return out
}

/** The element that a block's line belongs into: a list, a quote, a table. */
function groupOf(block: Block): { tag: string; element: Element } | undefined {
  if (block.kind === 'item' && block.list !== undefined) return { tag: block.list.tag, element: block.list }
  if (block.kind === 'quote' && block.quote !== undefined) return { tag: 'blockquote', element: block.quote }
  if (isCell(block) && block.row !== undefined) return { tag: 'table', element: tableOf(block.row) }
  return undefined
}

function tableOf(row: Element): Element {
  for (let at: Element | undefined = row; at !== undefined; at = at.parent) if (at.tag === 'table') return at
  return row
}

/** The body as safe HTML; links are made absolute against `base`. */
export function htmlOf(blocks: readonly Block[], base: string | undefined): string {
  const out: string[] = []
  let group: Element | undefined
  let closing = ''
  let row: Element | undefined
  for (const block of blocks) {
    const next = groupOf(block)
    if (next?.element !== group) {
      out.push(closing)
      closing = ''
      row = undefined
      if (next !== undefined) {
        out.push(`<${next.tag}>`)
        closing = next.tag === 'table' ? '</tr></table>' : `</${next.tag}>`
      }
      group = next?.element
    }
    if (block.kind === 'preformatted') {
      out.push(`<pre>${escapeText(block.pieces.map((piece) => piece.text).join(''))}</pre>`)
      continue
    }
    const inner = inlineHtml(block.pieces, base)
    if (inner === '') continue
    if (next?.tag === 'table') {
      if (block.row !== row) out.push(row === undefined ? '<tr>' : '</tr><tr>')
      row = block.row
      out.push(`<td>${inner}</td>`)
    } else if (next !== undefined && next.tag !== 'blockquote') out.push(`<li>${inner}</li>`)
    else if (block.kind === 'heading') out.push(`<h${Math.max(2, block.level)}>${inner}</h${Math.max(2, block.level)}>`)
    else out.push(`<p>${inner}</p>`)
  }
  out.push(closing)
  return sanitizeHtml(out.join('').slice(0, maxHtml), options)
}
