/**
 * Who sends and who publishes: the agencies, the outlets and their spellings, as data.
 *
 * Sources of the facts: Wikipedia, "List of news agencies", and the articles of the agencies named (their names in other
 * scripts are the titles of the articles in those languages); member lists of the European Alliance of News Agencies
 * (newsalliance.org), the Organization of Asia-Pacific News Agencies (oananews.org), the Alliance of Mediterranean News
 * Agencies and the Federation of Arab News Agencies; Wikipedia, "Newspapers of Montenegro", "… of Serbia", "… of North
 * Macedonia", "… of Kosovo", "List of newspapers in the world by circulation". Countries are ISO 3166-1 alpha-2.
 *
 * To add one, add a line: `name|country|other spellings, separated by ;`. The name is what stories are given.
 */

/** Agencies that send text (and mostly pictures too). A name in two countries keeps its acronym; the commoner one stands first. */
const newsAgencies = `
AP|US|Associated Press;The Associated Press;АП;Асошиејтед прес;Asošijeted pres;أسوشيتد برس;美联社;AP通信;에이피;Ασοσιέιτεντ Πρες
Reuters|GB|Thomson Reuters;Reuters News Agency;RTR;Ройтерс;Рейтер;Ројтерс;Rojters;Ρόιτερς;رويترز;路透社;ロイター;로이터;Рейтерс;רויטרס
AFP|FR|Agence France-Presse;Agence France Presse;АФП;Франс прес;Ажанс Франс Прес;Frans pres;Γαλλικό Πρακτορείο;Γαλλικό Πρακτορείο Ειδήσεων;فرانس برس;أ ف ب;法新社;AFP通信;AFP=時事
dpa|DE|Deutsche Presse-Agentur;Deutschen Presse-Agentur;Deutsche Presseagentur;ДПА;dpa-infocom;dpa-AFX;dpa/lnw;German Press Agency;د ب أ;德新社
EFE|ES|Agencia EFE;Efe;ЕФЕ;ΕΦΕ;埃菲社
Europa Press|ES|Europapress
Servimedia|ES
Colpisa|ES
ANSA|IT|Agenzia ANSA;АНСА;安莎社;ANSA.it
Adnkronos|IT|AdnKronos
AGI|IT|Agenzia Italia
LaPresse|IT|La Presse (Italia)
Askanews|IT|askanews;TMNews
Italpress|IT
Agenzia Nova|IT|Nova News
Radiocor|IT|Il Sole 24 Ore Radiocor
PA|GB|PA Media;Press Association;PA Wire;The Press Association;PA News Agency;PA Images
SWNS|GB|South West News Service
UPI|US|United Press International;УПИ
Bloomberg|US|Bloomberg News;Блумберг;彭博社;ブルームバーグ
Dow Jones|US|Dow Jones Newswires;Dow Jones News
TNS|US|Tribune News Service
TASS|RU|ITAR-TASS;ТАСС;ИТАР-ТАСС;ТАСС Россия;塔斯社;Τας
RIA Novosti|RU|РИА Новости;РИА Новости Россия сегодня;РИА новости;RIA;РИА;俄新社
Sputnik|RU|Спутник;Спутњик;Sputnjik
Interfax|RU|Интерфакс;Интерфакс-Россия
Interfax-Ukraine|UA|Інтерфакс-Україна;Интерфакс-Украина
Ukrinform|UA|Укрінформ;Укринформ
UNIAN|UA|УНІАН;УНИАН
BelTA|BY|БелТА;БЕЛТА
Moldpres|MD
IPN|MD
MIA|MK|МИА;Media Information Agency;Медиумска информативна агенција;Makedonska informativna agencija;Македонска информативна агенција;Agjencia Maqedonase e Informacionit;MIA-s;Macedonian Information Agency;Mediumska informativna agencija
Makfax|MK|Макфакс
Tanjug|RS|Танјуг;Tanyug;Танюг;TANJUG
Beta|RS|Бета;Novinska agencija Beta;agencija Beta;BETA;Betaphoto;Beta photo
FoNet|RS|ФоНет;Fonet;Фонет
Srna|BA|СРНА;SRNA;Срна
FENA|BA|ФЕНА;Fena;Federalna novinska agencija
ONASA|BA|Onasa
Patria|BA|NAP;Novinska agencija Patria
Hina|HR|HINA;Хина;Hrvatska izvještajna novinska agencija
MINA|ME|МИНА;Mina-business;MINA-business;Agencija MINA
STA|SI|Slovenska tiskovna agencija;СТА;Slovenian Press Agency
ATA|AL|ATSH;Agjencia Telegrafike Shqiptare;Albanian Telegraphic Agency;АТА
KosovaPress|XK|Kosovapress;Kosova Press
Anadolu|TR|AA;Anadolu Agency;Anadolu Ajansı;Anadolu Images;Агенција Анадолија;Анадолија;Anadolija;Анадолу;Αναντολού;الأناضول;Agencija Anadolija;Agence Anadolu;Anadolu-Agentur
DHA|TR|Demirören Haber Ajansı;Doğan Haber Ajansı
IHA|TR|İHA;İhlas Haber Ajansı
ANKA|TR|ANKA Haber Ajansı
BTA|BG|БТА;Българска телеграфна агенция;Bulgarian News Agency;БГНЕС;Bulgarian Telegraph Agency
BGNES|BG
Agerpres|RO|AGERPRES;Ађерпрес;Аджерпрес
Mediafax|RO|MEDIAFAX;Mediafax Foto
News.ro|RO
ANA-MPA|GR|AMNA;ANA;ΑΠΕ-ΜΠΕ;ΑΠΕ;Athens-Macedonian News Agency;Athens News Agency;Αθηναϊκό-Μακεδονικό Πρακτορείο Ειδήσεων;Αθηναϊκό Πρακτορείο
CNA|CY|ΚΥΠΕ;KYPE;Cyprus News Agency
TAK|CY|Türk Ajansı Kıbrıs
MTI|HU|МТИ;Magyar Távirati Iroda;MTI/MTVA
APA|AT|Austria Presse Agentur;APA-OTS;APA/dpa;АПА
Keystone-SDA|CH|sda;SDA;Keystone-sda;KEYSTONE-ATS;Keystone-ATS;ats;ATS;Schweizerische Depeschenagentur;Agence télégraphique suisse;awp
epd|DE|Evangelischer Pressedienst
KNA|DE|Katholische Nachrichten-Agentur
dapd|DE
dts|DE|dts Nachrichtenagentur;dts-Nachrichtenagentur
SID|DE|Sport-Informations-Dienst
Belga|BE|BELGA;Agence Belga;Белга;BELGA PHOTO;Belga Photo;BELGAIMAGE;BelgaImage;Belga Image;Belga News Agency
ANP|NL|Algemeen Nederlands Persbureau;АНП
Novum|NL
Ritzau|DK|Ritzaus Bureau;Ritzau Scanpix;Scanpix Ritzau;/ritzau/
NTB|NO|Norsk Telegrambyrå;NTB scanpix;NTB Scanpix
TT|SE|TT Nyhetsbyrån;Tidningarnas Telegrambyrå;TT-Reuters;TT News Agency;TT NYHETSBYRÅN
STT|FI|Suomen Tietotoimisto;STT-Lehtikuva;STT-FNB;FNB
BNS|LT|Baltic News Service;Baltijos naujienų tarnyba
ELTA|LT|Elta;Lietuvos naujienų agentūra
LETA|LV|Leta
PAP|PL|Polska Agencja Prasowa;ПАП
CTK|CZ|ČTK;Česká tisková kancelář;Czech News Agency;ЧТК
TASR|SK|Tlačová agentúra Slovenskej republiky;ТАСР
SITA|SK
Lusa|PT|LUSA;Agência Lusa;Луса
Armenpress|AM|Արմենպրես;Арменпресс;ARMENPRESS
Azertac|AZ|AZƏRTAC;АЗЕРТАДЖ;AZERTAC
Trend|AZ|Trend News Agency
Interpressnews|GE|IPN Georgia
Kazinform|KZ|Казинформ;Qazinform;ҚазАқпарат
Kabar|KG|Кабар
UzA|UZ|УзА;O‘zA
Khovar|TJ|Ховар
Xinhua|CN|Xinhua News Agency;新华社;新華社;新华网;Синхуа;Ксинхуа;Sinhua;Xinhuanet;شينخوا;新华通讯社;Σινχουά
China News Service|CN|中新社;中国新闻网;中新网;中新;China News
CNA (Taiwan)|TW|中央社;Central News Agency;中央通訊社
Kyodo|JP|Kyodo News;共同通信;共同;共同通信社;Кјодо;Киодо;Kjodo
Jiji|JP|Jiji Press;時事;時事通信;時事通信社;時事ドットコム
Yonhap|KR|Yonhap News;Yonhap News Agency;연합뉴스;韩联社;聯合ニュース;Ренхап;Јонхап;Jonhap
Newsis|KR|뉴시스
News1|KR|뉴스1
KCNA|KP|Korean Central News Agency;ЦТАК;조선중앙통신;КЦНА
Montsame|MN|МОНЦАМЭ
PTI|IN|Press Trust of India;PTI Bhasha;पीटीआई
ANI|IN|Asian News International;एएनआई
IANS|IN|Indo-Asian News Service;आईएएनएस
UNI|IN|United News of India
APP|PK|Associated Press of Pakistan
INP|PK
BSS|BD|Bangladesh Sangbad Sangstha
UNB|BD|United News of Bangladesh
RSS Nepal|NP|Rastriya Samachar Samiti
Lankapuvath|LK
Antara|ID|ANTARA;Antara Foto;ANTARA FOTO;LKBN Antara
Bernama|MY|BERNAMA
PNA|PH|Philippine News Agency
VNA|VN|TTXVN;Vietnam News Agency;Thông tấn xã Việt Nam
TNA|TH|Thai News Agency;สำนักข่าวไทย
AKP|KH|Agence Kampuchea Presse
KPL|LA
MNA|MM|Myanmar News Agency
IRNA|IR|ایرنا;ИРНА;إرنا
ISNA|IR|ایسنا
Tasnim|IR|تسنیم;Тасним
Fars|IR|Fars News Agency;فارس;Фарс
Mehr|IR|Mehr News Agency;مهر
INA (Iraq)|IQ|Iraqi News Agency;واع
SANA|SY|سانا;САНА
Petra|JO|بترا;Jordan News Agency
NNA|LB|الوكالة الوطنية للإعلام;National News Agency
WAFA|PS|وفا;ВАФА
SPA|SA|واس;Saudi Press Agency
WAM|AE|وام;Emirates News Agency
QNA|QA|قنا;Qatar News Agency
KUNA|KW|كونا;Kuwait News Agency
BNA|BH|بنا;Bahrain News Agency
ONA|OM|Oman News Agency
Saba|YE|سبأ;Saba News Agency
MENA|EG|أ ش أ;Middle East News Agency
APS|DZ|وأج;Algérie Presse Service
MAP|MA|ومع;Maghreb Arabe Presse
TAP|TN|وات;Tunis Afrique Presse
LANA|LY|Libyan News Agency
SUNA|SD|سونا
JTA|US|Jewish Telegraphic Agency
TPS|IL|Tazpit Press Service
AAP|AU|Australian Associated Press;AAPIMAGE;AAP Image;AAP IMAGE
NZME|NZ
CP|CA|The Canadian Press;Canadian Press;La Presse canadienne;La Presse Canadienne;Presse canadienne;PC
QMI|CA|Agence QMI
Postmedia News|CA
Agência Brasil|BR|Agencia Brasil
Estadão Conteúdo|BR
Folhapress|BR
Télam|AR|Telam
NA (Argentina)|AR|Noticias Argentinas
Andina|PE|Agencia Andina
Notimex|MX
Quadratín|MX
Prensa Latina|CU
ACN|CU|Agencia Cubana de Noticias
AVN|VE|Agencia Venezolana de Noticias
ABI|BO|Agencia Boliviana de Información
IP (Paraguay)|PY|Agencia IP
Colprensa|CO
CMC|BB|Caribbean Media Corporation
NAN|NG|News Agency of Nigeria
GNA|GH|Ghana News Agency
SNA|SN|Agence de presse sénégalaise
AIP|CI|Agence ivoirienne de presse
PANA|SN|Panapress
ENA|ET|Ethiopian News Agency
KNA (Kenya)|KE|Kenya News Agency
Angop|AO|ANGOP
AIM|MZ|Agência de Informação de Moçambique
Inforpress|CV
ZANIS|ZM
Ziana|ZW|New Ziana
SAnews|ZA|SAPA
ANA (South Africa)|ZA|African News Agency
RFE/RL|US|Radio Free Europe/Radio Liberty
Inter Press Service|IT|IPS`

