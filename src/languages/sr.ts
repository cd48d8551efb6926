import type { Language } from './language.ts'

/** Serbian */
export const sr: Language = {
  months: `januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
јануар фебруар март април мај јун јул август септембар октобар новембар децембар
јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра
januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra`,
  tellingWords:
    'posle|pre|gde|ovde|uvek|vreme|mesto|mesta|dete|deca|reč|reči|cena|cene|sednic\\p{L}+|predsednik\\p{L}*|izmene|hteo|želeo|videti|nedelj\\p{L}+|bezbednost\\p{L}*|primer|celu|cela|ceo|mera|mere',
  smallWords: 'kako|što|već|više',
}
