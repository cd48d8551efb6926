import type { Agency } from './agency.ts'

/** Agence France-Presse, Paris. */
export const afp: Agency = {
  name: 'AFP',
  country: 'FR',
  everywhere: true,
  spellings: [
    'Agence France-Presse',
    'Agence France Presse',
    'АФП',
    'Франс прес',
    'Ажанс Франс Прес',
    'Frans pres',
    'Γαλλικό Πρακτορείο',
    'Γαλλικό Πρακτορείο Ειδήσεων',
    'فرانس برس',
    'أ ف ب',
    '法新社',
    'AFP通信',
    'AFP=時事',
  ],
  initials: ['afp'],
  corners: ['AFP=時事', 'AFP'],
}
