import type { Language } from './language.ts'

/** Spanish */
export const es: Language = {
  months: `enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago sep oct nov dic`,
  openers: 'el los la las una y pero según en con para',
  articles: 'el los las',
  particles: 'de del la las los y',
  addresses: 'sr sra',
  abbreviations: 'Sr|Sra',
  offices:
    'presidente presidenta ministra secretario secretaria canciller gobernador gobernadora alcalde alcaldesa senador senadora diputado diputada embajador embajadora portavoz director directora fiscal abogado abogada profesor profesora entrenador entrenadora vocero vocera consejero consejera líder',
  officeLinks: 'de del la al y',
  officeModifiers: 'primer primera',
  verbsOfSaying:
    'dijo dice declaró declara explicó explica afirmó afirma aseguró asegura señaló señala agregó añadió añade indicó indica subrayó subraya manifestó apuntó comentó comenta advirtió destacó destaca sostuvo sostiene expresó expresa contó cuenta insistió recordó reconoció aclaró concluyó relató dicho escribió aseveró recalcó remarcó lamentó',
  pronouns: 'él ella',
  notSubject: 'a al con sobre de que',
  spokenTo:
    '(?:dijo|declaró|explicó|afirmó|aseguró|señaló|contó|relató|confirmó|manifestó) (?:a|al|en)|declaraciones a|entrevista (?:con|a|en|concedida a)|ha (?:dicho|declarado|explicado|asegurado) (?:a|en)',
  citing: 'según|citad[oa]s? por|recogid[oa]s? por|informó|informa|publicad[oa]s? (?:por|en)|de acuerdo con|de acuerdo a',
  outletNouns: 'diario|periódico|revista|semanario|cadena|agencia|emisora|portal',
  fillers: 'el|los|las|al|del',
  agencyNouns: 'agencia',
  correspondents: 'corresponsal|enviad[oa] especial|periodista',
  ofAgency: 'del|de',
  placeWords: 'desde|en',
  reportVerbs: 'informó|informa|reporta|reportó',
}
