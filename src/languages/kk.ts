import type { Language } from './language.ts'

/** Kazakh */
export const kk: Language = {
  months: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан',
}
