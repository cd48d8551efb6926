/**
 * One agency's stories in several languages, written for this: those with the same `event` are translations of one another. The hard ones
 * are in the same trade: two quakes, two matches of one club, two visits of one minister, budgets, fires, rates, weather.
 */
export interface Translated {
  event: string
  language: string
  headline: string
  bodyText: string
}

const told: [event: string, language: string, headline: string, bodyText: string][] = [
  [
    'quake-berovo',
    'en',
    'Magnitude 4.6 quake shakes Berovo, no injuries',
    'An earthquake of magnitude 4.6 shook the area of Berovo at 04:17 on Monday, the Seismological Observatory in Skopje said. The epicentre was 12 kilometres from the village of Rusinovo.\nThere were no injuries, mayor Zvonko Pekevski said, but 38 houses have cracks and the school in Pehchevo stays closed.',
  ],
  [
    'quake-berovo',
    'mk',
    'Земјотрес од 4,6 степени го потресе Берово, нема повредени',
    'Земјотрес со јачина од 4,6 степени го потресе беровскиот крај во понеделникот во 04:17 часот, соопшти Сеизмолошката опсерваторија во Скопје. Епицентарот бил на 12 километри од селото Русиново.\nНема повредени, рече градоначалникот Звонко Пекевски, но 38 куќи имаат пукнатини, а училиштето во Пехчево останува затворено.',
  ],
  [
    'quake-berovo',
    'sq',
    'Tërmet 4,6 ballë në Berovë, pa të lënduar',
    'Një tërmet me magnitudë 4,6 e lëkundi të hënën në orën 04:17 zonën e Berovës, njoftoi Observatori Sizmologjik në Shkup. Epiqendra ishte 12 kilometra nga fshati Rusinovë.\nNuk ka të lënduar, tha kryetari Zvonko Pekevski, por 38 shtëpi kanë plasaritje, kurse shkolla në Pehçevë mbetet e mbyllur.',
  ],
  [
    'quake-drach',
    'en',
    'Strong quake off Durres felt in Tirana and Ohrid',
    'An earthquake of magnitude 5.2 struck off Durres at 22:41, the Institute of Geosciences in Tirana said. It was felt as far as Ohrid and Bar.\nThe epicentre lay 20 kilometres under the sea. Mayor Emiriana Sako said 9 people were treated for fright and 3 buildings were emptied.',
  ],
  [
    'quake-drach',
    'mk',
    'Силен земјотрес кај Драч, се почувствува во Тирана и во Охрид',
    'Земјотрес со јачина од 5,2 степени го погоди морето кај Драч во 22:41 часот, соопшти Институтот за геонауки во Тирана. Се почувствува и во Охрид и во Бар.\nЕпицентарот бил на 20 километри под морето. Градоначалничката Емиријана Сако рече дека 9 луѓе биле лекувани од страв, а 3 згради се испразнети.',
  ],
  [
    'budget',
    'en',
    'Parliament adopts budget of 6.3 billion euros by 64 votes',
    'Parliament adopted the budget for next year with 64 votes for and 41 against late on Thursday. Revenue is planned at 5.7 billion euros and spending at 6.3 billion, finance minister Gordana Kochoska said.\nDeputy Hristijan Mitrevski of the opposition called the deficit of 3.9 percent irresponsible. Pensions rise by 5.5 percent in March.',
  ],
  [
    'budget',
    'mk',
    'Собранието го донесе Буџетот од 6,3 милијарди евра со 64 гласа',
    'Собранието доцна во четвртокот го донесе Буџетот за идната година со 64 гласа „за“ и 41 „против“. Приходите се планирани на 5,7 милијарди евра, а расходите на 6,3 милијарди, рече министерката за финансии Гордана Кочоска.\nПратеникот Христијан Митревски од опозицијата дефицитот од 3,9 проценти го нарече неодговорен. Пензиите во март растат за 5,5 проценти.',
  ],
  [
    'budget',
    'sq',
    'Kuvendi miratoi buxhetin prej 6,3 miliardë eurosh me 64 vota',
    'Kuvendi të enjten vonë e miratoi buxhetin për vitin e ardhshëm me 64 vota për dhe 41 kundër. Të hyrat janë planifikuar 5,7 miliardë euro, ndërsa shpenzimet 6,3 miliardë, tha ministrja e Financave Gordana Koçoska.\nDeputeti Hristijan Mitrevski nga opozita e quajti deficitin prej 3,9 për qind të papërgjegjshëm. Pensionet në mars rriten për 5,5 për qind.',
  ],
  [
    'rebalance',
    'en',
    'Government cuts budget by 210 million euros',
    'The government adopted a revised budget that is 210 million euros smaller, finance minister Gordana Kochoska said on Tuesday. Roads lose 85 million and the railway to Kriva Palanka 40 million.\nPrime minister Oliver Spasovski said wages and pensions are safe. The deficit is to be 4.2 percent.',
  ],
  [
    'rebalance',
    'sq',
    'Qeveria e shkurton buxhetin për 210 milionë euro',
    'Qeveria miratoi rishikimin e buxhetit, që është 210 milionë euro më i vogël, tha të martën ministrja e Financave Gordana Koçoska. Rrugëve u merren 85 milionë, ndërsa hekurudhës drejt Kriva Pallankës 40 milionë.\nKryeministri Oliver Spasovski tha se pagat dhe pensionet janë të sigurta. Deficiti do të jetë 4,2 për qind.',
  ],
  [
    'vardar-win',
    'en',
    'Vardar beat Metalurg 31-27 in handball league',
    'Vardar beat Metalurg 31-27 in the Super League on Saturday before 4,200 spectators in the Jane Sandanski hall. Timur Dibirov scored 9 goals, Goce Georgievski 6.\nCoach Stevche Alushovski praised goalkeeper Borko Ristovski, who saved 17 shots. On Wednesday Vardar play Ohrid.',
  ],
  [
    'vardar-win',
    'mk',
    'Вардар го победи Металург со 31-27 во ракометната лига',
    'Вардар во саботата го победи Металург со 31-27 во Супер лигата пред 4.200 гледачи во салата „Јане Сандански“. Тимур Дибиров постигна 9 гола, Гоце Георгиевски 6.\nТренерот Стевче Алушовски го пофали голманот Борко Ристовски, кој одбрани 17 удари. Во средата Вардар игра со Охрид.',
  ],
  [
    'vardar-loss',
    'en',
    'Vardar lose to Ohrid 24-25 with last throw',
    'Ohrid beat Vardar 25-24 with the last throw on Wednesday. Filip Taleski decided the match in the Biljanini Izvori hall before 2,900 spectators.\nTimur Dibirov scored 7 goals for Vardar. Coach Stevche Alushovski blamed 11 technical errors. On Sunday Vardar travel to Tutunski.',
  ],
  [
    'vardar-loss',
    'mk',
    'Вардар загуби од Охрид со 24-25 во последниот напад',
    'Охрид во средата го победи Вардар со 25-24 со последниот удар. Филип Талески го реши натпреварот во салата „Билјанини извори“ пред 2.900 гледачи.\nТимур Дибиров постигна 7 гола за Вардар. Тренерот Стевче Алушовски се пожали на 11 технички грешки. Во неделата Вардар гостува кај Тутунски.',
  ],
  [
    'visit-berlin',
    'en',
    'Osmani and Baerbock discuss enlargement in Berlin',
    'Foreign minister Bujar Osmani met his German colleague Annalena Baerbock in Berlin on Friday. They spoke of enlargement of the European Union and of the summit in Tirana on 6 December.\nBaerbock promised 15 million euros for schools in Gostivar and Kichevo. Osmani invited her to Skopje in spring.',
  ],
  [
    'visit-berlin',
    'mk',
    'Османи и Бербок во Берлин разговараа за проширувањето',
    'Министерот за надворешни работи Бујар Османи во петокот во Берлин се сретна со германската колешка Аналена Бербок. Тие разговараа за проширувањето на Европската Унија и за самитот во Тирана на 6 декември.\nБербок вети 15 милиони евра за училишта во Гостивар и во Кичево. Османи ја покани напролет во Скопје.',
  ],
  [
    'visit-berlin',
    'sq',
    'Osmani dhe Baerbock në Berlin biseduan për zgjerimin',
    'Ministri i Jashtëm Bujar Osmani të premten në Berlin u takua me homologen gjermane Annalena Baerbock. Ata biseduan për zgjerimin e Bashkimit Evropian dhe për samitin në Tiranë më 6 dhjetor.\nBaerbock premtoi 15 milionë euro për shkolla në Gostivar dhe Kërçovë. Osmani e ftoi në pranverë në Shkup.',
  ],
  [
    'visit-sofia',
    'en',
    'Osmani in Sofia: constitution and railway on the agenda',
    'Foreign minister Bujar Osmani met his Bulgarian colleague Nikolay Milkov in Sofia on Monday. The talks were about the constitution, about history and the railway through Gjueshevo.\nMilkov said 2030 is realistic for the railway. Osmani laid flowers at the grave of Gotse Delchev.',
  ],
  [
    'visit-sofia',
    'mk',
    'Османи во Софија: Уставот и железницата на дневен ред',
    'Министерот за надворешни работи Бујар Османи во понеделникот во Софија се сретна со бугарскиот колега Николај Милков. Разговорите беа за Уставот, за историјата и за железницата преку Ѓуешево.\nМилков рече дека 2030 година е реална за железницата. Османи положи цвеќе на гробот на Гоце Делчев.',
  ],
  [
    'fire-pehchevo',
    'en',
    'Forest fire near Pehchevo under control after three days',
    'The forest fire above Pehchevo is under control after three days, the Crisis Management Centre said. It burned 640 hectares of pine on Mount Vlaina.\nCommander Stojanche Angelov said 120 firefighters and 2 planes from Croatia took part. Two houses in Crnik burned down.',
  ],
  [
    'fire-pehchevo',
    'sq',
    'Zjarri mbi Pehçevë nën kontroll pas tri ditësh',
    'Zjarri në pyjet mbi Pehçevë është nën kontroll pas tri ditësh, njoftoi Qendra për Menaxhim me Kriza. Ai dogji 640 hektarë pisha në malin Vllainë.\nKomandanti Stojançe Angellov tha se morën pjesë 120 zjarrfikës dhe 2 aeroplanë nga Kroacia. Dy shtëpi në Cërnik u dogjën.',
  ],
  [
    'fire-valandovo',
    'mk',
    'Нов пожар кај Валандово, село е евакуирано',
    'Нов пожар избувна над Валандово и изгоре 300 хектари шума, соопшти Центарот за управување со кризи. Евакуирани се 45 жители на селото Грчиште.\nКомандантот Стојанче Ангелов рече дека гасат 90 пожарникари и 2 авиона од Србија. Патот кон Дојран е затворен.',
  ],
  [
    'rates',
    'en',
    'Central bank raises main rate to 4.75 percent',
    'The National Bank raised its main rate by 0.50 points to 4.75 percent, governor Anita Angelovska Bezhoska said on Wednesday. Inflation was 18.7 percent in November.\nThe bank expects 2.4 percent growth. Deposits in denars rose by 1.8 percent.',
  ],
  [
    'rates',
    'mk',
    'Народната банка ја зголеми каматната стапка на 4,75 проценти',
    'Народната банка ја зголеми основната каматна стапка за 0,50 поени на 4,75 проценти, изјави во средата гувернерката Анита Ангеловска Бежоска. Инфлацијата во ноември беше 18,7 проценти.\nБанката очекува раст од 2,4 проценти. Депозитите во денари пораснаа за 1,8 проценти.',
  ],
  [
    'ecb',
    'sq',
    'BQE i rrit normat për 0,50 pikë, Lagarde paralajmëron',
    'Banka Qendrore Evropiane i rriti normat për 0,50 pikë në 2,50 për qind, tha të enjten në Frankfurt presidentja Christine Lagarde. Inflacioni në eurozonë ishte 10,1 për qind në nëntor.\nLagarde paralajmëroi se do të ketë rritje të tjera në shkurt dhe mars.',
  ],
  [
    'museum',
    'en',
    'Roman mosaic of 3rd century opens to visitors at Stobi',
    'A Roman mosaic of 84 square metres opened to visitors at Stobi on Saturday. Archaeologist Silvana Blazhevska said it lay under the Casa Romana for 1,700 years.\nThe Headley Trust of London gave 220,000 pounds. Entry costs 120 denars and is free for pupils from Gradsko and Veles.',
  ],
  [
    'museum',
    'mk',
    'Римски мозаик од третиот век отворен за посетители во Стоби',
    'Римски мозаик од 84 квадратни метри во саботата се отвори за посетители во Стоби. Археологот Силвана Блажевска рече дека под Каза Романа лежел 1.700 години.\nФондацијата „Хедли траст“ од Лондон даде 220.000 фунти. Влезот чини 120 денари, а бесплатен е за учениците од Градско и Велес.',
  ],
  [
    'weather-mon',
    'en',
    'Weather: cloudy, up to 9 degrees',
    'It will be cloudy on Monday with rain in Debar and Gostivar, the Weather Service said. Temperatures from 2 to 9 degrees, in Skopje up to 7. Wind from the north up to 8 metres a second on the Vardar.',
  ],
  [
    'weather-tue',
    'mk',
    'Времето: променливо, до 12 степени',
    'Во вторник ќе биде променливо со слаб дожд во Дебар и во Гостивар, соопшти Хидрометеоролошкиот завод. Температурата од 3 до 12 степени, во Скопје до 10. Ветер од север до 8 метри во секунда по Вардар.',
  ],
  [
    'doctor',
    'en',
    'First liver transplant at Skopje clinic',
    'Surgeons of the Mother Teresa clinic in Skopje transplanted a liver for the first time, professor Andrej Arsovski said on Tuesday. The operation lasted 11 hours; the patient, 47, is stable.\nProfessor Yaman Tokat of Istanbul assisted. In all 63 patients wait for a liver.',
  ],
  [
    'doctor',
    'mk',
    'Прва трансплантација на црн дроб на скопската клиника',
    'Хирурзите на клиниката „Мајка Тереза“ во Скопје првпат трансплантираа црн дроб, изјави во вторник професорот Андреј Арсовски. Операцијата траеше 11 часа, а пациентот од 47 години е стабилен.\nАсистираше професорот Јаман Токат од Истанбул. Вкупно 63 пациенти чекаат црн дроб.',
  ],
  [
    'doctor',
    'sq',
    'Transplantimi i parë i mëlçisë në klinikën e Shkupit',
    'Kirurgët e klinikës „Nëna Terezë“ në Shkup për herë të parë transplantuan mëlçi, tha të martën profesori Andrej Arsovski. Operacioni zgjati 11 orë, kurse pacienti 47 vjeç është stabil.\nNdihmoi profesori Jaman Tokat nga Stambolli. Gjithsej 63 pacientë presin mëlçi.',
  ],
  [
    'strike',
    'de',
    'Lokführer in Nordmazedonien streiken 24 Stunden',
    'Die Lokführer der Eisenbahn in Skopje haben am Montag für 24 Stunden gestreikt. 37 Züge nach Bitola, Veles und Gevgelija fielen aus, sagte Gewerkschafter Blagoja Ralpovski.\nSie fordern 18 Prozent mehr Lohn. Direktor Orhan Murtezani bot 6 Prozent an.',
  ],
  [
    'strike',
    'en',
    'Train drivers strike for 24 hours',
    'Train drivers of the railway in Skopje went on strike for 24 hours on Monday. 37 trains to Bitola, Veles and Gevgelija were cancelled, union leader Blagoja Ralpovski said.\nThey want 18 percent more pay. Director Orhan Murtezani offered 6 percent.',
  ],
  [
    'strike',
    'mk',
    'Машиновозачите штрајкуваа 24 часа',
    'Машиновозачите на железницата во Скопје во понеделникот штрајкуваа 24 часа. Откажани беа 37 возови кон Битола, Велес и Гевгелија, рече синдикалецот Благоја Ралповски.\nТие бараат 18 проценти повисоки плати. Директорот Орхан Муртезани понуди 6 проценти.',
  ],
  [
    'strike-2',
    'en',
    'Railway strike goes on for second week',
    'The strike of the railway goes into its second week; 112 trains to Bitola and Gevgelija were cancelled since Monday, union leader Blagoja Ralpovski said.\nDirector Orhan Murtezani raised his offer to 9 percent. Minister Blagoj Bochvarski calls both to talks on 3 December.',
  ],
]

export const translated: Translated[] = told.map(([event, language, headline, bodyText]) => ({ event, language, headline, bodyText }))
