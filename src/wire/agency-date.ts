/**
 * Instants in agency files: ISO 8601 in both forms, RFC 822, and `13 Nov 2013 11:37 CET`. What carries no zone is in the zone given.
 */

/** Zones that agencies write by name, in minutes east of UTC. Summer time of Central Europe in four languages. */
const zones: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: 60,
  cet: 60,
  mez: 60,
  met: 60,
  hnec: 60,
  cest: 120,
  mesz: 120,
  mest: 120,
  heec: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  gst: 240,
  ist: 330,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
}
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const otherMonths: Record<string, number> = {
  mai: 5,
  okt: 10,
  dez: 12,
  mär: 3,
  fév: 2,
  avr: 4,
  aoû: 8,
  déc: 12,
  ene: 1,
  abr: 4,
  ago: 8,
  dic: 12,
  gen: 1,
  mag: 5,
  giu: 6,
  lug: 7,
  set: 9,
  ott: 10,
  maj: 5,
}

const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]\s*(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(.{0,12})$/i
const rfc822 =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[ -]([\p{L}]{3,9})\.?[ -](\d{4}|\d{2}),?(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(.{0,16})$/iu

/** ISO 8601 in UTC with milliseconds; undefined when the text is no date, or no day of the calendar. `timezone` is an IANA name. */
export function instantOf(text: string, timezone = 'UTC'): string | undefined {
  const given = text.trim().replace(/\s*\([^)]{0,40}\)$/, '')
  if (given.length > 60) return undefined
  const ymd = iso.exec(given.replace(/^(\d{4})[./](\d{2})[./](\d{2})/, '$1-$2-$3').replace(/^(\d{2})[.](\d{2})[.](\d{4})/, '$3-$2-$1'))
  if (ymd) return compose([ymd[1], ymd[2], ymd[3], ymd[4], ymd[5], ymd[6], ymd[7]], ymd[8] ?? '', timezone)
  const dmy = rfc822.exec(given)
  if (!dmy) return undefined
  const word = (dmy[2] ?? '').slice(0, 3).toLowerCase()
  const month = months.indexOf(word) + 1 || (Object.hasOwn(otherMonths, word) ? (otherMonths[word] ?? 0) : 0)
  const year = (dmy[3] ?? '').length === 2 ? (Number(dmy[3]) < 70 ? 2000 : 1900) + Number(dmy[3]) : Number(dmy[3])
  return month ? compose([String(year), String(month), dmy[1], dmy[4], dmy[5], dmy[6], undefined], dmy[7] ?? '', timezone) : undefined
}

function compose(parts: (string | undefined)[], zone: string, timezone: string): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0))
  const local = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), Number((parts[6] ?? '').padEnd(3, '0').slice(0, 3)))
  const check = new Date(local)
  if (Number.isNaN(local) || check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day || hour > 24 || minute > 59 || year < 1900)
    return undefined
  const offset = zone.trim() === '' ? zoneOffset(local, timezone) : namedOffset(zone.trim())
  return offset === undefined ? undefined : new Date(local - offset * 60_000).toISOString()
}

function namedOffset(zone: string): number | undefined {
  const numeric = /^(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone)
  if (numeric) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0))
  const key = zone.toLowerCase()
  return Object.hasOwn(zones, key) ? zones[key] : undefined
}

/** Minutes east of UTC of a wall-clock time in a zone; the earlier offset where the clock goes back. */
function zoneOffset(local: number, timezone: string): number {
  if (timezone === 'UTC') return 0
  const at = (instant: number): number => {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }).formatToParts(instant)
    const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
    return (Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')) - Math.floor(instant / 60_000) * 60_000) / 60_000
  }
  try {
    const first = at(local)
    return at(local - first * 60_000)
  } catch {
    return 0
  }
}
