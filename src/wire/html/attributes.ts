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

/** What scripts show later stands in attributes of its own, while `src` is missing, a stand-in or data. */
const lazy =
  /\s(data-(?:src|original|lazy-src|original-src|lazy|full-url|orig-file|hi-res-src|image|srcset|lazy-srcset)|srcset)\s{0,9}=\s{0,9}(?:"([^"]{1,8000})"|'([^']{1,8000})'|([^\s"'<>]{1,8000}))/gi
const standIn =
  /(?:^|[/_.-])(?:blank|spacer|placeholder|transparent|pixel|lazy(?:load)?(?:ing)?|loading|loader|1x1|grey|gray|empty|dummy)[\w-]{0,20}\.(?:gif|png|svg|jpe?g|webp)(?:$|[?#])/i

/**
 * The address that a picture's tag gives to scripts: the plain one, else the widest of its candidates.
 * @param tag as written, from its name to its `>`
 */
export function lazyAddress(tag: string, base: string | undefined): string | undefined {
  let widest: { address: string; width: number } | undefined
  for (const [, name = '', ...written] of tag.matchAll(lazy)) {
    const value = decodeHTML(written.find((one) => one !== undefined) ?? '').trim()
    if (!/srcset$/i.test(name)) {
      const address = isPictureAddress(value) ? addressFrom(value, base, false) : undefined
      if (address) return address
      continue
    }
    // A comma without a blank behind it belongs to the address.
    for (const candidate of value.split(/,\s+/).slice(0, 50)) {
      const [url = '', size = ''] = candidate.trim().split(/\s+/)
      const width = Number.parseFloat(size) || 1
      const address = isPictureAddress(url) && width > (widest?.width ?? 0) ? addressFrom(url, base, false) : undefined
      if (address) widest = { address, width }
    }
  }
  return widest?.address
}

/** No data, no template of a script, no word. */
const isPictureAddress = (value: string): boolean => /[./]/.test(value) && !/^data:|[{}<>\s]/i.test(value) && !standIn.test(value)

/** Does this address show nothing, or a stand-in? */
export const isStandIn = (address: string): boolean => standIn.test(address)

const numberFrom = (text: string): string | undefined => /^\s*(\d{1,5})/.exec(text)?.[1]

function addressFrom(written: string, base: string | undefined, mailto: boolean): string | undefined {
  const address = withoutPassedOver(written)
  return address.length > 8000 ? undefined : webAddress(address, base, mailto)
}

const unprintables = /[\0-\x08\x0b\x0e-\x1f\x7f]+/g
