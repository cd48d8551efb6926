/**
 * The console, at `/`: pages that the server writes and a browser shows, with or without scripts. Who may see what is in `access.ts`; what a page changes
 * goes as an admin command, with who asked and why.
 */
import { createHash } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readNewest } from '#src/store/api-reads.ts'
import { errorFields } from '#src/store/cause.ts'
import { sqlState } from '#src/store/db.ts'
import { ReadBusy, ReadTooLong } from '#src/store/read-only.ts'
import { askingOf, openAttempts, openGate } from './access.ts'
import { registerAsking } from './asking.ts'
import { serveAssets } from './assets.ts'
import { commandPage, commandsPage } from './commands.ts'
import { consumerPage, consumersPage } from './consumers.ts'
import { feedPage, feedsPage } from './feeds.ts'
import { framed } from './frame.ts'
import { healthPage } from './health.ts'
import { itemsPage } from './items.ts'
import { registerLogin } from './login.ts'
import { html } from './markup.ts'
import { type Asker, type ConsoleParts, type Page, Told } from './parts.ts'
import { registerDocuments, storyPage } from './story.ts'
import { chooseTexts } from './texts/index.ts'
import { wirePage } from './wire.ts'

/** Pages that are made at once; more are told to come back. */
const mostAtOnce = 32
/** Bytes of a form. */
const bodyLimit = 64 * 1024

/**
 * What a browser may do with an answer of the console's: take its style and script from here, show pictures by https, send forms here. A form tells where it
 * comes from, which `no-referrer` would forbid.
 */
const guarded = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' https:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'same-origin',
  vary: 'Accept-Language, Cookie',
}

export async function registerConsole(server: FastifyInstance, given: Omit<ConsoleParts, 'gate'>): Promise<void> {
  const { connectionString = '' } = given.db.$client.options
  const gate = openGate(given.config, createHash('sha256').update(connectionString).digest('hex'))
  const parts: ConsoleParts = { ...given, gate }
  const { log, clock, streams, read } = parts
  const answer = (reply: FastifyReply, view: Awaited<ReturnType<Page>>, asker: Pick<Asker, 'texts'> & Partial<Asker>) =>
    reply
      .code(view.status ?? 200)
      .type('text/html; charset=utf-8')
      .header('content-language', asker.texts.language)
      .send(framed(view, asker))

  await server.register(
    async (scope) => {
      scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
        done(null, new URLSearchParams(body as string)),
      )
      let now = 0
      const counted = new WeakSet<FastifyRequest>()
      const done = (request: FastifyRequest) => {
        if (counted.delete(request)) now--
      }
      scope.addHook('onResponse', async (request) => done(request))
      scope.addHook('onRequestAbort', async (request) => done(request))
      scope.addHook('onRequest', async (request, reply) => {
        reply.headers(guarded)
        const texts = chooseTexts(request.headers['accept-language'])
        if (now >= mostAtOnce) throw new Told(503, texts.busy)
        now++
        counted.add(request)
        if (request.routeOptions.config.scope === 'open') return
        const visit = gate.visit(askingOf(request), clock())
        if (visit.kind === 'refused') {
          const why = { 'no-token': texts.refusedNoToken, host: texts.refusedHost, 'other-site': texts.refusedOtherSite }[visit.why]
          return answer(reply, { title: texts.refusedTitle, body: html`<p>${why}</p>`, status: 403 }, { texts })
        }
        if (visit.kind === 'stranger')
          return request.method === 'GET' ? reply.redirect('/login', 303) : Promise.reject(new Told(403, texts.staleForm))
        const { visitor } = visit
        request.asker = { ...visitor, texts, formToken: gate.formToken(visitor.binding), now: clock() }
      })
      scope.setErrorHandler(async (error: FastifyError, request, reply) => {
        const texts = chooseTexts(request.headers['accept-language'])
        const { status, message } = toldOf(error, texts)
        if (status >= 500 && !(error instanceof Told)) log.error({ route: request.routeOptions.url, ...errorFields(error) }, 'console')
        if (status === 503) reply.header('retry-after', '5')
        const body = html`<p role="alert">${message}</p><p><a href="/">${texts.goBack}</a></p>`
        return answer(reply, { title: texts.wrongTitle, body, status }, request.asker ?? { texts })
      })
      const page = <R extends FastifyRequest>(path: string, make: Page<R>) =>
        scope.get(path, async (request, reply) => answer(reply, await make(request as R, request.asker!, reply), request.asker!))

      serveAssets(scope)
      registerLogin(scope, parts, openAttempts())
      registerAsking(scope, parts)
      registerDocuments(scope, parts)
      page('/', wirePage(parts))
      page('/stories/:id', storyPage(parts))
      page('/commands', commandsPage(parts))
      page('/commands/:id', commandPage(parts))
      page('/feeds', feedsPage(parts))
      page('/feeds/:id', feedPage(parts))
      page('/items', itemsPage(parts))
      page('/consumers', consumersPage(parts))
      page('/consumers/:name', consumerPage(parts))
      page('/health', healthPage(parts))

      // A sign that something has happened; what, a page says when it is asked for again.
      scope.get('/console/live', async (request, reply) => {
        const take = streams.admit()
        if (!take) throw new Told(503, request.asker!.texts.busy)
        const after = await readNewest(read)
        reply.hijack()
        done(request)
        take(reply.raw, { after, filter: null, fields: reply.getHeaders() as Record<string, string> })
        return reply
      })
    },
    { bodyLimit },
  )
}

/** PostgreSQL, appendix A: what is wrong with a value that was given. */
const wrongValue = /^22/

function toldOf(error: FastifyError, texts: Asker['texts']): { status: number; message: string } {
  if (error instanceof Told) return error
  if (error instanceof ReadBusy || error instanceof ReadTooLong) return { status: 503, message: texts.busy }
  const { statusCode = 500 } = error
  if (statusCode >= 400 && statusCode < 500) return { status: statusCode, message: error.message }
  if (wrongValue.test(sqlState(error) ?? '')) return { status: 400, message: error.message }
  return { status: 500, message: texts.failed }
}
