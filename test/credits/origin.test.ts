import { expect, test } from 'vitest'
import { readCredits } from '#src/credits/index.ts'

test.each([
  ['SKOPJE (MIA) – The government met on Monday.', 'MIA', 'SKOPJE'],
  ['BERLIN (dpa) - Der Kanzler reist.', 'dpa', 'BERLIN'],
  ['Berlin/Paris (dpa/AFP) – Der Kanzler reist.', 'dpa', 'Berlin/Paris'],
  ['Paris, 3 mars (AFP) - Le ministre a démissionné.', 'AFP', 'Paris'],
  ['(ANSA) - ROMA, 12 MAR - Il ministro è partito.', 'ANSA', 'ROMA'],
  ['WASHINGTON, March 3 (Reuters) - The senate met.', 'Reuters', 'WASHINGTON'],
  ['Скопје, 12 март 2024 (МИА) - Владата заседаваше.', 'MIA', 'Скопје'],
  ['Madrid, 3 mar (EFE).- El presidente viaja.', 'EFE', 'Madrid'],
  ['TIRANË, 12 mars /ATSH/ - Kryeministri udhëton.', 'ATA', 'TIRANË'],
  ['ZAGREB, 12. ožujka 2024. (Hina) - Vlada je zasjedala.', 'Hina', 'ZAGREB'],
  ['القاهرة 3 مارس (رويترز) - قال الوزير', 'Reuters', 'القاهرة'],
  ['新华社北京3月3日电 国家', 'Xinhua', '北京'],
  ['(서울=연합뉴스) 대통령', 'Yonhap', '서울'],
  ['KAMPALA (XYZ) – An agency that is in no list.', 'XYZ', 'KAMPALA'],
])('the dateline of "%s" names %s', (paragraph, agency, place) => {
  const { origin, located } = readCredits({ paragraphs: [paragraph] })
  expect(origin).toMatchObject({ agency, place, rule: 'dateline' })
  expect(located).toBe(place)
})

test.each([
  ['The text ends here. (MIA)', 'MIA', '(MIA)'],
  ['dpa/AFP', 'dpa', 'dpa/AFP'],
  ['/MIA/', 'MIA', '/MIA/'],
  ['АФП', 'AFP', 'АФП'],
  ['Text endet. (APA, 12.3.2024)', 'APA', '(APA, 12.3.2024)'],
  ['Kraj teksta. – Tanjug', 'Tanjug', '– Tanjug'],
  ['© dpa-infocom, dpa:240312-99-312345/3', 'dpa', '© dpa-infocom, dpa:240312-99-312345/3'],
  ['Izvor: Tanjug', 'Tanjug', 'Izvor: Tanjug'],
])('the trailer "%s" names %s', (last, agency, evidence) => {
  expect(readCredits({ paragraphs: ['A first paragraph.', 'A second one.', last] }).origin).toEqual({ agency, evidence, rule: 'trailer' })
})

test.each([
  ['He met both, the MIA correspondent from Belgrade reported.', 'MIA', 'Belgrade'],
  ['Рече тој, јавува дописникот на МИА од Белград.', 'MIA', 'Белград'],
  ['Kazao je, javlja dopisnik Tanjuga iz Brisela.', 'Tanjug', 'Brisel'],
  ['Рекао је, јавља дописник Танјуга из Брисела.', 'Tanjug', 'Брисел'],
  ['Tha ai, raporton korrespondenti i MIA-s nga Shkupi.', 'MIA', 'Shkup'],
  ['Das sagte er, berichtet der MIA-Korrespondent aus Belgrad.', 'MIA', 'Belgrad'],
  ['A-t-il dit, a rapporté le correspondant de l’AFP à Belgrade.', 'AFP', 'Belgrade'],
  ['Dijo, informó el corresponsal de EFE en Belgrado.', 'EFE', 'Belgrado'],
  ['Ha detto, riferisce il corrispondente dell’ANSA da Belgrado.', 'ANSA', 'Belgrado'],
  ['He left, the XYZ correspondent from Nairobi reported.', 'XYZ', 'Nairobi'],
])('"%s" comes from the correspondent', (paragraph, agency, place) => {
  expect(readCredits({ paragraphs: [paragraph] }).origin).toMatchObject({ agency, place, rule: 'correspondent' })
})

