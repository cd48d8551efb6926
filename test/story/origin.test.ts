/**
 * Which copy of a story is the agency's own.
 */
import { expect, test } from 'vitest'
import { compose } from '#src/story/compose.ts'
import { chooseOrigin, creditedAmong } from '#src/story/decide/origin.ts'

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
