/**
 * No regular expression of `src/` takes more than linear time on what comes from outside: `npm run check` looks at all of them and names those that do.
 *
 *   node test/house/regexes.ts
 *
 * Literals are found in the syntax tree; those that are built from lists are caught while the modules of the pure rooms are loaded. Each is analysed
 * by scslre (https://github.com/RunDevelopment/scslre), which finds two repetitions that can trade characters, one that can trade with itself, and one
 * that is begun anew at every place of a text.
 */
import { globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'acorn'
import { simple } from 'acorn-walk'
import { analyse } from 'scslre'
import { bounded } from './bounded.ts'

export interface Found {
  /** File and line. */
  at: string
  regex: RegExp
}

/** Folders whose modules do nothing when they are loaded but build what they need. */
const pure = ['text', 'languages', 'agencies', 'credits', 'wire', 'article', 'story', 'net']

const src = fileURLToPath(new URL('../../src', import.meta.url))

/** The regular expressions that stand in a TypeScript text as literals. */
export function literals(file: string, text: string): Found[] {
  const found: Found[] = []
  const tree = parse(stripTypeScriptTypes(text), { ecmaVersion: 'latest', sourceType: 'module', locations: true })
  simple(tree, {
    Literal({ regex, loc }) {
      if (regex) found.push({ at: `${file}:${loc?.start.line}`, regex: new RegExp(regex.pattern, regex.flags) })
    },
  })
  return found
}

/** Why a regular expression takes more than linear time, if it does. */
export function whySlow({ source, flags }: RegExp): string | undefined {
  // A sticky one looks at one place.
  const { reports } = analyse({ source, flags }, { reportTypes: { Move: !flags.includes('y') } })
  const [report] = reports.toSorted((a, b) => Number(b.exponential) - Number(a.exponential))
  if (report === undefined) return undefined
  const time = report.exponential ? 'exponential' : 'polynomial'
  if (report.type === 'Trade')
    return `${time}: ${report.startQuant.raw} and ${report.endQuant.raw} can share ${JSON.stringify(report.character.pick)}`
  if (report.type === 'Self') return `${time}: ${report.quant.raw} can split ${JSON.stringify(report.character.pick)} in many ways`
  return `${time}: ${report.quant.raw} is begun anew at each ${JSON.stringify(report.character.pick)}`
}

/** Those that the modules of the pure rooms build while they are loaded. */
async function built(): Promise<Found[]> {
  const found: Found[] = []
  const Native = globalThis.RegExp
  globalThis.RegExp = new Proxy(Native, {
    construct(target, words) {
      const regex: RegExp = Reflect.construct(target, words)
      const line = new Error().stack?.split('\n').find((step) => step.includes(`${src}/`))
      if (line !== undefined) found.push({ at: relative(src, /\/[^():]+:\d+/.exec(line)?.[0] ?? line), regex })
      return regex
    },
  })
  for (const file of globSync(`{${pure.join(',')}}/**/*.ts`, { cwd: src })) await import(join(src, file))
  globalThis.RegExp = Native
  return found
}

/** All that are slow and not known to be given short texts only, each once; `used` are the rows of `bounded` that were met, `seen` is how many were looked at. */
export async function slowOnes(): Promise<{ slow: (Found & { why: string })[]; used: Set<string>; seen: number }> {
  const all = [
    ...globSync('**/*.ts', { cwd: src }).flatMap((file) => literals(file, readFileSync(join(src, file), 'utf8'))),
    ...(await built()),
  ]
  const slow: (Found & { why: string })[] = []
  const used = new Set<string>()
  const each = new Map(all.map((one) => [`${one.at.replace(/:\d+$/, '')} ${one.regex}`, one]))
  for (const found of each.values()) {
    const why = whySlow(found.regex)
    if (why === undefined) continue
    const file = found.at.replace(/:\d+$/, '')
    const row = bounded.find((one) => one.file === file && String(found.regex).includes(one.holds))
    if (row === undefined) slow.push({ ...found, why })
    else used.add(`${row.file} ${row.holds}`)
  }
  return { slow, used, seen: each.size }
}

if (import.meta.main) {
  const { slow, used } = await slowOnes()
  for (const { at, regex, why } of slow) process.stderr.write(`src/${at}: ${why}\n  ${String(regex).slice(0, 200)}\n`)
  const idle = bounded.filter(({ file, holds }) => !used.has(`${file} ${holds}`))
  for (const { file, holds } of idle)
    process.stderr.write(`test/house/bounded.ts: nothing slow in src/${file} holds ${holds} any more: take the row out\n`)
  if (slow.length + idle.length > 0) {
    process.stderr.write(
      `\n${slow.length} slow regular expressions: write each so that it is linear, or, where its text is short whatever comes, put it into test/house/bounded.ts with the reason.\n`,
    )
    process.exit(1)
  }
}
