import { describe, expect, test } from 'vitest'
import { agencyFile, only, parsed } from './agency.ts'

describe('NewsML 1.2 as a French agency writes it', () => {
  const entry = () => only(agencyFile('newsml-12-french.xml'))

  test('the revision is the version and no part of the identity; what it changes is named', async () => {
    expect(await entry()).toMatchObject({
      id: 'urn:newsml:afp.example:20260224:TX-PAR-QHW42',
      version: '2',
      pubStatus: 'usable',
      signals: ['update'],
      links: [
        { rel: 'evolvedFrom', url: 'urn:newsml:afp.example:20260224:TX-PAR-QHW42', version: '1' },
        { rel: 'seeAlso', url: 'urn:newsml:afp.example:20260224:PH-PAR-1' },
      ],
    })
  })

  test('lines, dateline and notes, in Latin-1', async () => {
    expect(await entry()).toMatchObject({
      headline: 'Grippe aviaire: la France vaccine ses canards',
      headlines: [{ value: 'Les éleveurs soulagés', role: 'subHeadline' }],
      slugline: 'santé-grippe-aviaire',
      by: 'Par Jeanne MARTIN et Luc PETIT',
      contributors: [{ name: 'jmr' }],
      dateline: 'Mont-de-Marsan, 24 fév 2026 (AFP) -',
      located: 'Mont-de-Marsan',
      copyrightNotice: '© Agence Exemple',
      language: 'fr',
      urgency: 3,
      priority: 3,
      genres: ['Papier général'],
      keywords: ['santé', 'grippe'],
    })
    expect((await entry()).edNote).toContain('ATTENTION - ajoute bilan')
  })

  test('subjects, places, and people by reference to the topic set; services and interests apart', async () => {
    const { subjects, people, places, services } = await entry()
    expect(subjects).toEqual(
      expect.arrayContaining([
        { scheme: 'subj', code: '07000000' },
        { scheme: 'subj', code: '07001004' },
        { scheme: 'medtop', code: '07000000', name: 'health' },
      ]),
    )
    expect(people).toEqual([{ code: 'FR:marc-durand', name: 'Marc Durand' }])
    expect(places).toEqual([{ scheme: 'iso3166-1a3', code: 'FRA' }, { name: 'Mont-de-Marsan' }])
    expect(services?.map(({ code }) => code)).toEqual(['DGO', 'FRS', 'ECO', 'FRS-TFG-1=DFR'])
  })

  test('the text with its table, and its picture with caption, credit and all sizes by the names of the files beside it', async () => {
    const { bodyText, media } = await entry()
    expect(bodyText).toBe(
      'La France a commencé mardi à vacciner ses canards.\n\n"C\'est une première", a dit le ministre.\n\nAnnée\tFoyers\n2025\t1.374\n\njmr-lpt/abc/ta',
    )
    expect(media).toHaveLength(1)
    expect(media?.[0]).toMatchObject({
      type: 'picture',
      caption: 'Des canards dans une ferme à Mont-de-Marsan.',
      credit: { agency: 'AFP', photographer: 'Luc Petit' },
      renditions: [
        { role: 'HighDef', url: 'photo.hi.jpg', width: 3000 },
        { role: 'Thumbnail', url: 'photo.th.jpg', width: 300 },
      ],
    })
    expect(media?.[0]?.url).toBeUndefined()
  })

  test('the pictures have addresses where the file has one', async () => {
    const { media } = await only(agencyFile('newsml-12-french.xml'), { url: 'https://wire.example/in/story.xml' })
    expect(media?.[0]?.url).toBe('https://wire.example/in/photo.hi.jpg')
  })
})

describe('NewsML 1.2 as a Japanese agency writes it', () => {
  test('Shift_JIS, paragraphs by an ideographic space, an embargo by StatusWillChange', async () => {
    expect(await only(agencyFile('newsml-12-japanese.xml'))).toMatchObject({
      id: 'urn:newsml:kyodo.example:20260105:BR-2026010501001234',
      version: '1',
      headline: '首相、予算案を説明',
      bodyText: '首相は５日、予算案を説明した。\n\n野党は反発した。',
      keywords: ['首相', '予算'],
      located: '東京',
      provider: '共同通信',
      language: 'ja',
      pubStatus: 'usable',
      embargoedUntil: '2026-01-05T20:00:00.000Z',
      published: '2026-01-05T09:30:00.000Z',
    })
  })
})

