import { expect, test } from 'vitest'
import { headline, paragraphs, read } from './page.ts'

const site = '<meta property="og:site_name" content="Valley News">'
const og = (title: string): string => `<meta property="og:title" content="${title}">`
const h1 = `<h1>${headline}</h1>`
const japanese = '橋を修復へ、ブロデツ市議会が可決'
const readHeadline = (title: string, head: string, heading: string): string | undefined =>
  read(`<!DOCTYPE html><html lang="en"><head><title>${title}</title>${head}</head><body><main>${heading}${paragraphs}</main></body></html>`)
    .headline

test.each([
  ...['|', '-', '–', '»', '::', '//'].map((mark) => `${headline} ${mark} Valley News`),
  `${headline} | World | Valley News`,
  `${headline} - valley.example`,
])('the site goes from the end of a title: %s', (title) => {
  expect(readHeadline(title, '', '')).toBe(headline)
})

test.each([
  ['Valley News: ', ''],
  ['Valley News | ', ''],
  ['Valley News » ', ''],
  ['', ' (Valley News)'],
  ['', '【Valley News】'],
  ['', '：Valley News'],
])('a site whose name is known goes from either end: %s…%s', (before, behind) => {
  expect(readHeadline(`${before}${headline}${behind}`, site, '')).toBe(headline)
})

test('marks that a headline has itself stay in it', () => {
  for (const title of ['Mayor: bridge will open (again)', 'Brodec - its bridge and its road', `${japanese}：市長`])
    expect(readHeadline(title, site, '')).toBe(title)
})

test('a heading that is a link home is the site, whatever it is called', () => {
  const logo = '<h1><a href="/">The Daily Gorge</a></h1>'
  expect(readHeadline(`${headline} | The Daily Gorge`, '', `${logo}<h2>${headline}</h2>`)).toBe(headline)
  expect(readHeadline(`${headline} | The Daily Gorge`, '', `${logo}${h1}`)).toBe(headline)
})

test("the site's name is no headline, unless nothing else is", () => {
  expect(readHeadline('', og('Valley News') + site, h1)).toBe(headline)
  expect(readHeadline('Valley News', og('Valley News') + site, '')).toBe('Valley News')
})
