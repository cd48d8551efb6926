/**
 * A wire day, played: each step is listed, read, noted and worked off by the worker's own code on real PostgreSQL, and after it all that is guaranteed is looked at.
 */
import type { FeedId, StoryId } from '#src/brand.ts'
import { toSettings } from '#src/commands/feed-settings.ts'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { makeStory } from '#src/ingest/story.ts'
import { ingestPush, readDocument } from '#src/ingest/take.ts'
import { release, sweep } from '#src/ingest/upkeep.ts'
import { pack } from '#src/store/archive.ts'
import { mergeStories, splitStory } from '#src/store/cluster-rulings.ts'
import { openDb } from '#src/store/db.ts'
import { getFeed, upsertFeed } from '#src/store/feeds.ts'
import { setPubStatus } from '#src/store/pub-status.ts'
import { CommonSketch } from '#src/story/print/common.ts'
import { oneTurn } from '../../support/turn.ts'
import { atOnce, type Work } from '../../support/wire.ts'
import { broken } from './invariants.ts'
import { type Feed, feeds, print } from './listings.ts'
import { allMarks, isReadable, type Listing, type Matter, marksOf } from './matters.ts'
import { Died, type Mortal, openMortal } from './mortal.ts'
import { moveClock, setAhead } from './moved-clock.ts'
import { openSites, type Sites } from './sites.ts'
import { emptyAll, readAsReader, readState, type State } from './state.ts'
import type { Step } from './steps.ts'
import { type Act, openWorld, type World } from './telling.ts'
import { perform } from './world.ts'

/** A worker of its own database, whose clock stands where the day's does. */
export interface Stage {
  context: Context
  mortal: Mortal
  /** Milliseconds by which the clock is ahead. */
  ahead: number
  sites: Sites
}

/** Make a context's database one whose clock can be moved. */
export async function openStage(context: Context): Promise<Stage & { close: () => Promise<void> }> {
  await moveClock(context.db.$client)
  const url = context.config.databaseUrl!
  const db = openDb(url, {
    max: 16,
    onError: (error) => {
      throw error
    },
  })
  const mortal = openMortal(url)
  const sites = await openSites()
  const stage: Stage = { context: { ...context, db, clock: () => new Date(Date.now() + stage.ahead) }, mortal, ahead: 0, sites }
  const close = async () => {
    await sites.close()
    await mortal.db.$client.end()
    await db.$client.end()
  }
  return Object.assign(stage, { close })
}

/** An invariant did not hold, or the worker failed. */
export class Broken extends Error {}

/**
 * Play a day from an empty database.
 * @returns how many steps came to something
 * @throws Broken with the step and the invariants that do not hold after it
 */
export async function play(stage: Stage, steps: readonly Step[]): Promise<number> {
  const { context } = stage
  await emptyAll(context.db.$client)
  stage.ahead = 0
  stage.context.common = new CommonSketch()
  await setAhead(context.db.$client, 0)
  for (const feed of feeds) {
    const { id, agency } = feed
    const url = stage.sites.urlOf(id)
    stage.sites.list(feed, [])
    await upsertFeed(context.db, toSettings({ id: id as FeedId, agency, url, every: 60, articles: 'never' }), 'command')
  }
  const world = openWorld(() => Date.now() + stage.ahead)
  let before = await readState(context.db.$client)
  let played = 0
  for (const [n, step] of steps.entries()) {
    const done = await take(stage, world, step, before)
    if (!done) continue
    played++
    const after = await readState(context.db.$client)
    const seen = { before, after, readable: await readAsReader(context.db.$client), matters: world.matters, now: world.now(), ...done }
    const problems = [...done.problems, ...broken(seen)]
    if (problems.length > 0) throw new Broken(`after step ${n}, ${JSON.stringify(step)}:\n${problems.join('\n')}`)
    before = after
  }
  return played
}

interface Done {
  agency: string | null
  quiet: boolean
  unmatched?: boolean | undefined
  problems: string[]
}

async function pass(stage: Stage, minutes: number): Promise<void> {
  stage.ahead += minutes * 60_000
  await setAhead(stage.context.db.$client, stage.ahead)
}

async function take(stage: Stage, world: World, { deed, beside, late, dies }: Step, before: State): Promise<Done | undefined> {
  await pass(stage, 1)
  const act = perform(world, deed)
  if (!act) return undefined
  switch (act.act) {
    case 'pass':
      await pass(stage, act.minutes)
      return {
        agency: null,
        quiet: false,
        problems: await mortally(stage, dies, before, (context) => release(context).then(() => sweep(context))),
      }
    case 'reingest':
      return { agency: null, quiet: true, unmatched: false, problems: await reingest(stage, act, { before, dies }) }
    case 'rule': {
      const problems = await mortally(stage, dies, before, (context) => rule(context, act, before))
      return { agency: act.of.agency, quiet: false, unmatched: false, problems }
    }
    case 'list':
      return listed(stage, world, act, { beside, late: late === true, dies, before })
    case 'flurry':
      return { agency: act.of.agency, quiet: false, unmatched: false, problems: await flurry(stage, world, act) }
    case 'refetch':
      return { agency: act.feed.agency, quiet: !act.listing, unmatched: false, problems: await refetch(stage, act, before) }
    case 'split':
    case 'merge':
      await regroup(stage, act, before)
      return { agency: null, quiet: false, unmatched: false, problems: [] }
    default:
      return act satisfies never
  }
}

