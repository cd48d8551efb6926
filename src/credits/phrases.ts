/**
 * The words that languages use to say where a text came from and who spoke, as data: regular expression sources, one list a
 * purpose. Sources: the agencies' own style (Reuters Handbook of Journalism, "Attribution"; AP Stylebook, "datelines"; AFP
 * Manuel; dpa-Kompass), and Wiktionary for the inflected forms.
 */

/** Names of places after "from" in languages with cases, by their nominative: `iz Beograda` is `Beograd`. */
export const datelineCities =
  'Beograd Београд Zagreb Загреб Sarajevo Сарајево Podgorica Подгорица Priština Приштина Skoplje Скопље Skopje Скопје Ljubljana Љубљана Tirana Тирана Brisel Брисел Brussel Бриссел Pariz Париз London Лондон Berlin Берлин Beč Беч Rim Рим Atina Атина Sofija Софија Moskva Москва Kijev Кијев Киев Vašington Вашингтон Njujork Њујорк Peking Пекинг Ženeva Женева Strazbur Стразбур Budimpešta Будимпешта Bukurešt Букурешт Ankara Анкара Istanbul Истанбул Novi Nis Niš Ниш Mostar Мостар Minhen Минхен Madrid Мадрид Beograd Bruksel Londër Paris Vjenë Athinë Shkup Prishtinë Tiranë Romë Moskë Kiev Uashington'.split(
    ' ',
  )

/** "Reports" said of an agency at the end of a sentence (`јавува МИА`, `javlja Tanjug`, `njofton MIA`): the text is that agency's. */
export const relays =
  'јавува|јави|информира|пренесува|известува|јавља|јавио|преноси|javlja|javio|prenosi|prenijela|izvještava|izveštava|извештава|raporton|njofton|transmeton'

/** Who is sent to report. */
export const correspondents =
  'correspondents?|reporters?|journalists?|Korrespondent(?:in)?|Reporter(?:in)?|Berichterstatter(?:in)?|correspondante?|envoyée? spéciale?|journaliste|corresponsal|enviad[oa] especial|periodista|corrispondente|inviat[oa]|cronista|дописникот|дописничката|новинарот|новинарката|известувачот|дописник|дописница|извештач|репортер|dopisni[kc](?:a)?|izvještač|izveštač|reporter(?:ka)?|korrespondenti|korrespondentja|gazetari|gazetarja'

/** "From" or "in" before the place where they are. */
export const placeWords = 'from|in|at|aus|in|à|depuis|au|en|desde|da|a|од|во|из|у|iz|u|nga|në'

/** What a correspondent does with a story. */
export const reportVerbs =
  'reports?|reported|reporting|writes|berichte[nt]e?|melde(?:t|te)n?|a (?:rapporté|indiqué|constaté)|rapporte|informó|informa|reporta|reportó|riferisce|ha riferito|riporta|јавува|јави|информира|извести|известува|пренесува|јавља|јавио|јавила|извештава|преноси|javlja|javio|javila|izvještava|izveštava|prenosi|raporton|raportoi|njofton|njoftoi'

/** Before the one that was spoken to: any name in quotation marks after these is an outlet (`said for "Vijesti"`). */
export const spokenTo = [
  'told|tells|said for|said to|speaking to|spoke to|speaking with|interview(?:ed)? (?:with|to|for|by|in)|in remarks to|in comments to|(?:in a )?statement (?:to|for)|in conversation with',
  'sagte(?:n)?(?: (?:er|sie))?(?: am \\p{Lu}\\p{Ll}+)? (?:der|dem|den)|(?:Interview|Gespräch) (?:mit|in) (?:der|dem|den)|sagt im Interview mit|erklärte(?: er| sie)? (?:der|dem)',
  '(?:déclaré|confié|indiqué|dit|expliqué|affirmé|assuré|raconté|précisé|réagi|témoigné) (?:à|au|aux|auprès d[eu]|sur|dans)|(?:interview|entretien) (?:à|au|avec|accordée? (?:à|au)|dans)|au micro d[eu]',
  '(?:dijo|declaró|explicó|afirmó|aseguró|señaló|contó|relató|confirmó|manifestó) (?:a|al|en)|declaraciones a|entrevista (?:con|a|en|concedida a)|ha (?:dicho|declarado|explicado|asegurado) (?:a|en)',
  "(?:detto|dichiarato|spiegato|raccontato|affermato|confermato) (?:a|al|alla|all(?=['’])|allo|ai)|intervista (?:a|al|alla|all(?=['’])|con|su)|colloquio con",
  '(?:изјави|рече|вели|кажа|изјавил|изјавила|истакна|нагласи|објасни|зборува|зборувајќи|изјава|потврди) за|интервју (?:за|со)|разговор (?:за|со)',
  '(?:izjavio|izjavila|rekao|rekla|kazao|kazala|kaže|naveo|navela|objasnio|objasnila|istakao|istakla|potvrdio|potvrdila|govoreći|izjavu|izjavi)(?: je| su| smo)? za|intervju(?:u)? za|razgovoru (?:za|sa)',
  '(?:изјавио|изјавила|рекао|рекла|казао|казала|каже|навео|навела|објаснио|објаснила|истакао|истакла|потврдио|потврдила)(?: је| су)? за|интервјуу за|разговору за',
  'tha për|thotë për|deklaroi për|ka thënë për|(?:një )?intervistë (?:për|me|dhënë)|deklaratë për|tha në një intervistë për',
].join('|')

