/**
 * A live page is told at a pace, and nothing of it is lost.
 */
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { toSettings } from '#src/commands/feed-settings.ts'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { makeStory } from '#src/ingest/story.ts'
import { sweep } from '#src/ingest/upkeep.ts'
import { listDecisions } from '#src/store/decisions.ts'
import { upsertFeed } from '#src/store/feeds.ts'
import { readHealth } from '#src/store/health.ts'
import { setPubStatus } from '#src/store/pub-status.ts'
import { runRetention } from '#src/store/retention.ts'
import { openContext } from '../support/context.ts'
import { runs } from '../support/runs.ts'
import { text } from '../support/site.ts'
import { oneTurn } from '../support/turn.ts'
import { atOnce, type Listed, openWire, type Wire } from '../support/wire.ts'

let now: Date
let context: Context
let wire: Wire
beforeAll(async () => {
  context = await openContext({ clock: () => now })
})
/** Two hours ago, so that what waits is due by the database's clock whenever the test looks. */
const began = Date.now() - 7_200_000
const second = (n: number) => {
  now = new Date(began + n * 1000)
}
beforeEach(async () => {
  second(0)
  wire = await openWire(context)
})

const headline = 'Storm reaches the coast of Omry'
const post = (n: number) => `<p>Post number ${n}: ${text(`post ${n}`, 1)}</p>`
const live = (posts: number, over: Partial<Listed> = {}): Listed => ({
  guid: 'live',
  title: headline,
  link: 'https://agency.example/live',
  content: `${text('storm')}${Array.from({ length: posts }, (_, n) => post(n + 1)).join('')}`,
  ...over,
})
const only = async () => {
  const stories = await wire.stories()
  expect(stories).toHaveLength(1)
  return stories[0]!
}
const types = async () => (await wire.events()).map(({ type }) => type)
const workOff = async (of = wire) => {
  for (const one of await of.work()) await makeStory(context, one)
}
/** Seven versions, one a second: from now on the story is told at the pace. */
const run = async (over: (n: number) => Partial<Listed> = () => ({})) => {
  for (let n = 0; n <= 6; n++) {
    second(n)
    await wire.list(live(n, over(n)))
  }
  expect((await only()).version).toBe(7)
}
/** States of the live page by revision: how each ended, and whose place took its. */
const states = () =>
  wire.query<{ revision: number; state: string; by: number | null }>(
    'SELECT r.revision, state, replaced_by AS by FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id WHERE i.feed_id = $1 AND r.revision > 7 ORDER BY 1',
    wire.feed,
  )
const paced = async () => (await listDecisions(context.db, (await only()).id)).filter(({ rule }) => rule === 'pace')
const command = async (name: string, data: Record<string, unknown>) => {
  const read = readCommand(name, data)
  if (!read.ok) throw new Error(read.message)
  return read.command.run(context, read.args, oneTurn)
}

