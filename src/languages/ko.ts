import type { Language } from './language.ts'

/** Korean */
export const ko: Language = {
  authorLabels: '글',
  newsroomOffices: '기자|선임기자|특파원',
  dateChanged: '최종\\s?수정|수정',
  ago: '전',
  countedBeside: '명이|명|회|읽는|읽고|있습니다|중|현재|이|기사를|기사',
  countedNow: '읽는|읽고',
  unitsAgo: '초|분|시간|일|주|개월|년',
  datePublished: '입력|등록',
  pm: '오후',
  am: '오전',
  sourceLabels: '사진 ?출처',
  creditLabels: '사진 ?제공|사진',
  relatedHeadings: '관련기사|관련 기사|관련 뉴스|인기 기사|많이 본 뉴스|추천 기사|추천뉴스|공유|댓글',
  pointers: '관련기사|관련 기사',
  advertising: '광고',
  machineOpenings: `ai 요약
.{2,24}\\s?(?:기자|특파원)\\s?[(=]?\\s?[\\w.+-]+@[\\w.]+\\)?$`,
  machinePhrases: `인공지능.{0,12}요약
유료\\s?회원|로그인\\s?(?:후|하시)|무단\\s?전재|저작권자|재배포\\s?금지|뉴스레터.{0,12}(?:구독|신청)`,
  opensElsewhere: '새 창(?:에서 열림|열림)?',
  notFound: '페이지를 찾을 수 없습니다',
  counted: '조회|조회수|댓글|공감',
  embargo: {
    lifting: {
      embargo: '엠바고|보도유예',
      hold: '보류',
      lifted: '해제|해지|풀림|종료|취소',
      free: '보도 ?가능|사용 ?가능|즉시 ?보도(?: 가능)?|자유롭게 사용',
      unlifted: '까지|예정|미해제',
    },
    openings: ['엠바고', '보도유예', '보도 유예'],
    until: '까지',
    lifted: ['엠바고 해제', '엠바고 해지'],
    today: ['오늘', '금일'],
    tomorrow: ['내일', '익일'],
    noon: ['정오'],
    midnight: ['자정'],
    hours: ['시'],
    morning: ['오전'],
    afternoon: ['오후'],
  },
  zoneNames: { 그리니치: 0, 한국시간: 540, 한국시각: 540 },
  reporterBehind: '기자',
  markers: { update: '종합 ?#?보?|#보|업데이트', correction: '고침|정정|바로잡음|바로잡습니다', repeat: '재송', embargo: '엠바고' },
  markersInCapitals: { restore: '취소 ?철회|전문취소 ?철회', kill: '전문 ?취소|기사 ?취소' },
  orders: {
    kill: '취소|전문 ?취소|기사 ?취소|삭제|폐기|철회|사용 ?금지',
    withhold: '보류',
  },
}
