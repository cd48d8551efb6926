import type { Language } from './language.ts'

/** Turkish */
export const tr: Language = {
  months: `ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
oca şub mar nis may haz tem ağu eyl eki kas ara`,
}
