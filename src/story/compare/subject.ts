/**
 * What a story is about, as its headline says: words that stand in any text say nothing of it.
 */
import { words as wordsOf } from '#src/languages/index.ts'
import type { Fingerprint } from '../print/index.ts'
import { words } from '../print/words.ts'
import type { Comparison } from './comparison.ts'
import { overlap } from './headlines.ts'

const functionWords = new Set(words(wordsOf('functionWords').join(' ')).packed.map((word) => word >>> 2))

/** A text's words but for those that stand in any. */
const telling = (list: Uint32Array): Uint32Array => list.filter((word) => !functionWords.has(word >>> 2))

/** Share of a headline's words that stand in a text, function words left out; undefined where no word is left. */
export function toldIn(headline: Uint32Array, text: Uint32Array): number | undefined {
  const said = new Set(telling(headline).map((word) => word >>> 2))
  const all = said.size
  if (all === 0) return undefined
  for (const word of text) if (said.delete(word >>> 2) && said.size === 0) return 1
  return (all - said.size) / all
}

/** Moved up, an item that was rewritten becomes two stories; moved down, a name that is used again overwrites the story that had it. */
const rules = {
  /** Share of both headlines' words. */
  headline: 0.2,
  /** Words of passages that both texts have, or the share of the lesser that stands in the other. A house's line on itself has as many. */
  words: 12,
  share: 0.3,
  /** So they have to tell of one headline: share of its words that stands in the other's text. */
  told: 0.5,
  /** Share of both texts by which they are one whatever stands over them; of either, where one has no headline. */
  text: 0.85,
  untitled: 0.5,
  /** Words of passages that both have, of either text so much, are more than a house's line, whatever stands over them. */
  long: { words: 40, share: 0.5 },
  /** Of one page alone, that may list all that a desk writes: of both headlines, of both texts, or of one that has grown. */
  page: { headline: 0.5, text: 0.5, grown: 0.85 },
}

/** Have two stories of one name something in common, in headline or text? */
export function haveCommonSubject(c: Comparison, a: Fingerprint, b: Fingerprint): boolean {
  if (overlap(telling(a.headline), telling(b.headline)) >= rules.headline) return true
  if (Math.min(c.aInB, c.bInA) >= rules.text) return true
  const share = Math.max(c.aInB, c.bInA)
  if (c.shared >= rules.long.words && share >= rules.long.share) return true
  if (c.shared < rules.words && share < rules.share) return false
  const told = [toldIn(a.headline, b.words), toldIn(b.headline, a.words)]
  return told.some((one) => one !== undefined) ? told.some((one) => one !== undefined && one >= rules.told) : share >= rules.untitled
}

/** Are two stories that lead to one page, each under another name, states of one? */
export function haveOnePage(c: Comparison, a: Fingerprint, b: Fingerprint): boolean {
  const { headline, text, grown } = rules.page
  if (overlap(telling(a.headline), telling(b.headline)) >= headline) return true
  return haveCommonSubject(c, a, b) && (Math.min(c.aInB, c.bInA) >= text || Math.max(c.aInB, c.bInA) >= grown)
}
