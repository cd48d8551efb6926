/**
 * Addresses as feeds, wire files and pages write them, and which of them may be stored or shown: http and https, and where a reader may write to
 * somebody, mailto. What a browser would run, or open from its reader's disk (`javascript:`, `data:`, `file:`), is none.
 */

/** An address that needs no parser to be known as whole. */
const plain = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:[/?#][!#-;=?-~]*)?$/i

/**
 * An address against a base (RFC 3986, section 5); as written where it is absolute already, or where there is no base to
 * resolve it. Identities are resolved like addresses: whether one may be shown, `webAddress` says.
 */
export function resolve(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined) return base
  const written = address.trim()
  if (plain.test(written) || URL.canParse(written)) return written
  if (base !== undefined && URL.canParse(written, base)) return new URL(written, base).href
  return written || base
}

/** Browsers pass over these in an address, so that a scheme may hide among them (URL Standard, section 4.4). */
const passedOver = /^[\0-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\ufeff]+|[\0-\x1f\x7f]+/g
const scheme = /^([a-z][a-z0-9+.-]*):/i

/** An address without what browsers pass over in it. */
export const withoutPassedOver = (written: string): string => written.trimEnd().replace(passedOver, '')

/** In small letters; undefined for a relative address. */
const schemeOf = (address: string): string | undefined => scheme.exec(withoutPassedOver(address))?.[1]?.toLowerCase()

const isWeb = (name: string): boolean => name === 'http' || name === 'https'

/**
 * The same as `resolve`, for what may be stored and shown; undefined for an address of another scheme than http and https. A relative one stays
 * relative where there is no base.
 * @param mailto whether an address to write to is meant, too
 */
export function webAddress(address: string | undefined, base: string | undefined, mailto = false): string | undefined {
  const resolved = resolve(address, base)
  if (resolved === undefined || plain.test(resolved)) return resolved
  const read = withoutPassedOver(resolved)
  const name = scheme.exec(read)?.[1]?.toLowerCase()
  return name === undefined || isWeb(name) || (mailto && name === 'mailto') ? read : undefined
}

/** The same in its normal form, absolute or not at all. */
export function absoluteAddress(address: string, base: string | undefined, mailto = false): string | undefined {
  if (address === '' || address.length > 4000 || !URL.canParse(address.trim(), base)) return undefined
  const { protocol, href } = new URL(address.trim(), base)
  const name = protocol.slice(0, -1)
  return isWeb(name) || (mailto && name === 'mailto') ? href : undefined
}

/** What runs in a reader's browser, opens what is on its disk, or has another program open something. */
const opened = new Set(
  'javascript vbscript livescript mocha data file filesystem blob about view-source jar mhtml its mk res feed url intent shell search tel sms callto'.split(
    ' ',
  ),
)

/** An item's or a file's name may look like an address (`urn:…`, `mid:…`, `dpa:123`) and stays as it is, unless a browser would act on it. */
export function mayName(name: string): boolean {
  const called = schemeOf(name)
  if (called === undefined || isWeb(called)) return true
  // `ms-word:`, `search-ms:`; and what names a server (`smb://`, `ftp://`) is an address of another protocol
  return !opened.has(called) && !/^ms-|-ms$/.test(called) && !/^[^:]*:[\\/]{2}/.test(withoutPassedOver(name))
}

const secretName = /key|token|secret|pass|pwd|auth|sig|credential|session|login|user|account|client|licen[cs]e/i
/** Shorter ones say what is asked for, in words. */
const secretLength = 20
const holdsSecret = (name: string, value: string): boolean =>
  secretName.test(name) || (value.length >= secretLength && /\d/.test(value) && /[a-z]/i.test(value))

/**
 * An address as others may see it: `***` for a user and password, and for what of the query lets somebody in, by its name or by its looks. The view
 * `wire.feed_status` says the same.
 */
export const shownAddress = (address: string): string =>
  address
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, '$1***@')
    .replace(/([?&;])([^=&;#?]*)=([^&;#]*)/g, (whole, mark, name, value) => (holdsSecret(name, value) ? `${mark}${name}=***` : whole))
