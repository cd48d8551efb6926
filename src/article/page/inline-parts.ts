/**
 * Parts of a line that are not what their markup says, or are none of its text: drop caps, readings over characters, cards that open
 * over a name, the colours of code.
 */
import { textOf } from './text.ts'
import type { Element } from './tree.ts'

/** How far above an element a `ruby` or a `pre` is looked for. */
const reach = 6

function hasAbove(element: Element, tag: string): boolean {
  let at = element.parent
  for (let i = 0; i < reach && at !== undefined; i++, at = at.parent) if (at.tag === tag) return true
  return false
}

const readings: ReadonlySet<string> = new Set(['rt', 'rp', 'rtc'])

/** How characters are read, in small above them: not a word of the text by itself. */
export const isReading = (element: Element): boolean => readings.has(element.tag) && hasAbove(element, 'ruby')

/** Program text: its parts are called after what they are in their language (`comment`, `keyword`). */
export const isCode = (element: Element): boolean =>
  element.tag === 'pre' ||
  element.tag === 'code' ||
  ((element.tag === 'span' || element.tag === 'div') && (hasAbove(element, 'pre') || hasAbove(element, 'code')))

/** A line of a text has no more parts. */
const mostParts = 200

/** What stands before or behind an element in its line. */
function beside(element: Element, step: 1 | -1): Element | string | undefined {
  const siblings = element.parent?.children ?? []
  if (siblings.length > mostParts) return undefined
  let at = siblings.indexOf(element) + step
  while (siblings[at] !== undefined && typeof siblings[at] === 'string' && siblings[at] === '') at += step
  return siblings[at]
}

/** The first letter of a word that goes on behind it, drawn large and hidden from readers aloud. */
export function isInitial(element: Element): boolean {
  const text = textOf(element, 10)
  const behind = beside(element, 1)
  return /^["“„«‘']?\p{L}{1,2}$/u.test(text) && typeof behind === 'string' && /^\p{L}/u.test(behind)
}

/** The whole word for readers aloud, beside its letters that are drawn and hidden from them: of the two it is the text. */
export function followsHidden(element: Element): boolean {
  for (const step of [-1, 1] as const) {
    const other = beside(element, step)
    if (other === undefined || typeof other === 'string' || other.attribs['aria-hidden'] !== 'true') continue
    const drawn = textOf(other, 20)
    if (drawn !== '' && textOf(element, 40).startsWith(drawn)) return true
  }
  return false
}

const hasLink = (element: Element): boolean =>
  element.children.some((child) => typeof child !== 'string' && (child.tag === 'a' || hasLink(child)))

const cardNames = /(?:^|[^a-z])(?:hover|tooltip|popover|pop-?up|fly-?out|drop-?down)|(?:^|[^a-z])(?:hover|info|bio|person|profile)-?card/i

/** A card that opens over a name in a line: it says the name again, and links to what else there is of it. */
export function isHoverCard(element: Element): boolean {
  if (!element.children.some((child) => typeof child !== 'string')) return false
  const before = beside(element, -1)
  if (before === undefined || typeof before === 'string') return false
  const name = textOf(before, 80)
  const text = textOf(element, 400, ' ')
  if (name === '' || text.length <= name.length + 8) return false
  return (
    (text.startsWith(name) && hasLink(element)) ||
    (cardNames.test(`${element.attribs.class ?? ''} ${element.attribs.role ?? ''}`) && text.includes(name))
  )
}
