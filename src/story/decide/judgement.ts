/**
 * What is judged of two stories, and what is said of them.
 */
import type { Fingerprint } from '../print/index.ts'

/** What of a story the decision needs, beside its words. */
export interface MatchStory {
  id: string
  print: Fingerprint
  /** Who sent it: an agency or an outlet. */
  source?: string
  /** The source's own identity for it; together with `source` it says "the same item". */
  guid?: string
  canonicalUrl?: string
  /** ISO 8601. */
  published?: string
  /** When it first came to us, ISO 8601: what there is where it does not say when it was published. */
  seen?: string
  language?: string
  /** Only for showing passages in the evidence. */
  bodyText?: string
  /** It calls itself an update, correction, lead … (signals.ts). */
  revises?: boolean
}

export type Say = (verdict: Judgement['verdict'], rule: string, reason: string) => Judgement

/** How a story stands to another, and why. */
export interface Judgement {
  verdict: 'same' | 'related' | 'distinct'
  rule: string
  reason: string
  score: number
}
