/**
 * Plays random wires for long: `npm run test:wire -- [--seed N] [--steps N] [--shrink] [--all]`. A day on which something does not hold is printed with its
 * seed; with `--shrink` it is cut down to what it takes, which plays it many times; with `--all` the seeds after it are played too. `--days FILE [--times N]`
 * plays days as they were printed, a line each, again and again: what only shows itself in some races. What was mended is kept in kept.ts.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '5000' },
    shrink: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    days: { type: 'string' },
    times: { type: 'string', default: '1' },
  },
})
const env = {
  ...process.env,
  TELEX_WIRE_SEED: values.seed,
  TELEX_WIRE_STEPS: values.steps,
  ...(values.shrink ? { TELEX_WIRE_SHRINK: 'yes' } : {}),
  ...(values.all ? { TELEX_WIRE_ALL: 'yes' } : {}),
  ...(values.days ? { TELEX_WIRE_DAY: resolve(values.days), TELEX_WIRE_TIMES: values.times } : {}),
}
const only = ['-t', values.days ? 'days of the file' : '']
const words = ['node_modules/vitest/vitest.mjs', 'run', 'test/store/wire/wire.test.ts', '--testTimeout', '0', ...only]
const [code] = await once(spawn(process.execPath, words, { stdio: 'inherit', env }), 'exit')
process.exitCode = code ?? 1
