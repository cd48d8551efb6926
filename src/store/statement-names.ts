/**
 * Names of statements that are asked again and again: under a name a connection reads and plans a statement once. That was a tenth of PostgreSQL's time
 * for a story.
 */

/** A text that was asked for no more often has none. */
const withoutName = 3
/** Each connection keeps a plan for each name: some ten kilobytes. Lists of values of each length are texts of their own. */
const mostNames = 200

interface Known {
  uses: number
  name: string
}
const known = new Map<string, Known>()
let given = 0

/**
 * What a client of the driver is asked, with the name of its statement, where it has one. Statements with a `*` have none: their columns change with a
 * migration.
 */
// biome-ignore lint/suspicious/noExplicitAny: it has a dozen forms, and all but the name is handed on
export function named(asked: any[]): any[] {
  const [statement, values] = asked
  const text: unknown = typeof statement === 'string' ? statement : statement?.text
  const parameters: unknown = Array.isArray(values) ? values : statement?.values
  if (typeof text !== 'string' || !Array.isArray(parameters) || parameters.length === 0 || statement.name || text.includes('*'))
    return asked
  const name = nameOf(text)
  if (name === undefined) return asked
  const [, ...others] = asked
  const done: unknown = others.at(-1)
  if (typeof done === 'function')
    others[others.length - 1] = (error: unknown, ...answer: unknown[]) => {
      if (error) noteFailure(text, error)
      done(error, ...answer)
    }
  return [{ ...(typeof statement === 'string' ? { text } : statement), name }, ...others]
}

/** PostgreSQL's codes for a plan that answers with other columns than before, and for a name that the connection does not know. */
const stale: ReadonlySet<unknown> = new Set(['0A000', '26000'])

/** Whoever asks again has the statement read anew, under another name. */
export function noteFailure(text: unknown, error: unknown): void {
  if (typeof text === 'string' && stale.has((error as { code?: unknown }).code)) known.delete(text)
}

function nameOf(text: string): string | undefined {
  let one = known.get(text)
  if (!one) {
    if (known.size >= mostNames) for (const [other, { uses }] of known) if (uses <= withoutName) known.delete(other)
    if (known.size >= mostNames) return undefined
    one = { uses: 0, name: `telex_${++given}` }
    known.set(text, one)
  }
  return ++one.uses > withoutName ? one.name : undefined
}
