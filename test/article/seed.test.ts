import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { extract } from '#src/article/extract.ts'

const bytes = readFileSync(new URL('../fixtures/seed/newspaper.html', import.meta.url))
const article = extract({ bytes, url: 'https://vesnik.example/en/region/stoltenberg-nato-and-serbia-are-close-partners/' })

describe("a wire story on a newspaper's page", () => {
  test('has the headline without the name of the paper', () => {
    expect(article.headline).toBe('Stoltenberg: NATO and Serbia are close partners, in Kosovo all parties should avoid unilateral actions')
  })

  test('has one photo, whose credit line is not its caption', () => {
    expect(article.media).toEqual([
      {
        type: 'picture',
        url: 'https://vesnik.example/wp-content/uploads/2023/11/stoltenberg-epa-1024x683.jpg',
        altText: 'Jens Stoltenberg',
        caption: 'Jens Stoltenberg',
        creditLine: 'EPA-EFE / KENZO TRIBOUILLARD / POOL',
        credit: { agency: 'EPA-EFE', photographer: 'Kenzo Tribouillard', pool: true },
        width: 1024,
        height: 683,
      },
    ])
  })

  test('has the four paragraphs of the story and nothing of the page', () => {
    expect(article.paragraphs).toHaveLength(4)
    expect(article.paragraphs[0]).toMatch(/^NATO Secretary General .* the MIA correspondent from Belgrade reported\.$/)
    expect(article.paragraphs[3]).toMatch(/^"Recently, I spoke .* Stoltenberg said for "Vijesti"\.$/)
    for (const furniture of ['Video of the day', 'Реклама', 'Сподели', 'Photo:', 'Тагови', 'Parliament', 'Најчитани', '14:05'])
      expect(article.bodyText).not.toContain(furniture)
    expect(article.bodyHtml).toBe(article.paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join(''))
  })

  test('says when it was published and changed, in which section, language and place, and where it came from', () => {
    expect(article).toMatchObject({
      published: '2023-11-19T13:05:00Z',
      modified: '2023-11-19T13:21:30Z',
      language: 'en',
      section: 'Region',
      keywords: ['NATO', 'Serbia', 'Kosovo'],
      canonicalUrl: 'https://vesnik.example/en/region/stoltenberg-nato-and-serbia-are-close-partners/',
      problems: [],
    })
    expect(article.infoSources).toEqual(['MIA', 'Vijesti'])
  })
})
