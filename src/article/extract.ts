/**
 * One page into one article. Pure: the same bytes give the same article.
 */
import { readCited } from '#src/credits/cited.ts'
import { readOrigin } from '#src/credits/origin.ts'
import type { Problem } from '#src/wire/document.ts'
import type { Article, PageInput } from './article.ts'
import { namesIn } from './author-names.ts'
import { type Block, segment } from './blocks.ts'
import { type Body, type BodyPart, findBody } from './body.ts'
import { isDeskLine, readAuthors } from './byline.ts'
import { readDates } from './dates.ts'
import { decodePage } from './decode.ts'
import { isLiveBlog, isPaywalled, readCanonical, readKeywords, readPaging, readRefresh, readRobots, readSection } from './facts.ts'
import { readHeadlines } from './headline.ts'
import { linesNear } from './headline-block.ts'
import { readHydration } from './hydration.ts'
import { articleNode, type LinkedNode, readLinkedData, stringOf } from './linked-data.ts'
import { readMedia } from './media.ts'
import { notAnArticle } from './page-kind.ts'
import { readLanguage } from './page-language.ts'
import { escapeHtml, htmlOf, paragraphsOf, safeUrl } from './render.ts'
import { applyRules } from './sites/apply.ts'
import { meta, type Survey, surveyPage } from './survey.ts'
import { plain, textOf } from './text.ts'
import { parseTree } from './tree.ts'

/** A page under the knife: the article, and how its body was found. */
export interface Dissection {
  article: Article
  blocks: Block[]
  body: Body
  /** What its relative links are relative to. */
  base: string | undefined
}

/** Reads an article page. Never throws: what could not be read is empty, and `problems` says why. */
export function extract(input: PageInput): Article {
  try {
    return dissect(input).article
  } catch (cause) {
    // not one page in the corpus and none of the hostile ones comes here; a newsroom's worker must live on if one does
    const article = emptyArticle([
      { code: 'failed', message: `extraction failed: ${cause instanceof Error ? cause.message : String(cause)}` },
    ])
    return input.url === undefined ? article : { url: input.url, ...article }
  }
}

const emptyArticle = (problems: Problem[]): Article => ({
  authors: [],
  keywords: [],
  paragraphs: [],
  bodyText: '',
  bodyHtml: '',
  media: [],
  infoSources: [],
  problems,
})

