/**
 * Lines that their shape gives away as the page's own: when it was printed, by whom, how long ago, which picture of how many; a
 * label that comes again and again; and where the readers' comments begin.
 */

import { solarHijriMonths } from '#src/text/calendars.ts'
import { monthNames } from '#src/text/months.ts'

/** What a date or a byline is made of besides numbers, months and names. */
const beside =
  /^(?:am|pm|uhr|at|on|um|den|the|of|de|del|di|le|il|à|a|às|alle|kl|klo|o|u|y|m|d|ore|ora|kell|gada|ik|ta|ko|в|во|на|г|р|года|год|року|година|год|god|updated|published|posted|by|von|par|por|od|av|af|door|автор|utc|gmt|[ap]\.?m|[a-z]{3,4}t|mon|tue|wed|thu|fri|sat|sun|\p{L}*(?:day|tag|woch|abend|di|dì|feira|dag|jueves|lunes|martes|miércoles|viernes|sábado|domingo|sobota|neděle|pondělí|úterý|středa|čtvrtek|pátek))$/iu
const year = /(?<!\d)(?:19|20)\d\d(?!\d)/
const numericDate = /(?<!\d)\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d{2})(?!\d)|\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日/
const ended = /[.!?…。！？]["”»’)]*$/u

const isMonth = (word: string): boolean => monthNames.has(word.toLowerCase()) || solarHijriMonths.has(word)

/** "Monday November 18, 2019 7:45 am PST by Joe Rossignol": a date, and at most four words that are neither date nor clock. */
export function isDateLine(text: string): boolean {
  if (text.length > 80 || !/\d/.test(text) || ended.test(text)) return false
  const words = (text.match(/\p{L}[\p{L}\p{M}.’'-]*/gu) ?? []).map((word) => word.replace(/\.$/, ''))
  const months = words.filter(isMonth)
  if (!numericDate.test(text) && !(months.length === 1 && year.test(text))) return false
  // what is left are names, and names have capitals
  const others = words.filter((word) => !beside.test(word) && !isMonth(word))
  return others.length <= 4 && others.every((word) => !/^\p{Ll}/u.test(word))
}

const ages =
  /^[^\p{L}\d]{0,3}(?:(?:vor|il y a|hace|há|pred|pre|пре|пред|για|przed|för|för) )?\d{1,2} ?(?:h|m|min|mins|minutes?|minuten|minuta|минути|минут|hours?|hrs?|std|stunden?|heures?|horas?|ore|часа|часов|сата|sata|dagar|days?|tagen?|jours?|días|giorni|дена|дней)\.?(?: (?:ago|fa|atrás|назад|temu|sedan|siden|geleden))?(?=[^\p{L}]|$)/iu
const agoWord = /(?:^|[^\p{L}])(?:ago|vor|il y a|hace|há|fa|atrás|назад|temu|pred|pre|пре|пред|sedan|siden|geleden)(?!\p{L})/iu

/** "2 hours ago", "vor 3 Std.", with a clock or a name behind it. */
export const isAge = (text: string): boolean => text.length < 45 && ages.test(text) && agoWord.test(text)

/** "Image 1 of 9", "3 / 12". */
export const isCounter = (text: string): boolean =>
  text.length < 30 &&
  /^(?:(?:image|photo|picture|slide|foto|bild|imagen|immagine|фото) )?\d{1,3} ?(?:of|von|de|di|sur|od|из|\/)(?: ?\/)? ?\d{1,3}$/iu.test(
    text,
  )

const byWord = /^(?:by|von|par|por|di|de|av|af|door|od|przez|автор:?|text:|autor:?|autorin:?|auteur:?)\s+/iu
/** "by Finian Cunningham": a word for "by" and two to four words that all have capitals. */
export function isByline(text: string): boolean {
  if (text.length > 60 || !byWord.test(text) || ended.test(text)) return false
  const names = text.replace(byWord, '').split(/[\s,]+/)
  return names.length >= 2 && names.length <= 6 && names.every((name) => /^\p{Lu}|^(?:and|und|et|y|e|de|von|van|der|di|da)$/u.test(name))
}

/** The heading over what readers say. */
export const isCommentsHeading = (text: string): boolean =>
  text.length < 50 &&
  /^(?:(?:top rated |latest |all |show |view |reader )?(?:\d+ )?(?:comments?|responses?|replies|kommentare?|leserkommentare|commentaires?|comentarios?|comentários?|commenti|reacties|kommentarer|komentarze|komentáře|komentari|коментари|комментарии|yorumlar|koment(?:et|imet)|コメント)|leave a (?:reply|comment)|join the (?:conversation|discussion)|diskutieren sie mit|mitdiskutieren|réagir|deja (?:un|tu) comentario|добавить (?:отзыв|комментарий)|napsat komentář|dodaj komentarz|geef een reactie|post a comment|add a comment)(?: ?\(?\d*\)?)?:?$/iu.test(
    text,
  )

/** "Ann Bee on September 12, 2018 at 4:47 pm said:": the line over one reader's words. */
export const isCommentHead = (text: string): boolean =>
  text.length < 120 &&
  /(?:\d{1,2}[:.h]\d\d|(?<!\d)(?:19|20)\d\d(?!\d)).{0,12}(?:says|said|writes|wrote|sagt|sagte|schrieb|dit|a dit|dice|dijo|diz|disse|pisze|napsal):?$|^.{2,60} (?:says|said|sagt|dit|dice|diz|disse):$/iu.test(
    text,
  )
