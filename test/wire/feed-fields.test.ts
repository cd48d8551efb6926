import { describe, expect, test } from 'vitest'
import { parse } from '#src/wire/index.ts'

const read = (text: string) => parse({ bytes: Buffer.from(text), url: 'https://wire.example/feed' })
const item = (inner: string) =>
  read(
    `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>W</title><item>${inner}</item></channel></rss>`,
  )
const atom = (inner: string) => read(`<feed xmlns="http://www.w3.org/2005/Atom">${inner}</feed>`)

describe('what an item says', () => {
  test('a body that is a picture alone is kept, without a text', async () => {
    const { entries } = await item('<guid>1</guid><body><img src="/p.jpg" onload="x()"/></body>')
    expect(entries[0]!.bodyHtml).toBe('<img src="https://wire.example/p.jpg" />')
    expect(entries[0]!.bodyText).toBeUndefined()
  })

  test('a headline keeps its link or picture, and is plain text without', async () => {
    const { entries } = await item('<guid>1</guid><title>&lt;img src="/p.jpg"&gt;</title>')
    expect(entries[0]!.headline).toBe('<img src="https://wire.example/p.jpg" />')
    const { entries: plain } = await item('<guid>1</guid><title>&lt;b&gt;Council&lt;/b&gt; agrees</title>')
    expect(plain[0]!.headline).toBe('Council agrees')
  })

  test('a copyright notice keeps its link, against the address of the feed', async () => {
    const { entries } = await atom('<entry><rights type="html">&lt;a href="/terms"&gt;Terms&lt;/a&gt;</rights></entry>')
    expect(entries[0]!.copyrightNotice).toBe('<a href="https://wire.example/terms">Terms</a>')
  })

  test('Atom’s elements in RSS stand in where RSS’s own are missing', async () => {
    const { entries } = await read(
      '<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom" xmlns:t="http://purl.org/dc/terms/"><channel><item><guid>1</guid><a:title>Council agrees</a:title><a:summary>In short</a:summary><a:content type="html">At length</a:content><a:author><a:name>Ida Holm</a:name></a:author><a:rights>Agency</a:rights><t:valid>start=2026-01-01;end=2026-02-01;</t:valid></item><item><title>Own</title><description>Own words</description><a:title>Guest</a:title><a:summary>Guest</a:summary></item></channel></rss>',
    )
    expect(entries).toMatchObject([
      {
        headline: 'Council agrees',
        summary: 'In short',
        bodyText: 'At length',
        authors: [{ name: 'Ida Holm' }],
        copyrightNotice: 'Agency',
        expires: '2026-02-01T00:00:00.000Z',
      },
      { headline: 'Own', summary: 'Own words' },
    ])
  })

  test('a processing instruction is no text', async () => {
    const { entries } = await item('<description>&lt;?php echo 1 ?&gt;Council agrees</description>')
    expect(entries[0]!.summary).toBe('Council agrees')
  })

  test('XHTML is read without the div that it stands in; a type that nobody knows hides no text', async () => {
    const { entries } = await atom(
      '<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">See <a href="/x">more</a></div></title></entry><entry><title type="agency/own">test</title></entry>',
    )
    expect(entries.map(({ headline }) => headline)).toEqual(['See <a href="https://wire.example/x">more</a>', 'test'])
  })

  test('a summary keeps its links and pictures, as safe HTML; without them it is plain text', async () => {
    const { entries } = await item(
      '<guid>1</guid><description>&lt;p&gt;See &lt;a href="/x" onclick="y()"&gt;more&lt;/a&gt;&lt;/p&gt;</description>',
    )
    expect(entries[0]!.summary).toBe('<p>See <a href="https://wire.example/x">more</a></p>')
    const { entries: plain } = await item(
      '<guid>1</guid><description>&lt;p&gt;5 &amp;lt; 6 &lt;b&gt;today&lt;/b&gt;&lt;/p&gt;</description>',
    )
    expect(plain[0]!.summary).toBe('5 < 6 today')
  })

  test('of links written as text the alternate is the address, in whatever order they stand', async () => {
    const { entries } = await atom(
      '<entry><link rel="enclosure">https://wire.example/a.mp3</link><link rel="alternate">https://wire.example/story</link></entry>',
    )
    expect(entries[0]!.url).toBe('https://wire.example/story')
  })

  test('an identity that is no address stays as it was written', async () => {
    const { entries } = await atom('<entry><id>Story 12 of today</id></entry><entry><id>urn:x:1</id></entry>')
    expect(entries.map(({ id }) => id)).toEqual(['Story 12 of today', 'urn:x:1'])
  })

  test('nested podcast categories are all taken, the outer one first', async () => {
    const { entries } = await item(
      '<itunes:category text="Technology"><itunes:category text="Gadgets"/></itunes:category><itunes:category text="News"/>',
    )
    expect(entries[0]!.subjects?.map(({ name }) => name)).toEqual(['Technology', 'Gadgets', 'News'])
  })
})

