/**
 * The turn of a feed whose agency leaves files or mail: each whole one is a document; it is put away when what it says is committed, and not before.
 */
import { resolveCredential } from '#src/net/credentials.ts'
import { openDrop } from '#src/net/open-drop.ts'
import { pack } from '#src/store/archive.ts'
import type { Feed, PollResult } from '#src/store/feeds.ts'
import type { Outcome } from './outcome.ts'
import { everySeconds, ingest, type Parts, readDocument, retryAt, settle } from './take.ts'

/** Is this feed read from a place where an agency leaves things, and not fetched? */
export const isDrop = (url: string): boolean => /^(?:file|ftps?|sftp|imaps):/i.test(url)

export async function pollDrop(parts: Parts, feed: Feed, signal: AbortSignal | undefined): Promise<Outcome> {
  const fail = (message: string, more: Record<string, unknown> = {}) =>
    settle(parts, feed, { kind: 'failure', message, nextPollAt: retryAt(feed, parts.clock()) }, more)
  const credential = feed.auth ? await resolveCredential(feed.auth, process.env) : undefined
  if (credential && !credential.ok) return fail(credential.message)
  const opened = await openDrop(feed.url, {
    allowNetworks: parts.config.allowNetworks,
    ...(credential ? { credential: credential.credential } : {}),
    ...(signal ? { signal } : {}),
  })
  if (opened.kind === 'failed') return fail(opened.message)
  const { drop } = opened
  try {
    const listing = await drop.list()
    if (listing.kind === 'failed') return await fail(listing.message)
    const counts = { files: 0, entries: 0, created: 0, changed: 0, failed: 0 }
    const again: PollResult = {
      kind: 'success',
      changed: false,
      nextPollAt: new Date(parts.clock().getTime() + (listing.more ? 0 : everySeconds(feed) * 1000)),
    }
    for (const file of listing.files) {
      signal?.throwIfAborted()
      const read = await drop.read(file)
      if (read.kind === 'changed') continue
      // The place failed, not the file: it stays where it is.
      if (read.kind === 'failed') return await fail(read.message, counts)
      const reason = read.kind === 'read' ? await takeFile(parts, feed, file.url, read.bytes, again, counts) : read.message
      const put = reason === undefined ? await drop.done(file) : await drop.failed(file, reason)
      if (reason !== undefined) counts.failed++
      if (put.kind === 'failed') return await fail(put.message, counts)
      counts.files++
    }
    return { ...(await settle(parts, feed, again)), outcome: counts.files > 0 ? 'read' : 'unchanged', ...counts }
  } finally {
    await drop.close()
  }
}

/** Take in one file. A reason comes back when it is of no use. */
async function takeFile(
  parts: Parts,
  feed: Feed,
  url: string,
  bytes: Uint8Array,
  result: PollResult,
  counts: Record<'entries' | 'created' | 'changed', number>,
): Promise<string | undefined> {
  const packed = await pack({ feed: feed.id, kind: 'feed', url, headers: {}, bytes })
  const document = await readDocument(parts.reader, feed, packed)
  if (!document.format || document.entries.length === 0) return document.problems[0]?.message ?? 'the file is no wire format that is known'
  const { entries, created, changed } = (await ingest(parts, feed, packed, document, result)) as Outcome & typeof counts
  counts.entries += entries
  counts.created += created
  counts.changed += changed
  return undefined
}
