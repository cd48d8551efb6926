/**
 * What one source sends: the same item, the same news, or other news. Texts written for this, in the forms that agencies use.
 */
import { describe, expect, test } from 'vitest'
import { told } from './sent.ts'

describe('a flash', () => {
  const headline = 'Central bank cuts key rate to 4.25 percent'
  test('and its story under one headline within hours are one item', () => {
    const body =
      'The central bank cut its key rate by a quarter of a point to 4.25 percent on Monday, governor Ana Petrova said. Prices rose by 2.1 percent in February, the least in three years.'
    expect(told({ headline }, { headline, body, after: 0.5 })).toBe('revision')
    expect(told({ headline: 'SEARS TO CLOSE ITS DEPOTS' }, { headline: 'SEARS <S> TO CLOSE ITS DEPOTS', body, after: 0.5 })).toBe(
      'revision',
    )
  })
  test('that is sent again within minutes is a duplicate; four days later it is news again', () => {
    expect(told({ headline }, { headline, after: 0.2 })).toBe('duplicate')
    expect(told({ headline }, { headline, after: 96 })).toBe('apart')
    expect(told({ headline }, { headline, after: 24 })).toBe('apart')
  })
  test.each([
    ['Central bank raises key rate to 4.25 percent'],
    ['Central bank cuts key rate to 4.00 percent'],
    ['ARDEN CORP 1ST QTR SHR 66 CTS VS 67 CTS'],
  ])('that says something else is a story of its own: %s', (other) => {
    expect(told({ headline }, { headline: other, after: 0.2 })).toBe('apart')
  })
})

describe('bulletins of one form with other facts are stories of their own', () => {
  test.each([
    [
      'en',
      'Magnitude 4.1 quake near Patras',
      'A magnitude 4.1 earthquake struck 12 kilometres from Patras at 03:14. There was no damage.',
      'Magnitude 4.6 quake near Patras',
      'A magnitude 4.6 earthquake struck 9 kilometres from Patras at 05:40. There was no damage.',
    ],
    [
      'de',
      'Wetter in Bremen: 19 Grad',
      'In Bremen wird es am Montag sonnig bei 19 Grad. Der Wind weht schwach aus Nord. In der Nacht sinken die Werte auf 8 Grad.',
      'Wetter in Erfurt: 25 Grad',
      'In Erfurt wird es am Montag sonnig bei 25 Grad. Der Wind weht schwach aus Nord. In der Nacht sinken die Werte auf 11 Grad.',
    ],
    [
      'fr',
      'Nantes bat Lens 2-1',
      'Nantes a battu Lens 2-1 samedi pour la 12e journée du championnat devant 21.300 spectateurs.',
      'Rennes bat Metz 3-0',
      'Rennes a battu Metz 3-0 samedi pour la 12e journée du championnat devant 24.100 spectateurs.',
    ],
    [
      'es',
      'Sismo de magnitud 4,2 en Arica',
      'Un sismo de magnitud 4,2 se registró a las 03:12 a 20 kilómetros de Arica. No hubo daños.',
      'Sismo de magnitud 5,1 en Iquique',
      'Un sismo de magnitud 5,1 se registró a las 07:45 a 31 kilómetros de Iquique. No hubo daños.',
    ],
    [
      'pt',
      'Dólar fecha em alta a R$ 5,12',
      'O dólar fechou em alta de 0,4% nesta segunda-feira, cotado a R$ 5,12. A bolsa caiu 0,7%.',
      'Dólar fecha em baixa a R$ 5,08',
      'O dólar fechou em baixa de 0,8% nesta terça-feira, cotado a R$ 5,08. A bolsa subiu 1,2%.',
    ],
    [
      'it',
      'Incendio a Bari, due feriti',
      'Due persone sono rimaste ferite in un incendio in via Roma a Bari alle 4.30. Sul posto i vigili del fuoco.',
      'Incendio a Lecce, cinque feriti',
      'Cinque persone sono rimaste ferite in un incendio in via Dante a Lecce alle 6.10. Sul posto i vigili del fuoco.',
    ],
    [
      'ru',
      'Курс доллара вырос до 92,14 рубля',
      'Официальный курс доллара на вторник вырос на 31 копейку и составил 92,14 рубля, сообщил Банк России.',
      'Курс евро снизился до 99,87 рубля',
      'Официальный курс евро на вторник снизился на 12 копеек и составил 99,87 рубля, сообщил Банк России.',
    ],
    [
      'mk',
      'Водостојот на Вардар 120 сантиметри',
      'Водостојот на Вардар кај Скопје изнесува 120 сантиметри, а протокот 40 кубни метри во секунда.',
      'Водостојот на Црна 88 сантиметри',
      'Водостојот на Црна кај Битола изнесува 88 сантиметри, а протокот 31 кубен метар во секунда.',
    ],
    [
      'tr',
      'Van’da 4,3 büyüklüğünde deprem',
      'Van’da saat 03.12’de 4,3 büyüklüğünde deprem oldu. Derinliği 7 kilometre olarak ölçüldü.',
      'Muş’ta 3,9 büyüklüğünde deprem',
      'Muş’ta saat 09.48’de 3,9 büyüklüğünde deprem oldu. Derinliği 11 kilometre olarak ölçüldü.',
    ],
    [
      'el',
      'Σεισμός 4,1 Ρίχτερ στην Πάτρα',
      'Σεισμός 4,1 Ρίχτερ σημειώθηκε στις 03:14 κοντά στην Πάτρα σε βάθος 8 χιλιομέτρων.',
      'Σεισμός 3,8 Ρίχτερ στη Λαμία',
      'Σεισμός 3,8 Ρίχτερ σημειώθηκε στις 11:52 κοντά στη Λαμία σε βάθος 12 χιλιομέτρων.',
    ],
  ])('%s', (_, headline, body, other, text) => {
    expect(told({ headline, body }, { headline: other, body: text, after: 3 })).toBe('apart')
    expect(told({ headline, body }, { headline: other, body: text, after: 27 })).toBe('apart')
  })
  test('numbers in letters are numbers: ships that load, the same headline each day', () => {
    const ships = (loading: string, waiting: string) =>
      `There were ${loading} grain ships loading and ${waiting} ships were waiting to load at Varna, the port exchange said.`
    const headline = 'Grain ships loading at Varna'
    expect(told({ headline, body: ships('seven', 'six') }, { headline, body: ships('three', 'two'), after: 24 })).toBe('apart')
  })
  test('two dividends that are the same to the cent are two companies’', () => {
    const body = (day: string) => `Qtly div 10 cts vs 10 cts prior. Pay April 15. Record ${day}.`
    expect(
      told(
        { headline: 'ARDEN CORP SETS QUARTERLY', body: body('March 30') },
        { headline: 'BELLMONT INC SETS QUARTERLY', body: body('March 30'), after: 1 },
      ),
    ).toBe('apart')
  })
})

