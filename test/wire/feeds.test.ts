import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '#src/wire/index.ts'

const read = (text: string, headers: Record<string, string> = {}, url = 'https://wire.example/feed') =>
  parse({ bytes: Buffer.from(text), headers, url })
const channel = (items: string, more = '') =>
  `<rss version="2.0" ${more}><channel><title>Wire</title><link>https://wire.example/</link>${items}</channel></rss>`

describe('RSS', () => {
  test('2.0: identity, address, times, people, subjects and the full text', async () => {
    const { format, feed, entries, problems } = await read(
      channel(
        `<ttl>5</ttl><language>mk</language><item><guid isPermaLink="false">tag:1</guid><link>/story/1</link><title>Council &amp; mayor &lt;b&gt;agree&lt;/b&gt;</title>
         <pubDate>Mon, 23 Nov 2026 10:00:00 +0100</pubDate><dc:creator>Ana Ilievska</dc:creator><category domain="subj">04000000</category>
         <description>A short lead.</description><content:encoded><![CDATA[<p>First.</p><p>Second <a href="/x">link</a>.</p><script>alert(1)</script>]]></content:encoded>
         <enclosure url="/a.mp3" type="audio/mpeg" length="12"/></item>`,
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"',
      ),
    )
    expect({ format, problems }).toEqual({ format: 'rss', problems: [] })
    expect(feed).toMatchObject({ title: 'Wire', url: 'https://wire.example/', language: 'mk', ttlSeconds: 300 })
    expect(entries[0]).toMatchObject({
      id: 'tag:1',
      url: 'https://wire.example/story/1',
      headline: 'Council & mayor agree',
      summary: 'A short lead.',
      published: '2026-11-23T09:00:00.000Z',
      by: 'Ana Ilievska',
      subjects: [{ scheme: 'subj', name: '04000000' }],
      enclosures: [{ url: 'https://wire.example/a.mp3', mimeType: 'audio/mpeg', length: 12 }],
    })
    expect(entries[0]!.bodyHtml).toContain('href="https://wire.example/x"')
    expect(entries[0]!.bodyHtml).not.toContain('alert')
    expect(entries[0]!.bodyText).toBe('First.\n\nSecond link.')
  })

  test('0.9x and 1.0 (RDF): items beside the channel', async () => {
    const { format, entries } = await read(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>T</title></channel>
       <item rdf:about="https://wire.example/1"><title>One</title><link>https://wire.example/1</link></item></rdf:RDF>`,
    )
    expect({ format, id: entries[0]?.id, headline: entries[0]?.headline }).toEqual({
      format: 'rdf',
      id: 'https://wire.example/1',
      headline: 'One',
    })
  })

  test('items without a channel around or beside them are read once', async () => {
    const { entries } = await read('<rss version="2.0"><item><guid>1</guid></item><item><guid>2</guid></item></rss>')
    expect(entries.map(({ id }) => id)).toEqual(['1', '2'])
  })

  test('namespaces count, not prefixes; pictures come with caption and parsed credit', async () => {
    const { entries } = await read(
      channel(
        `<item><guid>1</guid><x:content url="https://wire.example/p.jpg" medium="image" width="800"><x:description>Jens Stoltenberg</x:description><x:credit>EPA-EFE / KENZO TRIBOUILLARD / POOL</x:credit></x:content></item>`,
        'xmlns:x="http://search.yahoo.com/mrss/"',
      ),
    )
    expect(entries[0]!.media).toEqual([
      {
        type: 'picture',
        url: 'https://wire.example/p.jpg',
        caption: 'Jens Stoltenberg',
        creditLine: 'EPA-EFE / KENZO TRIBOUILLARD / POOL',
        credit: { agency: 'EPA-EFE', photographer: 'Kenzo Tribouillard', pool: true },
        width: 800,
      },
    ])
  })

  test('a date without a zone is in the feed’s; one that is no date is left out with a problem', async () => {
    const bytes = Buffer.from(
      channel('<item><guid>1</guid><pubDate>2026-07-01 12:00:00</pubDate></item><item><guid>2</guid><pubDate>soon</pubDate></item>'),
    )
    const { entries, problems } = await parse({ bytes, timezone: 'Europe/Skopje' })
    expect(entries.map(({ published }) => published)).toEqual(['2026-07-01T10:00:00.000Z', undefined])
    expect(problems).toEqual([{ code: 'bad-date', message: expect.stringContaining('soon'), entry: 1 }])
  })
})

