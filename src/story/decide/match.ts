/**
 * Where a story belongs, and why.
 */
import type { ShownPassages } from '../compare/passages.ts'
import type { MatchStory } from './judgement.ts'

/** A story that another may be a copy of. */
export interface Candidate extends MatchStory {
  cluster: string
}

/** Why: one entry a thing that counted, the weightiest first. */
export interface Evidence {
  /** For machines, kebab-case: `same-item`, `same-text`, `same-start`, `template`, `round-up` … */
  rule: string
  /** For people: one sentence. */
  reason: string
  /** The story it was compared with. */
  counterpart?: string
  similarity?: number
  containment?: number
  /** The passages that match and those that differ, where both texts were at hand. */
  shown?: ShownPassages
}

/** Another cluster that a story shows to be the one that it joins. */
export interface Proven {
  cluster: string
  /** The story of that cluster that the one that shows it holds, too. */
  of: string
  evidence: Evidence[]
}

/** A story of the cluster that it joins, of which it shows that it does not belong there. */
export interface Detached {
  story: string
  evidence: Evidence[]
}

/** What it came to, and what it shows beside: `proven` and `detached` are there only where it shows something. */
export type Match = Placing & { proven?: Proven[]; detached?: Detached[] }

type Placing =
  /** The same item of the same source, sent again: a version (or nothing new) of the story `of`. */
  | { kind: 'version'; of: string; cluster: string; similarity: number; evidence: Evidence[] }
  /** The same source sent the same text, or a revision of it, as another item: its text may take the place of that of `of`. */
  | { kind: 'duplicate' | 'revision'; of: string; cluster: string; similarity: number; evidence: Evidence[] }
  /** The same source tells the same news in a story of its own: one cluster with `of`, whose text stays as it is. */
  | { kind: 'same-news'; of: string; cluster: string; similarity: number; evidence: Evidence[] }
  /** Another source printed it. */
  | { kind: 'reprint'; of: string; cluster: string; similarity: number; evidence: Evidence[] }
  /** A story of its own that tells of the same event (a follow-up, a translation): a cluster of its own. */
  | { kind: 'related'; of: string; similarity: number; evidence: Evidence[] }
  /** A story of its own; the evidence says what it was compared with, if anything. */
  | { kind: 'distinct'; similarity: number; evidence: Evidence[] }
