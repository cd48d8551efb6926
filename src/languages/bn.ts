import type { Language } from './language.ts'

/** Bengali */
export const bn: Language = {
  months: 'জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর',
  dateChanged: 'আপডেট',
  datePublished: 'প্রকাশ\\p{M}*|প্রকাশিত',
  pm: 'অপরাহ্ন',
  am: 'পূর্বাহ্ন',
  pmBehind: 'পিএম',
  amBehind: 'এএম',
  pointers: 'আরও পড়ুন',
  creditLabels: 'ছবি',
  sourceLabels: 'সূত্র',
  filePictures: 'ফাইল (?:ছবি|ফটো)|ফাইল',
  symbolPictures: 'প্রতীকী(?: ছবি)?',
  courtesies: 'সৌজন্যে',
}
