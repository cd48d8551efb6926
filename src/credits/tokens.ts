/**
 * The words and marks of a text.
 */

export interface Token {
  text: string
  /** Lower case, without a possessive 's. */
  low: string
  start: number
  end: number
  /** 'name' a word with a capital, 'word' any other word, 'mark' punctuation. */
  kind: 'name' | 'word' | 'mark'
}

const tokenForm = /[\u05d0-\u05ea]{1,6}["״][\u05d0-\u05ea](?!\p{L})|\p{Lu}\.(?:\p{Lu}\.)*|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’ʼ-]*|[^\s]/gu

/** Words and marks; elided articles (`l’OTAN`) come off their word. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  for (const match of text.matchAll(tokenForm)) {
    let word = match[0]
    let start = match.index
    const elided = /^(?:[lLdD]|[dD]ell|[aA]ll|[nN]ell|[dD]all|qu|Qu)['’](?=\p{L})/u.exec(word)
    if (elided) {
      found.push({ text: elided[0], low: elided[0].slice(0, -1).toLowerCase(), start, end: start + elided[0].length, kind: 'word' })
      word = word.slice(elided[0].length)
      start += elided[0].length
    }
    const trimmed = word.replace(/(?<!['’ʼ-])['’ʼ-]+$/u, '') || word
    const kind = /^(?:[\p{Lu}\p{Lt}]|(?:al|el|ad|an|ar|as|ash|at|az|ul)-\p{Lu})/u.test(trimmed)
      ? 'name'
      : /^[\p{L}\p{N}]/u.test(trimmed)
        ? 'word'
        : 'mark'
    found.push({ text: trimmed, low: trimmed.toLowerCase().replace(/['’]s$/, ''), start, end: start + trimmed.length, kind })
  }
  return found
}
