import type { Language } from './language.ts'

/** Polish */
export const pl: Language = {
  months: `stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień`,
  smallWords: 'są|się|że|również|także|będzie',
}
