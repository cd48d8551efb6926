/**
 * The moment that a line names: a time of day, a day, a zone. Where it can be meant in two ways it is the later one.
 */
import { describe, expect, test } from 'vitest'
import { embargoWords } from '#src/story/signals/embargo-words.ts'
import { cityZone, zonesOfLanguage } from '#src/story/signals/locale.ts'
import { asciiDigits, beginsWithMoment, type MomentContext, readMoment, timeIn, weekdayIn } from '#src/story/signals/moment.ts'
import { isMomentOnly, isPartOfMoment, namesTime } from '#src/story/signals/moment-words.ts'

/** A Friday. */
const sent = '2026-11-27T01:02:00Z'
const moment = (line: string, context: Partial<MomentContext> = {}) =>
  readMoment(line, { sent, timezone: 'UTC', language: 'de', words: embargoWords, ...context })?.replace(':00.000Z', 'Z')

test.each<[string, number | undefined]>([
  ['23:00', 1380],
  ['0:05', 5],
  ['24:00', 1440],
  ['24:01', undefined],
  ['25:00', undefined],
  ['12:60', undefined],
  ['12:59', 779],
  ['18h30', 1110],
  ['18 h 30', 1110],
  ['18.00 uhr', 1080],
  ['18.05', 1085],
  ['27.11.', undefined],
  ['6.30 p.m.', 1110],
  ['6.30 p.m. today', 1110],
  ['6.30.', undefined],
  ['6 p.m.', 1080],
  ['6 pm', 1080],
  ['6 a.m.', 360],
  ['12 a.m.', 0],
  ['12 p.m.', 720],
  ['12:30 a.m.', 30],
  ['13:00 p.m.', 780],
  ['6 pmx', undefined],
  ['18 uhr', 1080],
  ['18 uhrzeit', undefined],
  ['18時', 1080],
  ['午後6時30分', 1110],
  ['午前6時', 360],
  ['午前12時', 0],
  ['下午3点', 900],
  ['오후 6시', 1080],
  ['6 de la tarde', undefined],
  ['a las 6 horas de la tarde', 360],
  ['25 uhr', undefined],
  ['0600 gmt', 360],
  ['0600', 360],
  ['2400', 1440],
  ['2500', undefined],
  ['0660', undefined],
  ['2026', undefined],
  ['1930', undefined],
  ['2026 hrs', 1226],
  ['2026 gmt', 1226],
  ['1830', 1110],
  ['1830-1900', undefined],
  ['18:30/19:30', undefined],
  ['10.11.26', undefined],
  ['10.11 and 18:00', 1080],
  ['0600 or 18:00', 1080],
  ['18:00, 19:00', 1080],
  ['noon', 720],
  ['afternoon', undefined],
  ['noontime', undefined],
  ['mediodía', 720],
  ['midnight', 1440],
  ['正午', 720],
  ['この正午に', 720],
  ['6', undefined],
  ['', undefined],
])('a time of day, in minutes: %s', (text, minutes) => {
  expect(timeIn(text, embargoWords)?.minutes).toBe(minutes)
})

test('a time of day stands where it stands', () => {
  expect(timeIn('until 18:00 gmt', embargoWords)).toMatchObject({ from: 6, to: 11 })
  expect(timeIn('by noon today', embargoWords)).toEqual({ minutes: 720, from: 3, to: 7 })
})

test.each<[string, string]>([
  ['18:00 GMT', '2026-11-27T18:00Z'],
  ['18:00 UTC', '2026-11-27T18:00Z'],
  ['18:00 UTC+2', '2026-11-27T16:00Z'],
  ['18:00 UTC -3', '2026-11-27T21:00Z'],
  ['18:00 GMT+5:30', '2026-11-27T12:30Z'],
  ['18:00+01:00', '2026-11-27T17:00Z'],
  ['18:00 -0330', '2026-11-27T21:30Z'],
  ['18:00 (CET)', '2026-11-27T17:00Z'],
  ['18:00 [CET]', '2026-11-27T17:00Z'],
  ['18.00 Uhr MEZ', '2026-11-27T17:00Z'],
  ['6 p.m. ET', '2026-11-27T23:00Z'],
  ['6 p.m. CT', '2026-11-28T00:00Z'],
  ['6 p.m. MT', '2026-11-28T01:00Z'],
  ['7 p.m. PT', '2026-11-27T03:00Z'],
  ['18:00 hrs GMT', '2026-11-27T18:00Z'],
  ['18:00 msk', '2026-11-27T15:00Z'],
  ['18:00 по московскому', '2026-11-27T15:00Z'],
  ['18:00 eastern', '2026-11-27T23:00Z'],
  ['18:00 Uhr mitteleuropäischer Zeit', '2026-11-27T17:00Z'],
  ['18:00, das ist HKT', '2026-11-27T10:00Z'],
  // words that are zones, too
  ['18:00 in the west', '2026-11-27T18:00Z'],
  ['18:00 hktx', '2026-11-27T18:00Z'],
  // what is no zone
  ['18:00-19', '2026-11-27T18:00Z'],
  ['18:00 UTC+15', '2026-11-27T18:00Z'],
  ['18:00 UTC+14', '2026-11-27T04:00Z'],
  ['18:00 London time', '2026-11-27T18:00Z'],
  ['18:00 New York time', '2026-11-27T23:00Z'],
  ['18:00 heure de Paris', '2026-11-27T17:00Z'],
  ['18:00 hora de Mexico City', '2026-11-28T00:00Z'],
])('a zone that is named goes before the feed’s: %s', (line, expected) => {
  expect(moment(line)).toBe(expected)
})

