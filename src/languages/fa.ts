import type { Language } from './language.ts'

/** Persian */
export const fa: Language = {
  months: 'ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر',
  solarHijriMonths: `فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت`,
  authorLabels: 'نوشته',
  dateChanged: 'به\\S{0,2}روز\\s?رسانی',
  datePublished: 'تاریخ انتشار|انتشار',
  pmBehind: 'ب\\.ظ',
  amBehind: 'ق\\.ظ',
  relatedHeadings: 'بیشتر بخوانید|مطالب مرتبط|اخبار مرتبط',
  pointers: 'بیشتر بخوانید',
  headlineLabels: 'فوری',
  markers: { update: 'به‌روزرسانی', correction: 'اصلاحیه' },
  markersInCapitals: { kill: 'لغو' },
  embargo: {
    lifting: {
      embargo: '(?:تحریم خبری|ممنوعیت انتشار|امبارگو|ممنوعیت)',
      lifted: 'لغو|برداشته|رفع|پایان',
      free: 'آزاد (?:برای|جهت) انتشار|قابل انتشار|انتشار آزاد است',
      unlifted: 'نشد|خواهد|اگر|تا',
    },
    openings: ['انتشار تا', 'انتشار این خبر تا', 'انتشار خبر تا'],
    tomorrow: ['فردا'],
    today: ['امروز'],
  },
  orders: {
    kill: 'لغو|لغو شود|لغو شد|حذف|حذف شود|باطل|باطل شد|استفاده نشود|پس گرفته شد|ابطال|باطل|لغو\\S*|حذف\\S*',
  },
}
