/**
 * What doctor found of one thing: what was looked at, where, what is right, what was there, and what to do next.
 */
import { type Answer, within } from './within.ts'

export interface Finding {
  check: string
  ok: boolean
  /** The server, folder or table that was looked at. */
  where?: string
  found: string
  /** What would be right, where it is not. */
  expected?: string
  /** What to do next, where it is not. */
  mend?: string
}

type Seen = Omit<Finding, 'check'>

/** One check, which fails where it gets no answer in time. @param usual what is said where the look says nothing of it */
export async function one(check: string, look: () => Promise<Seen>, usual: Partial<Seen> = {}, ms?: number): Promise<Finding> {
  return judged(check, await within(look, ms), usual)
}

export function judged(check: string, answer: Answer<Seen>, usual: Partial<Seen> = {}): Finding {
  const seen = 'answer' in answer ? answer.answer : { ok: false, found: answer.problem }
  const { where, ok, found, expected, mend } = { ...usual, ...seen }
  return { check, ok, ...(where ? { where } : {}), found, ...(ok ? {} : { ...(expected ? { expected } : {}), ...(mend ? { mend } : {}) }) }
}

/** As an operator reads it: what is right in one line, what is wrong with where, expected and next. */
export function linesOf({ check, ok, where, found, expected, mend }: Finding): string[] {
  if (ok) return [`ok     ${check}: ${found}`]
  const more = [
    ['where', where],
    ['expected', expected],
    ['next', mend],
  ].flatMap(([name, text]) => (text ? [`         ${name!.padEnd(9)}${text}`] : []))
  return [`WRONG  ${check}: ${found}`, ...more]
}

/** A server's address without its login: `db.example:5432/telex`. */
export function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url.replace(/^redis\+cluster:/, 'redis:'))
    return `${host}${pathname === '/' ? '' : pathname}`
  } catch {
    return 'an address that cannot be read'
  }
}
