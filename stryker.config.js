/**
 * How `npm run test:mutation` makes mutants and tests them; which file and which tests, `test/mutation/run.ts` adds.
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './test/mutation/in-process.ts'],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // A value that is only read while its file is loaded needs a process of its own for each mutant: too slow for what it shows.
  ignoreStatic: true,
  // A file that is not there: Stryker reads it with an API that TypeScript 7 does not have, and types are stripped anyway.
  tsconfigFile: 'none.json',
  ignorePatterns: ['/docs', '/deploy', '/bench', '/.telex'],
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  reporters: ['progress-append-only', 'json'],
  logLevel: 'warn',
  concurrency: 2,
  // A mutant that only makes a test wait is one that the machine's load could have made: it is given time to be told apart.
  timeoutMS: 20_000,
  dryRunTimeoutMinutes: 15,
}
