/**
 * The tables of schema `ingest` as Drizzle knows them. `migrations/` has the SQL; views, functions, triggers and roles
 * are there only. A test compares this file with a migrated database.
 */
import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  real,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { SiteRules } from '#src/article/article.ts'
import type { AuthReference } from '#src/auth-reference.ts'
import type { ClusterId, FeedId, ItemId, Sha256, StoryId } from '#src/brand.ts'
import type { ApiRules } from '#src/net/sources/api-rules.ts'
import type { Ninjs } from '#src/story/documents/ninjs.ts'
import type { CloudEvent, EventFilter } from '#src/story/event.ts'
import type { JsonSchema } from '#src/story/event-schema.ts'
import type { Relation } from '#src/story/place/plan.ts'
import type { Story } from '#src/story/story.ts'
import type { WireEntry } from '#src/wire/document.ts'
import type { ItemState, Paced } from './item-state.ts'

export const ingest = pgSchema('ingest')

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const now = sql`now()`

export const feed = ingest.table('feed', {
  id: text('id').$type<FeedId>().primaryKey(),
  agency: text('agency').notNull(),
  url: text('url').notNull(),
  /** The URL as it was configured, when permanent redirects have since moved `url`. */
  configuredUrl: text('configured_url').notNull(),
  everySeconds: integer('every_seconds'),
  cron: text('cron'),
  timezone: text('timezone'),
  format: text('format').notNull().default('auto'),
  articles: text('articles').$type<'always' | 'missing' | 'never'>().notNull().default('missing'),
  language: text('language'),
  /** Seconds between versions of a story that changes often; null: as the installation has it. */
  updatePaceSeconds: integer('update_pace_seconds'),
  /** Milliseconds between two requests to one host, for its polls and pages; null: the product's. */
  paceMs: integer('pace_ms'),
  auth: jsonb('auth').$type<AuthReference>(),
  extract: jsonb('extract').$type<SiteRules>(),
  /** How a paged API is read. */
  api: jsonb('api').$type<ApiRules>(),
  /** Where a service's list goes on, by what is committed; the service's own form. */
  position: jsonb('position').$type<unknown>(),
  /** Polls whose document was noted: one that began before another was noted may bring what was listed earlier. */
  listings: integer('listings').notNull().default(0),
  /** Whether what it calls its items tells them apart: `repeated`, one guid or link over several; `reused`, one for another story later. */
  identities: text('identities').$type<'kept' | 'repeated' | 'reused'>().notNull().default('kept'),
  /** Who owns its settings: the feeds file or a command. */
  managedBy: text('managed_by').$type<'file' | 'command'>().notNull(),
  state: text('state').$type<'active' | 'paused' | 'gone' | 'removed'>().notNull().default('active'),
  etag: text('etag'),
  lastModified: text('last_modified'),
  lastSha256: text('last_sha256').$type<Sha256>(),
  lastPollAt: at('last_poll_at'),
  lastSuccessAt: at('last_success_at'),
  lastChangeAt: at('last_change_at'),
  nextPollAt: at('next_poll_at'),
  /** Its next tick, or another time at which it is to be polled; null: to be worked out from its settings. */
  dueAt: at('due_at'),
  /** Since when a job for that has been in the queue. */
  queuedAt: at('queued_at'),
  consecutiveFailures: integer('consecutive_failures').notNull().default(0),
  failingSince: at('failing_since'),
  lastError: text('last_error'),
  /** Its kind: what tells whether it lies with the agency or with this installation. */
  lastErrorCode: text('last_error_code'),
  createdAt: at('created_at').notNull().default(now),
  updatedAt: at('updated_at').notNull().default(now),
})

/** Who takes files from a place at the moment. */
export const turn = ingest.table('turn', {
  place: text('place').primaryKey(),
  holder: uuid('holder').notNull(),
  until: at('until').notNull(),
})

