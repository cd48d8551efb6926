/**
 * When what happens on the simulated network, in seconds of a script of 60. The script stretches or shrinks them.
 */
import type { Desk } from './newsroom.ts'
import type { ChannelName } from './outlets.ts'

/** A desk's own story; `revised` has a time for each revision of its copy. */
export interface Sending {
  channel: ChannelName
  desk: Desk
  slug: string
  at: number
  revised?: readonly number[]
  /** Sent again unchanged: under a new guid, or under its own with a later time. */
  again?: { at: number; as: 'new-guid' | 'same-guid' }
  embargoedUntil?: number
  /** A kill comes under a guid of its own, at the killed story's address. */
  killsUnderNewGuid?: true
}

/** How a newspaper prints an agency's story. */
export interface Reprint {
  channel: ChannelName
  of: string
  at: number
  /** All of it, its beginning, or all of it under a lead of the paper's own. */
  manner: 'whole' | 'cut' | 'lead'
}

export const sendings: readonly Sending[] = [
  { channel: 'mia-en', desk: 'mia-en', slug: 'ohrid-regatta', at: 0 },
  { channel: 'mia-en', desk: 'mia-en', slug: 'hospital-agreement', at: 0, again: { at: 22, as: 'new-guid' } },
  { channel: 'mia-en', desk: 'mia-en', slug: 'bridge-collapse-report', at: 0 },
  { channel: 'mia-en', desk: 'mia-en', slug: 'stoltenberg-nato-serbia', at: 3 },
  { channel: 'mia-en', desk: 'mia-en', slug: 'wildfire-kozjak', at: 6, revised: [19, 34] },
  { channel: 'mia-en', desk: 'mia-en', slug: 'budget-rebalance', at: 9, revised: [26] },
  { channel: 'mia-en', desk: 'mia-en', slug: 'minister-resignation-rumour', at: 12, revised: [30] },
  { channel: 'mia-en', desk: 'mia-en', slug: 'wine-export', at: 20 },
  { channel: 'mia-en', desk: 'mia-en', slug: 'archaeologists-stobi', at: 24 },
  { channel: 'mia-mk', desk: 'mia-mk', slug: 'bolnica-shtip', at: 0 },
  { channel: 'mia-mk', desk: 'mia-mk', slug: 'planinari-korab', at: 0 },
  { channel: 'mia-mk', desk: 'mia-mk', slug: 'voda-kichevo', at: 0 },
  { channel: 'mia-mk', desk: 'mia-mk', slug: 'pozhar-kozjak', at: 7, revised: [21] },
  { channel: 'mia-mk', desk: 'mia-mk', slug: 'rebalans-investicii', at: 10, revised: [28] },
  { channel: 'mia-mk', desk: 'mia-mk', slug: 'muzej-nokj', at: 16 },
  { channel: 'mia-mk', desk: 'mia-mk', slug: 'vino-izvoz', at: 23 },
  { channel: 'mia-mk', desk: 'mia-mk', slug: 'avtobus-linija', at: 31 },
  { channel: 'mia-mk', desk: 'mia-mk', slug: 'med-zhetva', at: 38 },
  { channel: 'mia-sq', desk: 'mia-sq', slug: 'shkolla-tetove', at: 0 },
  { channel: 'mia-sq', desk: 'mia-sq', slug: 'ura-struge', at: 13 },
  { channel: 'mia-sq', desk: 'mia-sq', slug: 'festivali-librit', at: 29 },
  { channel: 'continental', desk: 'continental', slug: 'chess-final', at: 0 },
  { channel: 'continental', desk: 'continental', slug: 'steel-tariffs', at: 2, revised: [22] },
  { channel: 'continental', desk: 'continental', slug: 'ferry-aground', at: 5, revised: [25] },
  { channel: 'continental', desk: 'continental', slug: 'museum-theft-false', at: 8, revised: [27], killsUnderNewGuid: true },
  { channel: 'continental-nitf', desk: 'continental', slug: 'river-pollution', at: 15 },
  { channel: 'continental-nitf', desk: 'continental', slug: 'comet-observed', at: 36 },
  { channel: 'continental-ninjs', desk: 'continental', slug: 'volcano-flights', at: 0, revised: [24], again: { at: 33, as: 'same-guid' } },
  { channel: 'continental-ninjs', desk: 'continental', slug: 'bank-merger-embargo', at: 10, embargoedUntil: 40 },
  { channel: 'courier', desk: 'courier', slug: 'courier-market', at: 0 },
  { channel: 'courier-evening', desk: 'courier', slug: 'courier-dog', at: 0 },
  { channel: 'vesnik', desk: 'vesnik', slug: 'vesnik-chitalna', at: 0 },
  { channel: 'ledger', desk: 'ledger', slug: 'reading-the-rebalance', at: 17 },
  { channel: 'ledger', desk: 'ledger', slug: 'timetable-archaeology', at: 0 },
  { channel: 'ledger', desk: 'ledger', slug: 'small-cinema', at: 35 },
]

export const reprints: readonly Reprint[] = [
  { channel: 'gazette', of: 'hospital-agreement', at: 5, manner: 'whole' },
  { channel: 'gazette', of: 'chess-final', at: 5, manner: 'cut' },
  { channel: 'gazette', of: 'ohrid-regatta', at: 5, manner: 'lead' },
  { channel: 'gazette', of: 'bridge-collapse-report', at: 5, manner: 'whole' },
  { channel: 'courier', of: 'stoltenberg-nato-serbia', at: 9, manner: 'whole' },
  { channel: 'gazette', of: 'stoltenberg-nato-serbia', at: 13, manner: 'cut' },
  { channel: 'courier', of: 'wildfire-kozjak', at: 11, manner: 'lead' },
  { channel: 'courier', of: 'ferry-aground', at: 14, manner: 'whole' },
  { channel: 'gazette', of: 'wine-export', at: 27, manner: 'cut' },
  { channel: 'vesnik', of: 'bolnica-shtip', at: 4, manner: 'whole' },
  { channel: 'vesnik', of: 'pozhar-kozjak', at: 10, manner: 'lead' },
  { channel: 'vesnik', of: 'muzej-nokj', at: 21, manner: 'whole' },
]

/** The paper's own words before an agency's, by its language. */
export const localLeads: Readonly<Record<string, string>> = {
  'ohrid-regatta':
    'Two of our readers who crossed half of Europe with a dinghy on the roof wrote to us from the Ohrid promenade that the coffee is good and the starts are crowded.',
  'wildfire-kozjak':
    'The smoke could be seen from the upper floors in Skopje this morning, and many readers called to ask where it came from.',
  'pozhar-kozjak': 'Чадот утрово се гледаше и од Велес, а во редакцијата се јавија десетици читатели со прашање од каде доаѓа.',
}

/** When feeds misbehave, in seconds of a script of 60. The outage's length comes from how often the feed is polled. */
export const troubleAt = { breaks: 9, goes: 15 } as const
