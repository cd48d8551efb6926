/**
 * Who is on the simulated network: the hosts, their feeds, and which of them misbehave.
 */

export const outletNames = ['mia', 'continental', 'courier', 'gazette', 'vesnik', 'ledger'] as const
export type OutletName = (typeof outletNames)[number]

export interface Outlet {
  /** As the feeds list names it. */
  agency: string
  site: string
  timezone: string
  /** Its pages take this long: seconds, least and most. */
  slowPages?: { from: number; to: number }
  /** More pages than this within a second are answered with 429. */
  pagesPerSecond?: number
}

export const outlets: Readonly<Record<OutletName, Outlet>> = {
  mia: { agency: 'MIA', site: 'Media Information Agency', timezone: 'Europe/Skopje' },
  continental: { agency: 'Continental Press', site: 'Continental Press', timezone: 'Europe/Brussels' },
  courier: { agency: 'Skopje Courier', site: 'The Skopje Courier', timezone: 'Europe/Skopje' },
  gazette: { agency: 'Harbour Gazette', site: 'Harbour Gazette', timezone: 'Europe/London', pagesPerSecond: 2 },
  vesnik: { agency: 'Vardarski Vesnik', site: 'Вардарски весник', timezone: 'Europe/Skopje', slowPages: { from: 2, to: 4 } },
  ledger: { agency: 'Balkan Ledger', site: 'Balkan Ledger', timezone: 'Europe/Skopje' },
}

export type FeedManner = 'rss' | 'atom' | 'jsonfeed' | 'ninjs' | 'nitf'

export interface Channel {
  outlet: OutletName
  manner: FeedManner
  /** Within the outlet. */
  path: string
  /** The address that the feeds list still has; it redirects for good. */
  formerPath?: string
  title: string
  language: string
  /** Dates are printed in the outlet's own zone, without saying so. */
  localDates?: true
  /** No ETag: whoever asks again has the date only. */
  datedOnly?: true
  /** What goes wrong with it. */
  trouble?: 'breaks' | 'goes'
}

/** By the feed's id without `demo-`. */
export const channels = {
  'mia-en': { outlet: 'mia', manner: 'rss', path: '/feeds/en.rss', title: 'MIA – English', language: 'en' },
  'mia-mk': { outlet: 'mia', manner: 'rss', path: '/feeds/mk.rss', title: 'МИА – вести', language: 'mk' },
  'mia-sq': {
    outlet: 'mia',
    manner: 'rss',
    path: '/feeds/sq.rss',
    formerPath: '/rss/albanian.xml',
    title: 'MIA – Shqip',
    language: 'sq',
    trouble: 'breaks',
  },
  continental: { outlet: 'continental', manner: 'atom', path: '/wire/world.atom', title: 'Continental Press – World', language: 'en' },
  'continental-ninjs': {
    outlet: 'continental',
    manner: 'ninjs',
    path: '/api/items.json',
    title: 'Continental Press – Europe desk',
    language: 'en',
  },
  'continental-nitf': {
    outlet: 'continental',
    manner: 'nitf',
    path: '/wire/latest.nitf',
    title: 'Continental Press – takes',
    language: 'en',
  },
  courier: { outlet: 'courier', manner: 'rss', path: '/rss.xml', title: 'The Skopje Courier', language: 'en' },
  'courier-evening': {
    outlet: 'courier',
    manner: 'rss',
    path: '/evening.xml',
    title: 'The Skopje Courier – Evening edition',
    language: 'en',
    trouble: 'goes',
  },
  gazette: { outlet: 'gazette', manner: 'rss', path: '/feed', title: 'Harbour Gazette', language: 'en' },
  vesnik: {
    outlet: 'vesnik',
    manner: 'rss',
    path: '/rss',
    title: 'Вардарски весник',
    language: 'mk',
    localDates: true,
    datedOnly: true,
  },
  ledger: { outlet: 'ledger', manner: 'jsonfeed', path: '/feed.json', title: 'Balkan Ledger', language: 'en' },
} as const satisfies Record<string, Channel>

export type ChannelName = keyof typeof channels
export const channelNames = Object.keys(channels) as ChannelName[]
export const channelOf = (name: ChannelName): Channel => channels[name]
