/**
 * The elements of a body's HTML as they are read and written: the closed list that all bodies share, and what agencies' own markup has beyond it.
 */
import { type BodyTag, bodyTags, type Holds } from '#src/text/body-html.ts'

/** Attributes that are kept. */
export type Wanted = Readonly<Record<string, Holds>>

/** How an element stands in its text. */
interface Layout {
  empty?: true
  /** Starts on a line of its own; two empty lines apart where it is a paragraph. */
  lines?: 1 | 2
  /** Runs inside a paragraph. */
  inline?: true
  /** Left out when there is nothing in it. */
  hollow?: true
}

interface Tag extends Layout {
  attributes?: Wanted
}

/** An element with its marks, ready made. */
export interface Known extends Tag {
  opens: string
  closes: string
}

const heading: Layout = { lines: 2, hollow: true }
const inline: Layout = { inline: true }

const shared: Record<BodyTag, Layout> = {
  p: { lines: 2, hollow: true },
  br: { empty: true },
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  ul: { lines: 2 },
  ol: { lines: 2 },
  li: { lines: 1, hollow: true },
  blockquote: { lines: 2 },
  pre: { lines: 2 },
  table: { lines: 2 },
  tr: { lines: 1 },
  td: {},
  strong: inline,
  em: inline,
  sub: inline,
  sup: inline,
  code: inline,
  s: inline,
  a: inline,
}

/**
 * An article's HTML is written anew from a page's text; an agency's markup is its story, and its readers see it as it was sent: its parts, its
 * pictures and clips where they stand, its tables' heads, and the marks that other editors use for the same.
 */
const added: Record<string, Tag> = {
  h1: heading,
  div: { lines: 2, hollow: true },
  section: { lines: 2 },
  article: { lines: 2 },
  aside: { lines: 2 },
  hr: { lines: 2, empty: true },
  dl: { lines: 2 },
  dt: { lines: 1 },
  dd: { lines: 1 },
  caption: { lines: 1 },
  thead: {},
  tbody: {},
  tfoot: {},
  th: { attributes: { colspan: 'number', rowspan: 'number' } },
  figure: { lines: 2 },
  figcaption: { lines: 1 },
  img: { empty: true, attributes: { src: 'address', alt: 'text', width: 'number', height: 'number' } },
  video: { attributes: { src: 'address', poster: 'address' } },
  audio: { attributes: { src: 'address' } },
  source: { empty: true, attributes: { src: 'address', type: 'text' } },
  time: { inline: true, attributes: { datetime: 'text' } },
  span: { inline: true, hollow: true },
  b: inline,
  i: inline,
  u: inline,
  small: inline,
  cite: inline,
  q: inline,
  abbr: inline,
  // A word with its reading, which stands in brackets behind it where it cannot stand above.
  ruby: inline,
  rb: inline,
  rt: inline,
  rp: inline,
}
/** Attributes of the shared elements that an agency's markup may have besides. */
const addedAttributes: Partial<Record<BodyTag, Wanted>> = {
  a: { title: 'text' },
  blockquote: { cite: 'address' },
  td: { colspan: 'number', rowspan: 'number' },
}

const inFull = Object.entries(shared).map(([name, layout]): [string, Tag] => {
  const attributes: Wanted = { ...bodyTags[name as BodyTag], ...addedAttributes[name as BodyTag] }
  return [name, Object.keys(attributes).length > 0 ? { ...layout, attributes } : layout]
})

/** All that may stand in a wire body's HTML. */
export const tags: ReadonlyMap<string, Known> = new Map(
  [...inFull, ...Object.entries(added)].map(([name, tag]) => [name, { ...tag, opens: `<${name}>`, closes: `</${name}>` }]),
)

/** Not kept, but they break the line. */
export const breaking: ReadonlySet<string> = new Set('header footer main body center form fieldset address nav details summary'.split(' '))
/** Not kept, and neither is what they contain: markup that is not text. */
export const silent: ReadonlySet<string> = new Set('template noscript select object applet'.split(' '))
/** The same, and without an end tag all that follows is in them (HTML, section 13.2.5.2 on). */
export const raw: ReadonlySet<string> = new Set('script style textarea title noembed noframes xmp'.split(' '))
/** Films and posts of these are shown where they stand: they may have a frame. */
export const embeds = /^https?:\/\/(?:www\.youtube(?:-nocookie)?\.com|player\.vimeo\.com|platform\.twitter\.com)\//i
export const frame: Wanted = { src: 'address', width: 'number', height: 'number' }
