/**
 * Which addresses may be stored or shown, in every field of every format that has one, and of article pages.
 */
import { describe, expect, test } from 'vitest'
import { extract } from '#src/article/extract.ts'
import { parse } from '#src/wire/index.ts'
import { bytesOf } from './agency.ts'

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const html = (a: string) =>
  `<p>The council met. <a href="${a}">More</a> <img src="${a}"><video src="${a}" poster="${a}"></video></p><blockquote cite="${a}">So.</blockquote>`

const documents: Record<string, (address: string) => string> = {
  rss: (
    a,
  ) => `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:wp="http://wordpress.org/export/1.2/">
    <channel><title>Wire</title><link>${xml(a)}</link><image><url>${xml(a)}</url><link>${xml(a)}</link></image><itunes:link rel="image" href="${xml(a)}"/><atom:link rel="hub" href="${xml(a)}"/><atom:link rel="self" href="${xml(a)}"/>
    <item><guid isPermaLink="false">g</guid><title>One ${xml(`<a href="${a}">more</a>`)}</title><link>${xml(a)}</link><comments>${xml(a)}</comments><source url="${xml(a)}">Other</source>
    <description>${xml(html(a))}</description><enclosure url="${xml(a)}" type="image/jpeg" length="1"/><media:content url="${xml(a)}" medium="image"/><media:thumbnail url="${xml(a)}"/>
    <wp:attachment_url>${xml(a)}.jpg</wp:attachment_url></item></channel></rss>`,
  atom: (
    a,
  ) => `<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><icon>${xml(a)}</icon><logo>${xml(a)}</logo><link href="${xml(a)}"/><link rel="self" href="${xml(a)}"/>
    <entry xml:base="${xml(a)}"><id>e</id><title>One</title><link href=""/><link rel="related" href="${xml(a)}"/><link rel="enclosure" href="${xml(a)}" type="image/png"/>
    <author><name>Ana</name><uri>${xml(a)}</uri></author><content type="html">${xml(html(a))}</content></entry></feed>`,
  rdf: (
    a,
  ) => `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title><link>${xml(a)}</link></channel><image><url>${xml(a)}</url></image>
    <item rdf:about="i"><title>One</title><link>${xml(a)}</link></item></rdf:RDF>`,
  cdf: (a) => `<channel href="${xml(a)}"><title>T</title><item href="${xml(a)}"><title>One</title></item></channel>`,
  jsonfeed: (a) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      home_page_url: a,
      feed_url: a,
      icon: a,
      favicon: a,
      hubs: [{ type: 'WebSub', url: a }],
      authors: [{ name: 'Ana', url: a }],
      items: [
        {
          id: '1',
          url: a,
          external_url: a,
          image: a,
          banner_image: a,
          content_html: html(a),
          attachments: [{ url: a, mime_type: 'image/png' }],
        },
      ],
    }),
  'news-sitemap': (a) =>
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>${xml(a)}</loc><image:image><image:loc>${xml(a)}</image:loc></image:image></url></urlset>`,
  ninjs: (a) =>
    JSON.stringify({
      uri: a,
      url: a,
      guid: 'urn:one',
      pubstatus: 'usable',
      headline: 'One',
      body_html: html(a),
      authors: [{ name: 'Ana', uri: a }],
      renditions: { file: { href: a, mimetype: 'application/pdf' } },
      associations: {
        main: { type: 'picture', uri: 'urn:p', renditions: { original: { href: a, mimetype: 'image/jpeg' } } },
        other: { type: 'text', uri: a },
      },
      links: [a, { rel: 'seeAlso', href: a }],
      replaces: a,
    }),
  'newsml-g2': (
    a,
  ) => `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:one"><itemMeta><itemClass qcode="ninat:text"/><link rel="irel:seeAlso" href="${xml(a)}"/></itemMeta>
    <contentMeta><headline>One</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>The council met. <a href="${xml(a)}">More</a></p></body></html></inlineXML>
    <remoteContent href="${xml(a)}" contenttype="image/jpeg"/></contentSet></newsItem>`,
  'newsml-1.2': (
    a,
  ) => `<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>1</NewsItemId></NewsIdentifier></Identification><NewsComponent><NewsLines><HeadLine>One</HeadLine></NewsLines>
    <NewsComponent><ContentItem><DataContent><body><p>The council met. <a href="${xml(a)}">More</a></p></body></DataContent></ContentItem></NewsComponent>
    <NewsComponent><Role FormalName="Picture"/><ContentItem Href="${xml(a)}"><MediaType FormalName="Photo"/><MimeType FormalName="image/jpeg"/></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`,
  nitf: (
    a,
  ) => `<nitf><head><title>One</title><docdata><doc-id id-string="1"/></docdata></head><body><body.head><hedline><hl1>One</hl1></hedline></body.head><body.content><p>The council met. <a href="${xml(a)}">More</a></p>
    <media media-type="image"><media-reference source="${xml(a)}" mime-type="image/jpeg"/><media-caption>Council</media-caption></media></body.content></body></nitf>`,
}

const sentences = [
  'The council met on Monday',
  'A second vote came on Tuesday at noon',
  'Schools will be paid for by the province',
  'Roads are left to the districts this time',
  'The mayor spoke for the library',
  'Nobody asked about the harbour',
]

const page = (
  a: string,
) => `<html><head><base href="${a}"><link rel="canonical" href="${a}"><link rel="amphtml" href="${a}"><link rel="next" href="${a}2"><meta property="og:url" content="${a}"><meta property="og:image" content="${a}">
  <meta http-equiv="refresh" content="1; url=${a}"><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Council', url: a, image: a })}</script></head>
  <body><article><h1>Council</h1><figure><img src="${a}" srcset="${a} 800w" width="800" height="600"><figcaption>The council</figcaption></figure>${sentences.map((sentence) => `<p>${sentence}, and it <a href="${a}">voted</a> for the budget of the coming year after a long debate of all its members, who had come to the town hall early.</p>`).join('')}
  <iframe src="${a}"></iframe><blockquote class="twitter-tweet" cite="${a}"><a href="${a}">post</a></blockquote></article></body></html>`

/** All addresses in a document, by the fields that hold them, and those in its markup. */
function addressesIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') {
    if (/^(?:.*url|link|hubUrls|embeds)$/i.test(name)) return [value]
    return /^(?:bodyHtml|summary|headline|title)$/.test(name)
      ? [...value.matchAll(/ (?:href|src|poster|cite)="([^"]*)"/g)].map(([, found]) => found!)
      : []
  }
  if (Array.isArray(value)) return value.flatMap((one) => addressesIn(one, name))
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, one]) => addressesIn(one, key)) : []
}

const schemes = [
  'javascript:evil()',
  'JaVaScRiPt:evil()',
  'data:text/html,evil',
  'data:image/png;base64,evil',
  'file:///evil.jpg',
  'vbscript:evil()',
  'blob:https://x.example/evil',
  'view-source:https://x.example/evil',
  'feed:javascript:evil()',
  'mhtml:https://x.example/evil',
  'ms-word:evil',
  'ftp://x.example/evil.jpg',
  'smb://x.example/evil.jpg',
  'intent://x.example/evil',
]
/** What browsers pass over before an address, and in it. */
const disguises: ((address: string) => string)[] = [
  (address) => address,
  (address) => `   ${address}`,
  (address) => `\x01\x1f ${'\x01\t\x02 '.repeat(500)}${address}`,
  (address) => `${address.slice(0, 2)}${'\t\n\r'.repeat(300)}${address.slice(2)}`,
  (address) => `&#${address.charCodeAt(0)};${address.slice(1)}`,
  (address) => `\u200b${address}`,
]

