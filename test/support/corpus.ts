/**
 * Pages behind RSS feeds made from their metadata: the corpus's real ones, which are not part of the project, or where it is
 * missing, ones made here in the manner of three publishing systems.
 */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterFile } from './after.ts'
import { runs } from './runs.ts'
import { text } from './site.ts'

const root = resolve(process.env.CORPUS_DIR ?? '../shared/corpus', 'articles')
const corpusIsHere = existsSync(root)
if (!corpusIsHere) console.warn(`\nno corpus at ${root}: its tests run on pages of their own (CORPUS_DIR says where the corpus is)\n`)

export interface Page {
  path: string
  /** Where the publisher has said what the headline is. */
  title?: string
  published?: string
  html: Buffer
}

export async function readPages(): Promise<Page[]> {
  return corpusIsHere ? readCorpus() : Array.from({ length: mostPages }, (_, n) => madePage(n))
}

/** A page with furniture around its story, its headline said where each of three systems says it. */
function madePage(n: number): Page {
  const body = text(`page ${n}`, 8)
  const title = `${body.slice(3, 60).replace(/ \S*$/, '')} ${n}`
  const published = new Date(Date.UTC(2026, 9, 1 + (n % 28), n % 24)).toISOString()
  const head = [
    `<title>${title} | The Paper</title><meta property="og:title" content="${title}"><meta property="article:published_time" content="${published}">`,
    `<title>The Paper</title><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: title, datePublished: published })}</script>`,
    `<title>${title} - The Paper</title><meta name="date" content="${published}">`,
  ][n % 3]
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article><h1>${title}</h1>${body}</article></main><footer><p>All rights reserved.</p></footer></body></html>`
  return { path: `made/${n}`, title, published, html: Buffer.from(html) }
}

/** From all parts of the corpus as many as the program takes through a kill and two polls in seconds. */
const mostPages = runs(60, 400)

async function readCorpus(): Promise<Page[]> {
  const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.html.gz')).sort()
  const every = Math.max(1, Math.floor(files.length / mostPages))
  return Promise.all(
    files
      .filter((_, index) => index % every === 0)
      .map(async (file) => {
        const metadata = join(root, file.replace(/\.html\.gz$/, '.json'))
        const known = existsSync(metadata)
          ? (JSON.parse(await readFile(metadata, 'utf8')) as { title?: string; published?: string })
          : undefined
        return {
          path: relative(root, join(root, file))
            .replace(/\.html\.gz$/, '')
            .replaceAll('\\', '/'),
          html: gunzipSync(await readFile(join(root, file))),
          ...(known?.title ? { title: known.title } : {}),
          ...(known?.published && !Number.isNaN(Date.parse(known.published)) ? { published: known.published } : {}),
        }
      }),
  )
}

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * Serve pages from several hosts, each with its feed.
 * @returns feeds.yaml for them, and how often each path was asked for
 */
export async function servePages(
  pages: Page[],
  { hosts, every }: { hosts: number; every: string },
): Promise<{ feedsYaml: string; requests: Map<string, number> }> {
  const requests = new Map<string, number>()
  const feeds: string[] = []
  for (let host = 0; host < hosts; host++) {
    const own = pages.filter((_, index) => index % hosts === host)
    const byPath = new Map(own.map((page) => [`/${encodeURI(page.path)}`, page]))
    const server: Server = createServer((request, response) => {
      const { url = '' } = request
      requests.set(url, (requests.get(url) ?? 0) + 1)
      const page = byPath.get(url)
      if (page) return response.setHeader('content-type', 'text/html').end(page.html)
      if (url !== '/rss') return response.writeHead(404).end('not here')
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const items = own.map((page) => {
        // No title: the headline has to come out of the page.
        const date = page.published ? `<pubDate>${new Date(page.published).toUTCString()}</pubDate>` : ''
        return `<item><guid isPermaLink="false">${xml(page.path)}</guid><link>${xml(origin + encodeURI(`/${page.path}`))}</link>${date}</item>`
      })
      response.setHeader('content-type', 'application/rss+xml; charset=utf-8')
      return response.end(
        `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Host ${host}</title><link>${origin}</link><description/>${items.join('')}</channel></rss>`,
      )
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    afterFile(() => new Promise((done) => server.closeAllConnections() ?? server.close(done)))
    feeds.push(
      `  - { id: host-${host}, agency: "Publisher ${host}", url: "http://127.0.0.1:${(server.address() as AddressInfo).port}/rss", every: ${every} }`,
    )
  }
  return { feedsYaml: `feeds:\n${feeds.join('\n')}\n`, requests }
}
