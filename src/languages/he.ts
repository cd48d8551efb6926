import type { Language } from './language.ts'

/** Hebrew */
export const he: Language = {
  months: `ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר
ינו פבר מרץ אפר מאי יונ יול אוג ספט אוק נוב דצמ`,
  authorLabels: 'מאת',
  dateChanged: 'עודכן|עדכון',
  datePublished: 'פורסם',
  creditLabels: 'צילום',
  relatedHeadings: 'המשך קריאה|כתבות נוספות|קראו גם|קראו עוד|עוד בנושא|תגובות|שתפו',
  pointers: 'עוד בנושא|קראו גם',
  advertising: 'פרסומת',
  notFound: 'הדף לא נמצא',
  counted: 'צפיות|תגובות',
  embargo: {
    lifting: {
      embargo: 'ה?אמברגו|איסור ה?פרסום|צו איסור',
      hold: 'ה?השהיה|ה?עיכוב',
      lifted: 'הוסר|הסרת|בוטל|הותר|פג',
      free: 'מותר לפרסום|לפרסום מיידי|מותר בפרסום|חופשי לפרסום|שוחרר לפרסום',
      unlifted: 'לא|יוסר|אם|עד',
    },
    openings: ['אמברגו', 'אין לפרסם לפני', 'אסור לפרסום'],
    lifted: ['האמברגו הוסר', 'הוסר האמברגו'],
    today: ['היום'],
    tomorrow: ['מחר'],
    midnight: ['חצות'],
  },
  markers: { update: 'עדכון', correction: 'תיקון' },
  markersInCapitals: { kill: 'ביטול' },
}
