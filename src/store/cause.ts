/**
 * What went wrong, in the words of whoever found it. drizzle's own error repeats the statement and all its parameters, a whole story among them:
 * what PostgreSQL said lies below it.
 */
import { DrizzleQueryError } from 'drizzle-orm'
import { sqlState } from './db.ts'
import type { Cause } from './item-state.ts'

/** Characters of a message that are kept. */
const longest = 500
/** Characters of a stack trace. */
const longestStack = 4000

/** An error's code and words: `pg-23505` and PostgreSQL's message, a system error's code, or the kind of error. */
export function causeOf(error: unknown): Cause {
  const inner = unwrapped(error)
  if (!(inner instanceof Error)) return { code: 'unknown', message: cut(String(inner), longest) }
  const code = (inner as NodeJS.ErrnoException).code
  const known = typeof code === 'string' ? ('severity' in inner ? `pg-${code}` : code) : inner.name
  return { code: known, message: cut(inner.message || known, longest) }
}

/** The same as fields of a log line, with where it happened. */
export function errorFields(error: unknown): { error: string; code: string; stack?: string } {
  const { code, message } = causeOf(error)
  const inner = unwrapped(error)
  const at = inner instanceof Error ? inner.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : undefined
  return { error: message, code, ...(at && at.length > 0 ? { stack: cut(at.join('\n'), longestStack) } : {}) }
}

/** An error of the same words that carries nothing else: for what is kept outside. */
export function plainError(error: unknown): Error {
  const { error: message, code, stack } = errorFields(error)
  const plain = new Error(message)
  plain.name = code
  plain.stack = `${code}: ${message}\n${stack ?? ''}`
  return plain
}

/**
 * Is it the database that takes nothing at the moment, whatever it is asked? Not where a connection broke in the middle: the statement itself may
 * have done that. PostgreSQL, appendix A: 08001 and 08004 no connection, 25006 read-only, 53100 disk full, 53300 too many connections,
 * 57P01 an admin ended it, 57P03 starting up.
 */
export function isOutage(error: unknown): boolean {
  return ['08001', '08004', '25006', '53100', '53300', '57P01', '57P03', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(
    sqlState(error) ?? '',
  )
}

/**
 * Did the connection break under a statement, or could none be made? What a broken one did is not known. The driver has no codes for most of it.
 * PostgreSQL, appendix A: 08003 and 08006 connection failure, 57P02 a crash ended it, 57P05 it was idle.
 */
export function lostConnection(error: unknown): boolean {
  const { message } = causeOf(error)
  return (
    ['08003', '08006', '57P01', '57P02', '57P05', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(sqlState(error) ?? '') ||
    /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(message)
  )
}

/**
 * Is the server there, and refuses only for a while? PostgreSQL, appendix A: 53300 too many connections, 57P01 an admin ended the connection,
 * 57P02 a crash did, 57P03 starting up or shutting down.
 */
export function isPassing(error: unknown): boolean {
  return ['53300', '57P01', '57P02', '57P03'].includes(sqlState(error) ?? '')
}

function unwrapped(error: unknown): unknown {
  let inner = error
  while (inner instanceof DrizzleQueryError && inner.cause) inner = inner.cause
  return inner
}

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text)
