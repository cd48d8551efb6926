/**
 * A kill is a ruling: it stands until the agency lifts it in words, or an admin does.
 */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StoryId } from '#src/brand.ts'
import type { Context } from '#src/context.ts'
import { makeStory } from '#src/ingest/story.ts'
import { listDecisions } from '#src/store/decisions.ts'
import { readHealth } from '#src/store/health.ts'
import { setPubStatus } from '#src/store/pub-status.ts'
import { openContext } from '../support/context.ts'
import { races } from '../support/runs.ts'
import { text } from '../support/site.ts'
import { type Listed, openWire, type Wire } from '../support/wire.ts'

let context: Context
let wire: Wire
beforeAll(async () => {
  context = await openContext()
})
beforeEach(async () => {
  wire = await openWire(context)
})

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute)).toUTCString()
const story: Listed = {
  guid: 'a-1',
  title: 'Bank director held over missing gold',
  link: 'https://agency.example/a-1',
  pubDate: at(1),
  content: text('gold'),
}
const edited = { ...story, content: `${text('gold')}<p>He denies it.</p>` }
const notice: Listed = {
  guid: 'k-1',
  title: 'KILL: Bank director held over missing gold',
  link: 'https://agency.example/k-1',
  pubDate: at(5),
}
const lift: Listed = {
  guid: 'l-1',
  title: 'KILL LIFTED: Bank director held over missing gold',
  link: 'https://agency.example/l-1',
  pubDate: at(20),
}

const only = async () => {
  const stories = (await wire.stories()).filter(({ uri }) => !uri.startsWith('k-'))
  expect(stories).toHaveLength(1)
  return stories[0]!
}
const types = async () => (await wire.events()).map(({ type }) => type)

async function expectKilled(): Promise<void> {
  for (const one of await wire.stories()) expect(one).toMatchObject({ pub_status: 'canceled', body_text: null })
  expect(await types()).not.toContain('story.restored')
  const readable = await wire.query(
    'SELECT 1 FROM wire.story_version v JOIN wire.story s ON s.id = v.story_id WHERE s.agency = $1 AND v.body_text IS NOT NULL',
    wire.agency,
  )
  expect(readable).toEqual([])
}

describe('a kill stands', () => {
  beforeEach(async () => {
    await wire.list(story)
    await wire.list(notice, story)
    expect(await only()).toMatchObject({ pub_status: 'canceled', body_text: null, version: 2 })
  })

  test('when the listing is edited, and edited again', async () => {
    await wire.list(notice, edited)
    await wire.list(notice, { ...story, title: 'Bank director held over lost gold' })
    await expectKilled()
    expect(await only()).toMatchObject({ headline: 'Bank director held over lost gold' })
  })

  test('when the story is listed with a new date', async () => {
    await wire.list(notice, { ...edited, pubDate: at(30) })
    await expectKilled()
  })

  test('when its link changes a parameter', async () => {
    await wire.list(notice, { ...story, link: 'https://agency.example/a-1?page=2' })
    await expectKilled()
  })

  test('when the agency’s second feed lists the story, as it was or edited', async () => {
    const second = await wire.secondFeed()
    await second.list(story)
    await second.list(edited)
    await expectKilled()
  })

  test('when the story is sent again under another guid, word for word, or with a few words changed', async () => {
    await wire.list(notice, { ...story, guid: 'a-2', link: 'https://agency.example/a-2', pubDate: at(9) })
    await wire.list(notice, { ...edited, guid: 'a-3', link: 'https://agency.example/a-3', pubDate: at(11) })
    await expectKilled()
  })

  test('through a re-ingest of everything from the archive, or of a part, and the re-ingest says that nothing changed', async () => {
    await wire.list(notice, edited)
    const before = await wire.events()
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0, failed: 0 })
    const [cut] = await wire.query<{ at: Date }>('SELECT max(first_seen_at) AS at FROM ingest.item WHERE feed_id = $1', wire.feed)
    expect(await wire.reingest({ until: cut!.at.toISOString() })).toMatchObject({ versions: 0 })
    expect(await wire.reingest({ since: cut!.at.toISOString() })).toMatchObject({ versions: 0 })
    expect(await wire.events()).toEqual(before)
    await expectKilled()
  })

  test('until the agency lifts it in words, and then stays lifted', async () => {
    await wire.list(lift, notice, story)
    const there = (await wire.stories()).find(({ uri }) => uri === story.guid)!
    expect(there).toMatchObject({ pub_status: 'usable', version: 3 })
    expect(there.body_text).toContain('.')
    expect(await types()).toEqual(['story.created', 'story.killed', 'story.restored'])
    expect((await wire.events()).at(-1)!.data).toMatchObject({
      by: 'agency',
      actor: wire.agency,
      reason: expect.stringContaining(lift.title),
    })
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
    expect(await types()).toEqual(['story.created', 'story.killed', 'story.restored'])
  })

  test('until an admin lifts it: what was sent before does not kill it again, what the agency says anew does', async () => {
    const { id } = await only()
    await setPubStatus(context.db, id, 'usable', new Date(), { actor: 'ana', reason: 'cleared by legal' })
    expect(await only()).toMatchObject({ pub_status: 'usable' })
    expect((await wire.events()).at(-1)).toMatchObject({
      type: 'story.restored',
      data: { by: 'admin', actor: 'ana', reason: 'cleared by legal' },
    })
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
    await wire.list(notice, edited)
    expect(await only()).toMatchObject({ pub_status: 'usable' })
    await wire.list({ ...notice, guid: 'k-2' })
    expect(await only()).toMatchObject({ pub_status: 'canceled' })
  })

  test('and says who killed it and why, in its event and among its decisions', async () => {
    const { id } = await only()
    expect((await wire.events()).find(({ type }) => type === 'story.killed')!.data).toMatchObject({
      by: 'agency',
      actor: wire.agency,
      reason: expect.stringContaining(notice.title),
    })
    const why = (await listDecisions(context.db, id)).find(({ outcome }) => outcome === 'killed')!
    expect(why.evidence).toMatchObject([
      { reason: expect.stringContaining(`${wire.agency} withdrew it: the notice k-1: “${notice.title}”`) },
    ])
  })
})

