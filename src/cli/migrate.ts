import { Command } from 'commander'
import { migrateQueues } from '#src/queue/backend.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { action } from './outcome.ts'
import { printJson, settings } from './session.ts'

export function migrateCommand(): Command {
  return new Command('migrate')
    .description("bring the database, and the queues' schema, to this version")
    .option('--json', 'print JSON')
    .action(
      action(async ({ json }: { json?: boolean }) => {
        const config = settings()
        const embedded = config.databaseUrl ? undefined : await startEmbedded(config.stateDir)
        try {
          const databaseUrl = config.databaseUrl ?? embedded!.url
          const { ran, total } = await migrateStore(databaseUrl)
          await migrateQueues({ databaseUrl, redisUrl: config.redisUrl })
          if (json) printJson({ ran, total })
          else
            process.stdout.write(
              ran === 0 ? `the database is at this version (${total} migrations)\n` : `${ran} of ${total} migrations ran\n`,
            )
        } finally {
          await embedded?.close()
        }
      }),
    )
}
