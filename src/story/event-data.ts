/**
 * What each event says, in `data`: the types for those who write events, and JSON Schemas (draft 2020-12) for those who read them. Members are added, never
 * changed or taken away.
 */
import { z } from 'zod'
import type { EventType } from './event.ts'

const said = (description: string) => z.string().meta({ description })
const uuid = (description: string) => z.string().meta({ description, format: 'uuid' })
const instant = (description: string) => z.string().meta({ description, format: 'date-time' })
const count = (description: string) => z.number().int().min(0).meta({ description })

const pubStatus = z.enum(['usable', 'withheld', 'canceled'])
const relation = z.enum(['original', 'same-news', 'reprint', 'related'])
const change = z.enum(['created', 'updated', 'corrected', 'killed', 'restored', 'late'])

const story = z.object({
  story: uuid('The story: wire.story.id.'),
  version: z.number().int().min(1).meta({ description: 'Which version stands now.' }),
  change: change.meta({ description: 'What this version is to the one before.' }),
  uri: said('The agency’s identity for it.'),
  headline: said('Its headline.'),
  agency: said('Who sent it.'),
  feed: said('The feed it came by: wire.feed_status.feed_id.'),
  url: said('Its page, where it has one.').optional(),
  language: said('BCP 47: en, pt-BR.').optional(),
  pubStatus: pubStatus.meta({ description: 'Whether its text may be used: withheld and canceled may not.' }),
  urgency: z.number().int().min(0).max(9).meta({ description: '1 is the most urgent.' }).optional(),
  subjects: z.array(z.string()).meta({ description: 'Codes as scheme:code, Media Topics with all topics above them.' }).optional(),
  signals: z.array(z.string()).meta({ description: 'What it says it is: update, correction, kill, embargo, advisory and others.' }),
  embargoedUntil: instant('Its text may not be shown before.').optional(),
  published: instant('When its agency published it.').optional(),
  cluster: uuid('The news story that it is a copy of: wire.cluster.id.'),
  relation: relation.meta({ description: 'What it is to the other stories of its cluster.' }),
  originPubStatus: pubStatus.meta({ description: 'Of a reprint: whether the story that it was printed from may be used.' }).optional(),
})

const changes = z
  .object({
    fields: z
      .array(z.string())
      .meta({ description: 'What is otherwise than in the version before: headline, bodyText, media and others.' }),
    wordsAdded: count('Words of headline and text that came.'),
    wordsRemoved: count('Words of headline and text that went.'),
  })
  .meta({ description: 'What this version has otherwise than the one before.' })

const version = story.extend({
  changes,
  by: z.enum(['agency', 'admin']).meta({ description: 'Who ruled so, where it was ruled.' }).optional(),
  actor: said('Who of them.').nullish(),
  reason: said('In which words.').nullish(),
})

const killed = version.extend({
  takeDown: z
    .array(
      z.object({
        story: uuid('A story of the cluster, the killed one among them.'),
        agency: said('Whose it is.'),
        url: said('Its page.').nullable(),
        relation,
      }),
    )
    .meta({ description: 'All that has to be looked at: the story and every copy of it.' }),
  resembling: z
    .array(
      z.object({
        story: uuid('A story of another cluster.'),
        agency: said('Whose it is.'),
        url: said('Its page.').nullable(),
        headline: said('Its headline.'),
        share: z.number().min(0).max(1).meta({ description: 'How much of the killed text stands in it, from 0 to 1.' }),
      }),
    )
    .meta({ description: 'What is no copy of the story and shares much with it: it stays as it is, and somebody has to look.' })
    .optional(),
})

/** What somebody has to look at. */
const notice = z.object({
  story: uuid('The notice itself, which is a story.'),
  agency: said('Who sent it.'),
  feed: said('The feed it came by.'),
  uri: said('The agency’s identity for it.'),
  headline: said('Its headline.'),
  edNote: said('Its editors’ note.').optional(),
})

const unmatched = notice.extend({
  names: z
    .object({
      uris: z.array(z.string()).meta({ description: 'Identities.' }),
      items: z.array(z.string()).meta({ description: 'Numbers of items.' }),
      headlines: z.array(z.string()).meta({ description: 'Headlines, or beginnings of them.' }),
      exact: z.literal(true).meta({ description: 'The headlines are whole.' }).optional(),
    })
    .meta({ description: 'What it says that it means.' })
    .optional(),
  doubtful: z
    .array(z.string().meta({ format: 'uuid' }))
    .meta({ description: 'Stories that it may mean: several, so that none was taken.' }),
})

