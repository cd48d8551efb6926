/**
 * Whether a story may be used: kills, restores, and embargoes that end.
 */
import { eq, sql } from 'drizzle-orm'
import type { StoryId } from '#src/brand.ts'
import { textOf } from '#src/story/decide/translation.ts'
import { fingerprint as fingerprintOf } from '#src/story/print/index.ts'
import type { PubStatus, Story } from '#src/story/story.ts'
import { announce } from './announce.ts'
import type { Db, Tx } from './db.ts'
import { explain } from './decisions.ts'
import { emit } from './events.ts'
import { story } from './schema.ts'
import { lockStory, newestVersion, type Provenance, type Stored, type StoryRow, writeVersion } from './versions.ts'

/** A notice speaks of this story: what stands is withdrawn, its text stays in the history. */
export async function withdraw(
  tx: Tx,
  row: StoryRow,
  { next: told, from, now }: { next: Story; from: Provenance | undefined; now: Date },
): Promise<Stored> {
  if (row.pubStatus === 'canceled' || row.pubStatus === told.pubStatus) return { kind: 'unchanged', story: row.id }
  const next: Story = {
    ...row.content,
    pubStatus: told.pubStatus,
    signals: [...new Set([...row.content.signals, ...told.signals])],
    edNote: told.edNote ?? told.headline,
  }
  const print = fingerprintOf(textOf(next))
  const version = (await newestVersion(tx, row.id)) + 1
  await writeVersion(tx, row, { version, change: 'killed' }, { next, print, from, now })
  const reason = `${told.agency} withdrew it with the notice ${told.uri}: “${told.headline}”`
  await explain(tx, row.id, { rule: 'notice', outcome: 'killed', reason })
  return { kind: 'version', story: row.id, version, change: 'killed' }
}

/** An admin kills or restores a story; from then on feeds do not change its status. */
export async function setPubStatus(
  db: Db,
  id: StoryId,
  pubStatus: Extract<PubStatus, 'usable' | 'canceled'>,
  now: Date,
): Promise<'no-story' | 'unchanged' | { version: number }> {
  return db.transaction(async (tx) => {
    const row = await lockStory(tx, id)
    if (!row) return 'no-story'
    await tx
      .update(story)
      .set({ pubStatusBy: pubStatus === 'usable' ? 'feed' : 'admin' })
      .where(eq(story.id, id))
    if (row.pubStatus === pubStatus) return 'unchanged'
    const next: Story = { ...row.content, pubStatus }
    const print = fingerprintOf(textOf(next))
    const version = (await newestVersion(tx, id)) + 1
    const change = pubStatus === 'usable' ? 'restored' : 'killed'
    await writeVersion(tx, row, { version, change }, { next, print, from: undefined, now })
    await explain(tx, id, { rule: 'admin', outcome: change, reason: 'an admin command' })
    return { version }
  })
}

/** Announce the embargoes that have ended. */
export async function releaseEmbargoes(db: Db, now: Date): Promise<StoryId[]> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(story)
      .set({ releasedAt: now })
      .where(sql`${story.embargoedUntil} <= ${now.toISOString()}::timestamptz AND ${story.releasedAt} IS NULL`)
      .returning()
    for (const row of rows.filter(({ pubStatus }) => pubStatus === 'usable')) {
      await emit(tx, {
        type: 'story.released',
        subject: row.id,
        storyId: row.id,
        data: await announce(tx, row, row.version, 'updated', row.content),
      })
    }
    return rows.map(({ id }) => id)
  })
}
