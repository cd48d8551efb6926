/**
 * The rest of what a page says of its article: section, keywords, canonical URL, paywall, live blog, paging, robots.
 */

import { absoluteAddress } from '#src/text/address.ts'
import { isNode, type LinkedNode, stringOf, typesOf, urlKey, valuesOf } from '../page/linked-data.ts'
import { meta, type Survey } from '../page/survey.ts'
import { plain } from '../page/text.ts'
import { nextPageOf } from './paging.ts'

function linkOf(survey: Survey, rel: string, base: string | undefined): string | undefined {
  for (const { attribs } of survey.links) {
    if (attribs.href !== undefined && attribs.href !== '' && (attribs.rel ?? '').toLowerCase().split(/\s+/).includes(rel))
      return absoluteAddress(attribs.href, base)
  }
  return undefined
}

const isHome = (url: string): boolean => /^https?:\/\/[^/]+\/?$/.test(url)

/** The URL that the publisher wants the article known by. A canonical link to the home page is a template's mistake and is ignored. */
export function readCanonical(survey: Survey, article: LinkedNode | undefined, url: string | undefined): string | undefined {
  const claims = [
    linkOf(survey, 'canonical', url),
    absoluteAddress(meta(survey, 'og:url') ?? '', url),
    absoluteAddress(stringOf(article, 'url') ?? '', url),
  ]
  const good = claims.filter((claim) => claim !== undefined && (!isHome(claim) || (url !== undefined && urlKey(claim) === urlKey(url))))
  return good[0]?.replace(/#[\s\S]*/, '')
}

export const readSection = (survey: Survey, article: LinkedNode | undefined): string | undefined => {
  const section =
    stringOf(article, 'articleSection') ??
    meta(survey, 'article:section', 'parsely-section', 'section', 'og:article:section', 'cxenseparse:section')
  return section === undefined ? undefined : plain(section).slice(0, 100)
}

/** Keywords as the page lists them, each once. */
export function readKeywords(survey: Survey, article: LinkedNode | undefined): string[] {
  const lists = [
    valuesOf(article, 'keywords').flatMap((value) =>
      typeof value === 'string' ? [value] : isNode(value) ? [stringOf(value, 'name') ?? ''] : [],
    ),
    survey.metas.get('article:tag') ?? [],
    survey.metas.get('news_keywords') ?? [],
    survey.metas.get('keywords') ?? [],
  ]
  const words = (lists.find((list) => list.some((value) => value.trim() !== '')) ?? []).flatMap((value) =>
    plain(value.slice(0, 4000)).split(/(?:(?<!\s)\s+)?[,;،、]\s*/),
  )
  return [...new Set(words.filter((word) => word !== '' && word.length < 100))].slice(0, 50)
}

export function isPaywalled(survey: Survey, nodes: readonly LinkedNode[], article: LinkedNode | undefined): boolean {
  const free = [
    ...valuesOf(article, 'isAccessibleForFree'),
    ...nodes.filter((node) => typesOf(node).includes('WebPage')).flatMap((node) => valuesOf(node, 'isAccessibleForFree')),
  ]
  if (free.length > 0) return free.some((value) => value === false || /^(?:.*\/)?(?:false|no)$/i.test(String(value)))
  return /^(?:locked|metered|paid|premium)$/i.test(meta(survey, 'article:content_tier', 'lp:type', 'cxenseparse:pageclass') ?? '')
}

export const isLiveBlog = (article: LinkedNode | undefined, nodes: readonly LinkedNode[]): boolean =>
  [article, ...nodes].some((node) => node !== undefined && typesOf(node).includes('LiveBlogPosting'))

/** Directives of `meta robots` and `X-Robots-Tag` (those for all robots), lower case: `noarchive`, `noindex`, … */
export function readRobots(survey: Survey, header: string | undefined): string[] {
  const values = [
    ...(survey.metas.get('robots') ?? []),
    ...(header === undefined
      ? []
      : header.split(/,(?=\s*[a-z-]+:)/i).filter((part) => !/^\s*(?!unavailable_after|max-)[a-z-]+:/i.test(part))),
  ]
  return [...new Set(values.flatMap((value) => value.toLowerCase().split(/[,\s]+/)).filter((word) => /^[a-z_-]+(?::\S+)?$/.test(word)))]
}

/** Where the text goes on, and the AMP form of the page. `next`: the link that a site's rules name. */
export function readPaging(survey: Survey, url: string | undefined, next: string | undefined): { nextPageUrl?: string; ampUrl?: string } {
  const marked = survey.links.filter(({ attribs }) => /(?:^|\s)next(?:\s|$)/i.test(attribs.rel ?? ''))
  const goesOn = (next === undefined ? undefined : absoluteAddress(next, url)) ?? nextPageOf(url, marked, survey.pageLinks)
  const amp = linkOf(survey, 'amphtml', url)
  return { ...(goesOn !== undefined && goesOn !== url && { nextPageUrl: goesOn }), ...(amp !== undefined && { ampUrl: amp }) }
}

/** Where a `meta refresh` of at most 10 seconds sends the reader. */
export function readRefresh(survey: Survey, url: string | undefined): string | undefined {
  const match = /^\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=)?\s*["']?([^"']{1,2000})/i.exec(survey.metas.get('refresh')?.[0] ?? '')
  if (match === null || Number(match[1]) > 10) return undefined
  const target = absoluteAddress(match[2]!, url)
  return target === undefined || target === url ? undefined : target
}
