/** With a key, only who has it commands; and what is signed comes once. */
import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Queue } from 'bullmq'
import { beforeAll, describe, expect, test } from 'vitest'
import { sign, wrongWithSignature } from '#src/commands/signature.ts'
import { startCommandWorker } from '#src/jobs/commands.ts'
import { afterFile } from '../support/after.ts'
import { openContext } from '../support/context.ts'
import { eventually } from '../support/program.ts'

const key = 'a key of thirty-two characters or more'
const now = new Date('2026-11-27T12:00:00.000Z')
const data = { story: 'x', reason: 'recht', nested: { b: [1, { d: 'é', c: null }], a: true } }
const wrong = (given: object, { added = now, at = now, name = 'story.kill' } = {}) =>
  wrongWithSignature(key, name, given, { added, now: at })
const signed = { ...data, signature: sign(key, 'story.kill', data, now) }
const minutes = (n: number) => new Date(now.getTime() + n * 60_000)

describe('a signature', () => {
  test('is an HMAC of time, name and the data in a fixed order', () => {
    const text = `${now.getTime()}.story.kill.{"nested":{"a":true,"b":[1,{"c":null,"d":"é"}]},"reason":"recht","story":"x"}`
    expect(signed.signature).toBe(`${now.getTime()},${createHmac('sha256', key).update(text).digest('base64')}`)
    expect(wrong(signed)).toBeUndefined()
  })

  test('holds however the data is ordered, and where a field is undefined', () => {
    const { nested, ...rest } = signed
    expect(wrong({ nested: { a: nested.a, b: nested.b }, other: undefined, ...rest })).toBeUndefined()
  })

  test('is made by the example in the documentation', async () => {
    const page = await readFile(new URL('../../docs/commands.md', import.meta.url), 'utf8')
    const program = /```js\n(import \{ createHmac[\s\S]*?)```/.exec(page)![1]!
    const { signed: byExample } = (await import(`data:text/javascript,${encodeURIComponent(program)}`)) as {
      signed: (key: string, name: string, data: object, at: number) => object
    }
    expect(byExample(key, 'story.kill', data, now.getTime())).toEqual(signed)
  })

  test.each<[string, string | undefined]>([
    ['has to be there', wrong(data)],
    ['has a form', wrong({ ...data, signature: 'abc' })],
    ['has a form, also as an object', wrong({ ...data, signature: {} })],
    ['is of its data', wrong({ ...signed, story: 'y' })],
    ['is of all its data', wrong({ ...signed, actor: 'me' })],
    ['is of its command', wrong(signed, { name: 'story.restore' })],
    ['is of its time', wrong({ ...signed, signature: signed.signature.replace(/^\d+/, (ms) => String(Number(ms) + 1)) })],
    ['is of the key', wrong({ ...data, signature: sign(`${key}.`, 'story.kill', data, now) })],
    ['is made shortly before the command is added', wrong(signed, { added: minutes(6), at: minutes(6) })],
    ['is not made after it', wrong(signed, { added: minutes(-6), at: minutes(-6) })],
    ['is no more than a day old', wrong(signed, { at: minutes(25 * 60) })],
  ])('%s', (_, problem) => {
    expect(problem).toMatch(/^signature: /)
  })

  test('counts for a command that waited while all workers were away', () => {
    expect(wrong(signed, { added: minutes(1), at: minutes(600) })).toBeUndefined()
  })
})

describe('a worker with a key', () => {
  let queue: Queue
  let query: (sql: string, values?: unknown[]) => Promise<{ rows: { name: string; error: string }[] }>

  beforeAll(async () => {
    const context = await openContext()
    const worker = startCommandWorker({ ...context, config: { ...context.config, commandKey: key } })
    afterFile(() => worker.close())
    queue = context.queues.queue('telex.commands')
    query = (sql, values) => context.db.$client.query(sql, values)
  })

  const send = async (name: string, given: object, chosen: { jobId?: string; timestamp?: number } = {}) => {
    const { id } = await queue.add(name, given, { attempts: 3, ...chosen })
    await eventually(
      () => queue.getJobState(id!),
      (state) => state === 'completed' || state === 'failed',
      { everyMs: 30 },
    )
    const job = (await queue.getJob(id!))!
    return job.failedReason ?? job.returnvalue
  }

  test('takes a job again whose command it has, when that has waited for longer than a signature counts', async () => {
    const asked = { dryRun: true, actor: 'day desk' }
    const at = new Date(Date.now() - 30 * 3600_000)
    const given = { ...asked, signature: sign(key, 'retention.run', asked, at) }
    const job = { id: 'taken-before', timestamp: at.getTime() }
    await query(
      "INSERT INTO ingest.command (job_id, queued_at, name, arguments, state, lane, signature) VALUES ($1, $2, 'retention.run', $3, 'queued', 'long', $4)",
      [job.id, at, asked, given.signature],
    )
    expect(await send('retention.run', given, { jobId: job.id, timestamp: job.timestamp })).toMatchObject({ ok: true })
    expect(await send('retention.run', given, { jobId: 'another', timestamp: job.timestamp })).toContain('more than a day old')
  })

  test('does what is signed, once, and refuses the rest with the reason, which is kept', async () => {
    const asked = { dryRun: true, actor: 'night desk' }
    const withSignature = { ...asked, signature: sign(key, 'retention.run', asked, new Date()) }
    expect(await send('retention.run', asked)).toBe('retention.run: signature: commands have to be signed here (TELEX_COMMAND_KEY)')
    expect(await send('retention.run', withSignature)).toMatchObject({ ok: true })
    expect(await send('retention.run', withSignature)).toBe("retention.run: signature: it was another command's")
    expect(await send('feed.poll', withSignature)).toBe('feed.poll: signature: it is not of this command and this key')
    const { rows } = await query("SELECT name FROM ingest.command WHERE state = 'failed' AND actor = 'night desk' ORDER BY id")
    expect(rows.map(({ name }) => name)).toEqual(['retention.run', 'retention.run', 'feed.poll'])
  })
})