describe('Media RSS inside a group or an object', () => {
  const media = (inner: string) =>
    read(`<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><item>${inner}</item></channel></rss>`)
  const said =
    '<media:title>Bridge opens</media:title><media:description>The bridge.</media:description><media:category label="City">local/city</media:category><media:keywords>bridge, river</media:keywords>'

  test.each(['media:group', 'media:content'])('%s: its title, description and topics are the entry’s where that has none', async (name) => {
    const { entries } = await media(`<guid>1</guid><${name} url="https://wire.example/a.mp4" medium="video">${said}</${name}>`)
    expect(entries[0]).toMatchObject({
      headline: 'Bridge opens',
      summary: 'The bridge.',
      subjects: [{ scheme: 'http://search.yahoo.com/mrss/category_schema', code: 'local/city', name: 'City' }],
      keywords: ['bridge', 'river'],
    })
  })

  test('and only its own where the entry has both', async () => {
    const { entries } = await media(
      `<guid>1</guid><title>Opening</title><description>Today.</description><media:group>${said}</media:group>`,
    )
    expect(entries[0]).toMatchObject({ headline: 'Opening', summary: 'Today.' })
  })
})

describe('what a feed says of itself', () => {
  test('when it was made, apart from when it was published, in Atom’s and Dublin Core’s words', async () => {
    const { feed } = await atom('<created>2010-01-01T00:00:00Z</created><created>2026-01-02T03:04:05Z</created>')
    expect(feed).toMatchObject({ created: '2026-01-02T03:04:05.000Z' })
    const dc = await read(
      '<rss version="2.0"><channel><dcterms:created>2026-01-02T03:04:05Z</dcterms:created><dcterms:issued>2026-01-03T00:00:00Z</dcterms:issued></channel></rss>',
    )
    expect(dc.feed).toMatchObject({ created: '2026-01-02T03:04:05.000Z', published: '2026-01-03T00:00:00.000Z' })
  })

  test('of a date that is there twice the last holds, and one that cannot be read does not hide one that can', async () => {
    const { feed } = await atom('<updated>2010-01-01T00:00:00Z</updated><updated>2026-01-02T03:04:05Z</updated><updated>soon</updated>')
    expect(feed.updated).toBe('2026-01-02T03:04:05.000Z')
  })

  test('the generator that RSS 1.0 names by its address', async () => {
    const { feed } = await read(
      '<rss version="2.0" xmlns:a="http://webns.net/mvcb/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel><a:generatorAgent rdf:resource="https://cms.example/?v=4"/></channel></rss>',
    )
    expect(feed.generator).toBe('https://cms.example/?v=4')
  })

  test('RSS whose own elements stand in Atom’s namespace is read all the same', async () => {
    const { feed, entries } = await read(
      '<rss version="2.0" xmlns="http://www.w3.org/2005/Atom"><channel><title>Wire</title><item><title>One</title><link>https://wire.example/1</link></item></channel></rss>',
    )
    expect({ title: feed.title, url: entries[0]?.url }).toEqual({ title: 'Wire', url: 'https://wire.example/1' })
  })

  test('a podcast’s title and picture, however it writes them', async () => {
    const { feed } = await read(
      '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><itunes:title>Talk</itunes:title><itunes:image url="/logo.jpg"/></channel></rss>',
    )
    expect({ title: feed.title, image: feed.image?.url }).toEqual({ title: 'Talk', image: 'https://wire.example/logo.jpg' })
  })
})

