/**
 * Reading feeds beside its peers, in one run on the same bytes: MB and entries a second, peak memory, and what of gofeed's
 * and feedparser's labelled feeds is met.
 *
 *   node bench/feeds.ts [--corpus DIR] [--scorer PROGRAM]
 *   node bench/feeds.ts --as READER parse --json FILE…      what a reader says, under the contract's names
 *
 * The whole way is measured, from bytes to entries: decoding, parsing, and for Telex also sanitising, plain texts and dates, which
 * its peers leave to their callers. Each reader runs in a process of its own over feeds made here (50, 500 and 5,000 entries with
 * bodies), a second to warm up, then for two seconds or three rounds, of which the median counts. The nursery of each is as large as that of
 * Telex's reading threads.
 */
import { fork, spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { parse } from '#src/wire/index.ts'

/** What every reader can be asked for. */
interface Read {
  title: string | undefined
  entries: { title: string | undefined; url: string | undefined; id: string | undefined }[]
}
type Reader = (bytes: Uint8Array) => Promise<Read>

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const asIs = new RssParser()
const tuned = new RssParser({
  defaultRSS: 2,
  xml2js: { strict: false, normalizeTags: true },
  customFields: { item: ['media:content', 'media:group', 'dc:creator', 'content:encoded', 'author', 'updated'] },
} as never)
const rssParser =
  (parser: RssParser): Reader =>
  async (bytes) => {
    const { title, items } = await parser.parseString(utf8(bytes))
    return { title, entries: items.map((item) => ({ title: item.title, url: item.link, id: item.guid ?? (item as { id?: string }).id })) }
  }

const readers: Record<string, Reader> = {
  telex: async (bytes) => {
    const { format, feed, entries } = await parse({ bytes })
    if (!format) throw new Error('no format that is known')
    return { title: feed.title, entries: entries.map(({ headline, url, id }) => ({ title: headline, url, id })) }
  },
  'rss-parser': rssParser(asIs),
  'rss-parser tuned': rssParser(tuned),
  feedsmith: async (bytes) => {
    const { feed } = parseFeed(utf8(bytes)) as { feed: Record<string, unknown> }
    const items = (feed.items ?? feed.entries ?? []) as Record<string, unknown>[]
    const text = (value: unknown): string | undefined =>
      typeof value === 'object' && value !== null ? text((value as { value?: unknown }).value) : (value as string | undefined)
    const link = (item: Record<string, unknown>) =>
      text(item.link) ?? (item.links as { href?: string; rel?: string }[] | undefined)?.find(({ rel }) => !rel || rel === 'alternate')?.href
    return {
      title: text(feed.title),
      entries: items.map((item) => ({ title: text(item.title), url: link(item), id: text(item.guid ?? item.id) })),
    }
  },
}

/** A feed of so many entries, each with a summary and a body of some 350 words. */
function feedOf(count: number): Uint8Array {
  const sentence = 'The council &amp; the mayor of a town agreed on Monday to rebuild the bridge over the river before winter. '
  const items = Array.from({ length: count }, (_, n) => {
    const body = Array.from({ length: 9 }, (_, p) => `<p>${n}.${p} ${sentence.repeat(2)}<a href="/more/${n}">More</a></p>`).join('')
    return `<item><guid isPermaLink="false">urn:story:${n}</guid><link>https://wire.example/${n}</link><title>Story ${n} &amp; more</title><pubDate>Mon, 23 Nov 2026 10:00:00 +0100</pubDate><dc:creator>Ana Ilievska</dc:creator><category>Politics</category><description>${sentence}</description><content:encoded><![CDATA[${body}]]></content:encoded></item>`
  })
  return Buffer.from(
    `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title><link>https://wire.example/</link>${items.join('')}</channel></rss>`,
  )
}

interface Speed {
  size: number
  megabytes: number
  entries: number
  peak: number
}

async function measure(name: string, size: number): Promise<Speed> {
  const read = readers[name]!
  const bytes = feedOf(size)
  for (const began = performance.now(); performance.now() - began < 1000; ) await read(bytes)
  const rounds: number[] = []
  const began = performance.now()
  while (rounds.length < 3 || performance.now() - began < 2000) {
    const started = process.cpuUsage()
    const { entries } = await read(bytes)
    const { user, system } = process.cpuUsage(started)
    if (entries.length !== size) throw new Error(`${name} read ${entries.length} of ${size} entries`)
    rounds.push((user + system) / 1e6)
  }
  const seconds = rounds.sort((a, b) => a - b)[Math.floor(rounds.length / 2)]!
  return { size, megabytes: bytes.length / 1e6 / seconds, entries: size / seconds, peak: process.resourceUsage().maxRSS / 1024 }
}

interface Claims {
  met: number
  claims: number
  failed: number
  files: number
}

interface Expected {
  title?: string
  items?: Record<string, unknown>[]
  entries?: Record<string, unknown>[]
}

const fold = (value: unknown): string => (typeof value === 'string' ? value : '').replace(/\s+/g, ' ').trim()

/** gofeed's expectations: the feed's title, the number of entries, and each entry's title, address and identity. */
async function claimsOf(name: string, corpus: string): Promise<Claims> {
  const out: Claims = { met: 0, claims: 0, failed: 0, files: 0 }
  for (const file of globSync(join(corpus, 'feeds/gofeed/{parser,translator}/{rss,atom}/*.xml')).sort()) {
    const labels = file.replace(/\.xml$/, '.json')
    if (!existsSync(labels)) continue
    const expected = JSON.parse(readFileSync(labels, 'utf8')) as Expected
    const items = expected.items ?? expected.entries ?? []
    out.files++
    const got = await readers[name]!(readFileSync(file)).catch(() => undefined)
    if (!got) out.failed++
    const claim = (met: boolean) => {
      out.claims++
      if (met && got) out.met++
    }
    if (expected.title) claim(fold(got?.title) === fold(expected.title))
    claim(got?.entries.length === items.length)
    for (const [index, item] of items.entries()) {
      const entry = got?.entries[index]
      const guid = item.guid as { value?: string } | string | undefined
      const id = typeof guid === 'object' ? guid.value : (guid ?? item.id)
      if (item.title) claim(fold(entry?.title) === fold(item.title))
      if (item.link) claim(fold(entry?.url) === fold(item.link))
      if (id) claim(fold(entry?.id) === fold(id))
    }
  }
  return out
}

/** What a peer says of a feed, under the names of `telex parse --json`, with the most favourable reading of its own. */
async function said(name: string, bytes: Uint8Array): Promise<object> {
  const text = (value: unknown): string | undefined => {
    if (typeof value === 'string') return value
    if (Array.isArray(value)) return text(value[0])
    if (typeof value !== 'object' || value === null) return undefined
    const { _, value: inner, $, name: named } = value as Record<string, unknown>
    return text(_) ?? text(inner) ?? text(named) ?? ($ ? text(($ as Record<string, unknown>).href) : undefined)
  }
  const list = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])
  const instant = (value: unknown): string | undefined => {
    const written = text(value)
    const time = written ? Date.parse(written) : Number.NaN
    return Number.isNaN(time) ? undefined : new Date(time).toISOString()
  }
  const person = (value: unknown): object => {
    if (typeof value !== 'object' || value === null) return { name: text(value) }
    const { name: named, email, uri, url } = value as Record<string, unknown>
    return { name: text(named), email: text(email), url: text(uri) ?? text(url) }
  }
  const common = (from: Record<string, unknown>): object => {
    const links = list(from.links).map((link) => {
      const { href, rel, type } = link as Record<string, unknown>
      return { url: text(href), rel: text(rel) ?? 'alternate', mimeType: text(type) }
    })
    const dc = (from.dc ?? {}) as Record<string, unknown>
    return {
      id: text(from.guid) ?? text(from.id),
      url: text(from.link) ?? text(from.url) ?? links.find(({ rel }) => rel === 'alternate')?.url,
      language: text(from.language) ?? text(dc.language),
      published: instant(from.isoDate ?? from.pubDate ?? from.published ?? from.date ?? dc.date),
      updated: instant(from.updated ?? from.lastBuildDate ?? from.modified),
      copyrightNotice: text(from.copyright) ?? text(from.rights) ?? text(dc.rights),
      authors: list(from.authors ?? from.author ?? from.creator ?? dc.creators ?? dc.creator ?? from.managingEditor).map(person),
      contributors: list(from.contributors ?? dc.contributors).map(person),
      subjects: list(from.categories ?? dc.subjects).map((category) => {
        const { term, label, scheme, domain, name: named, $ } = (typeof category === 'object' ? category : {}) as Record<string, unknown>
        const attributes = ($ ?? {}) as Record<string, unknown>
        return {
          scheme: text(scheme) ?? text(domain) ?? text(attributes.scheme) ?? text(attributes.domain),
          code: text(term) ?? text(attributes.term),
          name:
            text(label) ??
            text(named) ??
            text(attributes.label) ??
            (typeof category === 'string' ? category : text((category as { _?: unknown })._)),
        }
      }),
      links,
    }
  }
  const [feed, items] =
    name === 'feedsmith'
      ? (() => {
          const read = (parseFeed(utf8(bytes)) as { feed: Record<string, unknown> }).feed
          return [read, (read.items ?? read.entries ?? []) as Record<string, unknown>[]] as const
        })()
      : await (async () => {
          const read = (await (name === 'rss-parser' ? asIs : tuned).parseString(utf8(bytes))) as unknown as Record<string, unknown>
          return [read, (read.items ?? []) as Record<string, unknown>[]] as const
        })()
  const image = (feed.image ?? {}) as Record<string, unknown>
  return {
    feed: {
      ...common(feed),
      title: text(feed.title),
      description: text(feed.description) ?? text(feed.subtitle),
      generator: text(feed.generator),
      ttlSeconds: feed.ttl === undefined ? undefined : Number(text(feed.ttl) ?? feed.ttl) * 60,
      image: { url: text(image.url) ?? text(feed.logo), title: text(image.title), link: text(image.link) },
      iconUrl: text(feed.icon),
    },
    entries: items.map((item) => {
      const content = item.content as Record<string, unknown> | string | undefined
      return {
        ...common(item),
        headline: text(item.title),
        summary: text(item.summary) ?? text(item.description) ?? text(content),
        bodyHtml: text(item['content:encoded']) ?? text((content as Record<string, unknown> | undefined)?.encoded) ?? text(content),
        commentsUrl: text(item.comments),
        enclosures: [...list(item.enclosures), ...list(item.enclosure)].map((enclosure) => {
          const { url, type, length } = enclosure as Record<string, unknown>
          return { url: text(url), mimeType: text(type), length: length === undefined ? undefined : Number(length) }
        }),
      }
    }),
  }
}

