/**
 * What a dry run has planned is found by what it plans next.
 */
import { expect, test } from 'vitest'
import type { StoryId } from '#src/brand.ts'
import { foresee, nothingForeseen, withForeseen } from '#src/story/place/foreseen.ts'
import { place } from '#src/story/place/index.ts'
import type { Found } from '#src/story/place/plan.ts'
import { arrive, distinct, fresh, like, notice, now, standing, story, waiting } from './stories.ts'

const edited = arrive(story({ bodyText: 'The bridge is open again.' }), { item: 1, itemRevision: 2 })
/** One story stands, and its edit is planned. */
function planned() {
  const foreseen = nothingForeseen()
  const found: Found = { known: [{ standing: standing(story()), by: 'item' }] }
  foresee(foreseen, found, place(edited, found, fresh), now)
  return foreseen
}

test('a story is found as it would stand, by whatever it is found', () => {
  const there = standing(story())
  const other = standing(story({ uri: 'tag:2' }), { id: 'other' as StoryId })
  const found: Found = {
    known: [{ standing: there, by: 'url' }],
    referred: [there],
    matched: there,
    kin: [other, there],
    merging: [[other], [there]],
  }
  const seen = withForeseen(arrive(story({ uri: 'tag:3', url: 'https://agency.example/3' })), found, planned())
  const stands = { id: 'old', version: 2, content: { bodyText: 'The bridge is open again.' } }
  expect(seen).toMatchObject({
    known: [{ by: 'url', standing: stands }],
    referred: [stands],
    matched: stands,
    kin: [other, stands],
    merging: [[other], [stands]],
  })
  expect(seen.known).toHaveLength(1)
  expect(place(edited, withForeseen(edited, { known: [{ standing: there, by: 'item' }] }, planned()), fresh).stored.kind).toBe('unchanged')
})

test('what was not looked for is not there, and a story is known once, by what is surest', () => {
  const found: Found = { known: [{ standing: standing(story()), by: 'item' }] }
  const seen = withForeseen(edited, found, planned())
  expect(Object.keys(seen)).toEqual(['known'])
  expect(seen.known?.map(({ by }) => by)).toEqual(['item'])
})

test('a story that would be created is found by its names, also by what goes on from it', () => {
  const foreseen = nothingForeseen()
  const found: Found = { match: distinct }
  foresee(foreseen, found, place(arrive(story()), found, fresh), now)
  const named = withForeseen(arrive(story(), { item: 9 }), {}, foreseen)
  expect(named.known?.map(({ standing: { id }, by }) => [id, by])).toEqual(expect.arrayContaining([['new', 'uri']]))
  const goesOn = arrive(
    story({ uri: 'tag:5', url: 'https://agency.example/5', canonicalUrl: 'https://agency.example/5', earlier: ['tag:1'] }),
  )
  expect(withForeseen(goesOn, {}, foreseen).known).toMatchObject([
    { by: 'earlier', standing: { id: 'new', version: 1, history: [{ item: 7 }] } },
  ])
  const { earlier: _, ...alone } = goesOn.story
  expect(withForeseen(arrive(alone), {}, foreseen).known).toEqual([])
})

test('a notice that would have found its story waits no longer', () => {
  const foreseen = nothingForeseen()
  const [met, waits] = [waiting('n', notice(), 60), waiting('m', notice(), 61)]
  const found: Found = { match: like('same-news'), waiting: [met] }
  foresee(foreseen, found, place(arrive(story()), found, fresh), now)
  expect(withForeseen(arrive(story()), { waiting: [met, waits] }, foreseen).waiting).toEqual([waits])
})
