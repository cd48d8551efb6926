/**
 * Bodies of formats that come as plain text (IPTC 7901, ANPA 1312, ninjs body_text, e-mail): blocks in, HTML and text out, word for word.
 */

export type Block =
  | { kind: 'paragraph' | 'heading'; text: string }
  /** Lines whose breaks and columns carry meaning: results, lists, verse. */
  | { kind: 'verbatim'; text: string }
  | { kind: 'table'; rows: string[][] }

export const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** The body in both forms of an entry: `bodyHtml` in p, h3, pre and table; `bodyText` with an empty line between blocks and tabs between cells. */
export function bodyOf(blocks: readonly Block[]): { bodyHtml?: string; bodyText?: string } {
  const html: string[] = []
  const text: string[] = []
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph':
      case 'heading': {
        const tag = block.kind === 'heading' ? 'h3' : 'p'
        html.push(`<${tag}>${escapeHtml(block.text)}</${tag}>`)
        text.push(block.text)
        break
      }
      case 'verbatim':
        html.push(`<pre>${escapeHtml(block.text)}</pre>`)
        text.push(block.text)
        break
      case 'table':
        html.push(
          `<table>${block.rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`).join('')}</table>`,
        )
        text.push(block.rows.map((row) => row.join('\t')).join('\n'))
        break
      default:
        block satisfies never
    }
  }
  return html.length > 0 ? { bodyHtml: html.join('\n'), bodyText: text.join('\n\n') } : {}
}

const columns = /\S(?: {3,}|\t+)\S/
const listItem = /^\s{0,8}(?:[-*•–—]|\d{1,2}[.)])\s+\S/

/**
 * Hard-wrapped text to blocks: an empty line or an indented line begins a paragraph, its lines are joined; lines in columns and lists keep
 * their breaks.
 */
export function blocksOfText(text: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  const close = () => {
    const kept = lines
    lines = []
    if (kept.length === 0) return
    const inColumns = kept.filter((line) => columns.test(line)).length
    if (kept.length > 1 && inColumns * 2 >= kept.length) blocks.push({ kind: 'verbatim', text: kept.join('\n') })
    else if (kept.length > 1 && kept.every((line) => listItem.test(line)))
      for (const line of kept) blocks.push({ kind: 'paragraph', text: squeeze(line) })
    else blocks.push({ kind: 'paragraph', text: squeeze(kept.join(' ')) })
  }
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.trimEnd()
    if (line.trim() === '') {
      close()
      continue
    }
    const opens = /^(?: {2,8}|\t+)\S/.test(line) && lines.length > 0 && !/^(?: {2,8}|\t+)\S/.test(lines[0] ?? '') && !columns.test(line)
    const opensAgain = lines.length > 0 && /^(?: {2,8}|\t+)\S/.test(line) && !columns.test(line) && !/^\s/.test(lines.at(-1) ?? '')
    if (opens || opensAgain || listItem.test(line)) close()
    lines.push(line)
  }
  close()
  return blocks
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()

export interface Dateline {
  /** As printed, up to the dash. */
  dateline: string
  located?: string
  /** The agencies in its brackets, in order. */
  agencies: string[]
}

// LONDON (Reuters) - · Jan. 12 (BusinessDesk) - · (ANSA) - ROMA, 1 LUG - · BUENOS AIRES, Argentina (AP) _
const bracketed = /^([^()\n]{0,70}?)\s{0,3}\(([\p{L}\p{N}/.,& -]{2,40})\)\s{0,3}(?:[-–—_]{1,2}|:|\.)\s{0,3}([^()\n]{2,40}? [-–—] )?/u
// SYDNEY, March 22 AAP -
const unbracketed = /^(\p{Lu}[\p{Lu} .'-]{1,30}),? (?:\p{L}{3,9}\.? \d{1,2}|\d{1,2}\.? \p{L}{3,9}\.?),? (\p{Lu}{2,8}|dpa) {0,3}[-–—]{1,2} /u
const monthWords =
  /^(?:jan|feb|fev|fév|mar|mär|mrt|apr|avr|abr|may|mai|maj|mag|jun|juin|giu|jul|juil|lug|aug|aoû|ago|sep|set|oct|okt|ott|nov|dec|dez|dic|déc|gen|ene|out)/i

/** The dateline that a body opens with; undefined when it opens with none. */
export function datelineOf(paragraph: string): Dateline | undefined {
  const opening = paragraph.slice(0, 160)
  const found = bracketed.exec(opening)
  if (found) {
    const place = found[1]?.trim() || found[3]?.replace(/[-–—\s]+$/, '') || ''
    const located = placeOf(place)
    return {
      dateline: found[0].trim(),
      ...(located && { located }),
      agencies: (found[2] ?? '')
        .split(/[/,]/)
        .map((name) => name.trim())
        .filter(Boolean),
    }
  }
  const bare = unbracketed.exec(opening)
  if (!bare) return undefined
  const located = placeOf(bare[1] ?? '')
  return { dateline: bare[0].trim(), ...(located && { located }), agencies: [bare[2] ?? ''] }
}

/** The dateline of a body: in one of its first three lines, since a byline or a slug may stand before it. */
export function datelineIn(bodyText: string | undefined): Dateline | undefined {
  const lines = (bodyText ?? '')
    .slice(0, 1200)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  for (const line of lines.slice(0, 3)) {
    const found = datelineOf(line)
    if (found) return found
  }
  return undefined
}

/** The place without the date beside it (`ROMA, 1 LUG` → `ROMA`); undefined when only a date is there. */
function placeOf(text: string): string | undefined {
  const parts = text.split(',').map((part) => part.trim())
  const isDate = (part: string) => /\d/.test(part) || (monthWords.test(part) && /^\p{L}{3,9}\.?$/u.test(part))
  while (parts.length > 0 && isDate(parts.at(-1) ?? '')) parts.pop()
  const place = parts.join(', ').replace(/[\s,]+$/, '')
  return place && place.length <= 60 ? place : undefined
}

/** The reporters that a desk's note for editors names (dpa: `Reporting by: Jane Doe`, `Autor/in: Jane Doe (London)`). */
export function reportersIn(note: string | undefined): { name: string }[] {
  const named = (note ?? '')
    .slice(0, 20_000)
    .matchAll(/^[-* ]{0,4}(?:reporting by|reporting|autor(?:\/in|in)?|text): ([\p{L}][^,(\n;:]{2,60})/gimu)
  return [...named].map((found) => ({ name: (found[1] ?? '').trim() }))
}
