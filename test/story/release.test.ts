/**
 * What lifts an embargo or a hold, in words, and what does not.
 */
import { describe, expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { compose } from '#src/story/compose.ts'
import { heardBy, inForce, isEmbargoed, releasedSince, releases, restores, rule, saidOf, under } from '#src/story/place/status.ts'
import { readSignals } from '#src/story/signals/index.ts'
import { readRelease, saysReleased } from '#src/story/signals/release.ts'
import type { WireEntry } from '#src/wire/document.ts'
import { at, past, standing, story, word } from './stories.ts'

describe('a segment of its own lifts', () => {
  test.each([
    ['EMBARGO LIFTED: Minister resigns', 'embargo', 'EMBARGO LIFTED', 'Minister resigns'],
    ['(EMBARGO LIFTED) Minister resigns', 'embargo', 'EMBARGO LIFTED', 'Minister resigns'],
    ['*** EMBARGO LIFTED *** Minister resigns', 'embargo', 'EMBARGO LIFTED', 'Minister resigns'],
    ['Minister resigns (embargo lifted)', 'embargo', 'embargo lifted', 'Minister resigns'],
    ['Minister resigns - EMBARGO LIFTED', 'embargo', 'EMBARGO LIFTED', 'Minister resigns'],
    ['Embargo withdrawn, free for use: Minister resigns', 'embargo', 'Embargo withdrawn, free for use', 'Minister resigns'],
    ['Embargo removed. Minister resigns', 'embargo', 'Embargo removed', 'Minister resigns'],
    ['RELEASE: Minister resigns', 'embargo', 'RELEASE', 'Minister resigns'],
    ['HOLD LIFTED: Minister resigns', 'hold', 'HOLD LIFTED', 'Minister resigns'],
    ['HOLD RELEASED - Minister resigns', 'hold', 'HOLD RELEASED', 'Minister resigns'],
    ['Sperrfrist aufgehoben: Ministerin tritt zurück', 'embargo', 'Sperrfrist aufgehoben', 'Ministerin tritt zurück'],
    ['Meldungssperre aufgehoben: Ministerin tritt zurück', 'hold', 'Meldungssperre aufgehoben', 'Ministerin tritt zurück'],
    ['EMBARGO LEVÉ : la ministre démissionne', 'embargo', 'EMBARGO LEVÉ', 'la ministre démissionne'],
    ['Libre para publicar: la ministra dimite', 'embargo', 'Libre para publicar', 'la ministra dimite'],
    ['Fine embargo - la ministra si dimette', 'embargo', 'Fine embargo', 'la ministra si dimette'],
    ['LIVRE PARA PUBLICAÇÃO: ministra demite-se', 'embargo', 'LIVRE PARA PUBLICAÇÃO', 'ministra demite-se'],
    ['Vrijgegeven voor publicatie: minister treedt af', 'embargo', 'Vrijgegeven voor publicatie', 'minister treedt af'],
    ['Klausul ophævet: ministeren går af', 'embargo', 'Klausul ophævet', 'ministeren går af'],
    ['Эмбарго снято: министр уходит', 'embargo', 'Эмбарго снято', 'министр уходит'],
    ['Ембаргото е укинато: министерката поднесе оставка', 'embargo', 'Ембаргото е укинато', 'министерката поднесе оставка'],
    ['Άρση εμπάργκο: παραιτήθηκε ο υπουργός', 'embargo', 'Άρση εμπάργκο', 'παραιτήθηκε ο υπουργός'],
    ['رفع الحظر: استقالة الوزير', 'embargo', 'رفع الحظر', 'استقالة الوزير'],
    ['エンバーゴ解除：大臣が辞任', 'embargo', 'エンバーゴ解除', '大臣が辞任'],
    ['엠바고 해제: 장관 사임', 'embargo', '엠바고 해제', '장관 사임'],
    ['EMBARGO LIFTED', 'embargo', 'EMBARGO LIFTED', ''],
    ['  EMBARGO LIFTED  ', 'embargo', 'EMBARGO LIFTED', ''],
    ['Embargo has been lifted', 'embargo', 'Embargo has been lifted', ''],
    ['EMBARGO LIFTED:      Minister resigns   ', 'embargo', 'EMBARGO LIFTED', 'Minister resigns'],
    ['Hold lifted, free for use: Minister resigns', 'hold', 'Hold lifted, free for use', 'Minister resigns'],
    [`Embargo lifted ${'x'.repeat(52)}: Minister resigns`, 'embargo', `Embargo lifted ${'x'.repeat(52)}`, 'Minister resigns'],
    ['  Minister resigns  (embargo lifted).', 'embargo', 'embargo lifted', 'Minister resigns'],
    ['Minister resigns (embargo lifted)          ', 'embargo', 'embargo lifted', 'Minister resigns'],
    ['Minister resigns -- embargo lifted', 'embargo', 'embargo lifted', 'Minister resigns'],
    ['Minister resigns: embargo lifted', 'embargo', 'embargo lifted', 'Minister resigns'],
    ['大臣が辞任（エンバーゴ解除）', 'embargo', 'エンバーゴ解除', '大臣が辞任'],
    ['大臣が辞任：エンバーゴ解除', 'embargo', 'エンバーゴ解除', '大臣が辞任'],
    ['*** Hold lifted ***', 'hold', 'Hold lifted ***', ''],
  ])('%s', (line, of, text, rest) => {
    expect(readRelease(line)).toEqual({ of, text, rest })
  })
})

test.each([
  'Embargo on oil lifted after ten years, Iran says',
  'Embargo lifted? Oil flows again',
  'Embargo lifted at 18:00: Minister resigns',
  'Embargo remains: Cuba waits',
  'No embargo lifted: EU stays firm',
  'Embargo not lifted: Minister resigns',
  'Sperrfrist bis 18 Uhr aufgehoben: Ministerin tritt zurück',
  'Embargo wird aufgehoben: EU plant Ende',
  'Release of hostages: families wait',
  'Hold lifted spirits at the fair',
  'Hold the line: strikers stay',
  'Libre: la vida de un espía',
  'Kill lifted: Minister resigns',
  'Minister says that the embargo on grain has at last been lifted: farmers cheer',
  'Minister resigns',
  `${'Minister resigns '.repeat(20)}(embargo lifted)`,
  'a: b: c: d: embargo lifted: Minister resigns',
  `Minister resigns - embargo lifted ${'x'.repeat(80)}`,
])('nothing is lifted by: %s', (line) => {
  expect(readRelease(line)).toBeUndefined()
})

test('each part of a segment that only says that a text is free has to say so', () => {
  expect(saysReleased('released, free for use')).toBe('embargo')
  expect(saysReleased('released, free of charge')).toBeUndefined()
  for (const between of [', ', ',', ' ; ', ' / ', ' & ', '+', ' - ', ' – '])
    expect(saysReleased(`release at will${between}free for use`), between).toBe('embargo')
  expect(saysReleased('“(release at will)”, *free for use*')).toBe('embargo')
})

test('a segment of nine words and seventy letters is read, and none that is longer', () => {
  expect(saysReleased('embargo on the story of the day is lifted')).toBe('embargo')
  expect(saysReleased('the embargo on the story of the day is lifted')).toBeUndefined()
  expect(saysReleased(`embargo lifted ${'x'.repeat(55)}`)).toBe('embargo')
  expect(saysReleased(`embargo lifted ${'x'.repeat(56)}`)).toBeUndefined()
  expect(saysReleased(`embargo${' '.repeat(70)}lifted`)).toBeUndefined()
})

test('a word on what it names is read in notes, too: the marker comes off the headline, and what it lifts is told', () => {
  expect(readSignals({ headline: 'EMBARGO LIFTED: Minister resigns over gold' })).toMatchObject({
    signals: ['release'],
    headline: 'Minister resigns over gold',
  })
  expect(readSignals({ headline: 'EMBARGO CANCELLED - FREE FOR PUBLICATION - Minister resigns' }).headline).toBe('Minister resigns')
  const note = readSignals({ headline: 'Advisory', edNote: 'The embargo on “Minister resigns over gold” has been lifted.' })
  expect(note).toMatchObject({ signals: ['release'], refersTo: { headlines: ['Minister resigns over gold'] } })
  expect(readSignals({ headline: 'Advisory', edNote: 'Sperrfrist für Meldung Nr. 0472 aufgehoben.' })).toMatchObject({
    signals: ['release'],
    refersTo: { items: ['0472'] },
  })
  expect(readSignals({ headline: 'Note', body: 'Attention editors: hold on item w9-0912 is lifted.' }).found).toMatchObject([
    { signal: 'release', of: 'hold', where: 'body' },
  ])
})

describe('a story that is composed', () => {
  const made = (entry: Partial<WireEntry>) =>
    compose({ feed: { id: 'f' as FeedId, agency: 'A', language: 'en' }, entry: { id: 'i', published: '2026-11-27T01:02:00Z', ...entry } })
  const body = Array.from({ length: 40 }, (_, n) => `word${n}`).join(' ')

  test('is a notice where it has no text of its own', () => {
    expect(made({ headline: 'EMBARGO LIFTED: Minister resigns over gold' })).toMatchObject({
      pubStatus: 'usable',
      signals: ['release'],
      embargoLifted: true,
      refersTo: { headlines: ['Minister resigns over gold'] },
    })
    const hold = made({ headline: 'HOLD LIFTED: Minister resigns over gold' })
    expect(hold).toMatchObject({ pubStatus: 'usable', signals: ['release'] })
    expect(hold.embargoLifted).toBeUndefined()
  })
  test('with its text is free itself, and lifts another item’s hold only where it says that', () => {
    const free = made({ headline: 'For immediate release: Minister resigns over gold', bodyText: body })
    expect(free).toMatchObject({ pubStatus: 'usable', signals: [], embargoLifted: true })
    expect(free.refersTo).toBeUndefined()
    expect(made({ headline: 'HOLD LIFTED: Minister resigns over gold', bodyText: body })).toMatchObject({ signals: ['release'] })
  })
  test('that is nothing but the words names no story', () => {
    expect(made({ headline: 'Embargo on oil lifted' }).refersTo).toBeUndefined()
  })
  test('is killed by a kill beside the words', () => {
    expect(made({ headline: 'EMBARGO LIFTED: KILL: Minister resigns over gold' }).pubStatus).toBe('canceled')
  })
})

describe('words that release', () => {
  const free = (minute: number, of: 'embargo' | 'withhold') => word('usable', minute, { signals: ['release', of] })
  const embargoed = (over = {}) => standing(story({ embargoedUntil: '2026-11-24T12:00:00Z' }), over)

  test('are told from those that restore', () => {
    expect(releases(story({ signals: ['release'] }))).toBe(true)
    expect(releases(story({ signals: ['release'], pubStatus: 'canceled' }))).toBe(false)
    expect(releases(story({ signals: ['release', 'restore'] }))).toBe(false)
    expect(restores(story({ signals: ['release', 'restore'] }))).toBe(true)
    expect(restores(story({ signals: ['release'] }))).toBe(false)
  })
  test('lift a hold, and no kill', () => {
    const [hold, kill] = [word('withheld', 1), word('canceled', 2)]
    const lift = word('usable', 3, { signals: ['release'] })
    expect(inForce([hold, lift])).toBe(lift)
    expect(inForce([hold, kill, lift])).toBe(kill)
    expect(inForce([hold, word('usable', 3, { signals: ['release', 'embargo'] })])).toBe(hold)
  })
  test('end the embargo that runs when they come, and was named before', () => {
    expect(isEmbargoed(embargoed(), new Date(at(30)))).toBe(true)
    expect(isEmbargoed(embargoed(), new Date('2026-11-24T12:00:00Z'))).toBe(false)
    expect(isEmbargoed(embargoed({ history: [past(story(), { arrivedAt: new Date(at(31)) })] }), new Date(at(30)))).toBe(false)
    expect(isEmbargoed(standing(story()), new Date(at(30)))).toBe(false)
  })
  test('count for what they speak of, where that holds, else for what does', () => {
    const held = embargoed({ rulings: [word('withheld', 20)] })
    expect(heardBy(held, free(30, 'withhold'))).toMatchObject({ word: { signals: ['release'] }, freed: false })
    expect(heardBy(held, free(30, 'embargo'))).toMatchObject({ word: { signals: ['release', 'embargo'] }, freed: true })
    expect(heardBy(embargoed(), free(30, 'withhold'))).toMatchObject({ word: { signals: ['release', 'embargo'] }, freed: true })
    expect(heardBy(standing(story(), { rulings: [word('withheld', 20)] }), free(30, 'embargo'))).toMatchObject({ freed: false })
    expect(heardBy(embargoed({ rulings: [word('withheld', 40)] }), free(30, 'withhold'))).toMatchObject({ freed: true })
  })
  test('leave what the story says itself, under no embargo', () => {
    const ruled = rule(embargoed(), free(30, 'embargo'))
    expect(ruled.change).toBe('updated')
    expect(ruled.standing.content.embargoedUntil).toBeUndefined()
    expect(ruled.standing.content.unruled).toMatchObject({ embargoedUntil: '2026-11-24T12:00:00Z' })
    // It stays lifted under a kill that comes then.
    const killed = rule(ruled.standing, word('canceled', 40)).standing.content
    expect(killed.embargoedUntil).toBeUndefined()
    expect(killed.unruled).toMatchObject({ embargoedUntil: '2026-11-24T12:00:00Z' })
    expect(under(undefined, story(), null)).toEqual(story())
  })
  test('are over for what came before them alone', () => {
    const rulings = [word('usable', 30, { signals: ['release', 'embargo'] })]
    expect(releasedSince(rulings, new Date(at(29)))).toBe(true)
    expect(releasedSince(rulings, new Date(at(30)))).toBe(false)
    expect(releasedSince([word('usable', 30)], new Date(at(29)))).toBe(false)
  })
  test('are explained by what they lift', () => {
    expect(saidOf(word('usable', 1, { signals: ['release', 'embargo'] }))).toMatchObject({
      outcome: 'released',
      reason: 'Agency lifted its embargo: its words',
    })
    expect(saidOf(word('usable', 1, { signals: ['release'] }))).toMatchObject({ outcome: 'restored' })
  })
})
