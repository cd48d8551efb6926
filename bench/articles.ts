/**
 * Extraction beside its peers, in one run on the same bytes: body F1, precision and recall as the article-extraction-benchmark
 * counts them (4-word shingles, macro averages), pages a second of CPU time, and peak memory.
 *
 *   node --expose-gc bench/articles.ts [--corpus DIR] [--ablations] [--only NAME]
 *
 * Each extractor runs in a process of its own (so that one's memory is not another's), over all pages twice to warm up, as a
 * worker is, and once measured; reading and unpacking files is not counted, decoding bytes is.
 */

import readabilitySax from 'readabilitySAX'
import { fork } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { bodyParts } from '#src/article/body.ts'
import { dissect, extract } from '#src/article/extract.ts'

type Extractor = (bytes: Uint8Array, url: string) => Promise<string> | string

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const replaced = (bytes: Uint8Array, pattern: RegExp, by: string): Uint8Array => new TextEncoder().encode(utf8(bytes).replace(pattern, by))
const telex: Extractor = (bytes, url) => extract({ bytes, url }).bodyText

const peers: Record<string, Extractor> = {
  telex,
  'readability + linkedom': (bytes) => new Readability(parseHTML(utf8(bytes)).document as never).parse()?.textContent ?? '',
  defuddle: async (bytes, url) => {
    const { Defuddle } = await import('defuddle/node')
    const { content } = await Defuddle(parseHTML(utf8(bytes)).document as never, url)
    return parseHTML(`<html><body>${content.replaceAll('</', ' </')}</body></html>`).document.body.textContent ?? ''
  },
  readabilitySAX: (bytes) => readabilitySax.process(utf8(bytes), { type: 'text' }).text ?? '',
}

/** What is left when a page does not carry one of the things that extraction goes by, and when Telex does not use one of its parts. */
const ablations: Record<string, Extractor> = {
  'telex, page without JSON-LD': (bytes, url) => telex(replaced(bytes, /<script[^>]{1,300}ld\+json[\s\S]*?<\/script>/gi, ''), url),
  'telex, page without class names': (bytes, url) =>
    telex(replaced(bytes, /\s(?:class|id|data-[\w-]+|role|itemprop)=(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ''), url),
  'telex, page without meaningful tags': (bytes, url) =>
    telex(replaced(bytes, /<(\/?)(?:article|main|aside|nav|header|footer|section|figure|figcaption|form|address)\b/gi, '<$1div'), url),
  'telex, page without metadata': (bytes, url) => telex(replaced(bytes, /<meta\b[^>]*>/gi, ''), url),
  ...Object.fromEntries(
    bodyParts.map((part): [string, Extractor] => [
      `telex without ${part}`,
      (bytes, url) => dissect({ bytes, url }, new Set([part])).article.bodyText,
    ]),
  ),
}

interface Page {
  set: string
  file: string
  url: string
  truth: string
}

function readCorpus(root: string): Page[] {
  const aeb = join(root, 'articles/article-extraction-benchmark')
  const answers = JSON.parse(readFileSync(join(aeb, 'ground-truth.json'), 'utf8')) as Record<string, { articleBody?: string; url: string }>
  const pages: Page[] = Object.entries(answers).map(([id, { articleBody, url }]) => ({
    set: 'aeb',
    file: join(aeb, 'html', `${id}.html.gz`),
    url,
    truth: articleBody ?? '',
  }))
  for (const file of globSync(join(root, 'articles/fundus/**/*.html.gz')).sort()) {
    const { paragraphs, url } = JSON.parse(readFileSync(join(dirname(file), `${basename(file, '.html.gz')}.json`), 'utf8')) as {
      paragraphs: string[]
      url: string
    }
    pages.push({ set: 'fundus', file, url, truth: paragraphs.join('\n') })
  }
  return pages
}

function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? []
  const counts = new Map<string, number>()
  for (let i = 0; i < Math.max(1, tokens.length - 3); i++) {
    const key = tokens.slice(i, i + 4).join(' ')
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** Precision and recall of one page, undefined where there is nothing to divide by. */
function compare(truth: string, found: string): { precision: number | undefined; recall: number | undefined } {
  const [a, b] = [shingles(truth), shingles(found)]
  let [hit, extra, missed] = [0, 0, 0]
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [x, y] = [a.get(key) ?? 0, b.get(key) ?? 0]
    hit += Math.min(x, y)
    extra += Math.max(0, y - x)
    missed += Math.max(0, x - y)
  }
  return { precision: hit + extra > 0 ? hit / (hit + extra) : undefined, recall: hit + missed > 0 ? hit / (hit + missed) : undefined }
}

const mean = (values: readonly (number | undefined)[]): number => {
  const known = values.filter((value) => value !== undefined)
  return known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length)
}

/** The child: one extractor over all pages, its row to the parent. */
async function measure(name: string, root: string): Promise<void> {
  const run = { ...peers, ...ablations }[name]!
  // peers print every page's oddities
  console.error = () => undefined
  const pages = readCorpus(root)
  const safely = async (bytes: Uint8Array, url: string): Promise<string> => {
    try {
      return await run(bytes, url)
    } catch {
      return ''
    }
  }
  for (let pass = 0; pass < 2; pass++) for (const { file, url } of pages) await safely(gunzipSync(readFileSync(file)), url)
  const results: { set: string; precision: number | undefined; recall: number | undefined }[] = []
  let [cpu, peak, worst] = [0, 0, 0]
  for (const { set, file, url, truth } of pages) {
    const bytes = gunzipSync(readFileSync(file))
    const before = process.cpuUsage()
    const found = await safely(bytes, url)
    const { user, system } = process.cpuUsage(before)
    cpu += user + system
    worst = Math.max(worst, user + system)
    peak = Math.max(peak, process.memoryUsage.rss())
    results.push({ set, ...compare(truth, found) })
  }
  const row: Record<string, string> = { extractor: name }
  for (const set of ['aeb', 'fundus']) {
    const of = results.filter((result) => result.set === set)
    const [precision, recall] = [mean(of.map((one) => one.precision)), mean(of.map((one) => one.recall))]
    row[set] = `${((2 * precision * recall) / (precision + recall)).toFixed(4)} (${precision.toFixed(3)} / ${recall.toFixed(3)})`
  }
  row['pages/s'] = (pages.length / (cpu / 1e6)).toFixed(0)
  row['slowest ms'] = (worst / 1000).toFixed(0)
  row['peak MB'] = (peak / 1e6).toFixed(0)
  process.send!(row)
}

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at === -1 ? undefined : process.argv[at + 1]
}
const root = argument('--corpus') ?? process.env.CORPUS_DIR ?? '../shared/corpus'
const child = argument('--measure')
if (child !== undefined) {
  await measure(child, root)
  process.disconnect()
} else if (!existsSync(join(root, 'articles'))) {
  process.stdout.write(`no corpus at ${root}: set CORPUS_DIR\n`)
} else {
  const only = argument('--only')
  const names = [...Object.keys(peers), ...(process.argv.includes('--ablations') ? Object.keys(ablations) : [])].filter(
    (name) => only === undefined || name === only,
  )
  const rows: unknown[] = []
  for (const name of names) {
    rows.push(
      await new Promise((resolve) => {
        fork(import.meta.filename, ['--measure', name, '--corpus', root])
          .once('message', resolve)
          .once('exit', (code) => resolve({ extractor: name, aeb: `ended with ${code}` }))
      }),
    )
  }
  console.table(rows)
}