/** As a browser reads it: what a zero-width blank hides is a relative address, and harmless where it has a base. */
function isHostile(address: string): boolean {
  const seen = URL.parse(address, 'https://reader.example/')
  return seen !== null && !/^https?:$/.test(seen.protocol) && seen.href.includes('evil')
}

describe.each(Object.entries(documents))('%s', (format, write) => {
  test('addresses of the web are read', async () => {
    const document = await parse({ bytes: bytesOf(write('https://wire.example/evil')) })
    expect({ format: document.format, some: addressesIn(document).some((address) => address.includes('evil')) }).toEqual({
      format,
      some: true,
    })
  })

  test.each(schemes)('%j is in no field and in no markup, however it is disguised', async (scheme) => {
    for (const disguise of disguises)
      for (const url of [undefined, 'https://wire.example/feed']) {
        const document = await parse({ bytes: bytesOf(write(disguise(scheme))), ...(url && { url }) })
        expect(document).toMatchObject({ format, entries: [{}] })
        expect(addressesIn(document).filter(isHostile)).toEqual([])
      }
  })
})

describe('an article page', () => {
  test('addresses of the web are read', () => {
    const found = extract({ bytes: bytesOf(page('https://wire.example/evil')) })
    expect(found).toMatchObject({ canonicalUrl: 'https://wire.example/evil', media: [{ url: 'https://wire.example/evil' }] })
  })

  test.each([...schemes, 'mailto:evil@wire.example'])('%j is in no field, however it is disguised', (scheme) => {
    for (const disguise of disguises)
      for (const url of [undefined, 'https://wire.example/page']) {
        const { bodyHtml, ...found } = extract({ bytes: bytesOf(page(disguise(scheme))), ...(url && { url }) })
        // A page full of control characters is none.
        expect(found.paragraphs.length > 0 || found.problems[0]?.code === 'not-html').toBe(true)
        expect(addressesIn(found).filter(isHostile)).toEqual([])
        expect(addressesIn({ bodyHtml }).filter((one) => isHostile(one) && !one.startsWith('mailto:'))).toEqual([])
      }
  })
})

test('an item is named by what is no address, and a reader may write to an address of mail', async () => {
  const ninjs = {
    guid: 'urn:two',
    pubstatus: 'usable',
    replaces: 'dpa:123',
    links: ['urn:one'],
    body_html: '<p><a href="mailto:desk@wire.example">Write</a></p>',
  }
  const { entries } = await parse({ bytes: bytesOf(JSON.stringify(ninjs)) })
  expect(entries[0]?.links).toEqual([{ rel: 'replaces', url: 'dpa:123' }, { url: 'urn:one' }])
  expect(entries[0]?.bodyHtml).toContain('href="mailto:desk@wire.example"')
})

test('where the first address may not be stored, the next one that may is taken', async () => {
  const rss = '<rss version="2.0"><channel><item><guid>https://wire.example/1</guid><link>javascript:evil()</link></item></channel></rss>'
  expect((await parse({ bytes: bytesOf(rss) })).entries[0]).toEqual({ id: 'https://wire.example/1', url: 'https://wire.example/1' })
})

test('a picture that is only named has a name, and no address', async () => {
  const renditions = { original: { href: 'dpa:picture-1', mimetype: 'image/jpeg' } }
  const ninjs = { guid: 'urn:two', pubstatus: 'usable', body_html: '<p>x</p>', associations: { main: { type: 'picture', renditions } } }
  const { entries } = await parse({ bytes: bytesOf(JSON.stringify(ninjs)) })
  expect(entries[0]?.media).toEqual([{ type: 'picture', mimeType: 'image/jpeg', id: 'dpa:picture-1' }])
})
