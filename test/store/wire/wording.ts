/**
 * Words to print: each paragraph, summary and picture has one that stands nowhere else.
 */
import { text } from '../../support/prose.ts'

/** How much has been made so far: the next is another. */
interface Made {
  made: number
}

/** A word that nobody has printed before. */
export function mark(world: Made): string {
  let n = ++world.made
  let letters = ''
  for (let i = 0; i < 6; i++, n = Math.floor(n / 26)) letters = String.fromCharCode(97 + (n % 26)) + letters
  return `zq${letters}`
}

const marked = (prose: string, word: string): string => prose.replace('. ', ` ${word}. `)
export const paragraph = (world: Made): string => marked(text(`paragraph ${world.made}`, 1), mark(world))
export const paragraphs = (world: Made, count: number): string[] => Array.from({ length: count }, () => paragraph(world))
/** The same with one word put for another. */
export const edited = (world: Made, prose: string): string => prose.replace(/\bzq[a-z]{6}\b/, mark(world))

/** The same with another last sentence. */
export const retold = (world: Made, prose: string): string => {
  const end = text(`end ${++world.made}`, 1)
    .split('. ')
    .at(-1)!
  return [...edited(world, prose).split('. ').slice(0, -1), end].join('. ')
}

export function words(world: Made, count: number): string {
  const prose = text(`headline ${++world.made}`, 1)
    .replace(/<[^>]*>/g, '')
    .replace(/[.]/g, '')
    .split(' ')
  return prose.slice(0, count).join(' ')
}
