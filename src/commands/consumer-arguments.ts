/**
 * How bounds of consumers, and places in the log, are written in commands.
 */
import { z } from 'zod'
import { type Bounds, readBeginning } from '#src/store/consumers.ts'
import type { Db } from '#src/store/db.ts'
import { CommandRefused } from './command.ts'

const whole = 'a whole number from 1, or default'
/** A bound, or `default` for that of the settings. */
const bound = z
  .literal('default')
  .transform(() => null)
  .or(z.coerce.number(whole).int(whole).min(1, whole))
  .optional()

export const bounds = { policy: z.enum(['hold', 'drop', 'default'], 'hold, drop or default').optional(), events: bound, days: bound }

/** What was given of them, as it is kept. */
export function spread({
  policy,
  events,
  days,
}: {
  policy?: 'hold' | 'drop' | 'default' | undefined
  events?: number | null | undefined
  days?: number | null | undefined
}): Bounds {
  return {
    ...(policy === undefined ? {} : { policy: policy === 'default' ? null : policy }),
    ...(events === undefined ? {} : { mostEvents: events }),
    ...(days === undefined ? {} : { mostSeconds: days === null ? null : days * 86_400 }),
  }
}

/**
 * The event before the first that a consumer gets that begins there.
 * @throws CommandRefused
 */
export async function beginning(db: Db, from: string): Promise<number> {
  const read = await readBeginning(db, from)
  if ('refused' in read) throw new CommandRefused(read.refused)
  return read.after
}
