/** The worker itself, given feeds whose every address leads inside. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '#src/store/embedded.ts'
import { escapeAttribute } from '#src/text/escape.ts'
import { hostileNames } from './names.ts'
import type { Connections, Row } from './row.ts'
import { hostileHosts } from './spellings.ts'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

export interface Running {
  child: ChildProcess
  url: string
  log: string[]
  stop(): Promise<void>
}

/** `telex start` in a folder, once it is ready. */
export async function startWorker(folder: string, env: Record<string, string>, preload?: string): Promise<Running> {
  const options = ['--disable-warning=ExperimentalWarning', ...(preload ? [`--import=${preload}`] : [])]
  const child = spawn(process.execPath, [...options, main, 'start'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, LOG_FORMAT: 'json', TELEX_HTTP_PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const log: string[] = []
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    void ended.then(() => reject(new Error(`the worker ended:\n${log.slice(-10).join('\n')}`)))
    let rest = ''
    child.stderr.on('data', (chunk) => {
      const lines = `${rest}${chunk}`.split('\n')
      rest = lines.pop()!
      log.push(...lines)
      for (const line of lines) if (line.includes('"telex is ready"')) resolve(JSON.parse(line).http)
    })
  })
  return {
    child,
    url,
    log,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Run a command to its end; the servers of this process answer meanwhile. */
function ended(words: string[], cwd: string, env: Record<string, string>): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, words, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += chunk
    })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, text })))
}

