import type { Language } from './language.ts'

/** German */
export const de: Language = {
  months: `januar februar märz april mai juni juli august september oktober november dezember
jan feb märz apr mai juni juli aug sept okt nov dez
jänner feber mär apr mai jun jul aug sep okt nov dez`,
  weekdays: 'montag dienstag mittwoch donnerstag freitag samstag sonntag',
  openers:
    'der die das ein eine einen einem einer und aber auch wie wenn als nach vor bei mit für so er sie es wir ihr ich man doch noch nun jetzt dann hier da denn im am zum zur vom dies diese dieser dieses laut',
  articles: 'der die das',
  particles: 'von vom zu zum zur der den und',
  addresses: 'herr frau',
  offices: `präsident präsidentin minister ministerin kanzler kanzlerin sekretär sekretärin generalsekretär generalsekretärin sprecher sprecherin chef chefin leiter leiterin direktor direktorin vorsitzender vorsitzende vorsitzenden bürgermeister bürgermeisterin botschafter botschafterin trainer trainerin professorin abgeordnete abgeordneter senatorin kommissar kommissarin geschäftsführer geschäftsführerin staatsanwalt staatsanwältin experte expertin forscher forscherin
diplomat diplomatin kapitän kapitänin dissident dissidentin schüler schülerin experten mediziner medizinerin meteorologe meteorologin ökonom ökonomin politiker politikerin anwalt anwältin richter richterin historiker historikerin soziologe soziologin psychologe psychologin jurist juristin autor autorin regisseur regisseurin schauspieler schauspielerin sänger sängerin stürmer torwart polizist polizistin arzt ärztin biologe biologin physiker physikerin archäologe archäologin aktivist aktivistin analyst analystin ministerpräsident intendant intendantin staatsrat staatsrätin nationalrat nationalrätin ständerat ständerätin gemeinderat bundesrat bundesrätin stadtrat stadträtin politologe politologin koordinator koordinatorin redakteur redakteurin wissenschaftler wissenschaftlerin beauftragter beauftragte unternehmer unternehmerin gründer gründerin`,
  officeLinks: 'der die von vom für im am',
  officeModifiers: 'ehemalige ehemaliger',
  officeEnds: 'gegenüber|wer',
  nounDeterminers:
    'der|die|das|des|dem|den|eine?[rsmn]?|keine?[rsmn]?|diese?[rsmn]?|jede?[rsmn]?|ihre?[rsmn]?|seine?[rsmn]?|unsere?[rsmn]?|im|am|zum|zur|vom|beim|ins|ans|aufs|alle|viele|mehrere|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn',
  nounEndings:
    'ung|heit|keit|schaft|tion|ismus|tät|nis|agentur|partei|gruppe|dienst|programm|institut|verband|zentrum|amt|stelle|zahl|konzern|ministerium',
  verbsOfSaying:
    'sagte sagt sagten gesagt erklärte erklärt betonte betont meinte meint fügte ergänzte äußerte schrieb schreibt teilte berichtete bekräftigte unterstrich warnte warnt forderte kritisierte lobte kündigte antwortete kommentierte begründete versicherte mahnte hieß findet zitierte',
  pronouns: 'er sie',
  notSubject: 'zu zum zur mit über von gegenüber dass',
  beforeNoName: 'in im am um auf bei beim nach gestern heute hier',
  spokenTo:
    'sagte(?:n)?(?: (?:er|sie))?(?: am \\p{Lu}\\p{Ll}+)? (?:der|dem|den)|(?:Interview|Gespräch) (?:mit|in) (?:der|dem|den)|sagt im Interview mit|erklärte(?: er| sie)? (?:der|dem)',
  toldTo: 'interviewt?|gegenüber|für',
  citing:
    'laut(?: Recherchen (?:von|der|des))?|gegenüber (?:der|dem|den)|nach Angaben (?:von|der|des)|nach Informationen (?:von|der|des)|Bericht (?:von|der|des)|unter Berufung auf(?: die| den| das)?|berichtet|berichtete|meldet|meldete|schreibt|zitiert',
  outletNouns:
    'Zeitung|Tageszeitung|Wochenzeitung|Zeitschrift|Magazin|Nachrichtenmagazin|Boulevardzeitung|Nachrichtenagentur|Agentur|Sender|Fernsehsender|TV-Sender|Radiosender|Nachrichtenportal|Portal|Blatt',
  fillers:
    'der|die|das|dem|den|des|von|dass|am|staatliche[nr]?|britische[nr]?|französische[nr]?|italienische[nr]?|russische[nr]?|türkische[nr]?',
  agencyNouns: 'agentur',
  correspondents: 'Korrespondent(?:in)?|Reporter(?:in)?|Berichterstatter(?:in)?',
  ofAgency: 'der',
  placeWords: 'aus|in',
  reportVerbs: 'berichte[nt]e?|melde(?:t|te)n?',
}
