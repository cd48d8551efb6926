import type { Language } from './language.ts'

/** Latvian */
export const lv: Language = {
  months: `janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris
janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī
janvārim februārim martam aprīlim maijam jūnijam jūlijam augustam septembrim oktobrim novembrim decembrim`,
  embargo: {
    openings: [
      'embargo',
      'nepublicēt pirms',
      'nepublicēt līdz',
      'neizplatīt pirms',
      'neizplatīt līdz',
      'publicēt ne agrāk',
      'nav publicējams līdz',
      'nav publicējams pirms',
    ],
    until: 'līdz|pirms',
    tomorrow: ['rīt'],
    today: ['šodien'],
    midnight: ['pusnakts', 'pusnaktī'],
    hours: ['plkst'],
  },
  authorLabels: 'autors|teksts',
  dateChanged: 'atjaunots|atjaunināts',
  datePublished: 'publicēts',
  besideDates: 'gada',
  relatedHeadings: 'lasi arī',
  pointers: 'lasi arī',
  headlineLabels: 'steidzami',
  markers: { update: 'papildin[āa]ta', correction: 'labota|labojums' },
  orders: {
    restore: '(?:atsaukums|anul[ēe][šs]ana) (?:ir )?(?:atsaukt[sa]|atcelt[sa])',
    kill: 'atsauc\\S*|anulēt|anulēts|atsaukt|atsaukts|dzēst|svītrot|neizmantot|anul\\S*|atsauk\\S*|atcel\\S*|dzēst\\S*',
  },
  creditLabels: 'foto|attēls',
  sourceLabels: 'avots',
  filePictures: 'arhīva? foto|arhīvs',
  symbolPictures: 'ilustratīvs? (?:foto|attēls)|ilustratīvs',
  screenshots: 'ekrānuzņēmums',
}
