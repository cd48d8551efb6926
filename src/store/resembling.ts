/**
 * What shares much with a story that is killed, and is no copy of it: it stays as it is, and somebody has to look.
 */
import { inArray } from 'drizzle-orm'
import type { ClusterId, StoryId } from '#src/brand.ts'
import { compare, prepare } from '#src/story/compare/index.ts'
import { nothingCommon } from '#src/story/print/common.ts'
import type { Fingerprint } from '#src/story/print/index.ts'
import { findCandidates } from './candidates.ts'
import type { Tx } from './db.ts'
import { story } from './schema.ts'

export interface Resembling {
  story: StoryId
  agency: string
  url: string | null
  headline: string
  /** Of the killed text, what stands in it, from 0 to 1. */
  share: number
}

/** Lower, and each background paragraph names a story; a wrong one costs somebody a look. */
const leastShare = 0.3
/** Shared words below which texts of one form are named. */
const leastWords = 40
const most = 20
/** The killed story itself has all of its keys, and what is looked for few. */
const fewer = 1_000

/** Stories outside of its cluster that hold much of its text, what holds most first. The cluster's own are told beside (`takeDown`). */
export async function findResembling(tx: Tx, cluster: ClusterId, print: Fingerprint): Promise<Resembling[]> {
  const candidates = await findCandidates(tx, print.keys, fewer)
  const prepared = prepare(print, nothingCommon)
  const shares = new Map(
    candidates
      .filter((one) => one.cluster !== cluster && one.print.shingle === print.shingle)
      .flatMap((one) => {
        const { aInB, bInA, shared } = compare(prepared, one.print)
        return shared >= leastWords && Math.max(aInB, bInA) >= leastShare ? [[one.id, aInB] as const] : []
      })
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, most),
  )
  if (shares.size === 0) return []
  const rows = await tx
    .select({ story: story.id, agency: story.agency, url: story.url, headline: story.headline })
    .from(story)
    .where(inArray(story.id, [...shares.keys()]))
  return rows.map((row) => ({ ...row, share: Math.round(shares.get(row.story)! * 100) / 100 })).toSorted((a, b) => b.share - a.share)
}
