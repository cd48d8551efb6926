/**
 * What changed between two versions, as an editor marks it: in its place, with some words around it.
 */
import type { Change } from 'diff'

/** How changes are marked, for a reader who sees them for the first time. */
export const legend = '[-taken out-] {+put in+} … the same as before'

/** Words around a change that are shown, on each side. */
const around = 5

/** The paragraphs in which something changed, each with its changes marked; none when nothing did. */
export function changedParagraphs(parts: readonly Change[]): string[] {
  const paragraphs: Change[][] = [[]]
  for (const part of parts)
    for (const [n, value] of part.value.split('\n').entries()) {
      if (n > 0) paragraphs.push([])
      if (value !== '') paragraphs.at(-1)!.push({ ...part, value })
    }
  return paragraphs.filter((pieces) => pieces.some(changed)).map(marked)
}

const changed = ({ added, removed, value }: Change): boolean => (added || removed) && value.trim() !== ''

function marked(pieces: readonly Change[]): string {
  const out = pieces.map((piece, n) => {
    const text = piece.value.trim()
    if (text === '') return piece.value
    if (piece.removed) return edged(piece.value, `[-${text}-]`)
    if (piece.added) return edged(piece.value, `{+${text}+}`)
    return shortened(piece.value, n > 0, n < pieces.length - 1)
  })
  return out.join('').replace(/\s+/gu, ' ').replaceAll('-]{+', '-] {+').trim()
}

/** A mark between the spaces that its words had around them. */
const edged = (value: string, mark: string): string => `${/^\s/u.test(value) ? ' ' : ''}${mark}${/\s$/u.test(value) ? ' ' : ''}`

/** Of a long stretch that is the same only the words beside a change. */
function shortened(value: string, afterChange: boolean, beforeChange: boolean): string {
  const words = value.trim().split(/\s+/u)
  const kept = (afterChange ? around : 0) + (beforeChange ? around : 0)
  if (words.length <= kept + 2) return value
  const head = afterChange ? `${words.slice(0, around).join(' ')} ` : ''
  const tail = beforeChange ? ` ${words.slice(-around).join(' ')}` : ''
  return edged(value, `${head}…${tail}`)
}
