/**
 * When an article was first published and last changed: the claims of its page in the order of their worth.
 */
import type { SiteRules } from './article.ts'
import { parseDate } from './date-text.ts'
import { isDateLine } from './line-kinds.ts'
import { type LinkedNode, stringOf } from './linked-data.ts'
import { elsewhereOn } from './placement.ts'
import { meta, type Survey } from './survey.ts'
import { textOf } from './text.ts'

const publishedMetas =
  'article:published_time|og:published_time|og:article:published_time|article:published|datepublished|date published|dc.date.issued|dcterms.created|dcterms.issued|dc.date.created|dcterms.date|dc.date|dcterms.available|date|pubdate|publishdate|publish-date|publish_date|published|publication_date|publicationdate|parsely-pub-date|sailthru.date|cxenseparse:recs:publishtime|cxenseparse:publishtime|article_date_original|citation_publication_date|citation_online_date|originalpublicationdate|last-published|release_date|article.published|article.created|newsdate|displaydate|ptime|eomportal-lastupdate|timestamp|created|datecreated|mediator_published_time|bt:pubdate|shareaholic:article_published_time|rnews:datepublished|article:published_date|article:publish_date|article:post_date|article:create_at|weibo:article:create_at|og:pubdate|og:publish_date|pub_date|publish_time|published_at|published_time|date_published|dc.date.published|dcterms.published|dc.issued|dc.created|creation_date|citation_date|prism.publicationdate|iso-8601-publish-date|article-publication-date|rbpubdate'.split(
    '|',
  )
const modifiedMetas =
  'article:modified_time|og:updated_time|og:modified_time|og:article:modified_time|article:modified|datemodified|dcterms.modified|dc.date.modified|last-modified|lastmod|modified|article.updated|revised|updated|cxenseparse:recs:articlemodified|article:modified_date|article:updated_time|article:update_at|weibo:article:update_at|og:modified|dc.date.updated|dcterms.dateupdated|last_modified|modified_time|updated_at|date_modified|lastupdate|prism.modificationdate'.split(
    '|',
  )

/** A text names an hour, not only a day. */
const hasTime = (value: string): boolean =>
  /[T ]\d{1,2}:?\d{2}|\d:\d\d/.test(value) || /^\d{10,13}$/.test(value) || value.startsWith('/Date(')
const zone = /\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\s*$/

/**
 * The first claim that is a time, or else a day. A time is worth more than a mere day, where both name the same one; and where another
 * claim names the same hour with a zone, that is its zone.
 */
function firstDate(claims: Iterable<string | undefined>, timezone: string | undefined, monthFirst: boolean): string | undefined {
  let day: string | undefined
  let zoneless: string | undefined
  for (const claim of claims) {
    const date = parseDate(claim, timezone, monthFirst)
    if (claim === undefined || date === undefined) continue
    if (zoneless !== undefined) {
      if (zone.test(claim) && parseDate(claim.replace(zone, ''), timezone, monthFirst) === zoneless) return date
    } else if (!hasTime(claim)) day ??= date
    else if (day !== undefined && Math.abs(Date.parse(day) - Date.parse(date)) >= 36 * 3_600_000) return day
    else if (zone.test(claim) || !isoClock.test(claim)) return date
    else zoneless = date
  }
  return zoneless ?? day
}
/** Claims in this form can be compared without their zone. */
const isoClock = /^\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d/

/** A printed clock with a zone: without one it is worth no more than its day. */
const isInstant = (claim: string): boolean =>
  hasTime(claim) &&
  /(?<!\p{L})(?:[ECMP]T|[A-Z]{1,3}[SD]T|CES?T|ME[SZ]{1,2}|UTC|GMT|WI[BT]|[HJK]ST|MSK)(?!\p{L})|[+-]\d\d:?\d\d/u.test(claim)

const changed =
  /(?:updated|last modified|aktualisiert|geändert|mis à jour|modifié|actualizad[ao]|atualizad[oa]|aggiornat[oa]|bijgewerkt|oppdatert|uppdaterad|opdateret|päivitetty|aktualizacja|aktualizováno|aktualizované|ažurirano|ажурирано|обновлено|оновлено|обновена|güncelle|frissítve|actualizat|ενημερώθηκε|수정|更新|تحديث).*$/iu
