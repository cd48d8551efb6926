import { describe, expect, test } from 'vitest'
import { decide } from '#src/story/decide/index.ts'
import type { MatchStory } from '#src/story/decide/judgement.ts'
import type { Candidate } from '#src/story/decide/match.ts'
import { decodeFingerprint, encodeFingerprint, fingerprint } from '#src/story/print/index.ts'
import { text } from '../support/prose.ts'
import { bridge, harvest, quake } from './texts.ts'

const story = (id: string, paragraphs: string[], facts: Partial<MatchStory> & { headline?: string } = {}): MatchStory => {
  const { headline = 'Old bridge over the Treska closes to cars', ...rest } = facts
  const bodyText = paragraphs.join('\n\n')
  return { id, bodyText, print: fingerprint({ headline, bodyText }), source: 'MIA', ...rest }
}
const stored = (id: string, paragraphs: string[], facts: Parameters<typeof story>[2] & { cluster?: string } = {}): Candidate => ({
  ...story(id, paragraphs, facts),
  cluster: facts.cluster ?? `cluster of ${id}`,
})

const original = stored('original', bridge)
const gazette = { source: 'Harbour Gazette' }

describe('copies', () => {
  test('the same text under another guid is a duplicate', () => {
    expect(decide(story('new', bridge), [original])).toMatchObject({ kind: 'duplicate', of: 'original', cluster: 'cluster of original' })
  })

  test('the same text in another outlet is a reprint', () => {
    expect(decide(story('new', bridge, gazette), [original])).toMatchObject({ kind: 'reprint', of: 'original' })
  })

  test('quote marks, dashes, spaces and capitals make no other text', () => {
    const dressed = bridge.map((p) => p.replaceAll('"', '“').replaceAll(' ', '\u00a0').toUpperCase())
    expect(fingerprint({ headline: 'A', bodyText: dressed.join('\n') }).bodyHash).toBe(original.print.bodyHash)
  })

  test('a new headline over the same text is a revision', () => {
    expect(decide(story('new', bridge, { headline: 'Saraj closes its bridge' }), [original])).toMatchObject({ kind: 'revision' })
  })

  test('one word changed by the same agency is a revision, and the evidence shows the word', () => {
    const match = decide(
      story(
        'new',
        bridge.map((p) => p.replace('1893', '1839')),
        { revises: true },
      ),
      [original],
    )
    expect(match).toMatchObject({ kind: 'revision', of: 'original' })
    expect(match.evidence[0]?.shown?.replaced).toEqual([{ here: '1839', there: '1893' }])
  })

  test.each([
    ['cut to its first half', bridge.slice(0, 3)],
    ['set after a local lead', [harvest[3]!, ...bridge]],
    ['with house lines between the paragraphs', bridge.flatMap((p) => [p, 'Read also: what else happened today'])],
    ['without its first paragraph', bridge.slice(1)],
    ['in another order', [bridge[0]!, bridge[1]!, bridge[5]!, bridge[3]!, bridge[2]!, bridge[4]!]],
    ['in one block', [bridge.join(' ')]],
    [
      'with every tenth word dropped',
      bridge.map((p) =>
        p
          .split(' ')
          .filter((_, i) => i % 10 !== 9)
          .join(' '),
      ),
    ],
  ])('a reprint %s', (_, paragraphs) => {
    const match = decide(story('new', paragraphs, { ...gazette, headline: 'Bridge shut' }), [original])
    expect(match).toMatchObject({ kind: 'reprint', cluster: 'cluster of original' })
  })

  test('a Serbian text in Cyrillic and in Latin letters is one text', () => {
    const cyrillic =
      'Стари камени мост преко реке биће затворен за саобраћај од понедељка, рекао је градоначелник на конференцији за новинаре у општини. Радови ће трајати једанаест месеци, а пешаци ће прелазити преко дрвене стазе коју гради војска.'
    const latin =
      'Stari kameni most preko reke biće zatvoren za saobraćaj od ponedeljka, rekao je gradonačelnik na konferenciji za novinare u opštini. Radovi će trajati jedanaest meseci, a pešaci će prelaziti preko drvene staze koju gradi vojska.'
    expect(decide(story('new', [latin], gazette), [stored('cyr', [cyrillic])])).toMatchObject({ kind: 'reprint' })
  })

  test('a text without spaces between words is matched by its characters', () => {
    const zh =
      '市政府周一宣布，横跨河流的百年石桥将从下周起禁止车辆通行，修缮工程预计持续十一个月，耗资三千八百万元。专家在七个桥拱中的两个发现了裂缝，市长表示不能再等一个冬天。附近商户担心生意受到影响，公交车将绕行。'
    expect(decide(story('new', [zh.slice(0, 80)], gazette), [stored('zh', [zh])])).toMatchObject({ kind: 'reprint' })
  })

  test('the same identity at the same source is the same item, whatever it says', () => {
    const item = { ...original, guid: 'urn:1' }
    expect(decide(story('new', harvest, { guid: 'urn:1' }), [item])).toMatchObject({ kind: 'version', of: 'original' })
  })

  test('a flash that opened the cluster does not keep a cut reprint of the full story out', () => {
    const flash = stored('flash', [bridge[0]!], { cluster: 'c', published: '2026-03-02T07:00:00Z' })
    const full = stored('full', bridge, { cluster: 'c', published: '2026-03-02T07:20:00Z' })
    const cut = story('new', bridge.slice(0, 4), { ...gazette, headline: 'Bridge shut', published: '2026-03-02T09:00:00Z' })
    expect(decide(cut, [flash, full])).toMatchObject({ kind: 'reprint', cluster: 'c' })
  })

  test('a text made of the first sentences of a long one is a reprint, in their order only', () => {
    const long = [...bridge, ...harvest].flatMap((p) => [p, p.split(' ').toReversed().join(' ')])
    const first = long.filter((_, i) => i > 0 && i % 2 === 0).map((p) => p.split(/(?<=[.])\s/)[0]!)
    const of = [stored('long', long)]
    expect(decide(story('new', first, { ...gazette, headline: 'Bridge shut' }), of)).toMatchObject({
      kind: 'reprint',
      evidence: [{ rule: 'condensed' }],
    })
    expect(decide(story('new', first.toReversed(), { ...gazette, headline: 'Bridge shut' }), of)).toMatchObject({ kind: 'related' })
  })

  test('most members of a cluster outvote a founder with a lead of its own', () => {
    const facts = { cluster: 'c', source: 'MIA' }
    const founder = stored('founder', [harvest[0]!, ...bridge.slice(2)], { ...facts, published: '2026-03-02T07:00:00Z' })
    const members = ['08', '09'].map((hour) => stored(hour, bridge, { ...facts, published: `2026-03-02T${hour}:00:00Z` }))
    const cut = story('new', bridge.slice(0, 3), { ...gazette, headline: 'Bridge shut', published: '2026-03-02T10:00:00Z' })
    expect(decide(cut, [founder]).kind).not.toBe('reprint')
    expect(decide(cut, [founder, ...members])).toMatchObject({ kind: 'reprint', cluster: 'c' })
  })

  test('an update of the same headline is a revision also when its lead is new and half of its text', () => {
    const update = [harvest[0]!, harvest[1]!, harvest[2]!, ...bridge.slice(1, 5)]
    expect(decide(story('new', update, { revises: true }), [original])).toMatchObject({ kind: 'revision', of: 'original' })
    expect(decide(story('new', update, gazette), [original])).toMatchObject({ kind: 'related' })
  })

  test('a page that grows on top under the same headline is a revision', () => {
    const grown = [...harvest, ...bridge.slice(0, 3)]
    expect(decide(story('new', grown), [stored('before', bridge.slice(0, 3))])).toMatchObject({ kind: 'revision', of: 'before' })
  })

  test('a text whose figures all rose tells the same news, and takes nothing from the text before: the names in it and its words are the same', () => {
    const night = [...bridge, ...harvest].map((p) => p.replace(/\d+/g, '777'))
    const before = [...bridge, ...harvest].map((p) => p.replace(/\d+/g, '555'))
    expect(decide(story('new', night), [stored('before', before)])).toMatchObject({ kind: 'same-news' })
    expect(decide(story('new', night, { revises: true }), [stored('before', before)])).toMatchObject({ kind: 'revision' })
  })

  test('first names cut to their initials make no form of a long text', () => {
    const named = [...bridge, ...harvest].map((p) =>
      p.replace(/\b(?:Blerim|Jovanka|Stojan)\b/g, (name) => name[0]!).replace('Treska', 'Vardar'),
    )
    const of = stored('long', [...bridge, ...harvest])
    expect(decide(story('new', named, gazette), [of])).toMatchObject({ kind: 'reprint' })
  })

  test('names spelt in another way throughout make no form of a long text whose figures agree', () => {
    const guests = [
      'Ana Kostova came with Petar Ilievski to the house of Goran Nikolov, where Mira Taleska spoke to them about Vera Stoeva.',
      'In the evening Zoran Dimov brought the plans of Pavle Ristov for the square in front of the house to Lena Markova and her husband Marko.',
    ]
    const text = [...bridge, ...harvest, ...guests]
    const other = text.map((p) => p.replace(/(?<=[a-z,] |[a-z] [A-Z]\w+ )[A-Z]\w{3,}/g, (name) => `${name.replace('k', 'c')}e`))
    expect(decide(story('new', other, gazette), [stored('long', text)])).toMatchObject({ kind: 'reprint' })
  })

  test('quotations in another language leave a long text the reprint that it is', () => {
    const quote =
      '"Ne možemo da čekamo još jednu zimu i nećemo je ni čekati, jer most pripada svima koji žive na obe obale reke", rekao je on.'
    const said =
      'He said in front of the town hall that nobody could ask the people of two banks to wait through another winter for their bridge.'
    const text = [...bridge, ...harvest, ...bridge.map((p) => p.split(' ').toReversed().join(' '))]
    const before = text.flatMap((p, i) => (i % 3 === 1 ? [p, `${said} ${i}${i}`, said.toUpperCase()] : [p]))
    const after = text.flatMap((p, i) => (i % 3 === 1 ? [p, `${quote} ${i}${i}`, quote.toLowerCase()] : [p]))
    expect(decide(story('new', after, gazette), [stored('before', before)])).toMatchObject({ kind: 'reprint' })
  })

  test('an update is a revision when it kept half of the text and added twice as much, under one headline', () => {
    const added = [...harvest, ...quake('Ohrid', '4.2', 11, '03:14', 'Struga'), ...harvest.map((p) => p.split(' ').toReversed().join(' '))]
    const update = [...added, ...bridge.slice(2)]
    expect(decide(story('new', update, { revises: true }), [original])).toMatchObject({ kind: 'revision', of: 'original' })
    expect(decide(story('new', update), [original])).toMatchObject({ kind: 'related' })
  })

  test('half of a text in one piece after as much of another’s is its reprint', () => {
    const half = bridge.slice(0, 4)
    const whole = stored('whole', [...half, ...half.map((p) => p.split(' ').toReversed().join(' '))])
    const local = story('new', [...harvest.slice(0, 4), ...half], { ...gazette, headline: 'Growers count their losses' })
    expect(decide(local, [whole])).toMatchObject({ kind: 'reprint', evidence: [{ rule: 'lead-inside' }] })
  })

  test('a teaser under the headline of the full text is its reprint', () => {
    const teaser = [`${bridge[0]!.split(' ').slice(0, 18).join(' ')} … Read all about it on our website.`]
    expect(decide(story('new', teaser, gazette), [original])).toMatchObject({ kind: 'reprint' })
    expect(decide(story('new', teaser, { ...gazette, headline: 'What matters today in the valley' }), [original]).kind).toBe('distinct')
  })

  test('context of two other stories around a whole text makes no round-up of it', () => {
    const others = [harvest, quake('Ohrid', '4.2', 11, '03:14', 'Struga')].map((p, i) =>
      stored(`other ${i}`, p, { headline: `Other ${i}` }),
    )
    const local = [harvest[1]!, ...bridge, ...quake('Ohrid', '4.2', 11, '03:14', 'Struga').slice(1), harvest[3]!, harvest[4]!]
    expect(decide(story('new', local, { ...gazette, headline: 'Bridge shut' }), [original, ...others])).toMatchObject({ kind: 'reprint' })
  })

  test('in a cluster the same source’s copy goes before a likelier one of another source', () => {
    const reprint = stored('reprint', bridge, { ...gazette, cluster: original.cluster })
    expect(decide(story('new', bridge.slice(0, 5)), [reprint, original])).toMatchObject({ kind: 'same-news', of: 'original' })
  })
})