/** `extract` with what led to it, for those who ask why a block is in the body or not. `without`: parts to leave out, for measuring. */
export function dissect(input: PageInput, without?: ReadonlySet<BodyPart>): Dissection {
  const decoded = decodePage(input.bytes, input.headers?.['content-type'])
  const problems: Problem[] = decoded.problems
  const tree = parseTree(decoded.html)
  if (tree.truncated)
    problems.push({ code: 'too-many-elements', message: 'the page has more elements than are read; the rest was left out' })
  if (tree.flattened) problems.push({ code: 'too-deep', message: 'elements are nested deeper than is read; the deepest were flattened' })
  const survey = surveyPage(tree.root)
  const base = baseOf(survey, input.url)
  const nodes = readLinkedData(survey.linkedData, problems)
  const canonicalUrl = readCanonical(survey, undefined, base)
  const node = articleNode(
    nodes,
    [input.url, canonicalUrl].filter((url) => url !== undefined),
  )
  const top = survey.body ?? tree.root
  const pointed = applyRules(input.rules, top)
  const claimed = readHeadlines(survey, node, nodes, input.url ?? canonicalUrl)
  const headlines = pointed.headline === undefined ? claimed : [pointed.headline, ...claimed]
  const description = plain(meta(survey, 'og:description', 'description', 'twitter:description') ?? stringOf(node, 'description') ?? '')

  const { dropped, container } = pointed
  const { blocks, marks, embedded, truncated } = segment(top, dropped)
  if (truncated) problems.push({ code: 'too-much-text', message: 'the page has more text than is read; the rest was left out' })
  const near = linesNear(blocks, headlines)
  const authors =
    pointed.authors.length > 0
      ? namesIn(pointed.authors)
      : readAuthors({ survey, article: node, nodes, headline: headlines[0], near, desk: blocks.map(({ text }) => text).filter(isDeskLine) })
  const body = findBody(blocks, marks, embedded, {
    headlines,
    description,
    authors,
    articleBody: stringOf(node, 'articleBody'),
    container,
    ...(without !== undefined && { without }),
  })
  const text = bodyTextOf(
    body,
    () => [
      ...survey.payloads.map((script) => script.children.join('')),
      ...decoded.scripts.map((script) => new TextDecoder().decode(script)),
    ],
    node,
    base,
    problems,
  )
  const bodyText = text.paragraphs.join('\n\n')
  const wall = notAnArticle(survey, tree.root, headlines[0], bodyText, textOf(top, 4000), node !== undefined && bodyText.length >= 250)
  if (wall !== undefined) problems.push(wall)
  const redirectUrl = readRefresh(survey, base)
  if (redirectUrl !== undefined) problems.push({ code: 'redirect', message: `the page sends its reader to ${redirectUrl}` })
  else if (wall === undefined && bodyText === '') problems.push({ code: 'no-text', message: 'no text of an article was found on the page' })
  const own = wall === undefined ? { ...text, bodyText } : { paragraphs: [], bodyText: '', bodyHtml: '' }
  const { media, embeds } = wall === undefined ? readMedia(embedded, blocks, body, survey, node, base, authors) : { media: [], embeds: [] }

  const sourceOrganization = stringOf(node, 'sourceOrganization')
  const { origin, located } = readOrigin({
    paragraphs: own.paragraphs,
    ...(authors.length > 0 && { byline: authors.join(', ') }),
    ...(sourceOrganization !== undefined && { sourceOrganization }),
  })
  const subheadline = body.leads[0]?.text
  const robots = readRobots(survey, input.headers?.['x-robots-tag'])
  const canonical = canonicalUrl ?? readCanonical(survey, node, base)
  const section = readSection(survey, node)
  const language = readLanguage(survey, node, own.bodyText, problems)
  const article: Article = {
    ...(input.url !== undefined && { url: input.url }),
    ...(canonical !== undefined && { canonicalUrl: canonical }),
    ...(headlines[0] !== undefined && { headline: headlines[0] }),
    ...(wall === undefined && subheadline !== undefined && subheadline.length < 500 && { subheadline }),
    ...(description !== '' && { description }),
    authors,
    ...readDates({
      survey,
      article: node,
      nodes,
      headline: headlines[0],
      near,
      url: canonical ?? input.url,
      rules: { published: pointed.published, dates: input.rules?.dates },
      timezone: input.timezone,
      language,
    }),
    ...(language !== undefined && { language }),
    ...(section !== undefined && { section }),
    keywords: readKeywords(survey, node),
    ...own,
    media,
    infoSources: [
      ...new Set([
        ...(origin === undefined ? [] : [origin.agency]),
        ...readCited(own.paragraphs, origin?.agency).map((source) => source.name),
      ]),
    ],
    ...(located !== undefined && { located }),
    ...(isPaywalled(survey, nodes, node) && { paywalled: true }),
    ...(isLiveBlog(node, nodes) && { liveBlog: true }),
    ...(embeds.length > 0 && { embeds }),
    ...readPaging(survey, base, pointed.next),
    ...(redirectUrl !== undefined && { redirectUrl }),
    ...(robots.length > 0 && { robots }),
    problems,
  }
  return { article, blocks, body, base }
}

/** What relative links are relative to: the page's <base>, its address, or at least its canonical one. */
function baseOf(survey: Survey, url: string | undefined): string | undefined {
  const canonical = survey.links.find(({ attribs }) => attribs.rel?.toLowerCase() === 'canonical')?.attribs.href ?? meta(survey, 'og:url')
  const page = url ?? (canonical === undefined ? undefined : safeUrl(canonical, undefined))
  return survey.base === undefined ? page : (safeUrl(survey.base, page) ?? page)
}

/** Shorter than this, and a page is suspected of filling itself in by script. */
const shortBody = 400

/** The body's text, or where the page shows next to none, the one that its JSON-LD or its hydration payload carries. */
function bodyTextOf(
  body: Body,
  scripts: () => string[],
  node: LinkedNode | undefined,
  base: string | undefined,
  problems: Problem[],
): { paragraphs: string[]; bodyHtml: string } {
  const size = body.blocks.reduce((sum, block) => sum + block.text.length, 0)
  if (size < shortBody) {
    const raw = node === undefined ? undefined : node.articleBody
    const linked = typeof raw === 'string' ? linesOf(raw) : []
    const found = [
      { from: 'JSON-LD', paragraphs: linked },
      { from: 'a hydration payload', paragraphs: linked.join('').length > 2 * size + 200 ? [] : readHydration(scripts()) },
    ].find(({ paragraphs }) => paragraphs.join('').length > 2 * size + 200)
    if (found !== undefined) {
      problems.push({ code: 'script-only', message: `the page shows next to no text; it was taken from ${found.from}` })
      return { paragraphs: found.paragraphs, bodyHtml: found.paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('') }
    }
  }
  return { paragraphs: paragraphsOf(body.blocks), bodyHtml: htmlOf(body.blocks, base) }
}

const linesOf = (text: string): string[] =>
  text
    .split(/\n+|<\/p>|<br\s*\/?>/i)
    .map(plain)
    .filter((line) => line !== '')
