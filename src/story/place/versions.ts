/**
 * What becomes of a story whose new state has come: a version that stands, one for the history, or nothing. In whatever order the states of its
 * items are worked off, and however often, the same one stands at the end.
 */
import { isCorrected, saidAt, saidOrder, sameBody, timeOrder, toldHash } from '../change.ts'
import { revises } from '../decide/index.ts'
import { textOf } from '../decide/translation.ts'
import { fingerprint } from '../print/index.ts'
import type { PubStatus, Story } from '../story.ts'
import { countersBetween } from './counters.ts'
import { embargoOfLate, embargoOn, keptEmbargo } from './embargo.ts'
import { leadOf, nextVersion } from './history.ts'
import type { Arrival, Past, Provenance, Retelling, Said, Standing, StandingChange, StatusRuling, Step, Stored } from './plan.ts'
import { heardBy, inForce, isEmbargoed, ownOf, releasedSince, saidOf, statusOf, under, withholds, wordOf } from './status.ts'

/** How a state comes to its story. */
export interface Coming {
  /** As the same item or under the same uri; otherwise only another text makes a version. */
  samePlace: boolean
  /** What this very revision of the item said when it was worked off before: the same is nothing new. */
  toldBefore?: string | null | undefined
  /** What notices say that have waited for it. */
  waited?: readonly StatusRuling[]
}

/** Put a story's new state where it belongs. */
export function revise(standing: Standing, arrival: Arrival, coming: Coming): { stored: Stored; steps: Step[] } {
  const { id } = standing
  const { story, print, from } = arrival
  const word = wordOf(story, from, standing.rulings)
  const heard = [...(word ? [word] : []), ...(coming.waited ?? [])].map((one) => heardBy(standing, one))
  const words = heard.map((one) => one.word)
  const rulings = [...standing.rulings, ...words]
  const holds = inForce(rulings)
  const told = toldHash(story)
  const found = placeOf(standing, arrival, told, coming)
  const place = found?.kind === 'again' ? undefined : found
  const stands = place?.kind === 'stands'
  const steps = words.map((ruling): Step => ({ step: 'rule', story: id, ruling }))
  let version = nextVersion(standing)
  let stored: Stored = { kind: 'unchanged', story: id }
  if (place?.kind === 'history') {
    const why = { rule: 'late-version', outcome: 'history', reason: place.reason }
    steps.push({ step: 'history', of: id, version, content: story, told, print, from }, { step: 'explain', story: id, why })
    stored = { kind: 'version', story: id, version, change: 'late' }
    version++
  }
  const before = standing.content.pubStatus
  const status = statusOf(rulings)
  // What comes late, or as a copy under another name, changes no text, but holds it back.
  const isCopy = place === undefined && !coming.samePlace
  const isOver = releasedSince(rulings, from.arrivedAt)
  const freed = heard.some((one) => one.freed) || (isCopy && story.embargoLifted === true && isEmbargoed(standing, from.arrivedAt))
  const lateEmbargo =
    !stands && !isOver && (place || isCopy || word?.status === 'usable')
      ? embargoOfLate(story, standing.content, from.arrivedAt)
      : undefined
  if (stands || status !== before || lateEmbargo || freed) {
    const own = stands ? story : ownOf(standing.content)
    const kept = stands ? embargoOn(story, [standing.content], from.arrivedAt) : (lateEmbargo ?? keptEmbargo(standing.content))
    const embargo = freed || (stands && isOver) ? null : kept
    const content = under(holds, stands ? counting(standing, own) : own, embargo)
    const change = changeOf(standing, own, before, status)
    const made = stands ? { told, print, from } : { told: null, print: fingerprint(textOf(content)), from: null }
    const ruling = status === before ? undefined : holds
    steps.push({ step: 'version', of: standing, version, change, content, ...made, ruling })
    // Its date is that of what it replaces: it counts from when it came, also for what is worked off after it.
    if (stands && keepsDate(standing, arrival)) {
      const { item, itemRevision, arrivedAt } = from
      steps.push({ step: 'retell', of: id, by: { version, item, itemRevision, feed: story.feed, arrivedAt } })
    }
    const why = ruling ? saidOf(ruling) : staysWithdrawn(standing)
    if (why) steps.push({ step: 'explain', story: id, why })
    if (embargo) steps.push({ step: 'explain', story: id, why: staysEmbargoed(embargo) })
    steps.push(...withholds(id, content, ruling))
    stored = { kind: 'version', story: id, version, change }
  }
  if (found?.kind === 'again')
    steps.push({ step: 'retell', of: id, by: found.by, ...(isCalled(story, standing.content) ? {} : { named: story }) })
  return { stored, steps }
}

function staysWithdrawn({ rulings }: Standing): Said | undefined {
  const holds = inForce(rulings)
  if (!holds || holds.status === 'usable') return undefined
  return { rule: 'ruling', outcome: 'stays-withdrawn', reason: `it was sent again, edited, and stays withdrawn: ${saidOf(holds).reason}` }
}

/** The new state with what has been learned of its counters. */
function counting(standing: Standing, own: Story): Story {
  const { counters } = countersBetween(ownOf(standing.content), own)
  return Object.keys(counters).length > 0 ? { ...own, counters } : own
}

const staysEmbargoed = (until: string): Said => ({
  rule: 'embargo',
  outcome: 'stays-embargoed',
  reason: `its embargo until ${until} was named before and has not been lifted`,
})

