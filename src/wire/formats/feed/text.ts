/**
 * The texts of RSS, RDF, Atom and CDF, which are plain or markup and seldom say so: as HTML, as a body, as one line.
 */
import { escapeText } from '#src/text/escape.ts'
import { type BodyHtml, bodyFrom, longestBody } from '../../html/index.ts'
import { isElement, rawText, type XmlElement } from '../../xml/select.ts'
import { innerMarkup } from './xml.ts'

const looksLikeMarkup = /<(?:\/?[a-z!]|\?)[^<>]{0,2000}>|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i

/** An Atom text construct (RFC 4287, section 3.1), or RSS's text that may be markup, as HTML. */
export function htmlOf(element: XmlElement): string {
  const type = (element.attributes.type ?? '').trim().toLowerCase()
  const mode = (element.attributes.mode ?? '').toLowerCase()
  const nested = element.children.some(isElement)
  const encoded =
    mode === 'base64' ||
    (/^[\w.-]{1,60}\/[\w.+-]{1,60}$/.test(type) && !/^text\/|[+/](?:x?html|xml)\b/.test(type) && mode !== 'escaped' && !nested)
  const text = withoutMarks(rawText(element))
  const decoded = encoded ? decodedBase64(text) : undefined
  if (decoded !== undefined) return decoded
  if (nested) return innerMarkup(withoutWrapper(element, type))
  if (element.space === 'atom' && (type === 'text' || type === 'text/plain' || type === '') && !looksLikeMarkup.test(text))
    return plainToHtml(text)
  if (type === 'text' || type === 'text/plain') return plainToHtml(text)
  return looksLikeMarkup.test(text) ? text : plainToHtml(text)
}

/** The marks of a CDATA section that were escaped with what stands in it are no text. */
const withoutMarks = (text: string): string => (/^\s*<!\[CDATA\[/i.test(text) ? text.replace(/<!\[CDATA\[|\]\]>/gi, '') : text)

/** XHTML stands in a div that is no part of it (RFC 4287, section 3.1.1.3). */
function withoutWrapper(element: XmlElement, type: string): XmlElement {
  const [only, ...others] = element.children.filter((child) => isElement(child) || /\S/.test(child))
  return /xhtml/.test(type) && only && isElement(only) && only.name === 'div' && others.length === 0 ? only : element
}

/** Undefined for what is no Base64 of a text, whatever its type says. */
function decodedBase64(text: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64'))
  } catch {
    return undefined
  }
}

/** What is too long stays so by one character, for `bodyFrom` to say it. */
const plainToHtml = (text: string) => escapeText(text.length > longestBody ? text.slice(0, longestBody + 1) : text)

/** Characters of markup, pictures in `data:` addresses among them. */
const longest = 5_000_000

/** Its text as a body, relative links made absolute; `onCut` is called when the end was left out. */
export function bodyIn(element: XmlElement, onCut?: () => void): BodyHtml {
  const html = htmlOf(element)
  const body = bodyFrom(html.length > longest ? html.slice(0, longest) : html, element.base)
  if (html.length > longest || body.cut) onCut?.()
  return body
}

/** Characters of a title or another line. */
const longestLine = 100_000

/** Elements that open or end alone in lines that are markup all the same. */
const alone = /^(?:area|br|col|dd|dt|embed|hr|img|input|li|link|meta|p|param|source|td|th|tr|track|wbr)$/i

/** In a line, a tag without attributes whose other half is not there is written about: `How to use the <title> element`. */
function aboutTags(html: string): string {
  const names = new Map<string, number>()
  for (const [, name] of html.matchAll(/<\/?([a-z][a-z0-9]{0,15})(?=[\s/>])/gi))
    names.set(name!.toLowerCase(), (names.get(name!.toLowerCase()) ?? 0) + 1)
  return html.replace(/<(\/?[a-z][a-z0-9]{0,15})>/gi, (tag, written: string) => {
    const name = written.replace('/', '').toLowerCase()
    return names.get(name) === 1 && !alone.test(name) ? `&lt;${written}&gt;` : tag
  })
}

/** The same as one line of text. */
export function lineOf(element: XmlElement): string | undefined {
  const html = aboutTags(htmlOf(element).slice(0, longestLine))
  const text = html.includes('<') || html.includes('&') ? bodyFrom(html).text : html
  return text.replace(/\s+/g, ' ').trim() || undefined
}

/** A link or a picture, which a plain text would lose. */
const linked = /<(?:a|img)\s[^<>]{0,4000}>/i

/** Plain text, or where that would lose a link or a picture, safe HTML. */
export const richOf = ({ html, text }: BodyHtml): string => (linked.test(html) || linked.test(text) ? html : text)

/**
 * The same as one line, and as safe HTML where there are links or pictures in it: what has no `<a …>` or `<img …>` in it is
 * plain text.
 */
export function richLineOf(element: XmlElement, onCut?: () => void): string | undefined {
  const written = htmlOf(element)
  const html = aboutTags(written.slice(0, longestLine))
  if (written.length > longestLine) onCut?.()
  if (!html.includes('<') && !html.includes('&')) return html.replace(/\s+/g, ' ').trim() || undefined
  const body = bodyFrom(html, element.base)
  return richOf(body).replace(/\s+/g, ' ').trim() || undefined
}

/** What `richLineOf` gave, as plain text. */
export const plainLine = (line: string): string => (linked.test(line) ? bodyFrom(line).text.replace(/\s+/g, ' ') : line)
