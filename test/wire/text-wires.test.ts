import { describe, expect, test } from 'vitest'
import { agencyFile, only, parsed } from './agency.ts'

describe('IPTC 7901', () => {
  test('a Swiss message in Latin-1: header, slug, headline closed by =, dateline, day', async () => {
    expect(await only(agencyFile('iptc7901-french.txt'))).toMatchObject({
      id: 'iptc7901:ats:005:2026-01-05',
      urgency: 3,
      headline: 'Le Conseil fédéral dévoile son plan',
      slugline: 'suisse/politique',
      keywords: ['suisse', 'politique'],
      subjects: [{ scheme: 'iptc7901cat', code: 'inp' }],
      located: 'Berne',
      infoSources: ['ats'],
      published: '2026-01-05T10:15:00.000Z',
      bodyText:
        'Berne (ats) - Le Conseil fédéral a présenté lundi son plan. Les cantons sont sceptiques.\n\n"C\'est trop peu", a dit un conseiller d\'Etat.',
    })
  })

  test('a dateline without a dash where its brackets hold agencies; summer and winter time by name', async () => {
    expect(await only(agencyFile('iptc7901-german.txt'))).toMatchObject({
      headline: 'Schweizer Wirtschaft wächst stärker als erwartet',
      dateline: 'Zürich (sda/reu)',
      located: 'Zürich',
      infoSources: ['sda', 'reu'],
      published: '2026-01-05T10:30:00.000Z',
    })
  })

  test('an = on a line of its own closes the headline too', async () => {
    expect(await only(agencyFile('iptc7901-dutch.txt'))).toMatchObject({
      headline: 'Code oranje om sneeuw',
      located: 'DE BILT',
      bodyText: 'DE BILT (ANP) - Het KNMI waarschuwt voor sneeuw.\n\nEr valt tien centimeter.\n\n=ANP Redactie=',
    })
  })

  test('the same bytes have the same identity; several messages in a file are several entries', async () => {
    const bytes = agencyFile('iptc7901-french.txt')
    const two = new Uint8Array([...bytes, ...agencyFile('iptc7901-dutch.txt')])
    const { entries } = await parsed(two)
    expect(entries.map(({ id }) => id)).toEqual(['iptc7901:ats:005:2026-01-05', 'iptc7901:anp:123:2026-01-05'])
  })

  test('a message that breaks off is kept and named', async () => {
    const { entries, problems } = await parsed(agencyFile('iptc7901-french.txt').subarray(0, 120))
    expect(entries).toHaveLength(1)
    expect(problems.map(({ code }) => code)).toContain('truncated')
  })

  test('without its control characters, as some gateways leave it, it is read all the same', async () => {
    const { format, entries } = await parsed(
      'exa012 3 pl 156 bdt 034\nBundestag/Haushalt\n\nBundestag beschließt Haushalt =\n\nBerlin (dpa) - Der Haushalt steht.\n\n051130 Jan 26\n',
    )
    expect(format).toBe('iptc7901')
    expect(entries[0]).toMatchObject({
      id: 'iptc7901:exa:012:2026-01-05',
      slugline: 'Bundestag/Haushalt',
      headline: 'Bundestag beschließt Haushalt',
      bodyText: 'Berlin (dpa) - Der Haushalt steht.',
      published: '2026-01-05T11:30:00.000Z',
    })
  })

  test('accents before their letters (T.61) are letters with accents', async () => {
    const bytes = Buffer.from(
      '\x01sda034 4 eco 0120\r\n\x02Banken m\xc8ussen gr\xc8o\xfbere Polster bilden =\r\n\r\nGen\xc1eve (sda) Die \xc8Anderung pr\xc8ufe Pr\xc8asident M\xc8uller.\r\n\x03051130 jan 26\x04',
      'latin1',
    )
    const { headline, bodyText } = await only(bytes)
    expect({ headline, bodyText }).toEqual({
      headline: 'Banken müssen größere Polster bilden',
      bodyText: 'Genève (sda) Die Änderung prüfe Präsident Müller.',
    })
  })

  test('a byline and a note in marks under the headline, a signature at the end, the sender’s name before the time', async () => {
    const entry = await only(
      '\x01exa123 3 POL 0345\r\nFrance-gouvernement\r\n\x02Le gouvernement présente son plan\r\nPar Jeanne MARTIN\r\n= (Photos) =\r\n\r\nPARIS, 5 jan 2026 (AFP) - Le plan est là.\r\n   "Enfin", dit-il.\r\n   jm/lp\r\n\x03AFP\r\n051030 GMT JAN 26\x04',
    )
    expect(entry).toMatchObject({
      headline: 'Le gouvernement présente son plan',
      by: 'Par Jeanne MARTIN',
      edNote: '(Photos)',
      published: '2026-01-05T10:30:00.000Z',
      bodyText: 'PARIS, 5 jan 2026 (AFP) - Le plan est là.\n\n"Enfin", dit-il.\n\njm/lp',
    })
  })

  test('a slug in capitals above the headline is no headline; a dateline may end with =', async () => {
    const spanish = await only(
      '\x01exa456 4 pol 0210\r\n\x02GOBIERNO PRESUPUESTOS\r\n\r\nEl Gobierno aprueba los presupuestos\r\n\r\n   Madrid, 5 ene (EFE).- El Consejo los aprobó.\r\n\x03051130 ene 26\x04',
    )
    expect(spanish).toMatchObject({
      headline: 'El Gobierno aprueba los presupuestos',
      headlines: [{ value: 'GOBIERNO PRESUPUESTOS', role: 'slug' }],
      located: 'Madrid',
    })
    const belgian = await only('\x01bel002 4 spf 0050\r\n\x02Foot =\r\n\r\nGAND 05/01 (BELGA) = Gand gagne.\r\n\x03051131 JAN 26\x04')
    expect(belgian).toMatchObject({ located: 'GAND', dateline: 'GAND 05/01 (BELGA) =', infoSources: ['BELGA'] })
  })

  test('notes for editors are no body, and their reporters are authors', async () => {
    const entry = await only(
      '\x01bdt0123 4 pl 210 dpa 0456\r\nDämme/\r\n\x02Dämme halten =\r\n\r\nFlussstadt (dpa) - Die Dämme halten.\r\n\r\n# Notizblock\r\n\r\n## Ansprechpartner\r\n- Autorin: Eva Lang (Flussstadt)\r\n\x03051100 MEZ Jan 26\x04',
    )
    expect(entry).toMatchObject({ bodyText: 'Flussstadt (dpa) - Die Dämme halten.', authors: [{ name: 'Eva Lang' }] })
    expect(entry.edNote).toContain('Notizblock')
  })
})