const item = (management: string, component = '<ContentItem><DataContent>Text.</DataContent></ContentItem>') =>
  `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>a.example</ProviderId><DateId>20260105</DateId><NewsItemId>1</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId></NewsIdentifier></Identification><NewsManagement>${management}</NewsManagement><NewsComponent>${component}</NewsComponent></NewsItem></NewsML>`

test('identity without a PublicIdentifier is provider, date and item', async () => {
  expect((await only(item(''))).id).toBe('urn:newsml:a.example:20260105:1')
})

test.each([
  ['urn:newsml:www.a.example', 'urn:newsml:a.example:20260105:1'],
  ['urn:newsml:a.example:20260105:news:7', 'urn:newsml:a.example:20260105:1'],
  ['A Example Newswire', 'urn:newsml:a.example:20260105:1'],
  ['urn:newsml:a.example:20260105:1:2N', 'urn:newsml:a.example:20260105:1:2N'],
  ['a-2026-000417', 'a-2026-000417'],
])('a PublicIdentifier that does not name its item is no identity: %s', async (written, id) => {
  const text = item('').replace('</NewsIdentifier>', `<PublicIdentifier>${written}</PublicIdentifier></NewsIdentifier>`)
  expect((await only(text)).id).toBe(id)
})

test('a canceled item is killed', async () => {
  expect(await only(item('<Status FormalName="Canceled"/>'))).toMatchObject({ pubStatus: 'canceled', signals: ['kill'] })
})

test('usable now and canceled later is an expiry', async () => {
  const change = '<StatusWillChange><FutureStatus FormalName="Canceled"/><DateAndTime>20260201T000000Z</DateAndTime></StatusWillChange>'
  expect(await only(item(`<Status FormalName="Usable"/>${change}`))).toMatchObject({
    pubStatus: 'usable',
    expires: '2026-02-01T00:00:00.000Z',
  })
})

test('texts of several components are one body in their order', async () => {
  const part = (text: string) => `<NewsComponent><ContentItem><DataContent><p>${text}</p></DataContent></ContentItem></NewsComponent>`
  expect((await only(item('', part('One.') + part('Two.')))).bodyText).toBe('One.\n\nTwo.')
})

test('of texts that are equivalent the fullest is the body', async () => {
  const entry = await only(`<NewsML><NewsItem><Identification/><NewsManagement/><NewsComponent EquivalentsList="yes">
    <ContentItem><DataContent>One. Two words.</DataContent></ContentItem>
    <NewsComponent><ContentItem><DataContent><p>One.</p><p>Two <b>words</b>.</p></DataContent></ContentItem></NewsComponent>
    </NewsComponent></NewsItem></NewsML>`)
  expect(entry.bodyHtml).toBe('<p>One.</p><p>Two <b>words</b>.</p>')
})

test('a picture’s source is not the text’s; terms of use are all kept', async () => {
  const entry = await only(`<NewsML><NewsItem><Identification/><NewsManagement/><NewsComponent>
    <NewsLines><RightsLine>No copies</RightsLine></NewsLines>
    <AdministrativeMetadata><Source><Party FormalName="EXA"/></Source></AdministrativeMetadata>
    <RightsMetadata><UsageRights><UsageType>Print</UsageType><Limitations>No archives</Limitations></UsageRights></RightsMetadata>
    <ContentItem><DataContent><p>One.</p></DataContent></ContentItem>
    <NewsComponent><Role FormalName="Photo"/><AdministrativeMetadata><Source><Party FormalName="POOL"/></Source></AdministrativeMetadata>
    <ContentItem Href="https://m.example/p.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`)
  expect(entry).toMatchObject({ infoSources: ['EXA'], usageTerms: 'No copies\nPrint\nNo archives' })
})

test('several NewsItems are several entries; none is a problem', async () => {
  const two = item('').replace('</NewsML>', item('').replace(/^<NewsML>/, ''))
  expect((await parsed(two)).entries).toHaveLength(2)
  expect((await parsed('<NewsML><NewsEnvelope/></NewsML>')).problems[0]?.code).toBe('empty')
})