function changeOf(standing: Standing, own: Story, before: PubStatus, status: PubStatus): StandingChange {
  if (status !== before) return status === 'usable' ? 'restored' : 'killed'
  return isCorrected(ownOf(standing.content), own) ? 'corrected' : 'updated'
}

type Place = { kind: 'stands' } | { kind: 'history'; reason: string } | { kind: 'again'; by: Retelling }

/** Where the text belongs: on top, into the history, or nowhere, as it is there: what stands is said again by it, or, undefined, it was worked off before. */
function placeOf(standing: Standing, arrival: Arrival, told: string, { samePlace, toldBefore }: Coming): Place | undefined {
  const { history } = standing
  const { story, from } = arrival
  const lead = leadOf(history)
  const own = ownOf(standing.content)
  const isOf = (past: Past) => past.item === from.item && past.itemRevision === from.itemRevision
  // What stands was made of this very state: if it is not what is made of it today, it is mended.
  if (lead && isOf(lead)) return toldHash(own) === told ? undefined : { kind: 'stands' }
  // Its counters have gone on, and nothing else; or it is the same under another name.
  const isSame = samePlace ? countersBetween(own, story).onlyCounters : isSameText(own, story)
  if (lead?.told === told || isSame)
    return lead && toldBefore !== told ? { kind: 'again', by: retelling(lead, standing, arrival) } : undefined
  // The very state that was worked off before: a re-ingest brings nothing new.
  if (toldBefore === told || history.some((past) => past.told === told && isOf(past))) return undefined
  const earlier = lead && (whyEarlier(lead, own, story, from) ?? whySaidAgain(standing, arrival))
  if (!earlier) return { kind: 'stands' }
  // An older state that is in the history already is nothing new.
  return history.some((past) => past.told === told) ? undefined : { kind: 'history', reason: earlier }
}

/** Does another name bring the same text, its counters aside? */
const isSameText = (own: Story, { bodyText }: Story): boolean =>
  sameBody(own, { ...own, bodyText }) || countersBetween(own, { ...own, bodyText }).onlyCounters

/** A text this many times as long as the other is the fuller one, and the other its teaser. */
const fuller = 1.5

/** Why a state does not take the place of the one that stands, if so. */
function whyEarlier(lead: Past, own: Story, story: Story, from: Provenance): string | undefined {
  // By what they say of their time, then by their revisions: in whatever order they are worked off, one of the two stands.
  const order = saidOrder(story, own)
  if (order < 0) return 'it is older than the version that stands'
  if (order > 0) return undefined
  if (lead.item === from.item) return from.itemRevision < (lead.itemRevision ?? 0) ? 'the item has been sent anew since' : undefined
  if (lead.feed !== null && lead.feed !== story.feed && !saysLater(story, own)) {
    // Two feeds of one agency tell it in their own ways, and neither says that it is later: they would take turns for ever.
    if (story.wordCount >= own.wordCount * fuller) return undefined
    return `it does not say that it is later than what the feed ${lead.feed} tells`
  }
  const since = lead.arrivedAt === null ? 1 : from.arrivedAt.getTime() - lead.arrivedAt.getTime() || from.item - (lead.item ?? 0)
  return since > 0 ? undefined : 'it came before the version that stands'
}

/** Does it call itself a later state than the other, and not what that calls itself, too? */
const saysLater = (story: Story, own: Story): boolean =>
  revises(story.signals) && !(story.headline === own.headline && story.edNote === own.edNote && story.signals.join() === own.signals.join())

/** Do both go by the same names? */
const isCalled = (one: Story, other: Story): boolean =>
  one.uri === other.uri && one.headline === other.headline && one.slugline === other.slugline

function retelling({ version }: Past, { content, retold }: Standing, { story, from }: Arrival): Retelling {
  const { item, itemRevision, arrivedAt } = from
  const said = saidAt(story)
  const isUndated = retold.some((one) => one.item === item && one.said === undefined) && timeOrder(said, saidAt(content)) === 0
  return { version, item, itemRevision, feed: story.feed, arrivedAt, ...(said && !isUndated ? { said } : {}) }
}

/** Has its item changed its text, and not its date? Then that says nothing of when it did. */
function keepsDate({ history, content, retold }: Standing, { story, from }: Arrival): boolean {
  const said = saidAt(story)
  const keeps = (item: number | null, before: string | undefined) =>
    item === from.item && before !== undefined && timeOrder(said, before) === 0
  const lead = leadOf(history)
  if (said === undefined || !lead) return false
  return keeps(lead.item, saidAt(content)) || retold.some((one) => keeps(one.item, one.said))
}

/** Between two that say the same, what came there is over, also when it is worked off after them. Two feeds of one agency need not know of each other. */
function whySaidAgain(standing: Standing, arrival: Arrival): string | undefined {
  const { story, from } = arrival
  const said = keepsDate(standing, arrival) ? undefined : saidAt(story)
  const isEarlier = (one: Retelling) => {
    const isOwn = one.item === from.item
    const order = timeOrder(said, isOwn ? (one.said ?? saidAt(standing.content)) : one.said)
    if (order !== 0) return order < 0
    return isOwn ? from.itemRevision < one.itemRevision : from.arrivedAt < one.arrivedAt
  }
  return standing.retold.some((one) => one.feed === story.feed && isEarlier(one)) ? 'what stands was said again after it' : undefined
}
