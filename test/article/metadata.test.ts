import { describe, expect, test } from 'vitest'
import { headline, page, paragraphs, read, story } from './page.ts'

const ld = (json: string): string => `<script type="application/ld+json">${json}</script>`
const withHead = (head: string, inside = paragraphs) => read(page(inside, head))

describe('JSON-LD in the shapes that publishers write it', () => {
  const article =
    '{"@type":"NewsArticle","headline":"Bridge & mill","datePublished":"2023-11-19T14:05:00+01:00","author":{"@type":"Person","name":"Ana Kova"}}'
  test.each([
    ['one object', article],
    ['an array', `[{"@type":"Organization","name":"Valley News"},${article}]`],
    ['a graph', `{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},${article}]}`],
    ['inside another object', `{"@type":"WebPage","mainEntity":${article}}`],
    ['inside CDATA', `//<![CDATA[\n${article}\n//]]>`],
    ['inside an HTML comment', `<!-- ${article} -->`],
    ['with a last comma', article.replace('}}', '},}')],
    ['with raw line breaks in a string', article.replace('"@type":"NewsArticle"', '"@type":"NewsArticle","articleBody":"one\ntwo\tthree"')],
    ['HTML-escaped', article.replaceAll('"', '&quot;')],
    ['with entities in its values', article.replace('Bridge & mill', 'Bridge &amp;amp; mill')],
  ])('%s', (_, json) => {
    const read = withHead(ld(json))
    expect(read).toMatchObject({ authors: ['Ana Kova'], published: '2023-11-19T13:05:00Z' })
    expect(read.problems).toEqual([])
  })

  test('what is no JSON is reported and ignored', () => {
    expect(withHead(ld('{"@type": NewsArticle')).problems).toMatchObject([{ code: 'bad-json-ld' }])
  })

  test('a teaser of another article in it is not the article', () => {
    const json = JSON.stringify([
      {
        '@type': 'ItemList',
        itemListElement: [
          { '@type': 'NewsArticle', headline: 'Floods', url: 'https://valley.example/floods', datePublished: '2020-01-01', author: 'X Y' },
        ],
      },
      { '@type': 'NewsArticle', headline, url: 'https://www.valley.example/news/bridge/', datePublished: '2023-11-19T14:05:00Z' },
    ])
    expect(withHead(ld(json)).published).toBe('2023-11-19T14:05:00Z')
  })
})

describe('times', () => {
  test.each([
    ['2023-11-19T14:05:00+0100', '2023-11-19T13:05:00Z'],
    ['2023-11-19T14:05:00.123Z', '2023-11-19T14:05:00.123Z'],
    ['2023-11-19 14:05:00 CET', '2023-11-19T13:05:00Z'],
    ['Sun, 19 Nov 2023 14:05:00 GMT', '2023-11-19T14:05:00Z'],
    ['November 19, 2023 at 2:05 pm EST', '2023-11-19T19:05:00Z'],
    ['19. November 2023, 14:05 Uhr', '2023-11-19T14:05:00Z'],
    ['19.11.2023 14:05', '2023-11-19T14:05:00Z'],
    ['19 ноември 2023 14:05', '2023-11-19T14:05:00Z'],
    ['2023年11月19日 14時05分', '2023-11-19T14:05:00Z'],
    ['20231119T140500Z', '2023-11-19T14:05:00Z'],
    ['1700402700', '2023-11-19T14:05:00Z'],
    ['2023-11-19', '2023-11-19T00:00:00Z'],
    ['November 19, 2023 at 2:05 p.m. ET', '2023-11-19T19:05:00Z'],
    ['July 19, 2023 at 2:05 p.m. ET', '2023-07-19T18:05:00Z'],
    ['Sun Nov 19 14:05:00 UTC 2023', '2023-11-19T14:05:00Z'],
    ['19 Nov 23, 14:05', '2023-11-19T14:05:00Z'],
    ['/Date(1700402700000)/', '2023-11-19T14:05:00Z'],
    ['le 19 novembre 2023 à 14h05', '2023-11-19T14:05:00Z'],
    ['19 de novembro de 2023 às 14:05', '2023-11-19T14:05:00Z'],
    ['2023. november 19. 14:05', '2023-11-19T14:05:00Z'],
    ['2023 m. lapkričio 19 d. 14:05', '2023-11-19T14:05:00Z'],
    ['2023. gada 19. novembris, 14:05', '2023-11-19T14:05:00Z'],
    ['19. marraskuuta 2023 klo 14.05', '2023-11-19T14:05:00Z'],
    ['입력 2023.11.19. 오후 2:05', '2023-11-19T14:05:00Z'],
    ['2023年11月19日 下午2:05', '2023-11-19T14:05:00Z'],
    ['令和5年11月19日 14時05分', '2023-11-19T14:05:00Z'],
    ['19 พ.ย. 2566 14:05 น.', '2023-11-19T14:05:00Z'],
    ['الأحد 19 نوفمبر 2023 - 02:05 مساءً', '2023-11-19T14:05:00Z'],
    ['١٩ تشرين الثاني ٢٠٢٣', '2023-11-19T00:00:00Z'],
    ['19 בנובמבר 2023, 14:05', '2023-11-19T14:05:00Z'],
    ['19 नवंबर 2023, 14:05', '2023-11-19T14:05:00Z'],
    ['19 tháng 11 năm 2023 14:05', '2023-11-19T14:05:00Z'],
    ['Minggu, 19 November 2023 14:05 WIB', '2023-11-19T07:05:00Z'],
  ])('%s', (written, instant) => {
    expect(withHead(`<meta property="article:published_time" content="${written}">`).published).toBe(instant)
  })

  test("a time without a zone is in the feed's", () => {
    const html = page(paragraphs, '<meta property="article:published_time" content="2023-07-19 14:05:00">')
    expect(read(html, { timezone: 'Europe/Skopje' }).published).toBe('2023-07-19T12:05:00Z')
  })
})

