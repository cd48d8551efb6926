/**
 * Stories as documents of standards: valid by the schemas that the IPTC publishes, and read back as what they were.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { documents } from '#src/story/documents/index.ts'
import type { Story } from '#src/story/story.ts'
import { parse } from '#src/wire/index.ts'
import { anyStory } from './arbitrary.ts'
import { story } from './stories.ts'

const of = {
  id: '736f29c4-e7bb-4f7e-bdaa-1c7246c0e083',
  version: 3,
  firstSeenAt: new Date('2026-11-23T10:02:00Z'),
  createdAt: new Date('2026-11-23T11:00:00Z'),
  ruled: false,
}
const standards = resolve(process.env.STANDARDS_DIR ?? '../shared/standards')
const schemas = { 'newsml-g2': 'NewsML-G2_2.35-spec-All-Power.xsd', nitf: 'nitf-3-6.xsd' } as const
const canValidate = existsSync(standards) && spawnSync('xmllint', ['--version']).status === 0
if (!canValidate) console.warn(`\nno schemas at ${standards}, or no xmllint: NewsML-G2 and NITF are only looked at for being well formed\n`)
const folder = mkdtempSync(join(tmpdir(), 'telex-exports-'))
afterAll(() => rmSync(folder, { recursive: true }))

const full = story({
  uri: 'urn:newsml:agency.example:20261123:bridge',
  headline: 'Bridge & tunnel <closed>',
  slugline: 'bridge-closed',
  summary: 'Closed until May.',
  bodyHtml: '<p>The bridge is <b>closed</b>.<br />Until May.</p><ul><li>One &amp; two</li></ul>',
  bodyText: 'The bridge is closed.\nUntil May.\n\nOne & two',
  byline: 'By Ann Lee',
  authors: ['Ann Lee'],
  located: 'Riverton',
  language: 'en',
  urgency: 4,
  edNote: 'Adds quote.',
  copyrightNotice: '© Agency',
  usageTerms: 'No archives.',
  keywords: ['bridges', 'tunnels'],
  genres: ['Current'],
  subjects: [
    { scheme: 'medtop', code: '20000065', name: 'civil unrest' },
    { scheme: 'own', code: 'BR', name: 'bridges' },
  ],
  media: [
    {
      type: 'picture',
      id: 'tag:p1',
      url: 'https://agency.example/p1.jpg',
      caption: 'The bridge.',
      creditLine: 'Bob Ray/EXA',
      credit: { photographer: 'Bob Ray', agency: 'EXA' },
    },
  ],
})
const read = async (as: keyof typeof documents, one: Story) => {
  const { entries, problems } = await parse({ bytes: Buffer.from(documents[as](one, of)) })
  return { entry: entries[0]!, problems }
}

describe.each(['ninjs', 'newsml-g2', 'nitf'] as const)('a story as %s', (as) => {
  test('is read back as what it was', async () => {
    const { entry, problems } = await read(as, full)
    expect(problems).toEqual([])
    const { headline, slugline, bodyText, language, urgency, edNote, keywords, genres, uri, located, subjects, summary } = full
    expect(entry).toMatchObject({
      id: uri,
      version: '3',
      pubStatus: 'usable',
      headline,
      slugline,
      language,
      urgency,
      edNote,
      keywords,
      genres,
      located,
      summary,
    })
    expect(entry).toMatchObject({ by: 'By Ann Lee', usageTerms: 'No archives.', copyrightNotice: '© Agency', subjects })
    expect(entry.bodyText).toBe(bodyText)
    const [picture] = entry.media ?? []
    expect(picture).toMatchObject({
      url: 'https://agency.example/p1.jpg',
      caption: 'The bridge.',
      creditLine: 'Bob Ray/EXA',
      credit: full.media[0]!.credit,
    })
  })

  test('that is killed is canceled, with its notice and nothing of its text', async () => {
    const killed = { ...full, pubStatus: 'canceled' as const, edNote: 'Kill: wrong bridge' }
    const { entry } = await read(as, killed)
    expect(entry).toMatchObject({ pubStatus: 'canceled', edNote: 'Kill: wrong bridge', headline: full.headline })
    expect(entry.bodyText ?? '').toBe('')
    expect(entry.media ?? []).toEqual([])
    expect(documents[as](killed, of)).not.toContain('Until May')
  })

  test('that is embargoed says until when', async () => {
    const { entry } = await read(as, { ...full, embargoedUntil: '2999-01-01T00:00:00.000Z' })
    expect(entry.embargoedUntil).toBe('2999-01-01T00:00:00.000Z')
  })
})

describe.each(['newsml-g2', 'nitf'] as const)('whatever is in a story, as %s', (as) => {
  test('it is well formed, and valid by the IPTC’s schema', async () => {
    const stories = [full, { ...full, pubStatus: 'canceled' as const }, ...fc.sample(anyStory, { numRuns: 150, seed: 7 })]
    const files = stories.map((one, n) => {
      const file = join(folder, `${as}-${n}.xml`)
      writeFileSync(file, documents[as](one, of))
      return file
    })
    if (canValidate) {
      const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', join(standards, schemas[as]), ...files], {
        encoding: 'utf8',
        maxBuffer: 1e8,
      })
      expect(stderr.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'))).toEqual([])
    }
    for (const one of stories) {
      const { entry, problems } = await read(as, one)
      // Times that no news has (1969) are written and not read; an embargo without an end holds its text.
      expect(problems.filter(({ code }) => code !== 'bad-date' && code !== 'empty-embargo')).toEqual([])
      if (one.embargoedUntil === undefined || /^2/.test(one.embargoedUntil)) expect(entry.pubStatus).toBe(one.pubStatus)
    }
  })
})

const instant = z.iso.datetime()
const named = (type: string) => z.looseObject({ '@type': z.literal(type), name: z.string().min(1) })
/** What schema.org and the search engines' guides ask of a NewsArticle. */
const newsArticle = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('NewsArticle'),
  '@id': z.string().regex(/^[a-z][a-z0-9+.-]*:/i),
  identifier: z.string(),
  version: z.number().int(),
  headline: z.string(),
  datePublished: instant,
  dateModified: instant,
  dateCreated: instant,
  expires: instant.optional(),
  author: z.array(named('Person').or(named('NewsMediaOrganization'))).min(1),
  publisher: named('NewsMediaOrganization'),
  sourceOrganization: named('NewsMediaOrganization').optional(),
  contentLocation: named('Place').optional(),
  image: z.array(z.looseObject({ '@type': z.literal('ImageObject'), contentUrl: z.url() })).optional(),
  video: z.array(z.looseObject({ '@type': z.literal('VideoObject'), contentUrl: z.url() })).optional(),
  audio: z.array(z.looseObject({ '@type': z.literal('AudioObject'), contentUrl: z.url() })).optional(),
  about: z.array(named('DefinedTerm')).optional(),
  keywords: z.array(z.string()).optional(),
  genre: z.array(z.string()).optional(),
  isBasedOn: z.array(z.string()).optional(),
  wordCount: z.number().int().optional(),
  url: z.url().optional(),
  mainEntityOfPage: z.url().optional(),
  ...Object.fromEntries(
    [
      'alternativeHeadline',
      'description',
      'articleBody',
      'inLanguage',
      'creditText',
      'copyrightNotice',
      'dateline',
      'creativeWorkStatus',
      'correction',
    ].map((key) => [key, z.string().optional()] as const),
  ),
})

