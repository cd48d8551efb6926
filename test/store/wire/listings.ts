/**
 * How agencies print what they say: an entry of a feed, as RSS or ninjs.
 */
import { rss } from '../../support/site.ts'

/** A feed of the wires that are played. */
export interface Feed {
  id: string
  agency: string
  format: 'ninjs' | 'rss'
}

/** Two agencies with two feeds each, and a newspaper. */
export const feeds: readonly Feed[] = [
  { id: 'north-json', agency: 'North', format: 'ninjs' },
  { id: 'north-rss', agency: 'North', format: 'rss' },
  { id: 'south-rss', agency: 'South', format: 'rss' },
  { id: 'south-json', agency: 'South', format: 'ninjs' },
  { id: 'paper', agency: 'Paper', format: 'rss' },
]
export const feedsOf = (agency: string): Feed[] => feeds.filter((feed) => feed.agency === agency)

/** An entry as it is printed. */
export interface Printed {
  guid: string
  link: string
  headline: string
  at: number
  paragraphs: readonly string[]
  /** A line before the text. */
  firstLine?: string | undefined
  /** How many have read it, a line behind the text. */
  readers?: number | undefined
  summary?: string | undefined
  picture?: string | undefined
  /** Only ninjs has fields for these. */
  slug?: string | undefined
  edNote?: string | undefined
  embargoed?: string | undefined
  canceled?: boolean | undefined
  earlier?: string | undefined
}

/** A document with these entries. */
export function print(feed: Feed, entries: readonly Printed[]): Buffer {
  return Buffer.from(feed.format === 'rss' ? rss(entries.map(rssItem)) : JSON.stringify({ items: entries.map(ninjs) }))
}

const bodyOf = ({ firstLine, paragraphs, picture, readers }: Printed): string =>
  [
    ...(firstLine ? [`<p>${firstLine}</p>`] : []),
    ...paragraphs,
    ...(readers !== undefined && paragraphs.length > 0 ? [`<p>${readers} views</p>`] : []),
    ...(picture && paragraphs.length > 0 ? [`<p><img src="https://pictures.example/${picture}.jpg" alt="${picture}"/></p>`] : []),
  ].join('')

function rssItem(entry: Printed): Parameters<typeof rss>[0][number] {
  const { guid, headline, link, at, summary } = entry
  const content = bodyOf(entry)
  return {
    guid,
    title: headline,
    link,
    pubDate: new Date(at).toUTCString(),
    ...(summary ? { description: summary } : {}),
    ...(content ? { content } : {}),
  }
}

function ninjs(entry: Printed): Record<string, unknown> {
  const { guid, link, headline, at, summary, slug, edNote, embargoed, canceled, earlier } = entry
  return {
    uri: guid,
    url: link,
    type: 'text',
    pubstatus: canceled ? 'canceled' : 'usable',
    versioncreated: new Date(at).toISOString(),
    headline,
    ...(summary ? { description_text: summary } : {}),
    body_html: bodyOf(entry),
    ...(slug ? { slugline: slug } : {}),
    ...(edNote ? { ednote: edNote } : {}),
    ...(embargoed ? { embargoed } : {}),
    ...(earlier ? { evolvedfrom: earlier } : {}),
  }
}

const months = 'January February March April May June July August September October November December'.split(' ')
const meses = 'ENERO FEBRERO MARZO ABRIL MAYO JUNIO JULIO AGOSTO SEPTIEMBRE OCTUBRE NOVIEMBRE DICIEMBRE'.split(' ')

