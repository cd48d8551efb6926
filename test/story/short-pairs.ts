/**
 * Short matter of two sources, written for the tests: one is a print of the other in a house's dress, or it says the same words of other facts. The
 * rules were made with the first list at hand.
 */
export interface ShortPair {
  language: string
  same: boolean
  what: string
  one: [headline: string, text: string]
  other: [headline: string, text: string]
}
const p = (language: string, same: boolean, what: string, one: [string, string], other: [string, string]): ShortPair => ({
  language,
  same,
  what,
  one,
  other,
})
export const pairs: ShortPair[] = [
  p(
    'en',
    false,
    'direction',
    [
      'Norland central bank raises key rate by 25 basis points',
      'The central bank of Norland raised its key interest rate by 25 basis points on Thursday, it said in a statement after a meeting of its board.',
    ],
    [
      'Norland central bank cuts key rate by 25 basis points',
      'The central bank of Norland cut its key interest rate by 25 basis points on Thursday, it said in a statement after a meeting of its board.',
    ],
  ),
  p(
    'en',
    true,
    'house dress',
    [
      'Norland central bank raises key rate by 25 basis points',
      'The central bank of Norland raised its key interest rate by 25 basis points on Thursday, it said in a statement after a meeting of its board.',
    ],
    [
      'Rates go up in Norland',
      'OSTVIK (Newsreel) - The central bank of Norland raised its key interest rate by 25 basis points on Thursday, it said in a statement after a meeting of its board.',
    ],
  ),
  p(
    'en',
    false,
    'number',
    [
      'Magnitude 5.1 quake strikes off Sanda',
      'A magnitude 5.1 earthquake struck off the island of Sanda on Monday, the geological survey said. There were no reports of damage or injuries, and no tsunami warning was issued.',
    ],
    [
      'Magnitude 6.4 quake strikes off Sanda',
      'A magnitude 6.4 earthquake struck off the island of Sanda on Monday, the geological survey said. There were no reports of damage or injuries, and no tsunami warning was issued.',
    ],
  ),
  p(
    'en',
    true,
    'house dress',
    [
      'Magnitude 5.1 quake strikes off Sanda',
      'A magnitude 5.1 earthquake struck off the island of Sanda on Monday, the geological survey said. There were no reports of damage or injuries, and no tsunami warning was issued.',
    ],
    [
      'Quake off Sanda',
      'A magnitude 5.1 earthquake struck off the island of Sanda on Monday, the geological survey said. There were no reports of damage or injuries and no tsunami warning was issued.',
    ],
  ),
  p(
    'en',
    false,
    'name',
    [
      'Harrow Mills pays dividend of 12 cents',
      'Harrow Mills said its board declared a quarterly dividend of 12 cents a share, payable on April 3 to shareholders of record on March 20.',
    ],
    [
      'Tarn Foods pays dividend of 12 cents',
      'Tarn Foods said its board declared a quarterly dividend of 12 cents a share, payable on April 3 to shareholders of record on March 20.',
    ],
  ),
  p(
    'de',
    false,
    'direction',
    [
      'Brauwerke steigern Gewinn auf 14 Millionen Euro',
      'Die Brauwerke Altstadt haben im ersten Quartal mehr verdient. Der Gewinn stieg um drei Prozent auf 14 Millionen Euro, wie das Unternehmen am Dienstag mitteilte.',
    ],
    [
      'Brauwerke verlieren Gewinn: 14 Millionen Euro',
      'Die Brauwerke Altstadt haben im ersten Quartal weniger verdient. Der Gewinn sank um drei Prozent auf 14 Millionen Euro, wie das Unternehmen am Dienstag mitteilte.',
    ],
  ),
  p(
    'de',
    false,
    'direction',
    [
      'Aktie der Falk AG gewinnt vier Prozent',
      'Die Aktie der Falk AG hat am Freitag im frühen Handel vier Prozent gewonnen. Händler verwiesen auf eine Studie der Landesbank.',
    ],
    [
      'Aktie der Falk AG verliert vier Prozent',
      'Die Aktie der Falk AG hat am Freitag im frühen Handel vier Prozent verloren. Händler verwiesen auf eine Studie der Landesbank.',
    ],
  ),
  p(
    'de',
    true,
    'house dress',
    [
      'Aktie der Falk AG gewinnt vier Prozent',
      'Die Aktie der Falk AG hat am Freitag im frühen Handel vier Prozent gewonnen. Händler verwiesen auf eine Studie der Landesbank.',
    ],
    [
      'Falk AG im Plus',
      'Frankfurt/Main (dna) - Die Aktie der Falk AG hat am Freitag im frühen Handel vier Prozent gewonnen. Händler verwiesen auf eine Studie der Landesbank.',
    ],
  ),
  p(
    'de',
    false,
    'number',
    [
      'Waldseebad besiegt Norderau 3:1',
      'Der SC Waldseebad hat am Samstag im Heimspiel gegen Norderau mit 3:1 gewonnen und steht nun auf dem dritten Platz der Tabelle.',
    ],
    [
      'Waldseebad besiegt Norderau 2:0',
      'Der SC Waldseebad hat am Samstag im Heimspiel gegen Norderau mit 2:0 gewonnen und steht nun auf dem vierten Platz der Tabelle.',
    ],
  ),
  p(
    'es',
    false,
    'direction',
    [
      'La bolsa de Altamar sube un 1,2 %',
      'La bolsa de Altamar subió hoy un 1,2 %, impulsada por los valores de la energía y de la banca, según datos de la sociedad rectora al cierre de la sesión.',
    ],
    [
      'La bolsa de Altamar baja un 1,2 %',
      'La bolsa de Altamar bajó hoy un 1,2 %, arrastrada por los valores de la energía y de la banca, según datos de la sociedad rectora al cierre de la sesión.',
    ],
  ),
  p(
    'es',
    true,
    'house dress',
    [
      'La bolsa de Altamar sube un 1,2 %',
      'La bolsa de Altamar subió hoy un 1,2 %, impulsada por los valores de la energía y de la banca, según datos de la sociedad rectora al cierre de la sesión.',
    ],
    [
      'Jornada al alza',
      'ALTAMAR.- La bolsa de Altamar subió hoy un 1,2 %, impulsada por los valores de la energía y de la banca, según datos de la sociedad rectora al cierre de la sesión.',
    ],
  ),
  p(
    'es',
    false,
    'number',
    [
      'Sismo de 4,8 sacude Puerto Rey',
      'Un sismo de magnitud 4,8 sacudió este martes la provincia de Puerto Rey, sin que se reportaran víctimas ni daños, informó el instituto geofísico.',
    ],
    [
      'Sismo de 5,6 sacude Puerto Rey',
      'Un sismo de magnitud 5,6 sacudió este martes la provincia de Puerto Rey, sin que se reportaran víctimas ni daños, informó el instituto geofísico.',
    ],
  ),
  p(
    'fr',
    false,
    'direction',
    [
      'Le chômage recule en Valdorie',
      'Le taux de chômage a reculé de 0,2 point au deuxième trimestre en Valdorie, selon les chiffres publiés mercredi par l’institut de la statistique.',
    ],
    [
      'Le chômage progresse en Valdorie',
      'Le taux de chômage a progressé de 0,2 point au deuxième trimestre en Valdorie, selon les chiffres publiés mercredi par l’institut de la statistique.',
    ],
  ),
  p(
    'fr',
    true,
    'house dress',
    [
      'Le chômage recule en Valdorie',
      'Le taux de chômage a reculé de 0,2 point au deuxième trimestre en Valdorie, selon les chiffres publiés mercredi par l’institut de la statistique.',
    ],
    [
      'Moins de chômeurs',
      'Valmont (ANV) - Le taux de chômage a reculé de 0,2 point au deuxième trimestre en Valdorie, selon les chiffres publiés mercredi par l’institut de la statistique.',
    ],
  ),
  p(
    'fr',
    false,
    'name',
    [
      'Perrine Aubel élue maire de Sauge',
      'Perrine Aubel a été élue dimanche maire de Sauge avec 54 % des voix, a annoncé la préfecture. Elle succède à Luc Damien, qui ne se représentait pas.',
    ],
    [
      'Marc Tivolle élu maire de Brune',
      'Marc Tivolle a été élu dimanche maire de Brune avec 54 % des voix, a annoncé la préfecture. Il succède à Luc Damien, qui ne se représentait pas.',
    ],
  ),
  p(
    'ru',
    false,
    'direction',
    [
      'Цена нефти выросла на 2 процента',
      'Цена нефти на бирже в Лазурске выросла в среду на 2 процента, следует из данных торгов. Участники рынка ждут решения министров стран картеля.',
    ],
    [
      'Цена нефти упала на 2 процента',
      'Цена нефти на бирже в Лазурске упала в среду на 2 процента, следует из данных торгов. Участники рынка ждут решения министров стран картеля.',
    ],
  ),
  p(
    'ru',
    true,
    'house dress',
    [
      'Цена нефти выросла на 2 процента',
      'Цена нефти на бирже в Лазурске выросла в среду на 2 процента, следует из данных торгов. Участники рынка ждут решения министров стран картеля.',
    ],
    [
      'Нефть дорожает',
      'ЛАЗУРСК, 4 марта. /ЛТА/. Цена нефти на бирже в Лазурске выросла в среду на 2 процента, следует из данных торгов. Участники рынка ждут решения министров стран картеля.',
    ],
  ),
  p(
    'sr',
    false,
    'number',
    [
      'Земљотрес јачине 3,4 степена код Брезне',
      'Земљотрес јачине 3,4 степена погодио је јутрос подручје Брезне, саопштио је сеизмолошки завод. Нема извештаја о повређенима ни о материјалној штети.',
    ],
    [
      'Земљотрес јачине 4,7 степени код Брезне',
      'Земљотрес јачине 4,7 степени погодио је јутрос подручје Брезне, саопштио је сеизмолошки завод. Нема извештаја о повређенима ни о материјалној штети.',
    ],
  ),
  p(
    'sr',
    true,
    'other script',
    [
      'Земљотрес јачине 3,4 степена код Брезне',
      'Земљотрес јачине 3,4 степена погодио је јутрос подручје Брезне, саопштио је сеизмолошки завод. Нема извештаја о повређенима ни о материјалној штети.',
    ],
    [
      'Tresla se Brezna',
      'Zemljotres jačine 3,4 stepena pogodio je jutros područje Brezne, saopštio je seizmološki zavod. Nema izveštaja o povređenima ni o materijalnoj šteti.',
    ],
  ),
  p('en', false, 'empty flashes', ['Court upholds ban on ferry', ''], ['Court overturns ban on ferry', '']),
]
export const otherPairs: ShortPair[] = [
  p(
    'en',
    false,
    'direction',
    [
      'Copper prices rise to three-month high',
      'Copper prices rose to a three-month high on the Harbour exchange on Wednesday after stocks in its warehouses changed for the fifth day running.',
    ],
    [
      'Copper prices fall to three-month low',
      'Copper prices fell to a three-month low on the Harbour exchange on Wednesday after stocks in its warehouses changed for the fifth day running.',
    ],
  ),
  p(
    'en',
    false,
    'direction',
    [
      'Parliament approves ferry bill',
      'The parliament of Norland approved a bill on state aid for ferries on Tuesday by 61 votes to 58. The government had said that it would resign over it.',
    ],
    [
      'Parliament rejects ferry bill',
      'The parliament of Norland rejected a bill on state aid for ferries on Tuesday by 61 votes to 58. The government had said that it would resign over it.',
    ],
  ),
  p(
    'en',
    true,
    'house dress',
    [
      'Parliament approves ferry bill',
      'The parliament of Norland approved a bill on state aid for ferries on Tuesday by 61 votes to 58. The government had said that it would resign over it.',
    ],
    [
      'Narrow vote on ferries',
      'The parliament of Norland approved a bill on state aid for ferries on Tuesday by 61 votes to 58. The government had said that it would resign over it. (NNA)',
    ],
  ),
  p(
    'en',
    false,
    'number',
    [
      'Lockwood first-quarter profit 3.4 mln',
      'Lockwood Shipping said first-quarter net profit was 3.4 million crowns against 2.9 million a year ago. Sales were 41 million against 38 million.',
    ],
    [
      'Lockwood first-quarter profit 8.1 mln',
      'Lockwood Shipping said first-quarter net profit was 8.1 million crowns against 7.3 million a year ago. Sales were 66 million against 59 million.',
    ],
  ),
  p(
    'en',
    true,
    'cut',
    [
      'Lockwood first-quarter profit 3.4 mln',
      'Lockwood Shipping said first-quarter net profit was 3.4 million crowns against 2.9 million a year ago. Sales were 41 million against 38 million. Its shares were unchanged.',
    ],
    [
      'Lockwood earns more',
      'Lockwood Shipping said first-quarter net profit was 3.4 million crowns against 2.9 million a year ago. Sales were 41 million against 38 million.',
    ],
  ),
  p(
    'de',
    false,
    'direction',
    [
      'Ölpreise steigen leicht',
      'Die Ölpreise sind am Montag leicht gestiegen. Ein Barrel der Nordsee-Sorte kostete am Morgen 71 Dollar, wie aus Daten der Börse in Hafenstadt hervorgeht.',
    ],
    [
      'Ölpreise fallen leicht',
      'Die Ölpreise sind am Montag leicht gefallen. Ein Barrel der Nordsee-Sorte kostete am Morgen 71 Dollar, wie aus Daten der Börse in Hafenstadt hervorgeht.',
    ],
  ),
  p(
    'de',
    true,
    'house dress',
    [
      'Ölpreise steigen leicht',
      'Die Ölpreise sind am Montag leicht gestiegen. Ein Barrel der Nordsee-Sorte kostete am Morgen 71 Dollar, wie aus Daten der Börse in Hafenstadt hervorgeht.',
    ],
    [
      'Öl teurer',
      'Hafenstadt. Die Ölpreise sind am Montag leicht gestiegen. Ein Barrel der Nordsee-Sorte kostete am Morgen 71 Dollar, wie aus Daten der Börse in Hafenstadt hervorgeht.',
    ],
  ),
  p(
    'de',
    false,
    'name',
    [
      'Unfall auf der A 81 bei Rottweiler',
      'Bei einem Unfall auf der Landstraße bei Rottmühl ist am Sonntag ein Motorradfahrer schwer verletzt worden. Die Polizei sucht Zeugen.',
    ],
    [
      'Unfall auf der A 81 bei Kirchbach',
      'Bei einem Unfall auf der Landstraße bei Kirchbach ist am Sonntag ein Motorradfahrer schwer verletzt worden. Die Polizei sucht Zeugen.',
    ],
  ),
  p(
    'es',
    false,
    'direction',
    [
      'El banco central aumenta los tipos',
      'El banco central de Altamar aumentó este jueves los tipos de interés en medio punto, hasta el 4 %, por la evolución de los precios en los últimos meses.',
    ],
    [
      'El banco central reduce los tipos',
      'El banco central de Altamar redujo este jueves los tipos de interés en medio punto, hasta el 4 %, por la evolución de los precios en los últimos meses.',
    ],
  ),
  p(
    'es',
    true,
    'house dress',
    [
      'El banco central aumenta los tipos',
      'El banco central de Altamar aumentó este jueves los tipos de interés en medio punto, hasta el 4 %, por la evolución de los precios en los últimos meses.',
    ],
    [
      'Tipos más altos',
      'El banco central de Altamar aumentó este jueves los tipos de interés en medio punto, hasta el 4 %, por la evolución de los precios en los últimos meses. EFA',
    ],
  ),
  p(
    'es',
    false,
    'name',
    [
      'Detienen en Lerma a un hombre por robo',
      'La policía detuvo este lunes en Lerma a un hombre de 34 años por el robo de una joyería del centro, informó la jefatura superior en un comunicado.',
    ],
    [
      'Detienen en Nájara a un hombre por robo',
      'La policía detuvo este lunes en Nájara a un hombre de 51 años por el robo de una joyería del centro, informó la jefatura superior en un comunicado.',
    ],
  ),
  p(
    'fr',
    false,
    'direction',
    [
      'La Bourse de Valmont termine en hausse',
      'La Bourse de Valmont a terminé en hausse de 0,8 % vendredi, dans un marché attentif aux résultats des entreprises et aux annonces de la banque centrale.',
    ],
    [
      'La Bourse de Valmont termine en baisse',
      'La Bourse de Valmont a terminé en baisse de 0,8 % vendredi, dans un marché attentif aux résultats des entreprises et aux annonces de la banque centrale.',
    ],
  ),
  p(
    'fr',
    true,
    'house dress',
    [
      'La Bourse de Valmont termine en hausse',
      'La Bourse de Valmont a terminé en hausse de 0,8 % vendredi, dans un marché attentif aux résultats des entreprises et aux annonces de la banque centrale.',
    ],
    [
      'Valmont dans le vert',
      'La Bourse de Valmont a terminé en hausse de 0,8 % vendredi, dans un marché attentif aux résultats des entreprises et aux annonces de la banque centrale. (avec ANV)',
    ],
  ),
  p(
    'fr',
    false,
    'number',
    [
      'Séisme de magnitude 4,1 près de Sauge',
      'Un séisme de magnitude 4,1 a été ressenti lundi matin près de Sauge, a indiqué le bureau sismologique. Aucun dégât n’a été signalé.',
    ],
    [
      'Séisme de magnitude 5,3 près de Sauge',
      'Un séisme de magnitude 5,3 a été ressenti lundi matin près de Sauge, a indiqué le bureau sismologique. Aucun dégât n’a été signalé.',
    ],
  ),
  p(
    'ru',
    false,
    'direction',
    [
      'Рубеж повысил прогноз по прибыли',
      'Компания «Рубеж» повысила прогноз по прибыли на текущий год до 12 миллионов крон, сообщила её пресс-служба. Ранее о пересмотре плана говорил глава компании.',
    ],
    [
      'Рубеж понизил прогноз по прибыли',
      'Компания «Рубеж» понизила прогноз по прибыли на текущий год до 12 миллионов крон, сообщила её пресс-служба. Ранее о пересмотре плана говорил глава компании.',
    ],
  ),
  p(
    'ru',
    true,
    'house dress',
    [
      'Рубеж повысил прогноз по прибыли',
      'Компания «Рубеж» повысила прогноз по прибыли на текущий год до 12 миллионов крон, сообщила её пресс-служба. Ранее о пересмотре плана говорил глава компании.',
    ],
    [
      'Прибыль «Рубежа» будет больше',
      'Компания «Рубеж» повысила прогноз по прибыли на текущий год до 12 миллионов крон, сообщила её пресс-служба. Ранее о пересмотре плана говорил глава компании. ЛТА',
    ],
  ),
  p(
    'ru',
    false,
    'number',
    [
      'В Лазурске сгорел склад',
      'Склад площадью 400 квадратных метров сгорел ночью в Лазурске, сообщили в управлении пожарной охраны. Пострадавших нет, причина пожара выясняется.',
    ],
    [
      'В Лазурске сгорел склад',
      'Склад площадью 900 квадратных метров сгорел ночью в Лазурске, сообщили в управлении пожарной охраны. Пострадали 3 человека, причина пожара выясняется.',
    ],
  ),
  p(
    'sr',
    false,
    'direction',
    [
      'Расту цене струје',
      'Цене струје на берзи у Брезни порасле су у четвртак за два одсто, показују подаци о трговању. Учесници на тржишту очекују одлуку владе о увозу.',
    ],
    [
      'Падају цене струје',
      'Цене струје на берзи у Брезни пале су у четвртак за два одсто, показују подаци о трговању. Учесници на тржишту очекују одлуку владе о увозу.',
    ],
  ),
  p(
    'sr',
    true,
    'house dress',
    [
      'Расту цене струје',
      'Цене струје на берзи у Брезни порасле су у четвртак за два одсто, показују подаци о трговању. Учесници на тржишту очекују одлуку владе о увозу.',
    ],
    [
      'Струја скупља',
      'БРЕЗНА - Цене струје на берзи у Брезни порасле су у четвртак за два одсто, показују подаци о трговању. Учесници на тржишту очекују одлуку владе о увозу.',
    ],
  ),
  p(
    'sr',
    false,
    'name',
    [
      'Марко Лазић нови тренер Слоге',
      'Марко Лазић нови је тренер Слоге из Брезне, саопштио је клуб. Уговор је потписан на две године, а први тренинг биће у понедељак.',
    ],
    [
      'Иван Рашић нови тренер Рудара',
      'Иван Рашић нови је тренер Рудара из Топлеца, саопштио је клуб. Уговор је потписан на две године, а први тренинг биће у понедељак.',
    ],
  ),
]
