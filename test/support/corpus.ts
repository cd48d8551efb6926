/**
 * Real pages of the corpus behind RSS feeds made from their metadata. The corpus is not part of the project: where it is
 * missing, its tests say so and stop.
 */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll } from 'vitest'

const root = resolve(process.env.CORPUS_DIR ?? '../shared/corpus', 'articles')
export const corpusIsHere = existsSync(root)
if (!corpusIsHere) console.warn(`\nNO CORPUS AT ${root}: ITS TESTS ARE SKIPPED. SET CORPUS_DIR.\n`)

export interface Page {
  path: string
  /** Where the publisher has said what the headline is. */
  title?: string
  published?: string
  html: Buffer
}

export async function readPages(): Promise<Page[]> {
  const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.html.gz')).sort()
  return Promise.all(
    files.map(async (file) => {
      const metadata = join(root, file.replace(/\.html\.gz$/, '.json'))
      const known = existsSync(metadata)
        ? (JSON.parse(await readFile(metadata, 'utf8')) as { title: string; published: string })
        : undefined
      return {
        path: relative(root, join(root, file))
          .replace(/\.html\.gz$/, '')
          .replaceAll('\\', '/'),
        html: gunzipSync(await readFile(join(root, file))),
        ...(known ? { title: known.title, published: known.published } : {}),
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
    afterAll(() => new Promise((done) => server.closeAllConnections() ?? server.close(done)))
    feeds.push(
      `  - { id: host-${host}, agency: "Publisher ${host}", url: "http://127.0.0.1:${(server.address() as AddressInfo).port}/rss", every: ${every} }`,
    )
  }
  return { feedsYaml: `feeds:\n${feeds.join('\n')}\n`, requests }
}
