/**
 * What is around each page: its head, the way to the others, who is there.
 */
import { version } from '#src/version.ts'
import { assetPath } from './assets.ts'
import { html, type Markup } from './markup.ts'
import { type Asker, paths, sections, type View } from './parts.ts'

/** A whole document. */
export function framed({ title, section, body, live }: View, asker: Pick<Asker, 'texts'> & Partial<Asker>): string {
  const { texts } = asker
  const stays = live === 'events' ? html` data-events="/console/live"` : live ? html` data-every="${live}"` : ''
  return html`<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Telex</title>
<link rel="stylesheet" href="${assetPath('console.css')}">
<link rel="icon" href="${assetPath('icon.svg')}" type="image/svg+xml">
<script src="${assetPath('console.js')}" defer></script>
</head>
<body${stays}>
<a class="skip" href="#main">${texts.skip}</a>
<header class="top">
<a class="name" href="/">Telex</a>
<nav aria-label="${texts.sections}"><ul>
${sections.map(
  (one) =>
    html`<li><a href="${paths[one]}" data-key="${texts.keysOf[one]}"${one === section ? html` aria-current="page"` : ''}>${texts.sectionNames[one]}</a></li>`,
)}
</ul></nav>
${who(asker)}
</header>
<main id="main" tabindex="-1">
<h1>${title}</h1>
${body}
</main>
<footer class="bottom"><p>Telex ${version}</p>
<details class="keys" hidden><summary>${texts.keys}</summary><dl>${texts.keyList.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}</dl>
<p><label><input type="checkbox" id="keys-on"> ${texts.keysOn}</label></p></details></footer>
<p class="unseen" role="status" id="news" data-words="${texts.newer}"></p>
</body>
</html>
`.text
}

function who({ texts, user, session, admin, formToken, binding }: Pick<Asker, 'texts'> & Partial<Asker>): Markup | '' {
  if (binding === undefined) return ''
  if (user === undefined) return html`<p class="who">${texts.reading} <a href="/login">${texts.logIn}</a></p>`
  const out = session
    ? html`<form method="post" action="/logout"><input type="hidden" name="token" value="${formToken}"><button>${texts.logOut}</button></form>`
    : ''
  return html`<div class="who"><span>${admin ? texts.adminNamed(user) : texts.readerNamed(user)}</span>${out}</div>`
}
