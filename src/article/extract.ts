/**
 * One page into one article. Pure: the same bytes give the same article.
 */

import type { Problem } from '#src/wire/document.ts'
import type { Article, PageInput } from './article.ts'
import { segment } from './blocks.ts'
import { findBody } from './body.ts'
import { readAuthors } from './byline.ts'
import { readDates } from './dates.ts'
import { decodePage } from './decode.ts'
import { readHeadlines } from './headline.ts'
import { articleNode, readLinkedData, stringOf } from './linked-data.ts'
import { meta, surveyPage } from './survey.ts'
import { plain } from './text.ts'
import { parseTree } from './tree.ts'

/**
 * Reads an article page. Never throws: what could not be read is empty, and `problems` says why.
 */
export function extract(input: PageInput): Article {
  const problems: Problem[] = []
  const decoded = decodePage(input.bytes, input.headers?.['content-type'])
  problems.push(...decoded.problems)
  const tree = parseTree(decoded.html)
  const survey = surveyPage(tree.root)
  const nodes = readLinkedData(survey.linkedData, problems)
  const article = articleNode(nodes, input.url === undefined ? [] : [input.url])
  const headlines = readHeadlines(survey, article, nodes, input.url)
  const description = meta(survey, 'og:description', 'description', 'twitter:description')
  const authors = readAuthors(survey, article, nodes)
  const { blocks, marks, images } = segment(survey.body ?? tree.root, new Set())
  const body = findBody(blocks, marks, images, {
    headlines,
    description: description === undefined ? undefined : plain(description),
    authors,
    articleBody: stringOf(article, 'articleBody'),
    container: undefined,
  })
  const paragraphs = body.blocks.map((block) => block.text)
  const result: Article = {
    authors,
    keywords: [],
    paragraphs,
    bodyText: paragraphs.join('\n\n'),
    bodyHtml: '',
    media: [],
    infoSources: [],
    problems,
    ...readDates(survey, article, nodes),
  }
  if (headlines[0] !== undefined) result.headline = headlines[0]
  debug?.({ blocks, body, survey, nodes, article })
  return result
}
let debug: ((x: unknown) => void) | undefined
export const setDebug = (f: typeof debug) => {
  debug = f
}
