import type { Language } from './language.ts'

/** Lithuanian */
export const lt: Language = {
  months: 'sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio',
}
