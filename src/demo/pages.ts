/**
 * Article pages, each outlet in its own manner: the agencies with metadata in full, the newspapers with furniture around the
 * text and little that a machine could read.
 */
import { escapeAttribute } from '#src/text/escape.ts'
import { element, textElement } from './markup.ts'
import { type OutletName, outlets } from './outlets.ts'
import { clockTime, longDate, type Worded } from './wording.ts'

export interface PageInput {
  outlet: OutletName
  language: string
  section: string
  /** Absolute addresses: the page's own, and the outlet's front page. */
  url: string
  home: string
  worded: Worded
  published: Date
  modified: Date
  /** Other stories of the outlet, for the boxes beside the text. */
  others: { url: string; headline: string }[]
}

/** The page's HTML. */
export function writePage(page: PageInput): string {
  const body = bodies[page.outlet](page)
  const site = outlets[page.outlet].site
  return `<!DOCTYPE html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<title>${escapeAttribute(page.worded.headline)} - ${escapeAttribute(site)}</title>
<link rel="canonical" href="${escapeAttribute(page.url)}">
${metadata(page)}
</head>
<body>
${body}
</body>
</html>
`
}

function metadata(page: PageInput): string {
  const { worded, outlet, published, modified, home } = page
  const og = [
    ['og:type', 'article'],
    ['og:title', worded.headline],
    ['og:url', page.url],
    ['og:site_name', outlets[outlet].site],
    ...(worded.photo ? [['og:image', home + worded.photo.path]] : []),
    ['article:published_time', published.toISOString()],
  ].map(([property, content]) => `<meta property="${property}" content="${escapeAttribute(content!)}">`)
  if (outlet !== 'mia' && outlet !== 'continental') return og.join('\n')
  const linked = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: worded.headline,
    datePublished: published.toISOString(),
    dateModified: modified.toISOString(),
    articleSection: page.section,
    inLanguage: page.language,
    mainEntityOfPage: page.url,
    publisher: { '@type': 'NewsMediaOrganization', name: outlets[outlet].site },
    ...(worded.byline ? { author: { '@type': 'Person', name: worded.byline.replace(/^By /, '') } } : {}),
  }
  return [...og, `<script type="application/ld+json">${JSON.stringify(linked).replaceAll('<', '\\u003c')}</script>`].join('\n')
}

const paragraphs = ({ worded }: PageInput) => worded.paragraphs.map((text) => textElement('p', text)).join('\n')

const links = ({ others }: PageInput, count: number) =>
  others
    .slice(0, count)
    .map(({ url, headline }) => element('li', textElement('a', headline, { href: url })))
    .join('')

function figure({ worded: { photo }, home }: PageInput): string {
  if (!photo) return ''
  return `<figure><img src="${escapeAttribute(home + photo.path)}" alt="${escapeAttribute(photo.alt)}" width="1200" height="800"><figcaption>${escapeAttribute(photo.caption)}</figcaption></figure>`
}

function mia(page: PageInput): string {
  const { timezone } = outlets.mia
  return `<header><nav><a href="${page.home}/">MIA</a> <a href="${page.home}/feeds/en.rss">RSS</a></nav></header>
<main><article>
<h1>${escapeAttribute(page.worded.headline)}</h1>
<time datetime="${page.published.toISOString()}">${longDate(page.published, page.language, timezone)}, ${clockTime(page.published, timezone)}</time>
${figure(page)}
<div class="article-body">
${paragraphs(page)}
</div>
</article></main>
<aside class="related"><ul>${links(page, 4)}</ul></aside>
<footer>© Media Information Agency</footer>`
}

function continental(page: PageInput): string {
  const { slugline, edNote, byline } = page.worded
  return `<header class="masthead"><a href="${page.home}/">Continental Press</a></header>
<article>
${textElement('p', slugline, { class: 'slug' })}
<h1>${escapeAttribute(page.worded.headline)}</h1>
${textElement('p', byline, { class: 'byline' })}
${textElement('div', edNote, { class: 'editors-note' })}
<div class="story-body">
${paragraphs(page)}
</div>
</article>
<footer>© Continental Press. All rights reserved.</footer>`
}

function newspaper(page: PageInput, words: { share: string; video: string; related: string; comments: string; cookies: string }): string {
  const { byline } = page.worded
  return `<div class="cookie-banner">${words.cookies} <button>OK</button></div>
<header><a class="logo" href="${page.home}/">${escapeAttribute(outlets[page.outlet].site)}</a><nav><ul>${links(page, 3)}</ul></nav></header>
<main class="content">
<h1 class="entry-title">${escapeAttribute(page.worded.headline)}</h1>
<div class="meta">${byline ? `<span class="author">${escapeAttribute(byline)}</span> ` : ''}<span class="date">${longDate(page.published, page.language, outlets[page.outlet].timezone)}</span></div>
<div class="share-buttons">${words.share} <a href="#f">Facebook</a> <a href="#v">Viber</a></div>
<div class="entry-content">
${figure(page)}
${paragraphs(page)}
<h4>${words.video}</h4>
<div class="video-player" data-src="${page.home}/video/today.m3u8"></div>
</div>
<section class="related-posts"><h3>${words.related}</h3><ul>${links(page, 5)}</ul></section>
<section class="comments"><h3>${words.comments}</h3></section>
</main>
<footer>© ${escapeAttribute(outlets[page.outlet].site)}</footer>`
}

const english = {
  share: 'Share',
  video: 'Video of the day',
  related: 'Related articles',
  comments: 'Comments',
  cookies: 'This site uses cookies to give you the best experience.',
}
const macedonian = {
  share: 'Сподели',
  video: 'Видео на денот',
  related: 'Поврзани вести',
  comments: 'Коментари',
  cookies: 'Оваа страница користи колачиња.',
}

const blog = (page: PageInput) => `<article class="h-entry"><h1 class="p-name">${escapeAttribute(page.worded.headline)}</h1>
<div class="e-content">
${paragraphs(page)}
</div></article>`

const bodies: Record<OutletName, (page: PageInput) => string> = {
  mia,
  continental,
  courier: (page) => newspaper(page, english),
  gazette: (page) => newspaper(page, english),
  vesnik: (page) => newspaper(page, macedonian),
  ledger: blog,
}
