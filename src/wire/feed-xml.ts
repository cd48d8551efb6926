/**
 * A feed's XML as a tree, with names by namespace and not by prefix: tolerant of what is not well-formed, kept up to where
 * it breaks off, without a DTD's entities, bounded in depth and size.
 */
import { Parser } from 'htmlparser2'

export interface FeedElement {
  /** Local name, lower case. */
  name: string
  /** Short for its namespace (see `spaces`); '' for none that is known. */
  space: string
  attributes: Record<string, string>
  children: (FeedElement | string)[]
  /** The base that `xml:base` gives, absolute where it can be. */
  base: string | undefined
  /** `xml:lang`, inherited. */
  lang: string | undefined
  /** It was opened and never closed. */
  unclosed?: true
}

/** Namespace URIs as feeds spell them, lower case, without a trailing slash or hash. */
const spaces: Record<string, string> = {
  'http://purl.org/rss/1.0': 'rss',
  'http://my.netscape.com/rdf/simple/0.9': 'rss',
  'http://channel.netscape.com/rdf/simple/0.9': 'rss',
  'http://purl.org/net/rss1.1': 'rss',
  'http://backend.userland.com/rss2': 'rss',
  'http://blogs.law.harvard.edu/tech/rss': 'rss',
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns': 'atom',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://purl.org/rss/1.0/modules/slash': 'slash',
  'http://purl.org/rss/1.0/modules/syndication': 'sy',
  'http://search.yahoo.com/mrss': 'media',
  'http://search.yahoo.com/rss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'http://wellformedweb.org/commentapi': 'wfw',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
  'http://www.sitemaps.org/schemas/sitemap/0.9': 'sitemap',
  'http://www.google.com/schemas/sitemap-image/1.1': 'image',
}
const conventional = new Set(['dc', 'dcterms', 'content', 'media', 'itunes', 'atom', 'slash', 'sy', 'xhtml', 'rdf', 'wfw', 'news'])

const deepest = 300
const mostNodes = 3_000_000
/** So many elements beyond the bounds are an attack: the rest is not read (the tokenizer's own stack grows slow). */
const abandoned = 2_000
const chunk = 16_384

export interface FeedTree {
  root: FeedElement | undefined
  /** The text ended with elements open, or an element was closed that was not. */
  broken: boolean
  /** Elements were left out as too deep or too many. */
  cut: boolean
}

interface Open {
  element: FeedElement
  raw: string
  bindings: Record<string, string>
}

/**
 * @param prolog what stands before the root element: a doctype there may define entities
 */
