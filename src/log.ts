/**
 * The log: JSON lines on standard error for machines, or readable ones for a person at a terminal.
 */
import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from './config.ts'

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
