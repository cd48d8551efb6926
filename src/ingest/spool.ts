/**
 * Which folders of this machine a feed may read: those under the roots that the operator names, links resolved.
 */
import { realpath } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const folderOf = (url: string): string | undefined => {
  try {
    return new URL(url).protocol === 'file:' ? fileURLToPath(url) : undefined
  } catch {
    return undefined
  }
}

const within = (folder: string, root: string): boolean => {
  const way = relative(root, folder)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/**
 * Why a command may not have a feed read a folder; undefined where it may, and for what is no folder.
 * @param roots `TELEX_SPOOL_ROOTS`, absolute paths; absent: the folders of the feeds file
 * @param fileUrls the addresses of the feeds that the feeds file names
 */
export function refusedFolder(url: string, roots: readonly string[] | undefined, fileUrls: readonly string[]): string | undefined {
  const folder = folderOf(url)
  if (folder === undefined) return undefined
  const allowed = roots ?? fileUrls.flatMap((named) => folderOf(named) ?? [])
  if (allowed.some((root) => within(folder, root))) return undefined
  return roots
    ? `${folder} lies under none of TELEX_SPOOL_ROOTS (${roots.join(', ')})`
    : `${folder} lies under no folder of the feeds file: a command may use what stands there, or what lies under TELEX_SPOOL_ROOTS`
}

/** Why a feed's folder is not read: its true place, behind all links, lies under none of the roots. A folder that is not there says so itself, when it is opened. */
export async function outsideRoots(url: string, roots: readonly string[] | undefined): Promise<string | undefined> {
  const folder = folderOf(url)
  if (roots === undefined || folder === undefined) return undefined
  const real = await realpath(folder).catch(() => folder)
  const places = await Promise.all(roots.map((root) => realpath(root).catch(() => root)))
  if (places.some((root) => within(real, root))) return undefined
  return `${folder}${real === folder ? '' : `, which is ${real},`} lies under none of TELEX_SPOOL_ROOTS (${roots.join(', ')})`
}
