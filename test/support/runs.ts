/**
 * How much of the same is tried: TEST_LONG=1 (`npm run test:long`) tries many times as much, for what shows itself rarely.
 */

/** @returns `usual`, or in a long run `long`; a twentieth where faults are planted: what shows itself so rarely holds no line */
export function runs(usual: number, long = usual): number {
  if (process.env.STRYKER_MUTATOR_WORKER !== undefined) return Math.ceil(usual / 20)
  return process.env.TEST_LONG === '1' ? long : usual
}

/** How often what may come in the same moment is tried: `npm run test:races` says it, else `usual` times, or in a long run `long`. */
export const races = (usual: number, long: number): number => Number(process.env.TELEX_RACES ?? runs(usual, long))