test('the angle brackets that XHTML 1.0 names in a feed are XHTML’s characters', async () => {
  const { feed } = await atom('<title>&lang;a&rang;</title>')
  expect(feed.title).toBe('\u2329a\u232a')
})

describe('markup beyond any article', () => {
  test('gives its text alone where it goes too deep', async () => {
    const { entries } = await item(`<description><![CDATA[<p>Before.</p>${'<div>'.repeat(200_000)}after]]></description>`)
    expect(entries[0]!.summary).toBe('Before.\n\nafter')
  })

  test('many paragraphs whose ends are left out are not too deep', async () => {
    const { entries, problems } = await item(`<description><![CDATA[${'<p>Some words here.'.repeat(2_000)}]]></description>`)
    expect(problems).toEqual([])
    expect(entries[0]!.bodyText?.match(/words/g)).toHaveLength(2_000)
  })

  test('prefixes declared below hundreds of others are still told apart', async () => {
    const deep = Array.from({ length: 200 }, (_, n) => `<a xmlns:p${n}="urn:${n}">`).join('')
    const { entries } = await item(
      `<guid>1</guid><m:content xmlns:m="http://search.yahoo.com/mrss/" url="https://wire.example/p.jpg" medium="image"/>${deep}${'</a>'.repeat(200)}`,
    )
    expect(entries[0]!.media?.[0]?.url).toBe('https://wire.example/p.jpg')
  })
})

