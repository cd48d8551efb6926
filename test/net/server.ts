/** Servers on loopback that a test scripts, and a net that may reach them. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createNet, type Net, type NetOptions } from '#src/net/fetch.ts'

export interface Site {
  /** `http://127.0.0.1:PORT` */
  origin: string
  port: number
  /** What was asked, in order; requests for robots.txt left out. */
  requests: IncomingMessage[]
}

/** A server that answers by path; what has no answer is a 404. It ends with the test. */
export async function serve(
  paths: Record<string, (request: IncomingMessage, response: ServerResponse) => void> | RequestListener,
): Promise<Site> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    if (request.url !== '/robots.txt') requests.push(request)
    if (typeof paths === 'function') return paths(request, response)
    const path = paths[new URL(request.url ?? '/', 'http://x').pathname]
    if (path) return path(request, response)
    response.writeHead(404).end('nothing here')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, port, requests }
}

/** A net that ends with the test; loopback is allowed unless said otherwise. */
export function net(options: Partial<NetOptions> = {}): Net {
  const made = createNet({
    allowNetworks: ['127.0.0.0/8'],
    contact: 'https://telex.example',
    now: () => new Date(),
    ...options,
  })
  onTestFinished(() => made.close())
  return made
}

export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
