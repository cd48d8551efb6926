/**
 * Names in scripts without capitals that have spaces (Arabic, Hebrew): told by the office before them, by a verb of saying, or by having
 * been told once.
 */
import { words } from '#src/languages/index.ts'
import type { Speech } from './speech.ts'
import type { Token } from './tokens.ts'

/** Words of a name that belong to the next: `عبد الرحمن`, `أبو مازن`, `בן גוריון`. */
const bound = new Set(words('boundNames'))

/** Marks the words of names in `list` as names. `known` has the surnames of names found so far, and takes those that are found. */
export function markNames(list: Token[], speech: Speech, known: Set<string>): void {
  const { definite = '\0' } = speech
  const isWord = (at: number) => list[at]?.kind === 'word' && !/^\p{N}/u.test(list[at]?.text ?? '')
  const small = (at: number) => speech.small.has(list[at]?.low ?? '') || speech.says(list[at]?.low ?? '')
  const name = (from: number): number => {
    let at = from
    let parts = 0
    while (parts < 2 && isWord(at) && !small(at) && !speech.isOffice(list[at]!.low, false)) {
      if (bound.has(list[at]!.low) && isWord(at + 1)) at++
      at++
      parts++
    }
    // two given names before a surname: a third word with the article
    if (parts === 2 && isWord(at) && !small(at) && list[at]!.low.startsWith('ال') && !list[at - 1]!.low.startsWith('ال')) at++
    if (parts < 2) return from
    return at
  }
  const take = (from: number, to: number) => {
    for (let at = from; at < to; at++) list[at]!.kind = 'name'
    known.add(list[to - 1]!.low)
  }
  for (let at = 0; at < list.length; at++) {
    const token = list[at]!
    if (token.kind !== 'word') continue
    if (speech.isOffice(token.low, false)) {
      let from = at + 1
      while (isWord(from) && speech.isOffice(list[from]!.low, false)) from++
      // `الخبيرة الاقتصادية ليلى منصور`: an adjective agrees with the office
      while (
        token.low.startsWith(definite) &&
        isWord(from + 1) &&
        list[from]!.low.startsWith(definite) &&
        /(?:ية|ي)$/u.test(list[from]!.low)
      )
        from++
      if (!token.low.startsWith(definite) || from > at + 1) {
        // `وزير الطاقة`, `ראש העיר`: what an office is of
        const first = from
        while (isWord(from) && from - first < 3 && !list[from]!.low.startsWith(definite) && !small(from)) from++
        if (!isWord(from) || !list[from]!.low.startsWith(definite)) from = first
        while (isWord(from) && from - first < 5 && list[from]!.low.startsWith(definite)) from++
      }
      const to = name(from)
      if (to > from) {
        take(from, to)
        at = to - 1
      }
    } else if (speech.says(token.low) && isWord(at + 1) && !list[at + 1]!.low.startsWith(definite)) {
      const to = name(at + 1)
      if (to > at + 1) {
        take(at + 1, to)
        at = to - 1
      }
    } else if (known.has(token.low) && token.low.length > 2) token.kind = 'name'
  }
}

/** Languages whose names are found this way. */
export const isCaseless = ({ definite }: Speech): boolean => definite !== undefined
