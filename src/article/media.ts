/**
 * The article's pictures with caption, alternative text and credit, and what is embedded in it.
 */
import type { Media } from '#src/credits/credit.ts'
import { parseCreditLine, splitCaption } from '#src/credits/media-credit.ts'
import { absoluteAddress } from '#src/text/address.ts'
import type { Block, Embedded, Mark } from './body/blocks.ts'
import type { Body } from './body/index.ts'
import { isMarked } from './body/prose.ts'
import { isNode, type LinkedNode, stringOf, valuesOf } from './page/linked-data.ts'
import { meta, type Survey } from './page/survey.ts'
import { squeeze } from './page/text.ts'
import type { Element } from './page/tree.ts'

const maxPictures = 60
/** Furniture that pictures of the article stand in: its name speaks of pictures. */
const pictorial =
  /figure|figcaption|caption|image|photo|picture|media|galler|galerie|slide|carousel|foto|bild|img|lightbox|header|hero|hidden|article|video|player|infobox|social post/i
/** Boxes whose pictures are other stories' or the author's, whatever else their names say. */
const notPictorial =
  /auth?or|byline|avatar|biograph|(?:^|[^a-z])bio(?![a-z])|related|recommend|teaser|promo|newsletter|comment|logo|share|sponsor|banner|another article|trending|popular/i
const creditNames = /credit|copyright|photographer|fotograf|nachweis|urheber|source|quelle|kredit|firma|agency/i
const captionNames =
  /caption|bildunterschrift|bildtext|legend|leyenda|didascalia|epigrafe|pie|desc|bildinfo|bildtext|billedtekst|bildetekst/i
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
  for (const source of widest !== undefined && widest.width > 0 ? [widest.url, ...plainSources] : [...plainSources, widest?.url]) {
    const url = source === undefined ? undefined : absoluteAddress(source, base)
    if (url !== undefined) return url
    // a page read without its address still names its pictures
    if (source !== undefined && base === undefined && /^[\w./%-]+$/.test(source)) return source
  }
  return undefined
}

