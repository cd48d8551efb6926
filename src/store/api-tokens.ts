/**
 * Tokens of the HTTP API: who has one, and what it opens.
 */
import { createHash } from 'node:crypto'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { apiToken } from './schema.ts'

export type Scope = 'read' | 'admin'

export interface TokenRow {
  name: string
  scope: Scope
  createdAt: Date
  createdBy: string | null
  expiresAt: Date | null
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** @returns false when the name is taken */
export async function addToken(
  db: Db,
  { token, ...row }: { name: string; token: string; scope: Scope; createdBy: string | null; expiresAt: Date | null },
): Promise<boolean> {
  const { rowCount } = await db
    .insert(apiToken)
    .values({ ...row, hash: hashOf(token) })
    .onConflictDoNothing()
  return rowCount === 1
}

/** Whose token this is; undefined for one that is unknown or has expired. */
export async function findToken(db: Db, token: string): Promise<{ name: string; scope: Scope } | undefined> {
  const holds = sql`(${apiToken.expiresAt} IS NULL OR ${apiToken.expiresAt} > clock_timestamp())`
  const [row] = await db
    .select({ name: apiToken.name, scope: apiToken.scope })
    .from(apiToken)
    .where(and(eq(apiToken.hash, hashOf(token)), holds))
  return row
}

export async function listTokens(db: Db): Promise<TokenRow[]> {
  const { name, scope, createdAt, createdBy, expiresAt } = apiToken
  return db.select({ name, scope, createdAt, createdBy, expiresAt }).from(apiToken).orderBy(asc(name))
}

export async function removeToken(db: Db, name: string): Promise<boolean> {
  const { rowCount } = await db.delete(apiToken).where(eq(apiToken.name, name))
  return rowCount === 1
}
