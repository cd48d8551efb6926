/**
 * Finding one's way in XML: by local name in small letters, since agencies differ in prefixes and capitals.
 */
import { escapeAttribute, escapeText } from '#src/text/escape.ts'
import { tags } from '../html/tags.ts'

export interface XmlElement {
  /** Local name, in small letters. */
  name: string
  /** Local name, as written. */
  local: string
  /** Short for its namespace, where the reader knows it; '' for none. */
  space: string
  /** By name in small letters, prefix and all; without declarations of namespaces. */
  attributes: Record<string, string>
  children: (XmlElement | string)[]
  /** The base that `xml:base` gives, absolute where it can be. */
  base: string | undefined
  /** `xml:lang`, inherited. */
  lang: string | undefined
  /** It was opened and never closed. */
  unclosed?: true
}

/** An element that stands in no document. */
export const elementOf = (name: string, children: XmlElement['children']): XmlElement => ({
  name,
  local: name,
  space: '',
  attributes: {},
  children,
  base: undefined,
  lang: undefined,
})

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string'

/** The children of this local name, or all child elements. */
export function children(el: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = []
  for (const node of el?.children ?? []) if (isElement(node) && (name === undefined || node.name === name)) found.push(node)
  return found
}

export function child(el: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const node of el?.children ?? []) if (isElement(node) && node.name === name) return node
  return undefined
}

/** The element at the end of a path of local names, the first at each step. */
export const at = (el: XmlElement | undefined, ...path: string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((from, name) => child(from, name), el)

/** All descendants of this local name in document order; not recursive, so depth does not matter. */
export function descendants(el: XmlElement | undefined, name: string): XmlElement[] {
  const found: XmlElement[] = []
  const open: XmlElement[] = el ? [...children(el)].reverse() : []
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.name === name) found.push(next)
    const below = children(next)
    for (let i = below.length - 1; i >= 0; i--) open.push(below[i] as XmlElement)
  }
  return found
}

/** A trimmed attribute by its local name in small letters; undefined when absent or empty. */
export function attribute(el: XmlElement | undefined, name: string): string | undefined {
  if (!el) return undefined
  const { attributes } = el
  if (Object.hasOwn(attributes, name)) return attributes[name]!.trim() || undefined
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key]!.trim() || undefined
  return undefined
}

/** All text in document order as it stands. */
export function rawText(el: XmlElement | undefined): string {
  const [only = ''] = el?.children ?? []
  if (el && el.children.length < 2 && typeof only === 'string') return only
  const parts: string[] = []
  const open: (XmlElement | string)[] = el ? [...el.children].reverse() : []
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isElement(next)) for (let i = next.children.length - 1; i >= 0; i--) open.push(next.children[i] as XmlElement | string)
    else parts.push(next)
  }
  return parts.join('')
}

/** All text with white space made single, blocks and line breaks apart, trimmed; empty when there is none. */
export function textOf(el: XmlElement | undefined): string {
  if (!el) return ''
  const [only] = el.children
  if (el.children.length > 1 || typeof only === 'object') return lines(el).join(' ')
  return only === undefined ? '' : only.replace(/\s+/g, ' ').trim()
}

const lineBreakers = /^(?:p|li|h\d|hl\d|br|div|section|tr|ul|ol|dt|dd|pre|block)$/i

/** The text a line a block (`p`, `li`, headings…), empty lines left out. */
export function lines(el: XmlElement): string[] {
  const parts: string[] = []
  const open: (XmlElement | string)[] = [...el.children].reverse()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isElement(next)) {
      parts.push(next === '\0' ? '\0' : next.replace(/\0/g, ''))
      continue
    }
    const breaks = lineBreakers.test(next.name)
    if (breaks) open.push('\0')
    for (let i = next.children.length - 1; i >= 0; i--) open.push(next.children[i] as XmlElement | string)
    if (breaks) open.push('\0')
  }
  return parts
    .join('')
    .split('\0')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
}

export interface HtmlRules {
  /** The HTML element for a local name; '' drops the tags and keeps what is inside, ' ' puts a blank in their place, undefined drops all of it. */
  tag: (el: XmlElement) => string | undefined
  attributes?: (el: XmlElement) => Record<string, string | undefined>
}

/** Writes the children of an element as HTML by these rules. What comes out is not sanitised. */
export function toHtml(el: XmlElement | undefined, rules: HtmlRules): string {
  const out: string[] = []
  const open: (XmlElement | string | { close: string })[] = el ? [...el.children].reverse() : []
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') out.push(escapeText(next))
    else if ('close' in next) out.push(`</${next.close}>`)
    else {
      const tag = rules.tag(next)
      if (tag === undefined) continue
      if (tag === ' ') out.push(' ')
      else if (tag) {
        const attributes = rules.attributes?.(next)
        let written = ''
        for (const name in attributes) if (attributes[name] !== undefined) written += ` ${name}="${escapeAttribute(attributes[name])}"`
        out.push(`<${tag}${written}>`)
        if (tags.get(tag)?.empty) continue
        open.push({ close: tag })
      }
      for (let i = next.children.length - 1; i >= 0; i--) open.push(next.children[i] as XmlElement | string)
    }
  }
  return out.join('')
}