/** What is listed, and what is done beside it, worked off. */
async function listed(
  stage: Stage,
  world: World,
  act: Extract<Act, { act: 'list' }>,
  { beside, late, dies, before }: { beside: Step['beside']; late: boolean; dies: number | undefined; before: State },
): Promise<Done> {
  const { context } = stage
  const problems = await mortally(stage, dies, before, (mortal) => poll(stage, act.documents, mortal))
  if (!beside) {
    problems.push(...(await mortally(stage, dies, await readState(context.db.$client), workOff)))
    await settle(stage)
    return { agency: act.agency, quiet: act.quiet, unmatched: act.unmatched ?? false, problems }
  }
  await pass(stage, 1)
  const other = perform(world, beside)
  if (other?.act === 'list') await poll(stage, other.documents)
  const work = await waiting(context)
  const quiet = act.quiet && other?.act === 'list' && other.quiet
  if (late) {
    if (other?.act === 'rule') await rule(context, other, before)
    for (const one of work.toReversed()) await makeStory(context, one)
    await settle(stage)
    return { agency: act.agency, quiet, problems }
  }
  const jobs = work.map((one) => () => makeStory(context, one))
  if (other?.act === 'rule') await Promise.all([...jobs.map((job) => job()), rule(context, other, before)])
  // Each job twice, or all of them held until all stand before the stories.
  else if (world.made % 2 === 0) await Promise.all([...jobs, ...jobs].map((job) => job()))
  else await atOnce(context, act.agency, jobs)
  await workOff(context)
  await settle(stage)
  return { agency: act.agency, quiet, problems }
}

/** What waits for its story's pace is told, a pace later. */
async function settle(stage: Stage): Promise<void> {
  const { context } = stage
  if ((await waiting(context)).length === 0) return
  await pass(stage, 2)
  await sweep(context)
  await workOff(context)
}

/** Edits within seconds are told at a pace; a kill among them at once, and it stays. */
async function flurry(
  stage: Stage,
  { matters, now }: World,
  { documents, of, killed }: Extract<Act, { act: 'flurry' }>,
): Promise<string[]> {
  const { context } = stage
  // What another outlet has printed of it is that one's own.
  const others = new Set(matters.filter((one) => one !== of && isReadable(one, now())).flatMap(allMarks))
  const problems: string[] = []
  let isKilled = false
  for (const document of documents) {
    await poll(stage, [document])
    await workOff(context)
    isKilled ||= killed && document[0]!.paragraphs.length === 0
    if (!isKilled) continue
    const readable = await readAsReader(context.db.$client)
    const marks = allMarks(of).filter((mark) => !others.has(mark) && readable.some((line) => line.includes(mark)))
    if (marks.length > 0) problems.push(`killed, and ${marks} can be read`)
  }
  await settle(stage)
  return problems
}

/** An admin says of the story of a matter that it belongs with another's, or not with those beside it. */
async function regroup({ context }: Stage, act: Extract<Act, { act: 'split' | 'merge' }>, { stories }: State): Promise<void> {
  const [one] = storiesOf(act.of, stories)
  if (!one) return
  const by = { actor: 'ana', reason: 'as said' }
  if (act.act === 'merge') {
    const [other] = storiesOf(act.with, stories)
    if (other && other.id !== one.id) await mergeStories(context.db, one.id as StoryId, other.id as StoryId, context.clock(), by)
    return
  }
  // Copies of one matter that an admin has taken apart are no longer ruled as one.
  const beside = stories.find((story) => story.cluster === one.cluster && !storiesOf(act.of, stories).includes(story))
  if (beside && storiesOf(act.of, stories).length === 1)
    await splitStory(context.db, one.id as StoryId, beside.id as StoryId, context.clock(), by)
}

/** A feed is read again from the network: the dry run says what the run does, and what the feed brings anew is told after it. */
async function refetch(stage: Stage, { feed, listing }: Extract<Act, { act: 'refetch' }>, before: State): Promise<string[]> {
  const { context, sites } = stage
  if (listing) sites.list(feed, [listing])
  const run = (dryRun: boolean) => command(context, 'reingest.feed', { feed: feed.id, from: 'network', dryRun })
  const planned = JSON.stringify(await run(true))
  const problems =
    JSON.stringify(await readState(context.db.$client)) === JSON.stringify(before)
      ? []
      : ['the dry run from the network has written something']
  const counts = JSON.stringify(await run(false))
  if (planned !== counts) problems.push(`from the network the dry run said ${planned}, the run did ${counts}`)
  await workOff(context)
  await settle(stage)
  return problems
}