test('forty changes in ten minutes make at most one version a minute beyond the first; each is kept and told of, and a re-ingest changes nothing', async () => {
  for (let n = 0; n < 40; n++) {
    second(n * 15)
    await wire.list(live(n))
  }
  const before = (await only()).version
  expect(before).toBeLessThanOrEqual(7 + 9)
  expect(before).toBeGreaterThanOrEqual(7 + 7)
  // A worker took what waits and died: the sweep hands it out again, and it is worked off when its time has come.
  second(40 * 15 + 60)
  await wire.query("UPDATE ingest.item_revision SET holder = 'worker', lease_until = due_at, retry_at = NULL WHERE state = 'ready'")
  await sweep(context)
  await workOff()
  expect(await wire.work()).toEqual([])
  const { body_text, version, id } = await only()
  expect(body_text).toContain('Post number 39')
  const told = (await wire.query<{ n: number }>('SELECT item_revision AS n FROM ingest.story_version WHERE story_id = $1', id)).map(
    ({ n }) => n,
  )
  const replaced = (await states()).flatMap(({ revision, by }) => (by === null ? [] : [revision]))
  expect([...told, ...replaced].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
  expect(told).toHaveLength(version)
  const reasons = (await paced()).flatMap(({ evidence }) => [...(evidence as { reason: string }[])[0]!.reason.matchAll(/\d+\.(\d+)/g)])
  expect(reasons.map(([, revision]) => Number(revision))).toEqual(replaced)
  await retained()
  const events = await wire.events()
  expect(await wire.reingest({ dryRun: true })).toMatchObject({ items: 1, unchanged: 1 })
  expect(await wire.reingest()).toMatchObject({ items: 1, unchanged: 1 })
  expect(await wire.events()).toEqual(events)
})

/** Retention leaves the bytes of each state, told or not. */
async function retained(): Promise<void> {
  await wire.query("UPDATE ingest.raw SET first_seen_at = first_seen_at - interval '9 days'")
  await wire.query('DELETE FROM ingest.retrieval WHERE feed_id = $1', wire.feed)
  await runRetention(context.db, { days: 7, fingerprintDays: 7 })
  const left = await wire.query(
    'SELECT count(*)::int AS n FROM ingest.item_revision r JOIN ingest.item i ON i.id = r.item_id JOIN ingest.raw USING (sha256) WHERE i.feed_id = $1',
    wire.feed,
  )
  expect(left).toEqual([{ n: 40 }])
}

describe('a story that changes often', () => {
  test('is told at the pace of its feed, where that has one', async () => {
    const settings = { id: wire.feed, agency: wire.agency, url: `https://${wire.feed}.example/rss`, articles: 'never' as const }
    await upsertFeed(context.db, toSettings({ ...settings, updatePace: 0 }), 'command')
    for (let n = 0; n <= 9; n++) await wire.list(live(n))
    expect((await only()).version).toBe(10)
    await upsertFeed(context.db, toSettings({ ...settings, updatePace: 600 }), 'command')
    second(300)
    await wire.list(live(10))
    expect((await only()).version).toBe(10)
    second(599)
    await wire.list(live(11))
    expect((await only()).version).toBe(10)
    second(600)
    await wire.list(live(12))
    expect((await only()).version).toBe(11)
  })

  test('is told as each of its feeds says, one as late as the other', async () => {
    const second2 = await wire.secondFeed()
    await run((n) => ({ pubDate: `Fri, 20 Nov 2026 10:0${n}:00 GMT` }))
    second(20)
    await wire.list(live(8, { pubDate: 'Fri, 20 Nov 2026 10:08:00 GMT' }))
    second(30)
    await second2.list(live(9, { guid: 'other', pubDate: 'Fri, 20 Nov 2026 10:09:00 GMT' }))
    second(90)
    await workOff()
    await workOff(second2)
    expect(await only()).toMatchObject({ body_text: expect.stringContaining('Post number 9') })
    const before = await wire.events()
    for (const one of [wire, second2]) expect(await one.reingest()).toMatchObject({ unchanged: 1, versions: 0, created: 0 })
    expect(await wire.events()).toEqual(before)
  })
})

describe('while a state waits', () => {
  beforeEach(async () => {
    await run()
    second(10)
    await wire.list(live(9))
    expect(await only()).toMatchObject({ version: 7, body_text: expect.not.stringContaining('Post number 9') })
    expect(await states()).toEqual([{ revision: 8, state: 'ready', by: null }])
  })
  const released = async () => {
    second(90)
    await workOff()
    expect(await wire.work()).toEqual([])
  }

  test('it is told one pace after the last version, and no sooner', async () => {
    second(65)
    await workOff()
    expect((await only()).version).toBe(7)
    second(66)
    await workOff()
    expect(await only()).toMatchObject({ version: 8, body_text: expect.stringContaining('Post number 9') })
    expect(await paced()).toEqual([])
  })

  test('a kill is told at once, and what waited is never readable', async () => {
    await wire.list({ guid: 'k', title: `KILL: ${headline}`, link: 'https://agency.example/k' })
    expect((await types()).at(-1)).toBe('story.killed')
    await released()
    for (const one of await wire.stories()) expect(one).toMatchObject({ pub_status: 'canceled', body_text: null })
  })

  test('a kill as its item’s next state is told at once, and what waited is never readable', async () => {
    await wire.list(live(10, { title: `KILL: ${headline}` }))
    expect((await types()).at(-1)).toBe('story.killed')
    await released()
    expect(await only()).toMatchObject({ pub_status: 'canceled', body_text: null })
  })

  test('a kill that names what only the waiting state is called has that told by the next sweep, and kills it', async () => {
    await wire.list(live(9, { title: 'Nine dead in the harbour town' }))
    await wire.query(
      "UPDATE ingest.item_revision SET retry_at = now() + interval '1 hour', due_at = now() + interval '1 hour' WHERE state = 'ready'",
    )
    await sweep(context)
    expect(await wire.query("SELECT holder FROM ingest.item_revision WHERE state = 'ready' AND holder = 'queue'")).toEqual([])
    await wire.list({ guid: 'k', title: 'KILL: Nine dead in the harbour town', link: 'https://agency.example/k' })
    expect(await sweep(context)).toMatchObject({ outcome: 'swept', queued: 1 })
    await workOff()
    expect((await wire.stories()).filter(({ body_text }) => body_text !== null)).toEqual([])
    expect((await types()).at(-1)).toBe('story.killed')
  })

  test('an admin’s kill is told at once, what waited stays withdrawn, and stands when it is restored', async () => {
    const { id } = await only()
    await setPubStatus(context.db, id, 'canceled', now, { actor: 'ana', reason: 'a libel' })
    expect((await types()).at(-1)).toBe('story.killed')
    await released()
    expect(await only()).toMatchObject({ pub_status: 'canceled', body_text: null })
    await setPubStatus(context.db, id, 'usable', now, { actor: 'ana', reason: 'cleared' })
    expect((await only()).body_text).toContain('Post number 9')
  })

  test('an embargo holds at once, and for what waited', async () => {
    await wire.list(live(10, { title: `EMBARGOED: ${headline}` }))
    expect(await only()).toMatchObject({ pub_status: 'withheld', body_text: null })
    await released()
    expect(await only()).toMatchObject({ pub_status: 'withheld', body_text: null })
  })

  test('a correction stands at once, in its place, and the history says so', async () => {
    await wire.list(live(10, { title: `CORRECTED: ${headline}` }))
    expect(await only()).toMatchObject({ version: 8, body_text: expect.stringContaining('Post number 10') })
    expect((await types()).at(-1)).toBe('story.corrected')
    expect(await states()).toEqual([
      { revision: 8, state: 'done', by: 9 },
      { revision: 9, state: 'done', by: null },
    ])
    await released()
    expect((await only()).version).toBe(8)
    expect(await paced()).toHaveLength(1)
  })

  test('a page that goes back to what stands makes no version, and the history tells of what it said meanwhile', async () => {
    await wire.list(live(6))
    await released()
    expect(await only()).toMatchObject({ version: 7, body_text: expect.not.stringContaining('Post number 9') })
    expect(await paced()).toHaveLength(1)
  })

  test('a page that goes back to an older state, by its own dates, leaves the newest to be told', async () => {
    await wire.list(live(10, { pubDate: 'Fri, 20 Nov 2026 10:10:00 GMT' }))
    await wire.list(live(8, { pubDate: 'Fri, 20 Nov 2026 10:08:00 GMT' }))
    await released()
    expect(await only()).toMatchObject({ body_text: expect.stringContaining('Post number 10') })
    expect(await wire.reingest()).toMatchObject({ unchanged: 1, versions: 0 })
  })

  test('two workers with two states of it leave the newer to wait, whichever comes first', async () => {
    await wire.poll(live(10))
    await wire.poll(live(11))
    const work = await wire.work()
    await atOnce(
      context,
      wire.agency,
      [...work].reverse().map((one) => () => makeStory(context, one)),
    )
    expect(await states()).toEqual([
      { revision: 8, state: 'done', by: 10 },
      { revision: 9, state: 'done', by: 10 },
      { revision: 10, state: 'ready', by: null },
    ])
    await released()
    expect(await only()).toMatchObject({ version: 8, body_text: expect.stringContaining('Post number 11') })
  })

  test('one that a worker has just begun with when its place is taken comes to nothing', async () => {
    await wire.poll(live(10))
    const [waits, newer] = await wire.work()
    second(90)
    const reader: Context['reader'] = {
      ...context.reader,
      compose: async (asked) => {
        await makeStory(context, newer!)
        return context.reader.compose(asked)
      },
    }
    expect(await makeStory({ ...context, reader }, waits!)).toMatchObject({ outcome: 'unchanged' })
    expect(await wire.work()).toEqual([])
    expect(await only()).toMatchObject({ version: 8, body_text: expect.stringContaining('Post number 10') })
  })

  test('a re-ingest leaves it to wait, and a dry run says so', async () => {
    const counts = { items: 1, waiting: 1, versions: 0, unchanged: 0, created: 0, failed: 0 }
    for (const dryRun of [true, false]) expect(await wire.reingest({ dryRun })).toEqual(counts)
    expect(await states()).toEqual([{ revision: 8, state: 'ready', by: null }])
  })

  test('an admin has it told at once, or wants no version of it', async () => {
    const [item] = await wire.work()
    await command('item.retry', { item: `${item!.item}.${item!.revision}` })
    await workOff()
    expect(await only()).toMatchObject({ version: 8, body_text: expect.stringContaining('Post number 9') })
    await wire.list(live(10))
    await command('item.drop', { item: `${item!.item}.${item!.revision + 1}` })
    await released()
    expect((await only()).version).toBe(8)
  })

  test('that an admin dropped takes the place of none', async () => {
    await wire.poll(live(10))
    const [waits, dropped] = await wire.work()
    await command('item.drop', { item: `${dropped!.item}.${dropped!.revision}` })
    await makeStory(context, dropped!)
    expect(await wire.work()).toEqual([waits])
  })

  test('it is no backlog', async () => {
    await wire.query(
      "UPDATE ingest.item_revision SET retry_at = now() + interval '30 s', created_at = now() - interval '1 hour' WHERE state = 'ready'",
    )
    expect((await readHealth(context.db)).oldestPendingSeconds).toBe(0)
  })
})

/** What may come of the live page, second by second. */
const coming = fc.record({
  after: fc.constantFrom(1, 15, 61),
  says: fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('posts' as const), dated: fc.boolean(), back: fc.constantFrom(0, 0, 0, 1, 3) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('KILL' as const, 'CORRECTED' as const, 'KILL WITHDRAWN' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('admin kills' as const, 'admin restores' as const) }) },
  ),
  works: fc.constantFrom('in order' as const, 'in order' as const, 'the newest first' as const, 'later' as const),
})
type Coming = typeof coming extends fc.Arbitrary<infer T> ? T : never

