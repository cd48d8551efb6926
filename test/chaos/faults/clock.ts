/**
 * Clocks that are set: the database's, and that of one worker.
 */
import { setAhead } from '../../store/wire/moved-clock.ts'
import { type Fault, pick } from './fault.ts'

const database = (name: string, ms: number): Fault => ({
  name: `clock: PostgreSQL's ${name}`,
  of: 'clock',
  seconds: [6, 14],
  begin: async ({ postgres, world }) => {
    const set = async (ahead: number) => {
      for (;;) {
        if (
          await setAhead(postgres.pool, ahead).then(
            () => true,
            () => false,
          )
        )
          return
      }
    }
    world.databaseAhead(ms)
    await set(ms)
    return {
      heal: async () => {
        await set(0)
        world.databaseAhead(0)
      },
    }
  },
})

const worker = (name: string, ms: number): Fault => ({
  name: `clock: a worker's ${name}`,
  of: 'clock',
  seconds: [6, 14],
  begin: ({ workers }, draw) => {
    const hit = pick(workers, draw)
    hit.surround({ aheadMs: ms })
    return { heal: () => hit.surround({ aheadMs: 0 }) }
  },
})

const minute = 60_000
export const clockFaults: Fault[] = [
  database('30 s ahead for a while', minute / 2),
  database('30 s behind for a while', -minute / 2),
  database('an hour ahead for a while', 60 * minute),
  worker('30 s ahead for a while', minute / 2),
  worker('30 s behind for a while', -minute / 2),
  worker('two hours ahead for a while', 120 * minute),
  worker('two hours behind for a while', -120 * minute),
]
