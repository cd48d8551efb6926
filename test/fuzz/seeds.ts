/** What is changed: a document of each format, pages, and where a folder is given, what lies in it. */
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { page, paragraphs } from '../article/page.ts'
import { longest } from './mutate.ts'
import type { Kind } from './promises.ts'

export interface Seed {
  kind: Kind
  bytes: Uint8Array
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const file = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, import.meta.url)))

const dateline = 'PARIS, March 3, 2026 (AFP) - The bridge is closed until Friday, <b>Jean Dupont</b> said: “It will open again.”'
const rss = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>Wire</title><link>https://agency.example/</link><language>en-GB</language><ttl>5</ttl>
<item><guid isPermaLink="false">a:1</guid><title>UPDATE 2-Bridge closed</title><link>https://agency.example/1</link><pubDate>Tue, 03 Mar 2026 10:00:00 +0100</pubDate><dc:creator>Jane Roe</dc:creator><category domain="x">Transport</category><description><![CDATA[${dateline}]]></description><content:encoded>&lt;p&gt;${dateline.replaceAll('<', '&lt;')}&lt;/p&gt;&lt;img src="/p.jpg" alt="A bridge. Foto: dpa"&gt;</content:encoded><media:content url="https://agency.example/p.jpg" medium="image" width="800"><media:credit>John Doe/Reuters</media:credit><media:title>A bridge</media:title></media:content><enclosure url="https://agency.example/a.mp3" type="audio/mpeg" length="12"/></item>
<item><guid>a:2</guid><title>KILL: Bridge closed</title><description>Please kill the story "Bridge closed".</description></item>
</channel></rss>`
const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://agency.example/"><title type="html">Wire &amp;amp; more</title><id>tag:agency.example,2026:1</id><updated>2026-03-03T10:00:00Z</updated><link rel="self" href="feed"/><link rel="hub" href="https://hub.example/"/>
<entry><id>tag:agency.example,2026:2</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Bridge <em>closed</em></div></title><link rel="alternate" href="2"/><updated>2026-03-03T10:00:00+01:00</updated><author><name>Jane Roe</name><email>j@agency.example</email></author><summary>EMBARGOED UNTIL 23:00 GMT</summary><content type="html">&lt;p&gt;${dateline.replaceAll('<', '&lt;')}&lt;/p&gt;</content><source><id>x</id><title>Other</title></source></entry></feed>`
const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://agency.example/"><title>Wire</title></channel><item rdf:about="https://agency.example/1"><title>Bridge closed</title><dc:date>2026-03-03T10:00:00Z</dc:date></item></rdf:RDF>`
const cdf = `<Channel HREF="https://agency.example/"><Title>Wire</Title><Item HREF="https://agency.example/1" LASTMOD="2026-03-03T10:00"><Title>Bridge closed</Title></Item></Channel>`
const sitemap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://agency.example/1</loc><news:news><news:publication><news:name>Wire</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-03-03</news:publication_date><news:title>Bridge closed</news:title></news:news></url></urlset>`
const jsonFeed = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Wire',
  items: [
    {
      id: '1',
      url: 'https://agency.example/1',
      title: 'Bridge closed',
      content_html: `<p>${dateline}</p>`,
      date_published: '2026-03-03T10:00:00Z',
      authors: [{ name: 'Jane Roe' }],
      image: 'https://agency.example/p.jpg',
      attachments: [{ url: 'https://agency.example/a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 1 }],
    },
  ],
})
const linkedPage = page(
  `<nav><a href="/">Home</a></nav><article><h1>Bridge closed</h1><p class="byline">By Jane Roe</p><time datetime="2026-03-03T10:00:00Z">3 March</time><figure><img src="/p.jpg" alt="x"><figcaption>The bridge. Photo: John Doe / AP</figcaption></figure>${paragraphs}<p>${dateline}</p></article><footer>© Wire</footer>`,
  `<title>Bridge closed | Wire</title><meta property="og:title" content="Bridge closed"><link rel="canonical" href="https://agency.example/1"><script type="application/ld+json">${JSON.stringify(
    {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Bridge closed',
      datePublished: '2026-03-03',
      author: [{ '@type': 'Person', name: 'Jane Roe' }],
      image: ['https://agency.example/p.jpg'],
    },
  )}</script><script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"article":{"body":"${'Words of the article stand here. '.repeat(20)}"}}}}</script>`,
)

const agencies = globSync('*', { cwd: new URL('../wire/agencies', import.meta.url) }).map((name) => file(`../wire/agencies/${name}`))

export const ownSeeds: readonly Seed[] = [
  ...[rss, atom, rdf, cdf, sitemap, jsonFeed].map(bytesOf).map((bytes): Seed => ({ kind: 'wire', bytes })),
  ...agencies.map((bytes): Seed => ({ kind: 'wire', bytes })),
  { kind: 'page', bytes: bytesOf(linkedPage) },
  { kind: 'page', bytes: file('../fixtures/seed/newspaper.html') },
]

/** What lies in a folder: pages where the name says so, else documents; files that are longer than what is tried are left out. */
export function seedsIn(folder: string): Seed[] {
  const seeds: Seed[] = []
  for (const name of globSync('**/*.{html,html.gz,xml,json,txt,tst,eml}', { cwd: folder }).sort()) {
    const path = join(folder, name)
    if (!statSync(path).isFile()) continue
    const bytes = name.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path)
    if (bytes.length <= longest) seeds.push({ kind: /\.html(?:\.gz)?$/.test(name) ? 'page' : 'wire', bytes: new Uint8Array(bytes) })
  }
  return seeds
}
