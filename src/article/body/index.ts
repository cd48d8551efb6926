/**
 * Which of a page's blocks are the article: the container that holds most of the prose, then what stands in it without being
 * furniture, then the lead above it.
 */

import { patterns } from '#src/languages/index.ts'
import { isInLink } from '../page/placement.ts'
import { keyOf } from '../page/text.ts'
import type { Element } from '../page/tree.ts'
import type { Block, Embedded, Mark } from './blocks.ts'
import { dropCaptions, isInParagraphs, pictureBoxes } from './captions.ts'
import { findContainer } from './container.ts'
import { cancelMarks, lightenComments } from './doubt.ts'
import { findHeadline } from './headline-block.ts'
import { findLeads } from './leads.ts'
import { isCommentsHeading } from './line-kinds.ts'
import { dropPhotoLines } from './photo-lines.ts'
import { isFurnitureText } from './phrases.ts'
import { isMarked, type Scored, score, within } from './prose.ts'
import { refuteMarks, topicOf } from './refute.ts'
import { dropComments, dropEntryHeads, dropHeadingsOverLinks, dropLabels } from './repeats.ts'
import * as trim from './trim.ts'

/** What the metadata knows that helps to find the text. */
export interface BodyHints {
  headlines: readonly string[]
  description: string | undefined
  authors: readonly string[]
  /** schema.org `articleBody`, where the page has one. */
  articleBody: string | undefined
  /** A site rule's container. */
  container: ReadonlySet<Element> | undefined
  /** Parts that are left out, to measure what each adds. */
  without?: ReadonlySet<BodyPart>
}

/** What finds the body, part by part; `bench/articles.ts --ablations` measures each. */
export const bodyParts = [
  'doubt',
  'shape',
  'second thoughts',
  'articleBody',
  'other branches',
  'other articles',
  'phrases',
  'teasers',
  'above the headline',
  'shapes',
  'labels',
  'comments',
  'trailing labels',
  'repeats',
  'captions',
  'related',
  'link lists',
  'biographies',
  'entry heads',
  'headings over links',
  'leads',
] as const
export type BodyPart = (typeof bodyParts)[number]

export interface Body {
  blocks: Block[]
  /** The line or lines under the headline, which `blocks` begins with. */
  leads: Block[]
  headline: Block | undefined
  root: Element | undefined
  /** For tests and for people: why a block is not in it. */
  why: Map<Block, string>
}

export function findBody(blocks: readonly Block[], marks: readonly Mark[], images: readonly Embedded[], hints: BodyHints): Body {
  let best = findOnce(blocks, marks, images, hints)
  // next to nothing is left: the marks were wrong about the page
  for (const strengths of [['likely', 'slight', 'article'], ['foreign']]) {
    const size = sizeOfAll(best)
    if (size >= 200 || hints.without?.has('second thoughts')) break
    for (const mark of marks) if (strengths.includes(mark.strength) && !/^(?:footer|role=)/.test(mark.reason)) mark.cancelled = true
    const again = findOnce(blocks, marks, images, hints, true)
    if (sizeOfAll(again) > 2 * size + 100) best = again
  }
  return best
}

const sizeOfAll = (body: Body): number => body.blocks.reduce((sum, block) => sum + block.text.length, 0)

function findOnce(blocks: readonly Block[], marks: readonly Mark[], images: readonly Embedded[], hints: BodyHints, decided = false): Body {
  const why = new Map<Block, string>()
  const uses = (part: BodyPart): boolean => !hints.without?.has(part)
  const bodyKey = hints.articleBody === undefined || !uses('articleBody') ? '' : keyOf(hints.articleBody)
  const headlineKeys = new Set(hints.headlines.map(keyOf))
  const headline = findHeadline(blocks, headlineKeys)
  const scored = blocks.map((block) => score(block, bodyKey, headline))
  if (uses('comments')) lightenComments(scored)
  if (!decided && uses('doubt')) cancelMarks(scored, marks, headline)
  if (!decided && uses('shape')) refuteMarks(scored, marks, topicOf(hints.headlines))
  if (!uses('other articles')) for (const mark of marks) if (mark.strength === 'article') mark.cancelled = true
  const free = scored.filter(({ block }) => isMarked(block) === undefined)
  const root = hints.container === undefined ? findContainer(free, headline, uses('other branches')) : [...hints.container][0]
  if (root === undefined) return { blocks: [], leads: [], headline, root, why }
  const authorKeys = new Set(hints.authors.map(keyOf))

  let inside: Scored[] = []
  for (const one of scored) {
    const { block } = one
    if (
      !within(block.element, root) &&
      !(hints.container !== undefined && [...hints.container].some((element) => within(block.element, element)))
    )
      continue
    const mark = isMarked(block)
    if (mark !== undefined) why.set(block, `marked: ${mark.reason}`)
    else {
      const reason = reject(one, headlineKeys, authorKeys, uses('phrases'))
      if (reason !== undefined) why.set(block, reason)
      else inside.push(one)
    }
  }
  if (uses('teasers')) trim.dropTeasers(scored, inside, root, why)
  if (uses('above the headline')) inside = trim.dropBeforeHeadline(inside, headline, why)
  if (uses('comments')) dropComments(inside, why)
  if (uses('shapes')) trim.dropByShape(inside, why)
  if (uses('labels')) dropLabels(inside, why)
  if (uses('repeats')) trim.dropRepeats(inside, why)
  const boxes = uses('captions') ? pictureBoxes(images) : new Set<Element>()
  if (uses('captions')) dropPhotoLines(inside, images, why)
  dropCaptions(inside, boxes, why)
  if (uses('related')) trim.dropRelated(inside, why)
  if (uses('link lists')) trim.dropLinkLists(inside, why)
  if (uses('biographies')) trim.dropBiographies(inside, hints.authors, why)
  if (uses('entry heads')) dropEntryHeads(inside, why)
  if (uses('headings over links')) dropHeadingsOverLinks(scored, inside, why)
  if (uses('link lists')) trim.dropStoryList(inside, why)
  if (uses('trailing labels')) trim.dropTrailingLabels(inside, why)
  trim.dropHeadingsOverNothing(inside, why)
  const first = inside[0]?.block.order ?? 0
  const leads = uses('leads')
    ? findLeads(scored, headline, first, hints.description, isInParagraphs(inside) ? boxes : undefined, headlineKeys, why)
    : []
  return { blocks: [...leads, ...inside.map(({ block }) => block)], leads, headline, root, why }
}

const byWord = new RegExp(`^(?:${patterns('by')})`)

function reject(
  { block, size, density }: Scored,
  headlineKeys: ReadonlySet<string>,
  authorKeys: ReadonlySet<string>,
  phrases: boolean,
): string | undefined {
  const { kind, text } = block
  if (kind === 'heading' && block.level === 1) return 'headline'
  const key = size < 400 ? keyOf(text) : ''
  if (size < 400 && headlineKeys.has(key)) return 'headline again'
  if (size < 120 && authorKeys.has(key.replace(byWord, ''))) return 'author'
  if (key === '' && size < 400) return 'no words'
  // kept so far to show where the readers begin
  if (isCommentsHeading(text)) return undefined
  if (phrases && isFurnitureText(text, density)) return 'furniture phrase'
  if (density > 0.9 && (kind === 'heading' || isInLink(block.element))) return trim.allLink.title
  if (density > 0.9 && size < 300 && !/[.!?…。！？»"”]$/.test(text)) return trim.allLink.line
  return undefined
}
