/**
 * A test runner for Stryker, for files whose tests need no server: the tests run in Stryker's own process, and per mutant only what imports the
 * mutated file is loaded anew, so that nothing it has kept stays. A mutant of a small file costs a fifth of a second.
 */

import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext, type StrykerOptions } from '@stryker-mutator/api/core'
import { commonTokens, declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import { type Collected, collect } from './collected.ts'

const namespace = INSTRUMENTER_CONSTANTS.NAMESPACE
const collector = new URL('./collected.ts', import.meta.url).href
/** Which modules import a module, as far as they have been loaded. */
const importers = new Map<string, Set<string>>()
/** What is loaded anew: modules by URL. */
let stale: ReadonlySet<string> = new Set()
let round = 0
const stripped = new Map<string, string>()
const plain = (url: string): string => url.replace(/\?round=\d+$/, '')

registerHooks({
  resolve(specifier, context, next) {
    const parent = context.parentURL && plain(context.parentURL)
    const inside = parent?.startsWith(pathToFileURL(process.cwd()).href) && !parent.includes('/node_modules/')
    if (specifier === 'vitest' && inside) return { url: collector, shortCircuit: true }
    const found = next(specifier, context)
    const url = plain(found.url)
    if (parent) importers.set(url, (importers.get(url) ?? new Set()).add(parent))
    return stale.has(url) ? { ...found, url: `${url}?round=${round}` } : found
  },
  load(url, context, next) {
    const file = plain(url)
    if (!file.endsWith('.ts') || file.includes('/node_modules/')) return next(url, context)
    const source = stripped.get(file) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(file), 'utf8'))
    stripped.set(file, source)
    return { format: 'module', source, shortCircuit: true }
  },
})

/** A module and all that import it, directly or not. */
function reaching(url: string): Set<string> {
  const found = new Set([url])
  for (const one of found) for (const importer of importers.get(one) ?? []) found.add(importer)
  return found
}

class InProcess implements TestRunner {
  static inject: [typeof commonTokens.options] = [commonTokens.options]
  readonly #files: readonly string[]

  constructor({ testFiles = [] }: StrykerOptions) {
    this.#files = testFiles
  }

  capabilities() {
    return { reloadEnvironment: false }
  }

  get #switch(): InstrumenterContext {
    const scope = globalThis as unknown as Record<typeof namespace, InstrumenterContext>
    scope[namespace] ??= {}
    return scope[namespace]
  }

  async #load(): Promise<Collected[]> {
    round++
    const tests: Collected[] = []
    for (const file of this.#files) {
      const url = pathToFileURL(path.resolve(file)).href
      tests.push(...(await collect(file, () => import(stale.has(url) ? `${url}?round=${round}` : url))))
    }
    return tests
  }

  async dryRun(): Promise<DryRunResult> {
    const state = this.#switch
    const results: TestResult[] = []
    for (const one of await this.#load()) {
      state.currentTestId = one.id
      results.push(await resultOf(one))
      delete state.currentTestId
    }
    return { status: DryRunStatus.Complete, tests: results, ...(state.mutantCoverage ? { mutantCoverage: state.mutantCoverage } : {}) }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName }: MutantRunOptions): Promise<MutantRunResult> {
    const state = this.#switch
    stale = reaching(pathToFileURL(path.resolve(sandboxFileName)).href)
    const all = await this.#load()
    // Those that reached it first; and then the others: what a file makes once and keeps, only the first that asked for it has reached.
    const [reached = [], others = []] = [true, false].map((does) => all.filter(({ id }) => (testFilter?.includes(id) ?? true) === does))
    Object.assign(state, { hitCount: 0, hitLimit, activeMutant: activeMutant.id })
    const results: TestResult[] = []
    for (const one of [...reached, ...others]) {
      const result = await resultOf(one)
      results.push(result)
      if (result.status === TestStatus.Failed) break
    }
    delete state.activeMutant
    const endless = determineHitLimitReached(state.hitCount, hitLimit)
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests: results })
  }
}

async function resultOf({ id, name, run }: Collected): Promise<TestResult> {
  const began = performance.now()
  const told = () => ({ id, name, timeSpentMs: Math.round(performance.now() - began) })
  try {
    await run()
    return { ...told(), status: TestStatus.Success }
  } catch (error) {
    return { ...told(), status: TestStatus.Failed, failureMessage: String(error) }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcess)]
