/**
 * Furniture that only its words give away: "Read also", "Sign up for our newsletter", a share label, a photo credit, in many
 * languages. Data, with the two questions that are asked of it.
 */

/** Headings over lists of other articles; the whole block is the phrase (a colon may follow). */
const relatedHeadings = `related|related articles|related stories|related news|related topics|related links|related content|related coverage|related posts|read also|read more|read next|also read|see also|more on this|more on this story|more on this topic|more stories|more news
|more from|more like this|most read|most popular|trending|trending now|recommended|recommended for you|recommended stories|you may also like|you might also like|you may like|don't miss|in case you missed it|keep reading|further reading|up next|latest news|latest|top stories|what to read next|elsewhere on|from the archive|popular now|editor's picks|editors' picks|sponsored|sponsored content|promoted stories|around the web|share this|share this article|share this story|share|comments|leave a reply|leave a comment|tags|topics|topics in this article|about the author|about the authors|author|explore further|explore more|more stories like this one|stories for you|recent articles|recent posts|recent stories|recent news|popular this week|popular articles|popular posts|popular stories|trending stories|trending articles|latest articles|latest posts|latest stories|this week's top stories|today's top stories|our picks|like this|like loading|loading|loading comments|sharing is caring|filed under|author of the article|article content|text size|font size|caption|back to gallery|view gallery|view comments|show comments|read later|save article|save for later|listen to this article|listen to article|back to top|back to video|skip advertisement|story continues below|story continues below advertisement|continue reading|continue reading below|continue reading below advertisement|partner content|partner news|promo content|you might be interested in|more articles|other stories|other news|on this page|in this article|table of contents|contents|jump to|breaking news|news tips|send us a tip|report an error|report a typo|correction request
|mehr zum thema|mehr dazu|zum thema|lesen sie auch|lesen sie mehr|weiterlesen|auch interessant|das könnte sie auch interessieren|das könnte dich auch interessieren|weitere artikel|weitere themen|weitere nachrichten|weitere meldungen|meistgelesen|meistgelesene artikel|verwandte artikel|verwandte themen|ähnliche artikel|passend dazu|empfohlene artikel|empfehlungen|empfohlen|schlagworte|themen|kommentare|teilen|artikel teilen|links zum thema|lesetipps|mehr aus|neueste artikel|über den autor|über die autorin|zur person des autors|passend zum artikel|passend zum thema|häufig gelesen|lesen sie mehr zum thema|mehr zu diesem thema|weitere informationen|ende der weiteren informationen|auf dieser seite|dieses thema im programm|box aufklappen|box aufklappen box zuklappen|inhalt|inhaltsverzeichnis|auch interessant für sie|das könnte sie interessieren|mehr lesen|zur startseite|nach oben|artikel merken|artikel anhören|artikel drucken|vorlesen|merken|aus dem archiv|neueste beiträge|beliebte artikel|top-themen|weitere videos|jetzt kommentieren|kommentar verfassen
|lire aussi|à lire aussi|à lire également|lire également|a lire aussi|à voir aussi|sur le même sujet|sur le même thème|articles liés|articles similaires|les plus lus|à découvrir|partager|commentaires|pour aller plus loin|nos articles|plus d'articles|à ne pas manquer|les plus populaires|articles récents|derniers articles|dans la même rubrique|vous aimerez aussi|à la une|sommaire|écouter l'article|haut de page|offrir cet article|lire plus tard|ajouter à vos favoris|réagir
|lea también|lee también|te puede interesar|le puede interesar|noticias relacionadas|más noticias|más información|artículos relacionados|relacionados|lo más leído|lo más visto|ver también|temas relacionados|etiquetas|archivado en|compartir|comentarios|también te puede interesar|te recomendamos|sigue leyendo|contenido relacionado|más leídas|últimas noticias|también te puede gustar|noticias recientes|escuchar|escuchar artículo|guardar|ir arriba|índice|en este artículo|publicidad|comentar
|leia também|leia mais|veja também|saiba mais|mais lidas|notícias relacionadas|relacionadas|compartilhe|comentários|últimas notícias|você também pode gostar|tópicos|conteúdo relacionado|ouvir artigo|deixe um comentário|artigos relacionados|em destaque|neste artigo|continua após a publicidade
|leggi anche|potrebbe interessarti|ti potrebbe interessare|potrebbe interessarti anche|articoli correlati|correlati|notizie correlate|più letti|i più letti|per approfondire|approfondimenti|condividi|commenti|ultime notizie|ti potrebbe interessare anche|notizie del giorno|in evidenza|altri articoli|ascolta l'articolo|indice
|lees ook|lees meer|meer over|meer lezen|gerelateerd|gerelateerde artikelen|meest gelezen|bekijk ook|delen|reacties|laatste nieuws|meer nieuws|misschien ook interessant|luister naar dit artikel|in dit artikel|ook interessant|aanbevolen
|læs også|les også|läs också|läs även|läs mer|les mer|læs mere|mer om|mest läst|mest lest|mest læste|relaterte saker|relaterede artikler|dela|del|lue myös|lue lisää|aiheesta lisää|senaste nytt|siste nytt|seneste nyt|flere nyheder|flere saker|fler artiklar|populärt|populært|anbefalet|rekommenderat|mest populære|lyssna på artikeln|luetuimmat|uusimmat|suosittelemme
|czytaj także|czytaj też|czytaj więcej|zobacz także|zobacz też|przeczytaj także|przeczytaj też|przeczytaj również|polecamy|najczęściej czytane|powiązane artykuły|powiązane|podobne artykuły|udostępnij|komentarze|ostatnie artykuły|popularne|może cię zainteresować|więcej na ten temat|posłuchaj artykułu|spis treści|reklama
|čtěte také|přečtěte si také|přečtěte si|mohlo by vás zajímat|související články|související|nejčtenější|čítajte aj|prečítajte si aj|prečítajte si|súvisiace články|súvisiace|mohlo by vás zaujímať|sdílet|zdieľať|diskuze
|pročitajte još|pročitajte i|procitajte jos|pročitaj još|povezane vesti|povezane vijesti|povezani članci|najčitanije|vezane vesti|vezane vijesti|možda vas zanima|možda će vas zanimati|komentari|podeli|podijeli|tagovi|preberite tudi|preberite še|preberi še|sorodni članki
|прочитајте и|прочитајте уште|прочитај повеќе|поврзани вести|поврзани|најчитани|најново|видео на денот|video of the day|прочитајте још|повезане вести|најчитаније|сподели|коментари
|читайте также|читать также|по теме|материалы по теме|другие новости|смотрите также|ещё по теме|похожие материалы|главное за день|поделиться|комментарии|теги|читайте ещё|самое читаемое|читайте також|дивіться також|за темою|поділитися|прочетете още|още по темата|вижте още|най-четени|свързани новини
|lexo edhe|lexo më shumë|lexoni edhe|të ngjashme|më të lexuarat|shpërndaje|citește și|citiți și|citeste si|articole similare|cele mai citite|vezi și|olvassa el|kapcsolódó cikkek|ajánlott cikkek|további cikkek|διαβάστε επίσης|διαβάστε ακόμα|διαβάστε περισσότερα|δείτε επίσης|σχετικά άρθρα|δημοφιλή|ilgili haberler|ayrıca okuyun|benzer haberler|bunlar da ilginizi çekebilir|çok okunanlar|son dakika|paylaş|yorumlar|daha fazla|taip pat skaitykite|skaitykite taip pat|susiję straipsniai|lasi arī|loe ka|loe veel
|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|إقرأ أيضا|أخبار ذات صلة|مواضيع ذات صلة|ذات صلة|الأكثر قراءة|شارك|تعليقات|شاهد أيضا|مقالات ذات صلة|بیشتر بخوانید|مطالب مرتبط|اخبار مرتبط|قراءة المزيد|המשך קריאה|כתבות נוספות|קראו גם|קראו עוד|עוד בנושא|תגובות|שתפו
|関連記事|関連ニュース|あわせて読みたい|人気記事|おすすめ記事|おすすめ|ランキング|アクセスランキング|最新記事|続きを読む|シェア|相关新闻|相关阅读|相关报道|相關新聞|延伸閱讀|延伸阅读|推荐阅读|热门新闻|熱門新聞|更多新闻|更多新聞|分享|评论|관련기사|관련 기사|관련 뉴스|인기 기사|많이 본 뉴스|추천 기사|추천뉴스|공유|댓글|ข่าวที่เกี่ยวข้อง|อ่านเพิ่มเติม|ข่าวล่าสุด|baca juga|berita terkait|artikel terkait|terpopuler|baca selengkapnya|soma zaidi|soma pia|habari zinazohusiana|đọc thêm|tin liên quan|xem thêm`

