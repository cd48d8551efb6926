/**
 * The stretches of a paragraph that stand in quotation marks, or behind a dash.
 */
import type { Speech } from '../speech.ts'

export interface Span {
  /** Offsets of the words between the marks. */
  start: number
  end: number
  /** The paragraph ended before the quote did. */
  open: boolean
  /** It stands behind a dash and in no marks; `bare` where nothing in its paragraph says who speaks. */
  dash?: 'attributed' | 'bare'
}

const closers: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”“"',
  '„': '“”"‟',
  '«': '»',
  '»': '«',
  '‘': '’',
  '‚': '‘’',
  '”': '”',
  '「': '」',
  '『': '』',
  '‹': '›',
  '›': '‹',
  "'": "'",
  '＂': '＂',
}
const letter = /[\p{L}\p{N}]/u
const wordOrStop = /[\p{L}\p{M}\p{N}.,!?…)%]/u
/** Languages whose opening marks stand at a letter. */
const dense: ReadonlySet<string> = new Set(['zh', 'ja', 'ko'])
/** Marks that stand alone for an opening one, wherever they are. */
const plainOpeners = '„«»「『‹‚'
/** Words that begin with an apostrophe. */
const elided = /^['’](?:[stnmkr]|em|til|cause|bout|\d0s)(?![\p{L}\p{N}])/u

/** Characters of a word in single marks are no quote's: both ends are in one paragraph. */
const single = "'’‘‚"

/** The quoted stretches of one paragraph, outermost only, left to right. */
export function quotedSpans(text: string, { code }: Speech): Span[] {
  const spans: Span[] = []
  const left = text.indexOf('«')
  const reversed = text.indexOf('»') >= 0 && (left < 0 || text.indexOf('»') < left)
  const [small, big] = [text.indexOf('‹'), text.indexOf('›')]
  const reversedSmall = big >= 0 && (small < 0 || big < small)
  let closing = ''
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? ''
    if (closing === '' ? closers[mark] === undefined : !closing.includes(mark)) continue
    const before = text[at - 1] ?? ' '
    const after = text[at + 1] ?? ' '
    if (closing !== '') {
      if (single.includes(mark) && closing.length <= 2 && (letter.test(after) || !wordOrStop.test(before))) continue
      // `צה"ל`: an abbreviation
      if (mark === '"' && code === 'he' && letter.test(before) && letter.test(after)) continue
      // an opening mark inside: `„ … “x“`
      if ((mark === '“' || mark === '"') && /\s/.test(before) && letter.test(after) && at > start + 1) continue
      spans.push({ start, end: at, open: false })
      closing = ''
      continue
    }
    if ((mark === '«' && reversed) || (mark === '»' && !reversed)) continue
    if ((mark === '‹' && reversedSmall) || (mark === '›' && !reversedSmall)) continue
    if (!plainOpeners.includes(mark)) {
      if (/\s/.test(after) && !(mark === '"' && code === 'fr' && /[\s(]/.test(before))) continue
      if (letter.test(before) && !(dense.has(code) && mark === '“')) continue
    }
    if ((mark === "'" || mark === '’') && (elided.test(text.slice(at, at + 6)) || !closesSingle(text, at + 1))) continue
    closing = closers[mark] ?? ''
    start = at + 1
  }
  if (closing !== '' && !/['’]/.test(closing)) spans.push({ start, end: text.length, open: true })
  return spans
}

/** Whether a single mark that opens at `from` is closed in the same paragraph. */
function closesSingle(text: string, from: number): boolean {
  for (let at = text.indexOf("'", from); at >= 0 && at - from < 1500; at = text.indexOf("'", at + 1))
    if (wordOrStop.test(text[at - 1] ?? ' ') && !letter.test(text[at + 1] ?? ' ')) return true
  return false
}

/** A dash that speech stands behind: at the paragraph's head, behind a sentence or a colon. */
const opening = /(?:^|[.!?:…»”"]\s)\s*[–—―-]{1,2}\s*(?=[\p{Lu}\p{Lo}\p{N}¿¡«“"„…(])/gu
/** Where speech may end before its attribution: a comma, a mark or a dash. */
const breaking = /[,.?!…»”"]\s?[–—―]\s+|[,?!…»”"]\s+[–—―-]?\s*|\s[–—―-]\s?|(?<=[,.?!…])[–—―-]\s+/gu
/** Where an attribution ends, and the speech goes on. */
const goingOn = /(?:[.,;:]\s*[–—―-]|\s[–—―-]\s?|[–—―][.,;:]?\s)\s*(?=\S)/gu

/** Whether a stretch begins with who said what stands before it; its end is the paragraph's or the sentence's. */
export type Attributes = (rest: string, surely: boolean) => boolean

/** No speech has more places where it may end. */
const mostBreaks = 60

/** The speech behind dashes in one paragraph. */
export function dashedSpans(text: string, attributes: Attributes): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(opening)) {
    const start = match.index + match[0].length
    const last = spans.at(-1)
    if (last && start <= last.end + 1) continue
    const atHead = match.index === 0
    if (last && !atHead) continue
    const cut = ending(text, start, attributes)
    if (cut === undefined) {
      if (atHead && /[.!?…"”»]\s*$/.test(text)) spans.push({ start, end: text.length, open: false, dash: 'bare' })
      continue
    }
    spans.push({ start, end: cut.end, open: false, dash: 'attributed' })
    goingOn.lastIndex = cut.attribution
    const more = goingOn.exec(text)
    if (more && more.index - cut.attribution < 200) {
      const from = more.index + more[0].length
      const next = ending(text, from, attributes)
      if (text.length - from > 3) spans.push({ start: from, end: next?.end ?? text.length, open: false, dash: 'attributed' })
    }
  }
  return spans
}

/** Where the speech from `start` ends, and its attribution begins. */
function ending(text: string, start: number, attributes: Attributes): { end: number; attribution: number } | undefined {
  breaking.lastIndex = start
  let tried = 0
  for (let match = breaking.exec(text); match !== null && tried < mostBreaks; match = breaking.exec(text), tried++) {
    const attribution = match.index + match[0].length
    const rest = text.slice(attribution, attribution + 160)
    const kept = /^[?!…»”"]/.test(match[0]) ? 1 : 0
    if (attributes(rest, match[0].includes(','))) return { end: match.index + kept, attribution }
  }
  return undefined
}