describe('feeds that were put together wrongly', () => {
  const first = async (inner: string) => (await item(inner)).entries[0]!

  test('an entry’s address is its alternate, whatever other links have as text; a counter’s proxy is none', async () => {
    const { entries } = await atom(
      '<entry><id>1</id><link rel="enclosure" type="image/jpeg">https://k.example/p.jpg</link><link href="https://k.example/1"/></entry>',
    )
    expect(entries[0]!.url).toBe('https://k.example/1')
    const proxied = await read(
      '<rss xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item><link>http://proxy.example/~r/1</link><feedburner:origLink>https://k.example/1</feedburner:origLink></item></channel></rss>',
    )
    expect(proxied.entries[0]!.url).toBe('https://k.example/1')
  })

  test('an Atom id stays as it is written, but for a path of the feed’s host', async () => {
    const { entries } = await atom('<entry><id>article-4711</id></entry><entry><id>posts/7</id></entry><entry><id>/posts/8</id></entry>')
    expect(entries.map(({ id }) => id)).toEqual(['article-4711', 'posts/7', 'https://wire.example/posts/8'])
  })

  test.each([
    ['How to use the &lt;title&gt; element', 'How to use the <title> element'],
    ['Where is the &lt;/div&gt;?', 'Where is the </div>?'],
    ['&lt;b&gt;Council&lt;/b&gt; agrees&lt;br&gt;', 'Council agrees'],
    ['&lt;p&gt;Council agrees', 'Council agrees'],
    ['Profit &lt; 5 % and &gt; 3 %', 'Profit < 5 % and > 3 %'],
  ])('a headline may speak of tags: %s', async (title, headline) => {
    expect((await first(`<title>${title}</title>`)).headline).toBe(headline)
  })

  test.each([
    ['<![CDATA[<p>Before</p><script><![CDATA[var a=1;]]></script><p>After</p>]]>', 'Before\n\nAfter'],
    ['<![CDATA[<p>Before</p><script>//<![CDATA[ a //]]]]><![CDATA[></script><p>After</p>]]>', 'Before\n\nAfter'],
    ['<![CDATA[<p>Of <![CDATA[ marks</p>]]>', 'Of'],
  ])('CDATA in CDATA hides no text: %s', async (content, bodyText) => {
    const { entries } = await item(`<body>${content}</body></item><item><title><![CDATA[Next]]></title>`)
    expect(entries.map((entry) => entry.bodyText ?? entry.headline)).toEqual([expect.stringContaining(bodyText), 'Next'])
    expect(entries[0]!.bodyText).not.toContain(']]')
  })

  test('marks that are written rightly stay as they are written', async () => {
    const { entries } = await atom('<entry><id>1</id><summary type="text"><![CDATA[a <![CDATA[b]]]]><![CDATA[> c]]></summary></entry>')
    expect(entries[0]!.summary).toBe('a <![CDATA[b]]> c')
  })

  test('the marks of a CDATA section that were escaped are no text', async () => {
    expect((await first('<description>&lt;![CDATA[some &lt;b&gt;text&lt;/b&gt; here]]&gt;</description>')).summary).toBe('some text here')
  })

  test('pictures are taken by their ending where no type is given, and from an <image>', async () => {
    const media = async (inner: string) => (await first(inner)).media
    expect(await media('<enclosure url="https://k.example/p.jpg?w=800" length="0"/>')).toEqual([
      { type: 'picture', url: 'https://k.example/p.jpg?w=800' },
    ])
    expect(await media('<enclosure url="https://k.example/a.mp3"/>')).toEqual([{ type: 'audio', url: 'https://k.example/a.mp3' }])
    expect(await media('<image><url>https://k.example/p.jpg</url></image>')).toEqual([{ type: 'picture', url: 'https://k.example/p.jpg' }])
    expect(await media('<image>https://k.example/p</image>')).toEqual([{ type: 'picture', url: 'https://k.example/p' }])
    expect(await media('<image>Photo: Ana</image>')).toBeUndefined()
  })

  test('a root without anything in it before the real one is passed over', async () => {
    for (const empty of ['<rss></rss>', '<rss version="2.0"/>', '<rss>\n</rss>\n']) {
      const { format, entries } = await read(
        `<?xml version="1.0"?>${empty}<rss version="2.0"><channel><item><title>One</title></item></channel></rss>`,
      )
      expect({ format, entries }).toMatchObject({ format: 'rss', entries: [{ headline: 'One' }] })
    }
  })

  test('entries that an Atom feed says it has deleted are withdrawn', async () => {
    const { entries } = await read(
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><at:deleted-entry ref="tag:e/2" when="2026-11-02T12:11:12Z"><at:comment>Withdrawn</at:comment></at:deleted-entry><at:deleted-entry/><entry><id>tag:e/3</id><title>Stays</title></entry></feed>',
    )
    expect(entries).toEqual([
      { id: 'tag:e/3', headline: 'Stays' },
      { id: 'tag:e/2', pubStatus: 'canceled', signals: ['kill'], updated: '2026-11-02T12:11:12.000Z', edNote: 'Withdrawn' },
    ])
  })
})

describe('JSON Feed that is nearly JSON', () => {
  const start = '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":['
  const one =
    '{"id":1,"title":"One &#8217;s Q&amp;A","content_text":"a, ] }","attachments":[{"url":"https://k.example/a.mp3","size_in_bytes":"12"}]}'

  test.each([
    ['a comma before the end', `${start}${one},\n ]}`, ['not-json'], undefined],
    ['line breaks in a string', `${start}${one.replace('a, ]', 'a,\n\t]')}]}`, ['not-json'], undefined],
    ['an end that was cut off', `${start}${one},{"id":2,"title":"Tw`, ['truncated'], true],
    ['an end that was cut off behind a list', `${start}${one},{"id":2,"tags":["a"],"attachments":[{"url"`, ['truncated'], true],
    ['something behind it', `${start}${one}]}<!-- made in 3 ms -->`, ['not-json'], undefined],
  ])('%s', async (_, text, codes, partial) => {
    const { entries, problems, partial: isPartial } = await read(text)
    expect({ codes: problems.map(({ code }) => code), isPartial }).toEqual({ codes, isPartial: partial })
    expect(entries).toMatchObject([
      { id: '1', headline: 'One ’s Q&A', enclosures: [{ length: 12 }], media: [{ type: 'audio', url: 'https://k.example/a.mp3' }] },
    ])
  })

  test('what is none stays none', async () => {
    for (const text of ['{"items":', '{"items" [}', '[Kyodo] Rain in "items"']) expect((await read(text)).entries, text).toEqual([])
  })
})
