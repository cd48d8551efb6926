import { z } from 'zod'
import { storyId } from '#src/brand.ts'
import { CommandRefused, command } from './command.ts'

const notYet = (name: string) =>
  command({
    name,
    schema: z.strictObject({ story: storyId, from: storyId }),
    run: async () => {
      throw new CommandRefused(`${name} is not in this version of Telex yet`)
    },
  })

export const storySplit = notYet('story.split')
export const storyMerge = notYet('story.merge')
