import { describe, expect, test } from 'vitest'
import { headline, page, paragraphs, read, story } from './page.ts'

const [first, second, third] = story.map((text) => `<p>${text}</p>`)

/** Furniture in the middle of the text and after it; what stays in is the story. */
const furniture: Record<string, string> = {
  'a "read also" line': '<p><strong>Read also:</strong> <a href="/2">Floods close the valley road for a third week</a></p>',
  'a "read also" line in German': '<p>Lesen Sie auch: <a href="/2">Hochwasser sperrt die Talstraße</a></p>',
  'a "read also" line in Macedonian': '<p>Прочитајте и: <a href="/2">Поплавите го затворија патот</a></p>',
  'a "read also" line in Arabic': '<p>اقرأ أيضا: <a href="/2">الفيضانات تغلق طريق الوادي</a></p>',
  'a list of related links':
    '<h3>Related stories</h3><ul><li><a href="/2">Floods close the valley road</a></li><li><a href="/3">Market day moved to Friday</a></li></ul>',
  'a related box by its name':
    '<div class="c-relatedStories"><p>The valley road was closed for a third week after heavy rain, officials said on Sunday.</p></div>',
  'a teaser that is one link':
    '<a href="/2" class="box"><h4>Floods close the valley road</h4><p>The valley road was closed for a third week after heavy rain, officials said.</p></a>',
  'another article':
    '<article><h3>Floods close the valley road</h3><p>The valley road was closed for a third week after heavy rain, officials said on Sunday.</p></article>',
  'a newsletter box': '<p>Sign up for our daily <a href="/nl">newsletter</a> and get the valley in your inbox.</p>',
  'a share bar': '<div class="share"><span>Share</span><a href="#f">Facebook</a><a href="#x">X</a></div>',
  'a picture with a caption':
    '<figure><img src="/bridge.jpg" alt="The bridge"><figcaption>The old bridge in spring. Photo: Ana Kova</figcaption></figure>',
  'a caption that only its place gives away':
    '<div class="x17"><img src="/bridge.jpg"><div class="x18">The bridge seen from the mill</div></div>',
  'an advertising label': '<div><p>Advertisement</p></div>',
  'a byline and a date': '<div class="article-byline">By Ana Kova</div><p>19.11.2023 14:05</p>',
  'a biography':
    '<div class="author-bio"><p>Ana Kova covers the valley for this paper and has written two books about its rivers.</p></div>',
  'a video block': '<div class="video-player"><h4>Video of the day</h4><p>Your browser does not support video.</p></div>',
  'a consent box for an embed': '<div><p>Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.</p></div>',
  comments:
    '<section id="comments"><h3>Comments</h3><p>I have lived here for forty years and never saw the bridge in such a state, it is about time.</p></section>',
  'a cookie wall':
    '<div class="cookie-consent"><p>We value your privacy. We and our partners store information on your device to show ads.</p></div>',
  tags: '<div class="tags">Tags: <a href="/t/b">bridge</a> <a href="/t/r">roads</a></div>',
  'a copyright line': '<p>© 2023 Valley News. All rights reserved.</p>',
  'credits of the desk': '<p>Reporting by Ana Kova; Editing by Jon Brod</p>',
  'a channel': '<p>More from the valley on our <a href="/wa">WhatsApp channel</a>, every morning.</p>',
  'text for printers only':
    '<div class="d-none print-only"><p>This article was printed from the pages of the paper on its own site.</p></div>',
}

describe('what stays out of the body', () => {
  test.each(Object.entries(furniture))('%s', (_, html) => {
    expect(read(page(`${first}${second}${html}${third}`)).paragraphs).toEqual(story)
    expect(read(page(`${paragraphs}${html}`)).paragraphs).toEqual(story)
  })
})

