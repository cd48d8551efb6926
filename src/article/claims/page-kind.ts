/**
 * Pages that are not an article, whatever they say: a missing page, a consent interstitial, a login wall, a bot check. Their
 * text must never become a story. Only asked of pages with little text: an article about 404 pages is an article.
 */
import { patterns } from '#src/languages/index.ts'
import type { Problem } from '#src/wire/document.ts'
import type { Survey } from '../page/survey.ts'
import type { Element } from '../page/tree.ts'

const kinds: readonly { code: string; what: string; pattern: RegExp }[] = [
  {
    code: 'not-found',
    what: 'the server says 200, the page says that there is no such page',
    pattern: new RegExp(`(?<![\\p{L}\\d])404(?![\\p{L}\\d])|${patterns('notFound')}`, 'iu'),
  },
  {
    code: 'consent-page',
    what: 'a consent interstitial stands in place of the article',
    pattern: new RegExp(patterns('consent'), 'iu'),
  },
  {
    code: 'bot-check',
    what: 'the server asks for proof of a human reader',
    pattern: new RegExp(patterns('botCheck'), 'iu'),
  },
  {
    code: 'login-wall',
    what: 'the page asks to log in or subscribe and shows none of the article',
    pattern: new RegExp(patterns('loginWall'), 'iu'),
  },
]

/** Under this many characters of body text the page's kind is asked. */
const littleText = 600

function hasPasswordField(root: Element): boolean {
  const stack: Element[] = [root]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.tag === 'input' && /^password$/i.test(at.attribs.type ?? '')) return true
    for (const child of at.children) if (typeof child !== 'string') stack.push(child)
  }
  return false
}

/**
 * The problem that makes a page no article, or undefined. `body` is the text that was found; `shown` all text that the page
 * shows, shortened; `described` whether metadata calls the page an article with a text of its own.
 */
export function notAnArticle(
  survey: Survey,
  root: Element,
  headline: string | undefined,
  body: string,
  shown: string,
  described: boolean,
): Problem | undefined {
  if (body.length >= littleText || described) return undefined
  const titles = `${headline ?? ''}\n${survey.title ?? ''}`
  for (const { code, what, pattern } of kinds) {
    if (pattern.test(titles)) return { code, message: `${what} ("${(headline ?? survey.title ?? '').slice(0, 80)}")` }
  }
  if (body.length >= 250) return undefined
  for (const { code, what, pattern } of kinds) {
    const found = pattern.exec(shown)
    if (found !== null && (code !== 'login-wall' || body.length < 120 || hasPasswordField(root)))
      return { code, message: `${what} ("${found[0]}")` }
  }
  return undefined
}
