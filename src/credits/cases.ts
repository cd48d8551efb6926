/**
 * Names in the nominative, out of the case that a sentence has them in: `Jana Wilka` is Jan Wilk, `Ольгой Беловой` is Ольга Белова.
 */
import { languages, lines, words } from '#src/languages/index.ts'
import type { Language } from '#src/languages/language.ts'
import { nameKey } from './agency.ts'
import type { Gender } from './given-names.ts'

/** An ending, and that of the nominative. */
type Rule = readonly [ending: string, nominative: string]

interface Cases {
  men: ReadonlySet<string>
  women: ReadonlySet<string>
  given: Readonly<Record<Gender, readonly Rule[]>>
  surname: Readonly<Record<Gender, readonly Rule[]>>
}

const rulesOf = (line: string | undefined): Rule[] =>
  (line ?? '')
    .split(' ')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [ending = '', nominative = ''] = pair.split('>')
      return [ending, nominative] as const
    })

function casesOf(language: Language): Cases | undefined {
  const [menGiven, menSurname] = lines('mensCases', language)
  const [womenGiven, womenSurname] = lines('womensCases', language)
  if (menGiven === undefined || womenGiven === undefined) return undefined
  return {
    men: new Set(words('mensNames', language).map(nameKey)),
    women: new Set(words('womensNames', language).map(nameKey)),
    given: { man: rulesOf(menGiven), woman: rulesOf(womenGiven) },
    surname: { man: rulesOf(menSurname), woman: rulesOf(womenSurname) },
  }
}

const table: Readonly<Record<string, Language>> = languages
const made = new Map(Object.entries(table).map(([code, language]) => [code, casesOf(language)]))

/** Each form that a word may be of, the longest ending first. */
const formsOf = (word: string, rules: readonly Rule[]): string[] =>
  rules.flatMap(([ending, nominative]) =>
    word.length > ending.length + 1 && word.endsWith(ending) ? [word.slice(0, word.length - ending.length) + nominative] : [],
  )

/** The nominative of a name of two words, by the language's given names; a surname's form that the text has elsewhere is preferred. */
export function nominativeOf(name: string, code: string, stands: (word: string) => boolean): { name: string; gender?: Gender } {
  const cases = made.get(code)
  const [first, last, more] = name.split(' ')
  if (!cases || first === undefined || last === undefined || more !== undefined) return { name }
  const { men, women, given, surname } = cases
  if (men.has(nameKey(first)) || women.has(nameKey(first))) return { name }
  const turned = (gender: Gender, base: string): { name: string; gender: Gender } | undefined => {
    const forms = formsOf(last, surname[gender])
    const found = forms.find(stands) ?? forms[0]
    return found === undefined ? undefined : { name: `${base} ${found}`, gender }
  }
  const man = formsOf(first, given.man).find((form) => men.has(nameKey(form)))
  const asMan = man === undefined ? undefined : turned('man', man)
  if (asMan) return asMan
  const [woman] = formsOf(first, given.woman)
  return (woman !== undefined && turned('woman', woman)) || { name }
}

/** What a surname may be in the nominative. */
export function surnamesOf(word: string, code: string): string[] {
  const cases = made.get(code)
  return cases ? [...formsOf(word, cases.surname.man), ...formsOf(word, cases.surname.woman)] : []
}
