import { describe, expect, test } from 'vitest'
import { feedAsWritten, feedDefaults, feedUrl, toSettings } from '#src/commands/feed-settings.ts'
import { readFeedsFile } from '#src/commands/feeds-file.ts'
import { readCommand } from '#src/commands/index.ts'
import { readConfig } from '#src/config.ts'

const said = (url: string) => feedUrl.safeParse(url).error?.issues.map(({ message }) => message)

describe('an address that no feed can have is repeated, with what is wrong and what is right', () => {
  test.each([
    ['nonsense', /^"nonsense" is no URL: write http:\/\//],
    ['htp://agency.example/rss', /^"htp:\/\/agency\.example\/rss" begins with htp:, which Telex does not fetch: write http:\/\//],
    ['www.agency.example/rss', /^"www\.agency\.example\/rss" has no scheme: write https:\/\/www\.agency\.example\/rss$/],
    ['ftp://', /^"ftp:\/\/" names no host: write ftp:\/\/host\/path$/],
    ['ftp:///wire', /^"ftp:\/\/\/wire" names no host: write ftp:\/\/host\/path$/],
    ['file://host/wire', /^"file:\/\/host\/wire" names no folder here: write file:\/\/\/a\/folder$/],
    ['http://agency.example:99999/', /has the port 99999, beyond 65535: write http:\/\/host\/path$/],
    ['http://agency example/', /has a blank in it/],
    ['', /^the address is empty: write http:\/\//],
  ])('%s', (url, message) => {
    expect(said(url)).toEqual([expect.stringMatching(message)])
  })

  test('but never a password', () => {
    const [message] = said('https://jane:se@cret@agency.example/rss') ?? []
    expect(message).toMatch(/^"https:\/\/…@agency\.example\/rss" has a user or password in it: .* auth\.basic=env:NAME$/)
  })
})

test.each([
  'https://agency.example/rss',
  'HTTP://agency.example',
  'sftp://agency.example:2222/out',
  'file:///var/wire',
  'https://[::1]/rss',
])('%s is an address that a feed may have', (url) => {
  expect(said(url)).toBeUndefined()
})

describe('a cron that no time answers to is refused, with its field', () => {
  test.each([
    ['99 99 * * *', /"99 99 \* \* \*" has 99 where only 0-59 is allowed/],
    ['61 * * * *', /has 61 where only 0-59 is allowed/],
    ['0 0 31 2 *', /names a day that no year has/],
    ['0 0 31 2,4 *', /names a day that no year has/],
    ['a b c d e', /is no cron: five or six fields/],
    ['* * *', /^five or six fields/],
  ])('%s', (cron, message) => {
    const feed = { id: 'a', agency: 'A', url: 'https://agency.example/rss', cron }
    const command = readCommand('feed.upsert', feed)
    expect(command).toEqual({ ok: false, message: expect.stringMatching(/^feed\.upsert: cron: /) })
    const written = `feeds:\n  - id: a\n    agency: A\n    url: https://agency.example/rss\n    cron: "${cron}"\n`
    expect(readFeedsFile(written)).toEqual({
      ok: false,
      problems: [{ line: 5, path: 'feeds[0].cron', message: expect.stringMatching(message) }],
    })
    expect(readFeedsFile(`defaults: { cron: "${cron}" }\n`)).toMatchObject({ ok: false, problems: [{ path: 'defaults.cron' }] })
  })
})

test.each([
  ['0', 0],
  [90, 90],
  ['2m', 120],
  ['1h', 3600],
])('the pace of updates is a duration up to an hour, 0 for none: %s', (updatePace, seconds) => {
  const feed = feedAsWritten.parse({ id: 'a', agency: 'A', url: 'https://agency.example/rss', updatePace })
  expect(toSettings(feed).updatePaceSeconds).toBe(seconds)
  expect(toSettings({ ...feed, updatePace: undefined }, feedDefaults.parse({ updatePace })).updatePaceSeconds).toBe(seconds)
  expect(toSettings({ ...feed, updatePace: undefined }).updatePaceSeconds).toBeNull()
})

test.each(['2h', '3601', -1, 'often'])('%s is no pace of updates', (updatePace) => {
  expect(readCommand('feed.upsert', { id: 'a', agency: 'A', url: 'https://agency.example/rss', updatePace })).toEqual({
    ok: false,
    message: expect.stringMatching(/^feed\.upsert: updatePace: (a number of seconds, or one with s, m, h or d|from 0 to 1h)/),
  })
})

test.each([
  ['0', 0],
  ['90s', 90],
  ['2m', 120],
  [undefined, 60],
])('TELEX_UPDATE_PACE=%s is %s seconds', (given, seconds) => {
  expect(readConfig({ TELEX_UPDATE_PACE: given }, { cwd: '/', terminal: false })).toMatchObject({ config: { updatePaceSeconds: seconds } })
})

test.each(['61m', '1h', '-1', 'no'])('TELEX_UPDATE_PACE=%s is refused', (given) => {
  expect(readConfig({ TELEX_UPDATE_PACE: given }, { cwd: '/', terminal: false })).toMatchObject({
    problems: [{ name: 'TELEX_UPDATE_PACE', given }],
  })
})
