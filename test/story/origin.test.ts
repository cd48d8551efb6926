/**
 * Which copy of a story is the agency's own.
 */
import { describe, expect, test } from 'vitest'
import { compose } from '#src/story/compose.ts'
import { type Copy, chooseOrigin, creditedAmong } from '#src/story/decide/origin.ts'

const copy = (agency: string, bodyText: string, published: string) =>
  compose({ feed: { id: agency.toLowerCase() as never, agency }, entry: { id: agency, headline: 'Hotel for Siena', bodyText, published } })
const text = 'The council of Siena decided on Monday to sell the old quarry after a debate that lasted until midnight.'

test('a newspaper that printed an agency’s story before we had it gives up its origin to the agency, which no list has', () => {
  const paper = copy('Evening Paper', `SIENA (AgencyS) - ${text}`, '2026-11-27T01:02:00Z')
  const own = copy('AgencyS', text, '2026-11-27T02:02:00Z')
  const agencies = [paper.agency, own.agency]
  expect(creditedAmong(paper, agencies)).toBe('AgencyS')
  const copies = [paper, own].map((one) => ({
    id: one.agency as never,
    agency: one.agency,
    creditedAgency: creditedAmong(one, agencies),
    published: one.published,
    firstSeen: one.published!,
  }))
  expect(chooseOrigin(copies)).toBe('AgencyS')
  expect(chooseOrigin(copies.toReversed())).toBe('AgencyS')
})

test('an agency that a text only mentions is not its origin', () => {
  const paper = copy('Evening Paper', `${text} A spokesman told AgencyS that the quarry was closed.`, '2026-11-27T01:02:00Z')
  expect(creditedAmong(paper, ['Evening Paper', 'AgencyS'])).not.toBe('AgencyS')
})

test('a copy whose own words name its agency keeps that, also where nobody stands beside it', () => {
  const origin = { agency: 'AgencyT', rule: 'dateline' } as never
  const named = { ...copy('Evening Paper', `SIENA (AgencyS) - ${text}`, '2026-11-27T01:02:00Z'), origin }
  expect(creditedAmong(named, ['Evening Paper', 'AgencyS'])).toBe('AgencyT')
  expect(creditedAmong(named, [])).toBe('AgencyT')
})

test('a copy that names nobody has the origin that its feed says, and one that its own agency wrote none', () => {
  const { origin: _, ...own } = copy('AgencyS', `SIENA (AgencyS) - ${text}`, '2026-11-27T01:02:00Z')
  expect(creditedAmong(own, ['AgencyS', 'Agency-S', 'agencys'])).toBeUndefined()
  const fed = { ...own, agency: 'Evening Paper', bodyText: text, origin: { agency: 'AgencyT', rule: 'feed' } as never }
  expect(creditedAmong(fed, ['Evening Paper', 'AgencyS'])).toBe('AgencyT')
  expect(creditedAmong({ ...fed, bodyText: `SIENA (AgencyS) - ${text}` }, ['Evening Paper', 'AgencyS'])).toBe('AgencyS')
})

test('an agency beside it is read from a byline, from the end of a text, and past lines that are blank', () => {
  const beside = ['Evening Paper', 'AgencyS']
  const plain = copy('Evening Paper', text, '2026-11-27T01:02:00Z')
  const { origin: _, ...own } = plain
  expect(creditedAmong(own, beside)).toBeUndefined()
  expect(creditedAmong({ ...own, byline: 'By Jane Doe, AgencyS' }, beside)).toBe('AgencyS')
  expect(creditedAmong({ ...own, byline: 'Von Jana Deh und AgencyS', language: 'de' }, beside)).toBe('AgencyS')
  expect(creditedAmong({ ...own, bodyText: `\n \nSIENA (AgencyS) - ${text}` }, beside)).toBe('AgencyS')
  expect(creditedAmong({ ...own, bodyText: `${text}\n(AgencyS)\n \n` }, beside)).toBe('AgencyS')
})

test('a name is one however wide, tall or pointed it is written', () => {
  const of = (agency: string, credited?: string): Copy => ({
    id: agency as never,
    agency,
    creditedAgency: credited,
    firstSeen: agency === 'a' ? '2026-11-27T01:00:00Z' : '2026-11-27T05:00:00Z',
  })
  for (const credited of ['Ａｇｅｎｃｙ Ｓ', 'AGENCY.S', 'agency s!', 'Agencys'])
    expect(chooseOrigin([of('a', credited), of('Agency S')])).toBe('Agency S')
  expect(chooseOrigin([of('a', 'Agency 5'), of('Agency S')])).toBe('a')
  expect(chooseOrigin([of('a', 'АГЕНЦИЈА'), of('агенција')])).toBe('агенција')
})

describe('the origin is', () => {
  const of = (id: string, over: Partial<Copy> = {}): Copy => ({ id: id as never, agency: id, firstSeen: '2026-11-27T05:00:00Z', ...over })
  const chosen = (...copies: Copy[]) => {
    const one = chooseOrigin(copies)
    expect(chooseOrigin(copies.toReversed())).toBe(one)
    return one
  }
  test('the agency that most copies credit, however its name is written, and though it came last', () => {
    const late = of('Agency S', { published: '2026-11-27T09:00:00Z' })
    const credits = [of('a', { creditedAgency: 'AGENCY-S' }), of('b', { creditedAgency: 'Agency S' }), of('c', { creditedAgency: 'a' })]
    expect(chosen(...credits, late)).toBe('Agency S')
  })
  test('else the one published first; one that does not say when was published when it was seen', () => {
    expect(chosen(of('a', { published: '2026-11-27T02:00:00Z' }), of('b', { published: '2026-11-27T01:00:00Z' }))).toBe('b')
    expect(chosen(of('a', { published: '2026-11-27T06:00:00Z' }), of('b'))).toBe('b')
    expect(chosen(of('a', { published: '2026-11-27T04:00:00Z', firstSeen: '2026-11-27T08:00:00Z' }), of('b'))).toBe('a')
  })
  test('else the one seen first, else the lesser by its id', () => {
    const published = '2026-11-27T01:00:00Z'
    expect(chosen(of('a', { published }), of('b', { published, firstSeen: '2026-11-27T03:00:00Z' }))).toBe('b')
    expect(chosen(of('b', { published }), of('a', { published }))).toBe('a')
  })
  test('the one that is credited more often, by how much ever', () => {
    const credits = ['x', 'x', 'y'].map((creditedAgency, n) => of(`c${n}`, { creditedAgency, firstSeen: '2026-11-27T01:00:00Z' }))
    expect(chosen(...credits, of('y', { firstSeen: '2026-11-27T00:00:00Z' }), of('x'))).toBe('x')
  })
  test('of no copies none', () => {
    expect(() => chooseOrigin([])).toThrow(new RangeError('no copies to choose from'))
  })
})

test('an agency that a page only cites is not the story’s', () => {
  const article = {
    authors: [],
    keywords: [],
    paragraphs: [text],
    bodyText: text,
    bodyHtml: '',
    media: [],
    infoSources: ['AFP'],
    problems: [],
  }
  const entry = { id: '1', headline: 'Hotel for Siena', bodyText: '' }
  const story = (page: object) =>
    compose({ feed: { id: 'paper' as never, agency: 'Evening Paper' }, entry, article: { ...article, ...page } as never })
  expect(story({}).origin?.agency).not.toBe('AFP')
  expect(story({ origin: { agency: 'AFP', evidence: 'AFP', rule: 'metadata' } }).origin?.agency).toBe('AFP')
})
