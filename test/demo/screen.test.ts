import { expect, test } from 'vitest'
import { printClosing } from '#src/demo/closing.ts'
import { expectedOf } from '#src/demo/expected.ts'
import { misbehaviours } from '#src/demo/misbehaviour.ts'
import { createScreen, type ScreenOptions, shorten } from '#src/demo/screen.ts'
import { writeScript } from '#src/demo/script.ts'
import { deliveryOf, differences, eventDifferences } from '#src/demo/verdict.ts'
import type { Counted } from '#src/store/tally.ts'

function screen(options: Partial<ScreenOptions> = {}) {
  const out: string[] = []
  return { out, screen: createScreen({ write: (text) => out.push(text), terminal: false, ...options }) }
}

const created = {
  seq: 3,
  type: 'story.created' as const,
  subject: 'a-story',
  data: {
    agency: 'MIA',
    language: 'en',
    headline: 'Stoltenberg: NATO and Serbia\u001b[2J are close partners',
    version: 1,
    relation: 'original',
  },
}

test('an event is one line, without colours or control characters where there is no terminal', () => {
  const { out, screen: shown } = screen()
  shown.event(created, 3.42)
  shown.event({ seq: 4, type: 'cluster.changed', subject: 'c', data: { size: 3, origin: 'a-story' } }, 9)
  expect(out).toEqual([
    '  3.4s    #3  new         MIA en: Stoltenberg: NATO and Serbia [2J are close partners\n',
    '  9.0s    #4  cluster     3 copies: Stoltenberg: NATO and Serbia [2J are close partners\n',
  ])
})

test('a terminal gets colours unless NO_COLOR says not to, and a running line that stays below', () => {
  const colours = screen({ terminal: true })
  colours.screen.event(created, 1)
  expect(colours.out.join('')).toContain('\u001b[32mnew')
  const plain = screen({ terminal: true, noColor: '1' })
  plain.screen.event(created, 1)
  expect(plain.out.join('')).not.toContain('\u001b[')
  plain.screen.standing({ offset: 5, of: 60, stories: 3, versions: 4, clusters: 2, events: 9, waiting: 1 })
  plain.screen.line('next')
  expect(plain.out.at(-1)).toBe('5 of 60 s · 3 stories · 4 versions · 2 clusters · 9 events · 1 in work')
  const file = screen()
  file.screen.standing({ offset: 5, of: 60, stories: 3, versions: 4, clusters: 2, events: 9, waiting: 1 })
  expect(file.out).toEqual([])
})

test('a long headline is cut at a character, also beyond the basic plane', () => {
  expect(shorten('абвгд', 3)).toBe('аб…')
  expect(shorten('😀😀😀', 2)).toBe('😀…')
  expect(shorten('short', 10)).toBe('short')
})

test('events that are missing or came twice are counted', () => {
  expect(deliveryOf([1, 2, 3], { to: 3 })).toMatchObject({ exactlyOnce: true, delivered: 3 })
  expect(deliveryOf([1, 3, 3], { to: 3 })).toMatchObject({ exactlyOnce: false, missing: 1, repeated: 1 })
})

const expected = expectedOf(writeScript({ seed: 7, durationSeconds: 60 }))
const stored = (): Counted[] =>
  expected.stories.map(({ story, feed, agency, guid, versions, finalStatus, cluster }) => ({
    id: story,
    feed,
    agency,
    uri: guid,
    versions,
    pubStatus: finalStatus,
    cluster,
  }))

test('what is stored is held against the script: nothing to say when all is there', () => {
  expect(differences(expected, stored())).toEqual([])
  expect(differences(expected, [...stored(), { ...stored()[0]!, feed: 'a-feed-of-your-own' }])).toEqual([])
})

