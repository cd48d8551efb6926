/**
 * One walk over a page's tree that gathers what the metadata readers ask for, so that each need not walk it again.
 */

import { namesByline, namesDate } from './class-names.ts'
import { isShadowRoot, textOf } from './text.ts'
import type { Element } from './tree.ts'

export interface Survey {
  /** Values of `meta` by lower-case `property`, `name`, `itemprop` or `http-equiv`, in page order. */
  metas: ReadonlyMap<string, readonly string[]>
  links: readonly Element[]
  title: string | undefined
  /** `<base href>`. */
  base: string | undefined
  /** Every <h1>. */
  headings: readonly Element[]
  /** The first <h2>s, where the headline stands on pages that keep <h1> for the site or the path. */
  subheadings: readonly Element[]
  times: readonly Element[]
  /** Elements whose class or id says that they carry a date. */
  dated: readonly Element[]
  /** Elements with `itemprop`, by each of its words, lower case. */
  itemprops: ReadonlyMap<string, readonly Element[]>
  /** Elements that name an author: `rel=author`, or a class or id that says byline or author. */
  bylines: readonly Element[]
  /** Links to what a path calls an author. */
  authorLinks: readonly Element[]
  /** Links that end in a small number: pages of the same article among them. */
  pageLinks: readonly Element[]
  /** The text of `application/ld+json` scripts. */
  linkedData: readonly string[]
  /** Scripts that carry data rather than code (hydration payloads), as they stand. */
  payloads: readonly Element[]
  /** Markup that only a script would show: templates, scripts that are markup, what browsers without scripts show. */
  templates: readonly Element[]
  html: Element | undefined
  body: Element | undefined
  elements: number
}

/** More templates are those of a page's machinery. */
const mostTemplates = 20

/** `?page=2`, `/2/`, `-2.html`, but no article's number. */
const pageNumber = /(?:^|\D)\d{1,2}(?:\/?|\.[a-z]{3,5}|&.{0,200})(?:#.{0,80})?$/

/** `/author/ana-kova`, `/autoren/ana-kova-1.123`, `/meet-the-team/ana-kova` */
const authorPath =
  /\/(?:authors?|autor(?:en|es|as?|i|zy)?|auteurs?|autor[ei]|profiles?|journalists?|journalistes?|reporters?|writers?|columnists?|contributors?|correspondents?|meet-the-team|our-team|staff|redakteure?|redakcja|forfattere?|skribenter?|yazarlar?|szerzok?|avtor[yi]?|novinari?)\/[^/?#]{4,80}\/?(?:[?#].{0,80})?$/i

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}

export function surveyPage(root: Element): Survey {
  const metas = new Map<string, string[]>()
  const itemprops = new Map<string, Element[]>()
  const links: Element[] = []
  const headings: Element[] = []
  const subheadings: Element[] = []
  const times: Element[] = []
  const bylines: Element[] = []
  const dated: Element[] = []
  const authorLinks: Element[] = []
  const pageLinks: Element[] = []
  const linkedData: string[] = []
  const payloads: Element[] = []
  const templates: Element[] = []
  const noteTemplate = (element: Element): void => {
    if (templates.length < mostTemplates) templates.push(element)
  }
  let title: string | undefined
  let base: string | undefined
  let html: Element | undefined
  let body: Element | undefined
  let elements = 0
  const stack: Element[] = [root]
  while (stack.length > 0) {
    const element = stack.pop()!
    elements++
    const { tag, attribs } = element
    switch (tag) {
      case 'html':
        html ??= element
        break
      case 'body':
        body ??= element
        break
      case 'meta': {
        const content = attribs.content
        if (content === undefined) break
        for (const key of [attribs.property, attribs.name, attribs.itemprop, attribs['http-equiv']]) {
          if (key) push(metas, key.trim().toLowerCase(), content.trim())
        }
        break
      }
      case 'link':
        links.push(element)
        break
      case 'base':
        base ??= attribs.href
        break
      case 'title':
        if (title === undefined && element.parent?.tag !== 'svg') title = textOf(element, 2000)
        break
      case 'a':
        if (authorLinks.length < 100 && attribs.href !== undefined && authorPath.test(attribs.href)) authorLinks.push(element)
        if (pageLinks.length < 100 && attribs.href !== undefined && pageNumber.test(attribs.href)) pageLinks.push(element)
        break
      case 'template':
      case 'noscript':
        if (!isShadowRoot(element)) noteTemplate(element)
        break
      case 'h1':
        headings.push(element)
        break
      case 'h2':
        if (subheadings.length < 12) subheadings.push(element)
        break
      case 'time':
        times.push(element)
        break
      case 'script': {
        const type = attribs.type ?? ''
        if (/template|text\/(?:x-)?(?:html|handlebars|mustache)/i.test(type)) noteTemplate(element)
        if (/ld\+json/i.test(type)) linkedData.push(element.children.join(''))
        else if (attribs.src === undefined) payloads.push(element)
        break
      }
    }
    if (tag !== 'meta') {
      const itemprop = attribs.itemprop
      if (itemprop) for (const name of itemprop.toLowerCase().split(/\s+/)) push(itemprops, name, element)
      if (namesByline(element) || (attribs.rel !== undefined && /\bauthor\b/.test(attribs.rel))) bylines.push(element)
      if (dated.length < 20 && namesDate(element)) dated.push(element)
    }
    const { children } = element
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i]!
      if (typeof child !== 'string') stack.push(child)
    }
  }
  return {
    metas,
    links,
    title,
    base,
    headings,
    subheadings,
    times,
    itemprops,
    bylines,
    dated,
    authorLinks,
    pageLinks,
    linkedData,
    payloads,
    templates,
    html,
    body,
    elements,
  }
}

/** The first non-empty value of the first of `names` that the page has. */
export function meta(survey: Survey, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = survey.metas.get(name)?.find((candidate) => candidate !== '')
    if (value !== undefined) return value
  }
  return undefined
}
