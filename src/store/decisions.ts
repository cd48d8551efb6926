/**
 * Why a story stands where it stands.
 */
import { eq } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import type { Evidence, Match } from '#src/story/decide/match.ts'
import type { Db, Tx } from './db.ts'
import { decision } from './schema.ts'
import { storable } from './storable.ts'

/** What a comparison of texts came to, or a decision of another kind. */
type Why =
  | Match
  | { kind: 'merged' | 'detached'; of: string; similarity: number; evidence: Evidence[] }
  | { rule: string; outcome: string; reason: string }

export async function explain(tx: Tx, id: StoryId, why: Why): Promise<void> {
  const row =
    'rule' in why
      ? { rule: why.rule, outcome: why.outcome, counterpart: null, similarity: null, evidence: [{ rule: why.rule, reason: why.reason }] }
      : {
          rule: why.evidence[0]?.rule ?? 'no-candidate',
          outcome: why.kind,
          counterpart: 'of' in why ? (why.of as StoryId) : ((why.evidence[0]?.counterpart as StoryId | undefined) ?? null),
          similarity: why.similarity,
          evidence: why.evidence,
        }
  await tx.insert(decision).values(storable({ storyId: id, ...row }))
}

export async function listDecisions(db: Db, id: StoryId) {
  return db.select().from(decision).where(eq(decision.storyId, id)).orderBy(decision.id)
}