/** Beginnings of short lines that send the reader elsewhere; followed by a colon, a dash or a link. */
const pointers = `read more|read also|also read|read next|read|see also|related|more on|watch|watch also|listen|must read|don't miss|recommended|photos|in pictures|explained|opinion|exclusive video|mehr zum thema|mehr dazu|lesen sie auch|lesen sie hier|lesen sie dazu|lesen sie mehr|lesen sie mehr zum thema|auch interessant|hören sie auch|sehen sie auch|passend dazu|mehr lesen|weiterlesen|lire aussi|à lire aussi|a lire aussi|lire également|à lire également|à voir aussi|lea también|lee también|lea más|te puede interesar|más información|mira también|leia também|leia mais|veja também|leggi anche|vedi anche|guarda anche|lees ook|lees meer|læs også|les også|läs också|läs även|läs mer|les mer|czytaj też|czytaj także|czytaj więcej|zobacz także|zobacz też|zobacz również|przeczytaj także|przeczytaj też|čtěte také|přečtěte si|čítajte aj|pročitajte još|pročitajte i|pročitaj još|pročitajte|čitaj još|preberite tudi|прочитајте и|прочитајте уште|прочитајте још|прочитај и|читайте также|читать также|по теме|читайте також|прочетете още|вижте още|lexo edhe|lexoni edhe|lexo më shumë|citește și|citiți și|olvassa el|διαβάστε επίσης|διαβάστε ακόμα|διαβάστε|δείτε επίσης|ilgili haber|ayrıca okuyun|okumak için|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|شاهد أيضا|baca juga|soma zaidi|soma pia|עוד בנושא|קראו גם|lue myös|lue lisää|katso myös|se også|se även|læs mere|skaitykite taip pat|taip pat skaitykite|lasi arī|loe ka|citește și|vezi și|citeste si|также|читайте ещё|прочетете и|виж още|також читайте|también lee|lea además|vea también|le puede interesar|también te puede interesar|saiba mais|relacionado|relacionada|correlati|approfondisci|per approfondire|à découvrir|sur le même sujet|関連記事|関連|あわせて読みたい|相关阅读|相关新闻|相關新聞|延伸閱讀|延伸阅读|관련기사|관련 기사|อ่านเพิ่มเติม|อ่านต่อ|đọc thêm|xem thêm|مقالات ذات صلة|بیشتر بخوانید|مزید پڑھیں|यह भी पढ़ें|ये भी पढ़ें|இதையும் படியுங்கள்|আরও পড়ুন`

