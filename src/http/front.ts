/**
 * The port, open from the first second: it says that the process lives and is not ready yet, until the server proper takes over.
 */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The port cannot be had, in words that name the setting. */
export class PortRefused extends Error {}

export interface Front {
  url: string
  server: Server
  /** From now on this answers. */
  handOver(to: RequestListener): void
  close(): Promise<void>
}

/** A request has to be there within this time, its body with it, and its header fields sooner; looked after this often. */
const limits = { requestTimeout: 30_000, headersTimeout: 10_000, connectionsCheckingInterval: 5_000 }
/** No answer is a page that runs anything, is guessed to be one, or is kept. */
export const safe = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
}

const starting = JSON.stringify({ status: 'not ready', checks: { process: 'is starting' } })

/** @throws PortRefused */
export async function openFront({ port, host }: { port: number; host: string }): Promise<Front> {
  let answer: RequestListener = ({ url }, response) => {
    const lives = url === '/healthz'
    response.writeHead(lives ? 200 : 503, {
      ...safe,
      'content-type': 'application/json; charset=utf-8',
      ...(lives ? {} : { 'retry-after': '5' }),
    })
    response.end(lives ? '{"status":"ok"}' : starting)
  }
  const server = createServer(limits, (request, response) => answer(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new PortRefused(refusal(error, port, host), { cause: error })))
    server.listen(port, host, resolve)
  })
  return {
    url: urlOf(server.address() as AddressInfo),
    server,
    handOver: (to) => {
      answer = to
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

function refusal({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE')
    return `TELEX_HTTP_PORT: another program listens on port ${port} of ${host}; give another port, or 0 for any free one`
  if (code === 'EACCES') return `TELEX_HTTP_PORT: this user may not listen on port ${port}; give one from 1024`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `TELEX_HTTP_HOST: this machine has no address ${host}`
  return `TELEX_HTTP_PORT: cannot listen on port ${port} of ${host}: ${message}`
}
