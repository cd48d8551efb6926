/**
 * The document that each version of a story is as ninjs: made when the version is, checked against the IPTC's schema, and stored beside it without its
 * bodies, which the views take from where they lie.
 */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { bodiesOf, type Ninjs, ninjsOf, type Versioned } from '#src/story/documents/ninjs.ts'
import { ninjsProblem } from '#src/story/documents/valid.ts'
import type { Story } from '#src/story/story.ts'
import type { Db } from './db.ts'
import { story, storyVersion } from './schema.ts'

/** A version's document. One that the schema refuses is kept with what is wrong with it, and shown to nobody. */
export function documentOf(content: Story, of: Versioned): { ninjs: Ninjs; ninjsProblem: string | null } {
  const document = ninjsOf(content, of)
  const problem = ninjsProblem(document) ?? null
  const { bodies: _, ...ninjs } = document
  return { ninjs, ninjsProblem: problem }
}

/** The whole of it, as `wire.story` puts it together. */
export const withBodies = (ninjs: Ninjs, content: Story): Ninjs =>
  content.pubStatus === 'usable' && content.bodyText !== '' ? { ...ninjs, bodies: bodiesOf(content) } : ninjs

/**
 * Make documents of versions that have none, the newest first: those of a worker of the version before.
 * @returns how many were made
 */
export function makeDocuments(db: Db, most: number): Promise<number> {
  return db.transaction(async (tx) => {
    const { storyId, version, content, createdAt, itemId } = storyVersion
    const versions = await tx
      .select({ id: storyId, version, content, createdAt, item: itemId })
      .from(storyVersion)
      .where(isNull(storyVersion.ninjs))
      .orderBy(desc(createdAt))
      .limit(most)
      .for('update', { skipLocked: true })
    const seen = await tx
      .select({ id: story.id, at: story.firstSeenAt })
      .from(story)
      .where(
        inArray(
          story.id,
          versions.map(({ id }) => id),
        ),
      )
    const firstSeen = new Map(seen.map(({ id, at }) => [id, at]))
    for (const one of versions) {
      const made = documentOf(one.content, { ...one, firstSeenAt: firstSeen.get(one.id) ?? one.createdAt, ruled: one.item === null })
      await tx
        .update(storyVersion)
        .set(made)
        .where(and(eq(storyId, one.id), eq(version, one.version)))
    }
    return versions.length
  })
}

/** Versions that stand and whose document the schema refuses, and why: the newest. */
export async function refusedDocuments(db: Db): Promise<{ count: number; newest?: { story: string; problem: string } }> {
  const { rows } = await db.$client.query<{ count: number; story: string; problem: string }>(
    `SELECT count(*) OVER ()::int AS count, s.id AS story, v.ninjs_problem AS problem
     FROM ingest.story_version v JOIN ingest.story s ON s.id = v.story_id AND s.version = v.version
     WHERE v.ninjs_problem IS NOT NULL ORDER BY v.created_at DESC LIMIT 1`,
  )
  const [row] = rows
  return row ? { count: row.count, newest: { story: row.story, problem: row.problem } } : { count: 0 }
}
