import type { Language } from './language.ts'

/** Turkish */
export const tr: Language = {
  months: `ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
oca şub mar nis may haz tem ağu eyl eki kas ara`,
  and: 've',
  authorLabels: 'yazan|haber',
  newsroomOffices: 'muhabir',
  dateChanged: '(?:son )?güncelle\\p{L}*',
  datePublished: 'giriş|yayınlanma|yayın tarihi|oluşturulma|eklenme',
  sourceLabels: 'kaynak|kaynak',
  creditLabels: 'fotoğraf|fotoğraf(?:lar|çı)?|foto|görsel|görüntü|kaynak|foto muhabiri',
  relatedHeadings:
    'ilgili haberler|ayrıca okuyun|benzer haberler|bunlar da ilginizi çekebilir|çok okunanlar|son dakika|paylaş|yorumlar|daha fazla',
  pointers: 'ilgili haber|ayrıca okuyun|okumak için',
  buttons: 'paylaş',
  buttonWords: 'paylaş',
  follow: 'takip',
  signUp: 'abone ol',
  newsletters: 'bülten|kanal',
  readingTime: 'okuma süresi',
  commentHeadings: 'yorumlar',
  notFound: 'sayfa bulunamadı',
  ago: 'önce',
  counted: 'görüntülenme|okunma|okuma|yorum|paylaşım',
  countedBeside: 'kişi|kullanıcı|okuyor|şu|an|anda|bu|haberi|yazıyı|kez|kere|toplam|bin|okundu|görüntülendi',
  countedNow: 'okuyor',
  unitsAgo: 'saniye|dakika|dk|saat|sa|gün|hafta|ay|yıl',
  headlineLabels: 'son dakika|flaş|acil',
  thisStory: 'bu (?:haber|metin)\\p{L}{0,3}',
  embargo: {
    strictly: 'kesin',
    expected: 'yaklaşık|tahminen',
    lifting: {
      embargo: 'ambargo|yayın yasa[ğg]ı',
      hold: 'bekletme|durdurma',
      lifted: 'kald[ıi]r|kalkt|bitti|sona erdi|iptal|doldu|geri çekildi',
      free: '(?:artık |şimdi )?(?:yayına|kullanıma|yayımlanmaya) (?:açık|serbest|açıldı)|(?:yayın|kullanım) serbest|serbest(?:tir)?|yayımlanabilir|kullanılabilir|hemen yayımlanabilir',
      unlifted: 'kaldırılmadı|kaldırılacak|eğer|kadar|henüz',
    },
    openings: [
      'ambargo',
      'ambargolu',
      'ambargolu haber',
      'ambargolu metin',
      'ambargolu bülten',
      'ambargoludur',
      'yayın yasağı',
      'yayınlanmamalı',
    ],
    everyday: ['ambargo'],
    participles: ['ambargolu', 'yayın yasağı'],
    closings: [
      ...['yayınlan', 'yayımlan', 'kullanıl', 'paylaşıl'].flatMap((act) => [
        `kadar ${act}mamalıdır`,
        `kadar ${act}mamalı`,
        `kadar ${act}amaz`,
        `kadar ${act}mayacaktır`,
        `önce ${act}mamalıdır`,
        `önce ${act}mamalı`,
        `önce ${act}amaz`,
        `önce ${act}mayacaktır`,
      ]),
      'önce yayımlamayınız',
      'sonra yayımlanabilir',
      'kadar ambargoludur',
      'kadar ambargolu',
      'ambargoludur',
      'yayınlanmamalı',
      'yayınlanamaz',
    ],
    until: 'kadar',
    lifted: ['ambargo kaldırıldı', 'ambargo kalktı'],
    today: ['bugün'],
    tomorrow: ['yarın'],
    midnight: ['gece yarısı'],
  },
  markers: { update: 'g[üu]ncelleme(?: ?#)?|g[üu]ncellendi', correction: 'd[üu]zeltme|d[üu]zeltilmi[şs]tir', embargo: 'ambargolu' },
  markersInCapitals: {
    restore: 'iptal(?:i|in)? (?:geri al[ıi]nd[ıi]|geri [çc]ekildi)|iptal (?:kald[ıi]r[ıi]ld[ıi]|iptal edildi)',
    kill: 'iptal|geri [çc]ekildi|haber [iı]ptal[iı]|[iı]ptal ed[iı]ld[iı]',
    repeat: 'tekrar',
  },
  noteOpenings: { correction: 'düzelt|başlık düzelt' },
  partNouns: 'paragraf\\p{L}*|cümle\\p{L}*|fotoğraf\\p{L}*|görüntü\\p{L}*|video\\p{L}*',
  itemNouns: 'haber\\p{L}*|metin\\p{L}*',
  everydayKills: 'iptal(?: ed[iı]ld[iı])?|geri [çc]ekildi',
  orders: {
    kill: 'iptal|iptal edin(?:iz)?|iptal edildi|geri çek(?:iniz|in|ildi|iyoruz)|silin(?:iz)?|silindi|yay[ıi]ndan kald[ıi]r(?:ın|ınız|ıldı)|kullanmay[ıi]n(?:[ıi]z)?|kullan[ıi]lmas[ıi]n|yay[ıi]mlamay[ıi]n|iptal\\S*|geri çek\\S*|yay[ıi]ndan kald[ıi]r\\S*|kullanmay\\S*|kullan[ıi]lma\\S*|hükümsüz\\S*',
    withhold: 'bekletin(?:iz)?|bekletme',
  },
  cardinals: `iki ikisi
üç üçü
dört dördü
beş beşi
altı altısı
yedi yedisi
sekiz sekizi
dokuz dokuzu
on onu`,
  ordinals: `ikinci ikincisi
üçüncü
dördüncü
beşinci
altıncı
yedinci
sekizinci
dokuzuncu
onuncu`,
  another: 'daha',
  functionWords: 've ile bir bu da de için ki mi o',
  openers:
    'bu şu o ve ama ancak için ile da de bir her çok şimdi burada orada göre biz siz ben onlar ise öte yandan ayrıca pazartesi salı çarşamba perşembe cuma cumartesi pazar',
  sayingForms:
    'dedi|dediler|diyor|der|söyledi|söylüyor|söyledi̇|belirtti|belirtiyor|kaydetti|aktardı|anlattı|anlatıyor|konuştu|kullandı|bulundu|açıkladı|vurguladı|ekledi|bildirdi|paylaştı|yazdı|sordu|yanıtladı|cevapladı|savundu|uyardı|hatırlattı|duyurdu|denildi|denildi̇|değerlendirdi|getirdi|ifadelerini|şeklinde|diye|ifadesini|sözlerini|belirterek|diyerek|açıklamasını|yorumunu|uyarısında|değerlendirmesinde|açıklamasında|diyen|söyleyen|belirten|anlatan|vurgulayan|kaydeden|bulunan|kullanan|savunan|denilirken',
  sayingOf: 'diyen|söyleyen|belirten|anlatan|vurgulayan|kaydeden|bulunan|kullanan|savunan|konuşan',
  attributedBehind: 'göre',
  statements: 'açıklamada|açıklamasında|paylaşımda|bildiride',
  officeStems:
    'bakan başbakan cumhurbaşkan başkan başkanvekil milletvekil vali belediye genel müdür sözcü lider vekil profesör prof doktor avukat savcı hakim komutan antrenör teknik kaptan muhabir uzman ekonomist analist yazar oyuncu şarkıcı sahib esnaf çiftçi öğretmen rektör kral büyükelçi sekreter general albay kaymakam muhtar yönetmen dekan imam işçi emekli vatandaş',
  officeLinks: 've',
  pronouns: 'o kendisi',
  someArticles: 'bir',
  notSubject: 'için ile muhabirine',
  addresses: 'sayın bay bayan dr prof doç',
  noVerbs: 've ama ancak fakat için ile da de bir bu şu o ki ise her çok gibi kadar sonra önce göre var yok',
  spokenTo: 'konuşan|açıklamalarda bulunan|röportajda',
  citing: 'göre|haberine göre|bildirdi|duyurdu|aktardı|yazdı|haberine göre|verdiği röportajda',
  outletNouns: 'gazetesi|gazetesine|ajansı|kanalı|televizyonu|dergisi|sitesi|radyosu',
  agencyNouns: 'ajansı',
  correspondents: 'muhabiri',
  attributedToOne: 'ona göre',
  filePictures: 'arş[iİ]v(?:den| fotoğrafı?| görüntüsü)?',
  handouts: 'basın (?:bülteni|bürosu|ofisi|servisi)|servis edilmiştir',
  symbolPictures: 'tems[iİî]l[iİî](?: (?:fotoğraf|görsel|görüntü))?|[iİ]llüstrasyon|örnek görsel',
  aiPictures: 'yapay zek[aâ](?: (?:ile|tarafından) (?:oluşturul|üretil|hazırlan|yapıl)\\p{L}+)?',
  screenshots: 'ekran (?:görüntüsü|alıntısı)|video görüntüsü',
  courtesies: '[iİ]zniyle|[iİ]zin alınarak',
  creditNoise: 'sosyal medya|özel|haber merkezi|kolaj|grafik',
  reporterBehind: 'muhabiri',
  organisationHeads: 't\\.?c\\.?|cumhurbaşkanlığı|emniyet|valilik|bakanlık|türk',
  organisationTails: 'bakanlığı|belediyesi|müdürlüğü|valiliği|başkanlığı|üniversitesi|ajansı|haber|gazetesi|tv|basın ofisi|jandarma|kulübü',
  materialLabels: '(?:katkılarıyla)',
  outletReports: '(?:bildirdi|yazdı|duyurdu)',
  womensNames:
    'ayşe fatma emine hatice zeynep elif meryem şerife zehra sultan hanife merve havva özlem ebru derya selin pınar gül aylin nilüfer canan meral tansu hülya tülay nuray gülay feride seda burcu esra büşra kübra',
  mensNames:
    'mehmet mustafa ahmet ali hüseyin hasan ibrahim ismail osman yusuf murat ömer ramazan halil süleyman abdullah mahmut recep salih fatih kadir emre hakan adem kemal yaşar bekir musa metin orhan bayram serkan erkan ekrem mansur devlet özgür binali ümit tayyip hulusi mevlüt berat cengiz volkan tuncay turgut uğur veysel yavuz yılmaz zafer selahattin selçuk sinan sami nihat necmettin muharrem muhammed mithat levent',
  nameEndings: "['’]\\p{Ll}{1,6}",
  prodrop: true,
  spokesNouns: 'sözcüsü|yetkilisi|yetkili',
  sayingMany: 'denildi|kaydedildi|belirtildi|verildi|açıklandı|bildirildi|vurgulandı',
}
