/**
 * Finding one's way in a tree of XML, and writing it as text and as HTML.
 */
import { expect, test } from 'vitest'
import { readXml } from '#src/wire/xml/index.ts'
import { at, attribute, child, descendants, elementOf, type HtmlRules, lines, rawText, textOf, toHtml } from '#src/wire/xml/select.ts'

const read = (text: string) => readXml(text, { items: new Set(), mostElements: 1000 }).root!

test('a path takes the first element at each step; descendants come in the order of the document', () => {
  const root = read('<a><x/><b><c>1</c></b><b><c>2<c>3</c></c></b><c>4</c></a>')
  expect(rawText(at(root, 'b', 'c'))).toBe('1')
  expect(at(root, 'x', 'c')).toBeUndefined()
  expect(descendants(root, 'c').map(rawText)).toEqual(['1', '23', '3', '4'])
  expect([child(undefined, 'c'), descendants(undefined, 'c')]).toEqual([undefined, []])
})

test('an attribute is found by its name, or behind a prefix; trimmed, and not where it is empty', () => {
  const root = read('<a b=" 1 " x:b="2" x:c=" 3 " d=" " e="" constructor="4"/>')
  expect(['b', 'c', 'd', 'e', 'f', 'constructor'].map((name) => attribute(root, name))).toEqual([
    '1',
    '3',
    undefined,
    undefined,
    undefined,
    '4',
  ])
  expect(attribute(read('<a/>'), 'constructor')).toBeUndefined()
})

test('a text has its white space made single, blocks and line breaks apart, empty lines left out', () => {
  expect(textOf(read('<a> x\n  y </a>'))).toBe('x y')
  expect(textOf(read('<a><b> x\n y </b></a>'))).toBe('x y')
  expect([textOf(read('<a/>')), textOf(undefined)]).toEqual(['', ''])
  const blocks = read('<a>1<p>2 <b>3</b></p>4<h1>5</h1>6<hl2>7</hl2>8<br/>9<ul><li>10</li><li> </li></ul>11<block>12</block></a>')
  expect(lines(blocks)).toEqual(['1', '2 3', '4', '5', '6', '7', '8', '9', '10', '11', '12'])
  expect(textOf(blocks)).toBe('1 2 3 4 5 6 7 8 9 10 11 12')
  expect(lines(elementOf('a', ['1\x002', elementOf('b', ['3'])]))).toEqual(['123'])
})

test('as HTML texts and attributes are escaped, and elements are what the rules say', () => {
  const tags: Record<string, string | undefined> = { drop: undefined, open: '', gap: ' ' }
  const rules: HtmlRules = {
    tag: ({ name }) => (name in tags ? tags[name] : name),
    attributes: ({ attributes }) => ({ title: attributes.title, none: undefined }),
  }
  const root = read(
    '<a><p title="&lt;&quot;&amp;">1 &lt; 2 &amp; 3</p><drop>4<b>5</b></drop><open>6<b>7</b></open>8<gap>9</gap><br/><img title="x">10</img></a>',
  )
  expect(toHtml(root, rules)).toBe('<p title="&lt;&quot;&amp;">1 &lt; 2 &amp; 3</p>6<b>7</b>8 9<br><img title="x">')
  expect(toHtml(undefined, rules)).toBe('')
})
