/**
 * Regular expressions that would be slow on a long text and are never given one: each with what bounds it.
 */
export interface Bounded {
  /** Below `src/`. */
  file: string
  /** A piece of the regular expression. */
  holds: string
  /** How long its text can be at the most, in characters, and what sees to it. */
  why: string
}

export const bounded: Bounded[] = [
  { file: 'wire/dates/index.ts', holds: "(?:de |d')?", why: '60: instantOf refuses longer ones' },
  { file: 'wire/dates/index.ts', holds: '(?:st|nd|rd|th)?', why: '60: instantOf refuses longer ones' },
  { file: 'article/claims/date-text.ts', holds: '[Tt,]', why: '120: parseDate refuses longer ones' },
  { file: 'article/claims/date-text.ts', holds: '(?:de\\s|of\\s', why: '120: parseDate refuses longer ones' },
  { file: 'article/claims/author-names.ts', holds: '\\d{1,2}[:.]\\d\\d', why: '600: namesOf reads no more of a value' },
  { file: 'article/claims/byline.ts', holds: '\\.[a-z.]+$', why: '253: no host name is longer, and no more is taken' },
  { file: 'article/sites/selector.ts', holds: '(?:\\[', why: '200: a selector of our own table' },
  { file: 'credits/dateline.ts', holds: '\\d[\\d.: ]*$', why: '500: firstAgency reads no more of a list' },
  {
    file: 'credits/dateline.ts',
    holds: '(?:19|20)\\d\\d)?)\\s*(?:h|',
    why: '200: placeAndDate reads no longer place, and no two blanks in a row',
  },
  { file: 'credits/dateline.ts', holds: '[\\s,.:–—-]+$', why: '200: placeAndDate reads no longer place' },
  { file: 'credits/dateline.ts', holds: '{0,90}?)', why: '200: the head of a paragraph' },
  { file: 'credits/dateline.ts', holds: '{2,60}?)\\s*[–—-]', why: '200: the head of a paragraph' },
  { file: 'credits/dateline.ts', holds: '{3,70}?)', why: '200: the head of a paragraph' },
  { file: 'credits/dateline.ts', holds: '^(.+?),\\s*(\\S+)$', why: '60: a place' },
  { file: 'credits/origin.ts', holds: '(.{2,80}?)', why: '220: helpersIn reads no longer line' },
  { file: 'credits/origin.ts', holds: '{0,48}', why: '160: the end of a paragraph' },
  { file: 'credits/origin.ts', holds: '[:：]?\\s+(.{2,60}?)', why: '90: a paragraph that is its own end' },
  { file: 'credits/origin.ts', holds: '^[\\s(/[–—-]+|', why: '90: a paragraph that is its own end' },
]
