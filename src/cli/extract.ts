/**
 * `telex extract FILE…`: article pages to articles, offline, by the very code of the worker.
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { gunzipSync } from 'node:zlib'
import { Command } from 'commander'
import type { Article } from '#src/article/article.ts'
import { readCredits, type TextCredits } from '#src/credits/index.ts'
import { GivenUpError, openReader, type Reader } from '#src/reading/reader.ts'

interface Options {
  json?: boolean
  url?: string
}

/** Decompressed size beyond which a `.html.gz` is refused: a bomb, not a page. */
const maxBytes = 64 * 1024 * 1024

const isPage = (name: string): boolean => /\.x?html?(?:\.gz)?$/i.test(name)

/** The pages under a path: itself, or for a folder all in it and below it, by name. */
async function pagesOf(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && isPage(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

async function readPage(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file)
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: maxBytes }) : bytes
}

function forPeople(file: string, article: Article): string {
  const lines = [file, `  ${article.headline ?? '(no headline)'}`]
  const about = [article.authors.join(', '), article.published, article.language, article.section].filter((part) => part)
  if (about.length > 0) lines.push(`  ${about.join(' · ')}`)
  lines.push(...article.paragraphs.map((paragraph) => `\n  ${paragraph}`))
  for (const picture of article.media)
    lines.push(`\n  [${picture.type}] ${[picture.caption, picture.creditLine, picture.url].filter((part) => part).join(' / ')}`)
  for (const problem of article.problems) lines.push(`\n  ! ${problem.code}: ${problem.message}`)
  return `${lines.join('\n')}\n\n`
}

/** An article with who is quoted and cited in it. */
function withCredits(article: Article): Article & Pick<TextCredits, 'quotes' | 'citedSources'> {
  const { headline, paragraphs, bodyText, language, authors } = article
  const byline = authors.join(', ')
  const { quotes, citedSources } = readCredits({
    paragraphs,
    bodyText,
    ...(headline !== undefined && { headline }),
    ...(language !== undefined && { language }),
    ...(byline !== '' && { byline }),
  })
  return { ...article, quotes, citedSources }
}

/** True when the page, or the file, gave no article at all. */
async function extractOne(reader: Reader, file: string, { json, url }: Options): Promise<boolean> {
  try {
    const article = await reader.extract({ bytes: await readPage(file), ...(url !== undefined && { url }) })
    process.stdout.write(json ? `${JSON.stringify({ file, ...withCredits(article) })}\n` : forPeople(file, article))
    return false
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    const problem = { code: cause instanceof GivenUpError ? cause.code : 'unreadable', message }
    if (json)
      process.stdout.write(
        `${JSON.stringify({ file, authors: [], keywords: [], paragraphs: [], bodyText: '', bodyHtml: '', media: [], infoSources: [], quotes: [], citedSources: [], problems: [problem] })}\n`,
      )
    process.stderr.write(`${file}: ${message}\n`)
    return true
  }
}

export function extractCommand(): Command {
  return new Command('extract')
    .description('article pages (.html, .html.gz, or a folder of them) to articles, offline')
    .argument('<file...>', 'pages, or folders of them')
    .option('--json', 'JSON Lines, one article a page')
    .option('--url <url>', 'where the page came from: the base of its links')
    .action(async (paths: string[], options: Options) => {
      // Nothing of a page outlives it: room for new objects need not grow with their number, which took a third more memory and no less time.
      setFlagsFromString('--semi-space-growth-factor=1')
      // A pattern that is interpreted at first is compiled twice, and a run is too short for that to pay.
      setFlagsFromString('--no-regexp-tier-up')
      const reader = openReader({ threads: 1 })
      let failed = false
      for (const path of paths) {
        let files: string[]
        try {
          files = await pagesOf(path)
        } catch (cause) {
          process.stderr.write(`${path}: ${cause instanceof Error ? cause.message : String(cause)}\n`)
          failed = true
          continue
        }
        for (const file of files) failed = (await extractOne(reader, file, options)) || failed
      }
      await reader.close()
      if (failed) process.exitCode = 1
    })
}
