/**
 * JSON-LD of a page, in all the shapes that publishers write it: one object, an array, `@graph`, objects within objects, HTML
 * comments or CDATA around it, raw line breaks inside strings, trailing commas, and the whole of it HTML-escaped.
 * What it says: https://schema.org/NewsArticle, https://developers.google.com/search/docs/appearance/structured-data/article
 */
import type { Problem } from '#src/wire/document.ts'
import { plain } from './text.ts'

/** A JSON-LD object. Only own properties are ever read, and nothing is written to it. */
export type LinkedNode = Readonly<Record<string, unknown>>

const maxNodes = 2000
const maxDepth = 12
/** Longer scripts are not read: the text of a long article has 0.1 MB. */
const maxScript = 1_500_000
/** Longer scripts are read only if they are JSON as they stand. */
const maxLoose = 300_000
/** Deeper nesting is no JSON-LD, and costs a parser seconds. */
const maxNesting = 200

export const isNode = (value: unknown): value is LinkedNode => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A property's values as a list, whatever their number. */
export function valuesOf(node: LinkedNode | undefined, name: string): readonly unknown[] {
  if (node === undefined || !Object.hasOwn(node, name)) return []
  const value = node[name]
  return Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
}

/** A property's first value that is text (or an object with a `name`, `@value` or `url`), entities decoded; never empty. */
export function stringOf(node: LinkedNode | undefined, name: string): string | undefined {
  for (const value of valuesOf(node, name)) {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : isNode(value) ? nameOf(value) : undefined
    const clean = text === undefined ? '' : plain(text)
    if (clean !== '') return clean
  }
  return undefined
}

function nameOf(node: LinkedNode): string | undefined {
  for (const key of ['name', '@value', 'url', '@id']) {
    const value = Object.hasOwn(node, key) ? node[key] : undefined
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

export function typesOf(node: LinkedNode): readonly string[] {
  return valuesOf(node, '@type')
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/:#]/, ''))
}

/** What publishers wrap around the JSON so that old browsers do not stumble over it. */
const wrappers = ['<!--', '-->', '//<![CDATA[', '/*<![CDATA[*/', '// <![CDATA[', '<![CDATA[', '//]]>', '/*]]>*/', '// ]]>', ']]>', ';']

function unwrapped(text: string): string {
  let rest = text.trim()
  for (let again = true; again; ) {
    again = false
    for (const wrapper of wrappers) {
      if (rest.startsWith(wrapper)) rest = rest.slice(wrapper.length).trimStart()
      else if (rest.endsWith(wrapper)) rest = rest.slice(0, -wrapper.length).trimEnd()
      else continue
      again = true
    }
  }
  return rest
}

/** Brackets stand in one another deeper than any parser should be asked to follow; those in strings count, for it is only a bound. */
export function isTooDeep(json: string): boolean {
  let depth = 0
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i)
    if (code === 0x5b || code === 0x7b) {
      if (++depth > maxNesting) return true
    } else if ((code === 0x5d || code === 0x7d) && depth > 0) depth--
  }
  return false
}

/** JSON as pages have it, or undefined. */
function parseLoose(text: string): unknown {
  if (text.length > maxScript || (text.length > 10_000 && isTooDeep(text))) return undefined
  const trimmed = unwrapped(text)
  try {
    return JSON.parse(trimmed)
  } catch {
    if (trimmed.length > maxLoose) return undefined
  }
  const attempts = [
    escapeControls,
    (json: string) => escapeControls(json).replace(/,(?=\s{0,40}[}\]])/g, ''),
    (json: string) => escapeControls(plainEntities(json)),
  ]
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt(trimmed))
    } catch {
      // the next reading
    }
  }
  return undefined
}

