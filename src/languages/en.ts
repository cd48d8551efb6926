import type { Language } from './language.ts'

/** English */
export const en: Language = {
  months: `january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec`,
  weekdays: 'monday tuesday wednesday thursday friday saturday sunday',
  nameMonths: 'may',
  openers:
    'but and the in on at it this that as when while after before a an i we they you he she if so not no yes for from with many some most all both other his her its their our my these those there then now also still yet however meanwhile although because since until what who why how',
  articles: 'the a an',
  addresses: 'mr mrs ms dr prof sir dame lord lady rev hon',
  abbreviations: 'Mrs?|Ms|Dr|Prof|St|Jr|Gen|Sen|Gov|Rep|Lt|Col|U\\.S',
  offices:
    'president minister secretary general chancellor premier governor mayor senator congressman congresswoman representative ambassador commissioner spokesman spokeswoman spokesperson director chairman chairwoman chair chief executive ceo leader commander king queen prince princess pope cardinal bishop archbishop judge justice prosecutor attorney lawyer professor analyst economist coach captain manager founder owner officer inspector sheriff speaker deputy envoy coordinator editor colonel lieutenant sergeant major admiral head researcher author actor actress singer superintendent treasurer adviser advisor mp mep cfo coo pm editor-in-chief vice-president co-founder scientist physicist historian journalist reporter columnist activist lecturer',
  officeLinks: 'of for the and',
  officeModifiers:
    'prime foreign deputy vice former acting chief executive general senior lead assistant interior finance defence defense health government police company party first second opposition national state ex ex-',
  officeEnds: 'told|who',
  verbsOfSaying:
    'said says say told tells stated states added adds explained explains noted notes stressed emphasised emphasized underlined warned warns argued insisted claimed announced declared commented remarked replied responded asked continued concluded recalled wrote writes tweeted posted assessed pointed highlighted acknowledged admitted confirmed urged joked recounted reiterated',
  pronouns: 'he she',
  notSubject: 'to for with of about against that it how when during',
  beforeNoName: 'in on at late early yesterday today',
  spokenTo:
    'told|tells|said for|said to|speaking to|spoke to|speaking with|interview(?:ed)? (?:with|to|for|by|in)|in remarks to|in comments to|(?:in a )?statement (?:to|for)|in conversation with',
  toldTo: 'told',
  citing:
    'according to|as reported by|reported by|quoted by|cited by|citing|quoting|first reported (?:by|in)|published (?:by|in)|a report (?:by|in|from)',
  outletNouns:
    'newspaper|newspapers|daily|weekly|paper|tabloid|magazine|broadcaster|broadcasters|news agency|newswire|news website|news site|news channel|TV channel|TV station|television station|radio station|channel|portal|outlet',
  fillers: 'the|a|an|to|for|with|by|in|on|of|and|news|German|local|state|public|private|national|online|independent',
  noOutlets: 'may he she it i we they that president prime minister',
  agencyNouns: 'agency',
  correspondents: 'correspondents?|reporters?|journalists?',
  ofAgency: 'of',
  theAgency: 'the',
  placeWords: 'from|in|at',
  reportVerbs: 'reports?|reported|reporting|writes',
}
