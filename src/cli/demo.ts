import { Command, InvalidArgumentError } from 'commander'
import type { DemoOptions } from './demo-play.ts'
import { untilSignal } from './signal.ts'

const whole = (text: string) => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number')
  return Number(text)
}
const seconds = (text: string) => {
  const [, digits, unit] = /^(\d{1,5})(s|m)?$/.exec(text) ?? []
  const value = Number(digits) * (unit === 'm' ? 60 : 1)
  if (!(value >= 20 && value <= 3600)) throw new InvalidArgumentError('a time from 20s to 60m, such as 60s')
  return value
}
const address = (text: string) => {
  if (text !== '127.0.0.1' && text !== '0.0.0.0') throw new InvalidArgumentError('127.0.0.1 or 0.0.0.0')
  return text
}

export function demoCommand(): Command {
  return new Command('demo')
    .description('the worker over a simulated network of agencies on loopback, no internet needed')
    .option('--seed <n>', 'the same seed plays the same script', whole, 7)
    .option('--for <time>', 'how long, such as 60s', seconds, 60)
    .option('--json', 'print nothing but what was seen, as one JSON document at the end')
    .option('--agencies-only', 'serve the agencies and nothing else, until stopped; their feeds are printed as a feeds file')
    .option('--print-feeds', "print the agencies' feeds file and end; with --public-url")
    .option('--port <n>', 'with --agencies-only: the port', whole, 8099)
    .option('--host <address>', 'with --agencies-only: where to listen', address, '127.0.0.1')
    .option('--public-url <url>', 'with --agencies-only: the address under which the worker reaches them')
    .action(async (options: DemoOptions) => {
      const signal = untilSignal()
      // Loaded when signals are heard already: a second and more goes by before all is there.
      const { action } = await import('./outcome.ts')
      await action(async () => {
        const { play, serve } = await import('./demo-play.ts')
        await (options.agenciesOnly || options.printFeeds ? serve : play)(options, signal)
      })()
      signal.done()
    })
}
