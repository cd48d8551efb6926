/**
 * The worker of `telex.commands`: what comes out of the queue is checked and noted in PostgreSQL, gets its turns there, and is answered when it has ended.
 * A job that waits takes no place from another: a kill is taken while any number of re-ingests wait or run.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Job, UnrecoverableError, WaitingError } from 'bullmq'
import type { CommandContext, CommandResult } from '#src/commands/command.ts'
import { readCommand } from '#src/commands/index.ts'
import { keptOfRefused } from '#src/commands/refused.ts'
import { wrongWithSignature } from '#src/commands/signature.ts'
import { queueNames } from '#src/queue/names.ts'
import { errorFields, isOutage, lostConnection } from '#src/store/cause.ts'
import { type CommandRow, enterCommand, findCommand, type QueuedCommand, refuseCommand, SignatureUsed } from '#src/store/commands.ts'
import { type Answers, isEnded, openAnswers } from './command-answers.ts'
import { startTurns, type TurnPace, type Turns } from './command-turns.ts'

/** Jobs that one process holds while their commands wait or run. */
const mostHeld = 5_000
/** A held job may lose its worker as often as it likes: its command lies in PostgreSQL. */
const mostStalls = 1_000_000
/** From one try to note a command while the database is away to the next. */
const retryMs = 1_000

export interface CommandWorker {
  /** Take no more, end each turn at its next step, and give back what has not ended. */
  close(): Promise<void>
  /** Do not wait for the next step. */
  cancelAllJobs(reason: string): void
}

export function startCommandWorker(context: CommandContext, pace?: TurnPace): CommandWorker {
  const answers = openAnswers(context)
  const turns = startTurns(context, answers.look, pace)
  const stop = new AbortController()
  const worker = context.queues.worker(
    queueNames.commands,
    (job, token) => answer({ context, answers, turns, stop: stop.signal }, job, token!),
    { concurrency: mostHeld, maxStalledCount: mostStalls },
  )
  return {
    close: async () => {
      await worker.pause(true)
      stop.abort()
      await turns.close()
      await answers.close()
      await worker.close()
    },
    cancelAllJobs: () => turns.abort(),
  }
}

interface Parts {
  context: CommandContext
  answers: Answers
  turns: Turns
  stop: AbortSignal
}

async function answer({ context, answers, turns, stop }: Parts, job: Job, token: string): Promise<CommandResult> {
  const entered = await whenUp(context, stop, () => enter(context, job))
  if (entered && !isEnded(entered)) {
    if (entered.state === 'queued' && entered.lane === 'urgent') turns.runNow(entered)
    else turns.wake()
  }
  const onProgress = (progress: object) =>
    void job.updateProgress(progress).catch((error) => context.log.warn({ job: job.id, ...errorFields(error) }, 'progress is not shown'))
  const ended = entered && (isEnded(entered) ? entered : await answers.of(entered.id, onProgress))
  if (!ended) {
    // The process stops: another answers.
    await job.moveToWait(token)
    throw new WaitingError()
  }
  if (ended.state !== 'done') throw new UnrecoverableError(ended.error ?? ended.state)
  if (ended.progress) await job.updateProgress(ended.progress)
  return ended.result as CommandResult
}

/** @throws UnrecoverableError for what is unknown, was asked wrongly, or is not signed where it has to be */
async function enter(context: CommandContext, job: Job): Promise<CommandRow> {
  const { db, config } = context
  const { signature, ...data } = (job.data ?? {}) as Record<string, unknown>
  const queued: QueuedCommand = { jobId: job.id!, queuedAt: new Date(job.timestamp), name: job.name, arguments: data, ...who(data) }
  const unsigned = config.commandKey && (await unsignedBecause(context, config.commandKey, queued, signature))
  if (unsigned) return refuse(context, job, queued, `${job.name}: ${unsigned}`)
  const read = readCommand(job.name, data)
  if (!read.ok) return refuse(context, job, queued, read.message)
  const asked = config.commandKey ? { ...queued, signature: String(signature) } : queued
  return enterCommand(db, { queued: asked, lane: read.command.lane ?? 'ordinary', again: job.attemptsMade > 0 }).catch((error) => {
    if (!(error instanceof SignatureUsed)) throw error
    return refuse(context, job, queued, `${job.name}: signature: it was another command's`)
  })
}

/** A job comes again after its worker, however long the command waited meanwhile: what was taken once is not judged by its age. */
async function unsignedBecause(
  { db, clock }: CommandContext,
  key: string,
  { name, arguments: data, ...which }: QueuedCommand,
  signature: unknown,
): Promise<string | undefined> {
  const known = await findCommand(db, which)
  if (known?.signature && known.signature === signature) return undefined
  return wrongWithSignature(key, name, { ...(data as object), signature }, { added: which.queuedAt, now: clock() })
}

/** What was refused is kept without what may be a secret, in PostgreSQL and in the queue. */
async function refuse({ db, log, metrics }: CommandContext, job: Job, queued: QueuedCommand, message: string): Promise<never> {
  const kept = keptOfRefused(queued.name, queued.arguments)
  await job.updateData(kept)
  await refuseCommand(db, { ...queued, arguments: kept }, message)
  log.info({ queue: queueNames.commands, command: queued.name, ...who(queued.arguments), outcome: 'refused', error: message }, 'command')
  metrics.jobEnded(queueNames.commands, 'refused', 0)
  throw new UnrecoverableError(message)
}

/** Do it as soon as the database takes it; nothing when this process stops before. */
async function whenUp<T>({ log }: CommandContext, stop: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
  while (!stop.aborted) {
    try {
      return await work()
    } catch (error) {
      if (!isOutage(error) && !lostConnection(error)) throw error
      log.warn(errorFields(error), 'a command waits for the database')
      await sleep(retryMs, undefined, { signal: stop }).catch(() => undefined)
    }
  }
  return undefined
}

/** Who asked for it, and why, where that is said in words. */
function who(data: unknown): { actor?: string; reason?: string } {
  const { actor, reason } = data as { actor?: unknown; reason?: unknown }
  return { ...(typeof actor === 'string' ? { actor } : {}), ...(typeof reason === 'string' ? { reason } : {}) }
}
