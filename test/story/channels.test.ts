/**
 * What two sources send, and what stands under each headline of one: channels that pass on flashes, newspapers that print an agency's bulletins. Texts written for this.
 */
import { describe, expect, test } from 'vitest'
import { placed, type Sent, told } from './sent.ts'

const A = 'Vesti 24'
const B = 'Glas'

describe('a short text of another source', () => {
  test.each([
    [
      'another name',
      'Аэропорт Внуково временно не принимает рейсы, сообщили в Росавиации.',
      'Аэропорт Казань временно не принимает рейсы, сообщили в Росавиации.',
    ],
    [
      'another direction',
      'Банк «Север» повысил ставки по вкладам до 15% с понедельника, сообщила служба.',
      'Банк «Север» понизил ставки по вкладам до 15% с понедельника, сообщила служба.',
    ],
    [
      'another count',
      'The fire service put out a third blaze in the old harbour of Varna tonight, it said.',
      'The fire service put out a fourth blaze in the old harbour of Varna tonight, it said.',
    ],
    [
      'another number',
      'Dólar fecha a 5,42 reais nesta segunda no mercado à vista, diz o banco central.',
      'Dólar fecha a 5,47 reais nesta segunda no mercado à vista, diz o banco central.',
    ],
  ])('with %s is another story', (_, body, other) => {
    expect(told({ headline: '', body, source: A }, { headline: '', body: other, source: B, after: 0.5 })).toBe('apart')
    expect(told({ headline: body, body, source: A }, { headline: other, body: other, source: B, after: 0.5 })).toBe('apart')
    // nor without headlines of one source
    expect(told({ headline: '', body }, { headline: '', body: other, after: 0.5 })).toBe('apart')
  })
  test('that has one fact other among many is another day’s bulletin', () => {
    const traffic = (day: string, trains: number, of: number, kind: string) =>
      `La compagnie prévoit pour ${day} un trafic ${kind} sur les lignes à grande vitesse, avec ${trains} trains sur ${of} en circulation. Sur les lignes régionales, un train sur deux sera assuré. Le trafic sera normal dans la capitale. La direction invite les voyageurs à consulter son site avant de se déplacer.`
    const first = { headline: 'Trafic : les prévisions', body: traffic('lundi', 3, 4, 'perturbé'), source: A }
    expect(told(first, { headline: 'Trains : ce qui circule', body: traffic('mardi', 2, 5, 'réduit'), source: B, after: 24 })).toBe('apart')
    expect(told(first, { ...first, source: B, after: 3 })).toBe('reprint')
  })
  test('is the same with another ending, a beginning of its own, or a word edited', () => {
    const body = 'Лавина сошла на склоне Эльбруса, под снегом оказались трое альпинистов, сообщили спасатели района.'
    const first = { headline: '', body, source: A }
    expect(told(first, { headline: '', body: `${body} Одного удалось откопать.`, source: B, after: 1 })).toBe('reprint')
    expect(told(first, { headline: '', body: `Вести пишут: ${body}`, source: B, after: 1 })).toBe('reprint')
    const long = `${body} Поиски продолжаются всю ночь, на месте работают две бригады и вертолёт министерства.`
    expect(told({ ...first, body: long }, { headline: '', body: long.replace('всю ночь', 'до утра'), source: B, after: 1 })).toBe('reprint')
  })
  test('that says the same days later is news again', () => {
    const siren = { headline: 'Сирена воздушной тревоги в Севастополе', body: '' }
    expect(told({ ...siren, source: A }, { ...siren, source: B, after: 1 })).toBe('reprint')
    expect(told({ ...siren, source: A }, { ...siren, source: B, after: 97 })).toBe('apart')
    const water =
      'Households in Saraj will be without water from nine to three because of works on the main pipe in Skopska street, the company said today.'
    const first = { headline: 'Water off', body: water, source: A }
    const fuller = `${water} Cisterns stand at the school and in the market. The works end soon.`
    expect(told(first, { headline: 'No water', body: fuller, source: B, after: 20 })).toBe('reprint')
    expect(told(first, { headline: 'No water', body: fuller, source: B, after: 90 })).toBe('apart')
    expect(told(first, { headline: 'No water', body: water, source: B, after: 90 })).toBe('reprint')
  })
  test('of a few words under one headline within hours is passed on', () => {
    const headline = 'Банк «Север» повысил ставки'
    const flash = (rate: number) => `⚡️Банк «Север» с марта повысил ставки: ${rate}%`
    const first = { headline: `${headline} с марта`, body: flash(15), source: A }
    const second = { ...first, body: `${flash(15)}\n\n#новости`, source: B }
    expect(told(first, { ...second, after: 1 })).toBe('reprint')
    expect(told(first, { ...second, after: 20 })).toBe('apart')
    expect(told(first, { ...second, body: flash(16), after: 1 })).toBe('apart')
    // a headline that stands over other things each hour
    const standing = { headline: 'Коротко о главном к этому часу' }
    expect(told({ ...standing, body: 'Суд начался.', source: A }, { ...standing, body: 'Снег идёт.', source: B, after: 1 })).toBe('apart')
  })
  test('is one form filled anew where another name stands behind the word that both begin with; another dateline is none', () => {
    const port = (name: string) =>
      `${name} временно не принимает и не выпускает рейсы по соображениям безопасности полётов, ограничения введены службами в ночь на вторник и будут действовать до отдельного распоряжения, которое передадут перевозчикам.`
    const form = (name: string) => ({ headline: '', body: port(`Аэропорт ${name}`) })
    expect(told({ ...form('Внуково'), source: A }, { ...form('Казань'), source: B, after: 1 })).toBe('apart')
    const wire = (place: string) => ({ headline: '', body: port(`${place} — Аэропорт в Казани`) })
    expect(told({ ...wire('В Казани'), source: A }, { ...wire('Из Москвы'), source: B, after: 1 })).toBe('reprint')
  })
})

