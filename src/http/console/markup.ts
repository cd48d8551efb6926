/**
 * HTML as a value. What is put into `html` is text, whoever wrote it: control characters and bidi controls that nothing closes are taken out of it, and
 * what means something in HTML is escaped. Only what `html` made goes in as it is.
 */
import { webAddress } from '#src/text/address.ts'
import { escapeAttribute } from '#src/text/escape.ts'
import { shownText } from '#src/text/lines.ts'

export class Markup {
  readonly text: string
  /** Only `html` makes one. */
  constructor(text: string) {
    this.text = text
  }
}

export type Part = string | number | Markup | false | null | undefined | readonly Part[]

/** A tagged template. Attributes stand in double quotation marks. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(strings.map((literal, n) => (n === 0 ? literal : written(parts[n - 1]) + literal)).join(''))

function written(part: Part): string {
  if (part === false || part === null || part === undefined) return ''
  if (part instanceof Markup) return part.text
  if (Array.isArray(part)) return part.map(written).join('')
  return escapeAttribute(shownText(String(part)))
}

/** A link to somebody else's page; only its words where the address is none that a browser may be sent to. */
export function outside(address: string | null | undefined, words: Part): Markup {
  const safe = webAddress(address ?? undefined, undefined)
  return safe && /^https?:/i.test(safe) ? html`<a href="${safe}" rel="noreferrer noopener nofollow">${words}</a>` : html`${words}`
}

/** A language tag that a browser knows, for `lang`. */
export function languageTag(language: string | null | undefined): string | undefined {
  try {
    return language ? Intl.getCanonicalLocales(language)[0] : undefined
  } catch {
    return undefined
  }
}

/** `lang` and `dir` of what an agency wrote. */
export const inLanguage = (language: string | null | undefined): Markup => {
  const tag = languageTag(language)
  return tag ? html`lang="${tag}" dir="auto"` : html`dir="auto"`
}
