import type { Agency } from './agency.ts'

/** Australian Associated Press, Sydney. */
export const aap: Agency = {
  name: 'AAP',
  country: 'AU',
  spellings: ['Australian Associated Press', 'AAPIMAGE', 'AAP Image', 'AAP IMAGE'],
  initials: ['aap'],
  mediaNotes: ['AAP'],
}
