import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '#src/wire/index.ts'
import { agencyFile, bytesOf, parsed, wordsOf } from './agency.ts'

const files = readdirSync(new URL('agencies', import.meta.url))
/** Milliseconds of the processor's, whatever else the machine does; a hang or quadratic time is far above it. */
const bounded = 5000

describe('no bytes make a parser throw or hang', () => {
  test.each(files)(
    '%s, mutated',
    async (file) => {
      const valid = agencyFile(file)
      const edit = fc.record({
        at: fc.nat(valid.length - 1),
        cut: fc.nat(40),
        put: fc.oneof(
          fc.uint8Array({ maxLength: 12 }),
          fc
            .constantFrom(
              '<',
              '>',
              '&',
              '"',
              '</p>',
              '<p>',
              '<![CDATA[',
              ']]>',
              '&#0;',
              '\0',
              '\x01',
              '\x02',
              '\x03',
              '{',
              '}',
              '[',
              ',',
              '=',
              '\n',
            )
            .map(bytesOf),
        ),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
          let bytes = valid
          for (const { at, cut, put } of edits) bytes = new Uint8Array([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + cut)])
          const document = await parse({ bytes })
          for (const problem of document?.problems ?? []) expect(problem.code).not.toBe('failed')
        }),
        { numRuns: 60, interruptAfterTimeLimit: 20_000 },
      )
    },
    40_000,
  )

  test.each(files)(
    '%s, cut off anywhere',
    async (file) => {
      const valid = agencyFile(file)
      await fc.assert(
        fc.asyncProperty(fc.nat(valid.length), async (end) => {
          const { problems } = await parse({ bytes: valid.subarray(0, end) })
          for (const problem of problems) expect(problem.code).not.toBe('failed')
        }),
        { numRuns: 40 },
      )
    },
    40_000,
  )

  const beginnings = [
    '',
    '<newsItem guid="a">',
    '<NewsML><NewsItem>',
    '<nitf>',
    '<RBNews>',
    '{"uri":"a","body_html":"',
    '\x01ats005 3 inp 0123\r\n\x02',
    '\x01W2870\r\nr a BC-X 01-05 0010\r\n\x02',
    'From: a@b\nTo: c@d\nDate: x\nSubject: y\n',
  ]
  test('any bytes behind any format’s beginning', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }), async (beginning, noise) => {
        const { problems } = await parse({ bytes: new Uint8Array([...bytesOf(beginning), ...noise]) })
        for (const problem of problems) expect(problem.code).not.toBe('failed')
      }),
      { numRuns: 400 },
    )
  }, 40_000)

  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('name', 'uri', 'href', 'value', 'role', '__proto__', 'constructor', 'code'), tie('value'), {
        maxKeys: 4,
      }),
    ),
  })).value
  const words =
    'uri type version headline headlines title body_html body_text bodies subject subjects place person associations renditions authors bylines signals links evolvedfrom altids usageterms ednote genres keywords located infosources versioncreated revisions'.split(
      ' ',
    )
  test('ninjs with anything in any of its fields', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...words), json, { maxKeys: 12 }), async (fields) => {
        const { problems } = await parse({ bytes: bytesOf(JSON.stringify({ ...fields, uri: 'u:1', pubstatus: 'usable' })) })
        for (const problem of problems) expect(problem.code).not.toBe('failed')
      }),
      { numRuns: 300 },
    )
  }, 40_000)
})

describe('a message of very many items', () => {
  const message = (items: number, paragraphs: number) =>
    `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${Array.from(
      { length: items },
      (_, n) =>
        `<newsItem guid="urn:many:${n}" version="1"><contentMeta><headline>Item ${n}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${'<p>word</p>'.repeat(paragraphs)}</body></html></inlineXML></contentSet></newsItem>`,
    ).join('')}</itemSet></newsMessage>`

  test('is read whole when none of them is beyond the bounds of one', async () => {
    const { entries, problems, partial } = await parse({ bytes: bytesOf(message(2500, 60)) })
    expect({ entries: entries.length, problems: problems.filter(({ code }) => code === 'too-many'), partial }).toEqual({
      entries: 2500,
      problems: [],
      partial: undefined,
    })
  })

  test('is partial, and says so, when there are more than can be read at once', async () => {
    const { entries, problems, partial } = await parse({ bytes: bytesOf(message(6000, 80)) })
    expect(entries.length).toBeGreaterThan(4000)
    expect(problems.at(-1)).toMatchObject({ code: 'too-many', message: expect.stringContaining('reading stopped after') })
    expect(partial).toBe(true)
  })
})

