import { describe, expect, test } from 'vitest'
import { isAllowed, parseRobots } from '#src/net/robots.ts'
import { net, serve } from './server.ts'

const rules = (...lines: string[]) => parseRobots(Buffer.from(lines.join('\n')), 'Telex')
const allows = (lines: string[], path: string) => isAllowed(rules(...lines), new URL(path, 'https://news.example'))
const all = 'User-agent: *'

describe('which rules are ours', () => {
  test('our own group alone, whatever its case; without one, that of all', () => {
    const file = [all, 'Disallow: /', '', 'user-agent: TELEX/2.0', 'Disallow: /private']
    expect(allows(file, '/news')).toBe(true)
    expect(allows(file, '/private')).toBe(false)
    expect(allows([all, 'Disallow: /a', 'User-agent: Telexbot', 'Disallow: /b'], '/a')).toBe(false)
    expect(allows([all, 'Disallow: /a', 'User-agent: Telexbot', 'Disallow: /b'], '/b')).toBe(true)
  })

  test('one group for several crawlers, and several groups for one', () => {
    const file = [
      'User-agent: Other',
      'User-agent: Telex',
      'Disallow: /a',
      'User-agent: Else',
      'Disallow: /c',
      'User-agent: Telex',
      'Disallow: /b',
    ]
    expect(['/a', '/b', '/c'].map((path) => allows(file, path))).toEqual([false, false, true])
  })

  test('an own group without rules lets everything be fetched', () => {
    expect(allows([all, 'Disallow: /', 'User-agent: Telex', 'Disallow:'], '/x')).toBe(true)
  })

  test('byte order mark, comments, odd line ends and lines that belong to nothing are no trouble', () => {
    const file = '\ufeffUser-agent: * # all\r\rDisallow: /a # not this\r\nSitemap: https://x/y\n\0\u0001\nDisallow: /b\n'
    const read = parseRobots(Buffer.from(file), 'Telex')
    for (const path of ['/a', '/b']) expect(isAllowed(read, new URL(path, 'https://x'))).toBe(false)
    expect(allows(['Disallow: /', all, 'Disallow: /a'], '/other')).toBe(true)
    expect(allows(['<!DOCTYPE html><title>Not found</title>'], '/')).toBe(true)
  })

  test('crawl delay', () => {
    expect(rules(all, 'Crawl-delay: 2.5', 'User-agent: Telex', 'Crawl-delay: 10')).toMatchObject({ crawlDelaySeconds: 10 })
    expect(rules(all, 'Crawl-delay: soon')).not.toHaveProperty('crawlDelaySeconds')
  })
})

describe('what a rule matches', () => {
  test.each([
    ['/fish', '/fish.html', true],
    ['/fish', '/Fish', false],
    ['/fish/', '/fish', false],
    ['fish', '/fish', true],
    ['/*.php', '/a/b.php?x=1', true],
    ['/*.php$', '/b.php?x=1', false],
    ['/*.php$', '/b.php', true],
    ['/a*b*c', '/a1c2b3c', true],
    ['/a*b*c', '/a1c2b3', false],
    ['/fish*$', '/fish/x', true],
    ['/x$', '/x', true],
    ['/x$', '/xx', false],
    ['/a*aa$', '/aa', false],
    ['/?s=', '/?s=war', true],
    ['/%E0%B8%9A', '/บ', true],
    ['/บ', '/%e0%b8%9a', true],
    ['/a%7Eb', '/a~b', true],
    ['/a%2fb', '/a/b', false],
    ['/a%2Fb', '/a%2fb', true],
  ])('%s against %s', (pattern, path, hit) => {
    expect(allows([all, `Disallow: ${pattern}`], path)).toBe(!hit)
  })

  test('the longest decides, and allow wins between equals', () => {
    expect(allows([all, 'Disallow: /p', 'Allow: /page'], '/page')).toBe(true)
    expect(allows([all, 'Allow: /p', 'Disallow: /page'], '/page')).toBe(false)
    expect(allows([all, 'Disallow: /folder', 'Allow: /folder'], '/folder/x')).toBe(true)
    expect(allows([all, 'Disallow: /'], '/robots.txt')).toBe(true)
  })

  test('a pattern made to be slow is not', () => {
    const before = process.cpuUsage()
    const file = Array.from({ length: 200 }, () => `Disallow: /${'*a'.repeat(900)}b`)
    expect(allows([all, ...file], `/${'a'.repeat(7000)}`)).toBe(true)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000)
  })
})

