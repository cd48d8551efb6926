/**
 * Feeds that agencies push as files: `file:///dir` names a spool directory. A file is taken when it is whole, stays where it is until the caller
 * has committed what it says, and then moves to `done/`, or to `failed/` with the reason beside it. A crash at any point leaves the file to be
 * read again, which changes nothing as items are recognised; no file is ever overwritten or deleted.
 */
import { constants } from 'node:fs'
import { lstat, mkdir, open, readdir, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** A whole file in a spool, as it was when it was listed. */
export interface SpoolFile {
  name: string
  path: string
  /** `file:///dir/name` */
  url: string
  size: number
  modified: Date
  /** Tells the same bytes from a file that has since taken the name. */
  stamp: string
}

export type SpoolListing =
  /** `unsettled`: files still being written. `more`: there are whole ones beyond `maxFiles`. */
  { kind: 'listed'; files: SpoolFile[]; unsettled: number; more: boolean } | { kind: 'failed'; message: string }

export type SpoolRead =
  | { kind: 'read'; bytes: Uint8Array }
  /** It is being written again, or is gone: another time. */
  | { kind: 'changed' }
  | { kind: 'too-large'; message: string }
  | { kind: 'failed'; message: string }

export type SpoolMove =
  | { kind: 'moved'; path: string }
  /** Another file has taken its name since it was read; that one is left for the next poll. */
  | { kind: 'replaced' }
  /** Another worker has moved it. */
  | { kind: 'gone' }
  | { kind: 'failed'; message: string }

export interface SpoolOptions {
  /** For how long size and time must stay as they are, in milliseconds. */
  settleMs?: number
  /** Oldest first, no more than this at once. */
  maxFiles?: number
  signal?: AbortSignal
}

/**
 * The whole files of a spool, oldest first. A file counts as whole when its size and time did not change while this looked on for `settleMs`. Left
 * alone: dot files, names that transfer programs use while they write (`.tmp`, `.part`, `.filepart`, `~` …), links, folders.
 * @param url `file:///dir`
 */
export async function listSpool(url: string, { settleMs = 1000, maxFiles = 500, signal }: SpoolOptions = {}): Promise<SpoolListing> {
  const dir = spoolPath(url)
  if (dir === undefined) return { kind: 'failed', message: `${url} should be file:// and an absolute path` }
  try {
    const before = await look(dir)
    if (before.size === 0) return { kind: 'listed', files: [], unsettled: 0, more: false }
    // two looks rather than file time against our clock: a share's clock may be off
    await sleep(settleMs, undefined, signal ? { signal } : {})
    const after = await look(dir)
    const whole = [...after.values()]
      .filter((file) => file.stamp === before.get(file.name)?.stamp)
      .sort((a, b) => a.modified.getTime() - b.modified.getTime() || (a.name < b.name ? -1 : 1))
    return { kind: 'listed', files: whole.slice(0, maxFiles), unsettled: after.size - whole.length, more: whole.length > maxFiles }
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    return { kind: 'failed', message: explain(dir, error) }
  }
}

/** Read a listed file, if it still is what was listed. */
export async function readSpoolFile(file: SpoolFile, maxBytes = 32 * 1024 * 1024): Promise<SpoolRead> {
  if (file.size > maxBytes)
    return { kind: 'too-large', message: `${file.name} has ${file.size} bytes, more than the ${maxBytes} that are read` }
  try {
    await using handle = await open(file.path, constants.O_RDONLY | constants.O_NOFOLLOW)
    const bytes = Buffer.alloc(file.size)
    let at = 0
    while (at < file.size) {
      const { bytesRead } = await handle.read(bytes, at, file.size - at, at)
      if (bytesRead === 0) return { kind: 'changed' }
      at += bytesRead
    }
    return stamp(await handle.stat({ bigint: true })) === file.stamp ? { kind: 'read', bytes } : { kind: 'changed' }
  } catch (error) {
    if (isCode(error, 'ENOENT')) return { kind: 'changed' }
    return { kind: 'failed', message: explain(file.name, error) }
  }
}

/** The file's content is committed: move it to `done/`. */
export function moveToDone(file: SpoolFile): Promise<SpoolMove> {
  return move(file, 'done')
}

/** The file cannot be used: move it to `failed/`, with the reason for people in `NAME.reason.txt` beside it. */
export function moveToFailed(file: SpoolFile, reason: string): Promise<SpoolMove> {
  return move(file, 'failed', reason)
}

async function move(file: SpoolFile, folder: 'done' | 'failed', reason?: string): Promise<SpoolMove> {
  const target = join(file.path, '..', folder)
  try {
    if (stamp(await lstat(file.path, { bigint: true })) !== file.stamp) return { kind: 'replaced' }
    await mkdir(target, { recursive: true })
    const path = await reserve(target, file, reason)
    try {
      await rename(file.path, path)
    } catch (error) {
      await unlink(path)
      if (reason !== undefined) await unlink(`${path}.reason.txt`)
      throw error
    }
    return { kind: 'moved', path }
  } catch (error) {
    if (isCode(error, 'ENOENT')) return { kind: 'gone' }
    return { kind: 'failed', message: explain(`${file.name} to ${folder}/`, error) }
  }
}

/**
 * Make an empty file that nobody else has, for the rename to replace; a rename alone would overwrite. `story.xml`, else with the file's time in the
 * name (agencies use one name for ever), else with a number too.
 */
async function reserve(dir: string, { name, modified }: SpoolFile, reason: string | undefined): Promise<string> {
  const [, stem = name, extension = ''] = /^(.+?)((?:\.[^.]{1,10})?)$/s.exec(name) ?? []
  const time = modified.toISOString().replace(/[-:]/g, '')
  for (let n = 0; ; n += 1) {
    const path = join(dir, n === 0 ? name : `${stem}-${time}${n === 1 ? '' : `-${n}`}${extension}`)
    if (!(await createFile(path, ''))) continue
    if (reason === undefined || (await createFile(`${path}.reason.txt`, `${reason.trimEnd()}\n`))) return path
    await unlink(path)
  }
}

/** False when there is a file of that name already. */
async function createFile(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

/** Names that transfer programs use while they write, and those that are hidden. */
export const passedOver = /^[.~]|~$|\.(?:tmp|temp|part|partial|filepart|crdownload|download|incomplete|lock|lck|swp|writing|uploading)$/i

async function look(dir: string): Promise<Map<string, SpoolFile>> {
  const files = new Map<string, SpoolFile>()
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (!entry.isFile() || passedOver.test(entry.name)) continue
    const path = join(dir, entry.name)
    const found = await lstat(path, { bigint: true }).catch(() => undefined)
    if (!found?.isFile()) continue
    files.set(entry.name, {
      name: entry.name,
      path,
      url: pathToFileURL(path).href,
      size: Number(found.size),
      modified: new Date(Number(found.mtimeMs)),
      stamp: stamp(found),
    })
  }
  return files
}

const stamp = ({ ino, size, mtimeNs }: { ino: bigint; size: bigint; mtimeNs: bigint }) => `${ino}:${size}:${mtimeNs}`

function spoolPath(url: string): string | undefined {
  try {
    return fileURLToPath(url)
  } catch {
    return undefined
  }
}

const isCode = (error: unknown, code: string) => (error as NodeJS.ErrnoException).code === code

function explain(what: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOENT':
      return `${what} is not there`
    case 'ENOTDIR':
      return `${what} is not a folder`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${what}: no permission (${code})`
    case 'ENOSPC':
      return `${what}: the disk is full`
    default:
      if (code === undefined) throw error
      return `${what}: ${code}`
  }
}
