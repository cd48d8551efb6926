/**
 * Which credentials a feed may name: those that the operator allows, each at the place it was given for. Whoever may add a feed by a command cannot
 * have another variable, or another agency's login, sent to an address of theirs.
 */
import { isAbsolute, normalize, sep } from 'node:path'
import type { AuthReference } from '#src/auth-reference.ts'

/** A credential, and the feed that it was given for. */
export interface AuthUse {
  url: string
  auth: AuthReference
}

/** `env:NAME` or `file:/path`. */
const referenceOf = (auth: AuthReference): string => {
  const [value] = Object.values(auth) as (string | { value: string })[]
  return typeof value === 'object' ? value.value : (value ?? '')
}

/** Scheme and host: a login that was given for https:// is not for http://, where others could read it. */
function placeOf(url: string): string {
  // A service is asked over the https: (or http:) that its scheme ends with.
  const asked = url.replace(/^[a-z]+\+(?=https?:)/i, '')
  return URL.canParse(asked) ? `${new URL(asked).protocol}//${new URL(asked).host}` : url
}

/**
 * Why `TELEX_SECRETS` does not allow a credential; undefined where it does, or is not set.
 * @param secrets names of variables, and folders by their absolute paths
 */
export function notAllowed(auth: AuthReference, secrets: readonly string[] | undefined): string | undefined {
  if (secrets === undefined) return undefined
  const reference = referenceOf(auth)
  const named = reference.slice(reference.indexOf(':') + 1)
  const path = normalize(named.replace(/^\/\/(?=\/)/, ''))
  const listed = reference.startsWith('env:')
    ? secrets.includes(named)
    : secrets.some((folder) => isAbsolute(folder) && path.startsWith(`${normalize(folder).replace(/(?<!\/)\/+$/, '')}${sep}`))
  return listed ? undefined : `${reference} is not among the credentials that feeds may name: the operator lists them in TELEX_SECRETS`
}

/**
 * Why a command may not give a feed this credential; undefined where it may.
 * @param uses all feeds that have credentials, this one as it was included
 */
export function refusedAuth(feed: AuthUse, uses: readonly AuthUse[], secrets: readonly string[] | undefined): string | undefined {
  const unlisted = notAllowed(feed.auth, secrets)
  if (unlisted) return unlisted
  const reference = referenceOf(feed.auth)
  const given = uses.filter(({ auth }) => referenceOf(auth) === reference)
  if (given.some(({ url }) => placeOf(url) === placeOf(feed.url))) return undefined
  const [first] = given
  if (first) return `${reference} is given for ${placeOf(first.url)}, and is not sent to ${placeOf(feed.url)}`
  return secrets
    ? undefined
    : `${reference} is named by no feed of the feeds file: a command may use what stands there, or what TELEX_SECRETS lists`
}
