/**
 * Where a story belongs. `place` is pure: the store looks up what it needs under its locks, calls it, and carries the plan out; a dry run is
 * the plan, not carried out.
 *
 * What is asked in which order, the first that answers settles it:
 *
 *   1 it withdraws a story that is there, or
 *     lifts what withdrew it                      → that story is ruled, and its copies
 *   2 it comes under a name that a story has      → a version of that story, or nothing new
 *   3 its text is a version of a story by the
 *     same source                                 → likewise, and the story has one name more
 *   4 its text tells the same news, or is a copy
 *     of another source's                         → a story of its own in that cluster
 *   5 it is a story of its own; a notice whose story is not there waits for it, one that has waited for this story rules it
 */
import type { ClusterId, StoryId } from '#src/brand.ts'
import { toldHash } from '../change.ts'
import { carriesStory, hasText } from '../compose.ts'
import type { Match } from '../decide/match.ts'
import { ordered, speaksOf } from '../signals/notice.ts'
import { isReleased, type Story } from '../story.ts'
import { isCopyOf } from './copies.ts'
import { embargoOn, isEased } from './embargo.ts'
import { after, embargoed, heldUntil, ruledByMerge } from './merged.ts'
import type { Arrival, Found, Fresh, Known, Plan, Relation, Standing, StatusRuling, Step, Waiting } from './plan.ts'
import { isProven } from './proof.ts'
import { inForce, isEmbargoed, isTimeless, lifts, releases, restores, rule, under, withholds, wordOf } from './status.ts'
import { type Coming, revise } from './versions.ts'

/** Does it speak of a story other than the one that it comes as? Then that one is to be looked for. */
export function speaksOfAnother(arrival: Arrival, found: Found): boolean {
  const known = knownStory(arrival, found)
  return arrival.story.refersTo !== undefined && (known?.standing.content.uri !== arrival.story.uri || known.standing.waits)
}

/** The first of the stories whose name it has that it proves to be. */
const knownStory = (arrival: Arrival, { known = [] }: Found): Known | undefined => known.find((one) => isProven(arrival, one))

/** Do the names settle where it belongs? If not, its text is to be compared with others'. */
export const isNamed = (arrival: Arrival, found: Found): boolean => namedStory(arrival, found) !== undefined

function namedStory(arrival: Arrival, found: Found): Standing | undefined {
  return (speaksOfAnother(arrival, found) ? found.referred?.[0] : undefined) ?? knownStory(arrival, found)?.standing
}

/** The story whose next version it is by what its text says, if there is one: `found.match` decides. */
export function matchedStory({ match }: Found): string | undefined {
  return match && (match.kind === 'duplicate' || match.kind === 'revision' || match.kind === 'version') ? match.of : undefined
}

/** Is it like a notice alone, which says something else? What that has of a story's words is the story's name. */
export const isOfNotice = (story: Story, matched: Story): boolean =>
  (isNotice(matched) && !(isNotice(story) && !lifts(story) && story.pubStatus === matched.pubStatus)) || isOfOrder(story, matched)

/** May it be what an order without a text names? */
const isOfOrder = (story: Story, { perhaps, ...matched }: Story): boolean =>
  perhaps !== undefined && !carriesStory(matched) && speaksOf(perhaps.refersTo, story) !== undefined

const isNotice = (story: Story): boolean => story.refersTo !== undefined && !carriesStory(story)

/** The cluster whose stories of the same agency may be copies of it that what is ruled reaches, too. */
export function kinCluster(arrival: Arrival, found: Found): ClusterId | undefined {
  const about = namedStory(arrival, found) ?? found.matched
  const reaches =
    about &&
    (wordOf(arrival.story, arrival.from, about.rulings) ||
      metBy(about, found, arrival.from).length > 0 ||
      arrival.story.embargoedUntil ||
      arrival.story.embargoLifted)
  if (about) return reaches ? about.clusterId : undefined
  return joinedCluster(found)
}

