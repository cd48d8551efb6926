/**
 * Which copy of a story is the agency's own.
 */
import type { StoryId } from '#src/brand.ts'
import { agencyNames } from '#src/credits/agency.ts'
import { readOrigin, readOriginWords } from '#src/credits/origin.ts'
import type { Story } from '../story.ts'

/** What of a copy the choice needs. */
export interface Copy {
  id: StoryId
  /** Who sent this copy to us. */
  agency: string
  /** The agency that its text names as its origin. */
  creditedAgency?: string | undefined
  /** ISO 8601; when it says it was published. */
  published?: string | undefined
  /** When it first came to us, ISO 8601. */
  firstSeen: string
}

/**
 * The agency that a copy's text names as its origin, told from the agencies whose copies it is laid beside: one that no list has is known by
 * its own feed. What was read when the copy came may not have known it yet.
 * @param agencies whose copies stand in the cluster
 */
export function creditedAmong({ agency, origin, bodyText, byline, language }: Story, agencies: readonly string[]): string | undefined {
  if (origin && origin.rule !== 'feed') return origin.agency
  const others = [...new Set(agencies)].filter((other) => name(other) !== name(agency)).sort()
  if (others.length > 0) {
    const names = agencyNames(others)
    const paragraphs = bodyText.split('\n').filter((line) => line.trim() !== '')
    const text = { paragraphs, ...(byline ? { byline } : {}), ...(language ? { language } : {}) }
    const found = readOrigin(text, readOriginWords(paragraphs, names), names).origin
    if (found) return found.agency
  }
  return origin?.agency
}

const name = (agency: string) =>
  agency
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Choose the origin: the copy of the agency that most copies credit, else the one published first, else the one seen first.
 * @throws RangeError without copies
 */
export function chooseOrigin(copies: readonly Copy[]): StoryId {
  if (copies.length === 0) throw new RangeError('no copies to choose from')
  const credited = new Map<string, number>()
  for (const copy of copies) {
    if (copy.creditedAgency) credited.set(name(copy.creditedAgency), (credited.get(name(copy.creditedAgency)) ?? 0) + 1)
  }
  const ranked = copies.map((copy) => ({ copy, votes: credited.get(name(copy.agency)) ?? 0, time: copy.published ?? copy.firstSeen }))
  ranked.sort(
    (a, b) => b.votes - a.votes || compare(a.time, b.time) || compare(a.copy.firstSeen, b.copy.firstSeen) || compare(a.copy.id, b.copy.id),
  )
  return ranked[0]!.copy.id
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
