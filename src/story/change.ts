/**
 * Is it another version? What a reader or an editor would see changed makes one; whitespace, tracking parameters and
 * reordered markup do not.
 */
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Story } from './story.ts'

export type VersionChange = 'created' | 'updated' | 'corrected' | 'killed' | 'restored' | 'late'

/** Of a story that is being stored it is asked for several times. */
const known = new WeakMap<Story, string>()

/** SHA-256 over what is seen of a story. */
export function versionHash(story: Story): string {
  const hash = known.get(story) ?? hashOf(story)
  known.set(story, hash)
  return hash
}

function hashOf(story: Story): string {
  const seen = [
    story.pubStatus,
    story.embargoedUntil ?? '',
    fold(story.headline),
    fold(story.summary ?? ''),
    fold(story.bodyText),
    fold(story.byline ?? ''),
    fold(story.edNote ?? ''),
    ...story.media.map((media) => [fold(media.caption ?? ''), fold(media.creditLine ?? ''), picture(media.url ?? '')].join('\u0001')),
  ]
  return createHash('sha256').update(seen.join('\u0000')).digest('hex')
}

/** Text as it is read: one kind of space, one kind of quote mark, no invisible characters. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A picture's file: sizes and cache keys in the query, and the host that serves it, change from fetch to fetch. */
function picture(url: string): string {
  return url.replace(/[?#][\s\S]*/, '').replace(/^.*\//, '')
}

/** SHA-256 over what an item says of its story: whether it may be used is not in it, as that is ruled, not told (place/status.ts). */
export const toldHash = (story: Story): string => versionHash(story.pubStatus === 'usable' ? story : { ...story, pubStatus: 'usable' })

/** The same text, as it is read. */
export const sameBody = (a: Story, b: Story): boolean => fold(a.bodyText) === fold(b.bodyText)

/** Does it call itself corrected where the one before did not? */
export const isCorrected = (before: Story, after: Story): boolean =>
  (['correction', 'clarification'] as const).some((signal) => after.signals.includes(signal) && !before.signals.includes(signal))

/** When its source says that it was last changed. */
export const saidAt = ({ updated, published }: Story): string | undefined => updated ?? published

/** Which of two states is later by what their source says of when they were last changed: above 0 the first; 0 when that is not said. */
export const saidOrder = (one: Story, other: Story): number => timeOrder(saidAt(one), saidAt(other))

/** Of two instants: above 0 when the first is later; 0 when one is not known. */
export const timeOrder = (one: string | undefined, other: string | undefined): number =>
  one !== undefined && other !== undefined ? Date.parse(one) - Date.parse(other) : 0

/** What one state of a story has otherwise than the one before: the names of its parts, and how many words of headline and text came and went. */
export interface Changes {
  fields: string[]
  wordsAdded: number
  wordsRemoved: number
}

const compared = [
  ...[
    'headline',
    'summary',
    'bodyText',
    'byline',
    'slugline',
    'located',
    'language',
    'urgency',
    'pubStatus',
    'embargoedUntil',
    'expires',
    'edNote',
  ],
  ...['usageTerms', 'copyrightNotice', 'subjects', 'keywords', 'places', 'genres', 'authors', 'media', 'url', 'published', 'updated'],
] as const satisfies readonly (keyof Story)[]

/** The changes from one state to the next; words are counted, each as often as it stands, and wherever. */
export function changesOf(before: Story, after: Story): Changes {
  const left = wordsOf(before)
  let wordsAdded = 0
  for (const [word, count] of wordsOf(after)) {
    wordsAdded += Math.max(0, count - (left.get(word) ?? 0))
    left.set(word, (left.get(word) ?? 0) - count)
  }
  const wordsRemoved = [...left.values()].reduce((sum, count) => sum + Math.max(0, count), 0)
  return { fields: compared.filter((field) => !isDeepStrictEqual(before[field], after[field])), wordsAdded, wordsRemoved }
}

function wordsOf({ headline, bodyText }: Story): Map<string, number> {
  const words = new Map<string, number>()
  for (const word of fold(`${headline} ${bodyText}`).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'-]*/gu) ?? [])
    words.set(word, (words.get(word) ?? 0) + 1)
  return words
}