/** What is met of the feedparser corpus, counted by its own program. */
function scored(name: string, scorer: string): string {
  const telex = name === 'telex' ? 'npx telex' : `${process.execPath} ${import.meta.filename} --as ${name.replace(' ', '-')}`
  const { stdout, stderr } = spawnSync(scorer, [corpus, '--json', '--telex', telex], { encoding: 'utf8' })
  const line = stdout.split('\n').find((text) => text.startsWith('{'))
  if (!line) return `failed: ${stderr.slice(-200)}`
  const { ok, cases, missing } = JSON.parse(line) as { ok: number; cases: number; missing: number }
  return `${ok}/${cases} = ${((100 * ok) / cases).toFixed(1)} %`.padEnd(27).concat(`${missing}/${cases}`)
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const corpus = option('corpus') ?? process.env.CORPUS_DIR ?? '../shared/corpus'
const one = option('measure')

const as = option('as')?.replace('-tuned', ' tuned')
const scorer = option('scorer') ?? join(corpus, '../tools/score-feeds.sh')

if (as) {
  for (const file of process.argv.slice(process.argv.indexOf('--json') + 1)) {
    const document = await said(as, readFileSync(file)).catch(() => undefined)
    if (document) console.log(JSON.stringify({ file, ...document }))
  }
} else if (one) {
  const size = Number(option('size') ?? 0)
  process.send!(size > 0 ? await measure(one, size) : await claimsOf(one, corpus))
} else {
  const run = <T>(...args: string[]): Promise<T | undefined> =>
    new Promise((done) => {
      const child = fork(import.meta.filename, [...args, '--corpus', corpus], { execArgv: ['--max-semi-space-size=16'] })
      let answer: T | undefined
      child.on('message', (message) => {
        answer = message as T
      })
      child.on('exit', () => done(answer))
    })
  console.log('reader             entries   MB/s  entries/s  peak MB')
  for (const size of [50, 500, 5000]) {
    for (const name of Object.keys(readers)) {
      const speed = await run<Speed>('--measure', name, '--size', String(size))
      const figures = speed
        ? `${speed.megabytes.toFixed(1).padStart(6)} ${speed.entries.toFixed(0).padStart(10)} ${speed.peak.toFixed(0).padStart(8)}`
        : '  failed'
      console.log(`${name.padEnd(18)} ${String(size).padStart(7)} ${figures}`)
    }
  }
  if (existsSync(scorer)) {
    console.log('\nreader             feedparser claims met      not read')
    for (const name of Object.keys(readers)) console.log(`${name.padEnd(18)} ${scored(name, scorer)}`)
  }
  if (!existsSync(join(corpus, 'feeds/gofeed'))) {
    console.log(`no corpus at ${corpus}: what is met of gofeed's feeds was not measured`)
  } else {
    console.log('\nreader             gofeed claims met          not read')
    for (const name of Object.keys(readers)) {
      const claims = await run<Claims>('--measure', name)
      console.log(
        claims
          ? `${name.padEnd(18)} ${claims.met}/${claims.claims} = ${((100 * claims.met) / claims.claims).toFixed(1)} %`.padEnd(46) +
              `${claims.failed}/${claims.files}`
          : `${name.padEnd(18)} failed`,
      )
    }
  }
}
