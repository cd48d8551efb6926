/**
 * A re-ingest brings nothing new of what has not changed, however it is cut; and its dry run says what the run then does, also where today's code
 * reads the same bytes otherwise.
 */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type CommandRun, TurnOver } from '#src/commands/command.ts'
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import type { ComposedStory } from '#src/reading/thread.ts'
import { textOf } from '#src/story/decide/translation.ts'
import { fingerprint } from '#src/story/print/index.ts'
import { openContext } from '../support/context.ts'
import { text } from '../support/site.ts'
import { oneTurn } from '../support/turn.ts'
import { type Listed, openWire, type Wire } from '../support/wire.ts'

let now: Date
/** What today's code makes of what is composed. */
let code: (made: ComposedStory['story']) => ComposedStory['story']
let context: Context
let wire: Wire
let other: Wire
beforeAll(async () => {
  context = await openContext({ clock: () => now })
  const { compose } = context.reader
  context.reader.compose = async (material) => {
    const made = await compose(material)
    const story = code(made.story)
    return { ...made, story, print: fingerprint(textOf(story)) }
  }
})
const began = Date.now() - 7_200_000
let minute: number
beforeEach(async () => {
  code = (made) => made
  minute = 0
  now = new Date(began)
  wire = await openWire(context)
  other = await wire.secondFeed()
})

const at = (n: number) => new Date(Date.UTC(2026, 10, 23, 10, n)).toUTCString()
const gold: Listed = {
  guid: 'a-1',
  title: 'Bank director held over missing gold',
  link: 'https://agency.example/a-1',
  pubDate: at(1),
  content: text('gold'),
}
const item = (over: Partial<Listed> = {}): Listed => ({ ...gold, ...over })
const kill = item({
  guid: 'k-1',
  title: `KILL: ${gold.title}`,
  link: 'https://agency.example/k-1',
  pubDate: at(9),
  content: '<p>Withdrawn.</p>',
})
/** A minute passes, and a feed lists this. */
const list = async (feed: Wire, ...items: Listed[]) => {
  now = new Date(began + ++minute * 60_000)
  await feed.list(...items)
}

const wires: Record<string, () => Promise<void>> = {
  'one feed, edited': async () => {
    await list(wire, item())
    await list(wire, item({ content: `${text('gold')}<p>He denies it.</p>` }))
    await list(wire, item({ title: 'Bank director held over lost gold', pubDate: at(4) }))
  },
  'an older state that came late': async () => {
    await list(wire, item({ pubDate: at(5), content: `${text('gold')}<p>Later.</p>` }))
    await list(wire, item({ pubDate: at(2) }))
  },
  'two feeds, word for word': async () => {
    await list(wire, item())
    await list(other, item())
  },
  'two feeds, the second’s a teaser': async () => {
    await list(wire, item())
    await list(other, item({ content: text('gold', 1) }))
  },
  'two feeds, the first’s a teaser': async () => {
    await list(wire, item({ content: text('gold', 1) }))
    await list(other, item())
  },
  'two feeds with texts of their own, both edited in turn': async () => {
    await list(wire, item({ content: `${text('gold')}<p>For the web.</p>` }))
    await list(other, item({ guid: 'b-1', content: `<p>For print.</p>${text('gold')}` }))
    await list(wire, item({ content: `${text('gold')}<p>For the web, again.</p>`, pubDate: at(3) }))
    await list(other, item({ guid: 'b-1', content: `<p>For print, again.</p>${text('gold')}`, pubDate: at(3) }))
  },
  'two items of one feed with one link, of which each says its own': async () => {
    await list(wire, item(), item({ guid: 'a-2', content: `${text('gold')}<p>By our own reporter.</p>` }))
    await list(wire, item({ pubDate: at(3) }), item({ guid: 'a-2', content: `${text('gold')}<p>By our own reporter, again.</p>` }))
  },
  'a story and its kill': async () => {
    await list(wire, item())
    await list(wire, kill, item())
  },
  'a kill before its story, of the second feed': async () => {
    await list(other, kill)
    await list(wire, item())
    await list(wire, item({ content: `${text('gold')}<p>Edited.</p>` }))
  },
  'a story, its kill, the lift and an edit': async () => {
    await list(wire, item())
    await list(other, kill)
    await list(
      wire,
      item({ guid: 'l-1', title: `KILL LIFTED: ${gold.title}`, link: 'https://agency.example/l-1', content: '', pubDate: at(12) }),
    )
    await list(other, item({ content: `${text('gold')}<p>Edited.</p>`, pubDate: at(13) }))
  },
  'a correction under another guid': async () => {
    await list(wire, item())
    await list(other, item({ guid: 'c-1', title: `CORRECTED: ${gold.title}`, pubDate: at(7), content: `${text('gold')}<p>He is 51.</p>` }))
  },
  'an embargo that the second feed leaves unsaid': async () => {
    await list(
      wire,
      item({
        description: 'EMBARGOED UNTIL 23:00 GMT 23 November 2036',
        title: `EMBARGOED UNTIL 23 November 2036 23:00 GMT: ${gold.title}`,
      }),
    )
    await list(other, item())
  },
  'a guid that names another story each day': async () => {
    await list(wire, item({ guid: 'latest' }))
    await list(
      wire,
      item({
        guid: 'latest',
        title: 'Rain floods the harbour of Omry',
        link: 'https://agency.example/rain',
        content: text('rain'),
        pubDate: at(30),
      }),
    )
  },
  'a page with counters': async () => {
    for (let n = 0; n < 9; n++) await list(wire, item({ content: `${text('gold')}<p>${n * 7 + 2} views</p><p>12:3${n}</p>` }))
  },
  'a live page told at a pace': async () => {
    for (let n = 0; n < 12; n++) {
      minute -= 0.8
      await list(
        wire,
        item({
          content: `${text('gold')}${Array.from({ length: n }, (_, post) => `<p>Post ${post}: ${text(`post ${post}`, 1)}</p>`).join('')}`,
        }),
      )
    }
    await list(wire, item({ content: text('gold', 7), pubDate: at(40) }))
    await list(other, item())
    for (let n = 0; n < 3; n++) await list(other, item())
  },
}

