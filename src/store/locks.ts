/**
 * Rows are locked in one order by all that change stories: clusters by id, then stories by id. Which rows those are shows only while a
 * transaction looks; one that needs a row too late runs again and locks all that it has needed from the beginning.
 */
import { inArray } from 'drizzle-orm'
import type { ClusterId, StoryId } from '#src/brand.ts'
import { type Db, sqlState, type Tx } from './db.ts'
import { cluster, story } from './schema.ts'

/** Transactions that lost a race: 40001 serialization failure, 40P01 deadlock (PostgreSQL, appendix A). */
const lostRace = new Set(['40001', '40P01'])
const mostAttempts = 8

interface Needed {
  clusters: Set<ClusterId>
  stories: Set<StoryId>
}

class OutOfOrder extends Error {}

/**
 * Run a transaction that locks its rows by `locks`, again where it lost a race or would have locked out of order.
 * @param work has no effect but in the transaction: it runs up to eight times
 */
export async function inOrder<T>(db: Db, work: (tx: Tx, locks: Locks) => Promise<T>): Promise<T> {
  const needed: Needed = { clusters: new Set(), stories: new Set() }
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction((tx) => work(tx, new Locks(tx, needed)))
    } catch (error) {
      const again = error instanceof OutOfOrder || lostRace.has(sqlState(error) ?? '')
      if (!again || attempt === mostAttempts) throw error
    }
  }
}

export class Locks {
  readonly #tx: Tx
  readonly #needed: Needed
  readonly #clusters = new Set<ClusterId>()
  readonly #stories = new Set<StoryId>()

  constructor(tx: Tx, needed: Needed) {
    this.#tx = tx
    this.#needed = needed
  }

  /** Lock clusters until the transaction ends: no story comes into them or leaves them. */
  async clusters(ids: readonly ClusterId[]): Promise<void> {
    const wanted = this.#missing(ids, this.#clusters, this.#needed.clusters)
    if (wanted.length === 0) return
    if (this.#stories.size > 0 || !comeAfter(this.#clusters, wanted)) this.again()
    await this.#tx.select({ id: cluster.id }).from(cluster).where(inArray(cluster.id, wanted)).orderBy(cluster.id).for('update')
    for (const id of wanted) this.#clusters.add(id)
  }

  /** Lock stories until the transaction ends: nobody else changes them. */
  async stories(ids: readonly StoryId[]): Promise<void> {
    if (ids.every((id) => this.#stories.has(id))) return
    if (this.#stories.size === 0) await this.clusters([])
    const wanted = this.#missing(ids, this.#stories, this.#needed.stories)
    if (!comeAfter(this.#stories, wanted)) this.again()
    await this.#tx.select({ id: story.id }).from(story).where(inArray(story.id, wanted)).orderBy(story.id).for('update')
    for (const id of wanted) this.#stories.add(id)
  }

  /** What was read before the locks does not hold any more: begin again, with all locks that were needed. */
  again(): never {
    throw new OutOfOrder('a row was needed after those that come behind it')
  }

  /** Those that are not locked; with the first, all that an earlier attempt needed. */
  #missing<Id>(ids: readonly Id[], held: ReadonlySet<Id>, needed: Set<Id>): Id[] {
    const wanted = held.size === 0 ? [...new Set([...needed, ...ids])] : [...new Set(ids)].filter((id) => !held.has(id))
    for (const id of ids) needed.add(id)
    return wanted
  }
}

/** An id of ours is spelled as PostgreSQL sorts it. */
const comeAfter = <Id>(held: ReadonlySet<Id>, wanted: readonly Id[]): boolean =>
  [...held].every((one) => wanted.every((other) => one < other))