describe('Atom', () => {
  test('1.0: XHTML in text order, xml:base, links by rel', async () => {
    const { format, feed, entries } = await read(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://agency.example/en/"><id>urn:f</id><title>Agency</title><link rel="self" href="feed"/><link rel="hub" href="https://hub.example/"/>
       <entry><id>urn:1</id><link href="story/1"/><title type="html">A &amp;lt;b&amp;gt; title</title><updated>2026-11-23T10:00:00Z</updated><published>2026-11-23T09:00:00Z</published>
       <author><name>Ana</name><email>ana@agency.example</email></author><category term="pol" label="Politics" scheme="urn:s"/>
       <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>two</em> three</p><p>four</p></div></content></entry></feed>`,
    )
    expect(format).toBe('atom')
    expect(feed).toMatchObject({
      id: 'urn:f',
      title: 'Agency',
      selfUrl: 'https://agency.example/en/feed',
      hubUrls: ['https://hub.example/'],
    })
    expect(entries[0]).toMatchObject({
      id: 'urn:1',
      url: 'https://agency.example/en/story/1',
      published: '2026-11-23T09:00:00.000Z',
      updated: '2026-11-23T10:00:00.000Z',
      authors: [{ name: 'Ana', email: 'ana@agency.example' }],
      subjects: [{ scheme: 'urn:s', code: 'pol', name: 'Politics' }],
      bodyText: 'One two three\n\nfour',
    })
  })
})

describe('JSON Feed and news sitemaps', () => {
  test('are read into the same shape', async () => {
    const json = await read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'J',
        items: [
          {
            id: 7,
            url: 'https://j.example/7',
            title: 'Seven',
            content_html: '<p>Body</p>',
            tags: ['a'],
            date_published: '2026-11-23T10:00:00+01:00',
          },
        ],
      }),
    )
    expect(json).toMatchObject({
      format: 'jsonfeed',
      entries: [{ id: '7', headline: 'Seven', bodyText: 'Body', keywords: ['a'], published: '2026-11-23T09:00:00.000Z' }],
    })
    const map = await read(
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://s.example/1</loc><n:news><n:publication><n:name>S</n:name><n:language>de</n:language></n:publication><n:publication_date>2026-11-23</n:publication_date><n:title>Eins</n:title></n:news></url></urlset>`,
    )
    expect(map).toMatchObject({
      format: 'news-sitemap',
      entries: [{ url: 'https://s.example/1', headline: 'Eins', language: 'de', published: '2026-11-23T00:00:00.000Z' }],
    })
  })
})

describe('feeds as they come', () => {
  test('encodings: the transport’s charset, the declaration, a mark, and windows-1252 for what is no UTF-8', async () => {
    const text = channel('<item><guid>1</guid><title>Вести Ǆ</title></item>')
    const cyrillic = Buffer.concat([
      Buffer.from('<rss><channel><item><guid>1</guid><title>'),
      Buffer.from([0xc2, 0xe5, 0xf1, 0xf2]),
      Buffer.from('</title></item></channel></rss>'),
    ])
    const titles = await Promise.all([
      parse({ bytes: Buffer.from(`\ufeff${text}`) }),
      parse({ bytes: Buffer.from(`\ufeff${text}`, 'utf16le') }),
      parse({ bytes: cyrillic, headers: { 'content-type': 'text/xml; charset=windows-1251' } }),
      parse({ bytes: Buffer.from('<rss><channel><item><guid>1</guid><title>caf\xe9</title></item></channel></rss>', 'latin1') }),
    ])
    expect(titles.map(({ entries }) => entries[0]?.headline)).toEqual(['Вести Ǆ', 'Вести Ǆ', 'Вест', 'café'])
  })

  test('a document that breaks off keeps what came whole, and says that it is partial', async () => {
    const { entries, partial, problems } = await read(
      '<rss><channel><item><guid>1</guid><title>Whole</title></item><item><guid>2</guid><title>Hal',
    )
    expect(entries.map(({ headline }) => headline)).toEqual(['Whole'])
    expect(partial).toBe(true)
    expect(problems.map(({ code }) => code)).toContain('truncated')
  })

  test('bare ampersands, HTML entities and a warning before the XML do no harm', async () => {
    const { entries } = await read(
      `<br />\n<b>Warning</b>: x in y on line 1\n${channel('<item><guid>1</guid><title>Bread & butter &eacute;t&eacute; &unknown;</title></item>')}`,
    )
    expect(entries[0]!.headline).toBe('Bread & butter été &unknown;')
  })

  test('items that are opened and never closed are read; only the last may be cut off', async () => {
    const { entries, problems } = await read(`<rss><channel>${'<item><guid>x</guid><title>T</title>'.repeat(3)}`)
    expect(entries.map(({ headline }) => headline)).toEqual(['T', 'T'])
    expect(problems.map(({ code }) => code)).toContain('truncated')
  })

  test('control characters are left out, as text and as numbers', async () => {
    const { entries, problems } = await read(channel('<item><guid>1</guid><title>A\u0000\u0001B&#3;C&#0;</title></item>'))
    expect(entries[0]!.headline).toBe('ABC\ufffd')
    expect(problems.map(({ code }) => code)).toContain('control-characters')
  })

  test('an HTML page is told as one, with the feeds that it names', async () => {
    const { problems } = await read(
      '<!doctype html><html><head><title>The Wire</title><link rel="alternate" type="application/rss+xml" href="/rss?a=1&amp;b=2"></head></html>',
    )
    expect(problems).toEqual([
      { code: 'html-page', message: 'an HTML page ("The Wire"), not a feed; it names as its feeds: https://wire.example/rss?a=1&b=2' },
    ])
  })

  test('a WordPress export: excerpt, body, categories with their codes; what was never printed is withheld', async () => {
    const { entries } = await read(
      channel(
        `<item><guid isPermaLink="false">https://w.example/?p=1</guid><title>One</title><category domain="category" nicename="politics">Politics</category>
         <content:encoded><![CDATA[<p>Body</p>]]></content:encoded><excerpt:encoded><![CDATA[Short]]></excerpt:encoded><wp:post_date_gmt>2026-11-23 09:00:00</wp:post_date_gmt><wp:status>publish</wp:status></item>
         <item><guid>2</guid><title>Two</title><wp:status>draft</wp:status></item>`,
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/"',
      ),
    )
    expect(entries[0]).toMatchObject({
      summary: 'Short',
      bodyText: 'Body',
      published: '2026-11-23T09:00:00.000Z',
      subjects: [{ scheme: 'category', code: 'politics', name: 'Politics' }],
    })
    expect(entries.map(({ pubStatus }) => pubStatus)).toEqual([undefined, 'withheld'])
  })

  test('an HTML page, nothing, and noise are no feed, and are told apart', async () => {
    for (const text of ['<!doctype html><html><body>Sign in</body></html>', '', 'no feed at all', '{"a":1}', '\u0000\u0001\u0002']) {
      const document = await read(text)
      expect(document.format, JSON.stringify(text)).toBeUndefined()
      expect(document.problems.length).toBeGreaterThan(0)
    }
  })
})

