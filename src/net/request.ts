/**
 * What is asked for, and how far it may go.
 */
import type { Credential } from './credentials.ts'

export interface FetchRequest {
  /** http: or https:, without user and password in it. */
  url: string
  /** Validators of the last answer, as they came. */
  etag?: string | null | undefined
  lastModified?: string | null | undefined
  /** From `resolveCredential`, looked up for this request; sent to this URL's origin only. */
  auth?: Credential | null | undefined
  /** What is wanted: chooses the Accept field, the size limit and whether robots.txt is obeyed. `page` when absent; `service`: an agency's own. */
  accept?: 'feed' | 'page' | 'service' | undefined
  /** A page obeys robots.txt; a feed that a person has subscribed to does not ask it. To choose otherwise. */
  robots?: 'obey' | 'ignore' | undefined
  /** In place of the limit for its kind; counts for the bytes sent and again for the bytes unpacked. */
  maxBytes?: number | undefined
  /** How often in a row its host was not done in time: it is waited for less long (patience.ts). */
  timeouts?: number | undefined
}

export interface Limits {
  /** Milliseconds until a connection (and TLS) stands. */
  connectMs: number
  /** Milliseconds from asking to the end of the answer's header, for each redirect anew. */
  firstByteMs: number
  /** Milliseconds for everything, redirects included: what ends a server that sends a byte a second. */
  totalMs: number
  redirects: number
  feedBytes: number
  serviceBytes: number
  pageBytes: number
  robotsBytes: number
}

export const defaultLimits: Limits = {
  connectMs: 10_000,
  firstByteMs: 20_000,
  totalMs: 60_000,
  redirects: 8,
  feedBytes: 32 * 1024 * 1024,
  serviceBytes: 32 * 1024 * 1024,
  pageBytes: 8 * 1024 * 1024,
  robotsBytes: 2 * 1024 * 1024,
}

/** What the transport is asked for: also robots.txt itself, of which the beginning is enough. */
export type InnerRequest = Omit<FetchRequest, 'accept'> & { accept: 'feed' | 'page' | 'service' | 'robots' }
