/**
 * Long lists of patterns at a text's head, asked for by their first letter: one alternation of all languages' words is tried word by word.
 */

/** The alternatives of a list of patterns: `a|b(?:c|d)` are two. */
export function alternatives(source: string): string[] {
  const found: string[] = []
  let [from, depth, bracket] = [0, 0, false]
  for (let at = 0; at < source.length; at++) {
    const letter = source[at]
    if (letter === '\\') at++
    else if (bracket) bracket = letter !== ']'
    else if (letter === '[') bracket = true
    else if (letter === '(') depth++
    else if (letter === ')') depth--
    else if (letter === '|' && depth === 0) {
      found.push(source.slice(from, at))
      from = at + 1
    }
  }
  found.push(source.slice(from))
  return found.filter((one) => one !== '')
}

/** Patterns that begin with a letter alone, by that letter; the others under nothing. */
function byInitial(list: readonly string[]): Map<string, string[]> {
  const buckets = new Map<string, string[]>()
  for (const one of list) {
    const letter = /^\p{L}(?![?*{+\p{M}])/u.exec(one)?.[0].toLowerCase() ?? ''
    const bucket = buckets.get(letter)
    if (bucket) bucket.push(one)
    else buckets.set(letter, [one])
  }
  return buckets
}

/**
 * Finds one of the patterns at a text's head, with `behind` (a pattern) behind it. `list`: patterns with `|` between. Case tells nothing.
 * The longest that is found wins, not the first.
 */
export function opening(list: string, behind: string): (text: string) => string | undefined {
  const buckets = byInitial(alternatives(list))
  const made = new Map<string, RegExp | undefined>()
  const form = (letter: string): RegExp | undefined => {
    if (!made.has(letter)) {
      const bucket = buckets.get(letter)
      made.set(letter, bucket && new RegExp(`^(?:${bucket.join('|')})${behind}`, 'iu'))
    }
    return made.get(letter)
  }
  return (text) => {
    const [initial = ''] = text
    const one = form(initial.toLowerCase())?.exec(text)?.[0]
    const other = form('')?.exec(text)?.[0]
    return (other?.length ?? -1) > (one?.length ?? -1) ? other : one
  }
}
