import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { bodyFrom, picturesIn } from '#src/wire/html/index.ts'
import { payloads } from '../article/xss-payloads.ts'
import { bodyMarkup, harmfulAddress } from '../support/body-markup.ts'

const html = (markup: string, base?: string) => bodyFrom(markup, base).html
const text = (markup: string) => bodyFrom(markup).text

function openAtTheEnd(markup: string): string[] {
  const open: string[] = []
  const parser = new Parser(
    {
      onopentag: (name) => open.push(name),
      onclosetag: (name, implied) => {
        if (!implied || open.at(-1) === name) open.pop()
      },
    },
    { xmlMode: true },
  )
  parser.write(markup)
  const left = [...open]
  parser.end()
  return left
}

describe('what comes out', () => {
  test('has only what a body needs, whatever attack went in', () => {
    for (const payload of payloads) {
      const out = html(`<p>Before ${payload} after</p>`, 'https://wire.example/')
      expect(out).toMatch(bodyMarkup)
      expect(out).not.toMatch(harmfulAddress)
    }
  })

  test('is well-formed and closed, and the same when it is read again, from any markup', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<li>',
        '<ul>',
        '</ul>',
        '<td>',
        '<table>',
        '<br>',
        '<a href="/x">',
        '</a>',
        '<!--',
        '-->',
        '<pre>',
        '</pre>',
        '<',
        '&',
        '&lt;',
        '"',
        "'",
        '<img src=x>',
        '<script>',
        '</script>',
        '<svg>',
        '<title>',
      ),
      fc.string({ maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const out = html(pieces.join(''))
        expect(out).toMatch(bodyMarkup)
        expect(openAtTheEnd(out)).toEqual([])
        expect(html(out)).toBe(out)
      }),
      { numRuns: 500 },
    )
  })

  test('addresses are absolute, and none runs anything', () => {
    expect(html('<a href="../x?a=1&amp;b=2" title="T &quot;q&quot;">y</a>', 'https://wire.example/a/b')).toBe(
      '<a href="https://wire.example/x?a=1&amp;b=2" title="T &quot;q&quot;">y</a>',
    )
    for (const address of ['javascript:x', ' java\tscript:x', '&#106;avascript:x', 'data:text/html,x', 'vbscript:x', '\u0001javascript:x'])
      expect(html(`<a href="${address}">y</a>`)).toBe('<a>y</a>')
    expect(html('<img src="javascript:x"><img>')).toBe('')
  })

  test('ends that HTML lets writers leave out are written', () => {
    expect(html('<ul><li>One<li>Two</ul><p>A<p>B')).toBe('<ul><li>One</li><li>Two</li></ul><p>A</p><p>B</p>')
    expect(html('<table><tr><td>1<td>2<tr><td>3</table>')).toBe('<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>')
    expect(html('<ul><li>One<ul><li>Inner</ul><li>Two</ul>')).toBe('<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>')
  })

  test('what is empty is left out; films of known players stay', () => {
    expect(html('<p> </p><p>A<span></span></p><div><p></p></div>')).toBe('<p>A</p>')
    expect(html('<iframe src="https://www.youtube.com/embed/x" onload="y"></iframe>')).toBe(
      '<iframe src="https://www.youtube.com/embed/x"></iframe>',
    )
    expect(html('<iframe src="https://ads.example/x">Text</iframe>')).toBe('Text')
  })
})

describe('its text', () => {
  test('has an empty line between blocks, a line for each item and row, a tab between cells', () => {
    expect(text('<h2>Head</h2>\n<p>One\n  two<br>three</p><ul><li>a<li>b</ul><table><tr><td>1 <td> 2</table>end')).toBe(
      'Head\n\nOne two\nthree\n\na\nb\n\n1\t2\n\nend',
    )
  })

  test('keeps words that markup of any kind stands around, and white space in preformatted text', () => {
    expect(text('a < b & c <3 <![CDATA[d]]>')).toBe('a < b & c <3 d]]>')
    expect(text('<pre>x\n  y</pre>')).toBe('x\n  y')
    expect(text('one<b> two </b>three<script>no()</script><noscript>no</noscript>')).toBe('one two three')
    expect(text('<math><mi>a</mi><mo>+</mo></math><svg><title>t</title></svg>')).toBe('a+t')
  })

  test('a form, a template or a comment without its end does not swallow the rest', () => {
    expect(text('<noscript>one <template>two')).toBe('one two')
    expect(text('<!-->one<!--->two<!-- no -->three')).toBe('onetwothree')
  })
})

test('pictures in a text are found, counters are not', () => {
  const out = html(
    '<p><img src="/p.jpg" alt="A &amp; B" width="800" height="600"><img src="/c.gif" width="1" height="1"></p>',
    'https://wire.example/',
  )
  expect(picturesIn(out)).toEqual([{ url: 'https://wire.example/p.jpg', alt: 'A & B', width: 800, height: 600 }])
})
