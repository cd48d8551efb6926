/**
 * Random wires: what docs/guarantees.md says holds after every step of days that nobody thought out.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openContext } from '../../support/context.ts'
import { kept } from './kept.ts'
import { openStage, play, type Stage } from './player.ts'
import { days, type Step } from './steps.ts'

/** `npm run test:wire` sets them. */
const seed = Number(process.env.TELEX_WIRE_SEED ?? 1)
const wanted = Number(process.env.TELEX_WIRE_STEPS ?? 50)
/** A file with days as failures print them, a line each. */
const day = process.env.TELEX_WIRE_DAY
const times = Number(process.env.TELEX_WIRE_TIMES ?? 1)
const isShrunk = process.env.TELEX_WIRE_SHRINK !== undefined
/** All that is found, not the first thing alone. */
const isAll = process.env.TELEX_WIRE_ALL !== undefined
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
  const found: string[] = []
  for (let n = 0; played < wanted && (isAll || found.length === 0); n++) {
    const { failed, counterexample, errorInstance } = await fc.check(
      fc.asyncProperty(days(stepsADay), async (steps) => {
        played += await play(stage, steps)
      }),
      { seed: seed + n, numRuns: 4, endOnFailure: !isShrunk },
    )
    if (!failed) continue
    found.push(`seed ${seed + n}, steps played before: ${played}\n${JSON.stringify(counterexample?.[0])}\n${errorInstance}`)
    if (isAll) process.stdout.write(`\n${found.at(-1)}\n`)
  }
  expect(found.join('\n\n')).toBe('')
  expect(played).toBeGreaterThanOrEqual(wanted)
})

test.runIf(day)('all that is guaranteed holds on the days of the file, each time', async () => {
  const days = readFileSync(day!, 'utf8').trim().split('\n')
  const found: string[] = []
  for (const [n, steps] of days.entries())
    for (let time = 0; time < times; time++)
      await play(stage, JSON.parse(steps) as Step[]).catch((error) => found.push(`day ${n + 1}, time ${time + 1}: ${error}`))
  expect(found.join('\n\n')).toBe('')
})
