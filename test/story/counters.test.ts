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

test.each([
  ['1 view', '2 reads'],
  ['閲覧 1204 回', '1377 回視聴'],
  ['  Views: 1', 'Views: 2  '],
  ['Views: 1 234 567', 'Views: 2,345,678.5'],
  ['12 views of this page and more since', '13 views of this page and more since'],
  ['Views: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15', 'Views: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 16'],
])('a counter is one however it is set: %s, then %s', (before, after) => {
  expect(onlyCounters(`${prose}\n\n${before}`, ` ${prose}\n${after}`)).toBe(true)
})

test.each([
  ['a counter’s word where another’s stood', '5 dogs', '5 views'],
  ['another word where a counter’s stood', '5 views', '5 dogs'],
  ['another word where a counter’s stood, in a script without spaces', '閲覧 5', '東京 5'],
  ['a counter’s word where another’s stood, in a script without spaces', '東京 5', '閲覧 5'],
  ['a number where none was', 'Comments: none', 'Comments: 5'],
  ['none where a number was', 'Comments: 5', 'Comments: none'],
  ['a counter’s words without a number', 'Comments', 'Comments off'],
  ['a line of nine words', '12 views of this page and more since today', '13 views of this page and more since today'],
  ['a line of seventeen numbers and words', `Views: ${'7 '.repeat(16)}1`, `Views: ${'7 '.repeat(16)}2`],
  ['a number behind two hundred letters', `views${'s'.repeat(200)} 5`, `views${'s'.repeat(200)} 6`],
  ['one counter and one figure of which nothing is known', 'Views: 1\nBrent 82', 'Views: 2\nBrent 83'],
  ['nothing at all, which is no counter', 'Views: 1', 'Views: 1'],
])('is none: %s', (_, before, after) => {
  expect(onlyCounters(`${prose}\n${before}`, `${prose}\n${after}`)).toBe(false)
})

test('a counter in the summary is one, too, and hides no line that has gone from the text', () => {
  const read = (views: number, bodyText = prose) => story(bodyText, { summary: `Wolves near Breda\nViews: ${views}` })
  expect(countersBetween(read(1), read(2)).onlyCounters).toBe(true)
  expect(countersBetween(read(1, `${prose}\nThey came by night.`), read(2)).onlyCounters).toBe(false)
  expect(countersBetween(story(prose), read(2)).onlyCounters).toBe(false)
})

test('a line is learned by its words, whatever its numbers, and only from a change of them', () => {
  const learned = (before: string, after: string) => countersBetween(story(`${prose}\n${before}`), story(`${prose}\n${after}`)).counters
  expect(learned('Brent  9.5', 'BRENT 10,250.75')).toEqual({ 'brent #': 1 })
  expect(learned('12 killed', '12 wounded')).toEqual({})
  expect(learned('5 views', '5 dogs')).toEqual({})
})

test('of many lines those that change most often are remembered', () => {
  const seen = Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [`line ${'abcdefghij'[n % 10]}${'abcd'[Math.floor(n / 10)]} #`, n + 2]),
  )
  const { counters } = countersBetween(story(`${prose}\nBrent 82`, { counters: seen }), story(`${prose}\nBrent 83`))
  expect(counters).toEqual(seen)
  expect(Object.values(counters)[0]).toBe(41)
})