const joinedCluster = ({ match }: Found): ClusterId | undefined =>
  match?.kind === 'reprint' || match?.kind === 'same-news' ? (match.cluster as ClusterId) : undefined

/**
 * Place a story.
 * @param found what the store has found, as far as it had to look
 * @param fresh what it gets, should it be a new one
 */
export function place(arrival: Arrival, found: Found, fresh: Fresh): Plan {
  const { names } = arrival
  const { match, matched } = found
  const named = namedStory(arrival, found)
  const known = knownStory(arrival, found)
  if (named && isWord(arrival, named)) return speak(named, arrival, found)
  if (named) {
    const samePlace = named !== known?.standing || known.by !== 'url'
    const settled: Step[] = named.waits ? [{ step: 'apply', notices: [named.id], to: named.id }] : []
    const toldBefore = named === known?.standing ? known.toldBefore : undefined
    return goOn(named, arrival, found, { samePlace, toldBefore, first: [{ step: 'name', story: named.id, names }, ...settled] })
  }
  const reused: Step[] = isReused(arrival, found) ? [{ step: 'note', feed: arrival.story.feed }] : []
  if (match && matched) {
    const first: Step[] = [...reused, { step: 'name', story: matched.id, names }, { step: 'explain', story: matched.id, why: match }]
    const plan = goOn(matched, arrival, found, { samePlace: match.kind !== 'duplicate', first })
    return { ...plan, steps: [...plan.steps, ...merges(match, matched.id, found, plan.steps, fresh.now)] }
  }
  const plan = create(arrival, found, fresh)
  return { ...plan, steps: [...reused, ...plan.steps] }
}

/** Its feed calls it what it has called another story: by its guid, that is; a link may lead anywhere. */
const isReused = (arrival: Arrival, { known = [] }: Found): boolean =>
  known.some(
    (one) => (one.by === 'item' || one.by === 'uri') && one.standing.content.feed === arrival.story.feed && !isProven(arrival, one),
  )

/** Is it only a word on the story's status? A lift that brings a text brings the story's next version. */
function isWord({ story }: Arrival, about: Standing): boolean {
  const isOwn = about.content.uri === story.uri
  // A feed of headlines lists the story itself so, without its embargo.
  if (releases(story) && isOwn && !hasText(about.content)) return false
  if (lifts(story)) return !carriesStory(story)
  if (story.refersTo && !isOwn) return true
  return story.pubStatus !== 'usable' && !carriesStory(story)
}

/** A notice speaks of a story, and so of its copies: their texts stay as they are. */
function speak(about: Standing, arrival: Arrival, found: Found): Plan {
  const { story, from } = arrival
  const { referred = [], kin = [] } = found
  const known = knownStory(arrival, found)
  const settled: Step[] =
    known?.standing.waits && known.standing !== about ? [{ step: 'apply', notices: [known.standing.id], to: about.id }] : []
  const word = wordOf(story, from, about.rulings)
  if (!word) return { stored: { kind: 'unchanged', story: about.id }, steps: settled }
  const ruled = rule(about, word)
  const others = referred.filter((one) => one !== about)
  const steps = [...settled, ...ruled.steps, ...others.flatMap((one) => rule(one, word).steps), ...copiesRuled(about.content, word, kin)]
  if (ruled.standing.version === about.version) return { stored: { kind: 'unchanged', story: about.id }, steps }
  return { stored: { kind: 'version', story: about.id, version: ruled.standing.version, change: ruled.change }, steps }
}

