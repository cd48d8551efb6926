/**
 * What a story is called, what proves a name, and what is a copy.
 */
import { describe, expect, test } from 'vitest'
import type { ItemId } from '#src/brand.ts'
import { isCopyOf } from '#src/story/place/copies.ts'
import { earlierNames, namesOf } from '#src/story/place/identity.ts'
import type { Known } from '#src/story/place/plan.ts'
import { isProven } from '#src/story/place/proof.ts'
import type { Story } from '#src/story/story.ts'
import { prose } from './measures.ts'
import { arrive, past, standing, story } from './stories.ts'

const unlinked = (over: Partial<Story> = {}): Story => {
  const { url: _, canonicalUrl: __, ...rest } = story()
  return { ...rest, ...over }
}

describe('a story’s names are its agency’s', () => {
  const uri = { scheme: 'uri', key: 'Agency\ntag:1' }
  const page = (address: string) => ({ scheme: 'url', key: `Agency\n${address}` })
  test('uri, and the addresses of its page, each once', () => {
    const url = 'https://agency.example/1'
    expect(namesOf(unlinked({ url, canonicalUrl: 'https://agency.example/bridge' }))).toEqual([
      uri,
      page('agency.example/bridge'),
      page('agency.example/1'),
    ])
    expect(namesOf(unlinked({ url, canonicalUrl: `${url}?utm_source=rss` }))).toEqual([uri, page('agency.example/1')])
    expect(namesOf(story({ agency: 'Other' }))[0]).toEqual({ scheme: 'uri', key: 'Other\ntag:1' })
  })
  test('uri alone where it has no page, or only points to the front page', () => {
    expect(namesOf(unlinked())).toEqual([uri])
    expect(namesOf(unlinked({ url: 'https://agency.example/' }))).toEqual([uri])
  })
  test('and of what its source says that it goes on from', () => {
    expect(earlierNames(story())).toEqual([])
    expect(earlierNames(story({ earlier: ['tag:0', 'tag:00'] }))).toEqual([
      { scheme: 'uri', key: 'Agency\ntag:0' },
      { scheme: 'uri', key: 'Agency\ntag:00' },
    ])
  })
})

