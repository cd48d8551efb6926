import type { Language } from './language.ts'

/** Azerbaijani */
export const az: Language = {
  months: 'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr',
}
