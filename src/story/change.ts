/**
 * Is it another version? What a reader or an editor would see changed makes one; whitespace, tracking parameters and
 * reordered markup do not.
 */
import { createHash } from 'node:crypto'
import type { Story } from './story.ts'

export type VersionChange = 'created' | 'updated' | 'corrected' | 'killed' | 'restored' | 'late'

/** What has become of a story whose new state came in. */
export type Change =
  | { kind: 'unchanged' }
  /** The new state stands from now on. */
  | { kind: 'version'; change: Exclude<VersionChange, 'created' | 'late'> }
  /** It is older than what stands: it goes into the history. */
  | { kind: 'late' }

/** SHA-256 over what is seen of a story. */
export function versionHash(story: Story): string {
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
  return url.replace(/[?#].*$/, '').replace(/^.*\//, '')
}

interface Standing {
  story: Story
  hash: string
  /** An admin's kill or restore stands against what feeds say. */
  byAdmin: boolean
}

/**
 * Compare what stands with what came.
 * @param samePlace the newcomer came as the same item or under the same uri; otherwise only its page's address or text
 *   says that it is the same, and then only another text makes a version
 */
export function decideChange(standing: Standing, next: Story, { samePlace }: { samePlace: boolean }): Change {
  if (versionHash(next) === standing.hash) return { kind: 'unchanged' }
  const old = standing.story
  if (!samePlace && fold(next.bodyText) === fold(old.bodyText) && next.pubStatus === old.pubStatus) return { kind: 'unchanged' }
  if (isOlder(next, old)) return { kind: 'late' }
  if (next.pubStatus !== 'usable' && old.pubStatus === 'usable') return { kind: 'version', change: 'killed' }
  if (next.pubStatus === 'usable' && old.pubStatus !== 'usable') return { kind: 'version', change: 'restored' }
  const corrected = (['correction', 'clarification'] as const).some(
    (signal) => next.signals.includes(signal) && !old.signals.includes(signal),
  )
  return { kind: 'version', change: corrected ? 'corrected' : 'updated' }
}

/** Both say when they were last changed, and the newcomer says earlier. */
function isOlder(next: Story, old: Story): boolean {
  const a = next.updated ?? next.published
  const b = old.updated ?? old.published
  return a !== undefined && b !== undefined && Date.parse(a) < Date.parse(b)
}
