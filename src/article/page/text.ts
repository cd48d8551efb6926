/**
 * Plain text of elements, and the few comparisons of text that extraction rests on.
 */
import { type Element, type Node, parseTree } from './tree.ts'

/** Elements whose content is never text of the page. */
export const silent: ReadonlySet<string> = new Set(
  'script style title noscript template iframe object embed svg math canvas audio video select datalist textarea head button input'.split(
    ' ',
  ),
)

/** A template that a browser shows at once, as the inside of its element (a declarative shadow root). */
export const isShadowRoot = ({ tag, attribs }: Element): boolean =>
  tag === 'template' && (attribs.shadowrootmode !== undefined || attribs.shadowroot !== undefined)

/** How characters are read, in small above them. */
const readings: ReadonlySet<string> = new Set(['rt', 'rp', 'rtc'])

/** White space of any kind and number as one space. */
export const squeeze = (text: string): string => text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim()

/**
 * The text under a node, white space collapsed; `br` counts as a space. Only the first `longest` characters are read. `between`: what
 * stands between two pieces of text; elements that only markup keeps apart want a space.
 */
export function textOf(node: Node, longest = 50_000, between = ''): string {
  if (typeof node === 'string') return squeeze(node.slice(0, longest))
  let text = ''
  const stack: Node[] = [node]
  while (stack.length > 0 && text.length < longest) {
    const next = stack.pop()!
    if (typeof next === 'string') text += between + (next.length > longest ? next.slice(0, longest) : next)
    else if (next.tag === 'br') text += '\n'
    else if ((!silent.has(next.tag) && !readings.has(next.tag)) || next === node)
      for (let i = next.children.length - 1; i >= 0; i--) stack.push(next.children[i]!)
  }
  return squeeze(text)
}

const ascii = /^[\x00-\x7f]*$/

/** Letters and digits only, lower case: two texts with one key say the same. */
export const keyOf = (text: string): string =>
  ascii.test(text)
    ? text.toLowerCase().replace(/[^a-z0-9]+/g, '')
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '')

/** Text of an attribute or a JSON string that may carry markup, or entities escaped once too often. */
export function plain(value: string): string {
  return value.includes('&') || value.includes('<') ? textOf(parseTree(value).root) : squeeze(value)
}