describe('when it was published', () => {
  const published = (inside: string, head = '', url?: string) => read(page(inside, head), url === undefined ? {} : { url }).published
  const claim = (time: string) => ld(`{"@type":"NewsArticle","datePublished":"${time}"}`)
  test('in the zone that another claim gives the same hour', () => {
    const same = '<meta property="article:published_time" content="2023-11-19T14:05:00+01:00">'
    expect(published(paragraphs, claim('2023-11-19T14:05:00') + same)).toBe('2023-11-19T13:05:00Z')
    expect(published(paragraphs, claim('2023-11-19T15:05:00') + same)).toBe('2023-11-19T15:05:00Z')
  })
  test('by the line under the headline, where metadata does not say it', () => {
    expect(published(`<div>By Ana Kova</div><div>19 November 2023, 14:05 - Updated: 20 November 2023</div>${paragraphs}`)).toBe(
      '2023-11-19T14:05:00Z',
    )
  })
  test('by the address, where nothing else says it', () => {
    expect(published(paragraphs, '', 'https://valley.example/2023/11/19/bridge')).toBe('2023-11-19T00:00:00Z')
  })
  test('not by the teaser of another story', () => {
    const teaser = '<aside><time datetime="2020-01-01T10:00:00Z">1 January 2020</time></aside>'
    expect(published(`${paragraphs}${teaser}<p><time datetime="2023-11-19T14:05:00Z">Sunday</time></p>`)).toBe('2023-11-19T14:05:00Z')
  })
  test('is not known from the change of it, while anything says its day', () => {
    const day = '<meta name="date" content="2023-11-19"><meta property="article:modified_time" content="2023-11-19T18:00:00Z">'
    expect(published(paragraphs, day)).toBe('2023-11-19T00:00:00Z')
  })
})

