/**
 * Captions and credits of figures, however a page shows them and loads their pictures.
 */
import { expect, test } from 'vitest'
import { page, paragraphs, read } from './page.ts'

const media = (figure: string) => read(page(`${figure}\n${paragraphs}`)).media

test('a credit over the picture and a caption in its figcaption are both its', () => {
  const figure =
    '<figure><div class="e"><div role="button" tabindex="0"><img src="/97e2.jpeg" width="800" height="450"></div><span class="b"><span>Foto: Jana Lipová, Valley News</span></span></div><figcaption><p><span>The mayor at the bridge.</span></p></figcaption></figure>'
  expect(media(figure)).toMatchObject([{ caption: 'The mayor at the bridge.', credit: { photographer: 'Jana Lipová' } }])
})

test('a picture whose address a script takes from an attribute of any name is found, also in a box that shows it larger', () => {
  const figure =
    '<div class="doc_media ui-modal"><figure><img src="data:image/gif;base64,R0lGODlhEAAJAIAAAO7u7gAAACwAAAA" data-lazyimage-src="https://valley.example/KMO_2038.jpg"><figcaption><p>The mayor laughed.</p><p>Фото: Дмитрий Орлов, ТАСС</p></figcaption></figure></div>'
  expect(media(figure)).toMatchObject([
    {
      url: 'https://valley.example/KMO_2038.jpg',
      caption: 'The mayor laughed.',
      credit: { photographer: 'Дмитрий Орлов', agency: 'TASS' },
    },
  ])
})

test('a figure whose picture has no address still has its caption and credit', () => {
  const figure = `<figure class="placeholder-image"><img data-url="https://valley.example/59_\${format}.jpg" alt="Vote"><figcaption>Cameras watch the vote.<small class="copyright">Bild: Ana Berg/REUTERS</small></figcaption></figure>`
  const [picture] = media(figure)
  expect(picture).toMatchObject({ caption: 'Cameras watch the vote.', credit: { photographer: 'Ana Berg', agency: 'Reuters' } })
  expect(picture).not.toHaveProperty('url')
})

test('the name of a body on a line of its own is the credit, not the caption', () => {
  const figure =
    '<figure><img src="/debate.jpg"><figcaption><span>The Yomiuri Shimbun</span><br>Leaders of seven parties debate in Tokyo.</figcaption></figure>'
  expect(media(figure)).toMatchObject([{ caption: 'Leaders of seven parties debate in Tokyo.', creditLine: 'The Yomiuri Shimbun' }])
})

test('pictures that numbers tell apart are two, and one in two widths is one', () => {
  const figure = (name: string, caption: string) =>
    `<figure><img src="/${name}.jpg"><figcaption>${caption} / Photo: Ana Berg</figcaption></figure>`
  expect(media(figure('tram-hot-100', 'One tram') + figure('tram-hot-102', 'Another tram'))).toHaveLength(2)
  expect(media(figure('tram-hot-640', 'One tram') + figure('tram-hot-1200', 'One tram'))).toHaveLength(1)
})

test('whom a page cites is not whose text it is', () => {
  const cited = read(
    page(`${paragraphs}<p>A spokesman told AFP on Monday that the bridge would be closed for the whole of the summer.</p>`),
  )
  expect(cited.infoSources).toContain('AFP')
  expect(cited).not.toHaveProperty('origin')
  expect(read(page(`<p>BRODEC (Reuters) - ${paragraphs.slice(3)}`))).toMatchObject({ origin: { agency: 'Reuters', rule: 'dateline' } })
})
