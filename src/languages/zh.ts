import type { Language } from './language.ts'

/** Chinese */
export const zh: Language = {
  authorLabels: '作者|本报记者|本報記者|記者|记者|采写|文|撰文|責任編輯|责任编辑|責編|责编|編輯|编辑|文\\/',
  deskLabels: '责任编辑|責任編輯|责编|責編|编辑|編輯|本报记者|本報記者|记者|記者|作者|撰文|采写',
  dateChanged: '更新',
  datePublished: '发布(?:时间)?|發[布佈](?:時間)?',
  pm: '下午|晚上',
  am: '上午|凌晨',
  sourceLabels: '来源|來源',
  creditLabels: '图片来源|图源|图',
  captionLabels: '照片',
  relatedHeadings: '相关新闻|相关阅读|相关报道|相關新聞|延伸閱讀|延伸阅读|推荐阅读|热门新闻|熱門新聞|更多新闻|更多新聞|分享|评论',
  pointers: '相关阅读|相关新闻|相關新聞|延伸閱讀|延伸阅读',
  advertising: '广告|廣告',
  machineOpenings: '[[(（【]?(?:责任编辑|責任編輯|编辑|編輯|校对|校對|审核|審核|来源|來源|图源|圖源)\\s?[:：].{0,40}$',
  machinePhrases: `摘要.{0,12}(?:ai|人工智[能慧])
由.{0,4}(?:ai|人工智[能慧]).{0,4}(?:生成|翻译|翻譯|总结)
(?:会员|會員|订阅|訂閱).{0,20}(?:登录|登入|购买|專屬|专享|解锁|解鎖)`,
  opensElsewhere: '在新(?:窗口|視窗|分頁)(?:中)?(?:打开|開啟)',
  notFound: '页面不存在|找不到网页',
  counted: '阅读|阅读量|浏览|次阅读|评论|閱讀|瀏覽|點閱',
  embargo: {
    lifting: {
      embargo: '禁发|禁發|解禁|发稿限制|發稿限制|新闻禁令|禁令',
      hold: '暂缓播发|暫緩播發|缓发|緩發',
      lifted: '解除|取消|已解|结束|結束|失效|撤销|撤銷|已',
      free: '可以?(?:立即)?(?:播发|发布|使用|采用|刊发|發布|播發|採用)|解禁|已解禁|即可(?:使用|播发|发布)',
      unlifted: '未|不|将|將|前|至',
    },
    openings: ['禁发', '禁發', '限时发布', '限時發布', '新闻禁令', '解禁时间', '解禁時間', '禁止在'],
    participles: ['禁止在'],
    closings: ['后发布', '後發布'],
    until: '至',
    lifted: ['解除禁发', '已解禁'],
    today: ['今日', '今天'],
    tomorrow: ['明日', '明天'],
    noon: ['正午', '中午'],
    midnight: ['午夜', '零时'],
    hours: ['时', '時', '点', '點'],
    morning: ['上午'],
    afternoon: ['下午', '晚上'],
  },
  zoneNames: { 格林尼治: 0, 北京时间: 480, 北京時間: 480 },
  tookBehind: '摄|攝',
  reporterBetween: '记者|記者|发|發',
  markers: { update: '更新', correction: '更正|勘误', repeat: '重发' },
  markersInCapitals: { restore: '撤稿取消|恢复使用|恢復使用', kill: '撤稿' },
  orders: {
    kill: '撤回|撤稿|撤销|撤銷|删除|刪除|作废|作廢|停用|请勿使用|請勿使用|勿用|毙稿|停发|停發',
    withhold: '缓发|緩發|暂缓|暫緩',
  },
}
