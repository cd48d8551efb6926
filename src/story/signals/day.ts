/**
 * A day as a line writes it, with numbers alone or beside the name of its month: `27/11/2026`, `2026-11-27`, `11月27日`, `27 November`, `Nov. 27`.
 */
import { monthOf } from './locale.ts'

export interface Day {
  year?: number
  month: number
  day: number
}

/** A day in numbers. `language` tells whether the month may stand first. */
export function numericDay(text: string, language: string | undefined): Day | undefined {
  const ymd = /(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)/u.exec(text)
  if (ymd) return valid({ year: Number(ymd[1]), month: Number(ymd[2]), day: Number(ymd[3]) })
  const cjk = /(?<!\d)(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/u.exec(text)
  if (cjk) return valid({ month: Number(cjk[1]), day: Number(cjk[2]) })
  const dmy = /(?<![\d:])(\d{1,2})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{4}|\d{2}(?![\d:])))?(?!\d|[.:]\d)/u.exec(text)
  if (!dmy) return undefined
  let [day, month] = [Number(dmy[1]), Number(dmy[2])]
  const american = dmy[0].includes('/') && /^en(?:-us)?$/i.test(language ?? '') && month <= 12
  const year = dmy[3] === undefined ? {} : { year: dmy[3].length === 2 ? 2000 + Number(dmy[3]) : Number(dmy[3]) }
  if (month > 12) [day, month] = [month, day]
  else if (american && day <= 12 && day !== month) {
    // 11/12 is one of two days: the later one holds longest
    const [one, other] = [valid({ ...year, month, day }), valid({ ...year, month: day, day: month })]
    return one && other ? (one.month * 31 + one.day > other.month * 31 + other.day ? one : other) : (one ?? other)
  }
  return valid({ ...year, month, day })
}

/** Does a text name a day in numbers that there is not: `2026-13-01`, `32.07.2026`? */
export function namesNoDay(text: string): boolean {
  const ymd = /(?<!\d)\d{4}\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)/u.exec(text)
  const dmy = /(?<![\d:])(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?\d{4}(?![\d:])/u.exec(text)
  const isNone = (month: number, day: number) => valid({ month, day }) === undefined
  if (ymd) return isNone(Number(ymd[1]), Number(ymd[2]))
  return dmy !== null && isNone(Number(dmy[2]), Number(dmy[1])) && isNone(Number(dmy[1]), Number(dmy[2]))
}

/** A day beside the name of its month. */
export function namedDay(text: string): Day | undefined {
  for (const found of text.matchAll(/\p{L}[\p{L}\p{M}]{2,15}/gu)) {
    const month = monthOf(found[0])
    if (month === undefined) continue
    const [head, tail] = [text.slice(Math.max(0, found.index - 14), found.index), text.slice(found.index + found[0].length)]
    const left =
      /(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|er|º|ª|-?[\p{Script=Cyrillic}\p{Script=Greek}]{1,2})?[\s.,]{0,3}(?:(?:de|of|d['’]|di|ta['’])\s?)?$/u.exec(
        head,
      )
    const right = left ? null : /^[\s.,]{0,3}(\d{1,2})(?!\d|:\d)(?:st|nd|rd|th)?/u.exec(tail)
    const day = left?.[1] ?? right?.[1]
    if (day === undefined) continue
    const year = /(?<!\d)(20\d{2})(?!\d)/.exec(tail)?.[1]
    return valid({ ...(year ? { year: Number(year) } : {}), month, day: Number(day) })
  }
  return undefined
}

const valid = (day: Day): Day | undefined => (day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31 ? day : undefined)

/**
 * A day of a month that is not named: `29日`, `the 29th`, or a number at a weekday (`domingo 29`, `Sonntag, den 6.`).
 * @param isWeekday whether a word names a day of the week
 */
export function dayOfMonth(text: string, isWeekday: (word: string) => boolean): number | undefined {
  const marked = /(?<!\d|[月월]\s?)(\d{1,2})(?:\s?[日일号號](?![間间])|(?:st|nd|rd|th)(?!\p{L}))/u.exec(text)?.[1]
  const beside =
    marked ??
    [...text.matchAll(/(\p{L}[\p{L}\p{M}]{2,15})[\s,.]{1,3}(?:\p{L}{1,3}\s)?(\d{1,2})(?![\d:.]?\d)/gu)].find(([, word]) =>
      isWeekday(word!),
    )?.[2]
  const day = Number(beside)
  return day >= 1 && day <= 31 ? day : undefined
}
