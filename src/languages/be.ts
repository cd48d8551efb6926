import type { Language } from './language.ts'

/** Belarusian */
export const be: Language = {
  months: 'студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня',
}
