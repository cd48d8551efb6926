import { z } from 'zod'
import { storyId } from '#src/brand.ts'
import { setPubStatus } from '#src/store/pub-status.ts'
import { CommandRefused, command } from './command.ts'

const setStatus = (name: string, status: 'usable' | 'canceled', done: string) =>
  command({
    name,
    lane: 'urgent',
    schema: z.strictObject({ story: storyId }),
    run: async ({ db, clock }, { story }, { actor, reason }) => {
      const outcome = await setPubStatus(db, story, status, clock(), { actor, reason })
      if (outcome === 'no-story') throw new CommandRefused(`story: there is no story ${story}`)
      if (outcome === 'unchanged') return { ok: true, summary: `${story} ${done} already`, counts: { versions: 0 } }
      return { ok: true, summary: `${story} ${done}, as version ${outcome.version}`, counts: { versions: 1 } }
    },
  })

/** Withdraw a story and its agency's copies of it: their text is out of `wire.story` with this transaction, and only an admin brings it back. */
export const storyKill = setStatus('story.kill', 'canceled', 'is killed')
/** Undo a kill, an admin's or the agency's; what was sent before does not kill it again. */
export const storyRestore = setStatus('story.restore', 'usable', 'is usable')
