import type { Language } from './language.ts'

/** Japanese */
export const ja: Language = {
  authorLabels: '作者|記者|文|責任編輯|編輯|取材・文',
  deskLabels: '記者|作者|責任編輯|編輯',
  dateChanged: '最終更新|更新',
  ago: '前',
  countedBeside: '人が|人|回|読んでいます|読んでいる|閲覧中|現在|合計|約|この|記事を|記事',
  countedNow: '読んで|閲覧中',
  unitsAgo: '秒|分|時間|日|週間|か月|年',
  datePublished: '発行|公開|掲載|配信',
  pm: '午後',
  am: '午前',
  sourceLabels: '出典',
  creditLabels: '写真',
  relatedHeadings:
    '関連記事|関連ニュース|あわせて読みたい|人気記事|おすすめ記事|おすすめ|ランキング|アクセスランキング|最新記事|続きを読む|シェア',
  pointers: '関連記事|関連|あわせて読みたい',
  advertising: '広告',
  machinePhrases: `要約.{0,12}(?:ai|人工智[能慧])
(?:会員登録|会員限定|有料会員|無料会員|ログインして|購読(?:者|すると)|メールマガジン|ニュースレター).{0,80}(?:ください|できます|です|ません|ログイン|読めます|こちら|配信|登録)
残り\\s?[\\d,]+\\s?文字|無断(?:転載|複製)`,
  opensElsewhere: '新しい(?:タブ|ウィンドウ)で開く',
  commentHeadings: 'コメント',
  notFound: 'ページが見つかりません',
  consent: '同意して',
  counted: '閲覧数|閲覧|回閲覧|回視聴|コメント|いいね',
  embargo: {
    lifting: {
      embargo: 'エンバーゴ|解禁|報道規制',
      lifted: '解除|解禁|済み|撤廃|終了',
      free: '解禁|解禁済み|使用可|配信可|掲載可|報道可|使用解禁',
      unlifted: 'まで|予定|未',
    },
    openings: ['解禁', '解禁日時', '解禁時間', '報道解禁', 'エンバーゴ', '情報解禁', '公開解禁'],
    everyday: ['解禁'],
    until: 'まで',
    lifted: ['解禁済み', 'エンバーゴ解除'],
    today: ['本日', '今日'],
    tomorrow: ['明日', 'あす'],
    noon: ['正午'],
    midnight: ['深夜0時'],
    hours: ['時'],
    morning: ['午前'],
    afternoon: ['午後'],
  },
  zoneNames: { グリニッジ: 0, 日本時間: 540 },
  tookBehind: '撮影',
  markers: { update: '続報|差し替え', correction: '訂正', repeat: '再送', embargo: '解禁' },
  markersInCapitals: { restore: '取り?消しの?撤回|撤回の取り?消し', kill: '配信取り?消し|全文取り?消し' },
  orders: {
    kill: '取り?消し?|取り消す|全文取り?消し?|削除|破棄|使用禁止|撤回|配信停止',
    withhold: '保留',
  },
}