test('an admin’s restore of a story that is usable holds against a kill that had come by then, whenever that is worked off, and for its copies', async () => {
  const copy = {
    ...story,
    guid: 'a-2',
    link: 'https://agency.example/a-2',
    title: 'Police search a vault in Omry',
    content: edited.content,
  }
  await wire.list(story, copy)
  const { id } = (await wire.stories()).find(({ uri }) => uri === 'a-1')!
  await wire.query(
    'UPDATE ingest.story s SET cluster_id = o.cluster_id FROM ingest.story o WHERE o.id = $2 AND s.agency = $1',
    wire.agency,
    id,
  )
  await wire.poll(notice)
  expect(await setPubStatus(context.db, id, 'usable', new Date(), { actor: 'ana' })).toBe('unchanged')
  for (const one of await wire.work()) await makeStory(context, one)
  expect((await wire.stories()).map(({ pub_status }) => pub_status)).toEqual(['usable', 'usable'])
  expect(await types()).not.toContain('story.killed')
  expect(await wire.reingest()).toMatchObject({ versions: 0 })
  await wire.list({ ...notice, guid: 'k-2' })
  expect((await wire.stories()).map(({ pub_status }) => pub_status)).toEqual(['canceled', 'canceled'])
})

test('the agency’s other items with the same text are killed with it, and restored with it; a follow-up is not', async () => {
  const copy = {
    ...story,
    guid: 'a-2',
    link: 'https://agency.example/a-2',
    title: 'Police search a vault in Omry',
    content: edited.content,
  }
  const followUp = {
    ...story,
    guid: 'a-3',
    link: 'https://agency.example/a-3',
    title: 'Bank chooses a new director',
    content: `${text('election of a director')}${text('gold', 2)}`,
    pubDate: at(3),
  }
  await wire.list(story)
  await wire.list(story, copy)
  await wire.list(story, copy, followUp)
  // As stories of one cluster, whatever made them so.
  const own = (await wire.stories()).find(({ uri }) => uri === 'a-1')!
  expect(await wire.stories()).toHaveLength(3)
  await wire.query('UPDATE ingest.story SET cluster_id = $2 WHERE agency = $1', wire.agency, own.cluster_id)
  await wire.list(notice)
  const status = async () => Object.fromEntries((await wire.stories()).map(({ uri, pub_status }) => [uri, pub_status]))
  expect(await status()).toEqual({ 'a-1': 'canceled', 'a-2': 'canceled', 'a-3': 'usable' })
  await wire.list(lift)
  expect(await status()).toEqual({ 'a-1': 'usable', 'a-2': 'usable', 'a-3': 'usable' })
})

