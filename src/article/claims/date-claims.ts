/**
 * Where a page says when its article was published and when it was changed, in the order of their worth.
 */

import { type LinkedNode, stringOf, typesOf } from '../page/linked-data.ts'
import { elsewhereOn, nearestFirst } from '../page/placement.ts'
import { meta, type Survey } from '../page/survey.ts'
import { textOf } from '../page/text.ts'
import type { Element } from '../page/tree.ts'
import { type DateKind, datesOfLine, kindByWords } from './date-words.ts'

const publishedMetas =
  'article:published_time|og:published_time|og:article:published_time|article:published|datepublished|date published|dc.date.issued|dcterms.created|dcterms.issued|dc.date.created|dcterms.date|dc.date|dcterms.available|date|pubdate|publishdate|publish-date|publish_date|published|publication_date|publicationdate|parsely-pub-date|sailthru.date|cxenseparse:recs:publishtime|cxenseparse:publishtime|article_date_original|citation_publication_date|citation_online_date|originalpublicationdate|last-published|release_date|article.published|article.created|newsdate|displaydate|ptime|eomportal-lastupdate|timestamp|created|datecreated|mediator_published_time|bt:pubdate|shareaholic:article_published_time|rnews:datepublished|article:published_date|article:publish_date|article:post_date|article:create_at|weibo:article:create_at|og:pubdate|og:publish_date|pub_date|publish_time|published_at|published_time|date_published|dc.date.published|dcterms.published|dc.issued|dc.created|creation_date|citation_date|prism.publicationdate|iso-8601-publish-date|article-publication-date|rbpubdate'.split(
    '|',
  )
const modifiedMetas =
  'article:modified_time|og:updated_time|og:modified_time|og:article:modified_time|article:modified|datemodified|dcterms.modified|dc.date.modified|last-modified|lastmod|modified|article.updated|revised|updated|cxenseparse:recs:articlemodified|article:modified_date|article:updated_time|article:update_at|weibo:article:update_at|og:modified|dc.date.updated|dcterms.dateupdated|last_modified|modified_time|updated_at|date_modified|lastupdate|prism.modificationdate'.split(
    '|',
  )

/** A date as a page has it, and what it is of. */
export interface DateClaim {
  kind: DateKind
  text: string
}

/** What a page is asked for its dates. */
export interface DateSources {
  survey: Survey
  /** The JSON-LD of the article, and all of the page's. */
  article: LinkedNode | undefined
  nodes: readonly LinkedNode[]
  headline: string | undefined
  /** The lines around the headline. */
  near: readonly string[]
}

/** Nodes that are a page or a text; what readers say in a forum is another's. */
const isPageNode = (node: LinkedNode): boolean =>
  typesOf(node).some((type) => /(?:Page|Article|Posting|Work|Report|Review|Recipe)$/.test(type) && type !== 'DiscussionForumPosting')

/** Further elements with a date are those of lists. */
const mostElements = 40
const stampAttributes = ['datetime', 'content', 'data-timestamp', 'data-datetime', 'data-time', 'data-date', 'data-published', 'title']

/** What an element says for machines, else for people. */
function stampOf(element: Element): string {
  for (const name of stampAttributes) {
    const value = element.attribs[name]
    if (value !== undefined && /\d{4}/.test(value)) return value
  }
  return textOf(element, 200)
}

/** The text of a date's element, with what stands before it in a small box. */
function wordsAround(element: Element): string {
  const own = textOf(element, 200)
  const around = element.parent === undefined ? '' : textOf(element.parent, 200)
  return around.length < 150 ? around.slice(0, Math.max(0, around.indexOf(own)) + own.length) : own
}

/** What a date is of, by the names of its element and by the words before it. */
function kindOf(element: Element): DateKind {
  const { parent } = element
  const names = `${element.attribs.class} ${element.attribs.itemprop} ${parent?.attribs.class} ${parent?.attribs.itemprop}`
  const byWords = kindByWords(wordsAround(element))
  if (byWords !== 'date') return byWords
  if (/pub|entry-date|created/i.test(names)) return 'published'
  return /modif|updat/i.test(names) ? 'changed' : 'date'
}

function ownTimes({ survey, headline }: DateSources): DateClaim[] {
  const isElsewhere = elsewhereOn(survey)
  const own = survey.times.slice(0, mostElements).filter((element) => !isElsewhere(element))
  const times = nearestFirst(own.length > 0 ? own : survey.times.slice(0, mostElements), survey, headline)
  // WordPress themes call the one date that they show `updated`
  const [only] = times.length === 1 && !times[0]!.attribs.itemprop ? times : []
  return times.map((element) => ({ kind: element === only ? kindByWords(wordsAround(element)) : kindOf(element), text: stampOf(element) }))
}

/** What the page states for machines, the best first. */
export function statedClaims(sources: DateSources): DateClaim[] {
  const { survey, article, nodes } = sources
  const pages = nodes.filter(isPageNode)
  const times = ownTimes(sources)
  const texts = [
    stringOf(article, 'datePublished'),
    ...publishedMetas.map((name) => meta(survey, name)),
    stringOf(article, 'dateCreated'),
    ...pages.map((node) => stringOf(node, 'datePublished')),
    ...(survey.itemprops.get('datepublished') ?? []).slice(0, mostElements).map(stampOf),
    ...times.filter(({ kind }) => kind === 'published').map(({ text }) => text),
    ...times
      .filter(({ kind }) => kind === 'date')
      .slice(0, 3)
      .map(({ text }) => text),
    ...nodes.map((node) => stringOf(node, 'uploadDate')),
  ]
  const changes = [
    stringOf(article, 'dateModified'),
    ...modifiedMetas.map((name) => meta(survey, name)),
    ...(survey.itemprops.get('datemodified') ?? []).slice(0, mostElements).map(stampOf),
    ...times.filter(({ kind }) => kind === 'changed').map(({ text }) => text),
  ]
  return [...asClaims(texts, 'published'), ...asClaims(changes, 'changed')]
}

/** What only the page's text says. */
export function printedClaims({ survey, near, headline }: DateSources): DateClaim[] {
  const isElsewhere = elsewhereOn(survey)
  const dated = nearestFirst(
    survey.dated.filter((one) => !isElsewhere(one)),
    survey,
    headline,
  ).slice(0, 8)
  return [
    ...near.flatMap(datesOfLine),
    // "Headline | Site | 28.04.2023"
    ...asClaims([/\d{1,2}[./]\d{1,2}[./]\d{4}\s*$/.exec(meta(survey, 'og:title') ?? survey.title ?? '')?.[0]], 'date'),
    ...dated.map((element) => ({ kind: kindOf(element), text: stampOf(element) })),
  ]
}

const asClaims = (texts: readonly (string | undefined)[], kind: DateKind): DateClaim[] =>
  texts.flatMap((text) => (text === undefined || text === '' ? [] : [{ kind, text }]))
