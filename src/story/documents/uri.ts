/**
 * URIs as schemas take them (RFC 3986): addresses as agencies print them have blanks, brackets and letters of all scripts in them.
 */

/** What may stand in a URI; a percent sign only before two digits. */
const allowed = /^(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/
const refused = /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]/gu
/** `10.1000/182:x` begins like one and is none. */
const scheme = /^[a-z][a-z0-9+.-]{0,60}:/i
const hosted = /^(?:https?|ftp|ftps|sftp|ws|wss):/i
const longest = 4_000

/** The text as a URI that names the same; undefined where it is none. */
export function uriOf(text: string): string | undefined {
  if (text.length > longest || !scheme.test(text)) return undefined
  if (!hosted.test(text)) {
    const [, rest = ''] = /^[^:]+:(.*)$/s.exec(text) ?? []
    // Not one letter of it is changed: it is a name, and `urn:a b` is none.
    return rest !== '' && allowed.test(rest) && !rest.startsWith('//') && rest.split('#').length < 3 ? text : undefined
  }
  if (!URL.canParse(text)) return undefined
  const { protocol, username, password, host, pathname, search, hash } = new URL(text)
  const login = username === '' ? '' : `${username}${password === '' ? '' : `:${password}`}@`
  return `${protocol}//${login}${host}${encoded(`${pathname}${search}`)}${hash === '' ? '' : `#${encoded(hash.slice(1)).replaceAll('#', '%23')}`}`
}

const encoded = (part: string): string => part.replace(refused, (character) => encodeURIComponent(character.toWellFormed()))
