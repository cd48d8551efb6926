/**
 * Takes scripts, style sheets and drawings out of a page before it is decoded: they are more than half of a news page's bytes and
 * none of its text. JSON-LD stays; other scripts are handed back for the pages whose text is only there.
 */
import { Buffer } from 'node:buffer'

export interface LeanPage {
  /** The page without its code. */
  bytes: Uint8Array
  /** The insides of the scripts that were cut out: where a hydration payload is looked for. */
  scripts: Uint8Array[]
}

/** From (inclusive) and to (exclusive), in bytes. */
interface Cut {
  from: number
  to: number
}

/** More scripts than that no page has; what stands behind them stays in the page. */
const maxScripts = 5000
/** Longer opening tags are not looked through for their type. */
const tagBytes = 400
const closing = 0x3e
const slash = 0x2f

/** The insides of all `<name …>…</name`: without a closing tag an element is left as it is. */
function insides(page: Buffer, name: string, keeps: (tag: string) => boolean): Cut[] {
  const [open, close] = [`<${name}`, `</${name}`]
  const cuts: Cut[] = []
  for (let at = page.indexOf(open); at !== -1 && cuts.length < maxScripts; ) {
    const to = page.indexOf(close, at + open.length)
    if (to === -1) break
    const tagEnd = page.indexOf(closing, at)
    const from = tagEnd === -1 || tagEnd > to ? to : tagEnd + 1
    if (!keeps(page.toString('latin1', at, Math.min(from, at + tagBytes)))) cuts.push({ from, to })
    at = page.indexOf(open, to)
  }
  return cuts
}

/** Drawings, innermost first where they stand in one another: what only looks like one (in an attribute, say) takes nothing with it. */
function drawings(page: Buffer): Cut[] {
  const cuts: Cut[] = []
  let open = page.indexOf('<svg')
  for (let close = page.indexOf('</svg>'); close !== -1 && open !== -1; close = page.indexOf('</svg>', close + 6)) {
    let from = -1
    for (; open !== -1 && open < close; open = page.indexOf('<svg', open + 4)) from = open
    if (from === -1) continue
    const tagEnd = page.indexOf(closing, from)
    if (tagEnd < close && page[tagEnd - 1] !== slash) cuts.push({ from: tagEnd + 1, to: close })
  }
  return cuts
}

/**
 * Only for encodings in which `<` is always the byte 0x3C (UTF-8 and the single-byte ones). Linear: each byte is passed once a kind.
 */
export function withoutCode(bytes: Uint8Array): LeanPage {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const scripts = insides(page, 'script', (tag) => /ld\+json/i.test(tag))
  const cuts = [...scripts, ...insides(page, 'style', () => false), ...drawings(page)].sort((a, b) => a.from - b.from)
  const lean = Buffer.allocUnsafe(page.length)
  let length = 0
  let from = 0
  for (const cut of cuts) {
    // a drawing in a script is gone already
    if (cut.from < from) continue
    length += page.copy(lean, length, from, cut.from)
    from = cut.to
  }
  length += page.copy(lean, length, from)
  return { bytes: lean.subarray(0, length), scripts: scripts.map(({ from, to }) => page.subarray(from, to)) }
}
