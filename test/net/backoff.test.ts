import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoff } from '#src/backoff.ts'

test('a wait begins at its base, grows by its factor and stops at its cap', () => {
  const waits = [0, 1, 2, 3, 4].map((earlier) => backoff(earlier, { base: 10, factor: 3, cap: 250 }))
  expect(waits).toEqual([10, 30, 90, 250, 250])
})

test('chance shortens a wait by up to the share that it may, and only then', () => {
  const wait = (chance: number) => backoff(1, { base: 10, factor: 2, cap: 100, jitter: { share: 0.25, chance } })
  expect([wait(0), wait(0.5), wait(1)]).toEqual([20, 17.5, 15])
  expect(backoff(9, { base: 10, factor: 2, cap: 100, jitter: { share: 0.5, chance: 1 } })).toBe(50)
})

test('however many failures there were, the wait is a finite time between none and the cap', () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (earlier, chance) => {
      const wait = backoff(earlier, { base: 15, factor: 2, cap: 900, jitter: { share: 0.2, chance } })
      expect(wait).toBeGreaterThanOrEqual(12)
      expect(wait).toBeLessThanOrEqual(900)
    }),
  )
})
