/**
 * Notices as agencies send them in their languages, to the story that they name.
 */
import { describe, expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { compose } from '#src/story/compose.ts'
import { meantBy, ordered } from '#src/story/signals/notice.ts'
import type { WireEntry } from '#src/wire/document.ts'

const made = (language: string, entry: Partial<WireEntry>) =>
  compose({ feed: { id: 'f' as FeedId, agency: 'A', language }, entry: { id: 'n', language, published: '2026-03-11T09:30:00Z', ...entry } })

/** What a notice rules of a story under this headline. */
function ruled(language: string, entry: Partial<WireEntry>, headline: string): string | undefined {
  const story = ordered(made(language, entry))
  const means = story.refersTo && meantBy(story.refersTo, [{ uri: 'x', headline }]).meant.length > 0
  return means ? (['restore', 'kill', 'withhold'] as const).find((signal) => story.signals.includes(signal)) : undefined
}

describe('a notice kills the story whose headline it quotes', () => {
  test.each([
    [
      'en',
      'Yonhap News Agency cancels the article headlined "Storm tears roof off school" transmitted at 10:20 a.m.',
      'Storm tears roof off school',
    ],
    ['de', 'dpa zieht die Meldung "Sturm reißt Dach von Schule" zurück. Sie darf nicht verwendet werden.', 'Sturm reißt Dach von Schule'],
    ['de', 'Die Agentur nimmt ihre Meldung "Sturm reißt Dach von Schule" zurück.', 'Sturm reißt Dach von Schule'],
    ['nl', 'Belga trekt het bericht "Storm rukt dak van school" terug.', 'Storm rukt dak van school'],
    ['nl', 'Het ANP trekt het bericht "Storm rukt dak van school" in.', 'Storm rukt dak van school'],
    ['sv', 'TT drar telegrammet "Storm slet taket av skola" tillbaka.', 'Storm slet taket av skola'],
    ['no', 'NTB trekker saken "Storm rev taket av skole" tilbake.', 'Storm rev taket av skole'],
    ['da', 'Ritzau trækker telegrammet "Storm rev taget af skole" tilbage.', 'Storm rev taget af skole'],
    ['hu', 'Az MTI vonja a „Vihar vitte el az iskola tetejét” című hírt vissza.', 'Vihar vitte el az iskola tetejét'],
    ['et', 'BNS võtab uudise "Torm viis koolil katuse" tagasi.', 'Torm viis koolil katuse'],
    ['fi', 'STT peruu kello 11.12 lähetetyn uutisen "Myrsky vei katon koululta".', 'Myrsky vei katon koululta'],
    ['lv', 'LETA atsauc ziņu "Vētra norauj skolas jumtu".', 'Vētra norauj skolas jumtu'],
    ['lt', 'ELTA atšaukia pranešimą „Audra nuplėšė mokyklos stogą“.', 'Audra nuplėšė mokyklos stogą'],
    ['el', 'Το πρακτορείο ακυρώνει την είδηση "Καταιγίδα ξήλωσε τη στέγη".', 'Καταιγίδα ξήλωσε τη στέγη'],
    ['zh', '新华社请用户撤回稿件《风暴掀翻一所学校屋顶》，不得使用。', '风暴掀翻一所学校屋顶'],
    ['zh', '请停用《风暴掀翻一所学校屋顶》一稿。', '风暴掀翻一所学校屋顶'],
  ])('%s: %s', (language, bodyText, headline) => {
    expect(ruled(language, { headline: 'Notice', bodyText }, headline)).toBe('kill')
  })

  test('in brackets of any width', () => {
    for (const brackets of ['＜取消し＞', '［取り消し］', '〔取り消し〕', '【取り消し】'])
      expect(ruled('ja', { headline: `${brackets}暴風で学校の屋根飛ぶ` }, '暴風で学校の屋根飛ぶ')).toBe('kill')
  })
})

test.each([
  ['de', 'RÜCKZUG AUFGEHOBEN'],
  ['de', 'Widerruf zurückgenommen'],
  ['fr', 'LEVÉE DE L’ANNULATION'],
  ['it', "REVOCA DELL'ANNULLAMENTO"],
  ['pt', 'ANULAÇÃO LEVANTADA'],
  ['ro', 'ANULARE REVOCATĂ'],
  ['ro', 'Retragerea este anulată'],
  ['bg', 'АНУЛИРАНЕТО Е ОТМЕНЕНО'],
  ['el', 'ΑΡΣΗ ΑΚΥΡΩΣΗΣ'],
  ['uk', 'АНУЛЮВАННЯ СКАСОВАНО'],
  ['hr', 'PONIŠTENJE POVUČENO'],
  ['sr', 'ПОНИШТЕЊЕ ЈЕ ПОВУЧЕНО'],
  ['sk', 'ZRUŠENIE ODVOLANÉ'],
  ['cs', 'STAŽENÍ ZRUŠENO'],
  ['sl', 'PREKLIC UMAKNJEN'],
  ['lt', 'ATŠAUKIMAS ATŠAUKTAS'],
  ['lv', 'ATSAUKUMS ATCELTS'],
  ['et', 'TÜHISTAMINE TÜHISTATUD'],
  ['sq', 'ANULIMI U TËRHOQ'],
  ['ca', 'ANUL·LACIÓ AIXECADA'],
  ['sv', 'MAKULERINGEN UPPHÄVD'],
  ['no', 'TILBAKEKALLINGEN OPPHEVET'],
  ['da', 'TILBAGETRÆKNINGEN ER OPHÆVET'],
  ['fi', 'MITÄTÖINTI PERUTTU'],
  ['nl', 'ANNULERING HERROEPEN'],
  ['pl', 'WYCOFANIE COFNIĘTE'],
  ['hu', 'TÖRLÉS VISSZAVONVA'],
  ['tr', 'İPTAL GERİ ALINDI'],
  ['ru', 'ОТЗЫВ ОТМЕНЕН'],
  ['ar', 'رفع الإلغاء'],
  ['he', 'הביטול בוטל'],
  ['id', 'PEMBATALAN DICABUT'],
])('%s: what takes a kill back is no kill, though it has a word for one: %s', (language, words) => {
  expect(ruled(language, { headline: `${words}: Glenmore school of 1912` }, 'Glenmore school of 1912')).toBe('restore')
})

test.each([
  ['EMBARGOED FOR USE UNTIL 12 A.M. EDT, MARCH 12', 'en', '2026-03-12T04:00:00.000Z'],
  ['EMBARGOED FOR PUBLICATION AFTER 1800 GMT', 'en', '2026-03-11T18:00:00.000Z'],
  ['3月12日6时起可发', 'zh', '2026-03-12T00:00:00.000Z'],
  ['3月12日6时后方可刊登', 'zh', '2026-03-12T00:00:00.000Z'],
  ['EMBARGO keskiviikkoon 11.3. kello 18 asti', 'fi', '2026-03-11T16:00:00.000Z'],
  ['Får publiceras först onsdag kl 18.00', 'sv', '2026-03-11T17:00:00.000Z'],
  ['Kan tidligst publiseres torsdag kl. 05.00', 'no', '2026-03-12T04:00:00.000Z'],
  ['Må tidligst bringes torsdag kl. 05.00', 'da', '2026-03-12T04:00:00.000Z'],
  ['（注意：本稿北京时间3月11日20时前不得播发）', 'zh', '2026-03-11T12:00:00.000Z'],
  ['（１１日１８時３５分解禁）', 'ja', '2026-03-11T09:35:00.000Z'],
])('a note embargoes its story: %s', (edNote, language, embargoedUntil) => {
  expect(made(language, { headline: 'Storm', edNote })).toMatchObject({ pubStatus: 'usable', embargoedUntil })
})

test.each(['（十二日午前五時解禁）', '（１２日解禁）'])('a day or an hour in other digits lifts none: %s', (edNote) => {
  const { pubStatus, embargoedUntil, embargoLifted } = made('ja', { headline: '学校の屋根飛ぶ', edNote })
  expect(embargoLifted).toBeUndefined()
  expect(pubStatus === 'withheld' || embargoedUntil !== undefined).toBe(true)
})

test('a word for a hold lifts none by itself', () => {
  for (const [language, words, signals] of [
    ['fr', 'SUSPENSION', []],
    ['pt', 'SUSPENSÃO', []],
    ['es', 'Suspensión', []],
    ['fr', 'SUSPENSION LEVÉE', ['release']],
    ['es', 'SUSPENSIÓN RETIRADA', ['release']],
  ] as const)
    expect(made(language, { headline: `${words} - Glenmore school` }).signals).toEqual(signals)
})

test('a word for an embargo over a text is none of oil, and none of years', () => {
  for (const bodyText of ['EMBARGO on Cuba until 2027 agreed\nThe storm.', 'EMBARGO 1962\nThe storm.'])
    expect(made('en', { headline: 'Storm', bodyText })).toMatchObject({ pubStatus: 'usable' })
})

test.each([
  '/// ATTENTION ANNULATION /// Une tempête arrache le toit',
  '+++ ACHTUNG RÜCKZUG +++ Une tempête arrache le toit',
  '*** KILL *** Une tempête arrache le toit',
])('between signs: %s', (headline) => {
  expect(ruled('fr', { headline }, 'Une tempête arrache le toit')).toBe('kill')
})

test('a note in capitals that has an embargo and no time withholds its story', () => {
  expect(made('en', { headline: 'Storm', edNote: 'EMBARGOED COPY, CHECK WITH THE DESK' })).toMatchObject({ pubStatus: 'withheld' })
  expect(made('en', { headline: 'Storm', edNote: 'Embargoed oil story moved at 10' })).toMatchObject({ pubStatus: 'usable' })
})

describe('an order over its text takes a story down', () => {
  const text = Array.from({ length: 30 }, (_, n) => `Storm tears roof ${n}.`).join(' ')
  const status = (language: string, entry: Partial<WireEntry>) => made(language, { headline: 'Storm', bodyText: text, ...entry }).pubStatus

  test.each([
    ['en', 'Please do not use this story.'],
    ['de', 'Bitte diese Meldung nicht verwenden'],
    ['de', '+++ Diese Meldung wird zurückgezogen! +++'],
    ['fr', 'Prière de ne pas utiliser cette dépêche'],
    ['es', 'Anular esta noticia'],
    ['sv', 'Denna text återkallas.'],
    ['ja', 'この記事は取り消されました。'],
  ])('as a line of its own, and as its description: %s, %s', (language, line) => {
    for (const entry of [{ bodyText: `${line}\n\n${text}` }, { summary: line }, { edNote: line }])
      expect(status(language, entry)).not.toBe('usable')
  })

  test.each([
    ['sv', 'Återkallas'],
    ['sv', 'Obs! Återkallas.'],
    ['de', 'Zurückgezogen'],
    ['fr', 'Dépêche annulée'],
    ['fr', 'Annulée.'],
    ['pl', 'Anulowana'],
    ['cs', 'Zrušeno'],
    ['tr', 'İptal edildi'],
    ['en', 'Withdrawn'],
    ['en', 'With photos. Retracted.'],
  ])('as all of a sentence of its note: %s, %s', (language, edNote) => {
    expect(status(language, { edNote })).toBe('canceled')
  })

  test.each<[string, Partial<WireEntry>]>([
    ['en', { edNote: 'Removes extra word' }],
    ['en', { edNote: 'Deleted repeated paragraph.' }],
    ['en', { edNote: 'Withdrawal of troops from the border, the ministry says' }],
    [
      'ja',
      {
        bodyText: `この記事は、昨年の選挙で落選した候補者が市の水道料金を引き上げる計画を取り消した経緯を、関係者への取材で明らかにする\n${text}`,
      },
    ],
    ['de', { edNote: 'Gestrichen wurde der dritte Absatz.' }],
    ['fr', { edNote: 'Annulé en 2019, le sommet a lieu' }],
    ['en', { bodyText: `This report was withdrawn by the ministry on Friday, its author told a court.\n${text}` }],
    ['en', { bodyText: `Withdrawn\n${text}` }],
    ['es', { bodyText: `Anular la ley\n${text}` }],
    ['de', { bodyText: `${text}\nSie gehen.\nDiese Meldung wird zurückgezogen, steht im Film.\nEnde` }],
  ])('and words of it do not: %s, %s', (language, entry) => {
    expect(status(language, entry)).toBe('usable')
  })
})
