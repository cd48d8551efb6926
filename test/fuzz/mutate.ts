/** Bytes into other bytes: cut, doubled, shuffled, filled with what readers stumble over, crossed with another document. */
import type { Chance } from './chance.ts'

/** Longer inputs only take longer. */
export const longest = 64 * 1024

const encoder = new TextEncoder()
/** What marks something in one of the formats, and what is no character, number or date. */
const pieces = [
  ...'<>&"\'/=;:,.-_()[]{}%#@*+!?|\\\n\r\t \0\x01\x02\x03\x04\x1b\x7f\x85\u00a0\u00ad\u200b\u200f\u202e\u2028\u2066\ufeff\ufffd',
  '<!--',
  '-->',
  '--!>',
  '<![CDATA[',
  ']]>',
  ']]&gt;',
  '<!DOCTYPE ',
  '<!ENTITY a "b">',
  '&a;',
  '<?xml ',
  '?>',
  '&#0;',
  '&#x110000;',
  '&#xd800;',
  '&amp;amp;',
  '&lt;script&gt;',
  '<script>',
  '</script>',
  '<p>',
  '</p>',
  '<br>',
  '<svg>',
  '<math>',
  '<template>',
  '<noscript>',
  '<table>',
  '<a href="javascript:x">',
  '<img src=x onerror=y>',
  '<item>',
  '</item>',
  '<entry>',
  '</rss>',
  '</channel>',
  'javascript:x',
  'data:text/html,x',
  'file:///etc/passwd',
  'http://[',
  'http://a:99999/',
  '//',
  'http://a.example/%zz',
  '1e308',
  '-1',
  '99999999999999999999',
  'NaN',
  'null',
  'true',
  '"__proto__":',
  '"constructor":',
  '__proto__',
  '{}',
  '[]',
  '[[[[',
  '{"a":',
  '\\u0000',
  '\\ud800',
  '0000-00-00T00:00:00Z',
  '9999-12-31T23:59:60+99:99',
  '-271821-04-20',
  'Mon, 31 Feb 2026 25:61:61 GMT',
  '(AP) - ',
  'BERLIN (dpa) - ',
  'KILL: ',
  'EMBARGOED UNTIL 25:00 GMT: ',
  '“',
  '”',
  '«',
  ', said ',
  'A-',
  'xmlns:a="b"',
  'encoding="utf-16"',
  'encoding="x"',
  'charset=iso-2022-jp',
  'Content-Transfer-Encoding: base64\r\n',
  '\r\n\r\n',
  '\r\n--',
].map((piece) => encoder.encode(piece))
const wholeBytes = [0x00, 0x80, 0xa0, 0xc0, 0xd8, 0xed, 0xf0, 0xfe, 0xff]

const joined = (...parts: Uint8Array[]): Uint8Array => Buffer.concat(parts).subarray(0, longest)

type Change = (bytes: Uint8Array, chance: Chance, other: () => Uint8Array) => Uint8Array

/** A part: its beginning and end. */
function part(bytes: Uint8Array, chance: Chance): [number, number] {
  const from = chance.below(bytes.length + 1)
  return [from, Math.min(bytes.length, from + chance.size(Math.max(1, bytes.length - from)))]
}

/** From one mark to the next of the same kind: a tag, a field, a line. */
function markedPart(bytes: Uint8Array, chance: Chance): [number, number] {
  const mark = chance.of([0x3c, 0x0a, 0x22, 0x2c, 0x20])
  const from = bytes.indexOf(mark, chance.below(bytes.length + 1))
  if (from < 0) return part(bytes, chance)
  let to = from
  for (let times = chance.size(8); times > 0; times--) {
    const next = bytes.indexOf(mark, to + 1)
    if (next < 0) break
    to = next
  }
  return [from, to]
}

const changes: readonly Change[] = [
  (bytes, chance) => {
    const changed = Uint8Array.from(bytes)
    for (let times = chance.size(8); times > 0 && changed.length > 0; times--)
      changed[chance.below(changed.length)] = chance.below(2) ? chance.of(wholeBytes) : chance.below(256)
    return changed
  },
  (bytes, chance) => {
    const [from, to] = chance.below(2) ? part(bytes, chance) : markedPart(bytes, chance)
    return joined(bytes.subarray(0, from), bytes.subarray(to))
  },
  (bytes, chance) => {
    const at = chance.below(bytes.length + 1)
    return joined(bytes.subarray(0, at), chance.of(pieces), bytes.subarray(at))
  },
  (bytes, chance) => {
    const [from, to] = markedPart(bytes, chance)
    return joined(bytes.subarray(0, from), chance.of(pieces), bytes.subarray(to))
  },
  // what grows faster than its length shows itself when there is much of it
  (bytes, chance) => {
    const piece = chance.below(2) ? chance.of(pieces) : bytes.subarray(...markedPart(bytes, chance))
    const at = chance.below(bytes.length + 1)
    const times = Math.min(chance.size(40_000), Math.floor(longest / Math.max(1, piece.length)))
    return joined(bytes.subarray(0, at), ...Array.from({ length: times }, () => piece), bytes.subarray(at))
  },
  (bytes, chance) => {
    const [from, to] = markedPart(bytes, chance)
    const at = chance.below(bytes.length + 1)
    return joined(bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(at))
  },
  (bytes, chance, other) => {
    const second = other()
    return joined(bytes.subarray(0, chance.below(bytes.length + 1)), second.subarray(chance.below(second.length + 1)))
  },
  (bytes, chance, other) => {
    const second = other()
    const at = chance.below(bytes.length + 1)
    return joined(bytes.subarray(0, at), second.subarray(...markedPart(second, chance)), bytes.subarray(at))
  },
  (bytes, chance) => bytes.subarray(0, chance.below(bytes.length + 1)),
  // in another charset
  (bytes, chance) => Buffer.from(Buffer.from(bytes).toString('utf8'), chance.below(2) ? 'utf16le' : 'latin1').subarray(0, longest),
]

/** The bytes, changed once or a few times. `other` gives another document, to cross it with. */
export function mutated(bytes: Uint8Array, chance: Chance, other: () => Uint8Array): Uint8Array {
  let changed = bytes
  for (let times = chance.size(6); times > 0; times--) changed = chance.of(changes)(changed, chance, other)
  return changed
}