describe('what stays in the body', () => {
  test('a lead above the text, which is the subheadline too', () => {
    const lead = 'Two million euros, a European fund and one year of work: the valley gets its crossing back.'
    const article = read(
      page(`<p class="standfirst">${lead}</p><div class="byline">By Ana Kova</div><div class="story-body">${paragraphs}</div>`),
    )
    expect(article.paragraphs).toEqual([lead, ...story])
    expect(article.subheadline).toBe(lead)
  })

  test('subheadings, lists, quotes and tables, in safe HTML of the same structure', () => {
    const article = read(
      page(
        `${first}<h2>What it costs</h2>${second}<ul><li>1.6 million from the fund</li><li>0.4 million from the town</li></ul>${third}<blockquote><p>We had waited long enough, said the miller.</p></blockquote><table><tr><th>Year</th><th>Vehicles</th></tr><tr><td>2022</td><td>41,000</td></tr></table><p>The <b>last</b> repair was in <a href="/1968?a=1&amp;b=2">1968</a>, after an earthquake.</p>`,
      ),
    )
    expect(article.paragraphs).toEqual([
      story[0],
      'What it costs',
      story[1],
      '1.6 million from the fund',
      '0.4 million from the town',
      story[2],
      'We had waited long enough, said the miller.',
      'Year Vehicles',
      '2022 41,000',
      'The last repair was in 1968, after an earthquake.',
    ])
    expect(article.bodyHtml).toBe(
      `<p>${story[0]}</p><h2>What it costs</h2><p>${story[1]}</p><ul><li>1.6 million from the fund</li><li>0.4 million from the town</li></ul><p>${story[2]}</p><blockquote><p>We had waited long enough, said the miller.</p></blockquote><table><tr><td>Year</td><td>Vehicles</td></tr><tr><td>2022</td><td>41,000</td></tr></table><p>The <strong>last</strong> repair was in <a href="https://valley.example/1968?a=1&amp;b=2">1968</a>, after an earthquake.</p>`,
    )
  })

  test('paragraphs that are only divided by two line breaks', () => {
    expect(read(page(`<div>${story.join('<br><br>')}</div>`)).paragraphs).toEqual(story)
  })

  test('a body that the page cuts into several boxes', () => {
    const boxes = story.map(
      (text, at) => `<div class="widget-slot"><div class="text" id="w${at}"><p>${text}</p></div></div><div class="ad">Advertisement</div>`,
    )
    expect(read(page(`<div class="slots">${boxes.join('')}</div>`)).paragraphs).toEqual(story)
  })

  test('a body in an element whose class speaks of the rest of the page', () => {
    const html = page('')
      .replace('<main>', '<main class="has-sidebar comments-open with-related">')
      .replace('</article>', `${paragraphs}</article>`)
    expect(read(html).paragraphs).toEqual(story)
  })

  test('the preview of a paywalled page, with the flag', () => {
    const head =
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Brodec to repair its stone bridge","isAccessibleForFree":"False"}</script>'
    const article = read(
      page(`${first}${second}<div class="paywall-banner"><p>Subscribe to read on, from one euro a month.</p></div>`, head),
    )
    expect(article.paragraphs).toEqual(story.slice(0, 2))
    expect(article.paywalled).toBe(true)
  })
})

describe('pages whose elements are named after nothing', () => {
  const site = (inside: string, head = '') =>
    `<!DOCTYPE html><html lang="en"><head><title>${headline} - Valley News</title>${head}</head><body><main>${inside}</main></body></html>`
  const own = `<h1>${headline}</h1>${paragraphs}`
  const other = [
    'The valley road was closed for a third week after heavy rain, officials said on Sunday, and no date was given for its opening.',
    'Engineers who climbed the slope found two more cracks above the tunnel, each as long as a bus, and asked for nets and sensors.',
    'Schools on the far side teach from a hall in the next town, where forty children sleep on weekdays so as not to miss lessons.',
  ]
    .map((text) => `<p>${text}</p>`)
    .join('')

  test('the next article, which a reader comes to by scrolling on, stays out', () => {
    const { bodyText } = read(site(`<article>${own}</article><article><h1>Road stays closed</h1>${other}</article>`))
    expect(bodyText).toBe(story.join('\n\n'))
  })

  test('a notice above the headline stays out', () => {
    const notice =
      '<div><p>Heavy rain is expected in the whole valley until Thursday night, the weather service warns; stay away from rivers.</p></div>'
    expect(read(site(`<div>${notice}${own}</div>`)).bodyText).toBe(story.join('\n\n'))
  })

  test('what is said of the author stays out', () => {
    const author = '<meta name="author" content="Ana Kova">'
    const bio = '<p>Ana Kova is a reporter who has covered the valley for this paper since 2009 and has written two books.</p>'
    expect(read(site(`<div>${own}${bio}</div>`, author)).bodyText).toBe(story.join('\n\n'))
  })
})
