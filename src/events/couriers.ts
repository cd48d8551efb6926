/**
 * The way to each consumer that was added by command.
 */
import type { Context } from '#src/context.ts'
import type { Relayed } from '#src/store/relayed.ts'
import { type Courier, courierOf } from './sink.ts'
import { bullmqQueueSink } from './sinks/bullmq-queue.ts'
import { redisStreamSink } from './sinks/redis-stream.ts'
import { webhookCourier } from './sinks/webhook.ts'

type Parts = Pick<Context, 'db' | 'net' | 'log' | 'metrics' | 'queues' | 'config'>

export function courierTo(parts: Parts, { name, kind }: Pick<Relayed, 'name' | 'kind'>): Courier {
  const { queues, config } = parts
  switch (kind) {
    case 'queue':
      return courierOf(parts, bullmqQueueSink(queues, name, config.backlog.events, name))
    case 'stream':
      return queues.redis ? courierOf(parts, redisStreamSink(queues.redis, config.eventStreamLength, name)) : withoutRedis(name)
    case 'webhook':
      return webhookCourier(parts, name)
    case 'sink':
      throw new Error(`${name} is a sink of the settings`)
    default:
      return kind satisfies never
  }
}

const withoutRedis = (name: string): Courier => ({
  name,
  step: async () => {
    throw new Error('a stream needs a Redis: set REDIS_URL')
  },
})