/** Two addresses of one picture in two sizes: the same file name without query and size. */
const fileKey = (url: string): string => {
  const path = url.replace(/[?#][\s\S]*/, '')
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/[-_]?\d{2,4}x\d{2,4}|[-_](?:large|small|medium|thumb|scaled|\d{3,4}w?)(?=\.)/gi, '')
  return name.length > 8 ? name.toLowerCase() : path.toLowerCase()
}

function allowed(mark: Mark | undefined): boolean {
  for (let at = mark; at !== undefined; at = at.outer)
    if (!at.cancelled && (notPictorial.test(at.reason) || !pictorial.test(at.reason))) return false
  return true
}

interface CaptionBlock {
  block: Block
  credit: boolean
}

const nameOf = (element: Element): string => `${element.tag} ${element.attribs.class ?? ''} ${element.attribs.itemprop ?? ''}`

const isPicture = ({ element: { tag } }: Embedded): boolean => tag === 'img' || tag === 'amp-img'

/** How many blocks before and after a picture its caption may stand. */
const [reachBefore, reachAfter] = [3, 7]

/** Blocks near pictures that a page (or the body finder) takes for captions or credits. */
function captionBlocks(blocks: readonly Block[], pictures: readonly Embedded[], body: Body): CaptionBlock[] {
  const found: CaptionBlock[] = []
  let next = 0
  for (const block of blocks) {
    while (next < pictures.length && pictures[next]!.order + reachAfter < block.order) next++
    if (next === pictures.length) break
    if (block.order < pictures[next]!.order - reachBefore || block.text.length > 1200) continue
    let caption = block.kind === 'caption' || body.why.get(block) === 'caption'
    let credit = false
    let at: Element | undefined = block.element
    for (let i = 0; i < 4 && at !== undefined; i++, at = at.parent) {
      const name = nameOf(at)
      if (creditNames.test(name) && i < 2) credit = true
      if (captionNames.test(name)) caption = true
    }
    if (caption || (credit && isMarked(block) !== undefined)) found.push({ block, credit })
  }
  return found.slice(0, 400)
}

function contains(outer: Element, inner: Element): boolean {
  for (let at: Element | undefined = inner; at !== undefined; at = at.parent) if (at === outer) return true
  return false
}

/** The caption's and the credit's text in the smallest box around the picture that has any. */
function captionFor(picture: Embedded, captions: readonly CaptionBlock[]): { caption: string; credit: string } {
  let box: Element | undefined = picture.element.parent
  for (let i = 0; i < 7 && box !== undefined; i++, box = box.parent) {
    const near = captions.filter(
      ({ block }) =>
        block.order >= picture.order - reachBefore && block.order <= picture.order + reachAfter && contains(box!, block.element),
    )
    if (near.length === 0) {
      if (box.tag === 'figure') break
      continue
    }
    const texts = (credit: boolean): string =>
      [...new Set(near.filter((one) => one.credit === credit).map((one) => one.block.text))].join(' ')
    return { caption: texts(false), credit: texts(true) }
  }
  return { caption: '', credit: '' }
}

function describe(media: Media, captionText: string, creditText: string): Media {
  // the alternative text is often printed again as the caption's first line
  const text =
    media.altText !== undefined && captionText.startsWith(`${media.altText} ${media.altText}`)
      ? captionText.slice(media.altText.length + 1)
      : captionText
  const parts = splitCaption(text.slice(0, 2000))
  if (parts.caption !== undefined) media.caption = parts.caption
  const separate = creditText === '' ? undefined : splitCaption(creditText.slice(0, 400))
  const line = separate?.creditLine ?? (creditText === '' ? parts.creditLine : creditText)
  if (line !== undefined) {
    media.creditLine = line
    const credit = separate?.credit ?? parts.credit ?? parseCreditLine(line)
    if (Object.keys(credit).length > 0) media.credit = credit
  }
  return media
}

/** The page's own picture, by its metadata: the fallback when the text has none. */
function leadPicture(survey: Survey, article: LinkedNode | undefined, base: string | undefined): Media | undefined {
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
  return describe(media, stringOf(linked, 'caption') ?? '', stringOf(linked, 'creditText') ?? stringOf(linked, 'copyrightNotice') ?? '')
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
  const own = embedded.filter(
    ({ order, mark, element }) =>
      order <= last + 3 && (order >= first || (body.root !== undefined && contains(body.root, element))) && allowed(mark),
  )
  const captions = captionBlocks(blocks, own.filter(isPicture), body)
  const media: Media[] = []
  const embeds: string[] = []
  const seen = new Set<string>()
  for (const one of own) {
    const { attribs } = one.element
    if (!isPicture(one)) {
      const url = one.order > last ? undefined : embedUrl(one.element, base)
      if (url !== undefined && !embeds.includes(url) && embeds.length < 50) embeds.push(url)
      continue
    }
    const [width, height] = [Number(attribs.width), Number(attribs.height)]
    if (media.length >= maxPictures || (width > 0 && width < 80) || (height > 0 && height < 60)) continue
    const url = pictureUrl(one.element, base)
    if (url === undefined || notPictures.test(url) || seen.has(fileKey(url))) continue
    const found = captionFor(one, captions)
    // after the last paragraph only what has a caption is still the article's
    if (one.order > last && found.caption === '') continue
    seen.add(fileKey(url))
    const altText = squeeze(attribs.alt ?? '')
    if (altText !== '' && authors.includes(altText)) continue
    const picture: Media = { type: 'picture', url, ...(altText !== '' && { altText }) }
    if (Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0) Object.assign(picture, { width, height })
    media.push(describe(picture, found.caption, found.credit))
  }
  if (media.length === 0) {
    const lead = leadPicture(survey, article, base)
    if (lead !== undefined) media.push(lead)
  }
  return { media, embeds }
}