describe('look-alikes', () => {
  test('a bulletin of the same form about another quake is a story of its own', () => {
    const first = stored('first', quake('Ohrid', '4.2', 11, '03:14', 'Struga'), { headline: 'Earthquake near Ohrid' })
    const match = decide(story('new', quake('Debar', '5.1', 27, '21:40', 'Kicevo'), { headline: 'Earthquake near Debar' }), [first])
    expect(match).toMatchObject({ kind: 'distinct', evidence: [{ rule: 'template' }] })
  })

  test('in a form that two others filled with other facts, one other fact is enough to make a story', () => {
    const level = (river: string, height: number, flow: number): string[] => [
      `The ${river} stands at ${height} centimetres at the gauge, the water authority said. Its flow is ${flow} cubic metres a second, which is usual.`,
      'The levels are read each morning at six and put on the boards at the gates, where they stay until noon, with the warnings that there are.',
    ]
    const seen = [stored('a', level('Vardar', 120, 40)), stored('b', level('Crna', 88, 31))]
    expect(decide(story('new', level('Treska', 120, 12)), seen).kind).toBe('distinct')
    const near = stored('c', level('Treska', 120, 12))
    expect(decide(story('new', level('Lepenec', 120, 12), gazette), [...seen, near])).toMatchObject({
      kind: 'distinct',
      evidence: [{ rule: 'template' }],
    })
    expect(decide(story('new', level('Treska', 95, 12)), [near])).toMatchObject({ kind: 'distinct', evidence: [{ rule: 'other-facts' }] })
    expect(decide(story('new', level('Treska', 95, 12), gazette), [near])).toMatchObject({
      kind: 'distinct',
      evidence: [{ rule: 'other-facts' }],
    })
    expect(decide(story('new', level('Lepenec', 120, 12), gazette), [near])).toMatchObject({ kind: 'reprint' })
    expect(decide(story('new', level('Treska', 120, 12), gazette), [...seen, near])).toMatchObject({ kind: 'reprint', of: 'c' })
  })

  test('two short stories of one house under a long text of its own are related, and reprints of one story under it are none the less', () => {
    const house = harvest.slice(1)
    const first = stored('a', [bridge[0]!, ...house], { source: 'Gazette', headline: 'Valley news: bridge closes' })
    const second = [quake('Ohrid', '4.2', 11, '03:14', 'Struga')[0]!, ...house]
    expect(decide(story('new', second, { source: 'Gazette', headline: 'Valley news: bridge stands' }), [first])).toMatchObject({
      kind: 'related',
      evidence: [{ rule: 'house-text' }],
    })
    expect(decide(story('new', [bridge[0]!, ...house], { headline: 'Cars must go' }), [first])).toMatchObject({ kind: 'reprint' })
  })

  test('German nouns are no names: capitals do not outweigh the figures of a bulletin', () => {
    const weather = (city: string, low: number, high: number, night: number) => [
      `In ${city} und Umgebung wird es am Montag sonnig bei Höchstwerten zwischen ${low} und ${high} Grad, wie der Deutsche Wetterdienst mitteilte. In der Nacht sinken die Temperaturen auf ${night} bis 10 Grad. Der Wind weht schwach aus Nord.`,
    ]
    const match = decide(story('new', weather('Bremen', 3, 19, 2)), [stored('a', weather('Erfurt', 7, 25, -1))])
    expect(match).toMatchObject({ kind: 'distinct', evidence: [{ rule: 'template' }] })
  })

  test('a notice whose whole first sentence differs from another’s is no copy of it', () => {
    const police = (town: string, day: string, time: string, what: string, damage: number) => [
      `${town} (ots) - Am ${day} gegen ${time} Uhr ${what}. Der Schaden beträgt rund ${damage} Euro. Die Polizei hat die Ermittlungen aufgenommen.`,
      'Sachdienliche Hinweise zu verdächtigen Personen oder Fahrzeugen nimmt die Polizei jederzeit entgegen. Rückfragen von Medienvertretern bitte an die Pressestelle.',
    ]
    const first = stored('a', police('Kassel', 'Montag (13.04.)', '7.36', 'brachen Unbekannte in ein Haus ein', 3700), {
      headline: 'POL-KS: Einbruch',
    })
    const second = police('Bremen', 'Freitag (17.04.)', '21.10', 'stießen zwei Autos zusammen', 9000)
    expect(decide(story('new', second, { ...gazette, headline: 'POL-HB: Unfall in Bremen' }), [first])).toMatchObject({
      kind: 'distinct',
      evidence: [{ rule: 'template' }],
    })
  })

  test('a follow-up that repeats background paragraphs is related, and says what it shares', () => {
    const followUp = [
      'The army opened a wooden walkway over the Treska on Sunday, two days later than planned, while workers put up scaffolding below.',
      'Hundreds of people from both banks crossed it in the first hour. Some had brought flowers, others complained about the steep steps.',
      'Colonel Dragan Ilievski promised a ramp for prams and wheelchairs by the end of the week and thanked the soldiers of his battalion.',
      bridge[2]!,
      bridge[5]!,
    ]
    const match = decide(story('new', followUp, { headline: 'Army opens walkway' }), [original])
    expect(match).toMatchObject({ kind: 'related', of: 'original' })
    expect(match.evidence[0]?.shown?.matching.join(' ')).toContain('built in 1893')
  })

  test('a round-up that opens several stories joins none of them', () => {
    const others = [harvest, quake('Ohrid', '4.2', 11, '03:14', 'Struga')].map((p, i) =>
      stored(`other ${i}`, p, { headline: `Other ${i}` }),
    )
    const brief = [bridge[0]!, harvest[0]!, quake('Ohrid', '4.2', 11, '03:14', 'Struga')[0]!]
    const match = decide(story('new', brief, { ...gazette, headline: 'News in brief' }), [original, ...others])
    expect(match.kind === 'distinct' || match.kind === 'related').toBe(true)
  })

  test('a round-up of short stories joins none, though the first of them stands in it whole', () => {
    const whole = [bridge.slice(0, 2), harvest.slice(0, 1), quake('Ohrid', '4.2', 11, '03:14', 'Struga').slice(0, 2)]
    const seen = whole.map((p, i) => stored(String(i), p, { headline: `Story ${i}` }))
    const match = decide(story('new', whole.flat(), { ...gazette, headline: 'News in brief' }), seen)
    expect(match).toMatchObject({ kind: 'distinct', evidence: [{ rule: 'round-up' }] })
  })

  test('what two short notices are about stands in their headlines, and is no edit', () => {
    const recall = (firm: string, thing: string, hazard: string) => [
      `${firm} is recalling ${thing} sold between March and May because of ${hazard}. No injuries have been reported.`,
      'Consumers should immediately stop using the recalled products and return them to the place of purchase for a full refund.',
    ]
    const first = stored('a', recall('Bluepeak', 'heaters', 'a fire hazard'), { headline: 'Bluepeak recalls heaters' })
    const second = recall('Quill', 'toys', 'a choking hazard')
    expect(decide(story('new', second, { ...gazette, headline: 'Quill recalls toys' }), [first])).toMatchObject({ kind: 'distinct' })
    expect(
      decide(story('new', recall('Bluepeak', 'heaters', 'fire'), { ...gazette, headline: 'Heaters recalled' }), [first]),
    ).toMatchObject({
      kind: 'reprint',
    })
  })

  test('a long list of the same sentences in another order is no copy', () => {
    const signs = ['Aries', 'Taurus', 'Gemini', 'Cancer', 'Leo', 'Virgo', 'Libra', 'Scorpio', 'Pisces']
    const fates = [...bridge, ...harvest, quake('Ohrid', '4.2', 11, '03:14', 'Struga')[0]!].map((p) => p.split(/(?<=[.])\s/)[0]!)
    const day = (order: number[]) => signs.map((sign, i) => `${sign}: ${fates[order[i]!]}`)
    const monday = stored('a', day([0, 1, 2, 3, 4, 5, 6, 7, 8]), { headline: 'Horoscope for Monday' })
    const match = decide(story('new', day([8, 9, 1, 6, 0, 11, 4, 10, 3]), { headline: 'Horoscope for Tuesday' }), [monday])
    expect(match).toMatchObject({ kind: 'related' })
  })

  test('a text both edited throughout and told in another order is no copy of the other', () => {
    const paragraphs = (seed: string, count: number) =>
      text(seed, count)
        .replace(/^<p>|<\/p>$/g, '')
        .split('</p><p>')
    const far = paragraphs('far away', 12)
    const edited = far.slice(1).map((p) =>
      p
        .split(' ')
        .map((word, n) => (n % 10 === 4 ? 'lately' : word))
        .join(' '),
    )
    const match = decide(story('new', [...edited.reverse(), ...paragraphs('near by', 1)], gazette), [stored('far', far)])
    expect(match).toMatchObject({ kind: 'related', of: 'far' })
    expect(match.similarity).toBeGreaterThan(0.75)
  })

  test('a follow-up of the same source that has the whole of a short story further down is a story of its own', () => {
    const flash = stored('flash', bridge.slice(0, 2), { headline: 'Bridge closes' })
    const later = [harvest[0]!, harvest[1]!, ...bridge.slice(0, 2), ...harvest.slice(2), ...quake('Ohrid', '4.2', 11, '03:14', 'Struga')]
    expect(decide(story('new', later, { headline: 'Growers block the road' }), [flash])).toMatchObject({ kind: 'related' })
  })

  test('a text that shares nothing is distinct', () => {
    expect(decide(story('new', harvest), [original])).toEqual({ kind: 'distinct', similarity: 0, evidence: [] })
  })
})

test('a fingerprint comes back from its bytes as it was', () => {
  const { offsets: _, ...print } = fingerprint({ headline: 'Bridge', bodyText: bridge.join('\n\n') })
  expect(decodeFingerprint(encodeFingerprint(print))).toEqual({ ...print, keys: [] })
  expect(() => decodeFingerprint(encodeFingerprint(print).subarray(0, 100))).toThrow(RangeError)
})
