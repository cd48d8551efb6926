/**
 * A feed's URL → the place it names.
 */
import type { DropOptions, Opened } from './drop.ts'
import { openFolder } from './folder.ts'
import { openFtp } from './ftp.ts'
import { openImap } from './imap.ts'
import { openSftp } from './sftp.ts'

/** Is this feed read from a place where an agency leaves things, and not fetched? */
export const isDrop = (url: string): boolean => /^(?:file|ftps?|sftp|imaps):/i.test(url)

/** Connect to the place that a feed's URL names. */
export async function openDrop(url: string, options: DropOptions): Promise<Opened> {
  switch (new URL(url).protocol) {
    case 'file:':
      return openFolder(url, options)
    case 'ftp:':
    case 'ftps:':
      return openFtp(url, options)
    case 'sftp:':
      return openSftp(url, options)
    case 'imaps:':
      return openImap(url, options)
    default:
      return { kind: 'failed', message: `${url.slice(0, 100)} names no place that files are taken from` }
  }
}
