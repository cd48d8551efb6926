/**
 * Days on which something guaranteed did not hold once, cut down to what it takes. A name says what holds now.
 */
import type { Deed, Step } from './steps.ts'

const story: Step = { deed: { do: 'new', feed: 2, embargo: 14, hours: 1 } }
const embargoed: Step = { deed: { do: 'new', feed: 0, embargo: 0, hours: 5 } }
const kill = (form: number): Deed => ({ do: 'kill', of: 0, form })
const retitled: Deed = { do: 'edit', of: 0, how: 'headline', dated: true }

export const kept: Record<string, Step[]> = {
  'a kill in a text that begins with a call for attention is read': [story, { deed: kill(4) }],
  'a kill finds a story whose headline has a marker': [
    story,
    { deed: { do: 'revise', of: 0, marker: 0, guid: true } },
    { deed: kill(0) },
    embargoed,
    { deed: { do: 'kill', of: 1, form: 5 } },
  ],
  'a kill finds a story by the headline that it had before': [story, { deed: retitled }, { deed: kill(6) }],
  'a kill finds a story by its slug, when another state of it stands that has none': [
    { deed: { do: 'new', feed: 0, embargo: 14, hours: 1 } },
    { deed: { do: 'again', of: 0, how: 'guid-edited' } },
    { deed: { do: 'again', of: 0, how: 'feed-guid' } },
    { deed: kill(1) },
  ],
  'a kill finds a story by its slug, which only another feed has that lists the same': [
    story,
    { deed: { do: 'again', of: 0, how: 'feed-guid' } },
    { deed: kill(1) },
  ],
  'a kill finds a story by its number, when it goes on under another guid': [
    story,
    { deed: { do: 'revise', of: 0, marker: 0, guid: false } },
    { deed: kill(2) },
  ],
  'a kill that names a headline before the story has it is met by the edit that gives it': [story, { deed: retitled, beside: kill(0) }],
  'a kill worked off again reaches no story that came after it under the same guid': [
    story,
    { deed: kill(2) },
    { deed: { do: 'reuse', of: 0 } },
    { deed: { do: 'reingest', of: 2, part: 'feed' } },
  ],
  'of two states of one item in one moment the one that says that it is later stands': [
    { deed: { do: 'new', feed: 0, embargo: 14, hours: 1 } },
    { deed: { do: 'edit', of: 0, how: 'small', dated: false } },
    { deed: { do: 'revise', of: 0, marker: 0, guid: true }, beside: { do: 'again', of: 0, how: 'older' } },
  ],
  'a kill that had come before an admin restored what was usable still does not count': [
    story,
    { deed: kill(0), beside: { do: 'admin', of: 0, status: 'usable' } },
    { deed: { do: 'reingest', of: 0, part: 'agency' } },
  ],
  'a notice lifts the embargo of the story that it names, and no kill': [
    embargoed,
    { deed: { do: 'lift', of: 0, form: 6 } },
    { deed: { do: 'edit', of: 0, how: 'small', dated: true } },
    { deed: { do: 'lift', of: 0, form: 7 } },
    { deed: { do: 'reingest', of: 0, part: 'feed' } },
    { deed: kill(0) },
    { deed: { do: 'lift', of: 0, form: 8 } },
  ],
  'what is held under a guid says nothing of another story to which that has gone on, whichever is worked off first': [
    { deed: { do: 'new', feed: 3, embargo: 7, hours: 20 } },
    { deed: { do: 'again', of: 0, how: 'guid-edited' }, beside: { do: 'reuse', of: 0 } },
  ],
  'a word worked off again says nothing of the story to which its guid has gone on': [
    { deed: { do: 'new', feed: 1, embargo: 14, hours: 1 } },
    { deed: { do: 'embargo', of: 0, form: 6, hours: 2 } },
    { deed: { do: 'reuse', of: 0 } },
    { deed: { do: 'reingest', of: 0, part: 'story' } },
  ],
  'a story without a name is not called by its text': [{ deed: { do: 'batch', feed: 2, link: false } }, { deed: kill(0) }],
  'a copy of a killed story that comes under other names, as a story of its own, is killed': [
    story,
    { deed: kill(0) },
    { deed: { do: 'pass', minutes: 900 } },
    { deed: { do: 'retell', of: 0 } },
    { deed: { do: 'reingest', of: 0, part: 'agency' } },
  ],
  'a kill holds beside the held item that comes again without its hold, whichever is heard first': [
    { deed: { do: 'new', feed: 2, embargo: 14, hours: 20 } },
    { deed: { do: 'revise', of: 0, marker: 8, guid: true }, beside: { do: 'hold', of: 0, form: 9 }, late: true },
    { deed: { do: 'kill', of: 0, form: 1 }, beside: { do: 'revise', of: 0, marker: 3, guid: true } },
  ],
  'a kill by a slug rules every story that has it': [
    { deed: { do: 'new', feed: 0, embargo: 14, hours: 1 } },
    { deed: { do: 'follow', of: 0, quotes: false } },
    { deed: kill(1) },
  ],
  'an admin’s kill is lifted by no agency': [
    story,
    { deed: { do: 'admin', of: 0, status: 'canceled' } },
    { deed: { do: 'restore', of: 0, form: 0 } },
    { deed: { do: 'restore', of: 0, form: 8 } },
  ],
  'what is said again counts from when it was said last': [
    story,
    { deed: { do: 'again', of: 0, how: 'date' } },
    { deed: { do: 'edit', of: 0, how: 'small', dated: true }, beside: { do: 'again', of: 0, how: 'back' }, late: true },
  ],
  'an edit that keeps its date counts from when it came': [
    story,
    { deed: { do: 'again', of: 0, how: 'resend' } },
    { deed: { do: 'edit', of: 0, how: 'paragraph', dated: false } },
  ],
  'what came before an edit that keeps its date is over, though its date is later': [
    story,
    { deed: { do: 'again', of: 0, how: 'resend' }, beside: { do: 'edit', of: 0, how: 'paragraph', dated: false }, late: true },
    { deed: { do: 'reingest', of: 0, part: 'agency' } },
  ],
  'a hold by a notice stands until that is lifted, one in the story itself until it comes without it': [
    story,
    { deed: { do: 'hold', of: 0, form: 0 } },
    { deed: { do: 'edit', of: 0, how: 'small', dated: true } },
    { deed: { do: 'unhold', of: 0, form: 0 } },
    { deed: { do: 'hold', of: 0, form: 8 } },
    { deed: { do: 'again', of: 0, how: 'back' } },
    { deed: { do: 'reingest', of: 0, part: 'agency' } },
  ],
  'another count of readers is nothing new, also under another guid': [
    story,
    { deed: { do: 'count', of: 0, readers: 1200 } },
    { deed: { do: 'count', of: 0, readers: 1300 } },
    { deed: { do: 'again', of: 0, how: 'guid' } },
    { deed: { do: 'count', of: 0, readers: 1400 } },
  ],
  'what comes within seconds is told at a pace, and a kill among it at once': [
    story,
    { deed: { do: 'flurry', of: 0, edits: 8, kill: 20 } },
    { deed: { do: 'flurry', of: 0, edits: 7, kill: 6 } },
  ],
  'from the network a dry run says what the run does': [
    story,
    { deed: { do: 'refetch', of: 0, edited: false } },
    { deed: { do: 'refetch', of: 0, edited: true } },
    { deed: kill(0) },
    { deed: { do: 'refetch', of: 0, edited: true } },
  ],
  'what an admin groups changes no story': [
    story,
    { deed: { do: 'print', of: 0, by: 0, whole: true, headline: true } },
    { deed: { do: 'split', of: 0 } },
    { deed: { do: 'merge', of: 0, with: 1 } },
    { deed: kill(0) },
    { deed: { do: 'split', of: 0 } },
    { deed: { do: 'reingest', of: 0, part: 'agency' } },
  ],
}
