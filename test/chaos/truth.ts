/**
 * What the simulated agencies tell, and when: drawn from the seed alone, but for when a version follows another, which waits until that is known here.
 */
import { chance } from '#src/demo/chance.ts'
import { text } from '../support/prose.ts'

export const manners = ['rss', 'rss-pages', 'atom-pages', 'jsonfeed', 'ninjs', 'spool'] as const
export type Manner = (typeof manners)[number]

export interface Agency {
  /** `a07` */
  name: string
  agency: string
  manner: Manner
  host: string
  /** Ids of its feeds; all list the same. */
  feeds: string[]
  /** All that a document lists has this guid. */
  sharedGuid?: string
}

export type Change = 'new' | 'update' | 'corrected' | 'kill'

export interface Version {
  change: Change
  /** A word that stands in this version's body alone; a kill has none. */
  mark: string
  headline: string
  paragraphs: string[]
  /** When it was sent: milliseconds since 1970. */
  at: number
}

export interface Sent {
  agency: Agency
  number: number
  guid: string
  /** A word of its headline that no other story has. */
  name: string
  /** Versions that have been sent, the standing one last. */
  versions: Version[]
  /** Changes that are to come. */
  toCome: Change[]
  /** Sends its next version whether the one before has been seen or not. */
  hasty: boolean
  /** Milliseconds from one version to the next. */
  gapMs: number
  embargoedUntil?: number
  /** Whose text it prints. */
  reprintOf?: Sent
  /** Asked for after a fault. */
  probe: boolean
  /** What an admin has ruled. */
  admin?: 'killed' | 'restored'
}

/** Fifty agencies of all manners; some with a second feed of the same items, some with one guid on all. */
export function openAgencies(count: number): Agency[] {
  return Array.from({ length: count }, (_, n) => {
    const name = `a${String(n).padStart(2, '0')}`
    const manner = manners[n % manners.length]!
    const paged = manner === 'rss-pages'
    return {
      name,
      agency: `Agency ${name.toUpperCase()}`,
      manner,
      host: `${name}.wire.test`,
      feeds: n % 7 === 3 && manner !== 'spool' ? [name, `${name}-too`] : [name],
      ...(paged && n % 4 === 1 ? { sharedGuid: `${name}-all` } : {}),
    }
  })
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
/** The n-th word of the form that stands in one text alone: `zqaaaaab`. */
function wordOf(n: number): string {
  let rest = n
  let word = ''
  for (let i = 0; i < 6; i++) {
    word = letters[rest % 26] + word
    rest = Math.floor(rest / 26)
  }
  return `zq${word}`
}

const paragraphsOf = (seed: string) => text(seed, 5).replaceAll('</p>', '').split('<p>').filter(Boolean)

/** Draws stories: the same seed, the same stories in the same order. */
export class Newsroom {
  readonly #seed: number
  readonly #draw: () => number
  #number = 0
  #marks = 0

  constructor(seed: number) {
    this.#seed = seed
    this.#draw = chance(seed, 'newsroom')
  }

  /** A story that nobody has told yet. */
  story(agency: Agency, now: number, of?: Sent): Sent {
    const number = ++this.#number
    const draw = this.#draw
    const kind = draw()
    const versions = Math.floor(draw() * 4)
    const killed = draw() < 0.08
    const hasty = draw() < 0.25
    const gapMs = 3_000 + Math.floor(draw() * 12_000)
    const embargoMs = 15_000 + Math.floor(draw() * 35_000)
    const changes = Array.from({ length: versions }, (): Change => (draw() < 0.25 ? 'corrected' : 'update'))
    const embargoed = !of && (agency.manner === 'ninjs' || agency.manner === 'spool') && kind < 0.3
    const sent: Sent = {
      agency,
      number,
      guid: agency.sharedGuid ?? `tag:${agency.host},2026:${number}`,
      // A reprint has the headline of what it prints.
      name: of?.name ?? `${wordOf(200_000_000 + number)}`.slice(2),
      versions: [],
      // What comes with one guid for all is known by its text and address; a kill under it says too little.
      toCome: of ? [] : [...changes, ...(killed && !agency.sharedGuid ? ['kill' as const] : [])],
      hasty,
      gapMs,
      probe: false,
      ...(embargoed ? { embargoedUntil: now + embargoMs } : {}),
      ...(of ? { reprintOf: of } : {}),
    }
    sent.versions.push(this.#first(sent, now))
    return sent
  }

  /** A story that is to come through soon, and does not change. */
  probe(agency: Agency, now: number): Sent {
    const sent = this.story(agency, now)
    delete sent.embargoedUntil
    return Object.assign(sent, { toCome: [], probe: true })
  }

  /** Send the next version. */
  revise(sent: Sent, now: number): void {
    const change = sent.toCome.shift()!
    const { headline, paragraphs } = sent.versions.at(-1)!
    if (change === 'kill') {
      const notice = `Editors, please kill the story "${headline}". The agency withdraws it and asks subscribers to remove it. No substitute will be sent.`
      sent.versions.push({ change, mark: '', headline, paragraphs: [notice], at: now })
      return
    }
    const mark = this.#mark()
    const again = [...paragraphs]
    again[1] = paragraphsOf(`${this.#seed}/${sent.number}/${sent.versions.length}`)[0]!
    again[2] = `${again[2]!.slice(0, again[2]!.indexOf(' zq'))} ${mark}.`
    sent.versions.push({ change, mark, headline, paragraphs: again, at: now })
  }

  #mark = () => wordOf(++this.#marks * 7919)

  #first({ number, name, reprintOf }: Sent, at: number): Version {
    if (reprintOf) return { ...reprintOf.versions.at(-1)!, change: 'new', at }
    const mark = this.#mark()
    const paragraphs = paragraphsOf(`${this.#seed}/${number}`)
    paragraphs[2] = `${paragraphs[2]!.slice(0, -1)} ${mark}.`
    const words = paragraphs[3]!
      .replaceAll(/[.A-Z]/g, '')
      .split(' ')
      .slice(1, 6)
    const headline = `${words[0]![0]!.toUpperCase()}${words.join(' ').slice(1)} ${name}`
    return { change: 'new', mark, headline, paragraphs, at }
  }
}
