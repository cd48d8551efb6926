/**
 * Embargoes in words. The invariant: what is read is never earlier than what an editor of that country would read.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FeedId } from '#src/brand.ts'
import { compose } from '#src/story/compose.ts'
import { type EmbargoLine, readEmbargo } from '#src/story/signals/embargo.ts'
import type { WireEntry } from '#src/wire/document.ts'
import { runs } from '../support/runs.ts'

const sent = '2026-11-27T01:02:00Z'
const read = (text: string, where: EmbargoLine['where'], language = 'en', timezone?: string) =>
  readEmbargo({ lines: [{ text, where }], sent, language, timezone })
const until = (...args: Parameters<typeof read>) => {
  const found = read(...args)
  return found?.kind === 'until' ? found.until.replace(':00.000Z', 'Z') : found?.kind
}

describe('an embargo in words ends when its agency says', () => {
  test.each<[string, EmbargoLine['where'], string, string]>([
    ['EMBARGOED UNTIL 23:00 GMT: Institute lowers forecast', 'headline', 'en', '2026-11-27T23:00Z'],
    ['EMBARGOED FOR 0001 GMT SATURDAY: Survey shows rise in rents', 'headline', 'en', '2026-11-28T00:01Z'],
    ['Embargoed until 23:00 GMT', 'body', 'en', '2026-11-27T23:00Z'],
    ['(EMBARGOED UNTIL 1800 GMT) LONDON, Nov 27 - The bank said', 'body', 'en', '2026-11-27T18:00Z'],
    ['HOLD FOR RELEASE 6 a.m. EST Friday, Nov. 27', 'edNote', 'en', '2026-11-27T11:00Z'],
    ['Not for publication before 0600 GMT Saturday', 'body', 'en', '2026-11-28T06:00Z'],
    ['Do not use before Friday 9 pm GMT', 'edNote', 'en', '2026-11-27T21:00Z'],
    ['For release at 10:00 a.m. Eastern time on November 30, 2026', 'body', 'en', '2026-11-30T15:00Z'],
    ['Embargoed until noon London time', 'edNote', 'en', '2026-11-27T12:00Z'],
    ['Sperrfrist: 27. November, 23.00 Uhr', 'body', 'de', '2026-11-27T22:00Z'],
    ['Sperrfrist: Samstag, 10.00 Uhr - Rede der Ministerin', 'headline', 'de', '2026-11-28T09:00Z'],
    ['Nicht vor 18:00 Uhr MEZ veröffentlichen', 'edNote', 'de', '2026-11-27T17:00Z'],
    ["Sous embargo jusqu'au 27 novembre à 18h", 'body', 'fr', '2026-11-27T17:00Z'],
    ['Embargo fino alle 18.00 di venerdì 27 novembre', 'edNote', 'it', '2026-11-27T17:00Z'],
    ['embargo tot vrijdag 12.00 uur', 'edNote', 'nl', '2026-11-27T11:00Z'],
    ['Spärrtid: 28/11 kl 06.00', 'body', 'sv', '2026-11-28T05:00Z'],
    ['Klausuleret til lørdag kl. 06.00', 'body', 'da', '2026-11-28T05:00Z'],
    ['Embargo do piątku, 28 listopada, godz. 6.00', 'body', 'pl', '2026-11-28T05:00Z'],
    ['Эмбарго до 18:00 мск 28 ноября', 'body', 'ru', '2026-11-28T15:00Z'],
    ['ЕМБАРГО до 20 часот', 'body', 'mk', '2026-11-27T19:00Z'],
    ['حظر النشر حتى الساعة 18:00 بتوقيت غرينتش', 'body', 'ar', '2026-11-27T18:00Z'],
    ['解禁 11月27日 午後6時', 'body', 'ja', '2026-11-27T09:00Z'],
    ['엠바고: 11월 27일 오후 6시', 'body', 'ko', '2026-11-27T09:00Z'],
  ])('%s', (text, where, language, expected) => {
    expect(until(text, where, language)).toBe(expected)
  })

  test.each<[string, string, string]>([
    ['Note embargo, 7 a.m. EST Monday', 'en', '2026-11-30T12:00Z'],
    ['May be published after 2200 GMT', 'en', '2026-11-27T22:00Z'],
    ['Embargo indtil lørdag kl. 06.00', 'da', '2026-11-28T05:00Z'],
    ['Bis Sonntag, 12 Uhr gesperrt', 'de', '2026-11-29T11:00Z'],
    ["28 Kasım 2026 saat 10:00'a kadar ambargoludur.", 'tr', '2026-11-28T07:00Z'],
    ['Szombat reggel 6 óráig nem közölhető', 'hu', '2026-11-28T05:00Z'],
    ['Embargat fins dissabte a les 10:00', 'ca', '2026-11-28T10:00Z'],
    ['Cấm đăng trước 18 giờ ngày 28/11', 'vi', '2026-11-28T11:00Z'],
    ['Diffusion interdite avant dimanche 29 novembre à 18h00', 'fr', '2026-11-29T17:00Z'],
    ['请于11月28日上午8时后发布', 'zh', '2026-11-28T02:00Z'],
  ])('in further words, also behind its moment: %s', (text, language, expected) => {
    expect(until(text, 'edNote', language)).toBe(expected)
    expect(until(text, 'body', language)).toBe(expected)
  })

  test.each([
    ['Gesperrt bis Sonntag: A7 bei Hamburg', 'de'],
    ['Nicht vor Montag: Bahn will Schlichtung', 'de'],
    ['Frei ab 16 Jahren: die Filme der Woche', 'de'],
    ['Sperrfrist: Winzer dürfen ab 3. Dezember ernten', 'de'],
    ['Tunnel bis Montag gesperrt', 'de'],
    ['Spärrat till söndag: E4 vid Gävle', 'sv'],
    ['Sperret til mandag: E6 ved Hamar', 'no'],
  ])('but not in a headline on a road or a film: %s', (text, language) => {
    expect(until(text, 'headline', language)).toBeUndefined()
  })

  test.each<[string, string, string]>([
    ['Klausulert til søndag kl. 18', 'no', '2026-11-29T17:00Z'],
    ['Embargo do sobote, 28. novembra, ob 6. uri', 'sl', '2026-11-28T05:00Z'],
    ['Embargo till söndag kl 18', 'sv', '2026-11-29T17:00Z'],
    ['Klausuleret til mandag den 30. november kl. 9', 'da', '2026-11-30T08:00Z'],
    ['Embargo până duminică la ora 18', 'ro', '2026-11-29T16:00Z'],
    ['Not for release before Sunday at 6', 'en', '2026-11-29T23:00Z'],
    ['Embargoed until Sunday at 6 in the morning, 7 in the west', 'en', 'unknown'],
    ['No difundir antes de las 6 de la tarde (hora de Madrid)', 'es', '2026-11-27T17:00Z'],
    ['Embargo til kl. 7', 'no', 'unknown'],
    ['Embargo do zítřka 12:00', 'cs', '2026-11-28T11:00Z'],
    ['Embargo do jutra do godz. 18:00', 'pl', '2026-11-28T17:00Z'],
    ['Эмбарго до 10 часов утра воскресенья', 'ru', '2026-11-29T07:00Z'],
    ['Embargo do pozajtra 12:00', 'sk', 'unknown'],
  ])('by an hour alone, on a day in other forms, or not at all, and never before: %s', (text, language, expected) => {
    expect(until(text, 'edNote', language)).toBe(expected)
  })

  test.each<[string, EmbargoLine['where'], string, string]>([
    ['ΕΜΠΑΡΓΚΟ ΜΕΧΡΙ ΚΥΡΙΑΚΗ 29 ΝΟΕΜΒΡΙΟΥ 2026, 21:00', 'body', 'el', '2026-11-29T19:00Z'],
    ['EMBARGO HASTA EL SABADO A LAS 18:00 HORAS DE MADRID', 'body', 'es', '2026-11-28T17:00Z'],
    ['Να μη δημοσιευθεί πριν από τις 10:00 της 29ης Νοεμβρίου', 'edNote', 'el', '2026-11-29T08:00Z'],
    ['Frei für Sonntagausgaben, online ab Samstag 18 Uhr', 'body', 'de', '2026-11-28T17:00Z'],
    ['(Bitte beachten: Frei ab Sonntag, 29. November, 6.00 Uhr)', 'body', 'de', '2026-11-29T05:00Z'],
    ['Embargo sunnuntaihin 29.11. klo 0.01 asti', 'edNote', 'fi', '2026-11-28T22:01Z'],
    ['EMBARGO līdz 29. novembrim plkst. 10.00', 'body', 'lv', '2026-11-29T08:00Z'],
    ['EMBARGO kuni 29. novembrini kell 20.00', 'body', 'et', '2026-11-29T18:00Z'],
    ['Не оприлюднювати раніше 29 листопада 09:00', 'edNote', 'uk', '2026-11-29T07:00Z'],
    ['Не распространять до 09.00 мск 29 ноября', 'edNote', 'ru', '2026-11-29T06:00Z'],
    ['※ 엠바고 : 11월 29일(일) 오후 3시', 'body', 'ko', '2026-11-29T06:00Z'],
    ['(ネットは29日午後5時以降に使用のこと)', 'body', 'ja', '2026-11-29T08:00Z'],
    ['解禁:29日午前0時', 'edNote', 'ja', '2026-11-28T15:00Z'],
    ['本稿11月29日6时前不得刊播', 'edNote', 'zh', '2026-11-29T00:00Z'],
    ['Cumartesi günü saat 10:00’dan önce yayımlanmayacaktır', 'edNote', 'tr', '2026-11-28T07:00Z'],
    ['FOR USE SUNDAY, NOV. 29, AND THEREAFTER', 'body', 'en-GB', '2026-11-29T00:00Z'],
    ['HFR - Senate report on drug prices', 'headline', 'en', 'unknown'],
    // no calendar has that day, or we do not know the month: nobody can tell when
    ['EMBARGO: 2026-13-01 18:00', 'body', 'en', 'unknown'],
    ['EMBARGO: 32.11.2026, 18.00', 'body', 'de', 'unknown'],
    ['EMBARGO 18:00 on 29 Novembrrr', 'body', 'en', 'unknown'],
  ])('in what else agencies write, with and without accents: %s', (text, where, language, expected) => {
    expect(until(text, where, language)).toBe(expected)
  })

  test.each<[string, EmbargoLine['where'], string]>([
    ['The new game is for release on Friday, November 27, on all consoles.', 'body', 'en'],
    ['For use in schools: the new atlas', 'headline', 'en'],
    ['HFR Holdings buys rival', 'headline', 'en'],
    ['The drug was cleared for use at 10 a.m. on Friday.', 'body', 'en'],
  ])('but not where a sentence says it of something else: %s', (text, where, language) => {
    expect(until(text, where, language)).toBeUndefined()
  })

  test.each<[string, EmbargoLine['where'], string, string]>([
    ['EMBARGOED UNTIL 06:00 GMT NOV 29: Survey shows rise in rents', 'headline', 'en', '2026-11-29T06:00Z'],
    ['EMBARGOED UNTIL 06:00 GMT DEC. 3: Survey shows rise in rents', 'headline', 'en', '2026-12-03T06:00Z'],
    ['※29日午前5時解禁', 'body', 'ja', '2026-11-28T20:00Z'],
    ['Embargo until 0600 GMT on the 30th', 'edNote', 'en', '2026-11-30T06:00Z'],
    ['Embargo hasta el domingo 6 a las 00.01 GMT', 'edNote', 'es', '2026-12-06T00:01Z'],
    ['Sperrfrist: Sonntag, den 6., 18.00 Uhr', 'body', 'de', '2026-12-06T17:00Z'],
    ['Embargo until Saturday 28th, 0600 GMT', 'edNote', 'en', '2026-11-28T06:00Z'],
    ['Embargo until the 26th, 0600 GMT', 'edNote', 'en', '2026-11-26T06:00Z'],
    ['Embargo until the 20th, 0600 GMT', 'edNote', 'en', '2026-12-20T06:00Z'],
  ])('on a day whose number stands before a colon, or without its month: %s', (text, where, language, expected) => {
    expect(until(text, where, language)).toBe(expected)
  })

  test.each<[string, EmbargoLine['where'], string, string]>([
    ['Sous embargo absolu jusqu’au 29 novembre à 6h', 'edNote', 'fr', '2026-11-29T05:00Z'],
    ['Strikte Sperrfrist: 28. November, 6 Uhr', 'body', 'de', '2026-11-28T05:00Z'],
    ['Bajo embargo estricto hasta el 28 de noviembre a las 06:00 GMT', 'edNote', 'es', '2026-11-28T06:00Z'],
    ['(Sperrfrist bis Samstag 0500) Ministerin tritt zurück', 'headline', 'de', '2026-11-28T04:00Z'],
    ['(ADVANCE FOR SATURDAY NOV. 28; not for use before then)', 'body', 'en', '2026-11-28T05:00Z'],
    ['Under embargo until the chancellor has sat down', 'body', 'en', 'unknown'],
    ['Embargoed until delivery, expected about 11 a.m. GMT', 'edNote', 'en', 'unknown'],
    ['Sperrfrist: Beginn der Rede, voraussichtlich gegen 11.00 Uhr', 'body', 'de', 'unknown'],
    ['Embargo jusqu’au discours, attendu vers 18h30', 'edNote', 'fr', 'unknown'],
  ])('strictly, in advance, or at a time that is only expected: %s', (text, where, language, expected) => {
    expect(until(text, where, language)).toBe(expected)
  })

  test.each<[string, EmbargoLine['where'], string, string]>([
    ['E m b a r g o : Samstag, 28. November, 6 Uhr', 'body', 'de', '2026-11-28T05:00Z'],
    ['Nicht zur Verwendung vor Samstag, 28. November, 6.00 Uhr', 'body', 'de', '2026-11-28T05:00Z'],
    ['Sperrfrist: Sa, 18.00 Uhr', 'body', 'de', '2026-11-28T17:00Z'],
    ['EMBARGO la 28.11. klo 8', 'body', 'fi', '2026-11-28T06:00Z'],
    ['Sperrfrist Mo 2015: Ministerin tritt zurück', 'headline', 'de', 'unknown'],
    ['11월 28일 오전 8시 이후 사용해 주시기 바랍니다', 'body', 'ko', '2026-11-27T23:00Z'],
    ['28日午前8時以降に掲載してください', 'body', 'ja', '2026-11-27T23:00Z'],
    ['AMBARGOLU METİN: 28 Kasım saat 10.00’a kadar paylaşılmamalıdır', 'body', 'tr', '2026-11-28T07:00Z'],
  ])('spaced, by two letters of a day, or in further words: %s', (text, where, language, expected) => {
    expect(until(text, where, language)).toBe(expected)
  })

  test.each<[string, EmbargoLine['where'], string]>([
    ['Not before time, the town reopens its baths on Saturday at 9 a.m.', 'body', 'en'],
    ['Nach der Sperrfrist von zwei Jahren darf er am 29. November wieder fahren.', 'body', 'de'],
    ['Ambargo kararı cumartesi günü saat 10.00’da açıklanacak.', 'body', 'tr'],
    ['Embargo do 2030: co się zmieni', 'headline', 'pl'],
  ])('but no embargo has its time so far off: %s', (text, where, language) => {
    expect(until(text, where, language)).toBeUndefined()
  })

  test.each<[string, EmbargoLine['where']]>([
    ['Advance for bishops: women may preach on Sunday', 'headline'],
    ['Advance for Sunday of the troops on the ford was slow', 'body'],
  ])('but not in advance in small letters: %s', (text, where) => {
    expect(until(text, where)).toBeUndefined()
  })

  test('in the feed’s zone where it names none', () => {
    expect(until('Embargoed until 18:00', 'headline', 'en', 'Asia/Kolkata')).toBe('2026-11-27T12:30Z')
  })

  test('in the last of its language’s zones where neither names any: Madrid is not asked to wait less than Mexico', () => {
    expect(until('Embargo hasta las 20:00 horas', 'edNote', 'es')).toBe('2026-11-27T23:00Z')
  })

  test('a time that has passed today is tomorrow’s', () => {
    expect(until('Embargoed until 01:00 GMT', 'headline')).toBe('2026-11-28T01:00Z')
  })

  test.each([
    ['Embargoed until 3 a.m. ET Sunday, November 1', '2026-10-31T20:00:00Z', '2026-11-01T08:00:00.000Z'],
    ['Embargoed until 1:30 a.m. ET Sunday, November 1', '2026-10-31T20:00:00Z', '2026-11-01T06:30:00.000Z'],
    ['Embargoed until 3 a.m. ET Sunday, March 14', '2027-03-13T20:00:00Z', '2027-03-14T07:00:00.000Z'],
    ['Embargoed until 2:30 a.m. ET Sunday, March 14', '2027-03-13T20:00:00Z', '2027-03-14T07:30:00.000Z'],
    ['Embargoed until 3 a.m. ET', '2026-11-01T01:00:00Z', '2026-11-01T08:00:00.000Z'],
  ])('on the day on which the clocks change, too: %s', (text, at, expected) => {
    expect(readEmbargo({ lines: [{ text, where: 'body' }], sent: at, language: 'en' })).toMatchObject({ until: expected })
  })

  test.each<[string, EmbargoLine['where'], string, string]>([
    ['EMBARGOED UNTIL 23:00 GMT: Montana wolves return', 'headline', 'en', '2026-11-27T23:00Z'],
    ['EMBARGOED UNTIL 23:00 GMT - Montana wolves return', 'headline', 'en', '2026-11-27T23:00Z'],
    ['EMBARGOED UNTIL 23:00 GMT: Side wins 3-2', 'headline', 'en', '2026-11-27T23:00Z'],
    ['Embargoed until 23:00 GMT: Bank to close on 5 December', 'headline', 'en', '2026-11-27T23:00Z'],
    ["Sous embargo jusqu'à 18h: Le Monde change", 'headline', 'fr', '2026-11-27T17:00Z'],
    ['EMBARGO: 2300 GMT: Poll for the vote of Sunday', 'slugline', 'en', '2026-11-27T23:00Z'],
    // but its moment may stand behind such a mark, too
    ['EMBARGO 28 NOV - 1800 GMT - Montana wolves return', 'headline', 'en', '2026-11-28T18:00Z'],
    ['EMBARGO 28 NOV - 1800 GMT', 'headline', 'en', '2026-11-28T18:00Z'],
    ['EMBARGOED UNTIL 1800 GMT - FOR PAPERS OF SUNDAY 29 NOV: Wolves return', 'headline', 'en', '2026-11-29T18:00Z'],
    ['EMBARGOED UNTIL 1800 GMT: Wolves return - 29 November', 'headline', 'en', '2026-11-29T18:00Z'],
    ['EMBARGOED - Wolves return: due on Sunday 18:00 GMT', 'headline', 'en', '2026-11-29T18:00Z'],
    ['EMBARGOED - Wolves return: due on Sunday', 'headline', 'en', '2026-11-29T05:00Z'],
    // a dateline's day is no embargo's end
    ['(EMBARGOED UNTIL 1800 GMT) LONDON, Nov 26 - The bank said', 'body', 'en', '2026-11-27T18:00Z'],
    ['EMBARGOED UNTIL 1800 GMT - LONDON, Nov 26 - The bank said', 'body', 'en', '2026-11-27T18:00Z'],
    ['EMBARGO: due Sunday - LONDON, Nov 26 - The bank said', 'body', 'en', '2026-11-29T05:00Z'],
    ['Embargoed until 1800 GMT - moved on Nov 26', 'edNote', 'en', '2026-11-27T18:00Z'],
    ['EMBARGOED UNTIL 1800 GMT - FOR PAPERS OF SUNDAY', 'body', 'en', '2026-11-29T18:00Z'],
    ['EMBARGOED UNTIL 1800 GMT - NOV 26', 'body', 'en', '2026-11-26T18:00Z'],
    ['EMBARGOED - UNTIL SUNDAY 29 NOV', 'body', 'en', '2026-11-29T05:00Z'],
  ])('where it is told, and not where its story goes on: %s', (text, where, language, expected) => {
    expect(until(text, where, language)).toBe(expected)
  })

  test('of two times the later one', () => {
    const lines: EmbargoLine[] = [
      { text: 'EMBARGOED UNTIL 10:00 GMT: Report', where: 'headline' },
      { text: 'Embargoed until 12:00 GMT', where: 'body' },
    ]
    for (const told of [lines, lines.toReversed()])
      expect(readEmbargo({ lines: told, sent })).toMatchObject({ kind: 'until', until: '2026-11-27T12:00:00.000Z' })
  })
})

test.each<[string, EmbargoLine['where'], string, string | undefined]>([
  // behind what it speaks of, where until when follows at once
  ['This report is embargoed until Monday 30 November at 09:00 GMT', 'edNote', 'en', '2026-11-30T09:00Z'],
  ['Please do not publish before 7 p.m. ET on Friday', 'edNote', 'en', '2026-11-28T00:00Z'],
  ['La notizia è sotto embargo fino alle 18 di oggi', 'edNote', 'it', '2026-11-27T17:00Z'],
  ['Материал под эмбарго до понедельника, 9:00 мск', 'edNote', 'ru', '2026-11-30T06:00Z'],
  ['The grain embargo until 2030 was agreed at 18:00', 'body', 'en', undefined],
  ['Die Brücke bleibt gesperrt bis 18.00 Uhr', 'body', 'de', undefined],
  ['Cuba is under embargo until 2030', 'body', 'en', undefined],
  // in words of one language more
  ['À diffuser à partir de lundi 30 novembre, 7 h', 'edNote', 'fr', '2026-11-30T06:00Z'],
  ['Frei für Samstag, 28. November, 05.00 Uhr', 'edNote', 'de', '2026-11-28T04:00Z'],
  ['Kan ikke publiseres før 28. november kl. 10', 'edNote', 'no', '2026-11-28T09:00Z'],
  ['لا ينشر قبل الساعة 20:00 بتوقيت غرينتش', 'edNote', 'ar', '2026-11-27T20:00Z'],
  ['28일 조간부터 보도 가능', 'edNote', 'ko', 'unknown'],
  ['Embargó november 28. 6 óráig', 'edNote', 'hu', '2026-11-28T05:00Z'],
  ['EMBARGO UNTIL DELIVERY', 'body', 'en', 'unknown'],
  // in a headline's small letters: closed, with a day or a time
  ['Embargo ore 19 - La banca taglia le stime', 'headline', 'it', 'unknown'],
  ['Embargoed until Saturday: Survey shows rise in rents', 'headline', 'en', '2026-11-28T05:00Z'],
  ['Embargo 18.00 Uhr: Ministerin warnt', 'headline', 'de', '2026-11-27T17:00Z'],
  ['Embargado hasta 2030: el piso de Cristina', 'headline', 'es', undefined],
  ['Embargada hasta el lunes la cuenta del club', 'headline', 'es', undefined],
  ['Embargo tot zondag?', 'headline', 'nl', undefined],
  ['Embargo od poniedziałku: co się zmieni', 'headline', 'pl', undefined],
  ['Embargo til jul: bønder raser', 'headline', 'no', undefined],
  ["Ne pas publier avant l'âge de 15 ans : une loi", 'headline', 'fr', undefined],
  ['No publicar antes de los 18: la ley de menores', 'headline', 'es', undefined],
  ['Not for release: the tapes Nixon kept', 'headline', 'en', undefined],
  ['À diffuser à partir de lundi : la série de l’automne', 'headline', 'fr', undefined],
  ['Sous embargo, Cuba manque de pétrole', 'headline', 'fr', undefined],
  ['禁止发布: 三家平台被罚', 'headline', 'zh', undefined],
  // in a text: no sentence without a time
  ['Embargado até sexta pela câmara, o prédio continua vazio.', 'body', 'pt', undefined],
  ['Gesperrt bis Sonntag ist auch die Brücke bei Hagen, teilte die Stadt mit.', 'body', 'de', undefined],
  ['Embargo till lördag 28 november', 'body', 'sv', '2026-11-27T23:00Z'],
])('an embargo is told from what is under one: %s', (text, where, language, expected) => {
  expect(until(text, where, language)).toBe(expected)
})

test.each<[string, EmbargoLine['where']]>([
  ['EMBARGOED: Report on growth', 'headline'],
  ['EMBARGOED Report on growth', 'headline'],
  ['Strictly embargoed', 'body'],
  ['Strictly under embargo: Choir tours the north', 'headline'],
  ['Sous embargo', 'body'],
  ['Sperrfrist bis zum Beginn der Rede', 'edNote'],
  ['Embargoed until the minister speaks', 'body'],
])('an embargo without a time that can be read is one all the same: %s', (text, where) => {
  expect(read(text, where)?.kind).toBe('unknown')
})

test.each(['Release at will', 'EMBARGO LIFTED: Report', 'Sperrfrist aufgehoben', 'For immediate release'])('%s: there is none', (text) => {
  expect(read(text, 'edNote')?.kind).toBe('lifted')
})

test.each<[string, EmbargoLine['where']]>([
  ['Embargo: Cuba 60 years on', 'headline'],
  ['EMBARGOED OIL REACHES TURKEY', 'headline'],
  ['Embargo: 60 Jahre danach', 'headline'],
  ['Embargo to start on 5 December', 'headline'],
  ['EMBARGO ENDS FRIDAY AT NOON, SAYS IRAN', 'headline'],
  ['Kuba-Embargo: USA stimmen dagegen', 'headline'],
  ['Prisoners due for release on Friday', 'headline'],
  ['The embargo on oil from Russia ends on 5 December', 'body'],
  ['Embargo on oil from Russia ends in 2027', 'body'],
  ['do not use this picture', 'edNote'],
  ['Embargoed goods worth 2 million euros were seized on Friday at 18:00', 'body'],
  ['Embargoed oil reaches Turkey by Friday, traders say', 'headline'],
  ['Under embargo for decades, Cuba turns to China', 'headline'],
  ['Sous embargo depuis 2022, la Russie exporte davantage', 'headline'],
  ['Embargada la casa del exministro', 'headline'],
  ['Embargada obra ilegal em Lisboa', 'headline'],
  ['Под эмбарго попали 20 товаров', 'headline'],
  ['حظر النشر في قضية الخلية حتى صدور الحكم', 'headline'],
  ['禁止在公共场所吸烟 明日起实施', 'headline'],
])('a story about an embargo has none: %s', (text, where) => {
  expect(read(text, where)).toBeUndefined()
})

test('an embargo told by the clock, the day and the zone is never read as earlier, in whatever order they stand', () => {
  const zones = { GMT: 0, CET: 60, EST: -300, 'UTC+3': 180 } as const
  const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom(...(Object.keys(zones) as (keyof typeof zones)[])),
      fc.constantFrom(
        'Embargoed until {t} {z} {d}',
        'Embargo until {d} {t} {z}',
        'NOT FOR RELEASE BEFORE {d}, {t} {z}',
        'Strictly embargoed till {t} {z}, {d}',
      ),
      (hour, minute, ahead, zone, form) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
        const local = Date.parse(sent) + zones[zone] * 60_000
        const day = new Date(local + ahead * 86_400_000)
        const meant = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour, minute) - zones[zone] * 60_000
        for (const said of [names[day.getUTCDay()]!, `${day.getUTCDate()} ${['November', 'December'][day.getUTCMonth() - 10]} 2026`]) {
          const found = read(form.replace('{t}', time).replace('{z}', zone).replace('{d}', said), 'edNote')
          expect(found).toMatchObject({ kind: 'until', until: new Date(meant).toISOString() })
        }
      },
    ),
    { numRuns: runs(300) },
  )
})

describe('a story that is composed', () => {
  const feed = { id: 'e8' as FeedId, agency: 'E8', language: 'en' }
  const entry = (more: Partial<WireEntry>): WireEntry => ({ id: 'e8-1', headline: 'Institute lowers forecast', published: sent, ...more })
  const body =
    'Wolves have killed 44 sheep near Breda since Easter, the farmers union said.\nThe environment agency wants to catch one of them.'

  test('waits for the time that its headline names', () => {
    const story = compose({ feed, entry: entry({ headline: 'EMBARGOED UNTIL 23:00 GMT: Institute lowers forecast', bodyText: body }) })
    expect(story).toMatchObject({ pubStatus: 'usable', embargoedUntil: '2026-11-27T23:00:00.000Z', signals: ['embargo'] })
  })
  test('waits for the time that its first line names', () => {
    expect(compose({ feed, entry: entry({ bodyText: `Embargoed until 23:00 GMT\n${body}` }) }).embargoedUntil).toBe(
      '2026-11-27T23:00:00.000Z',
    )
  })
  test('lifts nothing by a word that names its time, too', () => {
    const story = compose({
      feed: { ...feed, timezone: 'Asia/Tokyo' },
      entry: entry({ headline: '失業率が低下', bodyText: '【解禁】11月29日午前8時30分\n失業率は低下した。' }),
    })
    expect(story).toMatchObject({ embargoedUntil: '2026-11-28T23:30:00.000Z', signals: ['embargo'] })
    expect(story.embargoLifted).toBeUndefined()
    expect(story.refersTo).toBeUndefined()
  })
  test('is withheld where no time can be read', () => {
    expect(compose({ feed, entry: entry({ headline: 'EMBARGOED: Report', bodyText: body }) })).toMatchObject({ pubStatus: 'withheld' })
  })
  test('is withheld where its own first line is HOLD HOLD HOLD', () => {
    expect(compose({ feed, entry: entry({ bodyText: `HOLD HOLD HOLD\n${body}` }) }).pubStatus).toBe('withheld')
  })
  test('waits for the later of its format’s time and its words’', () => {
    const story = compose({
      feed,
      entry: entry({ embargoedUntil: '2026-11-27T12:00:00Z', edNote: 'Embargoed until 23:00 GMT', bodyText: body }),
    })
    expect(story.embargoedUntil).toBe('2026-11-27T23:00:00.000Z')
  })
  test('without a date of its own waits from when it was first seen', () => {
    const { published: _, ...undated } = entry({ edNote: 'Embargoed until 23:00 GMT', bodyText: body })
    expect(compose({ feed, entry: undated, seen: sent }).embargoedUntil).toBe('2026-11-27T23:00:00.000Z')
  })
})

test('hostile lines are read to their end', () => {
  for (const evil of [
    'embargoed until '.repeat(2000),
    `embargoed until ${'12:'.repeat(3000)}`,
    '('.repeat(5000),
    `embargo ${'1 '.repeat(4000)}`,
  ]) {
    const before = process.cpuUsage().user
    for (const where of ['headline', 'edNote', 'body'] as const) read(evil, where)
    // Of this process's own time, so that what runs beside does not count.
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(2000)
  }
})
