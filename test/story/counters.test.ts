/**
 * Counters make no versions, and nothing else is taken for one.
 */
import { expect, test } from 'vitest'
import { compose } from '#src/story/compose.ts'
import { countersBetween } from '#src/story/place/counters.ts'
import type { Story } from '#src/story/story.ts'

const prose = 'Wolves have killed 44 sheep near Breda since Easter, the farmers union said, and asked for fences.'
const story = (bodyText: string, more: Partial<Story> = {}): Story => ({
  ...compose({ feed: { id: 'wire' as never, agency: 'Agency' }, entry: { id: 'a', headline: 'Wolves near Breda', bodyText } }),
  ...more,
})
const onlyCounters = (before: string, after: string) => countersBetween(story(before), story(after)).onlyCounters

test.each([
  ['Views: 1,204', 'Views: 1,377'],
  ['1 view', '2 views'],
  ['Updated 3 min ago', 'Updated 1 hour ago'],
  ['1.204 Aufrufe', '1.377 Aufrufe'],
  ['Просмотров: 17', 'Просмотров: 18'],
  ['閲覧 1204 回', '閲覧 1377 回'],
  ['조회수 17', '조회수 21'],
  ['vor 3 Minuten', 'vor 5 Minuten'],
])('a line that says what it counts is known at once: %s, then %s', (before, after) => {
  expect(onlyCounters(`${prose}\n${before}`, `${prose}\n${after}`)).toBe(true)
})

test.each([
  [
    'a toll in a sentence',
    'At least 12 people were killed in the storm on Friday, police said',
    'At least 14 people were killed in the storm on Friday, police said',
  ],
  ['a line that is new', '', 'Views: 17'],
  ['other words beside the number', '12 killed', '12 wounded'],
  ['a figure of which nothing is known yet', 'Magnitude 5.4', 'Magnitude 6.1'],
])('is news: %s', (_, before, after) => {
  expect(onlyCounters(`${prose}\n${before}`, `${prose}\n${after}`)).toBe(false)
})

test('a counter beside a change of the text, or of the headline, does not hide it', () => {
  expect(onlyCounters(`${prose}\nViews: 1`, `${prose} They came by night.\nViews: 2`)).toBe(false)
  expect(
    countersBetween(story(`${prose}\nViews: 1`), story(`${prose}\nViews: 2`, { headline: 'Wolves seen near Breda' })).onlyCounters,
  ).toBe(false)
})

test('a line that changes again and again is learned, each time a version, and then is none', () => {
  let standing = story(`${prose}\nBrent 82.31`)
  const versions: number[] = []
  for (let poll = 1; poll <= 20; poll++) {
    const next = story(`${prose}\nBrent ${(82.31 + poll / 100).toFixed(2)}`)
    const { onlyCounters: none, counters } = countersBetween(standing, next)
    if (none) continue
    versions.push(poll)
    standing = { ...next, counters }
  }
  expect(versions).toEqual([1, 2, 3])
})

test.each(['# dead', 'Death toll: #', '#', 'Injured: 1,#'])(
  'a whole number in a line of its own is always news, however often it has changed: %s',
  (line) => {
    let standing = story(`${prose}\n${line.replace('#', '112')}`)
    for (let toll = 113; toll <= 124; toll++) {
      const next = story(`${prose}\n${line.replace('#', String(toll))}`)
      const { onlyCounters: none, counters } = countersBetween(standing, next)
      expect(none).toBe(false)
      standing = { ...next, counters }
    }
  },
)

test.each([
  ['1 view', '2 reads'],
  ['閲覧 1204 回', '1377 回視聴'],
  ['  Views: 1', 'Views: 2  '],
  ['Views: 1 234 567', 'Views: 2,345,678.5'],
  ['12 reads of this article so far today', '13 reads of this article so far today'],
  ['Views: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15', 'Views: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 16'],
])('a counter is one however it is set: %s, then %s', (before, after) => {
  expect(onlyCounters(`${prose}\n\n${before}`, ` ${prose}\n${after}`)).toBe(true)
})

test.each([
  ['a counter’s word where another’s stood', '5 dogs', '5 views'],
  ['another word where a counter’s stood', '5 views', '5 dogs'],
  ['another word where a counter’s stood, in a script without spaces', '閲覧 5', '東京 5'],
  ['a counter’s word where another’s stood, in a script without spaces', '東京 5', '閲覧 5'],
  ['a number where none was', 'Comments: none', 'Comments: 5'],
  ['none where a number was', 'Comments: 5', 'Comments: none'],
  ['a counter’s words without a number', 'Comments', 'Comments off'],
  ['a line of nine words', '12 reads of this article so far today online', '13 reads of this article so far today online'],
  ['a line of seventeen numbers and words', `Views: ${'7 '.repeat(16)}1`, `Views: ${'7 '.repeat(16)}2`],
  ['a number behind two hundred letters', `views${'s'.repeat(200)} 5`, `views${'s'.repeat(200)} 6`],
  ['one counter and one figure of which nothing is known', 'Views: 1\nBrent 82', 'Views: 2\nBrent 83'],
  ['nothing at all, which is no counter', 'Views: 1', 'Views: 1'],
])('is none: %s', (_, before, after) => {
  expect(onlyCounters(`${prose}\n${before}`, `${prose}\n${after}`)).toBe(false)
})

