/**
 * A notice of its own that lifts the embargo or the hold of a story.
 */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { openContext } from '../support/context.ts'
import { text } from '../support/site.ts'
import { listing, openWire, threeWeeksFrom, type Wire } from '../support/wire.ts'

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
const { until } = threeWeeksFrom(began)
const headline = 'Bank director held over missing gold'
const listed = listing(at)
const embargoed = listed('a-1', `${until}: ${headline}`, 1, text('gold'))
const held = listed('a-1', `HOLD: ${headline}`, 1, text('gold'))
const timeless = listed('a-1', `EMBARGOED: ${headline}`, 1, text('gold'))
const plain = listed('a-1', headline, 1, text('gold'))
const notice = (title: string, content?: string, guid = 'l-1') => listed(guid, title, 9, content)

const own = async () => (await wire.stories()).find(({ uri }) => uri === 'a-1')!
const types = async () => (await wire.events()).map(({ type }) => type)
const expectOpen = async () => {
  expect(await own()).toMatchObject({ pub_status: 'usable', body_text: expect.stringContaining('.') })
}
const expectShut = async () => expect(await own()).toMatchObject({ body_text: null })

describe.each([
  ['an embargo with a time', embargoed],
  ['an embargo without a time', timeless],
  ['a hold', held],
])('%s is lifted', (_, story) => {
  test.each([
    ['by a notice that names the headline', notice(`EMBARGO LIFTED: ${headline}`)],
    ['by one that names a cut of it', notice('Hold lifted: Bank director held over mis…')],
    ['by other words', notice(`Embargo withdrawn, free for use: ${headline}`)],
    ['by one word', notice(`RELEASE: ${headline}`)],
    ['by a note to editors', notice('Attention editors', `<p>The embargo on “${headline}” has been lifted.</p>`)],
    ['in German', notice(`Sperrfrist aufgehoben: ${headline}`)],
    ['in Spanish, at the end', notice(`${headline} (embargo levantado)`)],
  ])('%s, once and for good', async (__, lift) => {
    await wire.list(story)
    await expectShut()
    await wire.list(lift, story)
    await expectOpen()
    const told = await types()
    expect(told.at(-1)).toBe(story === embargoed ? 'story.updated' : 'story.restored')
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
    await wire.list(lift, story)
    await expectOpen()
    expect(await types()).toEqual(told)
  })

  test('not by a notice of another story, or of another agency', async () => {
    await wire.list(story)
    await wire.list(notice('EMBARGO LIFTED: Another headline of the day'))
    expect(await types()).toContain('lift.unmatched')
    const other = await openWire(context)
    await other.list(notice(`EMBARGO LIFTED: ${headline}`), notice(`HOLD LIFTED: ${headline}`, undefined, 'l-2'))
    await expectShut()
    expect((await other.events()).filter(({ type }) => type === 'lift.unmatched')).toHaveLength(2)
  })
})

test('a kill is lifted by none of these words', async () => {
  for (const [n, words] of ['EMBARGO LIFTED', 'HOLD LIFTED', 'RELEASE', 'Sperrfrist aufgehoben', 'Free for use'].entries()) {
    wire = await openWire(context)
    await wire.list(n % 2 === 0 ? embargoed : plain)
    await wire.list(listed('k-1', `KILL: ${headline}`, 5))
    await wire.list(notice(`${words}: ${headline}`))
    expect(await own()).toMatchObject({ pub_status: 'canceled', body_text: null })
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
    expect(await own()).toMatchObject({ pub_status: 'canceled', body_text: null })
  }
})

test('a hold that is lifted leaves the embargo that runs beside it, and an embargo that is lifted the hold', async () => {
  await wire.list(embargoed, listed('h-1', `HOLD: ${headline}`, 3))
  expect(await own()).toMatchObject({ pub_status: 'withheld' })
  await wire.list(notice(`HOLD LIFTED: ${headline}`))
  expect(await own()).toMatchObject({ pub_status: 'usable', body_text: null })
  await wire.list(notice(`EMBARGO LIFTED: ${headline}`, undefined, 'l-2'))
  await expectOpen()
  wire = await openWire(context)
  await wire.list(embargoed, listed('h-1', `HOLD: ${headline}`, 3))
  await wire.list(notice(`EMBARGO LIFTED: ${headline}`))
  await expectShut()
  await wire.list(notice(`HOLD LIFTED: ${headline}`, undefined, 'l-2'))
  await expectOpen()
})

