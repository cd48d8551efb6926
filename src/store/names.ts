/**
 * The names by which notices find an agency's stories of the last days, among however many.
 */
import { sql } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import { type NameKeys, nameKeysOf } from '#src/story/signals/name-keys.ts'
import type { Story } from '#src/story/story.ts'
import type { Tx } from './db.ts'
import { storyName } from './schema.ts'

/** Have a story found by the names that a version of it has, also when a later one has others. */
export async function nameVersion(tx: Tx, id: StoryId, content: Story, at: Date): Promise<void> {
  const rows = nameKeysOf(content).map((key) => ({ agency: content.agency, key, storyId: id, at }))
  await tx.insert(storyName).values(rows).onConflictDoNothing()
}

/** Greater than all that begins with the same, byte by byte. */
const last = String.fromCodePoint(0x10ffff)

/**
 * An agency's stories that may have one of these names and came since then, the newest first; beside them those of which a worker of the
 * version before wrote a version: it left no names.
 */
export async function findByName(
  tx: Tx,
  agency: string,
  { keys, beginnings }: NameKeys,
  { since, most }: { since: Date; most: number },
): Promise<StoryId[]> {
  const from = sql`${since.toISOString()}::timestamptz`
  const { rows } = await tx.execute<{ id: StoryId }>(sql`
    SELECT s.id FROM (
      SELECT n.story_id AS id FROM unnest(${sql.param(keys)}::text[]) AS wanted JOIN ingest.story_name n ON n.agency = ${agency} AND n.key = wanted
      UNION
      SELECT n.story_id FROM unnest(${sql.param(beginnings)}::text[]) AS beginning
      JOIN ingest.story_name n ON n.agency = ${agency} AND n.key COLLATE "C" BETWEEN beginning AND beginning || ${last}
      UNION
      SELECT v.story_id FROM ingest.story_version v WHERE NOT v.named AND v.created_at > ${from}
    ) named
    CROSS JOIN LATERAL (SELECT id, agency, first_seen_at FROM ingest.story WHERE story.id = named.id OFFSET 0) s
    WHERE s.agency = ${agency} AND s.first_seen_at > ${from}
    ORDER BY s.first_seen_at DESC LIMIT ${most}`)
  return rows.map(({ id }) => id)
}