test('without a zone of its own the feed’s counts, then the most western of its language’s', () => {
  expect(moment('18:00', { timezone: 'Asia/Tokyo' })).toBe('2026-11-27T09:00Z')
  expect(moment('18:00', { timezone: undefined, language: 'ru' })).toBe('2026-11-27T15:00Z')
  expect(moment('18:00', { timezone: undefined, language: 'en' })).toBe('2026-11-27T23:00Z')
  expect(moment('18:00', { timezone: undefined, language: undefined })).toBe('2026-11-27T23:00Z')
  expect(moment('18:00', { timezone: 'Nowhere/At_All' }), 'of a zone that is not known').toBe('2026-11-27T18:00Z')
  expect(moment('18:00', { timezone: 'Asia/Kolkata' })).toBe('2026-11-27T12:30Z')
  expect(moment('18:00', { timezone: 'America/St_Johns' })).toBe('2026-11-27T21:30Z')
})

test.each<[string, string | undefined, string?]>([
  // a time alone is the next one
  ['18:00', '2026-11-27T18:00Z'],
  ['01:02', '2026-11-28T01:02Z'],
  ['01:03', '2026-11-27T01:03Z'],
  ['24:00', '2026-11-28T00:00Z'],
  ['midnight', '2026-11-28T00:00Z'],
  // days in numbers
  ['2026-11-28 18:00', '2026-11-28T18:00Z'],
  ['2026/11/28, 18:00', '2026-11-28T18:00Z'],
  ['2026年11月28日 18:00', '2026-11-28T18:00Z'],
  ['2026년 11월 28일 18:00', '2026-11-28T18:00Z'],
  ['28.11. 18:00', '2026-11-28T18:00Z'],
  ['28.11.2026 18:00', '2026-11-28T18:00Z'],
  ['28.11.27 18:00', '2027-11-28T18:00Z'],
  ['28/11 18:00', '2026-11-28T18:00Z'],
  ['28-11-2026 18:00', '2026-11-28T18:00Z'],
  ['11/28/2026 18:00', '2026-11-28T18:00Z'],
  ['11/28/2026 18:00', '2026-11-28T18:00Z', 'en-US'],
  ['11月28日 18:00', '2026-11-28T18:00Z'],
  ['11月28日', '2026-11-28T00:00Z'],
  ['3/12 18:00', '2026-12-03T18:00Z'],
  ['12/3/2026 18:00', '2026-12-03T18:00Z', 'en'],
  ['12/3/2026 18:00', '2026-12-03T18:00Z', 'en-US'],
  ['3/12/2026 18:00', '2026-12-03T18:00Z', 'en-US'],
  ['12/3/2026 18:00', '2026-03-12T18:00Z', 'en-GB'],
  ['12/12/2026 18:00', '2026-12-12T18:00Z', 'en'],
  ['2026-02-30 18:00', undefined],
  ['2026-12-31 18:00', '2026-12-31T18:00Z'],
  ['2026-01-01 18:00', '2026-01-01T18:00Z'],
  // by name
  ['28 November 18:00', '2026-11-28T18:00Z'],
  ['28. November, 18.00 Uhr', '2026-11-28T18:00Z'],
  ['28 November 2027 18:00', '2027-11-28T18:00Z'],
  ['November 28, 18:00', '2026-11-28T18:00Z'],
  ['Nov. 28 at 18:00', '2026-11-28T18:00Z'],
  ['November 28th, 2027, 18:00', '2027-11-28T18:00Z'],
  ['the 1st of December 18:00', '2026-12-01T18:00Z'],
  ['2nd December 18:00', '2026-12-02T18:00Z'],
  ['3rd December 18:00', '2026-12-03T18:00Z'],
  ['4th December 18:00', '2026-12-04T18:00Z'],
  ['1er décembre 18h00', '2026-12-01T18:00Z'],
  ['1º de diciembre 18:00', '2026-12-01T18:00Z'],
  ['28 de noviembre de 2026, 18:00', '2026-11-28T18:00Z'],
  ['28 d’octubre 18:00', '2026-10-28T18:00Z'],
  ['28 di novembre 18:00', '2026-11-28T18:00Z'],
  ['28 листопада 18:00', '2026-11-28T18:00Z'],
  ['28-го ноября 18:00', '2026-11-28T18:00Z'],
  ['November 18:00', undefined],
  ['30 February 18:00', undefined],
  // the year in which it comes next; one shortly past is over
  ['3 January 18:00', '2027-01-03T18:00Z'],
  ['27 September 18:00', '2027-09-27T18:00Z'],
  ['28 September 18:00', '2026-09-28T18:00Z'],
  ['26 November 18:00', '2026-11-26T18:00Z'],
  // weekdays
  ['Friday 18:00', '2026-11-27T18:00Z'],
  ['Friday 01:02', '2026-12-04T01:02Z'],
  ['Friday 01:03', '2026-11-27T01:03Z'],
  ['Friday 00:30', '2026-12-04T00:30Z'],
  ['Saturday 18:00', '2026-11-28T18:00Z'],
  ['Thursday 18:00', '2026-12-03T18:00Z'],
  ['Saturday', '2026-11-28T00:00Z'],
  ['Friday', '2026-11-27T00:00Z'],
  // today and tomorrow
  ['today 18:00', '2026-11-27T18:00Z'],
  ['18:00 heute', '2026-11-27T18:00Z'],
  ['tomorrow 18:00', '2026-11-28T18:00Z'],
  ['morgen 18:00', '2026-11-28T18:00Z'],
  ['today', '2026-11-28T00:00Z'],
  ['tomorrow', '2026-11-28T00:00Z'],
  // a number that may be an hour, beside a day
  ['Saturday at 6', '2026-11-28T06:00Z'],
  ['Saturday at 6', '2026-11-28T18:00Z', 'en'],
  ['Saturday at 6', '2026-11-28T18:00Z', 'en-GB'],
  ['Saturday at 12', '2026-11-28T12:00Z', 'en'],
  ['Saturday at 13', '2026-11-28T13:00Z', 'en'],
  ['Saturday at 24', '2026-11-29T00:00Z'],
  ['Saturday at 25', undefined],
  ['Saturday at 6, 7 in Rome', undefined],
  ['søndag kl. 18', '2026-11-29T18:00Z'],
  ['at 6', undefined],
  ['28. November um 18', '2026-11-28T18:00Z'],
  ['28 de noviembre a las 18', '2026-11-28T18:00Z'],
  ['28.11.2026, ab 18', '2026-11-28T18:00Z'],
  ['6 de la tarde', '2026-11-27T18:00Z'],
  ['Saturday at 6: 1 dead', '2026-11-28T06:00Z'],
  ['Saturday at 6 - 1 dead', '2026-11-28T06:00Z'],
  ['Saturday at 6 | 1 dead', '2026-11-28T06:00Z'],
  // a word before the time that may be a day's
  ['übermorgen 18:00', undefined],
  ['morning 18:00', undefined],
  ['jetzt 18:00', '2026-11-27T18:00Z'],
  // nothing at all
  ['', undefined],
  ['when the minister speaks', undefined],
])('%s', (line, expected, language = 'de') => {
  expect(moment(line, { language })).toBe(expected)
})

