/**
 * Loaded into whatever is tried: names that lead inside. `inner-N.wire.test` stands for the Nth inner address, `mixed-N` for it and a public one,
 * `rebind-N` for a public one at the first look and for it from then on, `agency` for the public one.
 */
import dns from 'node:dns'
import promises from 'node:dns/promises'
import { syncBuiltinESMExports } from 'node:module'
import { isIP } from 'node:net'
import { innerV4, innerV6, outside } from './spellings.ts'

export const inner: readonly string[] = [...innerV4, ...innerV6]
/** Names that lead inside at the first look, or at a later one. */
export const hostileNames = ['inner', 'mixed', 'rebind'].flatMap((kind) => inner.map((_, at) => `${kind}-${at}.wire.test`))

const looks = new Map<string, number>()

/** What a name stands for now; undefined for one that is none of these. */
export function addressesOf(name: string): string[] | undefined {
  const [, kind, at] = /^(inner|mixed|rebind|agency)(?:-(\d+))?\.wire\.test\.?$/.exec(name.toLowerCase()) ?? []
  if (kind === undefined) return undefined
  const there = inner[Number(at)]!
  const before = looks.get(name) ?? 0
  looks.set(name, before + 1)
  if (kind === 'agency') return [process.env.SECURITY_OUTSIDE ?? outside]
  if (kind === 'inner') return [there]
  if (kind === 'mixed') return [there, outside]
  return before > 0 ? [there] : [outside]
}

/** A network of its own has no server to ask for names. */
const isElsewhere = (name: string): boolean => isIP(name) === 0 && !/localhost\.?$/i.test(name)
const unknown = (hostname: string) =>
  Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname })

type Found = (error: NodeJS.ErrnoException | null, address?: string | dns.LookupAddress[], family?: number) => void
const entries = (found: string[]): dns.LookupAddress[] => found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
const [lookup, lookupNow] = [dns.lookup, promises.lookup] as [(...all: unknown[]) => void, (...all: unknown[]) => Promise<unknown>]

dns.lookup = ((name: string, options: dns.LookupOptions, found: Found) => {
  const known = addressesOf(name)
  if (!known && isElsewhere(name)) return void setImmediate(() => found(unknown(name)))
  if (!known) return lookup(name, options, found)
  const all = entries(known)
  setImmediate(() => (options.all ? found(null, all) : found(null, all[0]!.address, all[0]!.family)))
}) as typeof dns.lookup
promises.lookup = (async (name: string, options: dns.LookupOptions) => {
  const known = addressesOf(name)
  if (!known && isElsewhere(name)) throw unknown(name)
  if (!known) return lookupNow(name, options)
  return options.all ? entries(known) : entries(known)[0]
}) as typeof promises.lookup
syncBuiltinESMExports()
