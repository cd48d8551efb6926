/**
 * Furniture that only its words give away: "Read also", "Sign up for our newsletter", a share label, a photo credit, in many
 * languages. The two questions that are asked of their phrases.
 */
import { agencies } from '#src/agencies/index.ts'
import { lines, patterns, phrases, words } from '#src/languages/index.ts'

/** A word ends here; \b knows only ASCII letters. */
const end = '(?![\\p{L}\\p{N}])'
const line = (source: string): RegExp => new RegExp(source.replaceAll('¶', end), 'iu')

/** Names of agencies that are longer than an acronym. */
const agencyNames = agencies
  .map(({ name }) => name.toLowerCase())
  .filter((name) => /^\p{L}{6,}$/u.test(name))
  .join('|')

/** Whole lines of pages' machinery, and openings that only machinery has. `¶` stands for the end of a word. */
const machinery: readonly RegExp[] = [
  line(`^(?:${patterns('advertising')})[.:…]*$`),
  line(
    `^(?:${patterns('buttons')}|tweet|e-mail|facebook|twitter|whatsapp|linkedin|telegram|pinterest|reddit|pdf|live|liveblog|video|audio|newsletter|podcast)[.:]?$`,
  ),
  line(
    `^(?:${patterns('follow')})¶.{0,160}(?:facebook|twitter|instagram|telegram|whatsapp|google|newsletter|youtube|viber|${patterns('networks')})¶`,
  ),
  line(`^(?:${patterns('signUp')})¶.{0,160}(?:${patterns('newsletters')})`),
  // credits of pictures and of the desk
  // a photographer may be an item of a list
  line(`^(?!photographer)(?:${patterns('captionLabels')}|${patterns('creditLabels')})\\s?[:©/].{0,160}$`),
  line(`^(?:${patterns('sourceLabels')})\\s?[:：].{0,60}$`),
  line(`^(?:${patterns('withAgency')}) (?:\\p{Lu}{2,5}|${agencyNames})(?:[/, ]{1,3}\\p{L}{2,8}){0,3}\\.?$`),
  line(`^(?:©|\\(c\\)|copyright|${patterns('rights')})`),
  // dates and reading times
  // "Update to version 2" is a heading, too
  line(`^(?!update¶)(?:${patterns('dateChanged')}|${patterns('datePublished')})¶[^.!?]{0,20}\\d[^!?]{0,70}$`),
  line(
    '^(?:\\d{1,2}[./-] ?\\d{1,2}[./-] ?\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|\\d{4}年\\d{1,2}月\\d{1,2}日)[^.!?]{0,40}(?:\\d\\d)?[^.!?]{0,20}(?:min\\.)?$',
  ),
  line(
    `^(?:\\d{1,2}:\\d{2}(?::\\d{2})?|\\d+ ?(?:min|${patterns('minutes')})\\.?(?: (?:${patterns('toRead')}))?|(?:${patterns('readingTime')}).{0,20})$`,
  ),
  line('^(?:\\d+\\s?/\\s?\\d+|[<>«»‹›→←↑↓•·|–—*+_=#\\s-]+)$'),
  line(`^(?:${lines('machineOpenings').join('|')})`),
  line(lines('machinePhrases').join('|')),
]
/** A row of buttons whose labels ran together. */
const buttons = line(
  `^(?:(?:${words('buttonWords').join('|')}|facebook|twitter|x|e?-?mail|whatsapp|telegram|pinterest|linkedin|reddit|messenger|threads|bluesky|flipboard|pocket|viber|vk)(?:[\\s,|·•/:]+|$)){3,}$`,
)
const channels = patterns('channelWords')
/** Words that make a short line with a link an offer. */
const offer = line(`newsletter|whatsapp[- ](?:${channels})|(?:${patterns('ourApp')})\\S* app\\b|telegram[- ](?:${channels})|google news`)

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, '')

const related: ReadonlySet<string> = new Set(phrases('relatedHeadings').map(bare))
const pointing: readonly string[] = phrases('pointers')
  .map(bare)
  .sort((a, b) => b.length - a.length)
const pointingFirst: ReadonlyMap<string, readonly string[]> = Map.groupBy(pointing, (phrase) => phrase.slice(0, 3))

/** A heading (or a line that serves as one) over a list of other articles. */
export const isRelatedHeading = (text: string): boolean => text.length < 60 && related.has(bare(text))

/** A line that is the page's and not the article's. `density` is the share of its characters in links. */
export function isFurnitureText(text: string, density: number): boolean {
  if (text.length > 400) return false
  if (text.length < 260 && (density > 0.2 || text.length < 160)) {
    const opening = text.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, '')
    for (const phrase of pointingFirst.get(opening.slice(0, 3)) ?? []) {
      if (!opening.startsWith(phrase)) continue
      const rest = opening.slice(phrase.length)
      if (/^\s*[:：>»–—|→】］\]]/.test(rest) && (density > 0.2 || phrase.length > 5)) return true
      if (density > 0.6 && /^[\s.]/.test(rest) && phrase.length > 5) return true
    }
  }
  if (text.length < 320 && density > 0.05 && offer.test(text)) return true
  return (text.length < 160 && buttons.test(text)) || machinery.some((pattern) => pattern.test(text))
}
