import type { Language } from './language.ts'

/** Romanian */
export const ro: Language = {
  months: `ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ian feb mar apr mai iun iul aug sep oct noi dec`,
}
