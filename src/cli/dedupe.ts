/**
 * `telex dedupe FILE.jsonl`: stories to clusters, offline, by the very code of the worker. Streams the file in its order; a
 * line's relation is written when the whole file is read, since a later story may turn out to be the origin.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { z } from 'zod'
import { shinglesOf } from '#src/story/align.ts'
import { CommonSketch } from '#src/story/common.ts'
import { type Candidate, decide, type Match } from '#src/story/decide.ts'
import { fingerprint } from '#src/story/fingerprint.ts'
import { readSignals } from '#src/story/signals.ts'

const line = z.object({
  id: z.string(),
  headline: z.string().default(''),
  body: z.string().default(''),
  url: z.string().optional(),
  source: z.string().optional(),
  language: z.string().optional(),
  published: z.string().optional(),
  guid: z.string().optional(),
})

/** The command for `main.ts`. */
export function dedupeCommand(): Command {
  return new Command('dedupe')
    .description('stories (JSON Lines) to clusters, offline')
    .argument('<file>', 'a story a line: {id, headline, body, url?, source?, language?, published?, guid?}')
    .option('--json', 'JSON Lines: {id, cluster, relation, of, similarity, evidence}')
    .action(async (file: string) => {
      const clusters = new Clusters()
      let number = 0
      for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
        number++
        if (text.trim() === '') continue
        clusters.add(line.parse(JSON.parse(text)))
      }
      for (const out of clusters.results) process.stdout.write(`${JSON.stringify(out)}\n`)
    })
}

class Clusters {
  readonly results: object[] = []
  readonly #common = new CommonSketch()
  readonly #byKey = new Map<bigint, Candidate[]>()

  add(s: z.infer<typeof line>): void {
    const print = fingerprint({ headline: s.headline, bodyText: s.body })
    const story = {
      id: s.id,
      print,
      ...(s.source ? { source: s.source } : {}),
      ...(s.guid ? { guid: s.guid } : {}),
      ...(s.published ? { published: s.published } : {}),
      revises: readSignals({ headline: s.headline }).signals.length > 0,
    }
    const counts = new Map<Candidate, number>()
    for (const key of print.keys) for (const c of this.#byKey.get(key) ?? []) counts.set(c, (counts.get(c) ?? 0) + 1)
    const candidates = [...counts]
      .sort((x, y) => y[1] - x[1])
      .slice(0, 24)
      .map(([c]) => c)
    const match = decide(story, candidates, this.#common)
    const cluster = 'cluster' in match ? match.cluster : s.id
    if (!('cluster' in match)) this.#common.note(new Set(shinglesOf(print)))
    const self: Candidate = { ...story, cluster }
    for (const key of print.keys) {
      const held = this.#byKey.get(key)
      if (held === undefined) this.#byKey.set(key, [self])
      else {
        held.push(self)
        if (held.length > 64) held.shift()
      }
    }
    this.results.push({
      id: s.id,
      cluster,
      relation: relation(match),
      of: 'of' in match ? match.of : null,
      similarity: match.similarity,
      evidence: match.evidence,
    })
  }
}

function relation(match: Match): string {
  return match.kind === 'version' ? 'revision' : match.kind === 'distinct' ? 'original' : match.kind
}
