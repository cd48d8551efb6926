import { describe, expect, test } from 'vitest'
import { Chance } from './chance.ts'
import { kept } from './kept.ts'
import { mutated } from './mutate.ts'
import { broken } from './promises.ts'
import { ownSeeds } from './seeds.ts'

describe('what fuzzing found keeps all promises', () => {
  test.each(kept)('$what', async ({ kind, text }) => {
    expect(await broken(kind, new TextEncoder().encode(text))).toBeUndefined()
  })
})

test('documents and pages of each format keep all promises, as they are and changed at random', async () => {
  const chance = new Chance(20_260_303)
  const other = () => chance.of(ownSeeds).bytes
  for (const { kind, bytes } of ownSeeds) {
    expect(await broken(kind, bytes)).toBeUndefined()
    for (let times = 0; times < 6; times++) expect(await broken(kind, mutated(bytes, chance, other))).toBeUndefined()
  }
})
