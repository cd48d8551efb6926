/**
 * What is kept of agencies' files: for each format and field, in how many files the entry has it (filled), in how many the source
 * says it and the entry does not (empty, named below the table), in how many the source does not say it (absent); and of every body
 * the words that went in and did not come out.
 *
 *   node bench/wire.ts [--corpus DIR] [--words]
 *
 * What the source says is told by patterns over its bytes, not by the parsers under test: an element, key or line of the field's own
 * with something in it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeHTML } from 'entities'
import type { WireEntry, WireFormat } from '#src/wire/document.ts'
import { parse } from '#src/wire/index.ts'

type Said = (raw: string) => boolean

/** An element of this local name with text, or with one of these attributes filled. */
const element =
  (names: string, attributes = 'qcode|literal|uri|FormalName|Value|norm|id-string'): Said =>
  (raw) =>
    new RegExp(`<(?:\\w+:)?(?:${names})(?=[\\s>])[^>]*(?<!/)>(?:\\s|<(?!/(?:\\w+:)?(?:${names})>)[^>]*>)*[^<\\s]`, 'i').test(raw) ||
    new RegExp(`<(?:\\w+:)?(?:${names})\\s[^>]*\\b(?:${attributes})\\s*=\\s*["'][^"']*[^"'\\s]`, 'i').test(raw)
/** A JSON key of this name with something in it. */
const key =
  (names: string): Said =>
  (raw) =>
    new RegExp(`"(?:${names})"\\s*:\\s*(?:"(?!")|\\d|\\[\\s*[^\\]\\s]|\\{\\s*[^}\\s])`, 'i').test(raw)
const pattern =
  (words: RegExp): Said =>
  (raw) =>
    words.test(raw)

/** The fields of an entry, and what fills them. */
const fields: Record<string, (entry: WireEntry) => unknown> = {
  id: (e) => e.id,
  version: (e) => e.version,
  pubStatus: (e) => e.pubStatus,
  signals: (e) => e.signals ?? e.signalCodes,
  published: (e) => e.published,
  embargo: (e) => e.embargoedUntil,
  expires: (e) => e.expires,
  urgency: (e) => e.urgency,
  priority: (e) => e.priority,
  slugline: (e) => e.slugline,
  headline: (e) => e.headline,
  headlines: (e) => e.headlines,
  summary: (e) => e.summary,
  byline: (e) => e.by ?? e.authors,
  dateline: (e) => e.dateline,
  located: (e) => e.located,
  language: (e) => e.language,
  genre: (e) => e.genres,
  subjects: (e) => e.subjects,
  places: (e) => e.places,
  people: (e) => e.people,
  organisations: (e) => e.organisations,
  keywords: (e) => e.keywords,
  edNote: (e) => e.edNote,
  usageTerms: (e) => e.usageTerms,
  copyright: (e) => e.copyrightNotice ?? e.copyrightHolder,
  creditLine: (e) => e.creditLine ?? e.media?.some((m) => m.creditLine),
  sources: (e) => e.infoSources,
  provider: (e) => e.provider,
  links: (e) => e.links,
  series: (e) => e.series,
  media: (e) => e.media,
  caption: (e) => e.media?.some((m) => m.caption),
  body: (e) => e.bodyText,
}
const meta = (names: string): Said => pattern(new RegExp(`<meta\\s[^>]*name="(?:${names})"[^>]*content="[^"]`, 'i'))
const any =
  (...all: Said[]): Said =>
  (raw) =>
    all.some((said) => said(raw))
const all =
  (...every: Said[]): Said =>
  (raw) =>
    every.every((said) => said(raw))
/** Beside elements of this name, not in them. */
const without =
  (name: string, words: RegExp): Said =>
  (raw) =>
    words.test(raw.replace(new RegExp(`<(?:\\w+:)?${name}\\b[^>]*(?<!/)>[\\s\\S]*?</(?:\\w+:)?${name}>`, 'gi'), ''))
const inside =
  (name: string, said: Said): Said =>
  (raw) =>
    regions(raw, name).some(said)
