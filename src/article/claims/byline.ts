/**
 * Who wrote it: the names of JSON-LD, of metadata, and of the byline in the page.
 */
import { agencyInText, agencyNamed } from '#src/credits/agency.ts'
import { patterns } from '#src/languages/index.ts'
import { isByline } from '../body/line-kinds.ts'
import { within } from '../body/prose.ts'
import { isNode, type LinkedNode, stringOf, valuesOf } from '../page/linked-data.ts'
import { elsewhereOn, headingOf, nearestFirst } from '../page/placement.ts'
import { meta, type Survey } from '../page/survey.ts'
import { keyOf, textOf } from '../page/text.ts'
import type { Element } from '../page/tree.ts'
import { distinct, isPerson, namesOf, naturalOrder } from './author-names.ts'

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
const saysAuthor = new RegExp(patterns('authorSaid'), 'i')

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

/** What a page is asked for its authors. */
export interface AuthorSources {
  survey: Survey
  /** The JSON-LD of the article, and all of the page's. */
  article: LinkedNode | undefined
  nodes: readonly LinkedNode[]
  headline: string | undefined
  /** The lines around the headline. */
  near: readonly string[]
  /** Short lines in bold right over the text's first paragraph. */
  over: readonly string[]
  /** Lines that name who wrote or edited the text, wherever they stand. */
  desk: readonly string[]
}

/** Initials as German and Swiss desks sign with them: `srf/hosb; kesm`. */
const initials = /^\(?\p{Ll}{2,6}(?:\/\p{Ll}{2,6}){0,3}(?:\s?[;,]\s?\p{Ll}{2,6}(?:\/\p{Ll}{2,6}){0,3}){0,4}\)?$/u

const initialsIn = (text: string): string[] =>
  initials.test(text)
    ? text
        .replace(/[()]/g, '')
        .split(/[;,]/)
        .map((one) => one.trim())
        .filter((one) => one.length > 2)
    : []

/** What the page calls a byline, and links to its authors; of the lines around its headline only what is one by its shape. */
function fromPage(sources: AuthorSources, isOwn: (name: string) => boolean): string[] {
  const { survey, near, desk } = sources
  const isElsewhere = elsewhereOn(survey)
  const signed = survey.itemprops.get('author') ?? []
  const called = [...signed, ...survey.bylines]
    .slice(0, 10 * maxClaims)
    .filter((element) => !isElsewhere(element))
    .map((element) => element.attribs.content ?? textOf(element, 400, ' '))
  for (const found of [
    () => fromLines(called),
    () => fromLinks(sources, isElsewhere),
    () => fromLines(near.filter(isByline)),
    () => near.flatMap(beforeDate).slice(0, 1),
    () => fromLines(desk.map((line) => line.replace(/^[[(（【]+|(?<![\])）】])[\])）】]+$/g, ''))),
    () => signed.slice(0, 4).flatMap((element) => initialsIn(textOf(element, 100))),
  ]) {
    const names = found().filter((name) => !isOwn(name))
    if (names.length > 0) return names
  }
  return []
}

const dateBehind =
  /^(\p{Lu}[^|•·\d]{3,40}?)\s*[|•·–—]\s*(?:\p{L}{2,12}\s?[:：]?\s*)?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d-\d\d|\d{1,2}\.?\s\p{L}{3,12}\.?,?\s(?:19|20)\d\d|\p{L}{3,12}\.?\s\d{1,2},\s(?:19|20)\d\d)/u

/** `Jane Roe | 05.04.2025`: a person before a date. */
function beforeDate(line: string): string[] {
  const name = dateBehind.exec(line)?.[1]
  return name !== undefined && isPerson(name) ? [name] : []
}

/** The agency that a line beside the headline names and nothing else but a date: it sent the text. */
export function agencyNear(lines: readonly string[]): string | undefined {
  for (const line of lines.filter((one) => one.length <= 120)) {
    const [first = '', ...others] = namesOf(line, false)
    const agency = others.length === 0 && first.length > 2 ? agencyNamed(first) : undefined
    if (agency && !agency.pictures && agencyInText(first.replace(/[:.]$/, ''))) return agency.name
  }
  return undefined
}

