/**
 * The worker of `telex.commands`: check, record, run, answer.
 */
import { type Job, UnrecoverableError, type Worker } from 'bullmq'
import { Cancelled, type CommandContext, CommandRefused, type CommandResult } from '#src/commands/command.ts'
import { readCommand } from '#src/commands/index.ts'
import { queueNames } from '#src/queue/names.ts'
import { causeOf, errorFields } from '#src/store/cause.ts'
import { beginCommand, endCommand, reportProgress } from '#src/store/commands.ts'

/** Progress is written at most this often. */
const progressMs = 250

export function startCommandWorker(context: CommandContext): Worker {
  return context.queues.worker(queueNames.commands, (job, _token, signal) => runCommand(context, job, signal), { concurrency: 4 })
}

async function runCommand(context: CommandContext, job: Job, signal: AbortSignal = new AbortController().signal): Promise<CommandResult> {
  const { db, log, metrics } = context
  const started = performance.now()
  const read = readCommand(job.name, job.data)
  const who = { actor: text(job.data?.actor), reason: text(job.data?.reason) }
  const queued = { jobId: job.id!, queuedAt: new Date(job.timestamp) }
  const id = await beginCommand(db, { ...queued, name: job.name, arguments: job.data ?? {}, ...drop(who) })
  const end = (outcome: string, fields: Record<string, unknown>) => {
    const ms = Math.round(performance.now() - started)
    log.info({ queue: queueNames.commands, command: job.name, id, ...drop(who), outcome, ms, ...fields }, 'command')
    metrics.jobEnded(queueNames.commands, outcome, ms / 1000)
  }
  if (!read.ok) {
    await endCommand(db, id, { state: 'failed', error: read.message })
    end('refused', { error: read.message })
    throw new UnrecoverableError(read.message)
  }
  let reported = Number.NEGATIVE_INFINITY
  try {
    const result = await read.command.run(context, read.args, {
      signal,
      ...who,
      progress: async (progress) => {
        signal.throwIfAborted()
        if (progress.done < progress.total && performance.now() - reported < progressMs) return
        reported = performance.now()
        await job.updateProgress({ ...progress })
        const { cancelRequestedBy } = await reportProgress(db, id, progress)
        if (cancelRequestedBy) throw new Cancelled(cancelRequestedBy)
      },
    })
    await endCommand(db, id, { state: 'done', result })
    end('done', { summary: result.summary, ...result.counts })
    return result
  } catch (error) {
    // The program stops: the job goes back to the queue and the command is begun again elsewhere.
    if (signal.aborted) throw error
    const expected = error instanceof CommandRefused || error instanceof Cancelled
    const message = expected ? error.message : causeOf(error).message
    await endCommand(db, id, { state: error instanceof Cancelled ? 'cancelled' : 'failed', error: message })
    end(error instanceof Cancelled ? 'cancelled' : 'failed', {
      error: message,
      ...(expected ? {} : errorFields(error)),
    })
    throw new UnrecoverableError(message)
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const drop = <T extends Record<string, unknown>>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
