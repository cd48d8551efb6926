/**
 * Orders in everyday words: a notice that begins with one, and goes on with the headline of a story that is there, rules that story; else it is a headline.
 */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { readHealth } from '#src/store/health.ts'
import { openContext } from '../support/context.ts'
import { text } from '../support/site.ts'
import { listing, openWire, type Wire } from '../support/wire.ts'

let context: Context
let wire: Wire
beforeAll(async () => {
  context = await openContext()
})
beforeEach(async () => {
  wire = await openWire(context)
})

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute)).toUTCString()
const headline = 'La ministra dimite por el oro perdido'
const listed = listing(at)
const story = listed('a-1', headline, 1, text('gold'))
const status = async () => Object.fromEntries((await wire.stories()).map(({ uri, pub_status }) => [uri, pub_status]))
const types = async () => (await wire.events()).map(({ type }) => type)

describe('an order', () => {
  test.each([
    ['in small letters', listed('k-1', `anular: ${headline}`, 5)],
    ['after a call for attention', listed('k-1', `Atención: eliminar la nota: ${headline}`, 5)],
    ['behind the headline', listed('k-1', `${headline} (anular)`, 5)],
    ['in a text', listed('k-1', 'Aviso', 5, `<p>Retirar: ${headline}</p>`)],
    ['over the headline', listed('k-1', 'Anular', 5, `<p>${headline}</p>`)],
  ])('%s kills the story that it names, once, also when all is worked off again', async (_, notice) => {
    await wire.list(story)
    await wire.list(notice, story)
    expect(await status()).toEqual({ 'a-1': 'canceled' })
    const told = await types()
    expect(told).toEqual(['story.created', 'story.killed'])
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
    // Its own item goes on, and is still no version of the story.
    await wire.list({ ...notice, pubDate: at(9) }, story)
    await wire.list({ ...notice, pubDate: at(9), title: `${notice.title}.` }, story)
    expect(await types()).toEqual(told)
    expect(await status()).toEqual({ 'a-1': 'canceled' })
  })

  test('holds a story, and restores one', async () => {
    await wire.list(story)
    await wire.list(listed('h-1', `retener: ${headline}`, 5))
    expect(await status()).toEqual({ 'a-1': 'withheld' })
    await wire.list(listed('k-1', `anular: ${headline}`, 6))
    await wire.list(listed('r-1', `restablecer: ${headline}`, 7))
    expect(await status()).toEqual({ 'a-1': 'usable' })
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
    expect(await status()).toEqual({ 'a-1': 'usable' })
  })

  test('that comes before its story meets it', async () => {
    const before = (await readHealth(context.db)).killsUnmatched
    await wire.list(listed('k-1', `anular: ${headline}`, 5))
    expect((await readHealth(context.db)).killsUnmatched).toBe(before)
    await wire.list(story)
    expect(await status()).toEqual({ 'k-1': 'usable', 'a-1': 'canceled' })
    expect(await types()).not.toContain('kill.unmatched')
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
    expect(await status()).toEqual({ 'k-1': 'usable', 'a-1': 'canceled' })
  })

  test('is no flash of the story that it names', async () => {
    await wire.list(listed('k-1', 'cancel: Bank director held over missing gold', 5))
    await wire.list(listed('a-1', 'Bank director held over missing gold', 1, text('a vault of which nobody else tells')))
    expect(await status()).toEqual({ 'k-1': 'usable', 'a-1': 'canceled' })
  })

  test('kills no story that it names only in part, nor one of another agency', async () => {
    await wire.list(story)
    await wire.list(
      listed('b-1', 'Anular: la ministra dimite', 5),
      listed('b-2', 'Anular: la ministra dimite por el oro perdido en Omry', 6),
    )
    const other = await openWire(context)
    await other.list(listed('k-1', `anular: ${headline}`, 5))
    expect(await status()).toMatchObject({ 'a-1': 'usable', 'b-2': 'usable' })
    await wire.list(listed('k-2', 'anular: La ministra dimite por…', 7))
    expect((await status())['a-1']).toBe('canceled')
  })
})

describe('a headline that begins with such a word', () => {
  test('is a story, which a kill finds', async () => {
    await wire.list(listed('a-1', 'Eliminar el hambre: un plan para la década', 1), listed('a-2', 'Eliminar: el verbo de moda', 2))
    expect(await status()).toEqual({ 'a-1': 'usable', 'a-2': 'usable' })
    await wire.list(listed('k-1', 'ANULADA: Eliminar: el verbo de moda', 5))
    expect(await status()).toEqual({ 'a-1': 'usable', 'a-2': 'canceled' })
  })

  test('with a text of its own is one even where it goes on with the headline of a story that is there', async () => {
    await wire.list(story)
    await wire.list(story, listed('a-2', `Retirada: ${headline}`, 5, text('a retreat')))
    expect(await status()).toEqual({ 'a-1': 'usable', 'a-2': 'usable' })
  })
})

describe('capitals that headlines have of other things, too, over a text', () => {
  const shouted = `ANULADA: ${headline}`

  test('are a story where nothing has the headline that follows, also when it is edited, comes again, or by a second feed', async () => {
    await wire.list(listed('a-1', shouted, 1, text('gold')))
    await wire.list(listed('a-1', shouted, 3, `${text('gold')}<p>She denies it.</p>`))
    await (await wire.secondFeed()).list(listed('a-1', shouted, 3, `${text('gold')}<p>She denies it.</p>`))
    await wire.list(listed('a-2', shouted, 5, text('another report')))
    expect(Object.values(await status())).not.toContain('canceled')
    expect(await types()).not.toContain('kill.unmatched')
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
  })

  test.each([
    ['of its own', 'a-1'],
    ['of a story that is there', 'a-2'],
  ])('are a kill under a headline %s', async (_, guid) => {
    await wire.list(story)
    await wire.list(listed(guid, shouted, 5, text('gold')))
    expect((await status())['a-1']).toBe('canceled')
    expect(Object.values(await status())).not.toContain('usable')
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
    expect((await status())['a-1']).toBe('canceled')
  })

  test('are a kill of the story that comes after them, and of themselves', async () => {
    await wire.list(listed('a-2', shouted, 5, text('gold')))
    await wire.list(story)
    expect(await status()).toEqual({ 'a-2': 'canceled' })
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
    expect(await status()).toEqual({ 'a-2': 'canceled' })
  })

  test('that come after them under their own name without them are a story', async () => {
    await wire.list(listed('a-1', shouted, 1, text('gold')))
    await wire.list(listed('a-1', headline, 5, text('gold')))
    expect(await status()).toEqual({ 'a-1': 'usable' })
    expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
  })

  test('a kill finds', async () => {
    await wire.list(listed('a-1', shouted, 1, text('gold')))
    await wire.list(listed('k-1', `KILL: ${headline}`, 5))
    expect(await status()).toEqual({ 'a-1': 'canceled' })
  })
})

test('an order under the name of the story that had the headline behind it kills that', async () => {
  await wire.list(story)
  await wire.list(listed('a-1', `anular: ${headline}`, 5))
  expect(await status()).toEqual({ 'a-1': 'canceled' })
  expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
})
