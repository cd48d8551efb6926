/**
 * When each task of the upkeep last ran, over all processes: whoever notes the next run first does it.
 */
import { sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { upkeep } from './schema.ts'

export type UpkeepTask = 'release' | 'sweep' | 'backlogs' | 'reconcile' | 'retention'
/** How often a task runs: so many milliseconds after its last run began, or each day at an hour of UTC (hours and minutes). */
export type Recurrence = { everyMs: number } | { daily: [hour: number, minute: number] }

/**
 * Take a task's next run when it is due, by the database's clock. A process that dies with it is followed by another at the run after.
 * @returns whether this process is to run it now
 */
export async function takeRun(db: Db, task: UpkeepTask, recurrence: Recurrence): Promise<boolean> {
  const now = sql`clock_timestamp()`
  if ('everyMs' in recurrence) {
    // A run in the future was noted before the clock was set back.
    const due = sql`${upkeep.ranAt} <= ${now} - ${`${recurrence.everyMs} milliseconds`}::interval OR ${upkeep.ranAt} > ${now} + interval '5 seconds'`
    const { rowCount } = await db
      .insert(upkeep)
      .values({ task, ranAt: now })
      .onConflictDoUpdate({ target: upkeep.task, set: { ranAt: now }, setWhere: due })
    return rowCount === 1
  }
  const [hours, minutes] = recurrence.daily
  const hour = sql`make_interval(hours => ${hours}::int, mins => ${minutes}::int)`
  const last = sql`(date_trunc('day', ${now} AT TIME ZONE 'UTC' - ${hour}) + ${hour}) AT TIME ZONE 'UTC'`
  // A database that was made a moment ago has nothing old.
  await db.insert(upkeep).values({ task, ranAt: now }).onConflictDoNothing()
  const { rowCount } = await db.update(upkeep).set({ ranAt: now }).where(sql`${upkeep.task} = ${task} AND ${upkeep.ranAt} < ${last}`)
  return rowCount === 1
}

/** Seconds since each task last began; a task that never ran is not there. */
export async function sinceRuns(db: Db): Promise<Partial<Record<UpkeepTask, number>>> {
  const rows = await db
    .select({ task: upkeep.task, seconds: sql<number>`extract(epoch FROM clock_timestamp() - ${upkeep.ranAt})::float8` })
    .from(upkeep)
  return Object.fromEntries(rows.map(({ task, seconds }) => [task, seconds]))
}
