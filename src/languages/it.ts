import type { Language } from './language.ts'

/** Italian */
export const it: Language = {
  months: `gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic`,
  openers: 'il lo la gli i una uno e ma con per',
  articles: 'il lo',
  particles: 'de del della dello delle dei degli di da e i',
  addresses: 'signor signora',
  offices:
    'ministro segretario segretaria cancelliere governatore sindaco sindaca senatore senatrice deputato deputata ambasciatore ambasciatrice portavoce direttore direttrice commissario commissaria procuratore avvocato avvocata professore professoressa allenatore premier',
  officeLinks: 'del della dello dei delle di',
  officeEnds: 'che',
  verbsOfSaying:
    'detto dice dichiarato dichiara spiegato spiega affermato afferma aggiunto aggiunge sottolineato sottolinea precisato precisa commentato commenta raccontato racconta osservato osserva ribadito ribadisce scritto scrive ricordato ricorda concluso conclude annunciato assicurato avvertito ammesso sostiene replicato prosegue',
  pronouns: 'lui lei egli',
  notSubject: 'con per su di del della che',
  spokenTo:
    "(?:detto|dichiarato|spiegato|raccontato|affermato|confermato) (?:a|al|alla|all(?=['’])|allo|ai)|intervista (?:a|al|alla|all(?=['’])|con|su)|colloquio con",
  toldTo: 'al',
  citing: 'secondo|riporta|riferisce|scrive|citat[oaie] da|riportat[oaie] da|come riferit[oa] da|fa sapere',
  outletNouns: 'quotidiano|giornale|settimanale|agenzia|emittente',
  fillers: 'il|lo|i|gli|all|alla|dell|della|di|da',
  agencyNouns: 'agenzia',
  correspondents: 'corrispondente|inviat[oa]|cronista',
  ofAgency: "della|dell['’]|di|del",
  placeWords: 'da|a',
  reportVerbs: 'riferisce|ha riferito|riporta',
}