const plainEntities = (json: string): string =>
  json
    .replace(/&quot;|&#34;|&#x22;/gi, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

/** Raw control characters inside strings (line breaks of a body, above all) as JSON wants them; invalid escapes made literal. */
function escapeControls(json: string): string {
  const out: string[] = []
  let quoted = false
  let start = 0
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i)
    if (code === 0x22) quoted = !quoted
    else if (code === 0x5c && quoted) {
      if (!/["\\/bfnrtu]/.test(json[i + 1] ?? '')) {
        out.push(json.slice(start, i), '\\\\')
        start = i + 1
      } else i++
    } else if (code < 0x20 && quoted) {
      out.push(json.slice(start, i), code === 0x0a ? '\\n' : code === 0x09 ? '\\t' : ' ')
      start = i + 1
    }
  }
  out.push(json.slice(start))
  return out.join('')
}

/** All JSON-LD objects of a page in document order, nested ones after those that hold them. */
export function readLinkedData(scripts: readonly string[], problems: Problem[]): LinkedNode[] {
  const nodes: LinkedNode[] = []
  for (const script of scripts) {
    if (script.trim() === '') continue
    const parsed = parseLoose(script)
    if (parsed === undefined) {
      problems.push({
        code: 'bad-json-ld',
        message: `a JSON-LD script of ${script.length} characters is not JSON that can be read; it was ignored`,
      })
      continue
    }
    collect(parsed, 0, nodes)
  }
  return nodes
}

/** What other people and other stories say: teasers, comments, the entries of a live blog. */
const ofOthers: ReadonlySet<string> = new Set([
  'itemListElement',
  'mentions',
  'comment',
  'liveBlogUpdate',
  'suggestedAnswer',
  'relatedLink',
])

function collect(value: unknown, depth: number, nodes: LinkedNode[]): void {
  if (depth > maxDepth || nodes.length >= maxNodes) return
  if (Array.isArray(value)) for (const item of value) collect(item, depth + 1, nodes)
  else if (isNode(value)) {
    if (Object.hasOwn(value, '@type')) nodes.push(value)
    for (const key of Object.keys(value)) if (typeof value[key] === 'object' && !ofOthers.has(key)) collect(value[key], depth + 1, nodes)
  }
}

const articleTypes: ReadonlySet<string> = new Set([
  'NewsArticle',
  'ReportageNewsArticle',
  'AnalysisNewsArticle',
  'BackgroundNewsArticle',
  'OpinionNewsArticle',
  'AskPublicNewsArticle',
  'ReviewNewsArticle',
  'AdvertiserContentArticle',
  'SatiricalArticle',
  'LiveBlogPosting',
  'Article',
  'BlogPosting',
  'SocialMediaPosting',
  'TechArticle',
  'ScholarlyArticle',
  'MedicalScholarlyArticle',
  'Report',
  'Review',
  'Recipe',
])

/** Ways in which a page's own URL is written: scheme, `www.`, query, fragment and a last slash make no difference. */
export const urlKey = (url: string): string =>
  url
    .replace(/^https?:\/\/(?:www\.|m\.|amp\.)?/i, '')
    .replace(/[?#][\s\S]*/, '')
    .replace(/\/(?:amp)?\/?$/, '')
    .toLowerCase()

/**
 * The object that describes this page's article: among those of an article's type, the one that names the page's URL, then the
 * one with the most of what an article has. Teasers in lists (`ItemList`, `mentions`) are articles too and must not win.
 */
export function articleNode(nodes: readonly LinkedNode[], pageUrls: readonly string[]): LinkedNode | undefined {
  const keys = new Set(pageUrls.map(urlKey))
  let best: LinkedNode | undefined
  let bestScore = -1
  for (const node of nodes) {
    const types = typesOf(node)
    if (!types.some((type) => articleTypes.has(type))) continue
    let score = types.some((type) => /News|LiveBlog|Report/.test(type)) ? 2 : 1
    for (const property of ['headline', 'datePublished', 'author', 'articleBody', 'publisher', 'image', 'dateModified', 'description'])
      if (Object.hasOwn(node, property)) score++
    const own = [stringOf(node, 'url'), stringOf(node, 'mainEntityOfPage'), stringOf(node, '@id')]
    if (own.some((url) => url !== undefined && keys.has(urlKey(url)))) score += 10
    if (score > bestScore) {
      best = node
      bestScore = score
    }
  }
  return best
}