/** An association of ninjs says how it belongs to its item; renditions and subjects have a `rel` of another kind. */
const related: Said = (raw) => {
  const open: unknown[] = [JSON.parse(raw)]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue
    const { associations } = value as { associations?: object }
    if (Object.values(associations ?? {}).some((part) => typeof part?.rel === 'string')) return true
    open.push(...Object.values(value))
  }
  return false
}
const never: Said = () => false

/** Where each format says a field. A field that is missing here cannot be said in it. */
const said: Partial<Record<WireFormat, Record<string, Said>>> = {
  'newsml-g2': {
    id: pattern(/<(?:newsItem|packageItem)\s[^>]*guid="[^"]/i),
    version: pattern(/<(?:newsItem|packageItem)\s[^>]*\sversion="[^"]/i),
    pubStatus: element('pubStatus'),
    signals: element('signal'),
    published: element('firstCreated|versionCreated'),
    embargo: element('embargoed'),
    expires: element('expires'),
    urgency: element('urgency'),
    priority: element('priority'),
    slugline: element('slugline'),
    headline: element('headline|title'),
    headlines: pattern(/<headline\s[^>]*role="(?!hld:headline|[^"]*main)[^"]+"[^>]*>\s*[^<\s]/i),
    // a package's references carry those of what they refer to
    summary: without('itemRef', /<description(?![^>]*role="[^"]*(?:caption|transcript|script|shotlist|technical))[^>]*>\s*[^<\s]/i),
    byline: any(element('by|byline'), pattern(/<creator\s[^>]*>\s*<name/i)),
    dateline: pattern(/<dateline[^>]*>\s*(?!\d{4}-)[^<\s]/i),
    located: element('located|city'),
    language: any(pattern(/<language\s[^>]*tag="[^"]/i), pattern(/<(?:newsItem|packageItem)\s[^>]*xml:lang="[^"]/i)),
    genre: element('genre'),
    subjects: pattern(/<subject\s(?![^>]*type="[^"]*(?:geo|poi|person|organi|company|cpttype:5))[^>]*(?:qcode|literal)="[^"]/i),
    places: any(pattern(/<subject\s[^>]*type="[^"]*(?:geo|poi|cpttype:5)/i), element('located')),
    people: pattern(/<subject\s[^>]*type="[^"]*:person"/i),
    organisations: pattern(/<subject\s[^>]*type="[^"]*:(?:organi[sz]ation|company)"/i),
    keywords: element('keyword'),
    edNote: element('edNote'),
    usageTerms: element('usageTerms'),
    copyright: element('copyrightHolder|copyrightNotice'),
    creditLine: element('creditline'),
    sources: element('infoSource|provider'),
    provider: element('provider'),
    links: any(pattern(/<link\s[^>]*(?:href|residref|guidref)="[^"]/i), pattern(/<packageItem\s[^>]*guid=[\s\S]*<itemRef\s/i)),
    series: never,
    media: pattern(/<remoteContent\s[^>]*contenttype="(?:image|video|audio)/i),
    // a text's own description has that role too, with nothing that it could stand under
    caption: all(
      without('itemRef', /<description\s[^>]*role="[^"]*caption[^"]*"[^>]*>\s*[^<\s]/i),
      without('itemRef', /<remoteContent\s[^>]*contenttype="(?:image|video|audio)/i),
    ),
    body: any(element('inlineData|p|body\\.content'), pattern(/<inlineXML[^>]*>[\s\S]*<(?:p|body)[^>]*>\s*[^<\s]/i)),
  },
  nitf: {
    id: pattern(/<doc-id\s[^>]*id-string="[^"]/i),
    version: any(pattern(/<du-key\s[^>]*(?:version|generation)="[^"]/i), meta('version')),
    pubStatus: pattern(/management-status="[^"]/i),
    signals: pattern(/<ed-msg\s[^>]*msg-type="[^"]/i),
    published: pattern(/<date\.(?:issue|release)\s[^>]*norm="[^"]/i),
    embargo: pattern(/management-status="embargo/i),
    expires: pattern(/<date\.expire\s[^>]*norm="\d/i),
    urgency: pattern(/ed-urg="[1-9]/i),
    priority: meta('(?:aap-)?priority'),
    slugline: meta('anpa-keyword|ntbstikkord|slug|slugline|aap-keyword'),
    headline: any(element('hl1|hedline'), pattern(/<title>\s*[^<\s]/)),
    headlines: inside('hedline', element('hl2|hl3')),
    summary: element('abstract'),
    byline: element('byline'),
    dateline: element('dateline'),
    located: element('dateline'),
    language: any(pattern(/baselang="[^"]/i), pattern(/<nitf\s[^>]*xml:lang="[^"]/i), meta('language')),
    genre: pattern(/tobject\.property\.type="[^"]/i),
    subjects: pattern(/tobject\.subject\.(?:refnum|code)="[^"]/i),
    places: any(
      element('evloc', 'city|iso-cc|state-prov|county-dist'),
      meta('aap-place'),
      pattern(/<identified-content>[\s\S]*<location/i),
    ),
    people: pattern(/<identified-content>[\s\S]*<person[\s>][\s\S]*<\/identified-content>/i),
    organisations: pattern(/<identified-content>[\s\S]*<org[\s>][\s\S]*<\/identified-content>/i),
    keywords: any(pattern(/<keyword\s[^>]*key="[^"]/i), meta('keywords|news_keywords')),
    edNote: any(
      pattern(/<ed-msg\s[^>]*info="[^"]/i),
      pattern(/<body\.head>[\s\S]*<note[\s>][\s\S]*<\/body\.head>/i),
      pattern(/<revision-history\s[^>]*comment="[^"]/),
    ),
    usageTerms: element('doc\\.rights', 'type|limitations|geography'),
    copyright: any(pattern(/<doc\.copyright\s[^>]*holder="[^"]/i), pattern(/<body\.head>[\s\S]*<(?:rights|copyrite)/i)),
    creditLine: pattern(/<media-producer>\s*[^<\s]/i),
    sources: any(element('distributor'), meta('aap-(?:original-)?source|source'), pattern(/src-name="[^"]/)),
    provider: meta('provider'),
    links: pattern(/management-doc-idref="[^"]/i),
    series: pattern(/<series\s[^>]*series\./i),
    media: pattern(/<media-reference\s[^>]*(?:source|data-location)="[^"]/i),
    // what only names the photographer is a credit
    caption: pattern(/<media-caption[^>]*>\s*(?!(?:Foto|Photo|Picture):)[^<\s]/i),
    body: pattern(/<body\.content[^>]*>(?:\s|<(?!\/body\.content)[^>]*>)*[^<\s]/i),
  },
  ninjs: {
    id: key('uri|guid|itemid'),
    version: key('version'),
    pubStatus: key('pubstatus'),
    signals: key('signals?'),
    published: key('versioncreated|firstcreated|firstpublished'),
    embargo: key('embargoed|embargodate'),
    expires: key('expires'),
    urgency: pattern(/"urgency"\s*:\s*"?[1-9]/),
    priority: pattern(/"priority"\s*:\s*"?[1-9]/),
    slugline: key('slugline|slug'),
    headline: key('headline|headlines|title|name'),
    headlines: any(key('headline_(?:extended|short|seo)|subheadline'), pattern(/"headlines"\s*:\s*\[[^\]]*\}\s*,\s*\{/)),
    summary: key('description_(?:text|html|summary)|abstract|descriptions'),
    byline: key('byline|by|authors|bylines'),
    dateline: key('dateline'),
    located: key('located|datelinelocation'),
    language: key('language'),
    genre: key('genres?'),
    subjects: key('subjects?'),
    places: key('places?'),
    people: key('person|people'),
    organisations: key('organisations?|organizations?'),
    keywords: key('keywords?'),
    edNote: key('ednote|ednotes|editorsnote|description_editorialnotes'),
    usageTerms: key('usageterms'),
    copyright: key('copyrightnotice|copyrightholder'),
    creditLine: key('creditline|description_creditline'),
    sources: key('source|infosources?|provider'),
    provider: key('provider'),
    links: any(key('evolvedfrom|links|replacing'), related),
    series: never,
    media: any(pattern(/"type"\s*:\s*"(?:picture|photo|image|video|graphic|audio)/), pattern(/"mimetype"\s*:\s*"(?:image|video|audio)/)),
    caption: any(key('description_caption|caption'), pattern(/"type"\s*:\s*"picture"/)),
    body: key('body_(?:html|xhtml|text)|bodies'),
  },
  iptc7901: {
    id: () => true,
    pubStatus: () => true,
    published: pattern(/\x03\s*\d{6}/),
    urgency: () => true,
    priority: () => true,
    slugline: pattern(/\x01[^\x02]*?\r?\n[^\x02\r\n]*\S[^\x02]*\x02/),
    headline: () => true,
    byline: pattern(/\n(?:By|Von|Par) \p{Lu}/u),
    dateline: pattern(/\((?:dpa|AFP|ATS|ats|SDA|APA|ANP|Reuters)[^)]{0,10}\) ?[-–—]/),
    located: pattern(/\p{Lu}\p{L}+ \((?:dpa|AFP|ATS|ats|SDA|APA|ANP|Reuters)[^)]{0,10}\) ?[-–—]/u),
    subjects: () => true,
    edNote: pattern(/# ?(?:dpa-)?notebook|notizblock/i),
    sources: pattern(/\((?:dpa|AFP|ATS|ats|SDA|APA|ANP|Reuters)[^)]{0,10}\) ?[-–—]/),
    body: () => true,
  },
  anpa1312: {
    id: () => true,
    pubStatus: () => true,
    signals: pattern(/\x02[^\n]{0,80}(?:Writethru|\d(?:st|nd|rd|th) ?(?:Ld|Take|Add)|Correct|Kill)|\x01[^\x02]*(?:Writethru|\dst ?Ld)/i),
    published: pattern(/\x03[\s\S]{0,20}?\d\d-\d\d-\d\d/),
    urgency: () => true,
    priority: () => true,
    slugline: () => true,
    // the first line repeats the keyword of the header
    headline: pattern(/(?<!\x02)\^(?!By |\(?Eds?[:.]|[A-Z]{2,4}-[A-Z]{2}-\d)[^\n^]{5,}<\r?\n/),
    summary: never,
    byline: pattern(/\^By [^\n]{2,80}=/i),
    dateline: pattern(/\((?:AP|Reuters|AAP|UPI)\) ?[_-]/),
    located: pattern(/\((?:AP|Reuters|AAP|UPI)\) ?[_-]/),
    subjects: () => true,
    edNote: pattern(/\^\(?Eds?[:.]/i),
    sources: pattern(/\((?:AP|Reuters|AAP|UPI)\) ?[_-]/),
    provider: pattern(/\x03\s*[A-Z]{2,5}-/),
    body: () => true,
  },
  email: {
    id: pattern(/^Message-ID:\s*\S/im),
    pubStatus: () => true,
    published: pattern(/^Date:/im),
    headline: any(pattern(/^Subject:\s*\S/im), key('headline')),
    byline: pattern(/^From:/im),
    media: pattern(/^Content-Type:\s*image\//im),
    keywords: any(pattern(/^Keywords:\s*\S/im)),
    slugline: key('slugline'),
    summary: key('abstract'),
    urgency: key('urgency'),
    priority: any(key('priority'), pattern(/^X-Priority:/im)),
    body: () => true,
  },
  rbnews: {
    id: element('NewsID'),
    version: element('version'),
    pubStatus: element('Annuleret'),
    signals: pattern(/<(?:NyVersion|Korrektion)>(?:true|1)/i),
    published: element('PublishDate'),
    urgency: element('Priority'),
    priority: element('Priority'),
    slugline: element('strapline'),
    headline: element('headline'),
    headlines: element('subtitle'),
    byline: element('byLine'),
    located: element('town'),
    subjects: element('section|IPTCList'),
    keywords: element('subjectKeyword'),
    edNote: element('tilRedaktionen|TilRedaktionen'),
    sources: element('origin'),
    links: element('replacedID|Replaces'),
    body: element('content'),
  },
}
said['newsml-1.2'] = {
  id: element('NewsItemId|PublicIdentifier'),
  version: element('RevisionId'),
  pubStatus: element('Status'),
  signals: element('Instruction'),
  published: element('FirstCreated|ThisRevisionCreated'),
  embargo: element('StatusWillChange'),
  urgency: element('Urgency'),
  priority: element('Priority'),
  slugline: element('SlugLine|NameLabel'),
  headline: element('HeadLine'),
  headlines: element('SubHeadLine'),
  summary: element('abstract'),
  byline: element('ByLine|byline'),
  dateline: element('DateLine'),
  located: any(element('DateLine'), element('Location')),
  language: element('Language'),
  genre: element('Genre'),
  subjects: element('Subject|SubjectMatter|SubjectDetail'),
  places: element('Location'),
  people: never,
  keywords: element('KeywordLine'),
  edNote: pattern(/NewsLineType\s+FormalName="[^"]*(?:note|advis)/i),
  usageTerms: element('RightsLine|UsageRights'),
  copyright: element('CopyrightLine|CopyrightHolder'),
  creditLine: element('CreditLine'),
  sources: element('Source|Provider'),
  provider: element('Provider|SentFrom'),
  links: element('DerivedFrom|AssociatedWith', 'NewsItem'),
  series: element('SeriesLine'),
  media: pattern(/<MediaType\s+FormalName="(?:Photo|Video|Audio|Graphic)/i),
  caption: pattern(/Role\s+FormalName="[^"]*caption/i),
  body: element('DataContent|body\\.content'),
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
/** Agencies escape more than once. */
const everyEntity = (text: string): string => {
  const decoded = decodeHTML(text)
  return decoded === text ? text : everyEntity(decoded)
}
const stripped = (markup: string): string =>
  everyEntity(
    markup
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => text)
      .replace(/<(script|style|head|title)\b[\s\S]*?<\/\1>/gi, ' ')
      .replace(/<(?:\w+:)?(media|header)\b[\s\S]*?<\/(?:\w+:)?\1>/gi, ' ')
      // elements inside words (`<b>D</b>am`) are none; blocks end a word
      .replace(/<\/?(?:b|i|em|strong|u|a|span|font|sup|sub|q|num|person|org|location)(?=[\s>/])[^>]*>/gi, '')
      .replace(/<[^>]*>/g, ' '),
  )
const regions = (raw: string, name: string): string[] =>
  [...raw.matchAll(new RegExp(`<(?:\\w+:)?${name}(?=[\\s>])[^>]*>([\\s\\S]*?)</(?:\\w+:)?${name}>`, 'gi'))].map((found) => found[1] ?? '')

/** The words of the bodies of a file, one list for each of its entries; undefined where the format does not set the body apart. */
function wordsIn(format: WireFormat, raw: string): string[][] | undefined {
  switch (format) {
    case 'newsml-g2': {
      const items = regions(raw, 'newsItem')
      return items.map((item) => {
        const forms = [...regions(item, 'inlineXML'), ...regions(item, 'inlineData')].map((form) =>
          wordsOf(stripped(escapedOnce(bodyIn(form)))),
        )
        return forms.reduce((a, b) => (b.length > a.length ? b : a), [])
      })
    }
    case 'newsml-1.2':
      return [regions(raw, 'DataContent').flatMap((form) => wordsOf(stripped(escapedOnce(bodyIn(form)))))]
    case 'nitf':
      // what stands in the head is said in fields: notes are `edNote`
      return [wordsOf(stripped(bodyIn(raw.replace(/<body\.head>[\s\S]*?<\/body\.head>/gi, ''))))]
    case 'rbnews':
      return regions(raw, 'content').map((text) => wordsOf(stripped(escapedOnce(decodeHTML(text)))))
    case 'ninjs': {
      const html = [...raw.matchAll(/"body_(?:html|xhtml|text)"\s*:\s*("(?:[^"\\]|\\.)*")/g)].map(
        ([, text]) => JSON.parse(text ?? '""') as string,
      )
      return [wordsOf(stripped(html[0] ?? ''))]
    }
    default:
      return undefined
  }
}
const escapedOnce = (text: string): string => (/&lt;\/?(?:p|br|div|b)\b/i.test(text) && !/<p[\s>]/i.test(text) ? decodeHTML(text) : text)
function bodyIn(form: string): string {
  const contents = regions(form, 'body\\.content')
  if (contents.length > 0) return [...contents, ...regions(form, 'body\\.end')].join(' ')
  return regions(form, 'body')[0] ?? form
}

/** What of the first list is not in the second, counted. */
function missing(from: readonly string[], into: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const word of into) left.set(word, (left.get(word) ?? 0) + 1)
  return from.filter((word) => {
    const count = left.get(word) ?? 0
    if (count > 0) left.set(word, count - 1)
    return count === 0
  })
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
const corpus = option('--corpus') ?? process.env.CORPUS_DIR ?? '../shared/corpus'
const folder = join(corpus, 'wire')
if (!existsSync(folder)) {
  console.log(`no corpus at ${folder}: nothing was measured`)
  process.exit(0)
}

type Cell = 'filled' | 'empty' | 'absent'
const table = new Map<WireFormat, Map<string, Record<Cell, number>>>()
const files = new Map<WireFormat, number>()
const losses: string[] = []
const unread: string[] = []
const empties: string[] = []
let [bodies, wordsGone, wordsCame, wordsMore] = [0, 0, 0, 0]
for (const file of readdirSync(folder).sort()) {
  const bytes = readFileSync(join(folder, file))
  const { format, entries } = await parse({ bytes })
  const utf8 = new TextDecoder().decode(bytes)
  const raw = utf8.includes('\ufffd') ? new TextDecoder('windows-1252').decode(bytes) : utf8
  if (!format || entries.length === 0) {
    unread.push(`${file} (${format ?? 'no format'})`)
    continue
  }
  const detectors = said[format]
  if (!detectors) continue
  files.set(format, (files.get(format) ?? 0) + 1)
  const row = table.get(format) ?? new Map<string, Record<Cell, number>>()
  table.set(format, row)
  for (const [field, of] of Object.entries(fields)) {
    const filled = entries.some((entry) => {
      const value = of(entry)
      return Array.isArray(value) ? value.length > 0 : Boolean(value)
    })
    const cell: Cell = filled ? 'filled' : (detectors[field] ?? never)(raw) ? 'empty' : 'absent'
    const counts = row.get(field) ?? { filled: 0, empty: 0, absent: 0 }
    counts[cell]++
    row.set(field, counts)
    if (cell === 'empty') empties.push(`${format} ${field}: ${file}`)
  }
  const given = wordsIn(format, raw)
  if (!given) continue
  for (const [at, words] of given.entries()) {
    if (words.length === 0) continue
    const came = wordsOf(given.length === 1 ? entries.map((e) => e.bodyText ?? '').join('\n') : (entries[at]?.bodyText ?? ''))
    const lost = missing(words, came)
    const more = missing(came, words)
    bodies++
    wordsGone += words.length
    wordsCame += words.length - lost.length
    wordsMore += more.length
    if (lost.length + more.length > 0)
      losses.push(
        `${file}: ${lost.length} of ${words.length} lost (${lost.slice(0, 12).join(' ')}), ${more.length} added (${more.slice(0, 12).join(' ')})`,
      )
  }
}
const formats = [...table.keys()]
console.log(`filled/empty/absent  ${formats.map((format) => `${format} (${files.get(format)})`.padStart(16)).join('')}`)
for (const field of Object.keys(fields)) {
  const cells = formats.map((format) => {
    const counts = table.get(format)?.get(field)
    return `${counts?.filled ?? 0}/${counts?.empty ?? 0}/${counts?.absent ?? 0}`.padStart(16)
  })
  console.log(`${field.padEnd(21)}${cells.join('')}`)
}
console.log(`\nempty though the source says it:${empties.length === 0 ? ' nowhere' : `\n  ${empties.join('\n  ')}`}`)
console.log(`\nbodies: ${bodies}; words in ${wordsGone}, out ${wordsCame}, added ${wordsMore}`)
if (losses.length > 0) console.log(`  ${losses.join('\n  ')}`)
console.log(`\nunread: ${unread.join(', ') || 'none'}`)
