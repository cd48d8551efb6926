/**
 * What refutes a mark by the shape of what it stands on: a name is a word, and a part that reads like the article's text is the
 * article's text whatever it is called.
 */
import { isInLink } from '../page/placement.ts'
import { keyOf } from '../page/text.ts'
import type { Mark } from './blocks.ts'
import { isCommentHead } from './line-kinds.ts'
import { isFurnitureText } from './phrases.ts'
import { isMarked, isSentence, type Scored } from './prose.ts'

/** What stands under a mark, or under none. */
interface Shape {
  /** Text in whole sentences with next to no links. */
  prose: number
  paragraphs: number
  /** All else but headings. */
  other: number
  headings: number
  /** Lines over what one reader says. */
  heads: number
  /** Lines that only the page's machinery has. */
  machinery: number
  /** The first paragraphs, for what they speak of. */
  texts: string[]
}

const emptyShape = (): Shape => ({ prose: 0, paragraphs: 0, other: 0, headings: 0, heads: 0, machinery: 0, texts: [] })

/** A paragraph of prose has this many letters. */
const paragraphSize = 80
/** More paragraphs say no more of what a text is about. */
const mostTexts = 40

function add(shape: Shape, { block, size, density }: Scored): void {
  if (isCommentHead(block.text)) shape.heads++
  if (isFurnitureText(block.text, density)) shape.machinery++
  if (block.kind === 'heading') {
    if (density > 0.6) shape.other += size
    else shape.headings++
  } else if (size >= paragraphSize && density < 0.3 && isSentence(block.text) && !isInLink(block.element)) {
    shape.prose += size
    shape.paragraphs++
    if (shape.texts.length < mostTexts) shape.texts.push(block.text)
  } else shape.other += size
}

function addAll(to: Shape, from: Shape): void {
  to.prose += from.prose
  to.paragraphs += from.paragraphs
  to.other += from.other
  to.headings += from.headings
  to.heads += from.heads
  to.machinery += from.machinery
  for (const text of from.texts) if (to.texts.length < mostTexts) to.texts.push(text)
}

/** The shape of all that stands under each mark. */
function shapesOf(scored: readonly Scored[], marks: readonly Mark[]): Map<Mark, Shape> {
  const shapes = new Map<Mark, Shape>()
  const shapeOf = (mark: Mark): Shape => {
    const shape = shapes.get(mark) ?? emptyShape()
    shapes.set(mark, shape)
    return shape
  }
  for (const one of scored) if (one.block.mark !== undefined) add(shapeOf(one.block.mark), one)
  // a mark comes after those around it
  for (const mark of marks.toReversed()) if (mark.outer !== undefined && shapes.has(mark)) addAll(shapeOf(mark.outer), shapes.get(mark)!)
  return shapes
}

/** More than half of it is prose, or all of it a heading, and nothing of it is a reader's or the page's. */
const readsLikeText = ({ prose, other, headings, heads, machinery }: Shape): boolean =>
  (prose > other || (headings === 1 && other === 0)) && heads === 0 && machinery === 0

/** Letters of a headline's word that says what it is about. */
const wordSize = 4

/** Words of the headline, none of them small. */
export const topicOf = (headlines: readonly string[]): ReadonlySet<string> =>
  new Set(
    headlines
      .slice(0, 2)
      .flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
      .filter((word) => word.length >= wordSize),
  )

/** How many of the headline's words a text has. */
function agreement(texts: readonly string[], topic: ReadonlySet<string>): number {
  const text = texts.join(' ').toLowerCase()
  let found = 0
  for (const word of topic) if (text.includes(word)) found++
  return found
}

/** Below the same text again (a page's version for printers), prose counts once. */
const distinct = (texts: readonly string[]): number => new Set(texts.map((text) => keyOf(text.slice(0, 80)))).size

/** A part without the headline must be so much longer than the rest where nothing says what the page is about. */
const muchLonger = 3
/** Prose that a page's text has at least. */
const leastText = 500
/** Marks that no shape refutes: they say what the part is, and what readers say is prose, too. */
export const neverText =
  /comment|respond|repl(?:y|ies)|disqus|cookie|consent|gdpr|onetrust|didomi|usercentrics|(?:^|\W)(?:footer|form|dialog|hidden|figure|figcaption)$/i

/**
 * Takes back marks by the shape of what they hold: those that say little where it reads like the text, and any that holds the text
 * of the page, which is more than stands under no mark and speaks of what the headline says.
 */
export function refuteMarks(scored: readonly Scored[], marks: readonly Mark[], topic: ReadonlySet<string>): void {
  if (marks.length === 0) return
  const free = emptyShape()
  for (const one of scored) if (isMarked(one.block) === undefined) add(free, one)
  const shapes = shapesOf(scored, marks)
  for (const [mark, shape] of shapes) if (mark.strength === 'slight' && readsLikeText(shape)) mark.cancelled = true
  const about = agreement(free.texts, topic)
  for (const [mark, shape] of shapes) {
    if (mark.cancelled || mark.strength === 'sure' || mark.strength === 'article' || neverText.test(mark.reason)) continue
    if (shape.prose < leastText || shape.paragraphs < 3 || shape.prose < shape.other || shape.heads > 1) continue
    const larger =
      topic.size === 0 ? shape.prose > muchLonger * free.prose : shape.prose > free.prose && agreement(shape.texts, topic) > about
    if (larger && distinct(shape.texts) > shape.texts.length / 2) mark.cancelled = true
  }
}
