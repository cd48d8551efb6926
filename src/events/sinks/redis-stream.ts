/**
 * The Redis stream `telex:events`. An entry's id is the event's number (`SEQ-0`), so that Redis itself refuses one that it
 * has had.
 */
import type { Cluster, Redis } from 'ioredis'
import type { Sink } from '../sink.ts'

const key = 'telex:events'
/** The stream of a consumer that was added by command. */
export const streamKeyOf = (consumer: string) => `${key}:${consumer}`

/** Add events that the stream has not, where it still has the last one that was seen there. */
const add = `
  local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
  local had = last and tonumber(string.match(last[1], '^%d+')) or 0
  if had < tonumber(ARGV[2]) then return 0 end
  for n = 3, #ARGV, 3 do
    if tonumber(ARGV[n]) > had then
      redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], ARGV[n] .. '-0', 'type', ARGV[n + 1], 'event', ARGV[n + 2])
    end
  end
  return 1`

/**
 * @param length about how many entries the stream keeps
 * @param of the consumer that was added by command; without it, the stream of all events
 */
export function redisStreamSink(redis: Redis | Cluster, length: number, of?: string): Sink {
  const stream = of === undefined ? key : streamKeyOf(of)
  /** The last entry, as far as is known here. */
  let had = 0
  let filledFrom: number | undefined
  return {
    name: of ?? 'stream',
    look: async ({ given }) => {
      const [last] = await redis.xrevrange(stream, '+', '-', 'COUNT', 1)
      had = last ? Number(last[0].split('-')[0]) : 0
      if (had >= given || filledFrom === given) return {}
      // Of one that was emptied, all that it held.
      if (!last) filledFrom = Math.max(0, given - length)
      return { lostAfter: last ? had : filledFrom! }
    },
    deliver: async (events) => {
      const entries = events.flatMap(({ seq, cloudevent }) => [seq, cloudevent.type, JSON.stringify(cloudevent)])
      if ((await redis.eval(add, 1, stream, length, had, ...entries)) !== 1)
        throw new Error('the stream was emptied while it was given events')
      had = events.at(-1)!.seq
    },
  }
}

/** The stream's consumer groups: the last event that each was given, and how many of those it has not acknowledged. */
export async function streamGroups(redis: Redis | Cluster): Promise<{ name: string; seq: number; pending: number }[]> {
  if ((await redis.exists(key)) === 0) return []
  // Pairs of names and values: https://redis.io/docs/latest/commands/xinfo-groups/
  const groups = (await redis.xinfo('GROUPS', key)) as (string | number)[][]
  return groups.map((pairs) => {
    const of = (name: string) => pairs[pairs.indexOf(name) + 1]
    return { name: String(of('name')), seq: Number(String(of('last-delivered-id')).split('-')[0]), pending: Number(of('pending')) }
  })
}
