import { expect, test } from 'vitest'
import { changesOf } from '#src/story/change.ts'
import { story } from './stories.ts'

const before = story({ headline: 'Dam holds', bodyText: 'The dam holds. The dam is old.', urgency: 4, media: [] })

test.each([
  ['nothing', {}, [], 0, 0],
  ['words of its text, wherever they stand', { bodyText: 'Old is the dam, engineers say.' }, ['bodyText'], 4, 5],
  ['the headline', { headline: 'Dam holds firm' }, ['headline'], 1, 0],
  ['its kind of quotation marks and spaces alone', { bodyText: 'The dam holds.\n\nThe dam is old.' }, ['bodyText'], 0, 0],
  ['all of its text', { bodyText: '' }, ['bodyText'], 0, 7],
  [
    'what stands beside the text',
    { urgency: 2, edNote: 'New.', media: [{ type: 'picture' as const, url: 'https://a.example/1.jpg' }] },
    ['urgency', 'edNote', 'media'],
    0,
    0,
  ],
  ['that it may be used', { pubStatus: 'canceled' as const }, ['pubStatus'], 0, 0],
])('a version that changes %s says so', (_, over, fields, wordsAdded, wordsRemoved) => {
  expect(changesOf(before, { ...before, ...over })).toEqual({ fields, wordsAdded, wordsRemoved })
})
