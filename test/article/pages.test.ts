import { describe, expect, test } from 'vitest'
import { isNextPage } from '#src/article/claims/paging.ts'
import { page, paragraphs, read } from './page.ts'

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
