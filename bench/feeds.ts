/**
 * Reading feeds beside its peers, in one run on the same bytes: MB and entries a second, peak memory, and what of gofeed's
 * labelled feeds is met.
 *
 *   node bench/feeds.ts [--corpus DIR]
 *
 * The whole way is measured, from bytes to entries: decoding, parsing, and for Telex also sanitising, plain texts and dates, which
 * its peers leave to their callers. Each reader runs in a process of its own over feeds made here (50, 500 and 5,000 entries with
 * bodies), a second to warm up, then for two seconds or three rounds, of which the median counts. The nursery of each is as large as that of
 * Telex's reading threads.
 */
import { fork } from 'node:child_process'
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

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const corpus = option('corpus') ?? process.env.CORPUS_DIR ?? '../shared/corpus'
const one = option('measure')

if (one) {
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