async function command(context: Context, name: string, args: Record<string, unknown>): Promise<Record<string, number>> {
  const read = readCommand(name, args)
  if (!read.ok) throw new Error(read.message)
  return (await read.command.run(context, read.args, oneTurn)).counts
}

async function poll(
  { context: { clock, reader }, sites, context }: Stage,
  documents: readonly Listing[][],
  worker = context,
): Promise<void> {
  const { db } = worker
  for (const entries of documents) {
    const feed: Feed = entries[0]!.feed
    const row = (await getFeed(db, feed.id as FeedId))!
    sites.list(feed, entries)
    const headers = { 'content-type': feed.format === 'rss' ? 'application/rss+xml' : 'application/json' }
    const packed = await pack({ feed: row.id, kind: 'feed', url: row.url, status: 200, headers, bytes: print(feed, entries) })
    await ingestPush(worker, row, packed, await readDocument(reader, row, packed), clock())
  }
}

const waiting = async ({ db }: Context): Promise<Work[]> =>
  (await db.$client.query<Work>("SELECT item_id::int AS item, revision FROM ingest.item_revision WHERE state = 'ready' ORDER BY 1, 2")).rows

async function workOff(context: Context): Promise<void> {
  for (const one of await waiting(context)) await makeStory(context, one)
}

/** An admin rules a story of this matter, whichever is its newest. */
async function rule({ db, clock }: Context, { of, status }: Extract<Act, { act: 'rule' }>, { stories }: State): Promise<void> {
  const own = storiesOf(of, stories)
  const one = own.find(({ marks }) => marks.join() === marksOf(of.stands).join()) ?? own.at(-1)
  if (one) await setPubStatus(db, one.id as StoryId, status, clock(), { actor: 'ana', reason: 'as said' })
}

const storiesOf = ({ agency, sent }: Matter, stories: State['stories']) =>
  stories.filter(
    (one) => one.agency === agency && one.marks.length > 0 && sent.some((listing) => marksOf(listing).join() === one.marks.join()),
  )

/** A worker does it and may die in its midst; what it has not committed has not happened, and another does it again. */
async function mortally(
  stage: Stage,
  dies: number | undefined,
  before: State,
  work: (context: Context) => Promise<unknown>,
): Promise<string[]> {
  const { context, mortal } = stage
  if (dies === undefined) {
    await work(context)
    return []
  }
  mortal.dieAt(dies, dies % 2 === 0)
  try {
    await work({ ...context, db: mortal.db })
  } catch (error) {
    if (!causes(error).some((one) => one instanceof Died)) throw error
  }
  const { died, committed } = mortal.revive()
  if (!died) return []
  const after = await readState(context.db.$client)
  const problems =
    !committed && JSON.stringify(after) !== JSON.stringify(before)
      ? [`it died after ${dies} statements, uncommitted, and left something`]
      : []
  // Its lease runs out, and the sweep hands on what it held.
  await pass(stage, 3)
  await release(context)
  await sweep(context)
  await work(context)
  return problems
}

function causes(error: unknown): unknown[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : []
}

/** A dry run, and the run: it changes nothing, and the dry run has said so. */
async function reingest(
  stage: Stage,
  { part, feed, of }: Extract<Act, { act: 'reingest' }>,
  { before, dies }: { before: State; dies: number | undefined },
): Promise<string[]> {
  const { context } = stage
  const { db } = context
  const story = of && storiesOf(of, before.stories)[0]?.id
  const { rows } = await db.$client.query<{ at: Date }>(
    'SELECT first_seen_at AS at FROM ingest.item WHERE feed_id = $1 ORDER BY 1 OFFSET (SELECT count(*) / 2 FROM ingest.item WHERE feed_id = $1) LIMIT 1',
    [feed.id],
  )
  const cut = (rows[0]?.at ?? context.clock()).toISOString()
  const [name, args] =
    part === 'story' && story
      ? ['reingest.story', { story }]
      : part === 'agency'
        ? ['reingest.range', { since: new Date(0).toISOString(), until: cut, agency: feed.agency }]
        : ['reingest.feed', { feed: feed.id, ...(part === 'since' ? { since: cut } : part === 'until' ? { until: cut } : {}) }]
  const run = (dryRun: boolean, worker = context) => command(worker, name as string, { ...(args as object), from: 'archive', dryRun })
  if (dies !== undefined) await mortally(stage, dies, before, (worker) => run(false, worker))
  const planned = await run(true)
  const left = JSON.stringify(await readState(db.$client)) === JSON.stringify(before) ? [] : ['the dry run has written something']
  const counts = await run(false)
  return [
    ...left,
    ...(JSON.stringify(planned) === JSON.stringify(counts)
      ? []
      : [`the dry run said ${JSON.stringify(planned)}, the run did ${JSON.stringify(counts)}`]),
    ...(counts.created || counts.versions || counts.failed ? [`a re-ingest of the unchanged: ${JSON.stringify(counts)}`] : []),
    ...(JSON.stringify(await readState(db.$client)) === JSON.stringify(before)
      ? []
      : ['a re-ingest of the unchanged has changed something']),
  ]
}
