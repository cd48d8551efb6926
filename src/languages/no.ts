import type { Language } from './language.ts'

/** Norwegian */
export const no: Language = {
  months: 'januar februar mars april mai juni juli august september oktober november desember',
}