test('flashes without a text that give a number once that another gives twice are two', () => {
  const dividend = (now: number, before: number) => `ACME INC SETS QTLY DIVIDEND ${now} CTS VS ${before} CTS PRIOR`
  expect(told({ headline: dividend(12, 12) }, { headline: dividend(13, 12), after: 0.3 })).toBe('apart')
  expect(told({ headline: dividend(13, 12) }, { headline: dividend(12, 12), after: 0.3 })).toBe('apart')
  expect(told({ headline: dividend(12, 12) }, { headline: `${dividend(12, 12)} QUARTER`, after: 0.3 })).toBe('revision')
})

describe('a flash that fits one of a cluster and not another', () => {
  const sent = (which: string) =>
    `Мэр сообщил об уничтожении ${which}беспилотника, который летел на столицу. На месте падения обломков работают службы.`
  const clustersOf = (...stories: Sent[]): number => new Set(placed(stories).map(({ cluster }) => cluster)).size
  const fire = (engines: number) =>
    `W Strykowie koło Łodzi spłonęła hala magazynowa. W akcji gaśniczej brało udział ${engines} zastępów straży pożarnej, nikt nie został poszkodowany.`
  test('may tell of a third', () => {
    const stories = [sent(''), sent('крупного '), sent('чёрного '), sent('немецкого ')]
    expect(clustersOf(...stories.map((body, n) => ({ headline: '', body, source: [A, B][n % 2]!, after: n * 0.4 })))).toBe(3)
  })
  test('is of it where the other is a correction, or it is one itself', () => {
    const original = { headline: 'Pożar hali pod Łodzią', body: fire(30), source: A }
    const correction = { headline: 'KOREKTA: Pożar hali pod Łodzią', body: fire(40), source: A, after: 0.5 }
    const reprint = { headline: 'Spłonęła hala', body: fire(30), source: B, after: 1 }
    expect(clustersOf(original, correction, reprint)).toBe(1)
    expect(clustersOf(original, { ...reprint, after: 0.3 }, correction)).toBe(1)
  })
  test('is of it where most say the same', () => {
    const lead = 'Households in Saraj and two villages nearby will be without water from nine until three, the company said today'
    const full = `${lead}. Cisterns stand at the school and in the market until the works on the main pipe in Skopska street end.`
    const stories = [full, full, full.replace('nearby', 'around'), lead]
    expect(clustersOf(...stories.map((body, n) => ({ headline: '', body, source: `Gazette ${n}`, after: n * 0.1 })))).toBe(1)
  })
})

