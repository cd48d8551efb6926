/**
 * Plays random wires for long: `npm run test:wire -- [--seed N] [--steps N] [--shrink]`. A day on which something does not hold is printed with its seed;
 * with `--shrink` it is cut down to what it takes, which plays it many times. What was mended is kept in kept.ts.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '5000' },
    shrink: { type: 'boolean', default: false },
  },
})
const env = {
  ...process.env,
  TELEX_WIRE_SEED: values.seed,
  TELEX_WIRE_STEPS: values.steps,
  ...(values.shrink ? { TELEX_WIRE_SHRINK: 'yes' } : {}),
}
const words = ['node_modules/vitest/vitest.mjs', 'run', 'test/store/wire/wire.test.ts', '--testTimeout', '0']
const [code] = await once(spawn(process.execPath, words, { stdio: 'inherit', env }), 'exit')
process.exitCode = code ?? 1
