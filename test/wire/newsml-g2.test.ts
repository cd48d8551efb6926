import { describe, expect, test } from 'vitest'
import { agencyFile, only, parsed, wordsOf } from './agency.ts'

const item = (parts: { attributes?: string; item?: string; content?: string; set?: string; rights?: string; after?: string }) => `
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:agency.example:20260105:a1" version="3" standard="NewsML-G2" xml:lang="en" ${parts.attributes ?? ''}>
  ${parts.rights ?? ''}
  <itemMeta>
    <itemClass qcode="ninat:text"/><provider qcode="nprov:EXA"><name>Example Agency</name></provider>
    <versionCreated>2026-01-05T10:00:00+01:00</versionCreated><firstCreated>2026-01-05T08:00:00Z</firstCreated>
    <pubStatus qcode="stat:usable"/>${parts.item ?? ''}
  </itemMeta>
  <contentMeta><headline>Dam holds</headline>${parts.content ?? ''}</contentMeta>
  ${parts.after ?? ''}
  <contentSet>${parts.set ?? ''}</contentSet>
</newsItem>`

const xhtml = (body: string) =>
  `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>${body}</body></html></inlineXML>`

describe('a newsItem', () => {
  test('has guid and version apart, so that versions are of one item', async () => {
    const entry = await only(item({}))
    expect(entry).toMatchObject({
      id: 'urn:newsml:agency.example:20260105:a1',
      version: '3',
      pubStatus: 'usable',
      type: 'text',
      language: 'en',
    })
  })

  test('tells first publication, version, creation, embargo and expiry in UTC', async () => {
    const entry = await only(
      item({
        item: '<embargoed>2026-01-06T00:00:00-05:00</embargoed><expires>2026-02-01T00:00:00Z</expires>',
        content: '<contentCreated>2026-01-05T07:30:00Z</contentCreated>',
      }),
    )
    expect(entry).toMatchObject({
      published: '2026-01-05T08:00:00.000Z',
      updated: '2026-01-05T09:00:00.000Z',
      created: '2026-01-05T07:30:00.000Z',
      embargoedUntil: '2026-01-06T05:00:00.000Z',
      expires: '2026-02-01T00:00:00.000Z',
    })
    expect(entry.signals).toContain('embargo')
  })

  test('keeps every subject scheme with code and name, and puts places, people and organisations apart', async () => {
    const entry = await only(
      item({
        content: `
        <subject type="cpnat:abstract" qcode="medtop:20000523"><name xml:lang="de">Arbeitsmarkt</name><name xml:lang="en">labour market</name><sameAs qcode="subj:09003000"/></subject>
        <subject type="cpnat:abstract" qcode="own:77"><name>Dams</name><broader qcode="own:7"><name>Water</name></broader></subject>
        <subject type="cpnat:person" qcode="pers:1"><name>Jane Doe</name></subject>
        <subject type="cpnat:organisation" qcode="org:2"><name>Water Board</name><broader qcode="org:1"><name>Holding</name></broader></subject>
        <subject type="cpnat:geoArea" qcode="geo:9"><name>Hessen</name><broader qcode="iso3166-1a2:DE"><name>Germany</name></broader></subject>`,
      }),
    )
    expect(entry.subjects).toEqual(
      expect.arrayContaining([
        { scheme: 'medtop', code: '20000523', name: 'labour market' },
        { scheme: 'subj', code: '09003000' },
        { scheme: 'own', code: '77', name: 'Dams' },
        { scheme: 'own', code: '7', name: 'Water' },
      ]),
    )
    expect(entry.people).toEqual([{ scheme: 'pers', code: '1', name: 'Jane Doe' }])
    expect(entry.organisations).toEqual([{ scheme: 'org', code: '2', name: 'Water Board' }])
    expect(entry.places).toEqual([
      { scheme: 'geo', code: '9', name: 'Hessen' },
      { scheme: 'iso3166-1a2', code: 'DE', name: 'Germany' },
    ])
  })

  test('takes all notes to editors, once each, also those written in XHTML', async () => {
    const entry = await only(
      item({
        item: '<edNote><div xmlns="http://www.w3.org/1999/xhtml"><p>Pictures to come</p><p>Reporting by: Ann Lee</p></div></edNote><edNote>Pictures to come</edNote><edNote>Second note</edNote>',
      }),
    )
    expect(entry.edNote).toBe('Pictures to come\nReporting by: Ann Lee\nSecond note')
    expect(entry.authors).toEqual([{ name: 'Ann Lee' }])
  })

  test('reads signals by IPTC code and by Reuters edStat, and keeps the codes', async () => {
    const entry = await only(item({ item: '<signal qcode="sig:correction"/><signal qcode="edStat:U"/><signal qcode="own:x"/>' }))
    expect(entry.signals).toEqual(['correction', 'update'])
    expect(entry.signalCodes).toEqual(['sig:correction', 'edStat:U', 'own:x'])
  })

  test('says its class, status, types, roles and relations by URI as well as by QCode', async () => {
    const entry = await only(
      item({
        item: '<link reluri="http://cv.iptc.org/newscodes/itemrelation/evolvedFrom" residref="urn:x:0"/>',
        content: `<subject typeuri="http://cv.iptc.org/newscodes/cpnature/person" uri="http://agency.example/people/7"><name>Jane Doe</name></subject>
          <headline roleuri="http://agency.example/roles/short">Dam</headline>`,
      })
        .replace('qcode="ninat:text"', 'uri="http://cv.iptc.org/newscodes/ninature/picture"')
        .replace('qcode="stat:usable"', 'uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"'),
    )
    expect(entry).toMatchObject({
      type: 'picture',
      pubStatus: 'withheld',
      people: [{ code: '7', name: 'Jane Doe' }],
      headline: 'Dam holds',
      headlines: [{ value: 'Dam', role: 'short' }],
      links: [{ rel: 'evolvedFrom', url: 'urn:x:0' }],
    })
  })

  test('with an embargo that names no end has the status that it says, and a problem', async () => {
    const { entries, problems } = await parsed(item({ item: '<embargoed/>' }))
    expect(entries[0]).toMatchObject({ pubStatus: 'usable' })
    expect(problems).toEqual([{ code: 'empty-embargo', message: expect.stringContaining('embargoed'), entry: 0 }])
  })

  test('has its rights from all its rightsInfo', async () => {
    const entry = await only(
      item({
        rights:
          '<rightsInfo><copyrightHolder literal="Example Agency"/></rightsInfo><rightsInfo><usageTerms>No archives</usageTerms></rightsInfo><rightsInfo><usageTerms>Not in Germany</usageTerms></rightsInfo>',
      }),
    )
    expect(entry).toMatchObject({ copyrightHolder: 'Example Agency', usageTerms: 'No archives\nNot in Germany' })
  })

  test('names the IPTC’s schemes under whatever alias its own catalog gives them', async () => {
    const entry = await only(
      item({
        rights:
          '<catalog><scheme alias="mt" uri="http://cv.iptc.org/newscodes/mediatopic/"/><scheme alias="own" uri="http://agency.example/cv/own/"/></catalog>',
        content: '<subject qcode="mt:20000523"/><subject qcode="own:7"><name>Dams</name></subject>',
      }),
    )
    expect(entry.subjects).toEqual([
      { scheme: 'medtop', code: '20000523', name: 'labour market' },
      { scheme: 'own', code: '7', name: 'Dams' },
    ])
  })

  test('with line breaks in its words keeps the words apart', async () => {
    const entry = await only(item({ content: '<description>They held.<br/>All of them.</description><slugline>dams<br/>water</slugline>' }))
    expect(entry).toMatchObject({ summary: 'They held. All of them.', slugline: 'dams water' })
  })

  test('has its body in Base64 where it was sent so, and its shots where a clip has no other text', async () => {
    const html = Buffer.from('<p>Der Damm hält.</p>').toString('base64')
    expect(await only(item({ set: `<inlineData contenttype="text/html" encoding="base64">${html}</inlineData>` }))).toMatchObject({
      bodyText: 'Der Damm hält.',
    })
    const clip = item({
      after:
        '<partMeta partid="s1"><description role="drol:shot">1. Wide of dam</description></partMeta><partMeta partid="s2"><description>2. Water</description></partMeta>',
      set: '<remoteContent href="https://m.example/d.mp4" contenttype="video/mp4"/>',
    }).replace('ninat:text', 'ninat:video')
    expect(await only(clip)).toMatchObject({
      bodyText: '1. Wide of dam\n\n2. Water',
      media: [{ type: 'video', url: 'https://m.example/d.mp4' }],
    })
  })

  test('links to its icon and to the plan that it was made for', async () => {
    const entry = await only(
      item({
        item: '<deliverableOf residref="urn:plan:1"/>',
        content: '<icon href="https://m.example/i.jpg" contenttype="image/jpeg"/>',
      }),
    )
    expect(entry.links).toEqual([
      { rel: 'deliverableOf', url: 'urn:plan:1' },
      { rel: 'icon', url: 'https://m.example/i.jpg', mimeType: 'image/jpeg' },
    ])
  })

  test('keeps readings of Japanese words beside the words', async () => {
    const { bodyHtml, bodyText } = await only(
      item({ set: xhtml('<p><ruby>霞<rp>(</rp><rt>かすみ</rt><rp>)</rp></ruby>と<ruby>関<rt>せき</rt></ruby>で</p>') }),
    )
    expect(bodyHtml).toBe('<p><ruby>霞<rp>(</rp><rt>かすみ</rt><rp>)</rp></ruby>と<ruby>関<rt>せき</rt></ruby>で</p>')
    expect(bodyText).toBe('霞(かすみ)と関(せき)で')
  })

  test('is a kill when it is canceled', async () => {
    const entry = await only(item({}).replace('stat:usable', 'stat:canceled'))
    expect(entry).toMatchObject({ pubStatus: 'canceled', signals: ['kill'] })
  })

  test('loses no word of a body in XHTML, NITF or plain text', async () => {
    const words = 'One two three four five six seven eight nine ten'
    const nitf = `<inlineXML contenttype="application/nitf+xml"><nitf><body><body.content><block><p>One <person>two three</person> four</p><hl2>five six</hl2><ul><li>seven</li><li><em>eight</em> nine</li></ul></block></body.content><body.end><tagline>ten</tagline></body.end></body></nitf></inlineXML>`
    for (const set of [
      xhtml(
        '<p>One <b>two</b> three<br/>four</p><div>five <Company>six</Company></div><table><tr><td>seven</td><td>eight</td></tr></table>nine<p>ten</p>',
      ),
      nitf,
      '<inlineData contenttype="text/plain">One two\nthree four\n\n   five six seven eight\nnine ten</inlineData>',
      '<inlineData contenttype="text/plain"><![CDATA[<p>One two three four five</p><p>six seven eight nine ten</p>]]></inlineData>',
    ]) {
      const entry = await only(item({ set }))
      expect(wordsOf(entry.bodyText ?? '')).toEqual(wordsOf(words))
    }
  })

  test('takes the fullest of several renditions of one text', async () => {
    const entry = await only(item({ set: `${xhtml('<p>Short.</p>')}${xhtml('<p>The long text has it all.</p>')}` }))
    expect(entry.bodyText).toBe('The long text has it all.')
  })

  test('leaves the page header of dpa out of the body and finds place and agency in the dateline', async () => {
    const entry = await only(
      item({
        content: '<dateline>London (dpa) - </dateline><located><name>Hamburg</name></located>',
        set: xhtml('<header><h1>Dam holds</h1></header><section class="main"><p>London (dpa) - It holds.</p></section>'),
      }),
    )
    expect(entry).toMatchObject({ bodyText: 'London (dpa) - It holds.', located: 'London', dateline: 'London (dpa) -' })
  })

  test('links to its earlier version and to what it was made of', async () => {
    const entry = await only(
      item({
        item: '<link guidref="urn:newsml:agency.example:20260105:a1" version="2"/><link rel="irel:derivedFrom" residref="urn:x:1"/><link rel="irel:seeAlso" href="https://agency.example/x"><title>More</title></link>',
      }),
    )
    expect(entry.links).toEqual([
      { rel: 'evolvedFrom', url: 'urn:newsml:agency.example:20260105:a1', version: '2' },
      { rel: 'derivedFrom', url: 'urn:x:1' },
      { rel: 'seeAlso', url: 'https://agency.example/x', title: 'More' },
    ])
  })

  test('links to what it was before under one name, whatever its agency calls that', async () => {
    const entry = await only(
      item({ item: '<link rel="irel:previousVersion" residref="urn:x:0" version="2"/><link rel="exarel:supersedes" residref="urn:x:9"/>' }),
    )
    expect(entry.links).toEqual([
      { rel: 'evolvedFrom', url: 'urn:x:0', version: '2' },
      { rel: 'replaces', url: 'urn:x:9' },
    ])
  })

  test('names its concepts from asserts by the same code', async () => {
    const entry = await only(
      item({
        content: '<subject type="cpnat:geoArea" qcode="alias:20016"/>',
        after: '<assert qcode="loc:rich:20016"><name>Myanmar</name></assert>',
      }),
    )
    expect(entry.places).toEqual([{ scheme: 'alias', code: '20016', name: 'Myanmar' }])
  })

  test('fills from the NITF inside what its own metadata leaves open', async () => {
    const entry = await only(
      item({
        set: '<inlineXML contenttype="application/nitf+xml"><nitf><head><title>Inner title</title></head><body><body.head><byline>By<person>Ann Lee</person><byttl>Example</byttl></byline></body.head><body.content><p>Text.</p></body.content></body></nitf></inlineXML>',
      }).replace('<headline>Dam holds</headline>', ''),
    )
    expect(entry).toMatchObject({ headline: 'Inner title', by: 'By Ann Lee, Example', authors: [{ name: 'Ann Lee' }] })
  })
})

