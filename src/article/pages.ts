/**
 * An article that its publisher cut into pages, as one: the first page's metadata, and the text of all of them. What each page
 * repeats (the lead, the first picture) counts once.
 */
import type { Article, PageInput } from './article.ts'
import { htmlOf, paragraphsOf } from './body/render.ts'
import { type Dissection, dissect, extract } from './extract.ts'
import { keyOf } from './page/text.ts'

/** More pages than that are a gallery's or a trap's. */
export const maxPages = 20

/**
 * The article on `inputs`, its pages in order (each was found by `nextPageUrl` of the one before). Pure and never throws, as
 * `extract` is; a page that gives no text is reported and left out. `nextPageUrl` stays when there would be more.
 */
export function extractPages(inputs: readonly PageInput[]): Article {
  const [first, ...rest] = inputs.slice(0, maxPages)
  if (first === undefined) throw new RangeError('an article has at least one page')
  const article = extract(first)
  if (rest.length === 0 || article.bodyText === '') return article
  const seen = new Set(article.paragraphs.map(keyOf))
  for (const [at, input] of rest.entries()) {
    const page = readPage(input)
    if (page === undefined || page.article.bodyText === '') {
      const reason = page?.article.problems[0]?.message ?? 'it could not be read'
      article.problems.push({ code: 'page-missing', message: `page ${at + 2} of the article was left out: ${reason}` })
      break
    }
    const { paragraphs, bodyHtml } = newIn(page, seen)
    for (const paragraph of paragraphs) seen.add(keyOf(paragraph))
    article.paragraphs.push(...paragraphs)
    article.bodyHtml += bodyHtml
    article.media.push(...page.article.media.filter(({ url }) => !article.media.some((known) => known.url === url)))
    article.infoSources = [...new Set([...article.infoSources, ...page.article.infoSources])]
    const embeds = new Set([...(article.embeds ?? []), ...(page.article.embeds ?? [])])
    if (embeds.size > 0) article.embeds = [...embeds]
    article.problems.push(...page.article.problems)
    delete article.nextPageUrl
    if (page.article.nextPageUrl !== undefined) article.nextPageUrl = page.article.nextPageUrl
  }
  article.bodyText = article.paragraphs.join('\n\n')
  return article
}

function readPage(input: PageInput): Dissection | undefined {
  try {
    return dissect(input)
  } catch {
    return undefined
  }
}

/** What a page has that no page before it had. */
function newIn({ article, body, base }: Dissection, seen: ReadonlySet<string>): { paragraphs: string[]; bodyHtml: string } {
  // text of a script has no blocks
  if (article.problems.some(({ code }) => code === 'script-only')) return article
  const blocks = body.blocks.filter(({ text }) => !seen.has(keyOf(text)))
  return { paragraphs: paragraphsOf(blocks), bodyHtml: htmlOf(blocks, base) }
}
