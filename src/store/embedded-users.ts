/**
 * Who works with an embedded server: a file for each in a folder beside the data, written before the server is looked for, so that nobody stops it
 * under someone who has just come.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Users {
  /** Does anybody else who lives work with it? */
  others(): Promise<boolean>
  leave(): Promise<void>
}

/** Those of this very process. */
const own = new Set<string>()
let number = 0

export async function joinUsers(dataDir: string): Promise<Users> {
  const folder = `${dataDir}.users`
  const me = `${process.pid}.${Date.now()}.${number++}`
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, me), '')
  own.add(me)
  return {
    others: async () => {
      for (const name of await readdir(folder)) {
        if (name === me) continue
        const pid = Number(name.split('.')[0])
        if (pid === process.pid ? own.has(name) : alive(pid)) return true
        // Of one that a crash ended.
        await rm(join(folder, name), { force: true })
      }
      return false
    },
    leave: async () => {
      own.delete(me)
      await rm(join(folder, me), { force: true })
    },
  }
}

/** Does a process of this number live? */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
