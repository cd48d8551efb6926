import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { getFeed, upsertFeed } from '#src/store/feeds.ts'
import { openContext } from '../support/context.ts'
import { openFolder, openFtpServer, openMailServer, openSftpServer, password, trustServers, user } from '../support/drops.ts'
import { rss } from '../support/site.ts'

trustServers(true)
let context: Context
beforeAll(async () => {
  process.env.DROP_TEST_LOGIN = `${user}:${password}`
  context = await openContext()
})
afterAll(() => {
  delete process.env.DROP_TEST_LOGIN
})

const subscribe = async (id: string, url: string): Promise<FeedId> => {
  const settings = toSettings({
    id: id as FeedId,
    agency: 'Agency',
    url,
    every: 60,
    articles: 'never',
    auth: { basic: 'env:DROP_TEST_LOGIN' },
  })
  await upsertFeed(context.db, settings, 'command')
  return id as FeedId
}
const items = async (feed: FeedId) =>
  (await context.db.$client.query<{ identity: string }>('SELECT identity FROM ingest.item WHERE feed_id = $1 ORDER BY 1', [feed])).rows.map(
    ({ identity }) => identity,
  )
const file = (guid: string) => rss([{ guid, title: `Story ${guid} of the day`, description: 'Said in short.' }])

test.each([
  ['FTP', () => openFtpServer()],
  ['FTP over TLS', () => openFtpServer({ tls: true })],
  ['SFTP', openSftpServer],
  ['A folder', openFolder],
])(
  '%s: files become items and move to done/, one of no format to failed/ with the reason, and a second turn changes nothing',
  async (name, open) => {
    const { url, root } = await open()
    await writeFile(join(root, 'one.xml'), file('one'))
    await writeFile(join(root, 'two.xml'), file('two'))
    await writeFile(join(root, 'noise.bin'), 'nothing that is known')
    const feed = await subscribe(`drop-${name.toLowerCase().replaceAll(' ', '-')}`, url)
    expect(await pollFeed(context, feed)).toMatchObject({ outcome: 'read', files: 3, created: 2, failed: 1 })
    expect(await items(feed)).toEqual(['one', 'two'])
    expect((await readdir(root)).sort()).toEqual(['done', 'failed'])
    expect((await readdir(join(root, 'done'))).sort()).toEqual(['one.xml', 'two.xml'])
    expect(await readFile(join(root, 'failed/noise.bin.reason.txt'), 'utf8')).toContain('of no format that is known')
    const { rows } = await context.db.$client.query('SELECT url FROM ingest.retrieval WHERE feed_id = $1 ORDER BY url', [feed])
    expect(rows.map((row) => row.url)).toEqual([`${url}/one.xml`, `${url}/two.xml`])
    expect(await pollFeed(context, feed, { force: true })).toMatchObject({ outcome: 'unchanged', files: 0 })
  },
)

test('A mailbox: mails become items and are marked as seen, one of no use is flagged, too, and a second turn changes nothing', async () => {
  const server = await openMailServer()
  server.deliver(
    `From: Desk <desk@agency.example>\nTo: wire@newspaper.example\nDate: Mon, 23 Nov 2026 10:00:00 +0000\nMessage-ID: <m1@agency.example>\nSubject: Bridge reopened\n\nThe bridge over the Vardar was reopened on Monday.\n`,
  )
  server.deliver('nothing that is known')
  const feed = await subscribe('drop-mail', server.url)
  expect(await pollFeed(context, feed)).toMatchObject({
    outcome: 'read',
    files: 2,
    created: 1,
    failed: 1,
    reasons: [expect.stringMatching(/^mail \d+: /)],
  })
  expect(await items(feed)).toEqual(['m1@agency.example'])
  expect(server.flags().map((flags) => flags.filter((flag) => flag !== '\\Recent').sort())).toEqual([['\\Seen'], ['\\Flagged', '\\Seen']])
  const { rows } = await context.db.$client.query('SELECT url FROM ingest.retrieval WHERE feed_id = $1', [feed])
  expect(rows[0].url).toMatch(/^imaps:\/\/localhost:\d+\/INBOX;UIDVALIDITY=\d+\/;UID=\d+$/)
  expect(await pollFeed(context, feed, { force: true })).toMatchObject({ outcome: 'unchanged', files: 0 })
})

