/**
 * The table of languages, and its lists as the rooms take them: once, when a module is loaded.
 *
 * Where two languages write the same word for different things the earlier row wins: `listopad` is November in Polish and Czech,
 * October in Croatian.
 */
import { ar } from './ar.ts'
import { az } from './az.ts'
import { be } from './be.ts'
import { bg } from './bg.ts'
import { bn } from './bn.ts'
import { ca } from './ca.ts'
import { cs } from './cs.ts'
import { cy } from './cy.ts'
import { da } from './da.ts'
import { de } from './de.ts'
import { el } from './el.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { et } from './et.ts'
import { eu } from './eu.ts'
import { fa } from './fa.ts'
import { fi } from './fi.ts'
import { fil } from './fil.ts'
import { fr } from './fr.ts'
import { gl } from './gl.ts'
import { gu } from './gu.ts'
import { he } from './he.ts'
import { hi } from './hi.ts'
import { hr } from './hr.ts'
import { hu } from './hu.ts'
import { hy } from './hy.ts'
import { id } from './id.ts'
import { is } from './is.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { ka } from './ka.ts'
import { kk } from './kk.ts'
import { km } from './km.ts'
import { kn } from './kn.ts'
import { ko } from './ko.ts'
import type { Language } from './language.ts'
import { lb } from './lb.ts'
import { lt } from './lt.ts'
import { lv } from './lv.ts'
import { mk } from './mk.ts'
import { ml } from './ml.ts'
import { mr } from './mr.ts'
import { ms } from './ms.ts'
import { mt } from './mt.ts'
import { my } from './my.ts'
import { nl } from './nl.ts'
import { no } from './no.ts'
import { pa } from './pa.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { ro } from './ro.ts'
import { ru } from './ru.ts'
import { si } from './si.ts'
import { sk } from './sk.ts'
import { sl } from './sl.ts'
import { sq } from './sq.ts'
import { sr } from './sr.ts'
import { sv } from './sv.ts'
import { sw } from './sw.ts'
import { ta } from './ta.ts'
import { te } from './te.ts'
import { th } from './th.ts'
import { tr } from './tr.ts'
import { uk } from './uk.ts'
import { ur } from './ur.ts'
import { uz } from './uz.ts'
import { vi } from './vi.ts'
import { zh } from './zh.ts'

/** By BCP 47 primary subtag. */
export const languages = {
  en,
  de,
  fr,
  es,
  it,
  pt,
  nl,
  sv,
  da,
  no,
  fi,
  pl,
  cs,
  sk,
  mk,
  sr,
  hr,
  sl,
  bg,
  ru,
  uk,
  be,
  ro,
  hu,
  el,
  tr,
  sq,
  lt,
  lv,
  et,
  ca,
  gl,
  eu,
  is,
  mt,
  lb,
  cy,
  sw,
  id,
  ms,
  fil,
  ka,
  hy,
  kk,
  az,
  uz,
  ar,
  fa,
  ur,
  he,
  hi,
  mr,
  bn,
  gu,
  pa,
  ta,
  te,
  kn,
  ml,
  si,
  my,
  km,
  th,
  vi,
  zh,
  ja,
  ko,
} satisfies Record<string, Language>

/** A field that holds a list. */
type List = { [Field in keyof Language]-?: NonNullable<Language[Field]> extends string ? Field : never }[keyof Language]

const lists = (field: List, only: Language | undefined): string[] =>
  (only === undefined ? Object.values<Language>(languages) : [only]).flatMap(({ [field]: list }) => (list === undefined ? [] : [list]))

/** The words of a field, in all languages or in one. */
export const words = (field: List, only?: Language): string[] => lists(field, only).flatMap((list) => list.split(/\s+/))

/** The lines of a field, in all languages or in one. */
export const lines = (field: List, only?: Language): string[] => lists(field, only).flatMap((list) => list.split('\n'))

/** The phrases of a field in all languages. */
export const phrases = (field: List): string[] => lists(field, undefined).flatMap((list) => list.split('|'))

/** The patterns of a field in all languages, as one alternation without its brackets. */
export const patterns = (field: List): string => lists(field, undefined).join('|')
