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