/** Before one that is cited: only names that are known count after these. */
export const citing = [
  'according to|as reported by|reported by|quoted by|cited by|citing|quoting|first reported (?:by|in)|published (?:by|in)|a report (?:by|in|from)',
  'laut(?: Recherchen (?:von|der|des))?|gegenüber (?:der|dem|den)|nach Angaben (?:von|der|des)|nach Informationen (?:von|der|des)|Bericht (?:von|der|des)|unter Berufung auf(?: die| den| das)?|berichtet|berichtete|meldet|meldete|schreibt|zitiert',
  "selon|d['’]après|cité(?:e|s)? par|rapporté(?:e|s)? par|rapporte|relate|révélé(?:e|s)? par|a rapporté|écrit|relayé(?:e|s)? par",
  'según|citad[oa]s? por|recogid[oa]s? por|informó|informa|publicad[oa]s? (?:por|en)|de acuerdo con|de acuerdo a',
  'secondo|riporta|riferisce|scrive|citat[oaie] da|riportat[oaie] da|come riferit[oa] da|fa sapere',
  'според|пишува|објавува|објави|пренесува|јавува|цитиран од|како што пишува|повикувајќи се на',
  'prema pisanju|piše|pišu|prenosi|prenose|javlja|javljaju|navodi|objavio je|objavila je|objavljuje|pozivajući se na|kako piše|kako navodi|prema navodima',
  'пише|пишу|преноси|преносе|јавља|јављају|наводи|објавио је|објавила је|позивајући се на|према писању',
  'sipas|raporton|shkruan|njofton|transmeton|citon|cituar nga|raportoi|shkroi',
].join('|')

/** What an outlet is: a name after one of these is an outlet. */
export const outletNouns =
  'newspaper|newspapers|daily|weekly|paper|tabloid|magazine|broadcaster|broadcasters|news agency|newswire|news website|news site|news channel|TV channel|TV station|television station|radio station|channel|portal|outlet|Zeitung|Tageszeitung|Wochenzeitung|Zeitschrift|Magazin|Nachrichtenmagazin|Boulevardzeitung|Nachrichtenagentur|Agentur|Sender|Fernsehsender|TV-Sender|Radiosender|Nachrichtenportal|Portal|Blatt|journal|quotidien|quotidienne|hebdomadaire|chaîne|agence|agence de presse|magazine|radio|site|diario|periódico|revista|semanario|cadena|agencia|emisora|portal|quotidiano|giornale|settimanale|agenzia|emittente|весникот|весник|дневниот весник|неделникот|агенцијата|агенција|новинската агенција|порталот|портал|телевизијата|радиото|магазинот|list|lista|listu|dnevni list|dnevnik|nedeljnik|tjednik|agencija|agencije|agenciji|portal|portala|televizija|televizije|televiziju|radio|magazin|лист|листа|листу|недељник|агенција|агенције|портал|телевизија|gazeta|gazetën|gazetës|agjencia|agjencisë|agjencinë|portali|portalin|televizioni|televizionin|revista'

/** Small words between a cue and a name. */
export const fillers =
  'the|a|an|to|for|with|by|in|on|of|and|news|German|der|die|das|dem|den|des|von|dass|am|le|la|les|l|de|du|d|au|aux|el|los|las|al|del|il|lo|i|gli|all|alla|dell|della|di|da|за|на|со|од|о|u|za|sa|je|i|e|të|së|një|për|me|local|state|public|private|national|online|independent|staatliche[nr]?|britische[nr]?|französische[nr]?|italienische[nr]?|russische[nr]?|türkische[nr]?'

