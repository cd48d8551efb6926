import { Command } from 'commander'
import { startApp } from '#src/app.ts'
import { createLog } from '#src/log.ts'
import { version } from '#src/version.ts'
import { action, settings } from './session.ts'
import { untilSignal } from './signal.ts'

export function startCommand(): Command {
  return new Command('start').description('run the worker: migrate, schedule, poll, fetch, store, relay events, serve HTTP').action(
    action(async () => {
      const config = settings()
      const log = createLog(config.log)
      const signal = untilSignal(log)
      const started = performance.now()
      log.info(
        {
          version,
          database: config.databaseUrl ? 'DATABASE_URL' : config.stateDir,
          queues: config.redisUrl ? 'redis' : 'postgres',
          roles: [...config.roles],
        },
        'telex starts',
      )
      const app = await startApp({ config, log })
      log.info({ ms: Math.round(performance.now() - started), http: app.http?.url }, 'telex is ready')
      await signal.received
      await app.close()
      log.info('telex has stopped')
      signal.done()
    }),
  )
}
