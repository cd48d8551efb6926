/**
 * The demo's last lines: what was seen, whether it is what the script sent, and where to look next.
 */
import type { EventType } from '#src/story/event.ts'
import type { Misbehaviour } from './misbehaviour.ts'
import { type Screen, shorten } from './screen.ts'
import type { Delivery } from './verdict.ts'

export interface Closing {
  seed: number
  seconds: number
  /** Ended before the script did: nothing was held against it. */
  stopped?: boolean
  items: number
  stories: number
  versions: number
  clusters: number
  events: Partial<Record<EventType, number>>
  delivery: Delivery
  /** The largest clusters: the origin's headline and agency, and who printed it. */
  largest: { story: string; headline: string; agency: string; printedBy: string[] }[]
  misbehaviours: Misbehaviour[]
  /** As `differences` gives them. */
  differences: string[]
  /** Requests answered, and how many of them with 304. */
  requests: { all: number; unchanged: number }
  /** What has to stand before a command that is to look at the demo's database. */
  prefix?: string
  /** Columns. */
  width?: number | undefined
}

export function printClosing(screen: Screen, closing: Closing): void {
  const { stories, versions, clusters, items, events, delivery, largest, requests, width = 100 } = closing
  const cut = (text: string) => screen.line(`  ${shorten(text, width - 2)}`)
  screen.line()
  screen.heading(`What was seen in ${closing.seconds} s (seed ${closing.seed})`)
  cut(`${items} items became ${stories} stories in ${versions} versions and ${clusters} clusters`)
  const counts = Object.entries(events).map(([type, count]) => `${count} ${type}`)
  screen.line(`  events: ${counts.join(', ')}`)
  screen.line(
    `  every event was delivered once: ${delivery.exactlyOnce ? `yes (${delivery.delivered})` : `no (${delivery.delivered} delivered, ${delivery.missing} missing, ${delivery.repeated} repeated)`}`,
  )
  cut(`${requests.all} requests, ${requests.unchanged} of them answered with "not modified"`)
  for (const { headline, agency, printedBy } of largest.slice(0, 3)) cut(`${agency}, printed by ${printedBy.join(' and ')}: ${headline}`)
  if (closing.misbehaviours.length > 0) {
    screen.line()
    screen.heading('Who misbehaved, and what Telex did')
    for (const { who, what, answer } of closing.misbehaviours) screen.line(`  ${who} ${what}: ${answer}`)
  }
  screen.line()
  if (closing.stopped) screen.line('It was stopped before its end.')
  else if (closing.differences.length === 0) screen.line('All of it is what the agencies sent.')
  else {
    screen.heading('Not as the agencies sent it')
    for (const difference of closing.differences.slice(0, 20)) screen.line(`  ${difference}`)
  }
  screen.line()
  screen.heading('Where to look next')
  const telex = `  ${closing.prefix ?? ''}npx telex`
  screen.line(`${telex} status`)
  const [first] = largest
  if (first) {
    screen.line(`${telex} story show ${first.story}`)
    screen.line(`${telex} story why ${first.story}`)
  }
  screen.line(`${telex} events tail --from 1`)
}
