import { z } from 'zod'
import { type StoryId, storyId } from '#src/brand.ts'
import { mergeStories, type Ruled, splitStory } from '#src/store/cluster-rulings.ts'
import { CommandRefused, type CommandResult, command } from './command.ts'

const schema = z.strictObject({ story: storyId, from: storyId })

/** Take a story out of the cluster that it shares with another. Automatic matching does not bring them together again. */
export const storySplit = command({
  name: 'story.split',
  schema,
  run: async ({ db, clock }, { story, from }, { actor, reason }) =>
    told(await splitStory(db, story, from, clock(), { actor, reason }), { story, from }, 'apart'),
})

/** Bring the cluster of one story into another's. */
export const storyMerge = command({
  name: 'story.merge',
  schema,
  run: async ({ db, clock }, { story, from }, { actor, reason }) =>
    told(await mergeStories(db, story, from, clock(), { actor, reason }), { story, from }, 'together'),
})

function told(outcome: Ruled, { story, from }: { story: StoryId; from: StoryId }, verdict: 'apart' | 'together'): CommandResult {
  if (outcome === 'no-story') throw new CommandRefused(`story: there is no story ${story}`)
  if (outcome === 'no-other')
    throw new CommandRefused(story === from ? 'from: it is the story itself; name the other one' : `from: there is no story ${from}`)
  if (outcome === 'already') return { ok: true, summary: `${story} and ${from} are ${verdict} already, and stay so`, counts: { moved: 0 } }
  return {
    ok: true,
    summary: `${story} and ${from} are ${verdict} now, and stay so; see cluster ${outcome.cluster}`,
    counts: { moved: outcome.moved },
  }
}
