/**
 * What an item's own status and signal fields say, in the words of WireEntry.
 */
import type { Signal, WireEntry } from '../document.ts'

/**
 * Signal codes of the IPTC (http://cv.iptc.org/newscodes/signal/) and of agencies, by their last part; with a scheme where the code alone is not
 * clear. Reuters' edStat: N new, U updated, C corrected, D deleted, W withdrawn (Reuters NewsML-G2 guide). NITF management-status and
 * ed-msg types, NewsML 1.2 Instruction and RevisionStatus (http://cv.iptc.org/newscodes/instruction/) are read here too.
 */
const meanings: Record<string, Signal[]> = {
  update: ['update'],
  updated: ['update'],
  rewrite: ['writethru', 'update'],
  writethru: ['writethru', 'update'],
  correction: ['correction'],
  corrected: ['correction'],
  correct: ['correction'],
  corrective: ['correction'],
  rectify: ['correction'],
  clarification: ['clarification'],
  clarify: ['clarification'],
  kill: ['kill'],
  killed: ['kill'],
  cancel: ['kill'],
  canceled: ['kill'],
  cancelled: ['kill'],
  canceled_by_provider: ['kill'],
  delete: ['kill'],
  takedown: ['kill'],
  withhold: ['withhold'],
  withheld: ['withhold'],
  elimination: ['elimination'],
  advisory: ['advisory'],
  embargo: ['embargo'],
  embargoed: ['embargo'],
  repeat: ['repeat'],
  resend: ['repeat'],
  take: ['take'],
  lead: ['lead'],
  add: ['add'],
  addition: ['add'],
  korr: ['correction'],
  rättelse: ['correction'],
  korrektion: ['correction'],
  rectificatif: ['correction'],
  annulation: ['kill'],
  'edstat:u': ['update'],
  'edstat:c': ['correction'],
  'edstat:d': ['kill'],
  'edstat:w': ['withhold'],
}

/** The signals of one code (`sig:update`, `edStat:C`, `update:append-major-content`, an IPTC URI); none when it means something else. */
function signalsOf(code: string): Signal[] {
  const low = code.trim().toLowerCase()
  const last = low.split(/[:/#]/).at(-1) ?? ''
  const first = low.split(':', 1)[0] ?? ''
  const found = Object.hasOwn(meanings, low) ? meanings[low] : Object.hasOwn(meanings, last) ? meanings[last] : undefined
  return found ?? (first === 'update' || first === 'correction' ? [first] : [])
}

/** Adds the codes as they stand to `signalCodes`, what they mean to `signals`, and what the status and the embargo say. */
export function readSignalCodes(entry: WireEntry, codes: readonly string[]): void {
  const signals = new Set<Signal>([...(entry.signals ?? []), ...codes.flatMap(signalsOf)])
  if (entry.pubStatus === 'canceled') signals.add('kill')
  if (entry.pubStatus === 'withheld') signals.add('withhold')
  if (entry.embargoedUntil) signals.add('embargo')
  if (codes.length > 0) entry.signalCodes = [...new Set([...(entry.signalCodes ?? []), ...codes])]
  if (signals.size > 0) entry.signals = [...signals]
}

/** A publishing status in any format's words (`stat:usable`, `Usable`, `canceled`, `embargoed`, `killed`); undefined when it is none. */
export function pubStatusOf(status: string | undefined): WireEntry['pubStatus'] | undefined {
  const word = status?.trim().toLowerCase().split(/[:/#]/).at(-1)
  switch (word) {
    case 'usable':
    case 'published':
    case 'publish':
      return 'usable'
    case 'withheld':
    case 'embargoed':
    case 'hold':
      return 'withheld'
    case 'canceled':
    case 'cancelled':
    case 'killed':
    case 'kill':
    case 'deleted':
    case 'recalled':
      return 'canceled'
    default:
      return undefined
  }
}
