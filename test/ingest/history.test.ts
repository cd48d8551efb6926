/**
 * A story's whole history, from an agency's files to the views: versions that come late, kills under another guid, reprints, rulings.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FeedId, StoryId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import type { Context } from '#src/context.ts'
import { pollFeed } from '#src/ingest/poll.ts'
import { makeStory } from '#src/ingest/story.ts'
import { release } from '#src/ingest/upkeep.ts'
import { startUpkeep, type UpkeepPace } from '#src/jobs/upkeep.ts'
import { mergeStories, splitStory } from '#src/store/cluster-rulings.ts'
import { upsertFeed } from '#src/store/feeds.ts'
import { setPubStatus } from '#src/store/pub-status.ts'
import { openContext } from '../support/context.ts'
import { temporaryFolder } from '../support/folder.ts'
import { eventually } from '../support/program.ts'
import { text } from '../support/site.ts'

const start = new Date('2026-11-23T12:00:00Z')
let now = start
let context: Context
let number = 0

beforeAll(async () => {
  context = await openContext({ clock: () => now })
})
beforeEach(() => {
  now = start
})
// Whatever became of the stories, a search finds them as they stand.
afterEach(async () => {
  const stale = `SELECT f.story_id FROM ingest.fingerprint f JOIN ingest.story s ON s.id = f.story_id
    WHERE (f.agency, f.published_at, f.cluster_id, f.relation) IS DISTINCT FROM (s.agency, s.published_at, s.cluster_id, s.relation)`
  expect(await query(stale)).toEqual([])
})

/** An agency that leaves ninjs files in a folder. */
async function openAgency(name: string) {
  const folder = await temporaryFolder()
  const feed = `history-${++number}` as FeedId
  const agency = `${name} ${number}`
  await upsertFeed(context.db, toSettings({ id: feed, agency, url: pathToFileURL(folder).href, every: 1, articles: 'never' }), 'command')
  let files = 0
  return {
    agency,
    feed,
    /** Send items, one file each, and work them off. */
    send: async (...items: object[]): Promise<void> => {
      for (const item of items)
        await writeFile(
          join(folder, `${String(++files).padStart(4, '0')}.json`),
          JSON.stringify({ type: 'text', pubstatus: 'usable', ...item }),
        )
      now = new Date(now.getTime() + 60_000)
      await pollFeed(context, feed, { force: true })
      await workOff(feed)
    },
  }
}

async function workOff(feed: FeedId): Promise<void> {
  const { rows } = await context.db.$client.query<{ item: never; revision: number }>(
    "SELECT r.item_id::int AS item, r.revision FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = $1 AND r.state = 'ready' ORDER BY 1, 2",
    [feed],
  )
  for (const row of rows) await makeStory(context, row)
}

const query = async <T>(sql: string, ...values: unknown[]): Promise<T[]> => (await context.db.$client.query(sql, values)).rows as T[]
interface Row {
  id: StoryId
  uri: string
  version: number
  pub_status: string
  body_text: string | null
  headline: string
  cluster_id: string
  relation: string
  origin_pub_status: string | null
}
const stories = (feed: FeedId) => query<Row>('SELECT * FROM wire.story WHERE feed_id = $1 ORDER BY uri', feed)
const events = async (feed: FeedId) =>
  (
    await query<{ type: string; data: Record<string, never> }>(
      "SELECT type, data FROM wire.event WHERE data->>'feed' = $1 ORDER BY seq",
      feed,
    )
  ).map(({ type, data }) => ({ type, data }))
const types = async (feed: FeedId) => (await events(feed)).map(({ type }) => type)
const history = (id: StoryId) =>
  query<{ version: number; change: string; source_version: string }>(
    'SELECT version, change, source_version FROM wire.story_version WHERE story_id = $1 ORDER BY version',
    id,
  )

const at = (minute: number) => `2026-11-23T10:${String(minute).padStart(2, '0')}:00Z`
const body = (seed: string) => ({ body_html: text(seed) })

