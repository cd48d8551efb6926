import { describe, expect, test } from 'vitest'
import { isNextPage } from '#src/article/claims/paging.ts'
import { extractPages } from '#src/article/pages.ts'
import { headline, page, paragraphs, read, story } from './page.ts'

const url = 'https://valley.example/news/bridge'

describe('the next page of an article', () => {
  test.each([
    [url, `${url}?page=2`],
    [url, `${url}/2`],
    [`${url}/`, `${url}/2/`],
    [`${url}/2`, `${url}/3`],
    [`${url}?id=7&page=2`, `${url}?id=7&page=3`],
    [`${url}.html`, `${url}-2.html`],
    [`${url}.html`, `${url}_p2.html`],
    [url, `${url}/seite-2`],
  ])('%s goes on at %s', (here, next) => {
    expect(isNextPage(here, next)).toBe(true)
  })
  test.each([
    [url, 'https://valley.example/news/mill'],
    [url, 'https://valley.example/news/mill?page=2'],
    [url, `${url}?page=3`],
    [`${url}/2`, url],
    [url, url],
    [url, 'https://other.example/news/bridge/2'],
  ])('%s does not go on at %s', (here, next) => {
    expect(isNextPage(here, next)).toBe(false)
  })
  test("a blog's rel=next is the next story, and a link to page 2 is found without it", () => {
    expect(read(page(paragraphs, '<link rel="next" href="/news/mill-3">')).nextPageUrl).toBeUndefined()
    expect(read(page(`${paragraphs}<a href="/news/bridge/2">2</a>`)).nextPageUrl).toBe(`${url}/2`)
  })
})

describe('an article in parts', () => {
  const bytes = (inside: string, head = ''): Uint8Array => new TextEncoder().encode(page(inside, head))
  const second = ['The engineers will number each stone before it is taken down.', 'None is to be replaced unless it is broken through.']
  const inside = second.map((text) => `<p>${text} ${'The work is slow, and the masons of the valley are few. '.repeat(3)}</p>`).join('')
  const lead = `<p>${story[0]}</p>`

  test('is one text, with what its pages repeat once and the metadata of the first', () => {
    const article = extractPages([
      { url, bytes: bytes(`${paragraphs}<a href="/news/bridge?page=2">2</a>`, '<meta name="author" content="Ana Kova">') },
      { url: `${url}?page=2`, bytes: bytes(`${lead}${inside}`) },
    ])
    expect(article).toMatchObject({ headline, authors: ['Ana Kova'] })
    expect(article.paragraphs.slice(0, 3)).toEqual(story)
    expect(article.paragraphs).toHaveLength(5)
    expect(article.paragraphs[4]).toContain(second[1])
    expect(article.bodyText).toBe(article.paragraphs.join('\n\n'))
    expect(article.bodyHtml.match(/<p>/g)).toHaveLength(5)
    expect(article.nextPageUrl).toBeUndefined()
  })
  test('says where it goes on, and which page is no text of it', () => {
    const more = extractPages([
      { url, bytes: bytes(paragraphs) },
      { url: `${url}?page=2`, bytes: bytes(`${inside}<a href="?page=3">3</a>`) },
    ])
    expect(more.nextPageUrl).toBe(`${url}?page=3`)
    const broken = extractPages([
      { url, bytes: bytes(paragraphs) },
      { url: `${url}?page=2`, bytes: new TextEncoder().encode('<title>404 Page not found</title><h1>Page not found</h1>') },
    ])
    expect(broken.paragraphs).toEqual(story)
    expect(broken.problems).toMatchObject([{ code: 'page-missing' }])
  })
})
