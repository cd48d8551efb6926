/**
 * dpa's wireQ (`wireq+https://`, https://api-portal.dpa-newslab.com): a queue of digitalwires entries. GET `entries.json` gives up to fifty, each hidden for a while and
 * with a receipt; DELETE of the receipt takes it from the queue, which happens once the entry is committed. What a crash leaves comes again when it is visible.
 * `Retry-After` says when to come again.
 */
import type { Drop, DropFile, DropListing, DropMove, Failure, Opened } from './drop.ts'
import { partsAt, valueAt } from './json-parts.ts'
import { addressOf, asker, jsonOf, type ServiceOptions } from './service.ts'

interface Entry extends DropFile {
  receipt: string | undefined
  bytes: Uint8Array
}

/** Entries that are committed and whose receipts could not be given back yet. */
interface Position {
  owed: string[]
}

const mostOwed = 500
const deleteMs = 20_000

export async function openWireq(url: string, options: ServiceOptions): Promise<Opened> {
  const base = addressOf(url)
  base.search = ''
  base.pathname = `${base.pathname.replace(/\/entries\.json$/, '').replace(/(?<!\/)\/+$/, '')}/`.replace(/^\/\/+/, '/')
  if (/\/dequeue-entries\.json\/$/.test(base.pathname)) return { kind: 'failed', message: dequeueRefused }
  return { kind: 'opened', drop: wireq(base, options) as unknown as Drop }
}

/** Why the simpler way is not offered. */
export const dequeueRefused =
  'dequeue-entries.json gives entries away before anybody has kept them: what a crash or an answer that breaks off swallows is lost. Write the address without it: entries.json is asked, and each entry deleted once it is stored'

function wireq(base: URL, options: ServiceOptions): Drop<Entry> {
  const { service, signal, credential } = options
  const ask = asker(options, base)
  const owed = new Set((service.position as Position | undefined | null)?.owed ?? [])
  let trouble: Failure | undefined
  /** Give a receipt back; what is not taken is remembered and tried again. */
  const giveBack = async (receipt: string): Promise<'moved' | 'gone'> => {
    owed.delete(receipt)
    // A service that must not be asked is not asked again for each entry.
    if (trouble) {
      owed.add(receipt)
      return 'moved'
    }
    const deletion = { url: receiptUrl(base, receipt), method: 'DELETE' as const, headers: {}, auth: credential, timeoutMs: deleteMs }
    const answer = await service.send(deletion, signal)
    if (answer.kind === 'answered' && answer.status >= 200 && answer.status < 300) return 'moved'
    // Deleted before, or hidden no more: then it comes again, and is known.
    if (answer.kind === 'answered' && (answer.status === 404 || answer.status === 410)) return 'gone'
    owed.add(receipt)
    trouble =
      answer.kind === 'failed'
        ? { kind: 'failed', message: answer.message }
        : {
            kind: 'failed',
            message: `${base.host} does not delete what it was given back (${answer.status})`,
            status: answer.status,
            ...(answer.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: answer.retryAfterSeconds }),
          }
    return 'moved'
  }
  const putAway = async ({ receipt }: Entry): Promise<DropMove> => ({ kind: receipt === undefined ? 'gone' : await giveBack(receipt) })
  return {
    keepsNothing: true,
    async list(): Promise<DropListing<Entry>> {
      for (const receipt of [...owed]) {
        await giveBack(receipt)
        if (trouble) return trouble
      }
      const got = await ask(new URL('entries.json', base))
      if (got.kind === 'failed') return got
      const json = jsonOf(got)
      const parts = json && (partsAt(json.text, '/entries') ?? partsAt(json.text, ''))
      if (!parts) return { kind: 'failed', message: `${base.host} answers with something else than {"entries": […]}` }
      const files = parts.map((text): Entry => {
        const entry: unknown = JSON.parse(text)
        const receipt = valueAt(entry, '/_wireq_receipt')
        const name = valueAt(entry, '/entry_id') ?? valueAt(entry, '/urn') ?? 'an entry without a name'
        const bytes = new TextEncoder().encode(text)
        return {
          name: String(name).slice(0, 200),
          url: new URL('entries.json', base).href,
          size: bytes.length,
          modified: service.now(),
          whole: true,
          receipt: typeof receipt === 'string' && receipt !== '' ? receipt : undefined,
          bytes,
        }
      })
      const { retryAfterSeconds } = got
      return { kind: 'listed', files, more: false, ...(retryAfterSeconds === undefined ? {} : { againSeconds: retryAfterSeconds }) }
    },
    read: async ({ bytes }) => ({ kind: 'read', bytes, headers: { 'content-type': 'application/json; charset=utf-8' } }),
    done: putAway,
    failed: putAway,
    position: (): Position => ({ owed: [...owed].slice(-mostOwed) }),
    trouble: () => trouble,
    close: async () => {},
  }
}

/** Receipts have hundreds of characters, with slashes and plus signs, which stand in the path as they are. */
function receiptUrl(base: URL, receipt: string): string {
  const folder = `${base.href}entry/`
  const asIs = new URL(folder + receipt.replace(/[%?#\\\s]/g, encodeURIComponent))
  return asIs.href.startsWith(folder) ? asIs.href : folder + encodeURIComponent(receipt)
}
