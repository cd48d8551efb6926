/**
 * Who wrote it: the names of JSON-LD, of metadata, and of the byline in the page.
 */
import { agencyNamed } from '#src/credits/agency.ts'
import { distinct, isPerson, namesOf, naturalOrder } from './author-names.ts'
import { isByline } from './line-kinds.ts'
import { isNode, type LinkedNode, stringOf, valuesOf } from './linked-data.ts'
import { elsewhereOn } from './placement.ts'
import { meta, type Survey } from './survey.ts'
import { keyOf, textOf } from './text.ts'

/** More authors than that no page names. */
const maxClaims = 40

/** The node that a value is, or refers to by `@id`. */
function resolved(value: LinkedNode, nodes: readonly LinkedNode[]): LinkedNode | undefined {
  if (Object.hasOwn(value, 'name') || Object.hasOwn(value, 'familyName')) return value
  const id = stringOf(value, '@id')
  return id === undefined ? undefined : nodes.find((node) => Object.hasOwn(node, 'name') && stringOf(node, '@id') === id)
}

function fromLinked(article: LinkedNode | undefined, nodes: readonly LinkedNode[], property: string): string[] {
  const names: string[] = []
  const values = valuesOf(article, property).flatMap((value) =>
    isNode(value) && Object.hasOwn(value, '@list') ? valuesOf(value, '@list') : [value],
  )
  for (const value of values.slice(0, maxClaims)) {
    if (typeof value === 'string') names.push(...(/^https?:/.test(value) ? [] : namesOf(value, false)))
    else if (isNode(value)) {
      const node = resolved(value, nodes)
      const parts = [stringOf(node, 'givenName'), stringOf(node, 'familyName')].filter((part) => part !== undefined)
      for (const name of [...valuesOf(node, 'name'), ...(Object.hasOwn(node ?? {}, 'name') ? [] : [parts.join(' ')])].slice(0, maxClaims)) {
        // a name of several words with "and" or commas in it is several persons
        if (typeof name === 'string') names.push(...namesOf(name, !/,| (?:and|und|et|y|og|och|en|&) |\/|;/.test(name)))
      }
    }
  }
  return names
}

const metaNames = [
  'author',
  'article:author',
  'article:author_name',
  'article:author:name',
  'og:article:author',
  'og:author',
  'dc.creator',
  'dcterms.creator',
  'dc.creator.name',
  'parsely-author',
  'sailthru.author',
  'byl',
  'byline',
  'cxenseparse:author',
  'citation_author',
  'article:authors',
  'authors',
  'author_name',
  'mediator_author',
  'twitter:data1',
  'twitter:data2',
  'lp.article:author',
  'creator',
  'rbauthors',
  'reporter',
  'writer',
]
const catalogued: ReadonlySet<string> = new Set(['dc.creator', 'dcterms.creator', 'dc.creator.name', 'citation_author'])
const saysAuthor = /written|author|verfasst|autor|geschrieben|escrito|écrit|scritto|przez|skrevet|skriven|автор/i

function fromMetas(survey: Survey): string[] {
  for (const name of metaNames) {
    if (/^twitter:data/.test(name) && !saysAuthor.test(survey.metas.get(name.replace('data', 'label'))?.[0] ?? '')) continue
    const names = (survey.metas.get(name) ?? [])
      .slice(0, maxClaims)
      .flatMap((value) => (/^https?:/.test(value) ? [] : namesOf(catalogued.has(name) ? naturalOrder(value) : value, false)))
    if (names.length > 0) return names
  }
  return []
}

const isAuthor = (name: string): boolean => isPerson(name) || agencyNamed(name) !== undefined
const mayBeAuthor = (name: string): boolean => /^[\p{Lu}\p{Lo}]/u.test(name) && name.split(' ').length <= 5 && !/\d/.test(name)

/** Names in the first of the page's lines that hold nothing but authors (or in a longer one that has those too), or else in the first that hold one. */
function fromLines(lines: readonly string[]): string[] {
  const found = lines
    .filter((line) => line.length >= 3 && line.length <= 160)
    .map((line) => namesOf(line, false).filter(mayBeAuthor))
    .filter((names) => names.some(isAuthor))
  const sure = found.filter((names) => names.every(isAuthor))
  const [first] = sure
  return sure.findLast((names) => names.length > first!.length && first!.every((name) => names.includes(name))) ?? first ?? found[0] ?? []
}

/** What the page calls a byline; of the lines around its headline only what is one by its shape. */
function fromPage(survey: Survey, near: readonly string[], isOwn: (name: string) => boolean): string[] {
  const isElsewhere = elsewhereOn(survey)
  const called = [...(survey.itemprops.get('author') ?? []), ...survey.bylines]
    .slice(0, 10 * maxClaims)
    .filter((element) => !isElsewhere(element))
    .map((element) => element.attribs.content ?? textOf(element, 400, ' '))
  const names = fromLines(called)
  return (names.length > 0 ? names : fromLines(near.filter(isByline))).filter((name) => !isOwn(name))
}

/** Asks whether a name is the page's own publisher. */
function ownName(survey: Survey, article: LinkedNode | undefined): (name: string) => boolean {
  const url = meta(survey, 'og:url') ?? stringOf(article, 'url') ?? ''
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1]
  const keys = new Set(
    [meta(survey, 'og:site_name', 'application-name'), stringOf(article, 'publisher'), host, host?.replace(/\.[a-z.]+$/i, '')]
      .filter((name) => name !== undefined)
      .map(keyOf),
  )
  keys.delete('')
  return (name) => keys.has(keyOf(name)) || /^[\w-]+\.[a-z]{2,6}$/i.test(name)
}

/**
 * The authors' names, in the page's order; an agency where the page names it as the author. A publisher that names itself as the author
 * gives way to a person whom its page names. `near`: the lines around the headline.
 */
export function readAuthors(
  survey: Survey,
  article: LinkedNode | undefined,
  nodes: readonly LinkedNode[],
  near: readonly string[],
): string[] {
  const isOwn = ownName(survey, article)
  const claims = [
    () => fromLinked(article, nodes, 'author'),
    () => fromLinked(article, nodes, 'creator'),
    () => fromMetas(survey),
    () => fromPage(survey, near, isOwn),
  ]
  let publisher: string[] = []
  for (const claim of claims) {
    const names = distinct(claim())
    if (names.length === 0) continue
    if (!names.every(isOwn)) return publisher.length === 0 || names.some(isPerson) ? names : publisher
    if (publisher.length === 0) publisher = names
  }
  return publisher
}
