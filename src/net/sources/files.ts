/**
 * The steps that all places of files share, local or on a server: when a file is whole, whether it still is the one that was listed, and how it is put
 * away: into `done/`, or into `failed/` with the reason beside it. No file is ever overwritten or deleted; a crash at any point leaves it to be read again,
 * which changes nothing as items are recognised.
 */
import { posix } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Drop,
  type DropFile,
  type DropListing,
  type DropMove,
  type DropOptions,
  type DropRead,
  mostBytes,
  mostFiles,
  type outcomes,
  tooLarge,
} from './drop.ts'

/** A file in a folder. */
export interface PlacedFile extends DropFile {
  path: string
  /** Tells the same bytes from a file that has since taken the name. */
  stamp: string
}

/** What a folder's file system can do; failures are thrown. */
export interface FileSystem<F extends PlacedFile> {
  /** The folder that an agency puts files into, without a slash at its end. */
  folder: string
  /** Its files that may be whole, by name. */
  look(): Promise<Map<string, F>>
  /** The stamp of the file that has this file's name now; undefined when there is none. */
  stampOf(file: F): Promise<string | undefined>
  /** Its bytes, no more than one beyond what was listed; undefined when it is no longer there. */
  read(file: F): Promise<Uint8Array | undefined>
  makeFolder(path: string): Promise<void>
  /** Is the name free? Where it can be, it is now held by an empty file. */
  claim(path: string): Promise<boolean>
  /** Give back a name that was claimed and not used. */
  release(path: string): Promise<void>
  /** Write a new file; false when there is one. */
  write(path: string, text: string): Promise<boolean>
  remove(path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  close(): Promise<void>
}

const defaultSettleMs = 1000

/** Names that transfer programs use while they write, and those that are hidden. */
const passedOver = /^[.~]|~$|\.(?:tmp|temp|part|partial|filepart|crdownload|download|incomplete|lock|lck|swp|writing|uploading)$/i

/** May a file of this name be taken? */
export const mayTake = (name: string): boolean => !passedOver.test(name) && !/[/\\\r\n]/.test(name)

/** The place as a drop; its calls' failures are made outcomes by `guarded`. */
export function dropOf<F extends PlacedFile>(
  files: FileSystem<F>,
  { guarded, options }: { guarded: ReturnType<typeof outcomes>; options: DropOptions },
): Drop<F> {
  return {
    list: () => guarded(() => settled(files, options)),
    read: (file) => guarded(() => readWhole(files, file)),
    done: (file) => guarded(() => putAway(files, file, 'done')),
    failed: (file, reason) => guarded(() => putAway(files, file, 'failed', reason)),
    close: () => files.close(),
  }
}

/**
 * The files that two looks found alike, oldest first: nobody writes them any more. Two looks rather than a file's time against our clock, as a server's
 * clock may be off.
 */
async function settled<F extends PlacedFile>(
  { look }: FileSystem<F>,
  { settleMs = defaultSettleMs, signal }: Pick<DropOptions, 'settleMs' | 'signal'>,
): Promise<DropListing<F>> {
  const before = await look()
  if (before.size === 0) return { kind: 'listed', files: [], more: false }
  await sleep(settleMs, undefined, signal ? { signal } : {})
  const whole = [...(await look()).values()]
    .filter((file) => file.stamp === before.get(file.name)?.stamp)
    .sort((a, b) => a.modified.getTime() - b.modified.getTime() || (a.name < b.name ? -1 : 1))
  return { kind: 'listed', files: whole.slice(0, mostFiles), more: whole.length > mostFiles }
}

async function readWhole<F extends PlacedFile>(files: FileSystem<F>, file: F): Promise<DropRead> {
  if (file.size > mostBytes) return tooLarge(file)
  if ((await files.stampOf(file)) !== file.stamp) return { kind: 'changed' }
  const bytes = await files.read(file)
  return bytes?.length === file.size && (await files.stampOf(file)) === file.stamp ? { kind: 'read', bytes } : { kind: 'changed' }
}

async function putAway<F extends PlacedFile>(files: FileSystem<F>, file: F, into: 'done' | 'failed', reason?: string): Promise<DropMove> {
  const stamp = await files.stampOf(file)
  if (stamp === undefined) return { kind: 'gone' }
  if (stamp !== file.stamp) return { kind: 'replaced' }
  const folder = posix.join(files.folder, into)
  await files.makeFolder(folder)
  const { path, beside } = await claimName(files, folder, file, reason)
  try {
    await files.rename(file.path, path)
    return { kind: 'moved' }
  } catch (error) {
    // Without the file, its place and its reason are of no use; what keeps them from going is the failure that is told.
    await Promise.allSettled([files.release(path), ...(beside ? [files.remove(beside)] : [])])
    if ((await files.stampOf(file)) === undefined) return { kind: 'gone' }
    throw error
  }
}

/** A name in a folder that no file has, and the reason written beside it. */
async function claimName<F extends PlacedFile>(
  files: FileSystem<F>,
  folder: string,
  file: F,
  reason: string | undefined,
): Promise<{ path: string; beside?: string }> {
  for (const name of namesFor(file)) {
    const path = posix.join(folder, name)
    if (!(await files.claim(path))) continue
    if (reason === undefined) return { path }
    const beside = `${path}.reason.txt`
    if (await files.write(beside, `${reason.trimEnd()}\n`)) return { path, beside }
    await files.release(path)
  }
  throw new Error('unreachable: there is no end of names')
}

/** `story.xml`, else with the file's time in the name (agencies use one name for ever), else with a number, too. */
function* namesFor({ name, modified }: DropFile): Generator<string> {
  const { name: stem, ext } = posix.parse(name)
  const time = modified.toISOString().replace(/[-:]/g, '')
  yield name
  for (let n = 1; ; n++) yield `${stem}-${time}${n === 1 ? '' : `-${n}`}${ext}`
}
