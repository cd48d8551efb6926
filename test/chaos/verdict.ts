/**
 * What is stored and was told at the end, against what the agencies sent.
 */
import type pg from 'pg'
import { invariants } from '../store/wire/invariants.ts'
import { readState, type State } from '../store/wire/state.ts'
import type { Admin } from './admin.ts'
import type { Readers } from './readers.ts'
import type { RedisServer } from './servers.ts'
import type { Sent } from './truth.ts'

/** Of what has to hold of all stored stories, whoever sent them. */
const general = [
  'each version that stands has one event, and each event of a story its version',
  'a version that stands differs from the one before',
  'events are numbered without gaps, in the order of a story’s versions',
  'what stands is the newest version that stood, and what was shown is never lost',
  'each story is in one cluster, which knows its size, its origin and how each copy stands to that',
  'all bytes that something was made of are kept, and no item is left behind',
]

const label = ({ agency, number, headline }: { agency: Sent['agency']; number: number; headline?: string }) =>
  `story ${number} of ${agency.name} (${agency.manner})${headline ? ` “${headline}”` : ''}`

/** Every difference as a sentence, story by story and version by version. */
export async function differences(pool: pg.Pool, sent: readonly Sent[]): Promise<string[]> {
  const state = await readState(pool)
  const { rows: readable } = await pool.query<{ id: string; body: string | null }>('SELECT id, body_text AS body FROM wire.story')
  const bodies = new Map(readable.map(({ id, body }) => [id, body]))
  const byName = Map.groupBy(state.stories, ({ agency, headline }) => `${agency} ${headline.split(' ').at(-1)}`)
  const stored = new Map<Sent, State['stories'][number]>()
  const found: string[] = []
  for (const one of sent) {
    const key = `${one.agency.agency} ${one.name}`
    const [story, ...more] = byName.get(key) ?? []
    byName.delete(key)
    if (!story) {
      found.push(`${label(one)} is missing; it was sent at ${new Date(one.versions[0]!.at).toISOString()}`)
      continue
    }
    stored.set(one, story)
    if (more.length > 0) found.push(`${label(one)} is there ${more.length + 1} times`)
    const standing = state.versions
      .filter((version) => version.story === story.id && version.change !== 'late')
      .map(({ marks }) => marks.join())
    found.push(...wrongVersions(one, standing))
    const killed = one.versions.at(-1)!.change === 'kill' || one.admin === 'killed'
    if (story.pubStatus !== (killed ? 'canceled' : 'usable')) found.push(`${label(one)} is ${story.pubStatus}`)
    if (Boolean(bodies.get(story.id)) === killed)
      found.push(`the text of ${label(one)} ${killed ? 'can be read though it is killed' : 'cannot be read'}`)
    if (one.embargoedUntil && !story.embargoedUntil && !story.releasedAt) found.push(`${label(one)} was never embargoed`)
  }
  for (const [key, stories] of byName) found.push(`${stories.length} that nobody sent: ${key}`)
  for (const [one, story] of stored) {
    const original = one.reprintOf && stored.get(one.reprintOf)
    if (original && original.cluster !== story.cluster)
      found.push(`${label(one)} is in another cluster than ${label(one.reprintOf!)}, which it prints`)
  }
  const seen = {
    before: { stories: [], versions: [], events: [], clusters: [], kept: { raws: 0, lost: 0, stale: 0, unnumbered: 0, waiting: 0 } },
    after: state,
    readable: [],
    matters: [],
    now: 0,
    agency: null,
    quiet: false,
  }
  for (const name of general) for (const problem of invariants[name]!(seen)) found.push(`not true: ${name}: ${problem}`)
  return found
}

