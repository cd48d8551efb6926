/**
 * Does a name prove that a story is the one that had it before? A guid such as `latest` names another story each day, and so does the page
 * that it leads to: headline or text has to have something in common.
 */
import { compare, prepare } from '../compare/index.ts'
import { haveCommonSubject, haveOnePage } from '../compare/subject.ts'
import { carriesStory } from '../compose.ts'
import { textOf } from '../decide/translation.ts'
import { nothingCommon } from '../print/common.ts'
import { fingerprint } from '../print/index.ts'
import type { Arrival, Known, Standing } from './plan.ts'
import { lifts, ownOf } from './status.ts'

/** Is the story that has come what its name says? */
export function isProven(arrival: Pick<Arrival, 'story' | 'print' | 'from'>, { standing, by }: Known): boolean {
  const { story, print } = arrival
  // Words of the source's own: what it goes on from, which version it is, that it may not be used.
  if (by === 'earlier' || story.refersTo !== undefined) return true
  if ((story.pubStatus !== 'usable' || lifts(story)) && !(carriesStory(story) && isOvertaken(arrival, standing))) return true
  const before = ownOf(standing.content)
  if (by !== 'url' && story.sourceVersion !== undefined && before.sourceVersion !== undefined) return true
  const there = fingerprint(textOf(before))
  const isOne = by === 'url' ? haveOnePage : haveCommonSubject
  return isOne(compare(prepare(print, nothingCommon), there), print, there)
}

/** Is all that its item has told of a story later than it? Then the item may have gone on to that story from another, whose text this is. */
function isOvertaken({ from }: Pick<Arrival, 'from'>, { history }: Standing): boolean {
  const own = history.filter(({ item }) => item === from.item)
  return own.length > 0 && own.every(({ itemRevision }) => (itemRevision ?? 0) > from.itemRevision)
}
