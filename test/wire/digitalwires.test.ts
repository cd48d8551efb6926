/**
 * dpa's digitalwires: what an entry says, and in which envelopes it comes.
 */
import { expect, test } from 'vitest'
import { parse } from '#src/wire/index.ts'

const entry = {
  format: 'digitalwires@1.0.0',
  type: 'composite',
  entry_id: 'q7Xh2',
  urn: 'urn:newsml:dpa.com:20090101:261128-99-100001',
  version: 3,
  version_created: '2026-11-28T09:30:00+01:00',
  pubstatus: 'usable',
  signal: 'sig:correction',
  embargoed: null,
  language: 'de',
  urgency: 3,
  kicker: 'Brücke am Wardar',
  headline: 'Stadt öffnet die <b>Brücke</b> wieder',
  subhead: 'Zwei Jahre gebaut',
  teaser: 'Nach zwei Jahren fahren wieder Autos.',
  byline: 'Von Ana Petrova, dpa',
  dateline: 'Skopje (dpa) - ',
  article_html:
    '<section class="main"><p>Die Brücke ist wieder offen.</p><h2>Lange gebaut</h2><p>Zwei Jahre hat es gedauert.</p></section>' +
    '<section class="infobox"><h2>Die Brücke</h2><p>Sie ist 214 Meter lang.</p></section>' +
    '<section class="notepad"><p>Redaktion: +49 30 1234</p></section>',
  infobox_html: null,
  linkbox_html:
    '<section class="linkbox"><ul><li><a href="https://stadt.example/bruecke?a=1&amp;b=2">Seite der Stadt</a></li></ul></section>',
  creditline: 'dpa',
  copyrightnotice: 'Copyright 2026, dpa',
  usageterms: 'Nur nach Vereinbarung',
  ednotes: [
    { role: 'dpaednoterole:editorialnote', ednote: 'Zusammenfassung bis 1500', is_publishable: true },
    { role: 'dpaednoterole:dpacontacts', ednote: 'Redaktion: Berlin', is_publishable: false },
    { role: 'dpaednoterole:closingline', ednote: 'dpa ab yyzz', is_publishable: true },
  ],
  associations: [
    {
      type: 'image',
      urn: 'urn:newsml:dpa.com:20090101:261128-99-2',
      rank: 1,
      caption: 'Der Fluss',
      creditline: 'Mia Foto/dpa',
      renditions: [{ url: 'https://bild.example/2-s800.jpeg', width: 800, height: 600, mimetype: 'image/jpeg' }],
    },
    {
      type: 'image',
      urn: 'urn:newsml:dpa.com:20090101:261128-99-1',
      rank: 2,
      is_featureimage: true,
      caption: 'Die Brücke',
      creditline: 'Mia Foto/dpa',
      renditions: [
        { url: 'https://bild.example/1-s800.jpeg', width: 800, height: 600, mimetype: 'image/jpeg' },
        { url: 'https://bild.example/1-s2048.jpeg', width: 2048, height: 1536, mimetype: 'image/jpeg' },
      ],
    },
  ],
  categories: [
    { type: 'dnltype:dpasubject', name: 'Verkehr', qcode: 'dpasubject:301', rank: 1 },
    { type: 'dnltype:keyword', name: 'Brücken', qcode: null, rank: 2 },
    { type: 'dnltype:keyword', name: 'Verkehr', qcode: null, rank: 1 },
    { type: 'dnltype:geosubject', name: 'Skopje', qcode: 'dpaarea:77', rank: 1 },
    { type: 'dnltype:wire', name: 'bdt', qcode: 'dpasrv:bdt' },
    { type: 'dnltype:genre', name: 'Korrespondentenbericht', qcode: 'dpatextgenre:9' },
    { type: 'dnltype:provider', name: 'dpa', qcode: 'dnlprov:dpa' },
    { type: 'dnltype:creator', name: 'dpa-Redaktion', qcode: null },
  ],
}
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const read = async (value: unknown) => parse({ bytes: bytes(value) })

