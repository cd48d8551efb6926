/**
 * What holds for the entries of all agency formats, whatever they were read from.
 */
import type { Media } from '#src/credits/credit.ts'
import type { WireEntry } from './document.ts'
import { withMediaTopics } from './newscodes/mediatopics/index.ts'

/** Media with absolute addresses (against the document's own, where it has one), subjects with their Media Topics. */
export function finish(entry: WireEntry, base: string | undefined): WireEntry {
  if (entry.media) entry.media = entry.media.map((media) => absolute(media, base))
  if (entry.subjects) entry.subjects = withMediaTopics(entry.subjects)
  return entry
}

function absolute(media: Media, base: string | undefined): Media {
  const { url, renditions, ...rest } = media
  const found = (renditions ?? []).flatMap((rendition) => {
    const address = addressOf(rendition.url, base)
    // a file that came beside the item, by its name
    return [address ? { ...rendition, url: address } : rendition]
  })
  const best = found.find((rendition) => isAbsolute(rendition.url))
  if (best) return { ...rest, url: best.url, renditions: found }
  if (found.length > 0) return { ...rest, ...(rest.id === undefined && found[0] && { id: found[0].url }), renditions: found }
  const address = url && addressOf(url, base)
  // a format that only names its picture: the name is its identity
  return { ...rest, ...(address ? { url: address } : url && rest.id === undefined && { id: url }) }
}

const isAbsolute = (url: string): boolean => /^(?:https?|ftps?|sftp):\/\//i.test(url)

function addressOf(url: string, base: string | undefined): string | undefined {
  if (isAbsolute(url)) return URL.canParse(url) ? url : undefined
  if (!base || !/^https?:/i.test(base) || /^[a-z][a-z0-9+.-]*:/i.test(url) || !/[./]/.test(url)) return undefined
  return URL.canParse(url, base) ? new URL(url, base).href : undefined
}
