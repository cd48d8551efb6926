/**
 * How each house words what it sends: datelines, trailers, markers in headlines, notes to editors.
 */
import { languages } from '#src/languages/index.ts'
import type { Language } from '#src/languages/language.ts'
import { outlets } from './outlets.ts'
import type { Edition, Listing } from './script.ts'

/** An edition with the words that its feed and its page put around the copy. */
export interface Worded {
  /** The feed's title, with the house's marker. */
  title: string
  /** The page's headline, without it. */
  headline: string
  summary: string
  paragraphs: string[]
  dateline?: string
  byline?: string
  slugline?: string
  edNote?: string
  photo?: { alt: string; caption: string; credit: string; path: string }
}

const markers: Readonly<Record<string, Readonly<Partial<Record<Edition['kind'], string>>>>> = {
  en: { update: 'UPDATE: ', corrected: 'CORRECTED: ', kill: 'KILL: ' },
  mk: { update: 'ДОПОЛНЕТО: ', corrected: 'ИСПРАВКА: ', kill: 'ПОВЛЕЧЕНО: ' },
  sq: { update: 'PLOTËSUAR: ', corrected: 'KORRIGJIM: ', kill: 'TËRHEQJE: ' },
}

/**
 * @param first when the story was sent first: its dateline and trailer keep that day and time
 */
export function word(listing: Listing, edition: Edition, first: Date): Worded {
  const base = listing.reprintOf ? reprinted(listing, edition) : original(listing, edition, first)
  return edition.kind === 'kill' ? withdrawn(listing, edition, base) : base
}

function original(listing: Listing, edition: Edition, first: Date): Worded {
  const { outlet, copy, language } = listing
  const { place = '', initials, byline, slugline } = copy.facts
  const base = { headline: edition.headline, title: titleOf(listing, edition), paragraphs: edition.paragraphs, ...photoOf(listing) }
  const plain = edition.paragraphs[0]!
  switch (outlet) {
    case 'mia': {
      const agency = language === 'mk' ? 'МИА' : 'MIA'
      const dateline = `${place}, ${longDate(first, language, outlets.mia.timezone)} (${agency}) –`
      const trailer = `${initials}/${clockTime(first, outlets.mia.timezone)}/`
      const [lead = '', ...rest] = edition.paragraphs
      return { ...base, dateline, summary: plain, paragraphs: [`${dateline} ${lead}`, ...rest, trailer] }
    }
    case 'continental': {
      const dateline = `${place} (Continental Press) –`
      const [lead = '', ...rest] = edition.paragraphs
      const take = edition.kind === 'lead' || edition.kind === 'update' ? `, ${nth(edition.version - 1)} Ld-Writethru` : ''
      return {
        ...base,
        dateline,
        summary: edition.note ? `Eds: ${edition.note}. ${plain}` : plain,
        paragraphs: [`${dateline} ${lead}`, ...rest],
        ...(byline ? { byline: `By ${byline}` } : {}),
        ...(slugline ? { slugline: slugline + take } : {}),
        ...(edition.note ? { edNote: `Eds: ${edition.note}.` } : {}),
      }
    }
    default:
      return { ...base, summary: plain }
  }
}

/** A newspaper's page says whose story it is, each in its own way. */
function reprinted(listing: Listing, edition: Edition): Worded {
  const { outlet, reprintOf } = listing
  const from = reprintOf!.outlet === 'mia' ? (listing.language === 'mk' ? 'МИА' : 'MIA') : outlets[reprintOf!.outlet].agency
  const base = { title: edition.headline, headline: edition.headline, summary: edition.paragraphs[0]!, ...photoOf(listing) }
  if (outlet === 'courier') return { ...base, paragraphs: edition.paragraphs, byline: from }
  return { ...base, paragraphs: edition.paragraphs.map((text, at) => (at === edition.paragraphs.length - 1 ? `${text} (${from})` : text)) }
}

function withdrawn(listing: Listing, edition: Edition, base: Worded): Worded {
  const notice =
    listing.outlet === 'mia'
      ? `Editors, please kill the story "${edition.headline}" sent earlier today. ${edition.note}. MIA withdraws it and asks subscribers to remove it from all their editions and sites.`
      : `Eds: Members using ${base.slugline} are asked to kill the story headlined "${edition.headline}". ${edition.note}. A kill is mandatory. No substitute will be sent.`
  const { photo: _, dateline: __, ...rest } = base
  return { ...rest, headline: base.title, summary: notice, paragraphs: [notice], edNote: notice }
}

function titleOf({ outlet, language }: Listing, { kind, headline, version }: Edition): string {
  if (outlet === 'continental') {
    if (kind === 'kill') return `KILL NOTICE: ${headline}`
    if (kind === 'corrected') return `CORRECTED: ${headline}`
    return kind === 'lead' ? `${headline}, ${nth(version - 1)} Ld-Writethru` : headline
  }
  return (markers[language]?.[kind] ?? '') + headline
}

function photoOf({ copy, path }: Listing): Pick<Worded, 'photo'> {
  if (!copy.photo) return {}
  const { caption, credit } = copy.photo
  return { photo: { alt: caption, caption: `${caption} / Photo: ${credit}`, credit, path: `/photos${path.replace(/\.html$/, '')}.png` } }
}

const nth = (n: number) => `${n}${['th', 'st', 'nd', 'rd'][n] ?? 'th'}`

const monthsOf = ({ months = '' }: Language): string[] => months.split(/\s/, 12)
const albanianMonths = monthsOf(languages.sq)
const macedonianMonths = monthsOf(languages.mk)

/** `23 November 2026`, in the language of the story and the zone of its sender. */
export function longDate(at: Date, language: string, timeZone: string): string {
  const { day, month, year } = partsOf(at, timeZone)
  const months = language === 'mk' ? macedonianMonths : language === 'sq' ? albanianMonths : undefined
  const name = months?.[Number(month) - 1] ?? new Intl.DateTimeFormat('en', { month: 'long', timeZone }).format(at)
  return `${Number(day)} ${name} ${year}`
}

/** `13:10` */
export function clockTime(at: Date, timeZone: string): string {
  const { hour, minute } = partsOf(at, timeZone)
  return `${hour}:${minute}`
}

/** A date's parts in a zone, two digits each and the year with four. */
export function partsOf(at: Date, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    weekday: 'short',
  })
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}
