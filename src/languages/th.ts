import type { Language } from './language.ts'

/** Thai */
export const th: Language = {
  months: `มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค`,
  authorLabels: 'โดย',
  dateChanged: 'ปรับปรุง|อัปเดต',
  datePublished: 'เผยแพร่',
  relatedHeadings: 'ข่าวที่เกี่ยวข้อง|อ่านเพิ่มเติม|ข่าวล่าสุด',
  pointers: 'อ่านเพิ่มเติม|อ่านต่อ',
  creditLabels: 'ภาพ(?:ถ่าย)?|ที่มา(?:ภาพ)?|เครดิต(?:ภาพ)?',
  filePictures: 'แฟ้มภาพ',
  symbolPictures: 'ภาพประกอบ',
  handouts: 'ภาพจาก',
}
