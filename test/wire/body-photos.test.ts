/**
 * Captions and credits that stand in a feed's text as lines of it: they belong to the picture, and all else stays text.
 */
import { describe, expect, test } from 'vitest'
import { parse } from '#src/wire/index.ts'
import { rss } from '../support/rss.ts'

const paragraph = (n: number) =>
  `<p>The council of Valun decided ${n} times this week to put the bridge over the river off, and residents said that they would wait no longer for it.</p>`
async function read(content: string) {
  const document = await parse({
    bytes: Buffer.from(rss([{ guid: 'a', title: 'Bridge put off', link: 'https://paper.example/a', content }])),
  })
  const { bodyText = '', bodyHtml = '', media = [] } = document.entries[0]!
  return { bodyText, bodyHtml, media }
}
const image = '<img src="https://paper.example/bridge.jpg">'

describe('a caption with its credit', () => {
  test.each([
    ['in a paragraph', `${image}<p>The bridge over the river. Photo: Ana Petrova/AP</p>`],
    ['in a paragraph with its picture', `<p>${image} The bridge over the river. Photo: Ana Petrova/AP</p>`],
    ['in a figure', `<figure>${image}<figcaption>The bridge over the river. Photo: Ana Petrova/AP</figcaption></figure>`],
  ])('%s is the picture’s, and no text', async (_, markup) => {
    const { bodyText, bodyHtml, media } = await read(`${paragraph(1)}${markup}${paragraph(2)}`)
    expect(media).toMatchObject([
      {
        type: 'picture',
        url: 'https://paper.example/bridge.jpg',
        caption: 'The bridge over the river.',
        credit: { agency: 'AP', photographer: 'Ana Petrova' },
      },
    ])
    expect(bodyText).not.toContain('Photo')
    expect(bodyText).toContain('decided 1 times')
    expect(bodyText).toContain('decided 2 times')
    expect(bodyHtml).not.toContain('Photo')
    expect(bodyHtml).toContain('decided 2 times')
  })

  test('is the picture’s though no picture is in the text', async () => {
    const { bodyText, media } = await read(`<p>The bridge over the river. Foto: Ana Petrova/dpa</p>${paragraph(1)}`)
    expect(media).toMatchObject([{ caption: 'The bridge over the river.', credit: { agency: 'dpa', photographer: 'Ana Petrova' } }])
    expect(bodyText).not.toContain('Foto')
  })
})

describe('text stays text', () => {
  test.each([
    ['a paragraph that speaks of a photo', '<p>Photo evidence of the AP was shown to the council on Monday, a spokeswoman said.</p>'],
    ['a sentence that names its agency', '<p>The agency AP reported on Monday that the bridge will be put off again.</p>'],
    ['a long paragraph that ends with a credit', `<p>${'The council put it off. '.repeat(14)}Photo: Ana Petrova/AP</p>`],
    ['a source named in a line', '<p>Source: AP</p>'],
    ['the caption of a table', '<figure><table><tr><td></td></tr></table><figcaption>Votes in the council of Valun</figcaption></figure>'],
  ])('%s', async (_, markup) => {
    const { bodyText, media } = await read(`${paragraph(1)}${markup}${paragraph(2)}`)
    expect(bodyText).toContain(
      markup
        .replace(/<[^>]*>/g, '')
        .trim()
        .slice(0, 60),
    )
    expect(media).toEqual([])
  })
})

test('a text that is one caption keeps nothing but its picture', async () => {
  const { bodyText, media } = await read(
    `<figure>${image}<figcaption>The bridge over the river. Photo: Ana Petrova/AP</figcaption></figure>`,
  )
  expect(media).toMatchObject([{ caption: 'The bridge over the river.' }])
  expect(bodyText).toBe('')
})
