import type { Language } from './language.ts'

/** Spanish */
export const es: Language = {
  months: `enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago sep oct nov dic`,
}
