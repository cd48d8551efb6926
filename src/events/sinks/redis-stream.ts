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
