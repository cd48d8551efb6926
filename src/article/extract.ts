/**
 * One page into one article. Pure: the same bytes give the same article.
 */
import { readSources, readWords, type TextReading } from '#src/credits/index.ts'
import { absoluteAddress } from '#src/text/address.ts'
import { escapeText } from '#src/text/escape.ts'
import { withShownLines } from '#src/text/lines.ts'
import type { Problem } from '#src/wire/document.ts'
import type { Article, PageInput, ReadPage } from './article.ts'
import { type Block, segment } from './body/blocks.ts'
import { linesNear, linesOver } from './body/headline-block.ts'
import { type Body, type BodyHints, type BodyPart, findBody } from './body/index.ts'
import { htmlOf, paragraphsOf } from './body/render.ts'
import { isDoubtful } from './body/trust.ts'
import { namesIn } from './claims/author-names.ts'
import { agencyNear, isDeskLine, readAuthors } from './claims/byline.ts'
import { readDates } from './claims/dates.ts'
import { isLiveBlog, isPaywalled, readCanonical, readKeywords, readPaging, readRefresh, readRobots, readSection } from './claims/facts.ts'
import { readHeadlines } from './claims/headline.ts'
import { notAnArticle } from './claims/page-kind.ts'
import { readLanguage } from './claims/page-language.ts'
import { readMedia } from './media.ts'
import { decodePage } from './page/decode.ts'
import { readHydration } from './page/hydration.ts'
import { articleNode, type LinkedNode, readLinkedData, stringOf } from './page/linked-data.ts'
import { meta, type Survey, surveyPage } from './page/survey.ts'
import { plain, textOf } from './page/text.ts'
import { type Element, parseTree } from './page/tree.ts'
import { applyRules } from './sites/apply.ts'

/** The article, and what its text was read for. */
export interface Dissection {
  article: Article
  reading: TextReading
}

/** Reads an article page. Never throws: what could not be read is empty, and `problems` says why. */
export function extract(input: PageInput): Article {
  return extractForStory(input).article
}

