import { describe, expect, test } from 'vitest'
import { headline, page, paragraphs, read, story } from './page.ts'

const codes = (html: string, input = {}) => read(html, input).problems.map((problem) => problem.code)
const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

describe('pages that are no article give a problem and never a text', () => {
  const walls: Record<string, string> = {
    'not-found':
      '<html><head><title>Page not found - Valley News</title></head><body><main><h1>Page not found</h1><p>The page that you are looking for may have been moved, renamed or deleted by us.</p></main></body></html>',
    'consent-page':
      '<html><head><title>Valley News</title></head><body><div><h1>Before you continue</h1><p>We value your privacy. With your consent we and our 842 partners use cookies to store and read personal information.</p><button>Accept all</button></div></body></html>',
    'login-wall':
      '<html><head><title>Log in to continue - Valley News</title></head><body><form><label>E-mail</label><input type="email"><input type="password"></form><p>Log in to continue reading, or create your account in one minute.</p></body></html>',
    'bot-check':
      '<html><head><title>Just a moment...</title></head><body><h1>valley.example</h1><p>Verify you are human by completing the action below, it only takes a second.</p></body></html>',
  }
  test.each(Object.entries(walls))('%s', (code, html) => {
    const article = read(html)
    expect(article.problems.map((problem) => problem.code)).toContain(code)
    expect(article).toMatchObject({ paragraphs: [], bodyText: '', bodyHtml: '', media: [] })
  })

  test('in other languages too', () => {
    expect(codes('<title>Страницата не е пронајдена</title><h1>404</h1><p>Бараната страница не постои на овој сајт повеќе.</p>')).toContain(
      'not-found',
    )
    expect(codes('<title>Seite nicht gefunden</title><p>Die gesuchte Seite gibt es hier leider nicht mehr.</p>')).toContain('not-found')
  })

  test('an article about such a page is an article', () => {
    const html = page(
      `${paragraphs.repeat(1)}<p>Visitors of the town hall saw only the words "page not found" for days, the clerk said, and laughed about them at first.</p><p>The message went away after the provider had been called on the third day, and nobody ever learned what had been the reason for it.</p>`,
    ).replaceAll(headline, 'Error 404: town hall goes missing')
    expect(read(html).paragraphs).toHaveLength(5)
  })
})

describe('pages that are not one plain page', () => {
  test('a page that forwards its reader says where to', () => {
    const article = read('<html><head><meta http-equiv="refresh" content="0; url=/news/the-bridge"></head><body></body></html>')
    expect(article.redirectUrl).toBe('https://valley.example/news/the-bridge')
    expect(article.problems).toMatchObject([{ code: 'redirect' }])
  })

  test('a page that a script fills in gives the text of its JSON-LD', () => {
    const article = read(
      `<html><head>${ld({ '@type': 'NewsArticle', headline, articleBody: story.join('\n\n') })}</head><body><div id="root"></div></body></html>`,
    )
    expect(article.paragraphs).toEqual(story)
    expect(article.problems).toMatchObject([{ code: 'script-only' }])
  })

  test.each([
    [
      'a Next.js payload',
      `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { article: { blocks: story.map((text) => ({ type: 'text', content: text })) } } } })}</script>`,
    ],
    [
      'an assignment',
      `<script>window.Fusion = window.Fusion || {}; Fusion.globalContent = ${JSON.stringify({ content_elements: story.map((text) => ({ type: 'text', content: text })) })}; Fusion.x = 1</script>`,
    ],
    [
      'one string of HTML',
      `<script>window.__STATE__ = ${JSON.stringify({ post: { html: story.map((text) => `<p>${text}</p>`).join('') } })}</script>`,
    ],
  ])('a page that a script fills in gives the text of %s', (_, script) => {
    expect(read(`<html><head><title>${headline}</title></head><body><div id="app"></div>${script}</body></html>`).paragraphs).toEqual(story)
  })

  test('a page in parts names the next, an AMP page its canonical one', () => {
    const article = read(
      page(
        paragraphs,
        '<link rel="next" href="/news/bridge?page=2"><link rel="canonical" href="https://valley.example/news/bridge/"><link rel="amphtml" href="/amp/bridge">',
      ),
    )
    expect(article).toMatchObject({
      nextPageUrl: 'https://valley.example/news/bridge?page=2',
      canonicalUrl: 'https://valley.example/news/bridge/',
      ampUrl: 'https://valley.example/amp/bridge',
    })
  })

  test('a canonical link to the home page is a mistake of the template', () => {
    expect(read(page(paragraphs, '<link rel="canonical" href="https://valley.example/">')).canonicalUrl).toBeUndefined()
  })

  test('a live blog says so, and keeps its posts', () => {
    const posts = story.map((text, at) => `<article class="post"><time>1${at}:00</time><p>${text}</p></article>`)
    const article = read(page(posts.join(''), ld({ '@type': 'LiveBlogPosting', headline })))
    expect(article).toMatchObject({ liveBlog: true, paragraphs: story })
  })

  test('what a publisher tells robots is handed on', () => {
    const article = read(page(paragraphs, '<meta name="robots" content="index, NOARCHIVE">'), {
      headers: { 'x-robots-tag': 'noimageindex' },
    })
    expect(article.robots).toEqual(['index', 'noarchive', 'noimageindex'])
  })

  test('embedded videos and posts are references, not text', () => {
    const article = read(
      page(
        `${paragraphs}<iframe src="https://www.youtube.com/embed/abc123"></iframe><iframe src="https://ads.example/x"></iframe><blockquote class="twitter-tweet"><p>The bridge!</p>— Mayor <a href="https://twitter.com/mayor/status/1">May 1</a></blockquote><p>The mayor had asked for help in May, and the fund answered in the first week of November.</p>`,
      ),
    )
    expect(article.embeds).toEqual(['https://www.youtube.com/embed/abc123', 'https://twitter.com/mayor/status/1'])
    expect(article.bodyText).not.toContain('The bridge!')
  })
})

describe("an admin's rules for one publisher", () => {
  const html = page(
    `<div id="box"><p>A summary that a machine wrote for this page, in two sentences of no great length. It is not the story.</p></div><div class="story">${paragraphs}</div>`,
  )
  test('drop what they name', () => {
    expect(read(html, { rules: { drop: ['#box'] } }).paragraphs).toEqual(story)
  })
  test('take the body from where they say', () => {
    expect(read(html, { rules: { body: 'main div.story' } }).paragraphs.slice(-3)).toEqual(story)
  })
})
