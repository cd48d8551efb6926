import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { Command } from 'commander'
import { decodeBody } from '#src/net/decode.ts'
import { smallBytes } from '#src/reading/here.ts'
import { GivenUpError, openReader, type Reader } from '#src/reading/reader.ts'
import { mostBytes, type WireDocument } from '#src/wire/document.ts'
import { action, unreadable } from './outcome.ts'

export function parseCommand(): Command {
  return new Command('parse')
    .description('wire or feed files to entries, offline')
    .argument('<file...>', "files, compressed or not; FILE.headers beside one is taken as its HTTP response's header fields")
    .option('--json', 'print JSON Lines, one document a file')
    .action(
      action(async (files: string[], { json }: { json?: boolean }) => {
        // Room for new objects that stays small: a hostile file's rubbish is taken away sooner.
        setFlagsFromString('--semi-space-growth-factor=1')
        const reader = openReader({ threads: 1, here: smallBytes })
        try {
          for (const file of files) {
            const { read, document } = await parseFile(file, reader)
            if (!read) process.exitCode = 1
            process.stdout.write(json ? `${JSON.stringify({ file, ...(await withCredits(document)) })}\n` : describe(file, document))
          }
        } finally {
          await reader.close()
        }
      }),
    )
}

/** Characters of a body that who it is from and who is quoted are read in. */
const longestRead = 200_000

/** The document with what each entry's text says of its sources; what its fields say stands. */
async function withCredits(document: WireDocument): Promise<WireDocument> {
  if (!document.entries.some(({ bodyText }) => bodyText)) return document
  const { readCredits } = await import('#src/credits/index.ts')
  const entries = document.entries.map((entry) => {
    const { bodyText = '', headline, by, language } = entry
    if (bodyText === '' || bodyText.length > longestRead) return entry
    const { origin, located, quotes, citedSources } = readCredits({
      paragraphs: bodyText.split(/\n+/).filter((line) => line.trim() !== ''),
      bodyText,
      ...(headline !== undefined && { headline }),
      ...(by !== undefined && { byline: by }),
      ...(language !== undefined && { language }),
    })
    return { ...(located !== undefined && { located }), ...entry, ...(origin && { origin }), quotes, citedSources }
  })
  return { ...document, entries }
}

/** Read one file; false where it gave no document. */
async function parseFile(file: string, reader: Reader): Promise<{ read: boolean; document: WireDocument }> {
  const fail = (code: string, message: string) => ({ read: false, document: { feed: {}, entries: [], problems: [{ code, message }] } })
  let written: Uint8Array
  try {
    written = await readFile(file)
  } catch (error) {
    const why = unreadable(file, error as NodeJS.ErrnoException)
    const isFolder = (error as NodeJS.ErrnoException).code === 'EISDIR'
    return fail('unreadable', isFolder ? `${why}; name the files in it: telex parse ${file.replace(/\/$/, '')}/*` : why)
  }
  let headers: Record<string, string>
  try {
    headers = await readHeaders(`${file}.headers`)
  } catch (error) {
    return fail('unreadable', unreadable(`${file}.headers`, error as NodeJS.ErrnoException))
  }
  const unpacked = await decodeBody(written, headers['content-encoding'], mostBytes)
  if (!unpacked.ok && unpacked.reason === 'too-large') return fail('too-large', unpacked.message)
  // saved unpacked, with the field that the server sent
  let document: WireDocument
  try {
    document = await reader.parse({ bytes: unpacked.ok ? unpacked.bytes : written, headers })
  } catch (error) {
    if (error instanceof GivenUpError) return fail(error.code, error.message)
    throw error
  }
  if (unpacked.ok && unpacked.truncated)
    document.problems.unshift({ code: 'truncated', message: 'the compressed file breaks off; what could be unpacked was read' })
  return { read: document.format !== undefined, document }
}

/** Header fields as `curl -D` writes them: a status line, then a field a line; of several answers (redirects), the last. */
async function readHeaders(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const [answer = ''] = text.split(/^HTTP\/.*$/m).slice(-1)
  return Object.fromEntries(
    answer.split(/\r?\n/).flatMap((line) => {
      const field = /^([^\s:]+):(.*)$/.exec(line)
      return field ? [[field[1]!.toLowerCase(), field[2]!.trim()]] : []
    }),
  )
}

function describe(file: string, { format, feed, entries, problems }: WireDocument): string {
  const lines = [format ? `${file}: ${format}${feed.title ? `, “${feed.title}”` : ''}, ${entries.length} entries` : `${file}: not read`]
  for (const { headline, published, url, id, bodyText, pubStatus } of entries) {
    const facts = [
      published,
      pubStatus === 'usable' ? undefined : pubStatus,
      bodyText ? `${bodyText.split(/\s+/).length} words` : undefined,
      url ?? id,
    ]
    lines.push(`  ${headline ?? '(no headline)'}\n    ${facts.filter(Boolean).join(' · ')}`)
  }
  for (const { code, message, entry } of problems)
    lines.push(`  problem ${code}${entry === undefined ? '' : ` in entry ${entry}`}: ${message}`)
  return `${lines.join('\n')}\n`
}