/** What was stored of a story: each version where each was waited for, else some of them in their order. */
function wrongVersions(one: Sent, standing: string[]): string[] {
  // A kill, an admin's word or an embargo's end makes no new text.
  const there = standing.filter((marks, n) => marks !== '' && marks !== standing[n - 1])
  const wanted = one.versions.flatMap(({ mark }) => (mark ? [mark] : []))
  const killed = one.versions.at(-1)!.change === 'kill'
  if (!one.hasty)
    return there.join(' ') === wanted.join(' ') ? [] : [`${label(one)} has the versions ${there.join(' ')}; sent were ${wanted.join(' ')}`]
  let at = -1
  for (const mark of there) {
    const next = wanted.indexOf(mark, at + 1)
    if (next < 0) return [`${label(one)}, which changed fast, has the versions ${there.join(' ')}; sent were ${wanted.join(' ')}`]
    at = next
  }
  return at === wanted.length - 1 || killed ? [] : [`${label(one)} stands at ${there.at(-1)}; sent last was ${wanted.at(-1)}`]
}

/** What each consumer was not given, or in another order, also where Redis has lost what was in it. */
export async function wrongDeliveries(pool: pg.Pool, readers: Readers, redis: RedisServer): Promise<string[]> {
  const { rows } = await pool.query<{ seq: string }>('SELECT coalesce(max(seq), 0) AS seq FROM ingest.event')
  const newest = Number(rows[0]!.seq)
  const found = [...readers.wrong]
  for (const one of [readers.cursor, readers.queue, readers.stream]) {
    const missing = one.missing(newest)
    if (missing.length > 0)
      found.push(`${missing.length} of ${newest} events never came by the ${one.name}: ${missing.slice(0, 10).join(', ')}`)
    if (one.late.length > 0) found.push(`events came late by the ${one.name}: ${one.late.slice(0, 10).join(', ')}`)
  }
  const ids = (await redis.admin.xrange('telex:events', '-', '+')).map(([id]) => Number(id.split('-')[0]))
  const gap = ids.find((id, n) => n > 0 && id !== ids[n - 1]! + 1)
  if (gap !== undefined) found.push(`the Redis stream has a gap before ${gap}`)
  if (ids.at(-1) !== newest) found.push(`the Redis stream ends with ${ids.at(-1)}; the newest event is ${newest}`)
  if (ids[0] !== 1) found.push(`the Redis stream begins with ${ids[0]}`)
  return found
}

/** What is left in flight, held or failed without a reason, once all workers have stopped. */
export async function stuck(pool: pg.Pool, redis: RedisServer, admin: Admin): Promise<string[]> {
  const excused = admin.asked.flatMap(({ reason, excused }) => (excused ? [reason] : []))
  const ask = async (what: string, sql: string, values: unknown[] = []) => {
    const { rows } = await pool.query<{ line: string }>(sql, values)
    return rows.map(({ line }) => `${what}: ${line}`)
  }
  const found = [
    ...(await ask(
      'an item',
      "SELECT concat_ws(' ', item_id, revision, state, holder, error_code, error) AS line FROM ingest.item_revision WHERE state IN ('page', 'ready', 'failed')",
    )),
    ...(await ask(
      'a command',
      "SELECT concat_ws(' ', id, name, state, error) AS line FROM ingest.command WHERE state NOT IN ('done', 'cancelled') AND reason <> ALL ($1)",
      [excused],
    )),
    ...(await ask('a turn', 'SELECT place AS line FROM ingest.turn WHERE until > clock_timestamp()')),
    ...(await ask(
      'a connection',
      "SELECT concat_ws(' ', state, query) AS line FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'telex%'",
    )),
    ...(await ask('an advisory lock', "SELECT objid::text AS line FROM pg_locks WHERE locktype = 'advisory'")),
    ...admin.open().map(({ name, reason, state }) => `a command: ${name} (${reason}) is ${state}`),
  ]
  for (const queue of ['polls', 'pages', 'stories', 'commands']) {
    const key = `telex:telex.${queue}`
    for (const id of await redis.admin.lrange(`${key}:active`, 0, -1)) found.push(`a job of ${queue} is active: ${id}`)
    for (const id of await redis.admin.zrange(`${key}:failed`, '0', '-1')) {
      if (!(await redis.admin.hget(`${key}:${id}`, 'failedReason'))) found.push(`a job of ${queue} failed without a reason: ${id}`)
    }
  }
  return found
}
