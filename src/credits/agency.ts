/**
 * Finding an agency or outlet by any of its spellings.
 */
import { type Agency, agencies } from '#src/agencies/index.ts'
import { type Outlet, outlets } from '#src/agencies/outlets.ts'
import { patterns } from '#src/languages/index.ts'

/** What two printings of one name share: no case, accents, spaces or punctuation. */
export const nameKey = (name: string): string =>
  /^[\0-\x7f]*$/.test(name)
    ? name.toLowerCase().replace(/[^a-z0-9]+/g, '')
    : name
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '')

/** Made when it is first asked for: most commands end without. */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => (made ??= make())
}

/** By every name that `namesOf` gives; of two that share one, the first has it. */
function index<T>(entries: readonly T[], namesOf: (entry: T) => readonly string[]): Map<string, T> {
  const byName = new Map<string, T>()
  for (const entry of entries) for (const name of namesOf(entry)) if (!byName.has(name)) byName.set(name, entry)
  return byName
}

const spellingsOf = ({ name, spellings }: Agency | Outlet): string[] => [name, ...spellings]
const keysOf = (entry: Agency | Outlet): string[] => spellingsOf(entry).map(nameKey)

const agencyByKey = once(() => index(agencies, keysOf))
const outletByKey = once(() => index(outlets, keysOf))
const everyday = once(() => new Set(agencies.flatMap((agency) => agency.everyday ?? []).map(nameKey)))
/** Spellings as they are printed: in running text `mia` is an Italian word and `MIA` an agency. */
const printed = once(() => index(agencies, (agency) => spellingsOf(agency).flatMap((spelling) => [spelling, spelling.toUpperCase()])))
const byInitials = once(() => index(agencies, (agency) => agency.initials ?? []))

const descriptor =
  /(?<![\s-])[\s-]+(?:photos?|fotos?|images?|pictures?|wire|archives?|archiv|news agency|news|bildfunk|zentralbild|tmn|infografik|agency|stock|editorial|north america|south america|europe|asiapac|latam|sport|video)$/i

const title = new RegExp(`^(?:the|${patterns('agencyNouns')})\\s+`, 'iu')

/** An agency, as a text that names it needs it. */
type Named = Pick<Agency, 'name' | 'pictures'>

/** The agencies that a reading knows. */
export interface AgencyNames {
  /** The agency that a whole field names (`AP Photo`, `dpa-Zentralbild`, `GETTY IMAGES NORTH AMERICA`), in any case. */
  named(field: string): Named | undefined
  /** The agency that a name in running text is: letter case as agencies print it, no everyday words. */
  inText(name: string): Named | undefined
}

function named<T>(field: string, find: (key: string) => T | undefined): T | undefined {
  let name = field.trim().slice(0, 80)
  for (let round = 0; round < 3; round++) {
    const found = find(nameKey(name)) ?? find(nameKey(name.replace(title, '')))
    if (found) return found
    const shorter = name.replace(descriptor, '')
    if (shorter === name) return undefined
    name = shorter
  }
  return undefined
}

/** `named` of the table's agencies alone. */
export const agencyNamed = (field: string): Agency | undefined => named(field, (key) => agencyByKey().get(key))

/** `inText` of the table's agencies alone. */
export function agencyInText(name: string): Agency | undefined {
  return everyday().has(nameKey(name)) ? undefined : printed().get(name)
}

const inTable: AgencyNames = { named: agencyNamed, inText: agencyInText }
let last: { of: string; names: AgencyNames } | undefined

/**
 * The table's agencies and those of these names. A name that the table has, as an agency's or an outlet's, stays what it is there. Made
 * once for a set of names: all texts of a while are read with the same one.
 */
export function agencyNames(known: readonly string[] = []): AgencyNames {
  const of = known.join('\n')
  if (of === '') return inTable
  if (last?.of !== of) last = { of, names: withNames(known) }
  return last.names
}

function withNames(known: readonly string[]): AgencyNames {
  const others = known.filter((name) => nameKey(name) !== '' && !agencyNamed(name) && !outletNamed(name)).map((name) => ({ name }))
  const byKey = index<Named>(others, ({ name }) => [nameKey(name)])
  const asPrinted = index<Named>(others, ({ name }) => [name, name.toUpperCase()])
  return {
    named: (field) => named<Named>(field, (key) => agencyByKey().get(key) ?? byKey.get(key)),
    inText: (name) => agencyInText(name) ?? asPrinted.get(name),
  }
}

/** The agency that small letters in a byline stand for. */
export const agencyByInitials = (letters: string): Agency | undefined => byInitials().get(letters)

/** The newspaper, broadcaster or site of this name. */
export const outletNamed = (name: string): Outlet | undefined => outletByKey().get(nameKey(name.slice(0, 80)))
