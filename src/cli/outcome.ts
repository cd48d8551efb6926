/**
 * How a command ends: with its exit status, and words for what could be expected. It knows no settings, so that what works on files alone starts
 * without them.
 */

import { explain } from '#src/doctor/explain.ts'

/** Wrong use: a flag, an argument or a setting. Ends the program with 2. */
export class UsageError extends Error {}
/** The work failed, in words that say all. Ends the program with 1, without a stack trace. */
export class WorkFailed extends Error {}

/** Run a command's action: its end becomes the exit status, an expected failure its words on standard error. */
export function action<Args extends unknown[]>(work: (...args: Args) => Promise<void>): (...args: Args) => Promise<void> {
  return async (...args) => {
    try {
      await work(...args)
    } catch (error) {
      await end(error)
    }
  }
}

async function end(error: unknown): Promise<void> {
  const [{ StartRefused }, { EmbeddedError }, { SchemaError }] = await Promise.all([
    import('#src/app.ts'),
    import('#src/store/embedded.ts'),
    import('#src/store/migrate.ts'),
  ])
  const expected = [UsageError, WorkFailed, StartRefused, EmbeddedError, SchemaError].some((kind) => error instanceof kind)
  process.exitCode = error instanceof UsageError || error instanceof StartRefused ? 2 : 1
  process.stderr.write(`telex: ${expected ? (error as Error).message : explain(error)}\n`)
}

/** Why a file cannot be read, in words. */
export function unreadable(file: string, { code, message }: NodeJS.ErrnoException): string {
  if (file === '') return 'a file has an empty name'
  switch (code) {
    case 'ENOENT':
      return `there is no file ${file}`
    case 'ENOTDIR':
      return `there is no file ${file}: what stands before its last / is no folder`
    case 'EISDIR':
      return `${file} is a folder`
    case 'EACCES':
      return `${file} may not be read by this user`
    default:
      return `cannot read ${file}: ${message}`
  }
}