describe('the same news', () => {
  const table = 'Shr 71 cts vs 43 cts. Net 7,274,000 vs 4,447,000. Revs 161.6 mln vs 77.6 mln. Year shr 1.51 dlrs vs 1.32 dlrs.'
  test('is a table sent again with more lines under its headline: in the cluster, and nothing of the first is lost', () => {
    const headline = 'ARDEN CORP 4TH QTR NET'
    const fuller = `Oper shr 71 cts vs 43 cts. Net 7,274,000 vs 4,447,000. Sales 161.6 mln vs 77.6 mln. Avg shrs 9.1 mln vs 9.0 mln. 12 months: oper shr 1.51 dlrs. Note: net excludes a gain of 3.8 mln dlrs from the sale of a mill.`
    expect(told({ headline, body: table }, { headline, body: fuller, after: 1.5 })).toBe('same-news')
  })
  test('is a report whose figures moved within the hour; the next day’s report is another', () => {
    const headline = 'Wall Street lower in early trading'
    const report = (points: number, index: string, volume: number) =>
      `Weakness in the dollar and an easing of bond prices underscored the anxiety of investors about interest rates, and prompted selling in blue chips. Traders said the market would test the low of last week. The main index fell ${points} points to ${index}. Losers led gainers by three to one on volume of ${volume} million shares.`
    const first = { headline, body: report(14, '2,391', 34) }
    expect(told(first, { headline, body: report(16, '2,389', 41), after: 0.3 })).toBe('same-news')
    expect(told(first, { headline, body: report(16, '2,389', 41), after: 24 })).toBe('apart')
  })
})

describe('a follow-up', () => {
  const background =
    ' According to the indictment, which was sent to the court in the afternoon, he pushed her to the floor during a quarrel on 24 February in the presence of their daughter. The wife went to the police on the same day but withdrew her complaint a week later. The prosecutor said the case would go on all the same because the cameras in the lift had recorded part of it. Halm left the talent show on which he was a judge in March. His record company had no comment. His lawyer said that he trusted the court.'
  test.each([2, 24, 60])('with a new headline and a new lead over the old background is a story of its own, %d hours later', (after) => {
    const first = {
      headline: 'Youth secretary says more should die in prisons',
      body: `The national youth secretary Bruno Halm said that more prisoners should have been killed, and that he came from a family of policemen.${background}`,
    }
    const second = {
      headline: 'Youth secretary resigns after remark on prisons',
      body: `The national youth secretary Bruno Halm resigned on Friday night and the president accepted it at once, the palace said.${background}`,
      after,
    }
    expect(told(first, second)).toBe('apart')
  })
  test('that calls itself an update of the story replaces it; a correction does, too, days later', () => {
    const first = { headline: 'Halm to stand trial in March', body: `Bruno Halm is to stand trial.${background}` }
    expect(
      told(first, {
        headline: 'UPDATE 1-Halm to stand trial in March',
        body: `Bruno Halm is to stand trial in Skopje, his lawyer said.${background}`,
        after: 2,
      }),
    ).toBe('revision')
    expect(
      told(first, {
        headline: 'CORRECTED-Halm to stand trial in March',
        body: `Bruno Halm is to stand trial.${background.replace('24', '25')}`,
        after: 60,
      }),
    ).toBe('revision')
    expect(
      told(first, {
        headline: 'ИСПРАВКА: Halm to stand trial in March',
        body: `Bruno Halm is to stand trial.${background.replace('24', '25')}`,
        after: 2,
      }),
    ).toBe('revision')
  })
  test('text that is long and the same is one days later, too; a short one is not', () => {
    const long = { headline: 'Halm to stand trial in March', body: `Bruno Halm is to stand trial.${background}` }
    expect(told(long, { ...long, after: 80 })).toBe('duplicate')
    const short = {
      headline: 'Water off in Saraj',
      body: 'Households in Saraj will be without water from nine to three o’clock because of works on the main pipe in Skopska street, the company said today.',
    }
    expect(told(short, { ...short, after: 80 })).toBe('apart')
    expect(told(short, { ...short, after: 2 })).toBe('duplicate')
  })
})
