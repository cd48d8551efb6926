/**
 * Names of the months in the languages of the press.
 */
import { lines } from '#src/languages/index.ts'

/** Months by name, 1 to 12. Of one name for two months the earlier language's wins: the table of languages is gone through backwards. */
export const monthNames: ReadonlyMap<string, number> = new Map(
  lines('months')
    .reverse()
    .flatMap((line) => line.split(' ').map((name, at): [string, number] => [name, at + 1])),
)
