/**
 * Structures that agencies and papers send beside the standards' own examples, each read for what it says.
 */
import { expect, test } from 'vitest'
import type { WireEntry } from '#src/wire/document.ts'
import { parse } from '#src/wire/index.ts'

const read = (text: string) => parse({ bytes: new TextEncoder().encode(text) })
const first = async (text: string): Promise<WireEntry> => (await read(text)).entries[0]!
const rssItem = (inner: string) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>P</title><link>https://p.example/</link><item><title>A title</title><link>https://p.example/a</link>${inner}</item></channel></rss>`
const body = (html: string) => rssItem(`<content:encoded><![CDATA[<p>Words.</p>${html}]]></content:encoded>`)

test.each([
  [
    'a lazy source beside data',
    '<img src="data:image/gif;base64,R0lGOD" data-src="https://i.example/1.jpg" alt="A">',
    'https://i.example/1.jpg',
  ],
  [
    'a stand-in that is a file',
    '<img src="https://p.example/img/blank.gif" data-original="https://i.example/3.jpg">',
    'https://i.example/3.jpg',
  ],
  ['candidates alone', '<img srcset="https://i.example/s.jpg 320w, https://i.example/l.jpg 1280w">', 'https://i.example/l.jpg'],
  [
    'commas inside addresses',
    '<img data-srcset="https://i.example/w_320,c_fill/a.jpg 320w, https://i.example/w_900,c_fill/a.jpg 900w">',
    'https://i.example/w_900,c_fill/a.jpg',
  ],
  [
    'a picture around it',
    '<picture><source data-srcset="https://i.example/2.jpg 1x" type="image/webp"><img alt="B"></picture>',
    'https://i.example/2.jpg',
  ],
  ['no lazy attribute', '<img src="https://i.example/own.jpg" srcset="https://i.example/big.jpg 2x">', 'https://i.example/own.jpg'],
])('a picture in a body shows its own address: %s', async (_, html, address) => {
  expect((await first(body(html))).bodyHtml).toContain(`<img src="${address}"`)
})

test.each([
  ['a template of a script', '<img data-src="{{image}}">'],
  ['what a browser would run', '<img data-src="javascript:alert(1)//a.b">'],
  ['data in a candidate', '<img data-srcset="data:image/png;base64,AA/.AA 1x">'],
  ['nothing but alternative text', '<img alt="data-src=https://i.example/x.jpg">'],
])('a picture without an address of the web is none: %s', async (_, html) => {
  expect((await first(body(html))).bodyHtml).not.toContain('<img')
})

test('a clip keeps its still, which is no picture of its own', async () => {
  const { media } = await first(
    rssItem('<media:content url="https://v.example/c.mp4" type="video/mp4"/><media:thumbnail url="https://v.example/c.jpg"/>'),
  )
  expect(media).toMatchObject([
    { type: 'video', url: 'https://v.example/c.mp4', renditions: [{}, { role: 'poster', url: 'https://v.example/c.jpg' }] },
  ])
})

test('one guid over unlike items is told; the same item twice is not', async () => {
  const feed = (second: string) =>
    `<rss version="2.0"><channel><title>P</title><item><title>One</title><link>https://p.example/1</link><guid isPermaLink="false">x</guid></item><item><title>${second}</title><link>https://p.example/${second === 'One' ? 1 : 2}</link><guid isPermaLink="false">x</guid></item></channel></rss>`
  expect((await read(feed('Two'))).problems).toMatchObject([{ code: 'repeated-id', entry: 1 }])
  expect((await read(feed('One'))).problems).toEqual([])
})

const newsMl = (components: string) =>
  `<?xml version="1.0"?><NewsML Version="1.2"><NewsItem><Identification><NewsIdentifier><ProviderId>a.example</ProviderId><DateId>20261101</DateId><NewsItemId>8</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId></NewsIdentifier></Identification><NewsManagement><FirstCreated>20261101T080000Z</FirstCreated><Status FormalName="Usable"/></NewsManagement><NewsComponent>${components}</NewsComponent></NewsItem></NewsML>`
