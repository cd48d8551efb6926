/**
 * How commands get their turns, pause, go on, and are given up.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { type CommandRun, TurnOver } from '#src/commands/command.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { startCommandWorker } from '#src/jobs/commands.ts'
import { endTurn, enterCommand, isGivenUp, keepTurn, listCommands, saveStep, takeTurn } from '#src/store/commands.ts'
import { upsertFeed } from '#src/store/feeds.ts'
import { openContext } from '../support/context.ts'
import { eventually } from '../support/program.ts'
import { openSite } from '../support/site.ts'
import { oneTurn } from '../support/turn.ts'

let context: Context
beforeAll(async () => {
  context = await openContext()
})

const rows = async (text: string, values: unknown[] = []) => (await context.db.$client.query(text, values)).rows
const queue = () => context.queues.queue('telex.commands')
const record = async (jobId: string) => (await rows('SELECT * FROM ingest.command WHERE job_id = $1 ORDER BY id DESC LIMIT 1', [jobId]))[0]
const doneOf = async (jobId: string): Promise<number> => (await record(jobId))?.progress?.done ?? 0
const quick = { lookMs: 50, keepMs: 40, turnMs: 100 }
function work() {
  const worker = startCommandWorker(context, quick)
  return { [Symbol.asyncDispose]: () => worker.close() }
}
const send = async (name: string, data: object) => (await queue().add(name, data)).id!
const until = (jobId: string, ...states: string[]) =>
  eventually(
    () => record(jobId),
    (row) => states.includes(row?.state),
    { everyMs: 10 },
  )
const answered = (jobId: string, state: string) =>
  eventually(
    () => queue().getJobState(jobId),
    (now) => now === state,
    { everyMs: 10 },
  )

/** A feed of items that were worked off and have no story. */
async function feedOf(id: string, items: number, url = 'http://127.0.0.1:9/'): Promise<string> {
  await upsertFeed(context.db, toSettings({ id: id as FeedId, agency: id, url }), 'command')
  await rows(
    `WITH items AS (INSERT INTO ingest.item (feed_id, identity, revision, entry_hash) SELECT $1, $1 || n, 1, 'x' FROM generate_series(1, $2::int) n RETURNING id, identity)
     INSERT INTO ingest.item_revision (item_id, revision, entry, sha256, state, page_url)
     SELECT id, 1, jsonb_build_object('id', identity, 'headline', md5(identity), 'bodyHtml', '<p>' || md5(identity) || ' ' || md5(identity || 'b') || '</p>'),
       repeat('0', 64), 'done', NULLIF($3, 'http://127.0.0.1:9/') FROM items`,
    [id, items, url],
  )
  return id
}

