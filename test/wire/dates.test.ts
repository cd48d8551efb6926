import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf } from '#src/wire/dates/index.ts'

const skopje = (text: string) => instantOf(text, 'Europe/Skopje')

describe('an instant is read as agencies write it', () => {
  test.each([
    ['2026-11-23T14:05:00Z', '2026-11-23T14:05:00.000Z'],
    ['2026-11-23T14:05:00.5+01:00', '2026-11-23T13:05:00.500Z'],
    ['20261123T140500-0500', '2026-11-23T19:05:00.000Z'],
    ['2026-11-23', '2026-11-23T00:00:00.000Z'],
    ['Mon, 23 Nov 2026 14:05:00 GMT', '2026-11-23T14:05:00.000Z'],
    ['Mon, 23 Nov 26 14:05 EST', '2026-11-23T19:05:00.000Z'],
    ['23 Nov 2026 14:05:00 A', '2026-11-23T13:05:00.000Z'],
    ['23 Nov 2026 14:05:00 R', '2026-11-23T19:05:00.000Z'],
    ['Mon, 23 Nov 2026 14:05:00 +0100 (CET)', '2026-11-23T13:05:00.000Z'],
    ['November 23, 2026, 2:05 PM EST', '2026-11-23T19:05:00.000Z'],
    ['Monday, November 23rd, 2026 at 12:05 a.m. UTC', '2026-11-23T00:05:00.000Z'],
    ['Mon Nov 23 14:05:00 CET 2026', '2026-11-23T13:05:00.000Z'],
    ['lundi 23 novembre 2026 14:05 CET', '2026-11-23T13:05:00.000Z'],
    ['Mo, 23. Dez 2026 14:05:00 MEZ', '2026-12-23T13:05:00.000Z'],
    ['lun. 23 nov 2026 14:05 HEC', '2026-11-23T13:05:00.000Z'],
    ['23 de noviembre de 2026 14:05 UTC', '2026-11-23T14:05:00.000Z'],
    ['понедельник, 23 ноября 2026 г. 14:05 MSK', '2026-11-23T11:05:00.000Z'],
    ['Δευ, 23 Νοεμβρίου 2026 14:05 EET', '2026-11-23T12:05:00.000Z'],
    ['pon, 23 listopada 2026 14:05 CET', '2026-11-23T13:05:00.000Z'],
  ])('%s', (text, instant) => {
    expect(instantOf(text)).toBe(instant)
  })

  test('without a zone it is in the feed’s, in summer and in winter', () => {
    expect(skopje('23.11.2026 14:05')).toBe('2026-11-23T13:05:00.000Z')
    expect(skopje('23 јули 2026 14:05')).toBe('2026-07-23T12:05:00.000Z')
  })

  test.each([
    ['2003', '2003-01-01T00:00:00.000Z'],
    ['2003-12', '2003-12-01T00:00:00.000Z'],
    ['2003-335', '2003-12-01T00:00:00.000Z'],
    ['03335', '2003-12-01T00:00:00.000Z'],
    ['031231', '2003-12-31T00:00:00.000Z'],
    ['-03-12-31', '2003-12-31T00:00:00.000Z'],
    ['-0312', '2003-12-01T00:00:00.000Z'],
    ['2026년 5월 28일 오후 10:31:49', '2026-05-28T13:31:49.000Z'],
    ['2026-05-28 오전 12:31:49', '2026-05-27T15:31:49.000Z'],
    ['2026-július-13T9:15+02:00', '2026-07-13T07:15:00.000Z'],
    ['Fri, 2026/05/15 08:19:53 EDT', '2026-05-15T12:19:53.000Z'],
    ['Κυρ, 12 Ιούλ 2026 12:00:00 EST', '2026-07-12T17:00:00.000Z'],
    ['Mon,23 Nov 2026 16:31:00 +0000', '2026-11-23T16:31:00.000Z'],
    ['Thu, 31 Dec 2026 24:00:00 GMT', '2027-01-01T00:00:00.000Z'],
  ])('%s, which few write, is read', (written, instant) => {
    expect(instantOf(written)).toBe(instant)
  })

  test('what is no date, or no day of the calendar, is refused', () => {
    for (const text of [
      '',
      'yesterday',
      '2026-02-30',
      '31 Nov 2026',
      '23 Foo 2026',
      '2026-11-23T25:61',
      'Mon, 23 Nov 2026 14:05 XYZ',
      '11/12/2026',
      '99',
      '31-12-03',
      '2026-400',
      '991331',
    ])
      expect(instantOf(text), text).toBeUndefined()
  })

  test('any text ends soon, as a date or as none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: fc.constantFrom(...'0123456789 :-+.,TZNovGMT') }), (text) => {
        const read = instantOf(text)
        if (read !== undefined) expect(new Date(read).toISOString()).toBe(read)
      }),
      { numRuns: 2000 },
    )
  })
})
