/**
 * What comes in the same moment ends as one of the orders does in which it could have come, and always as the right one.
 */
import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { makeStory } from '#src/ingest/story.ts'
import { openContext } from '../support/context.ts'
import { races } from '../support/runs.ts'
import { text } from '../support/site.ts'
import { atOnce, type Listed, openWire, type Wire, type Work } from '../support/wire.ts'

let context: Context
beforeAll(async () => {
  context = await openContext()
})

const rounds = races(6, 40)
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute)).toUTCString()
const story: Listed = {
  guid: 'a-1',
  title: 'Bank director held over missing gold',
  link: 'https://agency.example/a-1',
  pubDate: at(1),
  content: text('gold'),
}
const edited: Listed = { ...story, content: `${text('gold')}<p>He denies it.</p>`, pubDate: at(3) }
const notice: Listed = { guid: 'k-1', title: `KILL: ${story.title}`, link: 'https://agency.example/k-1', pubDate: at(5) }

const undated = ({ pubDate: _, ...rest }: Listed): Listed => rest

/** All that waits in these feeds, worked off in the same moment. */
async function workAtOnce(...wires: Wire[]): Promise<void> {
  const work = (await Promise.all(wires.map((wire) => wire.work()))).flat()
  await atOnce(
    context,
    wires[0]!.agency,
    work.map((one) => () => makeStory(context, one)),
  )
}
const types = async (wire: Wire) => (await wire.events()).map(({ type }) => type)

test('two polls of one feed that overlap: the one that was asked for first and answered last does not list the older state anew', async () => {
  for (let n = 0; n < rounds; n++) {
    const wire = await openWire(context)
    await wire.list(story)
    const slow = await wire.ask(story)
    await (await wire.ask(notice, edited))()
    // The slow answer comes while what the other brought is worked off.
    const [came] = await Promise.all([slow(), workAtOnce(wire)])
    expect(came).toMatchObject({ outcome: 'overtaken' })
    expect(await wire.work()).toEqual([])
    expect(await wire.stories()).toMatchObject([{ pub_status: 'canceled', body_text: null }])
    await (await wire.ask(notice, edited))()
    expect(await wire.work()).toEqual([])
    expect(await types(wire)).not.toContain('story.restored')
  }
})

test('two polls that list new items in the other order, in the same moment, end as one did', async () => {
  for (let n = 0; n < rounds; n++) {
    const wire = await openWire(context)
    const [one, other] = [await wire.ask(story, notice), await wire.ask(notice, story)]
    const outcomes = await Promise.all([one(), other()])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['overtaken', 'read'])
    expect(await wire.work()).toHaveLength(2)
  }
})

test('an item that two feeds of its agency bring in the same moment is one story, created once', async () => {
  for (let n = 0; n < rounds; n++) {
    const wire = await openWire(context)
    const second = await wire.secondFeed()
    await Promise.all([wire.poll(story), second.poll(story)])
    await workAtOnce(wire, second)
    expect(await wire.stories()).toMatchObject([{ version: 1 }])
    expect(await types(wire)).toEqual(['story.created'])
  }
})

test('an item that one feed brings whole and another as a teaser stands whole, whichever comes first', async () => {
  for (let n = 0; n < rounds; n++) {
    const wire = await openWire(context)
    const second = await wire.secondFeed()
    await Promise.all([wire.poll(story), second.poll({ ...story, content: text('gold', 1) })])
    await workAtOnce(wire, second)
    const stories = await wire.stories()
    expect(stories).toHaveLength(1)
    expect(stories[0]!.body_text!.length).toBeGreaterThan(500)
    for (const one of [wire, second]) expect(await one.reingest()).toMatchObject({ created: 0, versions: 0 })
  }
})

test('a kill and an edit in the same moment: the story is killed, and its edit no way to read it', async () => {
  for (let n = 0; n < rounds; n++) {
    const wire = await openWire(context)
    await wire.list(story)
    await wire.poll(notice, edited)
    await workAtOnce(wire)
    expect(await wire.stories()).toMatchObject([{ pub_status: 'canceled', body_text: null }])
    const told = await types(wire)
    expect(told.filter((type) => type === 'story.killed')).toHaveLength(1)
    expect(told).not.toContain('story.restored')
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
  }
})

test('a kill and its story in the same moment: the story is killed', async () => {
  for (let n = 0; n < rounds; n++) {
    const wire = await openWire(context)
    await wire.poll(notice, story)
    await workAtOnce(wire)
    for (const one of await wire.stories()) expect(one).toMatchObject({ pub_status: 'canceled', body_text: null })
    expect((await types(wire)).filter((type) => type === 'story.killed')).toHaveLength(1)
  }
})

test('an order in everyday words and the story that it names in the same moment: the story is killed', async () => {
  for (let n = 0; n < rounds; n++) {
    const wire = await openWire(context)
    await wire.poll({ ...notice, title: 'cancel: story 0478' }, { ...story, guid: 'item0478' })
    await workAtOnce(wire)
    expect((await wire.stories()).find(({ uri }) => uri === 'item0478')).toMatchObject({ pub_status: 'canceled', body_text: null })
  }
})

test('two states of one item in the same moment: the later one stands', async () => {
  for (let n = 0; n < rounds; n++) {
    const wire = await openWire(context)
    await wire.poll(undated(story))
    await wire.poll(undated(edited))
    await workAtOnce(wire)
    expect((await wire.stories())[0]!.body_text).toContain('He denies it.')
    expect(await wire.stories()).toHaveLength(1)
  }
})

const orders = (work: Work[]): Work[][] =>
  work.length < 2 ? [work] : work.flatMap((one) => orders(work.filter((other) => other !== one)).map((rest) => [one, ...rest]))

test.each([
  ['without dates', undated(story), undated(edited), undated(story)],
  ['each dated later', story, edited, { ...story, pubDate: at(4) }],
])('an item that goes back to what it said stands so, in whatever order its states are worked off, %s', async (_, first, second, back) => {
  for (const order of [0, 1, 2, 3, 4, 5]) {
    const wire = await openWire(context)
    for (const state of [first, second, back]) await wire.poll(state)
    for (const one of orders(await wire.work())[order]!) await makeStory(context, one)
    expect((await wire.stories())[0]!.body_text).not.toContain('He denies it.')
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
    await wire.list(second === edited ? { ...edited, pubDate: at(6) } : second)
    expect((await wire.stories())[0]!.body_text).toContain('He denies it.')
  }
})

const reused: Listed = {
  ...story,
  title: 'Rain floods two villages in the north',
  link: 'https://agency.example/b-1',
  pubDate: at(7),
  content: text('rain'),
}

test('a kill under a guid that names another story since is of the one that had it, in whatever order both are worked off', async () => {
  for (const order of [0, 1]) {
    const wire = await openWire(context)
    await wire.list(story)
    await wire.poll({ ...notice, guid: story.guid!, link: story.link! })
    await wire.poll(reused)
    for (const one of orders(await wire.work())[order]!) await makeStory(context, one)
    const stories = await wire.stories()
    expect(stories.map(({ headline, pub_status }) => [headline, pub_status]).sort()).toEqual([
      [expect.stringContaining(story.title), 'canceled'],
      [reused.title, 'usable'],
    ])
  }
})
