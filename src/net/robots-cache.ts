/**
 * robots.txt of the sites that pages are fetched from, kept for a day (RFC 9309 §2.4) in this process.
 */
import type { Failed, FetchOutcome, Refused, Throttled } from './outcome.ts'
import { allowAll, isAllowed, parseRobots, type RobotsRules } from './robots.ts'

/** `unreachable`: nothing may be fetched until robots.txt can be had; the outcome of asking for it is that of the URL too. */
type RobotsVerdict =
  | { kind: 'allowed'; crawlDelaySeconds?: number }
  | { kind: 'disallowed' }
  | { kind: 'unreachable'; outcome: Unreachable }

type Unreachable = Failed | Throttled | Refused

export interface RobotsCache {
  /** Whether a URL may be fetched. Several callers for one site wait for one request. */
  check(url: URL): Promise<RobotsVerdict>
}

interface Known {
  rules: RobotsRules | undefined
  trouble?: Unreachable
  until: number
}

const keptMs = 24 * 3600_000
/** How soon a robots.txt that could not be had is asked for again. */
const retryMs = 60_000
const maxSites = 5000

/**
 * @param token our product token in robots.txt
 * @param get fetch a robots.txt: follows redirects, guards addresses, limits the size
 */
export function createRobotsCache({
  token,
  get,
  now,
}: {
  token: string
  get: (url: string) => Promise<FetchOutcome>
  now: () => Date
}): RobotsCache {
  const sites = new Map<string, Promise<Known>>()

  async function look(origin: string, old: Promise<Known> | undefined): Promise<Known> {
    const before = await old?.catch(() => undefined)
    const at = now().getTime()
    if (before && before.until > at) return before
    const found = read(await get(`${origin}/robots.txt`), token)
    if ('rules' in found) return { rules: found.rules, until: at + keptMs }
    // what it said last holds on while it cannot be asked
    return { rules: before?.rules, trouble: found.trouble, until: at + retryMs }
  }

  return {
    async check(url) {
      const { origin } = url
      const looking = look(origin, sites.get(origin))
      // the newest stand at the end, so that the first is the one longest unused
      sites.delete(origin)
      sites.set(origin, looking)
      if (sites.size > maxSites) for (const first of sites.keys()) if (sites.delete(first)) break
      const { rules, trouble } = await looking
      if (trouble && !rules) return { kind: 'unreachable', outcome: trouble }
      if (rules && !isAllowed(rules, url)) return { kind: 'disallowed' }
      return { kind: 'allowed', ...(rules?.crawlDelaySeconds === undefined ? {} : { crawlDelaySeconds: rules.crawlDelaySeconds }) }
    },
  }
}

/**
 * RFC 9309 §2.3.1: "unavailable" (4xx, too many redirects) allows everything, "unreachable" (5xx, network) nothing. A 429 counts as unreachable: a site that
 * asks for patience has not said that it has no rules.
 */
function read(outcome: FetchOutcome, token: string): { rules: RobotsRules } | { trouble: Unreachable } {
  switch (outcome.kind) {
    case 'fetched':
      return { rules: parseRobots(outcome.bytes, token) }
    case 'unchanged':
    case 'gone':
      return { rules: allowAll }
    case 'failed':
      if (outcome.code === 'redirect') return { rules: allowAll }
      if (outcome.code !== 'http') return { trouble: { ...outcome, message: `${outcome.message}, asked for robots.txt` } }
      if (outcome.status !== undefined && outcome.status < 500) return { rules: allowAll }
      return {
        trouble: {
          ...outcome,
          code: 'robots',
          message: `${outcome.message}, asked for robots.txt; until it can be had, nothing may be fetched there`,
        },
      }
    case 'refused':
      return { trouble: outcome }
    case 'throttled':
      return { trouble: { ...outcome, message: `${outcome.message}, asked for robots.txt` } }
    default:
      return outcome satisfies never
  }
}
