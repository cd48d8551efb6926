import { describe, expect, test } from 'vitest'
import { Clusters } from '#src/story/clusters.ts'
import { skeleton, translationOf } from '#src/story/translation.ts'
import { translated } from './translations.ts'

const tellings = translated.map((story, n) => ({ ...story, id: String(n), source: 'MIA' }))

test('names are the same in the spellings of different languages', () => {
  for (const spellings of [
    ['Skopje', 'Скопје', 'Shkup'],
    ['Vučić', 'Вучиќ', 'Vuçiq', 'Vucic', 'Вучић'],
    ['Kochoska', 'Кочоска', 'Koçoska'],
    ['Stoltenberg', 'Столтенберг'],
    ['Mitsotakis', 'Μητσοτάκης', 'Мицотакис'],
  ])
    expect(new Set(spellings.map(skeleton)).size, spellings.join()).toBe(1)
})

describe('an agency’s story in another language', () => {
  const pairs = tellings.flatMap((a, i) =>
    tellings.slice(i + 1).flatMap((b) => (a.language === b.language ? [] : [{ a, b, same: a.event === b.event }])),
  )
  const found = pairs.filter(({ a, b }) => translationOf(a, [b]))

  test('is found, and nothing else: precision and recall on the labelled pairs', () => {
    const right = found.filter(({ same }) => same).length
    expect(pairs.filter(({ same }) => same)).toHaveLength(23)
    expect(right / found.length).toBeGreaterThanOrEqual(0.95)
    expect(right / 23).toBeGreaterThanOrEqual(0.9)
  })

  test('is the best of several, and of the same agency only', () => {
    const [quake, ...others] = tellings
    expect(translationOf(quake!, others)?.match).toMatchObject({ kind: 'related', evidence: [{ rule: 'translation' }] })
    expect(translationOf({ ...quake!, source: 'Other' }, others)).toBeUndefined()
  })

  test('is linked by telex dedupe, in a cluster of its own, with the reason', () => {
    const clusters = new Clusters()
    for (const { id, source, language, headline, bodyText } of tellings) clusters.add({ id, source, language, headline, bodyText })
    const placed = [...clusters.placed()]
    expect(new Set(placed.map(({ cluster }) => cluster)).size).toBe(tellings.length)
    const events = new Map(tellings.map(({ id, event }) => [id, event]))
    const related = placed.filter(({ relation }) => relation === 'related')
    expect(related.length).toBeGreaterThanOrEqual(15)
    for (const { id, of } of related) expect(events.get(of!)).toBe(events.get(id))
    expect(related[0]!.evidence[0]!.reason).toMatch(/^MIA tells the same in en: both have the numbers .*4\.6.* and \d+ names$/)
  })
})
