import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { agencyText } from '#src/wire/charset/index.ts'
import { only } from './agency.ts'

const read = (bytes: Uint8Array, headers: Record<string, string> = {}) => {
  const { text, encoding } = agencyText({ bytes, headers })
  return { text, encoding }
}

describe('files that do not say what charset they are in', () => {
  const texts: [charset: string, text: string][] = [
    ['windows-1251', 'МОСКВА, 5 января. /ТАСС/. Правительство России утвердило план развития дорог, сообщили в понедельник.'],
    ['koi8-r', 'МОСКВА, 5 января. Правительство России утвердило план развития дорог, сообщили в понедельник.'],
    ['windows-1253', 'ΑΘΗΝΑ Η κυβέρνηση ενέκρινε το σχέδιο για τους δρόμους, ανακοίνωσε τη Δευτέρα ο υπουργός.'],
    ['shift_jis', '【東京共同】政府は5日、新しい計画を決めた。これについて首相が語った。'],
    ['euc-jp', '【東京共同】政府は5日、新しい計画を決めた。これについて首相が語った。'],
    ['euc-kr', '(서울=연합뉴스) 정부는 5일 새로운 계획을 발표했다고 밝혔다.'],
    ['gb18030', '新华社北京1月5日电 中国的新计划是在北京公布的，这是今年的第一个计划，有人不同意。'],
    ['iso-8859-2', 'Rząd przyjął budżet. Minister powiedział, że są pieniądze, które również się przydadzą.'],
    ['windows-1252', 'Die Änderung müsse, so der Präsident, über größere Polster für Banken führen.'],
    ['windows-1252', 'O governo também aprovou as alterações, disse o ministro às televisões; não há milhões.'],
  ]
  test.each(texts)('%s: %s', (charset, text) => {
    expect(read(iconv.encode(text, charset))).toEqual({ text, encoding: charset })
  })

  test('a charset that the bytes cannot be is passed over: UTF-16 of single bytes, ASCII of UTF-8', () => {
    const text = '<?xml version="1.0" encoding="utf-16"?><rss><channel><title>Ž</title></channel></rss>'
    expect(read(Buffer.from(text))).toEqual({ text, encoding: 'utf-8' })
    const plain = '<rss><channel><title>Ž</title></channel></rss>'
    expect(read(Buffer.from(plain), { 'content-type': 'text/xml; charset=us-ascii' })).toEqual({ text: plain, encoding: 'utf-8' })
  })

  test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('%s, with its mark and without', (charset) => {
    const text = '<?xml version="1.0"?><rss><channel><title>Ž</title></channel></rss>'
    const plain = iconv.encode(text, charset)
    expect(read(plain)).toEqual({ text, encoding: charset })
    expect(read(iconv.encode(text, charset, { addBOM: true }))).toEqual({ text, encoding: charset })
  })

  test('ISO-2022-JP, whose escapes look like ASCII, and where it is declared', async () => {
    const bytes = Buffer.from('\x1b$BElK5\x1b(B', 'latin1')
    const { text, encoding } = read(bytes)
    expect({ length: text.length, encoding }).toEqual({ length: 2, encoding: 'iso-2022-jp' })
    const declared = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="ISO-2022-JP"?><nitf><body><body.content><p>'),
      bytes,
      Buffer.from('</p></body.content></body></nitf>'),
    ])
    expect((await only(declared)).bodyText).toBe(text)
  })
})

test('UTF-8 that breaks off inside a character is still UTF-8, said to be so or not', () => {
  const bytes = Buffer.from('<rss><channel><title>Żółta łódź')
  for (const headers of [{}, { 'content-type': 'text/xml; charset=utf-8' }]) {
    const { text, encoding, problems } = agencyText({ bytes: bytes.subarray(0, -1), headers })
    expect({ text, encoding }).toEqual({ text: '<rss><channel><title>Żółta łód\ufffd', encoding: 'utf-8' })
    expect(problems).toEqual([{ code: 'broken-characters', message: expect.stringContaining('in 1 place') }])
  }
})