describe('versions', () => {
  test('that arrive out of order stand in the agency’s order: an older one goes into the history, not on top', async () => {
    const { feed, send } = await openAgency('Order')
    const item = { uri: 'tag:o:1', headline: 'Bridge closed', ...body('bridge') }
    await send({ ...item, version: '3', versioncreated: at(30), headline: 'Bridge closed for a third week' })
    await send({ ...item, version: '1', versioncreated: at(10) })
    await send({ ...item, version: '2', versioncreated: at(20), headline: 'Bridge closed again' })
    const [story] = await stories(feed)
    expect(story).toMatchObject({ headline: 'Bridge closed for a third week', version: 1 })
    expect(await history(story!.id)).toEqual([
      { version: 1, change: 'created', source_version: '3' },
      { version: 2, change: 'late', source_version: '1' },
      { version: 3, change: 'late', source_version: '2' },
    ])
    expect(await types(feed)).toEqual(['story.created'])
    await send({ ...item, version: '4', versioncreated: at(40), headline: 'Bridge open' })
    expect((await stories(feed))[0]).toMatchObject({ headline: 'Bridge open', version: 4 })
  })

  test('under another guid that names the earlier one are versions of it', async () => {
    const { feed, send } = await openAgency('Chain')
    await send({ uri: 'tag:c:1', headline: 'Talks begin', versioncreated: at(1), ...body('talks') })
    await send({
      uri: 'tag:c:2',
      headline: 'Talks end without a treaty',
      versioncreated: at(2),
      evolvedfrom: 'tag:c:1',
      ...body('quite another text'),
    })
    const found = await stories(feed)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ version: 2, headline: 'Talks end without a treaty' })
    expect(await types(feed)).toEqual(['story.created', 'story.updated'])
  })
})

test('what one agency tells of the same news without calling it an update is a story of its own in the cluster; nothing of the first is lost', async () => {
  const { feed, send } = await openAgency('Same news')
  const first = { uri: 'tag:n:1', headline: 'Dam gives way above the town', versioncreated: at(1) }
  await send({ ...first, body_html: `${text('dam', 6)}${text('rescue', 2)}` })
  await send({ ...first, uri: 'tag:n:2', versioncreated: at(40), body_html: `${text('dam', 6)}${text('toll', 2)}` })
  const [before, after] = await stories(feed)
  expect(before).toMatchObject({ relation: 'original', version: 1 })
  expect(after).toMatchObject({ relation: 'same-news', version: 1, cluster_id: before!.cluster_id })
  expect(before!.body_text).not.toBe(after!.body_text)
  expect(await types(feed)).toEqual(['story.created', 'story.created'])
  await send({
    ...first,
    uri: 'tag:n:3',
    headline: `UPDATE 1-${first.headline}`,
    versioncreated: at(50),
    body_html: `${text('toll', 2)}${text('dam', 6)}`,
  })
  expect((await stories(feed)).map(({ version }) => version)).toEqual([1, 2])
})

test('a text that shares with a copy only the foreign paragraphs around it is no copy of the story', async () => {
  const agency = await openAgency('Origin')
  const paper = await openAgency('Host')
  const other = await openAgency('Guest')
  await agency.send({ uri: 'tag:o:1', headline: 'The tunnel opens', versioncreated: at(1), ...body('tunnel') })
  await paper.send({
    uri: 'tag:h:9',
    headline: 'Tunnel open at last',
    versioncreated: at(2),
    body_html: `${text('tunnel')}${text('harvest')}`,
  })
  await other.send({ uri: 'tag:g:1', headline: 'A poor harvest', versioncreated: at(3), ...body('harvest') })
  const [own, print, guest] = await Promise.all([agency, paper, other].map(async ({ feed }) => (await stories(feed))[0]!))
  expect(print).toMatchObject({ cluster_id: own!.cluster_id, relation: 'reprint' })
  expect(guest!.cluster_id).not.toBe(own!.cluster_id)
})