/** A live page played to its end, told at a pace or at once. */
async function played(days: readonly Coming[], updatePace: number): Promise<{ wire: Wire; stands: unknown }> {
  wire = await openWire(context)
  const settings = { id: wire.feed, agency: wire.agency, url: `https://${wire.feed}.example/rss`, articles: 'never' as const, updatePace }
  await upsertFeed(context.db, toSettings(settings), 'command')
  let at = 0
  let posts = 0
  second(at)
  await wire.list(live(0))
  const { id } = await only()
  const take = async (works: Coming['works']) => {
    if (works === 'later') return
    const work = await wire.work()
    for (const one of works === 'in order' ? work : work.reverse()) await makeStory(context, one)
  }
  for (const { after, says, works } of days) {
    at += after
    second(at)
    if (says.kind === 'admin kills' || says.kind === 'admin restores')
      await setPubStatus(context.db, id, says.kind === 'admin kills' ? 'canceled' : 'usable', now, { actor: 'ana', reason: 'as said' })
    else if (says.kind === 'posts') {
      const n = Math.max(0, ++posts - says.back)
      await wire.poll(live(n, says.dated ? { pubDate: new Date(began + (at - says.back * 20) * 1000).toUTCString() } : {}))
    } else if (says.kind === 'CORRECTED') await wire.poll(live(++posts, { title: `CORRECTED: ${headline}` }))
    else await wire.poll({ guid: `w${posts++}`, title: `${says.kind}: ${headline}`, link: 'https://agency.example/w' })
    await take(works)
  }
  // What was left to the end is worked off, and waits once more.
  for (let round = 1; round <= 3; round++) {
    second(at + 61 * round)
    await take('in order')
  }
  expect(await wire.work()).toEqual([])
  const { pub_status, body_text, headline: title } = await only()
  return { wire, stands: { pub_status, title, posts: body_text?.match(/Post number \d+/g)?.length ?? 0 } }
}

test('however a live page goes on, at the end it stands as if each state had been told at once, and a re-ingest brings nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(coming, { minLength: 12, maxLength: 18, size: 'max' }), async (days) => {
      const atOnce = await played(days, 0)
      const atPace = await played(days, 60)
      expect(atPace.stands).toEqual(atOnce.stands)
      const events = await atPace.wire.events()
      expect(await atPace.wire.reingest()).toMatchObject({ versions: 0, created: 0, failed: 0 })
      expect(await atPace.wire.events()).toEqual(events)
    }),
    { numRuns: runs(2, 60) },
  )
}, 300_000)
