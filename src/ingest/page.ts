/**
 * An item's page: fetch it at its host's slot and archive it. An item whose page cannot be had becomes a story of what its
 * feed said, with the reason kept.
 */
import type { Context } from '#src/context.ts'
import type { Fetched, FetchOutcome } from '#src/net/outcome.ts'
import { type HostState, paceAfter } from '#src/net/politeness.ts'
import type { ItemPayload } from '#src/queue/names.ts'
import { archive, pack } from '#src/store/archive.ts'
import { inOneGo } from '#src/store/db.ts'
import { getHost, setHostPace } from '#src/store/hosts.ts'
import { isLastAttempt } from '#src/store/item-state.ts'
import { columnsOf, failWork, giveUpPage, keepPage, replacePage, waitForHost } from '#src/store/item-steps.ts'
import type { Revision } from '#src/store/items.ts'
import { storable } from '#src/store/storable.ts'
import { judgeAnswer } from './answer.ts'
import type { Outcome } from './outcome.ts'
import { type Work, type Worked, withItem } from './take-item.ts'

type Parts = Pick<Context, 'db' | 'net' | 'queues' | 'clock' | 'metrics' | 'log'>

/** @param goOn what is done at once with a page that came; without it a job is added for the story */
export function fetchPage(
  parts: Parts,
  payload: ItemPayload,
  signal?: AbortSignal | undefined,
  goOn?: (page: PageBytes) => Work,
): Promise<Outcome> {
  return withItem(
    parts,
    payload,
    'page',
    async (from) => {
      const { pageUrl } = from
      const ref = { item: from.itemId, revision: from.revision }
      if (!pageUrl || !URL.canParse(pageUrl)) {
        const stepped = await giveUpPage(parts.db, ref, from, pageUrl ? 'its address cannot be read' : 'it has no address')
        return { outcome: { outcome: 'no-page' }, stepped }
      }
      const host = await getHost(parts.db, new URL(pageUrl).host)
      const pausing = host?.backoffUntil
      if (pausing && pausing > parts.clock()) {
        // The pause was asked for after this job had got its slot: the sweep gives it another when the pause ends.
        const stepped = await waitForHost(parts.db, ref, from, pausing)
        return { outcome: { outcome: 'host-pauses', until: pausing.toISOString() }, stepped }
      }
      const { outcome, ...then } = await keep(parts, from, await retrieve(parts, pageUrl, { signal, host }), goOn)
      return { outcome: { ...outcome, url: pageUrl }, ...then }
    },
    signal,
  )
}

/**
 * Fetch a page and note how its host took it.
 * @param at.host as it was just before
 */
async function retrieve(
  { db, net, clock, metrics }: Parts,
  url: string,
  { signal, host: known }: { signal?: AbortSignal | undefined; host?: HostState | undefined },
): Promise<FetchOutcome> {
  const started = performance.now()
  const fetched = await net.fetch({ url, accept: 'page' }, signal)
  metrics.fetched('page', fetched.kind, (performance.now() - started) / 1000, fetched.kind === 'fetched' ? fetched.bytes.length : 0)
  const { host } = new URL(url)
  // Only what came whole had its robots.txt looked at.
  const robots = fetched.kind === 'fetched' ? { crawlDelaySeconds: fetched.crawlDelaySeconds ?? 0 } : {}
  // A host that needs no easing needs none that another slowed meanwhile.
  if (fetched.kind === 'fetched' && known && !paceAfter(known, fetched, robots.crawlDelaySeconds, clock())) return fetched
  const pace = paceAfter(await getHost(db, host), fetched, robots.crawlDelaySeconds, clock())
  if (pace) await setHostPace(db, host, { ...pace, ...robots })
  return fetched
}

/** Write down what came: the page, that it is to be asked for once more, or that it is not to be had. */
async function keep({ db }: Parts, from: Revision, fetched: FetchOutcome, goOn?: (page: PageBytes) => Work): Promise<Worked> {
  const ref = { item: from.itemId, revision: from.revision }
  const last = isLastAttempt(from)
  const verdict = judgeAnswer(fetched, last)
  switch (verdict.kind) {
    case 'keep': {
      const { packed, page } = await packPage(from, verdict.page)
      const [, stepped] = await db.transaction((tx) =>
        inOneGo(
          () => archive(tx, packed),
          () => keepPage(tx, ref, from, page, goOn !== undefined),
        ),
      )
      const outcome = { outcome: 'fetched', bytes: packed.bytes.length }
      if (!goOn || stepped.kind === 'refused') return { outcome, stepped }
      const headers = storable(page.headers)
      const kept = { pageSha256: page.sha256, pageFinalUrl: page.finalUrl, pageHeaders: headers, pageProblem: null }
      const next = {
        from: { ...from, ...columnsOf(stepped.state), ...kept },
        work: goOn({ bytes: packed.bytes, headers, url: page.finalUrl }),
      }
      return { outcome, stepped, next }
    }
    case 'again': {
      const { code, message } = verdict
      // No sooner than a pause that its host has asked for.
      const notBefore = (await getHost(db, new URL(from.pageUrl!).host))?.backoffUntil ?? undefined
      const stepped = await failWork(db, ref, from, { cause: { code, message }, notBefore })
      return { outcome: { outcome: fetched.kind, error: message, ...(last ? { givenUp: true } : { again: true }) }, stepped }
    }
    case 'give-up':
      return { outcome: { outcome: 'no-page', problem: verdict.problem }, stepped: await giveUpPage(db, ref, from, verdict.problem) }
    default:
      return verdict satisfies never
  }
}

async function packPage(from: Revision, { url, status, headers, bytes }: Fetched) {
  const packed = await pack({ feed: from.feedId, kind: 'page', url, status, headers, bytes })
  return { packed, page: { sha256: packed.sha256, finalUrl: url, headers } }
}

/** Fetch a page now, for a re-ingest, and archive it under the item's revision. */
export async function refetchPage(parts: Parts, from: Revision, signal?: AbortSignal | undefined): Promise<Outcome> {
  const fetched = await fetchAnew(parts, from, signal)
  if ('problem' in fetched) return fetched
  const { packed, page } = await packPage(from, fetched)
  await parts.db.transaction(async (tx) => {
    await archive(tx, packed)
    await replacePage(tx, { item: from.itemId, revision: from.revision }, page)
  })
  return { outcome: 'fetched', bytes: packed.bytes.length }
}

/** The same for a dry run: what came is looked at, and not kept. */
export async function lookAtPage(parts: Parts, from: Revision, signal?: AbortSignal | undefined): Promise<PageBytes | { problem: string }> {
  const fetched = await fetchAnew(parts, from, signal)
  return 'problem' in fetched ? fetched : { bytes: fetched.bytes, headers: fetched.headers, url: fetched.url }
}

/** A page as it came. */
export interface PageBytes {
  bytes: Uint8Array
  headers: Record<string, string>
  /** After redirects. */
  url?: string
}

async function fetchAnew(parts: Parts, { pageUrl }: Revision, signal: AbortSignal | undefined) {
  if (!pageUrl) return { outcome: 'no-page', problem: 'no page is wanted for it' }
  if (!URL.canParse(pageUrl)) return { outcome: 'no-page', problem: 'its address cannot be read' }
  const fetched = await retrieve(parts, pageUrl, { signal })
  if (fetched.kind !== 'fetched') return { outcome: fetched.kind, problem: 'message' in fetched ? fetched.message : fetched.kind }
  return fetched.truncated ? { outcome: 'truncated', problem: 'the page broke off' } : fetched
}