describe('a kill', () => {
  const story = {
    uri: 'tag:kill.example,2026:0077',
    headline: 'Minister resigns over the bridge contract',
    versioncreated: at(1),
    ...body('minister'),
  }
  const notice = {
    uri: 'tag:k:99',
    headline: 'KILL: Minister resigns over the bridge contract',
    ednote: 'The story is wrong. Kill it.',
    versioncreated: at(5),
    pubstatus: 'canceled',
  }

  test('under a guid of its own reaches the story by its headline, takes its text out and names its reprints; one that comes later says so', async () => {
    const agency = await openAgency('Kill')
    const paper = await openAgency('Paper')
    await agency.send(story)
    await paper.send({ uri: 'tag:p:1', headline: 'Minister steps down', versioncreated: at(3), ...body('minister') })
    const [own] = await stories(agency.feed)
    const [print] = await stories(paper.feed)
    expect(print).toMatchObject({ cluster_id: own!.cluster_id, relation: 'reprint', origin_pub_status: 'usable' })

    await agency.send(notice)
    const found = await stories(agency.feed)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ id: own!.id, pub_status: 'canceled', body_text: null, version: 2 })
    expect((await stories(paper.feed))[0]).toMatchObject({ pub_status: 'usable', origin_pub_status: 'canceled' })
    const killed = (await events(agency.feed)).find(({ type }) => type === 'story.killed')!
    expect((killed.data.takeDown as unknown as { story: string }[]).map(({ story: id }) => id)).toEqual([own!.id, print!.id])
    const [decision] = await query<{ rule: string; evidence: { reason: string }[] }>(
      "SELECT rule, evidence FROM wire.decision WHERE story_id = $1 AND outcome = 'killed'",
      own!.id,
    )
    expect(decision).toMatchObject({ rule: 'notice' })
    expect(decision!.evidence[0]!.reason).toContain('tag:k:99')

    const late = await openAgency('Late paper')
    await late.send({ uri: 'tag:l:1', headline: 'Minister steps down over a bridge', versioncreated: at(6), ...body('minister') })
    expect((await events(late.feed))[0]).toMatchObject({
      type: 'story.created',
      data: { relation: 'reprint', pubStatus: 'usable', originPubStatus: 'canceled' },
    })

    await agency.send({ ...notice, ednote: 'Kill it. Again.', versioncreated: at(6) })
    expect((await stories(agency.feed)).map(({ version }) => version)).toEqual([2])
    await setPubStatus(context.db, own!.id, 'usable', now)
    expect((await stories(agency.feed))[0]!.body_text).toContain('.')
  })

  test('finds it by the number of the item, or by the guid it names', async () => {
    for (const by of [{ ednote: 'KILL item 0077, it is wrong.' }, { evolvedfrom: story.uri }]) {
      const { feed, send } = await openAgency('Number')
      await send(story)
      await send({
        uri: 'tag:k:100',
        headline: 'Kill notice',
        pubstatus: 'canceled',
        versioncreated: at(9),
        ...by,
        ...('ednote' in by ? { ednote: 'KILL: item 0077 / tag:k:77 is wrong' } : {}),
      })
      expect((await stories(feed)).map(({ uri, pub_status }) => [uri, pub_status])).toEqual([[story.uri, 'canceled']])
    }
  })

  test('of a story that was withheld by a notice before makes it canceled', async () => {
    const { feed, send } = await openAgency('Hold')
    await send(story)
    await send({
      ...notice,
      uri: 'tag:k:98',
      headline: 'WITHHOLD: Minister resigns over the bridge contract',
      ednote: 'Hold it.',
      pubstatus: 'withheld',
    })
    expect((await stories(feed)).map(({ pub_status }) => pub_status)).toEqual(['withheld'])
    await send({ ...notice, versioncreated: at(7) })
    expect((await stories(feed)).map(({ pub_status }) => pub_status)).toEqual(['canceled'])
  })

  test('that comes before its story waits for it', async () => {
    const { feed, send } = await openAgency('Early')
    await send(notice)
    expect((await stories(feed)).map(({ pub_status }) => pub_status)).toEqual(['canceled'])
    await send(story)
    const late = (await stories(feed)).find(({ uri }) => uri === story.uri)!
    expect(late).toMatchObject({ pub_status: 'canceled', body_text: null })
    expect((await types(feed)).slice(-2)).toEqual(['story.created', 'story.killed'])
  })

  test('of one agency leaves the same headline of another alone', async () => {
    const one = await openAgency('One')
    const other = await openAgency('Other')
    await other.send({ ...story, ...body('another text under the same headline') })
    await one.send(notice)
    expect((await stories(other.feed))[0]).toMatchObject({ pub_status: 'usable' })
  })
})

describe('an embargo', () => {
  test('holds text, pictures and quotations back until its minute', async () => {
    const { feed, send } = await openAgency('Held')
    await send({
      uri: 'tag:h:1',
      headline: 'Prize goes to a poet',
      embargoed: '2999-01-01T00:00:00Z',
      versioncreated: at(1),
      ...body('poet'),
    })
    const [story] = await stories(feed)
    expect(story).toMatchObject({ pub_status: 'usable', body_text: null })
    expect(await query('SELECT body_text FROM wire.story_version WHERE story_id = $1', story!.id)).toEqual([{ body_text: null }])
  })

  test('ends once, whoever looks first and however often, also after a restart', async () => {
    const { feed, send } = await openAgency('Embargo')
    await send({
      uri: 'tag:e:1',
      headline: 'Prize goes to a chemist',
      embargoed: '2026-11-23T13:00:00Z',
      versioncreated: at(1),
      ...body('prize'),
    })
    await release(context)
    expect(await types(feed)).toEqual(['story.created'])
    now = new Date('2026-11-23T13:00:01Z')
    // Another process, started after the embargo's end, beside this one.
    const { openDb } = await import('#src/store/db.ts')
    const db = openDb(context.config.databaseUrl!, { max: 2, onError: () => {} })
    await Promise.all([release(context), release({ ...context, db }), release(context)])
    await release({ ...context, db })
    await db.$client.end()
    expect(await types(feed)).toEqual(['story.created', 'story.released'])
  })

  test('ends while the sweep waits for a queue that does not answer', async () => {
    const { feed, send } = await openAgency('Held up')
    await send({ uri: 'tag:h:1', headline: 'Bank to cut', embargoed: '2026-11-23T13:00:00Z', versioncreated: at(1), ...body('bank') })
    now = new Date('2026-11-23T13:00:01Z')
    await query(
      "UPDATE ingest.item_revision SET state = 'ready', due_at = now() WHERE item_id = (SELECT id FROM ingest.item WHERE feed_id = $1)",
      feed,
    )
    const { promise: swept, resolve } = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<never>()
    const add = () => {
      resolve()
      return answer.promise
    }
    const queues = { ...context.queues, queue: () => ({ add, addBulk: add, getJobState: add }) as never }
    const often = { recurrence: { everyMs: 10 }, lookMs: 20 }
    const never: UpkeepPace['retention'] = { recurrence: { daily: [3, 40] }, lookMs: 600_000 }
    const upkeep = startUpkeep(
      { ...context, queues },
      {
        polls: never,
        search: never,
        release: { ...often, lookMs: 300 },
        sweep: often,
        backlogs: never,
        reconcile: never,
        retention: never,
      },
    )
    await swept
    await eventually(
      () => types(feed),
      (seen) => seen.includes('story.released'),
      { everyMs: 20 },
    )
    answer.reject(new Error('it never came'))
    await upkeep.close()
  })
})

