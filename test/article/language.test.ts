import { expect, test } from 'vitest'
import { detectLanguage } from '#src/text/language.ts'

test.each([
  ['mk', 'Владата денеска на седница ги усвои измените на законот за јавните набавки, изјави министерот.'],
  ['sq', 'Qeveria miratoi sot në mbledhje ndryshimet e ligjit për prokurimet publike, tha ministri.'],
  ['sr', 'Влада је данас усвојила измене закона о јавним набавкама, рекао је министар после седнице.'],
  ['sr', 'Vlada je danas usvojila izmene zakona o javnim nabavkama, rekao je ministar posle sednice.'],
  ['hr', 'Cijena struje povećat će se od prvog srpnja, najavilo je regulatorno povjerenstvo.'],
  ['bg', 'Правителството прие днес промени в закона за обществените поръчки, каза министърът.'],
  ['en', 'The government adopted changes to the procurement law on Monday, the minister said.'],
  ['de', 'Die Regierung hat am Montag Änderungen am Vergaberecht beschlossen, sagte der Minister.'],
  ['fr', 'Le gouvernement a adopté lundi des modifications de la loi sur les marchés publics.'],
  ['el', 'Δύο άνθρωποι τραυματίστηκαν σε τροχαίο κοντά στη Θεσσαλονίκη.'],
  ['ar', 'أصيب شخصان في حادث سير قرب القاهرة صباح اليوم'],
  ['ja', '政府は月曜日に法律の改正を決定したと大臣が述べた。'],
  ['zh', '政府星期一通过了采购法修正案，部长在会后表示。'],
])('a text in %s is known by its words', (language, text) => {
  expect(detectLanguage(text)?.language).toBe(language)
})

test.each(['', 'OK', '12345 67890 12345 67890', '!!! ??? …', '\ud800\ud800', '\0\0\0'])('%j is in no language', (text) => {
  expect(detectLanguage(text)).toBeUndefined()
})

test('a megabyte of one letter does no harm', () => {
  expect(() => detectLanguage('a'.repeat(1_000_000))).not.toThrow()
})
