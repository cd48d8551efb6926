/** A webhook: what is not signed is refused, what was worked off is answered with 204. */
import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'

const webhook = new Webhook(process.env.WEBHOOK_SECRET ?? '')
const had = new Set<string>()

createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray())
  try {
    // biome-ignore lint/suspicious/noExplicitAny: a CloudEvents document
    const event = webhook.verify(body, request.headers as Record<string, string>) as any
    // The same id comes again where the answer was lost.
    if (!had.has(event.id)) console.log(Number(event.sequence), event.type, event.data.story ?? '-')
    had.add(event.id)
    response.writeHead(204).end()
  } catch {
    response.writeHead(401).end()
  }
}).listen(Number(process.env.PORT ?? 8081), '127.0.0.1')
