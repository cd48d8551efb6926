import { z } from 'zod'
import { windowDays } from '#src/store/candidates.ts'
import {
  beginRetention,
  type Dropped,
  foreseeRetention,
  type Kept,
  type RetentionPoint,
  readKept,
  retentionProgress,
  retentionStep,
} from '#src/store/retention.ts'
import { command } from './command.ts'

/** Drop what is old: raw bytes that no version needs, finished commands, events that every consumer has had. It goes on where it was cut off. */
export const retentionRun = command({
  name: 'retention.run',
  lane: 'long',
  schema: z.strictObject({ dryRun: z.union([z.boolean(), z.stringbool()], 'true or false').default(false) }),
  run: async ({ db, config }, { dryRun }, run) => {
    const ages = { days: config.retentionDays, fingerprintDays: windowDays }
    if (!dryRun) {
      let point = checkpoint.parse(run.checkpoint ?? (await beginRetention(db, ages)))
      while (point.stage !== 'done') {
        run.mayGoOn()
        point = await db.transaction(async (tx) => {
          const reached = await retentionStep(tx, point, ages)
          await run.step(reached, retentionProgress(reached), tx)
          return reached
        })
      }
      return { ok: true, summary: `${sum(point.dropped)} rows were dropped`, counts: { ...point.dropped } }
    }
    const counts = await foreseeRetention(db, ages)
    const { slowest, ...kept } = await readKept(db, { days: config.retentionDays })
    return { ok: true, summary: `${sum(counts)} rows would be dropped; ${toldOf(kept, slowest)}`, counts: { ...counts, ...kept } }
  },
})

const checkpoint = z.custom<RetentionPoint>((written) => typeof written === 'object' && written !== null && 'stage' in written)
const sum = (counts: Dropped): number => Object.values(counts).reduce((total, n) => total + n, 0)

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
