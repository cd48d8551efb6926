/**
 * Writing XML and HTML: text that is escaped, tags that are not.
 */
import { escapeAttribute } from '#src/text/escape.ts'

/** `<name a="…">content</name>`; the content is markup already, an absent one gives nothing at all. */
export function element(name: string, content: string | undefined, attributes: Record<string, string> = {}): string {
  if (content === undefined) return ''
  const given = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
    .join('')
  return content === '' ? `<${name}${given}/>` : `<${name}${given}>${content}</${name}>`
}

/** The same for plain text. */
export const textElement = (name: string, text: string | undefined, attributes?: Record<string, string>): string =>
  element(name, text === undefined ? undefined : escapeAttribute(text), attributes)