const numbers = /\d{1,4}[./年-]\s?\d{1,2}[./月-]\s?\d{1,4}/

/** What a line around the headline says of the text's first day, when it says nothing else. */
function dateOfLine(line: string): string | undefined {
  const first = line.replace(changed, '').trim()
  return isDateLine(first) || (first.length < 50 && numbers.test(first)) ? first : undefined
}

/** `2024/04/28`, `2024-04-28` or `20240428` in an address. */
function dateInAddress(url: string | undefined): string | undefined {
  const found = /(?<!\d)(20\d\d)([/-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(url ?? '')
  return found === null ? undefined : `${found[1]}-${found[3]}-${found[4]}`
}

function* publishedClaims(survey: Survey, article: LinkedNode | undefined, nodes: readonly LinkedNode[]): Generator<string | undefined> {
  const isElsewhere = elsewhereOn(survey)
  yield stringOf(article, 'datePublished')
  for (const name of publishedMetas) yield meta(survey, name)
  yield stringOf(article, 'dateCreated')
  for (const node of nodes) yield stringOf(node, 'datePublished')
  for (const element of survey.itemprops.get('datepublished') ?? [])
    yield element.attribs.content ?? element.attribs.datetime ?? textOf(element)
  for (const node of nodes) yield stringOf(node, 'uploadDate')
  const own = survey.times.slice(0, 40).filter((element) => !isElsewhere(element))
  const times = own.length > 0 ? own : survey.times
  for (const element of times)
    if (/pub|entry-date|created/i.test(`${element.attribs.class} ${element.parent?.attribs.class}`)) yield element.attribs.datetime
  for (const element of times.slice(0, 3)) yield element.attribs.datetime ?? textOf(element)
}

/** What only the page's text says. */
function* printedClaims(survey: Survey, near: readonly string[]): Generator<string | undefined> {
  const isElsewhere = elsewhereOn(survey)
  for (const line of near) yield dateOfLine(line)
  // "Headline | Site | 28.04.2023"
  yield /\d{1,2}[./]\d{1,2}[./]\d{4}\s*$/.exec(meta(survey, 'og:title') ?? survey.title ?? '')?.[0]
  for (const element of survey.dated.filter((one) => !isElsewhere(one)).slice(0, 8)) yield textOf(element)
}

/** American pages write the month first. */
const isAmerican = (survey: Survey): boolean => /^en[-_]us/i.test(survey.html?.attribs.lang ?? meta(survey, 'og:locale') ?? '')

/**
 * When the article was first published, and when last changed. `rules`: the date that a site's rules point at, and the order of
 * its numbers; `near`: the lines around the headline; `url`: the page's own, which often says the day.
 */
export function readDates(
  survey: Survey,
  article: LinkedNode | undefined,
  nodes: readonly LinkedNode[],
  timezone: string | undefined,
  rules: { published?: string | undefined; dates?: SiteRules['dates'] | undefined },
  near: readonly string[],
  url: string | undefined,
): { published?: string; modified?: string } {
  const monthFirst = rules.dates === undefined ? isAmerican(survey) : rules.dates === 'month-first'
  const modified = firstDate(
    [
      stringOf(article, 'dateModified'),
      ...modifiedMetas.map((name) => meta(survey, name)),
      ...(survey.itemprops.get('datemodified') ?? []).map((element) => element.attribs.content ?? element.attribs.datetime),
    ],
    timezone,
    monthFirst,
  )
  const printed = [...printedClaims(survey, near)].filter((claim) => claim !== undefined)
  const published =
    parseDate(rules.published, timezone, monthFirst) ??
    firstDate([...publishedClaims(survey, article, nodes), ...printed.filter(isInstant)], timezone, monthFirst) ??
    firstDate(printed, timezone, monthFirst) ??
    parseDate(dateInAddress(url)) ??
    modified
  return { ...(published !== undefined && { published }), ...(modified !== undefined && { modified }) }
}
