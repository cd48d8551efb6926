/**
 * The log: JSON lines on standard error for machines, or readable ones for a person at a terminal.
 */
import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from './config.ts'

/** Messages of one text go through at most once in so many milliseconds. */
const repeatMs = 10_000

/**
 * Let a message through, and hold its repetitions back for a while.
 * @returns how many were held back since the last that went through; undefined for one that is held back itself
 */
export function rarely(now: () => number = () => performance.now()): (message: string) => number | undefined {
  const seen = new Map<string, { until: number; held: number }>()
  return (message) => {
    const at = now()
    const before = seen.get(message)
    if (before && at < before.until) {
      before.held++
      return undefined
    }
    for (const [key, { until }] of seen) if (until < at) seen.delete(key)
    seen.set(message, { until: at + repeatMs, held: 0 })
    return before?.held ?? 0
  }
}

export function createLog({ level, format }: Config['log']): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return format === 'pretty'
    ? pino(options, pretty({ destination: 2, sync: true, ignore: 'pid,hostname', singleLine: true, translateTime: 'HH:MM:ss' }))
    : pino(options, pino.destination({ dest: 2, sync: true }))
}
