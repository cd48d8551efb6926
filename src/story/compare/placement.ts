/**
 * Where shared passages stand in two texts: from the beginning on, in which order, and with what between them.
 */
import type { Alignment, Passage } from './align.ts'
import type { Comparison } from './comparison.ts'

/** How much of one text's lead stands in the other's first part (twice as long); the larger of both ways. */
export function startShare(found: Alignment, lead: number): number {
  const far = lead * 2
  let a = 0
  let b = 0
  for (const p of found.passages) {
    if (p.b < far) for (let i = p.a; i < Math.min(p.aEnd, lead); i++) a += found.inA[i]!
    if (p.a < far) for (let i = p.b; i < Math.min(p.bEnd, lead); i++) b += found.inB[i]!
  }
  return Math.max(a / Math.max(1, Math.min(lead, found.inA.length)), b / Math.max(1, Math.min(lead, found.inB.length)))
}

/** The passage that holds a text's lead, and those after it in the other text. */
function fromLead(passages: Passage[], side: 'a' | 'b', lead: number): Passage[] {
  const other = side === 'a' ? 'b' : 'a'
  const first = passages.filter((p) => p[side] < lead).sort((x, y) => y.matched - x.matched)[0]
  return first === undefined ? [] : passages.filter((p) => p[other] >= first[other])
}

/** The heaviest chain of passages from one text's lead on, as a share of all that both share. */
export function orderFrom(passages: Passage[], side: 'a' | 'b', lead: number): number {
  const all = matched(passages)
  const from = fromLead(passages, side, lead)
  return all === 0 ? 0 : inOrder(from) * (matched(from) / all)
}

const matched = (passages: readonly Passage[]): number => passages.reduce((sum, p) => sum + p.matched, 0)

/** Words of a text's own between its first and its last shared passage, as a share of the text. */
export function between(where: Uint8Array, passages: Passage[], side: 'a' | 'b'): number {
  if (passages.length < 2) return 0
  const spans = passages.toSorted((x, y) => x[side] - y[side])
  let own = 0
  for (let i = 1; i < spans.length; i++) {
    const end = side === 'a' ? spans[i - 1]!.aEnd : spans[i - 1]!.bEnd
    own += Math.max(0, spans[i]![side] - end)
  }
  return own / Math.max(1, where.length)
}

/** Stretches of four words and more that were put for others between the same passages, and the share of all such words. */
export function replaced(found: Alignment): Pick<Comparison, 'replacements' | 'replacedShare'> {
  let replacements = 0
  let words = 0
  for (const r of [...found.slots, ...found.replaced]) {
    // what stands elsewhere in the other text was moved, not replaced
    const least = Math.min(unmatched(found.inA, r.a, r.aEnd), unmatched(found.inB, r.b, r.bEnd))
    words += least
    if (least >= 4) replacements++
  }
  return { replacements, replacedShare: words / Math.max(1, words + matched(found.passages)) }
}

function unmatched(where: Uint8Array, from: number, to: number): number {
  let out = 0
  for (let i = from; i < to; i++) if (!where[i]) out++
  return out
}

/** The heaviest chain of passages that stand in the same order in both, as a share of all; 1 when there are none. */
export function inOrder(passages: Passage[]): number {
  const list = passages.slice(0, 200)
  const best = new Float64Array(list.length)
  let heaviest = 0
  let all = 0
  for (let i = 0; i < list.length; i++) {
    const p = list[i]!
    let before = 0
    for (let j = 0; j < i; j++) if (list[j]!.aEnd <= p.a && best[j]! > before) before = best[j]!
    best[i] = before + p.matched
    if (best[i]! > heaviest) heaviest = best[i]!
    all += p.matched
  }
  return all === 0 ? 1 : heaviest / all
}