test('a counter in the summary is one, too, and hides no line that has gone from the text', () => {
  const read = (views: number, bodyText = prose) => story(bodyText, { summary: `Wolves near Breda\nViews: ${views}` })
  expect(countersBetween(read(1), read(2)).onlyCounters).toBe(true)
  expect(countersBetween(read(1, `${prose}\nThey came by night.`), read(2)).onlyCounters).toBe(false)
  expect(countersBetween(story(prose), read(2)).onlyCounters).toBe(false)
})

test('a line is learned by its words, whatever its numbers, and only from a change of them', () => {
  const learned = (before: string, after: string) => countersBetween(story(`${prose}\n${before}`), story(`${prose}\n${after}`)).counters
  expect(learned('Brent  9.5', 'BRENT 10,250.75')).toEqual({ 'brent #': 1 })
  expect(learned('12 killed', '12 wounded')).toEqual({})
  expect(learned('5 views', '5 dogs')).toEqual({})
})

test('of many lines those that change most often are remembered', () => {
  const seen = Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [`line ${'abcdefghij'[n % 10]}${'abcd'[Math.floor(n / 10)]} #`, n + 2]),
  )
  const { counters } = countersBetween(story(`${prose}\nBrent 82`, { counters: seen }), story(`${prose}\nBrent 83`))
  expect(counters).toEqual(seen)
  expect(Object.values(counters)[0]).toBe(41)
})

test.each([
  ['12,431 people are reading this now', '12,502 people are reading this now'],
  ['Updated 3 min ago', 'Updated 21 min ago'],
  ['Reading time: 4 min', 'Reading time: 5 min'],
  ['Lesezeit: 3 Minuten', 'Lesezeit: 4 Minuten'],
  ['1.204 Personen lesen gerade diesen Artikel', '1.377 Personen lesen gerade diesen Artikel'],
  ['Temps de lecture : 3 min', 'Temps de lecture : 4 min'],
  ['Publié il y a 12 minutes', 'Publié il y a 27 minutes'],
  ['Hace 5 minutos', 'Hace 1 hora'],
  ['1.532 compartidos', '1.533 compartidos'],
  ['Atualizado há 3 minutos', 'Atualizado há 25 minutos'],
  ['Просмотров: 1 204', 'Просмотров: 1 377'],
  ['5 минут назад', '17 минут назад'],
  ['Tempo di lettura: 3 minuti', 'Tempo di lettura: 4 minuti'],
  ['1.204 kişi okuyor', '1.377 kişi okuyor'],
  ['Advertisement 1 of 5', 'Advertisement 2 of 5'],
  ['142 comments', '187 comments'],
  ['3.4K shares', '3.5K shares'],
  ['Last updated 14:32 GMT', 'Last updated 14:47 GMT'],
  ['Zuletzt aktualisiert: 23.11.2026, 14:32 Uhr', 'Zuletzt aktualisiert: 23.11.2026, 14:47 Uhr'],
  ['Aktualisiert vor 3 Minuten', 'Aktualisiert vor 2 Stunden'],
  ['245 personnes lisent cet article', '260 personnes lisent cet article'],
  ['Mis à jour à 14h32', 'Mis à jour à 14h47'],
  ['Tiempo de lectura: 4 min', 'Tiempo de lectura: 5 min'],
  ['345 personas están leyendo', '351 personas están leyendo'],
  ['1.204 visualizações', '1.377 visualizações'],
  ['Читают сейчас: 45', 'Читают сейчас: 51'],
  ['Aggiornato 12 minuti fa', 'Aggiornato 34 minuti fa'],
  ['Czas czytania: 3 min', 'Czas czytania: 4 min'],
  ['Leestijd 4 minuten', 'Leestijd 5 minuten'],
  ['3分前', '15分前'],
  ['Viewed 1,204 times', 'Viewed 1,377 times'],
  ['Posted 2 hours ago', 'Posted 3 hours ago'],
  ['12 people watching', '14 people watching'],
  ['Stand: 23.11.2026, 14:32 Uhr', 'Stand: 23.11.2026, 15:02 Uhr'],
  ['Lu 1 204 fois', 'Lu 1 377 fois'],
  ['Actualizado a las 14:32', 'Actualizado a las 14:50'],
  ['há 3 horas', 'há 4 horas'],
  ['Обновлено: 14:32', 'Обновлено: 14:50'],
  ['Uppdaterad för 3 minuter sedan', 'Uppdaterad för 13 minuter sedan'],
  ['مشاهدة 1204', 'مشاهدة 1377'],
  ['阅读 1204 次', '阅读 1377 次'],
  ['3분 전', '12분 전'],
  ['3 dakika önce', '13 dakika önce'],
  ['Last updated: Monday 23 November 2026, 14:32 GMT', 'Last updated: Monday 23 November 2026, 14:52 GMT'],
  ['for 3 minutter siden', 'for 12 minutter siden'],
  ['閲覧数 1204', '閲覧数 1377'],
])('what a page says of its readers and its own age is no news in any language: %s, then %s', (before, after) => {
  expect(onlyCounters(`${prose}\n${before}`, `${prose}\n${after}`)).toBe(true)
})