describe('a name proves a story', () => {
  const [one, other] = [prose(0, 60), prose(100, 60)]
  const had = (over: Partial<Story> = {}) => unlinked({ headline: prose(300, 5), bodyText: one, ...over })
  const comes = (over: Partial<Story> = {}) => unlinked({ headline: prose(400, 5), bodyText: other, ...over })
  const proves = (story: Story, there: Story = had(), by: Known['by'] = 'uri') => isProven(arrive(story), { standing: standing(there), by })

  test('not where nothing is common to what has it and what had it', () => {
    expect(proves(comes())).toBe(false)
    expect(proves(comes({ url: 'https://agency.example/' }), had({ url: 'https://agency.example/' }))).toBe(false)
  })

  test('by the source’s own words: what it goes on from, that it may not be used, that it may again, what it speaks of', () => {
    expect(proves(comes(), had(), 'earlier')).toBe(true)
    expect(proves(comes({ pubStatus: 'withheld' }))).toBe(true)
    expect(proves(comes({ signals: ['restore'] }))).toBe(true)
    expect(proves(comes({ refersTo: { uris: [], items: [], headlines: ['Bridge closed'] } }))).toBe(true)
  })

  test('not by those words where the item had gone on from the text that they come with to what has the name', () => {
    const held = (over: Partial<Story>, itemRevision: number, revisions: number[]) => {
      const history = revisions.map((revision) => past(had(), { item: 7 as ItemId, itemRevision: revision }))
      return isProven(arrive(comes(over), { item: 7, itemRevision }), { standing: standing(had(), { history }), by: 'item' })
    }
    const text = { pubStatus: 'withheld', wordCount: 60 } as const
    expect(held(text, 1, [2, 3])).toBe(false)
    expect(held({ signals: ['restore'], wordCount: 60 }, 1, [2])).toBe(false)
    // The story was that of the item when it said so; another item has it; a notice has no text to go by, and the text may be the story's.
    expect(held(text, 2, [1, 3])).toBe(true)
    expect(held(text, 2, [2])).toBe(true)
    expect(held(text, 1, [])).toBe(true)
    expect(held({ ...text, pubStatus: 'canceled', bodyText: '', wordCount: 0 }, 1, [2])).toBe(true)
    expect(held({ ...text, bodyText: one }, 1, [2])).toBe(true)
  })

  test('by a version of its format where both have one, but no page’s address does', () => {
    expect(proves(comes({ sourceVersion: '2' }), had({ sourceVersion: '1' }))).toBe(true)
    expect(proves(comes({ sourceVersion: '2' }))).toBe(false)
    expect(proves(comes(), had({ sourceVersion: '1' }))).toBe(false)
    expect(proves(comes({ sourceVersion: '2' }), had({ sourceVersion: '1' }), 'url')).toBe(false)
  })

  test('by no link alone: a feed may give one to all its items', () => {
    const url = 'https://agency.example/1'
    for (const by of ['item', 'url', 'uri'] as const)
      expect(proves(comes({ url, canonicalUrl: url }), had({ url, canonicalUrl: url }), by)).toBe(false)
  })

  test('by a fifth of both headlines’ words', () => {
    const shared = (own: number) => comes({ headline: `${prose(300, 1)} ${prose(400, own)}` })
    expect(proves(shared(4), had({ headline: prose(300, 1) }))).toBe(true)
    expect(proves(shared(5), had({ headline: prose(300, 1) }))).toBe(false)
  })

  const tells = (words: number) => prose(300, words)
  test('by twelve words in one passage of long texts, of which one tells of the other’s headline', () => {
    const quoting = (words: number, told = 3) => comes({ bodyText: `${prose(0, words)} ${tells(told)} ${other}` })
    expect(proves(quoting(12))).toBe(true)
    expect(proves(quoting(11))).toBe(false)
    expect(proves(quoting(12, 2))).toBe(false)
    expect(proves(comes({ bodyText: `${prose(0, 12)} ${other}` }), had({ bodyText: `${one} ${prose(400, 3)}` }))).toBe(true)
    expect(proves(comes({ bodyText: `${prose(0, 12)} ${other}` }), had({ bodyText: `${one} ${prose(400, 2)}` }))).toBe(false)
  })

  test('by three tenths of a short text that stand in the other, likewise', () => {
    const short = (own: number) => `${prose(0, 9)} ${tells(3)} ${prose(200, own)}`
    expect(proves(comes({ bodyText: short(18) }))).toBe(true)
    expect(proves(comes({ bodyText: short(19) }))).toBe(false)
    expect(proves(comes({ bodyText: `${prose(0, 9)} ${prose(200, 18)}` }))).toBe(false)
    expect(proves(comes({ bodyText: `${prose(0, 9)} ${tells(3)} ${other}` }), had({ bodyText: prose(0, 9) }))).toBe(true)
  })

  test('by a text that is the same, or by forty words that are half of one, whatever stands over them; by half of one where nothing does', () => {
    expect(proves(comes({ bodyText: `${prose(0, 51)} ${prose(200, 9)}` }))).toBe(true)
    expect(proves(comes({ bodyText: `${prose(0, 40)} ${prose(200, 40)}` }))).toBe(true)
    expect(proves(comes({ bodyText: `${prose(0, 39)} ${prose(200, 40)}` }))).toBe(false)
    expect(proves(comes({ bodyText: `${prose(0, 40)} ${prose(200, 41)}` }), had({ bodyText: prose(0, 90) }))).toBe(false)
    const untitled = (words: number) => comes({ headline: '', bodyText: `${prose(0, words)} ${prose(200, 20)}` })
    expect(proves(untitled(30), had({ headline: '' }))).toBe(true)
    expect(proves(untitled(19), had({ headline: '' }))).toBe(false)
  })

  test('by no words that stand in any headline', () => {
    expect(proves(comes({ headline: 'The trial of a beekeeper opens' }), had({ headline: 'The mayor of Valun resigns' }))).toBe(false)
    expect(proves(comes({ headline: 'Цены на хлеб в Казани' }), had({ headline: 'Волки на дороге в Твери' }))).toBe(false)
    expect(proves(comes({ headline: 'The trial opens' }), had({ headline: 'The trial of Omry' }))).toBe(true)
    // of those alone nothing is told
    expect(proves(comes({ headline: 'This is it', bodyText: `${prose(0, 12)} ${other}` }), had({ headline: 'As it is' }))).toBe(false)
  })

  test('of a page that lists more than one by half of the headline, or of both texts, or by all of one', () => {
    const onPage = (story: Story, there = had()) => proves(story, there, 'url')
    const titled = (own: number) => comes({ headline: `${prose(300, 2)} ${prose(400, own)}` })
    expect(onPage(titled(2), had({ headline: prose(300, 2) }))).toBe(true)
    expect(onPage(titled(3), had({ headline: prose(300, 2) }))).toBe(false)
    expect(onPage(comes({ bodyText: `${prose(0, 40)} ${prose(200, 40)}` }))).toBe(true)
    expect(onPage(comes({ bodyText: `${prose(0, 40)} ${prose(200, 41)}` }))).toBe(false)
    expect(onPage(comes({ bodyText: `${one} ${prose(200, 100)}` }))).toBe(true)
    expect(onPage(comes({ bodyText: `${prose(0, 50)} ${prose(200, 100)}` }))).toBe(false)
  })
})

