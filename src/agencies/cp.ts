import type { Agency } from './agency.ts'

/** The Canadian Press, Toronto: in French La Presse canadienne. */
export const cp: Agency = {
  name: 'CP',
  country: 'CA',
  spellings: ['The Canadian Press', 'Canadian Press', 'La Presse canadienne', 'La Presse Canadienne', 'Presse canadienne', 'PC'],
  mediaNotes: ['CP'],
}