test.each([
  ['Death toll: 12', 'Death toll: 14'],
  ['At least 12 people were killed in the storm, police said.', 'At least 14 people were killed in the storm, police said.'],
  ['Ajax 2, PSV 1', 'Ajax 2, PSV 2'],
  ["67' GOAL! Ajax 1-0 PSV", "68' GOAL! Ajax 1-0 PSV"],
  ['14 Tote vor Lampedusa', '15 Tote vor Lampedusa'],
  ['Update: 12 dead', 'Update: 14 dead'],
  ['Votes: 52 for, 48 against', 'Votes: 51 for, 49 against'],
  ['Brent rose to $82.31 a barrel on Friday.', 'Brent rose to $82.35 a barrel on Friday.'],
  ['Magnitude 5.4', 'Magnitude 5.6'],
  ['Stand: 12 Tote', 'Stand: 14 Tote'],
  ['Stimmen: CDU 28,5', 'Stimmen: CDU 29,1'],
  ['Il y a 12 morts', 'Il y a 14 morts'],
  ['Hace 12 víctimas el temporal', 'Hace 14 víctimas el temporal'],
  ['The minister, Ana Petrova, resigned.', 'The minister, Ana Petkova, resigned.'],
  ['5 человек погибли 3 часа назад', '7 человек погибли 3 часа назад'],
  ['Reading 2, Leeds 1', 'Reading 2, Leeds 2'],
  ['Updated 14:32: 12 dead', 'Updated 14:50: 14 dead'],
  ['Aktualisiert 14:32: 12 Verletzte', 'Aktualisiert 14:40: 13 Verletzte'],
  ['Comments close at 14:30', 'Comments close at 15:30'],
  ['Vues aériennes : 12 maisons détruites', 'Vues aériennes : 14 maisons détruites'],
  ['12 views rejected by the court', '13 views rejected by the court'],
  ['Un mese fa 12 morti', 'Un mese fa 14 morti'],
  ['Há 12 feridos', 'Há 14 feridos'],
  ['Vor 12.000 Zuschauern', 'Vor 21.000 Zuschauern'],
  ['52 votes', '53 votes'],
  ['Update: 12', 'Update: 14'],
  ['Stand: 12', 'Stand: 14'],
  ['12分に3人死亡', '12分に4人死亡'],
])('a true change is news, whatever word a counter has stands beside it: %s, then %s', (before, after) => {
  expect(onlyCounters(`${prose}\n${before}`, `${prose}\n${after}`)).toBe(false)
})

/** How many versions twenty polls make. */
function versionsOf(line: (poll: number) => string): number {
  let standing = story(`${prose}\n${line(0)}`)
  let versions = 0
  for (let poll = 1; poll <= 20; poll++) {
    const next = story(`${prose}\n${line(poll)}`)
    const { onlyCounters: none, counters } = countersBetween(standing, next)
    if (none) continue
    versions++
    standing = { ...next, counters }
  }
  return versions
}

test.each<[string, (poll: number) => string, number]>([
  ['a temperature', (n) => `Wellington ${10 + n}°C`, 3],
  ['a rate', (n) => `EUR/USD 1.08${30 + n} +0.${12 + n}%`, 3],
  ['an index', (n) => `DAX 18.234,${10 + n} +0,${40 + n} %`, 3],
  ['a score beside a clock', (n) => `14:${10 + n} Ajax ${n}-0 PSV`, 20],
  ['a toll beside a clock', (n) => `14:${10 + n}: ${12 + n} dead`, 20],
])('%s in a line of its own', (_, line, versions) => {
  expect(versionsOf(line)).toBe(versions)
})
