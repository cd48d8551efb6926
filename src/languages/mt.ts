import type { Language } from './language.ts'

/** Maltese */
export const mt: Language = {
  months: 'jannar frar marzu april mejju ġunju lulju awwissu settembru ottubru novembru diċembru',
  besideDates: 'ta',
}
