/**
 * The headline: what most of the page's own claims agree on, once the site's name is off their ends.
 */
import { type LinkedNode, stringOf } from './linked-data.ts'
import { meta, type Survey } from './survey.ts'
import { keyOf, plain, textOf } from './text.ts'

interface Claim {
  text: string
  weight: number
}

const separators = /\s+(?:[|·•»«—–~-]|::|\/\/|--+)\s+|\s*[|_]\s*(?=\S)|\s+-\s*(?=\S+$)/gu

/** Names of the site as metadata gives them, as keys. */
function siteKeys(survey: Survey, nodes: readonly LinkedNode[], url: string | undefined): Set<string> {
  const keys = new Set<string>()
  const add = (name: string | undefined): void => {
    if (name !== undefined && name !== '') keys.add(keyOf(name.replace(/^@/, '')))
  }
  for (const name of [
    'og:site_name',
    'application-name',
    'apple-mobile-web-app-title',
    'twitter:site',
    'publisher',
    'author',
    'twitter:domain',
  ])
    add(meta(survey, name))
  for (const node of nodes) add(stringOf(node, 'publisher'))
  const host = url === undefined ? undefined : /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1]
  if (host !== undefined) {
    add(host)
    add(host.replace(/\.[a-z]+$/i, ''))
    add(host.replace(/\.(?:co|com|org|net)?\.?[a-z]+$/i, '').replace(/^.*\./, ''))
  }
  keys.delete('')
  return keys
}

/** Takes "| Site name" and "- Section - Site" off an end, if what is left still is a headline. */
function withoutSite(title: string, sites: ReadonlySet<string>, heading: string | undefined): string {
  const text = plain(title)
  const cuts = [...text.matchAll(separators)]
  if (cuts.length === 0) return text
  if (heading !== undefined && heading.length > 10) {
    // the page's <h1> is the beginning of its <title>: the rest is the site's
    const key = keyOf(heading)
    for (const cut of cuts) if (keyOf(text.slice(0, cut.index)) === key) return text.slice(0, cut.index).trim()
  }
  let end = text.length
  for (let i = cuts.length - 1; i >= 0; i--) {
    const cut = cuts[i]!
    const tail = text.slice(cut.index + cut[0].length, end).trim()
    const key = keyOf(tail)
    const isSite =
      sites.has(key) || [...sites].some((site) => site.length > 3 && (key.startsWith(site) || (key.length > 3 && site.startsWith(key))))
    const isDate = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(tail)
    const isSection = end < text.length && tail.split(' ').length <= 2 && !/\d/.test(tail)
    if (isSite || isDate || /^[\w-]+\.(?:[a-z]{2,6}|co\.\w\w)$/i.test(tail)) end = cut.index
    else if (isSection && i > 0) end = cut.index
    else break
  }
  const head = text.slice(0, end).trim()
  const first = cuts[0]!
  if (end === text.length && sites.has(keyOf(text.slice(0, first.index)))) return text.slice(first.index + first[0].length).trim()
  return head.length >= 4 ? head : text
}

/** All that the page may mean by its headline, best first; the first is the article's. */
export function readHeadlines(
  survey: Survey,
  article: LinkedNode | undefined,
  nodes: readonly LinkedNode[],
  url: string | undefined,
): string[] {
  const sites = siteKeys(survey, nodes, url)
  const headings = survey.headings
    .filter((h1) => !/logo|site-?(?:name|title)|brand/i.test(`${h1.attribs.class} ${h1.attribs.id} ${h1.parent?.attribs.class}`))
    .map(textOf)
    .filter((text) => text.length > 3 && !sites.has(keyOf(text)))
  const claims: Claim[] = []
  const claim = (text: string | undefined, weight: number): void => {
    if (text !== undefined && text !== '') claims.push({ text: withoutSite(text, sites, headings[0]), weight })
  }
  claim(stringOf(article, 'headline'), 3.3)
  claim(headings[0], headings.length === 1 ? 3 : 2.5)
  claim(meta(survey, 'og:title'), 2.4)
  claim(meta(survey, 'twitter:title'), 1)
  const titled = survey.itemprops.get('headline')?.[0]
  if (titled !== undefined) claim(titled.attribs.content ?? textOf(titled), 1)
  if (claims.length === 0) claim(stringOf(article, 'name'), 1)
  claim(survey.title, 1)
  for (const heading of headings.slice(1, 4)) claim(heading, 0.1)
  const votes = new Map<string, number>()
  for (const { text, weight } of claims) votes.set(keyOf(text), (votes.get(keyOf(text)) ?? 0) + weight)
  return claims
    .map(({ text }) => ({ text, votes: votes.get(keyOf(text))! }))
    .sort((a, b) => b.votes - a.votes)
    .map(({ text }) => text)
    .filter((text, at, all) => text !== '' && all.indexOf(text) === at)
}
