/**
 * Items that wait or were given up, by cause; tried again, or dropped.
 */
import type { FastifyRequest } from 'fastify'
import { countCauses } from '#src/store/console-reads.ts'
import { type ItemView, listItems } from '#src/store/item-admin.ts'
import { html, type Markup, outside } from './markup.ts'
import type { Asker, ConsoleParts, Page } from './parts.ts'
import { commandForm, table, when } from './shapes.ts'

const most = 100

interface Asked {
  state?: string
  cause?: string
}

export const itemsPage =
  ({ db }: ConsoleParts): Page<FastifyRequest<{ Querystring: Asked }>> =>
  async ({ query }, asker) => {
    const { texts } = asker
    const state = query.state === 'waiting' ? 'waiting' : 'failed'
    const cause = typeof query.cause === 'string' && query.cause ? query.cause.slice(0, 100) : undefined
    const [causes, items] = await Promise.all([countCauses(db), listItems(db, { state, cause, limit: most })])
    const given = causes.filter((one) => one.state === state)
    const other = state === 'failed' ? 'waiting' : 'failed'
    return {
      title: texts.sectionNames.items,
      section: 'items',
      live: 10,
      body: html`<div data-live="items"><p>${texts.itemsOf[state]}. <a href="/items?state=${other}">${texts.itemsOf[other]}</a></p>
<h2>${texts.causes}</h2>
${
  given.length === 0
    ? html`<p class="none">${texts.noItems[state]}</p>`
    : table(
        texts.causes,
        [texts.cause, texts.count, texts.meaning, texts.oldest],
        given.map((one) => [
          html`<a href="/items?state=${state}&amp;cause=${encodeURIComponent(one.cause)}"${one.cause === cause ? html` aria-current="true"` : ''}>${one.cause}</a>`,
          one.count,
          one.example?.slice(0, 300),
          when(one.oldest, asker),
        ]),
      )
}
${
  items.length === 0
    ? ''
    : html`<h2>${cause ? texts.itemsFor(cause) : texts.newest(items.length)}</h2>${table(
        texts.sectionNames.items,
        [texts.item, texts.feed, texts.headline, texts.cause, texts.attempts, texts.next],
        items.map((one) => [
          `${one.item}.${one.revision}`,
          html`<a href="/feeds/${one.feed}">${one.feed}</a>`,
          html`<span dir="auto">${(one.headline ?? one.identity).slice(0, 200)}</span> ${one.pageUrl ? outside(one.pageUrl, texts.address) : ''}`,
          one.cause ? html`<code>${one.cause.code}</code> ${one.cause.message.slice(0, 200)}` : waits(one) ? texts.paced : '',
          one.attempts,
          when(one.leaseUntil ?? one.retryAt, asker),
        ]),
      )}`
}</div>
${cause && given.some((one) => one.cause === cause) ? acts({ cause }, texts.allOf(cause), asker) : ''}
${asker.admin && items.length > 0 ? one(asker) : ''}`,
    }
  }

const waits = ({ paced, retryAt, holder }: ItemView): boolean => paced !== null && retryAt !== null && holder === null

function acts(args: Record<string, string>, title: string, asker: Asker): Markup | '' {
  if (!asker.admin) return ''
  const { texts } = asker
  return html`<section><h2>${title}</h2>
${commandForm({ command: 'item.retry', args, button: texts.retry, folded: texts.retry }, asker)}
${commandForm({ command: 'item.drop', args, button: texts.drop, folded: texts.drop, grave: true }, asker)}</section>`
}

/** One item, by its number in the table. */
function one(asker: Asker): Markup {
  const { texts } = asker
  const fields = [{ name: 'item', label: texts.item, hint: texts.itemHint }]
  return html`<section><h2>${texts.oneItem}</h2>
${commandForm({ command: 'item.retry', fields, button: texts.retry, folded: texts.retry }, asker)}
${commandForm({ command: 'item.drop', fields, button: texts.drop, folded: texts.drop, grave: true }, asker)}</section>`
}
