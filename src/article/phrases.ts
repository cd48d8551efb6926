/**
 * Furniture that only its words give away: "Read also", "Sign up for our newsletter", a share label, a photo credit, in many
 * languages. Data, with the two questions that are asked of it.
 */

/** Headings over lists of other articles; the whole block is the phrase (a colon may follow). */
const relatedHeadings = `related|related articles|related stories|related news|related topics|related links|related content|related coverage|related posts|read also|read more|read next|also read|see also|more on this|more on this story|more on this topic|more stories|more news
|more from|more like this|most read|most popular|trending|trending now|recommended|recommended for you|recommended stories|you may also like|you might also like|you may like|don't miss|in case you missed it|keep reading|further reading|up next|latest news|latest|top stories|what to read next|elsewhere on|from the archive|popular now|editor's picks|editors' picks|sponsored|sponsored content|promoted stories|around the web|share this|share this article|share this story|share|comments|leave a reply|leave a comment|tags|topics|topics in this article|about the author|about the authors|author
|mehr zum thema|mehr dazu|zum thema|lesen sie auch|lesen sie mehr|weiterlesen|auch interessant|das könnte sie auch interessieren|das könnte dich auch interessieren|weitere artikel|weitere themen|weitere nachrichten|weitere meldungen|meistgelesen|meistgelesene artikel|verwandte artikel|verwandte themen|ähnliche artikel|passend dazu|empfohlene artikel|empfehlungen|empfohlen|schlagworte|themen|kommentare|teilen|artikel teilen|links zum thema|lesetipps|mehr aus|neueste artikel|über den autor|über die autorin|zur person des autors
|lire aussi|à lire aussi|à lire également|lire également|a lire aussi|à voir aussi|sur le même sujet|sur le même thème|articles liés|articles similaires|les plus lus|à découvrir|partager|commentaires|pour aller plus loin|nos articles|plus d'articles
|lea también|lee también|te puede interesar|le puede interesar|noticias relacionadas|más noticias|más información|artículos relacionados|relacionados|lo más leído|lo más visto|ver también|temas relacionados|etiquetas|archivado en|compartir|comentarios|también te puede interesar|te recomendamos|sigue leyendo|contenido relacionado
|leia também|leia mais|veja também|saiba mais|mais lidas|notícias relacionadas|relacionadas|compartilhe|comentários
|leggi anche|potrebbe interessarti|ti potrebbe interessare|potrebbe interessarti anche|articoli correlati|correlati|notizie correlate|più letti|i più letti|per approfondire|approfondimenti|condividi|commenti
|lees ook|lees meer|meer over|meer lezen|gerelateerd|gerelateerde artikelen|meest gelezen|bekijk ook|delen|reacties
|læs også|les også|läs också|läs även|läs mer|les mer|læs mere|mer om|mest läst|mest lest|mest læste|relaterte saker|relaterede artikler|dela|del|lue myös|lue lisää|aiheesta lisää
|czytaj także|czytaj też|czytaj więcej|zobacz także|zobacz też|przeczytaj także|przeczytaj też|przeczytaj również|polecamy|najczęściej czytane|powiązane artykuły|powiązane|podobne artykuły|udostępnij|komentarze
|čtěte také|přečtěte si také|přečtěte si|mohlo by vás zajímat|související články|související|nejčtenější|čítajte aj|prečítajte si aj|prečítajte si|súvisiace články|súvisiace|mohlo by vás zaujímať|sdílet|zdieľať|diskuze
|pročitajte još|pročitajte i|procitajte jos|pročitaj još|povezane vesti|povezane vijesti|povezani članci|najčitanije|vezane vesti|vezane vijesti|možda vas zanima|možda će vas zanimati|komentari|podeli|podijeli|tagovi|preberite tudi|preberite še|preberi še|sorodni članki
|прочитајте и|прочитајте уште|прочитај повеќе|поврзани вести|поврзани|најчитани|најново|видео на денот|video of the day|прочитајте још|повезане вести|најчитаније|сподели|коментари
|читайте также|читать также|по теме|материалы по теме|другие новости|смотрите также|ещё по теме|похожие материалы|главное за день|поделиться|комментарии|теги|читайте ещё|самое читаемое|читайте також|дивіться також|за темою|поділитися|прочетете още|още по темата|вижте още|най-четени|свързани новини
|lexo edhe|lexo më shumë|lexoni edhe|të ngjashme|më të lexuarat|shpërndaje|citește și|citiți și|citeste si|articole similare|cele mai citite|vezi și|olvassa el|kapcsolódó cikkek|ajánlott cikkek|további cikkek|διαβάστε επίσης|διαβάστε ακόμα|διαβάστε περισσότερα|δείτε επίσης|σχετικά άρθρα|δημοφιλή|ilgili haberler|ayrıca okuyun|benzer haberler|bunlar da ilginizi çekebilir|çok okunanlar|son dakika|paylaş|yorumlar|daha fazla|taip pat skaitykite|skaitykite taip pat|susiję straipsniai|lasi arī|loe ka|loe veel
|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|إقرأ أيضا|أخبار ذات صلة|مواضيع ذات صلة|ذات صلة|الأكثر قراءة|شارك|تعليقات|شاهد أيضا|مقالات ذات صلة|بیشتر بخوانید|مطالب مرتبط|اخبار مرتبط|قراءة المزيد|המשך קריאה|כתבות נוספות|קראו גם|קראו עוד|עוד בנושא|תגובות|שתפו
|関連記事|関連ニュース|あわせて読みたい|人気記事|おすすめ記事|おすすめ|ランキング|アクセスランキング|最新記事|続きを読む|シェア|相关新闻|相关阅读|相关报道|相關新聞|延伸閱讀|延伸阅读|推荐阅读|热门新闻|熱門新聞|更多新闻|更多新聞|分享|评论|관련기사|관련 기사|관련 뉴스|인기 기사|많이 본 뉴스|추천 기사|추천뉴스|공유|댓글|ข่าวที่เกี่ยวข้อง|อ่านเพิ่มเติม|ข่าวล่าสุด|baca juga|berita terkait|artikel terkait|terpopuler|baca selengkapnya|soma zaidi|soma pia|habari zinazohusiana|đọc thêm|tin liên quan|xem thêm`