describe('what goes in comes out', () => {
  const word = fc.stringMatching(/^[a-zà-ž]{1,9}$/)
  const inline = fc
    .tuple(fc.constantFrom('', 'b', 'em', 'i', 'strong', 'q', 'a', 'sub'), word)
    .map(([tag, text]) => (tag ? `<${tag}>${text}</${tag}>` : text))
  const text = fc.array(inline, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '))
  const block = fc.oneof(
    text.map((t) => `<p>${t}</p>`),
    text.map((t) => `<h3>${t}</h3>`),
    fc.array(text, { minLength: 1, maxLength: 3 }).map((items) => `<ul>${items.map((t) => `<li>${t}</li>`).join('')}</ul>`),
    fc.array(text, { minLength: 1, maxLength: 3 }).map((cells) => `<table><tr>${cells.map((t) => `<td>${t}</td>`).join('')}</tr></table>`),
    text.map((t) => `<blockquote><p>${t}</p></blockquote>`),
    text.map((t) => `<div>${t}<br/>${t}</div>`),
  )
  const body = fc.array(block, { minLength: 1, maxLength: 6 }).map((blocks) => blocks.join(''))
  const wrappers: Record<string, (body: string) => string> = {
    'NewsML-G2, XHTML': (b) =>
      `<newsItem guid="a"><itemMeta/><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>${b}</body></html></inlineXML></contentSet></newsItem>`,
    'NewsML-G2, NITF': (b) =>
      `<newsItem guid="a"><itemMeta/><contentSet><inlineXML><nitf><body><body.content>${b}</body.content></body></nitf></inlineXML></contentSet></newsItem>`,
    'NewsML-G2, escaped': (b) =>
      `<newsItem guid="a"><itemMeta/><contentSet><inlineData contenttype="text/html">${b.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</inlineData></contentSet></newsItem>`,
    'NewsML 1.2': (b) =>
      `<NewsML><NewsItem><NewsComponent><ContentItem><DataContent>${b}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
    NITF: (b) => `<nitf><body><body.content>${b}</body.content></body></nitf>`,
    ninjs: (b) => JSON.stringify({ uri: 'a', pubstatus: 'usable', body_html: b }),
    RBNews: (b) => `<RBNews><NewsID>1</NewsID><content>${b.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</content></RBNews>`,
  }
  test.each(Object.keys(wrappers))(
    '%s: every word of a body, once and in order',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(body, async (markup) => {
          const { entries } = await parse({ bytes: bytesOf(wrappers[name]?.(markup) ?? '') })
          expect(wordsOf(entries[0]?.bodyText ?? '')).toEqual(wordsOf(markup.replace(/<[^>]*>/g, ' ')))
          expect(wordsOf((entries[0]?.bodyHtml ?? '').replace(/<[^>]*>/g, ' '))).toEqual(wordsOf(markup.replace(/<[^>]*>/g, ' ')))
        }),
        { numRuns: 60 },
      )
    },
    40_000,
  )

  const plain = fc.array(
    fc.array(word, { minLength: 1, maxLength: 30 }).map((w) => w.join(' ')),
    { minLength: 1, maxLength: 5 },
  )
  const wires: Record<string, (paragraphs: string[]) => string> = {
    'IPTC 7901': (p) => `\x01ats005 3 inp 0123\r\nslug\r\n\x02head =\r\n\r\n${p.join('\r\n\r\n')}\r\n\x03051015 jan 26\r\n\x04`,
    'ANPA 1312': (p) =>
      `\x01W2870\r\nr a BC-X 01-05 0010\r\n\x02^BC-X,0010<\r\n^Head line<\r\n${p.map((t) => `\t${t}\r\n`).join('')}\x03\r\nAP-NY-01-05-26 1015GMT\x04`,
    mail: (p) =>
      `From: a@b.example\r\nTo: c@d.example\r\nDate: Mon, 5 Jan 2026 10:15:00 +0000\r\nMessage-ID: <1@b>\r\nSubject: s\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${p.join('\r\n\r\n')}\r\n`,
  }
  test.each(Object.keys(wires))(
    '%s: every word of a text',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(plain, async (paragraphs) => {
          const { entries } = await parse({ bytes: bytesOf(wires[name]?.(paragraphs) ?? '') })
          const { bodyText = '', headline = '' } = entries[0] ?? {}
          const all = wordsOf(paragraphs.join(' '))
          // a first short paragraph may be the headline of a wire that has none
          expect([...wordsOf(headline), ...wordsOf(bodyText)].slice(-all.length)).toEqual(all)
        }),
        { numRuns: 60 },
      )
    },
    40_000,
  )
})

describe('hostile files end soon, with a problem that says what they were', () => {
  const lol = `<!DOCTYPE nitf [<!ENTITY a "lol">${[...'bcdefghij'].map((c, i) => `<!ENTITY ${c} "${`&${'abcdefghij'[i]};`.repeat(10)}">`).join('')}]>`
  const deep = (name: string) => `<${name}>${'<p>'.repeat(100_000)}x`
  const cases: [string, string, string[]][] = [
    ['a billion laughs', `<?xml version="1.0"?>${lol}<nitf><body><body.content><p>&j; rest</p></body.content></body></nitf>`, ['entities']],
    [
      'external entities',
      '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>&x; rest</p></body.content></body></nitf>',
      ['entities'],
    ],
    ['100,000 levels in NITF', deep('nitf'), ['too-deep']],
    ['100,000 levels in NewsML-G2', deep('newsItem guid="a"'), ['too-deep']],
    ['100,000 levels in NewsML 1.2', deep('NewsML'), ['too-deep']],
    ['100,000 levels of JSON', `${'['.repeat(100_000)}`, ['unknown-format']],
    ['100,000 levels of ninjs', `{"uri":"a","pubstatus":"usable","associations":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`, []],
    [
      'elements named __proto__',
      '<nitf><__proto__><polluted>1</polluted></__proto__><head><constructor/></head><body><body.content __proto__="x"><p>rest</p></body.content></body></nitf>',
      [],
    ],
    [
      'keys named __proto__',
      '{"uri":"a","pubstatus":"usable","body_text":"rest","__proto__":{"polluted":1},"associations":{"__proto__":{"polluted":1,"type":"picture"}}}',
      [],
    ],
    [
      'NUL and control characters',
      `<nitf><body><body.content><p>\0\x07re\x0bst\x1f</p></body.content></body></nitf>`,
      ['control-characters'],
    ],
    ['a megabyte of <', `<nitf>${'<'.repeat(1_000_000)}`, ['truncated']],
    [
      'a megabyte of < in ninjs',
      JSON.stringify({ uri: 'a', pubstatus: 'usable', body_html: '<'.repeat(1_000_000), headline: '<'.repeat(100_000) }),
      [],
    ],
    ['a megabyte of < in a 7901', `\x01ats005 3 inp 0123\r\n\x02${'<'.repeat(1_000_000)}\x03051015 jan 26\x04`, []],
    ['a megabyte of blanks in a 7901', `\x01ats005 3 inp 0123\r\n\x02x${' '.repeat(1_000_000)}=\x03051015 jan 26\x04`, []],
    ['400,000 short lines in a 7901', `\x01ats005 3 inp 0123\r\n\x02${'x = \n'.repeat(400_000)}`, ['truncated']],
    ['a megabyte of = in an ANPA', `\x01W2870\r\nr a BC-X 01-05 0010\r\n\x02${'^=<'.repeat(330_000)}\x03`, ['too-long']],
    ['a megabyte on one line of a mail', `From: a@b\nTo: c@d\nDate: x\nSubject: y\n\n${'a( '.repeat(330_000)}`, []],
    ['200,000 unclosed items', `<newsMessage><itemSet>${'<newsItem guid="a"><itemMeta>'.repeat(200_000)}`, ['too-deep']],
    ['50,000 messages in one file', '\x01ats005 3 inp 0123\r\nslug\r\n\x02text\x03'.repeat(50_000), ['too-many']],
    [
      'five megabytes of one text in NITF',
      `<nitf><body><body.content><p>${'word '.repeat(1_000_000)}</p></body.content></body></nitf>`,
      ['too-long'],
    ],
    [
      'five megabytes of &amp; in NewsML-G2',
      `<newsItem guid="a"><itemMeta/><contentSet><inlineData>${'&amp;'.repeat(1_000_001)}</inlineData></contentSet></newsItem>`,
      ['too-long'],
    ],
    [
      'two hundred paragraphs of 20,000 letters',
      `<nitf><body><body.content>${`<p>${'x'.repeat(20_000)}</p>`.repeat(200)}</body.content></body></nitf>`,
      ['too-long'],
    ],
    ['five megabytes of ninjs text', JSON.stringify({ uri: 'a', pubstatus: 'usable', body_text: 'word '.repeat(1_000_000) }), ['too-long']],
    [
      'five megabytes of ninjs markup',
      JSON.stringify({ uri: 'a', pubstatus: 'usable', body_html: '<p>word</p>'.repeat(500_000) }),
      ['too-long'],
    ],
    ['five megabytes in a 7901', `\x01ats005 3 inp 0123\r\n\x02${'word '.repeat(1_000_000)}\x03051015 jan 26\x04`, ['too-long']],
    ['five megabytes of a mail', `From: a@b\nTo: c@d\nDate: x\nSubject: y\n\n${'word '.repeat(1_000_000)}`, ['too-long']],
    ['300,000 paragraphs', `<nitf><body><body.content>${'<p>a</p>'.repeat(300_000)}</body.content></body></nitf>`, ['too-many']],
    [
      'five megabytes of one text in a JSON Feed',
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [{ id: 'a', content_text: 'word '.repeat(1_000_000) }] }),
      ['too-long'],
    ],
    [
      'five megabytes of one text in RSS',
      `<rss><channel><item><description>${'word '.repeat(1_000_000)}</description></item></channel></rss>`,
      ['too-long'],
    ],
    [
      'five megabytes of one title in RSS',
      `<rss><channel><item><title>${'word '.repeat(1_000_000)}</title></item></channel></rss>`,
      ['too-long'],
    ],
    [
      '300,000 paragraphs in RSS',
      `<rss><channel><item><description>${'<p>a</p>'.repeat(300_000)}</description></item></channel></rss>`,
      ['too-deep'],
    ],
    ['a million entities', `<nitf><body><body.content><p>${'&eacute;&bogus;'.repeat(70_000)}</p></body.content></body></nitf>`, []],
    ['a doctype without an end', `<!DOCTYPE nitf [${'<!ENTITY a "b">'.repeat(60_000)}`, []],
    [
      '200,000 attributes',
      `<nitf ${Array.from({ length: 200_000 }, (_, i) => `a${i}="b"`).join(' ')}><body><body.content><p>rest</p></body.content></body></nitf>`,
      [],
    ],
    [
      'a subject for each of 100,000 elements',
      `<newsItem guid="a"><itemMeta/><contentMeta>${Array.from({ length: 60_000 }, (_, i) => `<subject qcode="x:${i}"/>`).join('')}</contentMeta></newsItem>`,
      ['too-many'],
    ],
    [
      '30,000 corrections of one NITF',
      `<nitf><head><docdata>${Array.from({ length: 30_000 }, (_, i) => `<correction id-string="k${i}" info="i${i}"/>`).join('')}</docdata></head><body/></nitf>`,
      ['too-many'],
    ],
    [
      '30,000 metas of one NITF',
      `<nitf><head>${Array.from({ length: 30_000 }, (_, i) => `<meta name="keywords" content="k${i}"/>`).join('')}</head><body/></nitf>`,
      ['too-many'],
    ],
    ['ninjs that breaks off', '{"uri":"a","pubstatus":"usable","body_html":"<p>Da', ['not-json']],
    ['a truncated file', '<newsMessage><itemSet><newsItem guid="a"><itemMeta/><contentMeta><headline>Da', ['truncated']],
  ]
  test.each(cases)(
    '%s',
    async (_, text, codes) => {
      const before = process.memoryUsage().rss
      const began = process.cpuUsage()
      const { problems, entries } = await parsed(text)
      expect(process.cpuUsage(began).user / 1000).toBeLessThan(bounded)
      expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(400)
      for (const code of codes) expect(problems.map((problem) => problem.code)).toContain(code)
      expect(problems.map((problem) => problem.code)).not.toContain('failed')
      expect(({} as { polluted?: number }).polluted).toBeUndefined()
      if (text.includes('rest')) expect(entries[0]?.bodyText).toContain('rest')
      expect(JSON.stringify(entries)).not.toMatch(/root:|lollol/)
    },
    30_000,
  )
})
