import { Command } from 'commander'
import { type ClusterInput, Clusters, type Placed } from '#src/story/decide/clusters.ts'
import { action } from './outcome.ts'
import { readStoryLines, storyShape } from './story-lines.ts'

export function dedupeCommand(): Command {
  return new Command('dedupe')
    .description('stories to clusters, offline, by the rules of the worker')
    .argument('<file>', `JSON Lines, a story a line: ${storyShape}`)
    .option('--json', 'print JSON Lines: {id, cluster, relation, of, similarity, evidence}, a line a story, in the same order')
    .action(
      action(async (file: string, { json }: { json?: boolean }) => {
        const { clusters, stories } = await readStories(file)
        print(json ? jsonLines(clusters) : told(clusters, stories))
      }),
    )
}

/** Wrong lines that are named one by one. */
const named = 20

type Stories = Map<string, Pick<ClusterInput, 'headline' | 'source'>>

/** Every line is read; those that are no story are named with what is wrong, and the others are placed all the same. */
async function readStories(file: string): Promise<{ clusters: Clusters; stories: Stories }> {
  const clusters = new Clusters()
  const stories: Stories = new Map()
  let wrong = 0
  for await (const line of readStoryLines(file)) {
    if (line.wrong !== undefined && wrong++ < named) process.stderr.write(`${file}:${line.number}: ${line.wrong}\n`)
    if (line.story === undefined) {
      process.exitCode = 1
      continue
    }
    const { id, headline, source } = line.story
    stories.set(id, { headline, ...(source ? { source } : {}) })
    clusters.add(line.story)
  }
  if (wrong > named) process.stderr.write(`${file}: ${wrong - named} more lines are wrong\n`)
  if (stories.size === 0) process.stderr.write(`there is no story in ${file}: give a story a line: ${storyShape}\n`)
  return { clusters, stories }
}

/** Characters that are written at once: a write for each story takes longer than its JSON. */
const page = 1 << 18

function print(lines: Iterable<string>): void {
  let out = ''
  for (const line of lines) {
    out += `${line}\n`
    if (out.length < page) continue
    process.stdout.write(out)
    out = ''
  }
  process.stdout.write(out)
}

function* jsonLines(clusters: Clusters): Generator<string> {
  for (const placed of clusters.placed()) yield JSON.stringify(placed)
}

/** For people: cluster by cluster, its origin first and its copies under it, each with what it is, how alike, and why; then how many. */
function* told(clusters: Clusters, stories: Stories): Generator<string> {
  const byCluster = Map.groupBy(clusters.placed(), ({ cluster }) => cluster)
  const counts = new Map<string, number>()
  for (const members of byCluster.values()) {
    const origin = members.find(({ relation }) => !copies.has(relation)) ?? members[0]!
    for (const placed of [origin, ...members.filter((member) => member !== origin)]) {
      if (copies.has(placed.relation)) counts.set(placed.relation, (counts.get(placed.relation) ?? 0) + 1)
      yield `${placed === origin ? '' : '    '}${describe(placed, stories)}`
    }
  }
  const copied = [...counts].map(([relation, n]) =>
    relation === 'same-news' ? `${n} more of the same news` : counted(n, relation, `${relation}s`),
  )
  if (stories.size === 0) return
  const total = `${counted(stories.size, 'story', 'stories')} in ${counted(byCluster.size, 'cluster', 'clusters')}`
  yield copied.length > 0 ? `${total}: ${copied.join(', ')}` : total
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

const copies = new Set<Placed['relation']>(['revision', 'duplicate', 'same-news', 'reprint'])

function describe({ id, relation, evidence }: Placed, stories: Stories): string {
  const { headline, source } = stories.get(id)!
  const line = `${id}  ${relation.padEnd(9)}  ${headline || '(no headline)'}${source ? ` (${source})` : ''}`
  const [first] = evidence
  if (!first) return line
  const { counterpart, similarity, reason } = first
  const beside =
    counterpart === undefined ? '' : `${similarity === undefined ? 'beside' : `${Math.round(similarity * 100)} % like`} ${counterpart}: `
  return `${line}, ${beside}${reason}`
}
