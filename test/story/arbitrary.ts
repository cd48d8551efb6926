/**
 * Stories of any content, for what has to hold of all of them: words of several scripts, markup, addresses as agencies print them.
 */
import fc from 'fast-check'
import type { Media } from '#src/credits/credit.ts'
import type { Story } from '#src/story/story.ts'
import type { Subject } from '#src/wire/document.ts'
import { story } from './stories.ts'

const words = [
  'Dam',
  'bricht',
  'в Скопје',
  '洪水',
  'سيل',
  'a < b & "c"',
  "l'eau",
  '👩‍🚒',
  'é',
  'ﬁn',
  '5%',
  ']]>',
  '&amp;',
  '-- x',
  '\u00a0',
]
const line = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((all) => all.join(' ').trim() || 'x')
const anything = fc.oneof(
  line,
  fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== ''),
)
const address = fc.constantFrom(
  'https://agency.example/a',
  'http://agency.example/a b?q=ü&x=[1]|{2}#part#two',
  'https://агенција.example/вест',
  'https://user:pa ss@agency.example:8443/x%zz%20y',
  'urn:newsml:agency.example:20261101:x',
  'tag:agency.example,2026:1',
  'urn:with blank',
  '4711',
  'doi:10.1000/182',
  '://',
  'http:',
  'http://[::1',
  'mailto:desk@agency.example',
  'x:',
)
const time = fc.constantFrom(
  '2026-11-23T10:00:00.000Z',
  '2026-11-24T00:00:00.000Z',
  '1969-12-31T23:59:59.000Z',
  '2999-01-01T00:00:00.000Z',
  '+012026-01-01T00:00:00.000Z',
  '-000001-01-01T00:00:00.000Z',
)
const number = fc.constantFrom(0, 1, 8, 9, 10, 600, 1.5, -1)
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const subject: fc.Arbitrary<Subject> = fc.record(
  {
    scheme: fc.constantFrom(
      'medtop',
      'subj',
      'genre',
      'x y',
      'https://agency.example/topics/',
      'http://agency.example/t',
      'own',
      'iso3166-1a2',
      'a:b',
    ),
    code: fc.constantFrom('20000065', '15000000', 'K', 'mit Blank', 'ü/ö', 'https://agency.example/t/1', 'x:y'),
    name: anything,
  },
  { requiredKeys: [] },
)
const media: fc.Arbitrary<Media> = fc
  .record({
    type: fc.constantFrom('picture' as const, 'video' as const, 'audio' as const, 'graphic' as const),
    url: sometimes(address),
    id: sometimes(address),
    caption: sometimes(anything),
    altText: sometimes(anything),
    creditLine: sometimes(anything),
    headline: sometimes(anything),
    credit: sometimes(fc.constantFrom({}, { agency: 'AFP' }, { photographer: 'Jo Né', agency: 'EPA-EFE', pool: true })),
    width: sometimes(number),
    height: sometimes(number),
    mimeType: sometimes(fc.constantFrom('image/jpeg', 'video/mp4', '???')),
    renditions: sometimes(
      fc.array(fc.record({ url: address, role: sometimes(anything), width: sometimes(number), length: sometimes(number) }), {
        maxLength: 3,
      }),
    ),
  })
  .map((parts) => given(parts) as Media)

/** A story of which each part is there or not, and is whatever an agency may send. */
export const anyStory: fc.Arbitrary<Story> = fc
  .record({
    uri: fc.oneof(address, anything),
    headline: anything,
    bodyText: fc.oneof(
      fc.constant(''),
      fc.array(line, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n\n')),
    ),
    pubStatus: fc.constantFrom('usable' as const, 'usable' as const, 'withheld' as const, 'canceled' as const),
    sourceVersion: sometimes(anything),
    slugline: sometimes(anything),
    summary: sometimes(anything),
    byline: sometimes(anything),
    located: sometimes(anything),
    language: sometimes(fc.constantFrom('en', 'pt-BR', 'zh-Hant', 'mk', 'x', 'not a language')),
    urgency: sometimes(number),
    published: sometimes(time),
    updated: sometimes(time),
    embargoedUntil: sometimes(time),
    expires: sometimes(time),
    url: sometimes(address),
    canonicalUrl: sometimes(address),
    edNote: sometimes(anything),
    copyrightNotice: sometimes(anything),
    usageTerms: sometimes(anything),
    authors: fc.array(anything, { maxLength: 3 }),
    genres: fc.array(anything, { maxLength: 2 }),
    keywords: fc.array(anything, { maxLength: 3 }),
    subjects: fc.array(subject, { maxLength: 4 }),
    places: fc.array(subject, { maxLength: 2 }),
    earlier: sometimes(fc.array(address, { maxLength: 2 })),
    media: fc.array(media, { maxLength: 3 }),
    origin: sometimes(fc.constant({ agency: 'Reuters', evidence: 'x', rule: 'byline' as const })),
  })
  .map((parts) => ({
    ...story(given(parts) as Partial<Story>),
    bodyHtml: parts.bodyText
      .split('\n\n')
      .filter(Boolean)
      .map((text) => `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`)
      .join(''),
  }))

function given<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
