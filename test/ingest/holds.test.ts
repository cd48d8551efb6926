/**
 * A word on a story that brings the story's own text: it is the story that later words speak of.
 */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
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
const headline = 'Bank director held over missing gold'
const listed = listing(at)
const status = async () => Object.fromEntries((await wire.stories()).map(({ uri, pub_status }) => [uri, pub_status]))
const types = async () => (await wire.events()).map(({ type }) => type)

test.each([
  ['in its headline', `HOLD: ${headline}`, text('gold')],
  ['in its first line', headline, `<p>HOLD HOLD HOLD</p>${text('gold')}`],
])('a held story that says so %s is found by the kill that names it', async (_, title, content) => {
  await wire.list(listed('a-1', title, 1, content))
  expect(await status()).toEqual({ 'a-1': 'withheld' })
  await wire.list(listed('k-1', `KILL: ${headline}`, 5))
  expect(await status()).toEqual({ 'a-1': 'canceled' })
  await wire.list(listed('a-1', headline, 9, text('gold')))
  expect(await status()).toEqual({ 'a-1': 'canceled' })
  expect(await types()).not.toContain('kill.unmatched')
  expect(await wire.reingest()).toMatchObject({ created: 0, versions: 0 })
})

test('a story that comes restored is found by the kill that names it', async () => {
  await wire.list(listed('a-1', `KILL LIFTED: ${headline}`, 1, text('gold')))
  expect(await status()).toEqual({ 'a-1': 'usable' })
  await wire.list(listed('k-1', `KILL: ${headline}`, 5))
  expect(await status()).toEqual({ 'a-1': 'canceled' })
})

test('a held story is found also where its hold has met the story under another name', async () => {
  await wire.list(listed('a-1', 'HOLD: Gold is gone', 1, text('gold')))
  await wire.list(listed('a-2', 'Gold is gone', 2, text('another report')))
  expect(await status()).toEqual({ 'a-1': 'withheld', 'a-2': 'withheld' })
  await wire.list(listed('k-1', 'KILL: Gold is gone', 5))
  expect(await status()).toEqual({ 'a-1': 'canceled', 'a-2': 'canceled' })
})

test('a notice of many words is no story: it waits, and no later word finds it in the place of one', async () => {
  const words =
    'Editors: please hold the story headlined “Bank director held over missing gold”. The bank disputes the sum, and we are asking the police for what they know of it before noon.'
  await wire.list(listed('h-1', `HOLD: ${headline}`, 1, `<p>${words}</p>`))
  await wire.list(listed('k-1', `KILL: ${headline}`, 2))
  expect((await types()).filter((type) => type === 'kill.unmatched')).toHaveLength(2)
  await wire.list(listed('a-1', headline, 3, text('gold')))
  expect((await status())['a-1']).toBe('canceled')
})
