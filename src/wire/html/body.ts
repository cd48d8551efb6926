/**
 * Bodies' HTML in agency files: made safe, and as plain text with a line a block.
 */

import type { WireEntry } from '../document.ts'
import { bodyFrom } from './index.ts'

/**
 * Editorial systems escape what was escaped already: `government&amp;#39;s` is meant as `government's`. Quotation marks, blanks and accented
 * letters are never written about in a story; `&amp;lt;` may be, and stays.
 */
const escapedAgain =
  /&(?:amp;)+(?=(?:#0*(?:3[49]|1[2-9]\d|[2-9]\d{2,3})|#x[\da-f]{2,4}|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip|euro|[a-z](?:acute|grave|uml|circ|tilde|cedil|slash|ring|caron))(?<!#x3[ce]);)/gi
const once = (html: string): string => (html.includes('&amp;') ? html.replace(escapedAgain, '&') : html)

/** A body in both forms of an entry, the HTML with only what a body needs: no scripts, styles, event handlers or addresses other than http(s) and mailto; nothing where there is no text in it. */
export function bodyOfHtml(html: string): Pick<WireEntry, 'bodyHtml' | 'bodyText'> {
  const body = bodyFrom(once(html))
  return /\S/.test(body.text) ? { bodyHtml: body.html, bodyText: body.text } : {}
}

/** Text of a body: blocks apart by an empty line, items and rows by a line end, cells by a tab; white space as a browser shows it. */
export const textOfHtml = (html: string): string => bodyFrom(once(html)).text
