import { z } from 'zod'
import { windowDays } from '#src/store/candidates.ts'
import { runRetention } from '#src/store/retention.ts'
import { command } from './command.ts'

/** Drop what is old: raw bytes that no version needs, finished commands, events that every consumer has had. */
export const retentionRun = command({
  name: 'retention.run',
  schema: z.strictObject({ dryRun: z.union([z.boolean(), z.stringbool()], 'true or false').default(false) }),
  run: async ({ db, config }, { dryRun }) => {
    const counts = await runRetention(db, { days: config.retentionDays, fingerprintDays: windowDays, dryRun })
    const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
    return { ok: true, summary: `${total} rows ${dryRun ? 'would be' : 'were'} dropped`, counts: { ...counts } }
  },
})
