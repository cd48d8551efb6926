/**
 * A morning on the wires, for pages that people look at: stories with versions, a correction, a kill, an embargo, a reprint, pictures, a feed that fails, and
 * what came of each.
 */
import { readCommand } from '#src/commands/index.ts'
import type { Context } from '#src/context.ts'
import { askFor } from '#src/http/asked.ts'
import { oneTurn } from './turn.ts'
import { listing, openWire, threeWeeksFrom, type Wire } from './wire.ts'

const paragraphs = (...texts: string[]): string => texts.map((one) => `<p>${one}</p>`).join('')

const ferry = [
  'A ferry with 214 people on board ran aground off the northern coast early on Saturday, and all of them were taken ashore by lifeboats before noon, the coastguard said.',
  '“Nobody was hurt, and nobody panicked,” said the captain of the port, Elena Marković. “The crew did what they had practised.”',
  'The ship had left the mainland at 5.40 a.m. in thick fog and struck a sandbank about two miles from its berth, according to the operator.',
  'Divers are to look at the hull on Sunday. Until then the ferry stays where it is, with a boom around it, though no oil has leaked.',
  'It is the third grounding on the route in four years. A union of seafarers asked for a second radar station last spring.',
]
const rates = [
  'The central bank left its key rate at 3.75 percent on Friday and said that prices would rise more slowly next year than it had thought in September.',
  'Two of nine members voted for a cut of a quarter of a point, the minutes show. None had done so at the meeting before.',
  '“We see light, but we are not through,” the governor, Henrik Aalto, told reporters.',
  'Economists had expected no change. The currency gained half a percent against the euro within the hour.',
]
const bridge = [
  'The new harbour bridge opened to lorries on Saturday, eleven months late and a third dearer than planned.',
  'The mayor cut the ribbon at 7 a.m.; a queue of forty lorries had formed by then.',
  'Cyclists have to wait until the ramps on the western side are finished in April, the city said.',
]

export interface Day {
  ids: Record<'ferry' | 'rates' | 'bridge' | 'kill' | 'embargo' | 'reprint', string>
  wires: Wire[]
  /** One more story comes in. */
  breaking(): Promise<void>
}

