/**
 * Response header fields that say when to come back: Retry-After (RFC 9110 §10.2.3), Cache-Control and Expires (RFC 9111 §4.2, §5.2, §5.3).
 */

/** Header fields by lower-case name; repeated ones joined with ", ". */
export type Fields = Record<string, string>

/**
 * `Retry-After` in whole seconds from now, from either of its forms; a date that has passed is 0.
 * @returns undefined when absent or not understood
 */
export function retryAfterSeconds(fields: Fields, now: Date): number | undefined {
  const value = fields['retry-after']?.trim()
  if (!value) return undefined
  if (/^\d{1,12}$/.test(value)) return Number(value)
  const at = httpDate(value)
  return at === undefined ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000))
}

/**
 * For how many more seconds the answer is fresh: `max-age` less `Age`, or else `Expires` less `Date`. `no-store` and `no-cache` are 0. `s-maxage` is for
 * shared caches, which this is not.
 * @returns undefined when the server says nothing of it
 */
export function freshSeconds(fields: Fields, now: Date): number | undefined {
  const directives = fields['cache-control']?.toLowerCase() ?? ''
  if (/(?:^|[\s,])no-(?:store|cache)(?=$|[\s,;])/.test(directives)) return 0
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,12})/.exec(directives)?.[1]
  if (maxAge !== undefined) {
    const age = /^\d{1,9}$/.test(fields.age ?? '') ? Number(fields.age) : 0
    return Math.max(0, Number(maxAge) - age)
  }
  if (fields.expires === undefined) return undefined
  // RFC 9111 §5.3: anything that is no date, "0" above all, has expired
  const expires = httpDate(fields.expires)
  if (expires === undefined) return 0
  const sent = (fields.date === undefined ? undefined : httpDate(fields.date)) ?? now.getTime()
  return Math.max(0, Math.floor((expires - sent) / 1000))
}

/** An HTTP-date in milliseconds since the epoch. A bare number is not one, though JavaScript would read it as a year. */
function httpDate(value: string): number | undefined {
  if (!/[a-z]{3}/i.test(value)) return undefined
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : at
}