/** When each task of the upkeep last began, in whatever process. */
export const upkeep = ingest.table('upkeep', {
  task: text('task').$type<'release' | 'sweep' | 'backlogs' | 'reconcile' | 'retention'>().primaryKey(),
  ranAt: at('ran_at').notNull(),
})

/** A feed's subscription with a hub that pushes (WebSub). */
export const subscription = ingest.table(
  'subscription',
  {
    feedId: text('feed_id').$type<FeedId>().primaryKey(),
    hub: text('hub').notNull(),
    topic: text('topic').notNull(),
    /** The callback's last part, which nobody can guess. */
    token: text('token').notNull(),
    secret: text('secret').notNull(),
    /** `silent`: it has verified, but a poll found what it had not pushed. */
    state: text('state').$type<'wanted' | 'asked' | 'active' | 'silent' | 'denied'>().notNull().default('wanted'),
    leaseSeconds: integer('lease_seconds'),
    leaseEndsAt: at('lease_ends_at'),
    /** When to ask the hub, again or for the first time. */
    askAt: at('ask_at').notNull().default(now),
    failures: integer('failures').notNull().default(0),
    lastPushAt: at('last_push_at'),
    lastError: text('last_error'),
    createdAt: at('created_at').notNull().default(now),
  },
  (table) => [uniqueIndex('subscription_token_key').on(table.token), index('subscription_ask_at_idx').on(table.askAt)],
)

/** Raw bytes, once each, compressed with zstd. */
export const raw = ingest.table('raw', {
  sha256: text('sha256').$type<Sha256>().primaryKey(),
  zstd: bytea('zstd').notNull(),
  /** Bytes before compression. */
  length: integer('length').notNull(),
  firstSeenAt: at('first_seen_at').notNull().default(now),
})

/** A response that brought bytes: which, from where, with which header fields. */
export const retrieval = ingest.table(
  'retrieval',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    feedId: text('feed_id').$type<FeedId>().notNull(),
    kind: text('kind').$type<'feed' | 'page'>().notNull(),
    url: text('url').notNull(),
    status: integer('status'),
    headers: jsonb('headers').$type<Record<string, string>>().notNull(),
    sha256: text('sha256').$type<Sha256>().notNull(),
    at: at('at').notNull().default(now),
  },
  (t) => [index('retrieval_sha256').on(t.sha256), index('retrieval_at').on(t.at)],
)

/** One identity within one feed. */
export const item = ingest.table(
  'item',
  {
    id: bigserial('id', { mode: 'number' }).$type<ItemId>().primaryKey(),
    feedId: text('feed_id').$type<FeedId>().notNull(),
    identity: text('identity').notNull(),
    /** The newest revision's number. */
    revision: integer('revision').notNull(),
    entryHash: text('entry_hash').notNull(),
    storyId: uuid('story_id').$type<StoryId>(),
    firstSeenAt: at('first_seen_at').notNull().default(now),
  },
  (t) => [uniqueIndex('item_identity').on(t.feedId, t.identity), index('item_story').on(t.storyId)],
)

