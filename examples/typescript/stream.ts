/** The Redis stream, from the last entry that was worked off. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'

const stream = process.env.STREAM ?? 'telex:events'
const state = process.env.STATE ?? 'stream.state'
const redis = new Redis(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379', { maxRetriesPerRequest: null })
redis.on('error', (error) => console.error(error.message))

let last = existsSync(state) ? readFileSync(state, 'utf8') : '0-0'
for (;;) {
  try {
    const read = await redis.xread('COUNT', 100, 'BLOCK', 5000, 'STREAMS', stream, last)
    for (const [id, fields] of read?.[0]?.[1] ?? []) {
      const event = JSON.parse(fields[fields.indexOf('event') + 1]!)
      console.log(Number(event.sequence), event.type, event.data.story ?? '-')
      last = id
      writeFileSync(`${state}.new`, last)
      renameSync(`${state}.new`, state)
    }
  } catch (error) {
    console.error(String(error))
    await sleep(500)
  }
}
