import { expect, test } from 'vitest'
import { headline, page, paragraphs, read, story } from './page.ts'

const codes = (html: string): string[] => read(html).problems.map(({ code }) => code)
const other = Array.from(
  { length: 14 },
  (_, at) =>
    `<p>The keeper of archive room ${at} says that the old papers of the valley are dry, and that nobody has read them for years.</p>`,
).join('')

test('a text that is less than half of the prose on its page is doubtful, and a whole one is not', () => {
  const beside = `<html><title>${headline}</title><body><div class="x"><article><h1>${headline}</h1>${paragraphs}</article></div>${other.replaceAll('<p>', '<div class="infobox"><p>').replaceAll('</p>', '</p></div>')}`
  expect(read(beside).paragraphs).toEqual(story)
  expect(codes(beside)).toContain('text-doubtful')
  expect(codes(page(paragraphs))).not.toContain('text-doubtful')
})

test("what readers say, other stories and the page's furniture are no prose that was left", () => {
  for (const around of [
    `<section id="comments">${other}</section>`,
    `<footer>${other}</footer>`,
    `<article><h2><a href="/2">Papers</a></h2>${other}</article>`,
  ])
    expect(codes(`<html><title>${headline}</title><body><article><h1>${headline}</h1>${paragraphs}</article>${around}`)).not.toContain(
      'text-doubtful',
    )
})
