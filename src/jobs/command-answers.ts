/**
 * Waits for commands to end, wherever they run: what PostgreSQL says of them is what their jobs answer.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { rarely } from '#src/log.ts'
import { causeOf, errorFields } from '#src/store/cause.ts'
import { type CommandRow, readCommands } from '#src/store/commands.ts'

export type Answer = Pick<CommandRow, 'id' | 'state' | 'progress' | 'result' | 'error'>

export interface Answers {
  /** The end of a command; nothing when this process stops before. */
  of(id: number, onProgress: (progress: object) => void): Promise<Answer | undefined>
  /** One has ended: look at once. */
  look(): void
  close(): Promise<void>
}

/** Time from one look to the next, and how much more each command that is waited for adds: milliseconds. */
const lookMs = 200
const perCommandMs = 0.2

export const isEnded = ({ state }: Pick<CommandRow, 'state'>): boolean => state === 'done' || state === 'failed' || state === 'cancelled'

interface Waiting {
  ended: (answer: Answer | undefined) => void
  onProgress: (progress: object) => void
  shown: string
}

export function openAnswers({ db, log }: Pick<Context, 'db' | 'log'>): Answers {
  const waiting = new Map<number, Waiting>()
  let nudged = Promise.withResolvers<void>()
  let closing = false
  const heldBack = rarely()

  const read = async () => {
    if (waiting.size === 0) return
    for (const row of await readCommands(db, [...waiting.keys()])) {
      const one = waiting.get(row.id)
      if (!one) continue
      const shown = JSON.stringify(row.progress)
      if (row.progress && shown !== one.shown) {
        one.shown = shown
        one.onProgress(row.progress)
      }
      if (!isEnded(row)) continue
      waiting.delete(row.id)
      one.ended(row)
    }
  }
  const run = async () => {
    while (!closing) {
      const next = new AbortController()
      const late = sleep(lookMs + waiting.size * perCommandMs, undefined, { signal: next.signal }).catch(() => undefined)
      await Promise.race([late, nudged.promise])
      next.abort()
      await read().catch((error) => {
        const held = heldBack(causeOf(error).message)
        if (held !== undefined)
          log.warn({ ...errorFields(error), ...(held > 0 ? { held } : {}) }, 'answers to commands wait for the database')
      })
    }
  }
  const running = run()
  const look = () => {
    nudged.resolve()
    nudged = Promise.withResolvers()
  }
  return {
    of: (id, onProgress) => new Promise((ended) => waiting.set(id, { ended, onProgress, shown: '' })),
    look,
    close: async () => {
      closing = true
      look()
      await running
      for (const { ended } of waiting.values()) ended(undefined)
      waiting.clear()
    },
  }
}