describe('authors', () => {
  const two = ['Ana Kova', 'Jon Brod']
  test.each([
    [ld('{"@type":"NewsArticle","author":"Von Ana Kova und Jon Brod"}'), two],
    [ld('{"@type":"NewsArticle","author":{"@list":[{"@type":"Person","name":"Ana Kova"},{"givenName":"Jon","familyName":"Brod"}]}}'), two],
    [
      ld(
        '{"@graph":[{"@type":"NewsArticle","author":[{"@id":"#a"},{"@id":"#b"}]},{"@type":"Person","@id":"#a","name":"Ana Kova"},{"@type":"Person","@id":"#b","name":"Jon Brod"}]}',
      ),
      two,
    ],
    ['<meta name="citation_author" content="Kova, Ana"><meta name="citation_author" content="Brod, Jon">', two],
    ['<meta name="parsely-author" content="Ana Kova"><meta name="parsely-author" content="Jon Brod">', two],
    ['<meta name="twitter:label2" content="Written by"><meta name="twitter:data2" content="Ana Kova &amp; Jon Brod">', two],
    ['<meta name="byl" content="By ANA KOVA, MD, and Jon Brod, Senior Health Correspondents">', ['ANA KOVA', 'Jon Brod']],
    ['<meta name="author" content="Ana Kova (avec Jon Brod)">', two],
    ['<meta name="author" content="Ana Kova Senior Washington Correspondent">', ['Ana Kova']],
    ['<meta name="author" content="Ana Kova, Tuesday, 19 November 2023">', ['Ana Kova']],
    ['<meta name="author" content="Diana Kova">', ['Diana Kova']],
  ])('%s', (head, names) => {
    expect(withHead(head).authors).toEqual(names)
  })

  test.each([
    ['<meta name="author" content="By Ana Kova and Jon Brod">', ['Ana Kova', 'Jon Brod']],
    ['<meta name="author" content="Von Ana Kova, Jon Brod und Eva Lind">', ['Ana Kova', 'Jon Brod', 'Eva Lind']],
    ['<meta name="author" content="Ana Kova, Senior Correspondent">', ['Ana Kova']],
    [ld('{"@type":"NewsArticle","author":[{"name":"Ana Kova"},{"name":"ana kova"},"https://valley.example/authors/ana"]}'), ['Ana Kova']],
  ])('%s', (head, names) => {
    expect(withHead(head).authors).toEqual(names)
  })

  test('from the byline, where metadata has none', () => {
    expect(read(page(`<div class="byline">By <a href="/ana">Ana Kova</a></div>${paragraphs}`)).authors).toEqual(['Ana Kova'])
    expect(read(page(`<div class="byline"><span>Von</span><a>Ana Kova</a><i>Redakteurin</i></div>${paragraphs}`)).authors).toEqual([
      'Ana Kova',
    ])
    expect(read(page(`<div>By Ana Kova and Jon Brod</div>${paragraphs}`)).authors).toEqual(two)
  })
  test('not from the path, a teaser or the credit of a picture', () => {
    const others =
      '<nav class="author-path">Home | Valley</nav><div class="teaser"><span class="author">Eva Lind</span></div><p class="image--author">Foto: REUTERS/Eva Lind</p>'
    expect(read(page(`${others}${paragraphs}`)).authors).toEqual([])
    expect(read(page(`${others}<p class="author">Ana Kova</p>${paragraphs}`)).authors).toEqual(['Ana Kova'])
  })
  test('a person whom the page names rather than the publisher that metadata names', () => {
    const head = `${ld('{"@type":"NewsArticle","author":{"@type":"Organization","name":"Valley News"}}')}<meta property="og:site_name" content="Valley News">`
    expect(read(page(`<p class="author">Ana Kova</p>${paragraphs}`, head)).authors).toEqual(['Ana Kova'])
    expect(read(page(paragraphs, head)).authors).toEqual(['Valley News'])
  })
})

