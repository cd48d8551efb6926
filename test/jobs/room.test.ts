import { expect, test } from 'vitest'
import { Room } from '#src/jobs/room.ts'

test('no more than there are places are in work at once, in the order in which they came; one that fails gives its place back', async () => {
  const room = new Room(2)
  const works = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
  const begun: number[] = []
  const ended = works.map(({ promise }, n) =>
    room.run(() => {
      begun.push(n)
      return promise
    }),
  )
  const failed = expect(ended[0]).rejects.toThrow('its own')
  const turn = () => new Promise(setImmediate)
  await turn()
  expect(begun).toEqual([0, 1])
  works[0]!.reject(new Error('its own'))
  await failed
  await turn()
  expect(begun).toEqual([0, 1, 2])
  // Whoever comes now waits behind those that wait.
  const late = room.run(async () => void begun.push(5))
  for (const { resolve } of works.slice(1)) resolve()
  await Promise.all([...ended.slice(1), late])
  expect(begun).toEqual([0, 1, 2, 3, 4, 5])
  await Promise.all([0, 1].map(() => room.run(turn)))
})