test('an admin’s kill holds against the agency’s lifting, and names who gave it and why', async () => {
  await wire.list(story)
  const { id } = await only()
  await setPubStatus(context.db, id, 'canceled', new Date(), { actor: 'ana', reason: 'a libel' })
  await wire.list(lift, edited)
  expect((await wire.stories()).find(({ uri }) => uri === 'a-1')).toMatchObject({ pub_status: 'canceled' })
  expect((await wire.events()).find(({ type }) => type === 'story.killed')!.data).toMatchObject({
    by: 'admin',
    actor: 'ana',
    reason: 'a libel',
  })
  const why = (await listDecisions(context.db, id)).find(({ rule }) => rule === 'admin')!
  expect(why.evidence).toMatchObject([{ reason: 'ana withdrew it: a libel' }])
})

test('a kill that finds no story raises an event, is counted, waits, and meets a late original', async () => {
  const before = (await readHealth(context.db)).killsUnmatched
  await wire.list(notice)
  expect(await types()).toEqual(['story.created', 'kill.unmatched'])
  expect((await wire.events())[1]!.data).toMatchObject({ headline: notice.title, names: { headlines: [story.title] } })
  expect((await readHealth(context.db)).killsUnmatched).toBe(before + 1)
  expect(await context.metrics.registry.metrics()).toMatch(/telex_kills_unmatched_total [1-9]/)
  await wire.list(notice, story)
  await expectKilled()
  expect((await readHealth(context.db)).killsUnmatched).toBe(before)
  expect(await types()).toEqual(['story.created', 'kill.unmatched', 'story.created', 'story.killed'])
  expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
})

test('a kill reaches no story of another agency that has the headline which it names', async () => {
  await wire.list(story)
  const other = await openWire(context)
  await other.list(notice)
  expect(await wire.stories()).toMatchObject([{ pub_status: 'usable', version: 1 }])
  expect(await types()).toEqual(['story.created'])
  expect((await other.events()).map(({ type }) => type)).toEqual(['story.created', 'kill.unmatched'])
})

test('a story that its own item kills without a text keeps that for the history, and has it again when the kill is lifted', async () => {
  await wire.list(story)
  await wire.list({ guid: 'a-1', title: `KILL: ${story.title}`, link: story.link!, pubDate: at(7) })
  await expectKilled()
  await wire.list({ ...edited, pubDate: at(8) })
  await expectKilled()
  await wire.list(lift)
  expect((await only()).body_text).toContain('He denies it.')
})

test('of one admin and one agency that rule in the same moment, the story ends as one of them ruled last, and once', async () => {
  for (let n = 0; n < races(6, 40); n++) {
    const one = await openWire(context)
    await one.list({ ...story, guid: `a-${n}` })
    const { id } = (await one.stories())[0]! as { id: StoryId }
    await one.poll({ ...notice, guid: `k-${n}` })
    const [work] = await one.work()
    await Promise.all([makeStory(context, work!), setPubStatus(context.db, id, 'canceled', new Date(), { actor: 'ana' })])
    await setPubStatus(context.db, id, 'usable', new Date(), { actor: 'ana' })
    expect(await one.reingest()).toMatchObject({ versions: 0 })
    expect((await one.stories()).map(({ pub_status }) => pub_status)).toEqual(['usable'])
    expect((await one.events()).map(({ type }) => type)).toEqual(['story.created', 'story.killed', 'story.restored'])
  }
})