/** How far above a link to an author the box is that names all of them. */
const aboveLink = 3

/** Persons that the page links as authors in the box nearest to its headline. */
function fromLinks({ survey, headline }: AuthorSources, isElsewhere: (element: Element) => boolean): string[] {
  const links = survey.authorLinks.filter((element) => !isElsewhere(element) && isPerson(textOf(element, 100)))
  const [first] = nearestFirst(links, survey, headline)
  if (first === undefined) return []
  const heading = headingOf(survey, headline)
  let box = first
  for (let i = 0; i < aboveLink && box.parent !== undefined && box.parent.tag !== 'body'; i++) {
    if (heading !== undefined && within(heading, box.parent)) break
    box = box.parent
  }
  return links.filter((element) => within(element, box)).flatMap((element) => namesOf(textOf(element, 100), true))
}

const deskLine = new RegExp(`^[[(（【]?(?:${patterns('deskLabels')})\\s?[:：\\s]\\s?\\S`, 'iu')

/** "责任编辑：李娜、王伟", "Autorin/Autor Ana Kova": a line that names who wrote or edited. */
export const isDeskLine = (text: string): boolean => text.length <= 60 && deskLine.test(text)

/** `dw` of "Deutsche Welle": two capitalised words or more. */
const acronym = (name: string): string => (/\s/.test(name) ? (name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('').toLowerCase() : '')

/** Asks whether a name is the page's own publisher. */
function ownName(survey: Survey, article: LinkedNode | undefined): (name: string) => boolean {
  const url = meta(survey, 'og:url') ?? stringOf(article, 'url') ?? ''
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1]
  const keys = new Set(
    [meta(survey, 'og:site_name', 'application-name'), stringOf(article, 'publisher'), host, host?.slice(0, 253).replace(/\.[a-z.]+$/i, '')]
      .filter((name) => name !== undefined)
      .map(keyOf),
  )
  keys.delete('')
  return (name) => keys.has(keyOf(name)) || keys.has(acronym(name)) || /^[\w-]+\.[a-z]{2,6}$/i.test(name)
}

/** More authors than that stand in no byline. */
const mostShown = 8

/** The persons of the page's own byline, where it has all that metadata name and more. */
function withShown(names: string[], sources: AuthorSources, isOwn: (name: string) => boolean): string[] {
  const shown = distinct(fromPage(sources, isOwn))
  const keys = shown.map(keyOf)
  const more = shown.length > names.length && shown.length <= mostShown && shown.every(isPerson)
  return more && names.every((name) => keys.includes(keyOf(name))) ? shown : names
}

/** Persons alone, where there are any: the agency beside them is where the text is from. */
function persons(names: string[]): string[] {
  const own = names.filter((name) => agencyNamed(name) === undefined)
  return own.some(isPerson) ? own : names
}

/**
 * The authors' names, in the page's order; an agency where the page names it as the author. A publisher that names itself as the author
 * gives way to a person whom its page names.
 */
export function readAuthors(sources: AuthorSources): string[] {
  const { survey, article, nodes } = sources
  const isOwn = ownName(survey, article)
  const claims = [
    () => fromLinked(article, nodes, 'author'),
    () => fromLinked(article, nodes, 'creator'),
    () => fromMetas(survey),
    () => fromPage(sources, isOwn),
  ]
  let publisher: string[] = []
  for (const claim of claims) {
    const names = distinct(claim())
    if (names.length === 0) continue
    if (!names.every(isOwn)) return publisher.length === 0 || names.some(isPerson) ? persons(withShown(names, sources, isOwn)) : publisher
    if (publisher.length === 0) publisher = names
  }
  const over = publisher.length === 0 ? [] : sources.over.filter((line) => isPerson(line) && !isOwn(line))
  return over.length === 0 ? publisher : over.slice(0, 1)
}
