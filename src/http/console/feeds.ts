/**
 * Feeds: how each is, how often something comes of it, and what is wrong with it; added, paused, polled.
 */
import type { FastifyRequest } from 'fastify'
import { feedId } from '#src/brand.ts'
import type { ConsoleFeed } from '#src/store/console-reads.ts'
import { readFeed, readFeeds, readRhythm } from '#src/store/console-reads.ts'
import { shownAddress } from '#src/text/address.ts'
import { html, type Markup } from './markup.ts'
import { type Asker, type ConsoleParts, type Page, Told } from './parts.ts'
import { commandForm, type Field, facts, type Kind, mark, span, table, when } from './shapes.ts'

const kinds: Record<string, Kind> = { ok: 'good', new: 'plain', failing: 'bad', gone: 'bad', paused: 'held' }

export const stateOf = ({ state }: ConsoleFeed, { texts }: Asker): Markup => mark(kinds[state] ?? 'plain', texts.feedStates[state] ?? state)

/** Stories of an hour, over the last 24, as far as one look a minute tells. */
const hours = 24
const rhythmMs = 60_000

/** How often something comes of each feed: what one process has seen serves all who ask within a minute. */
function rhythms({ read }: Pick<ConsoleParts, 'read'>): (now: Date) => Promise<Map<string, number[]>> {
  let last: { at: number; seen: Promise<Map<string, number[]>> } | undefined
  return (now) => {
    if (!last || now.getTime() - last.at > rhythmMs || now.getTime() < last.at) {
      last = { at: now.getTime(), seen: readRhythm(read, hours) }
      last.seen.catch(() => {
        last = undefined
      })
    }
    return last.seen
  }
}

/** A bar an hour, the newest at the right; said in words, too. */
export function sparkline(counts: readonly number[], { texts }: Pick<Asker, 'texts'>): Markup {
  const most = Math.max(1, ...counts)
  const sum = counts.reduce((one, other) => one + other, 0)
  const bars = counts.map((n, hour) => {
    const height = n === 0 ? 1 : 2 + Math.round((n / most) * 22)
    return html`<rect x="${hour * 5}" y="${26 - height}" width="4" height="${height}"/>`
  })
  return html`<svg class="spark" viewBox="0 0 ${counts.length * 5} 26" role="img" aria-label="${texts.storiesInHours(sum, counts.length)}" preserveAspectRatio="none">${bars}</svg><small>${sum}</small>`
}

export function feedsPage(parts: ConsoleParts): Page {
  const rhythm = rhythms(parts)
  return async (_request, asker) => {
    const { texts, now } = asker
    const [feeds, seen] = await Promise.all([readFeeds(parts.read), rhythm(now)])
    return {
      title: texts.sectionNames.feeds,
      section: 'feeds',
      live: 10,
      body: html`<div data-live="feeds">${
        feeds.length === 0
          ? html`<p class="none">${texts.noFeeds}</p>`
          : table(
              texts.sectionNames.feeds,
              [texts.feed, texts.agency, texts.state, texts.lastDay, texts.lastSuccess, texts.nextPoll, texts.problem],
              feeds.map((feed) => [
                html`<a href="/feeds/${feed.feed_id}">${feed.feed_id}</a>`,
                feed.agency,
                stateOf(feed, asker),
                sparkline(seen.get(feed.feed_id) ?? Array.from({ length: hours }, () => 0), asker),
                when(feed.last_success_at, asker) || texts.never,
                when(feed.next_poll_at, asker),
                feed.last_error && feed.state !== 'ok' ? feed.last_error : '',
              ]),
            )
      }</div>
${add(asker)}`,
    }
  }
}

function add(asker: Asker): Markup | '' {
  const { texts } = asker
  const fields: Field[] = [
    { name: 'id', label: texts.feedId, hint: texts.feedIdHint },
    { name: 'agency', label: texts.agency },
    { name: 'url', label: texts.feedUrl },
    { name: 'every', label: texts.every, value: '60s' },
    {
      name: 'articles',
      label: texts.articles,
      value: 'missing',
      choices: [
        ['missing', texts.articlesMissing],
        ['always', texts.articlesAlways],
        ['never', texts.articlesNever],
      ],
    },
    { name: 'language', label: texts.languageWord, optional: true },
    { name: 'timezone', label: texts.timezone, optional: true },
    { name: 'pace', label: texts.pace, optional: true, hint: texts.paceHint },
  ]
  return commandForm({ command: 'feed.upsert', fields, button: texts.addFeed, folded: texts.addFeed }, asker)
}

export function feedPage({ read, db }: ConsoleParts): Page<FastifyRequest<{ Params: { id: string } }>> {
  return async ({ params }, asker) => {
    const { texts, now } = asker
    const id = feedId.safeParse(params.id)
    const found = id.success ? await readFeed({ read, db }, id.data) : undefined
    if (!found) throw new Told(404, texts.noFeed)
    const { status, settings } = found
    const args = { feed: status.feed_id }
    const act = (name: string, button: string) => commandForm({ command: `feed.${name}`, args, button, folded: button }, asker)
    const failing = status.failing_since && span((now.getTime() - status.failing_since.getTime()) / 1000, asker)
    return {
      title: status.feed_id,
      section: 'feeds',
      live: 10,
      body: html`<section data-live="feed" aria-label="${texts.feed}"><p>${stateOf(status, asker)}</p>
${status.last_error && status.state !== 'ok' ? html`<p class="notice">${status.last_error}</p>${failing ? html`<p>${texts.failingFor(status.consecutive_failures, failing)}</p>` : ''}` : ''}
${facts([
  [texts.agency, status.agency],
  [texts.address, shownAddress(status.url)],
  [
    texts.every,
    settings.cron ? `${settings.cron} ${settings.timezone ?? 'UTC'}` : settings.everySeconds && span(settings.everySeconds, asker),
  ],
  [texts.nextPoll, when(status.next_poll_at, asker)],
  [texts.lastPoll, when(status.last_poll_at, asker)],
  [texts.lastSuccess, when(status.last_success_at, asker) || texts.never],
  [texts.lastChange, when(status.last_change_at, asker)],
  [texts.pace, settings.paceMs && texts.everyMs(settings.paceMs)],
  [texts.articles, texts.articlesOf[settings.articles]],
  [texts.format, settings.format],
  [texts.languageWord, settings.language],
  [texts.identities, texts.identitiesOf[status.identities] ?? status.identities],
  [texts.managedBy, texts.managers[settings.managedBy]],
])}</section>
<p><a href="/?agency=${encodeURIComponent(status.agency)}">${texts.storiesOf(status.agency)}</a></p>
${
  asker.admin
    ? html`<section><h2>${texts.act}</h2>${act('poll', texts.pollNow)}${status.state === 'paused' ? act('resume', texts.resume) : act('pause', texts.pause)}${commandForm(
        { command: 'feed.remove', args, button: texts.remove, folded: texts.remove, grave: true },
        asker,
      )}</section>`
    : ''
}`,
    }
  }
}