/** What the feed said of an item, each time it said something else. `item-state.ts` has the states, and what leads from one to the next. */
export const itemRevision = ingest.table(
  'item_revision',
  {
    itemId: bigint('item_id', { mode: 'number' }).$type<ItemId>().notNull(),
    revision: integer('revision').notNull(),
    entry: jsonb('entry').$type<WireEntry>().notNull(),
    /** The feed document it stood in. */
    sha256: text('sha256').$type<Sha256>().notNull(),
    pageUrl: text('page_url'),
    /** What the page's URL was after redirects. */
    pageFinalUrl: text('page_final_url'),
    pageSha256: text('page_sha256').$type<Sha256>(),
    pageHeaders: jsonb('page_headers').$type<Record<string, string>>(),
    /** Of what was made of it (`toldHash`) when it became part of its story: what says the same again is nothing new. */
    toldHash: text('told_hash'),
    /** The story that it became part of. Its item may go on to another; null where a worker of the version before did it. */
    storyId: uuid('story_id').$type<StoryId>(),
    /** Why a wanted page is not there. */
    pageProblem: text('page_problem'),
    state: text('state').$type<ItemState['stage']>().notNull(),
    holder: text('holder').$type<ItemState['holder']>(),
    job: integer('job').notNull().default(0),
    leaseUntil: at('lease_until'),
    retryAt: at('retry_at'),
    attempts: integer('attempts').notNull().default(0),
    losses: integer('losses').notNull().default(0),
    requeues: integer('requeues').notNull().default(0),
    errorCode: text('error_code'),
    error: text('error'),
    paced: jsonb('paced').$type<Paced>(),
    replacedBy: integer('replaced_by'),
    /** What the sweep goes by: `leaseUntil` or `retryAt`. Workers of the version before know no other time, and write it. */
    dueAt: at('due_at').notNull().default(now),
    createdAt: at('created_at').notNull().default(now),
    doneAt: at('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.revision] }),
    index('item_revision_pending').on(t.dueAt).where(sql`state in ('page', 'ready')`),
    index('item_revision_failed').on(t.errorCode).where(sql`state = 'failed'`),
    index('item_revision_created').on(t.createdAt),
  ],
)

/** When a host may be asked again; shared by all workers. */
export const hostSlot = ingest.table('host_slot', {
  host: text('host').primaryKey(),
  nextFreeAt: at('next_free_at').notNull(),
  /** The first time that no poll has taken yet. */
  nextPollAt: at('next_poll_at').notNull().default(now),
  intervalMs: integer('interval_ms').notNull(),
  backoffUntil: at('backoff_until'),
  /** What its robots.txt asked for when a page was last fetched. */
  crawlDelaySeconds: doublePrecision('crawl_delay_seconds'),
  /** How often in a row it was not done in time: it is waited for less long. */
  timeouts: integer('timeouts').notNull().default(0),
  updatedAt: at('updated_at').notNull().default(now),
})

export const story = ingest.table(
  'story',
  {
    id: uuid('id').$type<StoryId>().primaryKey(),
    uri: text('uri').notNull(),
    agency: text('agency').notNull(),
    feedId: text('feed_id').$type<FeedId>().notNull(),
    version: integer('version').notNull(),
    pubStatus: text('pub_status').$type<Story['pubStatus']>().notNull(),
    headline: text('headline').notNull(),
    url: text('url'),
    canonicalUrl: text('canonical_url'),
    publishedAt: at('published_at'),
    updatedAt: at('updated_at'),
    embargoedUntil: at('embargoed_until'),
    /** An embargo's end was announced with `story.released`. */
    releasedAt: at('released_at'),
    firstSeenAt: at('first_seen_at').notNull().default(now),
    storedAt: at('stored_at').notNull().default(now),
    /** Everything an editor sees of the version that stands. */
    content: jsonb('content').$type<Story>().notNull(),
    versionHash: text('version_hash').notNull(),
    textHash: text('text_hash').notNull(),
    clusterId: uuid('cluster_id').$type<ClusterId>().notNull(),
    relation: text('relation').$type<Relation>().notNull(),
    /** What newsrooms filter by, out of `content` by triggers, whoever writes: a filter does not read the texts. */
    language: text('language'),
    urgency: integer('urgency'),
    subjects: jsonb('subjects').$type<Story['subjects']>(),
    keywords: text('keywords').array(),
    signals: jsonb('signals').$type<Story['signals']>(),
    /** Null: its columns are not filled yet (`filing.ts`). */
    hasPicture: boolean('has_picture'),
    /** When anything of the row was last written, its cluster or relation too. */
    changedAt: at('changed_at'),
  },
  (t) => [
    index('story_cluster').on(t.clusterId),
    index('story_text_hash').on(t.textHash),
    index('story_first_seen').on(t.firstSeenAt),
    // Each for a query of docs/newsroom.md: the newest of a kind, or all of a name.
    index('story_language').on(t.language, t.firstSeenAt),
    index('story_agency').on(t.agency, t.firstSeenAt),
    index('story_urgency').on(t.urgency, t.firstSeenAt),
    index('story_published').on(t.publishedAt),
    index('story_stored').on(t.storedAt),
    index('story_changed').on(t.changedAt),
    index('story_filed').using('gin', t.subjects.op('jsonb_path_ops'), t.keywords, t.signals).with({ gin_pending_list_limit: 512 }),
    index('story_uri').using('hash', t.uri),
    index('story_url').using('hash', t.url),
    index('story_canonical_url').using('hash', t.canonicalUrl),
    index('story_withheld').on(t.storedAt).where(sql`pub_status = 'withheld'`),
    index('story_embargo').on(t.embargoedUntil).where(sql`embargoed_until is not null and released_at is null`),
  ],
)

/** All names under which a story may come again, each its agency's: `uri` (the guid), `url` (the page's address). */
export const storyIdentity = ingest.table(
  'story_identity',
  {
    scheme: text('scheme').$type<'uri' | 'url'>().notNull(),
    key: text('key').notNull(),
    storyId: uuid('story_id').$type<StoryId>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.scheme, t.key] }), index('story_identity_story').on(t.storyId)],
)