/** Verbs that stand with direct speech, in the forms that news uses (past, present, participle). */
export const speechVerbs = new Set(
  `said says say told tells stated states added adds explained explains noted notes stressed emphasised emphasized underlined warned warns argued insisted claimed announced declared commented remarked replied responded asked continued concluded recalled wrote writes tweeted posted assessed pointed highlighted acknowledged admitted confirmed urged joked recounted reiterated
sagte sagt sagten gesagt erklärte erklärt betonte betont meinte meint fügte ergänzte äußerte schrieb schreibt teilte berichtete bekräftigte unterstrich warnte warnt forderte kritisierte lobte kündigte antwortete kommentierte begründete versicherte mahnte hieß findet zitierte
déclaré déclare dit dis expliqué explique affirmé affirme ajouté ajoute précisé précise indiqué indique souligné souligne assuré assure estimé estime lancé lance confié confie raconté raconte résumé résume regretté regrette martelé prévenu insisté insiste répondu répond poursuivi poursuit conclu conclut commenté commente réagi réagit écrit déploré plaidé témoigne salué rappelé rappelle détaillé détaille annoncé
dijo dice declaró declara explicó explica afirmó afirma aseguró asegura señaló señala agregó añadió añade indicó indica subrayó subraya manifestó apuntó comentó comenta advirtió destacó destaca sostuvo sostiene expresó expresa contó cuenta insistió recordó reconoció aclaró concluyó relató dicho escribió aseveró recalcó remarcó lamentó
detto dice dichiarato dichiara spiegato spiega affermato afferma aggiunto aggiunge sottolineato sottolinea precisato precisa commentato commenta raccontato racconta osservato osserva ribadito ribadisce scritto scrive ricordato ricorda concluso conclude annunciato assicurato avvertito ammesso sostiene replicato prosegue
рече вели изјави изјавил изјавила истакна истакнува додаде додава нагласи нагласува објасни објаснува потенцира посочи посочува порача порачува оцени оценува кажа кажува потврди најави напиша подвлече подвлекува смета забележа одговори
rekao rekla reče kaže kazao kazala izjavio izjavila istakao istakla dodao dodala naglasio naglasila objasnio objasnila poručio poručila naveo navela ocijenio ocijenila ocenio ocenila potvrdio potvrdila najavio najavila upozorio upozorila napisao napisala podsjetio podsjetila podsetio podsetila smatra ističe dodaje navodi poručuje objašnjava zaključio zaključila podvukao
рекао рекла каже казао казала изјавио изјавила истакао истакла додао додала нагласио нагласила објаснио објаснила поручио поручила навео навела оценио оценила потврдио потврдила најавио најавила упозорио упозорила написао написала подсетио подсетила сматра истиче додаје наводи поручује објашњава закључио закључила
tha thotë deklaroi deklaron theksoi thekson shtoi shton shpjegoi shpjegon nënvizoi nënvizon vlerësoi vlerëson tregoi tregon konfirmoi paralajmëroi bëri shkroi shkruan potencoi përgjigjet`.split(
    /\s+/,
  ),
)

/** "He" and "she" beside a verb of saying. */
export const pronouns = new Set('he she er sie il elle él ella lui lei egli тој таа он она on ona ai ajo'.split(' '))

/** After a verb of saying: who is spoken to or about, not who speaks. */
export const notSubject = new Set(
  'to for with of about against à avec pour sur de du des d a al con sobre per su di del della за со од до о za sa od o për me nga zu zum zur mit über von gegenüber that dass que che дека da se it how when during'.split(
    ' ',
  ),
)

