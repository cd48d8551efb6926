/**
 * XML that is not well-formed, that never ends, or that is an attack: what is kept of it, and what is said.
 */
import { describe, expect, test } from 'vitest'
import { readXml } from '#src/wire/xml/index.ts'
import type { XmlRules } from '#src/wire/xml/rules.ts'
import { child, children, isElement, rawText } from '#src/wire/xml/select.ts'

const rules: XmlRules = { items: new Set(['item']), mostElements: 1000 }
const read = (text: string, more: Partial<XmlRules> = {}) => readXml(text, { ...rules, ...more })
const textIn = (text: string, more: Partial<XmlRules> = {}) => rawText(read(text, more).root)

describe('text', () => {
  test.each([
    ['with signs that open nothing', '<a>1 < 2, 3 <4 and <=5</a>', '1 < 2, 3 <4 and <=5'],
    ['that ends with such a sign', '<a>x<', 'x<'],
    ['that ends with the document', '<a>x &eacute;', 'x é'],
    ['around an instruction with a > in it', '<a>x<?php a > b ?>y</a>', 'xy'],
    ['behind a comment that begins with a >', '<a>x<!--> still -->y</a>', 'xy'],
    ['around a declaration where none may stand', '<a>x<!ELEMENT y>z</a>', 'xz'],
    ['in a section that never ends', '<a>x<![CDATA[y', 'xy'],
    ['in an empty section', '<a><![CDATA[]]>x</a>', 'x'],
  ])('%s', (_, written, text) => {
    expect(textIn(written)).toBe(text)
  })

  test('of thousands of pieces is in their order', () => {
    const pieces = Array.from({ length: 2500 }, (_, n) => `${n},`)
    expect(textIn(`<a>${pieces.join('<!-- -->')}</a>`)).toBe(pieces.join(''))
    expect(textIn(`<a>${pieces.map((piece) => `<![CDATA[${piece}]]>`).join('')}</a>`)).toBe(pieces.join(''))
  })

  test('is left out between structural elements where it is blank, and kept where it is not', () => {
    const { root } = read('<a> \t\r\n<b> </b> x <b/></a>', { structural: new Set(['a']) })
    expect(root?.children.map((node) => (isElement(node) ? node.children : node))).toEqual([[' '], ' x ', []])
    expect(read('<a> <b/></a>').root?.children).toHaveLength(2)
  })

  test('has the doctype’s characters, but not in a section', () => {
    const tree = readXml(
      '<a b="&own;&amp;&eacute;">&own;<![CDATA[&own;&eacute;]]></a>',
      { ...rules, namesInCdata: true },
      { defined: { own: 'O' } },
    )
    expect(rawText(tree.root)).toBe('O&own;é')
    expect(tree.root?.attributes).toEqual({ b: 'O&é' })
  })
})

describe('attributes', () => {
  test.each([
    ['without quotes, or without a value', `<a b=c d='e f' g h = "i"/>`, { b: 'c', d: 'e f', g: '', h: 'i' }],
    ['of one name: the first counts', '<a b="1" B="2" b="3"/>', { b: '1' }],
    ['called like a property of all objects', '<a __proto__="1" constructor="2"/>', { constructor: '2' }],
  ])('%s', (_, written, attributes) => {
    const { root, broken } = read(written)
    expect({ ...root?.attributes }).toEqual(attributes)
    expect(broken).toBe(false)
  })

  test('are no more than two hundred', () => {
    const many = Array.from({ length: 250 }, (_, n) => `a${n}=""`).join(' ')
    expect(Object.keys(read(`<a ${many}/>`).root!.attributes)).toHaveLength(200)
  })

  test('of a language and a base hold below, a base beside the one around it', () => {
    const tree = readXml('<a xml:base="/x/" xml:lang="de"><b xml:base="y/"><c/></b><d xml:lang="fr"/></a>', rules, {
      url: 'https://a.example/feed',
    })
    const [b, d] = children(tree.root)
    expect([b!.base, child(b, 'c')!.base, d!.base]).toEqual(['https://a.example/x/y/', 'https://a.example/x/y/', 'https://a.example/x/'])
    expect([b!.lang, child(b, 'c')!.lang, d!.lang]).toEqual(['de', 'de', 'fr'])
  })
})

