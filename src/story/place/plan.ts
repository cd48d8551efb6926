/**
 * What placing a story takes and gives: the story that has come, what the store has found about it, and the plan of what to write.
 */
import type { ClusterId, ItemId, Sha256, StoryId } from '#src/brand.ts'
import type { VersionChange } from '../change.ts'
import type { Match } from '../decide/index.ts'
import type { Fingerprint } from '../print/index.ts'
import type { Story } from '../story.ts'
import type { Identity } from './identity.ts'

/** Where a story's bytes are: the item's revision, the feed document and the page. */
export interface Provenance {
  item: ItemId
  itemRevision: number
  rawSha256: Sha256
  pageSha256: Sha256 | null
}

/** A story that has come. */
export interface Arrival {
  story: Story
  print: Fingerprint
  from: Provenance
  /** The names that it may come under again. */
  names: Identity[]
  /** What the source says it goes on from. */
  earlier: Identity[]
}

/** A story that is there, as it stands. */
export interface Standing {
  id: StoryId
  clusterId: ClusterId
  relation: string
  firstSeenAt: Date
  /** Since when its text may be read: null while it is embargoed. */
  releasedAt: Date | null
  version: number
  content: Story
  /** Of what an editor sees of it (`versionHash`). */
  hash: string
  /** An admin killed it: feeds no longer change its status. */
  byAdmin: boolean
  /** All its versions, also those that never stood, by number. */
  history: Past[]
}

export interface Past {
  version: number
  hash: string
  item: ItemId | null
  itemRevision: number | null
}

/** What says that a story is one that is there, the surest first: the item it came as, its uri, its page's address, the item it goes on from. */
export interface Known {
  standing: Standing
  by: 'item' | 'uri' | 'url' | 'earlier'
}

/** What the store has found about a story that has come. What comes later in this list is looked for only when what comes before does not settle where it belongs. */
export interface Found {
  known?: Known | undefined
  /** The story that it withdraws. */
  referred?: Standing | undefined
  /** What its text says, when no name does. */
  match?: Match | undefined
  /** The story whose next version it is by its text. */
  matched?: Standing | undefined
  /** Notices that came before what they withdraw, each stored as a story. */
  waiting?: { id: StoryId; told: Story }[] | undefined
}

/** What a new story gets: its ids and its time; clock and chance are arguments. */
export interface Fresh {
  id: StoryId
  clusterId: ClusterId
  now: Date
}

/** What storing a story came to. */
export type Stored =
  | { kind: 'created'; story: StoryId; match: Match; print: Fingerprint }
  | { kind: 'version'; story: StoryId; version: number; change: Exclude<VersionChange, 'created'> }
  | { kind: 'unchanged'; story: StoryId }

/** A decision that no comparison of texts made. */
export interface Said {
  rule: string
  outcome: string
  /** One sentence. */
  reason: string
}

/** One thing to write; what stands anew is announced with it. */
export type Step =
  | {
      step: 'create'
      id: StoryId
      content: Story
      print: Fingerprint
      cluster: ClusterId
      founded: boolean
      relation: Relation
      from: Provenance
    }
  /** A version that stands from now on. */
  | {
      step: 'version'
      of: Standing
      version: number
      change: StandingChange
      content: Story
      print: Fingerprint
      from?: Provenance | undefined
    }
  /** A version that never stood. */
  | { step: 'history'; of: StoryId; version: number; content: Story; print: Fingerprint; from: Provenance }
  | { step: 'name'; story: StoryId; names: Identity[] }
  | { step: 'explain'; story: StoryId; why: Match | Said }
  /** Keep a notice until what it withdraws comes. */
  | { step: 'await'; notice: StoryId; told: Story }
  /** Notices have found what they withdraw. */
  | { step: 'apply'; notices: StoryId[]; to: StoryId }

export type Relation = 'original' | 'same-news' | 'reprint' | 'related'
export type StandingChange = Exclude<VersionChange, 'created' | 'late'>

export interface Plan {
  stored: Stored
  /** In the order in which they are written. */
  steps: Step[]
}