const feed = z.object({
  feed: said('The feed: wire.feed_status.feed_id.'),
  agency: said('Whose feed it is.'),
  url: said('Its address, without what is secret in it.'),
})

/** By type; a member that is not named here is an error in a test, and to be expected by who reads events. */
export const eventData = {
  'story.created': story.meta({ description: 'A story came that was not there before.' }),
  'story.updated': version.meta({ description: 'Another version of a story stands.' }),
  'story.corrected': version.meta({ description: 'Another version stands, and its agency calls it a correction.' }),
  'story.killed': killed.meta({ description: 'A story may not be used any more: take it down, and look at its copies.' }),
  'story.restored': version.meta({ description: 'A story that was killed or held may be used again.' }),
  'story.released': story.meta({ description: 'A story’s embargo has ended: its text may be shown.' }),
  'story.withheld': notice
    .extend({
      url: said('Its page.').optional(),
      by: z.enum(['agency', 'admin']).meta({ description: 'Who holds it.' }),
      actor: said('Who of them.').nullish(),
      reason: said('In which words.').nullish(),
    })
    .meta({ description: 'A story is held without a time that can be read: somebody has to ask its agency.' }),
  'cluster.changed': z
    .object({
      cluster: uuid('The cluster: wire.cluster.id.'),
      size: count('How many stories it has; 0 where it is gone.'),
      origin: uuid('Whose it was first; absent where it is gone.').optional(),
      added: uuid('The story that came.').optional(),
      removed: uuid('The story that was taken out.').optional(),
      mergedInto: uuid('The cluster that has its stories now.').optional(),
    })
    .meta({ description: 'A cluster has other stories than before.' }),
  'cluster.merged': z
    .object({
      cluster: uuid('The cluster that there is.'),
      merged: uuid('The one that is gone.'),
      stories: z.array(z.string().meta({ format: 'uuid' })).meta({ description: 'Those that moved.' }),
      shownBy: uuid('The story that shows them to be one; absent where an admin ruled so.').optional(),
      comparedWith: uuid('The story it was compared with.'),
      rule: said('By which rule, or admin.'),
      reason: said('Why, in words.').nullable(),
      actor: said('Which admin.').nullish(),
      similarity: z.number().meta({ description: 'Of the two texts, from 0 to 1.' }).optional(),
      containment: z.number().meta({ description: 'How much of the shorter text is in the longer, from 0 to 1.' }).optional(),
    })
    .meta({ description: 'Two clusters are one.' }),
  'kill.unmatched': unmatched.meta({
    description: 'A notice withdraws a story that is not here, or might be several: somebody has to look.',
  }),
  'lift.unmatched': unmatched.meta({
    description: 'A notice lifts a kill, a hold or an embargo of a story that is not here: nothing comes of it.',
  }),
  'feed.failing': feed
    .extend({
      failures: count('In a row.'),
      failingSince: instant('The first of them.'),
      error: said('The last of them, in words.'),
    })
    .meta({ description: 'A feed fails again and again.' }),
  'feed.recovered': feed
    .extend({ failures: count('That it had in a row.'), failingSince: instant('The first of them.').optional() })
    .meta({ description: 'A feed that failed answers again.' }),
  'feed.gone': feed
    .extend({ error: said('What was answered.') })
    .meta({ description: 'A feed is gone for good (410): it is polled no more.' }),
  'consumer.dropped': z
    .object({
      consumer: said('Whose events they were.'),
      from: z.number().int().meta({ description: 'The first that it does not get.' }),
      to: z.number().int().meta({ description: 'The last that it does not get.' }),
      events: count('How many numbers that are.'),
      reason: said('too-many, too-old or never-acknowledged: which bound it came to.'),
    })
    .meta({ description: 'Events were dropped that a consumer had not taken.' }),
  'consumer.disabled': z
    .object({
      consumer: said('The webhook.'),
      host: said('The host of its address.'),
      reason: said('What was answered.').nullable(),
    })
    .meta({ description: 'A webhook answered that it is gone (410): it is sent nothing more.' }),
} as const satisfies Record<EventType, z.ZodObject>

export type EventData = { [T in EventType]: z.input<(typeof eventData)[T]> }
