/**
 * Where a server's name leads, for protocols that open their own connections: an address that may be reached, or why there is none.
 */
import { lookup } from 'node:dns/promises'
import { isReachable, readNetworks } from './address.ts'
import { BlockedAddressError } from './guard.ts'

/**
 * @returns the address to connect to; the name stays the one that certificates are checked against
 * @throws what DNS says, or BlockedAddressError
 */
export async function reachable(hostname: string, allowNetworks: readonly string[]): Promise<string> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const allowed = readNetworks(allowNetworks)
  const found = (await lookup(host, { all: true })).find(({ address }) => isReachable(address, allowed))
  if (!found) throw new BlockedAddressError(host)
  return found.address
}
