/** SQL with a cursor: poll, work, acknowledge. LISTEN says when to look again; polling is the truth. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const consumer = process.env.CONSUMER ?? 'cms'

for (;;) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 5_000 })
  let woken = Promise.withResolvers<void>()
  client.on('notification', () => woken.resolve())
  client.on('error', () => woken.resolve())
  try {
    await client.connect()
    await client.query('LISTEN wire_event')
    for (;;) {
      woken = Promise.withResolvers()
      const { rows } = await client.query('SELECT seq, type, story_id FROM wire.poll_events($1, 100)', [consumer])
      for (const { seq, type, story_id } of rows) console.log(seq, type, story_id ?? '-')
      if (rows.length > 0) await client.query('SELECT wire.ack_events($1, $2)', [consumer, rows.at(-1).seq])
      else await Promise.race([woken.promise, sleep(10_000)])
    }
  } catch (error) {
    console.error(String(error))
    await sleep(500)
  } finally {
    await client.end().catch(() => undefined)
  }
}