const part = (role: string, item: string) => `<NewsComponent><Role FormalName="${role}"/>${item}</NewsComponent>`
const words = (text: string, format = 'Text') =>
  `<ContentItem><Format FormalName="${format}"/><DataContent>${text}</DataContent></ContentItem>`

test('NewsML 1.2: a style sheet or a script is no text, by its MIME type or its format alone', async () => {
  for (const furniture of [
    '<MimeType FormalName="text/css"/>',
    '<Format FormalName="CSS"/>',
    '<MimeType FormalName="application/javascript"/>',
    '<Format FormalName="XSL"/>',
  ]) {
    const { bodyText } = await first(
      newsMl(
        `<NewsComponent><ContentItem>${furniture}<DataContent>p { color: red }</DataContent></ContentItem></NewsComponent>${part('Main', words('The story.'))}`,
      ),
    )
    expect(bodyText).toBe('The story.')
  }
})

test('NewsML 1.2: a broadcast has its title, its text and its sound', async () => {
  const sound = '<ContentItem Href="n.mp3"><Format FormalName="mp3"/></ContentItem>'
  const entry = await first(
    newsMl(
      part(
        'Audio',
        part('Title', words('News at four')) +
          part('Body', words('The port is closed.\n***\nThe budget has passed.', 'ascii')) +
          part('Sound', sound),
      ),
    ),
  )
  expect(entry).toMatchObject({
    headline: 'News at four',
    bodyText: 'The port is closed.\n\n***\n\nThe budget has passed.',
    media: [{ type: 'audio' }],
  })
})

test('NewsML 1.2: a clip without MIME types is known by its format, else by its name; a caption stays one', async () => {
  const clip = '<ContentItem Href="a.mp4"><Format FormalName="Mpeg4"/></ContentItem>'
  const still = '<ContentItem Href="a.jpeg"/>'
  const entry = await first(
    newsMl(
      part(
        'Video',
        part('Script', words('Shots of it.')) + part('Clip', clip) + part('Image', still) + part('Caption', words('Who is seen.')),
      ),
    ),
  )
  expect(entry).toMatchObject({
    bodyText: 'Shots of it.',
    media: [{ type: 'video', caption: 'Who is seen.', renditions: [{ url: 'a.mp4' }, { url: 'a.jpeg' }] }],
  })
})

const nitf = (dateline: string) =>
  `<nitf><head><docdata><doc-id id-string="n"/><date.issue norm="20261101T080000Z"/></docdata></head><body><body.head><hedline><hl1>H</hl1></hedline><dateline>${dateline}</dateline></body.head><body.content><p>Tegucigalpa, Nov 1 (EFE).- It changed.</p></body.content></body></nitf>`
test.each([
  ['<story.date>20261101T080000+0000</story.date>', 'Tegucigalpa'],
  ['2026-11-01 08:00:00 UTC', 'Tegucigalpa'],
  ['01/11/2026', 'Tegucigalpa'],
  ['<location>Lima</location>, <story.date>Nov 1</story.date>', 'Lima'],
])('NITF: a time alone is no dateline: %s', async (dateline, located) => {
  expect((await first(nitf(dateline))).located).toBe(located)
})

const g2 = (creator: string) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g" version="1"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2026-11-01T08:00:00Z</versionCreated></itemMeta><contentMeta><creator literal="${creator}"><name>${creator}</name></creator><headline>H</headline></contentMeta><contentSet><inlineData contenttype="text/plain">It blew.</inlineData></contentSet></newsItem>`
test.each([
  ['keller.manuel', undefined],
  ['mkeller2', undefined],
  ['admin', undefined],
  ['no_reply', undefined],
  ['Manuel Keller', [{ name: 'Manuel Keller' }]],
  ['Šárka', [{ name: 'Šárka' }]],
  ['bell hooks', [{ name: 'bell hooks' }]],
])('what somebody logs in with is no author: %s', async (creator, authors) => {
  expect((await first(g2(creator))).authors).toEqual(authors)
})

