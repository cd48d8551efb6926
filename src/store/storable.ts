/**
 * PostgreSQL's text has no NUL and no lone surrogates, JavaScript's strings may have both.
 */

/** The same value with every string in it fit to be stored. */
export function storable<T>(value: T): T {
  if (typeof value === 'string')
    return (value.isWellFormed() && !value.includes('\0') ? value : value.toWellFormed().replaceAll('\0', '')) as T
  if (Array.isArray(value)) return value.map(storable) as T
  if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [storable(key), storable(part)])) as T
  }
  return value
}
