/**
 * Agencies whose feeds list real pages, each host a loopback address of its own. Behind the first copy of each page stand as many others as are wanted,
 * with their prose enciphered letter for letter (vowels to vowels): different stories of the shape and size of real ones. In a process of its own.
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { rss } from '../../test/support/rss.ts'

const { values } = parseArgs({
  options: { stories: { type: 'string' }, feeds: { type: 'string' }, hosts: { type: 'string' }, corpus: { type: 'string' } },
})
const [stories, feeds, hosts] = [values.stories, values.feeds, values.hosts].map(Number) as [number, number, number]
const root = resolve(values.corpus ?? process.env.CORPUS_DIR ?? '../shared/corpus', 'articles')
if (!existsSync(root))
  throw new Error(`no pages: --corpus or CORPUS_DIR names a folder with articles/**/*.html.gz; there is none at ${root}`)
// By hash, so that all parts of a corpus come in turn.
const rank = (path: string) => createHash('sha256').update(path).digest('hex')
const files = globSync('**/*.html.gz', { cwd: root }).sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
const sources = files.slice(0, stories).map((file) => withoutAddress(gunzipSync(readFileSync(resolve(root, file))).toString('utf8')))

/** It would be one address for all copies. */
function withoutAddress(html: string): string {
  return html.replace(/<link[^>]+canonical[^>]*>/gi, '').replace(/<meta[^>]+og:url[^>]*>/gi, '')
}

/** Each copy has another alphabet. */
function cipherOf(copy: number): (text: string) => string {
  const turned = (letters: string, by: number) => [...letters].map((letter, n) => [letter, letters[(n + by) % letters.length]!] as const)
  const pairs = [...turned('aeiou', 1 + (copy % 4)), ...turned('bcdfghjklmnpqrstvwxz', 1 + (copy % 19))]
  const by = new Map(pairs.flatMap(([from, to]) => [[from, to] as const, [from.toUpperCase(), to.toUpperCase()] as const]))
  return (text) => text.replace(/&[a-z#0-9]+;|[a-z]/gi, (found) => (found.length > 1 ? found : (by.get(found) ?? found)))
}

function pageOf(n: number): string {
  const source = sources[n % sources.length]!
  const copy = Math.floor(n / sources.length)
  if (copy === 0) return source
  const cipher = cipherOf(copy)
  const at = Math.max(0, source.search(/<body[\s>]/i))
  const head = source
    .slice(0, at)
    .replace(/<script[^>]*ld\+json[\s\S]*?<\/script>/gi, '')
    .replace(/(<title[^>]*>)([^<]*)/i, (_, tag, title) => tag + cipher(title))
    .replace(/(<meta[^>]+(?:title|description)"[^>]*content=")([^"]*)/gi, (_, tag, text) => tag + cipher(text))
  const body = source
    .slice(at)
    .replace(/(<(script|style|noscript)\b[\s\S]*?<\/\2>)|(<[^>]*>)|([^<]+)/gi, (whole, skipped, _, tag) =>
      skipped || tag ? whole : cipher(whole),
    )
  return head + body
}

const titleOf = (html: string, n: number) =>
  (/<meta[^>]+og:title"[^>]*content="([^"]+)/i.exec(html) ?? /<title[^>]*>([^<]+)/i.exec(html))?.[1]?.trim() || `Story ${n}`

/** Made before anything is measured, and kept as they go out. */
const pages = Array.from({ length: stories }, (_, n) => {
  const html = pageOf(n)
  return { title: titleOf(html, n), bytes: Buffer.from(html) }
})
/** How many are out, and when each came. */
const published: number[] = []
let asked = { polls: 0, pages: 0 }

const epoch = Date.UTC(2026, 10, 20)
const server = createServer((request, response) => {
  const { port } = server.address() as { port: number }
  const feed = /^\/feed\/(\d+)$/.exec(request.url!)
  if (feed) {
    asked.polls++
    const own = published.map((_, n) => n).filter((n) => n % feeds === Number(feed[1]))
    const etag = `"${own.length}"`
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end()
    // What an agency lists.
    const listed = own.slice(-200).reverse()
    const items = listed.map((n) => ({
      guid: `story-${n}`,
      title: pages[n]!.title,
      link: `http://127.1.${(n % hosts) >> 8}.${(n % hosts) & 255 || 255}:${port}/page/${n}`,
      pubDate: new Date(epoch + n * 1000).toUTCString(),
      description: `Item ${n} of the wire.`,
    }))
    return void response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(rss(items))
  }
  const page = pages[Number(/^\/page\/(\d+)$/.exec(request.url!)?.[1] ?? -1)]
  if (!page) return void response.writeHead(404).end()
  asked.pages++
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page.bytes)
})
process.on('message', ({ publish, perSecond }: { publish?: number; perSecond?: number }) => {
  if (publish === undefined) {
    process.send!({ published, asked })
    asked = { polls: 0, pages: 0 }
    return
  }
  const until = Math.min(stories, published.length + publish)
  const add = () => {
    if (published.length < until) published.push(Date.now())
  }
  if (!perSecond) while (published.length < until) add()
  else {
    const began = performance.now()
    const from = published.length
    const timer = setInterval(() => {
      while (published.length < until && published.length - from < ((performance.now() - began) / 1000) * perSecond) add()
      if (published.length >= until) clearInterval(timer)
    }, 20)
  }
})
process.on('disconnect', () => process.exit())
const bytes = pages.reduce((sum, page) => sum + page.bytes.length, 0)
server.listen(0, '0.0.0.0', () => process.send!({ port: (server.address() as { port: number }).port, sources: sources.length, bytes }))
