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

const elision = /^(?:[lLdD]|[dD]ell|[aA]ll|[nN]ell|[dD]all|qu|Qu)['’](?=\p{L})/u
const apostrophe = /['’]/
const atEnd = /(?<!['’ʼ-])['’ʼ-]+$/u
const possessive = /['’]s$/
const capital = /^[\p{Lu}\p{Lt}]/u
/** `al-Assad` */
const articleOfName = /^(?:al|el|ad|an|ar|as|ash|at|az|ul)-\p{Lu}/u
const letterOrDigit = /^[\p{L}\p{N}]/u

/** Words and marks; elided articles (`l’OTAN`) come off their word. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  for (const match of text.matchAll(tokenForm)) {
    let word = match[0]
    let start = match.index
    const hasApostrophe = apostrophe.test(word)
    const elided = hasApostrophe ? elision.exec(word) : null
    if (elided) {
      found.push({ text: elided[0], low: elided[0].slice(0, -1).toLowerCase(), start, end: start + elided[0].length, kind: 'word' })
      word = word.slice(elided[0].length)
      start += elided[0].length
    }
    const trimmed = "'’ʼ-".includes(word.at(-1)!) ? word.replace(atEnd, '') || word : word
    const low = trimmed.toLowerCase()
    found.push({
      text: trimmed,
      low: hasApostrophe ? low.replace(possessive, '') : low,
      start,
      end: start + trimmed.length,
      kind: kindOf(trimmed),
    })
  }
  return found
}

function kindOf(word: string): Token['kind'] {
  const code = word.charCodeAt(0)
  if (code < 128) {
    if (code >= 65 && code <= 90) return 'name'
    if (code >= 97 && code <= 122) return word.lastIndexOf('-', 3) > 0 && articleOfName.test(word) ? 'name' : 'word'
    return code >= 48 && code <= 57 ? 'word' : 'mark'
  }
  return capital.test(word) ? 'name' : letterOrDigit.test(word) ? 'word' : 'mark'
}
