/**
 * What credits are worth, measured: `node test/credits/score.ts [open|closed] [--wrong]`. Three sets, each in an open and a closed half:
 * `languages/`, written for it in each language's press style (`===` parts two texts), `credit-lines.txt`, invented as papers print them, and `labels.json`, pages of
 * CORPUS_DIR (../shared/corpus) labelled by hand.
 * The labels hold hashes: no word of a page is kept. `--wrong` prints what the open half has wrong.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Credit, Quote } from '#src/credits/credit.ts'
import { readCredits } from '#src/credits/index.ts'
import { parseCreditLine } from '#src/credits/media-credit.ts'

const here = dirname(fileURLToPath(import.meta.url))
const [half = 'open'] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const shown = process.argv.includes('--wrong') && half === 'open'

/** Letters and digits of the start that tell a quote from the others of its text. */
const startLength = 12
const keyOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
const hash = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 10)
/** Whether a text begins as a label says: a hash of its first letters, before it how many where they are fewer. */
function beginsAs(text: string, label: string): boolean {
  const [length, wanted] = label.includes(':') ? (label.split(':') as [string, string]) : [startLength, label]
  return hash(keyOf(text).slice(0, Number(length))) === wanted
}
const lastWord = (name: string): string => name.split(/\s+/).at(-1) ?? ''

