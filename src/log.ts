/**
 * The log: JSON lines on standard error for machines, or readable ones for a person at a terminal.
 */
import { Writable } from 'node:stream'
import { type DestinationStream, type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from './config.ts'
import { shownAddress } from './text/address.ts'
import { shown } from './text/lines.ts'

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

const isAddress = /url$|^(?:hub|topic)$/i

/** Keys in the query of a feed's address are nobody's to read in a log. */
function withShownAddresses(line: Record<string, unknown>): Record<string, unknown> {
  const shownLine = { ...line }
  for (const [name, value] of Object.entries(line))
    if (typeof value === 'string' && isAddress.test(name)) shownLine[name] = shownAddress(value)
  return shownLine
}

/** @param to standard error, unless said otherwise */
export function createLog({ level, format }: Config['log'], to: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: withShownAddresses },
  }
  // Messages and values are others' words, too.
  if (format === 'json') return pino(options, { write: (line) => void to.write(shown(line)) })
  // What is pretty has escape sequences of its own: those of others are out of the values before.
  const destination = new Writable({
    write: (chunk, _encoding, done) => {
      to.write(String(chunk))
      done()
    },
  })
  const lines = pretty({ destination, sync: true, ignore: 'pid,hostname', singleLine: true, translateTime: 'HH:MM:ss' })
  return pino(options, {
    write: (line) =>
      void lines.write(`${JSON.stringify(JSON.parse(line, (_, value) => (typeof value === 'string' ? shown(value) : value)))}\n`),
  })
}
