/**
 * How an admin comes in and goes: the operator's token and a name open a session, which a signed cookie carries.
 */
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { askingOf, cookieOf, formCookie, type openAttempts, sessionCookie, sessionHours } from './access.ts'
import { framed } from './frame.ts'
import { html } from './markup.ts'
import { type ConsoleParts, Told } from './parts.ts'
import { chooseTexts } from './texts/index.ts'

type Form = FastifyRequest<{ Body: URLSearchParams | undefined }>

export function registerLogin(
  scope: FastifyInstance,
  { gate, clock, config, log }: ConsoleParts,
  attempts: ReturnType<typeof openAttempts>,
): void {
  const cookie = (name: string, value: string, seconds: number) =>
    `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${config.publicUrl?.startsWith('https:') ? '; Secure' : ''}`
  /** Not even the form for those whom no login would let in. */
  const barred = (request: FastifyRequest) => {
    const visit = gate.visit(askingOf(request), clock())
    return visit.kind === 'refused' ? visit.why : undefined
  }
  const show = (request: FastifyRequest, reply: FastifyReply, wrong?: string, status = 200) => {
    const texts = chooseTexts(request.headers['accept-language'])
    const why = barred(request)
    if (why || !gate.hasLogin) {
      const words = why === 'host' ? texts.refusedHost : why === 'other-site' ? texts.refusedOtherSite : texts.refusedNoToken
      return reply
        .code(403)
        .type('text/html; charset=utf-8')
        .send(framed({ title: texts.refusedTitle, body: html`<p>${words}</p>` }, { texts }))
    }
    const visitor = cookieOf(request.headers, formCookie) ?? randomBytes(18).toString('base64url')
    reply.header('set-cookie', cookie(formCookie, visitor, 3600))
    const body = html`${wrong ? html`<p role="alert" class="notice">${wrong}</p>` : ''}<p>${texts.loginWords}</p>
<form method="post" action="/login" class="ask"><input type="hidden" name="token" value="${gate.formToken(`login ${visitor}`)}">
<div class="field"><label for="secret">${texts.token}</label><input id="secret" name="secret" type="password" autocomplete="current-password" required></div>
<div class="field"><label for="name">${texts.yourName}</label><input id="name" name="name" autocomplete="username" maxlength="100" required></div>
<button>${texts.logIn}</button></form>`
    return reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(framed({ title: texts.loginTitle, body }, { texts }))
  }

  scope.get('/login', { config: { scope: 'open' } }, async (request, reply) => show(request, reply))

  scope.post('/login', { config: { scope: 'open' } }, async (request: Form, reply) => {
    const texts = chooseTexts(request.headers['accept-language'])
    const { remoteAddress } = request.socket
    if (barred(request) || !gate.hasLogin) return show(request, reply)
    const form = request.body ?? new URLSearchParams()
    const visitor = cookieOf(request.headers, formCookie)
    if (!visitor || !gate.fromHere(askingOf(request)) || !gate.isFormToken(form.get('token') ?? '', `login ${visitor}`))
      throw new Told(403, texts.staleForm)
    if (!attempts.mayTry(remoteAddress, clock())) {
      reply.header('retry-after', '300')
      return show(request, reply, texts.tooMany, 429)
    }
    const name = (form.get('name') ?? '').trim()
    const session = name ? gate.open(form.get('secret') ?? '', name, clock()) : undefined
    if (!session) {
      attempts.failed(remoteAddress, clock())
      log.warn({ from: remoteAddress }, 'somebody tried to log in to the console with a wrong token')
      return show(request, reply, texts.wrongToken, 403)
    }
    log.info({ user: name, from: remoteAddress }, 'logged in to the console')
    reply.header('set-cookie', [cookie(sessionCookie, session, sessionHours * 3600), cookie(formCookie, '', 0)])
    return reply.redirect('/', 303)
  })

  scope.post('/logout', async (request: Form, reply) => {
    const { binding, texts } = request.asker!
    if (!gate.fromHere(askingOf(request)) || !gate.isFormToken(request.body?.get('token') ?? '', binding))
      throw new Told(403, texts.staleForm)
    reply.header('set-cookie', cookie(sessionCookie, '', 0))
    return reply.redirect('/', 303)
  })
}
