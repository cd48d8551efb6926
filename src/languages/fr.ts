import type { Language } from './language.ts'

/** French */
export const fr: Language = {
  months: `janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janv févr mars avr mai juin juil août sept oct nov déc`,
  openers: 'le la les un une des et mais hier puis selon pour dans il elle ils elles nous vous on ce cette ces',
  articles: 'le la les',
  particles: 'de du des la le et',
  addresses: 'm mme mlle',
  offices:
    'président présidente ministre secrétaire chancelier chancelière gouverneur maire sénateur sénatrice député députée ambassadeur ambassadrice porte-parole directeur directrice commissaire procureur procureure avocat avocate professeur professeure entraîneur sélectionneur patron patronne préfet préfète économiste',
  officeLinks: 'de des du la le les l d et',
  officeModifiers: 'ancien ancienne',
  officeEnds: 'qui|que',
  verbsOfSaying:
    'déclaré déclare dit dis expliqué explique affirmé affirme ajouté ajoute précisé précise indiqué indique souligné souligne assuré assure estimé estime lancé lance confié confie raconté raconte résumé résume regretté regrette martelé prévenu insisté insiste répondu répond poursuivi poursuit conclu conclut commenté commente réagi réagit écrit déploré plaidé témoigne salué rappelé rappelle détaillé détaille annoncé',
  pronouns: 'il elle',
  notSubject: 'à avec pour sur de du des d que',
  beforeNoName: 'en dans hier',
  spokenTo:
    '(?:déclaré|confié|indiqué|dit|expliqué|affirmé|assuré|raconté|précisé|réagi|témoigné) (?:à|au|aux|auprès d[eu]|sur|dans)|(?:interview|entretien) (?:à|au|avec|accordée? (?:à|au)|dans)|au micro d[eu]',
  toldTo: 'à',
  citing: "selon|d['’]après|cité(?:e|s)? par|rapporté(?:e|s)? par|rapporte|relate|révélé(?:e|s)? par|a rapporté|écrit|relayé(?:e|s)? par",
  outletNouns: 'journal|quotidien|quotidienne|hebdomadaire|chaîne|agence|agence de presse|magazine|radio|site',
  fillers: 'le|la|les|l|de|du|d|au|aux',
  agencyNouns: 'agence',
  correspondents: 'correspondante?|envoyée? spéciale?|journaliste',
  ofAgency: "de la|de l['’]|de|l['’]",
  theAgency: 'la',
  placeWords: 'à|depuis|au|en',
  reportVerbs: 'a (?:rapporté|indiqué|constaté)|rapporte',
}
