import type { Agency } from './agency.ts'

/** Jiji Press, Tokyo. */
export const jiji: Agency = {
  name: 'Jiji',
  country: 'JP',
  spellings: ['Jiji Press', '時事', '時事通信', '時事通信社', '時事ドットコム'],
  everyday: ['時事'],
  corners: ['時事'],
}