const dpa = (by: string, note: string) =>
  `eca0100 3 i 380  dpa 0145\n\nSwitzerland/migration/\nSwitzerland stays out\n${by}=\n\nGeneva (dpa) - Switzerland stays out of the pact, the\ngovernment said.\n\n# Notebook\n\n## Editorial contacts\n${note}\n\ndpa bw co\n212322 GMT Nov 26\n`
test('dpa: the printed name wrote it, those of the note helped, and no place is part of a name', async () => {
  const note = '- Reporting by: Barbara Weiss in Vienna, Carl Ott aus Genf\n  and Ursula von der Linden (Berlin)'
  const entry = await first(dpa('By Manuel Keller, dpa ', note))
  expect(entry.authors).toEqual([{ name: 'Manuel Keller' }])
  expect(entry.contributors).toEqual([{ name: 'Barbara Weiss' }, { name: 'Carl Ott' }, { name: 'Ursula von der Linden' }])
  expect((await first(dpa('', '- Autor: Dora Lee, <lee.dora@dpa.example>'))).authors).toEqual([{ name: 'Dora Lee' }])
})

test('AP: the text is read out of the rendition that stands in the item, its products beside it, and no link of a subscriber is shown', async () => {
  const item = {
    uri: 'https://api.example/content/x?qt=1&et=2',
    altids: { itemid: 'x', etag: 'x_1' },
    version: 1,
    type: 'text',
    pubstatus: 'usable',
    headline: 'H',
    body_nitf:
      '<?xml version="1.0"?><nitf><body><body.head><byline>By ANA PETROVA</byline></body.head><body.content><p>It is told.</p></body.content></body></nitf>',
  }
  const entry = await first(JSON.stringify({ data: { items: [{ meta: { products: [{ id: 3, name: 'Online' }] }, item }] } }))
  expect(entry).toMatchObject({ id: 'x', bodyText: 'It is told.', by: 'By ANA PETROVA', services: [{ name: 'Online' }] })
  expect(entry.url).toBeUndefined()
})

test.each([
  ['<dc:creator>mkeller2</dc:creator>', undefined],
  ['<dc:creator>admin</dc:creator>', undefined],
  ['<dc:creator>Ana Petrova and Manuel Keller</dc:creator>', ['Ana Petrova', 'Manuel Keller']],
  ['<dc:creator>By Ana Petrova</dc:creator>', ['Ana Petrova']],
  ['<dc:creator>Ana Petrova, Manuel Keller y Olga Ruiz</dc:creator>', ['Ana Petrova', 'Manuel Keller', 'Olga Ruiz']],
  ['<dc:creator>Smith and Sons</dc:creator>', ['Smith and Sons']],
  ['<dc:creator>Redaktion</dc:creator>', ['Redaktion']],
])('a feed names people, each by the name: %s', async (written, names) => {
  const dc = rssItem(written).replace('<rss ', '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" ')
  expect((await first(dc)).authors?.map(({ name }) => name)).toEqual(names)
})

test('a namespace is known by its name, whether it is written with http or https', async () => {
  const feed = body('').replace('http://purl.org/rss/1.0/modules/content/', 'https://purl.org/rss/1.0/modules/content/')
  expect((await first(feed)).bodyText).toBe('Words.')
})

test('an enclosure whose address, type and length are elements is one', async () => {
  const { enclosures, media } = await first(
    rssItem('<enclosure><url>https://i.example/a.jpg</url><type>image/jpeg</type><length>12</length></enclosure>'),
  )
  expect(enclosures).toEqual([{ url: 'https://i.example/a.jpg', mimeType: 'image/jpeg', length: 12 }])
  expect(media).toMatchObject([{ type: 'picture', url: 'https://i.example/a.jpg' }])
})

test('an agency that writes its language with a line below, or in other capitals, is understood', async () => {
  const item = (language: string) => JSON.stringify({ uri: 'u', pubstatus: 'usable', headline: 'H', language, body_text: 'B' })
  for (const [written, tag] of [
    ['en_GB', 'en-GB'],
    ['SR-LATN', 'sr-Latn'],
    ['English', 'English'],
    ['pt-br', 'pt-BR'],
  ] as const)
    expect((await first(item(written))).language).toBe(tag)
})
