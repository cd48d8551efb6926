/** Attacks in every format's text, read, composed, and shown in Chromium: none runs. */
import { execFileSync } from 'node:child_process'
import { chromium } from 'playwright-core'
import { extractForStory } from '#src/article/extract.ts'
import { feedId } from '#src/brand.ts'
import { compose } from '#src/story/compose.ts'
import { escapeText } from '#src/text/escape.ts'
import { parse } from '#src/wire/index.ts'
import { page, paragraphs } from '../article/page.ts'
import { payloads } from '../article/xss-payloads.ts'
import type { Row } from './row.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]&gt;')}]]>`
const words = '<p>Some words of a story stand here.</p>'

/** One attack as the text of an item, by format. */
const documents: Record<string, (attack: string) => string> = {
  rss: (a) =>
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><guid>1</guid><title>${cdata(a)}</title><description>${escapeText(a)}</description><content:encoded>${cdata(words + a)}</content:encoded></item></channel></rss>`,
  atom: (a) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title type="html">${escapeText(a)}</title><content type="html">${escapeText(words + a)}</content></entry></feed>`,
  jsonfeed: (a) => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [{ id: '1', title: a, content_html: words + a }] }),
  ninjs: (a) => JSON.stringify({ uri: 'urn:1', type: 'text', pubstatus: 'usable', headline: a, description_html: a, body_html: words + a }),
  nitf: (a) =>
    `<nitf><head><title>x</title></head><body><body.head><hedline><hl1>${escapeText(a)}</hl1></hedline></body.head><body.content>${words}<p>${escapeText(a)}</p>${a}</body.content></body></nitf>`,
  'newsml-g2': (a) =>
    `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>${escapeText(a)}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${words}<p>${escapeText(a)}</p>${a}</body></html></inlineXML></contentSet></newsItem>`,
  'newsml-1.2': (a) =>
    `<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>1</NewsItemId></NewsIdentifier></Identification><NewsComponent><NewsLines><HeadLine>One</HeadLine></NewsLines><ContentItem><DataContent><body>${words}<p>${escapeText(a)}</p>${a}</body></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
  email: (a) =>
    `From: a@a.example\r\nSubject: One\r\nDate: Tue, 03 Mar 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${words}${a.replaceAll('\n', '\r\n')}\r\n`,
}

const feed = { id: feedId.parse('attack'), agency: 'Agency' }

/** What would be shown of an attack: the bodies of the stories that are made of it. */
async function bodiesOf(attack: string): Promise<string[]> {
  const bodies: string[] = []
  for (const write of Object.values(documents)) {
    const { entries } = await parse({ bytes: bytesOf(write(attack)), url: 'https://agency.example/feed' })
    for (const entry of entries) {
      const story = compose({ feed, entry })
      // A headline or summary is text: whoever shows it writes it as such.
      bodies.push(story.bodyHtml, `<h1>${escapeText(story.headline)}</h1><p>${escapeText(story.summary ?? '')}</p>`)
    }
  }
  const html = page(`${paragraphs}<p>${attack}</p>${attack}${paragraphs}`)
  bodies.push(compose({ feed, entry: { url: 'https://agency.example/1' }, ...extractForStory({ bytes: bytesOf(html) }) }).bodyHtml)
  return bodies
}

function chromiumPath(): string {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  return execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome || true'], {
    encoding: 'utf8',
  }).trim()
}

export async function markup(): Promise<Row[]> {
  const shown: { attack: string; body: string }[] = []
  for (const attack of payloads) for (const body of await bodiesOf(attack)) shown.push({ attack, body })
  const executablePath = chromiumPath()
  const what = `${payloads.length} attacks in the text of ${Object.keys(documents).length + 1} formats, in Chromium`
  if (executablePath === '') return [{ part: 'markup', what, tried: 0, wrong: ['there is no Chromium: install chromium, or set CHROMIUM'] }]
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const ran = async (inside: string): Promise<number> => {
      const tab = await browser.newPage()
      let count = 0
      await tab.exposeFunction('attacked', () => count++)
      await tab.route('**/*', (route) => route.abort())
      await tab.setContent(`<script>window.alert = window.confirm = window.prompt = () => attacked()</script>${inside}`, {
        waitUntil: 'domcontentloaded',
      })
      await tab.evaluate("document.querySelectorAll('a[href]').forEach((link) => link.href.startsWith('javascript:') && link.click())")
      await tab.waitForTimeout(500)
      await tab.close()
      return count
    }
    const control = await ran(payloads.join('\n'))
    const all = await ran(shown.map(({ body }) => body).join('\n'))
    const wrong: string[] = []
    // Which it was: one by one, only where any ran.
    if (all > 0) for (const { attack, body } of shown) if ((await ran(body)) > 0) wrong.push(`${attack} runs as ${body.slice(0, 300)}`)
    if (all > 0 && wrong.length === 0) wrong.push(`${all} ran, all together`)
    if (control === 0) wrong.push('nothing ran as it was written, either: the browser shows nothing')
    return [{ part: 'markup', what, tried: shown.length, wrong, note: `as they were written, ${control} run` }]
  } finally {
    await browser.close()
  }
}
