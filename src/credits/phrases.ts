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
  'sagte(?:n)?(?: (?:er|sie))?(?: am \\p{Lu}\\p{Ll}+)? (?:der|dem|den)|gegenüber (?:der|dem|den)|(?:Interview|Gespräch) (?:mit|in) (?:der|dem|den)|sagt im Interview mit|erklärte(?: er| sie)? (?:der|dem)',
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
  'laut|nach Angaben (?:von|der|des)|nach Informationen (?:von|der|des)|Bericht (?:von|der|des)|unter Berufung auf(?: die| den| das)?|berichtet|berichtete|meldet|meldete|schreibt|zitiert',
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
