/** What is shown of others' words: nothing that a terminal or a page would take for an order. */
import { describe, expect, test } from 'vitest'
import { extract } from '#src/article/extract.ts'
import { guard } from '#src/cli/terminal.ts'
import { createLog } from '#src/log.ts'
import { shownLine, withShownLines } from '#src/text/lines.ts'
import { parse } from '#src/wire/index.ts'

test.each([
  ['Red \x1b[31mALERT\x1b[0m', 'Red [31mALERT[0m'],
  ['C1 \x9b31m and \x85 next', 'C1 31m and   next'],
  ['two\nlines\tand\0 nothing', 'two lines and nothing'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['closed \u2067שלום\u2069 here', 'closed \u2067שלום\u2069 here'],
  ['closes nothing \u2069 \u202c', 'closes nothing  '],
  ['\u2067one of \u202atwo\u2069', 'one of two'],
])('the headline %j is read as %j', (written, read) => {
  expect(shownLine(written)).toBe(read)
})

test('headlines and names of a document have no controls', async () => {
  const bytes = new TextEncoder().encode(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      items: [{ id: '1', title: 'Red \u009b31m \u202eALERT', content_text: 'Words.', authors: [{ name: 'Jane \u001b]0;x\u0007Doe' }] }],
    }),
  )
  const [entry] = (await parse({ bytes })).entries
  expect(entry).toMatchObject({ headline: 'Red 31m ALERT', authors: [{ name: 'Jane ]0;xDoe' }] })
})

test('a terminal is shown what would steer it, and JSON stays what it was', () => {
  const written: string[] = []
  const stream = { write: (chunk: string) => written.push(chunk) > 0 }
  guard(stream as never)
  const value = { headline: '\x1b]0;x\x07 \x9b2J \u202e \0 tab\t line\n' }
  stream.write(`${JSON.stringify(value)}\n`)
  stream.write('error: \x1b[31m \u202eno\tway\n')
  expect(written.join('')).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
  expect(JSON.parse(written[0]!)).toEqual(value)
  expect(written[1]).toBe('error: \\u001b[31m \\u202eno\tway\n')
})

test.each(['json', 'pretty'] as const)('a log that is %s has no control characters of others', async (format) => {
  let written = ''
  const log = createLog({ level: 'info', format }, { write: (line) => (written += line) })
  const hostile = '\x1b]0;x\x07 \x9b2J \u202e back'
  log.info({ feed: hostile, err: new Error(hostile), url: 'https://a.example/rss?apikey=of-the-operator' }, `poll of ${hostile}`)
  await expect.poll(() => written).toContain('u001b]0;x')
  expect(written).not.toContain('of-the-operator')
  // What is pretty has colours of its own where its reader has a terminal.
  expect(written.replace(/\x1b\[\d+m/g, '')).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
})

describe('of what is read, all that is shown in one line has no controls', () => {
  const hostile = (word: string) => `${word}\x9b31m \u202eturned`
  const controls = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/

  test('in a wire file', async () => {
    const named = (word: string) => [{ name: hostile(word) }]
    const item = {
      uri: 'urn:x:1',
      type: 'text',
      pubstatus: 'usable',
      body_html: '<p>Words.</p>',
      headline: hostile('H'),
      slugline: hostile('S'),
      byline: hostile('B'),
      located: hostile('L'),
      language: hostile('en'),
      copyrightholder: hostile('C'),
      copyrightnotice: hostile('N'),
      usageterms: hostile('U'),
      ednote: hostile('E'),
      subjects: named('s'),
      people: named('p'),
      places: named('l'),
      organisations: named('o'),
      infosources: named('i'),
      keywords: [hostile('k')],
      genres: named('g'),
      associations: { a: { type: 'picture', href: 'http://a.example/a.jpg', description_text: hostile('d'), creditline: hostile('c') } },
    }
    const { entries, problems } = await parse({ bytes: new TextEncoder().encode(JSON.stringify(item)) })
    expect(Object.keys(entries[0]!).length).toBeGreaterThan(12)
    expect(JSON.stringify([entries, problems])).not.toMatch(controls)
  })

  test('in a page', () => {
    const meta = ['article:section', 'og:description', 'keywords', 'author'].map(
      (name) => `<meta property="${name}" name="${name}" content="${hostile(name)}">`,
    )
    const html = `<title>${hostile('T')}</title>${meta.join('')}<article><h1>${hostile('H')}</h1><figure><img src="http://a.example/1.jpg" width="800" height="600" alt="${hostile('a')}"><figcaption>${hostile('Council')}. Photo: ${hostile('Ana Bee')}/dpa</figcaption></figure>${'<p>The council met on Monday, and it voted for the budget of the coming year after a long debate.</p>'.repeat(6)}</article>`
    const { bodyHtml: _, bodyText: __, paragraphs: ___, ...article } = extract({ bytes: new TextEncoder().encode(html) })
    expect(article.media).toHaveLength(1)
    expect(JSON.stringify(article)).not.toMatch(controls)
  })

  test('notes keep their lines, and identities are what they are', () => {
    const value = {
      id: 'a\x01b',
      edNote: 'Two\r\nlines\x1b[1m',
      quotes: [{ text: '“a\x01”', speaker: 'J\x1bane' }],
      url: 'http://a.example/\u202e',
    }
    expect(withShownLines(value)).toEqual({ ...value, edNote: 'Two\nlines[1m', quotes: [{ text: '“a\x01”', speaker: 'Jane' }] })
  })
})
