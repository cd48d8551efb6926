/**
 * Telex's matching beside the field's: MinHash-LSH and SimHash over the same stories in one run.
 *
 *   node bench/dedupe.ts FOLDER…     folders made by `make-copies.py make FOLDER --seed N` (stories.jsonl, truth.jsonl)
 *
 * Peers as published: MinHash with 128 permutations over 3-word shingles, pairs by LSH bands and verified with the estimate
 * (Broder 1997); SimHash of 64 bits over the same shingles, pairs within 3 bits (Manku, Jain, Das Sarma, WWW 2007). Pairs are
 * chained into clusters, as those methods do.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Clusters } from '#src/story/decide/clusters.ts'

interface Story {
  id: string
  headline: string
  body: string
  source?: string
  guid?: string
  published?: string
}
type Method = (stories: Story[]) => Map<string, string>

const folders = process.argv.slice(2)
if (folders.length === 0) {
  process.stderr.write('usage: node bench/dedupe.ts FOLDER…   (made by make-copies.py, which lies beside the corpus)\n')
  process.exit(2)
}

const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

const telex: Method = (stories) => {
  const clusters = new Clusters()
  for (const { body, ...rest } of stories) clusters.add({ ...rest, bodyText: body })
  return new Map([...clusters.placed()].map(({ id, cluster }) => [id, cluster]))
}

const hash = (text: string, seed: number): number => {
  let h = seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** murmur3's final mix: one permutation a summand. */
function mixed(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

function shingles(text: string): Set<number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const out = new Set<number>()
  for (let i = 0; i + 3 <= words.length; i++) out.add(hash(words.slice(i, i + 3).join(' '), 0x811c9dc5))
  return out
}

/** Clusters of the pairs that a method finds, chained. */
function chain(stories: Story[], pairs: Iterable<[number, number]>): Map<string, string> {
  const parent = stories.map((_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (const [a, b] of pairs) parent[root(a)] = root(b)
  return new Map(stories.map((s, i) => [s.id, stories[root(i)]!.id]))
}

function* inBuckets(buckets: Map<string, number[]>): Generator<[number, number]> {
  for (const held of buckets.values())
    for (let i = 0; i < held.length; i++) for (let j = i + 1; j < held.length; j++) yield [held[i]!, held[j]!]
}

const minhash =
  (threshold: number): Method =>
  (stories) => {
    const permutations = 128
    const rows = 4
    const signatures = stories.map((s) => {
      const out = new Uint32Array(permutations).fill(0xffffffff)
      for (const shingle of shingles(s.body))
        for (let p = 0; p < permutations; p++) {
          const h = mixed((shingle + Math.imul(p + 1, 0x9e3779b1)) | 0)
          if (h < out[p]!) out[p] = h
        }
      return out
    })
    const buckets = new Map<string, number[]>()
    for (const [i, signature] of signatures.entries())
      for (let band = 0; band < permutations / rows; band++) {
        const key = `${band}:${signature.subarray(band * rows, (band + 1) * rows).join()}`
        const held = buckets.get(key)
        if (held) held.push(i)
        else buckets.set(key, [i])
      }
    const pairs = [...inBuckets(buckets)].filter(([a, b]) => {
      let same = 0
      for (let p = 0; p < permutations; p++) if (signatures[a]![p] === signatures[b]![p]) same++
      return same / permutations >= threshold
    })
    return chain(stories, pairs)
  }

const simhash: Method = (stories) => {
  const prints = stories.map((s) => {
    const votes = new Int32Array(64)
    for (const shingle of shingles(s.body)) {
      const second = hash(String(shingle), 0x2545f491)
      for (let bit = 0; bit < 32; bit++) {
        votes[bit]! += (shingle >>> bit) & 1 ? 1 : -1
        votes[32 + bit]! += (second >>> bit) & 1 ? 1 : -1
      }
    }
    let out = 0n
    for (let bit = 0; bit < 64; bit++) if (votes[bit]! > 0) out |= 1n << BigInt(bit)
    return out
  })
  // within 3 bits, one of four 16-bit blocks is the same
  const buckets = new Map<string, number[]>()
  for (const [i, print] of prints.entries())
    for (let block = 0; block < 4; block++) {
      const key = `${block}:${(print >> BigInt(block * 16)) & 0xffffn}`
      const held = buckets.get(key)
      if (held) held.push(i)
      else buckets.set(key, [i])
    }
  const ones = (x: bigint): number => x.toString(2).replaceAll('0', '').length
  return chain(
    stories,
    [...inBuckets(buckets)].filter(([a, b]) => ones(prints[a]! ^ prints[b]!) <= 3),
  )
}

/** Pairs that stand in one cluster, counted, not listed. */
function score(truth: Map<string, string>, got: Map<string, string>): { precision: number; recall: number; f1: number } {
  const pairs = (labels: Iterable<string>): number => {
    const sizes = new Map<string, number>()
    for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1)
    return [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  }
  const both = pairs([...truth].map(([id, cluster]) => `${cluster} ${got.get(id)}`))
  const precision = both / Math.max(1, pairs(got.values()))
  const recall = both / Math.max(1, pairs(truth.values()))
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) }
}

const methods: Record<string, Method> = {
  Telex: telex,
  'MinHash-LSH 0.5': minhash(0.5),
  'MinHash-LSH 0.6': minhash(0.6),
  'SimHash, 3 bits': simhash,
}
for (const folder of folders) {
  const stories = lines<Story>(join(folder, 'stories.jsonl'))
  const truth = new Map(lines<{ id: string; cluster: string }>(join(folder, 'truth.jsonl')).map((t) => [t.id, t.cluster]))
  process.stdout.write(`${folder}: ${stories.length} stories\nmethod             precision  recall     F1      stories/s (CPU)\n`)
  for (const [name, method] of Object.entries(methods)) {
    const before = process.cpuUsage()
    const { precision, recall, f1 } = score(truth, method(stories))
    const { user, system } = process.cpuUsage(before)
    const perSecond = Math.round(stories.length / ((user + system) / 1e6))
    process.stdout.write(`${name.padEnd(18)} ${precision.toFixed(4)}     ${recall.toFixed(4)}     ${f1.toFixed(4)}  ${perSecond}\n`)
  }
}
