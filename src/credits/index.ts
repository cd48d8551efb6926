/**
 * What a text says about where it came from: the agency behind it, the sources it cites, whom it quotes.
 */
import { readCited } from './cited.ts'
import type { CitedSource, CreditedText, Origin, Quote } from './credit.ts'
import { readOrigin } from './origin.ts'
import { readQuotes } from './quotes.ts'

export interface TextCredits {
  origin?: Origin
  citedSources: CitedSource[]
  quotes: Quote[]
  /** The dateline's place, as printed. */
  located?: string
}

/** Reads a text's credits: pure, linear in the text's length, and silent where the text does not say. */
export function readCredits(text: CreditedText): TextCredits {
  const found = readOrigin(text)
  return {
    ...found,
    citedSources: readCited(text.paragraphs, found.origin?.agency),
    quotes: readQuotes(text.paragraphs, text.headline, text.language),
  }
}
