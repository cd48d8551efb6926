import type { Language } from './language.ts'

/** Estonian */
export const et: Language = {
  months: 'jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember',
  dateChanged: 'uuendatud|muudetud',
  datePublished: 'avaldatud',
  besideDates: 'kell',
  relatedHeadings: 'loe ka|loe veel',
  pointers: 'loe ka',
  headlineLabels: 'kiire',
  markers: { update: 't[äa]iendatud|uuendatud', correction: 'parandatud|t[äa]psustatud' },
  orders: {
    kill: 'tühistada|tühistatud|tühistame|kustutada|eemaldada|võtta tagasi|mitte kasutada|tühist\\S*|kustut\\S*|eemald\\S*',
  },
}
