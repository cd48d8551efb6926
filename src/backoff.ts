/**
 * How long to wait after failures: the one rule for feeds, hosts, hubs, items and sinks. Pure, as chance is an argument.
 */

export interface Backoff {
  /** The wait after the first failure; above zero, in whatever unit the answer is wanted in. */
  base: number
  /** What each further failure multiplies the wait by. */
  factor: number
  /** The longest wait. */
  cap: number
  /**
   * What failed together is not to come back together: the wait is shortened by up to this share of it (0 to 1), as far as `chance` (0 to 1) says.
   */
  jitter?: { share: number; chance: number }
}

/**
 * The wait after a failure, in the unit of `base`: base × factor^earlier, at most `cap`.
 * @param earlier failures in a row before this one
 */
export function backoff(earlier: number, { base, factor, cap, jitter }: Backoff): number {
  const wait = Math.min(cap, base * factor ** earlier)
  return jitter ? wait * (1 - jitter.share * jitter.chance) : wait
}
