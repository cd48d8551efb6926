import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Clusters } from '#src/story/decide/clusters.ts'
import { type Telling, translationKeys, translationOf } from '#src/story/decide/translation.ts'
import { fingerprint } from '#src/story/print/index.ts'
import { skeletonsOf } from '#src/story/print/traits.ts'
import { translated } from './translations.ts'

interface Told {
  event: string
  language: string
  published?: string
  headline: string
  bodyText: string
}

const lines = (agency: string): Told[] =>
  readFileSync(new URL(`tellings/${agency}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ body, ...told }) => ({ ...told, bodyText: body }))

const agencies: Record<string, Told[]> = { MIA: translated, Vardar: lines('vardar'), Helios: lines('helios'), Adria: lines('adria') }

/** Of the pairs of one event; the thresholds were chosen with the others at hand, and without Adria's. */
const leastRecall = (source: string): number => (source === 'Adria' ? 0.85 : 0.9)

const tellingOf = (source: string, told: Told, id: string): Telling => ({ id, source, language: told.language, print: fingerprint(told) })

test('names are the same in the spellings of different languages', () => {
  for (const spellings of [
    ['Skopje', 'Скопје', 'Shkup'],
    ['Mickoski', 'Мицкоски', 'Mitskoski', "Mickoski's"],
    ['Vučić', 'Вучиќ', 'Vuçiq', 'Vucic', 'Вучић'],
    ['Kochoska', 'Кочоска', 'Koçoska'],
    ['Stoltenberg', 'Столтенберг'],
    ['Mitsotakis', 'Μητσοτάκης', 'Мицотакис'],
    ['Vogelsang', 'Фогельзанг'],
    ['Carneiro', 'Карнейру'],
    ['Recep', 'Rexhep', 'Реџеп'],
    ['Cindrić', 'Циндриќ', 'Cindric'],
  ]) {
    const [first, ...others] = spellings.map((name) => new Set(skeletonsOf(name)))
    for (const other of others) expect(first!.intersection(other).size, `${spellings} ${[...first!, ...other]}`).toBeGreaterThan(0)
  }
})

describe.each(Object.entries(agencies))('stories of %s in several languages', (source, all) => {
  const tellings = all.map((told, n) => ({ told, telling: tellingOf(source, told, String(n)) }))
  const near = (a: Told, b: Told) => !(Math.abs(Date.parse(a.published ?? '') - Date.parse(b.published ?? '')) > 2 * 86_400_000)
  const pairs = tellings.flatMap((a, i) =>
    tellings
      .slice(i + 1)
      .flatMap((b) =>
        a.told.language === b.told.language || !near(a.told, b.told) ? [] : [{ a, b, same: a.told.event === b.told.event }],
      ),
  )

  test('are found, and nothing else: precision and recall on the labelled pairs', () => {
    const found = pairs.filter(({ a, b }) => translationOf(a.telling, [b.telling], a.told))
    const right = found.filter(({ same }) => same).length
    expect(right / found.length).toBeGreaterThanOrEqual(0.95)
    expect(right / pairs.filter(({ same }) => same).length).toBeGreaterThanOrEqual(leastRecall(source))
  })

  test('share a key to be found by', () => {
    for (const { a, b, same } of pairs)
      if (same) {
        const keys = new Set(translationKeys(source, a.telling.print.traits))
        expect(
          translationKeys(source, b.telling.print.traits).some((key) => keys.has(key)),
          `${a.told.headline} ${b.told.headline}`,
        ).toBe(true)
      }
  })

  test('are linked by telex dedupe, each in a cluster of its own, also where the line does not name the language', () => {
    const clusters = new Clusters()
    const ordered = tellings.toSorted((a, b) => ((a.told.published ?? '') < (b.told.published ?? '') ? -1 : 1))
    for (const { told, telling } of ordered) {
      const { headline, bodyText, published } = told
      clusters.add({
        id: telling.id,
        source,
        headline,
        bodyText,
        ...(published ? { published } : {}),
        ...(source === 'MIA' ? { language: told.language } : {}),
      })
    }
    const placed = [...clusters.placed()]
    expect(new Set(placed.map(({ cluster }) => cluster)).size).toBe(tellings.length)
    const events = new Map(tellings.map(({ told, telling }) => [telling.id, told.event]))
    const related = placed.filter(({ relation }) => relation === 'related')
    expect(related.length).toBeGreaterThanOrEqual(15)
    for (const { id, of, evidence } of related) expect(events.get(of!), evidence[0]!.reason).toBe(events.get(id))
  })
})

const quake = translated.filter(({ event }) => event === 'quake-berovo')

test('the reason names what both have', () => {
  const [en, mk] = quake.map((told, n) => tellingOf('MIA', told, String(n)))
  expect(translationOf(en!, [mk!], quake[0]!)).toMatchObject({
    kind: 'related',
    of: '1',
    evidence: [
      {
        rule: 'translation',
        reason: expect.stringMatching(/^MIA tells the same in mk: both have the numbers .*04:17.* and the names Zvonko Pekevski/),
      },
    ],
  })
})

test('only the same agency’s own stories in another language count', () => {
  const [en, mk] = quake.map((told, n) => tellingOf('MIA', told, String(n)))
  expect(translationOf({ ...en!, source: 'Other' }, [mk!], quake[0]!)).toBeUndefined()
  expect(translationOf(en!, [{ ...mk!, language: 'en-GB' }], quake[0]!)).toBeUndefined()
})

test('a link to the other one, and a picture that both have, do with fewer names', () => {
  const en = {
    headline: 'Museum opens',
    bodyText: 'The museum of Bitola opens its new wing, director Ana Risteska said. The minister Zoran Ljutkov came.',
  }
  const mk = {
    headline: 'Отворен музејот',
    bodyText: 'Музејот во Битола го отвори новото крило. Присуствуваше градоначалникот Тони Коњановски.',
  }
  const other = (more: object) => ({ id: '2', source: 'MIA', language: 'mk', print: fingerprint({ ...mk, ...more }) })
  const story = (more: object) => ({ id: '1', source: 'MIA', language: 'en', print: fingerprint({ ...en, ...more }) })
  expect(translationOf(story({}), [other({})], en)).toBeUndefined()
  const linked = { ...mk, bodyText: `${mk.bodyText} Директорката Ана Ристеска рече дека доаѓа Зоран Љутков.` }
  const found = translationOf(
    story({ links: ['https://mia.example/mk/7'] }),
    [{ ...other({}), print: fingerprint({ ...linked, addresses: ['https://www.mia.example/mk/7?from=en'] }) }],
    en,
  )
  expect(found).toMatchObject({ evidence: [{ reason: expect.stringContaining('one links to the other') }] })
})