describe('before a page is fetched', () => {
  const robots =
    (status: number, body = '', headers: Record<string, string> = {}) =>
    (_: unknown, response: import('node:http').ServerResponse) =>
      response.writeHead(status, headers).end(body)
  const page = (_: unknown, response: import('node:http').ServerResponse) => response.end('page')

  test('what is disallowed is not asked for; a feed that a person subscribed to is', async () => {
    const site = await serve({ '/robots.txt': robots(200, 'User-agent: Telex\nDisallow: /a\nCrawl-delay: 3'), '/a': page, '/b': page })
    const desk = net()
    expect(await desk.fetch({ url: `${site.origin}/a` })).toMatchObject({ kind: 'refused', reason: 'robots' })
    expect(site.requests).toHaveLength(0)
    expect(await desk.fetch({ url: `${site.origin}/b` })).toMatchObject({ kind: 'fetched', crawlDelaySeconds: 3 })
    expect(await desk.fetch({ url: `${site.origin}/a`, accept: 'feed' })).toMatchObject({ kind: 'fetched' })
    expect(await desk.fetch({ url: `${site.origin}/a`, robots: 'ignore' })).toMatchObject({ kind: 'fetched' })
  })

  test('a redirect is held against the rules of the site that it leads to', async () => {
    const strict = await serve({ '/robots.txt': robots(200, 'User-agent: *\nDisallow: /'), '/a': page })
    const site = await serve({ '/a': (_, response) => response.writeHead(302, { location: `${strict.origin}/a` }).end() })
    expect(await net().fetch({ url: `${site.origin}/a` })).toMatchObject({ kind: 'refused', reason: 'robots' })
    expect(strict.requests).toHaveLength(0)
  })

  test.each([
    [404, { kind: 'fetched' }],
    [403, { kind: 'fetched' }],
    [410, { kind: 'fetched' }],
    [500, { kind: 'failed', code: 'robots', status: 500 }],
    [503, { kind: 'throttled', status: 503, retryAfterSeconds: 7 }],
    [429, { kind: 'throttled', status: 429 }],
  ])('a robots.txt that answers %i', async (status, expected) => {
    const site = await serve({ '/robots.txt': robots(status, '', { 'retry-after': '7' }), '/a': page })
    expect(await net().fetch({ url: `${site.origin}/a` })).toMatchObject(expected)
  })

  test('one request a day for all pages of a site, also when they come at once; yesterday’s rules hold while it cannot be renewed', async () => {
    let asked = 0
    let status = 200
    let now = new Date('2026-11-23T10:00:00Z')
    const site = await serve({
      '/robots.txt': (_, response) => {
        asked += 1
        response.writeHead(status).end('User-agent: *\nDisallow: /a')
      },
      '/b': page,
    })
    const desk = net({ now: () => now })
    const get = (path: string) => desk.fetch({ url: `${site.origin}${path}` })
    await Promise.all([get('/b'), get('/b'), get('/a')])
    now = new Date('2026-11-24T09:59:00Z')
    await get('/b')
    expect(asked).toBe(1)
    status = 500
    now = new Date('2026-11-24T10:01:00Z')
    expect(await get('/a')).toMatchObject({ kind: 'refused', reason: 'robots' })
    expect(await get('/b')).toMatchObject({ kind: 'fetched' })
    expect(asked).toBe(2)
    now = new Date('2026-11-24T10:03:00Z')
    await get('/b')
    expect(asked).toBe(3)
  })

  test('one that is too long is read as far as it is allowed to be', async () => {
    const site = await serve({
      '/robots.txt': robots(200, `User-agent: *\nDisallow: /a\n${'#'.repeat(5_000_000)}`),
      '/a': page,
      '/b': page,
    })
    expect(await net().fetch({ url: `${site.origin}/a` })).toMatchObject({ kind: 'refused', reason: 'robots' })
    expect(await net().fetch({ url: `${site.origin}/b` })).toMatchObject({ kind: 'fetched' })
  })
})