describe('the headline', () => {
  test('without the section and the name of the site', () => {
    expect(withHead('').headline).toBe(headline)
    expect(
      read(`<title>${headline} | Regions | Valley News</title><meta property="og:site_name" content="Valley News">${paragraphs}`).headline,
    ).toBe(headline)
  })
  test('with a site after it that only the <h1> tells from the headline', () => {
    const own = '南海トラフ、一時調査 巨大地震、基準達せず'
    const html = page(paragraphs, `<meta property="og:title" content="${own}：谷新聞Web">`).replaceAll(headline, own)
    expect(read(html).headline).toBe(own)
  })
  test('in an <h2>, where the <h1> is written for search engines', () => {
    const json = JSON.stringify({ '@type': 'NewsArticle', headline: 'Stone bridge Brodec: costs and dates' })
    const html = page(paragraphs, `${ld(json)}<meta property="og:title" content="Europe pays for the old bridge">`)
      .replaceAll(headline, 'Stone bridge Brodec: costs and dates')
      .replace('</h1>', '</h1><h2><span>Europe pays</span> <span>for the old bridge</span></h2>')
    expect(read(html).headline).toBe('Europe pays for the old bridge')
  })
  test("by the vote of JSON-LD's second headline, when that is not a line of its own", () => {
    const og = `<meta property="og:title" content="Europe pays for the old bridge">`
    const json = (second: string): string => ld(JSON.stringify({ '@type': 'NewsArticle', headline, alternativeHeadline: second }))
    expect(withHead(og + json('Europe pays for the old bridge')).headline).toBe('Europe pays for the old bridge')
    expect(withHead(og + json('The council has voted')).headline).toBe(headline)
  })
  test('without a kicker that only some of the page put before it', () => {
    const html = page(paragraphs, `<meta property="og:title" content="${headline}">`).replace('<h1>', '<h1>Infrastructure: ')
    expect(read(html).headline).toBe(headline)
  })
})

describe('pictures', () => {
  test('with their parsed credit, wherever the page prints it', () => {
    const article = read(
      page(
        `<figure><picture><source srcset="/b-400.jpg 400w, /b-1600.jpg 1600w"><img src="/b.jpg" alt="The bridge"></picture><figcaption>The bridge in spring. <span class="credit">Foto: Ana Kova/dpa</span></figcaption></figure>${paragraphs}<img src="/pixel.gif" width="1" height="1">`,
      ),
    )
    expect(article.media).toEqual([
      {
        type: 'picture',
        url: 'https://valley.example/b-1600.jpg',
        altText: 'The bridge',
        caption: 'The bridge in spring.',
        creditLine: 'Ana Kova/dpa',
        credit: { agency: 'dpa', photographer: 'Ana Kova' },
      },
    ])
  })

  test("the page's own picture, where the text has none", () => {
    expect(withHead('<meta property="og:image" content="/og.jpg"><meta property="og:image:alt" content="The bridge">').media).toEqual([
      { type: 'picture', url: 'https://valley.example/og.jpg', altText: 'The bridge' },
    ])
  })
})

describe('the language', () => {
  const macedonian =
    '<p>Советот на општината во понеделникот одлучи да го поправи стариот камен мост, кој беше затворен за сообраќај од поплавите минатата пролет, изјави градоначалникот пред новинарите во Скопје.</p>'
  test('is the text, where the page plainly claims another', () => {
    const article = read(page(macedonian.repeat(1) + macedonian.replace('Советот', 'Собранието')))
    expect(article.language).toBe('mk')
    expect(article.problems).toMatchObject([{ code: 'language-mismatch' }])
  })
  test('is the claim with its region, where the text agrees', () => {
    expect(read(page(paragraphs).replace('lang="en"', 'lang="en_gb"')).language).toBe('en-GB')
  })
})

describe('encodings', () => {
  const html = page(`${paragraphs}<p>Кметът каза, че мостът ще бъде готов до есента, и благодари на всички жители за търпението.</p>`)
  const bytes1251 = Uint8Array.from(
    [...html].map((character) => {
      const code = character.charCodeAt(0)
      return code < 128 ? code : code - 0x410 + 0xc0
    }),
  )
  test('by the header, by the page, by the language', () => {
    for (const input of [
      { bytes: bytes1251, headers: { 'content-type': 'text/html; charset=windows-1251' } },
      { bytes: Uint8Array.from([...new TextEncoder().encode('<meta charset="cp1251">'), ...bytes1251]) },
    ])
      expect(read('', input).bodyText).toContain('Кметът каза')
  })
  test('UTF-8 that claims to be something else is read as UTF-8', () => {
    const article = read(html, { headers: { 'content-type': 'text/html; charset=iso-8859-1' } })
    expect(article.bodyText).toContain('Кметът каза')
    expect(article.problems).toMatchObject([{ code: 'wrong-charset' }])
  })
  test('a picture that claims to be a page is none', () => {
    expect(read('', { bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]) }).problems[0]).toMatchObject({ code: 'not-html' })
  })
  test('the story is whole in all of them', () => expect(read(html).paragraphs.slice(0, 3)).toEqual(story))
})
