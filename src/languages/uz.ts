import type { Language } from './language.ts'

/** Uzbek */
export const uz: Language = {
  months: 'yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr',
}
