/**
 * A folder of this machine, or a share: `file:///dir`, such as one that an FTP server fills. Links are not followed.
 */
import { constants } from 'node:fs'
import { lstat, mkdir, open, readdir, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Drop, type DropOptions, type Failure, type Opened, outcomes } from './drop.ts'
import { dropOf, type FileSystem, mayTake, type PlacedFile } from './files.ts'

export function openFolder(url: string, options: DropOptions): Opened {
  const folder = pathOf(url)
  if (folder === undefined) return { kind: 'failed', message: `${url} should be file:// and an absolute path` }
  const guarded = outcomes(options, { host: folder, stop: () => {}, explain: (error) => failure(folder, error) })
  const drop = dropOf(filesIn(folder), { guarded, options })
  const read: typeof drop.read = async (file) => {
    const found = await drop.read(file)
    // The folder could be listed: what cannot be read is the file.
    return found.kind === 'failed' ? { kind: 'unusable', message: found.message } : found
  }
  return { kind: 'opened', drop: { ...drop, read } as Drop }
}

function filesIn(folder: string): FileSystem<PlacedFile> {
  /** False when there is a file of that name already. */
  const write = async (path: string, text: string): Promise<boolean> => {
    try {
      await writeFile(path, text, { flag: 'wx' })
      return true
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false
      throw error
    }
  }
  return {
    folder,
    look: async () => {
      const files = new Map<string, PlacedFile>()
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (!entry.isFile() || !mayTake(entry.name)) continue
        const path = join(folder, entry.name)
        const found = await lstat(path, { bigint: true }).catch(() => undefined)
        if (!found?.isFile()) continue
        const [size, modified] = [Number(found.size), new Date(Number(found.mtimeMs))]
        files.set(entry.name, { name: entry.name, path, url: pathToFileURL(path).href, size, modified, stamp: stamp(found) })
      }
      return files
    },
    stampOf: async ({ path }) =>
      lstat(path, { bigint: true }).then(stamp, (error: unknown) => (isCode(error, 'ENOENT') ? undefined : Promise.reject(error))),
    read: async ({ path, size }) => {
      await using handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
      const bytes = Buffer.alloc(size)
      let at = 0
      while (at < size) {
        const { bytesRead } = await handle.read(bytes, at, size - at, at)
        if (bytesRead === 0) return undefined
        at += bytesRead
      }
      return bytes
    },
    makeFolder: async (path) => {
      await mkdir(path, { recursive: true })
      // Files would be put wherever it points to.
      if (!(await lstat(path)).isDirectory()) throw Object.assign(new Error('a link'), { code: 'ELOOP', path })
    },
    // A rename alone would overwrite: the name is held by an empty file that it replaces.
    claim: (path) => write(path, ''),
    release: unlink,
    write,
    remove: unlink,
    rename,
    close: async () => {},
  }
}

const stamp = ({ ino, size, mtimeNs }: { ino: bigint; size: bigint; mtimeNs: bigint }) => `${ino}:${size}:${mtimeNs}`

function pathOf(url: string): string | undefined {
  try {
    return fileURLToPath(url).replace(/(?<=[^/])\/+$/, '')
  } catch {
    return undefined
  }
}

const isCode = (error: unknown, code: string) => (error as NodeJS.ErrnoException).code === code

function failure(folder: string, error: unknown): Failure {
  const { code, path = folder } = error as NodeJS.ErrnoException
  const why: Record<string, string> = {
    ENOENT: ' is not there',
    ENOTDIR: ' is not a folder',
    EEXIST: ' is not a folder',
    EACCES: `: no permission (${code})`,
    EPERM: `: no permission (${code})`,
    EROFS: `: no permission (${code})`,
    ELOOP: ' is a link, which is not followed: put a folder in its place',
    ENOSPC: ': the disk is full',
  }
  if (code === undefined) throw error
  return { kind: 'failed', message: `${path}${why[code] ?? `: ${code}`}` }
}
