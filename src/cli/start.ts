import { Command } from 'commander'
import type { Logger } from 'pino'
import type { App } from '#src/app.ts'
import { onHangUp, untilSignal } from './signal.ts'

export function startCommand(): Command {
  return new Command('start')
    .description('run the worker: migrate, schedule, poll, fetch, store, relay events, serve HTTP')
    .option('--allow-empty', 'take over a feeds file that names no feeds, though it named some before')
    .action(async ({ allowEmpty = false }: { allowEmpty?: boolean }) => {
      let log: Logger | undefined
      const stopping = untilSignal(() => log)
      const ready = Promise.withResolvers<App>()
      // While it still starts, the file may have been read already: once more, when it is ready.
      onHangUp(async () => (await ready.promise).reloadFeeds())
      // Loaded when signals are heard already: a second goes by before all is there.
      const { action } = await import('./outcome.ts')
      await action(async () => {
        const [{ StartStopped, startApp }, { createLog }, { settings }, { version }] = await Promise.all([
          import('#src/app.ts'),
          import('#src/log.ts'),
          import('./session.ts'),
          import('#src/version.ts'),
        ])
        const config = settings()
        log = createLog(config.log)
        if (stopping.aborted.aborted) return
        const started = performance.now()
        const { databaseUrl, redisUrl, stateDir, roles } = config
        log.info(
          {
            version,
            database: databaseUrl ? 'DATABASE_URL' : stateDir,
            queues: redisUrl ? 'redis' : 'postgres',
            roles: [...roles],
          },
          'telex starts',
        )
        try {
          const app = await startApp({ config, log, allowEmpty, stop: stopping.aborted })
          log.info({ ms: Math.round(performance.now() - started), http: app.http?.url }, 'telex is ready')
          ready.resolve(app)
          await stopping.received
          await app.close()
        } catch (error) {
          if (!(error instanceof StartStopped)) throw error
        }
        log.info('telex has stopped')
      })()
      // A start that failed has said why; what it had opened is not waited for.
      stopping.done()
    })
}
