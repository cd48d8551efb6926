/**
 * A site on loopback whose answers a test sets.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterFile } from './after.ts'

export interface Site {
  url: string
  /** What was asked for, in order: `GET /rss`. */
  requests: { path: string; headers: IncomingMessage['headers'] }[]
  /** Answer a path from now on: a body, or a function that writes the answer. */
  set(path: string, answer: string | ((request: IncomingMessage, response: ServerResponse) => void)): void
}

export async function openSite(): Promise<Site> {
  const answers = new Map<string, string | ((request: IncomingMessage, response: ServerResponse) => void)>()
  const requests: Site['requests'] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    requests.push({ path, headers: request.headers })
    const answer = answers.get(path)
    if (answer === undefined) response.writeHead(404).end('there is no such page')
    else if (typeof answer === 'function') answer(request, response)
    else
      response.setHeader('content-type', path.endsWith('.html') ? 'text/html; charset=utf-8' : 'application/xml; charset=utf-8').end(answer)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterFile(() => {
    server.closeAllConnections()
    return new Promise((done) => server.close(done))
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    set: (path, answer) => void answers.set(path, answer),
  }
}

export { text } from './prose.ts'
export { rss } from './rss.ts'
