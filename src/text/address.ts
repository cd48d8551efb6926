/** Addresses as feeds write them. */

/** An address that needs no parser to be known as whole. */
const plain = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:[/?#][!#-;=?-~]*)?$/i

/**
 * An address against a base (RFC 3986, section 5); as written where it is absolute already, or where there is no base to
 * resolve it.
 */
export function resolve(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined) return base
  const written = address.trim()
  if (plain.test(written) || URL.canParse(written)) return written
  if (base !== undefined && URL.canParse(written, base)) return new URL(written, base).href
  return written || base
}
