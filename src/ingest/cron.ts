/**
 * When a feed with a cron is polled, read by the very parser that the queues use.
 */
import { CronExpressionParser } from 'cron-parser'

/** What is wrong with a cron, in words; undefined for one that has a next time. */
export function wrongWithCron(cron: string, tz = 'UTC'): string | undefined {
  try {
    CronExpressionParser.parse(cron, { tz }).next()
    return undefined
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return /loop limit|day of month definition/.test(why) ? 'names a day that no year has' : why.charAt(0).toLowerCase() + why.slice(1)
  }
}
