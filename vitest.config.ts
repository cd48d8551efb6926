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

const { resolve } = createRequire(import.meta.url)

export default defineConfig({
  // As `src/loading.ts` does for the program.
  plugins: [{ name: 'drizzle-orm as CommonJS', enforce: 'pre', resolveId: (id) => (/^drizzle-orm(\/|$)/.test(id) ? resolve(id) : null) }],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/servers.ts'],
    // Only what hangs is to run into these: how fast a machine is, and what else it does, is no test's fault.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
    maxWorkers: 4,
    sequence: { sequencer: LongFirst },
  },
})