describe('a picture', () => {
  test('has its best rendition as address, all renditions, caption and a credit taken apart', async () => {
    const entry = await only(
      item({
        content: '<by>ANN LEE</by><creditline>REUTERS</creditline><description role="drol:caption">The dam in Linz.</description>',
        set: '<remoteContent rendition="rnd:thumbnail" href="https://p.example/t.jpg" contenttype="image/jpeg" width="150" height="90"/><remoteContent rendition="rnd:highRes" href="https://p.example/h.jpg" contenttype="image/jpeg" width="3000" height="2000" size="70000"/>',
      }).replace('ninat:text', 'ninat:picture'),
    )
    expect(entry.media).toMatchObject([
      {
        type: 'picture',
        url: 'https://p.example/h.jpg',
        width: 3000,
        caption: 'The dam in Linz.',
        creditLine: 'REUTERS',
        credit: { agency: 'Reuters', photographer: 'Ann Lee' },
      },
    ])
    expect(entry.media?.[0]?.renditions?.map(({ role }) => role)).toEqual(['rnd:highRes', 'rnd:thumbnail'])
  })
})

describe('a message', () => {
  test('gives all its items; what is no news is named, not dropped without a word', async () => {
    const { entries, problems, format } = await parsed(
      `<x:newsMessage xmlns:x="http://iptc.org/std/nar/2006-10-01/"><x:header><x:priority>2</x:priority></x:header><x:itemSet>${item({})}${item({}).replace(':a1', ':a2')}<x:conceptItem guid="c1"/></x:itemSet></x:newsMessage>`,
    )
    expect(format).toBe('newsml-g2')
    expect(entries.map(({ id, priority }) => [id, priority])).toEqual([
      ['urn:newsml:agency.example:20260105:a1', 2],
      ['urn:newsml:agency.example:20260105:a2', 2],
    ])
    expect(problems).toMatchObject([{ code: 'not-news' }])
  })

  test('with a package lists its parts in order with identity, version and headline', async () => {
    const entry = await only(
      `<packageItem guid="p" version="1"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta><contentMeta><headline>Day</headline></contentMeta><groupSet root="r"><group id="r"><itemRef residref="urn:1" version="5" contenttype="application/vnd.iptc.g2.newsitem+xml"><headline>First</headline></itemRef><itemRef residref="urn:2" href="https://p.example/2.jpg"><itemClass qcode="ninat:picture"/><title>Second</title></itemRef></group></groupSet></packageItem>`,
    )
    expect(entry).toMatchObject({
      type: 'composite',
      links: [
        { rel: 'hasPart', url: 'urn:1', version: '5', title: 'First' },
        { rel: 'hasPart', url: 'urn:2', title: 'Second' },
      ],
    })
    expect(entry.media).toMatchObject([{ type: 'picture', url: 'https://p.example/2.jpg' }])
  })

  test('that breaks off keeps what came before and says so', async () => {
    const whole = `<newsMessage><itemSet>${item({ set: xhtml('<p>All here.</p>') })}${item({})}</itemSet></newsMessage>`
    const document = await parsed(whole.slice(0, whole.lastIndexOf('<contentMeta>')))
    expect(document.partial).toBe(true)
    expect(document.entries[0]?.bodyText).toBe('All here.')
    expect(document.problems.map(({ code }) => code)).toContain('truncated')
  })

  test('reads dates without a zone in the feed’s own', async () => {
    const entry = await only(item({}).replace('2026-01-05T08:00:00Z', '2026-07-05T11:00:00'), { timezone: 'Europe/Helsinki' })
    expect(entry.published).toBe('2026-07-05T08:00:00.000Z')
  })
})

