import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { WireFormat } from '#src/wire/document.ts'
import { wireFormats } from '#src/wire/document.ts'
import { formats } from '#src/wire/formats/index.ts'
import { parse } from '#src/wire/index.ts'
import { agencyFile, bytesOf } from './agency.ts'

const read = (text: string, format?: WireFormat) => parse({ bytes: bytesOf(text), ...(format && { format }) })

const rss = '<rss version="2.0"><channel><title>Wire</title><item><guid>1</guid><title>One</title></item></channel></rss>'
/** A JSON Feed by its title and items, and ninjs by what an item of it is. */
const both = JSON.stringify({
  title: 'Desk',
  items: [{ id: 'a', uri: 'urn:a', title: 'As a feed', headline: 'As ninjs', body_text: 'The council met.' }],
})

test('each format that a feed may name has a row in the table of formats', () => {
  expect(formats.map(({ format }) => format).toSorted()).toEqual(wireFormats.toSorted())
})

test('the format that is named reads the bytes, whichever would be detected first', async () => {
  expect(await read(both)).toMatchObject({ format: 'jsonfeed', entries: [{ id: 'a', headline: 'As a feed' }] })
  expect(await read(both, 'ninjs')).toMatchObject({ format: 'ninjs', entries: [{ id: 'urn:a', headline: 'As ninjs' }] })
  expect(await read(both, 'jsonfeed')).toEqual(await read(both))
})

test('a document of another format is not read, and the problem says what was expected and what it looks like', async () => {
  const problem = async (text: string, format: WireFormat) => {
    const { format: found, entries, problems } = await read(text, format)
    expect({ found, entries, count: problems.length }).toEqual({ found: undefined, entries: [], count: 1 })
    return problems[0]
  }
  expect(await problem(rss, 'nitf')).toEqual({ code: 'wrong-format', message: 'expected nitf, but this looks like rss' })
  expect(await problem(rss, 'atom')).toEqual({ code: 'wrong-format', message: 'expected atom, but this looks like rss' })
  expect(await problem('<!doctype html><title>Log in</title>', 'rss')).toEqual({
    code: 'wrong-format',
    message: 'expected rss, but this is an HTML page ("Log in"), not a feed',
  })
  expect(await problem('nothing that is known', 'email')).toEqual({
    code: 'wrong-format',
    message: 'expected email, but this is of no format that is known: it begins with "nothing that is known"',
  })
})

test('each agency file is read as the format that it is named as, and as no other', async () => {
  for (const name of readdirSync(new URL('agencies', import.meta.url))) {
    const bytes = agencyFile(name)
    const detected = await parse({ bytes })
    for (const { format } of formats) {
      const document = await parse({ bytes, format })
      if (format === detected.format) expect(document).toEqual(detected)
      else
        expect(document.problems).toEqual([{ code: 'wrong-format', message: `expected ${format}, but this looks like ${detected.format}` }])
    }
  }
})

test('what a mail brings is read as what it is: the name is that of the mail', async () => {
  const nitf = '<?xml version="1.0"?><nitf><body><body.head><hedline><hl1>Attached</hl1></hedline></body.head></body></nitf>'
  const mail = `From: desk@agency.example\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\nSubject: A file\r\nMIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n--b
Content-Type: text/xml\r\nContent-Disposition: attachment; filename=a.xml\r\n\r\n${nitf}\r\n--b--\r\n`
  expect(await read(mail, 'email')).toEqual(await read(mail))
  expect((await read(mail, 'email')).entries.map(({ headline }) => headline)).toEqual(['A file', 'Attached'])
})
