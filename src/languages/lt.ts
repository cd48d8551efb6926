import type { Language } from './language.ts'

/** Lithuanian */
export const lt: Language = {
  months: 'sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio',
  authorLabels: 'tekstas',
  dateChanged: 'atnaujinta',
  datePublished: 'paskelbta',
  besideDates: 'm|d',
  relatedHeadings: 'taip pat skaitykite|skaitykite taip pat|susiję straipsniai',
  pointers: 'skaitykite taip pat|taip pat skaitykite',
  signUp: 'prenumeruok',
  newsletters: 'naujienlaišk',
  headlineLabels: 'skubiai',
  markers: { update: 'atnaujinta|papildyta', correction: 'patikslinta|pataisyta' },
  embargo: {
    lifting: {
      embargo: 'embarg',
      lifted: 'panaikint|atšaukt|baig|nuimt',
      free: 'galima (?:skelbti|naudoti)|laisva(?: skelbti| naudoti)?',
      unlifted: 'ne|bus|jei|iki',
    },
    openings: ['embargas'],
    everyday: ['embargas'],
    until: 'iki',
    tomorrow: ['rytojaus'],
    today: ['šiandien'],
  },
  orders: {
    restore: '(?:at[šs]aukimas|anuliavimas) (?:yra )?(?:at[šs]auktas|panaikintas)',
    kill: 'atšauk\\S*|anuliuoti|anuliuojama|atšaukti|atšaukiama|atšaukta|panaikinti|ištrinti|nenaudoti|anul\\S*|atšauk\\S*|panaikin\\S*|ištrin\\S*|nenaudo\\S*',
  },
  creditLabels: 'nuotr(?:auka|aukos|\\.)?|foto',
  sourceLabels: 'šaltinis',
  filePictures: 'archyv(?:o nuotr(?:auka|\\.)?|as)',
  symbolPictures: 'asociatyvi(?: nuotr(?:auka|\\.)?)?|iliustracija',
  suppliedTails: 'nuotr(?:auka|aukos|\\.)?',
  screenshots: 'ekrano (?:nuotrauka|kopija)',
}