describe('hostile input ends soon', () => {
  const cases: Record<string, string> = {
    'billion laughs': `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${'&a;'.repeat(10)}">`).join('')}]>${channel('<item><guid>1</guid><title>&a8;</title></item>')}`,
    'an external entity': `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${channel('<item><guid>1</guid><title>&x;</title></item>')}`,
    '100,000 levels': `<rss><channel><item>${'<a>'.repeat(100_000)}`,
    '200,000 unclosed items': `<rss><channel>${'<item><guid>x</guid>'.repeat(200_000)}`,
    'a megabyte of <': channel(`<item><guid>1</guid><description>${'&lt;'.repeat(250_000)}</description></item>`),
    'a raw megabyte of <': `<rss><channel>${'<'.repeat(1_000_000)}`,
    prototypes: channel('<item><guid>1</guid><__proto__>x</__proto__><constructor>y</constructor></item>', '__proto__="z"'),
  }
  const said: Record<string, string[]> = {
    'billion laughs': ['nested-entity'],
    'an external entity': ['external-entity'],
    '100,000 levels': ['too-deep'],
    '200,000 unclosed items': ['truncated', 'too-many'],
  }
  // Time without bound would run into the limit; how long it takes is for the benchmark to say.
  test.each(Object.keys(cases))('%s', async (name) => {
    const document = await read(cases[name]!)
    expect(JSON.stringify(document)).not.toContain('root:')
    expect(document.problems.map(({ code }) => code)).toEqual(expect.arrayContaining(said[name] ?? []))
  })

  test('no bytes make it throw', async () => {
    const markup = fc.array(
      fc.constantFrom(
        '<rss>',
        '<channel>',
        '<item>',
        '</item>',
        '<title',
        '>',
        '<![CDATA[',
        ']]>',
        '&amp',
        ';',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        '<entry>',
        'x',
        '\u0000',
        '"',
        '{"items":[',
        ']}',
        'zczc',
        '<!DOCTYPE',
        '[',
        '<nitf>',
      ),
      { maxLength: 60 },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          markup.map((parts) => Buffer.from(parts.join(''))),
          fc.uint8Array({ maxLength: 300 }),
        ),
        async (bytes) => {
          const document = await parse({ bytes })
          expect(Array.isArray(document.entries)).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })
})

test('a feed of thousands of items is read whole: the bound on elements is of those held at one time', async () => {
  const fields = Array.from({ length: 7 }, (_, n) => `<category>c${n}</category>`).join('')
  const items = Array.from(
    { length: 9_000 },
    (_, n) => `<item><guid isPermaLink="false">g${n}</guid><title>Story ${n}</title>${fields}</item>`,
  )
  const { entries, problems } = await read(channel(items.join('')))
  expect(entries.length).toBe(9_000)
  expect(problems).toEqual([])
})
