/**
 * Takes scripts and style sheets out of a page before it is decoded: they are half of a news page's bytes and none of its text.
 * What may carry the article (JSON-LD and other JSON) stays.
 */
import { Buffer } from 'node:buffer'

export interface LeanPage {
  /** The page without its code. */
  bytes: Uint8Array
  /** The scripts that were cut out, opening tags included: where a hydration payload is looked for. */
  scripts: Uint8Array[]
}

const kinds = [
  { open: '<script', close: '</script', isScript: true },
  { open: '<style', close: '</style', isScript: false },
]
/** Longer opening tags are not looked through for their type. */
const tagBytes = 400

/**
 * Only for encodings in which `<` is always the byte 0x3C (UTF-8 and the single-byte ones). Linear: each byte is passed once a kind.
 */
export function withoutCode(bytes: Uint8Array): LeanPage {
  let page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const scripts: Uint8Array[] = []
  for (const { open, close, isScript } of kinds) {
    const kept: Buffer[] = []
    let from = 0
    for (let at = page.indexOf(open); at !== -1; ) {
      const end = page.indexOf(close, at + open.length)
      if (end === -1) break
      const tagEnd = page.indexOf(0x3e, at)
      const tag = page.toString('latin1', at, Math.min(tagEnd === -1 ? end : tagEnd, at + tagBytes))
      if (!isScript || !/json/i.test(tag)) {
        if (isScript) scripts.push(page.subarray(at, end))
        // the element itself stays, empty: `<script></script>`
        const inner = tagEnd === -1 || tagEnd > end ? end : tagEnd + 1
        kept.push(page.subarray(from, inner))
        from = end
      }
      at = page.indexOf(open, end)
    }
    if (kept.length > 0) {
      kept.push(page.subarray(from))
      page = Buffer.concat(kept)
    }
  }
  return { bytes: page, scripts }
}
