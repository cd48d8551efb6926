import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Ninjs, ninjsOf } from '#src/story/documents/ninjs.ts'
import { uriOf } from '#src/story/documents/uri.ts'
import { ninjsProblem } from '#src/story/documents/valid.ts'
import { runs } from '../support/runs.ts'
import { anyStory } from './arbitrary.ts'
import { story } from './stories.ts'

const of = {
  id: '736f29c4-e7bb-4f7e-bdaa-1c7246c0e083',
  version: 3,
  firstSeenAt: new Date('2026-11-23T10:02:00Z'),
  createdAt: new Date('2026-11-23T11:00:00Z'),
  ruled: false,
}

describe('a story as ninjs 3.1', () => {
  test('says all that is known of it in the schema’s own words', () => {
    const document = ninjsOf(
      story({
        sourceVersion: '7',
        slugline: 'bridge-closed',
        summary: 'Closed.',
        bodyHtml: '<p>The bridge is closed.</p>',
        byline: 'By Ann Lee',
        authors: ['Ann Lee'],
        located: 'Riverton',
        language: 'en',
        urgency: 4,
        updated: '2026-11-23T10:30:00.000Z',
        expires: '2026-12-01T00:00:00.000Z',
        canonicalUrl: 'https://agency.example/bridge',
        edNote: 'Adds quote.',
        copyrightNotice: '© Agency',
        usageTerms: 'No archives.',
        genres: ['Current'],
        keywords: ['bridges'],
        subjects: [
          { scheme: 'medtop', code: '20000065', name: 'civil unrest' },
          { scheme: 'own', code: 'BR', name: 'bridges' },
          { name: 'roads' },
        ],
        places: [{ scheme: 'iso3166-1a2', code: 'MK', name: 'North Macedonia' }],
        origin: { agency: 'Reuters', evidence: '(Reuters)', rule: 'dateline' },
        earlier: ['tag:0'],
        media: [
          {
            type: 'picture',
            id: 'tag:p1',
            url: 'https://agency.example/p1-large.jpg',
            caption: 'The bridge.',
            altText: 'A bridge',
            creditLine: 'Bob Ray/EXA',
            credit: { photographer: 'Bob Ray', agency: 'EXA' },
            renditions: [
              { role: 'large', url: 'https://agency.example/p1-large.jpg', width: 2000, height: 1000, mimeType: 'image/jpeg', length: 123 },
              { url: 'https://agency.example/p1.jpg' },
            ],
          },
        ],
      }),
      of,
    )
    expect(document).toEqual({
      uri: 'tag:1',
      standard: { name: 'ninjs', version: '3.1', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' },
      type: 'text',
      representationType: 'full',
      version: '3',
      firstCreated: '2026-11-23T10:01:00.000Z',
      versionCreated: '2026-11-23T10:30:00.000Z',
      contentCreated: '2026-11-23T10:01:00.000Z',
      expires: '2026-12-01T00:00:00.000Z',
      pubStatus: 'usable',
      urgency: 4,
      language: 'en',
      headlines: [{ role: 'main', contentType: 'text/plain', value: 'Bridge closed for repairs' }],
      slugline: 'bridge-closed',
      by: 'By Ann Lee',
      located: 'Riverton',
      edNote: 'Adds quote.',
      copyrightNotice: '© Agency',
      usageTerms: 'No archives.',
      descriptions: [{ role: 'summary', contentType: 'text/plain', value: 'Closed.' }],
      bodies: [
        { role: 'main', contentType: 'text/html', value: '<p>The bridge is closed.</p>' },
        { role: 'main', contentType: 'text/plain', wordCount: 4, value: 'The bridge is closed.' },
      ],
      genres: [{ name: 'Current' }],
      subjects: [
        { name: 'civil unrest', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000065' },
        { name: 'bridges', literal: 'own:BR' },
        { name: 'roads' },
        { name: 'bridges', rel: 'keyword' },
      ],
      places: [{ name: 'North Macedonia', literal: 'iso3166-1a2:MK' }],
      people: [{ name: 'Ann Lee', rel: 'author' }],
      infoSources: [
        { name: 'Reuters', role: 'origin' },
        { name: 'Agency', role: 'distributor' },
      ],
      renditions: [{ name: 'web', href: 'https://agency.example/bridge', contentType: 'text/html' }],
      associations: [
        {
          name: 'picture-1',
          uri: 'tag:p1',
          type: 'picture',
          descriptions: [
            { role: 'caption', contentType: 'text/plain', value: 'The bridge.' },
            { role: 'altText', contentType: 'text/plain', value: 'A bridge' },
            { role: 'creditLine', contentType: 'text/plain', value: 'Bob Ray/EXA' },
          ],
          by: 'Bob Ray',
          infoSources: [{ name: 'EXA' }],
          renditions: [
            {
              name: 'large',
              href: 'https://agency.example/p1-large.jpg',
              contentType: 'image/jpeg',
              width: 2000,
              height: 1000,
              sizeInBytes: 123,
            },
            { name: 'rendition-2', href: 'https://agency.example/p1.jpg' },
          ],
        },
        { name: 'earlier-1', rel: 'evolvedFrom', type: 'text', uri: 'tag:0' },
      ],
      altIds: [
        { role: 'sourceVersion', value: '7' },
        { role: 'url', value: 'https://agency.example/1' },
      ],
    })
    expect(ninjsProblem(document)).toBeUndefined()
  })

  test('is valid whatever is in the story, and its version is never before its creation', () => {
    fc.assert(
      fc.property(anyStory, fc.boolean(), (any, ruled) => {
        const document = ninjsOf(any, { ...of, ruled })
        expect(ninjsProblem(document)).toBeUndefined()
        expect(String(document.versionCreated) >= String(document.firstCreated)).toBe(true)
      }),
      { numRuns: runs(300, 20_000) },
    )
  })

  test.each(['canceled', 'withheld'] as const)('that is %s has its notice and headline, and nothing of its text', (pubStatus) => {
    const document = ninjsOf(
      story({ pubStatus, summary: 'Closed.', edNote: 'Kill: wrong bridge', media: [{ type: 'picture', url: 'https://a.example/1.jpg' }] }),
      of,
    )
    expect(document).toMatchObject({
      pubStatus,
      representationType: 'partial',
      edNote: 'Kill: wrong bridge',
      headlines: [{ value: 'Bridge closed for repairs' }],
    })
    for (const text of ['bodies', 'descriptions', 'associations']) expect(document).not.toHaveProperty(text)
  })

  test('whose guid is no URI is called by its own, with the guid beside', () => {
    expect(ninjsOf(story({ uri: '4711' }), of)).toMatchObject({ uri: `urn:uuid:${of.id}`, altIds: [{ role: 'itemid', value: '4711' }] })
  })

  test.each([
    ['no time', {}, '2026-11-23T10:02:00.000Z', '2026-11-23T11:00:00.000Z'],
    ['a time before it came', { published: '2026-11-23T09:00:00.000Z' }, '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    [
      'an update before it came',
      { published: '2026-11-23T11:00:00.000Z', updated: '2026-11-23T09:00:00.000Z' },
      '2026-11-23T10:02:00.000Z',
      '2026-11-23T10:02:00.000Z',
    ],
    ['a time to come', { published: '2027-01-01T00:00:00.000Z' }, '2026-11-23T10:02:00.000Z', '2027-01-01T00:00:00.000Z'],
  ])('that says %s was created, and in this version, when it says and came', (_, times, firstCreated, versionCreated) => {
    const { published: __, ...undated } = story()
    expect(ninjsOf({ ...undated, ...times }, of)).toMatchObject({ firstCreated, versionCreated })
  })

  test('in a version that was ruled was made when that was ruled', () => {
    expect(ninjsOf(story(), { ...of, ruled: true })).toMatchObject({ versionCreated: '2026-11-23T11:00:00.000Z' })
  })
})

test.each<[string, Partial<Ninjs>, string]>([
  ['a name in small letters', { versioncreated: '2026-01-01T00:00:00Z' }, 'must NOT have unevaluated properties (versioncreated)'],
  ['links', { links: [] }, '(links)'],
  ['a time that is none', { firstCreated: 'yesterday' }, '/firstCreated must match format "date-time"'],
  ['an address that is none', { uri: 'a b' }, '/uri must match format "uri"'],
  ['a picture without a name', { associations: [{ uri: 'tag:p' }] }, "/associations/0 must have required property 'name'"],
  ['an urgency of ten', { urgency: 10 }, '/urgency must be <= 9'],
])('a document with %s is refused, with where and why', (_, wrong, why) => {
  expect(ninjsProblem({ ...ninjsOf(story(), of), ...wrong })).toContain(why)
})

test.each([
  ['https://agency.example/a b?q=ü', 'https://agency.example/a%20b?q=%C3%BC'],
  ['https://агенција.example/', 'https://xn--80aaiip3a7d0h.example/'],
  ['https://a.example/[x]|{y}#p#q', 'https://a.example/%5Bx%5D%7C%7By%7D#p%23q'],
  ['HTTP://A.example/%zz', 'http://a.example/%25zz'],
  ['tag:agency.example,2026:1', 'tag:agency.example,2026:1'],
  ['urn:with blank', undefined],
  ['4711', undefined],
  ['http://', undefined],
  ['x:', undefined],
])('%s as a URI is %s', (text, uri) => {
  expect(uriOf(text)).toBe(uri)
})
