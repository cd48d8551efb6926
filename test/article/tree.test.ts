import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { expect, test } from 'vitest'
import { decodePage } from '#src/article/page/decode.ts'
import { silent } from '#src/article/page/text.ts'
import { type Node, parseTree } from '#src/article/page/tree.ts'
import { readPages } from '../support/corpus.ts'
import { page, paragraphs, read, story } from './page.ts'

type Parsed = DefaultTreeAdapterTypes.ChildNode

/** The text that a page shows, without its white space; white space between tags is moved about by both, and by each in its own way. */
function ours(node: Node): string {
  if (typeof node === 'string') return node.replace(/\s+/g, '')
  return silent.has(node.tag) ? '' : node.children.map(ours).join('')
}
function theirs(node: Parsed): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value.replace(/\s+/g, '')
  const hidden = silent.has(node.nodeName) || node.nodeName === 'template'
  return hidden || !('childNodes' in node) ? '' : node.childNodes.map(theirs).join('')
}
const shown = (html: string): { ours: string; theirs: string } => ({
  ours: parseTree(decodePage(new TextEncoder().encode(html), undefined).html)
    .root.children.map(ours)
    .join(''),
  theirs: parse(html).childNodes.map(theirs).join(''),
})

const text = 'The bridge of Brodec is shut.'
test.each([
  ['an icon with an angle bracket in an attribute', `<p><svg title=">"><path d=""/></svg></p><p>${text}</p>`],
  ['a script with one', `<script data-if="a>b">x()</script><p>${text}</p>`],
  ['an icon that nobody closes', `<ul><li><svg><use href="#a"></li></ul><p>${text}</p>`],
  ['an icon that nobody closes before one that is', `<div><svg><use></div><p>${text}</p><svg><path/></svg>`],
  ['a formula that nobody closes', `<div><math><mi>x</div><p>${text}</p>`],
  ['an icon with a title', `<a><svg><title>Lock</title><path/></svg></a><p>${text}</p>`],
  ['an element whose name begins like a drawing', `<svg-icon>${text}</svg-icon><svg></svg>`],
  ['a button that nobody closes', `<header><div><button><i></i></div></header><main><p>${text}</p></main>`],
  ['a head that nobody closes', `<!doctype html><html><head><title>x</title><div></div><p>${text}</p>`],
  ['text in a head', `<!doctype html><html><head><title>x</title>${text}<body class="a"><p>${text}</p></body></html>`],
  ['a noscript with an open element', `<body><noscript><div><p></noscript><main>${text}</main>`],
  ['a paragraph around a noscript', `<p>one<noscript><p>two</p></div></noscript>three</p>`],
  ['a commented script', `<!-- <script> --><p>${text}</p><script>x()</script>`],
  ['a commented style sheet', `<!-- <style> --><p>${text}</p><style>a{}</style>`],
  ['a script in the comment of a script', `<script><!-- <script>x()</script> --></script><p>${text}</p>`],
  ['text in a table, outside its cells', `<table>${text}<tr><td>cell</td></tr><div>more</div></table>end`],
  ['rows without a table', `<div><tr><td>${text}</td></tr></div>`],
  ['a table in a table', `<table><tr><td>a<table><tr><td>b</table>c</table>${text}`],
  ['a link around blocks', `<div><a href="/x"><div>one</a> two</div> three</div>`],
  ['bold around paragraphs', `<b><p>one</b> two</p> three`],
  ['a form that nobody closes', `<form><div>${text}</form></div><p>${text}</p>`],
  ['a heading in a heading', `<h1>one<h2>two</h2>three`],
  ['a list item with a section', `<ul><li>one<section><li>two</section></ul>three`],
  ['terms', `<dl><dt>one<dd>two<dt>three</dl>`],
])('%s: the text that a browser has', (_, html) => {
  const found = shown(html)
  expect(found.ours).toBe(found.theirs)
})

test('a link that ends within a block that was opened in it links no more of that block', () => {
  const [div] = parseTree('<div><a href="/x"><section>one</a>two</section></div>').root.children as Exclude<Node, string>[]
  const [link, section] = div!.children as Exclude<Node, string>[]
  expect([link!.tag, link!.children]).toEqual(['a', []])
  expect(section!.children.map((child) => (typeof child === 'string' ? child : `${child.tag}: ${child.children.join()}`))).toEqual([
    'a: one',
    'two',
  ])
})

const tags =
  'div p span a b i ul li table tr td h1 h2 svg g title section article button noscript form dl dt dd em blockquote main header'.split(' ')
const soup = fc.array(
  fc.oneof(
    fc.constantFrom(...tags.map((tag) => `<${tag}>`)),
    fc.constantFrom(...tags.map((tag) => `</${tag}>`)),
    fc.constantFrom('x', 'y', '<br>', '<img>', '<hr>'),
  ),
  { maxLength: 30 },
)

test('of any tags in any order the text stays, and none is made up', () => {
  fc.assert(
    fc.property(soup, (parts) => {
      const found = shown(`<body>${parts.join('')}`)
      // what a browser moves out of a table keeps its letters and not always its place
      expect([...found.ours].sort().join('')).toBe([...found.theirs].sort().join(''))
    }),
    { numRuns: 3000, seed: 20_260_401 },
  )
})

test('pages of the corpus have the text that a browser has', async () => {
  // all 1,357 of them take half a minute
  const all = globSync(join(process.env.CORPUS_DIR ?? '../shared/corpus', 'articles/**/*.html.gz'))
  const pages =
    process.env.TEST_LONG && all.length > 0 ? all.map((path) => ({ path, html: gunzipSync(readFileSync(path)) })) : await readPages()
  const differing = pages.filter(({ html: bytes }) => {
    const { html, encoding } = decodePage(bytes, undefined)
    const whole = new TextDecoder(encoding).decode(bytes)
    return parseTree(html).root.children.map(ours).join('') !== parse(whole).childNodes.map(theirs).join('')
  })
  expect(differing.map(({ path }) => path)).toEqual([])
}, 240_000)

test('a page whose icons, buttons and head are left open is read', () => {
  for (const before of ['<svg title=">"></svg>', '<div><svg><g></div>', '<div><button></div>', '<noscript><div></noscript>'])
    expect(read(page(`${before}${paragraphs}`)).paragraphs).toEqual(story)
})
