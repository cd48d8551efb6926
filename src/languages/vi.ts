import type { Language } from './language.ts'

/** Vietnamese */
export const vi: Language = {
  authorLabels: 'bởi',
  dateChanged: 'cập nhật',
  datePublished: 'xuất bản|ngày đăng',
  pmBehind: 'CH(?!\\p{L})',
  amBehind: 'SA(?!\\p{L})',
  relatedHeadings: 'đọc thêm|tin liên quan|xem thêm',
  pointers: 'đọc thêm|xem thêm',
  readingTime: 'thời gian đọc',
  markers: { update: 'cập nhật', correction: 'đính chính' },
  markersInCapitals: { kill: 'hủy tin|gỡ tin' },
  embargo: {
    lifting: {
      embargo: '(?:lệnh )?cấm (?:vận|đăng)|thời hạn cấm đăng|embargo',
      hold: 'tạm (?:hoãn|giữ)',
      lifted: 'dỡ bỏ|bãi bỏ|hủy|gỡ|hết|kết thúc',
      free: 'được (?:phép )?(?:đăng|phát|sử dụng)(?: ngay)?|tự do sử dụng|có thể đăng(?: ngay)?',
      unlifted: 'chưa|sẽ|nếu|đến',
    },
    everyday: ['được đăng sau', 'được phát sau', 'đăng sau'],
    openings: [
      'không phát trước',
      'không sử dụng trước',
      'không công bố trước',
      'cấm phát trước',
      'cấm công bố trước',
      'chỉ đăng sau',
      'chỉ phát sau',
      'chỉ sử dụng sau',
      'được đăng sau',
      'được phát sau',
      'đăng sau',
      'cấm đăng trước',
      'không đăng trước',
    ],
    tomorrow: ['ngày mai'],
    today: ['hôm nay'],
    hours: ['giờ'],
  },
  orders: {
    kill: 'h[ủu][ỷy]|hủy tin|hủy bỏ|gỡ|gỡ bỏ|gỡ tin|rút|rút tin|rút bài|xóa|xoá|không sử dụng|không dùng',
    withhold: 'tạm hoãn|tạm giữ',
  },
}
