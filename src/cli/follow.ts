/**
 * Queue an admin command and follow it to its end. Where no worker answers commands, this process runs it itself.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Job, Queue } from 'bullmq'
import type { CommandResult, Progress } from '#src/commands/command.ts'
import { readCommand } from '#src/commands/index.ts'
import { sign } from '#src/commands/signature.ts'
import { startCommandWorker } from '#src/jobs/commands.ts'
import { queueNames } from '#src/queue/names.ts'
import { findCommand } from '#src/store/commands.ts'
import type { Db } from '#src/store/db.ts'
import { UsageError, WorkFailed } from './outcome.ts'
import { printJson, withApp } from './session.ts'

/** From one look at a command to the next: milliseconds. */
const lookMs = 150

export async function follow(name: string, args: Record<string, unknown>, { json = false }: { json?: boolean | undefined }): Promise<void> {
  const read = readCommand(name, args)
  if (!read.ok) throw new UsageError(read.message)
  await withApp(async ({ context }) => {
    const queue = context.queues.queue(queueNames.commands)
    const own = (await queue.getWorkersCount()) === 0 ? startCommandWorker(context) : undefined
    try {
      const data = { actor: process.env.USER ?? 'telex', ...args }
      const { commandKey } = context.config
      const job = await queue.add(name, commandKey ? { ...data, signature: sign(commandKey, name, data, new Date()) } : data)
      const result = await untilEnd(context.db, queue, job, json ? () => undefined : showProgress())
      if (json) printJson(result)
      else process.stdout.write(`${result.summary}\n`)
    } finally {
      await own?.close()
    }
  })
}

/** @throws WorkFailed with why it failed */
async function untilEnd(db: Db, queue: Queue, { id, timestamp }: Job, onProgress: (progress: Progress) => void): Promise<CommandResult> {
  for (;;) {
    // The state first: a job read before it ended has no result.
    const state = await queue.getJobState(id!)
    const job = await queue.getJob(id!)
    if (job) {
      onProgress(job.progress as unknown as Progress)
      if (state === 'completed') return job.returnvalue as CommandResult
      if (state === 'failed') throw new WorkFailed(job.failedReason)
    } else if (state === 'unknown') {
      // The queue has lost it, which does not stop a command that a worker has seen.
      const noted = await findCommand(db, { jobId: id!, queuedAt: new Date(timestamp) })
      if (!noted) throw new WorkFailed('the queue has lost the command: npx telex doctor tells why; ask for it again')
      onProgress(noted.progress as Progress)
      if (noted.state === 'done') return noted.result as CommandResult
      if (noted.state === 'failed' || noted.state === 'cancelled') throw new WorkFailed(noted.error ?? noted.state)
    }
    await sleep(lookMs)
  }
}

/** Each step once, on standard error. */
function showProgress(): (progress: Progress | null) => void {
  let shown = ''
  return (progress) => {
    const line = progress?.total ? `${progress.phase}: ${progress.done} of ${progress.total}` : ''
    if (line && line !== shown) process.stderr.write(`${line}\n`)
    shown = line
  }
}

/** Arguments as `key=value` words; `auth.header.name=x` is what stands deeper. */
export function readArguments(words: string[]): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  for (const word of words) {
    const [, path = '', value] = /^([a-z]\w*(?:\.[a-z]\w*){0,3})=(.*)$/is.exec(word) ?? []
    if (value === undefined) throw new UsageError(`"${word}" is no key=value`)
    const names = path.split('.')
    const last = names.pop()!
    let at = read
    for (const name of names) at = at[name] = typeof at[name] === 'object' ? { ...at[name] } : ({} as Record<string, unknown>)
    at[last] = value
  }
  return read
}
