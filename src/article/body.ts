/**
 * Which of a page's blocks are the article: the container that holds most of the prose, then what stands in it without being
 * furniture, then the lead above it.
 */
import { agencyInText } from '#src/credits/agency.ts'
import type { Block, Embedded, Mark } from './blocks.ts'
import { isAge, isByline, isCommentHead, isCommentsHeading, isCounter, isDateLine } from './line-kinds.ts'
import { isFurnitureText, isRelatedHeading } from './phrases.ts'
import { keyOf } from './text.ts'
import type { Element } from './tree.ts'

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
  'second thoughts',
  'articleBody',
  'other articles',
  'phrases',
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

/** Ideographs and syllables say about as much as 2.5 letters. */
const dense = /[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/g
function sizeOf(text: string): number {
  // ideographs stand alone in nearly all of a text or in none of it: its beginning tells
  const sample = text.length > 200 ? text.slice(0, 200) : text
  return text.length * (1 + (1.5 * (sample.match(dense)?.length ?? 0)) / sample.length)
}

interface Scored {
  block: Block
  size: number
  density: number
  prose: number
  aligned: boolean
}

/** The same block's part of the body seen from its text alone: long, few links. */
function score(block: Block, bodyKey: string, headline: Block | undefined): Scored {
  const size = sizeOf(block.text)
  const density = block.linked / block.text.length
  const aligned = bodyKey !== '' && size >= 40 && bodyKey.includes(keyOf(block.text.slice(0, 160)).slice(0, 80))
  let prose = 0
  if (block.kind !== 'heading' && density < 0.5 && size >= 30) {
    prose = size * (1 - density)
    if (block.kind === 'item' || block.kind === 'cell') prose *= 0.5
    if (size < 80) prose *= 0.5
    if (block.inBody) prose *= 2
    if (aligned) prose *= 3
    else if (headline !== undefined && block.order < headline.order) prose *= 0.3
  }
  return { block, size, density, prose, aligned }
}

export function isMarked(block: Block): Mark | undefined {
  for (let mark = block.mark; mark !== undefined; mark = mark.outer) if (!mark.cancelled) return mark
  return undefined
}

/** Takes back marks on elements that must hold the article itself: its headline, its known text, or most of the prose. */
function cancelMarks(scored: readonly Scored[], marks: readonly Mark[], headline: Block | undefined): void {
  let total = 0
  let aligned = 0
  const alignedIn = new Map<Mark, number>()
  for (const { block, prose, aligned: is } of scored) {
    total += prose
    if (is) aligned += prose
    for (let mark = block.mark; mark !== undefined; mark = mark.outer) {
      mark.prose += prose
      if (is) alignedIn.set(mark, (alignedIn.get(mark) ?? 0) + prose)
    }
  }
  const around = new Set<Mark>()
  for (let mark = headline?.mark; mark !== undefined; mark = mark.outer) around.add(mark)
  const hasOwnArticle = [...around].some((mark) => mark.strength === 'article')
  let articles = 0
  for (const { block, prose } of scored)
    for (let mark = block.mark; mark !== undefined; mark = mark.outer) {
      if (mark.strength === 'article') {
        articles += prose
        break
      }
    }
  for (const mark of marks) {
    if (mark.strength === 'sure') continue
    if (around.has(mark) && mark.prose > 0.2 * total) mark.cancelled = true
    else if (aligned > 0 && (alignedIn.get(mark) ?? 0) > 0.3 * aligned) mark.cancelled = true
    else if (mark.strength === 'likely') mark.cancelled = mark.prose > 0.5 * total
    else if (mark.strength === 'article')
      mark.cancelled = around.has(mark) || (!hasOwnArticle && (mark.prose > 0.3 * total || articles > 0.6 * total))
  }
}

/** The lowest element that holds nearly all prose of the best branch at each step down. */
function findRoot(scored: readonly Scored[]): Element | undefined {
  const sums = new Map<Element, number>()
  const best = new Map<Element, Element>()
  let top: Element | undefined
  for (const { block, prose } of scored) {
    if (prose === 0) continue
    let below: Element | undefined
    for (let at: Element | undefined = block.element; at !== undefined; at = at.parent) {
      const sum = (sums.get(at) ?? 0) + prose
      sums.set(at, sum)
      if (below !== undefined) {
        const leader = best.get(at)
        if (leader === undefined || sums.get(leader)! <= sums.get(below)!) best.set(at, below)
      }
      below = at
      top = at
    }
  }
  let root = top
  while (root !== undefined) {
    const next = best.get(root)
    if (next === undefined || sums.get(next)! < 0.8 * sums.get(root)!) break
    // one long paragraph is not the container
    if (next.tag === 'p' || next.tag === 'li' || next.tag === 'td') break
    root = next
  }
  return root
}

const within = (element: Element, root: Element): boolean => {
  for (let at: Element | undefined = element; at !== undefined; at = at.parent) if (at === root) return true
  return false
}

export function findBody(blocks: readonly Block[], marks: readonly Mark[], images: readonly Embedded[], hints: BodyHints): Body {
  let best = findOnce(blocks, marks, images, hints)
  // next to nothing is left: the marks were wrong about the page
  for (const strengths of [['likely', 'article'], ['foreign']]) {
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
  if (!decided && uses('doubt')) cancelMarks(scored, marks, headline)
  if (!uses('other articles')) for (const mark of marks) if (mark.strength === 'article') mark.cancelled = true
  const free = scored.filter(({ block }) => isMarked(block) === undefined)
  const root = hints.container === undefined ? findRoot(free) : [...hints.container][0]
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
  if (uses('above the headline')) inside = dropBeforeHeadline(inside, headline, why)
  if (uses('comments')) dropComments(inside, why)
  if (uses('shapes')) dropByShape(inside, why)
  if (uses('labels')) dropLabels(inside, why)
  if (uses('repeats')) dropRepeats(inside, why)
  if (uses('captions')) dropCaptions(inside, images, why)
  if (uses('related')) dropRelated(inside, why)
  if (uses('link lists')) dropLinkLists(inside, why)
  if (uses('biographies')) dropBiographies(inside, hints.authors, why)
  if (uses('trailing labels')) dropTrailingLabels(inside, why)
  dropHeadingsOverNothing(inside, why)
  const first = inside[0]?.block.order ?? 0
  const leads = uses('leads') ? findLeads(scored, headline, first, hints, headlineKeys, why) : []
  return { blocks: [...leads, ...inside.map(({ block }) => block)], leads, headline, root, why }
}

/** What stands above the headline is the page's, unless most of the text does (a headline repeated below). */
function dropBeforeHeadline(inside: Scored[], headline: Block | undefined, why: Map<Block, string>): Scored[] {
  if (headline === undefined) return inside
  const before = inside.filter(({ block }) => block.order < headline.order)
  const sum = (list: readonly Scored[]): number => list.reduce((total, { size }) => total + size, 0)
  if (sum(before) * 2 > sum(inside)) return inside
  for (const { block } of before) why.set(block, 'above the headline')
  return inside.slice(before.length)
}

const isSentence = (text: string): boolean => /[.!?…。！？؟।»"”’'):]\s*$/.test(text)

/** The headline as it stands in the page: a heading (or at least a block) that says what the metadata says, else the first <h1>. */
function findHeadline(blocks: readonly Block[], keys: ReadonlySet<string>): Block | undefined {
  const lengths = [...keys].map((key) => key.length)
  const [shortest, longest] = [Math.min(...lengths), Math.max(0, ...lengths)]
  const own = blocks.filter(
    (block) => block.text.length < Math.min(600, 2 * longest + 60) && block.linked < 0.5 * block.text.length && !isForeign(block),
  )
  const named = own.filter((block) => block.text.length >= shortest && keys.has(keyOf(block.text)))
  return (
    named.find((block) => block.level === 1) ??
    named.find((block) => block.kind === 'heading') ??
    own.find((block) => block.level === 1) ??
    named[0]
  )
}

function isForeign(block: Block): boolean {
  for (let mark = block.mark; mark !== undefined; mark = mark.outer)
    if (mark.strength === 'foreign' || mark.strength === 'sure') return true
  return false
}

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
  if (size < 120 && authorKeys.has(key.replace(/^(by|von|por|par|di|av|od)/, ''))) return 'author'
  if (key === '' && size < 400) return 'no words'
  // kept so far to show where the readers begin
  if (isCommentsHeading(text)) return undefined
  if (phrases && isFurnitureText(text, density)) return 'furniture phrase'
  if (density > 0.9 && (kind === 'heading' || isInLink(block.element))) return 'a link to elsewhere'
  if (density > 0.9 && size < 300 && !/[.!?…。！？»"”]$/.test(text)) return 'links only'
  return undefined
}

/** The block stands in a link, and not the link in the block: a teaser. */
function isInLink(element: Element): boolean {
  for (let at: Element | undefined = element; at !== undefined; at = at.parent) if (at.tag === 'a') return true
  return false
}

/** Lines of the page by their shape; dates and names only around the text, where a text's own would not stand. */
function dropByShape(inside: Scored[], why: Map<Block, string>): void {
  const last = inside.length - 3
  let at = -1
  filterInPlace(inside, ({ block }) => {
    at++
    const { text, kind } = block
    if (text.length > 80 || kind === 'quote' || isCell(block)) return true
    const around = at < 4 || at >= last
    if (!isAge(text) && !isCounter(text) && !(around && (isDateLine(text) || isByline(text)))) return true
    why.set(block, 'a line of the page by its shape')
    return false
  })
}

/** A table's own cell, not prose in a table that lays out the page. */
const isCell = ({ element: { tag } }: Block): boolean => tag === 'td' || tag === 'th'

/** Short lines that come more than once are the page's: "Article content", "More stories like this one". */
function dropLabels(inside: Scored[], why: Map<Block, string>): void {
  const counts = new Map<string, number>()
  const isLabel = ({ block, size }: Scored): boolean =>
    size < 60 && (block.kind === 'paragraph' || block.kind === 'heading') && !isSentence(block.text)
  for (const one of inside) if (isLabel(one)) counts.set(one.block.text, (counts.get(one.block.text) ?? 0) + 1)
  filterInPlace(inside, (one) => {
    if (!isLabel(one) || (counts.get(one.block.text) ?? 0) < 2) return true
    why.set(one.block, 'a label')
    return false
  })
}

/** What readers say begins with its heading, below the text. */
function dropComments(inside: Scored[], why: Map<Block, string>): void {
  const total = inside.reduce((sum, { prose }) => sum + prose, 0)
  let before = 0
  const from = inside.findIndex(({ block, prose }) => {
    before += prose
    return before > 0.2 * total && before > 250 && isCommentsHeading(block.text)
  })
  dropFrom(inside, from, 'comments', why)
  // without a heading: lines that say who wrote when, more than one of them
  const heads = inside.flatMap(({ block }, at) => (isCommentHead(block.text) ? [at] : []))
  if (heads.length > 1 && heads[0]! > 0) dropFrom(inside, heads[0]!, 'comments', why)
  filterInPlace(inside, ({ block }) => {
    if (!isCommentsHeading(block.text)) return true
    why.set(block, 'comments')
    return false
  })
}

/** Lines without an end that follow the last sentence: labels of what came below. An agency's name there is its credit, and stays. */
function dropTrailingLabels(inside: Scored[], why: Map<Block, string>): void {
  let end = inside.length
  while (end > 0) {
    const { block, size } = inside[end - 1]!
    const short = size < 50 && (block.kind === 'paragraph' || block.kind === 'heading') && !isSentence(block.text)
    if (!short || agencyInText(block.text) !== undefined) break
    end--
  }
  const last = inside[end - 1]
  if (end < 3 || end === inside.length || last === undefined || last.size < 80 || !isSentence(last.block.text)) return
  dropFrom(inside, end, 'a label at the end', why)
}

function dropFrom(inside: Scored[], from: number, reason: string, why: Map<Block, string>): void {
  if (from === -1) return
  for (const { block } of inside.splice(from)) why.set(block, reason)
}
/** Texts that a page carries twice (for print, for small screens, for reading aloud, the whole in one piece) count once. */
function dropRepeats(inside: Scored[], why: Map<Block, string>): void {
  const openings = inside
    .filter(({ size }) => size > 100)
    .slice(0, 200)
    .map(({ block }) => block.text.slice(0, 60))
  if (openings.length > 4) {
    filterInPlace(inside, ({ block }) => {
      if (block.text.length < 1500 || openings.filter((opening) => block.text.includes(opening)).length < 0.5 * openings.length) return true
      why.set(block, 'the whole again')
      return false
    })
  }
  const seen = new Set<string>()
  filterInPlace(inside, ({ block, size }) => {
    if (size < 60) return true
    const key = keyOf(block.text)
    if (!seen.has(key)) {
      seen.add(key)
      return true
    }
    why.set(block, 'repeated')
    return false
  })
}

/** Short text that shares a small box with a picture and nothing else is its caption, whatever the box is called. */
function dropCaptions(inside: Scored[], images: readonly Embedded[], why: Map<Block, string>): void {
  const pictured = new Set<Element>()
  for (const { element } of images) {
    if (element.tag !== 'img' && element.tag !== 'amp-img') continue
    let at = element.parent
    for (let i = 0; i < 6 && at !== undefined; i++, at = at.parent) pictured.add(at)
  }
  const under = new Map<Element, { count: number; size: number }>()
  for (const { block, size } of inside) {
    let at: Element | undefined = block.element
    for (let i = 0; i < 5 && at !== undefined; i++, at = at.parent) {
      const sum = under.get(at) ?? { count: 0, size: 0 }
      sum.count++
      sum.size += size
      under.set(at, sum)
    }
  }
  filterInPlace(inside, ({ block, size }) => {
    if (size > (isSentence(block.text) ? 110 : 200) || block.kind !== 'paragraph') return true
    let at = block.element.tag === 'p' ? block.element.parent : block.element
    for (let i = 0; i < 4 && at !== undefined; i++, at = at.parent) {
      const sum = under.get(at)
      if (sum === undefined || sum.count > 3 || sum.size > 400) return true
      if (pictured.has(at)) {
        why.set(block, 'caption')
        return false
      }
    }
    return true
  })
}

/** "Jane Doe is a reporter in Skopje" at the end. */
function dropBiographies(inside: Scored[], authors: readonly string[], why: Map<Block, string>): void {
  const names = authors.filter((name) => name.includes(' '))
  const from = inside.length - 4
  let at = 0
  filterInPlace(inside, ({ block, size }) => {
    if (at++ < from || at < 4 || size > 600 || !names.some((name) => block.text.slice(0, 60 + name.length).includes(name))) return true
    why.set(block, 'biography')
    return false
  })
}

/** What follows "Read also" and the like: link blocks up to the next prose. */
function dropRelated(inside: Scored[], why: Map<Block, string>): void {
  let related = false
  filterInPlace(inside, (one) => {
    if (isRelatedHeading(one.block.text)) {
      related = true
      why.set(one.block, 'related heading')
      return false
    }
    if (related && (one.density > 0.6 || (one.block.kind === 'heading' && one.density > 0.3))) {
      why.set(one.block, 'under related heading')
      return false
    }
    related = false
    return true
  })
}

/** Lists whose items are all links are navigation. */
function dropLinkLists(inside: Scored[], why: Map<Block, string>): void {
  const lists = new Map<Element, { size: number; linked: number; prose: boolean }>()
  for (const { block, size, density } of inside) {
    if (block.list === undefined) continue
    const list = lists.get(block.list) ?? { size: 0, linked: 0, prose: false }
    list.size += size
    list.linked += size * density
    lists.set(block.list, list)
  }
  filterInPlace(inside, (one) => {
    const list = one.block.list === undefined ? undefined : lists.get(one.block.list)
    if (list === undefined || list.linked < 0.6 * list.size) return true
    why.set(one.block, 'list of links')
    return false
  })
}

function dropHeadingsOverNothing(inside: Scored[], why: Map<Block, string>): void {
  while (inside.length > 0 && inside.at(-1)!.block.kind === 'heading') why.set(inside.pop()!.block, 'heading over nothing')
}

/** Prose between the headline and the text: what says of itself that it is the lead, what the page's description repeats, or simply a sentence in the open. */
function findLeads(
  scored: readonly Scored[],
  headline: Block | undefined,
  first: number,
  hints: BodyHints,
  headlineKeys: ReadonlySet<string>,
  why: Map<Block, string>,
): Block[] {
  const own = ownArticle(scored, first)
  if (headline === undefined && own === undefined) return []
  const descriptionKey = keyOf(hints.description ?? '')
  const leads: Block[] = []
  for (const { block, size, density } of scored) {
    if (block.order <= (headline?.order ?? -1) || block.order >= first || density > 0.5 || size < 30) continue
    if (headline === undefined && !within(block.element, own!)) continue
    const key = keyOf(block.text)
    if (headlineKeys.has(key) || leads.some((lead) => keyOf(lead.text) === key) || isFurnitureText(block.text, density)) continue
    const described =
      descriptionKey.length > 20 && (key === descriptionKey || (key.length > 40 && descriptionKey.startsWith(key.slice(0, 40))))
    const mark = isMarked(block)
    if (mark !== undefined && !(described && mark.strength !== 'sure')) continue
    const open = size >= 60 && density < 0.3 && isSentence(block.text)
    if (!described && block.lead === undefined && !open) continue
    leads.push(block)
    why.delete(block)
  }
  return leads
}

/** The <article> around the first block of the text. */
function ownArticle(scored: readonly Scored[], first: number): Element | undefined {
  for (let at = scored[first]?.block.element; at !== undefined; at = at.parent) if (at.tag === 'article') return at
  return undefined
}

function filterInPlace<T>(list: T[], keep: (item: T) => boolean): void {
  let length = 0
  for (const item of list) if (keep(item)) list[length++] = item
  list.length = length
}