/** What notices find the stories of the last days by (story/signals/name-keys.ts): the names that they have, and those that they had. */
export const storyName = ingest.table(
  'story_name',
  {
    agency: text('agency').notNull(),
    /** Compared byte by byte (`COLLATE "C"`): its index finds what begins with the same, whatever the database's language. */
    key: text('key').notNull(),
    storyId: uuid('story_id').$type<StoryId>().notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.agency, t.key, t.storyId] }), index('story_name_at').using('brin', t.at)],
)

export const storyVersion = ingest.table(
  'story_version',
  {
    storyId: uuid('story_id').$type<StoryId>().notNull(),
    version: integer('version').notNull(),
    change: text('change').notNull(),
    content: jsonb('content').$type<Story>().notNull(),
    versionHash: text('version_hash').notNull(),
    textHash: text('text_hash').notNull(),
    /** Of what its item said (`toldHash`); null where no item told it: an admin, or a notice. */
    toldHash: text('told_hash'),
    itemId: bigint('item_id', { mode: 'number' }).$type<ItemId>(),
    itemRevision: integer('item_revision'),
    rawSha256: text('raw_sha256').$type<Sha256>(),
    pageSha256: text('page_sha256').$type<Sha256>(),
    /** Its names lie in `storyName`; workers of the version before write none. */
    named: boolean('named').notNull().default(false),
    /** As ninjs, without its bodies (documents.ts); null until it is made, where a worker of the version before wrote the version. */
    ninjs: jsonb('ninjs').$type<Ninjs>(),
    /** What the IPTC's schema says against it. */
    ninjsProblem: text('ninjs_problem'),
    createdAt: at('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.storyId, t.version] }),
    index('story_version_item').on(t.itemId),
    index('story_version_nameless').on(t.createdAt).where(sql`not named`),
    index('story_version_undocumented').on(t.createdAt).where(sql`ninjs is null`),
    index('story_version_refused').on(t.createdAt).where(sql`ninjs_problem is not null`),
  ],
)

/** Items that have said again what a version says, each how late: what came between does not take its place when it is worked off after them. */
export const retelling = ingest.table(
  'retelling',
  {
    storyId: uuid('story_id').$type<StoryId>().notNull(),
    version: integer('version').notNull(),
    itemId: bigint('item_id', { mode: 'number' }).$type<ItemId>().notNull(),
    /** The newest of its revisions that did, and when that came. */
    itemRevision: integer('item_revision').notNull(),
    arrivedAt: at('arrived_at').notNull(),
    /** When its source says that it was last changed; null where it says none. */
    said: at('said'),
    /** What the item calls the story, where that is not what the version calls it. */
    uri: text('uri'),
    headline: text('headline'),
    slugline: text('slugline'),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.version, t.itemId] })],
)

