/**
 * What stands where a feed should be: which feeds it names.
 */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readFeedsFile } from '#src/commands/feeds-file.ts'
import { parse } from '#src/wire/index.ts'
import { namingIn } from '#src/wire/named-feeds.ts'

const input = (text: string) => ({ bytes: new TextEncoder().encode(text), url: 'https://p.example/news/' })

test('a home page names its feeds in its head, whatever the order and the marks, and a page of feeds as links', () => {
  const page = `<!doctype html><html><head><title>The Paper</title>
    <link href='/rss.xml?a=1&amp;b=2' title="All" rel=alternate type=application/rss+xml>
    <link type="application/feed+json" rel="alternate" href="feed.json"><link rel="stylesheet" href="/feed.css">
    </head><body><a href="/rss/sport.xml">Sport <b>now</b></a> <a href="/atom.xml">Atom</a> <a href="/rss.xml?a=1&b=2">again</a>
    <a href="/about/feedback">Feedback</a> <a href="/rss/help.html">Help</a> <a href="javascript:feed()">x</a></body></html>`
  expect(namingIn(input(page))).toEqual({
    kind: 'html-page',
    title: 'The Paper',
    feeds: [
      { url: 'https://p.example/rss.xml?a=1&b=2', title: 'All' },
      { url: 'https://p.example/news/feed.json' },
      { url: 'https://p.example/rss/sport.xml', title: 'Sport now' },
      { url: 'https://p.example/atom.xml', title: 'Atom' },
    ],
  })
})

test('an OPML list names the feeds of all its folders, each once, and is no feed', async () => {
  const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>Wires</title></head><body>
    <outline text="World"><outline type="rss" text="One" title="One &amp; all" xmlUrl="https://a.example/rss" language="en"/>
    <outline text="Deeper"><outline text="Two" xmlUrl="https://b.example/rss"/></outline></outline>
    <outline text="Again" xmlURL="https://a.example/rss"/><outline text="Bad" xmlUrl="javascript:x"/></body></opml>`
  expect(namingIn(input(opml))).toEqual({
    kind: 'opml',
    title: 'Wires',
    feeds: [
      { url: 'https://a.example/rss', title: 'One & all', language: 'en' },
      { url: 'https://b.example/rss', title: 'Two' },
    ],
  })
  expect(await parse(input(opml))).toMatchObject({
    entries: [],
    problems: [{ code: 'opml', message: expect.stringContaining('feeds import FILE.opml') }],
  })
})

test('an index of sitemaps names those of news first, and says how all of them are read', async () => {
  const index = `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://p.example/sitemap-2024.xml</loc><lastmod>2024-12-31</lastmod></sitemap><sitemap><loc>https://p.example/sitemap-2026.xml</loc><lastmod>2026-11-01</lastmod></sitemap><sitemap><loc>https://p.example/news-sitemap.xml</loc></sitemap></sitemapindex>`
  expect(namingIn(input(index))?.feeds.map(({ url }) => new URL(url).pathname)).toEqual([
    '/news-sitemap.xml',
    '/sitemap-2026.xml',
    '/sitemap-2024.xml',
  ])
  expect((await parse(input(index))).problems[0]?.message).toContain('api: { items: /sitemapindex/sitemap, id: /lastmod, detail: /loc }')
})

test('the catalogue is in form: thirty languages and more, each address once', async () => {
  const read = readFeedsFile(await readFile(new URL('../../feeds.example.yaml', import.meta.url), 'utf8'))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  expect(new Set(read.feeds.map(({ url }) => url)).size).toBe(read.feeds.length)
  expect(new Set(read.feeds.map(({ language }) => language?.split('-')[0])).size).toBeGreaterThanOrEqual(30)
  expect(read.feeds.filter(({ url }) => !url.startsWith('https://'))).toEqual([])
})