/** The story goes on in the one that is there. */
function goOn(standing: Standing, arrival: Arrival, found: Found, { first, ...how }: Coming & { first: Step[] }): Plan {
  const met = metBy(standing, found, arrival.from)
  const waited = met.flatMap((notice) => wordOf(notice.told, notice.from, standing.rulings) ?? [])
  const { stored, steps } = revise(standing, arrival, { ...how, waited })
  const own = wordOf(arrival.story, arrival.from, standing.rulings)
  const applied: Step[] = met.length > 0 ? [{ step: 'apply', notices: met.map(({ id }) => id), to: standing.id }] : []
  // That its own embargo has a time now says nothing of when the copies may be used.
  const reaching = own?.status === 'usable' && !lifts(arrival.story) && arrival.story.embargoedUntil ? undefined : own
  const lifted = own ? [] : copiesLifted(standing, arrival, found)
  const copies = [...(reaching ? [reaching] : []), ...waited].flatMap((word) => copiesRuled(standing.content, word, found.kin ?? []))
  return { stored, steps: [...first, ...applied, ...steps, ...copies, ...lifted, ...copiesEmbargoed(standing, steps, arrival, found)] }
}

/** Words that lift an embargo lift that of the copies, too, with a time or without, also where the story itself is free already. */
function copiesLifted(standing: Standing, { story, from }: Arrival, { kin = [] }: Found): Step[] {
  if (!story.embargoLifted) return []
  const release: Story = { ...story, signals: ['release'] }
  return kin
    .filter((one) => isCopyOf(standing.content, one.content))
    .flatMap((one) => {
      const [word, timed] = [wordOf(story, from, one.rulings), wordOf(release, from, one.rulings)]
      const free = word ? rule(one, word) : { standing: one, steps: [] }
      return timed && isEmbargoed(free.standing, from.arrivedAt) ? [...free.steps, ...rule(free.standing, timed).steps] : free.steps
    })
}

/** An embargo that a story comes under now holds the copies of it that are there; one that it moves forward, those that went by it. */
function copiesEmbargoed(standing: Standing, written: readonly Step[], { from }: Arrival, { kin = [] }: Found): Step[] {
  const { version, content } = after(standing, written)
  if (version === standing.version || !content.embargoedUntil) return []
  const until = content.embargoedUntil
  const others = kin.map((one) => after(one, written))
  return others
    .filter((one) => isCopyOf(content, one.content))
    .flatMap((one) =>
      isEased(
        standing.content,
        content,
        one.content,
        others.map((other) => other.content),
      )
        ? heldUntil(one, until, `the story of which it is a copy is embargoed until ${until} now`).steps
        : embargoed(one, [{ content }], from.arrivedAt).steps,
    )
}

/**
 * Notices that have waited for a name which the story has only now: of those that it had they cannot have spoken. An order over a text may have come
 * before the text without it, under another name.
 */
const metBy = (standing: Standing, { waiting = [] }: Found, { item }: Pick<Arrival['from'], 'item'>): Waiting[] =>
  waiting.filter(
    ({ id, told, from }) =>
      (id !== standing.id || (told.refersTo?.exact === true && from.item !== item)) &&
      told.refersTo !== undefined &&
      !speaksOf(told.refersTo, standing.content),
  )

/** What a story shows beside where it belongs: stories that do not belong there, other clusters that are one with its own, and what that rules of stories in them. */
function merges(match: Match, shownBy: StoryId, { merging = [] }: Found, written: readonly Step[], now: Date): Step[] {
  if (!('cluster' in match)) return []
  const cluster = match.cluster as ClusterId
  const leaving = (match.detached ?? []).map((shown): Step => ({ step: 'detach', from: cluster, shownBy, shown }))
  if (!match.proven) return leaving
  const joins = match.proven.map((proof): Step => ({ step: 'merge', into: cluster, shownBy, proof }))
  const standings = merging.map((stories) => stories.map((one) => after(one, written)))
  return [...leaving, ...joins, ...ruledByMerge(standings, cluster, now)]
}

/** The same word on the copies of a story; what an agency lifts says nothing to those that nothing holds back. */
export function copiesRuled(content: Story, word: StatusRuling, kin: readonly Standing[]): Step[] {
  return kin
    .filter((one) => !(word.status === 'usable' && word.by === 'agency' && isFree(one.content)) && isCopyOf(content, one.content))
    .flatMap((one) => rule(one, word).steps)
}

