/**
 * The words by which a news page marks what is not its text, as data: names in class attributes, and phrases in the languages
 * of the world's press. Nothing here is true of one publisher only.
 */

const names = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split('|')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  )

/** Words (or two words in a row) of a class, id or component name that mark furniture wherever they stand. */
export const furnitureNames = names(`
related|share|sharing|sharebar|sharetools|sharethis|addtoany|addthis|socials|newsletter|newsletters|rail|printbox|print block|print only|inline article|tagbox|affiliate|linkback|infobox|info box|factbox|faktenbox|kasten|image container|image widget|image text|image info|synopsis|embed consent|article card|post card|teaser card|news card|card title|hide|comment|onetrust|didomi|usercentrics|sourcepoint|cybot|expandable|accordion|collapsible|promo|promos|promotion|promobox|advert|adverts|advertisement|advertising|advertorial|adslot|adsense
|adbox|adunit|adwrapper|ads|ad|dfp|gpt|banner|sponsor|sponsored|comments|disqus|commentlist|respond|caption|captions|figcaption|byline|breadcrumb|breadcrumbs|recommended|recommendation
|recommendations|recommends|popular|trending|mostread|teaser|teasers|teaserlist|sidebar|widget|widgets|subscribe|cookie|cookies|consent|gdpr|cmp|menu|nav|navbar|navigation|toolbar|footer|popup
|modal|overlay|tooltip|login|signup|outbrain|taboola|carousel|slideshow|copyright|timestamp|dateline time|publish date|published date|pubdate|author bio|authorbio|about author
|author box|authorbox|author info|author card|author profile|bio|readmore|read more|read also|see also|more on|also read|seealso|further reading|toc|table contents|share buttons|social
|skip|screenreader|visually hidden|visuallyhidden|sr only|screen reader|hidden|noprint|no print|tags|taglist|tag list|keywords|topics|topic list|trust|disclaimer|correction policy|rating|ratings|poll|quiz|donate|donation
|donations|support us|feedback|reactions|emoji|prevnext|prev next|pagination|pager|post navigation|jp relatedposts|yarpp|articlelist|article list|storylist|linklist|link list|most viewed
|infinite scroll|next article|next story|up next|external promo|cross promo|crosspromo|upsell|paywall banner|piano|regwall|print only|printonly|audio player|video player|videoplayer|player|jwplayer|brightcove
|vjs|playlist|photo credit|image credit|photocredit|credit|credits|img caption|image caption|media caption|media info|mediainfo|hashtag|hashtags|whatsapp|telegram|facebook|twitter share|pinterest|followus|follow us|follow|app promo|appbanner|download app
|tagcloud|ticker|breaking news bar|weather|stock ticker|livebar|notification|push|onesignal|user menu|search|searchform|language switcher|adblock|affiliate disclaimer|kicker|overline|supertitle|eyebrow
|galerie|bildunterschrift|bildtext|bildnachweis|didascalia|leyenda|relacionadas|relacionados|relacionada|noticias relacionadas|correlati|correlate|articoli correlati|mehr zum thema|weiterlesen|lesetipps|leseempfehlung
|autorenbox|autoreninfo|anzeige|werbung|reklama|publicidad|publicite|pubblicita|annonse|annons|reklame|iqads|lire aussi|leer mas|leia mais|leia tambem|czytaj|citaj|powiazane|podobne|meta data|metadata|entry meta|post meta|article meta|meta
`)

/**
 * Words for how a part looks or opens rather than for what it says: furniture, unless what stands in it reads like the text.
 */
export const looksNames = names(`
accordion|collapsible|carousel|slideshow|widget|banner|rail|toc|table contents|teaser|teasers|player|ticker|push|piano|trust|search|skip|social|media info|mediainfo|card title|title card|image text|feedback|trending|popular|article card|post card|news card|topics|rating|ratings|print block|playlist|weather|hide
`)

/** The same, but only where the element does not hold much of the page's prose. */
export const weakFurnitureNames = names(`
author|authors|autor|auteur|autore|date|time|tag|topic|video|gallery|photo|photos|photobox|image|media|list|links|link|box|infobox|factbox|info|aside|header|label|badge|icon|button|btn|buttons|cta|print|tools|actions|action
|embed|social media|extra|supplement|additional|bottom|secondary|rail|right column|sticky|source|sources|license|licence|paywall|premium|offer|subscription|abo|register|comment|reply|rank|live|stats|score|listing|archive
`)

/** Names of the text's own container. */
export const bodyNames = names(`
article body|articlebody|article content|articlecontent|article text|articletext|story body|storybody|story content|story text|entry content|post content|post body|postbody|content body|body content|body text|bodytext
|main content|maincontent|news text|newstext|news body|news content|news detail|article main|article copy|body copy|bodycopy|rich text|richtext|paragraph|paragraphs|article paragraph|text|content|article|story|prose|td post content|single content
|artikel text|artikel body|artikel inhalt|artikeltext|cuerpo|cuerpo noticia|texto|texto noticia|corpo|testo|testo articolo|texte|corps|tekst|treść|tresc|brodtext|brødtekst|haber detay|haber metni|wysiwyg|field body|body
`)

/** Names of the line between headline and text. */
export const leadNames = names(`
lead|lede|subline|sub line|leadin|lead in|lead text|leadtext|standfirst|stand first|dek|deck|subheadline|sub headline|subtitle|sub title|subhead|article summary|article intro|intro|introduction|introtext|intro text|summary|excerpt|abstract|teaser text lead
|vorspann|einleitung|anriss|untertitel|chapo|chapeau|chapô|sottotitolo|occhiello|sommario|entradilla|bajada|bajante|subtitulo|copete|sumario|zajawka|ingress|manchet|underrubrik|perex|podtitul|podnaslov|nadnaslov|spot|ozet|resumen|résumé|article description|post excerpt|sapo|linha fina|gravata|article lead|article perex|article ingress|inledning|ingres
`)

/** Furniture that no article's container is ever called, so that its size never speaks for it. */
export const foreignNames = names(`
next prev|prev next|comment|comments|commentlist|disqus|respond|replies|cookie|cookies|consent|onetrust|gdpr|ccpa|cmp|didomi|usercentrics|sourcepoint|cybot|related|relatedposts|recommended|recommendation|recommendations|newsletter|newsletters|outbrain|taboola|mostread|login|signup|correlati|relacionadas
`)
