/**
 * Admin commands: those that wait and run, how far one is, and who asked for it why. What a command was given is shown to admins alone.
 */
import type { FastifyRequest } from 'fastify'
import { type CommandRow, type CommandState, findCommand, listCommands } from '#src/store/commands.ts'
import { html, type Markup } from './markup.ts'
import { type Asker, type ConsoleParts, type Page, Told } from './parts.ts'
import { commandForm, facts, type Kind, mark, table, when } from './shapes.ts'

const most = 100
const kinds: Record<CommandState, Kind> = {
  queued: 'plain',
  running: 'plain',
  paused: 'held',
  done: 'good',
  failed: 'bad',
  cancelled: 'warn',
}
const isOpen = ({ state }: CommandRow): boolean => ['queued', 'running', 'paused'].includes(state)

const stateOf = ({ state }: CommandRow, { texts }: Asker): Markup => mark(kinds[state], texts.commandStates[state])

function progressOf({ progress, name }: CommandRow, { texts }: Asker): Markup | '' {
  const { done, total, phase } = (progress ?? {}) as { done?: number; total?: number; phase?: string }
  if (typeof done !== 'number' || typeof total !== 'number' || total <= 0) return ''
  return html`<progress max="${total}" value="${Math.min(done, total)}" aria-label="${texts.progressOf(name)}"></progress> ${texts.doneOf(done, total)}${phase ? ` (${phase})` : ''}`
}

const outcome = ({ result, error }: CommandRow): string => error ?? (result as { summary?: string } | null)?.summary ?? ''

export const commandsPage =
  ({ db }: ConsoleParts): Page<FastifyRequest<{ Querystring: { all?: string } }>> =>
  async ({ query }, asker) => {
    const { texts } = asker
    const all = query.all !== undefined
    const rows = await listCommands(db, { all, limit: most })
    return {
      title: texts.sectionNames.commands,
      section: 'commands',
      live: 5,
      body: html`<p>${all ? html`<a href="/commands">${texts.commandsOpen}</a>` : html`<a href="/commands?all">${texts.commandsAll}</a>`}</p>
<div data-live="commands">${
        rows.length === 0
          ? html`<p class="none">${texts.noCommands}</p>`
          : table(
              texts.sectionNames.commands,
              [texts.command, texts.state, texts.asked, texts.who, texts.reason, texts.outcome],
              rows.map((row) => [
                html`<a href="/commands/${row.id}">${row.id} ${row.name}</a>`,
                html`${stateOf(row, asker)} ${isOpen(row) ? progressOf(row, asker) : ''}`,
                when(row.queuedAt ?? row.startedAt, asker),
                row.actor ?? texts.unknown,
                row.reason,
                outcome(row).slice(0, 300),
              ]),
            )
      }</div>`,
    }
  }

export const commandPage =
  ({ db }: ConsoleParts): Page<FastifyRequest<{ Params: { id: string } }>> =>
  async ({ params }, asker) => {
    const { texts } = asker
    const row = /^[1-9]\d{0,14}$/.test(params.id) ? await findCommand(db, Number(params.id)) : undefined
    if (!row) throw new Told(404, texts.noCommand)
    const args = Object.entries(row.arguments as Record<string, unknown>).filter(
      ([name]) => !['actor', 'reason', 'signature'].includes(name),
    )
    return {
      title: `${row.id} ${row.name}`,
      section: 'commands',
      ...(isOpen(row) ? { live: 2 } : {}),
      body: html`<section data-live="command" aria-label="${texts.command}"><p>${stateOf(row, asker)} ${progressOf(row, asker)}</p>${facts([
        [texts.outcome, outcome(row)],
        [texts.who, row.actor ?? texts.unknown],
        [texts.reason, row.reason],
        [texts.asked, when(row.queuedAt ?? row.startedAt, asker)],
        [texts.begun, row.turn > 0 && when(row.startedAt, asker)],
        [texts.ended, when(row.finishedAt, asker)],
        [texts.cancelledBy, row.cancelRequestedBy],
        ...(asker.admin ? args.map(([name, value]) => [name, argument(name, value)] as const) : []),
        ...Object.entries((row.result as { counts?: Record<string, number> } | null)?.counts ?? {}),
      ])}</section>
${isOpen(row) ? acts(row, asker) : ''}`,
    }
  }

/** A story is named by its page. */
const argument = (name: string, value: unknown): Markup | string =>
  name === 'story' && typeof value === 'string'
    ? html`<a href="/stories/${encodeURIComponent(value)}">${value}</a>`
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)

function acts({ id, state }: CommandRow, asker: Asker): Markup | '' {
  if (!asker.admin) return ''
  const { texts } = asker
  const args = { command: String(id) }
  const act = (name: string, button: string, grave = false) =>
    commandForm({ command: `command.${name}`, args, button, folded: button, grave }, asker)
  return html`<section><h2>${texts.act}</h2>${state === 'paused' ? act('resume', texts.resume) : act('pause', texts.pause)}${act('cancel', texts.cancel, true)}</section>`
}
