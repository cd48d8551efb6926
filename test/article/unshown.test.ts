import { describe, expect, test } from 'vitest'
import { headline, page, paragraphs, read, story } from './page.ts'

const empty = (inside: string): string =>
  `<html><head><title>${headline}</title></head><body><h1>${headline}</h1><div id="app"></div>${inside}</body></html>`
const push = (piece: string): string => `<script>self.__next_f.push([1,${JSON.stringify(piece).replaceAll('<', '\\u003c')}])</script>`
const html = paragraphs
const size = Buffer.byteLength(html).toString(16)
const element = (tag: string, children: unknown): unknown => ['$', tag, null, { children }]

/** Pages whose text stands in none of the markup that a reader without scripts sees. */
const pages: Record<string, string> = {
  'a row of text in Next.js flight data, cut into pushes': empty(
    `${push(`1:I[123,[],"x"]\n2a:T${size},${html.slice(0, 90)}`)}${push(`${html.slice(90)}3:["$","div",null,{"html":"$2a"}]\n`)}`,
  ),
  'elements in Next.js flight data': empty(
    push(
      `0:${JSON.stringify(element('article', [element('h1', headline), ...story.map((text) => element('p', [text.slice(0, 20), element('a', text.slice(20))]))]))}\n`,
    ),
  ),
  'a row that another refers to': empty(
    push(`5:T${Buffer.byteLength(story.join('\n')).toString(16)},${story.join('\n')}6:{"post":{"content":"$5"}}\n`),
  ),
  'a stream of Remix': empty(
    `<script>window.__remixContext.streamController.enqueue(${JSON.stringify(JSON.stringify({ post: { body: html } }))})</script>`,
  ),
  'a script that is a template': empty(`<script type="text/x-template"><div>${html}</div></script>`),
  'a template': empty(`<template id="t"><article>${html}</article></template>`),
  'a declarative shadow root': `<html><title>${headline}</title><body><news-story><template shadowrootmode="closed"><h1>${headline}</h1>${html}</template></news-story></body></html>`,
  'what stands for browsers without scripts': empty(`<noscript><div>${html}</div></noscript>`),
}

describe('text that is not in the markup', () => {
  test.each(Object.entries(pages))('%s', (_, source) => {
    const article = read(source)
    expect(article.paragraphs).toEqual(story)
    expect(article.bodyHtml).toContain(`<p>${story[1]}</p>`)
  })

  test('a page that shows its text keeps it, whatever its templates have', () => {
    const other = '<p>Another text, which is longer than all that the page shows to anybody who reads it.</p>'.repeat(20)
    expect(read(page(`${html}<template>${other}</template>`)).paragraphs).toEqual(story)
  })

  test('a stream that is cut, or lies about its sizes, costs itself', () => {
    for (const piece of ['1:Tfffffff,short', '1:Tzz,x', '1', '1:["$","p",null,', `1:${'['.repeat(5000)}`])
      expect(read(page(`${html}${push(piece)}`)).paragraphs).toEqual(story)
  })
})

test('a drawing in a drawing takes its own end, and the text of the outer one is none of the page', () => {
  const drawing =
    '<svg viewBox="0 0 9 9"><svg><path d="M0 0"/></svg><text>Chart of the years of flood and drought in the valley, by the council.</text></svg>'
  expect(read(page(`${html}${drawing}`)).paragraphs).toEqual(story)
})
