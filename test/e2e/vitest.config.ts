import { defineConfig } from 'vitest/config'
import usual from '../../vitest.config.ts'

const patience = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 120_000 } } }

export default defineConfig({
  plugins: usual.plugins ?? [],
  test: { ...patience, include: ['test/e2e/**/*.e2e.ts'], globalSetup: ['test/support/servers.ts'] },
})