/** What a dry run of a command has planned so far (story/place/foreseen.ts): its next turn may be another process's. */
export const foreseen = ingest.table(
  'foreseen',
  {
    command: bigint('command', { mode: 'number' })
      .notNull()
      .references(() => command.id, { onDelete: 'cascade' }),
    /** What it is of: `story` and an id, `name` and a name, `notice` and an id. */
    kind: text('kind').$type<'story' | 'name' | 'notice'>().notNull(),
    key: text('key').notNull(),
    planned: jsonb('planned').$type<unknown>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.command, t.kind, t.key] })],
)

export const media = ingest.table(
  'media',
  {
    storyId: uuid('story_id').$type<StoryId>().notNull(),
    position: integer('position').notNull(),
    type: text('type').notNull(),
    url: text('url'),
    caption: text('caption'),
    altText: text('alt_text'),
    creditLine: text('credit_line'),
    credit: jsonb('credit'),
    width: integer('width'),
    height: integer('height'),
    mimeType: text('mime_type'),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.position] })],
)

/** The quotes of what stands of a story, by a trigger on it. */
export const quote = ingest.table(
  'quote',
  {
    storyId: uuid('story_id').$type<StoryId>().notNull(),
    position: integer('position').notNull(),
    speaker: text('speaker'),
    role: text('role'),
    text: text('text').notNull(),
    kind: text('kind'),
    cue: text('cue'),
    confidence: real('confidence'),
    /** Where it stands in the story's text, in UTF-16 code units. */
    startOffset: integer('start_offset'),
    endOffset: integer('end_offset'),
    /** The story's. */
    firstSeenAt: at('first_seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storyId, t.position] }),
    index('quote_speaker').on(t.speaker, t.firstSeenAt).where(sql`speaker is not null`),
  ],
)

/** The sources that what stands of a story cites, by a trigger on it. */
export const citation = ingest.table(
  'citation',
  {
    storyId: uuid('story_id').$type<StoryId>().notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    sentence: text('sentence'),
    place: text('place'),
    spellings: text('spellings').array().notNull(),
    firstSeenAt: at('first_seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.position] }), index('citation_name').on(t.name, t.firstSeenAt)],
)

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** What `wire.search` finds stories by: the words of what stands, and what it is filtered by (`ingest.search_document`). */
export const searchDocument = ingest.table(
  'search_document',
  {
    storyId: uuid('story_id').$type<StoryId>().primaryKey(),
    /** When it was published, or first seen where that is earlier. */
    at: at('at').notNull(),
    words: tsvector('words').notNull(),
  },
  (t) => [index('search_document_words').using('gin', t.words).with({ gin_pending_list_limit: 1024 })],
)

/** Stories whose words are to be looked up (`search-index.ts`). */
export const searchWaiting = ingest.table(
  'search_waiting',
  { storyId: uuid('story_id').$type<StoryId>().primaryKey(), at: at('at').notNull() },
  (t) => [index('search_waiting_at').on(t.at)],
)

/** In which ways words have been made (`ingest.search_kind`): a search asks for each of these. */
export const searchKind = ingest.table('search_kind', { kind: text('kind').primaryKey() })

export const cluster = ingest.table('cluster', {
  id: uuid('id').$type<ClusterId>().primaryKey(),
  originStoryId: uuid('origin_story_id').$type<StoryId>().notNull(),
  size: integer('size').notNull(),
  firstSeenAt: at('first_seen_at').notNull().default(now),
  lastSeenAt: at('last_seen_at').notNull().default(now),
})

/** What an admin has decided of two stories, `storyA` before `storyB`: automatic matching does not go against it. */
export const ruling = ingest.table(
  'ruling',
  {
    storyA: uuid('story_a').$type<StoryId>().notNull(),
    storyB: uuid('story_b').$type<StoryId>().notNull(),
    verdict: text('verdict').$type<'apart' | 'together'>().notNull(),
    actor: text('actor'),
    reason: text('reason'),
    at: at('at').notNull().default(now),
  },
  (t) => [primaryKey({ columns: [t.storyA, t.storyB] }), index('ruling_story_b').on(t.storyB)],
)

/** What an agency or an admin said of whether a story may be used, each word once: what holds is folded from them (story/place/status.ts). */
export const statusRuling = ingest.table(
  'status_ruling',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    storyId: uuid('story_id').$type<StoryId>().notNull(),
    status: text('status').$type<Story['pubStatus']>().notNull(),
    by: text('by').$type<'agency' | 'admin'>().notNull(),
    actor: text('actor').notNull(),
    reason: text('reason').notNull(),
    /** The editors' note that came with it. */
    note: text('note'),
    signals: jsonb('signals').$type<Story['signals']>().notNull().default([]),
    /** The item that said it; null for an admin. */
    item: bigint('item_id', { mode: 'number' }).$type<ItemId>(),
    itemRevision: integer('item_revision'),
    /** When it came to us, or was given. */
    at: at('at').notNull(),
  },
  (t) => [index('status_ruling_story').on(t.storyId)],
)

/** Notices that withdraw what has not come yet. */
export const notice = ingest.table(
  'notice',
  {
    /** The notice itself, stored as a story. */
    storyId: uuid('story_id').$type<StoryId>().primaryKey(),
    agency: text('agency').notNull(),
    told: jsonb('told').$type<Story>().notNull(),
    appliedTo: uuid('applied_to').$type<StoryId>(),
    /** It brings the text of the story that it speaks of, and so is one that other notices may speak of. */
    carriesStory: boolean('carries_story').notNull().default(false),
    at: at('at').notNull().default(now),
  },
  (t) => [index('notice_waiting').on(t.agency).where(sql`applied_to is null`)],
)

/** Why a story stands where it stands: one row a decision, never changed. */
export const decision = ingest.table(
  'decision',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    storyId: uuid('story_id').$type<StoryId>().notNull(),
    rule: text('rule').notNull(),
    outcome: text('outcome').notNull(),
    counterpart: uuid('counterpart').$type<StoryId>(),
    similarity: real('similarity'),
    evidence: jsonb('evidence').notNull(),
    at: at('at').notNull().default(now),
  },
  (t) => [index('decision_story').on(t.storyId)],
)

/** Partitioned by day (`at`, the story's first sight): what is too old to be compared is dropped a day at a time. */
export const fingerprint = ingest.table(
  'fingerprint',
  {
    storyId: uuid('story_id').$type<StoryId>().notNull(),
    features: bytea('features').notNull(),
    at: at('at').notNull(),
    /** The keys that lie in `fingerprintKey`: those of its text and those of its translations. */
    keys: bigint('keys', { mode: 'bigint' }).array().notNull().default([]),
    language: text('language'),
    /** It calls itself another state of an earlier one (story/decide/). */
    revises: boolean('revises').notNull().default(false),
    /** Its story's, for the search, which so need not read that, too: triggers on both tables keep them the same, whoever writes. */
    agency: text('agency'),
    publishedAt: at('published_at'),
    clusterId: uuid('cluster_id').$type<ClusterId>(),
    relation: text('relation'),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.at] }), index('fingerprint_at').on(t.at)],
)

