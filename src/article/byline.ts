/**
 * Who wrote it: names from JSON-LD, metadata and the byline in the page, cleaned of what publishers put around them.
 */
import { isNode, type LinkedNode, stringOf, valuesOf } from './linked-data.ts'
import type { Survey } from './survey.ts'
import { keyOf, plain, textOf } from './text.ts'

/** "By", in the languages of the press. */
const by =
  /^(?:(?:written |reported |story |words |text |article )?by|von|par|por|di|de|da|av|af|door|od|przez|autor(?:en|in|a|es|e)?|author|authors|auteur|autore|text(?:e|o)?|texto de|foto|photo|автор|от|од|пишува|piše|pise|napsal[ai]?|skrevet av|tekst|szerző|írta|γράφει|του|yazan|nga|tekstas|oleh|na|by line|بقلم|كتب|מאת|作者|記者|记者|文|撰文|責任編輯)(?:\s*[:：]\s*|\s+)/iu
const roles =
  /\s*(?:[,|/–—-]\s*|\()?(?:senior |chief |special |political |staff |foreign |deputy |associate |contributing |managing |executive |national |business |sports? |science |tech |health )*(?:correspondent|reporter|editor|writer|columnist|contributor|journalist|freelancer?|bureau chief|producer|redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|autor(?:in)?|journalistin?|volontär(?:in)?|chefredakteur(?:in)?|ressortleiter(?:in)?|corresponsal|redactor[a]?|redacción|giornalista|rédact(?:eur|rice)(?: en chef)?)s?\b.*$/iu
const between = /\s*(?:[,;|•·/]|\s[-–—]\s|\s(?:and|und|et|y|e|och|og|en|i|a|és|και|ve|dhe|и|та|și|with|mit)\s|&|、|，)\s*/iu
const notNames =
  /^(?:https?:|www\.|@|\d+$)|\.(?:html?|php|aspx)$|^(?:admin|administrator|editor|staff|unknown|none|null|undefined|guest|webmaster|root|user)$/i

/** More authors than that no page names. */
const maxClaims = 40

/** Names in a string that may hold several. */
function namesOf(value: string, one: boolean): string[] {
  const text = plain(value.slice(0, 600)).replace(by, '').trim()
  const parts = one ? [text] : text.split(between)
  return parts.map(clean).filter((name) => name !== '')
}

function clean(part: string): string {
  let name = part.replace(/[\u200b\u00ad]/g, '').trim()
  name = name.replace(by, '')
  name = name.replace(/\S+@\S+\.\w+/g, '').replace(/\s*\((?:[^()]{0,60})\)\s*$/, '')
  const role = roles.exec(name)
  if (role !== null && (role.index > 3 || role.index === 0)) name = name.slice(0, role.index)
  name = name.replace(/^[\s,;:|/–—-]+|[\s,;:|/–—-]+$/g, '').replace(/^(?:Dr|Prof)\.\s(?=\S+\s\S)/, (title) => title)
  if (name.length < 2 || name.length > 80 || notNames.test(name) || !/\p{L}/u.test(name)) return ''
  return name
}

function fromLinked(article: LinkedNode | undefined, nodes: readonly LinkedNode[], property: string): string[] {
  const names: string[] = []
  for (const value of valuesOf(article, property).slice(0, maxClaims)) {
    if (typeof value === 'string') names.push(...(/^https?:/.test(value) ? [] : namesOf(value, false)))
    else if (isNode(value)) {
      const id = stringOf(value, '@id')
      const full = Object.hasOwn(value, 'name')
        ? value
        : nodes.find((node) => id !== undefined && Object.hasOwn(node, 'name') && stringOf(node, '@id') === id)
      for (const name of valuesOf(full, 'name').slice(0, maxClaims)) {
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
  'dc.creator',
  'dcterms.creator',
  'dc.creator.name',
  'parsely-author',
  'sailthru.author',
  'byl',
  'cxenseparse:author',
  'citation_author',
  'article:authors',
  'authors',
  'mediator_author',
  'twitter:data1',
  'lp.article:author',
  'creator',
  'rbauthors',
]

function fromMetas(survey: Survey): string[] {
  for (const name of metaNames) {
    if (
      name === 'twitter:data1' &&
      !/written|author|verfasst|autor|geschrieben|escrito|écrit|scritto|przez/i.test(survey.metas.get('twitter:label1')?.[0] ?? '')
    )
      continue
    const names = (survey.metas.get(name) ?? [])
      .slice(0, maxClaims)
      .flatMap((value) => (/^https?:/.test(value) ? [] : namesOf(value, false)))
    if (names.length > 0) return names
  }
  return []
}

function fromPage(survey: Survey): string[] {
  for (const element of [...(survey.itemprops.get('author') ?? []), ...survey.bylines].slice(0, 10 * maxClaims)) {
    const inner = element.attribs.content
    const text = inner ?? textOf(element)
    if (text.length < 3 || text.length > 160) continue
    const names = namesOf(text, false).filter((name) => /^\p{Lu}|^\p{Lo}/u.test(name) && name.split(' ').length <= 5 && !/\d/.test(name))
    if (names.length > 0) return names
  }
  return []
}

/** Each name once, in the order of the lines they stand in. */
export const namesIn = (lines: readonly string[]): string[] => distinct(lines.flatMap((line) => namesOf(line, false)))

function distinct(names: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const name of names) if (!byKey.has(keyOf(name))) byKey.set(keyOf(name), name)
  return [...byKey.values()].slice(0, 30)
}

/** The authors' names, in the page's order; an agency where the page names it as the author. */
export function readAuthors(survey: Survey, article: LinkedNode | undefined, nodes: readonly LinkedNode[]): string[] {
  for (const names of [fromLinked(article, nodes, 'author'), fromLinked(article, nodes, 'creator'), fromMetas(survey), fromPage(survey)]) {
    if (names.length > 0) return distinct(names)
  }
  return []
}