/** `extract`, and what was read of the text's sources on the way: a story of this text need not read them again. */
export function extractForStory(input: PageInput): ReadPage {
  try {
    const { article, reading } = dissect(input)
    return { article: withShownLines(article), reading }
  } catch (cause) {
    // not one page in the corpus and none of the hostile ones comes here; a newsroom's worker must live on if one does
    const article = emptyArticle([
      { code: 'failed', message: `extraction failed: ${cause instanceof Error ? cause.message : String(cause)}` },
    ])
    return { article: input.url === undefined ? article : { url: input.url, ...article } }
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

/** A page as it was opened: its tree, what a walk over it found, and its JSON-LD. */
interface Page {
  input: PageInput
  root: Element
  top: Element
  survey: Survey
  /** All of the page's JSON-LD, and the article's. */
  nodes: readonly LinkedNode[]
  node: LinkedNode | undefined
  canonicalUrl: string | undefined
  base: string | undefined
  /** Code that was cut out before the page was decoded, and payloads that were not. */
  scripts: () => string[]
  problems: Problem[]
}

function openPage(input: PageInput): Page {
  const decoded = decodePage(input.bytes, input.headers?.['content-type'])
  const problems: Problem[] = decoded.problems
  const { root, truncated, flattened } = parseTree(decoded.html)
  if (truncated) problems.push({ code: 'too-many-elements', message: 'the page has more elements than are read; the rest was left out' })
  if (flattened) problems.push({ code: 'too-deep', message: 'elements are nested deeper than is read; the deepest were flattened' })
  const survey = surveyPage(root)
  const base = baseOf(survey, input.url)
  const nodes = readLinkedData(survey.linkedData, problems)
  const canonicalUrl = readCanonical(survey, undefined, base)
  const urls = [input.url, canonicalUrl].filter((url) => url !== undefined)
  const scripts = (): string[] => [
    ...survey.payloads.map((script) => script.children.join('')),
    ...decoded.scripts.map((script) => new TextDecoder().decode(script)),
  ]
  return { input, root, top: survey.body ?? root, survey, nodes, node: articleNode(nodes, urls), canonicalUrl, base, scripts, problems }
}

/** The article that `extract` gives. `without`: parts to leave out, for measuring. */
export function dissect(input: PageInput, without?: ReadonlySet<BodyPart>): Dissection {
  const page = openPage(input)
  const { top, survey, nodes, node, base, problems } = page
  const pointed = applyRules(input.rules, top)
  const claimed = readHeadlines(survey, node, nodes, input.url ?? page.canonicalUrl)
  const headlines = pointed.headline === undefined ? claimed : [pointed.headline, ...claimed]
  const [headline] = headlines
  const description = plain(meta(survey, 'og:description', 'description', 'twitter:description') ?? stringOf(node, 'description') ?? '')
  const { blocks, marks, embedded, truncated } = segment(top, pointed.dropped)
  if (truncated) problems.push({ code: 'too-much-text', message: 'the page has more text than is read; the rest was left out' })
  const near = linesNear(blocks, headlines)
  const desk = blocks.map(({ text }) => text).filter(isDeskLine)
  const sources = { survey, article: node, nodes, headline, near }
  const authors = pointed.authors.length > 0 ? namesIn(pointed.authors) : readAuthors({ ...sources, desk, over: linesOver(blocks) })
  const hints: BodyHints = {
    headlines,
    description,
    authors,
    articleBody: stringOf(node, 'articleBody'),
    container: pointed.container,
    ...(without !== undefined && { without }),
  }
  const body = findBody(blocks, marks, embedded, hints)
  const { wall, redirectUrl, ...own } = readText(page, body, hints)
  if (
    !wall &&
    hints.container === undefined &&
    isDoubtful(blocks, body.blocks, body.why) &&
    !problems.some(({ code }) => code === 'script-only')
  )
    problems.push({ code: 'text-doubtful', message: 'less than half of the prose on the page was taken for its text' })
  const { media, embeds } = wall ? { media: [], embeds: [] } : readMedia(embedded, blocks, body, survey, node, base, authors)
  const subheadline = wall ? undefined : body.leads[0]?.text
  const canonical = page.canonicalUrl ?? readCanonical(survey, node, base)
  const language = readLanguage(survey, node, own.bodyText, problems)
  const reading = readWords(own.paragraphs, input.agencies, language)
  const { url, rules, timezone } = input
  const dates = { url: canonical ?? url, rules: { published: pointed.published, dates: rules?.dates }, timezone, language }
  const article: Article = {
    ...(url !== undefined && { url }),
    ...(canonical !== undefined && { canonicalUrl: canonical }),
    ...(headline !== undefined && { headline }),
    ...(subheadline !== undefined && subheadline.length < 500 && { subheadline }),
    ...(description !== '' && { description }),
    authors,
    ...readDates({ ...sources, ...dates }),
    ...(language !== undefined && { language }),
    ...readStanding(page),
    ...own,
    media,
    ...creditsOf(own.paragraphs, reading, authors, stringOf(node, 'sourceOrganization') ?? agencyNear(near), input.agencies),
    ...(embeds.length > 0 && { embeds }),
    ...readPaging(survey, base, pointed.next),
    ...(redirectUrl !== undefined && { redirectUrl }),
    problems,
  }
  return { article, reading }
}

/** Where the page stands in its site, and what it says to robots and to readers who have not paid. */
function readStanding({ input, survey, nodes, node }: Page): Pick<Article, 'section' | 'keywords' | 'paywalled' | 'liveBlog' | 'robots'> {
  const section = readSection(survey, node)
  const robots = readRobots(survey, input.headers?.['x-robots-tag'])
  return {
    ...(section !== undefined && { section }),
    keywords: readKeywords(survey, node),
    ...(isPaywalled(survey, nodes, node) && { paywalled: true }),
    ...(isLiveBlog(node, nodes) && { liveBlog: true }),
    ...(robots.length > 0 && { robots }),
  }
}

/** What the text says of where it came from. */
function creditsOf(
  paragraphs: string[],
  reading: TextReading,
  authors: readonly string[],
  sourceOrganization: string | undefined,
  known: readonly string[] | undefined,
): Pick<Article, 'origin' | 'infoSources' | 'located' | 'contributors'> {
  const text = {
    paragraphs,
    ...(authors.length > 0 && { byline: authors.join(', ') }),
    ...(sourceOrganization !== undefined && { sourceOrganization }),
    ...(known !== undefined && { known }),
  }
  const { origin, located, citedSources, contributors } = readSources(text, reading)
  return {
    ...(origin !== undefined && { origin }),
    infoSources: [...new Set([...(origin === undefined ? [] : [origin.agency]), ...citedSources.map(({ name }) => name)])],
    ...(located !== undefined && { located }),
    ...(contributors !== undefined && { contributors }),
  }
}

interface OwnText {
  paragraphs: string[]
  bodyText: string
  bodyHtml: string
  /** The page is a wall, and its text no article's. */
  wall: boolean
  redirectUrl: string | undefined
}

/** The article's text; none from a page that is no article, with the problem that says so. */
function readText(page: Page, body: Body, hints: BodyHints): OwnText {
  const { survey, root, top, node, base, problems } = page
  const [headline] = hints.headlines
  const text = bodyTextOf(body, page, hints)
  const bodyText = text.paragraphs.join('\n\n')
  const wall = notAnArticle(survey, root, headline, bodyText, textOf(top, 4000), node !== undefined && bodyText.length >= 250)
  const redirectUrl = readRefresh(survey, base)
  if (wall !== undefined) problems.push(wall)
  if (redirectUrl !== undefined) problems.push({ code: 'redirect', message: `the page sends its reader to ${redirectUrl}` })
  else if (wall === undefined && bodyText === '') problems.push({ code: 'no-text', message: 'no text of an article was found on the page' })
  if (wall !== undefined) return { paragraphs: [], bodyText: '', bodyHtml: '', wall: true, redirectUrl }
  return { ...text, bodyText, wall: false, redirectUrl }
}

/** What relative links are relative to: the page's <base>, its address, or at least its canonical one. */
function baseOf(survey: Survey, url: string | undefined): string | undefined {
  const canonical = survey.links.find(({ attribs }) => attribs.rel?.toLowerCase() === 'canonical')?.attribs.href ?? meta(survey, 'og:url')
  const page = url ?? (canonical === undefined ? undefined : absoluteAddress(canonical, undefined))
  return survey.base === undefined ? page : (absoluteAddress(survey.base, page) ?? page)
}

/** Shorter than this, and a page is suspected of filling itself in by script. */
const shortBody = 400

/** The body's text, or where the page shows next to none, the one that its JSON-LD, its templates or its hydration payload carries. */
function bodyTextOf(
  body: Body,
  { survey, scripts, node, base, problems }: Page,
  hints: BodyHints,
): { paragraphs: string[]; bodyHtml: string } {
  const size = body.blocks.reduce((sum, block) => sum + block.text.length, 0)
  const raw = node === undefined ? undefined : node.articleBody
  const linked = typeof raw === 'string' ? linesOf(raw) : []
  if (size < shortBody) {
    const isMore = ({ paragraphs }: { paragraphs: readonly string[] }): boolean => paragraphs.join('').length > 2 * size + 200
    const carried = (): Carried[] => [
      { from: 'JSON-LD', paragraphs: linked },
      { from: 'a template', ...textInTemplates(survey, hints, base) },
      { from: 'a hydration payload', paragraphs: readHydration(scripts()) },
    ]
    const found = carried().find(isMore)
    if (found !== undefined) {
      problems.push({ code: 'script-only', message: `the page shows next to no text; it was taken from ${found.from}` })
      return {
        paragraphs: found.paragraphs,
        bodyHtml: found.bodyHtml ?? found.paragraphs.map((paragraph) => `<p>${escapeText(paragraph)}</p>`).join(''),
      }
    }
  }
  return { paragraphs: paragraphsOf(body.blocks), bodyHtml: htmlOf(body.blocks, base) }
}

interface Carried {
  from: string
  paragraphs: string[]
  bodyHtml?: string
}

/** The most text that one of the page's templates has, found as a page's own is. */
function textInTemplates({ templates }: Survey, hints: BodyHints, base: string | undefined): Omit<Carried, 'from'> {
  let best: Block[] = []
  const sizeOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0)
  for (const template of templates) {
    const markup = template.tag === 'script' ? template.children.join('') : undefined
    const inside = markup === undefined ? { ...template, tag: 'div' } : parseTree(markup).root
    const { blocks, marks, embedded } = segment(inside, new Set())
    const found = findBody(blocks, marks, embedded, { ...hints, container: undefined }).blocks
    if (sizeOf(found) > sizeOf(best)) best = found
  }
  return { paragraphs: paragraphsOf(best), bodyHtml: htmlOf(best, base) }
}

const linesOf = (text: string): string[] =>
  text
    .split(/\n+|<\/p>|<br\s*\/?>/i)
    .map(plain)
    .filter((line) => line !== '')
