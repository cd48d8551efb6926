/**
 * What placing a story takes and gives: the story that has come, what the store has found about it, and the plan of what to write.
 */
import type { ClusterId, FeedId, ItemId, Sha256, StoryId } from '#src/brand.ts'
import type { Signal } from '#src/wire/document.ts'
import type { VersionChange } from '../change.ts'
import type { Detached, Match, Proven } from '../decide/match.ts'
import type { Fingerprint } from '../print/index.ts'
import type { PubStatus, Story } from '../story.ts'
import type { Identity } from './identity.ts'

/** Where a story's bytes are: the item's revision, the feed document and the page. */
export interface Provenance {
  item: ItemId
  itemRevision: number
  rawSha256: Sha256
  pageSha256: Sha256 | null
  /** When the item's revision came to us: of two states that do not say which is later, the one that came later is. */
  arrivedAt: Date
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
  relation: Relation
  firstSeenAt: Date
  /** Since when its text may be read: null while it is embargoed. */
  releasedAt: Date | null
  version: number
  content: Story
  /** All that was said of whether it may be used. */
  rulings: StatusRuling[]
  /** All its versions, also those that never stood, by number. */
  history: Past[]
  /** Who has said again what the newest version says that an item told. */
  retold: Retelling[]
  /** It is a notice whose story has not come. */
  waits: boolean
}

/** An item has said again what a version says. */
export interface Retelling {
  version: number
  item: ItemId
  itemRevision: number
  feed: FeedId
  arrivedAt: Date
  /** When its source says that it was last changed. */
  said?: string | undefined
}

export interface Past {
  version: number
  /** Whether it stood. */
  stood: boolean
  /** Of what its item said (`toldHash`); null where no item told it: an admin, or a notice. */
  told: string | null
  item: ItemId | null
  itemRevision: number | null
  feed: FeedId | null
  arrivedAt: Date | null
  /** When it was made; absent where that is planned. */
  madeAt?: Date | undefined
}

/** A word on whether a story may be used. It stands until another lifts it: status.ts has the rules. */
export interface StatusRuling {
  status: PubStatus
  by: 'agency' | 'admin'
  /** The agency, or the admin's name. */
  actor: string
  /** In words: the agency's own, or what the admin gave as the reason. */
  reason: string
  /** The editors' note that came with it. */
  note: string | null
  signals: Signal[]
  /** The item that said it; null for an admin. */
  item: ItemId | null
  itemRevision: number | null
  /** When it came to us, or was given. */
  at: Date
}

/** A story whose name it has, and which: the item it came as, its uri, its page's address, the item it goes on from; the surest first. */
export interface Known {
  standing: Standing
  by: 'item' | 'uri' | 'url' | 'earlier'
  /** What this very revision of the item said when it was worked off before (`toldHash`). */
  toldBefore?: string | null | undefined
}

/** What the store has found about a story that has come. What comes later in this list is looked for only when what comes before does not settle where it belongs. */
export interface Found {
  known?: Known[] | undefined
  /** The stories that it withdraws, or whose kill it lifts; the newest first. */
  referred?: Standing[] | undefined
  /** Stories of which it may mean one: which, nobody can tell. */
  doubtful?: StoryId[] | undefined
  /** What its text says, when no name does. */
  match?: Match | undefined
  /** The story whose next version it is by its text. */
  matched?: Standing | undefined
  /** The same agency's other stories in the cluster: what is ruled of one holds for its copies. */
  kin?: Standing[] | undefined
  /** Stories of the clusters that it shows to be one, by cluster, as far as one is held back for which the others may be, too. */
  merging?: Standing[][] | undefined
  /** Notices that came before what they withdraw. */
  waiting?: Waiting[] | undefined
}

/** A notice that was stored as a story and waits for the one that it speaks of. */
export interface Waiting {
  id: StoryId
  told: Story
  from: Pick<Provenance, 'item' | 'itemRevision' | 'arrivedAt'>
}

/** What a new story gets: its ids and its time; clock and chance are arguments. */
export interface Fresh {
  id: StoryId
  clusterId: ClusterId
  now: Date
}

/** What storing a story came to. */
export type Stored =
  | { kind: 'created'; story: StoryId; match: Match; print: Fingerprint; unmatchedKill: boolean }
  | { kind: 'version'; story: StoryId; version: number; change: Exclude<VersionChange, 'created'> }
  | { kind: 'unchanged'; story: StoryId }
  /** Its story changes often: it is told then, unless a newer state of its item takes its place (place/pace.ts). */
  | { kind: 'paced'; story: StoryId; until: Date }

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
      told: string
      print: Fingerprint
      cluster: ClusterId
      founded: boolean
      relation: Relation
      from: Provenance
    }
  /** A version that stands from now on; `told` and `from` are null where no item told it. */
  | {
      step: 'version'
      of: Standing
      version: number
      change: StandingChange
      content: Story
      told: string | null
      print: Fingerprint
      from: Provenance | null
      /** Who ruled, where the status changed. */
      ruling?: StatusRuling | undefined
    }
  /** A version that never stood. */
  | { step: 'history'; of: StoryId; version: number; content: Story; told: string; print: Fingerprint; from: Provenance }
  /** A version is said again, and may be the newest word by that; with what says it, where that has other names for notices to find it by. */
  | { step: 'retell'; of: StoryId; by: Retelling; named?: Story }
  | { step: 'name'; story: StoryId; names: Identity[] }
  | { step: 'explain'; story: StoryId; why: Match | Said }
  | { step: 'rule'; story: StoryId; ruling: StatusRuling }
  /** A story has shown that the stories of another cluster belong into its own. */
  | { step: 'merge'; into: ClusterId; shownBy: StoryId; proof: Proven }
  /** A story has shown that another one, of this cluster, does not belong there. */
  | { step: 'detach'; from: ClusterId; shownBy: StoryId; shown: Detached }
  /** Keep a notice until what it speaks of comes. */
  | { step: 'await'; notice: StoryId; told: Story; carriesStory: boolean }
  /** Notices have found what they speak of. */
  | { step: 'apply'; notices: StoryId[]; to: StoryId }
  /** The feed's names do not tell its items apart: one was used again, for another story. */
  | { step: 'note'; feed: FeedId }
  /** Nobody knows what a notice withdraws: say so. */
  | { step: 'unmatched'; notice: StoryId; told: Story; doubtful: StoryId[] }
  /** Nobody can read when the embargo that holds a story ends: say so. */
  | { step: 'withheld'; of: StoryId; content: Story; ruling: StatusRuling }

export type Relation = 'original' | 'same-news' | 'reprint' | 'related'
export type StandingChange = Exclude<VersionChange, 'created' | 'late'>

export interface Plan {
  stored: Stored
  /** In the order in which they are written. */
  steps: Step[]
}
