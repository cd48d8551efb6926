import { describe, expect, test } from 'vitest'
import { isAge, isByline, isCommentHead, isCommentsHeading, isCounter, isDateLine } from '#src/article/body/line-kinds.ts'
import { isFurnitureText } from '#src/article/body/phrases.ts'
import { page, paragraphs, read, story } from './page.ts'

const isPagesOwn = (text: string): boolean => isFurnitureText(text, 0)

describe('lines of the page, by their shape', () => {
  test.each([
    [isDateLine, 'Monday November 18, 2019 7:45 am PST by Ann Bee', true],
    [isDateLine, '17:41 JST, October 13, 2024', true],
    [isDateLine, 'Freitag, 28.04.2023, 19:25 Uhr', true],
    [isDateLine, '18 ноември 2019 во 21:17', true],
    [isDateLine, 'The bridge fell on November 18, 2019.', false],
    [isDateLine, 'The bridge fell on November 18, 2019 at dawn', false],
    [isDateLine, 'May 2 be the number', false],
    [isByline, 'by Ann Bee', true],
    [isByline, 'von Ana Kova und Ben Lum', true],
    [isByline, 'by the old bridge', false],
    [isAge, '2 hours ago 10:05 Ann Bee', true],
    [isAge, 'vor 3 Std.', true],
    [isAge, '3 hours of rain', false],
    [isPagesOwn, 'Erstellt am: 30.01.2022 18:36 / sk', true],
    [isPagesOwn, 'Atualizado em 4 de maio de 2022, 05:35', true],
    [isPagesOwn, 'Fotocredit: Ana Kova', true],
    [isPagesOwn, 'Bron: Brod Nieuws', true],
    [isPagesOwn, 'Update the list in a 30-day period.', false],
    [isPagesOwn, 'Photographer/Videographer: 50 each', false],
    [isCounter, 'Image 1 of 9', true],
    [isCounter, '3 / 12', true],
    [isCounter, '3 of the 12 pillars', false],
    [isCommentsHeading, '12 Comments', true],
    [isCommentsHeading, 'Kommentare (4)', true],
    [isCommentsHeading, 'Comments of the mayor on the bridge', false],
    [isCommentHead, 'Ann Bee on September 12, 2018 at 4:47 pm said:', true],
    [isCommentHead, '"We begin in June," the mayor said.', false],
  ])('%p: %s %s', (is, text, expected) => {
    expect(is(text)).toBe(expected)
  })

  const unnamed = (inside: string): string[] => read(page(inside)).paragraphs
  test('dates and names around the text, ages and counters within it', () => {
    expect(unnamed(`<div>November 18, 2019 7:45 am by Ann Bee</div>${paragraphs.replace('</p>', '</p><div>Image 1 of 9</div>')}`)).toEqual(
      story,
    )
  })
  test('a label that comes more than once', () => {
    expect(unnamed(paragraphs.replaceAll('</p>', '</p><div>Valley stories of note</div>'))).toEqual(story)
  })
  test('what readers say, with a heading or without', () => {
    const words = '<p>I never used that bridge in my life, and my neighbour did not either, so why should we pay for it?</p>'
    expect(unnamed(`${paragraphs}<h3>12 Comments</h3>${words}`)).toEqual(story)
    const said = (name: string): string => `<div>${name} on June 2, 2019 at 4:47 pm said:</div>${words}`
    expect(unnamed(`${paragraphs}${said('Ann')}${said('Ben')}`)).toEqual(story)
  })
  test('labels after the last sentence, but not the agency there', () => {
    expect(unnamed(`${paragraphs}<p>More of the valley</p>`)).toEqual(story)
    expect(unnamed(`${paragraphs}<p>Reuters</p>`)).toEqual([...story, 'Reuters'])
  })
})
