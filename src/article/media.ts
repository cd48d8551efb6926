/**
 * The article's pictures with caption, alternative text and credit, and what is embedded in it.
 */
import type { Media } from '#src/credits/credit.ts'
import type { Own } from '#src/credits/credit-line.ts'
import { parseCreditLine, splitCaption } from '#src/credits/media-credit.ts'
import { patterns, words } from '#src/languages/index.ts'
import { absoluteAddress } from '#src/text/address.ts'
import type { Block, Embedded } from './body/blocks.ts'
import type { Body } from './body/index.ts'
import { within } from './body/prose.ts'
import { captionBlocks, captionFor } from './media-captions.ts'
import { isNode, type LinkedNode, stringOf, valuesOf } from './page/linked-data.ts'
import { meta, type Survey } from './page/survey.ts'
import { plain, squeeze } from './page/text.ts'
import type { Element } from './page/tree.ts'

const maxPictures = 60
/** Pictures of a page that are looked at. */
const mostCandidates = 200
/** Furniture that pictures of the article stand in: its name speaks of pictures. */
const pictorial =
  /figure|figcaption|caption|image|photo|picture|media|galler|galerie|slide|carousel|foto|bild|img|lightbox|header|hero|hidden|article|video|player|infobox|social post/i
/** Boxes whose pictures are other stories' or the author's, whatever else their names say. */
const notPictorial =
  /auth?or|byline|avatar|biograph|(?:^|[^a-z])bio(?![a-z])|related|recommend|teaser|promo|newsletter|comment|logo|share|sponsor|banner|another article|trending|popular/i
