/**
 * What PostgreSQL takes of what others have written: its text has no NUL and no lone surrogates, its integers have 32 bits, a row of an index has
 * 2,700 bytes, a statement 65,535 parameters.
 */
import { createHash } from 'node:crypto'
import type { Story } from '#src/story/story.ts'

/** The same value with every string in it fit to be stored. */
export function storable<T>(value: T): T {
  if (typeof value === 'string')
    return (value.isWellFormed() && !value.includes('\0') ? value : value.toWellFormed().replaceAll('\0', '')) as T
  if (Array.isArray(value)) return value.map(storable) as T
  if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [storable(key), storable(part)])) as T
  }
  return value
}

/** Pictures of a story: none has so many. */
const mostMedia = 200
const largestInteger = 2 ** 31 - 1
/** UTF-8 bytes of a name that an index holds. */
const longestName = 1500

/** A name that an index takes: a longer one by its hash, which tells it apart as well. */
export function indexable(name: string): string {
  return Buffer.byteLength(name) <= longestName ? name : `sha256:${createHash('sha256').update(name).digest('hex')}`
}

/** A story without the parts that cannot be stored, and what these are. */
export function storableStory(composed: Story): { story: Story; leftOut: string[] } {
  const leftOut: string[] = []
  const story: Story = { ...storable(composed) }
  const isTaken = (name: string, value: number | undefined): boolean => {
    const taken = value === undefined || (Number.isInteger(value) && value >= 0 && value <= largestInteger)
    if (!taken) leftOut.push(`${name} ${value}`)
    return taken
  }
  if (!isTaken('urgency', story.urgency)) delete story.urgency
  for (const name of ['published', 'updated', 'embargoedUntil', 'expires'] as const) {
    if (story[name] === undefined || /^\d{4}-/.test(story[name])) continue
    leftOut.push(`${name} ${story[name].slice(0, 40)}`)
    delete story[name]
  }
  for (const name of ['url', 'canonicalUrl'] as const) {
    if (story[name] === undefined || Buffer.byteLength(story[name]) <= longestName) continue
    leftOut.push(`${name}: ${story[name].length} characters`)
    delete story[name]
  }
  story.uri = indexable(story.uri)
  if (story.earlier) story.earlier = story.earlier.map(indexable)
  if (story.media.length > mostMedia) leftOut.push(`${story.media.length - mostMedia} of ${story.media.length} pictures`)
  story.media = story.media.slice(0, mostMedia).map((medium, at) => {
    const { width, height, ...rest } = medium
    return {
      ...rest,
      ...(width !== undefined && isTaken(`width of picture ${at}`, width) ? { width } : {}),
      ...(height !== undefined && isTaken(`height of picture ${at}`, height) ? { height } : {}),
    }
  })
  return { story, leftOut }
}
