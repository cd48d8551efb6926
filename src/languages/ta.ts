import type { Language } from './language.ts'

/** Tamil */
export const ta: Language = {
  months: 'ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்',
  pointers: 'இதையும் படியுங்கள்',
  creditLabels: 'படம்|புகைப்படம்',
  courtesies: 'நன்றி',
}
