/**
 * The upkeep runs by plain timers in each process that polls, and not by jobs: it repairs the queues, so it may not depend on them. PostgreSQL
 * remembers when each task last ran, over all processes.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { boundBacklogs } from '#src/events/backlog.ts'
import type { Outcome } from '#src/ingest/outcome.ts'
import { queuePolls } from '#src/ingest/schedule.ts'
import { indexStories, reconcile, release, retention, sweep } from '#src/ingest/upkeep.ts'
import { rarely } from '#src/log.ts'
import { atMost } from '#src/queue/at-most.ts'
import { errorFields } from '#src/store/cause.ts'
import { type Recurrence, takeRun, type UpkeepTask } from '#src/store/upkeep.ts'

/** Polls are added, and stories indexed, by each process, as none does what another does. */
const inEach = ['polls', 'search'] as const
type InEach = (typeof inEach)[number]
type Task = UpkeepTask | InEach
const isInEach = (task: Task): task is InEach => (inEach as readonly string[]).includes(task)
/** How often each task runs over all processes (null: in each, whenever it looks), and how often each process looks whether it is due. */
export type UpkeepPace = Record<Task, { recurrence: Recurrence | null; lookMs: number }>

const usualPace: UpkeepPace = {
  polls: { recurrence: null, lookMs: 500 },
  search: { recurrence: null, lookMs: 1_000 },
  release: { recurrence: { everyMs: 1_800 }, lookMs: 2_000 },
  sweep: { recurrence: { everyMs: 4_500 }, lookMs: 5_000 },
  backlogs: { recurrence: { everyMs: 28_000 }, lookMs: 15_000 },
  reconcile: { recurrence: { everyMs: 28_000 }, lookMs: 15_000 },
  retention: { recurrence: { daily: [3, 40] }, lookMs: 60_000 },
}
/** A run that waits for a server that is away is left to itself after so long: milliseconds. */
const patienceMs = 30_000

/** What runs when the program stops gets so long to end. */
const closeMs = 2_000

/** Twice a minute: what consumers have not taken, against the bounds. */
async function backlogs(context: Context): Promise<Outcome> {
  const dropped = await boundBacklogs(context)
  for (const one of dropped) context.log.warn(one, 'events were dropped that a consumer had not taken')
  return dropped.length === 0 ? { outcome: 'idle' } : { outcome: 'bounded', consumers: dropped.length }
}

const tasks = { polls: queuePolls, search: indexStories, release, sweep, backlogs, reconcile, retention }
/** As the jobs of these tasks were once called in logs and metrics. */
const name = 'telex.upkeep'

export interface Upkeep {
  close(): Promise<void>
}

export function startUpkeep(context: Context, pace = usualPace): Upkeep {
  const stop = new AbortController()
  const heldBack = rarely()
  const running = Promise.all((Object.keys(tasks) as Task[]).map((task) => repeat({ context, heldBack }, task, pace[task], stop.signal)))
  return {
    close: async () => {
      stop.abort()
      await atMost(closeMs, running)
    },
  }
}

interface Parts {
  context: Context
  heldBack: ReturnType<typeof rarely>
}

async function repeat(parts: Parts, task: Task, { recurrence, lookMs }: UpkeepPace[Task], stop: AbortSignal) {
  while (!stop.aborted) {
    await sleep(lookMs, undefined, { signal: stop }).catch(() => undefined)
    if (stop.aborted) return
    const run = runOnce(parts, task, recurrence)
    await (task === 'retention' ? run : Promise.race([run, sleep(patienceMs, undefined, { ref: false })]))
  }
}

async function runOnce({ context, heldBack }: Parts, task: Task, recurrence: Recurrence | null): Promise<void> {
  const { db, log, metrics } = context
  const started = performance.now()
  const end = (outcome: string, level: 'debug' | 'info' | 'error' | 'silent', fields: object) => {
    const ms = Math.round(performance.now() - started)
    log[level]({ queue: name, task, outcome, ...fields, ms }, name)
    metrics.jobEnded(name, outcome, ms / 1000)
  }
  try {
    if (recurrence && !isInEach(task) && !(await takeRun(db, task, recurrence))) return
    const { outcome, ...fields } = await tasks[task](context)
    // Of what runs twice a second, each poll's own line says enough.
    if (task === 'polls' || (task === 'search' && outcome === 'idle')) return
    end(outcome, outcome === 'idle' ? 'debug' : 'info', fields)
  } catch (error) {
    const fields = errorFields(error)
    // A server that is away fails all tasks, one of them every two seconds.
    const held = heldBack(`${task} ${fields.error}`)
    end('error', held === undefined ? 'silent' : 'error', { ...fields, ...(held ? { held } : {}) })
  }
}