describe('a long command', () => {
  test('takes turns with the others, and none waits for the end of another', async () => {
    await using _worker = work()
    const feeds = await Promise.all(['a', 'b', 'c', 'd'].map((id) => feedOf(id, 60)))
    const jobs = await Promise.all(feeds.map((feed) => send('reingest.feed', { feed, from: 'archive' })))
    await eventually(
      () => Promise.all(jobs.map(doneOf)),
      (done) => done.every((n) => n > 0),
      { everyMs: 5 },
    )
    expect((await Promise.all(jobs.map(record))).map(({ state }) => state)).not.toContain('done')
    for (const job of jobs) expect(await until(job, 'done')).toMatchObject({ result: { counts: { created: 60, unchanged: 0 } } })
  })

  test('waits while it is paused, queued or running, and goes on from where it was', async () => {
    await feedOf('paused', 150)
    await using _worker = work()
    const job = await send('reingest.feed', { feed: 'paused', from: 'archive' })
    await eventually(
      () => doneOf(job),
      (n) => n > 10,
      { everyMs: 5 },
    )
    const { id } = await record(job)
    await answered(await send('command.pause', { command: id }), 'completed')
    const paused = await record(job)
    expect(paused).toMatchObject({ state: 'paused', lease_until: null })
    expect(paused.progress.done).toBeLessThan(150)
    // Another command has gone through all lanes since, and this one has not moved.
    await answered(await send('retention.run', { dryRun: true }), 'completed')
    expect(await record(job)).toMatchObject({ state: 'paused', progress: paused.progress })
    expect(await queue().getJobState(job)).toBe('active')
    expect((await listCommands(context.db, { all: false, limit: 10 })).map((row) => [row.id, row.state])).toEqual([[Number(id), 'paused']])
    await answered(await send('command.resume', { command: id }), 'completed')
    await answered(job, 'completed')
    expect(await record(job)).toMatchObject({ state: 'done', result: { counts: { items: 150, created: 150, unchanged: 0 } } })
    for (const name of ['command.pause', 'command.resume', 'command.cancel']) {
      const refused = await send(name, { command: id })
      await answered(refused, 'failed')
      expect((await queue().getJob(refused))!.failedReason).toBe(`command: ${id} is done`)
    }
  })

  test('is cancelled in the middle of a step that would take for ever', async () => {
    const site = await openSite()
    const { promise: hungUp, resolve } = Promise.withResolvers<void>()
    site.set('/page', (request) => void request.on('close', resolve))
    await feedOf('hanging', 1, `${site.url}/page`)
    await using _worker = work()
    const job = await send('reingest.feed', { feed: 'hanging', from: 'network', dryRun: true })
    await eventually(
      async () => site.requests.length,
      (n) => n > 0,
      { everyMs: 10 },
    )
    await answered(await send('command.cancel', { command: (await record(job)).id, actor: 'ana' }), 'completed')
    await answered(job, 'failed')
    expect((await queue().getJob(job))!.failedReason).toBe('cancelled by ana')
    // Nothing of it is under way any more: the page would be waited for a minute.
    await hungUp
  })

  test('that the queue has lost ends all the same', async () => {
    await feedOf('lost', 60)
    await using _worker = work()
    const job = await send('reingest.feed', { feed: 'lost', from: 'archive' })
    await until(job, 'running')
    await rows("DELETE FROM bullmq.job WHERE queue = 'telex.commands'")
    expect(await until(job, 'done')).toMatchObject({ result: { counts: { created: 60 } } })
  })
})

describe('a turn', () => {
  let number = 0
  const queued = async (lane: 'urgent' | 'ordinary' | 'long' = 'long') => {
    number += 1
    const command = { jobId: `own-${number}`, queuedAt: new Date(number * 1000), name: 'feed.poll', arguments: { feed: 'nobody' } }
    return { command, row: await enterCommand(context.db, { queued: command, lane, again: false }) }
  }
  const runOut = (id: number) => rows("UPDATE ingest.command SET lease_until = now() - interval '1 s' WHERE id = $1", [id])

  test('is one worker’s, until its lease has run out; what the one before writes then is not taken', async () => {
    const { row } = await queued()
    const first = (await takeTurn(context.db, { lane: 'long', id: row.id }))!
    expect(first).toMatchObject({ state: 'running', turn: 1, losses: 0 })
    expect(await takeTurn(context.db, { lane: 'long', id: row.id })).toBeUndefined()
    expect(await takeTurn(context.db, { lane: 'long' })).toBeUndefined()
    const step = (n: number) => ({ checkpoint: { n }, progress: { done: n } })
    expect(await saveStep(context.db, first, step(1))).toBe(true)
    await runOut(row.id)
    expect(await keepTurn(context.db, first)).toEqual({ kept: true, othersWait: false })
    expect(await takeTurn(context.db, { lane: 'long' })).toBeUndefined()
    await runOut(row.id)
    const second = (await takeTurn(context.db, { lane: 'long' }))!
    expect(second).toMatchObject({ id: row.id, turn: 2, losses: 1, checkpoint: { n: 1 } })
    expect(await saveStep(context.db, first, step(7))).toBe(false)
    expect(await keepTurn(context.db, first)).toEqual({ kept: false, othersWait: false })
    await endTurn(context.db, first)
    expect(await saveStep(context.db, second, step(2))).toBe(true)
    await endTurn(context.db, second)
    expect(await takeTurn(context.db, { lane: 'long' })).toMatchObject({ id: row.id, turn: 3, losses: 0, checkpoint: { n: 2 } })
  })

  test('goes to the one of its lane that has had none for longest', async () => {
    await rows('DELETE FROM ingest.command')
    const [one, two, other] = [await queued(), await queued(), await queued('ordinary')]
    const first = (await takeTurn(context.db, { lane: 'long' }))!
    expect(first.id).toBe(one.row.id)
    expect(await keepTurn(context.db, first)).toEqual({ kept: true, othersWait: true })
    await endTurn(context.db, first)
    expect((await takeTurn(context.db, { lane: 'long' }))!.id).toBe(two.row.id)
    expect((await takeTurn(context.db, { lane: 'long' }))!.id).toBe(one.row.id)
    expect((await takeTurn(context.db, { lane: 'ordinary' }))!.id).toBe(other.row.id)
  })

  test('is given to no sixth worker when it has ended five, and the command fails', async () => {
    await rows('DELETE FROM ingest.command')
    const { row, command } = await queued()
    for (let lost = 0; lost < 5; lost++) {
      const turn = await takeTurn(context.db, { lane: 'long' })
      expect(isGivenUp(turn!)).toBe(false)
      await runOut(row.id)
    }
    await using _worker = work()
    expect(await until(command.jobId, 'failed')).toMatchObject({ error: expect.stringMatching(/^worker-lost/), losses: 5, turn: 6 })
  })

  test('of a command that comes again from the queue is the same command’s; one that its job’s retry asks for begins anew', async () => {
    await rows('DELETE FROM ingest.command')
    const { row, command } = await queued()
    const turn = (await takeTurn(context.db, { lane: 'long' }))!
    const again = (retried: boolean) => enterCommand(context.db, { queued: command, lane: 'long', again: retried })
    expect(await again(false)).toMatchObject({ id: row.id, state: 'running', turn: 1 })
    await saveStep(context.db, turn, { checkpoint: { n: 1 }, progress: null })
    await rows("UPDATE ingest.command SET state = 'failed', error = 'it broke', finished_at = now()")
    expect(await again(false)).toMatchObject({ state: 'failed', error: 'it broke' })
    expect(await again(true)).toMatchObject({ id: row.id, state: 'queued', error: null, finishedAt: null, checkpoint: null })
    await rows("UPDATE ingest.command SET state = 'running', lane = NULL")
    expect(await again(false)).toMatchObject({ id: row.id, state: 'queued', lane: 'long' })
  })
})

