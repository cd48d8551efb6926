/**
 * Small parts that pages are made of.
 */
import { html, type Markup, type Part } from './markup.ts'
import type { Asker } from './parts.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** An instant, in UTC, for people and for programs. */
export function when(at: Date | string | null | undefined, { texts }: Pick<Asker, 'texts'>): Markup | '' {
  if (!at) return ''
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return ''
  const { language } = texts
  if (!formats.has(language))
    formats.set(language, new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }))
  return html`<time datetime="${date.toISOString()}">${formats.get(language)!.format(date)} UTC</time>`
}

/** A table that may be wider than the screen. */
export const table = (name: string, heads: readonly Part[], rows: readonly (readonly Part[])[]): Markup =>
  html`<div class="wide" role="region" aria-label="${name}" tabindex="0"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell, n) => (n === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>\n`)}</tbody>
</table></div>`

/** Facts with their names; those that are not known are left out. */
export const facts = (list: readonly (readonly [string, Part])[]): Markup =>
  html`<dl class="facts">${list
    .filter(([, fact]) => fact !== undefined && fact !== null && fact !== '' && fact !== false)
    .map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>`)}</dl>`

export type Kind = 'bad' | 'held' | 'warn' | 'good' | 'plain'
const signs: Record<Kind, string> = { bad: '✕', held: '⏸', warn: '!', good: '✓', plain: '·' }

/** A word that must not be overlooked, with a sign of its own: no colour stands alone. */
export const mark = (kind: Kind, words: Part): Markup =>
  html`<span class="mark ${kind}"><span aria-hidden="true">${signs[kind]}</span> ${words}</span>`

export interface Field {
  name: string
  label: string
  value?: string | undefined
  /** Of a choice: each with its words. */
  choices?: readonly (readonly [string, string])[]
  type?: 'text' | 'url' | 'number'
  optional?: boolean
  hint?: string
}

export function field({ name, label, value = '', choices, type = 'text', optional, hint }: Field, of: string): Markup {
  const id = `${of}-${name}`.replace(/[^\w-]+/g, '_')
  const asked = optional ? '' : html` required`
  const control = choices
    ? html`<select id="${id}" name="${name}">${choices.map(([one, words]) => html`<option value="${one}"${one === value ? html` selected` : ''}>${words}</option>`)}</select>`
    : html`<input id="${id}" name="${name}" type="${type}" value="${value}" autocomplete="off"${asked}${hint ? html` aria-describedby="${id}h"` : ''}>`
  return html`<div class="field"><label for="${id}">${label}</label>${control}${hint ? html`<small id="${id}h">${hint}</small>` : ''}</div>`
}

interface Asked {
  command: string
  /** What is said with it. */
  args?: Record<string, string>
  fields?: readonly Field[]
  button: string
  /** It takes something away. */
  grave?: boolean
  /** Folded, until somebody opens it. */
  folded?: string
}

/** A form that gives an admin command, with a reason. Nothing for those who may not. */
export function commandForm({ command, args = {}, fields = [], button, grave, folded }: Asked, asker: Asker): Markup | '' {
  if (!asker.admin) return ''
  const { texts } = asker
  const of = [command, ...Object.values(args)].join('-')
  const form = html`<form method="post" action="/ask" class="ask">
<input type="hidden" name="token" value="${asker.formToken}"><input type="hidden" name="do" value="${command}">
${Object.entries(args).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${fields.map((one) => field(one, of))}${field({ name: 'reason', label: texts.reason }, of)}
<button${grave ? html` class="grave"` : ''}>${button}</button></form>`
  return folded ? html`<details class="folded"><summary>${folded}</summary>${form}</details>` : form
}

/** A time as people say it. */
export function span(seconds: number, { texts }: Pick<Asker, 'texts'>): string {
  const [n, unit] =
    seconds < 120
      ? [seconds, 'second' as const]
      : seconds < 7200
        ? [seconds / 60, 'minute' as const]
        : seconds < 172_800
          ? [seconds / 3600, 'hour' as const]
          : [seconds / 86_400, 'day' as const]
  return new Intl.NumberFormat(texts.language, { style: 'unit', unit, unitDisplay: 'short' }).format(Math.floor(n))
}
