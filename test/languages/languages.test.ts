/**
 * The languages' files: complete enough for what the docs promise of them, well formed, and the only place for their words.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { languages } from '#src/languages/index.ts'
import type { Language } from '#src/languages/language.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const table: Record<string, Language> = languages
const codes = globSync('src/languages/*.ts', { cwd: root })
  .map((path) => basename(path, '.ts'))
  .filter((name) => !['index', 'language'].includes(name))

test('each file of a language is a row of the table, under its BCP 47 subtag', () => {
  expect(Object.keys(table).sort()).toEqual([...codes].sort())
  expect(Object.keys(table).filter((code) => Intl.getCanonicalLocales(code)[0] !== code)).toEqual([])
})

test('dates can be read in every language but those that number their months', () => {
  const without = Object.entries(table).filter(([, language]) => language.months === undefined)
  expect(without.map(([code]) => code).sort()).toEqual(['ja', 'ko', 'vi', 'zh'])
  for (const [code, { months = '', solarHijriMonths = '' }] of Object.entries(table))
    for (const line of [...months.split('\n'), ...solarHijriMonths.split('\n')].filter((line) => line !== ''))
      expect(line.split(' '), `${code}: ${line}`).toHaveLength(12)
})

/** What credits are read in; Croatian adds to Serbian what only it has. */
test.each(['en', 'de', 'fr', 'es', 'it', 'mk', 'sr', 'sq'])('credits can be read in %s', (code) => {
  const wanted: (keyof Language)[] = [
    'verbsOfSaying',
    'pronouns',
    'notSubject',
    'offices',
    'officeLinks',
    'addresses',
    'openers',
    'spokenTo',
    'toldTo',
    'citing',
    'outletNouns',
    'fillers',
    'correspondents',
    'placeWords',
    'reportVerbs',
    'agencyNouns',
    'by',
    'with',
  ]
  expect(wanted.filter((field) => table[code]![field] === undefined)).toEqual([])
})

/** What the press of Europe is read in, and the larger languages elsewhere. */
test.each('en de fr es it pt nl sv da no fi pl cs sr mk ru uk bg ro hu el tr sq'.split(' '))('pages can be read in %s', (code) => {
  const wanted: (keyof Language)[] = ['dateChanged', 'relatedHeadings', 'pointers']
  expect(wanted.filter((field) => table[code]![field] === undefined)).toEqual([])
})

/** Fields with `|` between patterns, or a pattern a line. The others hold words or phrases as they are. */
const isPattern = (list: string): boolean => /[|()[\]\\?]/.test(list)

/** What a language's lists are called, and hold: those within other fields, too. */
const listsOf = (language: Language): [string, string][] => {
  const { embargo, markers, markersInCapitals, noteOpenings, ...own } = language
  return [own, embargo, embargo?.lifting, markers, markersInCapitals, noteOpenings]
    .flatMap((lists) => Object.entries(lists ?? {}))
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
}

test('every language that reads embargoes says what opens one, in words that are there once, in lower case', () => {
  const wrong: string[] = []
  for (const [code, { embargo }] of Object.entries(table)) {
    if (!embargo) continue
    const { openings, everyday = [], participles = [] } = embargo
    if (openings.length === 0 || new Set(openings).size < openings.length) wrong.push(`${code} opens with none, or twice with one`)
    for (const words of [...everyday, ...participles]) if (!openings.includes(words)) wrong.push(`${code}: ${words} opens nothing`)
    for (const list of Object.values(embargo))
      for (const words of Array.isArray(list) ? list : []) if (words !== words.toLowerCase().trim()) wrong.push(`${code}: ${words}`)
  }
  expect(wrong).toEqual([])
})

test('every pattern is a regular expression of its own, with no empty alternative and no repeat within a repeat', () => {
  const wrong: string[] = []
  for (const [code, language] of Object.entries(table))
    for (const [field, list] of listsOf(language))
      for (const source of field.startsWith('machine') ? list.split('\n') : isPattern(list) ? [list] : []) {
        const found = new RegExp(`^(?:${source.replaceAll('¶', '(?!\\p{L})')})$`, 'iu')
        if (found.test('')) wrong.push(`${code}.${field} matches nothing at all`)
        if (/[*+][^()]{0,3}\)[*+]|\([^()]*[*+]\)[*+{]/.test(source)) wrong.push(`${code}.${field} repeats a repeat`)
      }
  expect(wrong).toEqual([])
})

test('words are separated once, and none stands twice in a list', () => {
  const wrong: string[] = []
  for (const [code, language] of Object.entries(table))
    for (const [field, list] of listsOf(language)) {
      if (list.trim() !== list || list === '') wrong.push(`${code}.${field} has spaces around it`)
      if (isPattern(list) || /onths|machine|Cases$/.test(field)) continue
      // A line is one pair of opposites: a word may stand in several.
      for (const part of field === 'opposites' ? list.replaceAll(' / ', ' ').split('\n') : [list]) {
        const words = part.split(/\s/)
        if (words.includes('')) wrong.push(`${code}.${field} has an empty word`)
        const twice = words.filter((word, at) => words.indexOf(word) !== at)
        if (twice.length > 0) wrong.push(`${code}.${field} has ${twice.join(', ')} twice`)
      }
    }
  expect(wrong).toEqual([])
})

/** A line with this many words in letters beyond ASCII is a list of a language, or of several. */
const isList = (line: string): boolean =>
  !/^\s*(?:\/\/|\*|\/\*)/.test(line) &&
  line.split(/[|\s'"`,]+/).filter((word) => /(?![\x00-\x7f])\p{L}/u.test(word) && (word.match(/\p{L}/gu)?.length ?? 0) >= 2).length > 4

test('no other room lists words of languages', () => {
  // names of agencies and outlets, stories of the demo, letters that are folded, agencies' forms of datelines and credits
  const others =
    /^src\/(?:languages|agencies|demo)\/|^src\/story\/(?:signals\/index|print\/)|^src\/wire\/(?:plain|newscodes)\/|^src\/credits\/(?:media-credit|cited)\.ts$/
  const found = globSync('src/**/*.ts', { cwd: root })
    .filter((path) => !others.test(path))
    .filter((path) => readFileSync(`${root}/${path}`, 'utf8').split('\n').some(isList))
  expect(found).toEqual([])
})