test.each([
  ['Von dpa', 'dpa'],
  ['By JANE DOE, Associated Press', 'AP'],
  ['Le Figaro avec AFP', 'AFP'],
  ['kmr/dpa', 'dpa'],
  ['Redazione ANSA', 'ANSA'],
])('the byline "%s" names %s', (byline, agency) => {
  expect(readCredits({ byline, paragraphs: ['A text.'] }).origin).toEqual({ agency, evidence: byline, rule: 'byline' })
})

test('metadata counts when the text is silent, the feed when all else is', () => {
  expect(readCredits({ paragraphs: ['A text.'], sourceOrganization: 'Agence France-Presse', feedAgency: 'MIA' }).origin).toEqual({
    agency: 'AFP',
    evidence: 'Agence France-Presse',
    rule: 'metadata',
  })
  expect(readCredits({ paragraphs: ['A text.'], feedAgency: 'MIA' }).origin).toEqual({ agency: 'MIA', evidence: 'MIA', rule: 'feed' })
})

test.each([
  'Friedrich Merz (CDU) – ein Mann mit Plänen.',
  'Joe Biden (D) said that he would come.',
  'The BBC correspondent in London reported it.',
  'He told the AFP correspondent in Kyiv about it, as was reported.',
  'The forum ended with a trend. Beta',
  'A mia madre',
])('"%s" names no agency', (paragraph) => {
  expect(readCredits({ paragraphs: [paragraph] }).origin).toBeUndefined()
})

test.each([
  ['Gundremmingen - Die beiden Kühltürme des früheren Kernkraftwerks Gundremmingen sind am Samstag gesprengt worden.', 'Gundremmingen'],
  ['Nendeln, 27.6.2025 – Anlässlich der Versammlung des Vereins wurde am Freitag ein neuer Präsident gewählt.', 'Nendeln'],
  ['Berlin. Die Regierung will das Gesetz noch vor dem Sommer ändern, sagte ein Sprecher am Montag vor Journalisten.', 'Berlin'],
  ['Düsseldorf/Köln – Zwei Züge sind am Montag ausgefallen, weil auf der Strecke ein Baum lag, wie die Bahn sagt.', 'Düsseldorf/Köln'],
])('a dateline without an agency has its place: %s', (paragraph, place) => {
  const { origin, located } = readCredits({ paragraphs: [paragraph], language: 'de' })
  expect(located).toBe(place)
  expect(origin).toBeUndefined()
})

test('an agency and a place on a line of their own are both', () => {
  expect(readCredits({ paragraphs: ['AFP, MANILA', 'Thousands of troops began an exercise in the north on Tuesday.'] })).toMatchObject({
    origin: { agency: 'AFP', place: 'MANILA' },
    located: 'MANILA',
  })
})

test.each([
  'Analyse - Die beiden Kühltürme des früheren Kernkraftwerks sind am Samstag vor vielen Leuten gesprengt worden.',
  'Heute. Die Regierung will das Gesetz noch vor dem Sommer ändern, sagte ein Sprecher am Montag vor Journalisten.',
  'Firm – The Kneib Dentistry PC opened its doors in the valley on Monday, and many people came to see it at once.',
])('a word before a dash or a stop is no place: %s', (paragraph) => {
  expect(readCredits({ paragraphs: [paragraph] }).located).toBeUndefined()
})

test('two letters at the end of a firm’s name are no agency', () => {
  expect(readCredits({ paragraphs: ['The doors opened.'], byline: 'Kneib Dentistry PC' }).origin).toBeUndefined()
})
