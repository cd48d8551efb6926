/**
 * Does a name prove that a story is the one that had it before? A guid such as `latest` names another story each day, and so does the page
 * that it leads to: headline or text has to have something in common.
 */
import { compare, prepare } from '../compare/index.ts'
import { haveCommonSubject, haveOnePage } from '../compare/subject.ts'
import { textOf } from '../decide/translation.ts'
import { nothingCommon } from '../print/common.ts'
import { fingerprint } from '../print/index.ts'
import type { Arrival, Known } from './plan.ts'
import { lifts, ownOf } from './status.ts'

/** Is the story that has come what its name says? */
export function isProven({ story, print }: Pick<Arrival, 'story' | 'print'>, { standing, by }: Known): boolean {
  // Words of the source's own: what it goes on from, which version it is, that it may not be used.
  if (by === 'earlier' || story.refersTo !== undefined || story.pubStatus !== 'usable' || lifts(story)) return true
  const before = ownOf(standing.content)
  if (by !== 'url' && story.sourceVersion !== undefined && before.sourceVersion !== undefined) return true
  const there = fingerprint(textOf(before))
  const isOne = by === 'url' ? haveOnePage : haveCommonSubject
  return isOne(compare(prepare(print, nothingCommon), there), print, there)
}