describe('an admin’s ruling', () => {
  const sent = (uri: string, minute: number, seed: string) => ({ uri, headline: `On ${seed}`, versioncreated: at(minute), ...body(seed) })

  test('splits a story off, and what the same source sends again follows it', async () => {
    const agency = await openAgency('Split')
    const paper = await openAgency('Split Paper')
    await agency.send(sent('tag:s:1', 1, 'vineyards of the south'))
    await paper.send(sent('tag:sp:1', 2, 'vineyards of the south'))
    const [own] = await stories(agency.feed)
    const [print] = await stories(paper.feed)
    expect(print!.cluster_id).toBe(own!.cluster_id)
    expect(await splitStory(context.db, print!.id, own!.id, now, { actor: 'ana', reason: 'a series' })).toMatchObject({ moved: 1 })
    const [apart] = await stories(paper.feed)
    expect(apart).toMatchObject({ relation: 'original', origin_pub_status: null })
    expect(apart!.cluster_id).not.toBe(own!.cluster_id)
    const clusters = await query<{ id: string; size: number; origin_story_id: string }>(
      'SELECT id, size, origin_story_id FROM wire.cluster WHERE id = ANY($1)',
      [own!.cluster_id, apart!.cluster_id],
    )
    expect(clusters.map(({ size }) => size)).toEqual([1, 1])

    await paper.send(sent('tag:sp:2', 5, 'vineyards of the south'))
    expect(await stories(paper.feed)).toHaveLength(1)
    expect((await query('SELECT 1 FROM wire.cluster WHERE id = $1 AND size = 1', own!.cluster_id)).length).toBe(1)
    const why = await query<{ evidence: { reason: string }[] }>(
      "SELECT evidence FROM wire.decision WHERE story_id = $1 AND rule = 'admin'",
      print!.id,
    )
    expect(why[0]!.evidence[0]!.reason).toBe(`ana took it out of the cluster of ${own!.id}: a series`)
    expect(await splitStory(context.db, print!.id, own!.id, now)).toBe('already')
  })

  test('merges clusters: one origin, one row, and an event of each', async () => {
    const agency = await openAgency('Merge')
    await agency.send(sent('tag:m:1', 1, 'railways in the east'), sent('tag:m:2', 2, 'harbours in the west'))
    const [one, two] = await stories(agency.feed)
    expect(one!.cluster_id).not.toBe(two!.cluster_id)
    expect(await mergeStories(context.db, one!.id, two!.id, now)).toEqual({ cluster: one!.cluster_id, moved: 1 })
    expect((await stories(agency.feed)).map(({ cluster_id, relation }) => [cluster_id, relation])).toEqual([
      [one!.cluster_id, 'original'],
      [one!.cluster_id, 'same-news'],
    ])
    expect(await query('SELECT 1 FROM wire.cluster WHERE id = $1', two!.cluster_id)).toEqual([])
    const changed = await query<{ data: object }>(
      "SELECT data FROM wire.event WHERE type = 'cluster.changed' AND subject = ANY($1) ORDER BY seq",
      [one!.cluster_id, two!.cluster_id],
    )
    expect(changed.map(({ data }) => data)).toMatchObject([
      { size: 0, mergedInto: one!.cluster_id },
      { size: 2, added: two!.id },
    ])
    expect(await splitStory(context.db, two!.id, one!.id, now)).toMatchObject({ moved: 1 })
  })
})
