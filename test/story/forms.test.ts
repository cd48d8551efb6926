/**
 * Short matter of one form, of two sources: where facts stand at its end, in its headline, in a script without capitals, or at a place that others have filled in. Texts written for this.
 */
import { describe, expect, test } from 'vitest'
import { isFilledIn } from '#src/story/decide/filled.ts'
import { isVetoed } from '#src/story/decide/veto.ts'
import { type Laid, laid, printOf } from './laid-beside.ts'
import { placed, type Sent, told } from './sent.ts'

const A = 'Vesti 24'
const B = 'Glas'
const C = 'Kurier'

/** What stands in the other source an hour later. */
const passedOn = (body: string, other: string, headline = '', otherHeadline = headline): string =>
  told({ headline, body, source: A }, { headline: otherHeadline, body: other, source: B, after: 1 })

describe('a fact at the end of a text', () => {
  const debts = (sum: string, end = '') =>
    `Der Landtag hat den Haushalt für das kommende Jahr mit den Stimmen der Koalition beschlossen. Die Opposition kritisierte neue Schulden in Höhe von ${sum} Milliarden Euro.${end}`
  test('that is another makes another story, however few words stand behind it', () => {
    expect(passedOn(debts('1,2'), debts('1,2'))).toBe('reprint')
    expect(passedOn(debts('1,2'), debts('1,6'))).toBe('apart')
    expect(passedOn(debts('1,2', ' Mehr in Kürze.'), debts('1,6', ' Weitere Einzelheiten folgen.'))).toBe('apart')
  })
  test('counts to the end of its paragraph, and not in another sentence', () => {
    expect(passedOn(debts('1,2', '\nHeft 4 der Reihe'), debts('1,2', '\nBand 7 der Reihe'))).toBe('reprint')
    const votes = ' Das sind 14 Stimmen mehr als die Opposition in der Nacht erwartet hatte.'
    expect(passedOn(debts('1,2', votes), debts('1,2', ' Abonnieren Sie unsere 3 Kanäle in der App heute.'))).toBe('reprint')
  })
  test('is not who sent it', () => {
    expect(passedOn(debts('1,2', ' Quelle: Tanjug'), debts('1,2', ' Quelle: Beta'))).toBe('reprint')
  })
})

describe('headlines of one form', () => {
  const payout =
    'The board declared a monthly dividend of 7.1 cts a share to be paid on March 31 to holders of record March 16, the fund said.'
  test('that name another thing in it, which neither text tells, stand over other stories', () => {
    expect(passedOn(payout, payout, 'Harbour insured tax-free fund sets payout')).toBe('reprint')
    expect(passedOn(payout, payout, 'Harbour insured tax-free fund sets payout', 'Harbour high-yield tax-free fund sets payout')).toBe(
      'apart',
    )
    const first = { headline: 'Harbour insured tax-free fund sets payout', body: payout }
    expect(told(first, { headline: 'Harbour growth tax-free fund sets payout', body: payout, after: 1 })).toBe('apart')
  })
  test('that name what only the text under one of them tells, stand over other stories', () => {
    const of = (fund: string) =>
      `Mthly div 7.1 cts vs 7.1 cts prior. Pay March 31. Record March 16. Note: full name is ${fund} Income Trust.`
    const [one, other] = ['HARBOUR INSURED SETS MONTHLY PAYOUT', 'HARBOUR HIGH-YIELD SETS MONTHLY PAYOUT']
    expect(passedOn(of('Harbour Insured'), of('Harbour High-Yield Insured'), one, other)).toBe('apart')
    expect(passedOn(of('Harbour High-Yield Insured'), of('Harbour Insured'), other, one)).toBe('apart')
  })
  test.each([
    ['the direction is worded otherwise', 'Harbour fund payout is off this month', 'Harbour fund payout is down this month'],
    ['only small words stand for others', 'Harbour fund payout set by its board', 'Harbour fund payout set at its board'],
    ['one says more', 'Harbour fund sets payout', 'Harbour fund sets a monthly payout'],
    ['most of the words are others', 'Harbour fund sets payout', 'Monthly dividend of 7.1 cts for holders'],
  ])('where %s stand over one story', (_, one, other) => {
    expect(passedOn(payout, payout, one, other)).toBe('reprint')
  })
  test('have half of their words in common', () => {
    const text = `${payout} It told holders so in a letter that went out on Friday night, and said that next month will bring the same again, come what may.`
    expect(passedOn(text, text, 'Savers cheer', 'Cheques in the post')).toBe('reprint')
    expect(passedOn(text, text, 'Savers in Ulm cheer', 'Savers in Jena cheer')).toBe('apart')
  })
  test('that are the beginnings of their texts are no headlines', () => {
    const text = (verb: string) =>
      `Rescuers ${verb} the crew of a trawler off Skagen on Monday morning, and all six men are safe and well in the harbour of Hirtshals, the coast guard says. The boat had taken on water for hours in heavy seas before its skipper called for help, and it sank later in the day.`
    const [one, other] = [text('saved'), text('fetched')]
    expect(passedOn(one, other, one.slice(0, 40), other.slice(0, 42))).toBe('reprint')
  })
  test('over long texts are an editor’s', () => {
    const long = Array.from({ length: 8 }, (_, n) => `${payout} It told holders so in letter ${n} of the year.`).join(' ')
    expect(passedOn(long, long, 'Harbour insured tax-free fund sets payout', 'Harbour high-yield tax-free fund sets payout')).toBe(
      'reprint',
    )
  })
})

