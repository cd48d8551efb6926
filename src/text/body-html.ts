/**
 * What may stand in `body_html`, whoever wrote the story: a closed list of elements, with what of their attributes. A page's article has this and
 * no more; what a wire's own markup may have beyond it stands in `wire/html/tags.ts`.
 */

/** What an attribute may hold; an address is http(s), and a link one that may also be somebody's to write to. */
export type Holds = 'text' | 'address' | 'link' | 'number'

const headings = { h2: {}, h3: {}, h4: {}, h5: {}, h6: {} }
const lists = { ul: {}, ol: {}, li: {} }
const tables = { table: {}, tr: {}, td: {} }
const marks = { strong: {}, em: {}, sub: {}, sup: {}, code: {}, s: {} }

/** Each element with its attributes. */
export const bodyTags = {
  p: {},
  br: {},
  ...headings,
  ...lists,
  blockquote: {},
  pre: {},
  ...tables,
  ...marks,
  a: { href: 'link' },
} as const satisfies Record<string, Readonly<Record<string, Holds>>>

export type BodyTag = keyof typeof bodyTags