test('an entry that its feed says it has deleted is withdrawn, and one that nobody knows is no story', async () => {
  const atom = (inner: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>F</title><id>urn:f</id>${inner}</feed>`
  const entry = (id: string, title: string) =>
    `<entry><id>${id}</id><title>${title}</title><link href="https://agency.example/${id}"/><content type="html">${text(id).replaceAll('<', '&lt;')}</content></entry>`
  await wire.listXml(atom(entry('one', 'Bank director held') + entry('two', 'Bridge opened')))
  await wire.listXml(
    atom(
      `<at:deleted-entry ref="one" when="2026-11-02T12:11:12Z"><at:comment>Withdrawn for legal reasons</at:comment></at:deleted-entry><at:deleted-entry ref="never" when="2026-11-02T12:11:12Z"/>${entry('two', 'Bridge opened')}`,
    ),
  )
  expect(await wire.stories()).toMatchObject([
    { uri: 'one', headline: 'Bank director held', pub_status: 'canceled', body_text: null, version: 2 },
    { uri: 'two', pub_status: 'usable', version: 1 },
  ])
  expect((await types()).filter((type) => type === 'story.killed' || type === 'story.created')).toEqual([
    'story.created',
    'story.created',
    'story.killed',
  ])
})

describe('what shares much with a killed story, and is no copy of it,', () => {
  const paragraphs = (name: string, count: number) => Array.from({ length: count }, (_, n) => text(`${name} ${n}`)).join('')
  const whole = (name: string) => ({ ...story, content: paragraphs(name, 6) })
  const followUp = (name: string): Listed => ({
    guid: 'a-2',
    title: 'Vault of Omry bank is empty, police chief tells council',
    link: 'https://agency.example/a-2',
    pubDate: at(3),
    content: `${paragraphs('council', 5)}${paragraphs(name, 3)}`,
  })

  test('stays usable, and is named by the kill and in why', async () => {
    await wire.list(whole('mine'))
    await wire.list(followUp('mine'), whole('mine'))
    const other = await openWire(context)
    await other.list({
      ...followUp('mine'),
      link: 'https://other.example/b-1',
      content: `${paragraphs('town', 5)}${paragraphs('mine', 2)}`,
    })
    await other.list({
      ...story,
      guid: 'b-2',
      link: 'https://other.example/b-2',
      title: 'Little of it',
      content: `${paragraphs('mine', 1)}${paragraphs('else', 6)}`,
    })
    await wire.list(notice)
    const [killed, mine] = ['a-1', 'a-2'].map((uri) => wire.stories().then((all) => all.find((one) => one.uri === uri)!))
    const [theirs] = await other.stories()
    expect(await mine).toMatchObject({ pub_status: 'usable' })
    const event = (await wire.events()).find(({ type }) => type === 'story.killed')!
    const named = (one: typeof theirs, agency: string, url: string, share: number) => ({
      story: one!.id,
      agency,
      url,
      headline: one!.headline,
      share: expect.closeTo(share, 1),
    })
    const alike = [
      named(await mine, wire.agency, 'https://agency.example/a-2', 0.5),
      named(theirs, other.agency, 'https://other.example/b-1', 0.33),
    ]
    expect(event.data.resembling).toEqual(alike)
    expect(await listDecisions(context.db, (await killed)!.id)).toContainEqual(
      expect.objectContaining({
        outcome: 'to-look-at',
        rule: 'resembling',
        evidence: [{ rule: 'resembling', reason: expect.stringContaining('a-2') }],
      }),
    )
    expect(JSON.stringify(event.data)).not.toContain('b-2')
  })

  test('is not named where that is no more than a form’s', async () => {
    const brief = (words: string) =>
      `<p>${text('a short one')
        .replace(/<[^>]*>/gu, '')
        .split(' ')
        .slice(0, 30)
        .join(' ')} ${words}</p>`
    await wire.list(
      { ...story, content: brief('') },
      {
        ...followUp('none'),
        content: brief(
          text('another')
            .replace(/<[^>]*>/gu, '')
            .slice(0, 150),
        ),
      },
    )
    await wire.list(notice)
    expect((await wire.stories()).map(({ pub_status }) => pub_status).sort()).toEqual(['canceled', 'usable'])
    expect((await wire.events()).find(({ type }) => type === 'story.killed')!.data).not.toHaveProperty('resembling')
  })

  test('is not named where nothing does', async () => {
    await wire.list(whole('alone'))
    await wire.list(notice)
    expect((await wire.events()).find(({ type }) => type === 'story.killed')!.data).not.toHaveProperty('resembling')
  })
})
