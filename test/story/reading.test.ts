/**
 * A page's text is read once: what its extraction found out about its sources serves its story, too.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { extractForStory } from '#src/article/extract.ts'
import type { FeedId } from '#src/brand.ts'
import { readWords } from '#src/credits/index.ts'
import { compose } from '#src/story/compose.ts'
import type { WireEntry } from '#src/wire/document.ts'

const feed = { id: 'vesnik' as FeedId, agency: 'Vesnik' }
const entry: WireEntry = { id: 'v1', headline: 'Stoltenberg on Serbia' }
const page = extractForStory({ bytes: readFileSync(new URL('../fixtures/seed/newspaper.html', import.meta.url)) })
const other = readWords(['ROME (ANSA) – The senate met.', 'A minister told the newspaper Politika so.'])

test('a story is the same with what was read of its page and without', () => {
  expect(page.reading?.citations.length).toBeGreaterThan(0)
  expect(compose({ feed, entry, ...page })).toEqual(compose({ feed, entry, article: page.article }))
})

test("a story of a page's text does not read it again", () => {
  const { origin, citedSources } = compose({ feed, entry, article: page.article, reading: other })
  expect(origin).toMatchObject({ agency: 'ANSA', rule: 'dateline' })
  expect(citedSources.map(({ name }) => name)).toEqual(['Politika'])
})

test("a story of its feed's own text takes nothing of what was read of the page", () => {
  const bodyText = `PRAGUE (CTK) – ${'The council met again. '.repeat(400)}`
  const { origin, citedSources } = compose({ feed, entry: { ...entry, bodyText }, article: page.article, reading: other })
  expect(origin).toMatchObject({ agency: 'CTK', rule: 'dateline' })
  expect(citedSources).toEqual([])
})

test('a page with a paragraph of several lines is read as a story has it, line by line', () => {
  const lines = ['A first line.', 'A second one. (MIA)']
  const article = { ...page.article, paragraphs: [lines.join('\n')], bodyText: lines.join('\n') }
  expect(compose({ feed, entry, article, reading: other }).origin).toMatchObject({ agency: 'MIA', rule: 'trailer' })
})
