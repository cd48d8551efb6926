import type { Language } from './language.ts'

/** Hindi */
export const hi: Language = {
  months: `जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर अक्तूबर नवम्बर दिसम्बर`,
  dateChanged: 'अपडेट\\p{M}*|अद्यतन',
  datePublished: 'प्रकाशित',
  pm: 'अपराह्न',
  am: 'पूर्वाह्न',
  pointers: 'यह भी पढ़ें|ये भी पढ़ें',
  markers: { update: 'अपडेट' },
  embargo: {
    lifting: {
      embargo: 'प्रतिबंध|एम्बार्गो|रोक',
      lifted: 'हट|समाप्त|वापस|खत्म',
      free: 'प्रकाशन के लिए (?:मुक्त|स्वतंत्र)|अब प्रकाशित किया जा सकता है',
      unlifted: 'नहीं|यदि|तक',
    },
    openings: ['प्रकाशन निषिद्ध'],
    closings: ['तक प्रकाशित न करें'],
    tomorrow: ['कल'],
    today: ['आज'],
    hours: ['बजे'],
    afternoon: ['शाम'],
  },
}
