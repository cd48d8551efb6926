/**
 * How long a test waits for something that is bound to come.
 */

/** Milliseconds: long, since a busy machine is no fault; short where faults are planted, and what does not come is what is looked for. */
export const patienceMs = process.env.STRYKER_MUTATOR_WORKER === undefined ? 60_000 : 10_000
