/**
 * A story laid beside its candidates, with the measures that a test says.
 */
import { type Comparison, nothingShared } from '#src/story/compare/comparison.ts'
import type { Judged } from '#src/story/decide/judged.ts'
import { fingerprint } from '#src/story/print/index.ts'

export const hour = (n: number) => new Date(Date.UTC(2026, 2, 2, n)).toISOString()

const print = fingerprint({ headline: 'H', bodyText: '' })
/** A fingerprint of so many words. */
export const printOf = (words: number, shingle = 3) => ({ ...print, shingle, words: new Uint32Array(words) })

export interface Laid extends Partial<Comparison> {
  cluster?: string
  words?: number
  verdict?: Judged['verdict']
  rule?: string
  at?: number
  revises?: boolean
  source?: string
}
let number = 0
export function laid({
  cluster = 'c',
  words = 100,
  verdict = 'same',
  rule = 'said',
  at = 8,
  revises,
  source = `source ${number}`,
  ...measures
}: Laid = {}): Judged {
  const id = `s${++number}`
  const candidate = { id, source, cluster, print: printOf(words), published: hour(at), ...(revises === undefined ? {} : { revises }) }
  return { verdict, rule, reason: '', score: 0, candidate, comparison: { ...nothingShared, ...measures } }
}
