/**
 * The headline: what most of the page's own claims agree on, once the site's name is off their ends.
 */
import { type LinkedNode, stringOf, typesOf } from '../page/linked-data.ts'
import { meta, type Survey } from '../page/survey.ts'
import { keyOf, plain, textOf } from '../page/text.ts'
import type { Element } from '../page/tree.ts'

const separators = /(?<!\s)\s+(?:[|·•»«—–~-]|::|\/\/|--+)\s+|(?:(?<!\s)\s+)?[|_｜ㅣ│¦丨]\s*(?=\S)|(?<!\s)\s+-\s*(?=\S+$)/gu
/** The marks that stand between a headline and a site's name and in next to no headline. */
const bar = /[|｜ㅣ│¦丨]/
/** A section run together with the headline before it: `…-Politics`. */
const gluedSection = /(?<=\p{L}{2}|\d)-\p{Lu}\p{L}{2,20}$/u

/** The link home that a site's name is on its pages. */
const isHome = (heading: Element): boolean => {
  const link = heading.children.find((child): child is Element => typeof child !== 'string' && child.tag === 'a') ?? heading.parent
  return link?.tag === 'a' && /^(?:\/|https?:\/\/[^/]+\/?)$/i.test(link.attribs.href ?? '')
}

/** Names of the site as metadata gives them, as keys, and as headings that link home do. */
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
  for (const heading of survey.headings.slice(0, 10)) if (isHome(heading)) add(textOf(heading, longest))
  const host = url === undefined ? undefined : /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1]
  if (host !== undefined) {
    add(host)
    add(host.replace(/\.[a-z]+$/i, ''))
    add(host.replace(/\.(?:co|com|org|net)?\.?[a-z]+$/i, '').replace(/^.*\./, ''))
  }
  keys.delete('')
  return keys
}

/** "Site name: Headline", "Headline (Site name)", "見出し【新聞】": marks that headlines have too, so that only a name that is known goes with them. */
const before = /^([^:：]{2,40})[:：]\s+/u
const behind = /(?:(?<!\s)\s+)?(?:[(（【［[]([^()（【［[]{2,40})[)）】］\]]|[：]\s*([^：]{2,40}))$/u

function withoutBareSite(text: string, sites: ReadonlySet<string>): string {
  const [head, tail] = [before.exec(text), behind.exec(text)]
  if (head !== null && sites.has(keyOf(head[1]!))) return text.slice(head[0].length)
  const key = keyOf(tail?.[1] ?? tail?.[2] ?? '')
  return tail !== null && [...sites].some((site) => site.length > 1 && key.startsWith(site)) ? text.slice(0, tail.index) : text
}

/** Takes "| Site name" and "- Section - Site" off an end, if what is left still is a headline. */
function withoutSite(title: string, sites: ReadonlySet<string>, heading: string | undefined): string {
  const text = withoutBareSite(plain(title), sites)
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
    // behind a bar stands the site, even where its metadata calls it otherwise
    const isBehindBar = bar.test(cut[0]) && tail.length < 40 && tail.length * 2 < cut.index && !/\d/.test(tail)
    if (isSite || isDate || isBehindBar || /^[\w-]+\.(?:[a-z]{2,6}|co\.\w\w)$/i.test(tail)) end = cut.index
    else if (isSection && (i > 0 || cut.index >= 20)) end = cut.index
    else break
  }
  const whole = text.slice(0, end).trim()
  const head = end < text.length ? whole.replace(gluedSection, '') : whole
  const first = cuts[0]!
  if (end === text.length && sites.has(keyOf(text.slice(0, first.index)))) return text.slice(first.index + first[0].length).trim()
  return head.length >= 4 ? head : text
}

/** Whose word counts how much: what an editor writes for the page itself before what is written for search and social media. */
const weights = { ld: 3, alt: 2.6, h1: 1.5, seen: 8, h2: 2, og: 3.1, tw: 0.4, ip: 0.9, title: 0.5, other: 0.1 } as const

/** A heading of which so many words stand in another claim too speaks of the same as the page's metadata. */
const alike = 0.4

/** How many of the words of two texts both have: 1 where all. */
function likeness(a: string, b: string): number {
  const [first, second] = [a, b].map((text) => new Set(text.toLowerCase().match(/\p{Lo}|[\p{L}\p{N}]{2,}/gu)))
  const size = first!.size + second!.size
  return size === 0 ? 0 : (2 * first!.intersection(second!).size) / size
}

