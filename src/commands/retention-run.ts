import { z } from 'zod'
import { windowDays } from '#src/store/candidates.ts'
import { type Kept, readKept, runRetention } from '#src/store/retention.ts'
import { command } from './command.ts'

/** Drop what is old: raw bytes that no version needs, finished commands, events that every consumer has had. */
export const retentionRun = command({
  name: 'retention.run',
  lane: 'long',
  schema: z.strictObject({ dryRun: z.union([z.boolean(), z.stringbool()], 'true or false').default(false) }),
  run: async ({ db, config }, { dryRun }) => {
    const counts = await runRetention(db, { days: config.retentionDays, fingerprintDays: windowDays, dryRun })
    const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
    if (!dryRun) return { ok: true, summary: `${total} rows were dropped`, counts: { ...counts } }
    const { slowest, ...kept } = await readKept(db, { days: config.retentionDays })
    return { ok: true, summary: `${total} rows would be dropped; ${toldOf(kept, slowest)}`, counts: { ...counts, ...kept } }
  },
})

/** What stays though it is as old. */
function toldOf(kept: Omit<Kept, 'slowest'>, slowest: string | undefined): string {
  const documents = [
    [kept.rawKeptForVersions, 'for versions of stories'],
    [kept.rawKeptForItems, "for items' states"],
    [kept.rawKeptForRetrievals, 'since they came again'],
  ].flatMap(([n, why]) => (n === 0 ? [] : [`${n} ${why}`]))
  const events = kept.eventsKeptForConsumers > 0 ? ` and ${kept.eventsKeptForConsumers} events, for ${slowest ?? 'consumers to come'}` : ''
  return `as old, and kept: ${documents.length === 0 ? 'no documents' : `documents ${documents.join(', ')}`}${events}`
}
