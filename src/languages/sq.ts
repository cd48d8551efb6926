import type { Language } from './language.ts'

/** Albanian */
export const sq: Language = {
  months: 'janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor',
}
