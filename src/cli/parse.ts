import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import type { WireDocument, WireInput } from '#src/wire/document.ts'
import { parse } from '#src/wire/index.ts'
import { action } from './session.ts'

export function parseCommand(): Command {
  return new Command('parse')
    .description('wire or feed files to entries, offline')
    .argument('<file...>', "files; FILE.headers beside one is taken as its HTTP response's header fields")
    .option('--json', 'print JSON Lines, one document a file')
    .action(
      action(async (files: string[], { json }: { json?: boolean }) => {
        for (const file of files) {
          const { read, document } = await parseFile(file)
          if (!read) process.exitCode = 1
          process.stdout.write(json ? `${JSON.stringify({ file, ...document })}\n` : describe(file, document))
        }
      }),
    )
}

/** Read one file; false where it gave no document. */
async function parseFile(file: string): Promise<{ read: boolean; document: WireDocument }> {
  let input: WireInput
  try {
    input = { bytes: await readFile(file) }
  } catch (error) {
    const problem = { code: 'unreadable', message: `cannot read ${file}: ${(error as Error).message}` }
    return { read: false, document: { feed: {}, entries: [], problems: [problem] } }
  }
  const headers = await readHeaders(`${file}.headers`)
  const document = await parse({ ...input, headers })
  return { read: document.format !== undefined, document }
}

/** Header fields as `curl -D` writes them: a status line, then a field a line. */
async function readHeaders(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return Object.fromEntries(
    text.split(/\r?\n/).flatMap((line) => {
      const field = /^([^\s:]+):\s*(.*)$/.exec(line)
      return field ? [[field[1]!.toLowerCase(), field[2]!]] : []
    }),
  )
}

function describe(file: string, { format, feed, entries, problems }: WireDocument): string {
  const lines = [`${file}: ${format ?? 'no format that is known'}${feed.title ? `, “${feed.title}”` : ''}, ${entries.length} entries`]
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
