/**
 * A publisher's own rules, applied to one page.
 */
import type { SiteRules } from '../article.ts'
import { textOf } from '../page/text.ts'
import type { Element } from '../page/tree.ts'
import { parseSelector, select } from './selector.ts'

/** What the rules point at; what they are silent on, or what the page does not have, is left to the general way. */
export interface Pointed {
  /** Elements that are never the article's. */
  dropped: ReadonlySet<Element>
  /** Elements that hold the text. */
  container: ReadonlySet<Element> | undefined
  headline: string | undefined
  authors: string[]
  /** A date as the page prints it. */
  published: string | undefined
  /** An address as the page has it. */
  next: string | undefined
}

export function applyRules(rules: SiteRules | undefined, top: Element): Pointed {
  const all = (text: string | undefined): Element[] => {
    const selector = text === undefined ? undefined : parseSelector(text)
    return selector === undefined ? [] : [...select(top, selector)]
  }
  const textsOf = (text: string | undefined): string[] =>
    all(text)
      .slice(0, 20)
      .map((element) => textOf(element, 600))
      .filter((one) => one !== '')
  const container = all(rules?.body)
  const dated = all(rules?.published)[0]
  return {
    dropped: new Set(rules?.drop?.flatMap((text) => all(text))),
    container: container.length > 0 ? new Set(container) : undefined,
    headline: textsOf(rules?.headline)[0],
    authors: textsOf(rules?.authors),
    published: dated === undefined ? undefined : (dated.attribs.datetime ?? dated.attribs.content ?? textOf(dated, 120)),
    next: all(rules?.next).find(({ attribs }) => attribs.href !== undefined)?.attribs.href,
  }
}
