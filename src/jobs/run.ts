/**
 * The one shell around every job: read the payload, call, map the outcome to BullMQ, write one log line, count.
 */
import { type Job, UnrecoverableError, type Worker } from 'bullmq'
import type { z } from 'zod'
import type { Context } from '#src/context.ts'
import type { Outcome } from '#src/ingest/outcome.ts'
import { rarely } from '#src/log.ts'
import { errorFields, isOutage, plainError } from '#src/store/cause.ts'
import { Room } from './room.ts'

interface Kind<P extends z.ZodType> {
  queue: string
  payload: P
  /** Jobs that are in work at once, */
  concurrency: number
  /** and the works in them, where a job may hold several. */
  several?: { of: (payload: z.output<P>) => z.output<P>[]; atOnce: number }
  run: (payload: z.output<P>, job: { signal: AbortSignal; attempt: number }) => Promise<Outcome>
}

/** Outcomes that say that there was nothing to do. */
const quiet = new Set(['idle', 'not-due', 'replaced'])

/** Start a worker for one kind of job. */
export function startWorker<P extends z.ZodType>(
  { queues, log, metrics }: Pick<Context, 'queues' | 'log' | 'metrics'>,
  kind: Kind<P>,
): Worker {
  const heldBack = rarely()
  const room = kind.several && new Room(kind.several.atOnce)
  const tell = (job: Job, data: unknown) => {
    const started = performance.now()
    const line = { queue: kind.queue, job: job.id, ...(data as object) }
    return (fields: Outcome, level: 'debug' | 'info' | 'error' | 'silent') => {
      const ms = Math.round(performance.now() - started)
      log[level]({ ...line, ...fields, ms }, kind.queue)
      metrics.jobEnded(kind.queue, fields.outcome, ms / 1000)
    }
  }
  const work = async (job: Job, payload: z.output<P>, signal: AbortSignal): Promise<Outcome> => {
    const end = tell(job, payload)
    try {
      const outcome = await kind.run(payload, { signal, attempt: job.attemptsMade })
      end(outcome, quiet.has(outcome.outcome) ? 'debug' : 'info')
      return outcome
    } catch (error) {
      const fields = errorFields(error)
      // A database that takes nothing fails every job, and names another file in each.
      const held = heldBack(isOutage(error) ? fields.code : `${fields.code} ${fields.error}`)
      end({ outcome: 'error', ...fields, ...(held ? { held } : {}) }, held === undefined ? 'silent' : 'error')
      // What is thrown is kept with the job.
      throw plainError(error)
    }
  }
  return queues.worker(
    kind.queue,
    async (job: Job, _token?: string, signal = new AbortController().signal) => {
      const parsed = kind.payload.safeParse(job.data)
      if (!parsed.success) {
        const error = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'data'}: ${issue.message}`).join('; ')
        tell(job, job.data)({ outcome: 'refused', error }, 'error')
        throw new UnrecoverableError(error)
      }
      if (!kind.several || !room) return work(job, parsed.data, signal)
      // None ends the job while another of it is under way.
      const ended = await Promise.allSettled(kind.several.of(parsed.data).map((one) => room.run(() => work(job, one, signal))))
      for (const one of ended) if (one.status === 'rejected') throw one.reason
      return { outcome: 'done', works: ended.length }
    },
    { concurrency: kind.concurrency },
  )
}
