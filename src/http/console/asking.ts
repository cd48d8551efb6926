/**
 * Where all forms go that change something: each is an admin command.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { askFor } from '../asked.ts'
import { askingOf } from './access.ts'
import { type ConsoleParts, Told } from './parts.ts'

/** What a form has beside the command's own arguments. */
const besides = new Set(['token', 'do', 'reason'])

/**
 * An admin who has sent a form of ours.
 * @throws Told
 */
export function sentBy(
  request: FastifyRequest<{ Body: URLSearchParams | undefined }>,
  { gate }: Pick<ConsoleParts, 'gate'>,
): { form: URLSearchParams; user: string } {
  const { admin, user, texts, binding } = request.asker!
  if (!admin || user === undefined) throw new Told(403, texts.adminsAlone)
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
  if (!gate.fromHere(askingOf(request)) || !gate.isFormToken(form.get('token') ?? '', binding)) throw new Told(403, texts.staleForm)
  return { form, user }
}

export function registerAsking(scope: FastifyInstance, { gate, db }: Pick<ConsoleParts, 'gate' | 'db'>): void {
  scope.post('/ask', async (request: FastifyRequest<{ Body: URLSearchParams | undefined }>, reply) => {
    const { form, user } = sentBy(request, { gate })
    const { texts } = request.asker!
    const reason = (form.get('reason') ?? '').trim()
    if (!reason) throw new Told(400, texts.reasonMissing)
    const args = Object.fromEntries(
      [...form].filter(([name, value]) => !besides.has(name) && value.trim() !== '').map(([name, value]) => [name, value.trim()]),
    )
    const asked = await askFor(db, { name: form.get('do') ?? '', arguments: args, actor: user, reason: reason.slice(0, 2_000) })
    if (!asked.ok) throw new Told(400, asked.message)
    return reply.redirect(`/commands/${asked.entered.id}`, 303)
  })
}