const notPictures =
  /(?:logo|icon|sprite|avatar|pixel|spacer|blank|placeholder|1x1|tracking|badge|emoji|loading|transparent)[^/]*$|\.svg(?:[?#]|$)|^data:|\/(?:ads?|pixel|beacon)\//i

interface Candidate {
  url: string
  width: number
}

/** The candidates of a `srcset`, widths in pixels (a density counts as that many hundred). */
function candidatesOf(srcset: string): Candidate[] {
  const found: Candidate[] = []
  // commas stand in addresses too; only one before white space, or after a descriptor, ends a candidate
  for (const part of srcset
    .slice(0, 10_000)
    .split(/,\s|(?<=\s\d{1,5}[wx]),/)
    .slice(0, 40)) {
    const [url, size] = part.trim().split(/\s+/)
    if (url === undefined || url === '') continue
    const width = size === undefined ? 0 : Number.parseFloat(size) * (size.endsWith('x') ? 100 : 1)
    found.push({ url, width: Number.isFinite(width) ? width : 0 })
  }
  return found
}

/** An attribute that some script takes a picture's address from: `data-lazyimage-src`. */
const lazyName = /^data-(?!caption|credit|alt|title)[\w-]*(?:src|url|image|img|original|lazy|full|large|hi-?res)[\w-]*$/i
const pictureAddress = /^[^\s{}$<>"]{4,2000}\.(?:jpe?g|png|webp|avif|gif)(?:[?#][^\s{}$<>"]*)?$/i

/** The best address of a picture: the widest of its candidates, else its `src`, lazy attributes included. */
function pictureUrl(element: Element, base: string | undefined): string | undefined {
  const { attribs } = element
  const sets: string[] = []
  for (const name of ['srcset', 'data-srcset', 'data-lazy-srcset']) if (attribs[name]) sets.push(attribs[name])
  if (element.parent?.tag === 'picture') {
    for (const child of element.parent.children) {
      if (typeof child !== 'string' && child.tag === 'source') sets.push(child.attribs.srcset ?? child.attribs['data-srcset'] ?? '')
    }
  }
  const widest = sets.flatMap(candidatesOf).sort((a, b) => b.width - a.width)[0]
  const plainSources = ['data-src', 'data-original', 'data-lazy-src', 'data-original-src', 'src']
    .map((name) => attribs[name])
    .filter((src) => src !== undefined && src !== '' && !src.startsWith('data:'))
  // only where nothing else has one
  if (plainSources.length === 0 && widest === undefined)
    plainSources.push(
      ...Object.keys(attribs)
        .filter((name) => lazyName.test(name))
        .map((name) => attribs[name])
        .filter((value) => pictureAddress.test(value ?? '')),
    )
  for (const source of widest !== undefined && widest.width > 0 ? [widest.url, ...plainSources] : [...plainSources, widest?.url]) {
    const url = source === undefined ? undefined : absoluteAddress(source, base)
    if (url !== undefined) return url
    // a page read without its address still names its pictures
    if (source !== undefined && base === undefined && /^[\w./%-]+$/.test(source)) return source
  }
  return undefined
}

/** What names a picture's size. Other numbers tell pictures apart: `tram-100.jpg`, `tram-102.jpg`. */
const sized =
  /[-_]?\d{2,4}x\d{2,4}|[-_](?:large|small|medium|thumb|scaled|\d{3,4}w|150|2[04]0|3[026]0|375|400|4[58]0|5[04]0|6[04]0|7[02]0|750|768|8[02]0|900|960|1000|1024|1080|1200|1280|1366|1400|1440|1500|1536|1600|1800|1920|2000|2048|2400|2560)(?=\.)/gi

/** Two addresses of one picture in two sizes: the same file name without query and size. */
const fileKey = (url: string): string => {
  const path = url.replace(/[?#][\s\S]*/, '')
  const name = path.slice(path.lastIndexOf('/') + 1).replace(sized, '')
  return name.length > 8 ? name.toLowerCase() : path.toLowerCase()
}

/** The figure that an element stands in. */
function figureOf(element: Element): Element | undefined {
  let at = element.parent
  for (let steps = 0; at !== undefined && at.tag !== 'figure' && steps < 8; steps++) at = at.parent
  return at?.tag === 'figure' ? at : undefined
}

/** The figure of a picture that has a caption there. */
function captionedFigure(element: Element): Element | undefined {
  const figure = figureOf(element)
  return figure?.children.some((child) => typeof child !== 'string' && child.tag === 'figcaption') ? figure : undefined
}

function allowed({ mark, element }: Embedded): boolean {
  for (let at = mark; at !== undefined; at = at.outer)
    if (!at.cancelled && (notPictorial.test(at.reason) || !pictorial.test(at.reason))) {
      // what shows a figure's picture larger
      if (/\b(?:button|modal|overlay|zoom)\b/i.test(at.reason) && !notPictorial.test(at.reason) && figureOf(element) !== undefined) continue
      return false
    }
  return true
}

const isPicture = ({ element: { tag } }: Embedded): boolean => tag === 'img' || tag === 'amp-img'

/** A link or a button at a caption's end. */
const behindCaption = new RegExp(`(?<=[.!?)\\]»”"…])\\s+(?:(?:${patterns('buttons')}|${patterns('pointers')})\\s*[>»›…]*|[>»›…]+)$`, 'iu')
/** `1 of 3`, `[2/5]`: a picture's number of many. */
const counter = new RegExp(
  `^(?:(?:${words('pictureNouns').join('|')})\\s)?[[(]?\\d{1,3}\\s?(?:/|${words('outOf').join('|')})\\s?\\d{1,3}[\\])]?(?:\\s|$)`,
  'iu',
)
const captionLabel = new RegExp(`^(?:${patterns('captionLabels')})\\s?[:：]\\s*`, 'iu')

const opensElsewhere = new RegExp(`,? ?[(]?(?:${patterns('opensElsewhere')})[)]?$`, 'iu')

const captionLine = (line: string): string => line.replace(opensElsewhere, '').replace(counter, '').replace(behindCaption, '').trim()

function describe(media: Media, captionText: string, creditText: string, own: Own): Media {
  const text = captionText.slice(0, 2000).split('\n').map(captionLine).join('\n')
  const credits = creditText.slice(0, 600).split('\n').map(captionLine).join('\n')
  // a box that is named for its source may hold the caption, too
  const split = credits === '' ? undefined : splitCaption(credits, own)
  const separate = split && split.creditLine === undefined && credits.length < 120 ? splitCaption(`/ Photo: ${credits}`, own) : split
  const parts = splitCaption(text, own)
  const caption = parts.caption ?? (separate?.creditLine === undefined ? undefined : separate.caption)
  if (caption !== undefined) media.caption = caption.replace(captionLabel, '')
  const line = separate?.creditLine ?? (credits === '' ? parts.creditLine : credits.replace(/\s+/g, ' '))
  if (line !== undefined) {
    media.creditLine = line
    const credit = separate?.credit ?? parts.credit ?? parseCreditLine(line, own)
    if (Object.keys(credit).length > 0) media.credit = credit
  }
  return media
}

/** The page's own picture, by its metadata: the fallback when the text has none. */
function leadPicture(survey: Survey, article: LinkedNode | undefined, base: string | undefined, own: Own): Media | undefined {
  const linked = valuesOf(article, 'image').find(isNode)
  const fromLinked = linked ?? valuesOf(article, 'image').find((value) => typeof value === 'string')
  const source =
    meta(survey, 'og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src') ??
    (typeof fromLinked === 'string' ? fromLinked : (stringOf(linked, 'url') ?? stringOf(linked, 'contentUrl')))
  const url = source === undefined ? undefined : absoluteAddress(source, base)
  if (url === undefined || notPictures.test(url)) return undefined
  const alt = meta(survey, 'og:image:alt', 'twitter:image:alt')
  const media: Media = { type: 'picture', url, ...(alt !== undefined && alt !== '' && { altText: squeeze(alt) }) }
  const [width, height] = [Number(meta(survey, 'og:image:width')), Number(meta(survey, 'og:image:height'))]
  if (width > 0 && height > 0) Object.assign(media, { width, height })
  return describe(
    media,
    stringOf(linked, 'caption') ?? '',
    stringOf(linked, 'creditText') ?? stringOf(linked, 'copyrightNotice') ?? '',
    own,
  )
}

export interface PageMedia {
  media: Media[]
  embeds: string[]
}

/** Platforms whose players and posts are content; other frames are advertising and forms. */
const platforms =
  /(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com|dailymotion\.com|twitter\.com|x\.com|instagram\.com|facebook\.com|tiktok\.com|soundcloud\.com|spotify\.com|datawrapper\.de|dwcdn\.net|flourish\.studio|infogram\.com|jwplatform\.com|jwplayer\.com|brightcove\.net|rumble\.com|vk\.com|ok\.ru|t\.me|reddit\.com|bsky\.app|threads\.net|giphy\.com|podcasts\.apple\.com|documentcloud\.org|scribd\.com|twitch\.tv|streamable\.com|arcgis\.com|google\.com|acast\.com|megaphone\.fm|podbean\.com|buzzsprout\.com|ivoox\.com|rutube\.ru|bilibili\.com|youku\.com|nicovideo\.jp|naver\.com|kakao\.com)$/i

function embedUrl({ tag, attribs, children }: Element, base: string | undefined): string | undefined {
  if (tag === 'amp-youtube' && attribs['data-videoid'] !== undefined)
    return `https://www.youtube.com/watch?v=${encodeURIComponent(attribs['data-videoid'])}`
  if (tag === 'amp-twitter' && attribs['data-tweetid'] !== undefined)
    return `https://twitter.com/i/status/${encodeURIComponent(attribs['data-tweetid'])}`
  if (tag === 'blockquote') {
    const cited = attribs.cite ?? attribs['data-instgrm-permalink']
    const links: string[] = []
    const stack = [...children]
    for (let at = stack.pop(); at !== undefined && links.length < 50; at = stack.pop()) {
      if (typeof at === 'string') continue
      if (at.tag === 'a' && at.attribs.href !== undefined) links.unshift(at.attribs.href)
      stack.push(...at.children.slice(0, 200))
    }
    return absoluteAddress(
      cited ?? links.find((link) => /\/(?:status(?:es)?|p|reel|video|posts?)\//.test(link)) ?? links.at(-1) ?? '',
      base,
    )
  }
  const source =
    attribs.src ||
    attribs['data-src'] ||
    attribs.data ||
    children.map((child) => (typeof child === 'string' ? '' : (child.attribs.src ?? ''))).find((src) => src !== '')
  const url = source ? absoluteAddress(source, base) : undefined
  if (url === undefined || tag === 'video' || tag === 'audio' || tag === 'amp-video') return url
  return platforms.test(new URL(url).hostname) ? url : undefined
}

/** Names of the outlet whose page it is: nobody's who took a picture. */
function ownNames(survey: Survey, article: LinkedNode | undefined): string[] {
  const names = [meta(survey, 'og:site_name', 'application-name'), stringOf(article, 'publisher')]
  return names.filter((name) => name !== undefined)
}

/** How many blocks above the headline its picture may stand. */
const reachAbove = 8

/** A picture above the headline is its own where both stand in one part of the page, in a figure or with a caption, and link nowhere else. */
function isAbove({ element, order }: Embedded, headline: Block | undefined, captioned: boolean): boolean {
  if (headline === undefined || order > headline.order || order < headline.order - reachAbove) return false
  let figure = captioned
  for (let at: Element | undefined = element; at !== undefined; at = at.parent) {
    if (at.tag === 'a' && at.attribs.href !== undefined && !/\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)|^#/i.test(at.attribs.href))
      return false
    if (at.tag === 'figure') figure = true
    if (/^(?:body|html|nav|aside|footer)$/.test(at.tag)) return false
    if (within(headline.element, at)) return figure
  }
  return false
}

/** The largest address and the description of a picture that JSON-LD knows. */
const linkedPictures = (article: LinkedNode | undefined): LinkedNode[] => valuesOf(article, 'image').filter(isNode).slice(0, maxPictures)

/** What a picture's own attributes say where no line stands by it. */
function fromAttributes({ attribs }: Element): { caption: string; credit: string } {
  const caption = attribs['data-caption'] ?? attribs['data-image-caption'] ?? attribs['data-description'] ?? ''
  const credit = attribs['data-credit'] ?? attribs['data-copyright'] ?? attribs['data-photo-credit'] ?? attribs['data-author'] ?? ''
  return { caption: plain(caption), credit: plain(credit) }
}

/** A credit in a picture's title or alternative text (`title="Foto: dpa"`). */
function creditBeside(media: Media, { attribs }: Element, own: Own): void {
  if (media.creditLine !== undefined) return
  for (const text of [attribs.title, attribs.alt]) {
    const { creditLine, credit } = splitCaption(squeeze(text ?? '').slice(0, 600), own)
    if (creditLine === undefined || (credit?.agency ?? credit?.photographer) === undefined) continue
    Object.assign(media, { creditLine, credit })
    return
  }
}

/** The pictures between the headline and the end of the text, each once, then what is embedded there. */
export function readMedia(
  embedded: readonly Embedded[],
  blocks: readonly Block[],
  body: Body,
  survey: Survey,
  article: LinkedNode | undefined,
  base: string | undefined,
  authors: readonly string[],
): PageMedia {
  const first = body.headline?.order ?? body.blocks[0]?.order ?? 0
  const last = (body.blocks.at(-1)?.order ?? -1) + 1
  const own = ownNames(survey, article)
  const near = embedded.filter(
    (one) =>
      one.order <= last + 3 &&
      (one.order >= first - reachAbove || (body.root !== undefined && within(one.element, body.root))) &&
      allowed(one),
  )
  const pictures = near.filter(isPicture).slice(0, mostCandidates)
  const candidates = new Set(pictures)
  const captions = captionBlocks(blocks, pictures, body)
  const shown = distinctPictures(pictures, base)
  const text = new Set(body.blocks)
  const media: Media[] = []
  const embeds: string[] = []
  const seen = new Set<string>()
  const used = new Set<string>()
  const linked = linkedPictures(article)
  for (const one of near) {
    const { attribs } = one.element
    const inside = one.order >= first || (body.root !== undefined && within(one.element, body.root))
    if (!isPicture(one)) {
      const url = one.order > last || !inside ? undefined : embedUrl(one.element, base)
      if (url !== undefined && !embeds.includes(url) && embeds.length < 50) embeds.push(url)
      continue
    }
    const [width, height] = [Number(attribs.width), Number(attribs.height)]
    if (media.length >= maxPictures || !candidates.has(one)) continue
    const url = pictureUrl(one.element, base)
    // a figure whose caption is printed has a picture, whatever script knows its address
    const figure = url === undefined ? captionedFigure(one.element) : undefined
    if (url === undefined ? figure === undefined : notPictures.test(url)) continue
    const key = url === undefined ? `figure ${one.order}` : fileKey(url)
    if (seen.has(key)) continue
    const found = captionFor(one, captions, shown, blocks, text)
    // a page's styles may show larger what its attributes say is small
    if (found.caption === '' && ((width > 0 && width < 80) || (height > 0 && height < 60))) continue
    if (!inside && !isAbove(one, body.headline, found.caption !== '' || found.credit !== '')) continue
    // after the last paragraph only what has a caption is still the article's
    if (one.order > last && found.caption === '') continue
    if (url === undefined && found.caption === '') continue
    seen.add(key)
    const altText = squeeze(attribs.alt ?? '')
    if (altText !== '' && authors.includes(altText)) continue
    const picture: Media = { type: 'picture', ...(url !== undefined && { url }), ...(altText !== '' && { altText }) }
    if (Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0) Object.assign(picture, { width, height })
    for (const line of `${found.caption}\n${found.credit}`.split('\n')) used.add(line)
    const said = found.caption === '' && found.credit === '' ? fromAttributes(one.element) : found
    const node = linked.find((image) => fileKey(stringOf(image, 'url') ?? stringOf(image, 'contentUrl') ?? '') === key)
    const caption = said.caption || (said.credit === '' ? (stringOf(node, 'caption') ?? '') : '')
    const credit = said.credit || (said.caption === '' ? (stringOf(node, 'creditText') ?? '') : '')
    const described = describe(picture, caption, credit, own)
    creditBeside(described, one.element, own)
    media.push(described)
  }
  const loose = looseLines(body, used)
  if (media.length === 0) {
    const lead = leadPicture(survey, article, base, own)
    if (lead !== undefined) media.push(lead.caption === undefined && loose !== '' ? describe(lead, loose, '', own) : lead)
    else if (loose !== '') media.push(describe({ type: 'picture' }, loose, '', own))
  } else if (loose !== '' && media[0]!.caption === undefined && media[0]!.creditLine === undefined) describe(media[0]!, loose, '', own)
  return { media, embeds }
}

/** Each picture's first place: a page gives one again where no script runs. */
function distinctPictures(pictures: readonly Embedded[], base: string | undefined): Embedded[] {
  const seen = new Set<string>()
  return pictures.filter(({ element, order }) => {
    const url = pictureUrl(element, base)
    if (url === undefined ? captionedFigure(element) === undefined : notPictures.test(url)) return false
    const key = url === undefined ? `figure ${order}` : `${fileKey(url)} ${order}`
    return !seen.has(key) && seen.add(key)
  })
}

/** Lines that credit a picture which the page does not show where they stand. */
function looseLines({ why }: Body, used: ReadonlySet<string>): string {
  const lines = [...why].filter(([block, reason]) => reason === 'caption' && block.kind === 'paragraph' && !used.has(block.text))
  const credited = lines.find(([block]) => splitCaption(block.text).creditLine !== undefined)
  return credited?.[0].text ?? ''
}
