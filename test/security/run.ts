/**
 * `npm run test:security [-- --only addresses,roles]`: what SECURITY.md promises, tried from outside. Its last lines are a table of what was tried and what
 * came of it; the exit code is 1 where something did not hold.
 */
import { parseArgs } from 'node:util'
import { slowOnes } from '../house/regexes.ts'
import { addresses } from './addresses.ts'
import { beside } from './beside.ts'
import { markup } from './markup.ts'
import { roles } from './roles.ts'
import { type Row, table } from './row.ts'

const parts: Record<string, () => Row[] | Promise<Row[]>> = { addresses, roles, beside, markup, regexes }

/** Regular expressions on foreign text, as `npm run check` looks at them. */
async function regexes(): Promise<Row[]> {
  const { slow, seen } = await slowOnes()
  return [
    {
      part: 'regexes',
      what: 'none takes more than linear time',
      tried: seen,
      wrong: slow.map(({ at, regex, why }) => `${at} ${regex}: ${why}`),
    },
  ]
}

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const wanted = values.only?.split(',') ?? Object.keys(parts)
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  process.stderr.write(`there is no part ${unknown.join(', ')}: expected some of ${Object.keys(parts).join(', ')}\n`)
  process.exit(2)
}

const rows: Row[] = []
for (const name of wanted) {
  const began = performance.now()
  try {
    rows.push(...(await parts[name]!()))
  } catch (error) {
    rows.push({
      part: name,
      what: 'the part itself',
      tried: 1,
      wrong: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    })
  }
  process.stdout.write(`${name}: ${Math.round((performance.now() - began) / 1000)} s\n`)
}
for (const { part, what, wrong } of rows) for (const one of wrong.slice(0, 20)) process.stdout.write(`\nFAILED ${part}, ${what}: ${one}\n`)
const failed = rows.filter(({ wrong }) => wrong.length > 0).length
process.stdout.write(`\n${table(rows)}\n\n${rows.length - failed} passed, ${failed} failed\n`)
process.exit(failed > 0 ? 1 : 0)
