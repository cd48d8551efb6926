/** What is shown of others' words: nothing that a terminal or a page would take for an order. */
import { expect, test } from 'vitest'
import { guard } from '#src/cli/terminal.ts'
import { shownLine } from '#src/text/lines.ts'
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