describe('ANPA 1312', () => {
  test('slug, headline, notes, byline, dateline, versions', async () => {
    expect(await only(agencyFile('anpa1312.txt'))).toMatchObject({
      id: 'anpa1312:W2870:2026-01-05T10:15:00.000Z',
      slugline: 'BC-US--Storm-Dams, 1st Ld-Writethru',
      headline: 'Dams hold as storm passes coast',
      edNote: 'Eds: UPDATES with quotes. AP Photos.',
      by: 'By JANE DOE, Associated Example Writer',
      located: 'RIVERTON, Idaho',
      provider: 'AP',
      urgency: 4,
      signals: ['writethru', 'update', 'lead'],
      bodyText: 'RIVERTON, Idaho (AP) — The dams held Monday, officials said. “They held,” said one.\n\nAnother paragraph follows.',
    })
  })

  const message = (slug: string) =>
    `\x01W0001\r\nr a BC-X 01-05 0010\r\n\x02^${slug},0010<\r\n^Head line here<\r\n\tRIVERTON (AP) _ Text.\r\n\x03\r\nAP-NY-01-05-26 1015GMT\x04`

  test('a text that opens with its dateline is the body, whatever mark closes its lines', async () => {
    const entry = await only(
      '\x01w1234\x1fexa-\r\nr n\x13\x11BC-Budget   01-05 0300\r\n\x02^BC-Budget,300<\r\n^Budget passes<\r\n^OTTAWA (CP) _ The House passed the budget.<\r\n^It was close.<\r\n\x03CP-WO-01-05-26 1130EST\x04',
    )
    expect(entry).toMatchObject({ headline: 'Budget passes', located: 'OTTAWA' })
    expect(entry.bodyText).toBe('OTTAWA (CP) — The House passed the budget.\n\nIt was close.')
    expect(entry.summary).toBeUndefined()
  })

  test('a kill is told by the agency’s own word, not by a story about one', async () => {
    expect((await only(message('BC-US--Road Accident, KILL'))).signals).toContain('kill')
    expect((await only(message('BC-US--Bear-Kill'))).signals ?? []).not.toContain('kill')
  })
})

describe('mail', () => {
  test('subject and sender in their charsets, a picture as media, an attached wire file as an entry of its own', async () => {
    const { entries, problems } = await parsed(agencyFile('mail.eml'))
    expect(entries).toHaveLength(2)
    expect(entries[0]).toMatchObject({
      id: 'abc.1@agency.example',
      headline: 'Barrages tiennent',
      authors: [{ name: 'Rédaction', email: 'desk@agency.example' }],
      keywords: ['barrages', 'crue'],
      located: 'Lyon',
      bodyText: 'Lyon (EXA) - Les barrages ont tenu, a dit la préfète.\n\nUn second paragraphe.',
      media: [{ type: 'picture', id: 'barrage.jpg', mimeType: 'image/jpeg' }],
      published: '2026-01-05T09:15:00.000Z',
    })
    expect(entries[1]).toMatchObject({ id: 'att.1', headline: 'Attached', bodyText: 'Attached text.' })
    expect(problems).toEqual([{ code: 'attached', message: 'story.xml was read as nitf: 1 entries' }])
  })

  test('a form’s fields are read as fields', async () => {
    const entry = await only(
      'From: desk@a.example\nTo: b@b.example\nDate: Mon, 5 Jan 2026 10:15:00 +0000\nMessage-ID: <1@a>\nSubject: form\n\nHeadline: Dams hold\nSlugline: dams\nPriority: Urgent\nByline: By Jane Doe\nEd note: for Tuesday\n\nRIVERTON - The dams held.\n',
    )
    expect(entry).toMatchObject({
      headline: 'Dams hold',
      slugline: 'dams',
      priority: 3,
      by: 'By Jane Doe',
      edNote: 'for Tuesday',
      bodyText: 'RIVERTON - The dams held.',
    })
  })
})

test('RBNews: fields, an escaped body, notes, what it replaces', async () => {
  expect(await only(agencyFile('rbnews.xml'))).toMatchObject({
    id: '0001-aa',
    version: '2',
    headline: "Sne p'en vej",
    headlines: [{ value: 'Broer lukkes', role: 'subHeadline' }],
    slugline: 'NU/VEJR-1',
    by: 'Ida Jensen',
    authors: [{ name: 'Ida Jensen', email: 'ida@agency.example' }],
    located: 'Odense',
    signals: ['update'],
    keywords: ['sne'],
    edNote: 'Billeder senere.',
    links: [{ rel: 'replaces', url: '0001-a9' }],
    bodyText: 'Sne i årevis.\n\nMere tekst.',
  })
})
