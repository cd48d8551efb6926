/**
 * One picture or clip out of all the sizes and formats that an agency offers of it.
 */

import { agencyNamed } from '#src/credits/agency.ts'
import type { Media, Rendition } from '#src/credits/credit.ts'
import { parseCreditLine, splitCaption } from '#src/credits/media-credit.ts'

const byRole: [RegExp, number][] = [
  [/thumb|icon|small|tiny/i, 1],
  [/preview|viewimage|low|web|quicklook|teaser/i, 3],
  [/base|main|medium|large|mid/i, 5],
  [/high|hi-?res|full|print/i, 6],
  [/orig|filed|master|source/i, 7],
]

const roleRank = (role = ''): number => byRole.find(([words]) => words.test(role))?.[1] ?? 4

/**
 * The largest first; where sizes are missing, by what the role says (original before preview before thumbnail); a clip's stills behind
 * all its clips. Stable.
 */
function bestFirst(renditions: readonly Rendition[], type: Media['type']): Rendition[] {
  const moves = type === 'video' || type === 'audio'
  const isOther = (r: Rendition) => Number(moves && r.mimeType !== undefined && mediaTypeOf(r.mimeType) !== type)
  const area = (r: Rendition) => (r.width ?? 0) * (r.height ?? 0)
  const allSized = renditions.every((r) => area(r) > 0)
  const weight = (r: Rendition) => (r.length ?? 0) / 1e12
  const rank = (r: Rendition) => (allSized ? area(r) : roleRank(r.role)) + weight(r)
  return [...renditions].sort((a, b) => isOther(a) - isOther(b) || rank(b) - rank(a))
}

export interface MediaFacts {
  type: Media['type']
  id?: string | undefined
  caption?: string | undefined
  altText?: string | undefined
  headline?: string | undefined
  creditLine?: string | undefined
  /** Who took it, where the source says so apart from the credit line. */
  photographer?: string | undefined
  /** Who supplied it, where the source says so apart from the credit line. */
  agency?: string | undefined
  renditions?: readonly Rendition[] | undefined
}

/** A Media with its best rendition as `url`, and its credit taken apart; the source's own fields go before what the credit line's words say. */
export function mediaOf(facts: MediaFacts): Media {
  const renditions = bestFirst(facts.renditions ?? [], facts.type)
  const [best] = renditions
  const media: Media = { type: facts.type }
  if (best) {
    media.url = best.url
    if (best.width) media.width = best.width
    if (best.height) media.height = best.height
    if (best.mimeType) media.mimeType = best.mimeType
    media.renditions = renditions
  }
  for (const key of ['id', 'caption', 'altText', 'headline'] as const) {
    const value = facts[key]
    if (value) media[key] = value
  }
  if (!facts.creditLine && !facts.photographer && facts.caption) {
    const parts = splitCaption(facts.caption)
    if (parts.creditLine) media.creditLine = parts.creditLine
    if (parts.credit) media.credit = parts.credit
    if (parts.creditLine && !parts.caption) delete media.caption
    else if (parts.caption) media.caption = parts.caption
    if (facts.agency && !media.credit?.agency) media.credit = { ...media.credit, agency: agencyNamed(facts.agency)?.name ?? facts.agency }
    return media
  }
  const line = facts.creditLine ?? [facts.photographer, facts.agency].filter(Boolean).join(' / ')
  if (line) {
    media.creditLine = line
    const credit = parseCreditLine(line)
    if (facts.photographer) {
      // `REUTERS TV` in a photographer's field is no person
      const agency = agencyNamed(facts.photographer)
      if (agency) credit.agency ??= agency.name
      else credit.photographer = parseCreditLine(facts.photographer).photographer ?? facts.photographer.replace(/^[A-Z]{0,3}\d+\/_?/, '')
    }
    if (credit.agency === undefined && facts.agency) credit.agency = parseCreditLine(facts.agency).agency ?? facts.agency
    if (Object.keys(credit).length > 0) media.credit = credit
  }
  return media
}

/** What kind of media a MIME type or an IPTC class name means; undefined when it is neither picture, clip nor sound. */
export function mediaTypeOf(name: string | undefined): Media['type'] | undefined {
  if (!name) return undefined
  if (/graphic|svg/i.test(name)) return 'graphic'
  if (/image|picture|photo/i.test(name)) return 'picture'
  if (/video|moving/i.test(name)) return 'video'
  if (/audio|sound/i.test(name)) return 'audio'
  return undefined
}
