/**
 * What tests import as `vitest` where they run in Stryker's process: `test` and `describe` collect, `expect` is vitest's own.
 */
import { expect } from 'vitest'

export { expect }

type Act = (...args: unknown[]) => unknown

export interface Collected {
  id: string
  name: string
  /** With what has to be done before and after. */
  run(): Promise<void>
}

interface Hooks {
  beforeEach: Act[]
  afterEach: Act[]
}

let file = ''
let tests: Collected[] = []
let path: string[] = []
let hooks: Hooks[] = []
let ready: Act[] = []

/** The tests of a file, in their order. */
export async function collect(of: string, load: () => Promise<unknown>): Promise<Collected[]> {
  file = of
  tests = []
  path = []
  hooks = [{ beforeEach: [], afterEach: [] }]
  ready = []
  await load()
  for (const act of ready) await act()
  return tests
}

function add(name: string, act: Act): void {
  const around = [...hooks]
  tests.push({
    id: `${file}#${[...path, name].join(' ')}#${tests.length}`,
    name: [...path, name].join(' '),
    run: async () => {
      for (const hook of around.flatMap(({ beforeEach }) => beforeEach)) await hook()
      try {
        await act()
      } finally {
        for (const hook of around.flatMap(({ afterEach }) => afterEach)) await hook()
      }
    },
  })
}

function within(name: string, act: Act): void {
  path.push(name)
  hooks.push({ beforeEach: [], afterEach: [] })
  act()
  hooks.pop()
  path.pop()
}

/** A case that is a list gives its arguments, another is the one argument. */
const each =
  (make: (name: string, act: Act) => void) =>
  (cases: readonly unknown[]) =>
  (name: string, act: Act): void => {
    for (const one of cases) make(name, () => (Array.isArray(one) ? act(...one) : act(one)))
  }

export const test = Object.assign(add, { each: each(add) })
export const describe = Object.assign(within, { each: each(within) })
export const beforeEach = (act: Act): unknown => hooks.at(-1)!.beforeEach.push(act)
export const afterEach = (act: Act): unknown => hooks.at(-1)!.afterEach.push(act)
export const beforeAll = (act: Act): unknown => ready.push(act)
