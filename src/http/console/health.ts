/**
 * Health: what doctor says of this installation, and how much there is.
 */
import type { Finding } from '#src/doctor/finding.ts'
import { checkClock, checkDatabase, checkMigrations, checkNode, checkQueues, checkReader } from '#src/doctor/servers.ts'
import { within } from '#src/doctor/within.ts'
import { checkWork } from '#src/doctor/work.ts'
import { type Health, readHealth } from '#src/store/health.ts'
import { html, type Markup } from './markup.ts'
import type { Asker, ConsoleParts, Page } from './parts.ts'
import { facts, mark, span } from './shapes.ts'

/** One examination serves all who ask within this time: milliseconds. */
const keptMs = 10_000

interface Seen {
  findings: Finding[]
  health: Health | undefined
}

/** What does no harm to a database that works: nothing is written. */
async function examine({ db, queues, config }: ConsoleParts): Promise<Seen> {
  // Where it is would tell a reader names of servers.
  const { finding, usable } = await checkDatabase(db, 'DATABASE_URL')
  if (!usable) return { findings: [checkNode(), finding], health: undefined }
  const [migrations, reader, clock, queue, health] = await Promise.all([
    checkMigrations(db, 'DATABASE_URL'),
    checkReader(db),
    checkClock(db, 'DATABASE_URL'),
    checkQueues(queues, config),
    within(() => readHealth(db)),
  ])
  const work = await checkWork({ db, queues, config }, queue.answer)
  return {
    findings: [checkNode(), finding, migrations, queue.finding, reader, clock, ...work],
    health: 'answer' in health ? health.answer : undefined,
  }
}

export function healthPage(parts: ConsoleParts): Page {
  let last: { at: number; seen: Promise<Seen> } | undefined
  return async (_request, asker) => {
    const { texts, now } = asker
    const at = now.getTime()
    if (!last || at - last.at > keptMs || at < last.at) last = { at, seen: examine(parts) }
    const { findings, health } = await last.seen
    const wrong = findings.filter(({ ok }) => !ok)
    const sorted = [...wrong, ...findings.filter(({ ok }) => ok)]
    return {
      title: texts.sectionNames.health,
      section: 'health',
      live: 10,
      body: html`<div data-live="health"><p>${wrong.length === 0 ? mark('good', texts.nothingWrong) : mark('bad', texts.someWrong(wrong.length, findings.length))}</p>
${health ? figures(health, asker) : ''}
<ul class="findings">${sorted.map((one) => shown(one, asker))}</ul></div>`,
    }
  }
}

/** Its words are those of `telex doctor`, in English: what is looked up elsewhere is found by them. */
function shown({ check, ok, found, expected, mend, where }: Finding, { texts, admin }: Asker): Markup {
  const more = ok
    ? ''
    : facts([
        [texts.where, admin && where],
        [texts.expected, expected],
        [texts.whatNext, mend],
      ])
  return html`<li lang="en"><h2>${check} ${ok ? mark('good', texts.isRight) : mark('bad', texts.isWrong)}</h2><p>${found}</p>${more}</li>`
}

function figures(
  { stories, versions, clusters, events, pending, oldestPendingSeconds, killsUnmatched, embargoesTimeless }: Health,
  asker: Asker,
): Markup {
  const { texts } = asker
  const number = new Intl.NumberFormat(texts.language)
  return facts([
    [texts.stories, number.format(stories)],
    [texts.versions, number.format(versions)],
    [texts.clusters, number.format(clusters)],
    [texts.events, number.format(events)],
    [texts.pagesWait, number.format(pending.page)],
    [texts.storiesWait, number.format(pending.ready)],
    [texts.itemsOf.failed, number.format(pending.failed)],
    [texts.longestWait, oldestPendingSeconds > 0 && span(Number(oldestPendingSeconds), asker)],
    [texts.killsUnmatched, killsUnmatched > 0 && mark('warn', killsUnmatched)],
    [texts.embargoesTimeless, embargoesTimeless > 0 && mark('warn', embargoesTimeless)],
  ])
}
