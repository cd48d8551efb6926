import type { Language } from './language.ts'

/** Czech */
export const cs: Language = {
  months: `ledna února března dubna května června července srpna září října listopadu prosince
leden únor březen duben květen červen červenec srpen září říjen listopad prosinec`,
  smallWords: 'že|jsou|také|když|může|před|při|která|který',
}
