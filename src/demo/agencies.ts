/**
 * The simulated network of agencies: real HTTP servers on loopback that play a script, for `telex demo`, for tests, and for a
 * container of its own.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Expected, expectedOf, feedIdOf } from './expected.ts'
import { channelNames, channelOf, type OutletName, outletNames, outlets } from './outlets.ts'
import { type Script, writeScript } from './script.ts'
import { type Served, serveOutlet } from './serving.ts'

export interface AgencyOptions {
  /** The same seed and length: the same bytes at the same moments (addresses and dates aside). */
  seed: number
  /** How long the script is; it then stands still. Made for 60 and more; below 30 the broken feed has not recovered at the end. */
  durationSeconds: number
  /** Where to listen. */
  host?: '127.0.0.1' | '0.0.0.0'
  /** The first outlet's port, the others on those that follow; 0: any free ones. With `publicUrl` the only port. */
  port?: number
  /** One port for all, outlets told apart by path, and this base in every address: `http://agencies:8099`. */
  publicUrl?: string
  /** When the script starts, in milliseconds since 1970; asked at every request, and until then the feeds are empty. Default: now. */
  startAt?: () => number
  /** Milliseconds since 1970. */
  clock?: () => number
}

/** A feed as in feeds.yaml. */
export interface AgencyFeed {
  id: string
  agency: string
  url: string
  every: string
  language: string
  timezone: string
}

export interface AgencyNetwork {
  feeds: AgencyFeed[]
  script: Script
  /** Each outlet's front page, without a slash at the end. */
  homes: Record<OutletName, string>
  /** Where the servers listen on this machine; one origin with `publicUrl`, one an outlet without. */
  origins: string[]
  /** What a correct ingest holds at the end. */
  expected(): Expected
  /** What was served, in order. */
  log: readonly Served[]
  /** Seconds since the script's start; negative before it. */
  offset(): number
  close(): Promise<void>
}

/**
 * Start the network.
 * @throws when a port is taken
 */
export async function startAgencies(options: AgencyOptions): Promise<AgencyNetwork> {
  const { host = '127.0.0.1', port = 0, clock = Date.now } = options
  const listening = clock()
  const startAt = options.startAt ?? (() => listening)
  const script = writeScript({ seed: options.seed, durationSeconds: options.durationSeconds })
  const publicUrl = options.publicUrl?.replace(/(?<!\/)\/+$/, '')
  const homes = {} as Record<OutletName, string>
  const offset = () => (clock() - startAt()) / 1000
  const log: Served[] = []
  const origins: string[] = []
  const closing = new AbortController()
  const handle = serveOutlet({
    // a start that has no date yet (Infinity) is still to come
    moment: () => ({ script, start: new Date(Math.min(startAt(), 8.64e15)), offset: offset(), home: (outlet) => homes[outlet] }),
    clock,
    log,
    closing: closing.signal,
  })
  await using servers = new AsyncDisposableStack()
  const listen = async (at: number, route: (path: string) => { outlet: OutletName; path: string } | undefined) => {
    const server = createServer((request, response) => {
      const found = route(new URL(request.url ?? '/', 'http://loopback').pathname)
      if (!found) return void response.writeHead(404).end()
      handle(found.outlet, found.path, request, response).catch(() => response.destroy())
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(at, host, resolve)
    })
    servers.defer(() => shut(server))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    origins.push(origin)
    return origin
  }
  if (publicUrl !== undefined) {
    await listen(port, byPath)
    for (const outlet of outletNames) homes[outlet] = `${publicUrl}/${outlet}`
  } else {
    for (const [index, outlet] of outletNames.entries()) {
      homes[outlet] = await listen(port === 0 ? 0 : port + index, (path) => ({ outlet, path }))
    }
  }
  const running = servers.move()
  return {
    feeds: feedsOf(script, homes),
    script,
    homes,
    origins,
    expected: () => expectedOf(script),
    log,
    offset,
    async close() {
      closing.abort()
      await running.disposeAsync()
    },
  }
}

/** `/mia/feeds/en.rss` → the outlet and its own path; robots.txt is one for all of them. */
function byPath(path: string): { outlet: OutletName; path: string } | undefined {
  if (path === '/robots.txt') return { outlet: outletNames[0], path }
  const [, first = ''] = path.split('/', 2)
  const outlet = outletNames.find((name) => name === first)
  return outlet && { outlet, path: path.slice(first.length + 1) || '/' }
}

function feedsOf(script: Script, homes: Record<OutletName, string>): AgencyFeed[] {
  return channelNames.map((name) => {
    const { outlet, path, formerPath, language } = channelOf(name)
    return {
      id: feedIdOf(name),
      agency: outlets[outlet].agency,
      url: homes[outlet] + (formerPath ?? path),
      every: `${script.everySeconds[name]}s`,
      language,
      timezone: outlets[outlet].timezone,
    }
  })
}

async function shut(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
