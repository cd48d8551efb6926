import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { read } from './page.ts'

/** Two sentences a language, invented, in the encodings that its pages were in. */
const texts: Record<string, readonly [encodings: readonly string[], text: string]> = {
  Chinese: [
    ['gb18030'],
    '市议会星期一决定修复去年春天洪水后关闭的老石桥。市长对记者说，工程将在六月开始，大约需要两百万欧元，大部分来自欧洲的基金。',
  ],
  'Chinese in Taiwan': [
    ['big5'],
    '市議會星期一決定修復去年春天洪水後關閉的老石橋。市長對記者說，工程將在六月開始，大約需要兩百萬歐元，大部分來自歐洲的基金。',
  ],
  Japanese: [
    ['shift_jis', 'euc-jp'],
    '市議会は月曜日、去年の春の洪水のあと閉じられていた古い石の橋を直すことを決めた。市長は記者に、工事は六月に始まり、およそ二百万ユーロかかると話した。',
  ],
  Korean: [
    ['euc-kr'],
    '시의회는 월요일에 지난봄 홍수 이후 닫혀 있던 오래된 돌다리를 고치기로 했다. 시장은 공사가 유월에 시작되고 이백만 유로가 들 것이라고 기자들에게 말했다.',
  ],
  Russian: [
    ['windows-1251', 'koi8-r'],
    'Совет решил в понедельник починить старый каменный мост, который закрыт со времени весеннего паводка. Работы начнутся в июне и будут стоить два миллиона евро.',
  ],
  Greek: [
    ['windows-1253'],
    'Το συμβούλιο αποφάσισε τη Δευτέρα να επισκευάσει την παλιά πέτρινη γέφυρα, που είναι κλειστή από τις πλημμύρες της περασμένης άνοιξης.',
  ],
  Arabic: [
    ['windows-1256'],
    'قرر المجلس يوم الاثنين إصلاح الجسر الحجري القديم المغلق منذ فيضانات الربيع الماضي، وقال رئيس البلدية إن العمل سيبدأ في يونيو.',
  ],
  Hebrew: [['windows-1255'], 'המועצה החליטה ביום שני לתקן את גשר האבן הישן, שסגור מאז השיטפונות של האביב שעבר, ואמרה שהעבודה תתחיל ביוני.'],
  Thai: [['windows-874'], 'สภาลงมติเมื่อวันจันทร์ให้ซ่อมสะพานหินเก่าซึ่งปิดมาตั้งแต่น้ำท่วมเมื่อฤดูใบไม้ผลิที่แล้ว งานจะเริ่มในเดือนมิถุนายน'],
  Polish: [
    ['windows-1250', 'iso-8859-2'],
    'Rada postanowiła w poniedziałek naprawić stary kamienny most, który jest zamknięty od wiosennej powodzi. Prace zaczną się w czerwcu i będą kosztować dwa miliony złotych, powiedział dziennikarzom wójt.',
  ],
  Czech: [
    ['windows-1250'],
    'Rada v pondělí rozhodla opravit starý kamenný most, který je zavřený od loňské jarní povodně. Práce začnou v červnu a budou stát dva miliony, řekl novinářům starosta.',
  ],
  Turkish: [
    ['windows-1254'],
    'Belediye meclisi pazartesi günü, geçen baharki selden beri kapalı olan eski taş köprüyü onarmaya karar verdi. Çalışmalar haziranda başlayacak ve iki milyona mal olacak, dedi başkan bu akşam için.',
  ],
  German: [
    ['windows-1252'],
    'Der Rat beschloss am Montag, die alte Brücke zu erneuern, die seit dem Hochwasser im Frühjahr geschlossen ist. Die Arbeiten beginnen im Juni und kosten zwei Millionen, erklärte der Bürgermeister für die Öffentlichkeit.',
  ],
}
const page = (text: string, head = ''): string =>
  `<html><head>${head}<title>x</title></head><body><article><p>${text}</p><p>${text} 2</p><p>${text} 3</p></article></body></html>`

describe('a page that does not say its encoding', () => {
  test.each(
    Object.entries(texts).flatMap(([language, [encodings, text]]) => encodings.map((encoding) => [language, encoding, text] as const)),
  )('%s in %s', (_, encoding, text) => {
    expect(read('', { bytes: iconv.encode(page(text), encoding) }).bodyText).toContain(text)
  })
})

describe('a page that is broken', () => {
  test.each([
    ['gb18030', 'gb2312', texts.Chinese![1]],
    ['shift_jis', 'shift_jis', texts.Japanese![1]],
    ['euc-kr', 'euc-kr', texts.Korean![1]],
  ])('%s: a character that was cut costs that character', (encoding, label, text) => {
    const whole = iconv.encode(page(text, `<meta charset="${label}">`), encoding)
    const cut = iconv.encode(text.slice(0, 12), encoding).subarray(0, -1)
    const bytes = Buffer.concat([
      whole.subarray(0, whole.indexOf('<article>')),
      Buffer.from('<div>'),
      cut,
      Buffer.from('</div>'),
      whole.subarray(whole.indexOf('<article>')),
    ])
    expect(read('', { bytes }).bodyText).toContain(text)
  })

  test('UTF-8 into which a paragraph of another encoding was pasted', () => {
    const text = texts.German![1]
    const [head, tail] = page('¶').split('¶2')[0]!.split('<p>¶</p>')
    const bytes = Buffer.concat([
      Buffer.from(`${head}<p>${text}</p><p>`),
      iconv.encode(`${text} Außerdem`, 'windows-1252'),
      Buffer.from(`</p><p>Schluß über alle ${text}</p>${tail}`),
    ])
    const { bodyText } = read('', { bytes })
    expect(bodyText).toContain(`${text} Außerdem`)
    expect(bodyText).toContain(`Schluß über alle ${text}`)
  })

  test('UTF-8 that was cut inside a character keeps the rest', () => {
    const bytes = Buffer.concat([
      Buffer.from(`<article><p>${texts.Czech![1]}</p><p>konec`),
      Buffer.of(0xc5),
      Buffer.from(`</p><p>${texts.Czech![1]} 2</p></article>`),
    ])
    expect(read('', { bytes }).bodyText).toContain(`${texts.Czech![1]} 2`)
  })
})
