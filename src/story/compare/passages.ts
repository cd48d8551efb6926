/**
 * Why two stories belong together, in their own words: the passages they share and those where they differ.
 */

import { type Fingerprint, wordOffsets } from '../print/index.ts'
import type { Passage, Slot } from './align.ts'

/** What a reader is shown. Each list is at most five long, the longest passages first, each cut at 240 characters. */
export interface ShownPassages {
  /** What stands in both, as it stands here. */
  matching: string[]
  /** What stands in one of them only. */
  differing: { side: 'here' | 'there'; text: string }[]
  /** Edits inside the shared passages. */
  replaced: { here: string; there: string }[]
}

interface Text {
  print: Fingerprint
  bodyText?: string
}

const most = 5
const longest = 240
/** Words that a passage of one text only must have to be shown. */
const least = 4

/** Write out what a comparison found. Empty lists for a text that is not at hand. */
export function showPassages(here: Text, there: Text, found: { passages: Passage[]; slots: Slot[] }): ShownPassages {
  const a = cutter(here)
  const b = cutter(there)
  const matching = found.passages.toSorted((x, y) => y.matched - x.matched).slice(0, most)
  const gaps = [
    ...gapsOf(
      found.passages.map((p) => [p.a, p.aEnd]),
      here.print.words.length,
    ).map(([from, to]) => ({ side: 'here' as const, from, to })),
    ...gapsOf(
      found.passages.map((p) => [p.b, p.bEnd]),
      there.print.words.length,
    ).map(([from, to]) => ({ side: 'there' as const, from, to })),
  ]
  const differing = gaps.filter((g) => g.to - g.from >= least).sort((x, y) => y.to - y.from - (x.to - x.from))
  const replaced = found.slots.filter((s) => s.aEnd > s.a && s.bEnd > s.b).slice(0, most)
  return {
    matching: matching.map((p) => a(p.a, p.aEnd)).filter((text) => text !== ''),
    differing: differing
      .slice(0, most)
      .map(({ side, from, to }) => ({ side, text: (side === 'here' ? a : b)(from, to) }))
      .filter(({ text }) => text !== ''),
    replaced: replaced.map((s) => ({ here: a(s.a, s.aEnd), there: b(s.b, s.bEnd) })).filter((r) => r.here !== '' && r.there !== ''),
  }
}

function cutter({ print, bodyText }: Text): (from: number, to: number) => string {
  if (bodyText === undefined) return () => ''
  const offsets = print.offsets ?? wordOffsets(bodyText)
  return (from, to) => {
    const start = offsets[2 * from]!
    const end = offsets[2 * to - 1]!
    // of a long passage only the beginning is shown; spaces seldom make up most of it
    const beginning = oneLine(bodyText.slice(start, Math.min(end, start + 4 * longest)))
    const text = beginning.length > longest ? beginning : oneLine(bodyText.slice(start, end))
    return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/u, '')}…`
  }
}

/** Most white space is one blank already, which is passed over. */
const oneLine = (text: string): string => text.replace(/[^\S ]\s*| \s+/gu, ' ')

/** What a list of ranges leaves of 0 … length. */
function gapsOf(ranges: [number, number][], length: number): [number, number][] {
  const out: [number, number][] = []
  let at = 0
  for (const [from, to] of ranges.toSorted((x, y) => x[0] - y[0])) {
    if (from > at) out.push([at, from])
    at = Math.max(at, to)
  }
  if (at < length) out.push([at, length])
  return out
}
