import { describe, expect, test } from 'vitest'
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

describe('the heading that a reader sees', () => {
  const search = og('How to mend a bridge of stone in 2026: the guide for councils')
  const seen = '<h1>How a council mends its bridge of stone</h1>'

  test('is the headline where the metadata says the same in other words, unless a newsroom hands out its own', () => {
    expect(readHeadline('', search, seen)).toBe('How a council mends its bridge of stone')
    const news = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge of stone to be mended"}</script>`
    expect(readHeadline('', og('Bridge of stone to be mended') + news, seen)).toBe('Bridge of stone to be mended')
  })

  test('is none where it is called after the site or a section alone', () => {
    expect(readHeadline('', search, '<h1>The Bridge Blog</h1>')).toBe('How to mend a bridge of stone in 2026: the guide for councils')
  })

  test('is the whole of a claim that a quotation mark or a limit cut', () => {
    const whole = 'Mayor on the old bridge: "It will stand" for years'
    expect(readHeadline('', og('Mayor on the old bridge:'), `<h1>${whole}</h1>`)).toBe(whole)
    expect(readHeadline('', og('Mayor on the old bridge: "It will…'), `<h1>${whole}</h1>`)).toBe(whole)
  })

  test('goes before a kicker that says its own words again, and a stop behind a number ends no kicker', () => {
    const news = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Brodec Bridge News: ${headline}"}</script>`
    expect(readHeadline('', og(`Brodec Bridge News: ${headline}`) + news, h1)).toBe(headline)
    const day = 'Am 7. Mai beginnt der Bau: Die Brücke wird gesperrt'
    expect(readHeadline('', og(`Verkehr / ${day}`), `<h1>${day}</h1>`)).toBe(day)
  })

  test('a section or a site behind a bar goes, with or without spaces', () => {
    expect(readHeadline(`${headline}-PoliticsㅣValley Post`, '', '')).toBe(headline)
    expect(readHeadline(`${headline} | Opinion`, '', '')).toBe(headline)
  })
})
