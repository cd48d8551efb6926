import { describe, expect, test } from 'vitest'
import { parseDate } from '#src/article/claims/date-text.ts'
import { page as english, headline, paragraphs, read, story } from './page.ts'

const day = '2023-11-19'
const instant = '2023-11-19T13:05:00Z'
const ld = (node: unknown): string => `<script type="application/ld+json">${JSON.stringify(node)}</script>`
const m = (name: string, content: string): string => `<meta name="${name}" content="${content}">`
const mp = (property: string, content: string): string => `<meta property="${property}" content="${content}">`
const page = (inside: string, head = '', lang = 'en'): string => english(inside, head).replace('lang="en"', `lang="${lang}"`)
/** A page whose headline is in no <article>. */
const raw = (body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><title>${headline} - Valley News</title></head><body>${body}</body></html>`

describe('a written date', () => {
  test.each<[string, string, string?]>([
    ['19. listopada 2023. u 14:05', '2023-10-19T14:05:00Z', 'hr'],
    ['19 listopada 2023, 14:05', '2023-11-19T14:05:00Z', 'pl'],
    ['19. listopadu 2023 14:05', '2023-11-19T14:05:00Z', 'cs'],
    ['Nedjelja, 19.11.2023. u 14:05', '2023-11-19T14:05:00Z'],
    ['19. studenog 2023.', '2023-11-19T00:00:00Z', 'hr'],
    ['19.11.23 14:05', '2023-11-19T14:05:00Z'],
    ['19/11/23, 2:05 PM', '2023-11-19T14:05:00Z'],
    ['11/19/2023 2:05 PM EST', '2023-11-19T19:05:00Z'],
    ['Nov. 19, 2023, 2:05 PM', '2023-11-19T14:05:00Z'],
    ['Sept. 9, 2023', '2023-09-09T00:00:00Z'],
    ['2:05 PM EST, Sun November 19, 2023', '2023-11-19T19:05:00Z'],
    ['الأحد ١٩ نوفمبر ٢٠٢٣ ١٤:٠٥', '2023-11-19T14:05:00Z'],
    ['19 تشرين الثاني 2023', '2023-11-19T00:00:00Z'],
    ['19 تشرين الأول/أكتوبر 2023', '2023-10-19T00:00:00Z'],
    ['19 كانون الثاني/يناير 2023', '2023-01-19T00:00:00Z'],
    ['19 كانون الاول 2023', '2023-12-19T00:00:00Z'],
    ['19 تشرين الاول 2023', '2023-10-19T00:00:00Z'],
    ['19 نونبر 2023', '2023-11-19T00:00:00Z'],
    ['19 أفريل 2023', '2023-04-19T00:00:00Z'],
    ['19 أغسطس/آب 2023', '2023-08-19T00:00:00Z'],
    ['۲۸ آبان ۱۴۰۲', '2023-11-19T00:00:00Z', 'fa'],
    ['۲۸ آبان ۱۴۰۲ - ۱۴:۰۵', '2023-11-19T14:05:00Z', 'fa'],
    ['۱۴۰۲/۰۸/۲۸ - ۱۴:۰۵', '2023-11-19T14:05:00Z', 'fa'],
    ['یکشنبه ۲۸ آبان ۱۴۰۲', '2023-11-19T00:00:00Z', 'fa'],
    ['1402/08/28 14:05', '2023-11-19T14:05:00Z', 'fa'],
    ['19 בנובמבר 2023', '2023-11-19T00:00:00Z'],
    ['19.11.2023, 14:05', '2023-11-19T14:05:00Z'],
    ['19 नवंबर 2023, 2:05 PM', '2023-11-19T14:05:00Z'],
    ['Updated: 19 नवम्बर 2023', '2023-11-19T00:00:00Z'],
    ['প্রকাশ: ১৯ নভেম্বর ২০২৩, ১৪:০৫', '2023-11-19T14:05:00Z'],
    ['১৯ নভেম্বর ২০২৩, ০২:০৫ পিএম', '2023-11-19T14:05:00Z'],
    ['Chủ nhật, 19/11/2023, 14:05 (GMT+7)', '2023-11-19T07:05:00Z'],
    ['19 tháng 11, 2023', '2023-11-19T00:00:00Z'],
    ['Thứ Hai, ngày 20 tháng 11 năm 2023', '2023-11-20T00:00:00Z'],
    ['Minggu, 19 Nov 2023 14:05 WIB', '2023-11-19T07:05:00Z'],
    ['19 Kasım 2023 Pazar 14:05', '2023-11-19T14:05:00Z'],
    ['19 Kas 2023 - 14:05', '2023-11-19T14:05:00Z'],
    ['19.11.2023 - 14:05 | Son Güncellenme: 20.11.2023 - 10:00', '2023-11-19T14:05:00Z'],
    ['19 листопада 2023, 14:05', '2023-11-19T14:05:00Z', 'uk'],
    ['неділя, 19 листопада 2023, 14:05', '2023-11-19T14:05:00Z', 'uk'],
    ['19 лістапада 2023', '2023-11-19T00:00:00Z', 'be'],
    ['19 Νοεμβρίου 2023, 14:05', '2023-11-19T14:05:00Z'],
    ['19 Νοε 2023, 02:05 μμ', '2023-11-19T14:05:00Z'],
    ['2023. november 19., vasárnap 14:05', '2023-11-19T14:05:00Z'],
    ['2023.11.19. 14:05', '2023-11-19T14:05:00Z'],
    ['2023. 11. 19. 14:05', '2023-11-19T14:05:00Z'],
    ['19.11.2023 klo 14:05', '2023-11-19T14:05:00Z'],
    ['19.11.2023 klo 14.05', '2023-11-19T14:05:00Z'],
    ['2023 m. lapkričio 19 d., 14:05', '2023-11-19T14:05:00Z'],
    ['2023-11-19, 14:05', '2023-11-19T14:05:00Z'],
    ['19. november 2023, kell 14:05', '2023-11-19T14:05:00Z'],
    ['2023. gada 19. novembrī', '2023-11-19T00:00:00Z'],
    ['19 noiembrie 2023, ora 14:05', '2023-11-19T14:05:00Z'],
    ['19 nov. 2023 kl. 14.05', '2023-11-19T14:05:00Z'],
    ['Publicerad 19 november 2023 kl 14.05', '2023-11-19T14:05:00Z'],
    ['Domingo, 19 de noviembre de 2023 | 14:05', '2023-11-19T14:05:00Z'],
    ['19 NOV 2023 - 14:05 CET', '2023-11-19T13:05:00Z'],
    ['19/11/2023 às 14h05', '2023-11-19T14:05:00Z'],
    ['19/11/2023 14h05', '2023-11-19T14:05:00Z'],
    ['Publié le 19/11/2023 à 14:05', '2023-11-19T14:05:00Z'],
    ['19 novembre 2023 alle 14:05', '2023-11-19T14:05:00Z'],
    ['19 nov 2023 om 14:05', '2023-11-19T14:05:00Z'],
    ['zo 19 november 2023', '2023-11-19T00:00:00Z'],
    ['1er novembre 2023', '2023-11-01T00:00:00Z'],
    ['2023년 11월 19일 14:05', '2023-11-19T14:05:00Z'],
    ['2023-11-19 오후 2:05:33', '2023-11-19T14:05:33Z'],
    ['2023年11月19日 14:05', '2023-11-19T14:05:00Z'],
    ['2023/11/19 14:05', '2023-11-19T14:05:00Z'],
    ['20231119 14:05', '2023-11-19T14:05:00Z'],
    ['２０２３年１１月１９日', '2023-11-19T00:00:00Z'],
    ['19 พฤศจิกายน 2566 เวลา 14:05 น.', '2023-11-19T14:05:00Z'],
    ['19 พ.ย. 66', '2023-11-19T00:00:00Z'],
    ['19 nëntor 2023', '2023-11-19T00:00:00Z'],
    ['19 ноябрь 2023, 14:05', '2023-11-19T14:05:00Z'],
    ['19 қараша 2023', '2023-11-19T00:00:00Z'],
    ['19 noyabr 2023', '2023-11-19T00:00:00Z'],
    ['2023-yil 19-noyabr', '2023-11-19T00:00:00Z'],
    ['19 နိုဝင်ဘာ 2023', '2023-11-19T00:00:00Z'],
    ['19 نومبر 2023', '2023-11-19T00:00:00Z'],
    ['19 நவம்பர் 2023', '2023-11-19T00:00:00Z'],
    ['19 నవంబర్ 2023', '2023-11-19T00:00:00Z'],
    ['19 നവംബർ 2023', '2023-11-19T00:00:00Z'],
    ['19 ನವೆಂಬರ್ 2023', '2023-11-19T00:00:00Z'],
    ['19 નવેમ્બર 2023', '2023-11-19T00:00:00Z'],
    ['19 नोव्हेंबर 2023', '2023-11-19T00:00:00Z'],
    ['19 ноември 2023 г., 14:05', '2023-11-19T14:05:00Z'],
    ['19 ное 2023', '2023-11-19T00:00:00Z'],
    ['19. nov. 2023', '2023-11-19T00:00:00Z'],
    ['19. 11. 2023 14:05', '2023-11-19T14:05:00Z'],
    ['19 Novemba 2023', '2023-11-19T00:00:00Z'],
    ['Nobyembre 19, 2023', '2023-11-19T00:00:00Z'],
    ['19 Tachwedd 2023', '2023-11-19T00:00:00Z'],
    ['19 de novembre de 2023', '2023-11-19T00:00:00Z'],
    ['2023ko azaroaren 19a', '2023-11-19T00:00:00Z'],
    ['1700402700123', '2023-11-19T14:05:00.123Z'],
    ['1700402700.5', '2023-11-19T14:05:00.500Z'],
    ['2023-11-19T14:05', '2023-11-19T14:05:00Z'],
    ['2023-11-19T14:05:00 +01:00', '2023-11-19T13:05:00Z'],
    ['2023-11-19T14:05:00.1234567+01:00', '2023-11-19T13:05:00.123Z'],
    ['2023-11-19 14.05', '2023-11-19T14:05:00Z'],
    ['Sun Nov 19 2023 14:05:00 GMT+0100 (CET)', '2023-11-19T13:05:00Z'],
    ['Sunday 19 November 2023 14:05 BST', '2023-11-19T13:05:00Z'],
    ['Sun, 19 Nov 2023 14:05:00 +0100', '2023-11-19T13:05:00Z'],
    ['19-11-2023 14:05', '2023-11-19T14:05:00Z'],
    ['19-Nov-2023 14:05', '2023-11-19T14:05:00Z'],
    ['19-Nov-23', '2023-11-19T00:00:00Z'],
    ['12:05 AM, 19 November 2023', '2023-11-19T00:05:00Z'],
    ['2 pm, November 19, 2023', '2023-11-19T14:00:00Z'],
    ['May 19, 2023 2:05 AM', '2023-05-19T02:05:00Z'],
  ])('%s is %s', (written, expected, language) => {
    expect(parseDate(written, { language })).toBe(expected)
  })

  test.each(['19.11. 14:05', '31 April 2023', '2023-02-31', '2023-13-19', '1970-01-01T00:00:00Z'])('%s is none', (written) => {
    expect(parseDate(written)).toBeUndefined()
  })
})

describe('when a page was published is read', () => {
  test.each<[string, string, string]>([
    ['JSON-LD with a zone', page(paragraphs, ld({ '@type': 'NewsArticle', datePublished: '2023-11-19T14:05:00+01:00' })), instant],
    [
      'by its text, where JSON-LD knows only the change',
      page(`<p>19 November 2023</p>${paragraphs}`, ld({ '@type': 'NewsArticle', headline, dateModified: '2023-11-21T14:05:00+01:00' })),
      day,
    ],
    [
      'by its WebPage, where that alone has a date',
      page(
        paragraphs,
        ld({
          '@graph': [
            { '@type': 'BreadcrumbList' },
            { '@type': 'WebPage', datePublished: '2023-11-19T14:05:00+01:00', dateModified: '2023-11-20T14:05:00+01:00' },
          ],
        }),
      ),
      instant,
    ],
    [
      'not by a comment in its JSON-LD',
      page(
        `${paragraphs}<time datetime="2023-11-19T14:05:00+01:00">x</time>`,
        ld({ '@type': 'NewsArticle', headline, comment: [{ '@type': 'Comment', datePublished: '2023-11-25T10:00:00Z' }] }),
      ),
      instant,
    ],
    [
      'not by a forum posting beside it',
      page(
        `<div class="meta"><time datetime="2023-11-19T14:05:00+01:00">19 Nov</time></div>${paragraphs}`,
        ld([
          { '@type': 'DiscussionForumPosting', datePublished: '2023-11-25T10:00:00Z' },
          { '@type': 'NewsArticle', headline },
        ]),
      ),
      instant,
    ],
    [
      'not by a list of other stories',
      page(
        `<time datetime="2023-11-19T14:05:00+01:00">19 Nov</time>${paragraphs}`,
        ld({
          '@type': 'ItemList',
          itemListElement: [
            {
              '@type': 'NewsArticle',
              headline: 'Other story of floods',
              url: 'https://valley.example/other',
              datePublished: '2023-10-01T10:00:00Z',
            },
          ],
        }),
      ),
      instant,
    ],
    [
      'by its metadata before its video',
      page(
        paragraphs,
        ld({ '@type': 'VideoObject', uploadDate: '2022-01-01T00:00:00Z' }) + mp('article:published_time', '2023-11-19T14:05:00+01:00'),
      ),
      instant,
    ],
    [
      'by its <time> before its video',
      page(
        `<time datetime="2023-11-19T14:05:00+01:00">19 Nov</time>${paragraphs}`,
        ld({ '@type': 'VideoObject', uploadDate: '2022-01-01T00:00:00Z' }),
      ),
      instant,
    ],
    [
      'not by the stories above its headline',
      raw(
        `<div class="top"><div><a href="/x">Other story about many things</a><time datetime="2023-11-01T10:00:00Z">1 Nov</time></div><div><a href="/y">Second other story about things</a><time datetime="2023-11-02T10:00:00Z">2 Nov</time></div></div><div class="main"><h1>${headline}</h1><time datetime="2023-11-19T14:05:00+01:00">19 Nov</time>${paragraphs}</div>`,
      ),
      instant,
    ],
    [
      "not by the day in the page's head",
      raw(
        `<header><time datetime="2023-11-30">Thursday 30 November</time></header><div class="main"><h1>${headline}</h1><div><time datetime="2023-11-19T14:05:00+01:00">19 Nov</time></div>${paragraphs}</div>`,
      ),
      instant,
    ],
    [
      'not by the <time> behind "Updated"',
      page(
        '<p>Updated <time datetime="2023-11-20T10:00:00Z">20 Nov</time></p><p>Published <time datetime="2023-11-19T14:05:00+01:00">19 Nov</time></p>' +
          paragraphs,
      ),
      instant,
    ],
    [
      'not by the <time> of class updated',
      page(
        '<time class="updated" datetime="2023-11-20T10:00:00Z">20 Nov</time><time class="published" datetime="2023-11-19T14:05:00+01:00">19 Nov</time>' +
          paragraphs,
      ),
      instant,
    ],
    [
      'not by itemprop dateModified',
      page(
        '<time itemprop="dateModified" datetime="2023-11-20T10:00:00Z">20 Nov</time><time itemprop="datePublished" datetime="2023-11-19T14:05:00+01:00">19 Nov</time>' +
          paragraphs,
      ),
      instant,
    ],
    [
      'by its text before itemprop dateModified',
      page(
        `<time itemprop="dateModified" datetime="2023-11-20T10:00:00Z">20 Nov</time> <span>Published: 19 November 2023</span>${paragraphs}`,
      ),
      day,
    ],
    [
      'as a live blog, not as one of its entries',
      page(
        paragraphs,
        ld({
          '@type': 'LiveBlogPosting',
          headline,
          datePublished: '2023-11-19T14:05:00+01:00',
          liveBlogUpdate: [
            {
              '@type': 'BlogPosting',
              headline: 'x',
              datePublished: '2023-11-20T14:05:00+01:00',
              author: 'x',
              articleBody: 'y',
              publisher: 'z',
              image: 'i',
            },
          ],
        }),
      ),
      instant,
    ],
    [
      "by the <time> over a live blog's entries",
      page(
        '<time datetime="2023-11-19T14:05:00+01:00">19 Nov</time><p>' +
          story[0] +
          '</p><div><time datetime="2023-11-20T10:00:00Z">x</time></div>' +
          paragraphs,
      ),
      instant,
    ],
    ['by a day without hyphens', page(paragraphs, m('pubdate', '20231119')), day],
    ['by an American date that cannot be another', page(paragraphs, m('date', '11/19/2023 14:05')), day],
    [
      'day first, where the change was on that day',
      page(`<span class="date">05/11/2023</span>${paragraphs}`, mp('article:modified_time', '2023-11-05T18:00:00Z'), 'en-US'),
      '2023-11-05',
    ],
    ['month first in the United States', page(`<span class="date">11/05/2023</span>${paragraphs}`, '', 'en-US'), '2023-11-05'],
    ['month first beside an American zone', page(`<span class="date">11/05/2023 2:05 PM EST</span>${paragraphs}`), '2023-11-05'],
    ['day first in Britain', page(`<span class="date">05/11/2023</span>${paragraphs}`, '', 'en-GB'), '2023-11-05'],
    [
      'month first, where the address says so',
      page(`<span class="date">11/05/2023</span>${paragraphs}<link rel=canonical href="https://v.example/2023/11/05/x">`, '', 'en'),
      '2023-11-05',
    ],
    ['in October by a Croatian listopada', page(`<div>19. listopada 2023. u 14:05</div>${paragraphs}`, '', 'hr'), '2023-10-19'],
    ['in November by a Polish listopada', page(`<div>19 listopada 2023, 14:05</div>${paragraphs}`, '', 'pl'), day],
    ['by a line with a weekday', page(`<div>By Ana Kova</div><div>Sunday 19 November 2023 14:05</div>${paragraphs}`), day],
    ['by a year of two digits', page(`<div>19.11.23 14:05 Uhr</div>${paragraphs}`, '', 'de'), day],
    [
      'German, Stand and Veröffentlicht',
      page(`<p>Stand: 20.11.2023, 18:00 Uhr</p><p>Veröffentlicht am 19.11.2023</p>${paragraphs}`, '', 'de'),
      day,
    ],
    ['German, Stand alone', page(`<p>Von Ana Kova</p><p>Stand: 19.11.2023, 18:00 Uhr</p>${paragraphs}`, '', 'de'), day],
    ['French, both in one line', page(`<p>Publié le 19/11/2023 à 14:05, mis à jour le 20/11/2023 à 10:00</p>${paragraphs}`, '', 'fr'), day],
    ['French, the change first', page(`<p>Mis à jour le 20/11/2023 à 10:00</p><p>Publié le 19/11/2023</p>${paragraphs}`, '', 'fr'), day],
    ['in the manner of pages in Spanish', page(`<p>Actualizado: 20/11/2023 10:00h. Publicado: 19/11/2023</p>${paragraphs}`, '', 'es'), day],
    [
      'in the manner of pages in Spanish, the change behind',
      page(`<p>19 NOV 2023 - 14:05 CET | Actualizado: 20 NOV 2023</p>${paragraphs}`, '', 'es'),
      day,
    ],
    [
      'in the manner of pages in Italian',
      page(`<p>19 novembre 2023 (modifica il 20 novembre 2023 | 10:00)</p>${paragraphs}`, '', 'it'),
      day,
    ],
    ['in the manner of pages in Portuguese', page(`<p>19/11/2023 14h05 Atualizado há 2 anos</p>${paragraphs}`, '', 'pt'), day],
    [
      'in the manner of pages in Portuguese, the change first',
      page(`<p>Atualizado em 20/11/2023 - 10h</p><p>Por Ana Kova, 19/11/2023</p>${paragraphs}`, '', 'pt'),
      day,
    ],
    [
      'in the manner of pages in Dutch',
      page(`<p>Bijgewerkt op 20 november 2023</p><p>Gepubliceerd: 19 november 2023 14:05</p>${paragraphs}`, '', 'nl'),
      day,
    ],
    [
      'in the manner of pages in Swedish',
      page(`<p>Uppdaterad 20 nov 2023 10.00</p><p>Publicerad 19 nov 2023 14.05</p>${paragraphs}`, '', 'sv'),
      day,
    ],
    [
      'in the manner of pages in Swedish, in one line',
      page(`<p>Uppdaterad 2023-11-20 10.00 Publicerad 2023-11-19 14.05</p>${paragraphs}`, '', 'sv'),
      day,
    ],
    [
      'in the manner of pages in Norwegian',
      page(`<p>Publisert: 19. november 2023 kl. 14:05 Sist oppdatert: 20. november 2023</p>${paragraphs}`, '', 'no'),
      day,
    ],
    ['in the manner of pages in Danish', page(`<p>Opdateret 20. nov. 2023</p><p>19. nov. 2023 kl. 14.05</p>${paragraphs}`, '', 'da'), day],
    ['in the manner of pages in Finnish', page(`<p>19.11.2023 14:05 Päivitetty 20.11.2023</p>${paragraphs}`, '', 'fi'), day],
    [
      'Finnish, the year said by the element alone',
      page(`<p>Julkaistu 19.11. klo 14:05</p><p>Päivitetty 20.11.2023</p>${paragraphs}<time datetime="2023-11-19">x</time>`, '', 'fi'),
      day,
    ],
    [
      'in the manner of pages in Polish',
      page(`<p>Aktualizacja: 20.11.2023 10:00</p><p>Publikacja: 19.11.2023</p>${paragraphs}`, '', 'pl'),
      day,
    ],
    ['in the manner of pages in Czech', page(`<p>Aktualizováno 20. 11. 2023</p><p>19. 11. 2023 14:05</p>${paragraphs}`, '', 'cs'), day],
    [
      'in the manner of pages in Hungarian',
      page(`<p>2023. november 19. 14:05 Frissítve: 2023. november 20.</p>${paragraphs}`, '', 'hu'),
      day,
    ],
    [
      'in the manner of pages in Romanian',
      page(`<p>Actualizat: 20 noiembrie 2023</p><p>Publicat: 19 noiembrie 2023, 14:05</p>${paragraphs}`, '', 'ro'),
      day,
    ],
    [
      'in the manner of pages in Turkish',
      page(`<p>Giriş: 19.11.2023 - 14:05 Güncelleme: 20.11.2023 - 10:00</p>${paragraphs}`, '', 'tr'),
      day,
    ],
    [
      'in the manner of pages in Turkish, the change first',
      page(`<p>Son Güncelleme: 20.11.2023</p><p>Oluşturulma: 19.11.2023</p>${paragraphs}`, '', 'tr'),
      day,
    ],
    [
      'in the manner of pages in Greek',
      page(`<p>Ενημερώθηκε: 20.11.2023</p><p>Δημοσιεύτηκε: 19 Νοεμβρίου 2023</p>${paragraphs}`, '', 'el'),
      day,
    ],
    ['in the manner of pages in Russian', page(`<p>Обновлено: 20.11.2023</p><p>19 ноября 2023, 14:05</p>${paragraphs}`, '', 'ru'), day],
    ['in the manner of pages in Ukrainian', page(`<p>19 листопада 2023, 14:05 Оновлено 20 листопада</p>${paragraphs}`, '', 'uk'), day],
    [
      'in the manner of pages in Bulgarian',
      page(`<p>обновена в 10:00 20.11.2023</p><p>19 ноември 2023 | 14:05</p>${paragraphs}`, '', 'bg'),
      day,
    ],
    [
      'in the manner of pages in Arabic',
      page(`<p>آخر تحديث 20/11/2023</p><p>نشر في: 19 تشرين الثاني 2023 - 14:05</p>${paragraphs}`, '', 'ar'),
      day,
    ],
    ['in the manner of pages in Hebrew', page(`<p>עודכן: 20.11.23</p><p>פורסם: 19.11.23, 14:05</p>${paragraphs}`, '', 'he'), day],
    ['in the manner of pages in Persian', page(`<p>۲۸ آبان ۱۴۰۲ - ۱۴:۰۵</p>${paragraphs}`, '', 'fa'), day],
    ['in the manner of pages in Hindi', page(`<p>Updated: 20 नवंबर 2023</p><p>प्रकाशित 19 नवंबर 2023</p>${paragraphs}`, '', 'hi'), day],
    ['in the manner of pages in Bengali', page(`<p>আপডেট: ২০ নভেম্বর ২০২৩</p><p>প্রকাশ: ১৯ নভেম্বর ২০২৩</p>${paragraphs}`, '', 'bn'), day],
    [
      'in the manner of pages in Vietnamese',
      page(`<p>Cập nhật: 20/11/2023</p><p>Chủ nhật, 19/11/2023, 14:05 (GMT+7)</p>${paragraphs}`, '', 'vi'),
      day,
    ],
    [
      'in the manner of pages in Indonesian',
      page(`<p>Diperbarui: 20 November 2023</p><p>Minggu, 19 Nov 2023 14:05 WIB</p>${paragraphs}`, '', 'id'),
      day,
    ],
    [
      'in the manner of pages in Japanese',
      page(`<p>更新：2023年11月20日</p><p>公開：2023年11月19日 14時05分</p>${paragraphs}`, '', 'ja'),
      day,
    ],
    ['in the manner of pages in Korean', page(`<p>수정 2023.11.20. 10:00</p><p>입력 2023.11.19. 14:05</p>${paragraphs}`, '', 'ko'), day],
    ['in the manner of pages in Chinese', page(`<p>发布时间：2023-11-19 14:05 来源：新华社</p>${paragraphs}`, '', 'zh'), day],
    ['in the manner of pages in Chinese, with the source', page(`<p>2023年11月19日14:05 | 来源：人民网</p>${paragraphs}`, '', 'zh'), day],
    ['in the manner of pages in Thai', page(`<p>19 พ.ย. 2566 เวลา 14:05 น. ปรับปรุง 20 พ.ย. 2566</p>${paragraphs}`, '', 'th'), day],
    [
      'in the manner of pages in Lithuanian',
      page(`<p>Atnaujinta 2023-11-20</p><p>2023 m. lapkričio 19 d. 14:05</p>${paragraphs}`, '', 'lt'),
      day,
    ],
    [
      'in the manner of pages in Estonian',
      page(`<p>Uuendatud 20. november 2023</p><p>19. november 2023, 14:05</p>${paragraphs}`, '', 'et'),
      day,
    ],
    [
      'in the manner of pages in Latvian',
      page(`<p>Atjaunots 2023. gada 20. novembrī</p><p>2023. gada 19. novembris, 14:05</p>${paragraphs}`, '', 'lv'),
      day,
    ],
    [
      'in the manner of pages in Croatian',
      page(`<p>Ažurirano 20.11.2023.</p><p>Objavljeno 19.11.2023. u 14:05</p>${paragraphs}`, '', 'hr'),
      day,
    ],
    [
      'in the manner of pages in Albanian',
      page(`<p>Përditësuar 20 nëntor 2023</p><p>19 nëntor 2023, 14:05</p>${paragraphs}`, '', 'sq'),
      day,
    ],
    [
      'English, the change first',
      page(`<p>Updated November 20, 2023 10:00 AM ET</p><p>Published November 19, 2023 8:05 AM ET</p>${paragraphs}`),
      instant,
    ],
    [
      'English, both in one line',
      page(`<p>Updated 10:00 AM EST, November 20, 2023 | Published 8:05 AM EST, November 19, 2023</p>${paragraphs}`),
      instant,
    ],
    [
      'English, first published',
      page(`<p>First published on Sun 19 Nov 2023 13.05 GMT, last modified Mon 20 Nov 2023</p>${paragraphs}`),
      instant,
    ],
    ['by the day, not by the age', page(`<p>3 days ago</p><p>19 November 2023</p>${paragraphs}`), day],
    ['by an epoch in a data attribute', page(`<time data-timestamp="1700399100">today</time>${paragraphs}`), instant],
    ['by an epoch in milliseconds', page(`<time datetime="1700399100000">today</time>${paragraphs}`), instant],
    ['by the title of an <abbr>', page(`<abbr class="published" title="2023-11-19T14:05:00+01:00">today</abbr>${paragraphs}`), instant],
    ['by the content of a <span>', page(`<span class="date" content="2023-11-19T14:05:00+01:00">today</span>${paragraphs}`), instant],
    ['by a <time> without datetime', page(`<time>19 November 2023</time>${paragraphs}`), day],
    ['by the title of a <time> that shows an age', page(`<time title="19 November 2023 14:05">3 hours ago</time>${paragraphs}`), day],
    ['not by the copyright line', raw(`<div>© 2012 1 January 2012</div><h1>${headline}</h1><div>19 November 2023</div>${paragraphs}`), day],
    ['by a date below the text', page(`${paragraphs}<p class="date">19 November 2023</p>`), day],
    ['by a plain line below the text', page(`${paragraphs}<p>19 November 2023, 14:05</p>`), day],
    ['by eight digits in its address', page(paragraphs, '<link rel=canonical href="https://v.example/news/20231119-bridge.html">'), day],
    [
      'by metadata, where JSON-LD is empty',
      page(
        paragraphs,
        ld({ '@type': 'NewsArticle', datePublished: '', headline }) + mp('article:published_time', '2023-11-19T14:05:00+01:00'),
      ),
      instant,
    ],
    [
      'by metadata, where JSON-LD says the year 1',
      page(
        paragraphs,
        ld({ '@type': 'NewsArticle', datePublished: '0001-01-01T00:00:00', headline }) +
          mp('article:published_time', '2023-11-19T14:05:00+01:00'),
      ),
      instant,
    ],
    ['by a number in JSON-LD', page(paragraphs, ld({ '@type': 'NewsArticle', datePublished: 1700399100, headline })), instant],
    [
      'by metadata, where JSON-LD says 1970',
      page(
        paragraphs,
        ld({ '@type': 'NewsArticle', datePublished: '1970-01-01T00:00:00Z', headline }) +
          mp('article:published_time', '2023-11-19T14:05:00+01:00'),
      ),
      instant,
    ],
    ['by og:article:published_time', page(paragraphs, mp('og:article:published_time', '2023-11-19T14:05:00+01:00')), instant],
    [
      'by its last change, where nothing else is known',
      page(paragraphs, '<meta http-equiv="last-modified" content="Sun, 19 Nov 2023 13:05:00 GMT">'),
      instant,
    ],
    ['by sailthru.date', page(paragraphs, m('sailthru.date', '2023-11-19 14:05:00 +0100')), instant],
  ])('%s', (_, html, expected) => {
    expect(read(html).published?.slice(0, expected.length)).toBe(expected)
  })
})

test.each(['December 18, 2025 ・ 3 min read', '18 December 2025 | Ana Kova | 34', 'February 4, 2025 - 11 minutes'])(
  'a day in one line with a name or a reading time: %s',
  (line) => {
    expect(read(page(`<div>${line}</div>${paragraphs}`)).published).toMatch(/^2025-(?:12-18|02-04)/)
  },
)