describe('a long bulletin of another source', () => {
  const draw = (n: number, numbers: string, prize: number, day: string) =>
    `As dezenas do concurso ${n} foram sorteadas na noite deste ${day}, em São Paulo. Veja os números: ${numbers}. O prêmio estimado era de ${prize} milhões. As apostas podem ser feitas até as 20h do dia do sorteio, em qualquer lotérica do país ou pela internet, no site da Caixa. A aposta mínima, de 6 números, custa 6,00 reais. A probabilidade de vencer em cada concurso varia de acordo com o número de dezenas jogadas e do tipo de aposta realizada. Para a aposta simples, com seis dezenas, a probabilidade de ganhar o prêmio milionário é de 1 em 50.063.860, segundo a Caixa. Já para uma aposta com 15 dezenas, o limite máximo, com o preço de 30.030,00 reais, a probabilidade de acertar o prêmio é de 1 em 10.003.`
  test('is the same within hours, whoever prints it, and another with other numbers on another day', () => {
    const first = { headline: 'Concurso 2975: os números', body: draw(2975, '04 - 11 - 23 - 35 - 41 - 58', 35, 'sábado'), source: A }
    expect(told(first, { ...first, headline: 'Veja as dezenas', source: B, after: 2 })).toBe('reprint')
    expect(
      told(first, {
        headline: 'Concurso 2976: os números',
        body: draw(2976, '02 - 17 - 19 - 28 - 33 - 60', 42, 'sábado'),
        source: B,
        after: 48,
      }),
    ).toBe('apart')
  })
})

describe('a notice to readers in a text’s place', () => {
  const notice =
    'Cet article est réservé aux abonnés. Pour lire la suite, abonnez-vous ou identifiez-vous. Profitez de l’ensemble des contenus du journal en illimité, sur tous vos écrans, des archives depuis 1944 et des lettres d’information exclusives de la rédaction. Offre sans engagement, résiliable à tout moment depuis votre espace personnel. Déjà abonné ? Connectez-vous avec votre adresse électronique et votre mot de passe pour retrouver vos articles.'
  const first = { headline: 'Le Sénat rejette le budget', body: notice }
  test.each(['Tempête : trois départements en vigilance', 'CORRECTION : Tempête, trois départements en vigilance'])(
    'makes no story another’s: %s',
    (headline) => {
      expect(told(first, { headline, body: notice, after: 1 })).toBe('apart')
      expect(told(first, { headline, body: `${headline.slice(0, 40)}. ${notice}`, after: 1 })).toBe('apart')
    },
  )
  test('leaves a story that is sent again what it is', () => {
    expect(told(first, { ...first, after: 1 })).toBe('duplicate')
    expect(told(first, { headline: 'Le budget rejeté', body: notice, after: 1 })).toBe('revision')
  })
  test('is none where one text tells of the other’s headline', () => {
    const text = `Le Sénat a rejeté mardi le budget du gouvernement par 180 voix contre 160, après onze heures de débat. ${notice}`
    expect(told({ headline: 'Vote au Luxembourg', body: text }, { headline: 'Le Sénat a rejeté le budget', body: text, after: 1 })).toBe(
      'revision',
    )
    expect(told({ headline: 'Le Sénat a rejeté le budget', body: text }, { headline: 'Vote au Luxembourg', body: text, after: 1 })).toBe(
      'revision',
    )
  })
  test('is none in a newspaper, whose headline is its own, but for a flash', () => {
    expect(told({ ...first, source: A }, { headline: 'Vote au Luxembourg', body: notice, source: B, after: 1 })).toBe('reprint')
    const dividend = 'Qtly div 12 cts vs 12 cts prior, payable April one to holders of record March 15'
    expect(
      told(
        { headline: 'Arden regular payout', body: dividend, source: A },
        { headline: 'Bellmont sets quarterly', body: dividend, source: B, after: 1 },
      ),
    ).toBe('apart')
  })
})

