/**
 * What went wrong, as RFC 9457 has it: `application/problem+json`.
 */
import { STATUS_CODES } from 'node:http'
import type { FastifyReply } from 'fastify'

export class Problem extends Error {
  readonly status: number
  readonly more: Record<string, unknown>
  constructor(status: number, detail: string, more: Record<string, unknown> = {}) {
    super(detail)
    this.status = status
    this.more = more
  }
}

/** Seconds after which somebody who was one too many may ask again. */
const soon = '5'

export function sendProblem(reply: FastifyReply, { status, message, more }: Problem, instance: string): FastifyReply {
  if (status === 503) reply.header('retry-after', soon)
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="telex"')
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, detail: message, instance, ...more }))
}