export function readFeedXml(text: string, url: string | undefined, prolog = ''): FeedTree {
  const top: FeedElement = { name: '', space: '', attributes: {}, children: [], base: url, lang: undefined }
  const open: Open[] = [{ element: top, raw: '', bindings: Object.create(null) as Record<string, string> }]
  let skipped = 0
  let nodes = 0
  let broken = false
  let cut = false
  const source = withCharacters(text, definedIn(prolog))
  const parser: Parser = new Parser(
    {
      onopentag(raw, written) {
        if (skipped > 0 || open.length > deepest || ++nodes > mostNodes) {
          skipped++
          cut = true
          return
        }
        const parent = open.at(-1)!
        let { bindings } = parent
        const attributes: Record<string, string> = Object.create(null)
        for (const [key, value] of Object.entries(written)) {
          const name = key.toLowerCase()
          if (name === 'xmlns' || name.startsWith('xmlns:')) {
            // Inherited, not copied: each of many elements may declare prefixes below hundreds of others.
            if (bindings === parent.bindings) bindings = Object.create(bindings) as Record<string, string>
            const address = value
              .trim()
              .toLowerCase()
              .replace(/[/#]+$/, '')
            bindings[name.slice(6)] = Object.hasOwn(spaces, address) ? spaces[address]! : address ? `?${address}` : ''
          } else attributes[name] = value
        }
        const colon = raw.indexOf(':')
        const prefix = colon < 0 ? '' : raw.slice(0, colon).toLowerCase()
        const name = raw.slice(colon + 1).toLowerCase()
        const space = prefix in bindings ? bindings[prefix]! : conventional.has(prefix) ? prefix : prefix ? `?${prefix}` : ''
        const element: FeedElement = {
          name,
          space,
          attributes,
          children: [],
          base: resolve(attributes['xml:base'], parent.element.base),
          lang: attributes['xml:lang'] ?? parent.element.lang,
        }
        parent.element.children.push(element)
        open.push({ element, raw, bindings })
      },
      onclosetag(_raw, implied) {
        // `<x/>` is closed by itself, and is told as implied, too.
        const unclosed = implied && source[parser.endIndex - 1] !== '/'
        if (unclosed) broken = true
        if (skipped > 0) skipped--
        else if (open.length > 1) {
          const { element } = open.pop()!
          if (unclosed) element.unclosed = true
        }
      },
      ontext(piece) {
        if (skipped > 0) return
        const siblings = open.at(-1)!.element.children
        if (typeof siblings.at(-1) === 'string') siblings[siblings.length - 1] += piece
        else siblings.push(piece)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  for (let at = 0; at < source.length && skipped < abandoned; at += chunk) parser.write(source.slice(at, at + chunk))
  if (skipped >= abandoned) broken = true
  else parser.end()
  for (const { element } of open.slice(1)) element.unclosed = true
  const root = top.children.find((child): child is FeedElement => typeof child !== 'string')
  return { root, broken, cut }
}

/** Plain text entities that a doctype defines; what names other entities, or a file, is left alone. */
function definedIn(prolog: string): Record<string, string> {
  const defined: Record<string, string> = Object.create(null)
  const doctype = prolog.indexOf('<!DOCTYPE')
  if (doctype < 0) return defined
  for (const [, name, a, b] of prolog
    .slice(doctype, doctype + 20_000)
    .matchAll(/<!ENTITY\s{1,20}([\w.-]{1,60})\s{1,20}(?:"([^"&<%]{0,500})"|'([^'&<%]{0,500})')\s{0,20}>/g)) {
    if (Object.keys(defined).length < 200) defined[name!] = a ?? b ?? ''
  }
  return defined
}

/**
 * Named characters in their place: those that the doctype defines, and HTML's, which feeds use undeclared. Numbers from 128
 * to 159 mean windows-1252's characters there, as in HTML.
 */
function withCharacters(text: string, defined: Record<string, string>): string {
  if (!text.includes('&')) return text
  return text
    .replace(/&([A-Za-z][\w.-]{0,60});/g, (whole, name: string) => defined[name] ?? (Object.hasOwn(named, name) ? named[name]! : whole))
    .replace(/&#(1[2-5]\d|x[89][0-9a-f]);/gi, (whole, digits: string) => {
      const code = digits[0] === 'x' || digits[0] === 'X' ? Number.parseInt(digits.slice(1), 16) : Number(digits)
      return code >= 128 && code <= 159 ? windows1252.decode(Uint8Array.of(code)) : whole
    })
}

const windows1252 = new TextDecoder('windows-1252')

const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
/** HTML 4.01, section 24: the Latin-1 set and what news texts use of the others. */
const named: Record<string, string> = {
  ...Object.fromEntries(latin1.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)])),
  OElig: 'Œ',
  oelig: 'œ',
  Scaron: 'Š',
  scaron: 'š',
  Yuml: 'Ÿ',
  fnof: 'ƒ',
  circ: 'ˆ',
  tilde: '˜',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '\u200e',
  rlm: '\u200f',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  dagger: '†',
  Dagger: '‡',
  bull: '•',
  hellip: '…',
  permil: '‰',
  prime: '′',
  Prime: '″',
  lsaquo: '‹',
  rsaquo: '›',
  euro: '€',
  trade: '™',
  minus: '−',
  larr: '←',
  uarr: '↑',
  rarr: '→',
  darr: '↓',
  infin: '∞',
  ne: '≠',
  le: '≤',
  ge: '≥',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  pi: 'π',
  mu: 'μ',
  omega: 'ω',
  Omega: 'Ω',
}

/** An address against a base; as written where there is no base to resolve it. */
export function resolve(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined) return base
  const written = address.trim()
  if (URL.canParse(written, base)) {
    const absolute = new URL(written, base).href
    // What was absolute already stays as it was written.
    return URL.canParse(written) ? written : absolute
  }
  return written || base
}

export const isElement = (node: FeedElement | string): node is FeedElement => typeof node !== 'string'

/** All text below an element, in order. Iterative: the tree may be as deep as its bound. */
export function textOf(element: FeedElement): string {
  let text = ''
  const stack: (FeedElement | string)[] = [element]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (typeof node === 'string') text += node
    else for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
  }
  return text
}

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const markUp = (text: string): string => text.replace(/[&<>"]/g, (character) => escaped[character]!)

/** The markup inside an element (XHTML content), its relative links made absolute. */
export function innerMarkup(element: FeedElement): string {
  const out: string[] = []
  const stack: (FeedElement | string | { close: string })[] = [...element.children].reverse()
  while (stack.length > 0) {
    const node = stack.pop()!
    if (typeof node === 'string') out.push(markUp(node))
    else if ('close' in node) out.push(`</${node.close}>`)
    else {
      const attributes = Object.entries(node.attributes).map(([name, value]) => {
        const linked = name === 'href' || name === 'src' || name === 'cite'
        return ` ${name}="${markUp(linked ? (resolve(value, node.base) ?? value) : value)}"`
      })
      out.push(`<${node.name}${attributes.join('')}>`)
      stack.push({ close: node.name })
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
    }
  }
  return out.join('')
}
