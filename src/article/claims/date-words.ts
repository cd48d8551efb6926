/**
 * Lines that date a text: which part of them says when it was published, and which when it was changed.
 */

import { isDateLine } from '../body/line-kinds.ts'
import { plainDate } from './date-text.ts'

const changed =
  'stand|(?:last |zuletzt |sist |senast |senest |son )?(?:updated?|modified|aktualisiert|aktualisierung|geändert|oppdatert|uppdaterad|opdateret|güncelle\\p{L}*)|(?:dernière )?(?:mise? à jour|modifié)e?|(?:última )?(?:actualizad[ao]|actualización|atualizad[oa]|atualização|modificad[ao])|(?:ultimo )?(?:aggiornat[oa]|aggiornamento|modifica(?:to)?)(?: il)?|bijgewerkt|gewijzigd|laatste update|päivitetty|muokattu|aktualizacja|zaktualizowano|aktualizov\\p{L}+|upraven[oé]|ažurirano|izmenjeno|posodobljeno|ажурирано|обновлен[оа]|оновлено|обновена|актуализирана|frissítve|módosítva|actualizat|actualitzat|ενημερώθηκε|ενημέρωση|τελευταία ενημέρωση|최종\\s?수정|수정|最終更新|更新|(?:آخر )?تحديث|تعديل|עודכן|עדכון|به\\S{0,2}روز\\s?رسانی|अपडेट\\p{M}*|अद्यतन|আপডেট|cập nhật|diperbarui|diperbaharui|dikemas kini|ปรับปรุง|อัปเดต|atnaujinta|uuendatud|muudetud|atjaunots|atjaunināts|përditësuar|eguneratua'
const published =
  '(?:first |date )?(?:published|posted)|veröffentlicht|erstellt|publiée?|créée?|publicad[oa]|publicación|publicação|pubblicat[oa]|pubblicazione|gepubliceerd|geplaatst|publisert|publicerad|publiceret|offentliggjort|julkaistu|opublikowano|publikacja|publikován[oé]|vydáno|zverejnené|objavljeno|објавено|објављено|опубликовано|опубліковано|публикувана|giriş|yayınlanma|yayın tarihi|oluşturulma|eklenme|megjelent|közzétéve|publicat|δημοσιεύτηκε|δημοσιεύθηκε|δημοσίευση|입력|등록|発行|公開|掲載|配信|发布(?:时间)?|發[布佈](?:時間)?|نُ?شر(?:ت)?|تاريخ النشر|פורסם|تاریخ انتشار|انتشار|प्रकाशित|প্রকাশ\\p{M}*|প্রকাশিত|xuất bản|ngày đăng|dipublikasikan|diterbitkan|เผยแพร่|paskelbta|avaldatud|publicēts|publikuar|argitaratua'
const words = new RegExp(`(?<!\\p{L})(?:(${changed})|(${published}))(?!\\p{Script=Latin}|\\p{Script=Cyrillic})`, 'giu')
const numbers = /\d{1,4}[./年-]\s?\d{1,2}[./月-]\s?\d{1,4}/
const otherScript = /[^\P{L}\p{Script=Latin}]/u

/** Says what of a line: that it was published then, changed then, or, of a mere date, nothing. */
export type DateKind = 'published' | 'changed' | 'date'

/** Whether words beside a date say that it is of a change, or of the publication; the last of them counts, which stands beside it. */
export function kindByWords(text: string): DateKind {
  const [last] = [...text.matchAll(words)].slice(-1)
  return last === undefined ? 'date' : last[1] === undefined ? 'published' : 'changed'
}

/** The dates in a line around the headline, each with what its words say of it; none in a line that says something else too. */
export function datesOfLine(line: string): { kind: DateKind; text: string }[] {
  if (line.length > 160 || /©|\(c\)|copyright/i.test(line)) return []
  const found = [...line.matchAll(words)]
  const parts: { kind: DateKind; text: string }[] = [{ kind: 'date', text: line.slice(0, found[0]?.index) }]
  for (const [at, match] of found.entries())
    parts.push({
      kind: match[1] === undefined ? 'published' : 'changed',
      text: line.slice(match.index + match[0].length, found[at + 1]?.index).replace(/^\s*[:：.,|–—-]+/, ''),
    })
  return parts.flatMap(({ kind, text }) => (isDate(plainDate(text).trim(), kind !== 'date') ? [{ kind, text: text.trim() }] : []))
}

const isDate = (text: string, labelled: boolean): boolean =>
  /\d/.test(text) && (isDateLine(text) || (text.length < 50 && (labelled || numbers.test(text) || otherScript.test(text))))
