/**
 * Lines of a text that credit a picture and are no text.
 */
import { patterns } from '#src/languages/index.ts'
import { type CaptionParts, splitCaption } from './media-credit.ts'

/** A caption with its credit is no longer; one that has no label, half of that. */
export const longestLine = 320
const sourceLabel = new RegExp(`^(?:${patterns('sourceLabels')})\\s*[:：]`, 'iu')
const marked = /[:：=©]|\([cC]\)|photo|foto/i

export interface PhotoLine extends CaptionParts {
  /** Credited with a label or a sign ('sure'), or by naming an agency and nothing else ('named'). */
  kind: 'sure' | 'named'
}

/** What a line says of a picture; undefined where it may be text. */
export function photoLine(text: string): PhotoLine | undefined {
  if (text.length > longestLine || sourceLabel.test(text)) return undefined
  const parts = splitCaption(text)
  const { caption, creditLine, credit } = parts
  if (creditLine === undefined || (credit?.agency ?? credit?.photographer ?? credit?.rightsHolder) === undefined) return undefined
  if (caption !== undefined && text.length > longestLine / 2 && !text.includes(':')) return undefined
  const sure = /[:：=©]|\([cC]\)/.test(text.slice(0, text.indexOf(creditLine))) || /photo\W|foto\W/i.test(creditLine)
  return { ...parts, kind: sure ? 'sure' : 'named' }
}

/**
 * A line that credits a picture by its label, with the agency it names: one wherever it stands. A sentence of the text may end with such a bracket.
 * @param read `photoLine`, where it remembers what it has read
 */
export function surePhotoLine(text: string, read = photoLine): PhotoLine | undefined {
  // cheap to ask first: whatever is sure has a mark
  if (text.length > longestLine || !marked.test(text)) return undefined
  const line = read(text)
  return line?.kind === 'sure' && line.credit?.agency !== undefined && (line.caption?.length ?? 0) <= longestLine / 2 ? line : undefined
}
