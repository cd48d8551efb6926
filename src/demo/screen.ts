/**
 * The demo on a terminal: one line an event as it happens, a line below that says how things stand, and at the end what was
 * seen and where to look next. Writes where it is told to; knows no clock.
 */
import type { EventType } from '#src/story/event.ts'

/** An event as a consumer got it, with its number. */
export interface ScreenEvent {
  seq: number
  type: EventType
  subject: string
  data: Record<string, unknown>
}

export interface Standing {
  /** Seconds since the script's start, and its length. */
  offset: number
  of: number
  stories: number
  versions: number
  clusters: number
  events: number
  /** Pages and stories in work. */
  waiting: number
}

export interface ScreenOptions {
  write: (text: string) => void
  /** A terminal gets colours and the running line; a file gets lines only. */
  terminal: boolean
  /** Columns; 100 when absent. */
  width?: number | undefined
  /** `NO_COLOR` (https://no-color.org): any value but the empty one means no colours. */
  noColor?: string | undefined
}

export interface Screen {
  event(event: ScreenEvent, offset: number): void
  standing(standing: Standing): void
  line(text?: string): void
  heading(text: string): void
}

const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 } as const
type Style = keyof typeof styles

const looks: Record<EventType, { word: string; style: Style }> = {
  'story.created': { word: 'new', style: 'green' },
  'story.updated': { word: 'updated', style: 'cyan' },
  'story.corrected': { word: 'corrected', style: 'yellow' },
  'story.killed': { word: 'KILLED', style: 'red' },
  'story.restored': { word: 'restored', style: 'green' },
  'story.released': { word: 'released', style: 'magenta' },
  'story.withheld': { word: 'WITHHELD', style: 'yellow' },
  'cluster.changed': { word: 'cluster', style: 'blue' },
  'cluster.merged': { word: 'merged', style: 'blue' },
  'kill.unmatched': { word: 'KILL?', style: 'red' },
  'lift.unmatched': { word: 'LIFT?', style: 'yellow' },
  'feed.failing': { word: 'failing', style: 'red' },
  'feed.recovered': { word: 'recovered', style: 'green' },
  'feed.gone': { word: 'gone', style: 'yellow' },
  'consumer.dropped': { word: 'dropped', style: 'yellow' },
  'consumer.disabled': { word: 'disabled', style: 'yellow' },
}

/** Remembers headlines, so that a cluster can be called by its story's; and which story stands in the running line. */
export function createScreen({ write, terminal, width = 100, noColor = '' }: ScreenOptions): Screen {
  const paint = (style: Style, text: string) => (terminal && noColor === '' ? `\u001b[${styles[style]}m${text}\u001b[0m` : text)
  const headlines = new Map<string, string>()
  let running = ''
  /** Print a line above the running one. */
  const line = (text = '') => {
    if (running) write('\r\u001b[K')
    write(`${text}\n`)
    if (running) write(running)
  }
  return {
    line,
    heading: (text) => line(paint('bold', text)),
    event(event, offset) {
      const { word, style } = looks[event.type]
      if (typeof event.data.headline === 'string') headlines.set(event.subject, event.data.headline)
      const time = `${Math.max(0, offset).toFixed(1).padStart(5)}s`
      const number = `#${event.seq}`.padStart(5)
      const room = Math.max(20, width - 6 - 1 - 5 - 2 - 10 - 2)
      line(`${paint('dim', `${time} ${number}`)}  ${paint(style, word.padEnd(10))}  ${shorten(describe(event, headlines), room)}`)
    },
    standing(standing) {
      if (!terminal) return
      running = paint('dim', shorten(standingLine(standing), width - 1))
      write(`\r\u001b[K${running}`)
      if (standing.offset >= standing.of) {
        write('\r\u001b[K')
        running = ''
      }
    },
  }
}

/** What an event is about, for people. */
function describe({ type, subject, data }: ScreenEvent, headlines: ReadonlyMap<string, string>): string {
  const text = (key: string) => (typeof data[key] === 'string' || typeof data[key] === 'number' ? String(data[key]) : '')
  switch (type) {
    case 'cluster.changed': {
      const headline = headlines.get(text('origin')) ?? text('origin')
      return `${text('size')} copies: ${headline}`
    }
    case 'feed.failing':
      return `${subject}: ${text('failures')} failures in a row, ${text('error')}`
    case 'feed.recovered':
      return `${subject}: well again after ${text('failures')} failures`
    case 'feed.gone':
      return `${subject}: its publisher says 410 Gone, so it is asked no more`
    default: {
      const version = Number(data.version ?? 1) > 1 ? ` v${text('version')}` : ''
      const held = type === 'story.created' && data.embargoedUntil ? ` [embargoed until ${text('embargoedUntil').slice(11, 19)} UTC]` : ''
      const copy = data.relation === 'reprint' && type === 'story.created' ? ' [reprint]' : ''
      return `${text('agency')} ${text('language')}${version}${copy}${held}: ${text('headline') || subject}`
    }
  }
}

function standingLine({ offset, of, stories, versions, clusters, events, waiting }: Standing): string {
  const at = Math.min(of, Math.max(0, Math.floor(offset)))
  return `${at} of ${of} s · ${stories} stories · ${versions} versions · ${clusters} clusters · ${events} events · ${waiting} in work`
}

/** Cut to a number of characters as a reader sees them. */
export function shorten(text: string, length: number): string {
  const clean = text.replace(/[\p{Cc}\s]+/gu, ' ')
  const characters = [...clean]
  return characters.length <= length ? clean : `${characters.slice(0, Math.max(1, length - 1)).join('')}…`
}