/** Play the morning into an empty database. @param now when it is */
export async function playDay(context: Context, now = Date.now()): Promise<Day> {
  const began = now - 4 * 3_600_000
  const item = listing((minute) => new Date(began + minute * 60_000).toUTCString())
  const [first, second, third] = [await openWire(context, 'MIA'), await openWire(context, 'Northern Press'), await openWire(context, 'AAP')]
  await first.list(
    item('rates', 'Central bank holds rate, sees slower rise in prices', 5, paragraphs(...rates)),
    item('bridge', 'Harbour bridge opens to lorries, eleven months late', 20, paragraphs(...bridge)),
    item(
      'kill',
      'Minister said to have resigned over harvest loans',
      30,
      paragraphs(
        'The minister of agriculture has resigned, a newspaper reported on Saturday, citing a letter to the prime minister.',
        'The ministry did not answer calls. Parliament meets on Monday to vote on the loans.',
      ),
    ),
    item(
      'embargo',
      `${threeWeeksFrom(began).until}: Report names cities with the cleanest air`,
      40,
      paragraphs(
        'Three cities in the north have the cleanest air of the continent, a report says that is to be published next month.',
        'It compares 344 cities by fine dust and nitrogen dioxide.',
      ),
    ),
    item('ferry', 'Ferry with 214 on board runs aground in fog', 60, paragraphs(...ferry.slice(0, 3))),
  )
  await first.list(item('ferry', 'All 214 safe after ferry runs aground in fog', 75, paragraphs(...ferry)))
  await first.list(
    item(
      'rates',
      'CORRECTION: Central bank holds rate, sees slower rise in prices',
      80,
      paragraphs(rates[0]!.replace('3.75', '3.50'), ...rates.slice(1)),
    ),
  )
  await second.list(
    item(
      'ferry-np',
      'Ferry passengers taken ashore by lifeboats',
      90,
      paragraphs(
        ferry[0]!,
        ferry[1]!,
        ferry[3]!,
        'School classes from two towns were among the passengers, Northern Press has learned.',
        ferry[4]!,
      ),
    ),
    item(
      'wahl',
      'Landtag wählt neue Präsidentin im dritten Wahlgang',
      95,
      paragraphs(
        'Der Landtag hat am Samstag im dritten Wahlgang Sabine Krüger zu seiner Präsidentin gewählt.',
        '„Ich danke für das Vertrauen“, sagte Krüger nach der Wahl. Für sie stimmten 61 Abgeordnete, gegen sie 54.',
      ),
    ),
  )
  await third.list(
    item(
      'quake',
      'Quake of magnitude 5.8 shakes island chain, no damage seen',
      120,
      paragraphs(
        'An earthquake of magnitude 5.8 shook a chain of islands on Saturday, the geological survey said. No damage was reported, and no tsunami warning was given.',
      ),
    ),
    item(
      'tennis',
      'Qualifier beats second seed in two hours',
      130,
      paragraphs('A qualifier beat the second seed 7-6, 6-4 on Saturday in the longest match of the week.'),
    ),
  )
  const rows = await first.query<{ id: string; headline: string; agency: string }>('SELECT id, headline, agency FROM wire.story')
  const of = (word: string) => rows.find(({ headline }) => headline.includes(word))!.id
  const ids = {
    ferry: of('All 214'),
    rates: of('Central bank'),
    bridge: of('Harbour'),
    kill: of('Minister'),
    embargo: of('cleanest'),
    reprint: of('lifeboats'),
  }
  const read = readCommand('story.kill', { story: ids.kill })
  if (!read.ok) throw new Error(read.message)
  await read.command.run(context, read.args, { ...oneTurn, actor: 'Night desk', reason: 'agency, by phone' })
  const spread = [first, second, third].map(({ feed }) => feed)
  await first.query(
    "UPDATE ingest.story SET first_seen_at = $1::timestamptz + (published_at - $1::timestamptz) + interval '2 s' WHERE published_at IS NOT NULL",
    new Date(began),
  )
  await first.query(
    "UPDATE ingest.feed SET last_poll_at = now(), last_success_at = now() - interval '20 s', next_poll_at = now() + interval '40 s' WHERE id = ANY($1)",
    spread,
  )
  await first.query(
    "UPDATE ingest.feed SET consecutive_failures = 3, failing_since = now() - interval '50 min', last_error = 'the server answered 503 Service Unavailable', last_error_code = 'http-503' WHERE id = $1",
    third.feed,
  )
  await first.query(
    "UPDATE ingest.item_revision SET state = 'failed', error_code = 'http-503', error = 'the page answered 503 Service Unavailable', attempts = 6 WHERE item_id IN (SELECT id FROM ingest.item WHERE feed_id = $1)",
    third.feed,
  )
  await first.query("SELECT wire.poll_events('cms', 3), wire.ack_events('cms', 3)")
  await first.query("INSERT INTO ingest.consumer (name, kind) VALUES ('app-push', 'webhook')")
  await first.query(
    "INSERT INTO ingest.webhook (consumer, url, secret, timeout_ms, most_attempts) VALUES ('app-push', 'https://push.example/telex', 'whsec_x', 15000, 12)",
  )
  await first.query(
    "INSERT INTO ingest.delivery (consumer, seq, key, cloudevent, state, attempts, last_error, dead_at) SELECT 'app-push', seq, subject, cloudevent, 'dead', 12, 'it answered 500', now() FROM wire.event ORDER BY seq LIMIT 2",
  )
  await askFor(context.db, { name: 'feed.poll', arguments: { feed: first.feed }, actor: 'Day desk', reason: 'is it there yet?' })
  await askFor(context.db, {
    name: 'reingest.range',
    arguments: { since: '2026-11-01', until: '2026-11-08', from: 'archive', dryRun: 'true' },
    actor: 'Anna',
    reason: 'new rules for bylines',
  })
  await first.query(
    'UPDATE ingest.command SET progress = \'{"done": 412, "total": 1730, "phase": "items"}\' WHERE name = \'reingest.range\'',
  )
  let n = 0
  return {
    ids,
    wires: [first, second, third],
    breaking: () =>
      first.list(
        item(
          `breaking-${++n}`,
          `Airport closes after ash falls on its runways, hour ${n}`,
          200 + n,
          paragraphs(`Ash fell on both runways in hour ${n}, the airport said, and all flights were sent elsewhere.`),
        ),
      ),
  }
}
