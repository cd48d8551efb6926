/**
 * The Redis stream `telex:events`. An entry's id is the event's number (`SEQ-0`), so that Redis itself refuses one that it
 * has had.
 */
import type { Cluster, Redis } from 'ioredis'
import type { Sink } from '../sink.ts'

const key = 'telex:events'

/** @param length about how many entries the stream keeps */
export function redisStreamSink(redis: Redis | Cluster, length: number): Sink {
  return {
    name: 'stream',
    deliver: async (events) => {
      const [last] = await redis.xrevrange(key, '+', '-', 'COUNT', 1)
      const had = last ? Number(last[0].split('-')[0]) : 0
      for (const { seq, cloudevent } of events) {
        if (seq <= had) continue
        await redis.xadd(key, 'MAXLEN', '~', length, `${seq}-0`, 'type', cloudevent.type, 'event', JSON.stringify(cloudevent))
      }
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