describe('a Russian agency’s newsItem', () => {
  test('a dateline in slashes, links to what it is part of and what it evolved from, a corrected item', async () => {
    expect(await only(agencyFile('newsml-g2-russian.xml'))).toMatchObject({
      headline: 'Госдума приняла бюджет',
      headlines: [
        { value: 'Бюджет принят', role: 'short' },
        { value: 'Заголовок', role: 'title' },
      ],
      dateline: 'МОСКВА, 5 января. /ТАСС/.',
      located: 'МОСКВА',
      by: 'Корр. Иван Иванов',
      authors: [{ name: 'Иван Иванов' }],
      people: [{ code: 'Иванов', name: 'Иванов И.' }],
      signals: ['correction'],
      edNote: 'Дополнено',
      links: [
        { rel: 'isPartOf', url: 'urn:newsml:tass.example:20260105:100' },
        { rel: 'evolvedFrom', url: 'urn:newsml:tass.example:20260105:123450', version: '1' },
      ],
      bodyText: 'МОСКВА, 5 января. /ТАСС/. Госдума приняла бюджет.\n\nВторой абзац.',
    })
  })
})

describe('a message with a package, its text and its pictures', () => {
  test('is no CDF feed for the channel in its header', async () => {
    const { format, entries, problems } = await parsed(agencyFile('newsml-g2-message.xml'))
    expect(format).toBe('newsml-g2')
    expect(entries.map(({ type }) => type)).toEqual(['composite', 'text', 'picture'])
    expect(problems.map(({ code }) => code)).toEqual(['not-news'])
  })

  test('gives the text the pictures of its package, with caption, credit and sizes', async () => {
    const [pack, text] = (await parsed(agencyFile('newsml-g2-message.xml'))).entries
    expect(text?.media).toHaveLength(1)
    expect(text?.media?.[0]).toMatchObject({
      url: 'http://media.agency.example/f1.jpg',
      caption: 'Sneeuw op het plein.',
      credit: { photographer: 'Kees Foto' },
      renditions: [{ role: 'rnd:highRes', length: 900000 }, { role: 'rnd:thumbnail' }],
    })
    expect(pack?.media?.map(({ id }) => id)).toEqual(['urn:newsml:agency.example:20260105:f9', 'urn:newsml:agency.example:20260105:f1'])
    expect(text).toMatchObject({ by: 'Door An de Vries', bodyText: 'DE BILT (EXA) - Het KNMI waarschuwt.\n\nUtrecht\t10 cm' })
  })
})
