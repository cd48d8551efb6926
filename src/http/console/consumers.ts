/**
 * Who takes events, how far each is, and what of it was given up; set back, sent again, paused.
 */
import type { FastifyRequest } from 'fastify'
import { type Backlog, readBacklogs } from '#src/events/backlog.ts'
import { listDead } from '#src/store/webhooks.ts'
import { html, type Markup } from './markup.ts'
import { type Asker, type ConsoleParts, type Page, Told } from './parts.ts'
import { commandForm, facts, type Kind, mark, span, table, when } from './shapes.ts'

const kinds: Record<Backlog['state'], Kind> = { ok: 'good', failing: 'bad', paused: 'held', disabled: 'bad' }
const mostDead = 100

function stateOf({ state, over }: Backlog, { texts }: Asker): Markup {
  const beyond = over ? html` ${mark('warn', texts.overBounds)}` : ''
  return html`${mark(kinds[state], texts.consumerStates[state])}${beyond}`
}

const filterWords = ({ filter }: Backlog, { texts }: Asker): string =>
  filter
    ? Object.entries(filter)
        .map(([part, value]) => (part === 'urgency' ? `${texts.urgency} ≤ ${value}` : String(value)))
        .join('; ')
    : texts.allEvents

export const consumersPage =
  ({ db, queues, config }: ConsoleParts): Page =>
  async (_request, asker) => {
    const { texts } = asker
    const backlogs = await readBacklogs({ db, queues, config })
    return {
      title: texts.sectionNames.consumers,
      section: 'consumers',
      live: 5,
      body: html`<div data-live="consumers">${
        backlogs.length === 0
          ? html`<p class="none">${texts.noConsumers}</p>`
          : table(
              texts.sectionNames.consumers,
              [texts.consumer, texts.way, texts.state, texts.lag, texts.lagTime, texts.deadLetters, texts.gets],
              backlogs.map((one) => [
                one.kind === 'stream group' ? one.name : html`<a href="/consumers/${encodeURIComponent(one.name)}">${one.name}</a>`,
                one.kind,
                stateOf(one, asker),
                one.events,
                one.events > 0 ? span(one.seconds, asker) : '',
                one.dead > 0 ? one.dead : '',
                filterWords(one, asker),
              ]),
            )
      }</div>`,
    }
  }

export const consumerPage =
  ({ db, queues, config }: ConsoleParts): Page<FastifyRequest<{ Params: { name: string } }>> =>
  async ({ params }, asker) => {
    const { texts } = asker
    const one = (await readBacklogs({ db, queues, config })).find(({ name }) => name === params.name)
    if (!one) throw new Told(404, texts.noConsumer)
    const dead = one.kind === 'webhook' ? await listDead(db, one.name, mostDead) : []
    return {
      title: one.name,
      section: 'consumers',
      live: 5,
      body: html`<section data-live="consumer" aria-label="${texts.consumer}"><p>${stateOf(one, asker)}</p>
${one.lastError ? html`<p class="notice">${one.lastError}</p>` : ''}
${facts([
  [texts.way, one.kind],
  [texts.owner, one.owner],
  [texts.hasHad, one.seq],
  [texts.lag, one.events],
  [texts.lagTime, one.events > 0 && span(one.seconds, asker)],
  [texts.queued, one.queued > 0 && one.queued],
  [texts.bounds, texts.boundsOf(one.bounds.events, span(one.bounds.seconds, asker), one.bounds.policy)],
  [texts.overBounds, one.over],
  [texts.gets, filterWords(one, asker)],
  [texts.acked, when(one.ackedAt, asker)],
  [texts.pausedSince, when(one.pausedAt, asker)],
])}
${
  dead.length > 0
    ? html`<h2>${texts.deadLetters}</h2>${table(
        texts.deadLetters,
        [texts.event, texts.type, texts.headline, texts.attempts, texts.since, texts.problem],
        dead.map(({ seq, type, cloudevent, attempts, deadAt, lastError }) => [
          seq,
          type,
          html`<span dir="auto">${String(cloudevent.data.headline ?? cloudevent.subject)}</span>`,
          attempts,
          when(deadAt, asker),
          lastError,
        ]),
      )}`
    : ''
}</section>
${acts(one, dead.length > 0, asker)}`,
    }
  }

/** What a group of a stream has is Redis's to say, and no sink is set back. */
function acts({ name, kind, state }: Backlog, hasDead: boolean, asker: Asker): Markup | '' {
  if (!asker.admin || kind === 'stream group') return ''
  const { texts } = asker
  const args = { consumer: name }
  const act = (command: string, button: string, grave = false) =>
    commandForm({ command: `consumer.${command}`, args, button, folded: button, grave }, asker)
  return html`<section><h2>${texts.act}</h2>
${state === 'paused' || state === 'disabled' ? act('resume', texts.resume) : act('pause', texts.pause)}
${commandForm({ command: 'consumer.rewind', args, fields: [{ name: 'from', label: texts.rewindTo, hint: texts.rewindHint }], button: texts.rewind, folded: texts.rewind }, asker)}
${hasDead ? commandForm({ command: 'consumer.replay', args, fields: [{ name: 'events', label: texts.theseEvents, optional: true, hint: texts.theseEventsHint }], button: texts.replay, folded: texts.replay }, asker) : ''}
${act('remove', texts.remove, true)}</section>`
}
