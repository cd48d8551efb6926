import type { Language } from './language.ts'

/** Georgian */
export const ka: Language = {
  months: 'იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი',
}
