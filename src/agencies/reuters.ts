import type { Agency } from './agency.ts'

/** Reuters, London. */
export const reuters: Agency = {
  name: 'Reuters',
  country: 'GB',
  everywhere: true,
  spellings: [
    'Thomson Reuters',
    'Reuters News Agency',
    'RTR',
    'Ройтерс',
    'Рейтер',
    'Ројтерс',
    'Rojters',
    'Ρόιτερς',
    'رويترز',
    '路透社',
    'ロイター',
    '로이터',
    'Рейтерс',
    'רויטרס',
  ],
  initials: ['rtr'],
  corners: ['ロイター'],
}
