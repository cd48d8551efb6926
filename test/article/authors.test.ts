import { describe, expect, test } from 'vitest'
import { headline, page, paragraphs, read } from './page.ts'

const authors = (inside: string, head = ''): string[] => read(page(inside, head)).authors

describe('authors whom only the page names', () => {
  test('by links to what their paths call an author, in the box nearest to the headline', () => {
    const two =
      '<div><a href="/author/ana-kova">Ana Kova</a> <span><a href="https://valley.example/author/jon-brod/">Jon Brod</a></span></div>'
    expect(authors(`${two}${paragraphs}`)).toEqual(['Ana Kova', 'Jon Brod'])
    expect(authors(`<p><a href="/autoren/ana-kova-1.123">Ana Kova</a></p>${paragraphs}`)).toEqual(['Ana Kova'])
    const others = '<div><div><a href="/author/eva-lind">Eva Lind</a></div></div>'
    expect(read(page(`${two}${paragraphs}`).replace('<main>', `<main>${others}`)).authors).toEqual(['Ana Kova', 'Jon Brod'])
  })

  test('not by such a link to the page of all authors, or to a topic', () => {
    expect(authors(`<p><a href="/author/all-authors">All 27 authors</a></p>${paragraphs}`)).toEqual([])
    expect(authors(`<p><a href="/topics/river-brod">River Brod</a></p>${paragraphs}`)).toEqual([])
  })

  test.each([
    ['<p>（责任编辑：李娜、王伟）</p>', ['李娜', '王伟']],
    ['<p>責任編輯：李娜</p>', ['李娜']],
    ['<p>本报记者 李娜</p>', ['李娜']],
    ['<p>Autorin/Autor Ana Kova</p>', ['Ana Kova']],
  ])('by the line of the desk below the text: %s', (line, names) => {
    expect(authors(`${paragraphs}${line}`)).toEqual(names)
  })

  test('by initials, where the page says that they are its author', () => {
    expect(authors(`${paragraphs}<p>Radio 4; <span itemprop="author">srf/hosb; kesm</span></p>`)).toEqual(['srf/hosb', 'kesm'])
    expect(authors(`${paragraphs}<p><span class="label">kesm</span></p>`)).toEqual([])
  })

  test('instead of a publisher whose name is its address spelt out', () => {
    const head =
      '<meta name="author" content="Valley News"><meta property="og:site_name" content="VN"><link rel="canonical" href="https://www.vn.example/bridge">'
    expect(authors(`<div class="byline">By Ana Kova</div>${paragraphs}`, head)).toEqual(['Ana Kova'])
  })
})

describe('what stands beside a name is not of it', () => {
  test.each([
    ['Ana Kova Parliamentary Correspondent', ['Ana Kova']],
    ['Ana Kova Last updated 3 May', ['Ana Kova']],
    ['Ana Kova am Montag', ['Ana Kova']],
    ['Ana Kova, Assistant Editor', ['Ana Kova']],
    ['News by Ana Kova', ['Ana Kova']],
    ['배윤경 기자', ['배윤경']],
    ['Ana Kova, profesorius prie miesto universiteto katedros, valley.example', ['Ana Kova']],
  ])('%s', (line, names) => {
    expect(authors(`<div class="byline">${line}</div>${paragraphs}`)).toEqual(names)
  })

  test('a headline that names a person makes nobody an author', () => {
    expect(authors(`<h2>Ana Kova opens ${headline}</h2>${paragraphs}`)).toEqual([])
  })
})

test('a name in bold over the text, where only the publisher names itself', () => {
  const own =
    '<meta property="og:site_name" content="Valley Times"><script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Valley Times"},"publisher":{"name":"Valley Times"}}</script>'
  expect(authors(`<p><strong>Ana Kova</strong></p>${paragraphs}`, own)).toEqual(['Ana Kova'])
  expect(authors(`<p>Ana Kova</p>${paragraphs}`, own)).toEqual(['Valley Times'])
})

test('authors are persons: degrees and agencies behind a name are none, nor are keys and labels of a system', () => {
  expect(authors(paragraphs, '<meta name="author" content="Ana Kova, DVM, CEPF®">')).toEqual(['Ana Kova'])
  expect(authors(paragraphs, '<meta name="author" content="Ana Kova, AFP">')).toEqual(['Ana Kova'])
  expect(authors(paragraphs, '<meta name="author" content="page.head.author">')).toEqual([])
  expect(authors(paragraphs, '<meta name="author" content="Written By">')).toEqual([])
})
