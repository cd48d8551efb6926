/**
 * XML's characters that do not stand for themselves, and what stands before a root element.
 */
import { describe, expect, test } from 'vitest'
import { decoded, withoutControls } from '#src/wire/xml/characters.ts'
import { definedIn, harmIn, saysMore } from '#src/wire/xml/prolog.ts'

describe('a named character', () => {
  test.each([
    ['by its number, as far as Unicode goes', '&#128512;&#x1F600;&#X1f600;', '😀😀😀'],
    ['by one of HTML’s names, the longest, too', '&eacute;&CounterClockwiseContourIntegral;', 'é∳'],
    ['that XHTML and HTML 5 mean differently', '&lang;&rang;', '\u2329\u232a'],
    ['of windows-1252 by its number', '&#150;', '–'],
    ['that must not stand in XML', 'a&#1;b&#x7f;c&#xffff;', 'abc'],
    ['whose name begins with another’s', '&notice; &copyright;', '&notice; &copyright;'],
    ['that has no name, or no end', '&nothing; &#; &amp &', '&nothing; &#; &amp &'],
    [
      'behind a sign that names none, and one that is far from its end',
      `a & b; & ${'c'.repeat(70)}; &eacute;`,
      `a & b; & ${'c'.repeat(70)}; é`,
    ],
    ['that names another when it is read', '&amp;eacute; &amp;lt;', '&eacute; &lt;'],
  ])('%s', (_, written, read) => {
    expect(decoded(written, {})).toBe(read)
  })

  test('of the doctype goes before HTML’s, and none before XML’s own', () => {
    expect(decoded('&eacute;&own;&lt;&amp;', { eacute: 'E', own: 'O', lt: '!', amp: '?' })).toBe('EO<&')
  })

  test('stays as written in a section where it would be markup, whatever it is called', () => {
    expect(decoded('&eacute; &lt; &LT; &AMP; &#60; &own;', { own: '<' }, true)).toBe('é &lt; &LT; &AMP; &#60; &own;')
  })

  test('is in its place among thousands', () => {
    const written = Array.from({ length: 2500 }, (_, n) => `${n}&eacute;`).join('')
    expect(decoded(`${written}end`, {})).toBe(`${written.replaceAll('&eacute;', 'é')}end`)
  })
})

test.each([
  ['a\tb\nc\rd', 'a\tb\nc\rd', 0],
  ['a\x7fb', 'ab', 1],
  ['a\ufffeb\uffff', 'ab', 2],
  ['\0\x08\x0b\x0c\x0e\x1fa', 'a', 6],
])('characters that XML does not allow are left out and counted: %j', (written, text, count) => {
  const problems = count === 0 ? [] : [{ code: 'control-characters', message: `${count} control characters were left out` }]
  expect(withoutControls(written)).toEqual({ text, problems })
})

describe('what stands before a root', () => {
  test.each([
    ['a file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', ['external-entity']],
    ['a public one', '<!DOCTYPE a [<!entity x PUBLIC "-//A" "http://a.example/">]>', ['external-entity']],
    ['a file for the doctype itself', '<!DOCTYPE a [<!ENTITY % x SYSTEM "a.dtd">]>', ['external-entity']],
    ['entities of entities', '<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;">]>', ['nested-entity']],
    ['the same in single quotes', "<!DOCTYPE a [<!ENTITY y '&x;'>]>", ['nested-entity']],
    ['markup', '<!DOCTYPE a [<!ENTITY y "<b>">]>', ['nested-entity']],
    ['plain characters', '<!DOCTYPE a SYSTEM "a.dtd" [<!ENTITY x "lol">]>', []],
  ])('names %s', (_, prolog, codes) => {
    expect(harmIn(prolog).map(({ code }) => code)).toEqual(codes)
  })

  test('defines plain characters, and nothing by other entities or markup', () => {
    const entities = `<!ENTITY a "one"><!ENTITY b 'two'><!ENTITY c "&a;"><!ENTITY d '&a;'><!ENTITY e "<b>"><!ENTITY f '<b>'><!ENTITY g "%x;"><!ENTITY h "" >`
    expect({ ...definedIn(`<?xml version="1.0"?><!DOCTYPE a [${entities}]>`) }).toEqual({ a: 'one', b: 'two', h: '' })
    expect({ ...definedIn(entities) }).toEqual({})
  })

  test('defines no more than two hundred, none that is long, and none far behind its beginning', () => {
    const many = Array.from({ length: 250 }, (_, n) => `<!ENTITY e${n} "x">`).join('')
    expect(Object.keys(definedIn(`<!DOCTYPE a [${many}]>`))).toHaveLength(200)
    const long = `<!ENTITY long "${'x'.repeat(501)}"><!ENTITY near "x">`
    expect({ ...definedIn(`<!DOCTYPE a [${long}${' '.repeat(20_000)}<!ENTITY far "x">]>`) }).toEqual({ near: 'x' })
  })

  test.each([
    ['', false],
    ['\ufeff<?xml version="1.0"?>\n<?xml-stylesheet href="a > b"?>\n<!-- a > comment -->\n<!DOCTYPE a>\n', false],
    ['<!doctype a>', false],
    ['<!DOCTYPE a SYSTEM "a.dtd" [<!ENTITY x "y">\n<!ENTITY z "y">] >', false],
    ['Warning: a > b in x.php', true],
    ['<?xml version="1.0"?> ok', true],
    ['<!-- without an end', true],
    ['<?xml without an end', true],
    ['<!DOCTYPE a [ without an end', true],
    ['<!ELEMENT a>', true],
  ])('says more than declarations do, or not: %j', (prolog, more) => {
    expect(saysMore(prolog.replace('\ufeff', ''))).toBe(more)
  })
})
