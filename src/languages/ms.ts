import type { Language } from './language.ts'

/** Malay */
export const ms: Language = {
  months: 'januari februari mac april mei jun julai ogos september oktober november disember',
  dateChanged: 'diperbaharui|dikemas kini',
  markers: { correction: 'ralat|pembetulan' },
  creditLabels: 'gambar|foto|ihsan',
  filePictures: '(?:gambar )?fail|gambar hiasan',
}
