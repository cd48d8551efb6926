import { defineConfig, mergeConfig } from 'vitest/config'
import usual from '../../vitest.config.ts'

export default mergeConfig(usual, defineConfig({ test: { isolate: false } }))