/** How an embargo is said: at this minute, in a field or in words, or without a time that can be read. */
export function embargoed(form: number, until: number, { format }: Feed): Partial<Printed> & { marker?: string; unknown?: true } {
  const [day, time] = new Date(until).toISOString().split('T') as [string, string]
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const clock = time.slice(0, 5)
  const long = `${clock} GMT ${date} ${months[month - 1]} ${year}`
  switch (form) {
    case 0:
      return { marker: `EMBARGOED UNTIL ${long}: ` }
    case 1:
      return format === 'ninjs' ? { embargoed: `${day}T${clock}:00Z` } : { marker: `EMBARGOED UNTIL ${long}: ` }
    case 2:
      return format === 'ninjs'
        ? { edNote: `Embargoed until ${clock} GMT on ${date} ${months[month - 1]} ${year}.` }
        : { firstLine: `EMBARGOED UNTIL ${long}` }
    case 3:
      return { firstLine: `EMBARGOED UNTIL ${clock.replace(':', '')} GMT, ${date} ${months[month - 1]} ${year}` }
    case 4: {
      const [berlin, hour] = new Date(until + 3_600_000).toISOString().split('T') as [string, string]
      return { firstLine: `Sperrfrist: ${berlin.split('-').reverse().join('.')}, ${hour.slice(0, 5).replace(':', '.')} Uhr MEZ` }
    }
    case 5:
      return { firstLine: `EMBARGADO HASTA LAS ${clock} GMT DEL ${date} DE ${meses[month - 1]} DE ${year}` }
    case 6:
      return { marker: 'EMBARGOED: ', unknown: true }
    default:
      return { firstLine: 'EMBARGOED UNTIL FURTHER NOTICE', unknown: true }
  }
}
export const embargoForms = 8

/** Words that end an embargo. */
export const lifts = (form: number, { format }: Feed): Partial<Printed> & { marker?: string } =>
  form % 3 === 0
    ? { marker: 'EMBARGO LIFTED: ' }
    : form % 3 === 1 && format === 'ninjs'
      ? { edNote: 'Embargo lifted.' }
      : { firstLine: 'EMBARGO LIFTED' }

/** Markers by which an agency calls a state later than one before. */
export const revisions: readonly ((headline: string) => string)[] = [
  (h) => `UPDATE 2-${h}`,
  (h) => `UPDATE 1 - ${h}`,
  (h) => `${h}, 1st Ld-Writethru`,
  (h) => `2nd LEAD: ${h}`,
  (h) => `CORRECTED: ${h}`,
  (h) => `CORRECTION-${h}`,
  (h) => `Korrektur: ${h}`,
  (h) => `(CORRECCIÓN) ${h}`,
  (h) => `REFILE-${h}`,
]

/** How a notice names what it kills: by its headline, as it was or as it is, cut, or by slug or number. */
export function killNotice(
  form: number,
  { headline, first, printed, slug, number }: { headline: string; first: string; printed: string; slug: string; number: string },
  { format }: Feed,
): Pick<Printed, 'headline' | 'paragraphs'> & { edNote?: string } {
  const only = (line: string) => ({ headline: line, paragraphs: [] })
  switch (form) {
    case 0:
      return only(`KILL: ${headline}`)
    case 1: {
      const words = `Please kill the story slugged ${slug.toUpperCase()}.`
      return format === 'ninjs'
        ? { headline: 'KILL NOTICE', paragraphs: [], edNote: words }
        : { headline: 'KILL NOTICE', paragraphs: [`<p>${words}</p>`] }
    }
    case 2:
      return only(`KILL: item ${number} is wrong`)
    case 3:
      return only(`KILL: ${headline.split(' ').slice(0, 4).join(' ')}…`)
    case 4:
      return {
        headline: 'Attention editors',
        paragraphs: [`<p>ATTENTION EDITORS: Please kill the story headlined “${headline}”. It is wrong.</p>`],
      }
    case 5:
      return only(`ZURÜCKGEZOGEN: ${headline}`)
    case 6:
      return only(`ANULADA: ${first}`)
    case 7:
      return only(`KILL: ${printed}`)
    default:
      return only(`anular: ${printed}`)
  }
}
export const noticeForms = 9

export const restoreMarkers = ['KILL LIFTED: ', 'KILL WITHDRAWN: ', 'RÜCKNAHME AUFGEHOBEN: ', 'RESTORED: ']
