/**
 * People's names: their natural spelling out of a credit line's capitals, and what can be one at all.
 */
import { patterns, words } from '#src/languages/index.ts'

/** Lower-case parts of names. */
const particles: ReadonlySet<string> = new Set(words('particles'))

/** After these, `Mac` takes a capital (`MacDonald`); else it does not (`Macron`). Source: Wikipedia, "List of Scottish Gaelic surnames". */
const afterMac = new Set(
  'adam allister alpine arthur askill aulay bride callum coll cormack cuish culloch diarmid donald donnell dougall dowell duff fadden farlane fie gill gillivray gregor guire innes intosh intyre iver ivor kay kechnie kellar kenna kenzie killop kinlay kinnon laine laren lauchlan lean lellan lennan leod mahon manus master millan murray nab namara naught neil nicol phail phee pherson quarrie queen rae ritchie sween taggart tavish vicar williams'.split(
    ' ',
  ),
)

const turkish = /[İıĞğŞş]/
function capital(word: string, locale = 'en'): string {
  const [first = '', ...rest] = word
  return first.toLocaleUpperCase(locale) + rest.join('')
}

function naturalPart(part: string): string {
  const locale = turkish.test(part) ? 'tr' : 'en'
  const low = part.toLocaleLowerCase(locale)
  const apostrophe = /^([\p{L}]{1,2}['’ʼ])(\p{L}.*)$/u.exec(low)
  if (apostrophe?.[1] && apostrophe[2]) return capital(apostrophe[1]) + capital(apostrophe[2])
  if (/^mc\p{L}{2}/u.test(low)) return `Mc${capital(low.slice(2))}`
  if (low.startsWith('mac') && afterMac.has(low.slice(3))) return `Mac${capital(low.slice(3))}`
  return capital(low, locale)
}

const shouted = (word: string) => /\p{Lu}{2}/u.test(word) && !/\p{Ll}/u.test(word)

/**
 * A name in its natural spelling: `KENZO TRIBOUILLARD` → `Kenzo Tribouillard`, `ANNE-MARIE O'NEILL` → `Anne-Marie O'Neill`,
 * `JOHN MCDONALD` → `John McDonald`, `ALEXANDER VAN DER BELLEN` → `Alexander van der Bellen`. Words not in capitals stay.
 */
export function naturalName(name: string): string {
  const words = name.trim().split(/\s+/)
  const allShouted = words.every((word) => shouted(word) || !/\p{Ll}/u.test(word))
  return words
    .map((word, at) => {
      if (!shouted(word)) return word
      if (/^(?:II|III|IV|JR|SR)\.?$/.test(word))
        return word.length > 2 && word[0] === 'J' ? 'Jr.' : word.replace(/^JR$/, 'Jr').replace(/^SR$/, 'Sr')
      // `JP Morel`: two capitals among natural words are initials
      if (!allShouted && [...word].length <= 2) return word
      if (/^(?:\p{L}\.)+$/u.test(word)) return word
      const low = word.toLowerCase()
      if (at > 0 && at < words.length - 1 && particles.has(low)) return low
      const arabic = /^(al|el|ul|ad|as|ash|an|ar|at|az)-(.+)$/.exec(low)
      if (arabic?.[1] && arabic[2]) return `${at > 0 ? arabic[1] : capital(arabic[1])}-${naturalPart(arabic[2])}`
      return word.split('-').map(naturalPart).join('-')
    })
    .join(' ')
}

/**
 * Whether a field holds what somebody logs in with, and not a name: one word without capitals, of parts with dots, underscores or numbers
 * (`keller.manuel`, `mkeller2`), or an administrator's.
 */
export const isLogin = (field: string): boolean =>
  /^(?=[^\s]{2,60}$)(?=\S*[._\d])[\p{Ll}\d][\p{Ll}\d._-]*$/u.test(field.trim()) ||
  /^(?:admin|administrator|root|webmaster|superuser|sysadmin|wp-?admin|siteadmin|apiuser|cmsuser|no-?reply)$/i.test(field.trim())

const between = new RegExp(`[,;&/]|\\s(?:${words('and').join('|')})\\s`, 'iu')
const opening = new RegExp(`^(?:${patterns('by')})\\s+(?=\\p{Lu})`, 'iu')

/** The names in a field that is meant for one: `By Ana Petrova and Manuel Keller` has two; what is no list of full names stays as it is. */
export function namesIn(field: string): string[] {
  const said = field.trim()
  if (said.length > 300) return [said]
  const bare = said.replace(opening, '')
  const parts = bare
    .split(between)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length > 1 && parts.every(looksLikePerson)) return parts
  return [looksLikePerson(bare) ? bare : said]
}

const namePart = /^(?:\p{Lu}[\p{L}\p{M}'’ʼ.]*|\p{Lo}[\p{L}\p{M}]*)(?:-[\p{L}][\p{L}\p{M}'’ʼ.]*)*$/u

/**
 * Whether a field can be a person's name: two to five words, each with a capital (or in a script without case), particles
 * between. One word of CJK is enough.
 */
export function looksLikePerson(field: string): boolean {
  const text = field.trim()
  if (text.length < 2 || text.length > 60) return false
  if (/^[\p{Script=Han}·]{2,4}$|^[\p{Script=Hangul}]{2,4}$/u.test(text)) return true
  const words = text.split(/\s+/)
  if (words.length < 2 || words.length > 6) return false
  let parts = 0
  for (const [at, word] of words.entries()) {
    if (namePart.test(word)) parts++
    else if (
      !(at < words.length - 1 && (particles.has(word.toLowerCase()) || /^(?:d|l|o)['’]\p{Lu}/u.test(word))) &&
      !/^(?:al|el|bin|d['’])-?\p{Lu}/u.test(word)
    )
      return false
  }
  return parts >= 2 || (parts === 1 && words.length >= 2 && namePart.test(words.at(-1) ?? ''))
}

/** Whether a word belongs between the parts of a name (`van`, `de`, `bin`). */
export const isParticle = (word: string): boolean => particles.has(word)