const isFree = ({ pubStatus, embargoedUntil }: Story): boolean => pubStatus === 'usable' && embargoedUntil === undefined

function create({ story, print, from, names }: Arrival, found: Found, fresh: Fresh): Plan {
  const { match, doubtful = [], waiting = [], kin = [] } = found
  if (!match) throw new Error('a story is new only after its text was compared')
  const { id } = fresh
  const joined = joinedCluster(found)
  const cluster = joined ?? fresh.clusterId
  const relation: Relation = match.kind === 'reprint' || match.kind === 'same-news' || match.kind === 'related' ? match.kind : 'original'
  const told = toldHash(story)
  const own = wordOf(story, from, [])
  const copies = kin.filter((one) => isCopyOf(one.content, story))
  const embargo = embargoOn(
    story,
    copies.map(({ content }) => content),
    fresh.now,
  )
  const content = embargo ? under(own, story, embargo) : story
  const steps: Step[] = [
    { step: 'create', id, content, told, print, cluster, founded: !joined, relation, from },
    { step: 'name', story: id, names },
    { step: 'explain', story: id, why: match },
  ]
  if (own) steps.push({ step: 'rule', story: id, ruling: own }, ...withholds(id, content, own))
  if (story.refersTo) steps.push({ step: 'await', notice: id, told: story, carriesStory: carriesStory(story) })
  // Its words may be an order that came before its story; and it may be a story of its own.
  else if (story.perhaps) steps.push({ step: 'await', notice: id, told: ordered(story), carriesStory: true })
  const unmatchedKill = isUnmatchedKill(story)
  if (unmatchedKill || isUnmatchedLift(story)) steps.push({ step: 'unmatched', notice: id, told: story, doubtful })
  if (waiting.length > 0) steps.push({ step: 'apply', notices: waiting.map((notice) => notice.id), to: id })
  let standing: Standing = {
    id,
    clusterId: cluster,
    relation,
    firstSeenAt: fresh.now,
    releasedAt: isReleased(content, fresh.now) ? fresh.now : null,
    version: 1,
    content,
    rulings: own ? [own] : [],
    history: [
      { version: 1, stood: true, told, item: from.item, itemRevision: from.itemRevision, feed: story.feed, arrivedAt: from.arrivedAt },
    ],
    retold: [],
    waits: false,
  }
  const inherited = restores(story) ? [] : copies.flatMap(({ rulings }) => inForce(rulings) ?? [])
  const waited = waiting.flatMap((notice) => wordOf(notice.told, notice.from, standing.rulings) ?? [])
  const words = [
    ...inherited.filter(
      (word) => word.status !== 'usable' && !(releases(story) && word.status === 'withheld') && !(story.embargoLifted && isTimeless(word)),
    ),
    ...waited,
  ]
  for (const word of words) {
    const ruled = rule(standing, word)
    standing = ruled.standing
    steps.push(...ruled.steps)
  }
  // A copy that comes withdrawn, held or under an embargo says so of those that are there.
  if (own && own.status !== 'usable') steps.push(...copiesRuled(story, own, kin))
  steps.push(...waited.flatMap((word) => copiesRuled(story, word, kin)))
  if (story.embargoedUntil) steps.push(...copies.flatMap((one) => embargoed(after(one, steps), [{ content }], fresh.now).steps))
  return {
    stored: { kind: 'created', story: id, match, print, unmatchedKill },
    steps: [...steps, ...merges(match, id, found, steps, fresh.now)],
  }
}

/** It lifts what is not there, or nobody knows what: no text is held back or let out by that. */
const isUnmatchedLift = (story: Story): boolean => lifts(story) && story.refersTo !== undefined && !carriesStory(story)

/** Nobody knows what it kills; a hold that brings its own text is about that. */
const isUnmatchedKill = (story: Story): boolean =>
  story.pubStatus === 'canceled' || (story.pubStatus === 'withheld' && story.refersTo !== undefined && !carriesStory(story))