/** Offices, by their heads: English, then the other languages. German compounds end with one of them. */
export const englishRoles = new Set(
  `president minister secretary general chancellor premier governor mayor senator congressman congresswoman representative ambassador commissioner spokesman spokeswoman spokesperson director chairman chairwoman chair chief executive ceo leader commander king queen prince princess pope cardinal bishop archbishop judge justice prosecutor attorney lawyer professor analyst economist coach captain manager founder owner officer inspector sheriff speaker deputy envoy coordinator editor colonel lieutenant sergeant major admiral head researcher author actor actress singer superintendent treasurer adviser advisor mp mep cfo coo pm editor-in-chief vice-president co-founder scientist physicist historian journalist reporter columnist activist lecturer`.split(
    /\s+/,
  ),
)
export const otherRoles = new Set(
  `präsident präsidentin minister ministerin kanzler kanzlerin sekretär sekretärin generalsekretär generalsekretärin sprecher sprecherin chef chefin leiter leiterin direktor direktorin vorsitzender vorsitzende vorsitzenden bürgermeister bürgermeisterin botschafter botschafterin trainer trainerin professorin abgeordnete abgeordneter senatorin kommissar kommissarin geschäftsführer geschäftsführerin staatsanwalt staatsanwältin experte expertin forscher forscherin
président présidente ministre secrétaire chancelier chancelière gouverneur maire sénateur sénatrice député députée ambassadeur ambassadrice porte-parole directeur directrice commissaire procureur procureure avocat avocate professeur professeure entraîneur sélectionneur patron patronne préfet préfète économiste
presidente presidenta ministra secretario secretaria canciller gobernador gobernadora alcalde alcaldesa senador senadora diputado diputada embajador embajadora portavoz director directora fiscal abogado abogada profesor profesora entrenador entrenadora vocero vocera consejero consejera líder
ministro segretario segretaria cancelliere governatore sindaco sindaca senatore senatrice deputato deputata ambasciatore ambasciatrice portavoce direttore direttrice commissario commissaria procuratore avvocato avvocata professore professoressa allenatore premier
претседател претседателот претседателката премиер премиерот министер министерот министерка министерката секретар секретарот портпарол портпаролот портпаролката директор директорот директорката градоначалник градоначалникот градоначалничката амбасадор амбасадорот амбасадорката лидер лидерот лидерката пратеник пратеникот командант командантот професор професорот шеф шефот заменик комесар комесарот
председник предсједник председница премијер министар министарка портпарол градоначелник амбасадор директорка посланик генерал
predsednik predsjednik predsednica predsjednica premijer premijerka ministar ministrica ministarka sekretar sekretarka tajnik tajnica portparol portparolka glasnogovornik glasnogovornica direktor direktorka direktorica gradonačelnik gradonačelnica ambasador ambasadorka veleposlanik veleposlanica lider liderka poslanik poslanica zastupnik zastupnica komandant zapovjednik profesor profesorica šef šefica kancelar kancelarka komesar
diplomat diplomatin kapitän kapitänin dissident dissidentin schüler schülerin experten mediziner medizinerin meteorologe meteorologin ökonom ökonomin politiker politikerin anwalt anwältin richter richterin historiker historikerin soziologe soziologin psychologe psychologin jurist juristin autor autorin regisseur regisseurin schauspieler schauspielerin sänger sängerin stürmer torwart polizist polizistin arzt ärztin biologe biologin physiker physikerin archäologe archäologin aktivist aktivistin analyst analystin ministerpräsident intendant intendantin staatsrat staatsrätin nationalrat nationalrätin ständerat ständerätin gemeinderat bundesrat bundesrätin stadtrat stadträtin politologe politologin koordinator koordinatorin redakteur redakteurin wissenschaftler wissenschaftlerin beauftragter beauftragte unternehmer unternehmerin gründer gründerin
presidenti presidentja kryeministri kryeministrja ministri ministrja sekretari sekretarja zëdhënësi zëdhënësja drejtori drejtoresha kryetari kryetarja ambasadori ambasadorja lideri deputeti deputetja komandanti kancelari komisioneri`.split(
    /\s+/,
  ),
)

/** Between an office and its holder's name. */
export const officeLinks = new Set(
  'of for the and de des du la le les l d del della dello dei delle di der die von vom für im am na за на и со u i za o të së e në al et y e по при'.split(
    ' ',
  ),
)

/** Before an office, part of it. */
export const officeModifiers = new Set(
  'prime foreign deputy vice former acting chief executive general senior lead assistant interior finance defence defense health government police company party generalni генералниот генерален генерални zamenik zamjenik zëvendës заменик поранешниот поранешен bivši бивши ish- ancien ancienne ex ex- former ehemalige ehemaliger primer primera first second opposition national state'.split(
    ' ',
  ),
)

/** Forms of address, no part of a name. */
export const addresses = new Set(
  'mr mrs ms dr prof sir dame lord lady herr frau m mme mlle sr sra signor signora г г-дин г-ѓа gospodin gospođa gospođica zoti zonja rev hon'.split(
    ' ',
  ),
)

/** Words with a capital (a sentence's first, days, months) that begin no name. */
export const notNames = new Set(
  'monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag january february march april june july august september october november december januar februar märz mai juni juli oktober dezember but and the in on at it this that as when while after before a an i we they you he she if so not no yes for from with many some most all both other his her its their our my these those there then now also still yet however meanwhile although because since until what who why how der die das ein eine einen einem einer und aber auch wie wenn als nach vor bei mit für so er sie es wir ihr ich man doch noch nun jetzt dann hier da denn im am zum zur vom dies diese dieser dieses laut le la les un une des et mais hier puis selon pour dans il elle ils elles nous vous on ce cette ces el los las una y pero según en con para il lo gli i una uno e ma con per во на но а и и тој таа тие според по за со u na ali a i kako prema po za on ona oni но али како према у он она они në me për dhe por sipas ai ajo ata'.split(
    ' ',
  ),
)
