/**
 * XML written out: elements in their order, without characters that XML has none of.
 */
import { Parser } from 'htmlparser2'
import { escapeAttribute, escapeText } from '#src/text/escape.ts'

/** What is written already. */
export type Xml = { xml: string }

const refused = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text between tags. */
export const textXml = (text: string): Xml => ({ xml: escapeText(text.replace(refused, '')) })

/** An element; attributes and children that are undefined are left out. */
export function element(
  name: string,
  attributes: Record<string, string | number | undefined>,
  ...children: (Xml | string | undefined | false)[]
): Xml {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${attribute(String(value))}"`)
    .join('')
  const inside = children
    .filter((child) => child !== undefined && child !== false)
    .map((child) => (typeof child === 'string' ? textXml(child) : child).xml)
    .join('')
  return { xml: inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>` }
}

/** Line ends and tabs in an attribute would be read as blanks. */
const attribute = (value: string): string =>
  escapeAttribute(value.replace(refused, '')).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)

export const joined = (parts: readonly Xml[]): Xml => ({ xml: parts.map(({ xml }) => xml).join('') })

export const document = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`

const empty = new Set(['br', 'hr', 'img', 'wbr', 'col'])

/** Sanitised HTML as XHTML: every element closed, every attribute quoted. */
export function xhtmlOf(html: string): Xml {
  const parts: string[] = []
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const given = Object.entries(attributes).filter(([key]) => /^[a-z][a-z0-9-]*$/.test(key))
      parts.push(`<${name}${given.map(([key, value]) => ` ${key}="${attribute(value)}"`).join('')}${empty.has(name) ? '/>' : '>'}`)
    },
    ontext: (text) => parts.push(textXml(text).xml),
    onclosetag: (name) => {
      if (!empty.has(name)) parts.push(`</${name}>`)
    },
  })
  parser.end(html)
  return { xml: parts.join('') }
}