const run = async (name: string, data: Record<string, unknown>) => {
  const read = readCommand(name, { from: 'archive', ...data })
  if (!read.ok) throw new Error(read.message)
  return (await read.command.run(context, read.args, oneTurn)).counts
}
/** The same in turns of one step, each by another process: all that it has of those before is what was written down. */
const inTurns = async (name: string, data: Record<string, unknown>) => {
  const read = readCommand(name, { from: 'archive', ...data })
  if (!read.ok) throw new Error(read.message)
  const [row] = await wire.query<{ id: number }>(
    "INSERT INTO ingest.command (job_id, name, arguments, state) VALUES (gen_random_uuid(), $1, '{}', 'running') RETURNING id::int",
    name,
  )
  let written: string | undefined
  for (let turns = 0; ; turns++) {
    let steps = 0
    const turn: CommandRun = {
      ...oneTurn,
      id: row!.id,
      checkpoint: written === undefined ? undefined : JSON.parse(written),
      step: async (checkpoint) => {
        written = JSON.stringify(checkpoint)
        steps++
      },
      mayGoOn: () => {
        if (steps > (turns === 0 ? 1 : 0)) throw new TurnOver()
      },
    }
    try {
      const { counts } = await read.command.run(context, read.args, turn)
      expect(turns).toBeGreaterThanOrEqual(counts.items! - 1)
      expect(await wire.query('SELECT FROM ingest.foreseen')).toEqual([])
      return counts
    } catch (error) {
      if (!(error instanceof TurnOver)) throw error
    }
  }
}
const whole = (dryRun: boolean): [string, Record<string, unknown>] => [
  'reingest.range',
  { since: new Date(0).toISOString(), until: new Date(8e12).toISOString(), agency: wire.agency, dryRun },
]
/** Ways to have it all, or a part, made again. */
async function ways(): Promise<[string, Record<string, unknown>][]> {
  const items = await wire.query<{ at: Date }>(
    'SELECT first_seen_at AS at FROM ingest.item WHERE feed_id IN ($1, $2) ORDER BY 1',
    wire.feed,
    other.feed,
  )
  const [all, none] = [new Date(0).toISOString(), new Date(8e12).toISOString()]
  const range = (since: string, until: string): [string, Record<string, unknown>] => [
    'reingest.range',
    { since, until, agency: wire.agency },
  ]
  const cut = items.at(-1)!.at.toISOString()
  return [
    range(cut, none),
    range(all, cut),
    ['reingest.feed', { feed: other.feed }],
    ['reingest.feed', { feed: wire.feed }],
    ...(await wire.stories()).map(({ id }): [string, Record<string, unknown>] => ['reingest.story', { story: id }]),
  ]
}
const written = async () => ({
  stories: await wire.stories(),
  events: await wire.events(),
  versions: await wire.query(
    'SELECT v.* FROM ingest.story_version v JOIN ingest.story s ON s.id = v.story_id WHERE s.agency = $1 ORDER BY 1, 2',
    wire.agency,
  ),
  decisions: await wire.query(
    'SELECT count(*)::int AS n FROM ingest.decision d JOIN ingest.story s ON s.id = d.story_id WHERE s.agency = $1',
    wire.agency,
  ),
})

/** Today's code reads what came before otherwise. */
const todays: Record<string, typeof code> = {
  'more of the text': (made) => ({ ...made, bodyText: `${made.bodyText}\n\nMore about it has come to light since then.` }),
  'one text for all': (made) => ({
    ...made,
    headline: 'Bank director held',
    bodyText: 'The same for all that was ever said of it by anyone at all.',
  }),
}
const nothing = { created: 0, versions: 0, failed: 0 }

test.each(Object.entries(wires))('%s: of what is unchanged nothing comes again, and a dry run says what the run does', async (_, play) => {
  await play()
  const before = await written()
  for (const way of await ways()) expect(await run(...way)).toMatchObject(nothing)
  expect(await run(...whole(true))).toMatchObject(nothing)
  expect(await written()).toEqual(before)
  for (const [reads, today] of Object.entries(todays)) {
    code = today
    const planned = await written()
    const would = await run(...whole(true))
    expect([reads, await inTurns(...whole(true))]).toEqual([reads, would])
    expect(await written()).toEqual(planned)
    expect([reads, await run(...whole(false))]).toEqual([reads, would])
    const { events } = await written()
    expect(await run(...whole(false))).toMatchObject(nothing)
    expect((await written()).events).toEqual(events)
  }
})
