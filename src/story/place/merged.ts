/**
 * Clusters that become one: what is ruled of a story in one of them is meant of its agency's copies in the others, as of a copy that comes later.
 */
import type { ClusterId } from '#src/brand.ts'
import { textOf } from '../decide/translation.ts'
import { fingerprint } from '../print/index.ts'
import { isCopyOf } from './copies.ts'
import { embargoByCopies } from './embargo.ts'
import { nextVersion, pastOf, untold } from './history.ts'
import type { Said, Standing, StatusRuling, Step } from './plan.ts'
import { inForce, ownOf, rule, statusOf, under } from './status.ts'

/**
 * @param clusters the stories of each, as they stand before they are brought together
 * @param into the cluster in which they are then
 * @param now an embargo that is over by then holds nothing
 */
export function ruledByMerge(clusters: readonly (readonly Standing[])[], into: ClusterId, now: Date): Step[] {
  return clusters.flatMap((own) => {
    const others = clusters.flatMap((cluster) => (cluster === own ? [] : cluster)).filter((other) => isHeld(other, now))
    return own.flatMap((one) =>
      reachedBy(
        { ...one, clusterId: into },
        others.filter((other) => isCopyOf(other.content, one.content)),
        now,
      ),
    )
  })
}

const isHeld = ({ rulings, content: { embargoedUntil } }: Standing, now: Date): boolean =>
  statusOf(rulings) !== 'usable' || (embargoedUntil !== undefined && Date.parse(embargoedUntil) > now.getTime())

function reachedBy(one: Standing, copies: readonly Standing[], now: Date): Step[] {
  let { standing, steps } = embargoed(one, copies, now)
  for (const copy of copies) {
    const word = inForce(copy.rulings)
    if (!word || word.status === 'usable' || standing.rulings.some((said) => isSameWord(said, word))) continue
    const ruled = rule(standing, word)
    standing = ruled.standing
    steps = [...steps, ...ruled.steps]
  }
  return steps
}

/** A story under the embargo that a copy of it names. */
export function embargoed(one: Standing, copies: readonly Pick<Standing, 'content'>[], now: Date): { standing: Standing; steps: Step[] } {
  const embargo = embargoByCopies(
    one.content,
    copies.map(({ content }) => content),
    now,
  )
  return embargo ? heldUntil(one, embargo, `a copy of it is embargoed until ${embargo}`) : { standing: one, steps: [] }
}

/** A story that is held until a time that it does not name itself. */
export function heldUntil(one: Standing, embargo: string, reason: string): { standing: Standing; steps: Step[] } {
  const content = under(inForce(one.rulings), ownOf(one.content), embargo)
  const version = nextVersion(one)
  const print = fingerprint(textOf(content))
  const why: Said = { rule: 'embargo', outcome: 'embargoed', reason }
  return {
    standing: { ...one, version, content, history: [...one.history, untold(version)] },
    steps: [
      { step: 'version', of: one, version, change: 'updated', content, told: null, print, from: null },
      { step: 'explain', story: one.id, why },
    ],
  }
}

const isSameWord = (one: StatusRuling, other: StatusRuling): boolean =>
  one.status === other.status &&
  one.item === other.item &&
  one.itemRevision === other.itemRevision &&
  one.at.getTime() === other.at.getTime()

/** A story as it stands when steps have been written. */
export function after(standing: Standing, steps: readonly Step[]): Standing {
  const { id } = standing
  const history = [...standing.history]
  const rulings = [...standing.rulings]
  let { version, content, retold } = standing
  for (const step of steps) {
    if (step.step === 'rule' && step.story === id) rulings.push(step.ruling)
    if (step.step === 'history' && step.of === id) history.push(pastOf(step, false))
    if (step.step === 'retell' && step.of === id) retold = [...retold.filter((one) => one.item !== step.by.item), step.by]
    if (step.step !== 'version' || step.of.id !== id) continue
    if (step.told !== null) retold = []
    version = step.version
    content = step.content
    history.push(pastOf(step, true))
  }
  return { ...standing, version, content, rulings, history, retold }
}
