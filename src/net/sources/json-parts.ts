/**
 * Parts of a JSON text as they stand there: an agency's numbers of twenty digits, spellings and order stay as they were sent.
 */

/** A place in a JSON document (RFC 6901): `/data/items`. */
export const pointerParts = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

/** What a pointer leads to. */
export function valueAt(value: unknown, pointer: string): unknown {
  let at = value
  for (const part of pointerParts(pointer)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as Record<string, unknown>)[part]
  }
  return at
}

/**
 * The elements of the list that a pointer leads to, each as it is written; undefined where there is no list.
 * @param text valid JSON
 */
export function partsAt(text: string, pointer: string): string[] | undefined {
  const from = beginOf(text, pointer)
  return from !== undefined && text[from] === '[' ? membersOf(text, from)?.map((part) => text.slice(part.from, part.to)) : undefined
}

/** The text with one member more at the beginning of the object that a pointer leads to; the rest stays as it is written. */
export function withMember(text: string, pointer: string, [name, value]: [string, string]): string {
  const from = beginOf(text, pointer)
  if (from === undefined || text[from] !== '{') return text
  const isEmpty = text[skipBlank(text, from + 1)] === '}'
  return `${text.slice(0, from + 1)}${JSON.stringify(name)}:${JSON.stringify(value)}${isEmpty ? '' : ','}${text.slice(from + 1)}`
}

function beginOf(text: string, pointer: string): number | undefined {
  let at = skipBlank(text, text.charCodeAt(0) === 0xfeff ? 1 : 0)
  for (const part of pointerParts(pointer)) {
    const member = membersOf(text, at)?.findLast(({ name }) => name === part)
    if (!member) return undefined
    at = member.from
  }
  return at
}

interface Member {
  name: string
  from: number
  to: number
}

/** Members of the object or list that begins at `open`; those of a list are called by their number. */
function membersOf(text: string, open: number): Member[] | undefined {
  const keyed = text[open] === '{'
  if (!keyed && text[open] !== '[') return undefined
  const found: Member[] = []
  let at = skipBlank(text, open + 1)
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    let name = String(found.length)
    if (keyed) {
      const end = skipString(text, at)
      name = JSON.parse(text.slice(at, end)) as string
      at = skipBlank(text, skipBlank(text, end) + 1)
    }
    const from = at
    const to = skipValue(text, from)
    found.push({ name, from, to })
    at = skipBlank(text, to)
    if (text[at] === ',') at = skipBlank(text, at + 1)
  }
  return found
}

function skipBlank(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text[at]!)) at++
  return at
}

function skipString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at + 1
  }
  return text.length
}

function skipValue(text: string, from: number): number {
  let depth = 0
  let at = from
  while (at < text.length) {
    const mark = text[at]!
    if (mark === '"') at = skipString(text, at)
    else if (mark === '{' || mark === '[') {
      depth++
      at++
    } else if (mark === '}' || mark === ']') {
      if (depth === 0) return at
      depth--
      at++
      if (depth === 0) return at
      continue
    } else if (depth === 0 && (mark === ',' || ' \t\r\n'.includes(mark))) return at
    else at++
    if (depth === 0 && mark === '"') return at
  }
  return at
}