describe('namespaces', () => {
  const spaces = (text: string) => {
    const found: string[] = []
    const walk = (of = read(text).root) => {
      if (!of) return
      found.push(`${of.local} ${of.space}`.trim())
      for (const one of children(of)) walk(one)
    }
    walk()
    return found
  }
  test.each([
    ['a prefix in other letters is the same', '<X:a xmlns:x="urn:1"/>', ['a ?urn:1']],
    ['a prefix holds in its element alone', '<a><b xmlns:x="urn:1"><x:c/></b><x:d/></a>', ['a', 'b', 'c ?urn:1', 'd ?x']],
    ['the nearest binding counts', '<x:a xmlns:x="urn:1"><x:b xmlns:x="urn:2"/><x:c/></x:a>', ['a ?urn:1', 'b ?urn:2', 'c ?urn:1']],
    ['an empty one takes the one around back', '<a xmlns="urn:1"><b xmlns=""/><c/></a>', ['a ?urn:1', 'b', 'c ?urn:1']],
    ['an address is the same with a slash at its end and in other letters', '<a xmlns=" URN:1/# "/>', ['a ?urn:1']],
  ])('%s', (_, text, found) => {
    expect(spaces(text)).toEqual(found)
  })
})

describe('tags', () => {
  test('that cross: those between are unclosed, the one that was closed is not', () => {
    const { root, broken } = read('<a><b><c>1</b>2</a>')
    const b = child(root, 'b')
    expect([root?.unclosed, b?.unclosed, child(b, 'c')?.unclosed, broken]).toEqual([undefined, undefined, true, true])
    expect(root?.children.at(-1)).toBe('2')
  })

  test('that end nothing are left out, and say that it is broken', () => {
    const tree = read('<a>1</b>2</a>')
    expect([rawText(tree.root), tree.broken, tree.root?.unclosed]).toEqual(['12', true, undefined])
  })

  test('that were not ended begin the next', () => {
    const { root, broken } = read('<a><b x="1"<c>1</c></b></a>')
    expect([rawText(child(child(root, 'b'), 'c')), broken]).toEqual(['1', true])
  })

  test.each([
    ['is cut behind the root', '<a/><b x="', { broken: true, breaksOff: false, more: false }],
    ['has a second root', '<a/><b/>', { broken: false, more: true }],
    ['hides its root’s end, a prefix and all', '<x:a><!-- </x:a>', { broken: true, breaksOff: false }],
    ['has its root’s end far from its own', `<a><!-- </a>${' '.repeat(2000)}`, { broken: true, breaksOff: true }],
  ])('of a document that %s', (_, text, said) => {
    expect(read(text)).toMatchObject(said)
  })
})

describe('what is left out', () => {
  const small = { mostElements: 3 }

  test('has no text in sections, and ends where it ends, whatever stands in it', () => {
    const tree = read('<a><item><b/><c>x<![CDATA[y]]><d/><e>z</e><item>n</item></c><f/>t</item><item>2</item></a>', {
      ...small,
      itemsEndOneAnother: true,
    })
    expect(children(tree.root, 'item').map(rawText)).toEqual(['t', '2'])
    expect(tree).toMatchObject({ broken: false, tooMany: { inItem: 2 } })
  })

  test('below the deepest level ends with its item, and empty elements there end themselves', () => {
    const deep = '<p>'.repeat(450)
    expect(read(`<a>${deep}x<br/>y${'</p>'.repeat(450)}z</a>`)).toMatchObject({ broken: false, tooDeep: 52 })
    const { root } = read(`<a><item>${deep}1<item>2</item>t</a>`, { itemsEndOneAnother: true })
    expect(children(root, 'item').map(rawText)).toEqual(['1', '2'])
    expect(root?.children.at(-1)).toBe('t')
  })

  test('is all that stands behind thousands of levels: that is an attack', () => {
    expect(read(`<a>${'<p>'.repeat(6000)}`).stopped).toEqual({ at: 3 + 3 * 4999, elements: 5000, levels: 5000 })
    expect(read(`<a>${'<p>'.repeat(4998)}`)).not.toHaveProperty('stopped')
  })
})

describe('items that are taken as they end', () => {
  const taken = (text: string, more: Partial<XmlRules> = {}) => {
    const items: string[] = []
    const tree = readXml(text, { ...rules, ...more }, { onItem: (item, root) => void items.push(`${root.name}: ${rawText(item)}`) })
    return { items, tree }
  }

  test('are those near the root, and of the first root alone', () => {
    expect(taken('<a><item>1</item><b><c><item>2</item><d><item>3</item></d></c></b></a><z><item>4</item></z>').items).toEqual([
      'a: 1',
      'a: 2',
    ])
  })

  test('leave nothing but themselves: what stood in them is no longer held, nor counted', () => {
    const { items, tree } = taken(`<a>${'<item>t<b/><b/></item>'.repeat(100)}</a>`, { mostElements: 103 })
    expect(items).toHaveLength(100)
    expect(tree.tooMany.inItem).toBe(0)
    expect(children(tree.root, 'item').flatMap((item) => item.children)).toEqual([])
  })
})