describe('files whose bytes are not what they are said to be', () => {
  const feed = (...titles: (string | Uint8Array)[]): Buffer =>
    Buffer.concat(
      ['<rss><channel>', ...titles.flatMap((title) => ['<title>', title, '</title>']), '</channel></rss>'].map((part) => Buffer.from(part)),
    )
  const titles = (bytes: Uint8Array, contentType?: string) => {
    const { text, problems } = agencyText({ bytes, ...(contentType ? { headers: { 'content-type': contentType } } : {}) })
    return { titles: [...text.matchAll(/<title>([^<]*)/g)].map(([, title]) => title), codes: problems.map(({ code }) => code) }
  }

  test.each([
    ['windows-1251', 'В Софии выпал первый снег'],
    ['iso-8859-1', 'Løven flyttet til Ærø'],
    ['iso-8859-1', 'Café closes'],
    ['iso-8859-2', 'Żółta łódź'],
    ['gb2312', '北京公布新的计划'],
    ['shift_jis', '政府は新しい計画を決めた'],
  ])('UTF-8 is read as UTF-8 though %s is declared: %s', (charset, title) => {
    expect(titles(feed(title), `text/xml; charset=${charset}`)).toEqual({ titles: [title], codes: ['wrong-charset'] })
  })

  test.each([
    ['windows-1252', 'MENÜ» des Tages'],
    ['windows-1251', 'В Софии выпал первый снег'],
    ['gb2312', '联通'],
    ['gb2312', '小模'],
    ['iso-8859-1', 'Löwe in Ærø'],
  ])('what may be UTF-8 by chance alone is in the charset that is declared: %s, %s', (charset, title) => {
    expect(titles(feed(iconv.encode(title, charset)), `text/xml; charset=${charset}`)).toEqual({ titles: [title], codes: [] })
  })

  test.each([undefined, 'text/xml; charset=utf-8'])(
    'an item that was pasted in another charset is read in that one, and the others in theirs (%s)',
    (type) => {
      const mixed = feed('Café à Genève', iconv.encode('José ’s “été”', 'windows-1252'), 'Łódź – 3 €')
      expect(titles(mixed, type)).toEqual({ titles: ['Café à Genève', 'José ’s “été”', 'Łódź – 3 €'], codes: ['wrong-charset'] })
      const russian = feed('Прямая речь', iconv.encode('Правительство утвердило план развития дорог', 'windows-1251'))
      expect(titles(russian, type)).toEqual({
        titles: ['Прямая речь', 'Правительство утвердило план развития дорог'],
        codes: ['wrong-charset'],
      })
    },
  )

  test.each([
    ['windows-1250', 'Příliš žluťoučký kůň', 'Říjen je měsíc'],
    ['windows-1254', 'Türkiye’de şölen, çığlık', 'Çığ düştü'],
    ['windows-1257', 'Šiandien į miškų ūkį', 'Žąsų ūkis'],
    ['windows-1252', 'Où êtes-vous, élève ?', 'Forêt brûlée à Nîmes'],
  ])('a pasted text in %s shows the letters that its neighbours have', (charset, neighbour, text) => {
    expect(titles(feed(neighbour, iconv.encode(text, charset))).titles).toEqual([neighbour, text])
  })

  test('a character that is cut costs itself, wherever it was cut', () => {
    const cut = (text: string, bytes: number) => Buffer.from(text).subarray(0, -bytes)
    const broken = feed('Żółta łódź', 'Trzy łód', cut('płynie łódź', 1), cut('koniec –', 1))
    expect(titles(broken)).toEqual({
      titles: ['Żółta łódź', 'Trzy łód', 'płynie łód\ufffd', 'koniec \ufffd'],
      codes: ['broken-characters'],
    })
  })

  test('a character that is cut behind its first byte is known by others that begin so', () => {
    const end = Buffer.from('koniec –').subarray(0, -2)
    expect(titles(feed('już – nie', end)).titles).toEqual(['już – nie', 'koniec \ufffd'])
  })

  test('a broken byte in a text costs that byte, and no other text its charset', () => {
    const text = Buffer.from('Skrzypce – „Mazur” i łódź')
    text[0] = 0xff
    expect(titles(feed('Żółta łódź', text)).titles).toEqual(['Żółta łódź', '\ufffdkrzypce – „Mazur” i łódź'])
  })

  test('C1 controls are the characters that windows-1252 has there', () => {
    expect(titles(feed('It\u0092s \u0093here\u0094 \u0096 5 \u0080')).titles).toEqual(['It’s “here” – 5 €'])
  })
})