describe('a run of retention', () => {
  const run = (turn: Partial<CommandRun>) => {
    const read = readCommand('retention.run', {})
    if (!read.ok) throw new Error(read.message)
    return read.command.run(context, read.args, { ...oneTurn, ...turn })
  }
  const retrievals = async () => (await rows('SELECT count(*)::int AS n FROM ingest.retrieval'))[0].n

  test('that is cut off between steps goes on from there; one that is another’s by now drops nothing', async () => {
    await rows(
      "INSERT INTO ingest.retrieval (feed_id, kind, url, headers, sha256, at) SELECT 'f', 'feed', 'u', '{}', repeat('0', 64), now() - interval '1 year'",
    )
    const over = () => {
      throw new TurnOver()
    }
    await expect(run({ step: async () => over() })).rejects.toThrow(TurnOver)
    expect(await retrievals()).toBe(1)

    const written: { stage: string; dropped: object }[] = []
    const step = async (checkpoint: object, progress: object) => {
      written.push(checkpoint as (typeof written)[number])
      expect(progress).toEqual({ done: written.length, total: 6, phase: written.at(-1)!.stage })
    }
    await expect(run({ step, mayGoOn: () => void (written.length === 3 && over()) })).rejects.toThrow(TurnOver)
    expect(written.map(({ stage }) => stage)).toEqual(['raw', 'commands', 'events'])
    expect(await retrievals()).toBe(0)
    await rows(
      "INSERT INTO ingest.retrieval (feed_id, kind, url, headers, sha256, at) SELECT 'f', 'feed', 'u', '{}', repeat('0', 64), now() - interval '1 year'",
    )
    expect(await run({ step, checkpoint: JSON.parse(JSON.stringify(written.at(-1))) })).toMatchObject({ counts: { retrievals: 1 } })
    expect(written.map(({ stage }) => stage)).toEqual(['raw', 'commands', 'events', 'names', 'fingerprints', 'done'])
    expect(await retrievals()).toBe(1)
  })
})
