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
