import type { Agency } from './agency.ts'

/** Deutsche Presse-Agentur, Hamburg: it writes its own name in lower case. */
export const dpa: Agency = {
  name: 'dpa',
  country: 'DE',
  spellings: [
    'Deutsche Presse-Agentur',
    'Deutschen Presse-Agentur',
    'Deutsche Presseagentur',
    'ДПА',
    'dpa-infocom',
    'dpa-AFX',
    'dpa/lnw',
    'German Press Agency',
    'د ب أ',
    '德新社',
  ],
  lowerCase: ['dpa'],
  lowerCaseAlone: ['dpa'],
  rightsNumber: 'dpa:[\\d-]+/\\d+',
  notebook: '(?:dpa[\\s-]*)?(?:notebook|notizblock|notes?)',
  reporterLabels: 'reporting by|reporting|autor(?:/in|in)?|text',
  numberPrefix: 'dpa',
}
