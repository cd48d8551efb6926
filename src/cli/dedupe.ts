import { Command } from 'commander'
import { z } from 'zod'
import { Clusters, type Placed } from '#src/story/clusters.ts'
import { linesOf } from './lines.ts'
import { action, WorkFailed } from './session.ts'

const line = z.object({
  id: z.string().min(1),
  headline: z.string(),
  body: z.string(),
  url: z.string().nullish(),
  source: z.string().nullish(),
  language: z.string().nullish(),
  published: z.string().nullish(),
  guid: z.string().nullish(),
})

export function dedupeCommand(): Command {
  return new Command('dedupe')
    .description('stories to clusters, offline, by the rules of the worker')
    .argument('<file>', 'JSON Lines, a story a line: {id, headline, body, url?, source?, language?, published?, guid?}')
    .option('--json', 'print JSON Lines: {id, cluster, relation, of, similarity, evidence}, a line a story, in the same order')
    .action(
      action(async (file: string, { json }: { json?: boolean }) => {
        const { clusters, wrong } = await readStories(file).catch((error: NodeJS.ErrnoException) => {
          if (error.syscall === undefined) throw error
          throw new WorkFailed(`cannot read ${file}: ${error.message}`)
        })
        for (const message of wrong) process.stderr.write(`${message}\n`)
        if (wrong.length > 0) process.exitCode = 1
        print(clusters.placed(), json ? (placed) => `${JSON.stringify(placed)}\n` : describe)
      }),
    )
}

/** Every line is read; those that are no story are named with what is wrong, and the others are placed all the same. */
async function readStories(file: string): Promise<{ clusters: Clusters; wrong: string[] }> {
  const clusters = new Clusters()
  const seen = new Set<string>()
  const wrong: string[] = []
  let number = 0
  for await (const text of linesOf(file)) {
    number++
    if (text.trim() === '') continue
    const read = readLine(number === 1 ? text.replace(/^\ufeff/u, '') : text)
    if (typeof read === 'string') wrong.push(`${file}:${number}: ${read}`)
    else if (seen.has(read.id)) wrong.push(`${file}:${number}: the id ${JSON.stringify(read.id)} was there before`)
    else {
      seen.add(read.id)
      const { id, headline, body: bodyText, ...rest } = read
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== undefined))
      clusters.add({ id, headline, bodyText, ...given })
    }
  }
  return { clusters, wrong }
}

function readLine(text: string): z.infer<typeof line> | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return `no JSON: ${(error as Error).message}`
  }
  const read = line.safeParse(value)
  if (read.success) return read.data
  return read.error.issues.map((issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`).join('; ')
}

/** Characters that are written at once: a write for each story takes longer than its JSON. */
const page = 1 << 18

function print(stories: Iterable<Placed>, write: (placed: Placed) => string): void {
  let out = ''
  for (const placed of stories) {
    out += write(placed)
    if (out.length < page) continue
    process.stdout.write(out)
    out = ''
  }
  process.stdout.write(out)
}

function describe({ id, cluster, relation, of, evidence }: Placed): string {
  const why = evidence[0] ? `: ${evidence[0].reason}` : ''
  return `${id}  ${relation}${of === null ? '' : ` of ${of}`}  in ${cluster}${why}\n`
}
