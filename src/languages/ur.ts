import type { Language } from './language.ts'

/** Urdu */
export const ur: Language = {
  months: 'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر',
  pointers: 'مزید پڑھیں',
  creditLabels: 'تصویر|فوٹو',
  filePictures: 'فائل فوٹو|فائل',
  sourceLabels: 'ماخذ',
}
