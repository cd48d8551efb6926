/**
 * What a credit says of its picture besides whose it is: handed out, from an archive, made by a machine.
 */
import { patterns } from '#src/languages/index.ts'
import { agencyNamed } from './agency.ts'
import type { Credit } from './credit.ts'
import { opening } from './openings.ts'

export type CreditMark = 'pool' | 'handout' | 'file' | 'illustration' | 'aiGenerated' | 'screenshot' | 'courtesy'

/** Programs that make pictures print their names in every language. */
const pictureMakers = 'midjourney|dall[·.-]?e(?: ?\\d)?|stable diffusion|adobe firefly|firefly|chatgpt|gemini ai|grok'

const sources: readonly (readonly [CreditMark, string])[] = [
  ['pool', patterns('pool')],
  ['courtesy', patterns('courtesies')],
  ['handout', patterns('handouts')],
  ['aiGenerated', `${patterns('aiPictures')}|${pictureMakers}`],
  ['illustration', patterns('symbolPictures')],
  ['file', patterns('filePictures')],
  ['screenshot', patterns('screenshots')],
]

/** What any mark is printed as, as one alternation. */
export const markWords = sources.map(([, words]) => words).join('|')

// Scripts that put no space between words have a word's end anywhere.
const spaceless = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}'
const begins = `(?:(?<![\\p{L}\\p{M}])|(?<=[${spaceless}]))`
const ends = `(?:(?![\\p{L}\\p{M}])|(?=[${spaceless}]))`

const forms = sources.map(([mark, words]) => ({ mark, head: opening(words, ends), whole: opening(words, '$') }))
/** Any of them, before it is asked which. */
const anyHead = opening(markWords, ends)
const anyWhole = opening(markWords, '$')
/** Words of a mark. */
const mostWords = 4
const spacelessTail = new RegExp(`${begins}(?:${markWords})$`, 'iu')
const hasSpaceless = new RegExp(`[${spaceless}]`, 'u')

/** The mark that a field ends with. */
function tailOf(field: string): string | undefined {
  if (hasSpaceless.test(field)) return spacelessTail.exec(field)?.[0]
  let at = field.length
  let found: string | undefined
  for (let words = 0; words < mostWords && at > 0; words++) {
    at = Math.max(field.lastIndexOf(' ', at - 1), field.lastIndexOf('-', at - 1))
    if (anyWhole(field.slice(at + 1)) !== undefined) found = field.slice(at + 1)
  }
  return found
}

const markOf = (words: string): CreditMark | undefined => forms.find(({ whole }) => whole(words) !== undefined)?.mark

const edge = /^[\s:,.;–—-]+|(?<![\s:,;–—-])[\s:,;–—-]+$/gu
/** "By", "of" between a mark and whose the picture is. */
const linkAtHead = new RegExp(`^(?:(?:${patterns('labelLinks')}|${patterns('creditLinks')}|of the|of|with)\\s+)+`, 'iu')
/** Shorter words than these mean something only alone in their field: `HO` is a name, too. */
const shortest = 4

/** Marks at a field's edges, and what is left of the field without them. */
export function takeMarks(field: string, marks: Set<CreditMark>): string {
  let rest = field
  for (let round = 0; round < 3 && rest !== ''; round++) {
    const head = anyHead(rest)
    const words = head ?? tailOf(rest)
    const mark = words === undefined ? undefined : markOf(words)
    if (words === undefined || mark === undefined) break
    const left = (head === undefined ? rest.slice(0, -words.length) : rest.slice(words.length)).replace(edge, '')
    if (left !== '' && words.length < shortest && /^\p{Script=Latin}+$/u.test(words)) break
    // `Mary Still`, `Jan Archiv`: a name is no mark
    if (/^\p{Lu}\p{Ll}+$/u.test(words) && /^\p{Lu}\p{Ll}+$/u.test(left) && !agencyNamed(left)) break
    marks.add(mark)
    rest = head === undefined ? left : left.replace(linkAtHead, '')
  }
  return rest
}

/** Marks anywhere in a label (`写真提供`, `Arkivfoto`). */
export function marksIn(label: string, marks: Set<CreditMark>): void {
  for (let at = 0; at < label.length; at++) {
    if (/[\p{L}\p{M}]/u.test(label[at - 1] ?? '') && !hasSpaceless.test(label[at - 1] ?? '')) continue
    const found = anyHead(label.slice(at))
    const mark = found === undefined ? undefined : markOf(found)
    if (mark) marks.add(mark)
  }
}

/** A credit with its marks. */
export const withMarks = (credit: Credit, marks: ReadonlySet<CreditMark>): Credit => ({
  ...credit,
  ...Object.fromEntries([...marks].map((mark) => [mark, true])),
})
