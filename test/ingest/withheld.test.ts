/**
 * An embargo of which nobody can read when it ends: the story is withheld, somebody is told, and only a word releases it.
 */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { readHealth } from '#src/store/health.ts'
import { openContext } from '../support/context.ts'
import { text } from '../support/site.ts'
import { oneTurn } from '../support/turn.ts'
import { type Listed, openWire, threeWeeksFrom, type Wire } from '../support/wire.ts'

let context: Context
let wire: Wire
beforeAll(async () => {
  context = await openContext()
})
beforeEach(async () => {
  wire = await openWire(context)
})

const began = Date.now() - 3_600_000
const at = (minute: number) => new Date(began + minute * 60_000).toUTCString()
const { end, until } = threeWeeksFrom(began)
const held: Listed = {
  guid: 'a-1',
  title: 'EMBARGOED: Institute lowers its forecast',
  link: 'https://agency.example/a-1',
  pubDate: at(1),
  content: text('forecast'),
}
const silent = { ...held, title: 'Institute lowers its forecast', pubDate: at(9) }
const lifted = { ...silent, content: `<p>EMBARGO LIFTED</p>${text('forecast')}` }

const only = async () => {
  const stories = await wire.stories()
  expect(stories).toHaveLength(1)
  return stories[0]!
}
const types = async () => (await wire.events()).map(({ type }) => type)
const expectHeld = async () => {
  for (const one of await wire.stories()) expect(one).toMatchObject({ pub_status: 'withheld', body_text: null })
}
/** Run an admin's command, as the worker does. */
const admin = async (name: string, data: Record<string, unknown>, by: { actor: string; reason: string }) => {
  const read = readCommand(name, data)
  if (!read.ok) throw new Error(read.message)
  return read.command.run(context, read.args, { ...oneTurn, ...by })
}

test('is told as an event, counted, and named among what waits, once', async () => {
  const before = (await readHealth(context.db)).embargoesTimeless
  await wire.list(held)
  await expectHeld()
  expect(await types()).toEqual(['story.created', 'story.withheld'])
  const { id } = await only()
  expect((await wire.events())[1]!.data).toMatchObject({
    story: id,
    headline: held.title,
    by: 'agency',
    actor: wire.agency,
    reason: expect.stringContaining(held.title),
  })
  expect((await readHealth(context.db)).embargoesTimeless).toBe(before + 1)
  await wire.list({ ...held, content: `${text('forecast')}<p>It had been higher.</p>` })
  expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
  await expectHeld()
  expect(await types()).toEqual(['story.created', 'story.withheld', 'story.updated'])
})

test('comes to a story that was usable, and is told then', async () => {
  await wire.list({ ...silent, pubDate: at(0) })
  await wire.list(held)
  await expectHeld()
  expect(await types()).toEqual(['story.created', 'story.killed', 'story.withheld'])
})

test('a plain hold is none', async () => {
  const before = (await readHealth(context.db)).embargoesTimeless
  await wire.list({ ...silent, content: `<p>HOLD HOLD HOLD</p>${text('forecast')}` })
  await expectHeld()
  expect(await types()).toEqual(['story.created'])
  expect((await readHealth(context.db)).embargoesTimeless).toBe(before)
})

describe('it holds', () => {
  beforeEach(() => wire.list(held))

  test('when the item, the agency’s second feed or a copy no longer speaks of it', async () => {
    await wire.list(silent)
    const second = await wire.secondFeed()
    await second.list({ ...silent, pubDate: at(12) })
    await wire.list(silent, { ...silent, guid: 'a-2', link: 'https://agency.example/a-2', pubDate: at(14) })
    await expectHeld()
    expect(await types()).not.toContain('story.restored')
  })

  test('until its agency says that it is lifted', async () => {
    await wire.list(lifted)
    expect(await only()).toMatchObject({ pub_status: 'usable', body_text: expect.stringContaining('.') })
    expect((await wire.events()).at(-1)).toMatchObject({
      type: 'story.restored',
      data: { by: 'agency', reason: 'it says that its embargo is lifted' },
    })
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
    expect(await only()).toMatchObject({ pub_status: 'usable' })
  })

  test('until its agency names a time, and then until that', async () => {
    const timed = { ...held, title: `${until}: Institute lowers its forecast`, pubDate: at(9) }
    await wire.list(timed)
    const [row] = await wire.query('SELECT pub_status, embargoed_until, body_text FROM wire.story WHERE agency = $1', wire.agency)
    expect(row).toEqual({ pub_status: 'usable', embargoed_until: end, body_text: null })
  })

  test('until an admin releases it, with actor and reason; what was sent before withholds it no more, what comes anew does, and is told', async () => {
    const { id } = await only()
    const before = (await readHealth(context.db)).embargoesTimeless
    await admin('story.restore', { story: id }, { actor: 'ana', reason: 'the institute said so by phone' })
    expect(await only()).toMatchObject({ pub_status: 'usable', body_text: expect.stringContaining('.') })
    expect((await wire.events()).at(-1)).toMatchObject({
      type: 'story.restored',
      data: { by: 'admin', actor: 'ana', reason: 'the institute said so by phone' },
    })
    expect((await readHealth(context.db)).embargoesTimeless).toBe(before - 1)
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
    expect(await only()).toMatchObject({ pub_status: 'usable' })
    await wire.list({ ...held, content: `${text('forecast')}<p>It had been higher.</p>` })
    await expectHeld()
    expect((await types()).slice(-2)).toEqual(['story.killed', 'story.withheld'])
  })
})

test('a copy under another name is withheld with it, and a time that one of them gets releases no other', async () => {
  await wire.list(held)
  const copy = {
    ...held,
    guid: 'a-2',
    link: 'https://agency.example/a-2',
    title: 'EMBARGOED: Growth of one percent expected',
    pubDate: at(3),
  }
  await wire.list(held, copy)
  const own = await wire.stories()
  await wire.query('UPDATE ingest.story SET cluster_id = $2 WHERE agency = $1', wire.agency, own[0]!.cluster_id)
  await wire.list({ ...held, title: `${until}: Institute lowers its forecast`, pubDate: at(9) })
  for (const one of await wire.stories()) expect(one.body_text).toBeNull()
  await wire.list({ ...lifted, pubDate: at(11) })
  for (const one of await wire.stories()) expect(one).toMatchObject({ pub_status: 'usable', body_text: expect.stringContaining('.') })
})