/** Agencies and archives that send pictures only: credit lines name them, texts do not come from them. */
const pictureAgencies = `
EPA|DE|European Pressphoto Agency;epa;ЕПА;EPA Images
EPA-EFE|DE|EPA/EFE;EFE-EPA;EFE/EPA;ЕПА-ЕФЕ;ЕПА/ЕФЕ;EPA EFE
Getty Images|US|Getty;Гети имиџис;Гетти Имиджес
PIXSELL|HR|Pixsell
CROPIX|HR|Cropix
BOBO|SI|Bobo
Inquam Photos|RO|INQUAM;Inquam
Eurokinissi|GR|EUROKINISSI;Eurokinissi Sports
Intime|GR|INTIME;INTIME NEWS
APA-Images|AT
Keystone|CH|KEYSTONE
picture alliance|DE|picture-alliance;Picture Alliance
imago|DE|IMAGO;imago images;Imago Images;imago stock&people
ddp|DE|ddp images
action press|DE
ullstein bild|DE
Bildbyrån|SE|BILDBYRÅN
Lehtikuva|FI|LEHTIKUVA
Scanpix|SE|SCANPIX
Profimedia|CZ|PROFIMEDIA
CNSphoto|CN
VCG|CN|Visual China Group;视觉中国
Flash90|IL|FLASH90;פלאש 90
Cuartoscuro|MX
Zuma Press|US|ZUMA Press;ZUMAPRESS;ZUMAPRESS.com;ZUMA
Sipa|FR|SIPA;Sipa USA;SIPA PRESS;SIPA USA;Sipa Press
Abaca|FR|ABACA;ABACAPRESS;Abacapress
MAXPPP|FR|Maxppp;MaxPPP;PHOTOPQR
Hans Lucas|FR|HANS LUCAS
Magnum Photos|FR|Magnum
NurPhoto|IT|NURPHOTO
IPA|IT|IPA Agency
Alamy|GB|Alamy Stock Photo;Alamy Live News
Shutterstock|US|Rex/Shutterstock;REX;Rex Features;REX Features
WENN|GB
Splash News|US|SplashNews
Polaris|US|Polaris Images
Redux|US|Redux Pictures
Bestimage|FR|BESTIMAGE
Icon Sport|FR|ICONSPORT
Panoramic|FR
Action Images|GB
Contacto|ES|ContactoPhoto
Agencja Wyborcza.pl|PL|Agencja Gazeta
Forum|PL
East News|PL
Cover Images|GB
Camera Press|GB
Bridgeman Images|GB
Corbis|US
Hulton Archive|GB
iStock|CA|iStockphoto
Unsplash|CA
Pixabay|DE
Pexels|DE
Depositphotos|US
Dreamstime|US
Adobe Stock|US|AdobeStock
Wikimedia Commons|US|Wikipedia
ATPImages|NL
Hollandse Hoogte|NL
Starface|FR
IP3 Press|FR|IP3
Reporters|BE`

