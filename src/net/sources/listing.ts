/**
 * Services that list what there is since some point: the items of each part of the list are handed on as files, and the point moves only when all of them are
 * committed. Those that cannot be had for now wait in the position, bounded, and come again.
 */
import type { Drop, DropFile, DropListing, DropMove, DropRead, Failure } from './drop.ts'
import type { ServiceOptions } from './service.ts'

/** An item of a list. What it takes to get it again later is `ref`, as JSON. */
export interface ListedItem {
  /** Tells this state of this item from all others. */
  key: string
  name: string
  url: string
  ref: unknown
  /** Its document, where the list holds it. */
  bytes?: Uint8Array
  headers?: Record<string, string>
}

export interface ListedPart {
  kind: 'part'
  items: ListedItem[]
  /** Where the list goes on behind this part. */
  at: unknown
  more: boolean
  againSeconds?: number
}

/** `also`: others that this one names, and that no list may name. */
export type Got = (Extract<DropRead, { kind: 'read' | 'unusable' }> & { also?: ListedItem[] }) | Failure

export interface Lister {
  /**
   * The next part of the list.
   * @param at what the part before gave, undefined at first
   * @param since from when on, where somebody wants it from then again
   * @param isHad whether this state of an item was taken lately
   */
  look(at: unknown, since: Date | undefined, isHad: (key: string) => boolean): Promise<ListedPart | Failure>
  /** An item's document. */
  get(ref: unknown): Promise<Got>
  /** What is known of an item whose document is never to be had. */
  without?(ref: unknown): Uint8Array | undefined
}

interface Waiting {
  key: string
  name: string
  url: string
  ref: unknown
  tries: number
  /** ISO 8601. */
  first: string
  again: string
}

interface Position {
  at?: unknown
  since?: string
  /** Keys that were committed lately: a list's parts may overlap. */
  had: string[]
  waiting: Waiting[]
}

const mostHad = 1000
const mostWaiting = 100
/** Where the service says that there is no such document, it is asked for this often in all; else for a day. */
const mostTriesOfMissing = 5
const longestWaitMs = 24 * 3600_000
const waits = { firstMs: 30_000, longestMs: 15 * 60_000 }

/** What an item is read from, until it is put away. */
type Entry = DropFile & ListedItem & { waiting?: Waiting }

export function listingDrop(lister: Lister, { service }: ServiceOptions): Drop {
  const before = positionOf(service.position)
  const had = new Set(before.had)
  const waiting = new Map(before.waiting.map((one) => [one.key, one]))
  let part: ListedPart | undefined
  const now = () => service.now().getTime()
  const fileOf = (item: ListedItem, from?: Waiting): Entry => ({
    ...item,
    size: item.bytes?.length ?? 0,
    modified: service.now(),
    whole: true,
    ...(from ? { waiting: from } : {}),
  })
  const putAway = async ({ key }: Entry): Promise<DropMove> => {
    had.delete(key)
    had.add(key)
    waiting.delete(key)
    return { kind: 'moved' }
  }
  /** What an item names besides is taken in the next turn. */
  const remember = ({ also = [] }: { also?: ListedItem[] }): Failure | undefined => {
    const others = also.filter(({ key }) => !had.has(key) && !waiting.has(key) && !part?.items.some((item) => item.key === key))
    if (waiting.size + others.length > mostWaiting && others.length > 0 && waiting.size > 0)
      return { kind: 'failed', message: `${waiting.size} items wait to be had, and no more of them are remembered yet` }
    const first = new Date(now()).toISOString()
    for (const { key, name, url, ref } of others) waiting.set(key, { key, name, url, ref, tries: 0, first, again: first })
    return undefined
  }
  const drop: Drop<Entry> = {
    keepsNothing: true,
    async list(): Promise<DropListing<Entry>> {
      const looked = await lister.look(before.at, before.since === undefined ? undefined : new Date(before.since), (key) => had.has(key))
      if (looked.kind === 'failed') return looked
      part = looked
      const due = [...waiting.values()].filter(({ again }) => Date.parse(again) <= now()).map((one) => fileOf(one, one))
      const seen = new Set<string>()
      const fresh = looked.items.filter(({ key }) => !had.has(key) && !waiting.has(key) && !seen.has(key) && seen.add(key))
      const { more, againSeconds } = looked
      return {
        kind: 'listed',
        files: [...due, ...fresh.map((item) => fileOf(item))],
        more,
        ...(againSeconds === undefined ? {} : { againSeconds }),
      }
    },
    async read(file): Promise<DropRead> {
      if (file.bytes) return { kind: 'read', bytes: file.bytes, ...(file.headers ? { headers: file.headers } : {}) }
      const got = await lister.get(file.ref)
      if (got.kind !== 'failed') return remember(got) ?? got
      if (concernsAll(got)) return got
      const tries = (file.waiting?.tries ?? 0) + 1
      const first = file.waiting?.first ?? new Date(now()).toISOString()
      const isMissing = got.status === 404 || got.status === 410
      if ((isMissing && tries >= mostTriesOfMissing) || now() - Date.parse(first) > longestWaitMs) {
        const bytes = lister.without?.(file.ref)
        return bytes ? { kind: 'read', bytes } : { kind: 'unusable', message: `it could not be had in ${tries} tries: ${got.message}` }
      }
      if (!waiting.has(file.key) && waiting.size >= mostWaiting)
        return { ...got, message: `${mostWaiting} items wait to be had, and no more of them are remembered; the last: ${got.message}` }
      const { key, name, url, ref } = file
      const again = new Date(now() + Math.min(waits.longestMs, waits.firstMs * 2 ** (tries - 1))).toISOString()
      waiting.set(key, { key, name, url, ref, tries, first, again })
      return { kind: 'later', message: got.message }
    },
    done: putAway,
    failed: putAway,
    position(): Position {
      const isThrough = part?.items.every(({ key }) => had.has(key) || waiting.has(key)) ?? false
      const where = part && isThrough ? { at: part.at } : { at: before.at, ...(before.since === undefined ? {} : { since: before.since }) }
      return { ...where, had: [...had].slice(-mostHad), waiting: [...waiting.values()] }
    },
    close: async () => {},
  }
  return drop as unknown as Drop
}

/** A refusal of the login, or a pause that the host asks for, is no matter of one item. */
const concernsAll = ({ status }: Failure) => status === 401 || status === 429 || status === 503

function positionOf(kept: unknown): Position {
  const { at, since, had, waiting } = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<Position>
  return { at, ...(since === undefined ? {} : { since }), had: had ?? [], waiting: waiting ?? [] }
}
