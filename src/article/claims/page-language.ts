/**
 * A page's language: its own claim, checked against its text. Publishers copy templates, so `lang="en"` on a Macedonian page is
 * common; a claim that the text plainly contradicts gives way.
 */

import { detectLanguage } from '#src/text/language.ts'
import type { Problem } from '#src/wire/document.ts'
import { type LinkedNode, stringOf } from '../page/linked-data.ts'
import { meta, type Survey } from '../page/survey.ts'

/** Languages that even a longer text may be taken for each other in: the page knows better. */
const close: readonly (readonly string[])[] = [
  ['hr', 'bs', 'sr', 'sh', 'cnr', 'sl', 'mk', 'bg'],
  ['nb', 'nn', 'no', 'da'],
  ['id', 'ms'],
  ['gl', 'pt', 'es', 'ca'],
  ['cs', 'sk'],
  ['ru', 'uk', 'be', 'bg'],
  ['xh', 'zu', 'st', 'nr', 'ss', 'sw'],
  ['af', 'nl'],
  ['fa', 'ur', 'ar', 'ckb'],
]

/** Characters from which the detector is as sure as it gets. */
const enough = 400

/** A BCP 47 tag in its canonical spelling, or undefined for what is none (`en_US` is taken for `en-US`). */
function canonical(claim: string | undefined): string | undefined {
  if (claim === undefined || claim.length > 35) return undefined
  try {
    return Intl.getCanonicalLocales(
      claim
        .trim()
        .split(/[,;\s]/)[0]!
        .replaceAll('_', '-'),
    )[0]
  } catch {
    return undefined
  }
}

const languageOf = (tag: string): string => tag.split('-')[0]!.replace(/^n[bn]$/, 'no')

export function readLanguage(survey: Survey, article: LinkedNode | undefined, text: string, problems: Problem[]): string | undefined {
  const claims = [
    survey.html?.attribs.lang ?? survey.html?.attribs['xml:lang'],
    stringOf(article, 'inLanguage'),
    meta(survey, 'og:locale', 'content-language', 'language', 'dc.language', 'inlanguage'),
  ]
    .map(canonical)
    .filter((tag) => tag !== undefined)
  const claim = claims[0]
  const detected = text.length < 200 ? undefined : detectLanguage(text.slice(0, enough))?.language
  if (detected === undefined) return claim
  const agreeing = claims.find((tag) => languageOf(tag) === detected)
  if (agreeing !== undefined) return agreeing
  if (claim === undefined) return detected
  if (close.some((group) => group.includes(languageOf(claim)) && group.includes(detected))) return claim
  problems.push({ code: 'language-mismatch', message: `the page claims ${claim}, its text is ${detected}; ${detected} was taken` })
  return detected
}
