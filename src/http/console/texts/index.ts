/**
 * The console's words, one file a language. Another language is one more file, and one line here: what it lacks does not compile.
 */
import { de } from './de.ts'
import { en } from './en.ts'
import type { Texts } from './words.ts'

const languages: Readonly<Record<string, Texts>> = { en, de }

/** The language that a browser likes best of those that there are (RFC 9110, section 12.5.4); English where it likes none. */
export function chooseTexts(accepted: string | undefined): Texts {
  const liked = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((one) => {
      const [tag = '', ...parameters] = one.trim().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.toLowerCase().split('-')[0]!, quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
  const first = liked.find(({ language }) => Object.hasOwn(languages, language))
  return languages[first?.language ?? 'en']!
}