/** No headline is longer; a page's title may be. */
const longest = 600

interface Claim {
  from: keyof typeof weights
  text: string
}

/** A claim that ends where the page's heading has a quotation mark: the mark ended its attribute. */
function uncut(text: string, heading: string | undefined): string {
  if (heading === undefined || heading.length <= text.length || !heading.startsWith(text)) return text
  return /^\s?["'”“]/.test(heading.slice(text.length)) ? heading : text
}

export function claimsOf(survey: Survey, article: LinkedNode | undefined, nodes: readonly LinkedNode[], url: string | undefined): Claim[] {
  const sites = siteKeys(survey, nodes, url)
  const headings = survey.headings
    .filter((h1) => !/logo|site-?(?:name|title)|brand/i.test(`${h1.attribs.class} ${h1.attribs.id} ${h1.parent?.attribs.class}`))
    .slice(0, 10)
    .map((h1) => textOf(h1).slice(0, longest))
    .filter((text) => text.length > 3 && !sites.has(keyOf(text)))
  const heading = headings[0]
  let claims: Claim[] = []
  const claim = (from: Claim['from'], text: string | undefined): void => {
    if (text === undefined || text === '') return
    claims.push({ from, text: uncut(withoutSite(text.slice(0, longest), sites, heading), heading) })
  }
  claim('ld', stringOf(article, 'headline'))
  const named = [stringOf(article, 'headline'), meta(survey, 'og:title'), meta(survey, 'twitter:title'), survey.title].filter(
    (text) => text !== undefined,
  )
  const likest = (heading: string): number => Math.max(0, ...named.map((text) => likeness(heading, text.slice(0, longest))))
  // of several, the one that says what the metadata says; a lone one that says something else may be the site's or the section's
  const seen = headings.filter((text) => text.length >= 8).find((text) => likest(text) >= alike)
  // a newsroom hands its headline out with the article's type; others write theirs for readers, and the rest for search
  const isNews =
    article !== undefined &&
    typesOf(article).some((type) => /News|Report|LiveBlog/.test(type)) &&
    stringOf(article, 'headline') !== undefined
  if (seen !== undefined && !isNews) claim('seen', seen)
  else claim('h1', seen ?? headings[0])
  claim('og', meta(survey, 'og:title'))
  claim('tw', meta(survey, 'twitter:title'))
  const titled = survey.itemprops.get('headline')?.[0]
  if (titled !== undefined) claim('ip', titled.attribs.content ?? textOf(titled))
  if (claims.length === 0) claim('ld', stringOf(article, 'name'))
  claim('title', survey.title)
  for (const heading of headings.slice(0, 4)) if (heading !== (seen ?? headings[0])) claim('other', heading)
  // a page that hands out its site's name as its title
  if (claims.some(({ text }) => !sites.has(keyOf(text)))) claims = claims.filter(({ text }) => !sites.has(keyOf(text)))
  cutByAgreement(claims)
  completeCut(claims)
  // not headlines by themselves, but each says the same again: an <h2> of a page whose <h1> is another, the second headline of JSON-LD
  const known = new Set(claims.map(({ text }) => keyOf(text)))
  const second = stringOf(article, 'alternativeHeadline')
  if (second !== undefined && known.has(keyOf(second))) claim('alt', second)
  const shown = survey.subheadings.map((h2) => textOf(h2, 2 * longest)).find((text) => known.has(keyOf(text)))
  if (shown !== undefined && (headings[0] === undefined || keyOf(shown) !== keyOf(headings[0]))) claim('h2', shown)
  return claims
}

/** What may stand between a headline and the name of a site whose own metadata does not know it. */
const tail = /^\s*(?:[|｜:：*·•»~/_]|--?|[–—])\s*\S.{0,50}$/u

/** Where one claim is another with a tail behind it ("Bridge closed：Valley News"), the tail is the site's, unless it is longer than the rest. */
function cutByAgreement(claims: Claim[]): void {
  const whole = claims.filter(({ from }) => from === 'ld' || from === 'h1' || from === 'seen').map(({ text }) => text)
  for (const claim of claims) {
    const head = whole.find(
      (text) => claim.text.length > text.length && claim.text.startsWith(text) && tail.test(claim.text.slice(text.length)),
    )
    if (head !== undefined && keyOf(head).length >= 12 && head.length > claim.text.length - head.length) claim.text = head
  }
}

/** A claim that a quotation mark or a limit on its length cut is the whole one that begins as it does. */
function completeCut(claims: Claim[]): void {
  for (const claim of claims) {
    const stem = claim.text.replace(/(?:…|\.\.\.)$/, '').trimEnd()
    if (stem.length < 8) continue
    const whole = claims.find(
      ({ text }) =>
        text.length > stem.length + 2 &&
        text.startsWith(stem) &&
        (stem !== claim.text || /^\s*["“”„«'‘]/.test(text.slice(stem.length))) &&
        !/(?:…|\.\.\.)$/.test(text),
    )
    if (whole !== undefined) claim.text = whole.text
  }
}

/** All that the page may mean by its headline, best first; the first is the article's. */
export function readHeadlines(
  survey: Survey,
  article: LinkedNode | undefined,
  nodes: readonly LinkedNode[],
  url: string | undefined,
): string[] {
  return rank(claimsOf(survey, article, nodes, url), weights)
}

/** What follows a kicker ("Minister resigns: ", "Weather - "), where the text seems to have one. */
function withoutKicker(text: string): string | undefined {
  // an ordinal's stop ("Am 4. Juli") ends nothing
  const cut = /^.{3,50}?(?::|(?<!\d)\.|\s[-–—|/])\s+(?=\S{2,}\s\S)/u.exec(text)
  return cut === null || text.length - cut[0].length < 15 ? undefined : text.slice(cut[0].length)
}

/** A kicker that says the headline's own words again is written for search engines ("Lindeport Bridge News: Bridge in Lindeport closed"). */
function isForSearch(text: string, bare: string): boolean {
  const tail = withoutKicker(text)
  if (tail === undefined || keyOf(tail) !== keyOf(bare)) return false
  const words =
    text
      .slice(0, text.length - tail.length)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu) ?? []
  return words.length > 1 && words.filter((word) => bare.toLowerCase().includes(word)).length * 2 >= words.length
}

/**
 * Claims by their votes. Some put a kicker before the headline and others do not: those count as one, and the form that the page
 * hands to others (`og:title`) is taken. Two different kickers before the same words are both none of the headline.
 */
export function rank(all: readonly Claim[], weight: Readonly<Record<Claim['from'], number>>): string[] {
  const kickers = new Map<string, string[]>()
  for (const { text } of all) {
    const tail = withoutKicker(text)
    if (tail === undefined) continue
    const before = kickers.get(keyOf(tail)) ?? []
    before.push(text.slice(0, text.length - tail.length).toLowerCase())
    kickers.set(keyOf(tail), before)
  }
  /** Two claims that begin with nothing in common end with the same words. */
  const isShared = (tail: string): boolean => {
    const [first, ...others] = kickers.get(keyOf(tail)) ?? []
    const words = new Set(first?.match(/\p{L}{3,}/gu))
    return others.some((other) => !(other.match(/\p{L}{3,}/gu) ?? []).some((word) => words.has(word)))
  }
  const groupOf = (text: string): string => {
    const tail = withoutKicker(text)
    return tail !== undefined && (isShared(tail) || all.some((claim) => keyOf(claim.text) === keyOf(tail))) ? keyOf(tail) : keyOf(text)
  }
  const groups = new Map<string, { votes: number; forms: Claim[] }>()
  for (const claim of all) {
    const group = groups.get(groupOf(claim.text)) ?? { votes: 0, forms: [] }
    group.votes += weight[claim.from]
    group.forms.push(claim)
    groups.set(groupOf(claim.text), group)
  }
  return [...groups.entries()]
    .sort(([, a], [, b]) => b.votes - a.votes)
    .flatMap(([key, { forms }]) => {
      const bare = forms.filter(({ text }) => keyOf(text) === key)
      const seen =
        (bare.length > 0 ? bare : forms).find(({ from }) => from === 'seen') ??
        bare.find(({ from, text }) => from === 'h1' && forms.some((form) => isForSearch(form.text, text)))
      const best =
        bare.length === 0 && new Set(forms.map(({ text }) => keyOf(text))).size > 1
          ? withoutKicker(forms[0]!.text)!
          : (seen ?? forms.find(({ from }) => from === 'og') ?? forms[0]!).text
      return [best, ...forms.map(({ text }) => text)]
    })
    .filter((text, at, texts) => text !== '' && texts.indexOf(text) === at)
}
