import type { Language } from './language.ts'

/** Slovak */
export const sk: Language = {
  months: `januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
január február marec apríl máj jún júl august september október november december`,
}
