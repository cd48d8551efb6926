/**
 * Extraction beside its peers, in one run on the same bytes: body F1, precision and recall as the article-extraction-benchmark
 * counts them (4-word shingles, macro averages), pages a second of CPU time, and peak memory.
 *
 *   node bench/articles.ts [--corpus DIR] [--ablations] [--only NAME]
 *
 * Each extractor runs in a process of its own that holds nothing else, neither the labels nor the other extractors, over all pages twice to
 * warm up, as a worker is, and once measured; this process has the labels and scores what the other finds. Reading and unpacking files is
 * not counted as time, decoding bytes is; the peak of memory is that of the whole process, Node's own part included.
 */
import { fork } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { bodyParts } from '#src/article/body/index.ts'

/** What an extractor finds; of peers only the text is asked. */
interface Found {
  text: string
  headline?: string | undefined
  authors?: readonly string[]
  published?: string | undefined
}
type Extractor = (bytes: Uint8Array, url: string) => Promise<string | Found> | string | Found

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const replaced = (bytes: Uint8Array, pattern: RegExp, by: string): Uint8Array => new TextEncoder().encode(utf8(bytes).replace(pattern, by))
const telex = async (): Promise<Extractor> => {
  const { extract } = await import('#src/article/extract.ts')
  return (bytes, url) => {
    const { bodyText: text, headline, authors, published } = extract({ bytes, url })
    return { text, headline, authors, published }
  }
}

/** Each is loaded only in the process that measures it. */
const peers: Record<string, () => Promise<Extractor>> = {
  telex,
  'readability + linkedom': async () => {
    const { Readability } = await import('@mozilla/readability')
    const { parseHTML } = await import('linkedom')
    return (bytes) => new Readability(parseHTML(utf8(bytes)).document as never).parse()?.textContent ?? ''
  },
  defuddle: async () => {
    const { Defuddle } = await import('defuddle/node')
    const { parseHTML } = await import('linkedom')
    return async (bytes, url) => {
      const { content } = await Defuddle(parseHTML(utf8(bytes)).document as never, url)
      return parseHTML(`<html><body>${content.replaceAll('</', ' </')}</body></html>`).document.body.textContent ?? ''
    }
  },
  readabilitySAX: async () => {
    const { default: readabilitySax } = await import('readabilitySAX')
    return (bytes) => readabilitySax.process(utf8(bytes), { type: 'text' }).text ?? ''
  },
}

/** Telex on pages that lost what `pattern` finds. */
const telexOn = (pattern: RegExp, by: string) => async (): Promise<Extractor> => {
  const run = await telex()
  return (bytes, url) => run(replaced(bytes, pattern, by), url)
}

/** What is left when a page does not carry one of the things that extraction goes by, and when Telex does not use one of its parts. */
const ablations: Record<string, () => Promise<Extractor>> = {
  'telex, page without JSON-LD': telexOn(/<script[^>]{1,300}ld\+json[\s\S]*?<\/script>/gi, ''),
  'telex, page without JSON-LD and <meta>': telexOn(/<script[^>]{1,300}ld\+json[\s\S]*?<\/script>|<meta\b(?![^>]*charset)[^>]*>/gi, ''),
  'telex, page without class names': telexOn(/\s(?:class|id|data-[\w-]+|role|itemprop)=(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ''),
  'telex, page without meaningful tags': telexOn(
    /<(\/?)(?:article|main|aside|nav|header|footer|section|figure|figcaption|form|address)\b/gi,
    '<$1div',
  ),
  'telex, page without metadata': telexOn(/<meta\b[^>]*>/gi, ''),
  ...Object.fromEntries(
    bodyParts.map((part) => [
      `telex without ${part}`,
      async (): Promise<Extractor> => {
        const { dissect } = await import('#src/article/extract.ts')
        return (bytes, url) => dissect({ bytes, url }, new Set([part])).article.bodyText
      },
    ]),
  ),
}

interface Page {
  set: string
  file: string
  url: string
  truth: string
  label?: Label
}

/** What the labels of a set say beside the text. */
interface Label {
  title: string
  authors: string[]
  published: string | null
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
    const { paragraphs, url, ...label } = JSON.parse(readFileSync(join(dirname(file), `${basename(file, '.html.gz')}.json`), 'utf8')) as {
      paragraphs: string[]
      url: string
    } & Label
    pages.push({ set: 'fundus', file, url, truth: paragraphs.join('\n'), label })
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

/** Megabytes of room for new objects, as Telex' own workers have it (src/reading/reader.ts); V8 by itself would take three times that for any of them. */
const youngGeneration = ['--max-semi-space-size=16']

/** What the measuring process says: the text that it found on a page, and at the end what it took. */
type Report = { page: number; found: Found } | { cpu: number; worst: number; peak: number }
type Task = Pick<Page, 'file' | 'url'>

/** The child: one extractor over all pages; microseconds of CPU time, and bytes. */
async function measure(name: string, pages: readonly Task[]): Promise<void> {
  const run = await { ...peers, ...ablations }[name]!()
  // peers print every page's oddities
  console.error = () => undefined
  const safely = async (bytes: Uint8Array, url: string): Promise<Found> => {
    try {
      const found = await run(bytes, url)
      return typeof found === 'string' ? { text: found } : found
    } catch {
      return { text: '' }
    }
  }
  const report = (message: Report): Promise<void> => new Promise((resolve) => process.send!(message, () => resolve()))
  for (let pass = 0; pass < 2; pass++) for (const { file, url } of pages) await safely(gunzipSync(readFileSync(file)), url)
  let [cpu, worst] = [0, 0]
  for (const [page, { file, url }] of pages.entries()) {
    const bytes = gunzipSync(readFileSync(file))
    const before = process.cpuUsage()
    const found = await safely(bytes, url)
    const { user, system } = process.cpuUsage(before)
    cpu += user + system
    worst = Math.max(worst, user + system)
    await report({ page, found })
  }
  await report({ cpu, worst, peak: process.resourceUsage().maxRSS * 1024 })
  process.disconnect()
}

const wordsOf = (text: string | undefined): string =>
  (text ?? '')
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}_]+/gu)
    ?.join(' ') ?? ''
