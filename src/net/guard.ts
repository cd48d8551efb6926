/**
 * The one way out: an undici dispatcher whose sockets reach only allowed addresses, and the check of a URL before it is asked for.
 *
 * An address is checked four times: when it stands in the URL itself, each one that DNS answers (the checked address is the very one that
 * the socket then connects to, so that a name cannot change its mind in between), the connected socket's peer, and all of it again for each
 * redirect, since a redirect is a new request. Name answers that are not allowed are left out; a name with none left is refused. That
 * keeps `localhost` usable with `127.0.0.0/8` allowed and `::1` not.
 */
import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns'
import { isIP } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { type AddressRules, isReachable, readNetworks } from './address.ts'

/** All addresses of a name, as `dns.lookup` with `all` gives them. */
export type ResolveAll = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

export interface GuardOptions {
  /** CIDRs that may be reached beside public addresses. */
  allowNetworks: readonly string[]
  connectTimeoutMs: number
  /** Instead of the system's resolver: for tests of names that change their address, and for programs with a resolver of their own. */
  resolveAll?: ResolveAll | undefined
}

export interface Guard {
  dispatcher: Agent
  /** Why a URL may not be asked for, as far as the URL alone shows it. */
  refusal(url: URL): UrlRefusal | undefined
  close(): Promise<void>
}

interface UrlRefusal {
  reason: 'bad-url' | 'blocked-address' | 'blocked-port'
  message: string
}

/** The connection would have gone to an address that is not allowed. */
export class BlockedAddressError extends Error {
  readonly code = 'TELEX_BLOCKED_ADDRESS'
  constructor(host: string) {
    super(explainBlocked(host))
  }
}

const explainBlocked = (host: string) => `${host} is not a public address, and no network in TELEX_ALLOW_NETWORKS has it`

/**
 * Make the dispatcher. HTTP/1.1 only: one request at a time goes to a host, so HTTP/2 has nothing to multiplex.
 * Proxies from the environment are not used: behind one, nothing here could see where a connection goes.
 */
export function createGuard({ allowNetworks, connectTimeoutMs, resolveAll = systemLookup }: GuardOptions): Guard {
  const allowed = readNetworks(allowNetworks)
  const connector = buildConnector({
    allowH2: false,
    timeout: connectTimeoutMs,
    autoSelectFamily: true,
    lookup: guardedLookup(resolveAll, allowed),
  } as buildConnector.BuildOptions)
  const dispatcher = new Agent({
    allowH2: false,
    maxHeaderSize: 64 * 1024,
    pipelining: 1,
    connect: (options, callback) => {
      const host = bareHost(options.hostname)
      // a literal is never looked up, so the lookup below would not see it
      if (isIP(host) !== 0 && !isReachable(host, allowed)) return callback(new BlockedAddressError(host), null)
      connector(options, (...[error, socket]) => {
        if (error) return callback(error, null)
        const peer = socket.remoteAddress
        if (peer === undefined || !isReachable(peer, allowed)) {
          socket.destroy()
          // without a peer it has already been closed from the other side
          return callback(
            peer === undefined ? Object.assign(new Error('closed at once'), { code: 'ECONNRESET' }) : new BlockedAddressError(host),
            null,
          )
        }
        callback(null, socket)
      })
    },
  })
  return {
    dispatcher,
    refusal: (url) => refusal(url, allowed),
    close: () => dispatcher.destroy(),
  }
}

/** Called by the socket, which wants all addresses at once since it tries several (`autoSelectFamily`). */
function guardedLookup(resolveAll: ResolveAll, allowed: AddressRules) {
  return (
    hostname: string,
    options: LookupOptions,
    callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
  ) => {
    resolveAll(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, [])
      const reachable = addresses.filter(({ address }) => isReachable(address, allowed))
      callback(reachable.length === 0 ? new BlockedAddressError(hostname) : null, reachable)
    })
  }
}

function refusal(url: URL, allowed: AddressRules): UrlRefusal | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { reason: 'bad-url', message: `${url.protocol.slice(0, 20)} is not fetched, only http: and https:` }
  }
  if (badPorts.has(Number(url.port))) {
    return { reason: 'blocked-port', message: `port ${url.port} belongs to another protocol than HTTP (Fetch standard, "bad port")` }
  }
  const host = bareHost(url.hostname)
  if (isIP(host) !== 0 && !isReachable(host, allowed)) return { reason: 'blocked-address', message: explainBlocked(host) }
  return undefined
}

const bareHost = (hostname: string) => hostname.replace(/^\[|\]$/g, '')

/**
 * Ports of other protocols, which browsers refuse too (Fetch standard, §2.9 "Port blocking"). All others are open: agencies do serve feeds on odd
 * ports, and where a connection may go is a matter of its address. The default port reads as 0 and is not among them.
 */
const badPorts: ReadonlySet<number> = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117,
  119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636,
  989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
])
