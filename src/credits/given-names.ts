/**
 * Given names: which are known, and whether a woman or a man has them. Where languages differ, the text's own decides.
 */
import { languages, words } from '#src/languages/index.ts'
import type { Language } from '#src/languages/language.ts'
import { nameKey } from './agency.ts'

export type Gender = 'woman' | 'man'

interface Names {
  listed: ReadonlyMap<string, Gender>
  womensEnd: RegExp | undefined
  mensEnd: RegExp | undefined
}

const ends = (source: string | undefined) => (source === undefined ? undefined : new RegExp(`(?:${source})$`, 'u'))

function namesOf(language: Language): Names {
  const listed = new Map<string, Gender>()
  for (const name of words('womensNames', language)) listed.set(nameKey(name), 'woman')
  for (const name of words('mensNames', language)) listed.set(nameKey(name), 'man')
  return { listed, womensEnd: ends(language.womensNameEnds), mensEnd: ends(language.mensNameEnds) }
}

const table: Readonly<Record<string, Language>> = languages
const own = new Map<string, Names>(Object.entries(table).map(([code, language]) => [code, namesOf(language)]))

/** Names of all languages; `both` where women have them in one and men in another. */
const everywhere = new Map<string, Gender | 'both'>()
for (const { listed } of own.values())
  for (const [key, gender] of listed) everywhere.set(key, (everywhere.get(key) ?? gender) === gender ? gender : 'both')

/** Whether a word is a given name that some language lists. */
export const isGivenName = (word: string): boolean => everywhere.has(nameKey(word)) || everywhere.has(nameKey(word.split('-')[0] ?? ''))

/** Who has a given name, as a text in a language sees it; `undefined` where that is not sure. */
export function genderOf(given: string, code: string): Gender | undefined {
  const keys = [nameKey(given), nameKey(given.split('-')[0] ?? '')]
  const names = own.get(code)
  for (const key of keys) {
    // short ones are often somebody else's elsewhere: `Kim`, `Jan`
    const known = names?.listed.get(key) ?? (key.length > 4 ? everywhere.get(key) : undefined)
    if (known) return known === 'both' ? undefined : known
  }
  const low = given.toLowerCase()
  if (low.length < 3) return undefined
  return names?.womensEnd?.test(low) ? 'woman' : names?.mensEnd?.test(low) ? 'man' : undefined
}
