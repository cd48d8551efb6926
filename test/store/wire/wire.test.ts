/**
 * Random wires: what docs/guarantees.md says holds after every step of days that nobody thought out.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openContext } from '../../support/context.ts'
import { kept } from './kept.ts'
import { openStage, play, type Stage } from './player.ts'
import { days } from './steps.ts'

/** `npm run test:wire` sets them. */
const seed = Number(process.env.TELEX_WIRE_SEED ?? 1)
const wanted = Number(process.env.TELEX_WIRE_STEPS ?? 50)
const stepsADay = 24

let stage: Stage & { close: () => Promise<void> }
beforeAll(async () => {
  stage = await openStage(await openContext())
})
afterAll(() => stage.close())

test.each(Object.entries(kept))('%s', async (_, steps) => {
  expect(await play(stage, steps)).toBeGreaterThan(0)
})

test(`all that is guaranteed holds after each of ${wanted} random steps`, async () => {
  let played = 0
  for (let n = 0; played < wanted; n++) {
    const found = await fc.check(
      fc.asyncProperty(days(stepsADay), async (steps) => {
        played += await play(stage, steps)
      }),
      { seed: seed + n, numRuns: 4, endOnFailure: process.env.TELEX_WIRE_SHRINK === undefined },
    )
    if (found.failed)
      expect.fail(`seed ${seed + n}, steps played before: ${played}\n${JSON.stringify(found.counterexample?.[0])}\n${found.errorInstance}`)
  }
  expect(played).toBeGreaterThanOrEqual(wanted)
})
