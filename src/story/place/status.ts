/**
 * Whether a story may be used: who may say so, and what holds.
 *
 * A word is what an agency or an admin says of a story's status; each is kept, once. What holds is folded from all of them in the order in
 * which they came, so that the end is the same in whatever order they were worked off:
 *
 *   an admin's kill      holds until an admin lifts it
 *   an agency's kill     holds until the agency lifts it in words, or an admin does; that a feed lists the story as usable is no word
 *   an agency's hold     likewise; it also ends when the item that was held is sent again without it, which lifts no kill
 *   an embargo without   likewise, but silence ends it no more than it ends one with a time: the agency has to name a time that can be
 *   a readable time      read, or to say that it is lifted
 *   an admin's restore   holds against every word that came before it
 *
 * What an agency lifts with `EMBARGO LIFTED`, `HOLD LIFTED` or `RELEASE` is what stood when that came: the embargo where the words speak of one
 * and one runs, the hold where they speak of that and there is one, else whichever there is. A kill they never lift.
 */
import type { StoryId } from '#src/brand.ts'
import type { Signal } from '#src/wire/document.ts'
import { textOf } from '../decide/translation.ts'
import { fingerprint } from '../print/index.ts'
import type { PubStatus, Story } from '../story.ts'
import { keptEmbargo } from './embargo.ts'
import { nextVersion, untold } from './history.ts'
import type { Provenance, Said, Standing, StandingChange, StatusRuling, Step } from './plan.ts'

/** Where an agency's word came from. */
type WordFrom = Pick<Provenance, 'item' | 'itemRevision' | 'arrivedAt'>

/** What holds: undefined where nobody has said anything. */
export function inForce(rulings: readonly StatusRuling[]): StatusRuling | undefined {
  const inOrder = rulings.toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || (a.item ?? 0) - (b.item ?? 0) || (a.itemRevision ?? 0) - (b.itemRevision ?? 0),
  )
  let holds: StatusRuling | undefined
  for (const one of inOrder) {
    const outranked = holds?.by === 'admin' && holds.status === 'canceled' && one.by === 'agency'
    const weaker = holds?.status === 'canceled' && (one.status === 'withheld' || isRelease(one) || isUnheld(one))
    if (!outranked && !weaker && !endsEmbargo(one)) holds = one
  }
  return holds
}

/** Of words that release a story, `embargo` beside them: it was the embargo that they lifted. */
const isRelease = ({ signals }: StatusRuling): boolean => signals.includes('release')
const endsEmbargo = (one: StatusRuling): boolean => isRelease(one) && one.signals.includes('embargo')

/** Of words that only end the hold or embargo that stood when they came, as the item was sent again without it: no kill, which may have come between and be heard later. */
const isUnheld = ({ status, signals }: StatusRuling): boolean => status === 'usable' && signals.includes('withhold')

/** Was a story released after this moment? An embargo that was named before is over. */
export const releasedSince = (rulings: readonly StatusRuling[], moment: Date): boolean =>
  rulings.some((one) => isRelease(one) && one.at > moment)

export const statusOf = (rulings: readonly StatusRuling[]): PubStatus => inForce(rulings)?.status ?? 'usable'

/** What a story that has come says of the status of the one that it is about; undefined when it says nothing, or nothing new. */
export function wordOf(told: Story, from: WordFrom, rulings: readonly StatusRuling[]): StatusRuling | undefined {
  const released = isReleased(told, from, inForce(rulings))
  const status = told.pubStatus
  if (status === 'usable' && !lifts(told) && !released) return undefined
  if (rulings.some((one) => one.item === from.item && one.itemRevision === from.itemRevision && one.status === status)) return undefined
  const { item, itemRevision, arrivedAt: at } = from
  const common = { by: 'agency' as const, actor: told.agency, item, itemRevision, at }
  const words = [told.headline, told.edNote].filter(Boolean).join(' / ').slice(0, wordsKept)
  const reason = `${told.refersTo ? `the notice ${told.uri}: ` : ''}“${words}”`
  if (status === 'usable')
    return { ...common, status, reason: lifts(told) ? reason : whyReleased(told), note: null, signals: liftedBy(told) }
  return { ...common, status, reason, note: told.edNote ?? told.headline, signals: told.signals }
}

/** What the words speak of that release a story; a restore speaks of everything. */
function liftedBy(told: Story): Signal[] {
  if (restores(told)) return []
  return releases(told) ? ['release', told.embargoLifted ? 'embargo' : 'withhold'] : ['withhold']
}

/** Characters of an agency's words that are kept as the reason. */
const wordsKept = 400

/** Does it lift an earlier kill in words? */
export const restores = ({ signals, pubStatus }: Story): boolean => pubStatus === 'usable' && signals.includes('restore')
/** Does it lift an earlier hold or embargo in words, and no kill? */
export const releases = ({ signals, pubStatus }: Story): boolean =>
  pubStatus === 'usable' && signals.includes('release') && !signals.includes('restore')
export const lifts = (story: Story): boolean => restores(story) || releases(story)

/** Is it an embargo of which nobody can read when it ends? */
export const isTimeless = (word: StatusRuling | undefined): word is StatusRuling =>
  word?.by === 'agency' && word.status === 'withheld' && word.signals.includes('embargo')

