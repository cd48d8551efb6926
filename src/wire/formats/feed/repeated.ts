/**
 * One guid over several items of a feed: its publisher's mistake, which nobody may take for one story.
 */
import type { Problem, WireEntry } from '../../document.ts'

/** Problems that are told; more say nothing more. */
const mostTold = 20

/** For each name that stands over items with unlike headlines and links, a problem at the second of them. */
export function repeatedIds(entries: readonly WireEntry[]): Problem[] {
  const first = new Map<string, number>()
  const told = new Set<string>()
  const problems: Problem[] = []
  for (const [at, { id, url, headline }] of entries.entries()) {
    if (id === undefined) continue
    const before = first.get(id)
    if (before === undefined) {
      first.set(id, at)
      continue
    }
    const other = entries[before]!
    if (told.has(id) || other.url === url || other.headline === headline || problems.length >= mostTold) continue
    told.add(id)
    problems.push({
      code: 'repeated-id',
      message: `"${id.slice(0, 100)}" is the name of item ${before + 1}, too, which is another story: they are told apart by their links and texts`,
      entry: at,
    })
  }
  return problems
}
