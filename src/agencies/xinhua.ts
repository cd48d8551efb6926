import type { Agency } from './agency.ts'

/** Xinhua, Beijing. */
export const xinhua: Agency = {
  name: 'Xinhua',
  country: 'CN',
  spellings: [
    'Xinhua News Agency',
    '新华社',
    '新華社',
    '新华网',
    'Синхуа',
    'Ксинхуа',
    'Sinhua',
    'Xinhuanet',
    'شينخوا',
    '新华通讯社',
    'Σινχουά',
  ],
  corners: ['新华社', '新華社'],
}
