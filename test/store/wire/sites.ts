/**
 * What the feeds of the wires list at this moment, on loopback: what a re-ingest from the network reads.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Feed, type Printed, print } from './listings.ts'

export interface Sites {
  urlOf(feed: string): string
  /** What a feed lists from now on. */
  list(feed: Feed, entries: readonly Printed[]): void
  close(): Promise<void>
}

export async function openSites(): Promise<Sites> {
  const listed = new Map<string, { type: string; bytes: Buffer }>()
  const server = createServer((request, response) => {
    const found = listed.get(request.url ?? '')
    if (found) response.setHeader('content-type', found.type).end(found.bytes)
    else response.writeHead(404).end('there is no such page')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    urlOf: (feed) => `http://127.0.0.1:${port}/${feed}`,
    list: (feed, entries) =>
      void listed.set(`/${feed.id}`, {
        type: feed.format === 'rss' ? 'application/rss+xml' : 'application/json',
        bytes: print(feed, entries),
      }),
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
}