const nameOf = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

/** Headlines whose words agree, times within a day, and F1 of the authors' names, over the pages whose labels say them. */
function metadataOf(pages: readonly Page[], finds: readonly Found[]): Record<string, string> {
  if (finds.every(({ authors }) => authors === undefined)) return {}
  let [headlines, labelled, days, dated, hits, names] = [0, 0, 0, 0, 0, 0]
  for (const [at, { label }] of pages.entries()) {
    const found = finds[at]
    if (label === undefined || found === undefined) continue
    labelled++
    headlines += Number(wordsOf(found.headline) === wordsOf(label.title))
    if (label.published) {
      dated++
      days += Number(Math.abs(Date.parse(label.published) - Date.parse(found.published ?? '')) < 86_400_000)
    }
    const [truth, read] = [new Set(label.authors.map(nameOf)), new Set((found.authors ?? []).map(nameOf))]
    hits += [...truth].filter((name) => read.has(name)).length
    names += truth.size + read.size
  }
  return { headline: (headlines / labelled).toFixed(3), day: (days / dated).toFixed(3), authors: ((2 * hits) / names).toFixed(3) }
}

/** One extractor's row of the table. */
async function rowOf(name: string, pages: readonly Page[]): Promise<Record<string, string>> {
  const finds: Found[] = []
  const row: Record<string, string> = { extractor: name }
  const took: Record<string, string> = {}
  await new Promise<void>((resolve) => {
    const child = fork(import.meta.filename, ['--measure', name], { execArgv: youngGeneration })
    child.on('message', (report: Report) => {
      if ('found' in report) finds[report.page] = report.found
      else {
        took['pages/s'] = (pages.length / (report.cpu / 1e6)).toFixed(0)
        took['slowest ms'] = (report.worst / 1000).toFixed(0)
        took['peak MB'] = (report.peak / 1e6).toFixed(0)
      }
    })
    child.once('exit', (code) => {
      if (code !== 0) row.extractor = `${name}: ended with ${code}`
      resolve()
    })
    child.send(pages.map(({ file, url }): Task => ({ file, url })))
  })
  for (const set of ['aeb', 'fundus']) {
    const of = pages.flatMap((page, at) => (page.set === set ? [compare(page.truth, finds[at]?.text ?? '')] : []))
    const [precision, recall] = [mean(of.map((one) => one.precision)), mean(of.map((one) => one.recall))]
    row[set] = `${((2 * precision * recall) / (precision + recall)).toFixed(4)} (${precision.toFixed(3)} / ${recall.toFixed(3)})`
  }
  return { ...row, ...metadataOf(pages, finds), ...took }
}

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at === -1 ? undefined : process.argv[at + 1]
}
const root = argument('--corpus') ?? process.env.CORPUS_DIR ?? '../shared/corpus'
const child = argument('--measure')
if (child !== undefined) {
  process.once('message', (pages: Task[]) => void measure(child, pages))
} else if (!existsSync(join(root, 'articles'))) {
  process.stdout.write(`no corpus at ${root}: set CORPUS_DIR\n`)
} else {
  const only = argument('--only')
  const names = [...Object.keys(peers), ...(process.argv.includes('--ablations') ? Object.keys(ablations) : [])].filter(
    (name) => only === undefined || name === only,
  )
  const pages = readCorpus(root)
  const rows: Record<string, string>[] = []
  for (const name of names) rows.push(await rowOf(name, pages))
  console.table(rows)
}
