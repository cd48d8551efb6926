/**
 * Names in XML by namespace, whatever prefix a document gives it.
 */

/** The namespaces that a reader knows. */
export interface Vocabularies {
  /** Short for a namespace's address (in small letters, without a slash or hash at its end); undefined for one that is not known. */
  known: (address: string) => string | undefined
  /** Prefixes that mean what they say where nothing binds them. */
  conventional: ReadonlySet<string>
}

/** A name as it is looked up. */
export interface Name {
  /** Local name, in small letters. */
  name: string
  /** Local name, as written. */
  local: string
  /** Short for its namespace; '' for none, `?address` or `?prefix` for one that is not known. */
  space: string
}

/** Prefixes bound by an element and those around it, and the names already looked up in them. */
export interface Scope {
  prefixes: Map<string, string>
  around: Scope | undefined
  names: Map<string, Name>
}

export const scopeWithin = (around: Scope | undefined): Scope => ({ prefixes: new Map(), around, names: new Map() })

/** Short for a namespace's address. */
export function spaceOf(written: string, { known }: Vocabularies): string {
  const address = written
    .trim()
    .toLowerCase()
    .replace(/[/#]{1,5}$/, '')
  return address === '' ? '' : (known(address) ?? `?${address}`)
}

/** A name as written, in its scope. */
export function named(raw: string, scope: Scope, { conventional }: Vocabularies): Name {
  const before = scope.names.get(raw)
  if (before) return before
  const colon = raw.indexOf(':')
  const prefix = colon < 0 ? '' : raw.slice(0, colon).toLowerCase()
  let bound: string | undefined
  for (let around: Scope | undefined = scope; around && bound === undefined; around = around.around) bound = around.prefixes.get(prefix)
  const local = raw.slice(colon + 1)
  const found = { name: local.toLowerCase(), local, space: bound ?? (conventional.has(prefix) ? prefix : prefix ? `?${prefix}` : '') }
  scope.names.set(raw, found)
  return found
}
