import type { Language } from './language.ts'

/** Albanian */
export const sq: Language = {
  months: `janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor
jan shk mar pri maj qer korr gush sht tet nën dhj`,
  openers: 'në me për dhe por sipas ai ajo ata',
  addresses: 'zoti zonja',
  offices:
    'presidenti presidentja kryeministri kryeministrja ministri ministrja sekretari sekretarja zëdhënësi zëdhënësja drejtori drejtoresha kryetari kryetarja ambasadori ambasadorja lideri deputeti deputetja komandanti kancelari komisioneri',
  officeLinks: 'të së e në al',
  officeModifiers: 'zëvendës ish-',
  officeEnds: 'i cili|e cila',
  verbsOfSaying:
    'tha thotë deklaroi deklaron theksoi thekson shtoi shton shpjegoi shpjegon nënvizoi nënvizon vlerësoi vlerëson tregoi tregon konfirmoi paralajmëroi bëri shkroi shkruan potencoi përgjigjet',
  pronouns: 'ai ajo',
  notSubject: 'për me nga se',
  spokenTo: 'tha për|thotë për|deklaroi për|ka thënë për|(?:një )?intervistë (?:për|me|dhënë)|deklaratë për|tha në një intervistë për',
  toldTo: 'për',
  citing: 'sipas|raporton|shkruan|njofton|transmeton|citon|cituar nga|raportoi|shkroi',
  outletNouns: 'gazeta|gazetën|gazetës|agjencia|agjencisë|agjencinë|portali|portalin|televizioni|televizionin|revista',
  fillers: 'të|së|një|për|me',
  agencyNouns: 'agjencia',
  relays: 'raporton|njofton|transmeton',
  correspondents: 'korrespondenti|korrespondentja|gazetari|gazetarja',
  ofAgency: 'i|e',
  placeWords: 'nga|në',
  inflectingPlaceWords: 'nga|në',
  datelineCities: 'Bruksel Londër Paris Vjenë Athinë Shkup Prishtinë Tiranë Romë Moskë Kiev Uashington',
  reportVerbs: 'raporton|raportoi|njofton|njoftoi',
  by: 'nga',
  and: 'dhe',
  with: 'me',
  authorLabels: 'shkruan',
  dateChanged: 'përditësuar',
  datePublished: 'publikuar',
  sourceLabels: 'burimi?',
  relatedHeadings: 'lexo edhe|lexo më shumë|lexoni edhe|të ngjashme|më të lexuarat|shpërndaje',
  pointers: 'lexo edhe|lexoni edhe|lexo më shumë',
  commentHeadings: 'koment(?:et|imet)',
  notFound: 'faqja nuk u gjet',
  counted: 'shikime|lexime|komente',
}
