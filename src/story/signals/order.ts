/**
 * Orders in everyday words: `Anular: …`, `Zurückziehen – …`, `à supprimer : …`. They rule only a story that is there under the headline that follows
 * them: by themselves they may begin any headline.
 */

import { patterns as wordsOf } from '#src/languages/index.ts'
import type { Signal } from '#src/wire/document.ts'
import { lowerInPlace, orders } from './markers.ts'

export interface Order {
  signal: Extract<Signal, 'kill' | 'withhold' | 'restore'>
  /** What follows the word, or stands before it in the end; empty where there is nothing else. */
  headline: string
}

/** Letters of scripts that set words apart. */
const letter = '[[\\p{L}\\p{M}\\p{N}]--[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]]'
const patterns = () =>
  orders.map(({ signal, words }) => ({
    signal: signal as Order['signal'],
    said: new RegExp(`(?<!${letter})(?:${words})(?!${letter})`, 'v'),
  }))
let made: ReturnType<typeof patterns> | undefined

/** What closes a segment: a colon, a dash between blanks, a bracket. */
const mark = /\s?[:：](?!\d)|\s[–—-]{1,3}(?=\s)|\s?[)\]】）］〕＞]|\s[([（【［〔＜]|[（【［〔＜]/gu
const longestSegment = 60
const mostWords = 8

/** Is there an order in a segment that is short enough to be one? */
function orderInSegment(segment: string): Order['signal'] | undefined {
  const text = segment.trim()
  if (text.length > longestSegment || (text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0) > mostWords) return undefined
  return orderIn(text)
}

/** What words order, if they do. Linear in their length, and read up to 400 characters. */
export function orderIn(words: string): Order['signal'] | undefined {
  const lower = lowerInPlace(words.slice(0, 400))
  made ??= patterns()
  return made.find(({ said }) => said.test(lower))?.signal
}

let wholes: { signal: Order['signal']; said: RegExp }[] | undefined
const mostWordsOfWhole = 3

/** What a sentence orders that is nothing else: `Återkallas`, `Dépêche annulée`. */
export function orderAlone(sentence: string): Order['signal'] | undefined {
  const words = lowerInPlace(sentence.trim().slice(0, longestSegment))
  if ((words.match(/[\p{L}\p{M}]+/gu)?.length ?? 0) > mostWordsOfWhole) return undefined
  wholes ??= orders.map(({ signal, words: one }) => ({ signal: signal as Order['signal'], said: new RegExp(`^(?:${one})$`, 'v') }))
  return wholes.find(({ said }) => said.test(words))?.signal
}

/** `Eds: kill …`, `Note to editors: please withdraw …`: what editors are called to do, of the headline behind it. */
const called = new RegExp(`^[^\\p{L}\\p{N}]{0,8}(?:${wordsOf('noteHeads')})(?!\\p{L})\\s?[:,–—-]\\s{0,3}((?:\\p{L}{3,15}\\s){1,3})`, 'iu')

/** The order of a call to editors: the shortest of its first words that are one. */
function orderCalled(text: string): Order | undefined {
  const found = called.exec(text)
  if (!found) return undefined
  const words = found[1]!.trim().split(/\s/u)
  for (let many = 1; many <= words.length; many++) {
    const said = words.slice(0, many).join(' ')
    const signal = orderIn(said)
    const headline = text.slice(found[0].length - found[1]!.length + said.length).trim()
    if (signal && /\p{L}/u.test(headline)) return { signal, headline }
  }
  return undefined
}

/** Read the order that a line gives, if its words are one: a segment of its own at its beginning or end, or all of it. */
export function readOrder(line: string): Order | undefined {
  const text = line.trim().slice(0, 300)
  const asked = orderCalled(text)
  if (asked) return asked
  const marks = [...text.matchAll(mark)].slice(0, 8)
  for (const { index, 0: closing } of marks) {
    const signal = orderInSegment(text.slice(0, index))
    const headline = text.slice(index + closing.length).replace(/^[\s:–—-]{1,6}/u, '')
    if (signal && /\p{L}/u.test(headline)) return { signal, headline }
  }
  const last = marks.findLast(({ index, 0: closing }) => /\p{L}/u.test(text.slice(index + closing.length)))
  const atEnd = last && orderInSegment(text.slice(last.index + last[0].length))
  if (last && atEnd) return { signal: atEnd, headline: text.slice(0, last.index).trim() }
  // `PLEASE DISREGARD Potter sues city`
  const capitals = /^[^\p{L}\p{N}]{0,8}((?:\p{Lu}{3,15}[\s:!-]{1,3}){1,3})(?=["“«]?\p{Lu}?\p{Ll})/u.exec(text)?.[1]
  const shouted = capitals === undefined ? undefined : orderIn(capitals)
  if (capitals && shouted) return { signal: shouted, headline: text.slice(text.indexOf(capitals) + capitals.length).trim() }
  const whole = orderInSegment(text)
  return whole && { signal: whole, headline: '' }
}
