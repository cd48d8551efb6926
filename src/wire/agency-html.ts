/**
 * Bodies' HTML in agency files: made safe, and as plain text with a line a block.
 */
import { bodyFrom } from './body-html.ts'

/** HTML with only what a body needs: no scripts, styles, event handlers or addresses other than http(s) and mailto. */
export const sanitizeHtml = (html: string): string => bodyFrom(html).html

/** Text of a body: blocks apart by an empty line, items and rows by a line end, cells by a tab; white space as a browser shows it. */
export const textOfHtml = (html: string): string => bodyFrom(html).text
