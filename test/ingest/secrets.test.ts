/**
 * Which credentials a feed may name.
 */
import { expect, test } from 'vitest'
import { type AuthUse, notAllowed, refusedAuth } from '#src/ingest/secrets.ts'

const mia: AuthUse = { url: 'https://mia.example/rss', auth: { basic: 'env:MIA_LOGIN' } }

test.each([
  ['the login of the feeds file at its own host', { url: 'https://mia.example/other', auth: { bearer: 'env:MIA_LOGIN' } }, undefined],
  [
    'the same at another host',
    { url: 'https://evil.example/rss', auth: { basic: 'env:MIA_LOGIN' } },
    /is given for https:\/\/mia\.example, and is not sent to https:\/\/evil\.example$/,
  ],
  [
    'the same where others can read it',
    { url: 'http://mia.example/rss', auth: { basic: 'env:MIA_LOGIN' } },
    /is not sent to http:\/\/mia\.example$/,
  ],
  [
    'the same at another port',
    { url: 'https://mia.example:8443/rss', auth: { basic: 'env:MIA_LOGIN' } },
    /is not sent to https:\/\/mia\.example:8443$/,
  ],
  ['the same in a header', { url: 'https://evil.example/', auth: { header: { name: 'x-key', value: 'env:MIA_LOGIN' } } }, /is not sent to/],
  ['the same in the query', { url: 'https://evil.example/', auth: { query: { name: 'key', value: 'env:MIA_LOGIN' } } }, /is not sent to/],
  [
    'a variable that nobody named',
    { url: 'https://evil.example/', auth: { basic: 'env:DATABASE_URL' } },
    /^env:DATABASE_URL is named by no feed of the feeds file/,
  ],
  [
    'a file that nobody named',
    { url: 'https://mia.example/', auth: { bearer: 'file:/etc/passwd' } },
    /^file:\/etc\/passwd is named by no feed of the feeds file/,
  ],
] as const)('without a list, a command may use what the feeds file names: %s', (_, feed, why) => {
  const refused = refusedAuth(feed, [mia], undefined)
  if (why === undefined) expect(refused).toBeUndefined()
  else expect(refused).toMatch(why)
})

test('with a list, a command may use a credential of it for the first time, and then at that place alone', () => {
  const feed = { url: 'https://dpa.example/rss', auth: { basic: 'env:DPA_LOGIN' } }
  expect(refusedAuth(feed, [mia], ['DPA_LOGIN'])).toBeUndefined()
  expect(refusedAuth({ ...feed, url: 'https://evil.example/rss' }, [mia, feed], ['DPA_LOGIN'])).toMatch(
    /is given for https:\/\/dpa\.example/,
  )
  expect(refusedAuth({ ...feed, auth: { basic: 'env:MIA_LOGIN' } }, [mia], ['DPA_LOGIN'])).toMatch(/not among .* TELEX_SECRETS$/)
})

test.each([
  ['env:MIA_LOGIN', true],
  ['env:HOME', false],
  ['env:/run/secrets', false],
  ['file:/run/secrets/mia', true],
  ['file:///run/secrets/mia', true],
  ['file:/run/secrets/../../etc/passwd', false],
  ['file:/run/secrets-of-others/mia', false],
  ['file:/run/secrets', false],
])('TELEX_SECRETS=MIA_LOGIN,/run/secrets/ allows %s: %s', (basic, allowed) => {
  expect(notAllowed({ basic }, ['MIA_LOGIN', '/run/secrets/']) === undefined).toBe(allowed)
})