/** Names that are everyday words too: they count as agencies only where nothing else can stand (a byline, brackets, a credit line). */
export const everydayWords =
  'Beta Forum Trend Reporters Saba Petra Fars Mehr Antara Patria Contacto Panoramic Polaris Redux Magnum Kabar Imago Novum Keystone Shutterstock Intime Sputnik Спутник Бета Фарс فارس مهر وات بنا وام واس وفا سانا سبأ 共同 時事 中新'

/** `name|country|city|other spellings`. */
const outletTable = `
Vijesti|ME|Podgorica|Вијести;Vjesti
Pobjeda|ME|Podgorica|Побједа
Dan|ME|Podgorica|Дан
CdM|ME|Podgorica|Cafe del Montenegro
Antena M|ME|Podgorica|
RTCG|ME|Podgorica|РТЦГ
Politika|RS|Beograd|Политика
Danas|RS|Beograd|Данас
Blic|RS|Beograd|Блиц
Večernje novosti|RS|Beograd|Вечерње новости;Novosti
Kurir|RS|Beograd|Курир
Informer|RS|Beograd|Информер
Nova S|RS|Beograd|
N1|RS|Beograd|Н1;TV N1
RTS|RS|Beograd|РТС
B92|RS|Beograd|Б92
NIN|RS|Beograd|НИН
Vreme|RS|Beograd|Време
Radio Slobodna Evropa|RS|Beograd|Радио Слободна Европа;RSE
Dnevni avaz|BA|Sarajevo|Дневни аваз;Avaz
Oslobođenje|BA|Sarajevo|Ослобођење
Nezavisne novine|BA|Banja Luka|Независне новине
Klix|BA|Sarajevo|Klix.ba
BHRT|BA|Sarajevo|БХРТ
RTRS|BA|Banja Luka|РТРС
Jutarnji list|HR|Zagreb|Јутарњи лист
Večernji list|HR|Zagreb|Вечерњи лист
Slobodna Dalmacija|HR|Split|
Novi list|HR|Rijeka|
HRT|HR|Zagreb|ХРТ
Index.hr|HR|Zagreb|
Delo|SI|Ljubljana|
Dnevnik|SI|Ljubljana|
Nova Makedonija|MK|Skopje|Нова Македонија
Sloboden pečat|MK|Skopje|Слободен печат;Sloboden pechat
Večer|MK|Skopje|Вечер
Koha|MK|Skopje|Коха
Alsat|MK|Skopje|Алсат
Telma|MK|Skopje|Телма
Kanal 5|MK|Skopje|Канал 5
Sitel|MK|Skopje|Сител
24 Vesti|MK|Skopje|24 Вести
Koha Ditore|XK|Prishtina|
Zëri|XK|Prishtina|
Bota Sot|XK|Prishtina|
Gazeta Express|XK|Prishtina|
Kallxo|XK|Prishtina|Kallxo.com
Shekulli|AL|Tirana|
Panorama|AL|Tirana|
Gazeta Shqiptare|AL|Tirana|
Top Channel|AL|Tirana|
Kathimerini|GR|Athens|Καθημερινή
To Vima|GR|Athens|Το Βήμα
Ta Nea|GR|Athens|Τα Νέα
Trud|BG|Sofia|Труд
24 Chasa|BG|Sofia|24 часа
Hürriyet|TR|Istanbul|Hurriyet
Sabah|TR|Istanbul|
Cumhuriyet|TR|Istanbul|
The New York Times|US|New York|New York Times;NYT;Њујорк тајмс;Njujork tajms
The Washington Post|US|Washington|Washington Post;Вашингтон пост;Vašington post
The Wall Street Journal|US|New York|Wall Street Journal;WSJ;Волстрит журнал
USA Today|US||
Los Angeles Times|US|Los Angeles|
The Boston Globe|US|Boston|Boston Globe
Chicago Tribune|US|Chicago|
Axios|US||
Politico|US||Политико
Newsweek|US||Њузвик
The New Yorker|US|New York|
The Atlantic|US||
Forbes|US||Форбс
Fortune|US||
CNN|US||Си-Ен-Ен;СНН;CNN Türk
CNBC|US||
Fox News|US||Фокс њуз
MSNBC|US||
NBC News|US||NBC
CBS News|US||CBS
ABC News|US||ABC
NPR|US||
PBS|US||
Voice of America|US||VOA;Glas Amerike;Глас на Америка;Zëri i Amerikës
Radio Free Europe|US||RFE/RL;Radio Slobodna Evropa;Радио Слободна Европа;Radio Evropa e Lirë
The Guardian|GB|London|Guardian;Гардијан;Gardijan
The Times|GB|London|
The Sunday Times|GB|London|Sunday Times
The Daily Telegraph|GB|London|Daily Telegraph;The Telegraph;Telegraph
The Independent|GB|London|
Financial Times|GB|London|The Financial Times;FT;Фајненшел тајмс;Fajnenšel tajms
The Economist|GB|London|
Daily Mail|GB|London|Mail on Sunday
Daily Mirror|GB|London|
The Sun|GB|London|
Evening Standard|GB|London|
BBC|GB|London|Би-Би-Си;ББЦ;BBC News;Би-би-си
Sky News|GB|London|Скај њуз;Skaj njuz
ITV|GB|London|ITV News
Channel 4 News|GB|London|
The Irish Times|IE|Dublin|Irish Times
RTÉ|IE|Dublin|RTE
Le Monde|FR|Paris|Монд
Le Figaro|FR|Paris|Фигаро;Figaro
Libération|FR|Paris|
Le Parisien|FR|Paris|
Les Échos|FR|Paris|Les Echos
L'Équipe|FR|Paris|L’Équipe
La Croix|FR|Paris|
L'Express|FR|Paris|L’Express
Le Point|FR|Paris|
Le Journal du dimanche|FR|Paris|JDD
Mediapart|FR|Paris|
Ouest-France|FR|Rennes|
BFMTV|FR|Paris|BFM TV
France Info|FR|Paris|Franceinfo
France Inter|FR|Paris|
RTL|FR||
France 24|FR|Paris|
TF1|FR|Paris|
Bild|DE|Berlin|Bild-Zeitung;Bild am Sonntag;Билд;Bild-Zeitung
Der Spiegel|DE|Hamburg|Spiegel;Шпигл;Špigl
Die Zeit|DE|Hamburg|
Die Welt|DE|Berlin|Welt am Sonntag;Ди велт
Frankfurter Allgemeine Zeitung|DE|Frankfurt|FAZ;F.A.Z.;Frankfurter Allgemeine Sonntagszeitung
Süddeutsche Zeitung|DE|München|SZ
Handelsblatt|DE|Düsseldorf|
Tagesspiegel|DE|Berlin|Der Tagesspiegel
taz|DE|Berlin|
Focus|DE|München|
Stern|DE|Hamburg|
Rheinische Post|DE|Düsseldorf|
Redaktionsnetzwerk Deutschland|DE|Hannover|RND
Funke Mediengruppe|DE|Essen|Zeitungen der Funke Mediengruppe
Augsburger Allgemeine|DE|Augsburg|
Neue Osnabrücker Zeitung|DE|Osnabrück|
Stuttgarter Zeitung|DE|Stuttgart|
ARD|DE||
ZDF|DE|Mainz|
Deutschlandfunk|DE|Köln|Deutschlandradio
Deutsche Welle|DE|Bonn|Дојче веле;Dojče vele;DW
n-tv|DE|Köln|ntv
Neue Zürcher Zeitung|CH|Zürich|NZZ
Tages-Anzeiger|CH|Zürich|
Blick|CH|Zürich|
Le Temps|CH|Genève|
Tribune de Genève|CH|Genève|
SRF|CH|Zürich|
Der Standard|AT|Wien|Standard
Die Presse|AT|Wien|
Kronen Zeitung|AT|Wien|Krone
Kurier|AT|Wien|
ORF|AT|Wien|ОРФ
El País|ES|Madrid|El Pais;Ел Паис
El Mundo|ES|Madrid|Ел Мундо
La Vanguardia|ES|Barcelona|
El Periódico|ES|Barcelona|
ABC (Madrid)|ES|Madrid|
Marca|ES|Madrid|Марка
El Confidencial|ES|Madrid|
Cadena SER|ES|Madrid|la SER
Onda Cero|ES|Madrid|
RTVE|ES|Madrid|TVE
Clarín|AR|Buenos Aires|
La Nación|AR|Buenos Aires|
Página/12|AR|Buenos Aires|Página 12
Infobae|AR|Buenos Aires|
Folha de S.Paulo|BR|São Paulo|Folha
O Globo|BR|Rio de Janeiro|
El Universal|MX|Ciudad de México|
Reforma|MX|Ciudad de México|
Corriere della Sera|IT|Milano|Corriere;Кориере дела сера;Korijere dela sera
la Repubblica|IT|Roma|La Repubblica;Repubblica;Република
La Stampa|IT|Torino|Ла Стампа
Il Sole 24 Ore|IT|Milano|
Il Messaggero|IT|Roma|
Il Fatto Quotidiano|IT|Roma|Il Fatto
Il Giornale|IT|Milano|
Avvenire|IT|Milano|
La Gazzetta dello Sport|IT|Milano|Gazzetta dello Sport
Rai|IT|Roma|RaiNews;Rai News;Rainews24;Tg1
Sky Tg24|IT|Milano|Sky TG24
De Standaard|BE|Brussel|
Le Soir|BE|Bruxelles|
De Telegraaf|NL|Amsterdam|
NRC|NL|Amsterdam|NRC Handelsblad
de Volkskrant|NL|Amsterdam|Volkskrant
Aftenposten|NO|Oslo|
VG|NO|Oslo|
NRK|NO|Oslo|
Dagens Nyheter|SE|Stockholm|
Svenska Dagbladet|SE|Stockholm|
Aftonbladet|SE|Stockholm|
Expressen|SE|Stockholm|
SVT|SE|Stockholm|
Politiken|DK|København|
Berlingske|DK|København|
Jyllands-Posten|DK|Aarhus|
Helsingin Sanomat|FI|Helsinki|
Gazeta Wyborcza|PL|Warszawa|
Rzeczpospolita|PL|Warszawa|
Kommersant|RU|Moskva|Коммерсант;Комерсант
Izvestia|RU|Moskva|Известия;Известија
Rossiyskaya Gazeta|RU|Moskva|Российская газета
RBC|RU|Moskva|РБК
Novaya Gazeta|RU|Moskva|Новая газета
Meduza|LV|Riga|Медуза
Ukrainska Pravda|UA|Kyiv|Українська правда
Kyiv Independent|UA|Kyiv|The Kyiv Independent
Haaretz|IL|Tel Aviv|הארץ
The Times of Israel|IL|Jerusalem|Times of Israel
Al Jazeera|QA|Doha|Al-Jazeera;Ал Џезира;Al Džazira;Al Džezira;الجزيرة
Al Arabiya|AE|Dubai|العربية
Euronews|FR|Lyon|Еуроњуз
Nikkei|JP|Tokyo|Nikkei Asia
Asahi Shimbun|JP|Tokyo|The Asahi Shimbun
Yomiuri Shimbun|JP|Tokyo|
NHK|JP|Tokyo|
South China Morning Post|HK|Hong Kong|SCMP
Global Times|CN|Beijing|
People's Daily|CN|Beijing|
The Hindu|IN|Chennai|
The Times of India|IN|Mumbai|Times of India
Hindustan Times|IN|New Delhi|
The Indian Express|IN|New Delhi|
The Straits Times|SG|Singapore|Straits Times
The Sydney Morning Herald|AU|Sydney|Sydney Morning Herald
The Age|AU|Melbourne|
The Australian|AU|Sydney|
The New Zealand Herald|NZ|Auckland|NZ Herald
The Globe and Mail|CA|Toronto|Globe and Mail
Toronto Star|CA|Toronto|
Radio-Canada|CA|Montréal|
`