/** Partitioned like `fingerprint`. A key that many stories share is kept for the first of each day. */
export const fingerprintKey = ingest.table(
  'fingerprint_key',
  {
    key: bigint('key', { mode: 'bigint' }).notNull(),
    storyId: uuid('story_id').$type<StoryId>().notNull(),
    at: at('at').notNull(),
  },
  (t) => [index('fingerprint_key_key').on(t.key)],
)

/** What is to be announced when the transaction commits; a deferred trigger numbers it into `event`. */
export const eventIntent = ingest.table('event_intent', {
  id: uuid('id').primaryKey().defaultRandom(),
  type: text('type').notNull(),
  subject: text('subject').notNull(),
  storyId: uuid('story_id').$type<StoryId>(),
  data: jsonb('data').notNull(),
  at: at('at').notNull().default(now),
})

export const event = ingest.table(
  'event',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    id: uuid('id').notNull(),
    type: text('type').notNull(),
    subject: text('subject').notNull(),
    storyId: uuid('story_id').$type<StoryId>(),
    time: at('time').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [uniqueIndex('event_id').on(t.id), index('event_story').on(t.storyId)],
)

/** What each type of event says in its data (`bin/write-schemas.ts`). */
export const eventSchema = ingest.table('event_schema', {
  type: text('type').primaryKey(),
  schema: jsonb('schema').$type<JsonSchema>().notNull(),
})

