/**
 * When a feed with a cron is polled, read by the very parser that the queues use.
 */
import { CronExpressionParser } from 'cron-parser'

/** What was found before: a cron whose day never comes takes the parser a second. */
const known = new Map<string, string | undefined>()
const knownAtMost = 1_000

/** What is wrong with a cron, in words; undefined for one that has a next time. */
export function wrongWithCron(cron: string, tz = 'UTC'): string | undefined {
  const key = `${cron} ${tz}`
  if (known.has(key)) return known.get(key)
  if (known.size >= knownAtMost) known.clear()
  const wrong = read(cron, tz)
  known.set(key, wrong)
  return wrong
}

/** The first time after another at which it polls; undefined for one that is wrong. */
export function nextTick(cron: string, tz: string, after: Date): Date | undefined {
  if (wrongWithCron(cron, tz)) return undefined
  return CronExpressionParser.parse(cron, { tz, currentDate: after }).next().toDate()
}

function read(cron: string, tz: string): string | undefined {
  try {
    CronExpressionParser.parse(cron, { tz }).next()
    return undefined
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const [, value, range] = /got value (\S+) expected range (\S+)/.exec(why) ?? []
    if (value) return `has ${value} where only ${range} is allowed`
    return /loop limit|day of month definition/.test(why) ? 'names a day that no year has' : 'is no cron'
  }
}
