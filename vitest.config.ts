import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What runs whole programs takes longest, and much of it is waiting: at the end nothing would be left to run beside it. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => /\/test\/(system|demo)\/|\/store\/at-once\./.test(moduleId)
    return (await super.sort(files)).sort((one, other) => Number(isLong(other)) - Number(isLong(one)))
  }
}

const rooms = ['test/{article,credits,languages,story,wire}/**/*.test.ts']
/** The whole program, as processes of its own: minutes. */
const system = ['test/{system,demo}/**/*.test.ts']
const net = ['test/{net,reading}/**/*.test.ts']

const globalSetup = ['test/support/servers.ts']

const { resolve } = createRequire(import.meta.url)

export default defineConfig({
  // As `src/loading.ts` does for the program.
  plugins: [{ name: 'drizzle-orm as CommonJS', enforce: 'pre', resolveId: (id) => (/^drizzle-orm(\/|$)/.test(id) ? resolve(id) : null) }],
  test: {
    // Only what hangs is to run into these: how fast a machine is, and what else it does, is no test's fault.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
    maxWorkers: 4,
    sequence: { sequencer: LongFirst },
    projects: [
      // Nothing of these rooms is left over from one file to the next, and none of them needs a server.
      { extends: true, test: { name: 'rooms', include: rooms, isolate: false } },
      { extends: true, test: { name: 'net', include: net } },
      { extends: true, test: { name: 'system', include: system, globalSetup } },
      {
        extends: true,
        test: { name: 'served', include: ['test/**/*.test.ts'], exclude: [...rooms, ...net, ...system], globalSetup },
      },
    ],
  },
})
