/**
 * Stories that come and stories that stand, for what decides about them: no database, no clock.
 */
import type { ClusterId, FeedId, ItemId, Sha256, StoryId } from '#src/brand.ts'
import { toldHash } from '#src/story/change.ts'
import { compose } from '#src/story/compose.ts'
import type { Match } from '#src/story/decide/match.ts'
import { textOf } from '#src/story/decide/translation.ts'
import { earlierNames, namesOf } from '#src/story/place/identity.ts'
import type { Arrival, Past, Standing, StatusRuling, Step, Waiting } from '#src/story/place/plan.ts'
import { decree, ownOf, under } from '#src/story/place/status.ts'
import { fingerprint } from '#src/story/print/index.ts'
import type { Story } from '#src/story/story.ts'

export const now = new Date('2026-11-23T12:00:00Z')
export const fresh = { id: 'new' as StoryId, clusterId: 'new-cluster' as ClusterId, now }
export const at = (minute: number) => `2026-11-23T10:${String(minute).padStart(2, '0')}:00Z`

const composed = compose({
  feed: { id: 'wire' as never, agency: 'Agency' },
  entry: {
    id: 'tag:1',
    url: 'https://agency.example/1',
    headline: 'Bridge closed for repairs',
    bodyText: 'The bridge is closed.',
    published: at(1),
  },
})
export const story = (over: Partial<Story> = {}): Story => ({ ...composed, ...over })
export const notice = (over: Partial<Story> = {}): Story =>
  story({
    uri: 'tag:k',
    headline: 'KILL: Bridge closed for repairs',
    bodyText: '',
    pubStatus: 'canceled',
    signals: ['kill'],
    refersTo: { uris: [], items: [], headlines: ['Bridge closed for repairs'] },
    ...over,
  })
export const arrive = (of: Story, from: { item?: number; itemRevision?: number; minute?: number } = {}): Arrival => ({
  story: of,
  print: fingerprint(textOf(of)),
  from: {
    item: (from.item ?? 7) as ItemId,
    itemRevision: from.itemRevision ?? 1,
    rawSha256: 'raw' as Sha256,
    pageSha256: null,
    arrivedAt: new Date(at(from.minute ?? 30)),
  },
  names: namesOf(of),
  earlier: earlierNames(of),
})
export const past = (of: Story, over: Partial<Past> = {}): Past => ({
  version: 1,
  stood: true,
  told: toldHash(of),
  item: 1 as ItemId,
  itemRevision: 1,
  feed: 'wire' as FeedId,
  arrivedAt: new Date(at(10)),
  ...over,
})
export const standing = (content: Story, over: Partial<Standing> = {}): Standing => ({
  id: 'old' as StoryId,
  clusterId: 'old-cluster' as ClusterId,
  relation: 'original',
  firstSeenAt: now,
  releasedAt: now,
  version: 1,
  content,
  rulings: [],
  history: [past(ownOf(content))],
  retold: [],
  waits: false,
  ...over,
})
/** A word, of the agency's unless an admin is named. */
export const word = (status: StatusRuling['status'], minute: number, over: Partial<StatusRuling> = {}): StatusRuling => ({
  status,
  by: 'agency',
  actor: 'Agency',
  reason: 'its words',
  note: null,
  signals: [],
  item: 50 as ItemId,
  itemRevision: 1,
  at: new Date(at(minute)),
  ...over,
})
export const byAdmin = (status: 'usable' | 'canceled', minute: number) =>
  decree(status, { actor: 'ana', reason: 'I looked', at: new Date(at(minute)) })
export const killed = (over: Partial<Story> = {}, ruling = word('canceled', 20)) =>
  standing(under(ruling, story(over)), {
    rulings: [ruling],
    history: [past(story(over)), past(story(over), { version: 2, told: null, item: null })],
    version: 2,
  })
export const waiting = (id: string, told: Story, item: number, minute = 0): Waiting => ({
  id: id as StoryId,
  told,
  from: { item: item as ItemId, itemRevision: 1, arrivedAt: new Date(at(minute)) },
})
export const long = Array.from({ length: 40 }, (_, n) => `word${n}`).join(' ')
export const distinct: Match = { kind: 'distinct', similarity: 0, evidence: [] }
export const like = (kind: 'duplicate' | 'revision' | 'version' | 'reprint' | 'same-news'): Match => ({
  kind,
  of: 'old',
  cluster: 'old-cluster',
  similarity: 1,
  evidence: [],
})
export const kinds = (steps: readonly Step[]) => steps.map(({ step }) => step)