describe('in a script without capitals', () => {
  const crash = (place: string, what = 'ट्रक') =>
    `${place} में ${what} और कार की टक्कर में तीन लोगों की मौत हो गई, दो घायल हैं। पुलिस ने चालक को हिरासत में लेकर थाने भेजा है और जांच की जा रही है।`
  test('each word of a flash may be a name', () => {
    expect(passedOn(crash('लखनऊ'), crash('लखनऊ'))).toBe('reprint')
    expect(passedOn(crash('लखनऊ'), `${crash('लखनऊ')} विस्तृत जानकारी की प्रतीक्षा है।`)).toBe('reprint')
    expect(passedOn(crash('लखनऊ'), crash('पटना'))).toBe('apart')
    expect(passedOn(crash('लखनऊ'), crash('लखनऊ', 'बस'))).toBe('apart')
  })
  test('one with capitals has names, and of twenty-five words and more one may be edited', () => {
    const fire = (verb: string) =>
      `The fire brigade ${verb} a blaze in the old mill by the river tonight after four hours of work, and nobody was hurt, it said in a statement.`
    expect(passedOn(fire('fought'), fire('battled'))).toBe('reprint')
  })
})

describe('a form that others have filled in', () => {
  const seized = (what: string, grams: number) =>
    `Customs officers found ${grams} kilos of ${what} behind a false wall in a lorry at the border crossing this morning and took away its driver, a spokesman told us.`
  const send = (...sent: [body: string, source: string][]): string[] =>
    placed(sent.map(([body, source], n): Sent => ({ headline: '', body, source, after: n / 4 }))).map(({ cluster }) => cluster)
  const slot = { a: 3, aEnd: 4, b: 3, bEnd: 4 }
  const story = { id: 'story', print: printOf(60) }
  const copy = laid({ cluster: 'one', words: 60, slots: [slot] })
  const third: Laid = { cluster: 'other', words: 60, verdict: 'distinct', aInB: 0.5, conflicting: 1, slots: [slot] }
  /** Where the third says something else at that place. */
  const isShown = (other: Laid, of = copy): boolean => {
    const filled = laid(other)
    filled.candidate.print.words[3] = 4
    return isFilledIn(of, [of, filled], story)
  }
  test('is filled in by other news of another cluster that has half of the text and a fact of its own', () => {
    expect(isShown(third)).toBe(true)
    for (const no of [
      { aInB: 0.49 },
      { conflicting: 0.9 },
      { verdict: 'same' as const },
      { cluster: 'one' },
      { slots: [{ ...slot, bEnd: 3 }] },
    ])
      expect(isShown({ ...third, ...no })).toBe(false)
    expect(isShown({ ...third, slots: [{ a: 4, aEnd: 5, b: 3, bEnd: 4 }] })).toBe(false)
    expect(isShown(third, { ...copy, rule: 'one-headline' })).toBe(false)
    expect(isFilledIn(copy, [copy, laid(third)], story)).toBe(false)
  })
  test('is short', () => {
    expect(isFilledIn(copy, [copy, laid(third)], { ...story, print: printOf(100) })).toBe(false)
    const long = laid({ cluster: 'one', words: 100, slots: [slot] })
    const other = laid(third)
    other.candidate.print.words[3] = 4
    expect(isFilledIn(long, [long, other], { ...story, print: printOf(100) })).toBe(false)
    expect(isFilledIn(long, [long, other], { ...story, print: printOf(99) })).toBe(true)
  })
  test('shows which words are facts: a third thing at that place is a third story', () => {
    const [two, ...none] = send([seized('cocaine', 12), A], [seized('tobacco', 12), B])
    expect(none).toEqual([two])
    const [one, , three] = send([seized('cocaine', 12), A], [seized('amber', 31), C], [seized('tobacco', 12), B])
    expect(three).not.toBe(one)
  })
  test('shows nothing where the other says there what the first says', () => {
    const [one, , three] = send([seized('cocaine', 12), A], [seized('cocaine', 31), C], [seized('tobacco', 12), B])
    expect(three).toBe(one)
  })
  test('shows nothing of what calls itself a correction', () => {
    const headline = 'Driver held at the border crossing with kilos of contraband'
    const [one, , three] = placed([
      { headline, body: seized('cocaine', 12), source: A },
      { headline, body: seized('amber', 31), source: C, after: 0.5 },
      { headline: `CORRECTED: ${headline}`, body: seized('tobacco', 12), source: A, after: 1 },
    ])
    expect(three!.cluster).toBe(one!.cluster)
  })
  test('shows nothing of a text that is the same', () => {
    const [one, , three] = send([seized('cocaine', 12), A], [seized('amber', 31), C], [seized('cocaine', 12), B])
    expect(three).toBe(one)
  })
})

