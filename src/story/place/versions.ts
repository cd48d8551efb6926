/**
 * What becomes of a story whose new state has come: a version that stands, one for the history, or nothing.
 */
import { decideChange, versionHash } from '../change.ts'
import type { Story } from '../story.ts'
import type { Arrival, Plan, Provenance, Standing } from './plan.ts'

/** The number after the highest of its versions, also of those that never stood. */
export const nextVersion = ({ history }: Standing): number => Math.max(0, ...history.map(({ version }) => version)) + 1

/**
 * Put a story's new state where it belongs.
 * @param samePlace it came as the same item or under the same uri: see `decideChange`
 */
export function revise(standing: Standing, { story, print, from }: Arrival, { samePlace }: { samePlace: boolean }): Plan {
  const { id, byAdmin, history } = standing
  const content: Story = byAdmin ? { ...story, pubStatus: standing.content.pubStatus } : story
  const change = decideChange({ story: standing.content, hash: standing.hash, byAdmin }, content, { samePlace })
  if (change.kind === 'unchanged') return { stored: { kind: 'unchanged', story: id }, steps: [] }
  const version = nextVersion(standing)
  if (change.kind === 'late' || isSuperseded(standing, from)) {
    // An older state that is in the history already is nothing new.
    const hash = versionHash(content)
    if (history.some((past) => past.hash === hash)) return { stored: { kind: 'unchanged', story: id }, steps: [] }
    const why = { rule: 'late-version', outcome: 'history', reason: 'it is older than the version that stands' }
    return {
      stored: { kind: 'version', story: id, version, change: 'late' },
      steps: [
        { step: 'history', of: id, version, content, print, from },
        { step: 'explain', story: id, why },
      ],
    }
  }
  return {
    stored: { kind: 'version', story: id, version, change: change.change },
    steps: [{ step: 'version', of: standing, version, change: change.change, content, print, from }],
  }
}

/** Does what stands come from a later revision of the very same item? Jobs may run out of order. */
function isSuperseded({ version, history }: Standing, { item, itemRevision }: Provenance): boolean {
  const stands = history.find((past) => past.version === version)
  return stands?.item === item && (stands.itemRevision ?? 0) > itemRevision
}
