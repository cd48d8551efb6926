import type { Language } from './language.ts'

/** Armenian */
export const hy: Language = {
  months: 'հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի',
}
