/**
 * An item's page: fetch it at its host's slot and archive it. An item whose page cannot be had becomes a story of what its
 * feed said, with the reason kept.
 */
import type { Context } from '#src/context.ts'
import type { FetchOutcome } from '#src/net/outcome.ts'
import { eased, slowed } from '#src/net/politeness.ts'
import type { ItemPayload } from '#src/queue/names.ts'
import { archive, pack } from '#src/store/archive.ts'
import { getHost, setHostPace } from '#src/store/hosts.ts'
import { expectBy, failAttempt, getRevision, maxAttempts, type Revision, recordPage } from '#src/store/items.ts'
import { enqueueItems } from './enqueue.ts'
import type { Outcome } from './outcome.ts'

type Parts = Pick<Context, 'db' | 'net' | 'queues' | 'clock' | 'metrics'>

export async function fetchPage(parts: Parts, { item, revision }: ItemPayload, signal?: AbortSignal | undefined): Promise<Outcome> {
  const from = await getRevision(parts.db, item, revision)
  if (!from?.pageUrl) return { outcome: 'no-item' }
  if (from.state !== 'page') {
    // Run again after a crash: the page is there, but the next hop's job may not be.
    if (from.state === 'ready')
      await enqueueItems(parts, [{ item, revision, pageUrl: from.pageUrl, state: 'ready', attempts: from.attempts }])
    return { outcome: 'already' }
  }
  const pausing = (await getHost(parts.db, new URL(from.pageUrl).host))?.backoffUntil
  if (pausing && pausing > parts.clock()) {
    // The pause was asked for after this job had got its slot: the sweep gives it another when the pause ends.
    await expectBy(parts.db, { item, revision }, pausing)
    return { outcome: 'host-pauses', until: pausing.toISOString() }
  }
  const fetched = await retrieve(parts, from.pageUrl, signal)
  const outcome = await keep(parts, from, fetched)
  const next = { item, revision, pageUrl: from.pageUrl }
  if (outcome.again) await enqueueItems(parts, [{ ...next, state: 'page', attempts: from.attempts + 1 }])
  else await enqueueItems(parts, [{ ...next, state: 'ready', attempts: from.attempts }])
  const { again, ...fields } = outcome
  return { ...fields, url: from.pageUrl }
}

/** Fetch a page and note how its host took it. */
async function retrieve({ db, net, clock, metrics }: Parts, url: string, signal: AbortSignal | undefined): Promise<FetchOutcome> {
  const started = performance.now()
  const fetched = await net.fetch({ url, accept: 'page' }, signal)
  metrics.fetched('page', fetched.kind, (performance.now() - started) / 1000, fetched.kind === 'fetched' ? fetched.bytes.length : 0)
  const { host } = new URL(url)
  const pace = await getHost(db, host)
  const changed =
    fetched.kind === 'throttled' ? slowed(pace, fetched, clock()) : fetched.kind === 'fetched' ? eased(pace, fetched, clock()) : undefined
  if (changed) await setHostPace(db, host, changed)
  return fetched
}

/** Write down what came; `again` when the page is to be asked for once more. */
async function keep(parts: Parts, from: Revision, fetched: FetchOutcome): Promise<Outcome & { again?: true }> {
  const giveUp = async (problem: string): Promise<Outcome> => {
    await parts.db.transaction((tx) => recordPage(tx, { item: from.itemId, revision: from.revision }, { problem }))
    return { outcome: 'no-page', problem }
  }
  const again = async (error: string): Promise<Outcome & { again: true }> => {
    await failAttempt(parts.db, { item: from.itemId, revision: from.revision }, error)
    return { outcome: fetched.kind, error, again: true }
  }
  switch (fetched.kind) {
    case 'fetched': {
      // Half a page would be half a story, or a version that takes text away.
      if (fetched.truncated && from.attempts + 1 < maxAttempts) return again('the page broke off')
      const packed = await pack({
        feed: from.feedId,
        kind: 'page',
        url: fetched.url,
        status: fetched.status,
        headers: fetched.headers,
        bytes: fetched.bytes,
      })
      await parts.db.transaction(async (tx) => {
        await archive(tx, packed)
        await recordPage(
          tx,
          { item: from.itemId, revision: from.revision },
          { sha256: packed.sha256, finalUrl: fetched.url, headers: fetched.headers },
        )
      })
      return { outcome: 'fetched', bytes: packed.bytes.length }
    }
    case 'throttled':
    case 'failed': {
      const permanent =
        fetched.kind === 'failed' && fetched.status !== undefined && fetched.status >= 400 && fetched.status < 500 && fetched.status !== 408
      if (permanent || from.attempts + 1 >= maxAttempts) return giveUp(fetched.message)
      return again(fetched.message)
    }
    case 'gone':
    case 'refused':
      return giveUp(fetched.message)
    case 'unchanged':
      return giveUp('the host answered 304 to a request without conditions')
    default:
      return fetched satisfies never
  }
}

/** Fetch a page now, for a re-ingest, and archive it under the item's revision. */
export async function refetchPage(parts: Parts, from: Revision, signal?: AbortSignal | undefined): Promise<Outcome> {
  if (!from.pageUrl) return { outcome: 'no-page' }
  const fetched = await retrieve(parts, from.pageUrl, signal)
  if (fetched.kind !== 'fetched') return { outcome: fetched.kind, problem: 'message' in fetched ? fetched.message : fetched.kind }
  return keep(parts, from, fetched)
}
