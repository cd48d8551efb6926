/** A BullMQ queue of one's own. With `concurrency: 1` events come in order. */
import { Worker } from 'bullmq'

const worker = new Worker(
  `telex.events.${process.env.CONSUMER ?? 'cms'}`,
  async ({ data: event }) => {
    console.log(Number(event.sequence), event.type, event.data.story ?? '-')
  },
  { connection: { url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379', maxRetriesPerRequest: null }, prefix: 'telex', concurrency: 1 },
)
worker.on('error', (error) => console.error(error.message))
