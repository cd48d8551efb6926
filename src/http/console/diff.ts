/**
 * What changed between two versions, by words, as an editor marks it.
 */
import { type Change, diffWordsWithSpace } from 'diff'
import { html, type Markup } from './markup.ts'

/** Words around a change that are shown, on each side. */
const around = 8
/** A comparison that takes longer is not worth waiting for: milliseconds. */
const patienceMs = 150
/** Characters of each text that are compared. */
const longest = 40_000

interface Words {
  removed: string
  added: string
}

/** The changed paragraphs with what was taken out and put in; undefined where nothing changed, and `too-different` where it would take too long. */
export function wordDiff(before: string, after: string, words: Words): Markup | 'same' | 'too-different' {
  const parts = diffWordsWithSpace(before.slice(0, longest), after.slice(0, longest), { timeout: patienceMs })
  if (!parts) return 'too-different'
  const paragraphs: Change[][] = [[]]
  for (const part of parts)
    for (const [n, value] of part.value.split('\n').entries()) {
      if (n > 0) paragraphs.push([])
      if (value !== '') paragraphs.at(-1)!.push({ ...part, value })
    }
  const changed = paragraphs.filter((pieces) => pieces.some(({ added, removed, value }) => (added || removed) && value.trim() !== ''))
  if (changed.length === 0) return 'same'
  return html`${changed.map((pieces) => html`<p dir="auto">${pieces.map((piece, n) => shown(piece, { first: n === 0, last: n === pieces.length - 1 }, words))}</p>`)}`
}

function shown({ value, added, removed }: Change, at: { first: boolean; last: boolean }, words: Words): Markup | string {
  // Colour and strike alone are heard by nobody.
  if (removed) return html`<del><span class="unseen">${words.removed}</span>${value}</del>`
  if (added) return html`<ins><span class="unseen">${words.added}</span>${value}</ins>`
  return shortened(value, at)
}

/** Of a long stretch that is the same only the words beside a change. */
function shortened(value: string, { first, last }: { first: boolean; last: boolean }): string {
  const words = value.split(/(?<=\s)(?=\S)/)
  const head = first ? 0 : around
  const tail = last ? 0 : around
  if (words.length <= head + tail + 3) return value
  return `${words.slice(0, head).join('')}… ${tail > 0 ? words.slice(-tail).join('') : ''}`
}