/** Beginnings of short lines that send the reader elsewhere; followed by a colon, a dash or a link. */
const pointers = `read more|read also|also read|read next|read|see also|related|more on|watch|watch also|listen|must read|don't miss|recommended|photos|in pictures|explained|opinion|exclusive video|mehr zum thema|mehr dazu|lesen sie auch|lesen sie hier|lesen sie dazu|lesen sie mehr|lesen sie mehr zum thema|auch interessant|hören sie auch|sehen sie auch|passend dazu|mehr lesen|weiterlesen|lire aussi|à lire aussi|a lire aussi|lire également|à lire également|à voir aussi|lea también|lee también|lea más|te puede interesar|más información|mira también|leia também|leia mais|veja também|leggi anche|vedi anche|guarda anche|lees ook|lees meer|læs også|les også|läs också|läs även|läs mer|les mer|czytaj też|czytaj także|czytaj więcej|zobacz także|zobacz też|zobacz również|przeczytaj także|przeczytaj też|čtěte také|přečtěte si|čítajte aj|pročitajte još|pročitajte i|pročitaj još|pročitajte|čitaj još|preberite tudi|прочитајте и|прочитајте уште|прочитајте још|прочитај и|читайте также|читать также|по теме|читайте також|прочетете още|вижте още|lexo edhe|lexoni edhe|lexo më shumë|citește și|citiți și|olvassa el|διαβάστε επίσης|διαβάστε ακόμα|διαβάστε|δείτε επίσης|ilgili haber|ayrıca okuyun|okumak için|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|شاهد أيضا|baca juga|soma zaidi|soma pia|עוד בנושא|קראו גם`