/** One row: the newest event's number. Its row lock is what puts events in commit order. */
export const eventCounter = ingest.table('event_counter', {
  id: integer('id').primaryKey().default(1),
  seq: bigint('seq', { mode: 'number' }).notNull(),
})

/** Without rows: the process whose relay leads holds its lock (`lead.ts`). */
export const lead = ingest.table('lead', { id: integer('id').primaryKey() })

/**
 * A cursor (`sql`), what the settings name (`sink`: the stream, `queue:NAME`), or what was added by command.
 */
export type ConsumerKind = 'sql' | 'sink' | 'queue' | 'stream' | 'webhook'

/** How far a consumer or a sink has got. */
export const consumer = ingest.table('consumer', {
  name: text('name').primaryKey(),
  kind: text('kind').$type<ConsumerKind>().notNull(),
  /** The login that polls it; a sink has none. */
  owner: text('owner'),
  seq: bigint('seq', { mode: 'number' }).notNull().default(0),
  /** A sink was handed all up to this last; what holds it may lose it. */
  given: bigint('given', { mode: 'number' }),
  /** Of that, all up to this was taken from where it waits. */
  taken: bigint('taken', { mode: 'number' }),
  lastError: text('last_error'),
  updatedAt: at('updated_at').notNull().default(now),
  createdAt: at('created_at').notNull().default(now),
  /** The last event that it was handed since it was set back: it acknowledges nothing beyond. Sinks have none. */
  handedSeq: bigint('handed_seq', { mode: 'number' }).notNull().default(0),
  /** The last that it was handed before: what it acknowledges of that came too late, and moves nothing. */
  handedBefore: bigint('handed_before', { mode: 'number' }).notNull().default(0),
  /** When it last acknowledged something; a consumer that never did expires. */
  ackedAt: at('acked_at'),
  /** Since when it gets nothing, by an admin's word. */
  pausedAt: at('paused_at'),
  /** What is done when its backlog is over its bounds; each absent: as the settings say. */
  policy: text('policy').$type<'hold' | 'drop'>(),
  mostEvents: bigint('most_events', { mode: 'number' }),
  mostSeconds: bigint('most_seconds', { mode: 'number' }),
  /** Which events it gets; absent: all (`ingest.event_matches`). */
  filter: jsonb('filter').$type<EventFilter>(),
})

/** Where a consumer of kind `webhook` is told, and how that went. */
export const webhook = ingest.table('webhook', {
  consumer: text('consumer')
    .primaryKey()
    .references(() => consumer.name, { onDelete: 'cascade' }),
  url: text('url').notNull(),
  secret: text('secret').notNull(),
  /** When somebody was shown the secret, which happens once: nothing is sent before. */
  secretShownAt: at('secret_shown_at'),
  /** The secret before, which signs as well until then. */
  formerSecret: text('former_secret'),
  formerUntil: at('former_until'),
  timeoutMs: integer('timeout_ms').notNull(),
  mostAttempts: integer('most_attempts').notNull(),
  /** In a row, of all that was sent. */
  failures: integer('failures').notNull().default(0),
  /** Nothing is sent before. */
  notBefore: at('not_before'),
  /** Since when nothing is sent, because it answered 410. */
  disabledAt: at('disabled_at'),
})

