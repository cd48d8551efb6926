import { Command } from 'commander'
import { migrateQueues } from '#src/queue/backend.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { migrateStore } from '#src/store/migrate.ts'
import { grantWorker, loginAs, makeRoles, ownerRole } from '#src/store/rights.ts'
import { action, UsageError } from './outcome.ts'
import { printJson, settings } from './session.ts'

const passwordNames = { owner: 'TELEX_OWNER_PASSWORD', worker: 'TELEX_WORKER_PASSWORD' } as const

export function migrateCommand(): Command {
  return new Command('migrate')
    .description("bring the database, and the queues' schema, to this version")
    .option(
      '--roles',
      `first make the roles telex_owner and telex_worker, with the passwords of ${passwordNames.owner} and ${passwordNames.worker}; DATABASE_URL is an administrator's login`,
    )
    .option('--json', 'print JSON')
    .action(
      action(async ({ json, roles }: { json?: boolean; roles?: boolean }) => {
        const config = settings()
        if (roles && !config.databaseUrl)
          throw new UsageError(
            '--roles wants DATABASE_URL: an embedded database has one login, which no other user of the machine can read',
          )
        const embedded = config.databaseUrl ? undefined : await startEmbedded(config.stateDir)
        try {
          let databaseUrl = config.databaseUrl ?? embedded!.url
          if (roles) {
            const passwords = { owner: passwordOf(passwordNames.owner), worker: passwordOf(passwordNames.worker) }
            await makeRoles(databaseUrl, passwords)
            databaseUrl = loginAs(databaseUrl, ownerRole, passwords.owner)
          }
          const { ran, total, owns } = await migrateStore(databaseUrl)
          if (owns) {
            await migrateQueues({ databaseUrl, redisUrl: config.redisUrl })
            await grantWorker(databaseUrl)
          }
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

function passwordOf(name: string): string {
  const given = process.env[name]
  if (!given || given.length < 16)
    throw new UsageError(`${name} must be at least 16 characters, ${given ? 'it is shorter' : 'it is not set'}`)
  return given
}
