/**
 * robots.txt by RFC 9309: which rules are for us, and whether they let a URL be fetched. Pure.
 */

export interface RobotsRules {
  rules: readonly Rule[]
  /** Seconds between two requests (not in the RFC, but agencies' sites use it). */
  crawlDelaySeconds?: number
}

interface Rule {
  allow: boolean
  /** The pattern cut at its `*`s. */
  parts: readonly string[]
  /** The pattern ends with `$`. */
  anchored: boolean
  /** Octets of the pattern: the longest that matches decides. */
  length: number
}

/** RFC 9309 §2.5: at least 500 KiB are read; nothing beyond is. */
const robotsMaxBytes = 500 * 1024
const maxPatternLength = 2048

export const allowAll: RobotsRules = { rules: [] }

/**
 * Read robots.txt for one crawler.
 * @param token the crawler's product token: its groups apply, all of them together; without any, those of `*`
 * @param bytes UTF-8, with or without a byte order mark; anything else in it is passed over line by line, so an HTML page allows everything
 */
export function parseRobots(bytes: Uint8Array, token: string): RobotsRules {
  const text = new TextDecoder().decode(bytes.subarray(0, robotsMaxBytes))
  const own = { named: false, rules: [] as Rule[], delay: undefined as number | undefined }
  const general = { rules: [] as Rule[], delay: undefined as number | undefined }
  let current: { rules: Rule[]; delay: number | undefined }[] = []
  let namingAgents = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    const record = readRecord(line)
    if (!record) continue
    const [key, value] = record
    if (key === 'user-agent') {
      // lines of user-agent one after another name one group together
      if (!namingAgents) current = []
      namingAgents = true
      const agent = value === '*' ? '*' : (/^[a-z_-]+/i.exec(value)?.[0].toLowerCase() ?? '')
      if (agent === '*') current.push(general)
      if (agent === token.toLowerCase()) {
        own.named = true
        current.push(own)
      }
      continue
    }
    if (key === 'allow' || key === 'disallow') {
      namingAgents = false
      const rule = readRule(key === 'allow', value)
      if (rule) for (const group of new Set(current)) group.rules.push(rule)
    } else if (key === 'crawl-delay') {
      namingAgents = false
      const delay = /^\d{1,6}(?:\.\d{1,3})?$/.test(value) ? Number(value) : undefined
      for (const group of current) group.delay ??= delay
    }
  }
  const { rules, delay } = own.named ? own : general
  return { rules, ...(delay === undefined ? {} : { crawlDelaySeconds: delay }) }
}

/** `key: value` without comment; the keys' common misspellings that Google's reference parser takes are taken too. */
function readRecord(line: string): [string, string] | undefined {
  const [, key, value] = /^\s*([a-z][a-z -]{0,30}?)\s*:([^#]*)/i.exec(line) ?? []
  if (key === undefined || value === undefined) return undefined
  const known = key.toLowerCase().replace(/\s+/g, '-')
  const spelled =
    known === 'useragent' ? 'user-agent' : /^(?:dissallow|dissalow|disalow|diasllow|disallaw)$/.test(known) ? 'disallow' : known
  return [spelled, value.trim()]
}

function readRule(allow: boolean, value: string): Rule | undefined {
  if (value === '' || value.length > maxPatternLength) return undefined
  const pattern = normalise(value.startsWith('/') || value.startsWith('*') ? value : `/${value}`)
  const anchored = pattern.endsWith('$')
  return { allow, parts: (anchored ? pattern.slice(0, -1) : pattern).split(/\*+/), anchored, length: pattern.length }
}

/** Whether the rules let a URL be fetched. The longest pattern decides, `allow` when two are as long (RFC 9309 §2.2.2). */
export function isAllowed({ rules }: RobotsRules, url: URL): boolean {
  const path = normalise(url.pathname + url.search)
  if (path === '/robots.txt') return true
  let best: Rule | undefined
  for (const rule of rules) {
    if (best && (rule.length < best.length || (rule.length === best.length && !rule.allow))) continue
    if (matches(rule, path)) best = rule
  }
  return best?.allow ?? true
}

/** Left to right, each part at its first place: no going back, so no pattern is slow. */
function matches({ parts, anchored }: Rule, path: string): boolean {
  const [head = '', ...rest] = parts
  if (!path.startsWith(head)) return false
  let at = head.length
  for (const [n, part] of rest.entries()) {
    if (anchored && n === rest.length - 1) return path.length - part.length >= at && path.endsWith(part)
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return !anchored || at === path.length
}

/** One spelling for what means the same (RFC 9309 §2.2.2): non-ASCII as %XX of its UTF-8, hex digits in capitals, unreserved characters plain. */
function normalise(path: string): string {
  return path
    .toWellFormed()
    .replace(/[^\x21-\x7e]+/g, encodeURIComponent)
    .replace(/%([0-9a-f]{2})/gi, (octet, hex: string) => {
      const character = String.fromCharCode(Number.parseInt(hex, 16))
      return /[\w.~-]/.test(character) ? character : octet.toUpperCase()
    })
}