/** Right, found and wanted of each kind. */
class Tally {
  readonly #rows = new Map<string, { right: number; found: number; wanted: number }>()
  row(kind: string) {
    const row = this.#rows.get(kind) ?? { right: 0, found: 0, wanted: 0 }
    this.#rows.set(kind, row)
    return row
  }
  add(kind: string, right: number, found: number, wanted: number): void {
    const row = this.row(kind)
    row.right += right
    row.found += found
    row.wanted += wanted
  }
  print(title: string): void {
    console.log(`\n${title}`)
    const share = (part: number, of: number) => (of === 0 ? '  –' : (part / of).toFixed(2))
    for (const [kind, { right, found, wanted }] of this.#rows)
      console.log(
        `${kind.padEnd(22)} n ${String(wanted).padStart(4)}  P ${share(right, found)}  R ${share(right, wanted)}  F1 ${share(2 * right, found + wanted)}`,
      )
  }
}

interface WantedQuote {
  start: string
  /** `-` nobody. */
  speaker: string
  role?: string
}

function readPage(lines: readonly string[]) {
  const paragraphs: string[] = []
  const quotes: WantedQuote[] = []
  for (const line of lines) {
    if (!line.startsWith('> ')) {
      if (line !== '') paragraphs.push(line)
      continue
    }
    const [start = '', speaker = '', role] = line.slice(2).split(' | ')
    quotes.push({ start, speaker, ...(role && { role }) })
  }
  return { paragraphs, quotes }
}

/** Does an output quote begin where a wanted one does? A quote found from a little before or after is the same words. */
const begins = (found: string, start: string) => keyOf(found).startsWith(keyOf(start).slice(0, startLength))

function scoreLanguages(): void {
  const quotes = new Tally()
  const speakers = new Tally()
  for (const file of readdirSync(join(here, 'languages')).sort()) {
    const language = file.slice(0, 2)
    const [open = '', closed = ''] = readFileSync(join(here, 'languages', file), 'utf8').split('---\n')
    // a text a page
    for (const part of (half === 'open' ? open : closed).split('===\n')) {
      const page = readPage(part.split('\n'))
      const found: Quote[] = readCredits({ headline: 'x', paragraphs: page.paragraphs, language }).quotes.filter(
        ({ kind }) => kind !== 'indirect',
      )
      let right = 0
      let named = 0
      for (const wanted of page.quotes) {
        const quote = found.find(({ text }) => begins(text, wanted.start))
        if (quote) right++
        const same = wanted.speaker === '-' ? quote?.speaker === undefined : keyOf(quote?.speaker ?? '') === keyOf(wanted.speaker)
        if (quote && same) named++
        if (shown && !(quote && same))
          console.log(`${language}: ${wanted.start} | ${wanted.speaker} ≠ ${quote ? (quote.speaker ?? '–') : 'lost'}`)
      }
      const extra = found.filter(({ text }) => !page.quotes.some(({ start }) => begins(text, start)))
      if (shown) for (const { text, speaker } of extra) console.log(`${language}: too much: ${text.slice(0, 50)} | ${speaker}`)
      for (const kind of [language, 'all']) {
        quotes.add(kind, right, found.length, page.quotes.length)
        speakers.add(kind, named, right, page.quotes.length)
      }
    }
  }
  quotes.print(`quotes by language, ${half} half`)
  speakers.print(`their speakers (nobody is an answer), ${half} half`)
}

/** What else a credit line says of its picture, as `credit-lines.txt` names it. */
const marksOf = ({ pool, handout, file, illustration, aiGenerated, screenshot, courtesy }: Credit): string =>
  Object.entries({ pool, handout, file, illustration, ai: aiGenerated, screenshot, courtesy })
    .flatMap(([name, holds]) => (holds ? [name] : []))
    .join(' ')

function scoreLines(): void {
  const tally = new Tally()
  const [open = '', closed = ''] = readFileSync(join(here, 'credit-lines.txt'), 'utf8').split('---\n')
  for (const row of (half === 'open' ? open : closed).split('\n')) {
    if (row === '' || row.startsWith('#')) continue
    const [language = '', line = '', agency = '', photographer = '', marks = ''] = row.split('|').map((part) => part.trim())
    const got = parseCreditLine(line)
    // a body that is no agency stands where one would
    const named = agency === '-' && got.agency === got.rightsHolder ? '-' : (got.agency ?? '-')
    const right = keyOf(named) === keyOf(agency) && keyOf(got.photographer ?? '-') === keyOf(photographer) && marksOf(got) === marks
    tally.add('credit lines', Number(right), 1, 1)
    if (!right && shown) console.log(`${language}: ${line} ≠ ${JSON.stringify(got)}`)
  }
  tally.print(`credit lines alone, wholly right, ${half} half`)
}

interface Label {
  page: string
  half: string
  authors?: string[]
  origin?: string
  located?: string
  media?: { caption: string | null; agency: string | null; photographer: string | null }[]
  quotes?: { start: string; speaker: [string, string] | null; role?: string }[]
  cited?: string[]
  /** The last paragraph that was labelled. */
  until?: string
}

async function scorePages(corpus: string): Promise<void> {
  const { extract } = await import('#src/article/extract.ts')
  const tally = new Tally()
  const spoken = new Tally()
  const labels: Label[] = JSON.parse(readFileSync(join(here, 'labels.json'), 'utf8'))
  for (const label of labels.filter((one) => one.half === half)) {
    const path = join(corpus, 'articles', `${label.page}.html.gz`)
    if (!existsSync(path)) continue
    const { url } = JSON.parse(readFileSync(path.replace('.html.gz', '.json'), 'utf8'))
    const article = extract({ bytes: gunzipSync(readFileSync(path)), url })
    const say = (text: string) => shown && console.log(`${label.page}: ${text}`)
    const { paragraphs, language } = article
    const end = label.until === undefined ? -1 : paragraphs.findIndex((paragraph) => beginsAs(paragraph, label.until!))
    const inside = end < 0 ? paragraphs : paragraphs.slice(0, end + 1)
    const credits = readCredits({
      paragraphs,
      ...(language && { language }),
      ...(article.authors.length > 0 && { byline: article.authors.join(', ') }),
    })
    const limit = inside.join('\n\n').length
    const quotes = credits.quotes.filter((quote) => quote.kind !== 'indirect' && (quote.start ?? 0) < limit)
    if (label.quotes) {
      const of = label.quotes.map((wanted) => ({ wanted, quote: quotes.find(({ text }) => beginsAs(text, wanted.start)) }))
      const hits = of.filter(({ quote }) => quote !== undefined)
      tally.add('quotes', hits.length, quotes.length, label.quotes.length)
      const country = label.page.split('/')[1] ?? ''
      spoken.add(`quotes ${country}`, hits.length, quotes.length, label.quotes.length)
      for (const { wanted, quote } of of) {
        if (!quote) say(`quote lost ${wanted.start}`)
        const name = quote?.speaker
        const same =
          name !== undefined &&
          wanted.speaker !== null &&
          (hash(keyOf(name)) === wanted.speaker[0] || hash(keyOf(lastWord(name))) === wanted.speaker[1])
        if (wanted.speaker || name)
          for (const [table, kind] of [
            [tally, 'speakers'],
            [spoken, `speakers ${country}`],
          ] as const)
            table.add(kind, Number(same), Number(name !== undefined), Number(wanted.speaker !== null))
        if (quote && !same && (wanted.speaker || name))
          say(`speaker ${wanted.speaker ? '' : 'nobody'} ≠ ${name}: ${quote.text.slice(0, 60)}`)
        if (wanted.role) tally.add('roles', Number(hash(keyOf(quote?.role ?? '')) === wanted.role), Number(quote?.role !== undefined), 1)
      }
      for (const quote of quotes) if (!of.some((one) => one.quote === quote)) say(`too much: ${quote.text.slice(0, 60)} | ${quote.speaker}`)
    }
    const media = article.media.filter(({ type }) => type === 'picture')
    for (const [at, wanted] of (label.media ?? []).entries()) {
      const picture = media.find(({ caption }) =>
        wanted.caption === null ? caption === undefined : beginsAs(caption ?? '', wanted.caption),
      )
      tally.add('photo with caption', Number(picture !== undefined), 0, 1)
      for (const part of ['agency', 'photographer'] as const) {
        const got = picture?.credit?.[part]
        const same = got !== undefined && hash(keyOf(got)) === wanted[part]
        tally.add(part, Number(same), Number(got !== undefined), Number(wanted[part] !== null))
        if (picture && !same && (got !== undefined || wanted[part] !== null))
          say(`${part} of picture ${at + 1}: ${got} (${picture.creditLine})`)
      }
      if (!picture || at === 0)
        for (const extra of media)
          if (
            !label.media!.some((one) => (one.caption === null ? extra.caption === undefined : beginsAs(extra.caption ?? '', one.caption)))
          )
            say(`extra ${extra.caption?.slice(0, 90)} | ${extra.creditLine} | ${extra.url?.slice(-30)}`)
      if (!picture) say(`picture ${at + 1} lost; has ${JSON.stringify(media.map(({ caption }) => caption?.slice(0, 40)))}`)
    }
    // where a page was labelled to a paragraph, pictures behind the last that was labelled are not judged
    const matches = (at: number) =>
      label.media?.some(({ caption }) =>
        caption === null ? media[at]!.caption === undefined : beginsAs(media[at]!.caption ?? '', caption),
      )
    const judged = label.until === undefined ? media.length : media.findLastIndex((_, at) => matches(at)) + 1
    tally.row('photo with caption').found += media
      .slice(0, judged)
      .filter(({ caption, creditLine }) => label.media && (caption ?? creditLine) !== undefined).length
    const origin = article.origin?.agency
    if (label.origin || origin)
      tally.add(
        'origin',
        Number(label.origin === hash(keyOf(origin ?? ''))),
        Number(origin !== undefined),
        Number(label.origin !== undefined),
      )
    if ((label.origin ?? '') !== (origin === undefined ? '' : hash(keyOf(origin)))) say(`origin ${origin}`)
    const located = article.located
    if (label.located || located)
      tally.add(
        'place',
        Number(label.located === hash(keyOf(located ?? ''))),
        Number(located !== undefined),
        Number(label.located !== undefined),
      )
    if ((label.located ?? '') !== (located === undefined ? '' : hash(keyOf(located)))) say(`place ${located}`)
    if (label.authors) {
      const got = article.authors.map((name) => hash(keyOf(name)))
      tally.add('authors', got.filter((name) => label.authors!.includes(name)).length, got.length, label.authors.length)
      if (got.toSorted().join() !== label.authors.toSorted().join()) say(`authors ${article.authors}`)
    }
    if (label.cited) {
      const text = inside.join('\n').toLowerCase()
      const got = credits.citedSources.filter(({ spellings }) => spellings.some((spelling) => text.includes(spelling.toLowerCase())))
      const right = got.filter(({ name }) => label.cited!.includes(hash(keyOf(name)))).length
      tally.add('cited', right, got.length, label.cited.length)
      if (right < Math.max(got.length, label.cited.length)) say(`cited ${got.map(({ name }) => name)}, of ${label.cited.length}`)
    }
  }
  tally.print(`pages of the corpus, ${half} half`)
  spoken.print(`their quotes and speakers by country, ${half} half`)
}

scoreLanguages()
scoreLines()
const corpus = process.env.CORPUS_DIR ?? join(here, '..', '..', '..', 'shared', 'corpus')
if (existsSync(corpus)) await scorePages(corpus)
else console.log('\nThere is no corpus: set CORPUS_DIR for the second half of the measurement.')
