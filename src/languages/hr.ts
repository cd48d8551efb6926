import type { Language } from './language.ts'

/** Croatian: what it does not share with Serbian */
export const hr: Language = {
  months: `siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac
siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenog prosinca`,
  tellingWords:
    'siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada|studenog|prosinca|tko|tjedn\\p{L}+|tjedan|tisuć\\p{L}+|općin\\p{L}+|točno|tvrtk\\p{L}+|vlak\\p{L}*|povjerenstv\\p{L}+|glasnogovorni\\p{L}+|uvjet\\p{L}*',
  smallWords: 'također',
  offices:
    'predsjednik predsjednica ministrica tajnik tajnica glasnogovornik glasnogovornica direktorica veleposlanik veleposlanica zastupnik zastupnica zapovjednik',
  officeModifiers: 'zamjenik',
  verbsOfSaying: 'ocijenio ocijenila podsjetio podsjetila',
  outletNouns: 'tjednik',
  relays: 'prenijela|izvještava',
  correspondents: 'izvještač',
  reportVerbs: 'izvještava',
  and: 'i',
  relatedHeadings: 'povezane vijesti|povezani članci|vezane vijesti|podijeli',
  buttons: 'podijeli',
  readingTime: 'vrijeme čitanja',
  headlineLabels: 'hitno',
  thisStory: 'ova vijest|ovu vijest',
  markers: { update: 'nadopuna|nadopunjeno', correction: 'ispravak' },
  embargo: {
    lifting: {
      embargo: 'embarg',
      hold: 'zadržavanje|obustava',
      lifted: 'ukinut|skinut|povučen|prestao|kraj|istekao|opozvan',
      free: '(?:već |sada )?(?:slobodn[aoi]|oslobođen[aoi])(?: za (?:objavljivanje|objavu|korištenje|uporabu))?|može se (?:objaviti|koristiti|objavljivati)|bez embarga',
      unlifted: 'nije|će|ako|do|još',
    },
    openings: [
      'ne objavljivati ranije od',
      'nije za objavu do',
      'ne emitirati prije',
      'ne koristiti prije',
      'nije za objavu prije',
      'zabranjena objava do',
      'zabrana objavljivanja do',
      'za objavu nakon',
      'može se objaviti nakon',
      'embargo',
      'pod embargom',
      'ne objavljivati prije',
      'ne objavljivati do',
      'zabrana objave do',
    ],
    everyday: ['za objavu nakon', 'može se objaviti nakon', 'embargo'],
    participles: ['pod embargom'],
    until: 'do|prije',
    today: ['danas'],
    tomorrow: ['sutra'],
    noon: ['podne', 'podneva'],
    midnight: ['ponoć', 'ponoći'],
    hours: ['h', 'sati', 'sata'],
  },
  markersInCapitals: { kill: 'poni[šs]ten[aoe](?: vijest)?|povu[čc]en[aoe](?: vijest)?|storno|poni[šs]tenje|povla[čc]enje' },
  orders: {
    restore: '(?:povla[čc]enje|poni[šs]tenje|storno) (?:je )?(?:povu[čc]eno|poni[šs]teno|opozvano|ukinuto)',
    kill: 'povuci(?:te)?|povlači se|se povlači|se poništava|povlačimo|povučen[oa]|poništi(?:ti|te)?|poništava se|poništeno|obriši(?:te)?|brisati|izbrisati|ne koristi(?:ti|te)|ne objavljivati|stornirati|poni[šs]t\\S*|povu[čc]\\S*|povla[čc]\\S*|storn\\S*|opoziv\\S*|opozvan\\S*',
    withhold: 'zadrži(?:te)?|zadržati',
  },
  sayingForms:
    'poručio|poručila|priopćil[aoi]|izvijestio|izvijestila|istaknuo|istaknula|dometnuo|dometnula|kazali|rekli|ističu|navode|objašnjavaju|pojasnio|pojasnila|pojašnjava|upozorio|upozorila|napominje|napomenuo|napomenula|ustvrdio|ustvrdila|zaključuje|naglašava',
  citing: 'prema|piše|javlja|prenosi|izjavio je za|rekao je za',
  woman: 'ministrica|zastupnica',
  womensNameEnds: 'a',
  thatWords: 'da',
  prodrop: true,
  spokesNouns: 'glasnogovornik|glasnogovornica',
  mensCases: `ra>ar om> em> a> u>
ićem>ić ića>ić iću>ić om> em> a> u>`,
  womensCases: `e>a i>a om>a
ić>ić`,
  mensNames:
    'ante andrej ivan josip marko stjepan tomislav zoran željko mario mate darko davor damir dario domagoj dražen franjo gordan hrvoje igor ivica ivo krešimir luka mirko mladen nikola petar pavao robert siniša slaven stipe tihomir tin vladimir vedran zlatko zdravko branko boris goran miroslav',
}