test('an entry gives all its fields, the story apart from its box and its notes', async () => {
  const document = await read(entry)
  expect(document).toMatchObject({ format: 'digitalwires', problems: [] })
  expect(document.entries).toHaveLength(1)
  expect(document.entries[0]).toMatchObject({
    id: entry.urn,
    version: '3',
    altIds: [{ scheme: 'entry_id', id: 'q7Xh2' }],
    pubStatus: 'usable',
    type: 'text',
    headline: 'Stadt öffnet die Brücke wieder',
    headlines: [
      { value: 'Brücke am Wardar', role: 'kicker' },
      { value: 'Zwei Jahre gebaut', role: 'subHeadline' },
    ],
    summary: 'Nach zwei Jahren fahren wieder Autos.',
    bodyText: 'Die Brücke ist wieder offen.\n\nLange gebaut\n\nZwei Jahre hat es gedauert.',
    boxes: [{ role: 'infobox', bodyText: 'Die Brücke\n\nSie ist 214 Meter lang.' }],
    edNote: 'Zusammenfassung bis 1500\nRedaktion: Berlin',
    by: 'Von Ana Petrova, dpa',
    dateline: 'Skopje (dpa) -',
    located: 'Skopje',
    language: 'de',
    urgency: 3,
    updated: '2026-11-28T08:30:00.000Z',
    published: '2026-11-28T08:30:00.000Z',
    signals: ['correction'],
    creditLine: 'dpa',
    copyrightNotice: 'Copyright 2026, dpa',
    usageTerms: 'Nur nach Vereinbarung',
    keywords: ['Verkehr', 'Brücken'],
    genres: ['Korrespondentenbericht'],
    places: [{ name: 'Skopje' }],
    provider: 'dpa',
    infoSources: ['dpa'],
    contributors: [{ name: 'dpa-Redaktion' }],
    links: [{ rel: 'seeAlso', url: 'https://stadt.example/bruecke?a=1&b=2', title: 'Seite der Stadt' }],
  })
  expect(document.entries[0]?.subjects).toMatchObject([{ scheme: 'dpasubject', code: '301', name: 'Verkehr' }])
  expect(document.entries[0]?.media).toMatchObject([
    {
      id: 'urn:newsml:dpa.com:20090101:261128-99-1',
      url: 'https://bild.example/1-s2048.jpeg',
      caption: 'Die Brücke',
      creditLine: 'Mia Foto/dpa',
    },
    { caption: 'Der Fluss' },
  ])
})

test('boxes and notes in fields of their own are told apart, too', async () => {
  const { ednotes: _, ...bare } = entry
  const document = await read({
    ...bare,
    article_html: '<p>Nur der Text.</p>',
    infobox_html: '<section class="infobox"><p>Ein Kasten.</p></section>',
    notepad: { public_html: '<section><p>Für Redaktionen</p></section>', nonpublic_html: '<p>Telefon 1234</p>' },
  })
  expect(document.entries[0]).toMatchObject({
    bodyText: 'Nur der Text.',
    boxes: [{ bodyText: 'Ein Kasten.' }],
    edNote: 'Für Redaktionen\nTelefon 1234',
  })
})

test.each([
  [
    'entries.json',
    {
      entries: [
        { ...entry, _wireq_receipt: 'AQ' },
        { ...entry, urn: 'urn:newsml:dpa.com:2', _wireq_receipt: 'AR' },
      ],
    },
    2,
  ],
  ['a list', [entry], 1],
  ['an entry without a status', { ...entry, pubstatus: null }, 1],
])('%s is read', async (_, value, count) => {
  const document = await read(value)
  expect(document).toMatchObject({ format: 'digitalwires', problems: [] })
  expect(document.entries).toHaveLength(count)
  expect(JSON.stringify(document)).not.toContain('receipt')
})

test('a status that takes it back, an embargo, and a picture alone', async () => {
  const taken = await read({ ...entry, pubstatus: 'canceled', article_html: null })
  expect(taken.entries[0]).toMatchObject({ pubStatus: 'canceled', signals: ['correction', 'kill'] })
  const held = await read({ ...entry, embargoed: '2026-11-29T00:01:00+01:00' })
  expect(held.entries[0]).toMatchObject({ embargoedUntil: '2026-11-28T23:01:00.000Z', signals: ['correction', 'embargo'] })
  const picture = await read({ ...entry, article_html: null, associations: entry.associations.slice(0, 1) })
  expect(picture.entries[0]).toMatchObject({ type: 'picture', media: [{ caption: 'Der Fluss' }] })
  const wrong = await read({ ...entry, embargoed: 'bald' })
  expect(wrong.problems).toMatchObject([{ code: 'bad-date', entry: 0 }])
})