/** Events that a webhook did not take: they are sent again, or lie dead until an admin has them sent again. Those that it took at once have no row. */
export const delivery = ingest.table(
  'delivery',
  {
    consumer: text('consumer')
      .notNull()
      .references(() => webhook.consumer, { onDelete: 'cascade' }),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    /** Its story, or its subject where it has none: of one key a later event waits for the earlier one. */
    key: text('key').notNull(),
    /** Retention may drop it from the log meanwhile. */
    cloudevent: jsonb('cloudevent').$type<CloudEvent>().notNull(),
    state: text('state').$type<'waiting' | 'dead'>().notNull(),
    attempts: integer('attempts').notNull(),
    dueAt: at('due_at').notNull().default(now),
    lastError: text('last_error'),
    deadAt: at('dead_at'),
  },
  (t) => [primaryKey({ columns: [t.consumer, t.seq] }), index('delivery_key').on(t.consumer, t.state, t.key, t.seq)],
)

/** Who may use the HTTP API. A token is shown once, and kept as its hash. */
export const apiToken = ingest.table(
  'api_token',
  {
    name: text('name').primaryKey(),
    /** SHA-256, hex: a token is random enough to need no salt. */
    hash: text('hash').notNull(),
    scope: text('scope').$type<'read' | 'admin'>().notNull(),
    createdAt: at('created_at').notNull().default(now),
    createdBy: text('created_by'),
    expiresAt: at('expires_at'),
  },
  (t) => [uniqueIndex('api_token_hash').on(t.hash)],
)

/** Queued: it waits for its first turn, or its next. Running: a worker has it. */
export type CommandState = 'queued' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled'

export const command = ingest.table(
  'command',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** The job's id in the queue; an emptied queue counts from 1 again. */
    jobId: text('job_id').notNull(),
    /** When the job was added: it tells two jobs of one id apart. Commands of the version before have none. */
    queuedAt: at('queued_at'),
    name: text('name').notNull(),
    arguments: jsonb('arguments').notNull(),
    actor: text('actor'),
    reason: text('reason'),
    /** Where commands are signed: none comes twice. */
    signature: text('signature'),
    state: text('state').$type<CommandState>().notNull(),
    /** In which lane it runs; commands of the version before have none. */
    lane: text('lane').$type<'urgent' | 'ordinary' | 'long'>(),
    /** How many workers have taken it, one after the other: what one of them writes counts while it is the last. */
    turn: integer('turn').notNull().default(0),
    /** The worker that runs it has it until then; another takes it over after. */
    leaseUntil: at('lease_until'),
    /** Workers in a row that took it and came no step further. */
    losses: integer('losses').notNull().default(0),
    /** When it was queued, or last taken: the longest without a turn is next. */
    turnedAt: at('turned_at').notNull().default(now),
    /** From where it goes on. */
    checkpoint: jsonb('checkpoint'),
    progress: jsonb('progress'),
    result: jsonb('result'),
    error: text('error'),
    cancelRequestedBy: text('cancel_requested_by'),
    startedAt: at('started_at').notNull().default(now),
    finishedAt: at('finished_at'),
  },
  (t) => [
    uniqueIndex('command_job').on(t.jobId, t.queuedAt),
    uniqueIndex('command_signature').on(t.signature),
    index('command_started').on(t.startedAt),
    index('command_turn').on(t.lane, t.turnedAt).where(sql`state IN ('queued', 'running')`),
  ],
)
