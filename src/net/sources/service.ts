/**
 * Agencies' own services over HTTP, as places where documents lie: what all kinds of them share. A service is asked at the pace that its host takes, with
 * the feed's credential at the feed's own origin and nowhere else; its quotas and its Retry-After are obeyed.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Credential, holdsSecret } from '../credentials.ts'
import type { Fetched } from '../outcome.ts'
import type { DropOptions, Failure, ServiceTools } from './drop.ts'

export type ServiceOptions = DropOptions & { service: ServiceTools }

/** Ask for something of a service: whole bytes, or why there are none. */
export type Ask = (url: URL, credential?: Credential) => Promise<Fetched | Failure>

/** What a quota makes wait for: no longer than this within a turn; a longer wait ends the turn. */
const longestQuotaWaitSeconds = 20

/** The address behind a scheme such as `ap+https:`, without what stands behind `#`. */
export function addressOf(url: string): URL {
  const at = new URL(url.replace(/^[a-z]+\+(?=https?:)/i, ''))
  at.hash = ''
  return at
}

export function asker({ service, signal, credential }: ServiceOptions, base: URL): Ask {
  let free = 0
  return async (url, given = credential) => {
    const waitSeconds = Math.ceil((free - service.now().getTime()) / 1000)
    if (waitSeconds > longestQuotaWaitSeconds)
      return {
        kind: 'failed',
        message: `${url.host}: its quota is used up for ${waitSeconds} s`,
        status: 429,
        retryAfterSeconds: waitSeconds,
      }
    if (waitSeconds > 0) await sleep(waitSeconds * 1000, undefined, signal ? { signal } : {})
    const auth = url.origin === base.origin || given !== credential ? given : undefined
    const got = await service.fetch({ url: url.href, accept: 'service', ...(auth ? { auth } : {}) }, signal)
    switch (got.kind) {
      case 'fetched':
        free = service.now().getTime() + quotaSeconds(got.headers, service.now()) * 1000
        return got.truncated ? { kind: 'failed', message: `${url.host} broke off in the middle of its answer` } : got
      case 'unchanged':
        return { kind: 'failed', message: `${url.host} says "not modified" though nothing was compared` }
      default: {
        const { message } = got
        const status = 'status' in got ? got.status : undefined
        const pause = 'retryAfterSeconds' in got ? got.retryAfterSeconds : undefined
        return {
          kind: 'failed',
          message,
          ...(status === undefined ? {} : { status }),
          ...(pause === undefined ? {} : { retryAfterSeconds: pause }),
        }
      }
    }
  }
}

/** How long a service must not be asked, as its answer's header says that the quota is used up: AP's own fields, and RateLimit in its several spellings. */
export function quotaSeconds(fields: Record<string, string>, now: Date): number {
  const [, used, of] = /^\s*(\d{1,9})\s*\/\s*(\d{1,9})/.exec(fields['x-mediaapi-q-used'] ?? '') ?? []
  if (used !== undefined && Number(used) >= Number(of)) return seconds(fields['x-mediaapi-q-secondsleft'], now) ?? 0
  const combined = fields.ratelimit ?? ''
  const remaining =
    fields['x-ratelimit-remaining'] ??
    fields['ratelimit-remaining'] ??
    fields['x-rate-limit-remaining'] ??
    /\b(?:remaining|r)=(\d{1,9})/.exec(combined)?.[1]
  if (remaining === undefined || Number(remaining) > 0) return 0
  const reset =
    fields['x-ratelimit-reset'] ??
    fields['ratelimit-reset'] ??
    fields['x-rate-limit-reset'] ??
    /\b(?:reset|t)=(\d{1,9})/.exec(combined)?.[1]
  return seconds(reset, now) ?? 0
}

/** Seconds from now, where a field says them or the moment itself (seconds since 1970). */
function seconds(value: string | undefined, now: Date): number | undefined {
  const number = Number(value?.trim() || Number.NaN)
  if (!Number.isFinite(number) || number < 0) return undefined
  return number > 1e9 ? Math.max(0, Math.ceil(number - now.getTime() / 1000)) : Math.ceil(number)
}

/**
 * A link that a service gave, for the next question: at the service's own origin, and without the credential that it may have copied into it.
 * @returns undefined for one that leads elsewhere
 */
export function linkWithin(link: string, at: URL, { credential }: Pick<DropOptions, 'credential'>): URL | undefined {
  const url = link.length > 8192 ? null : URL.parse(link, at.href)
  if (!url) return undefined
  // Some name http: behind a proxy that speaks https:.
  if (url.protocol === 'http:' && at.protocol === 'https:' && url.hostname === at.hostname) url.protocol = at.protocol
  if (url.origin !== at.origin) return undefined
  url.username = ''
  url.password = ''
  url.hash = ''
  if (credential && holdsSecret(url.href, credential))
    for (const [name, value] of [...url.searchParams]) if (holdsSecret(`${name}=${value}`, credential)) url.searchParams.delete(name)
  return holdsSecret(url.href, credential) ? undefined : url
}

/** What an answer says, as JSON and as it is written; undefined where it is none. */
export function jsonOf({ bytes }: Pick<Fetched, 'bytes'>): { text: string; value: unknown } | undefined {
  const text = new TextDecoder().decode(bytes)
  try {
    return { text, value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** Bytes as a text in the charset that HTTP, the bytes' mark or an XML declaration names; UTF-8 where none does, or it is unknown. */
export function decoded(bytes: Uint8Array, headers: Record<string, string>): string {
  const declared = /^(?:\s|\ufeff)*<\?xml[^>]{0,100}\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/i.exec(
    Buffer.from(bytes.subarray(0, 300))
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, ''),
  )?.[1]
  const marked = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined
  const named = marked ?? declared ?? /charset\s{0,9}=\s{0,9}"?([\w.:-]{1,40})/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  try {
    // Many declare an older charset over bytes that are UTF-8.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    try {
      return new TextDecoder(named).decode(bytes)
    } catch {
      return new TextDecoder().decode(bytes)
    }
  }
}
