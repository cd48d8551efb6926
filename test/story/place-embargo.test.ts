/**
 * Which embargo holds when states and copies of a story come.
 */
import { describe, expect, test } from 'vitest'
import { embargoByCopies, embargoOfLate, embargoOn, isEased, keptEmbargo } from '#src/story/place/embargo.ts'
import type { Story } from '#src/story/story.ts'
import { at, now, story } from './stories.ts'

/** It names this end in its own words; no minute: it names none. The clock stands at minute 120. */
const until = (minute?: number, over: Partial<Story> = {}) =>
  story({ ...(minute === undefined ? {} : { embargoedUntil: end(minute) }), ...over })
const end = (minute: number) => new Date(Date.parse(at(0)) + minute * 60_000).toISOString()
/** It is held until `minute` by what was named before or by a copy, and names `own` itself. */
const kept = (minute: number | undefined, own?: number) =>
  until(minute, { unruled: { signals: [], embargoedUntil: own === undefined ? null : end(own) } })
const lifted = (over: Partial<Story> = {}) => story({ embargoLifted: true, ...over })

describe('what is kept', () => {
  test('is an end that others named; null where the own one is lifted; nothing where a story goes by its own words', () => {
    expect(keptEmbargo(kept(130))).toBe(end(130))
    expect(keptEmbargo(kept(undefined, 130))).toBeNull()
    expect(keptEmbargo(until(130))).toBeUndefined()
    expect(keptEmbargo(until())).toBeUndefined()
    expect(keptEmbargo(story({ unruled: { signals: ['kill'] } }))).toBeUndefined()
  })
})

describe('a state that comes', () => {
  test('stands under the latest end before it that is not over', () => {
    expect(embargoOn(until(), [until(130), until(150), until(140), until()], now)).toBe(end(150))
    expect(embargoOn(until(), [until(121)], now)).toBe(end(121))
    expect(embargoOn(until(), [until(120)], now)).toBeUndefined()
    expect(embargoOn(until(), [], now)).toBeUndefined()
  })

  test('goes by its own words where it names an end or lifts it', () => {
    expect(embargoOn(until(125), [until(150)], now)).toBeUndefined()
    expect(embargoOn(lifted(), [until(150)], now)).toBeUndefined()
    expect(embargoOn(lifted({ embargoedUntil: end(125) }), [until(150)], now)).toBeUndefined()
  })

  test('and names again what it named, while a copy holds it for longer, says nothing on that', () => {
    expect(embargoOn(until(125), [kept(150, 125)], now)).toBe(end(150))
    expect(embargoOn(until(125), [until(140), kept(150, 125)], now)).toBe(end(150))
    // another end than the one that stood below: a word
    expect(embargoOn(until(126), [kept(150, 125)], now)).toBeUndefined()
    // nothing is kept: it was lifted
    expect(embargoOn(until(125), [kept(undefined, 125), until(150)], now)).toBeUndefined()
    // it named that end itself and goes by it
    expect(embargoOn(until(125), [until(125), until(150)], now)).toBeUndefined()
  })
})

describe('copies that have come', () => {
  test('hold a story until the latest end that they name, where its own is earlier or none', () => {
    expect(embargoByCopies(until(), [until(130), until(150)], now)).toBe(end(150))
    expect(embargoByCopies(until(130), [until(150)], now)).toBe(end(150))
    expect(embargoByCopies(until(150), [until(150)], now)).toBeUndefined()
    expect(embargoByCopies(until(151), [until(150)], now)).toBeUndefined()
  })

  test('hold nothing where they name none, where theirs is over, or where the story is released', () => {
    expect(embargoByCopies(until(), [until()], now)).toBeUndefined()
    expect(embargoByCopies(until(), [], now)).toBeUndefined()
    expect(embargoByCopies(until(), [until(119)], now)).toBeUndefined()
    expect(embargoByCopies(lifted(), [until(150)], now)).toBeUndefined()
  })
})

describe('a copy that goes by an end of the story', () => {
  const eased = ({ before = until(150), after = until(130), copy = kept(150), others = [copy] as Story[] }) =>
    isEased(before, after, copy, others)

  test('goes by the earlier one that the story names now', () => {
    expect(eased({})).toBe(true)
    expect(eased({ after: until(149) })).toBe(true)
    expect(eased({ after: until(150) })).toBe(false)
    expect(eased({ after: until(160) })).toBe(false)
  })

  test('only where the story named both ends in its own words', () => {
    expect(eased({ before: until() })).toBe(false)
    expect(eased({ after: until() })).toBe(false)
    expect(eased({ before: kept(150, 140) })).toBe(false)
    expect(eased({ after: kept(130, 125) })).toBe(false)
  })

  test('not where it goes by another end, or by its own words', () => {
    expect(eased({ copy: kept(151) })).toBe(false)
    expect(eased({ copy: kept(undefined, 150) })).toBe(false)
    expect(eased({ copy: until(150) })).toBe(false)
    expect(eased({ copy: until() })).toBe(false)
  })

  test('and not where any copy names a later end than the new one: this one itself, or one beside it', () => {
    const copy = kept(150)
    expect(eased({ others: [copy, until(131)] })).toBe(false)
    expect(eased({ others: [copy, until(130)] })).toBe(true)
    expect(eased({ others: [copy, until()] })).toBe(true)
    // what holds one beside it is the story's end, and not its own word
    expect(eased({ others: [copy, kept(150)] })).toBe(true)
    expect(eased({ others: [copy, kept(150, 140)] })).toBe(false)
    expect(eased({ others: [copy, kept(150, 130)] })).toBe(true)
    expect(eased({ copy: kept(150, 140) })).toBe(false)
    expect(eased({ copy: kept(150, 125) })).toBe(true)
  })
})

describe('an older state that comes late', () => {
  test('holds what stands by the end that it names', () => {
    expect(embargoOfLate(until(150), until(), now)).toBe(end(150))
    expect(embargoOfLate(until(121), until(), now)).toBe(end(121))
    expect(embargoOfLate(until(120), until(), now)).toBeUndefined()
    expect(embargoOfLate(until(), until(), now)).toBeUndefined()
  })

  test('but not where that was lifted since, or where what stands names one', () => {
    expect(embargoOfLate(until(150), lifted(), now)).toBeUndefined()
    expect(embargoOfLate(until(150), until(140), now)).toBeUndefined()
  })
})
