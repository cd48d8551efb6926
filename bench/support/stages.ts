/** Where a CPU profile's time went, by the stages of a story. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Profile {
  nodes: { id: number; children?: number[]; callFrame: { url: string; functionName: string } }[]
  samples: number[]
  timeDeltas: number[]
}

/** The innermost room that a sample lies in. */
const stages: [string, RegExp][] = [
  ['archive', /\/src\/store\/archive\.ts/],
  ['fetch', /\/src\/net\//],
  ['parse', /\/src\/wire\//],
  ['extract', /\/src\/article\//],
  ['documents', /\/src\/(?:story|store)\/documents/],
  ['compose', /\/src\/(?:story\/(?:compose|signals|address)|credits|languages|agencies|text)/],
  ['match', /\/src\/(?:story|store\/(?:found|candidates))/],
  ['store', /\/src\/store\//],
  ['relay', /\/src\/events\//],
  ['threads', /\/src\/reading\/|node_modules\/piscina/],
  ['queues', /node_modules\/(?:bullmq|ioredis)\//],
  ['driver', /node_modules\/(?:drizzle-orm|pg|pg-protocol|pg-pool)\//],
]

/** Milliseconds a story, by stage, in the main thread and in the others. */
export function tellStages(folder: string, pid: number, stories: number): void {
  const files = globSync(`*.${pid}.*.cpuprofile`, { cwd: folder })
  const spent = new Map<string, { main: number; threads: number }>()
  for (const file of files) {
    const where = file.includes(`.${pid}.0.`) ? 'main' : 'threads'
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile
    const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)))
    const byId = new Map(nodes.map((node) => [node.id, node]))
    const known = new Map<number, string>()
    const stageOf = (id: number): string => {
      const there = known.get(id)
      if (there) return there
      const { url, functionName } = byId.get(id)!.callFrame
      const own =
        functionName === '(idle)'
          ? 'idle'
          : functionName === '(garbage collector)'
            ? 'garbage'
            : stages.find(([, path]) => path.test(url))?.[0]
      const parent = parents.get(id)
      const stage = own ?? (parent === undefined ? 'the rest' : stageOf(parent))
      known.set(id, stage)
      return stage
    }
    for (const [n, id] of samples.entries()) {
      const stage = stageOf(id)
      const sum = spent.get(stage) ?? { main: 0, threads: 0 }
      sum[where] += timeDeltas[n]! / 1000 / stories
      spent.set(stage, sum)
    }
  }
  console.log('\nof the profile, ms a story: main thread, reading threads')
  for (const [stage, { main, threads }] of [...spent].sort(([, a], [, b]) => b.main + b.threads - a.main - a.threads))
    if (stage !== 'idle') console.log(`${stage.padEnd(12)} ${main.toFixed(2).padStart(7)} ${threads.toFixed(2).padStart(7)}`)
}
