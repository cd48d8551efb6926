import type { Article, PageInput } from '#src/article/article.ts'
import { extract } from '#src/article/extract.ts'

/** Three paragraphs of an invented story: enough for any page to be an article. */
export const story = [
  'The council of Brodec voted on Monday to repair the old stone bridge, which has been closed to traffic since the floods of last spring.',
  'Work will begin in June and cost about two million euros, most of it from a European fund for rural roads, the mayor told reporters.',
  'Farmers on the far bank have had to drive forty kilometres around the gorge to reach the market, and many had stopped coming at all.',
]
export const paragraphs = story.map((text) => `<p>${text}</p>`).join('\n')
export const headline = 'Brodec to repair its stone bridge'

/** A page around an article's inside. */
export const page = (inside: string, head = ''): string =>
  `<!DOCTYPE html><html lang="en"><head><title>${headline} - Valley News</title>${head}</head><body><nav><a href="/">Home</a></nav><main><article><h1>${headline}</h1>${inside}</article></main><footer><p>Valley News, all rights reserved, since the year 1911 in the valley.</p></footer></body></html>`

export const read = (html: string, input: Partial<PageInput> = {}): Article =>
  extract({ bytes: new TextEncoder().encode(html), url: 'https://valley.example/news/bridge', ...input })