/** The story that was held comes again, without its hold: its item is usable now, or says when or that its embargo ends. */
function isReleased(told: Story, from: WordFrom, holds: StatusRuling | undefined): boolean {
  if (holds?.by !== 'agency' || holds.status !== 'withheld') return false
  const isLaterOfItem = holds.item === from.item && from.itemRevision > (holds.itemRevision ?? 0)
  if (!isTimeless(holds)) return isLaterOfItem
  const ends = told.embargoLifted === true || (told.embargoedUntil !== undefined && told.refersTo === undefined)
  return ends && (isLaterOfItem || from.arrivedAt > holds.at)
}

function whyReleased({ embargoLifted, embargoedUntil }: Story): string {
  if (embargoLifted) return 'it says that its embargo is lifted'
  return embargoedUntil ? `its embargo ends at ${embargoedUntil}` : 'the item was sent again without its hold'
}

/** Somebody has to look when an embargo ends of which nobody can read it: no time does it. */
export const withholds = (of: StoryId, content: Story, ruling: StatusRuling | undefined): Step[] =>
  content.pubStatus === 'withheld' && isTimeless(ruling) ? [{ step: 'withheld', of, content, ruling }] : []

/** What an admin says. */
export function decree(
  status: Extract<PubStatus, 'usable' | 'canceled'>,
  { actor, reason, at }: { actor?: string | undefined; reason?: string | undefined; at: Date },
): StatusRuling {
  return {
    status,
    by: 'admin',
    actor: actor ?? 'an admin',
    reason: reason ?? 'no reason was given',
    note: null,
    signals: [],
    item: null,
    itemRevision: null,
    at,
  }
}

/**
 * A story's own content under what holds.
 * @param embargo when the embargo ends that holds though the content itself does not name it; null where the one that it names is lifted (place/embargo.ts)
 */
export function under(holds: StatusRuling | undefined, own: Story, embargo?: string | null): Story {
  const ruled = holds && holds.status !== 'usable' ? holds : undefined
  const content: Story = { ...own, pubStatus: ruled?.status ?? 'usable' }
  const { signals, edNote, embargoedUntil } = own
  const lifted = embargo === null && embargoedUntil !== undefined
  if (!ruled && !embargo && !lifted) return content
  if (lifted) delete content.embargoedUntil
  return {
    ...content,
    ...(ruled ? { signals: [...new Set([...signals, ...ruled.signals])] } : {}),
    ...(ruled?.note ? { edNote: ruled.note } : {}),
    ...(embargo ? { embargoedUntil: embargo } : {}),
    unruled: {
      signals,
      ...(edNote === undefined ? {} : { edNote }),
      ...(embargo || lifted ? { embargoedUntil: embargoedUntil ?? null } : {}),
    },
  }
}

/** What it says by itself, without what was ruled. */
export function ownOf({ unruled, ...content }: Story): Story {
  if (!unruled) return content
  const { edNote: _, ...rest } = content
  const { embargoedUntil, ...said } = unruled
  if (embargoedUntil === undefined) return { ...rest, ...said }
  const { embargoedUntil: __, ...unheld } = rest
  return { ...unheld, ...said, ...(embargoedUntil === null ? {} : { embargoedUntil }) }
}

/** Is a story under an embargo at a moment, that was named before? */
export function isEmbargoed({ content: { embargoedUntil }, history }: Standing, moment: Date): boolean {
  const told = history.findLast((past) => past.stood && past.told !== null)?.arrivedAt
  return embargoedUntil !== undefined && Date.parse(embargoedUntil) > moment.getTime() && !(told && told > moment)
}

/** A word as a story hears it, and whether it ends the embargo that the story is under. */
export function heardBy(standing: Standing, word: StatusRuling): { word: StatusRuling; freed: boolean } {
  if (!isRelease(word)) return { word, freed: false }
  const held = statusOf(standing.rulings.filter(({ at }) => at <= word.at)) === 'withheld'
  const freed = isEmbargoed(standing, word.at) && !(held && word.signals.includes('withhold'))
  return { word: { ...word, signals: freed ? ['release', 'embargo'] : ['release'] }, freed }
}

/** Note a word and, where it changes what holds, have the story stand under it. */
export function rule(standing: Standing, said: StatusRuling): { standing: Standing; steps: Step[]; change: StandingChange } {
  const { word, freed } = heardBy(standing, said)
  const rulings = [...standing.rulings, word]
  const noted: Step = { step: 'rule', story: standing.id, ruling: word }
  const holds = inForce(rulings)
  const before = standing.content.pubStatus
  const change = before === statusOf(rulings) ? 'updated' : before === 'usable' || statusOf(rulings) !== 'usable' ? 'killed' : 'restored'
  if (change === 'updated' && !freed) return { standing: { ...standing, rulings }, steps: [noted], change }
  const content = under(holds, ownOf(standing.content), freed ? null : keptEmbargo(standing.content))
  const version = nextVersion(standing)
  const print = fingerprint(textOf(content))
  return {
    standing: { ...standing, rulings, version, content, history: [...standing.history, untold(version)] },
    change,
    steps: [
      noted,
      { step: 'version', of: standing, version, change, content, told: null, print, from: null, ruling: word },
      { step: 'explain', story: standing.id, why: saidOf(word) },
      ...withholds(standing.id, content, word),
    ],
  }
}

/** A ruling in one sentence. */
export function saidOf(word: StatusRuling): Said {
  const { status, by, actor, reason } = word
  const [outcome, verb] = endsEmbargo(word)
    ? ['released', 'lifted its embargo']
    : status === 'usable'
      ? ['restored', 'restored it']
      : ['killed', status === 'withheld' ? 'holds it back' : 'withdrew it']
  return { rule: by === 'admin' ? 'admin' : 'notice', outcome, reason: `${actor} ${verb}: ${reason}` }
}
