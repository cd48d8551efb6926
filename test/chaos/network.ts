/**
 * The agencies' servers: one on loopback for all hosts, told apart by name, each of which can misbehave; and the folders of those that leave files.
 */
import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Listed, pathOf, writeDocument, writePage } from './documents.ts'
import type { Agency, Sent, Version } from './truth.ts'

export type Manners =
  | 'error'
  | 'throttled'
  | 'reset'
  | 'truncated'
  | 'endless'
  | 'flood'
  | 'hung'
  | 'reordered'
  | 'stale'
  | 'garbled'
  | 'empty'

/** How old a stale answer is: milliseconds. */
const staleMs = 15_000
/** Stories that a document goes on listing when nothing is expected of them any more. */
const settledListed = 8

export interface Wire {
  agency: Agency
  stories: Sent[]
  /** Stories of which nothing more is to come, and all is stored. */
  settled: Set<Sent>
}

export interface Network {
  port: number
  origin(agency: Agency): string
  /** How a host behaves from now on. */
  set(agency: Agency, manner: Manners | undefined, draw?: () => number): void
  /** A version of a story at an agency that leaves files. */
  drop(sent: Sent, version: Version): Promise<void>
  close(): Promise<void>
}

export async function openNetwork(wires: Map<string, Wire>, spool: string): Promise<Network> {
  const bad = new Map<string, { manner: Manners; draw: () => number }>()
  const endless = new Set<NodeJS.Timeout>()
  const server = createServer((request, response) => {
    const wire = wires.get((request.headers.host ?? '').split(':')[0]!)
    if (!wire) return void response.writeHead(404).end()
    response.on('error', () => undefined)
    answer(wire, request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const origin = ({ host }: Agency) => `http://${host}:${port}`

  const answer = (wire: Wire, request: IncomingMessage, response: ServerResponse) => {
    const { agency } = wire
    const { manner, draw } = bad.get(agency.host) ?? {}
    const path = (request.url ?? '/').split('?')[0]!
    if (path === '/robots.txt' && manner === undefined) return void response.writeHead(404).end()
    const made = documentAt(wire, path, Date.now() - (manner === 'stale' ? staleMs : 0), manner, draw)
    if (!made) return void response.writeHead(404).end('there is no such page')
    const { body, contentType } = made
    switch (manner) {
      case 'error':
        return void response.writeHead([500, 502, 503, 504][Math.floor(draw!() * 4)]!).end('no')
      case 'throttled':
        return void response.writeHead(429, { 'retry-after': '4' }).end('slow down')
      case 'reset':
        return void request.socket.resetAndDestroy()
      case 'truncated':
        response.writeHead(200, { 'content-type': contentType, 'content-length': String(Buffer.byteLength(body)) })
        response.write(body.slice(0, body.length / 2))
        return void setTimeout(() => request.socket.destroy(), 20)
      case 'endless':
      case 'flood': {
        response.writeHead(200, { 'content-type': contentType })
        response.write(body.slice(0, body.length / 2))
        const more = Buffer.alloc(manner === 'flood' ? 1_000_000 : 20, ' ')
        const timer = setInterval(() => response.write(more), manner === 'flood' ? 20 : 200)
        endless.add(timer)
        return void response.on('close', () => clearInterval(timer))
      }
      case 'hung':
        return
      case 'garbled':
        return void response.writeHead(200, { 'content-type': contentType }).end('<html><body><h1>We will be back soon</h1></body></html>')
      default: {
        const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`
        if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end()
        return void response.writeHead(200, { 'content-type': contentType, etag }).end(body)
      }
    }
  }

  const documentAt = (wire: Wire, path: string, at: number, manner: Manners | undefined, draw?: () => number) => {
    const { agency } = wire
    const upTo = (sent: Sent): Listed[] => {
      const version = sent.versions.findLast((one) => one.at <= at)
      return version ? [{ sent, version }] : []
    }
    if (path === '/feed' || path === '/feed-too') {
      const settled = [...wire.settled].slice(-settledListed)
      const listed = wire.stories.filter((sent) => !wire.settled.has(sent) || settled.includes(sent)).flatMap(upTo)
      listed.sort((a, b) => b.version.at - a.version.at)
      if (manner === 'reordered') {
        for (const one of listed.filter(() => draw!() < 0.3)) listed.push(one)
        listed.sort(() => draw!() - 0.5)
      }
      return writeDocument(agency, origin(agency), manner === 'empty' ? [] : listed)
    }
    const [found] = wire.stories.filter((sent) => pathOf(sent) === path).flatMap(upTo)
    return found && { body: writePage(origin(agency), found), contentType: 'text/html; charset=utf-8' }
  }

  return {
    port,
    origin,
    set: (agency, manner, draw = () => 0) => {
      if (manner) bad.set(agency.host, { manner, draw })
      else bad.delete(agency.host)
    },
    drop: async (sent, version) => {
      const folder = join(spool, sent.agency.name)
      await mkdir(folder, { recursive: true })
      const name = `${sent.number}-${sent.versions.indexOf(version)}.json`
      await writeFile(
        join(spool, `.${sent.agency.name}-${name}`),
        writeDocument(sent.agency, origin(sent.agency), [{ sent, version }]).body,
      )
      await rename(join(spool, `.${sent.agency.name}-${name}`), join(folder, name))
    },
    close: async () => {
      for (const timer of endless) clearInterval(timer)
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** The feeds as Telex is told of them. */
export function feedsYaml(agencies: readonly Agency[], network: Pick<Network, 'origin'>, spool: string): string {
  const feeds = agencies.flatMap((agency) =>
    agency.feeds.map((id, n) => {
      const url = agency.manner === 'spool' ? `file://${join(spool, agency.name)}` : `${network.origin(agency)}/feed${n > 0 ? '-too' : ''}`
      return `  - { id: ${id}, agency: ${agency.agency}, url: '${url}', every: 5s, language: en, pace: 20/s }`
    }),
  )
  return `feeds:\n${feeds.join('\n')}\n`
}
