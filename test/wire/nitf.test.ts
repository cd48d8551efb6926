import { describe, expect, test } from 'vitest'
import { agencyFile, only } from './agency.ts'

describe('NITF as a Spanish agency writes it', () => {
  const entry = () => only(agencyFile('nitf-spanish.xml'))

  test('identity, correction, series, and what it corrects', async () => {
    expect(await entry()).toMatchObject({
      id: '20260105.0124',
      version: '2',
      provider: 'EFE',
      infoSources: ['EFE'],
      signals: ['correction', 'update'],
      links: [{ rel: 'evolvedFrom', url: 'EFE20260105.0123' }],
      series: { name: 'ESPAÑA GOBIERNO', part: 2, total: 3 },
      edNote: 'Actualiza con declaraciones\nCorrige la cifra del segundo párrafo',
    })
  })

  test('headlines, slug, byline, dateline and language', async () => {
    expect(await entry()).toMatchObject({
      headline: 'El Gobierno aprueba los presupuestos',
      headlines: [{ value: 'La oposición anuncia recursos', role: 'hl2' }],
      slugline: 'ESPAÑA GOBIERNO (Avance)',
      by: 'Por María Luisa Ruiz, EFE',
      authors: [{ name: 'María Luisa Ruiz' }],
      dateline: 'Madrid, 5 ene (EFE).-',
      located: 'Madrid',
      language: 'es',
      urgency: 2,
      genres: ['Avance'],
      published: '2026-01-05T09:15:00.000Z',
      copyrightNotice: '© 2026 Agencia Ejemplo',
    })
  })

  test('subjects, people, organisations and places from tobject, identified content and the agency’s own metas', async () => {
    const { subjects, people, organisations, places, keywords } = await entry()
    expect(subjects).toEqual(
      expect.arrayContaining([
        { scheme: 'subj', code: '11006000', name: 'Gobierno' },
        { scheme: 'epígrafe', name: 'Consejo de Ministros' },
        { scheme: 'efe-seccion', code: 'POL' },
      ]),
    )
    expect(subjects?.some(({ scheme }) => scheme === 'medtop')).toBe(true)
    expect(people).toEqual([{ scheme: 'EFE', code: 'p12', name: 'María López' }])
    expect(organisations).toEqual([{ scheme: 'ISIN', code: 'ES0113900J37', name: 'Banco Ejemplo' }])
    expect(places).toEqual(expect.arrayContaining([{ name: 'España' }]))
    expect(keywords).toEqual(['gobierno', 'presupuestos'])
  })

  test('a body with its end, its picture apart', async () => {
    const { bodyText, media } = await entry()
    expect(bodyText).toBe(
      'El Consejo de Ministros aprobó este lunes los presupuestos.\n\nLa ministra María López dijo: "Son sociales".\n\nEFE mlr/abc\n\nCon informes de la redacción.',
    )
    expect(media?.[0]).toMatchObject({
      url: 'http://media.efe.example/1.jpg',
      width: 1000,
      creditLine: 'EFE/Juan Pérez',
      credit: { agency: 'EFE', photographer: 'Juan Pérez' },
    })
  })
})

test('NITF in ISO-8859-7 with a date in its dateline, as a Greek agency writes it', async () => {
  expect(await only(agencyFile('nitf-greek.xml'))).toMatchObject({
    id: 'ana.2026.77',
    language: 'el',
    headline: 'Νέα μέτρα για την ενέργεια',
    by: 'Του Γιώργου Παππά',
    dateline: 'ΑΘΗΝΑ 05/01/2026',
    located: 'ΑΘΗΝΑ',
    bodyText: 'Η κυβέρνηση ανακοίνωσε νέα μέτρα.\n\nΠηγή: ΑΠΕ-ΜΠΕ',
    published: '2026-01-05T10:00:00.000Z',
  })
})

const nitf = (docdata: string, body = '<p>Text.</p>', head = '') =>
  `<nitf><head>${head}<docdata ${docdata}</docdata></head><body><body.head>${head ? '' : '<hedline><hl1>Dams</hl1></hedline>'}</body.head><body.content>${body}</body.content></body></nitf>`

