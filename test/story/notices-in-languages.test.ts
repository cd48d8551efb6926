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
])('a note embargoes its story: %s', (edNote, language, embargoedUntil) => {
  expect(made(language, { headline: 'Storm', edNote })).toMatchObject({ pubStatus: 'usable', embargoedUntil })
})

test('a note in capitals that has an embargo and no time withholds its story', () => {
  expect(made('en', { headline: 'Storm', edNote: 'EMBARGOED COPY, CHECK WITH THE DESK' })).toMatchObject({ pubStatus: 'withheld' })
  expect(made('en', { headline: 'Storm', edNote: 'Embargoed oil story moved at 10' })).toMatchObject({ pubStatus: 'usable' })
})
