/**
 * Counters make no versions, and nothing else is taken for one.
 */
import { expect, test } from 'vitest'
import { compose } from '#src/story/compose.ts'
import { countersBetween } from '#src/story/place/counters.ts'
import type { Story } from '#src/story/story.ts'

const prose = 'Wolves have killed 44 sheep near Breda since Easter, the farmers union said, and asked for fences.'
const story = (bodyText: string, more: Partial<Story> = {}): Story => ({
  ...compose({ feed: { id: 'wire' as never, agency: 'Agency' }, entry: { id: 'a', headline: 'Wolves near Breda', bodyText } }),
  ...more,
})
const onlyCounters = (before: string, after: string) => countersBetween(story(before), story(after)).onlyCounters

test.each([
  ['Views: 1,204', 'Views: 1,377'],
  ['1 view', '2 views'],
  ['Updated 3 min ago', 'Updated 1 hour ago'],
  ['1.204 Aufrufe', '1.377 Aufrufe'],
  ['Просмотров: 17', 'Просмотров: 18'],
  ['閲覧 1204 回', '閲覧 1377 回'],
  ['조회수 17', '조회수 21'],
  ['vor 3 Minuten', 'vor 5 Minuten'],
])('a line that says what it counts is known at once: %s, then %s', (before, after) => {
  expect(onlyCounters(`${prose}\n${before}`, `${prose}\n${after}`)).toBe(true)
})

test.each([
  [
    'a toll in a sentence',
    'At least 12 people were killed in the storm on Friday, police said',
    'At least 14 people were killed in the storm on Friday, police said',
  ],
  ['a line that is new', '', 'Views: 17'],
  ['other words beside the number', '12 killed', '12 wounded'],
  ['a figure of which nothing is known yet', 'Magnitude 5.4', 'Magnitude 6.1'],
])('is news: %s', (_, before, after) => {
  expect(onlyCounters(`${prose}\n${before}`, `${prose}\n${after}`)).toBe(false)
})

test('a counter beside a change of the text, or of the headline, does not hide it', () => {
  expect(onlyCounters(`${prose}\nViews: 1`, `${prose} They came by night.\nViews: 2`)).toBe(false)
  expect(
    countersBetween(story(`${prose}\nViews: 1`), story(`${prose}\nViews: 2`, { headline: 'Wolves seen near Breda' })).onlyCounters,
  ).toBe(false)
})

test('a line that changes again and again is learned, each time a version, and then is none', () => {
  let standing = story(`${prose}\nBrent 82.31`)
  const versions: number[] = []
  for (let poll = 1; poll <= 20; poll++) {
    const next = story(`${prose}\nBrent ${(82.31 + poll / 100).toFixed(2)}`)
    const { onlyCounters: none, counters } = countersBetween(standing, next)
    if (none) continue
    versions.push(poll)
    standing = { ...next, counters }
  }
  expect(versions).toEqual([1, 2, 3])
})

test.each(['# dead', 'Death toll: #', '#', 'Injured: 1,#'])(
  'a whole number in a line of its own is always news, however often it has changed: %s',
  (line) => {
    let standing = story(`${prose}\n${line.replace('#', '112')}`)
    for (let toll = 113; toll <= 124; toll++) {
      const next = story(`${prose}\n${line.replace('#', String(toll))}`)
      const { onlyCounters: none, counters } = countersBetween(standing, next)
      expect(none).toBe(false)
      standing = { ...next, counters }
    }
  },
)
