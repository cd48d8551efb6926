import type { Agency } from './agency.ts'

/** Keystone-SDA, Bern: one agency in three languages (sda, ats), which it writes in lower case. */
export const keystoneSda: Agency = {
  name: 'Keystone-SDA',
  country: 'CH',
  spellings: [
    'sda',
    'SDA',
    'Keystone-sda',
    'KEYSTONE-ATS',
    'Keystone-ATS',
    'ats',
    'ATS',
    'Schweizerische Depeschenagentur',
    'Agence télégraphique suisse',
    'awp',
  ],
  lowerCase: ['sda'],
}
