/**
 * Which tags open, close and contain which: the lists of the HTML standard's tree construction (WHATWG HTML, 13.2.4.2 and 13.2.6).
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

export const voids = words('area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen')
export const headings = words('h1 h2 h3 h4 h5 h6')
/** Start tags that end an open paragraph. */
export const closesParagraph = words(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp',
)
/**
 * What an end tag's search for its element does not reach over; within drawings the names of `htmlInForeign` count, too. A noscript is one of
 * them because a browser that runs scripts reads it as text, whose tags reach nothing outside.
 */
export const scope = words('html table td th caption template object marquee applet noscript')
export const listScope = words('html table td th caption template object marquee applet noscript ol ul')
export const buttonScope = words('html table td th caption template object marquee applet noscript button')
export const tableScope = words('html table template noscript')
/** Elements that the end tag of an inline element (`</span>`) does not reach over, and that it leaves behind (`</b>`). */
export const special = words(
  'address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script search section select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp',
)
/** A list's item ends the one before it unless one of these stands between. */
export const betweenItems = new Set([...special].filter((tag) => tag !== 'address' && tag !== 'div' && tag !== 'p'))
/** Block elements: their end tag closes what is open in them. */
export const closesAll = words(
  'address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer form header hgroup listing main menu nav ol pre search section select summary ul applet marquee object template',
)
export const formatting = words('a b big code em font i nobr s small strike strong tt u')
/** What may stand in a head: anything else begins the body. */
export const inHead = words('base basefont bgsound link meta noframes noscript script style template title head')
export const rows = words('tr')
export const sections = words('tbody thead tfoot')
export const partsOfTables = words('table caption colgroup col tbody thead tfoot tr td th')
/** What stands in a table where it is written; all else that is not in a cell moves before the table. */
export const inTable = words('caption colgroup col tbody thead tfoot tr td th script style template')
/** Elements whose children are the table's own parts. */
export const tableParts = words('table tbody thead tfoot tr')
/** HTML's start tags that end a drawing or formula which nobody closed. */
export const breaksOut = words(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var',
)
/** Elements of drawings and formulae in which HTML stands again. */
export const htmlInForeign = words('foreignobject desc title mi mo mn ms mtext annotation-xml')
/** Elements in whose text an ampersand is one. */
export const rawText = words('script style xmp iframe noembed noframes plaintext')
