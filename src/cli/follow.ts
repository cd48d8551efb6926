/**
 * Queue an admin command and follow it to its end. Where no worker answers commands, this process runs it itself.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { CommandResult } from '#src/commands/command.ts'
import { readCommand } from '#src/commands/index.ts'
import { startCommandWorker } from '#src/jobs/commands.ts'
import { queueNames } from '#src/queue/names.ts'
import { UsageError, WorkFailed } from './outcome.ts'
import { printJson, withApp } from './session.ts'

export async function follow(name: string, args: Record<string, unknown>, { json = false }: { json?: boolean | undefined }): Promise<void> {
  const read = readCommand(name, args)
  if (!read.ok) throw new UsageError(read.message)
  await withApp(async ({ context }) => {
    const queue = context.queues.queue(queueNames.commands)
    const own = (await queue.getWorkersCount()) === 0 ? startCommandWorker(context) : undefined
    try {
      const job = await queue.add(name, { actor: process.env.USER ?? 'telex', ...args })
      let shown = ''
      for (;;) {
        // The state first: a job read before it ended has no result.
        const state = await queue.getJobState(job.id!)
        const now = await queue.getJob(job.id!)
        const progress = now?.progress as { done?: number; total?: number; phase?: string } | undefined
        const line = progress?.total ? `${progress.phase}: ${progress.done} of ${progress.total}` : ''
        if (line && line !== shown && !json) process.stderr.write(`${line}\n`)
        shown = line
        if (state === 'completed') {
          const result = now!.returnvalue as CommandResult
          if (json) printJson(result)
          else process.stdout.write(`${result.summary}\n`)
          return
        }
        if (state === 'unknown' && !now)
          throw new WorkFailed('the queue has lost the command: npx telex doctor tells why; ask for it again')
        if (state === 'failed') throw new WorkFailed(now!.failedReason)
        await sleep(150)
      }
    } finally {
      await own?.close()
    }
  })
}

/** Arguments as `key=value` words. */
export function readArguments(words: string[]): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  for (const word of words) {
    const [, key, inner, value] = /^([a-z]\w*)(?:\.([a-z]\w*))?=(.*)$/is.exec(word) ?? []
    if (key === undefined || value === undefined) throw new UsageError(`"${word}" is no key=value`)
    read[key] = inner === undefined ? value : { ...(typeof read[key] === 'object' ? read[key] : {}), [inner]: value }
  }
  return read
}