test('what its agency says later holds: another embargo, a kill', async () => {
  await wire.list(embargoed)
  await wire.list(notice(`EMBARGO LIFTED: ${headline}`))
  await wire.list({ ...embargoed, content: `${text('gold')}<p>He denies it.</p>`, pubDate: at(20) })
  await expectShut()
  await wire.list(notice(`EMBARGO LIFTED: ${headline}`, undefined, 'l-2'))
  await expectOpen()
  await wire.list(listed('k-1', `KILL: ${headline}`, 25))
  expect(await own()).toMatchObject({ pub_status: 'canceled', body_text: null })
})

test('a lift that finds no story is told, and lifts nothing of a story that comes later', async () => {
  await wire.list(notice(`EMBARGO LIFTED: ${headline}`))
  expect(await types()).toEqual(['story.created', 'lift.unmatched'])
  await wire.list(embargoed)
  await expectShut()
  await wire.list({ ...plain, title: `EMBARGO LIFTED: ${headline}`, pubDate: at(30) })
  await expectOpen()
})

test('a hold that waits for its story is lifted by a notice that waits, too', async () => {
  await wire.list(listed('h-1', `HOLD: ${headline}`, 1))
  await wire.list(notice(`HOLD LIFTED: ${headline}`))
  await wire.list(plain)
  await expectOpen()
})

test('the same text under another name that says so lifts the embargo of the first', async () => {
  // A text that no other test has told.
  await wire.list({ ...embargoed, content: text('gold again') })
  await wire.list(listed('a-2', `EMBARGO LIFTED: ${headline}`, 9, text('gold again')))
  await expectOpen()
  expect(await wire.stories()).toHaveLength(1)
  expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
  await expectOpen()
})

test('the agency’s copies are released with the story', async () => {
  await wire.list(embargoed)
  const copy = listed('a-2', 'Police search a vault in Omry', 2, text('gold'))
  await wire.list(embargoed, copy)
  await wire.query(
    "UPDATE ingest.story SET cluster_id = (SELECT cluster_id FROM ingest.story WHERE agency = $1 AND uri = 'a-1') WHERE agency = $1",
    wire.agency,
  )
  await wire.list(notice(`EMBARGO LIFTED: ${headline}`))
  for (const one of await wire.stories()) if (one.uri.startsWith('a-')) expect(one.body_text).not.toBeNull()
})

test('no copy is free before the latest time that its agency has named in another’s headline, also after an edit and a re-ingest', async () => {
  const { end } = threeWeeksFrom(began)
  const [sooner, later] = [-180, 0].map((minutes) => new Date(end.getTime() + minutes * 60_000))
  const named = (time: Date) => `${time.toISOString().slice(0, 16).replace('T', ' ')} GMT`
  const body = (time: Date, more = '') =>
    `<p>Embargoed until ${named(time)}</p><p>Drivers on the ore line go back to work at midnight after the company withdrew its plan.</p><p>The strike had lasted seventeen days${more}.</p>`
  const first = listed('a-1', 'Rail union calls off strike at the ore line', 1, body(sooner!))
  const corrected = listed(
    'c-1',
    `EMBARGO TIME CORRECTED TO ${named(later!)}: Rail union calls off strike at the ore line`,
    9,
    body(later!),
  )
  const ends = async () => (await wire.stories()).map(({ embargoed_until: at }) => at)
  await wire.list(first)
  expect(await ends()).toEqual([sooner])
  await wire.list(first, corrected)
  expect(await ends()).toEqual([later, later])
  await wire.list(listed('a-1', 'Rail union calls off strike at the ore line', 20, body(sooner!, ' and nights')), corrected)
  expect(await ends()).toEqual([later, later])
  expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
  await expectShut()
  const lift = listed('l-1', 'EMBARGO LIFTED: Rail union calls off strike at the ore line', 25)
  await wire.list(lift)
  await expectOpen()
})