describe('a story as schema.org’s NewsArticle', () => {
  test('has what such an article has to have, whatever is in the story', () => {
    fc.assert(
      fc.property(anyStory, (any) => {
        expect(newsArticle.safeParse(JSON.parse(documents['schema.org'](any, of))).error?.issues).toBeUndefined()
      }),
    )
  })

  test('says who, when, where and what', () => {
    expect(JSON.parse(documents['schema.org'](full, of))).toMatchObject({
      author: [{ '@type': 'Person', name: 'Ann Lee' }],
      publisher: { name: 'Agency' },
      datePublished: '2026-11-23T10:01:00.000Z',
      articleBody: full.bodyText,
      image: [{ contentUrl: 'https://agency.example/p1.jpg', creditText: 'Bob Ray/EXA', creator: { name: 'Bob Ray' } }],
      about: [
        { '@id': 'http://cv.iptc.org/newscodes/mediatopic/20000065', name: 'civil unrest' },
        { name: 'bridges', termCode: 'own:BR' },
      ],
    })
  })

  test('that is killed says so, and has nothing of its text', () => {
    const document = documents['schema.org']({ ...full, pubStatus: 'canceled', edNote: 'Kill: wrong bridge' }, of)
    expect(JSON.parse(document)).toMatchObject({ creativeWorkStatus: 'Canceled', correction: 'Kill: wrong bridge' })
    expect(document).not.toContain('Until May')
  })
})
