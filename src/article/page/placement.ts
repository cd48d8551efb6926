/**
 * Whether an element of the page is its article's own, or another story's, the page's or a picture's.
 */
import { roleOf } from './class-names.ts'
import type { Survey } from './survey.ts'
import { keyOf, textOf } from './text.ts'
import type { Element } from './tree.ts'

const otherTags: ReadonlySet<string> = new Set(['nav', 'footer', 'aside', 'article', 'blockquote', 'cite', 'figure'])
const otherNames =
  /(?:^|[^a-z])(?:teasers?|related|recirc\w*|recommend\w*|promos?|comments?|breadcrumbs?|captions?|quotes?|popular|most-?(?:read|viewed)|(?:image|photo|picture)[-_]{1,2}(?:author|credit|source|byline))(?![a-z])|(?:[a-z](?:Teaser|Related|Comment|Breadcrumb|Caption)|Teaser_|Breadcrumbs?_|quote[A-Z]|comment[A-Z]|teaser[A-Z])/
/** Further up no box is small enough to be one other story's. */
const reach = 30
/** Longer names say no more. */
const longest = 600

/** Asks of elements whether something between them and what holds a headline (any <h1>) too says that they are another's. */
export function elsewhereOn(survey: Survey): (element: Element) => boolean {
  const shared = new Set<Element>()
  // a page that has no headline in an <article> cannot be told by them
  let articles = false
  for (const heading of survey.headings.slice(0, 5))
    for (let at: Element | undefined = heading; at !== undefined; at = at.parent) {
      shared.add(at)
      articles ||= at.tag === 'article'
    }
  return (element) => {
    let at: Element | undefined = element
    for (let i = 0; i < reach && at !== undefined && !shared.has(at) && at.tag !== 'body'; i++, at = at.parent) {
      if (otherTags.has(at.tag) && (at.tag !== 'article' || articles) && !(at === element && at.tag === 'cite')) return true
      if (otherNames.test(`${at.attribs.class ?? ''} ${at.attribs.id ?? ''}`.slice(0, longest)) || roleOf(at) === 'foreign') return true
    }
    return false
  }
}

/** The heading that says the headline, else the first <h1>. */
export function headingOf(survey: Survey, headline: string | undefined): Element | undefined {
  const key = headline === undefined ? '' : keyOf(headline)
  return (
    [...survey.headings, ...survey.subheadings].slice(0, 20).find((heading) => keyOf(textOf(heading, 600)) === key) ?? survey.headings[0]
  )
}

/** The elements that are in the smallest box with the headline come first. */
export function nearestFirst(elements: readonly Element[], survey: Survey, headline: string | undefined): Element[] {
  const steps = new Map<Element, number>()
  for (let at = headingOf(survey, headline); at !== undefined; at = at.parent) steps.set(at, steps.size)
  const distanceOf = (element: Element): number => {
    for (let at: Element | undefined = element; at !== undefined; at = at.parent) {
      const distance = steps.get(at)
      if (distance !== undefined) return distance
    }
    return steps.size
  }
  return elements
    .map((element) => ({ element, distance: distanceOf(element) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ element }) => element)
}

/** The element stands in a link. */
export function isInLink(element: Element): boolean {
  for (let at: Element | undefined = element; at !== undefined; at = at.parent) if (at.tag === 'a') return true
  return false
}
