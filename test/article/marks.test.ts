import { describe, expect, test } from 'vitest'
import { headline, page, paragraphs, read, story } from './page.ts'

const [first, second, third] = story.map((text) => `<p>${text}</p>`)
const fourth =
  'The old mill below the bridge will be used as a store for the stones, and visitors can see them there from Easter to October.'

/** Pages with every paragraph of the story in them, parts of which are called or headed as furniture is. */
const refuted: Record<string, string> = {
  'a part that opens': page(`${first}<section class="collapsible-panel">${second}${third}</section>`),
  'a component of a content system': page(
    `<div class="cmp-text">${first}</div><div class="cmp-text">${second}</div><div class="cmp-text">${third}</div>`,
  ),
  'a part with the name of the table of contents': page(`${first}<div id="toc_2">${second}</div>${third}`),
  'a teaser without a link': page(`<div class="story-teaser">${first}</div><div>${second}${third}</div>`),
  'a text called newsletter, which has the headline': `<html><title>${headline}</title><body><div class="cms-newsletter-item"><h2>${headline}</h2>${paragraphs}<p>${fourth}</p></div><div>${'<p>Pages of this archive are kept for ten years and can be read in the library.</p>'.repeat(3)}</div>`,
  'a text called related, whose headline stands elsewhere': `<html><title>${headline}</title><body><h1>${headline}</h1><div class="tag-related">${paragraphs}<p>${fourth}</p></div><div><p>Pages of this archive are kept for ten years and can be read in the library, on request and during opening hours.</p></div>`,
  'a text in a banner': `<html><title>${headline}</title><body><div role="banner"><div>Valley News</div><div><div>${headline}</div>${paragraphs}</div></div>`,
  'a heading that is one of comments, too': page(`${first}${second}<h2>Responses</h2>${third}`),
  "an answer in a comment's name, in German": page(`${first}${second}<h3>Kommentar</h3>${third}`),
}

describe('text that its name or its heading does not take away', () => {
  test.each(Object.entries(refuted))('%s', (_, html) => {
    const { bodyText } = read(html)
    for (const text of story) expect(bodyText).toContain(text)
  })

  test('lines over quotes', () => {
    const lines = ['A speaker of the council said:', '“We have waited for this day since the flood, and so has everybody in the valley.”']
    const inside = `${first}${second}<p>${lines[0]}</p><p>${lines[1]}</p><p>In a letter, the farmers said:</p>${third}`
    expect(read(page(inside)).paragraphs).toEqual([story[0], story[1], ...lines, 'In a letter, the farmers said:', story[2]])
  })

  test('sub-headings that come again under larger ones, or in turn', () => {
    const day = (name: string): string =>
      `<h2>${name}</h2><h3>Before noon</h3><ul><li>Market of ${name}</li></ul><h3>After noon</h3><ul><li>Boats of ${name}</li></ul>`
    const { paragraphs: days } = read(page(`${first}${day('Friday')}${day('Saturday')}${third}`))
    expect(days.filter((line) => line === 'Before noon')).toHaveLength(2)
    const test = (name: string): string =>
      `<p>The ${name} was tried for a week.</p><h3>Good</h3><p>It is light, ${name}.</p><h3>Bad</h3><p>It is loud, ${name}.</p>`
    const { paragraphs: tests } = read(page(`${first}${test('saw')}${test('drill')}${third}`))
    expect(tests.filter((line) => line === 'Good')).toHaveLength(2)
    // a label of the page's comes alone
    expect(read(page(`${first}<h3>Article content</h3>${second}<h3>Article content</h3>${third}`)).paragraphs).toEqual(story)
  })

  test('rows of a table that are called after what they list', () => {
    const row = (name: string): string => `<tr class="player-row"><td>${name}</td><td>12</td></tr>`
    const { bodyText } = read(page(`${first}${second}<table>${row('Ana Kova')}${row('Jon Brod')}</table>${third}`))
    expect(bodyText).toContain('Ana Kova')
  })
})

describe('what goes for its shape', () => {
  test('what readers say, where it is longer than the text and named after nothing', () => {
    const said =
      '<div class="x1"><b>ann77</b><p>I have lived below this bridge for forty years, and what they say of it in the council is only half of the matter, as anybody here can tell you who had to drive around the gorge in winter. Nobody asked us, nobody ever does, and when the stones fall it is our boats that lie below them; my father said so in the year in which it was built, and he was right.</p></div>'
    const html = `<html><title>${headline}</title><body><article><h1>${headline}</h1>${paragraphs}</article><section class="x0">${said.replace('ann77', 'ben2')}${said.replace('forty', 'thirty')}${said.replace('forty', 'ten')}</section>`
    expect(read(html).paragraphs).toEqual(story)
  })

  test('heads of entries, which say when and by whom', () => {
    const entry = (clock: string, who: string, text: string): string =>
      `<div class="e"><div class="w"><time datetime="2025-03-01T${clock}Z">${clock}</time><span>${who}</span></div>${text}</div>`
    const inside = entry('10:05', 'Ana Kova', first!) + entry('11:10', 'Jon Brod', second!) + entry('12:15', 'Mia Lund', third!)
    expect(read(page(inside)).paragraphs).toEqual(story)
  })

  test('a heading over links, in a language that is not known', () => {
    const box =
      '<div class="x"><b>Ama katanga mpya</b><ul><li><a href="/2">Floods close the valley road</a></li><li><a href="/3">Market day moved to Friday</a></li></ul></div>'
    expect(read(page(`${first}${box}${second}${third}`)).paragraphs).toEqual(story)
  })
})

describe('parts of a line', () => {
  test.each([
    ['a drop cap that readers aloud do not hear', `<p><span aria-hidden="true">T</span>${story[0]!.slice(1)}</p>`],
    ['a drop cap beside its whole word', `<p><span aria-hidden="true">T</span><span class="sr-only">The</span>${story[0]!.slice(3)}</p>`],
    [
      'a card that opens over a name',
      `<p>${story[0]!.replace('Brodec', '<span><a href="/b">Brodec</a><span class="c"><b>Brodec</b><a href="/1">All about the town</a></span></span>')}</p>`,
    ],
  ])('%s', (_, html) => {
    expect(read(page(`${html}${second}${third}`)).paragraphs).toEqual(story)
  })

  test('readings over characters are none of the text', () => {
    expect(
      read(page(`${paragraphs}<p>港の<ruby>委員会<rp>(</rp><rt>いいんかい</rt><rp>)</rp></ruby>は橋を閉じました。</p>`)).bodyText,
    ).toContain('港の委員会は橋を閉じました。')
  })

  test('program text is whole, whatever its parts are called', () => {
    const code = '<pre><code><span class="hljs-comment"># open the gate</span>\n<span class="toc">gate</span> open\n</code></pre>'
    expect(read(page(`${first}${second}${code}${third}`)).bodyText).toContain('# open the gate gate open')
  })
})
