/**
 * Places where an agency leaves files or mail for us: a folder, an FTP or SFTP server, a mailbox, a service of its own. One shape for all: what is whole is listed, read, and
 * put away by the caller's word, once what it says is committed. A crash at any point leaves it to be read again.
 */
import { type Credential, redact } from '../credentials.ts'
import type { FetchOutcome } from '../outcome.ts'
import type { FetchRequest } from '../request.ts'
import type { Sending, SendOutcome } from '../send.ts'
import type { ApiRules } from './api-rules.ts'

/** A whole file, or a mail, as it was when it was listed. */
export interface DropFile {
  name: string
  /** Bytes. */
  size: number
  modified: Date
  /** Where it lay, for the archive. */
  url: string
  /** It came whole, however lately it was written. */
  whole?: boolean
}

/** `status`: what the service answered; `retryAfterSeconds`: when it wants to be asked again. */
export type Failure = { kind: 'failed'; message: string; status?: number; retryAfterSeconds?: number }
/** `more`: there are others beyond what is taken at once. `againSeconds`: when the place says that it is to be looked at again. */
export type DropListing<F extends DropFile> = { kind: 'listed'; files: F[]; more: boolean; againSeconds?: number } | Failure
export type DropRead =
  | { kind: 'read'; bytes: Uint8Array; headers?: Record<string, string> }
  /** It is being written again, or is gone: another time. */
  | { kind: 'changed' }
  /** This one cannot be used; the others can. */
  | { kind: 'unusable'; message: string }
  /** It cannot be had now; the place's position remembers it, and it is listed again. */
  | { kind: 'later'; message: string }
  | Failure
export type DropMove = { kind: 'moved' | 'replaced' | 'gone' } | Failure

export interface Drop<F extends DropFile = DropFile> {
  list(): Promise<DropListing<F>>
  read(file: F): Promise<DropRead>
  /** Its content is committed. */
  done(file: F): Promise<DropMove>
  /** It cannot be used, for this reason. */
  failed(file: F, reason: string): Promise<DropMove>
  /** What was put away is no longer there: what cannot be used is archived first. */
  keepsNothing?: true
  /** Where to go on from, by what has been put away so far: to be kept, and given to the next turn. */
  position?(): unknown
  /** What went wrong beside the files, though all of them were taken. */
  trouble?(): Failure | undefined
  close(): Promise<void>
}

/** With what an agency's service is asked. */
export interface ServiceTools {
  /** Ask, at the pace of the host. */
  fetch(request: FetchRequest, signal?: AbortSignal): Promise<FetchOutcome>
  send(sending: Sending, signal?: AbortSignal): Promise<SendOutcome>
  now(): Date
  /** What the last turn's `position()` gave; a recovery sets `{ since }`. */
  position?: unknown
  /** How a paged API is read. */
  api?: ApiRules | null
}

export interface DropOptions {
  allowNetworks: readonly string[]
  credential?: Credential
  /** Where the operator can be reached, a URI. */
  contact?: string | undefined
  signal?: AbortSignal
  /** For how long a file's size and time must stay as they are, in milliseconds. */
  settleMs?: number
  /** With what agencies' own services are asked. */
  service?: ServiceTools
  /** Milliseconds of silence after which a server is given up; what goes on for ten times as long is, too. */
  patienceMs?: number
}

export type Opened = { kind: 'opened'; drop: Drop } | Failure

/** Files are taken oldest first, no more than this at once. */
export const mostFiles = 500
/** A larger one is put to the failed. */
export const mostBytes = 32 * 1024 * 1024
export const defaultPatienceMs = 30_000

export const tooLarge = ({ name, size }: DropFile) => ({
  kind: 'unusable' as const,
  message: `${name} has ${size} bytes, more than the ${mostBytes} that are read`,
})

/** User and password of a `basic` credential, `user:password`. */
export function login(credential: Credential | undefined): { user: string; password: string } | undefined {
  if (credential?.kind !== 'basic') return undefined
  const text = credential.secret.reveal()
  const colon = text.indexOf(':')
  return { user: text.slice(0, colon), password: text.slice(colon + 1) }
}

/**
 * Calls to a server. Their failures are outcomes; what takes too long is ended, and an abort by the caller is thrown, at once either way.
 * @param stop ends the connection
 */
export function outcomes(
  { signal, credential, patienceMs = defaultPatienceMs }: Pick<DropOptions, 'signal' | 'credential' | 'patienceMs'>,
  { host, stop, explain }: { host: string; stop: () => void; explain: (error: unknown) => Failure },
) {
  const limitMs = patienceMs * 10
  return async <T>(work: () => Promise<T>): Promise<T | Failure> => {
    if (signal?.aborted) {
      stop()
      throw signal.reason
    }
    const over = Promise.withResolvers<never>()
    let late = false
    const timer = setTimeout(() => {
      late = true
      over.reject(new Error('late'))
    }, limitMs)
    const abort = () => over.reject(signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    try {
      return await Promise.race([work(), over.promise])
    } catch (error) {
      if (late || signal?.aborted) stop()
      if (signal?.aborted) throw signal.reason
      if (late) return { kind: 'failed', message: `${host} was not done within ${limitMs / 1000} s` }
      // Servers repeat what they were told.
      return { kind: 'failed', message: redact(explain(error).message, credential) }
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
  }
}