describe('an identity that names another story each day', () => {
  const shares = 'The bourse of Valun closed at noon because of the holiday, its spokesman told reporters in the lobby of the old building.'
  const wolves =
    'Hunters counted fourteen animals in the upper forest this winter, and shepherds near Tresk want dogs paid for by the state.'
  test.each([{ guid: 'latest' }, { url: 'https://t.example/channel' }])(
    'makes no version of what has nothing in common with it: %o',
    (name) => {
      const first = { headline: 'Bourse of Valun shut', body: shares, ...name }
      expect(told(first, { headline: 'Wolves of Tresk', body: wolves, ...name, after: 1 })).toBe('apart')
      expect(told(first, { headline: 'Bourse of Valun shut all day', body: wolves, ...name, after: 1 })).toBe('revision')
    },
  )
})

describe('one source’s bulletins under one standing headline, of which only a place differs', () => {
  test.each([
    [
      'ar',
      'حالة الطقس',
      'تتوقع إدارة الأرصاد الجوية أن يكون الطقس في {} حارا نسبيا خلال النهار مع بعض السحب، ورطبا في الليل، وتكون الرياح شمالية غربية خفيفة إلى معتدلة السرعة، ومستوى الرؤية جيدا في معظم الأوقات، وتنصح الإدارة المواطنين والمقيمين باتباع تعليمات السلامة.',
      ['الدوحة', 'الوكرة'],
    ],
    [
      'ja',
      '地震情報',
      '{}で震度三の揺れを観測する地震がありました。この地震による津波の心配はありません。気象庁は今後の余震に注意するよう呼びかけています。消防によりますと、これまでのところけが人や建物の被害の情報は入っていないということです。',
      ['茨城県', '熊本県'],
    ],
    [
      'th',
      'พยากรณ์อากาศ',
      'กรมอุตุนิยมวิทยาพยากรณ์อากาศสำหรับ{} มีเมฆบางส่วนกับมีฝนฟ้าคะนองบางแห่ง ลมตะวันออกเฉียงใต้ ขอให้ประชาชนระวังอันตรายจากฟ้าผ่าและถนนลื่นขณะขับขี่ยานพาหนะ',
      ['ภาคเหนือ', 'ภาคกลาง'],
    ],
    [
      'de',
      'Polizeimeldung',
      'Bei einem Unfall ist am Morgen {} schwer verletzt worden. Der Fahrer eines Lastwagens hatte beim Abbiegen nach ersten Erkenntnissen der Polizei nicht aufgepasst. Rettungskräfte brachten das Opfer in eine Klinik. Die Straße war in beide Richtungen gesperrt, es kam zu langen Staus.',
      ['ein Radfahrer', 'eine Fußgängerin'],
    ],
  ])('in %s are two stories', (_, headline, form, [one, other]) => {
    expect(told({ headline, body: form.replace('{}', one!) }, { headline, body: form.replace('{}', other!), after: 2 })).toBe('apart')
    expect(told({ headline, body: form.replace('{}', one!) }, { headline, body: form.replace('{}', one!), after: 2 })).toBe('duplicate')
  })
})
