/**
 * Which faults come, in what order: drawn from the seed before anything runs.
 */
import { chance } from '#src/demo/chance.ts'
import { clockFaults } from './faults/clock.ts'
import { type Fault, pickSome } from './faults/fault.ts'
import { hostFaults } from './faults/hosts.ts'
import { postgresFaults } from './faults/postgres.ts'
import { redisFaults } from './faults/redis.ts'
import { workerFaults } from './faults/workers.ts'

export const allFaults: readonly Fault[] = [...workerFaults, ...postgresFaults, ...redisFaults, ...clockFaults, ...hostFaults]

export interface PlannedFault {
  fault: Fault
  /** Seconds after the step's beginning, and how long it lasts. */
  after: number
  seconds: number
  /** Chance of its own: whom it hits. */
  draw: () => number
}

/** Faults that overlap. The wires are to flow again before the next step. */
export type Step = PlannedFault[]

/** A few at a time; each fault has been planned once before any comes a second time. */
export function writePlan(seed: number, steps: number): Step[] {
  const draw = chance(seed, 'plan')
  const deck: Fault[] = []
  return Array.from({ length: steps }, (_, number) => {
    const wanted = [1, 2, 2, 3, 3, 4][Math.floor(draw() * 6)]!
    const step: Step = []
    if (deck.length < wanted) deck.push(...pickSome(allFaults, allFaults.length, draw))
    while (step.length < wanted) {
      const index = deck.findIndex(({ of }) => step.every(({ fault }) => fault.of !== of))
      if (index < 0) break
      const [fault] = deck.splice(index, 1)
      const [least, most] = fault!.seconds
      step.push({
        fault: fault!,
        after: step.length === 0 ? 0 : Math.round(draw() * 40) / 10,
        seconds: Math.round((least + draw() * (most - least)) * 10) / 10,
        draw: chance(seed, `fault/${number}/${fault!.name}`),
      })
    }
    return step
  })
}
