/**
 * A feed tried before anyone subscribes to it.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../support/folder.ts'
import { runCommand } from '../support/program.ts'
import { rss, text } from '../support/site.ts'

const server = createServer((request, response) => {
  const { url = '' } = request
  if (url === '/rss') {
    response.setHeader('content-type', 'application/rss+xml; charset=utf-8')
    const items = [10, 11, 12].map((hour) => ({
      guid: `g${hour}`,
      title: `Council meets at ${hour}`,
      link: `${origin()}/story`,
      pubDate: `Mon, 23 Nov 2026 ${hour}:00:00 GMT`,
    }))
    response.end(rss(items))
  } else if (url === '/story') {
    response
      .setHeader('content-type', 'text/html')
      .end(`<html><body><article><h1>Council meets</h1>${text('check', 8)}</article></body></html>`)
  } else if (url === '/page') {
    response
      .setHeader('content-type', 'text/html')
      .end('<!doctype html><head><title>Wire</title><link rel="alternate" type="application/rss+xml" href="/rss"></head>')
  } else response.writeHead(404).end()
})
const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
afterAll(() => new Promise((done) => server.close(done)))

const check = async (path: string, ...more: string[]) =>
  runCommand(await temporaryFolder(), {}, ['feeds', 'check', `${origin()}${path}`, ...more])

test('it says what was fetched, what is missing and what that costs, one article, the schedule and the line to subscribe with', async () => {
  const { code, stdout } = await check('/rss')
  expect(code).toBe(0)
  for (const said of [
    /^works: /,
    /fetched {4,}.* bytes, .*read as utf-8/,
    /entries {4,}3, the newest of 2026-11-23 12:00 UTC/,
    /schedule {4,}every: 6m, an entry comes every 60 min/,
    /missing {4,}by in 3 of 3: the page’s byline stands in/,
    /article {4,}Council meets at 12/,
    /words, 0 media, text from its page/,
    /feeds\.yaml.*id: .*every: 6m/,
  ])
    expect(stdout).toMatch(said)
})

test('where a format is named, the feed is read as that alone, and a name that is none is refused with those that are', async () => {
  expect((await check('/rss', 'format=rss')).stdout).toMatch(/^works: /)
  const wrong = await check('/rss', 'format=newsml-g2')
  expect(wrong).toMatchObject({ code: 1, stdout: expect.stringContaining('expected newsml-g2, but this looks like rss') })
  const unknown = await check('/rss', 'format=docx')
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringMatching(/format: auto or one of rss, atom, .*nitf/) })
})

test('a page is told as one, with its feed; what is not there fails, and both in one line of JSON', async () => {
  const page = await check('/page')
  expect(page.code).toBe(1)
  expect(page.stdout).toContain(`an HTML page ("Wire"), not a feed; it names as its feeds: ${origin()}/rss`)
  const gone = await check('/gone', '--json')
  expect(gone.code).toBe(1)
  expect(JSON.parse(gone.stdout)).toMatchObject({ ok: false, findings: [expect.stringContaining('404')] })
})

test('a folder is looked into, with its files left where they are', async () => {
  const folder = await temporaryFolder()
  const nitf = await readFile(new URL('../wire/agencies/nitf-spanish.xml', import.meta.url))
  await writeFile(join(folder, 'a.xml'), nitf)
  await writeFile(join(folder, 'b.xml'), 'neither fish nor fowl')
  const { code, stdout } = await runCommand(await temporaryFolder(), {}, ['feeds', 'check', `file://${folder}`])
  expect(stdout).toMatch(/^works: /)
  expect(code).toBe(0)
  for (const said of [/fetched {4,}2 files/, /format {4,}nitf/, /entries {4,}1/, /article /, /note {4,}b\.xml: .*no format that is known/])
    expect(stdout).toMatch(said)
  expect((await readdir(folder)).sort()).toEqual(['a.xml', 'b.xml'])
})

test('a login is taken by reference, and one that is not there is told', async () => {
  const missing = await check('/rss', 'auth.basic=env:NO_SUCH_LOGIN')
  expect(missing.code).toBe(1)
  expect(missing.stdout).toContain('NO_SUCH_LOGIN')
  const wrong = await check('/rss', 'auth.basic=secret')
  expect(wrong.code).not.toBe(0)
  expect(wrong.stderr).toContain('a reference, env:NAME or file:/path')
})