test('digits of other scripts are digits', () => {
  expect(asciiDigits('٠٩ ۰۹ ०९ ০৯ ๐๙ ０９ 09')).toBe('09 09 09 09 09 09 09')
  expect(asciiDigits('௧'), 'of scripts that no language here writes').toBe('௧')
  expect(moment('الساعة ١٨:٣٠')).toBe('2026-11-27T18:30Z')
})

test('without a time at which it was sent only a full day can be told', () => {
  const unsent = (line: string) => moment(line, { sent: undefined })
  expect(unsent('28 November 2026 18:00')).toBe('2026-11-28T18:00Z')
  expect(unsent('2026-11-28')).toBe('2026-11-28T00:00Z')
  for (const line of ['28 November 18:00', 'Friday 18:00', 'tomorrow', '18:00']) expect(unsent(line)).toBeUndefined()
  expect(moment('18:00', { sent: 'nonsense' })).toBeUndefined()
})

test('a day is that of the zone, not ours', () => {
  expect(moment('today 18:00', { timezone: 'America/New_York' })).toBe('2026-11-26T23:00Z')
  expect(moment('Friday 18:00', { timezone: 'America/New_York' })).toBe('2026-11-27T23:00Z')
  expect(moment('tomorrow 06:00', { timezone: 'Asia/Tokyo' })).toBe('2026-11-27T21:00Z')
  expect(moment('18:00', { timezone: 'America/New_York' })).toBe('2026-11-27T23:00Z')
  expect(moment('21:00', { timezone: 'America/New_York' })).toBe('2026-11-27T02:00Z')
  expect(moment('3 January 00:30', { timezone: 'Asia/Tokyo', sent: '2026-12-31T23:00:00Z' })).toBe('2027-01-02T15:30Z')
})