test('what a source has told apart from its own story does not come to it by another source’s copy', () => {
  const bus = (injured: string) =>
    `A bus left the road near Leiria and rolled into a field this morning with thirty pupils on board; the teacher and a boy are ${injured}, the police say. The road is closed in both directions until the evening, and drivers are asked to take the other bank of the river.`
  const [own, copy, next] = placed([
    { headline: '', body: bus('safe'), source: A },
    { headline: '', body: bus('sound'), source: B, after: 1 },
    { headline: '', body: bus('missing'), source: A, after: 2 },
  ])
  expect(copy!.cluster).toBe(own!.cluster)
  expect(next!.cluster).not.toBe(own!.cluster)
  const story = { id: 'story', source: A, print: printOf(60) }
  const told = laid({ source: A, words: 60, verdict: 'distinct', rule: 'other-facts' })
  const [same, others] = [laid({ source: A, words: 60, aInB: 1, bInA: 1 }), laid({ source: B, words: 60, aInB: 1, bInA: 1 })]
  expect(isVetoed(others, [told, others], story)).toBe(true)
  expect(isVetoed(others, [told, others], { ...story, revises: true })).toBe(false)
  expect(isVetoed(others, [laid({ source: A, words: 60, verdict: 'distinct', rule: 'template' }), others], story)).toBe(false)
  expect(isVetoed(same, [told, same], story)).toBe(false)
})

test('a post without a headline that another passes on within the hour, word for word, is one piece of news, also of a form that many fill in', () => {
  const alert = (place: string) => `Увага! Повітряна тривога у ${place} області!`
  const others = ['Сумській', 'Одеській', 'Львівській', 'Київській', 'Харківській'].map(
    (place): Sent => ({ headline: '', body: alert(place), source: C }),
  )
  const after = (hours: number, body = alert('Полтавській'), headlines = ['', '']) => {
    const all = placed([
      ...others,
      { headline: headlines[0]!, body, source: A },
      { headline: headlines[1]!, body, source: B, after: hours },
    ])
    return all.at(-1)!.cluster === all.at(-2)!.cluster
  }
  expect(after(1)).toBe(true)
  expect(after(1.1)).toBe(false)
  expect(after(1, 'Повітряна тривога у Полтавській області!')).toBe(false)
  expect(after(1, alert('Полтавській'), ['Тривога', 'Сирена'])).toBe(false)
})

test('who says it, and small words, are an editor’s', () => {
  const post = (said: string) => `Rescuers ${said} that an avalanche had buried three climbers on a slope of Mount Elbrus tonight.`
  expect(passedOn(post('said'), post('confirmed'))).toBe('reprint')
  expect(passedOn(post('said'), post('denied'))).toBe('apart')
})
