/**
 * What an event says of a story.
 */
import { eq } from 'drizzle-orm'
import type { ClusterId } from '#src/brand.ts'
import type { VersionChange } from '#src/story/change.ts'
import type { EventData } from '#src/story/event-data.ts'
import type { PubStatus, Story } from '#src/story/story.ts'
import { subjectNames } from '#src/wire/newscodes/mediatopics/index.ts'
import type { Tx } from './db.ts'
import { cluster, story } from './schema.ts'

/** An event's data: what a newsroom system needs to decide whether to look, never the text. */
export async function announce(
  tx: Tx,
  { id, clusterId, relation }: Pick<typeof story.$inferSelect, 'id' | 'clusterId' | 'relation'>,
  version: number,
  change: VersionChange,
  next: Story,
): Promise<EventData['story.created']> {
  return {
    story: id,
    version,
    change,
    uri: next.uri,
    headline: next.headline,
    agency: next.agency,
    feed: next.feed,
    url: next.url,
    language: next.language,
    pubStatus: next.pubStatus,
    urgency: next.urgency,
    ...(next.subjects.length > 0 ? { subjects: subjectNames(next.subjects) } : {}),
    signals: next.signals,
    embargoedUntil: next.embargoedUntil,
    published: next.published,
    cluster: clusterId,
    relation,
    ...(relation === 'reprint' ? { originPubStatus: await originStatus(tx, clusterId) } : {}),
  }
}

/** May the text that a cluster's copies were made from be used? */
async function originStatus(tx: Tx, id: ClusterId): Promise<PubStatus | undefined> {
  const [origin] = await tx
    .select({ pubStatus: story.pubStatus })
    .from(cluster)
    .innerJoin(story, eq(story.id, cluster.originStoryId))
    .where(eq(cluster.id, id))
  return origin?.pubStatus
}