test.each<[string, number | undefined]>([
  ['sunday', 0],
  ['on friday morning', 5],
  ['fri', 5],
  ['nedelje', 0],
  ['воскресенья', 0],
  ['freitags', 5],
  ['samstag', 6],
  ['sonne', undefined],
  ['sunflowerseeds', undefined],
  ['sundays', 0],
  ['土曜日', 6],
  ['', undefined],
])('a weekday: %s', (text, day) => {
  expect(weekdayIn(text)).toBe(day)
})

test.each<[string, boolean]>([
  ['18:00 GMT', true],
  ['(18 uhr', true],
  ['Friday', true],
  ['tomorrow, please', true],
  ['heute', true],
  ['noon', true],
  ['midnight', true],
  ['at the end of 2030', false],
  ['the very last minute of today', false],
  ['oil ends', false],
  ['', false],
  ['A. 7', true],
])('a line begins with a moment: %s', (line, begins) => {
  expect(beginsWithMoment(line, embargoWords)).toBe(begins)
})

test.each<[string, boolean]>([
  ['until 18:00', true],
  ['bis 18 Uhr', true],
  ['at noon', true],
  ['until ١٨:٠٠', true],
  ['until Friday', false],
  [`${'x'.repeat(199)} 18:00`, false],
])('a line names a time of day: %s', (line, names) => {
  expect(namesTime(line, embargoWords)).toBe(names)
})

test.each<[string, boolean]>([
  ['Friday', true],
  ['Friday,', true],
  ['November', true],
  ['heute', true],
  ['tomorrow', true],
  ['Mittag', true],
  ['midnight', true],
  ['Uhr', true],
  ['Uhr...:', true],
  ['18', false],
  ['—', false],
  ['', false],
  ['oil', false],
])('a word is a moment’s: %s', (word, is) => {
  expect(isPartOfMoment(word, embargoWords)).toBe(is)
})

test.each<[string, boolean]>([
  ['Friday', true],
  ['until Friday 18:00', true],
  ['28 November at noon', true],
  ['am 28. November um 18 Uhr', true],
  ['morning', false],
  ['de la tarde', false],
  ['Friday in Parliament', false],
  ['der 18', true],
  ['der Tag', false],
  ['to 18', true],
  ['土曜日', true],
  ['会議', false],
  ['—', false],
  ['', false],
])('a text is a moment and no more: %s', (text, is) => {
  expect(isMomentOnly(text, embargoWords)).toBe(is)
})

describe('zones', () => {
  test('of a language are those that its agencies write from, or its country’s', () => {
    expect(zonesOfLanguage('en')).toEqual(['Europe/London', 'America/New_York'])
    expect(zonesOfLanguage('EN')).toEqual(['Europe/London', 'America/New_York'])
    expect(zonesOfLanguage(undefined)).toEqual(['Europe/London', 'America/New_York'])
    expect(zonesOfLanguage('de')).toEqual(['Europe/Berlin', 'Europe/Busingen'])
    expect(zonesOfLanguage('de-AT')).toEqual(['Europe/Vienna'])
    expect(zonesOfLanguage('en-US').length).toBe(12)
    expect(zonesOfLanguage('no language')).toEqual(['UTC'])
    expect(zonesOfLanguage('eo')).not.toEqual([])
  })

  test.each<[string, string | undefined]>([
    ['18:00 london time', 'Europe/London'],
    ['18:00 new york time', 'America/New_York'],
    ['noon in london time', 'Europe/London'],
    ['london timetable', undefined],
    ['nowhere time', undefined],
    ['time', undefined],
    ['heure de paris', 'Europe/Paris'],
    ['hora de mexico city', 'America/Mexico_City'],
    ['hora de madrid capital', 'Europe/Madrid'],
    ['heure de', undefined],
    ['heure de 18', undefined],
    ['heure de nulle part', undefined],
    ['', undefined],
  ])('are named by a city: %s', (text, zone) => {
    expect(cityZone(text, ['heure de', 'hora de'])).toBe(zone)
  })
})