describe('a copy under another name', () => {
  const one = (over: Partial<Story> = {}) => story({ headline: prose(300, 4), bodyText: prose(0, 20), ...over })
  const other = (over: Partial<Story> = {}) => story({ headline: prose(400, 4), bodyText: prose(100, 20), ...over })
  test('has the headline, where that has four words', () => {
    expect(isCopyOf(one(), other())).toBe(false)
    expect(isCopyOf(one(), other({ headline: one().headline }))).toBe(true)
    const three = { headline: prose(300, 3) }
    expect(isCopyOf(one(three), other(three))).toBe(false)
  })
  test('or the text, where that has twelve words', () => {
    for (const [words, copied] of [
      [12, true],
      [11, false],
    ] as const)
      expect(isCopyOf(one({ bodyText: prose(0, words) }), other({ bodyText: prose(0, words) }))).toBe(copied)
    expect(isCopyOf(one({ bodyText: prose(0, 11) }), other({ bodyText: prose(0, 12) }))).toBe(false)
    expect(isCopyOf(one({ bodyText: prose(0, 12) }), other({ bodyText: prose(0, 11) }))).toBe(false)
  })
  test('or four fifths of it: a follow-up that holds the whole is none', () => {
    const edited = (words: number) => other({ bodyText: `${prose(0, words)} ${prose(100, 20 - words)}` })
    expect(isCopyOf(one(), edited(16))).toBe(true)
    expect(isCopyOf(one(), edited(15))).toBe(false)
    expect(isCopyOf(one(), other({ bodyText: `${prose(0, 20)} ${prose(100, 20)}` }))).toBe(false)
  })
  /** Of a text of a hundred words these, and others from there on. */
  const state = (kept: number, rest: number, over: Partial<Story> = {}) =>
    story({ headline: `${prose(300, 4)} ${prose(500, 4)}`, bodyText: [prose(0, kept), prose(100, rest)].join(' '), ...over })
  const whole = story({ headline: prose(300, 8), bodyText: prose(0, 100) })
  test('or three fifths of it, from the lead on, under a third of both headlines', () => {
    expect(isCopyOf(whole, state(60, 40))).toBe(true)
    expect(isCopyOf(state(60, 40), whole)).toBe(true)
    expect(isCopyOf(whole, state(59, 41))).toBe(false)
    expect(isCopyOf(whole, state(60, 41))).toBe(false)
    expect(isCopyOf(whole, state(60, 40, { headline: `${prose(300, 3)} ${prose(500, 5)}` }))).toBe(false)
    expect(isCopyOf(whole, state(60, 40, { bodyText: `${prose(100, 13)} ${prose(0, 100)}` }))).toBe(true)
    const led = (own: number) => state(0, 0, { bodyText: `${prose(100, own)} ${prose(0, 70)} ${prose(200, 20)}` })
    expect(isCopyOf(whole, led(12))).toBe(true)
    expect(isCopyOf(whole, led(13))).toBe(false)
    const short = (words: number) => story({ headline: prose(300, 8), bodyText: prose(0, words) })
    expect(isCopyOf(short(40), state(0, 0, { bodyText: `${prose(0, 30)} ${prose(100, 10)}` }))).toBe(true)
    expect(isCopyOf(short(39), state(0, 0, { bodyText: `${prose(0, 30)} ${prose(100, 9)}` }))).toBe(false)
  })
  test('or its beginning: a quarter of it, with a tenth of its own', () => {
    expect(isCopyOf(whole, state(45, 5))).toBe(true)
    expect(isCopyOf(whole, state(45, 6))).toBe(false)
    const long = story({ headline: whole.headline, bodyText: prose(0, 180) })
    expect(isCopyOf(long, state(45, 5))).toBe(true)
    expect(isCopyOf(story({ headline: whole.headline, bodyText: prose(0, 181) }), state(45, 5))).toBe(false)
    expect(isCopyOf(long, state(0, 0, { bodyText: prose(40, 60) }))).toBe(false)
  })
  test('is of the same agency', () => {
    expect(isCopyOf(one(), one({ uri: 'tag:2' }))).toBe(true)
    expect(isCopyOf(one(), one({ agency: 'Other' }))).toBe(false)
  })
  test('of a text that repeats itself is one all the same', () => {
    const chant = { bodyText: 'Goal! '.repeat(30) }
    expect(isCopyOf(one(chant), other(chant))).toBe(true)
  })
})
