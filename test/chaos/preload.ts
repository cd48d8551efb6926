/**
 * Loaded into each worker before its own code: names of the simulated hosts, and its clock, are as the file in TELEX_CHAOS_WORLD says. Nothing else
 * of the worker is touched.
 */
import dns from 'node:dns'
import { readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** What one worker finds around it. */
export interface Surroundings {
  /** Milliseconds by which its clock is ahead. */
  aheadMs: number
  /** Names that are not as usual. */
  names: Record<string, 'unknown' | 'unanswered' | 'closed'>
}

const path = process.env.TELEX_CHAOS_WORLD!
/** A resolver gives up after so long. */
const unansweredMs = 10_000

const read = (): Surroundings => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { aheadMs: 0, names: {} }
  }
}
let aheadMs = read().aheadMs
const RealDate = Date
setInterval(() => {
  aheadMs = read().aheadMs
}, 200).unref()

class MovedDate extends RealDate {
  constructor(...parts: [] | [number | string | Date]) {
    if (parts.length === 0) super(RealDate.now() + aheadMs)
    else super(...parts)
  }
  static override now(): number {
    return RealDate.now() + aheadMs
  }
}
globalThis.Date = MovedDate as DateConstructor

const systemLookup = dns.lookup
type Found = (error: NodeJS.ErrnoException | null, address?: string | dns.LookupAddress[], family?: number) => void
const lookup = (name: string, options: dns.LookupOptions, found: Found) => {
  if (!name.endsWith('.wire.test')) return (systemLookup as (...all: unknown[]) => void)(name, options, found)
  const manner = read().names[name]
  const fail = (code: string) =>
    found(Object.assign(new Error(`getaddrinfo ${code} ${name}`), { code, syscall: 'getaddrinfo', hostname: name }))
  if (manner === 'unknown') return void setImmediate(fail, 'ENOTFOUND')
  if (manner === 'unanswered') return void setTimeout(fail, unansweredMs, 'EAI_AGAIN')
  // Of loopback's addresses the simulated hosts listen on one only.
  const address = manner === 'closed' ? '127.99.99.99' : '127.0.0.1'
  setImmediate(() => (options.all ? found(null, [{ address, family: 4 }]) : found(null, address, 4)))
}
dns.lookup = lookup as typeof dns.lookup
syncBuiltinESMExports()