/** Whole lines of pages' machinery, and openings that only machinery has. */
const machinery: readonly RegExp[] = [
  /^(?:advertisement|advertising|advertisment|ad|ads|anzeige|werbung|annonce|annons|publicité|publicidad|pubblicità|reklama|reklám|reklame|реклама|реклам|oglas|διαφήμιση|iklan|広告|广告|廣告|광고|إعلان|פרסומת|sponsored|skip advertisement|article continues below( advertisement)?|story continues below( advertisement)?|continue reading|scroll to continue|loading|loading\.\.\.|skip ad|publicidade|continua a leggere|läs vidare|lue lisää)[.:]?$/iu,
  /^(?:share|teilen|partager|compartir|condividi|dela|del|udostępnij|sdílet|paylaş|podijeli|сподели|поделиться|tweet|print|drucken|email|e-mail|facebook|twitter|whatsapp|linkedin|telegram|pinterest|reddit|copy link|link kopieren|pdf|save|bookmark|listen|hören|anhören|vorlesen|écouter|escuchar|kommentare?|comments?|\d+ (?:comments?|kommentare?|shares?|commentaires?))[.:]?$/iu,
  /^(?:sign up|subscribe|sign in|log in|register|join)\b.{0,120}\b(?:newsletter|inbox|daily|updates|account|free|email|today)\b/iu,
  /\b(?:newsletter|inbox)\b.{0,80}\b(?:sign up|subscribe|abonnieren|anmelden)\b/iu,
  /^(?:get|receive) (?:the|our|all|more|your|breaking)\b.{0,100}\b(?:newsletter|inbox|emails?|alerts?|app)\b/iu,
  /^(?:follow|like|find|join) (?:us|me|him|her|\S{1,30}) on\b.{0,100}/iu,
  /^(?:folgen sie|folge) (?:uns|mir)\b/iu,
  /^(?:suivez|síguenos|síganos|sigue|seguici|segui|följ|følg|volg|śledź|sledujte|pratite|takip|подписывайтесь|подпишитесь|следете|следите|подписуйтесь|присоединяйтесь)\b.{0,160}\b(?:facebook|twitter|x|instagram|telegram|whatsapp|google|newsletter|canal|youtube|viber|дзен|телеграм|телеграме|вконтакте)\b/iu,
  /^(?:(?:image|photo|picture|photograph|video|graphic|illustration)s?(?: credit| source| by| courtesy| caption)?|foto|fotos|bild|bilder|grafik|credits?|photo by|crédit(?: photo)?|credit photo|fotó|фото|слика|фотографија|снимка|zdjęcie|fot\.|φωτογραφία|写真|照片|사진)\s?[:©/].{0,160}$/iu,
  /^(?:©|\(c\)|copyright|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|riproduzione riservata|© riproduzione riservata)/iu,
  /^(?:published|updated|last updated|first published|posted|modified|stand|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|publisert|oppdatert|publicerad|uppdaterad|opublikowano|aktualizacja|опубликовано|обновлено|објавено|yayınlanma|güncelleme)\b[^.!?]{0,20}\d[^!?]{0,70}$/iu,
  /^(?:your browser|javascript|please enable|ihr browser|bitte aktivieren|this video|dieses video|to view this|to see this|um diesen inhalt|an dieser stelle|an external|externer inhalt|hier finden sie (?:externen|einen externen)|mit dem laden|we recommend|wir benötigen ihre|empfohlener redaktioneller|empfohlener externer|recommended (?:external )?content|beim laden|datenschutz)/iu,
  /^(?:this article (?:was )?(?:first|originally) (?:appeared|published)|read the original|have you got a story|do you have a (?:story|tip)|got a (?:tip|story)|have a tip|contact (?:us|the author|the reporter)|send (?:us )?tips?|email the|write to|e-mail an die|report a typo|report an error|fehler (?:melden|gefunden)|haben sie (?:einen )?fehler|found an error)\b/iu,
  /^(?:\d{1,2}[.:/-]\d{1,2}[.:/-]\d{2,4}|\d{4}-\d{2}-\d{2})[\s,|·–-]*(?:\d{1,2}[:.h]\d{2})?(?:\s*(?:uhr|h|hrs|am|pm|cet|gmt|utc))?$/iu,
  /^(?:\d{1,2}:\d{2}(?::\d{2})?|\d+ ?(?:min|minutes?|minuten|minuti|minutos)(?: read| lesezeit| de lecture| di lettura| de lectura)?)$/iu,
  /^(?:\d+ of \d+|\d+\s?\/\s?\d+|[<>«»‹›→←↑↓•·|–—*+\-_=#\s]+)$/u,
]

const split = (list: string): string[] =>
  list
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

const related: ReadonlySet<string> = new Set(split(relatedHeadings).map(bare))
const pointing: readonly string[] = split(pointers)
  .map(bare)
  .sort((a, b) => b.length - a.length)
const pointingFirst: ReadonlyMap<string, readonly string[]> = Map.groupBy(pointing, (phrase) => phrase.slice(0, 3))

/** A heading (or a line that serves as one) over a list of other articles. */
export const isRelatedHeading = (text: string): boolean => text.length < 60 && related.has(bare(text))

/** A line that is the page's and not the article's. `density` is the share of its characters in links. */
export function isFurnitureText(text: string, density: number): boolean {
  if (text.length > 400) return false
  if (text.length < 260 && (density > 0.2 || text.length < 160)) {
    const line = text.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, '')
    for (const phrase of pointingFirst.get(line.slice(0, 3)) ?? []) {
      if (!line.startsWith(phrase)) continue
      const rest = line.slice(phrase.length)
      if (/^\s*[:>»–—|→]/.test(rest) && (density > 0.2 || phrase.length > 5)) return true
      if (density > 0.6 && /^[\s.]/.test(rest) && phrase.length > 5) return true
    }
  }
  return machinery.some((pattern) => pattern.test(text))
}
