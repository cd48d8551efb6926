/**
 * What a text says about where it came from: the agency behind it, the sources it cites, whom it quotes.
 */
import { agencyNames } from './agency.ts'
import { type Citation, citedSources, readCitations } from './cited.ts'
import type { CitedSource, CreditedText, Origin, Quote } from './credit.ts'
import { type OriginWords, readOrigin, readOriginWords } from './origin.ts'
import { readQuotes } from './quotes/index.ts'
import { speechCode, spokenIn } from './speech.ts'

/**
 * What a text's paragraphs say of its sources, whatever is known beside them (byline, metadata, whose feed it came by). Plain data: made
 * where the text is read, and used again where the story is put together.
 */
export interface TextReading {
  origin: OriginWords
  citations: Citation[]
}

export interface TextSources {
  origin?: Origin
  citedSources: CitedSource[]
  /** The dateline's place, as printed. */
  located?: string
  /** Agencies that helped with a text that is another's. */
  contributors?: string[]
}

export interface TextCredits extends TextSources {
  quotes: Quote[]
}

/** Reads the paragraphs: pure and linear in the text's length. `known`, `language`: see CreditedText. */
export function readWords(paragraphs: readonly string[], known?: readonly string[], language?: string): TextReading {
  const names = agencyNames(known)
  return { origin: readOriginWords(paragraphs, names), citations: readCitations(paragraphs, names, spokenIn(paragraphs, language)) }
}

/** The agency behind a text, and whom it cites. `reading` is that of its paragraphs, where they have been read before. */
export function readSources(text: CreditedText, reading = readWords(text.paragraphs, text.known, text.language)): TextSources {
  const found = readOrigin(text, reading.origin, agencyNames(text.known))
  return { ...found, citedSources: citedSources(reading.citations, found.origin?.agency) }
}

/** Reads a text's credits: pure, linear in the text's length, and silent where the text does not say. `reading` as above. */
export function readCredits(text: CreditedText, reading?: TextReading): TextCredits {
  const { paragraphs, headline = '', bodyText, language } = text
  const quotes = readQuotes(paragraphs, offsetsOf(paragraphs, bodyText), headline, speechCode(paragraphs, language))
  return { ...readSources(text, reading), quotes }
}

/** Where each paragraph begins in the body's text. */
function offsetsOf(paragraphs: readonly string[], bodyText: string | undefined): number[] {
  let at = 0
  return paragraphs.map((paragraph) => {
    const found = bodyText === undefined ? at : Math.max(bodyText.indexOf(paragraph, at), at)
    at = found + paragraph.length + (bodyText === undefined ? 2 : 0)
    return found
  })
}
