/**
 * Who asks, and what that opens.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from '#src/context.ts'
import { findToken, type Scope } from '#src/store/api-tokens.ts'
import { Problem } from './problem.ts'

export interface Caller {
  name: string
  scope: Scope
}

/** What was found of a token holds so long: a token that was removed opens nothing after it. */
const remembered = 5_000
const mostRemembered = 1_000

export function openAccess({ db, config }: Pick<Context, 'db' | 'config'>): (authorization: string | undefined) => Promise<Caller> {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const admin = config.adminToken === undefined ? undefined : digest(config.adminToken)
  const seen = new Map<string, { until: number; caller: Caller | undefined }>()
  const find = async (token: string): Promise<Caller | undefined> => {
    const hash = digest(token)
    if (admin && timingSafeEqual(hash, admin)) return { name: 'TELEX_ADMIN_TOKEN', scope: 'admin' }
    const key = hash.toString('base64')
    const before = seen.get(key)
    if (before && before.until > performance.now()) return before.caller
    const caller = await findToken(db, token)
    if (seen.size >= mostRemembered) seen.clear()
    seen.set(key, { until: performance.now() + remembered, caller })
    return caller
  }
  return async (authorization) => {
    const [, token] = /^Bearer ([\x21-\x7e][\x20-\x7e]{0,499})$/i.exec(authorization ?? '') ?? []
    if (!token) throw new Problem(401, 'send Authorization: Bearer TOKEN; npx telex tokens add NAME makes one')
    const caller = await find(token)
    if (!caller) throw new Problem(401, 'this token is unknown, or has expired: npx telex tokens list')
    return caller
  }
}
