/**
 * What a document's entries are called. An identity is what tells items apart: one that stands twice in a document, over different content,
 * identifies nothing.
 */
import type { WireEntry } from '#src/wire/document.ts'

export interface ListedEntry {
  /** Its identity within its feed. */
  identity: string
  /** As listed; without its id where that identifies nothing. */
  entry: WireEntry
}

/** What a document shows of its feed's identities. */
export interface Listed {
  /** In the document's order. */
  entries: ListedEntry[]
  /** Names that stand over different items: its guids, or where an item has none, its links. */
  repeated: string[]
}

/** An item's identity: what the source calls it, else where it lies, else what it says. */
export function identify(entries: readonly WireEntry[]): Listed {
  const ids = repeated(entries, ({ id }) => id)
  const urls = repeated(entries, ({ url }) => url)
  return {
    entries: entries.map((listed) => {
      const { id, ...nameless } = listed
      const entry: WireEntry = id !== undefined && ids.has(id) ? nameless : listed
      return { identity: entry.id ?? (entry.url && !urls.has(entry.url) ? entry.url : textIdentity(entry)), entry }
    }),
    repeated: [
      ...ids,
      ...new Set(entries.flatMap(({ id, url }) => (url && urls.has(url) && (id === undefined || ids.has(id)) ? [url] : []))),
    ],
  }
}

/** What an entry says, for one that nothing else identifies. */
function textIdentity({ headline, published, summary, bodyText, url }: WireEntry): string {
  return [headline, published, summary ?? bodyText?.slice(0, 200)].filter(Boolean).join('|') || (url ?? '')
}

/** Names that stand over different items. */
function repeated(entries: readonly WireEntry[], nameOf: (entry: WireEntry) => string | undefined): Set<string> {
  const out = new Set<string>()
  const first = new Map<string, WireEntry>()
  for (const entry of entries) {
    const name = nameOf(entry)
    if (name === undefined) continue
    const before = first.get(name)
    if (before === undefined) first.set(name, entry)
    else if (!isSameItem(before, entry)) out.add(name)
  }
  return out
}

/** Listed twice, or two versions of one item as its format says: neither makes its name worthless. */
function isSameItem(one: WireEntry, other: WireEntry): boolean {
  if (one.version !== undefined && other.version !== undefined && one.version !== other.version) return true
  if (one.headline !== undefined && plain(one.headline) === plain(other.headline)) return true
  const text = plain(one.bodyText ?? one.summary)
  return text !== '' && text === plain(other.bodyText ?? other.summary)
}

const plain = (text: string | undefined): string => (text ?? '').replace(/\s+/gu, ' ').trim()