test('what is missing, doubled, in too few versions, alive or in the wrong cluster is named', () => {
  const wrong = stored().filter(({ id }) => id !== 'wine-export')
  const change = (id: string, to: Partial<Counted>) => Object.assign(wrong.find((story) => story.id === id)!, to)
  change('wildfire-kozjak', { versions: 2 })
  change('minister-resignation-rumour', { pubStatus: 'usable' })
  change('courier/stoltenberg-nato-serbia', { cluster: 'another' })
  change('chess-final', { cluster: 'steel-tariffs' })
  wrong.push({ ...wrong.find(({ id }) => id === 'voda-kichevo')! }, { ...wrong[0]!, uri: 'mia-000' })
  expect(differences(expected, wrong).sort()).toEqual([
    'demo-mia-en has a story that nobody sent: mia-000',
    'minister-resignation-rumour is usable instead of canceled',
    'steel-tariffs and chess-final are in one cluster',
    'the copies of chess-final are in 2 clusters instead of one',
    'the copies of stoltenberg-nato-serbia are in 2 clusters instead of one',
    'voda-kichevo is there 2 times',
    'wildfire-kozjak has 2 versions instead of 3',
    'wine-export is missing',
  ])
})

test('events that are too many or too few are named', () => {
  expect(eventDifferences(expected, expected.events)).toEqual([])
  expect(eventDifferences(expected, { ...expected.events, 'story.killed': 1, 'cluster.changed': 9 })).toEqual([
    'there are 1 events story.killed instead of 2',
  ])
})

test('the closing lines say what was seen, who misbehaved, and where to look next', () => {
  const script = writeScript({ seed: 7, durationSeconds: 60 })
  const served = (offset: number, status: number, more = {}) => ({
    offset,
    outlet: 'mia' as const,
    path: '/feeds/sq.rss',
    status,
    ms: 2,
    bytes: 10,
    userAgent: 'Telex',
    ...more,
  })
  const log = [
    served(0, 301, { path: '/rss/albanian.xml' }),
    served(1, 200),
    served(10, 500),
    served(12, 500),
    served(16, 500),
    served(24, 200, { garbled: true }),
    served(40, 200),
    served(15, 410, { outlet: 'courier', path: '/evening.xml' }),
    served(3, 429, { outlet: 'gazette', path: '/2026/x', retryAfterSeconds: 2 }),
    served(6, 200, { outlet: 'gazette', path: '/2026/x' }),
    served(6, 200, { outlet: 'vesnik', path: '/vest/x.html', ms: 3140 }),
  ]
  const found = misbehaviours(script, log)
  const { out, screen: shown } = screen()
  printClosing(shown, {
    seed: 7,
    seconds: 60,
    items: 49,
    stories: 47,
    versions: 57,
    clusters: 35,
    events: { 'story.created': 47 },
    delivery: deliveryOf([1, 2], { to: 2 }),
    largest: [{ story: 'an-id', headline: 'Stoltenberg', agency: 'MIA', printedBy: ['Skopje Courier', 'Harbour Gazette'] }],
    misbehaviours: found,
    differences: [],
    requests: { all: 300, unchanged: 200 },
    prefix: 'TELEX_DEMO=1 ',
  })
  const text = out.join('')
  for (const line of [
    '49 items became 47 stories in 57 versions and 35 clusters',
    'every event was delivered once: yes (2)',
    'MIA, printed by Skopje Courier and Harbour Gazette: Stoltenberg',
    'demo-mia-sq moved for good (301): the old address was asked once',
    'demo-mia-sq answered 500 3 times and garbage once: asked ever less, after 2, 4, 8 s; read again since it recovered',
    'demo-courier-evening gone for good (410): asked no more',
    'Harbour Gazette asked for a pause once (429, Retry-After 2 s): slowed down; all that it had refused came later',
    'Vardarski Vesnik took up to 3.1 s for a page',
    'All of it is what the agencies sent.',
    'TELEX_DEMO=1 npx telex story show an-id',
    'TELEX_DEMO=1 npx telex events tail --from 1',
  ])
    expect(text).toContain(line)
})
