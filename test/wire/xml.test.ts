import { expect, test } from 'vitest'
import { readXml } from '#src/wire/xml/index.ts'
import type { XmlRules } from '#src/wire/xml/rules.ts'
import { attribute, child, children, rawText } from '#src/wire/xml/select.ts'
import { parsed } from './agency.ts'

const rules: XmlRules = { items: new Set(['item']), mostElements: 1000 }
const rootOf = (text: string, more: Partial<XmlRules> = {}) => readXml(text, { ...rules, ...more }).root

test('names are found in small letters without prefix, and stand as written beside that', () => {
  const root = rootOf('<x:NewsItem xmlns:x="urn:x" Guid="a" X:Lang="de" xml:lang="fr"><X:HeadLine>h</X:HeadLine></x:NewsItem>')
  expect(root).toMatchObject({ name: 'newsitem', local: 'NewsItem', space: '?urn:x', lang: 'fr' })
  expect(rawText(child(root, 'headline'))).toBe('h')
  expect([attribute(root, 'guid'), attribute(root, 'lang'), attribute(root, 'x')]).toEqual(['a', 'de', undefined])
})

test('texts and elements stay in their order; an end tag in other letters ends its element', () => {
  const root = rootOf('<p>a <b>b</B> c<!-- no --><![CDATA[<d>]]>&eacute;&#233;&#1;&unknown;</p>')
  expect(root?.children.map((node) => (typeof node === 'string' ? node : `[${rawText(node)}]`))).toEqual(['a ', '[b]', ' c<d>éé&unknown;'])
})

test('HTML’s names in a section are characters only where they are meant to be, and never markup', () => {
  const text = '<p><![CDATA[&eacute; &lt; &amp;eacute; &#233;]]></p>'
  expect(rawText(rootOf(text))).toBe('&eacute; &lt; &amp;eacute; &#233;')
  expect(rawText(rootOf(text, { namesInCdata: true }))).toBe('é &lt; &amp;eacute; &#233;')
})

test('a comment or a section that begins inside a tag, and never ends, costs no more than the tag', () => {
  for (const mark of ['<!--', '<![CDATA[']) {
    const root = rootOf(`<a><b ${mark} x="1"/><c>kept</c></a>`)
    expect(rawText(root)).toBe('kept')
  }
})

test('below the deepest level elements are left out and their text is kept, in a feed as in a file', async () => {
  const deep = (levels: number) => `${'<p>'.repeat(levels)}deep${'</p>'.repeat(levels)} after`
  const tree = readXml(`<a>${deep(450)}</a>`, rules)
  expect(tree).toMatchObject({ tooDeep: 51, broken: false, breaksOff: false })
  expect(rawText(tree.root)).toBe('deep after')
  const { entries } = await parsed(`<rss><channel><item><description>${deep(450)}</description></item></channel></rss>`)
  expect(entries[0]?.summary).toBe('deep\n\nafter')
})

test('an item with more than it may have loses that alone: what stands after it is read', () => {
  const item = (n: number) => `<item><id/>${'<p>a</p>'.repeat(n)}</item>`
  const tree = readXml(`<a>${item(2000)}${item(10)}</a>`, rules)
  expect(children(tree.root, 'item').map((one) => children(one, 'p').length)).toEqual([997, 10])
  expect(tree).toMatchObject({ tooMany: { inItem: 1003, inPlace: 0 }, broken: false })
  expect(tree).not.toHaveProperty('stopped')
})

test('a document with more than any has is not read on', () => {
  const tree = readXml(`<a>${'<item><p/></item>'.repeat(20)}`, { ...rules, mostInFile: 10 })
  expect(tree.stopped).toEqual({ at: 81, elements: 11, levels: 2 })
  expect(children(tree.root)).toHaveLength(5)
})

test('an element has no more children than it may have, but where any number may stand', () => {
  const mostChildren = { count: 3, unless: new Set(['ul']) }
  const tree = readXml(`<a><b>${'<c>x</c>'.repeat(5)}</b><ul>${'<li/>'.repeat(5)}</ul></a>`, { ...rules, mostChildren })
  expect(children(child(tree.root, 'b'))).toHaveLength(3)
  expect(rawText(child(tree.root, 'b'))).toBe('xxx')
  expect(children(child(tree.root, 'ul'))).toHaveLength(5)
  expect(tree.tooMany).toEqual({ inItem: 0, inPlace: 2 })
})

test('a text is cut at its bound, however many pieces it comes in, and none of it is lost below', () => {
  const pieces = 'ab<!-- -->'.repeat(3000)
  expect(rawText(rootOf(`<a>${pieces}</a>`))).toBe('ab'.repeat(3000))
  const tree = readXml(`<a>${pieces}<b>c</b></a>`, { ...rules, longestText: 100 })
  expect(tree.tooLong).toBeGreaterThan(0)
  expect(rawText(tree.root)).toBe(`${'ab'.repeat(50)}c`)
})

test('a second item ends the first where items cannot stand in one another, and stands in it where they can', () => {
  const text = '<a><item><p>1<item><p>2</item></a>'
  expect(children(rootOf(text, { itemsEndOneAnother: true }), 'item').map(rawText)).toEqual(['1', '2'])
  expect(children(rootOf(text), 'item').map(rawText)).toEqual(['12'])
})

test.each([
  ['ends with its root', '<a><b></a>', { broken: true, breaksOff: false }],
  ['ends behind its root, with a long comment', `<a/><!-- ${'x'.repeat(3000)} -->`, { broken: false, breaksOff: false }],
  ['ends within its root', '<a><b/>', { broken: true, breaksOff: true }],
  ['ends within a tag', '<a><b x="', { broken: true, breaksOff: true }],
  ['ends in a comment that hides the root’s end', '<a><!-- </a>', { broken: true, breaksOff: false }],
])('a document that %s', (_, text, said) => {
  expect(readXml(text, rules)).toMatchObject(said)
})

test('an agency’s file of which one item is too large keeps the other, and says what was left out', async () => {
  const item = (id: string, n: number) =>
    `<newsItem guid="${id}"><itemMeta/><contentMeta><headline>${id}</headline></contentMeta><contentSet><inlineXML><html><body>${'<p>w</p>'.repeat(n)}</body></html></inlineXML></contentSet></newsItem>`
  const { entries, problems, partial } = await parsed(`<newsMessage><itemSet>${item('a', 100_100)}${item('b', 2)}</itemSet></newsMessage>`)
  expect(entries.map(({ headline }) => headline)).toEqual(['a', 'b'])
  expect(entries[1]?.bodyText).toBe('w\n\nw')
  expect(problems.map(({ code }) => code)).toContain('too-many')
  expect(partial).toBeUndefined()
})
