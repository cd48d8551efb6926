/**
 * Characters of XML that do not stand for themselves, and those that must not stand in it.
 */
import { decodeHTML } from 'entities/decode'
import type { Problem } from '../document.ts'

const predefined = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  // XHTML 1.0's (HTMLsymbol); HTML 5 gave their names to others, which its bodies mean.
  ['lang', '\u2329'],
  ['rang', '\u232a'],
])

/** XML 1.0, section 2.2: no characters; and DEL, which is none to be read. */
const unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/
const unprintables = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]+/g

/** Pieces of a text that are joined as they become many: a string of millions of pieces is many times its length. */
export const mostPieces = 1000

/** One of HTML's names, or a number, '' for that of a character which XML does not allow; undefined for what is neither. */
function characterOf(name: string): string | undefined {
  if (!/^(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,40})$/.test(name)) return undefined
  const written = `&${name};`
  const decoded = decodeHTML(written)
  // A legacy name that needs no semicolon decodes alone at the beginning of another: &notice; is not "¬ice;".
  if (decoded === written || decoded.endsWith(';')) return undefined
  return unprintable.test(decoded) ? '' : decoded
}

/**
 * Named characters in their place: those that the doctype defines, and HTML's, which are used undeclared. Numbers from 128 to 159 mean
 * windows-1252's characters there, as in HTML.
 * @param markedUp whether what would be markup stays as it is written
 */
export function decoded(text: string, defined: Readonly<Record<string, string>>, markedUp = false): string {
  let out = ''
  const pieces: string[] = []
  let from = 0
  let end = -1
  for (let mark = text.indexOf('&'); mark >= 0; mark = text.indexOf('&', mark + 1)) {
    if (end < mark) end = text.indexOf(';', mark)
    if (end < 0) break
    if (end - mark > 62) continue
    const name = text.slice(mark + 1, end)
    if (markedUp && (name[0] === '#' || predefined.has(name))) continue
    const character = predefined.get(name) ?? defined[name] ?? characterOf(name)
    if (character === undefined || (markedUp && (character === '<' || character === '&'))) continue
    if (mark > from) pieces.push(text.slice(from, mark))
    pieces.push(character)
    if (pieces.length > mostPieces) out += pieces.splice(0).join('')
    from = end + 1
    mark = end
  }
  return from === 0 ? text : out + pieces.join('') + text.slice(from)
}

/** The text without characters that XML does not allow, and how many they were. */
export function withoutControls(text: string): { text: string; problems: Problem[] } {
  if (!unprintable.test(text)) return { text, problems: [] }
  const printable = text.replace(unprintables, '')
  return {
    text: printable,
    problems: [{ code: 'control-characters', message: `${text.length - printable.length} control characters were left out` }],
  }
}