/** A folder and a database, thrown away afterwards. */
export async function withDatabase<T>(work: (folder: string, databaseUrl: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'telex-security-'))
  const server = await startEmbedded(join(folder, 'server'))
  try {
    return await work(folder, server.url)
  } finally {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** An item's page, of the kind that sends its reader elsewhere in every way that a page has. */
const pageTo = (
  url: string,
) => `<html><head><meta http-equiv="refresh" content="0;url=${escapeAttribute(url)}"><link rel="canonical" href="${escapeAttribute(url)}">
  <link rel="next" href="${escapeAttribute(url)}"><link rel="amphtml" href="${escapeAttribute(url)}"><meta property="og:image" content="${escapeAttribute(url)}"></head><body><article><h1>Words</h1>
  <img src="${escapeAttribute(url)}"><p>Some words of a short text.</p></article></body></html>`

export async function throughTheWorker(origin: string, agency: Server, connections: Connections, allowNetworks: string[]): Promise<Row[]> {
  // Each was tried by itself before: here it is the ways that are tried.
  const hosts = [...hostileHosts(), ...hostileNames].filter((_, at) => at % 3 === 0)
  const urls = hosts.map((host) => `http://${host}/`)
  const tag = (name: string, value: string) => `<${name}>${escapeAttribute(value)}</${name}>`
  const item = (guid: string, link: string) =>
    `<item>${tag('guid', guid)}${tag('title', `Matter ${guid}`)}${tag('link', link)}<enclosure url="${escapeAttribute(link)}" type="image/jpeg" length="1"/></item>`
  const list = (items: string[], head = '') =>
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${tag('title', 'Wire')}${head}${items.join('')}</channel></rss>`
  const answers = new Map<string, () => [string, Record<string, string>]>()
  const rss = { 'content-type': 'application/rss+xml' }
  answers.set('/links', () => [list(urls.map((url, at) => item(`l${at}`, url))), rss])
  // What is asked of the agency comes at its pace: some of each kind.
  const someUrls = urls.filter((_, at) => at % 7 === 0)
  answers.set('/redirects', () => [list(someUrls.map((url, at) => item(`r${at}`, `${origin}/to/302/${encodeURIComponent(url)}`))), rss])
  answers.set('/pages', () => [list(someUrls.map((_, at) => item(`p${at}`, `${origin}/page/${at}`))), rss])
  const hubs = someUrls.map((url, at) => {
    answers.set(`/hub/${at}`, () => [
      list([item(`h${at}`, `${origin}/page/0`)], `<atom:link rel="self" href="${origin}/hub/${at}"/>`),
      { ...rss, link: `<${new URL(URL.canParse(url) ? url : 'http://[::1]/').href}>; rel="hub", <${origin}/hub/${at}>; rel="self"` },
    ])
    return `${origin}/hub/${at}`
  })
  agency.prependListener('request', (request, response) => {
    const path = request.url ?? ''
    const page = /^\/page\/(\d+)$/.exec(path)
    const answer = page ? ([pageTo(someUrls[Number(page[1])]!), { 'content-type': 'text/html' }] as const) : answers.get(path)?.()
    if (answer) response.writeHead(200, answer[1]).end(answer[0])
  })
  const asFeeds = hosts
    .flatMap((host) => ['http', 'ftp', 'sftp', 'imaps'].map((scheme) => `${scheme}://${host}/in`))
    .filter((url) => URL.canParse(url) && !new URL(url).username)
    .filter((_, at) => at % 5 === 0)
  const feeds = [`${origin}/links`, `${origin}/redirects`, `${origin}/pages`, ...hubs, ...asFeeds]
  const yaml = JSON.stringify({
    feeds: feeds.map((url, at) => ({
      id: `feed-${at}`,
      agency: 'Wire',
      url,
      every: '20s',
      pace: '100/s',
      articles: 'always',
      ...(/^(?:sftp|imaps)/.test(url) ? { auth: { basic: 'env:LOGIN' } } : {}),
    })),
  })
  return withDatabase(async (folder, databaseUrl) => {
    await writeFile(join(folder, 'feeds.yaml'), yaml)
    const database = new pg.Pool({ connectionString: databaseUrl, max: 2 })
    const env = {
      DATABASE_URL: databaseUrl,
      LOGIN: 'user:word',
      TELEX_PUBLIC_URL: 'http://93.184.215.14:8081',
      TELEX_ALLOW_NETWORKS: allowNetworks.join(','),
      SECURITY_OUTSIDE: process.env.SECURITY_OUTSIDE!,
    }
    const worker = await startWorker(folder, env, new URL('names.ts', import.meta.url).href)
    const count = async (sql: string) => Number((await database.query<{ n: string }>(sql)).rows[0]!.n)
    const wanted = urls.length + 2 * someUrls.length
    const until = async (what: string, sql: string, least: number) => {
      for (const end = Date.now() + 900_000; ; await sleep(5_000)) {
        const seen = await count(sql)
        if (seen >= least) return undefined
        process.stderr.write(`  ${what}: ${seen} of ${least}\n`)
        if (Date.now() > end) return `${what}: ${seen} of ${least} after fifteen minutes`
      }
    }
    const rows: Row[] = []
    const part = 'worker'
    const polled = await until('feeds polled', 'SELECT count(*) AS n FROM ingest.feed WHERE last_poll_at IS NOT NULL', feeds.length)
    const done = await until('items tried', "SELECT count(*) AS n FROM ingest.item_revision WHERE state = 'done' OR attempts > 0", wanted)
    const problems = await count('SELECT count(*) AS n FROM ingest.item_revision WHERE page_problem IS NOT NULL')
    rows.push({
      part,
      what: 'links, redirects and pages of items',
      tried: wanted,
      wrong: [...connections.inside(), ...(done ? [done] : [])],
      note: `${problems} pages refused or not had`,
    })
    const again = await ended([main, 'reingest', 'feed', 'feed-0', '--from', 'network'], folder, env)
    rows.push({
      part,
      what: 'a re-ingest from the network',
      tried: urls.length,
      wrong: [...connections.inside(), ...(again.code === 0 ? [] : [`exit ${again.code}: ${again.text.slice(-300)}`])],
      note: again.text.trim().split('\n').at(-1)!.slice(0, 100),
    })
    rows.push({ part, what: 'feeds, hubs and places', tried: feeds.length, wrong: [...connections.inside(), ...(polled ? [polled] : [])] })
    await worker.stop()
    await database.end()
    const seen = connections.outside()
    rows.push({ part, what: 'the agency itself', tried: 1, wrong: seen > 0 ? [] : ['was never reached'], note: `${seen} connections` })
    return rows
  })
}