test('two workers at one place take each file once', async () => {
  const { url, root } = await openFolder()
  for (let n = 0; n < 20; n++) await writeFile(join(root, `${n}.xml`), file(`once-${n}`))
  const feed = await subscribe('drop-two', url)
  const turns = await Promise.all([pollFeed(context, feed), pollFeed(context, feed)])
  expect(turns.map(({ outcome }) => outcome).sort()).toEqual(['elsewhere', 'read'])
  const { rows } = await context.db.$client.query('SELECT count(*)::int AS n FROM ingest.retrieval WHERE feed_id = $1', [feed])
  expect(rows[0].n).toBe(20)
  expect(await readdir(join(root, 'done'))).toHaveLength(20)
})

test('a worker that died at a place leaves it to others within half a minute', async () => {
  const { url, root } = await openFolder()
  await writeFile(join(root, 'one.xml'), file('left'))
  const feed = await subscribe('drop-left', url)
  const client = context.db.$client
  await client.query(`INSERT INTO ingest.turn VALUES ($1, gen_random_uuid(), now() + interval '30 seconds')`, [url])
  expect(await pollFeed(context, feed)).toEqual({ outcome: 'elsewhere' })
  await client.query(`UPDATE ingest.turn SET until = now() - interval '1 second'`)
  expect(await pollFeed(context, feed)).toMatchObject({ outcome: 'read', created: 1 })
  expect((await client.query('SELECT * FROM ingest.turn')).rows).toEqual([])
})

test('a file whose transfer stands still waits for its end; one that stays half is taken as far as it goes, and says so in failed/', async () => {
  const { url, root } = await openFolder()
  const whole = rss([
    { guid: 'first', title: 'The first story', description: 'Said in short.' },
    { guid: 'second', title: 'The second story', description: 'Said in short.' },
  ])
  const half = whole.slice(0, whole.indexOf('The second') + 5)
  for (const name of ['goes-on.xml', 'stays.xml']) await writeFile(join(root, name), half)
  const feed = await subscribe('drop-half', url)
  expect(await pollFeed(context, feed)).toMatchObject({ outcome: 'unchanged', waiting: 2 })
  expect(await items(feed)).toEqual([])
  await writeFile(join(root, 'goes-on.xml'), whole)
  const before = new Date(Date.now() - 200_000)
  await utimes(join(root, 'stays.xml'), before, before)
  expect(await pollFeed(context, feed, { force: true })).toMatchObject({ files: 2, failed: 1, waiting: 0 })
  expect(await items(feed)).toEqual(['first', 'second'])
  expect(await readdir(join(root, 'done'))).toEqual(['goes-on.xml'])
  expect(await readFile(join(root, 'failed/stays.xml.reason.txt'), 'utf8')).toMatch(/entries were taken, then: /)
})

test('a file stays where it is until what it says is committed', async () => {
  const { url, root } = await openFtpServer()
  await writeFile(join(root, 'one.xml'), file('kept'))
  const feed = await subscribe('drop-kept', url)
  // The database refuses the item, as one that is full would.
  await context.db.$client.query(
    `CREATE FUNCTION ingest.refuse_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.identity = 'kept' THEN RAISE EXCEPTION 'the disk is full'; END IF; RETURN NEW; END $$;
     CREATE TRIGGER refuse_kept BEFORE INSERT ON ingest.item FOR EACH ROW EXECUTE FUNCTION ingest.refuse_kept()`,
  )
  await expect(pollFeed(context, feed)).rejects.toThrow()
  expect(await readdir(root)).toEqual(['one.xml'])
  await context.db.$client.query('DROP TRIGGER refuse_kept ON ingest.item')
  expect(await pollFeed(context, feed, { force: true })).toMatchObject({ outcome: 'read', created: 1 })
  expect(await readdir(join(root, 'done'))).toEqual(['one.xml'])
})

test('a server that cannot be reached, or refuses the login, is a failure of the feed, which backs off', async () => {
  const { url } = await openFtpServer()
  process.env.DROP_TEST_WRONG = 'agency:wrong'
  await upsertFeed(
    context.db,
    toSettings({ id: 'drop-wrong' as FeedId, agency: 'Agency', url, every: 60, auth: { basic: 'env:DROP_TEST_WRONG' } }),
    'command',
  )
  expect(await pollFeed(context, 'drop-wrong' as FeedId)).toMatchObject({
    outcome: 'failed',
    error: expect.stringContaining('refuses the login'),
  })
  expect(await getFeed(context.db, 'drop-wrong' as FeedId)).toMatchObject({
    consecutiveFailures: 1,
    lastError: expect.stringContaining('refuses'),
  })
})