/** A word ends here; \b knows only ASCII letters. */
const end = '(?![\\p{L}\\p{N}])'
const line = (source: string): RegExp => new RegExp(source.replaceAll('¶', end), 'iu')

/** Whole lines of pages' machinery, and openings that only machinery has. `¶` stands for the end of a word. */
const machinery: readonly RegExp[] = [
  // advertising
  line(
    '^(?:advertisement|advertising|advertisment|ads?|anzeige|werbung|annonce|annons|publicité|publicidad|pubblicità|reklama|reklám|reklame|реклама|реклам|oglas|διαφήμιση|iklan|広告|广告|廣告|광고|إعلان|פרסומת|sponsored|skip advertisement|(?:article|story) continues below(?: advertisement)?|continue reading|scroll to continue|loading|skip ad|publicidade|continua a leggere|läs vidare|lue lisää|advertentie|mainos)[.:…]*$',
  ),
  // buttons
  line(
    '^(?:share|teilen|partager|compartir|condividi|dela|del|udostępnij|sdílet|paylaş|podijeli|сподели|поделиться|tweet|print|drucken|email|e-mail|facebook|twitter|whatsapp|linkedin|telegram|pinterest|reddit|copy link|link kopieren|pdf|save|bookmark|listen|hören|anhören|vorlesen|écouter|escuchar|kommentare?|comments?|\\d+ (?:comments?|kommentare?|shares?|commentaires?)|gift article|open image in gallery|bild vergrößern|image gallery|fullscreen|close|menu|more|mehr|live|liveblog|video|audio|newsletter|podcast)[.:]?$',
  ),
  // newsletters, channels, apps
  line('(?:sign(?:ing)? up|subscribe|register)¶.{0,120}(?:newsletter|inbox|daily|updates|free account|alerts|email)¶'),
  line('^(?:sign up|subscribe|sign in|log in|register|join)¶.{0,120}(?:newsletter|inbox|daily|updates|account|free|email|today)¶'),
  line('(?:newsletter|inbox)¶.{0,80}(?:sign up|subscribe|abonnieren|anmelden)¶'),
  line(
    '^(?:get|receive) (?:the|our|all|more|your|breaking|access)¶.{0,120}(?:newsletter|inbox|emails?|alerts?|app|subscription|subscriptions)¶',
  ),
  line('^(?:follow|like|find|join) (?:us|me|him|her|\\S{1,30}) on¶'),
  line('^(?:folgen sie|folge) (?:uns|mir)¶'),
  line(
    '^(?:suivez|síguenos|síganos|sigue|seguici|segui|följ|følg|volg|śledź|sledujte|pratite|takip|подписывайтесь|подпишитесь|следете|следите|подписуйтесь|присоединяйтесь)¶.{0,160}(?:facebook|twitter|instagram|telegram|whatsapp|google|newsletter|canal|youtube|viber|дзен|телеграм|телеграме|вконтакте)¶',
  ),
  line('^(?:like|enjoyed) this (?:story|article)\\?'),
  line(
    '^(?:thank you for (?:registering|signing up|subscribing)|please refresh the page|you are (?:now )?subscribed|danke für (?:ihre|deine) anmeldung)',
  ),
  // credits of pictures and of the desk
  line(
    '^(?:(?:image|photo|picture|photograph|video|graphic|illustration)s?(?: credit| source| by| courtesy| caption)?|foto|fotos|bild|bilder|grafik|credits?|photo by|crédit(?: photo)?|credit photo|bildlegende|legende|bildtext|billedtekst|bildetekst|bildquelle|bildnachweis|pie de foto|légende|didascalia|fotó|фото|слика|фотографија|снимка|zdjęcie|fot\\.|φωτογραφία|写真|照片|사진)\\s?[:©/].{0,160}$',
  ),
  line(
    '^(?:source|quelle|quellen|fuente|fonte|bron|källa|kilde|źródło|zdroj|izvor|извор|источник|джерело|πηγή|kaynak|forrás|sursa|出典|来源|來源)\\s?[:：].{0,60}$',
  ),
  line('^(?:reporting|additional reporting|writing|editing|compiled|edited|written|reported) by¶.{0,300}$'),
  line('^\\(?(?:additional )?(?:reporting|writing|editing) by¶[^.]{0,300}(?:editing|writing) by¶'),
  line('^our standards:'),
  line('^(?:mit|with) (?:material von |agenturmaterial|\\p{Lu}{2,5}|dpa|afp|ap|reuters|kna|epd|sid)(?:[/, ]{1,3}\\p{L}{2,8}){0,3}\\.?$'),
  line(
    '^(?:©|\\(c\\)|copyright|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|riproduzione riservata|this document is subject to copyright)',
  ),
  // dates and reading times
  line(
    '^(?:published|updated|last updated|first published|posted|modified|stand|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|publisert|oppdatert|publicerad|uppdaterad|opublikowano|aktualizacja|опубликовано|обновлено|објавено|yayınlanma|güncelleme)¶[^.!?]{0,20}\\d[^!?]{0,70}$',
  ),
  line(
    '^(?:\\d{1,2}[./-] ?\\d{1,2}[./-] ?\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|\\d{4}年\\d{1,2}月\\d{1,2}日)[^.!?]{0,40}(?:\\d\\d)?[^.!?]{0,20}(?:min\\.)?$',
  ),
  line(
    '^(?:\\d{1,2}:\\d{2}(?::\\d{2})?|\\d+ ?(?:min|minutes?|minuten|minuti|minutos)\\.?(?: read| lesezeit| de lecture| di lettura| de lectura)?|(?:lesedauer|lesezeit|reading time|read time|tempo de leitura|tempo di lettura|tiempo de lectura|temps de lecture|leestijd|lästid|lesetid|læsetid|lukuaika|czas czytania|doba čtení|čas čtení|čas čítania|vreme čitanja|vrijeme čitanja|време на четене|време за читање|время (?:на )?чтени[ея]|час читання|okuma süresi|durată de citire|olvasási idő|χρόνος ανάγνωσης|مدة القراءة|thời gian đọc).{0,20}|\\d+ minute read.{0,80})$',
  ),
  // players, consent, walls, corrections desks
  line(
    '^(?:your browser|javascript|please enable|ihr browser|bitte aktivieren|this video|dieses video|to view this|to see this|um diesen inhalt|an dieser stelle (?:befindet|finden)|an external|externer inhalt|hier finden sie (?:externen|einen externen)|mit dem laden|we recommend|wir benötigen ihre|empfohlener redaktioneller|empfohlener externer|recommended (?:external )?content|beim laden|ein klick für den datenschutz|link zum .{2,20}inhalt|personenbezogene daten können)',
  ),
  line(
    '^(?:this advertisement has not loaded|advertisement \\d+$|article continues (?:below|after)|the article continues|skip (?:to|past|twitter|instagram|facebook|advert)|comments (?:are closed|have been disabled)|die kommentarfunktion|kommentare sind)',
  ),
  // what a machine made of the text, and what it says of itself
  line(
    '(?:(?:summary|translation|article|text|audio|story)¶.{0,40}(?:generated|created|produced|written|translated|made)¶.{0,20}(?:by|with|using)¶.{0,20}(?:ai|artificial intelligence|a machine|automatically|google translate)¶|^(?:machine[- ]translated|automatically translated|ai[- ]generated (?:summary|audio|voice)))',
  ),
  line(
    '(?:zusammenfassung|übersetzung|text|artikel|beitrag)¶.{0,60}(?:(?:mit|von|durch) (?:hilfe (?:von )?)?(?:einer |künstlicher |der )?(?:ki|künstlicher intelligenz|künstliche intelligenz)|maschinell|automatisiert)¶.{0,20}(?:erstellt|erzeugt|generiert|übersetzt|zusammengefasst)|^(?:dies ist )?(?:eine )?maschinelle übersetzung',
  ),
  line(
    '(?:résumé|traduction|resumen|traducción|resumo|tradução|riassunto|traduzione)¶.{0,40}(?:généré|créé|generad|cread|gerad|criad|generat|creat)[oae]?e?s?¶.{0,30}(?:ia|ai|inteligencia artificial|inteligência artificial|intelligence artificielle|intelligenza artificiale)¶',
  ),
  line(
    '^ai (?:요약|summary)|인공지능.{0,12}요약|(?:本|この)?(?:摘要|要約|記事要約).{0,12}(?:ai|人工智[能慧])|(?:由|本文由).{0,4}(?:ai|人工智[能慧]).{0,4}(?:生成|翻译|翻譯|总结)',
  ),
  // members' walls and newsletters beyond the languages above
  line(
    '^(?:abonnez-vous|inscrivez-vous|suscr[ií]b[ae](?:te|se)|apúntate|reg[ií]strate|inscreva-se|assine|cadastre-se|iscriviti|abbonati|meld je aan|schrijf je in|abonneer|prenumerera|anmäl dig|abonner på|meld deg på|tilmeld dig|tilaa|zapisz się|subskrybuj|přihlaste se|odebírejte|prihláste sa|prijavite se|pretplatite se|пријавете се|претплатете се|запишете се|абонирайте се|подпишитесь|підпишіться|abone ol|iratkozz fel|abonează-te|εγγραφείτε|prenumeruok)¶.{0,160}(?:newsletter|boletín|bülten|bulletin|e-?mail|mail|correo|posta|briefing|nieuwsbrief|nyhetsbrev|nyhedsbrev|uutiskirje|biuletyn|zpravodaj|рассылк|розсилк|бюлетин|билтен|билтенот|hírlevél|ενημερωτικό|naujienlaišk|channel|canal|kanal|канал)',
  ),
  line(
    '^(?:abonnieren sie|melden sie sich|jetzt (?:abonnieren|anmelden|registrieren|testen)|registrieren sie sich|hier (?:anmelden|abonnieren)|melde dich|hol dir|abonniere)¶.{0,160}(?:newsletter|e-mail|postfach|kostenlos|whatsapp|push|kanal|app)',
  ),
  line(
    '(?:会員登録|会員限定|有料会員|無料会員|ログインして|購読(?:者|すると)|メールマガジン|ニュースレター).{0,80}(?:ください|できます|です|ません|ログイン|読めます|こちら|配信|登録)|残り\\s?[\\d,]+\\s?文字|無断(?:転載|複製)|(?:会员|會員|订阅|訂閱).{0,20}(?:登录|登入|购买|專屬|专享|解锁|解鎖)|유료\\s?회원|로그인\\s?(?:후|하시)|무단\\s?전재|저작권자|재배포\\s?금지|뉴스레터.{0,12}(?:구독|신청)',
  ),
  line(
    '^[[(（【]?(?:责任编辑|責任編輯|编辑|編輯|校对|校對|审核|審核|来源|來源|图源|圖源)\\s?[:：].{0,40}$|^.{2,24}\\s?(?:기자|특파원)\\s?[(=]?\\s?[\\w.+-]+@[\\w.]+\\)?$',
  ),
  line('^.{2,20}[- ]inhalte? (?:erlauben|anzeigen|laden|aktivieren)$'),
  line(
    '^(?:ich bin damit einverstanden|i agree to|j.accepte que|acepto que|accetto che)¶.{0,200}(?:externe|inhalt|content|contenu|contenid|contenut)',
  ),
  line(
    '^(?:il vous reste [\\d.,]+ ?%|la suite est réservée|cet article est réservé|this article is for subscribers|dieser artikel ist (?:nur )?für abonnenten|to continue reading|um weiterzulesen|weiterlesen mit|lesen sie weiter mit|este contenido es exclusivo|contenuto riservato|already a subscriber|sie haben bereits ein abo|bereits abonnent)',
  ),
  line(
    '^(?:this article (?:was )?(?:first|originally) (?:appeared|published)|read the original|have you got a story|do you have a (?:story|tip)|got a (?:tip|story)|have a tip|contact (?:us|the author|the reporter)|send (?:us )?tips?|email the|write to|e-mail an die|report a typo|report an error|fehler (?:melden|gefunden)|haben sie (?:einen )?fehler|found an error|dieser artikel wurde ausgedruckt|citation:|click here (?:to|for)|tags?:|schlagworte:|etiquetas:|keywords:)',
  ),
  line('^(?:\\d+ of \\d+|\\d+\\s?/\\s?\\d+|placeholder image.{0,6}|[<>«»‹›→←↑↓•·|–—*+_=#\\s-]+)$'),
]
/** A row of buttons whose labels ran together. */
const buttons =
  /^(?:(?:share|teilen|partager|compartir|compartilhar|condividi|delen|dela|del|jaa|udostępnij|sdílet|paylaş|поделиться|сподели|on|auf|sur|en|facebook|twitter|x|e?-?mail|whatsapp|telegram|pinterest|linkedin|reddit|messenger|threads|bluesky|flipboard|pocket|viber|vk|print|drucken|imprimer|imprimir|stampa|copy|link|kopieren|copier|copiar|save|saved|merken|more|mehr)(?:[\s,|·•/:]+|$)){3,}$/iu
/** Words that make a short line with a link an offer. */
const offer =
  /newsletter|whatsapp[- ](?:kanal|channel|canal|canale)|(?:unsere?|our|notre|nuestra|nostra)\S* app\b|telegram[- ](?:kanal|channel|canal|canale)|google news/iu

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
    const opening = text.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, '')
    for (const phrase of pointingFirst.get(opening.slice(0, 3)) ?? []) {
      if (!opening.startsWith(phrase)) continue
      const rest = opening.slice(phrase.length)
      if (/^\s*[:：>»–—|→】］\]]/.test(rest) && (density > 0.2 || phrase.length > 5)) return true
      if (density > 0.6 && /^[\s.]/.test(rest) && phrase.length > 5) return true
    }
  }
  if (text.length < 320 && density > 0.05 && offer.test(text)) return true
  return (text.length < 160 && buttons.test(text)) || machinery.some((pattern) => pattern.test(text))
}
