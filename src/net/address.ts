/**
 * Which addresses a fetch may reach. Feeds and pages name hosts that nobody here chose, so anything that is not plainly
 * a public unicast address is refused: loopback, private, link-local (cloud metadata), carrier-grade NAT, multicast, reserved,
 * documentation ranges, and IPv6 forms that carry such an IPv4 address inside.
 */
import ipaddr from 'ipaddr.js'

export type AddressRules = ReadonlyArray<[ipaddr.IPv4 | ipaddr.IPv6, number]>

/** @param networks CIDRs as in `TELEX_ALLOW_NETWORKS`; throws on one that cannot be read (the settings were checked at the start). */
export function readNetworks(networks: readonly string[]): AddressRules {
  return networks.map((cidr) => ipaddr.parseCIDR(cidr))
}

/**
 * Whether an address may be connected to.
 * IPv4-mapped (RFC 4291 §2.5.5.2) and NAT64 (RFC 6052, `64:ff9b::/96`) addresses are judged by the IPv4 address in them, as that is where
 * the packets go; NAT64 stays usable so that networks with IPv6 only (DNS64) work. 6to4, Teredo, IPv4-compatible and all other transition forms are
 * refused whole: no agency is reached by them.
 * @param address an IP address in any spelling, with or without a zone; anything else is refused
 * @param allowed networks that are allowed beside the public ones
 */
export function isReachable(address: string, allowed: AddressRules): boolean {
  const bare = address.replace(/%[\s\S]*/, '')
  if (!ipaddr.isValid(bare)) return false
  const given = ipaddr.parse(bare)
  const inner = embeddedIPv4(given)
  if (isListed(given, allowed) || (inner !== undefined && isListed(inner, allowed))) return true
  if (inner !== undefined) return inner.range() === 'unicast'
  // ipaddr.js calls unassigned IPv6 space "unicast"; only 2000::/3 is handed out (IANA IPv6 address space registry)
  if (given.kind() === 'ipv6' && !given.match(globalUnicast)) return false
  return given.range() === 'unicast'
}

const globalUnicast = ipaddr.parseCIDR('2000::/3')
const nat64 = ipaddr.parseCIDR('64:ff9b::/96')

function embeddedIPv4(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | undefined {
  if (!(address instanceof ipaddr.IPv6)) return undefined
  if (address.isIPv4MappedAddress()) return address.toIPv4Address()
  return address.match(nat64) ? new ipaddr.IPv4(address.toByteArray().slice(12)) : undefined
}

function isListed(address: ipaddr.IPv4 | ipaddr.IPv6, allowed: AddressRules): boolean {
  return allowed.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))
}
