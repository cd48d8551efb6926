import type { Language } from './language.ts'

/** Indonesian */
export const id: Language = {
  months: 'januari februari maret april mei juni juli agustus september oktober november desember',
  authorLabels: 'oleh|penulis',
  dateChanged: 'diperbarui',
  datePublished: 'dipublikasikan|diterbitkan',
  relatedHeadings: 'baca juga|berita terkait|artikel terkait|terpopuler|baca selengkapnya',
  pointers: 'baca juga',
  advertising: 'iklan',
  headlineLabels: 'kilat',
  thisStory: 'berita ini',
  markers: { update: 'pembaruan', correction: 'koreksi' },
  markersInCapitals: { kill: 'dibatalkan|batal' },
  embargo: {
    lifting: {
      embargo: 'embargo',
      hold: 'penahanan|penundaan',
      lifted: 'dicabut|berakhir|dibatalkan|selesai|dihapus|ditarik',
      free: '(?:sudah |kini )?bebas (?:untuk )?(?:disiarkan|digunakan|dipublikasikan|siar)|(?:boleh|dapat) (?:disiarkan|digunakan|dipublikasikan)|untuk segera disiarkan|tanpa embargo',
      unlifted: 'tidak|belum|akan|jika|hingga',
    },
    everyday: ['untuk disiarkan setelah', 'untuk dipublikasikan setelah', 'boleh disiarkan setelah'],
    openings: [
      'embargo sampai',
      'embargo hingga',
      'tidak untuk disiarkan sebelum',
      'tidak untuk dipublikasikan sebelum',
      'jangan disiarkan sebelum',
      'dilarang disiarkan sebelum',
      'berita diembargo sampai',
      'diembargo hingga',
      'untuk disiarkan setelah',
      'untuk dipublikasikan setelah',
      'boleh disiarkan setelah',
      'dilarang dipublikasikan sebelum',
      'jangan dipublikasikan sebelum',
    ],
    until: 'sampai|hingga',
    tomorrow: ['besok'],
    today: ['hari ini'],
  },
  orders: {
    kill: 'batalkan|dibatalkan|batal|tarik|ditarik|hapus|dihapus|jangan (?:digunakan|disiarkan|dipakai)|cabut|dicabut|batal\\S*|dibatalkan|pembatalan|penarikan|pencabutan|penghapusan',
    withhold: 'tahan|ditahan',
  },
}
