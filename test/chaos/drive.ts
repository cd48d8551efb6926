/**
 * Plays the plan: each step's faults begin and end as planned; then stories are told, and it is measured until each has come through to all consumers.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Scene } from './faults/fault.ts'
import type { Step } from './plan.ts'
import type { Readers } from './readers.ts'
import { type Agency, manners, type Sent } from './truth.ts'

/** Recovery of a step's faults. */
export interface Recovery {
  faults: string[]
  /** Milliseconds from the end of the last fault to the last story's event at the last consumer; undefined: it did not come in time. */
  ms: number | undefined
  /** Within how many milliseconds it was to come, on this machine at this hour. */
  limitMs: number
  /** The stories that came last, or not at all. */
  last: string
}

/** The wires are to flow again within so long after a fault, on a machine that brings a story through in `usualMs` when nothing is wrong. */
const wantedMs = 60_000
const usualMs = 12_000
/** A slow or busy machine gets as much longer as it takes longer when nothing is wrong. */
export const limitFor = (calmMs: number): number => Math.max(1, calmMs / usualMs) * wantedMs

/** At most so many of those that were hit are asked for a story. */
const mostProbes = 14

/** Tell a story at an agency of each manner, hit ones first, and wait until all consumers have been told of it. */
export async function measure(
  { world }: Pick<Scene, 'world'>,
  readers: Readers,
  { hits = [], givenUpMs }: { hits?: readonly Agency[]; givenUpMs: number },
): Promise<Pick<Recovery, 'ms' | 'last'>> {
  const since = performance.now()
  const ofManner = manners.map((manner) => world.agencies.find((agency) => agency.manner === manner && !hits.includes(agency)))
  const asked = [...hits.slice(0, mostProbes), ...ofManner].filter((agency) => agency !== undefined)
  let waiting = await Promise.all(asked.map((agency) => world.probe(agency)))
  let last: Sent = waiting[0]!
  while (waiting.length > 0 && performance.now() - since < givenUpMs) {
    const left = waiting.filter(({ name }) => !readers.toldEverywhere(name))
    if (left.length < waiting.length) last = waiting.find((one) => !left.includes(one))!
    waiting = left
    await sleep(100)
  }
  const describe = (sent: Sent) => `${sent.agency.name} (${sent.agency.manner})`
  if (waiting.length === 0) return { ms: performance.now() - since, last: describe(last) }
  const untold = waiting.map((sent) => `${describe(sent)}, story ${sent.number}, not to: ${readers.untold(sent.name).join(', ')}`)
  return { ms: undefined, last: untold.join('; ') }
}

/** Play one step. @param calmMs what a story takes when nothing is wrong */
export async function play(scene: Scene, readers: Readers, step: Step, calmMs: number, say: (line: string) => void): Promise<Recovery> {
  const hit = new Set<Agency>()
  const faults = step.filter(({ fault }) => fault.missing?.(scene) === undefined)
  await Promise.all(
    faults.map(async ({ fault, after, seconds, draw }) => {
      await sleep(after * 1000)
      say(`${fault.name}${seconds > 0 ? `, for ${seconds} s` : ''}`)
      const begun = await fault.begin(scene, draw)
      for (const agency of begun.hits ?? []) {
        hit.add(agency)
        scene.failing.set(agency, Number.POSITIVE_INFINITY)
      }
      await sleep(seconds * 1000)
      await begun.heal?.()
      for (const agency of begun.hits ?? []) scene.failing.set(agency, Date.now())
    }),
  )
  const limitMs = limitFor(calmMs)
  const { ms, last } = await measure(scene, readers, { hits: [...hit], givenUpMs: limitMs * 3 })
  say(ms === undefined ? `NOT back after ${limitMs * 3} ms: ${last}` : `back after ${(ms / 1000).toFixed(1)} s, last ${last}`)
  const recovery: Recovery = { faults: faults.map(({ fault }) => fault.name), ms, last, limitMs }
  if (ms === undefined || ms <= limitMs) return recovery
  // Too late, unless the machine has become as slow as that.
  const now = await measure(scene, readers, { givenUpMs: limitMs * 3 })
  say(`now that nothing is wrong a story takes ${now.ms === undefined ? 'for ever' : `${(now.ms / 1000).toFixed(1)} s`}`)
  return { ...recovery, limitMs: Math.max(limitMs, limitFor(now.ms ?? 0)) }
}
