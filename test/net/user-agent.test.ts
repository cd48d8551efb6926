import { expect, test } from 'vitest'
import { readConfig } from '#src/config.ts'
import { version } from '#src/version.ts'
import { net, serve } from './server.ts'

const contact = (value: string) => {
  const read = readConfig({ TELEX_CONTACT: value }, { cwd: '/', terminal: false })
  return read.ok ? read.config.contact : read.problems
}

test.each([
  ['desk@newsroom.example', 'mailto:desk@newsroom.example'],
  ['mailto:desk@newsroom.example', 'mailto:desk@newsroom.example'],
  ['https://newsroom.example/contact', 'https://newsroom.example/contact'],
  ['', undefined],
])('the operator may be reached at "%s"', (given, uri) => {
  expect(contact(given)).toBe(uri)
})

test.each([
  'the desk',
  'desk@newsroom',
  'mailto:',
  'ftp://newsroom.example',
  'https://',
  'https://newsroom.example/(desk)',
  'https://newsroom.example/a b',
])('"%s" is no way to reach anyone: it is refused by its name', (given) => {
  expect(contact(given)).toEqual([{ name: 'TELEX_CONTACT', given, allowed: expect.stringContaining('an e-mail address') }])
})

test('feeds, pages, robots.txt and hubs see the product, its version and the operator’s address, and nobody else’s', async () => {
  const seen: [string | undefined, string | undefined][] = []
  const site = await serve((request, response) => {
    seen.push([request.url, request.headers['user-agent']])
    response.writeHead(request.url === '/robots.txt' ? 404 : 200).end('x')
  })
  const visit = async (given: string | undefined) => {
    const visitor = net({ contact: given })
    await visitor.fetch({ url: `${site.origin}/feed`, accept: 'feed' })
    await visitor.fetch({ url: `${site.origin}/page` })
    await visitor.post(`${site.origin}/hub`, {})
    return seen.splice(0)
  }
  const paths = ['/feed', '/robots.txt', '/page', '/hub']
  expect(await visit('mailto:desk@newsroom.example')).toEqual(
    paths.map((path) => [path, `Telex/${version} (+mailto:desk@newsroom.example)`]),
  )
  expect(await visit(undefined)).toEqual(paths.map((path) => [path, `Telex/${version}`]))
})
