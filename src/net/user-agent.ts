/**
 * Who we say we are.
 */
import { version } from '#src/version.ts'

/** Our name in robots.txt. */
export const productToken = 'Telex'

/** The User-Agent field (RFC 9110, section 10.1.5). @param contact where the operator can be reached, a URI */
export const userAgent = (contact: string | undefined): string => `${productToken}/${version}${contact ? ` (+${contact})` : ''}`