test('a doc-id that is the du-key and a counter gives way to the key: versions are of one story', async () => {
  const entry = await only(nitf('><doc-id id-string="dams-1a_47" regsrc="EXA"/><du-key key="dams-1a" version="48"/>'))
  expect(entry).toMatchObject({
    id: 'dams-1a',
    version: '48',
    altIds: [
      { scheme: 'du-key', id: 'dams-1a' },
      { scheme: 'doc-id', id: 'dams-1a_47' },
    ],
  })
})

test('embargoed with a date is usable then; canceled is killed', async () => {
  const release = '<date.issue norm="20260105T100000Z"/><date.release norm="20260106T000000-0500"/>'
  expect(await only(nitf(`management-status="embargoed">${release}`))).toMatchObject({
    pubStatus: 'usable',
    embargoedUntil: '2026-01-06T05:00:00.000Z',
    signals: ['embargo'],
  })
  expect(await only(nitf('management-status="canceled">'))).toMatchObject({ pubStatus: 'canceled', signals: ['kill'] })
})

test('a lede that is marked is the summary, and stays in the body', async () => {
  const entry = await only(nitf('>', '<p lede="true">All dams held.</p><p>More.</p>'))
  expect(entry).toMatchObject({ summary: 'All dams held.', bodyText: 'All dams held.\n\nMore.' })
})

test('lines that were broken by hand are joined, tables and lists are kept', async () => {
  const line = 'This line is as long as a teleprinter was wide, some'
  const entry = await only(
    nitf('>', `<p>${line}<br/>${line}<br/>short.</p><table><tr><td>a</td><td>b</td></tr></table><ul><li>one</li><li>two</li></ul>`),
  )
  expect(entry.bodyText).toBe(`${line} ${line} short.\n\na\tb\n\none\ntwo`)
})

test('what any body may have stands in a NITF body as it was sent, with its attributes; what is no HTML gives its words', async () => {
  const markup =
    '<table><tbody><tr><td colspan="2">A <code>x</code></td></tr></tbody></table><p><a href="https://exa.example/" title="EXA">EXA</a></p>'
  const { bodyHtml } = await only(
    nitf('>', `${markup.replace('<p>', '<p onclick="x()"><function>By </function>')}<p><script>x()</script>B</p>`),
  )
  expect(bodyHtml).toBe(`${markup.replace('<p>', '<p>By ')}<p>B</p>`)
})

test('a picture that is only named by its number is a picture with an identity', async () => {
  const entry = await only(nitf('>', '<media><media-metadata name="TransRef" value="JD1"/></media><p>x</p>'))
  expect(entry.media).toEqual([{ type: 'picture', id: 'JD1' }])
})

test('a body in several contents loses none of them', async () => {
  const { bodyText } = await only(
    '<nitf><body><body.head><hedline><hl1>Dam</hl1></hedline></body.head><body.content><p>One.</p></body.content><body.content><p>Two.</p></body.content></body></nitf>',
  )
  expect(bodyText).toBe('One.\n\nTwo.')
})

test('places and a dateline in parts are parts, however closely they stand; rights beside a copyright are terms', async () => {
  const entry = await only(
    '<nitf><head><docdata><doc.copyright year="2026" holder="EXA"/><identified-content><location><city>Berlin</city><country iso-cc="DE">Germany</country></location></identified-content></docdata></head>' +
      '<body><body.head><rights>No archives</rights><dateline><location><city>Berlin</city></location><story.date>Jan. 5</story.date> (<org>EXA</org>)</dateline></body.head><body.content><p>One.</p></body.content></body></nitf>',
  )
  expect(entry).toMatchObject({
    dateline: 'Berlin Jan. 5 (EXA)',
    located: 'Berlin',
    places: [{ name: 'Berlin' }, { scheme: 'iso3166-1a2', code: 'DE', name: 'Germany' }],
    copyrightNotice: '© 2026 EXA',
    usageTerms: 'No archives',
  })
})
