/**
 * Items that come together in one message and name each other: a text and its pictures (NewsML-G2 guidelines, "Packages"; `irel:` and `itemrel:` links).
 */
import type { Media } from '#src/credits/credit.ts'
import type { WireEntry } from '../../document.ts'

/** More pictures of one story are no choice any more. */
const mostShared = 50

/**
 * Gives each text and package the media of the items that it names and that are in the same message, with their captions and credits. The pictures of
 * a package with one text belong to that text too. The pictures' own entries stay.
 */
export function shareMedia(entries: WireEntry[]): void {
  if (entries.length < 2) return
  const byId = new Map(entries.flatMap((entry) => (entry.id ? [[entry.id, entry] as const] : [])))
  for (const entry of entries) {
    if (!entry.links || isMedia(entry)) continue
    const named = [...new Set(entry.links.flatMap(({ url }) => byId.get(url) ?? []))].filter((one) => one !== entry)
    const media = named
      .filter(isMedia)
      .slice(0, mostShared)
      .flatMap((one) => one.media ?? [])
    if (media.length === 0) continue
    addMedia(entry, media)
    const [text, ...others] = named.filter((one) => !isMedia(one) && one.type !== 'composite')
    if (entry.type === 'composite' && text && others.length === 0) addMedia(text, media)
  }
}

const isMedia = ({ type }: WireEntry): boolean => type === 'picture' || type === 'video' || type === 'audio' || type === 'graphic'

/** A picture that the package only named gives way to the one that is here. */
function addMedia(entry: WireEntry, media: readonly Media[]): void {
  const ids = new Set(media.flatMap(({ id }) => id ?? []))
  const others = (entry.media ?? []).filter(({ id, url }) => url !== undefined || id === undefined || !ids.has(id))
  const there = new Set(others.flatMap(({ url }) => url ?? []))
  entry.media = [...others, ...media.filter(({ url }) => url === undefined || !there.has(url))]
}
