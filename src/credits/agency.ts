/**
 * Finding an agency or outlet by any of its spellings.
 */
import { type Agency, agencies, everydayWords, type Outlet, outlets } from './names.ts'

/** What two printings of one name share: no case, accents, spaces or punctuation. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const index = <T extends { spellings: readonly string[] }>(entries: readonly T[]): Map<string, T> => {
  const byKey = new Map<string, T>()
  for (const entry of entries) {
    for (const spelling of entry.spellings) {
      const key = nameKey(spelling)
      if (!byKey.has(key)) byKey.set(key, entry)
    }
  }
  return byKey
}

const agencyByKey = index(agencies)
const outletByKey = index(outlets)
const everyday = new Set(everydayWords.split(' ').map(nameKey))
/** Spellings as they are printed: in running text `mia` is an Italian word and `MIA` an agency. */
const printed = new Map<string, Agency>()
for (const agency of agencies) {
  for (const spelling of agency.spellings) {
    for (const form of [spelling, spelling.toUpperCase()]) if (!printed.has(form)) printed.set(form, agency)
  }
}

const descriptor =
  /[\s-]+(?:photos?|fotos?|images?|pictures?|wire|archives?|archiv|news agency|news|bildfunk|zentralbild|tmn|infografik|agency|stock|editorial|north america|south america|europe|asiapac|latam|sport|video)$/i

/** The agency that a whole field names (`AP Photo`, `dpa-Zentralbild`, `GETTY IMAGES NORTH AMERICA`), in any case. */
export function agencyNamed(field: string): Agency | undefined {
  let name = field.trim().slice(0, 80)
  for (let round = 0; round < 3; round++) {
    const found =
      agencyByKey.get(nameKey(name)) ??
      agencyByKey.get(nameKey(name.replace(/^(?:the|agency|agencija|agencia|agenzia|agence|agentur|agjencia|агенција|агентство)\s+/iu, '')))
    if (found) return found
    const shorter = name.replace(descriptor, '')
    if (shorter === name) return undefined
    name = shorter
  }
  return undefined
}

/** The agency that a name in running text is: letter case as agencies print it, no everyday words. */
export function agencyInText(name: string): Agency | undefined {
  return everyday.has(nameKey(name)) ? undefined : printed.get(name)
}

/** The newspaper, broadcaster or site of this name. */
export const outletNamed = (name: string): Outlet | undefined => outletByKey.get(nameKey(name.slice(0, 80)))