export interface Agency {
  name: string
  country: string
  /** true for agencies that send pictures only. */
  pictures: boolean
  spellings: readonly string[]
}

export interface Outlet {
  name: string
  country: string
  /** Where its newsroom is. */
  city?: string
  spellings: readonly string[]
}

/** A name that two countries share is told apart by a bracket, which stories do not carry. */
const plain = (name: string) => name.replace(/ \([^)]*\)$/, '')
const rows = (table: string) => table.split('\n').flatMap((line) => (line ? [line.split('|')] : []))
const list = (cell: string | undefined) => (cell ? cell.split(';') : [])

const agencyRow =
  (pictures: boolean) =>
  (cells: string[]): Agency => {
    const name = plain(cells[0] ?? '')
    return { name, country: cells[1] ?? '', pictures, spellings: [name, ...list(cells[2])] }
  }

export const agencies: readonly Agency[] = [...rows(newsAgencies).map(agencyRow(false)), ...rows(pictureAgencies).map(agencyRow(true))]

export const outlets: readonly Outlet[] = rows(outletTable).map((cells) => {
  const name = plain(cells[0] ?? '')
  return { name, country: cells[1] ?? '', ...(cells[2] ? { city: cells[2] } : {}), spellings: [name, ...list(cells[3])] }
})
