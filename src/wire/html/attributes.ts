/**
 * A tag's attributes in a feed's markup: those that are wanted, written anew, with addresses resolved and checked.
 */
import { decodeHTML } from 'entities/decode'
import { webAddress, withoutPassedOver } from '#src/text/address.ts'
import { escapeAttribute } from '#src/text/escape.ts'
import type { Wanted } from './tags.ts'

/** `>`. */
export const gt = 62
/** `"`, `'`, `/`, `=`. */
const [quote, apostrophe, slash, equals] = [34, 39, 47, 61]

/** The attributes that are wanted, written anew, from behind a tag's name to behind its `>`. */
export function attributesFrom(
  markup: string,
  start: number,
  wanted: Wanted | undefined,
  base: string | undefined,
): { at: number; attributes: string } {
  let at = start
  let attributes = ''
  for (;;) {
    while (markup.charCodeAt(at) <= 32 || markup.charCodeAt(at) === slash) at++
    if (at >= markup.length) return { at, attributes }
    if (markup.charCodeAt(at) === gt) return { at: at + 1, attributes }
    const from = at
    // An equals sign out of place begins a name (HTML, section 13.2.5.32).
    at++
    for (let code = markup.charCodeAt(at); code > 32 && code !== slash && code !== equals && code !== gt; ) code = markup.charCodeAt(++at)
    const to = at
    while (markup.charCodeAt(at) <= 32) at++
    if (markup.charCodeAt(at) !== equals) continue
    at++
    while (markup.charCodeAt(at) <= 32) at++
    const mark = markup.charCodeAt(at)
    const quoted = mark === quote || mark === apostrophe
    const closed = quoted ? markup.indexOf(mark === quote ? '"' : "'", at + 1) : -1
    let first = at
    let last = closed
    if (closed >= 0) first++
    else {
      last = at
      while (last < markup.length && markup.charCodeAt(last) > 32 && markup.charCodeAt(last) !== gt) last++
    }
    at = closed >= 0 ? closed + 1 : last
    if (!wanted || to - from > 8) continue
    const name = markup.slice(from, to).toLowerCase()
    if (!Object.hasOwn(wanted, name) || attributes.includes(` ${name}="`)) continue
    const written = markup.slice(first, last)
    const decoded = written.includes('&') ? decodeHTML(written) : written
    const kind = wanted[name]
    const value =
      kind === 'address' || kind === 'link'
        ? addressFrom(decoded, base, kind === 'link')
        : kind === 'number'
          ? numberFrom(decoded)
          : decoded.replace(unprintables, '')
    if (value !== undefined) attributes += ` ${name}="${escapeAttribute(value)}"`
  }
}

const numberFrom = (text: string): string | undefined => /^\s*(\d{1,5})/.exec(text)?.[1]

function addressFrom(written: string, base: string | undefined, mailto: boolean): string | undefined {
  const address = withoutPassedOver(written)
  return address.length > 8000 ? undefined : webAddress(address, base, mailto)
}

const unprintables = /[\0-\x08\x0b\x0e-\x1f\x7f]+/g
