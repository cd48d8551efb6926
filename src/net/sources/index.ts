/**
 * A feed → the place it names.
 */
import { openAp } from './ap.ts'
import { openApi } from './api.ts'
import type { ApiRules } from './api-rules.ts'
import type { DropOptions, Opened } from './drop.ts'
import { openFolder } from './folder.ts'
import { openFtp } from './ftp.ts'
import { openImap } from './imap.ts'
import { openReuters } from './reuters.ts'
import type { ServiceOptions } from './service.ts'
import { openSftp } from './sftp.ts'
import { openWireq } from './wireq.ts'

/** Agencies' own services, by what stands before `+https` or `+http`. */
const services = {
  wireq: openWireq,
  ap: openAp,
  reuters: openReuters,
} satisfies Record<string, (url: string, options: ServiceOptions) => Promise<Opened>>

const serviceOf = (url: string): keyof typeof services | undefined =>
  (Object.keys(services) as (keyof typeof services)[]).find((name) => new RegExp(`^${name}\\+https?:`, 'i').test(url))

/** All that may stand before a service's `://`. */
export const serviceSchemes: readonly string[] = Object.keys(services).flatMap((name) => [`${name}+https:`, `${name}+http:`])

/** Is this feed asked of an agency's service, page by page or item by item? */
export const isService = ({ url, api }: { url: string; api?: ApiRules | null | undefined }): boolean =>
  serviceOf(url) !== undefined || Boolean(api && /^https?:/i.test(url))

/** Is this feed read from a place where an agency leaves things, and not fetched? */
export const isDrop = (feed: { url: string; api?: ApiRules | null | undefined }): boolean =>
  /^(?:file|ftps?|sftp|imaps):/i.test(feed.url) || isService(feed)

/** Connect to the place that a feed's URL names. */
export async function openDrop(url: string, options: DropOptions): Promise<Opened> {
  const { service } = options
  const name = serviceOf(url)
  if (service && (name || service.api)) return (name ? services[name] : openApi)(url, { ...options, service })
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
